"""Read an export back in: ids are kept where they are free, and who is here already stays as they are."""

from collections.abc import Iterator
from datetime import date

from pydantic import ValidationError

from coffeechat.errors import InputError
from coffeechat.meetings import tables
from coffeechat.meetings.changes import LONGEST
from coffeechat.meetings.dates import read_zone, require_near
from coffeechat.meetings.people import describe
from coffeechat.meetings.store import Rows
from coffeechat.model import Contact, ImportReport, Meeting, MeetingExport

_TODO = "Give a file that `coffeechat meetings export --format json` wrote."


def take_in(rows: Rows, text: str, where: str) -> ImportReport:
    """Write the contacts of an export, given as JSON.

    Raises:
        InputError: it is no export.
    """
    export = read_export(text, where)
    here = {contact.uid for contact in rows.contacts()}
    new: dict[int, int] = {}
    kept: list[Contact] = []
    added: list[Contact] = []
    for contact in export.contacts:
        if contact.uid in here:
            kept.append(contact)
            continue
        here.add(contact.uid)
        new[contact.id] = _take_contact(rows, contact)
        added.append(contact)
    _link(rows, export.contacts, new)
    return ImportReport(
        added=len(added), kept=[describe(contact) for contact in kept], warnings=_tell(rows, added, kept)
    )


def read_export(text: str, where: str) -> MeetingExport:
    """Return the export that a text holds.

    Raises:
        InputError: it is none, or names a time zone that does not exist.
    """
    try:
        export = MeetingExport.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InputError(f"this is no export of meetings ({place}: {first['msg']})", where, _TODO) from error
    if "\\u0000" in text:
        raise InputError("this is no export of meetings (it holds NUL characters)", where, _TODO)
    for contact in export.contacts:
        for meeting in contact.meetings:
            _check(contact, meeting, where)
    return export


def _check(contact: Contact, meeting: Meeting, where: str) -> None:
    if meeting.zone:
        read_zone(meeting.zone, where)
    if meeting.minutes > LONGEST:
        raise InputError(f"a conversation with {contact.name} takes {meeting.minutes:.0e} minutes", where, _TODO)
    try:
        for day in _days(meeting.model_dump()):
            require_near(day)
    except ValueError as error:
        raise InputError(f"{error}, in what is kept of {contact.name}", where, "Correct the date.") from error


def _days(value: object) -> Iterator[date]:
    """Yield every day and moment in what a noun holds."""
    if isinstance(value, date):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _days(part)


def _take_contact(rows: Rows, contact: Contact) -> int:
    number = rows.new_id(tables.contacts, contact.id)
    rows.insert(tables.contacts, contact.model_copy(update={"id": number, "led_by": None}))
    for meeting in contact.meetings:
        _take_meeting(rows, meeting, number)
    return number


def _take_meeting(rows: Rows, meeting: Meeting, contact: int) -> None:
    number = rows.new_id(tables.meetings, meeting.id)
    rows.insert(tables.meetings, meeting.model_copy(update={"id": number}), contact=contact)
    papers: dict[int | None, int] = {}
    for paper in meeting.papers:
        papers[paper.id] = rows.new_id(tables.papers, paper.id)
        rows.insert(tables.papers, paper.model_copy(update={"id": papers[paper.id]}), meeting=number)
    for promise in meeting.promises:
        ids = {"id": rows.new_id(tables.promises, promise.id), "paper": papers.get(promise.paper)}
        rows.insert(tables.promises, promise.model_copy(update=ids), meeting=number)


def _link(rows: Rows, contacts: list[Contact], new: dict[int, int]) -> None:
    """Write who led to whom, once everybody is there."""
    uids = {contact.id: contact.uid for contact in contacts}
    here = {contact.uid: contact for contact in rows.contacts()}
    for contact in contacts:
        leader = here.get(uids.get(contact.led_by, ""))
        if contact.id in new and leader:
            rows.update(tables.contacts, here[contact.uid].model_copy(update={"led_by": leader.id}))


def _tell(rows: Rows, added: list[Contact], kept: list[Contact]) -> list[str]:
    here = {contact.uid: [meeting.id for meeting in contact.meetings] for contact in rows.contacts()}
    moved = [
        f"{describe(contact)} now has meeting {', '.join(map(str, here[contact.uid]))}: the number was taken."
        for contact in added
        if here[contact.uid] != [meeting.id for meeting in contact.meetings]
    ]
    stayed = [f"{describe(contact)} was here already and stays as they are." for contact in kept]
    return moved + stayed
