"""What is due, and the command to run next."""

from datetime import UTC, date, datetime

import pytest
from tests.meetings.test_meetings import letter

from coffeechat.meetings import Change
from coffeechat.meetings.owing import find_due, find_follow_up

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def database():
    """What is due does not depend on where it is kept."""


def due(meetings, day: int, month: int = 11):
    return [(entry.kind, entry.command) for entry in meetings.due(date(2026, month, day)).due]


def test_no_reply_after_a_week(meetings, ingrid):
    meetings.note(ingrid, Change(stage="asked"))
    assert due(meetings, 26) == []
    assert due(meetings, 27) == [("no-reply", "coffeechat request --meeting 1 --from 'YOUR NAME'")]
    meetings.note(ingrid, Change(at=datetime(2026, 12, 1, 9, tzinfo=UTC), zone="Europe/Stockholm"))
    assert due(meetings, 27) == []


def test_a_thank_you_today_once_there_are_notes(meetings, ingrid):
    meetings.note(ingrid, Change(at=datetime(2026, 12, 1, 9, tzinfo=UTC), zone="Europe/Stockholm"))
    assert due(meetings, 30) == []
    assert due(meetings, 1, 12) == [("thank-you", "coffeechat meetings notes 1 --notes FILE")]
    meetings.note(ingrid, Change(notes="keep a diary", on=date(2026, 12, 1)))
    meetings.keep(ingrid, "letter", {"from": "Dana O'Neil"}, letter())
    command = "coffeechat thank-you --meeting 1 --from 'Dana O'\"'\"'Neil'"
    assert due(meetings, 1, 12) == [("thank-you", command)]
    assert "today" in meetings.due(date(2026, 12, 1)).due[0].text
    meetings.note(ingrid, Change(stage="thanked"))
    assert due(meetings, 1, 12) == []


def test_a_follow_up_at_the_date_they_named(meetings, ingrid):
    shown = meetings.note(ingrid, Change(notes="- keep a diary\n- said to check back in after 15 January\n"))
    assert shown.meeting.follow_up == date(2027, 1, 15)
    assert "“said to check back in after 15 January”" in shown.warnings[0]
    meetings.note(ingrid, Change(stage="thanked"))
    assert due(meetings, 31, 12) == []
    late = meetings.due(date(2027, 1, 15)).due
    assert [(entry.kind, entry.command) for entry in late] == [
        ("follow-up", "coffeechat follow-up --meeting 1 --from 'YOUR NAME'")
    ]
    meetings.note(ingrid, Change(stage="in-touch"))
    assert meetings.due(date(2027, 1, 15)).due == []


def test_promises_owed_by_either_side(meetings, ingrid):
    meetings.note(ingrid, Change(stage="thanked", i_owe=("the slides",), they_owe=("a name",), by=date(2026, 11, 25)))
    assert due(meetings, 24) == []
    assert due(meetings, 25) == [
        ("i-owe", "coffeechat meetings notes 1 --done 1"),
        ("they-owe", "coffeechat follow-up --meeting 1 --from 'YOUR NAME'"),
    ]
    meetings.note(ingrid, Change(done=(1, 2)))
    assert due(meetings, 25) == []


def test_a_promise_without_a_date_is_due_at_once_and_theirs_after_a_week(meetings, ingrid):
    meetings.note(ingrid, Change(notes="I send it\nwill send it"))
    meetings.note(ingrid, Change(stage="thanked"))
    assert [kind for kind, _ in due(meetings, 20)] == ["i-owe"]
    assert [kind for kind, _ in due(meetings, 27)] == ["i-owe", "they-owe"]


def test_the_longest_overdue_comes_first(meetings, ingrid):
    meetings.note(ingrid, Change(stage="asked"))
    meetings.add(Change(name="Tom Reed", stage="asked", on=date(2026, 11, 1)))
    assert [entry.name for entry in meetings.due(date(2026, 12, 1)).due] == ["Tom Reed", "Ingrid Bergström"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I send the list by Monday", date(2026, 11, 23)),
        ("will introduce me before 5 December", date(2026, 12, 5)),
        ("I'll mail it in two weeks", date(2026, 12, 4)),
        ("I'll send the 2025 report", None),
        ("by and by", None),
        ("by 31 June", None),
    ],
)
def test_a_promise_is_due_on_the_day_it_names(text, day):
    assert find_due(text, FRIDAY) == day


@pytest.mark.parametrize(
    "notes",
    [
        "she will call her mother on Monday",
        "wrote to them in two thousand letters",
        "get back to me",
        "they talk on Monday in the stand-up",
        "check back in the logs",
        "asked me to follow up on the bug",
    ],
)
def test_no_date_to_write_again_is_invented(notes):
    assert find_follow_up(notes, FRIDAY) is None
