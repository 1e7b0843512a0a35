"""What the user writes down about a meeting, and how far the meeting is after it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, get_args

from coffeechat.model import Meeting, PaperKind, Stage

STAGES: tuple[Stage, ...] = get_args(Stage)
LONGEST = 24 * 60
"""Minutes: no conversation takes longer than a day."""
_DAY_OF: dict[Stage, str] = {"asked": "asked", "met": "met", "thanked": "thanked"}


@dataclass(frozen=True)
class Change:
    """What happened. What is None or empty stays as it is.

    Attributes:
        name, company, about, led_by: who the contact is; ``led_by`` means the contact who led to them.
        stage: how far it is now, by the user's own word; ``on`` is the day on which it came so far.
        at, zone, minutes, place: when and where it takes place.
        follow_up: the day to write again.
        notes, draft: texts to keep with the meeting.
        i_owe, they_owe: promises, kept until the day ``by``.
        done: the ids of promises that were kept.
    """

    name: str = ""
    company: str = ""
    about: str = ""
    led_by: str = ""
    stage: Stage | None = None
    on: date | None = None
    at: datetime | None = None
    zone: str | None = None
    minutes: int | None = None
    place: str = ""
    follow_up: date | None = None
    notes: str = ""
    draft: str = ""
    i_owe: tuple[str, ...] = ()
    they_owe: tuple[str, ...] = ()
    by: date | None = None
    done: tuple[int, ...] = ()


def rank(stage: Stage) -> int:
    """Return how far a stage is, from 0."""
    return STAGES.index(stage)


def apply(meeting: Meeting, change: Change, today: date) -> dict[str, Any]:
    """Return the fields of the meeting that the change sets."""
    given = {"at": change.at, "zone": change.zone, "minutes": change.minutes, "place": change.place}
    fields: dict[str, Any] = {name: value for name, value in given.items() if value}
    stage = meeting.stage
    if change.at and rank(stage) < rank("booked"):
        stage = "booked"
    if change.notes and rank(stage) < rank("met"):
        stage = "met"
    if change.stage:
        stage = change.stage
        fields |= {name: None for later, name in _DAY_OF.items() if rank(later) > rank(stage)}
    if stage == "in-touch" and change.stage:
        fields["follow_up"] = None
    fields |= _date_stage(meeting, stage, change, today)
    if change.follow_up:
        fields["follow_up"] = change.follow_up
    return fields | {"stage": stage}


def _date_stage(meeting: Meeting, stage: Stage, change: Change, today: date) -> dict[str, date]:
    """Return the day on which the meeting came to its stage, where it is a new one or was given."""
    name = _DAY_OF.get(stage)
    if not name or not (change.on or change.stage or stage != meeting.stage):
        return {}
    moment = change.at or meeting.at
    took_place = moment.date() if moment and stage == "met" and moment.date() <= today else None
    return {name: change.on or took_place or today}


def stage_after(meeting: Meeting, kind: PaperKind) -> Stage:
    """Return the stage once a paper of this kind is kept: who has a plan for a booked meeting is prepared."""
    return "prepared" if kind == "plan" and meeting.stage == "booked" else meeting.stage
