"""Export and import: JSON comes back whole, calendars and tables are read by others' programs."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar
from tests.meetings.test_meetings import letter, plan

from coffeechat.errors import InputError
from coffeechat.formats.calendar import render_calendar
from coffeechat.formats.documents import to_json
from coffeechat.formats.spreadsheet import render_table
from coffeechat.meetings import Change
from coffeechat.meetings.dates import read_time


@pytest.fixture
def full(meetings, ingrid):
    """Fill the meetings with one of everything."""
    at, zone = read_time("2027-03-27 10:00", "Europe/Stockholm", date(2026, 11, 20), "--at")
    booked = Change(stage="asked", on=date(2026, 11, 1), at=at, zone=zone, minutes=45, place="Café Rival; upstairs")
    meetings.note(ingrid, booked)
    meetings.keep(ingrid, "plan", {"about:1": "It left\r\nscheduling. 📓"}, plan())
    meetings.add(Change(name="Priya Raman", led_by=ingrid, follow_up=date(2027, 3, 29)))
    meetings.note(ingrid, Change(notes="I send it by 5 December\nwill introduce me", done=()))
    meetings.note(ingrid, Change(done=(1,), i_owe=("the slides",)))
    meetings.keep(ingrid, "letter", {"notes": "I send it", "from": "Dana"}, letter())
    meetings.add(Change(), again=ingrid)
    return meetings


def test_an_export_comes_back_whole(full, open_meetings, tmp_path):
    other = open_meetings(home=tmp_path / "other", database=None)
    export = full.export()
    report = other.load(to_json(export), "export.json")
    assert (report.added, report.kept, report.warnings) == (2, [], [])
    assert other.export() == export
    assert other.due(date(2027, 4, 1)) == full.due(date(2027, 4, 1))
    assert other.add(Change(name="Bo")).meeting.id == 4, "ids go on after the imported ones"


def test_who_is_here_already_stays_as_they_are(full, ingrid):
    text = to_json(full.export())
    full.note(ingrid, Change(about="now at Acme"))
    before = full.export()
    report = full.load(text, "export.json")
    assert (report.added, report.kept) == (0, ["Ingrid Bergström, Larkspur Health", "Priya Raman"])
    assert full.export() == before


def test_a_deleted_contact_comes_back_with_who_led_to_them(full):
    export = full.export()
    full.delete("Priya")
    full.load(to_json(export), "export.json")
    assert full.export() == export


def test_taken_numbers_are_given_anew_and_said(full, open_meetings, tmp_path):
    other = open_meetings(home=tmp_path / "other", database=None)
    other.add(Change(name="Bo"))
    report = other.load(to_json(full.export()), "export.json")
    assert "Ingrid Bergström, Larkspur Health now has meeting" in report.warnings[0]
    assert other.show("Priya").led_by == "Ingrid Bergström"
    assert [len(contact.meetings) for contact in other.export().contacts] == [1, 2, 1]


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"schema": "coffeechat/export/2", "contacts": []}',
        '{"schema": "coffeechat/export/1", "contacts": [{"id": 1}]}',
        '{"schema": "coffeechat/meetings/1", "meetings": [], "contradictions": []}',
        "nothing of the kind",
    ],
)
def test_what_is_no_export_is_refused_and_changes_nothing(meetings, text):
    with pytest.raises(InputError, match="no export of meetings"):
        meetings.load(text, "export.json")
    assert meetings.overview().meetings == []


def test_an_export_with_a_zone_that_does_not_exist_is_refused(full, open_meetings, tmp_path):
    text = to_json(full.export()).replace("Europe/Stockholm", "Mars/Crater")
    with pytest.raises(InputError, match="Mars/Crater"):
        open_meetings(home=tmp_path / "other", database=None).load(text, "export.json")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"follow_up": "9999-12-31"}, "the year 9999 lies too far off"),
        ({"at": "0001-01-01T10:00:00+00:00"}, "the year 1 lies too far off"),
        ({"minutes": 10**30}, "takes 1e\\+30 minutes"),
    ],
)
def test_an_export_that_no_calendar_could_hold_is_refused(full, open_meetings, tmp_path, change, what):
    other = open_meetings(home=tmp_path / "other", database=f"sqlite:///{tmp_path}/other.db")
    export = json.loads(to_json(full.export()))
    export["contacts"][0]["meetings"][0] |= change
    with pytest.raises(InputError, match=what):
        other.load(json.dumps(export), "export.json")
    assert not other.export().contacts


def test_an_id_that_no_database_holds_is_given_anew(full, open_meetings, tmp_path):
    other = open_meetings(home=tmp_path / "other", database=f"sqlite:///{tmp_path}/other.db")
    export = json.loads(to_json(full.export()))
    export["contacts"][0]["id"] = export["contacts"][1]["led_by"] = 10**30
    other.load(json.dumps(export), "export.json")
    assert [contact.id < 10**9 for contact in other.export().contacts] == [True, True]
    assert other.show("Priya").led_by == "Ingrid Bergström"


def test_a_calendar_is_read_back_with_the_right_moments(full):
    """Stockholm's clocks go forward in the night to 28 March 2027, between the two conversations."""
    at, zone = read_time("2027-03-29 10:00", "Europe/Stockholm", date(2026, 11, 20), "--at")
    full.note("3", Change(at=at, zone=zone))
    text = render_calendar(full.export())
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = Calendar.from_ical(text)
    events = {str(event["summary"]): event for event in calendar.events}
    assert not any(event.errors for event in calendar.events)
    talks = sorted(event.start for event in calendar.events if event["summary"].startswith("Conversation"))
    assert [talk.astimezone(UTC) for talk in talks] == [
        datetime(2027, 3, 27, 9, tzinfo=UTC),
        datetime(2027, 3, 29, 8, tzinfo=UTC),
    ]
    (zone_rules,) = calendar.timezones
    clock = zone_rules.to_tz()
    assert [datetime(2027, 3, day, 10, tzinfo=clock).utcoffset() for day in (27, 29)] == [
        timedelta(hours=h) for h in (1, 2)
    ]
    assert events["Write to Priya Raman again"].start == date(2027, 3, 29)
    first = next(event for event in calendar.events if event.start == talks[0])
    assert (first.end - first.start, str(first["location"])) == (timedelta(minutes=45), "Café Rival; upstairs")
    assert len({str(event["uid"]) for event in calendar.events}) == 3
    assert "scheduling" not in text
    assert "introduce" not in text


