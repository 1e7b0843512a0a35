"""What goes wrong on real machines: damaged files, other models, read-only homes, killed processes."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from coffeechat import database
from coffeechat.errors import IndexDamagedError, InputError, SettingsError, UnreachableError
from coffeechat.library import matrix, shelf
from coffeechat.library.store import Store

ROOT = Path(__file__).resolve().parents[2]

ADD = """
import sys
sys.path.insert(0, {tests!r})
from conftest import WordVectors, open_at
from pathlib import Path
library = open_at(Path({home!r}), WordVectors())
for path in sys.argv[1:]:
    print(library.add([path]).items[0].source, flush=True)
"""


def files_of(home):
    version = home / "index" / (home / "index" / "CURRENT").read_text(encoding="utf-8").strip()
    return sorted(path for path in version.rglob("*") if path.is_file())


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def truncate(path):
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("harm", [flip, truncate, lambda path: path.unlink()])
def test_each_damaged_index_file_is_detected(ready, home, harm):
    ready().search("anything", 1)
    for path in files_of(home):
        whole = path.read_bytes()
        if not whole:
            continue
        harm(path)
        with pytest.raises(IndexDamagedError, match="library rebuild"):
            ready().search("anything", 1)
        path.write_bytes(whole)
    assert ready().search("anything", 1)


def test_a_damaged_index_is_rebuilt_from_the_store_without_embedding(ready, home, vectors):
    before = ready().search("thank-you note", 5)
    flip(files_of(home)[0])
    vectors.embedded.clear()
    library = ready()
    assert not library.check().sound
    library.rebuild()
    assert vectors.embedded == []
    assert ready().search("thank-you note", 5) == before


def test_an_index_of_another_model_names_the_command_that_mends_it(ready, vectors):
    other = type(vectors)()
    other.model_id = "another"
    with pytest.raises(IndexDamagedError, match="library rebuild"):
        ready(other).search("tea", 1)
    ready(other).rebuild()
    assert ready(other).search("tea", 1)


def test_an_index_of_another_dimension_is_refused(ready, vectors):
    wide = type(vectors)(dimension=64)
    with pytest.raises(IndexDamagedError, match=r"dimensions.*library rebuild"):
        ready(wide).search("tea", 1)
    ready(wide).rebuild()
    assert ready(wide).search("tea", 1)


def test_another_schema_version_is_refused(ready, home):
    with sqlite3.connect(home / "coffeechat.db") as connection:
        connection.execute("UPDATE library_schema SET version = 99")
    connection.close()
    with pytest.raises(InputError, match="schema version 99"):
        ready().search("tea", 1)


def test_an_index_of_an_older_layout_names_the_command_that_mends_it(ready, home):
    manifest = next((home / "index").glob("v-*/manifest.json"))
    about = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({name: value for name, value in about.items() if name != "layout"}))
    with pytest.raises(IndexDamagedError, match="library rebuild"):
        ready().search("tea", 1)
    ready().rebuild()
    assert ready().search("tea", 1)


def test_vectors_of_another_dimension_are_refused_when_added(ready, vectors, article):
    with pytest.raises(IndexDamagedError, match=r"48 dimensions.*64.*library rebuild"):
        ready(type(vectors)(dimension=64)).add([article()])


def test_a_passage_keeps_its_vector_though_another_process_prunes_it(ready, article, monkeypatch):
    """The vector was known when the text was read, and deleted before the document was written."""
    library, other = ready(), ready()
    item = library.add([article()]).items[0]
    library.remove(item.source)
    put = Store.put
    monkeypatch.setattr(Store, "put", lambda store, *given: (other.rebuild(), put(store, *given)))
    library.add([article()])
    monkeypatch.undo()
    assert library.search("warm the pot", 1)[0].source == item.source


def test_an_index_that_cannot_be_built_keeps_no_document_out(ready, article, monkeypatch):
    monkeypatch.setattr(shelf, "_LARGEST_DELTA", 0)
    monkeypatch.setattr(matrix, "write", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    library = ready()
    report = library.add([article()])
    assert report.items[0].state == "added"
    assert "No space left" in report.warnings[0]
    assert library.search("warm the pot", 1)[0].source == report.items[0].source


def test_nothing_is_added_to_a_home_that_forgets_it(open_library, article, monkeypatch):
    monkeypatch.setattr(database, "prepare", lambda _: False)
    with pytest.raises(InputError, match="read-only or its disk is full"):
        open_library().add([article()])


def test_a_file_that_is_no_database_is_refused(open_library, home):
    home.mkdir()
    (home / "coffeechat.db").write_bytes(b"nothing of the kind" * 500)
    with pytest.raises(InputError, match="cannot be read"):
        open_library().sources()


def test_a_database_that_does_not_answer(open_library):
    with pytest.raises(UnreachableError, match="does not answer"):
        open_library(database="sqlite:////nowhere/at/all/library.db").sources()


def test_a_database_url_that_makes_no_sense(open_library):
    with pytest.raises(SettingsError):
        open_library(database="no url").sources()


def test_an_index_server_that_does_not_answer(ready):
    with pytest.raises(UnreachableError, match="chroma run"):
        ready(index="http://127.0.0.1:9").search("tea", 1)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs a second user to lose the right to write")
def test_a_read_only_home_can_be_read(ready, home):
    ready().search("tea", 1)
    child = os.fork()
    if child == 0:
        try:
            for path in (home, *home.rglob("*")):
                path.chmod(0o555 if path.is_dir() else 0o444)
            # The test's own folders are closed to others by pytest.
            home.parent.chmod(0o755)
            home.parent.parent.chmod(0o755)
            home.parent.parent.parent.chmod(0o755)
            os.seteuid(65534)
            library = ready()
            found = library.search("thank-you note by hand", 1)[0].locator == "thank-you-note"
            os._exit(0 if found else 1)
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_two_processes_add_at_once(ready, home, article):
    ready().search("tea", 1)
    script = ADD.format(tests=os.path.dirname(__file__), home=str(home))  # noqa: PTH120 - a text for a script
    jobs = [
        subprocess.Popen(
            [sys.executable, "-c", script, article(f"{name}.txt", f"Tea of {name}\n\nPour {name} tea.\n")],
            stderr=subprocess.PIPE,
        )
        for name in ("green", "black")
    ]
    said = [job.communicate(timeout=120)[1].decode() for job in jobs]
    assert [job.returncode for job in jobs] == [0, 0], said
    assert {source.title for source in ready().sources()} >= {"Tea of green", "Tea of black"}


HOLD_AND_DIE = """
import os, signal
from coffeechat.library.keywords import Keywords
from tqdm.auto import tqdm
Keywords.build([1, 2], ["green tea", "black tea"])
reader, writer = os.pipe()
child = os.fork()
if child == 0:
    tqdm.get_lock().acquire()
    os.write(writer, b".")
    signal.pause()
os.read(reader, 1)
os.kill(child, signal.SIGKILL)
os.waitpid(child, 0)
Keywords.build([1, 2], ["green tea", "black tea"])
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the process that is killed is a fork")
def test_a_fork_killed_while_it_holds_the_lock_of_progress_bars_stops_no_other():
    subprocess.run([sys.executable, "-c", HOLD_AND_DIE], timeout=60, check=True)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes that are killed are forks")
def test_a_killed_process_loses_nothing_that_it_acknowledged():
    """The short form of ``make faults``."""
    bounds = ["--kills", "10", "--seconds", "60", "--seed", str(os.getpid())]
    command = [sys.executable, "-m", "tests.faults", "library", *bounds]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 lost, 0 wrong, 0 not opened" in result.stdout
