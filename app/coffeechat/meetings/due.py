"""What is due, and the command to run next."""

import shlex
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from coffeechat.meetings.changes import rank
from coffeechat.meetings.dates import say_day
from coffeechat.model import Contact, Due, DueKind, Meeting, Promise

_WEEK = timedelta(7)
_NOBODY = "YOUR NAME"


def list_due(contacts: Sequence[Contact], on: date) -> list[Due]:
    """Return what is due on a day, the longest overdue first."""
    sender = _find_sender(contacts)
    found = [
        due
        for contact in contacts
        for meeting in contact.meetings
        for due in _Agenda(contact, meeting, on, sender).all()
    ]
    return sorted(found, key=lambda due: (due.since, due.meeting))


class _Agenda:
    """What is due with one meeting."""

    def __init__(self, contact: Contact, meeting: Meeting, on: date, sender: str) -> None:
        self._name, self._meeting, self._on, self._sender = contact.name, meeting, on, sender

    def all(self) -> Iterator[Due]:
        """Yield everything that is due."""
        yield from self._no_reply()
        yield from self._thanks()
        yield from self._follow_up()
        for promise in self._meeting.promises:
            if not promise.kept:
                yield from self._promise(promise)

    def _no_reply(self) -> Iterator[Due]:
        asked = self._meeting.asked
        if self._meeting.stage == "asked" and asked and asked + _WEEK <= self._on:
            text = f"{self._name} has not replied since {say_day(asked)}. Ask once more, in a line or two."
            yield self._due("no-reply", asked + _WEEK, text, self._letter("request"))

    def _thanks(self) -> Iterator[Due]:
        took_place = self._took_place()
        if took_place is None or rank(self._meeting.stage) >= rank("thanked"):
            return
        day = "today" if took_place == self._on else f"on {say_day(took_place)}"
        if any(paper.kind == "notes" for paper in self._meeting.papers):
            text = f"Thank {self._name}: you talked {day}."
            yield self._due("thank-you", took_place, text, self._letter("thank-you"))
        else:
            text = f"You talked with {self._name} {day}. Write down what was said, then thank them."
            yield self._due("thank-you", took_place, text, self._notes("--notes", "FILE"))

    def _took_place(self) -> date | None:
        at = self._meeting.at
        if self._meeting.met:
            return self._meeting.met
        return at.date() if at and at.date() <= self._on and rank(self._meeting.stage) < rank("thanked") else None

    def _follow_up(self) -> Iterator[Due]:
        day = self._meeting.follow_up
        if day and day <= self._on:
            text = f"Write to {self._name} again, as you set down for {say_day(day)}."
            yield self._due("follow-up", day, text, self._letter("follow-up"))

    def _promise(self, promise: Promise) -> Iterator[Due]:
        began = self._took_place() or self._meeting.changed.date()
        mine = promise.by == "me"
        since = promise.due or (began if mine else began + _WEEK)
        if since > self._on:
            return
        until = f" by {say_day(promise.due)}" if promise.due else ""
        if mine:
            text = f"You owe {self._name}{until}: “{promise.text}”"
            yield self._due("i-owe", since, text, self._notes("--done", str(promise.id)), promise)
        else:
            text = f"{self._name} owes you{until}: “{promise.text}”"
            yield self._due("they-owe", since, text, self._letter("follow-up"), promise)

    def _due(self, kind: DueKind, since: date, text: str, command: str, promise: Promise | None = None) -> Due:
        number = promise.id if promise else None
        return Due(
            kind=kind, meeting=self._meeting.id, name=self._name, since=since, text=text, command=command,
            promise=number,
        )  # fmt: skip

    def _letter(self, kind: str) -> str:
        return shlex.join(["coffeechat", kind, "--meeting", str(self._meeting.id), "--from", self._sender])

    def _notes(self, *flags: str) -> str:
        return shlex.join(["coffeechat", "meetings", "notes", str(self._meeting.id), *flags])


def _find_sender(contacts: Sequence[Contact]) -> str:
    """Return the name under the latest letter that was kept."""
    papers = [paper for contact in contacts for meeting in contact.meetings for paper in meeting.papers]
    signed = [paper for paper in papers if paper.given.get("from")]
    return max(signed, key=lambda paper: paper.id).given["from"] if signed else _NOBODY
