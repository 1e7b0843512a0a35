"""Write down what happened with a meeting, within one transaction."""

import uuid
from datetime import UTC, date, datetime

from coffeechat.errors import InputError
from coffeechat.meetings import tables
from coffeechat.meetings.changes import Change, apply
from coffeechat.meetings.dates import say_day
from coffeechat.meetings.owing import find_due, find_follow_up, find_promises
from coffeechat.meetings.people import find_meeting
from coffeechat.meetings.store import Rows
from coffeechat.model import Contact, Meeting, NoteFact, Paper, PaperKind, Promise, PromiseBy

_LONGEST_NAME = 120


def add_contact(rows: Rows, name: str) -> Contact:
    """Write a new contact, of whom the name is known.

    Raises:
        InputError: it is no name.
    """
    contact = Contact(id=rows.new_id(tables.contacts), uid=_uid(), name=_check_name(name))
    rows.insert(tables.contacts, contact)
    return contact


def add_meeting(rows: Rows, contact: Contact) -> Meeting:
    """Write a new meeting with a contact."""
    meeting = Meeting(id=rows.new_id(tables.meetings), uid=_uid(), stage="target", changed=now())
    rows.insert(tables.meetings, meeting, contact=contact.id)
    return meeting


def record(rows: Rows, number: int, change: Change, facts: list[NoteFact], today: date) -> list[str]:
    """Write down a change of the meeting of that number; return what the user should know.

    Raises:
        InputError: the change names a contact or a promise that is not there.
    """
    contacts = rows.contacts()
    contact, _ = find_meeting(contacts, str(number))
    meeting = next(meeting for meeting in contact.meetings if meeting.id == number)
    _write_contact(rows, contact, change, contacts)
    changed = meeting.model_copy(update={**apply(meeting, change, today), "changed": now()})
    on, warnings = changed.met or today, []
    again = find_follow_up(change.notes, on) if change.notes and not changed.follow_up else None
    if again:
        changed = changed.model_copy(update={"follow_up": again[0]})
        warnings.append(f"You will be told to write again on {say_day(again[0])}: the notes say “{again[1]}”.")
    rows.update(tables.meetings, changed)
    paper = keep_paper(rows, meeting, "notes", {"notes": change.notes}) if change.notes else None
    if change.draft:
        keep_paper(rows, meeting, "draft", {"draft": change.draft})
    _write_promises(rows, meeting, _promised(change, facts, on, paper))
    _close_promises(rows, meeting, change.done, today)
    return warnings


def keep_paper(
    rows: Rows, meeting: Meeting, kind: PaperKind, given: dict[str, str], document: dict | None = None
) -> int:
    """Keep a paper with a meeting, unless the same is there; return its id."""
    for paper in meeting.papers:
        if (paper.kind, paper.given, paper.document) == (kind, given, document):
            return paper.id
    paper = Paper(id=rows.new_id(tables.papers), kind=kind, saved=now(), given=given, document=document)
    rows.insert(tables.papers, paper, meeting=meeting.id)
    return paper.id


def now() -> datetime:
    """Return the time in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def _write_contact(rows: Rows, contact: Contact, change: Change, contacts: list[Contact]) -> None:
    given = {"company": " ".join(change.company.split()), "about": change.about.strip()}
    fields: dict = {name: value for name, value in given.items() if value}
    if change.name:
        fields["name"] = _check_name(change.name)
    if change.led_by:
        leader, _ = find_meeting(contacts, change.led_by)
        _refuse_circle(contact, leader, contacts)
        fields["led_by"] = leader.id
    if fields:
        rows.update(tables.contacts, contact.model_copy(update=fields))


def _refuse_circle(contact: Contact, leader: Contact, contacts: list[Contact]) -> None:
    """Refuse a leader whom the contact led to, at any remove.

    Raises:
        InputError: it is such a leader.
    """
    if leader.id == contact.id:
        raise InputError(f"{contact.name} cannot have led to themselves", "--led-by", "Name another contact.")
    by_id, link, seen = {one.id: one for one in contacts}, leader, set()
    while link and link.id not in seen:
        seen.add(link.id)
        if link.led_by == contact.id:
            what = f"{contact.name} led you to {link.name}, so {leader.name} cannot have led to {contact.name}"
            raise InputError(what, "--led-by", "Name another contact, or correct the other one first.")
        link = by_id.get(link.led_by)


def _check_name(name: str) -> str:
    line = " ".join(name.split())
    if not any(char.isalpha() for char in line) or len(line) > _LONGEST_NAME or not line.isprintable():
        raise InputError(f"`{line[:40]}` is not a name", "--to", "Give the name of the contact.")
    return line


def _promised(change: Change, facts: list[NoteFact], on: date, paper: int | None) -> list[Promise]:
    told: list[tuple[PromiseBy, str]] = [("me", text) for text in change.i_owe]
    told += [("them", text) for text in change.they_owe]
    return [
        Promise(id=0, by=by, text=" ".join(text.split()), due=change.by or find_due(text, on)) for by, text in told
    ] + [Promise(id=0, by=by, text=text, due=find_due(text, on), paper=paper) for by, text in find_promises(facts)]


def _write_promises(rows: Rows, meeting: Meeting, promised: list[Promise]) -> None:
    known = {(promise.by, promise.text) for promise in meeting.promises}
    for promise in promised:
        if (promise.by, promise.text) not in known:
            new = promise.model_copy(update={"id": rows.new_id(tables.promises)})
            rows.insert(tables.promises, new, meeting=meeting.id)


def _close_promises(rows: Rows, meeting: Meeting, done: tuple[int, ...], today: date) -> None:
    promises = {promise.id: promise for promise in meeting.promises}
    for number in done:
        if number not in promises:
            todo = f"`coffeechat meetings show {meeting.id}` shows their numbers."
            raise InputError(f"meeting {meeting.id} has no promise {number}", "--done", todo)
        rows.update(tables.promises, promises[number].model_copy(update={"kept": today}))


def _uid() -> str:
    return f"{uuid.uuid4()}@coffeechat"
