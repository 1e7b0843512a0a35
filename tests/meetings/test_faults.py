"""What goes wrong on real machines: older schemas, read-only homes, two writers, killed processes."""

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from coffeechat import database as database_module
from coffeechat.errors import InputError, SettingsError, UnreachableError
from coffeechat.library import Library
from coffeechat.library.tables import SCHEMA as LIBRARY
from coffeechat.meetings import Change
from coffeechat.meetings.tables import SCHEMA, contacts
from coffeechat.settings import load_settings

ROOT = Path(__file__).resolve().parents[2]

ADD = """
import sys
from pathlib import Path
from coffeechat.meetings import Change, Meetings
from coffeechat.settings import Settings
meetings = Meetings(Settings(home=Path(sys.argv[1]), database=sys.argv[2] or None))
for number in range(15):
    meetings.add(Change(name=f"{sys.argv[3]} {number}x", notes="keep a diary " * 100))
    meetings.note("1", Change(i_owe=(f"{sys.argv[3]} {number}",)))
"""


def execute(home, database, statement):
    """Run a statement on the database behind the meetings."""
    url = (database or f"sqlite:///{home}/coffeechat.db").replace("postgresql:", "postgresql+psycopg:")
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text(statement))
    engine.dispose()


@pytest.mark.usefixtures("ingrid")
@pytest.mark.parametrize("version", [0, 99])
def test_another_schema_version_is_refused(open_meetings, home, database, version):
    execute(home, database, f"UPDATE meetings_schema SET version = {version}")
    with pytest.raises(
        InputError, match=f"meetings in it has schema version {version}; this coffeechat reads version 1"
    ):
        open_meetings().overview()


@pytest.mark.usefixtures("ingrid")
def test_two_processes_write_at_once(meetings, open_meetings, home, database):
    jobs = [
        subprocess.Popen(
            [sys.executable, "-c", ADD, str(home), database or "", name], cwd=ROOT / "app", stderr=subprocess.PIPE
        )
        for name in ("Left", "Right")
    ]
    said = [job.communicate(timeout=300)[1].decode() for job in jobs]
    assert [job.returncode for job in jobs] == [0, 0], said
    export = open_meetings().export()
    assert {contact.name for contact in export.contacts[1:]} == {
        f"{n} {i}x" for n in ("Left", "Right") for i in range(15)
    }
    assert len({m.id for contact in export.contacts for m in contact.meetings}) == 31
    promises = export.contacts[0].meetings[0].promises
    assert sorted(promise.text for promise in promises) == sorted(
        f"{n} {i}" for n in ("Left", "Right") for i in range(15)
    )
    assert len({promise.id for promise in promises}) == 30
    assert meetings.overview()


@pytest.mark.usefixtures("ingrid")
def test_all_that_is_read_at_once_is_of_one_state(open_meetings, home, database):
    base = database_module.Database(load_settings(home=home, database=database), SCHEMA)
    with base.reading() as connection:
        before = connection.scalar(sa.select(sa.func.count()).select_from(contacts))
        open_meetings().add(Change(name="Priya"))
        assert connection.scalar(sa.select(sa.func.count()).select_from(contacts)) == before
    base.close()


def test_meetings_and_library_share_a_home_and_each_finds_it_made_by_the_other(home, open_meetings):
    meetings = open_meetings(database=None)
    meetings.add(Change(name="Ingrid"))
    assert Library(load_settings(home=home)).sources()
    assert meetings.overview().meetings[0].name == "Ingrid"


def test_meetings_come_into_a_home_that_the_library_made(home, open_meetings):
    home.mkdir()
    database_module.Database(load_settings(home=home), LIBRARY).close()
    open_meetings(database=None).add(Change(name="Ingrid"))
    assert open_meetings(database=None).overview().meetings[0].name == "Ingrid"
    with closing(sqlite3.connect(home / "coffeechat.db")) as connection:
        assert connection.execute("SELECT version FROM library_schema").fetchone() == (1,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("before", [False, True])
def test_only_the_user_can_read_the_notes(home, open_meetings, before):
    if before:
        home.mkdir()
        (home / "coffeechat.db").touch(mode=0o644)
    meetings = open_meetings(database=None)
    meetings.add(Change(name="Ingrid", notes="keep a diary"))
    assert {stat.S_IMODE(path.stat().st_mode) for path in home.glob("coffeechat.db*")} == {0o600}


def test_a_read_only_home_without_meetings_is_read_as_empty_and_refuses_new_ones(home, open_meetings, monkeypatch):
    home.mkdir()
    database_module.Database(load_settings(home=home), LIBRARY).close()
    monkeypatch.setattr(database_module, "prepare", lambda _: False)
    assert open_meetings(database=None).overview().meetings == []
    with pytest.raises(InputError, match="nothing can be written to the meetings"):
        open_meetings(database=None).add(Change(name="Ingrid"))


def test_a_read_only_home_with_meetings_is_read(open_meetings, monkeypatch):
    open_meetings(database=None).add(Change(name="Ingrid"))
    monkeypatch.setattr(database_module, "prepare", lambda _: False)
    meetings = open_meetings(database=None)
    assert meetings.show("Ingrid").contact.name == "Ingrid"
    with pytest.raises(InputError, match="read-only"):
        meetings.delete("Ingrid")


def test_a_file_that_is_no_database_is_refused(home, open_meetings):
    home.mkdir()
    (home / "coffeechat.db").write_bytes(b"nothing of the kind" * 500)
    with pytest.raises(InputError, match="the meetings cannot be read"):
        open_meetings(database=None).overview()


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("postgresql://nobody@127.0.0.1:9/none", UnreachableError),
        ("postgres://nobody@127.0.0.1:9/none", UnreachableError),
        ("no url", SettingsError),
    ],
)
def test_a_database_that_does_not_answer(open_meetings, url, error):
    with pytest.raises(error):
        open_meetings(database=url).overview()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes that are killed are forks")
def test_a_killed_process_loses_nothing_that_it_acknowledged():
    """The short form of ``make faults``."""
    command = [sys.executable, "-m", "tests.faults", "meetings", "--kills", "10", "--seed", str(os.getpid())]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 lost, 0 wrong, 0 not opened" in result.stdout
