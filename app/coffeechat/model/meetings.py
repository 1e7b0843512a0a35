"""Contacts and the conversations with them: what was said, written, promised, and what is due."""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import Field

from coffeechat.model.base import Noun
from coffeechat.model.documents import Document

Stage = Literal["target", "asked", "booked", "prepared", "met", "thanked", "in-touch"]
PaperKind = Literal["plan", "notes", "letter", "draft", "critique"]
PromiseBy = Literal["me", "them"]
DueKind = Literal["no-reply", "thank-you", "follow-up", "i-owe", "they-owe"]


class Paper(Noun):
    """What belongs to a meeting: what the user gave, by the name of the input, and the document made of it.

    ``given`` has the names that facts use as their ``source`` (``notes``, ``about:1``, ``to``, ...), or ``draft``.
    """

    id: int
    kind: PaperKind
    saved: datetime
    given: dict[str, str]
    document: dict[str, Any] | None = None


class Promise(Noun):
    """What I owe (``by`` is ``me``) or they owe. Of notes, ``text`` is a verbatim piece and ``paper`` their id."""

    id: int
    by: PromiseBy
    text: str
    due: date | None = None
    kept: date | None = None
    paper: int | None = None


class Meeting(Noun):
    """One conversation, from the wish for it to the contact that came of it.

    ``at`` is when it takes place, with its offset from UTC; ``zone`` is its time zone, like ``Europe/Stockholm``.
    ``asked``, ``met`` and ``thanked`` are the days on which that happened, ``follow_up`` the day to write again.
    """

    id: int
    uid: str
    stage: Stage
    changed: datetime
    asked: date | None = None
    at: datetime | None = None
    zone: str | None = None
    minutes: int = Field(30, gt=0)
    place: str = ""
    met: date | None = None
    thanked: date | None = None
    follow_up: date | None = None
    papers: list[Paper] = []
    promises: list[Promise] = []


class Contact(Noun):
    """A person and the conversations with them. ``led_by`` is the id of the contact who led to this one."""

    id: int
    uid: str
    name: str
    company: str = ""
    about: str = ""
    led_by: int | None = None
    meetings: list[Meeting] = []


class Saying(Noun):
    """What one contact said: ``quote`` is a verbatim piece of the notes of their meeting."""

    name: str
    meeting: int
    paper: int
    quote: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Contradiction(Noun):
    """Two contacts who said opposite things about the same; ``why`` tells in what they differ."""

    why: str
    sayings: list[Saying] = Field(min_length=2)


class ListedMeeting(Noun):
    """A meeting in a list: who, where they work, how far it is, and what is open."""

    id: int
    name: str
    company: str
    stage: Stage
    at: datetime | None
    zone: str | None
    led_by: str | None
    i_owe: int
    they_owe: int


class MeetingList(Document):
    """All the meetings, and where their notes contradict one another."""

    schema_: Literal["coffeechat/meetings/1"] = Field("coffeechat/meetings/1", alias="schema")
    meetings: list[ListedMeeting]
    contradictions: list[Contradiction]


class ShownMeeting(Document):
    """One meeting with all that belongs to it.

    ``contact`` has this one meeting; ``led_by`` and ``led_to`` name who led to them, and to whom they led.
    """

    schema_: Literal["coffeechat/meeting/1"] = Field("coffeechat/meeting/1", alias="schema")
    contact: Contact
    led_by: str | None
    led_to: list[str]
    contradictions: list[Contradiction]

    @property
    def meeting(self) -> Meeting:
        """The meeting that is shown."""
        return self.contact.meetings[0]


class Due(Noun):
    """Something to do: why, since when, and the command to run next; ``promise`` is the id of one that is owed."""

    kind: DueKind
    meeting: int
    name: str
    since: date
    text: str
    command: str
    promise: int | None = None


class DueList(Document):
    """What is due on a day, the longest overdue first."""

    schema_: Literal["coffeechat/due/1"] = Field("coffeechat/due/1", alias="schema")
    on: date
    due: list[Due]


class MeetingExport(Document):
    """All the contacts with all that belongs to them; ``meetings import`` reads it back whole."""

    schema_: Literal["coffeechat/export/1"] = Field("coffeechat/export/1", alias="schema")
    contacts: list[Contact]


class ImportReport(Document):
    """How many contacts were read in, and who was here already and stayed as they are."""

    schema_: Literal["coffeechat/import/1"] = Field("coffeechat/import/1", alias="schema")
    added: int
    kept: list[str]


class DeleteReport(Document):
    """Who was deleted, with how many meetings and papers."""

    schema_: Literal["coffeechat/delete/1"] = Field("coffeechat/delete/1", alias="schema")
    name: str
    meetings: int
    papers: int
