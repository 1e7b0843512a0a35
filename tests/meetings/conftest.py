"""Meetings of one's own for each test, on SQLite and on a real PostgreSQL server."""

from datetime import date

import pytest

from coffeechat.meetings import Change, Meetings
from coffeechat.model import NoteFact
from coffeechat.settings import load_settings

TODAY = date(2026, 11, 20)


def read_notes(notes: str, _name: str) -> list[NoteFact]:
    """Find the promises of notes by the first words of a line, as the letter writer finds them by more."""
    facts, position = [], 0
    for line in notes.splitlines(keepends=True):
        text = line.strip(" \n-")
        kind = {"I": "promise-mine", "will": "promise-theirs"}.get(text.split(" ")[0])
        if kind:
            start = position + line.index(text)
            facts.append(NoteFact(quote=text, source="notes", start=start, end=start + len(text), type=kind))
        position += len(line)
    return facts


@pytest.fixture(params=["sqlite", "postgres"])
def database(request) -> str | None:
    """Give the URL of the database: none for SQLite in the home."""
    return request.getfixturevalue("postgres") if request.param == "postgres" else None


@pytest.fixture
def open_meetings(home, database):
    """Return a function that opens this test's meetings on a day."""
    opened = []

    def open_on(today: date = TODAY, owner: str = "me", **more: object) -> Meetings:
        settings = load_settings(home=more.pop("home", home), database=more.pop("database", database))
        opened.append(Meetings(settings, read_notes=read_notes, owner=owner, today=lambda: today, **more))
        return opened[-1]

    yield open_on
    for meetings in opened:
        meetings.close()


@pytest.fixture
def meetings(open_meetings) -> Meetings:
    return open_meetings()


@pytest.fixture
def ingrid(meetings) -> str:
    """Add a contact and give the number of the meeting."""
    shown = meetings.add(Change(name="Ingrid Bergström", company="Larkspur Health", about="head of product"))
    return str(shown.meeting.id)
