"""Days and times as people type them."""

from datetime import UTC, date, datetime

import pytest

from coffeechat.errors import InputError
from coffeechat.meetings import dates
from coffeechat.meetings.dates import read_day, read_time

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("today", FRIDAY),
        ("Tomorrow", date(2026, 11, 21)),
        ("yesterday", date(2026, 11, 19)),
        ("monday", date(2026, 11, 23)),
        ("on Friday", date(2026, 11, 27)),
        ("in two weeks", date(2026, 12, 4)),
        ("in a month", date(2026, 12, 20)),
        ("3 days ago", date(2026, 11, 17)),
        ("1 December", date(2026, 12, 1)),
        ("Dec 1st, 2027", date(2027, 12, 1)),
        ("the 15th of January", date(2027, 1, 15)),
        ("Tuesday, 1 Dec", date(2026, 12, 1)),
        ("29 February", date(2028, 2, 29)),
        ("May 3", date(2027, 5, 3)),
    ],
)
def test_a_day_is_read(text, day):
    assert read_day(text, FRIDAY, "--on") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("friday", FRIDAY), ("thursday", date(2026, 11, 19)), ("1 December", date(2025, 12, 1)), ("20 Nov", FRIDAY)],
)
def test_a_day_in_the_past_is_the_last_such_day(text, day):
    assert read_day(text, FRIDAY, "--on", past=True) == day


@pytest.mark.parametrize("text", ["03/04/2026", "1.12.2026", "soon", "may", "12", "", "in March", "next Tuesday"])
def test_what_is_no_date_or_could_be_two_is_refused(text):
    with pytest.raises(InputError, match="is not a date"):
        read_day(text, FRIDAY, "--on")


@pytest.mark.parametrize("text", ["2026-02-30", "31 June", "Monday, 1 December", "0 May", "9999-99-99"])
def test_a_day_that_does_not_exist_is_refused(text):
    with pytest.raises(InputError, match="--on: there is no such day"):
        read_day(text, FRIDAY, "--on")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-12-01 10:00", datetime(2026, 12, 1, 9, tzinfo=UTC)),
        ("2026-12-01T10:00", datetime(2026, 12, 1, 9, tzinfo=UTC)),
        ("tomorrow at 3 pm", datetime(2026, 11, 21, 14, tzinfo=UTC)),
        ("1 December, 12am", datetime(2026, 11, 30, 23, tzinfo=UTC)),
        ("2027-07-01 10:00", datetime(2027, 7, 1, 8, tzinfo=UTC)),
        ("Monday 9:30 p.m.", datetime(2026, 11, 23, 20, 30, tzinfo=UTC)),
    ],
)
def test_a_time_is_read_by_the_clock_of_its_zone(text, moment):
    assert read_time(text, "Europe/Stockholm", FRIDAY, "--at") == (moment, "Europe/Stockholm")


def test_without_a_zone_it_is_the_zone_of_this_machine(monkeypatch):
    monkeypatch.setattr(dates, "get_localzone_name", lambda: "America/New_York")
    assert read_time("2026-12-01 10:00", None, FRIDAY, "--at") == (
        datetime(2026, 12, 1, 15, tzinfo=UTC),
        "America/New_York",
    )


@pytest.mark.parametrize(
    ("text", "zone", "what"),
    [
        ("2026-12-01", "UTC", "names no time of day"),
        ("2026-12-01 25:00", "UTC", "no such time"),
        ("3 December", "UTC", "names no time of day"),
        ("2026-12-01 10:00", "Mars/Crater", "no time zone `Mars/Crater`"),
        ("2026-12-01 10:00", "../../etc/passwd", "no time zone"),
        ("2027-03-28 02:30", "Europe/Stockholm", "skip 02:30"),
        ("0001-01-01 10:00", "Asia/Tokyo", "no such day"),
        ("9999-12-31 23:00", "America/New_York", "no such day"),
    ],
)
def test_a_time_that_is_none_is_refused(text, zone, what):
    with pytest.raises(InputError, match=what):
        read_time(text, zone, FRIDAY, "--at")
