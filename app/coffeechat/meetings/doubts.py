"""What is odd about a change to the meetings: another person of that name, notes of another talk, words left behind."""

from coffeechat.meetings.people import describe, doubt_notes, name_words, names_in_full
from coffeechat.model import Contact


def note_namesakes(name: str, contacts: list[Contact]) -> list[str]:
    """Say that a contact of this name is there already."""
    same = [contact for contact in contacts if name_words(contact.name) == name_words(name)]
    if not same:
        return []
    number = same[-1].meetings[-1].id
    return [
        f"There is {describe(same[-1])} in meeting {number} already; this is kept as another person of that name. "
        f"For another conversation with the same one, delete this and give `--again {number}`."
    ]


def doubt(notes: str, contact: Contact, number: int, contacts: list[Contact]) -> list[str]:
    """Say what speaks against it that ``notes`` are of the meeting ``number`` with this contact."""
    if not notes:
        return []
    for other in contacts:
        for meeting in other.meetings:
            if any(paper.kind == "notes" and paper.given.get("notes") == notes for paper in meeting.papers):
                if meeting.id == number:
                    return ["These notes are kept with this meeting already."]
                return [f"The very same notes are kept with meeting {meeting.id} ({describe(other)})."]
    return doubt_notes(notes, contact, [other for other in contacts if other.id != contact.id])


def note_mentions(contact: Contact, contacts: list[Contact]) -> list[str]:
    """Say where what is kept of others still names a contact who was deleted."""
    return [
        f"What you keep of {describe(other)} (meeting {meeting.id}) still names {contact.name}."
        for other in contacts
        if other.id != contact.id
        for meeting in other.meetings
        if any(names_in_full(text, contact) for paper in meeting.papers for text in paper.given.values())
    ]
