"""The service that keeps contacts and conversations."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from coffeechat.meetings import tables
from coffeechat.meetings.changes import Change, rank, stage_after
from coffeechat.meetings.contradictions import find_contradictions
from coffeechat.meetings.doubts import doubt, note_mentions, note_namesakes
from coffeechat.meetings.due import list_due
from coffeechat.meetings.people import describe, find_meeting, firm_key
from coffeechat.meetings.recording import add_contact, add_meeting, keep_paper, now, record
from coffeechat.meetings.showing import list_meeting, pick_meeting, show_meeting
from coffeechat.meetings.store import MeetingStore
from coffeechat.meetings.transfer import take_in
from coffeechat.model import (
    DeleteReport,
    Document,
    DueList,
    ImportReport,
    Meeting,
    MeetingExport,
    MeetingList,
    NoteFact,
    PaperKind,
    ShownMeeting,
)
from coffeechat.settings import Settings


class Meetings:
    """Contacts and the conversations with them. Nothing is ever sent.

    A meeting is meant by its number, or by the name of a contact where only one has it.

    Args:
        settings: where they are kept.
        read_notes: finds the facts of notes; the promises among them are kept.
        forget: deletes what else in the home may hold words about a contact.
        owner: whose meetings these are.
        today: what day it is.
    """

    def __init__(
        self,
        settings: Settings,
        read_notes: Callable[[str, str], list[NoteFact]] = lambda _notes, _name: [],
        forget: Callable[[], None] = lambda: None,
        owner: str = "me",
        today: Callable[[], date] = date.today,
    ) -> None:
        self._store = MeetingStore(settings, owner)
        self._read_notes, self._forget, self._today = read_notes, forget, today

    def overview(self) -> MeetingList:
        """Return all the meetings in their order, and where their notes contradict one another."""
        contacts = self._store.contacts()
        listed = [list_meeting(contact, meeting, contacts) for contact in contacts for meeting in contact.meetings]
        listed.sort(key=lambda entry: entry.id)
        return MeetingList(meetings=listed, contradictions=find_contradictions(contacts))

    def names(self) -> dict[int, str]:
        """Return the contact of each meeting, the latest meeting first."""
        contacts = self._store.contacts()
        named = {meeting.id: describe(contact) for contact in contacts for meeting in contact.meetings}
        return dict(sorted(named.items(), reverse=True))

    def show(self, who: str) -> ShownMeeting:
        """Return a meeting with all that belongs to it.

        Raises:
            InputError: there is no such meeting, or several contacts have that name.
        """
        contacts = self._store.contacts()
        return show_meeting(*find_meeting(contacts, who), contacts)

    def add(self, change: Change, again: str = "") -> ShownMeeting:
        """Add a contact with a meeting, or ``again`` a meeting with the contact of another.

        Raises:
            InputError: the name is none, or what the change names does not exist.
        """
        facts = self._read(change, change.name)
        with self._store.writing() as rows:
            before = rows.contacts()
            warnings = [] if again else note_namesakes(change.name, before)
            contact = find_meeting(before, again)[0] if again else add_contact(rows, change.name)
            number = add_meeting(rows, contact).id
            warnings += doubt(change.notes, contact, number, before)
            warnings += record(rows, number, replace(change, name=""), facts, self._today())
        return self._told(number, change, warnings)

    def note(self, who: str, change: Change) -> ShownMeeting:
        """Write down what happened with a meeting, all of it or, on an error, none.

        Raises:
            InputError: there is no such meeting, promise or contact, or notes that cannot be read.
        """
        contact, number = find_meeting(self._store.contacts(), who)
        facts = self._read(change, contact.name)
        with self._store.writing() as rows:
            warnings = doubt(change.notes, contact, number, rows.contacts())
            warnings += record(rows, number, change, facts, self._today())
        return self._told(number, change, warnings)

    def keep(self, who: str, kind: PaperKind, given: dict[str, str], document: Document) -> None:
        """Keep a document with a meeting, and what the user gave for it; the same twice is kept once.

        Raises:
            InputError: there is no such meeting.
        """
        content = document.model_dump(mode="json", by_alias=True)
        with self._store.writing() as rows:
            contact, number = find_meeting(rows.contacts(), who)
            meeting = pick_meeting(contact, number)
            keep_paper(rows, meeting, kind, {name: text for name, text in given.items() if text}, content)
            stage = stage_after(meeting, kind)
            rows.update(tables.meetings, meeting.model_copy(update={"stage": stage, "changed": now()}))

    def due(self, on: date | None = None) -> DueList:
        """Return what is due today or on another day, the longest overdue first."""
        on = on or self._today()
        return DueList(on=on, due=list_due(self._store.contacts(), on))

    def asked_at(self, company: str, but: str = "") -> list[str]:
        """Return the questions of the plans of all meetings that took place at a firm, except the meeting ``but``."""
        firm, day = firm_key(company), self._today()
        return [
            question["text"]
            for contact in self._store.contacts()
            if firm and firm_key(contact.company) == firm
            for meeting in contact.meetings
            if str(meeting.id) != but and _took_place(meeting, day)
            for paper in meeting.papers
            if paper.kind == "plan" and paper.document
            for section in paper.document["sections"]
            for question in section["questions"]
        ]

    def export(self) -> MeetingExport:
        """Return everything."""
        return MeetingExport(contacts=self._store.contacts())

    def load(self, text: str, where: str) -> ImportReport:
        """Read in an export; who is here already stays as they are.

        Raises:
            InputError: it is no export.
        """
        with self._store.writing() as rows:
            return take_in(rows, text, where)

    def delete(self, who: str) -> DeleteReport:
        """Delete the contact of a meeting with everything that belongs to them, on the disk too.

        Raises:
            InputError: there is no such meeting, or several contacts have that name.
        """
        with self._store.writing() as rows:
            contacts = rows.contacts()
            contact, _ = find_meeting(contacts, who)
            rows.delete(contact)
        warnings = [] if self._store.wipe() else [_STILL_READ]
        try:
            self._forget()
        except OSError as error:
            warnings.append(f"The answers kept of a language model could not be deleted ({error}).")
        return DeleteReport(
            name=contact.name,
            meetings=len(contact.meetings),
            papers=sum(len(meeting.papers) for meeting in contact.meetings),
            warnings=[*warnings, *note_mentions(contact, contacts)],
        )

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def _read(self, change: Change, name: str) -> list[NoteFact]:
        return self._read_notes(change.notes, name) if change.notes else []

    def _told(self, number: int, change: Change, warnings: list[str]) -> ShownMeeting:
        """Return the meeting after a change; only new notes are compared with the others', for that takes a while."""
        contacts = self._store.contacts()
        shown = show_meeting(*find_meeting(contacts, str(number)), contacts, compared=bool(change.notes))
        return shown.model_copy(update={"warnings": [*warnings, *shown.warnings]})


_STILL_READ = (
    "Another coffeechat is reading just now, or the disk is full. "
    "The last trace leaves the disk when that is over, with the next deletion."
)


def _took_place(meeting: Meeting, day: date) -> bool:
    return rank(meeting.stage) >= rank("met") or bool(meeting.at and meeting.at.date() < day)
