"""Meetings as they are shown: a line in a list, or one with all that belongs to it."""

from coffeechat.meetings.contradictions import find_contradictions
from coffeechat.model import Contact, ListedMeeting, Meeting, ShownMeeting


def pick_meeting(contact: Contact, number: int) -> Meeting:
    """Return the meeting of this number, which the contact has."""
    return next(meeting for meeting in contact.meetings if meeting.id == number)


def list_meeting(contact: Contact, meeting: Meeting, contacts: list[Contact]) -> ListedMeeting:
    """Return a meeting as a line of a list."""
    owed = [promise.by for promise in meeting.promises if not promise.kept]
    return ListedMeeting(
        id=meeting.id, name=contact.name, company=contact.company, stage=meeting.stage, at=meeting.at,
        zone=meeting.zone, led_by=_leader(contact, contacts), i_owe=owed.count("me"), they_owe=owed.count("them"),
    )  # fmt: skip


def _leader(contact: Contact, contacts: list[Contact]) -> str | None:
    return next((other.name for other in contacts if other.id == contact.led_by), None)


def show_meeting(contact: Contact, number: int, contacts: list[Contact], *, compared: bool = True) -> ShownMeeting:
    """Return a meeting with all that belongs to it; ``compared`` with the others for what they say otherwise."""
    found = find_contradictions(contacts, contact) if compared else []
    return ShownMeeting(
        contact=contact.model_copy(update={"meetings": [pick_meeting(contact, number)]}),
        led_by=_leader(contact, contacts),
        led_to=[other.name for other in contacts if other.led_by == contact.id],
        contradictions=[entry for entry in found if any(saying.meeting == number for saying in entry.sayings)],
    )
