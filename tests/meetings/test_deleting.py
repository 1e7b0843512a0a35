"""Deletion removes a contact from the disk, not only from the list."""

import sqlite3
from dataclasses import replace

import pytest
from tests.meetings.test_meetings import letter

from coffeechat.chat.cache import AnswerCache
from coffeechat.coach import Coach
from coffeechat.meetings import Change
from coffeechat.meetings.tables import SCHEMA
from coffeechat.settings import load_settings

MARKS = ["Zebulon", "Quasarfirm", "xylophone secret", "wombatdraft", "owed-gnu", "Ingrid"]


def traces(folder) -> dict[str, list[str]]:
    """Return which marks stand in which file, in any of the ways that text is kept."""
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        seen = [mark for mark in MARKS if mark.encode() in content or mark.encode("utf-16-le") in content]
        if seen:
            found[path.name] = seen
    return found


def fill(meetings) -> str:
    notes = "".join(f"line {number}: xylophone secret of Zebulon\n" for number in range(4000))
    shown = meetings.add(Change(name="Zebulon Pike", company="Quasarfirm", notes=notes, i_owe=("owed-gnu",)))
    number = str(shown.meeting.id)
    meetings.note(number, Change(draft="wombatdraft"))
    meetings.keep(number, "letter", {"notes": notes, "from": "Dana"}, letter())
    meetings.note(number, Change(notes="more of the xylophone secret"))
    return number


def test_nothing_of_a_deleted_contact_is_left_in_any_file(open_meetings, home):
    meetings = open_meetings(database=None)
    for number in range(5):
        meetings.add(Change(name=f"Neighbour {number}", notes="keep a diary " * 300))
    number = fill(meetings)
    assert "coffeechat.db" in " ".join(traces(home))
    report = meetings.delete(number)
    assert (report.name, report.meetings, report.papers, report.warnings) == ("Zebulon Pike", 1, 4, [])
    assert traces(home) == {}, "while the database is still open, journal included"
    meetings.close()
    assert traces(home) == {}
    assert len(open_meetings(database=None).overview().meetings) == 5


def test_what_was_overwritten_before_the_deletion_is_gone_too(open_meetings, home):
    meetings = open_meetings(database=None)
    shown = meetings.add(Change(name="Zebulon Pike", company="Quasarfirm", about="xylophone secret " * 500))
    meetings.note("1", Change(name="Bo Ek", company="Acme", about="a cellist"))
    meetings.delete(str(shown.meeting.id))
    assert traces(home) == {}


def test_a_reader_that_holds_the_journal_is_told_of(open_meetings, home, monkeypatch):
    monkeypatch.setattr("coffeechat.engines.BUSY_SECONDS", 0.1)
    meetings = open_meetings(database=None)
    number = fill(meetings)
    reader = sqlite3.connect(home / "coffeechat.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM contacts").fetchone()
    assert "Another coffeechat is reading" in meetings.delete(number).warnings[0]
    reader.execute("COMMIT")
    reader.close()
    meetings.close()
    assert traces(home) == {}


def test_all_rows_of_a_contact_go_and_no_others(meetings, open_meetings):
    meetings.add(Change(name="Priya Raman", notes="will send Zebulon Pike a note"))
    number = fill(meetings)
    meetings.add(Change(name="Tom Reed", led_by=number))
    report = meetings.delete("zebulon")
    assert report.warnings == ["What you keep of Priya Raman (meeting 1) still names Zebulon Pike."]
    left = open_meetings().export().contacts
    assert [(contact.name, contact.led_by) for contact in left] == [("Priya Raman", None), ("Tom Reed", None)]
    assert left[0].meetings[0].papers


def test_the_kept_answers_of_a_model_go_as_well(home):
    AnswerCache(home / "model-answers.sqlite", "any").put("key", "Zebulon told me the xylophone secret")
    coach = Coach(load_settings(home=home))
    coach.meetings.add(Change(name="Zebulon Pike"))
    assert "model-answers.sqlite" in traces(home)
    coach.meetings.delete("Zebulon")
    assert traces(home) == {}


def test_an_answer_that_cannot_be_deleted_is_told_of(open_meetings):
    def forget() -> None:
        raise PermissionError(13, "in use")

    meetings = open_meetings(forget=forget)
    meetings.add(Change(name="Zebulon Pike"))
    assert "could not be deleted" in meetings.delete("Zebulon").warnings[0]


@pytest.mark.parametrize("secure", [True, False])
def test_the_search_for_traces_can_find_some(open_meetings, home, monkeypatch, secure):
    """Without overwriting, freed pages keep what was deleted: so the tests above can fail."""
    if not secure:
        monkeypatch.setattr("coffeechat.meetings.store.SCHEMA", replace(SCHEMA, private=False))
    meetings = open_meetings(database=None)
    meetings.delete(fill(meetings))
    assert bool(traces(home)) is not secure
