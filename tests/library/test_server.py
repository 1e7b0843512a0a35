"""The index on a real Chroma server: several readers and writers, nothing left behind, clear words when it is gone."""

import subprocess
import sys
from pathlib import Path

import chromadb
import pytest

from coffeechat.errors import IndexDamagedError, UnreachableError

ROOT = Path(__file__).resolve().parents[2]

WORK = """
import sys
from pathlib import Path
from tests.library.conftest import WordVectors, open_at
home, server, work, *rest = sys.argv[1:]
for path in rest or range(5):
    library = open_at(Path(home), WordVectors(), index=server)
    if work == "read":
        assert library.search("thank-you note written by hand", 1)[0].locator == "thank-you-note"
    else:
        assert library.add([path]).items[0].state == "added"
        library.rebuild()
"""


@pytest.fixture
def on_server(ready, server, vectors):
    """Return a function that opens this test's library with its index on the server."""
    return lambda: ready(vectors, index=server)


@pytest.fixture
def client(server):
    return chromadb.HttpClient(host="127.0.0.1", port=int(server.rpartition(":")[2]))


def names(client) -> set[str]:
    return {collection.name for collection in client.list_collections()}


def test_several_readers_and_writers_share_the_server(on_server, server, home, article):
    on_server().search("tea", 1)
    text = "Tea number {0}\n\nPour pot {0} with care, and wait a while.\n"
    papers = [[article(f"{w}-{i}.txt", text.format(f"{w}{i}")) for i in range(3)] for w in ("green", "black")]
    works = [["read"], ["read"], *(["write", *paths] for paths in papers)]
    jobs = [
        subprocess.Popen([sys.executable, "-c", WORK, str(home), server, *work], cwd=ROOT, stderr=subprocess.PIPE)
        for work in works
    ]
    said = [job.communicate(timeout=300)[1].decode() for job in jobs]
    assert [job.returncode for job in jobs] == [0] * len(jobs), said
    library = on_server()
    assert len(library.sources()) == 5 + 6
    assert library.check().sound


def test_old_collections_are_removed_and_those_of_others_stay(on_server, client):
    client.create_collection("of-another-program", embedding_function=None)
    before = names(client)
    library = on_server()
    library.search("tea", 1)
    for _ in range(4):
        library.rebuild()
    assert len(names(client) - before) == 2, "the current one and the one before it"
    assert before <= names(client)
    assert library.search("thank-you note written by hand", 1)[0].locator == "thank-you-note"
    client.delete_collection("of-another-program")


def test_an_index_that_the_server_lost_names_the_command_that_mends_it(on_server, client, home):
    library = on_server()
    library.search("tea", 1)
    named = next(home.glob("index-*/v-*/collection"))
    client.delete_collection(named.read_text(encoding="utf-8"))
    with pytest.raises(IndexDamagedError, match="library rebuild"):
        library.search("another question", 1)
    with pytest.raises(IndexDamagedError, match="library rebuild"):
        on_server().search("tea", 1)
    on_server().rebuild()
    assert on_server().search("tea", 1)


def test_a_server_that_is_gone_is_exit_code_3(ready):
    with pytest.raises(UnreachableError) as caught:
        ready(index="http://127.0.0.1:9").search("tea", 1)
    assert caught.value.exit_code == 3


def test_a_library_in_a_folder_needs_no_chroma(ready, home):
    ready().search("tea", 1)
    code = (
        "import sys; from pathlib import Path; from tests.library.conftest import WordVectors, open_at\n"
        "open_at(Path(sys.argv[1]), WordVectors()).search('tea', 1)\n"
        "raise SystemExit(bool({'chromadb', 'langchain_chroma'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code, str(home)], cwd=ROOT, check=False).returncode == 0