def test_a_moved_meeting_moves_in_the_calendar(full, ingrid):
    def uid() -> str:
        events = Calendar.from_ical(render_calendar(full.export())).events
        return str(next(event for event in events if event["summary"].startswith("Conversation"))["uid"])

    before = uid()
    full.note(ingrid, Change(at=datetime(2027, 5, 1, 9, tzinfo=UTC), zone="UTC"))
    assert uid() == before


def test_nothing_makes_an_empty_calendar(meetings):
    assert Calendar.from_ical(render_calendar(meetings.export())).events == []


def test_no_cell_of_a_table_is_a_formula(meetings):
    harm = ["=1+1", "+46 70 123", "-2", "@SUM(A1)", "\t=1", " =1", "＝1", "|calc"]
    for text in harm:
        meetings.add(Change(name="Bo", company=text, notes=f"{text} x\nline two"))
    rows = list(csv.DictReader(io.StringIO(render_table(meetings.export()), newline="")))
    assert len(rows) == len(harm)
    for row in rows:
        assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "＝", "|")) for cell in row.values())
        assert row["notes"].startswith("'")
        assert row["notes"].endswith("line two")


def test_a_table_holds_what_the_meetings_hold(full):
    first = next(csv.DictReader(io.StringIO(render_table(full.export()), newline="")))
    assert (first["at"], first["zone"], first["minutes"]) == ("2027-03-27 10:00", "Europe/Stockholm", "45")
    assert (first["i_owe"], first["they_owe"]) == ("the slides", "will introduce me")
    assert json.dumps(first)
