"""A library of one's own for each test, and a stand-in for the embedding model."""

import hashlib
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from coffeechat.library import Library
from coffeechat.library.embeddings import unit_rows
from coffeechat.library.keywords import split_words
from coffeechat.settings import load_settings


class WordVectors:
    """Embeds a text as the sum of a fixed random vector a word, and counts the texts."""

    model_id = "word-vectors"

    def __init__(self, dimension: int = 48) -> None:
        self.dimension, self.embedded = dimension, []

    def embed(self, texts):
        """Return a unit row a text."""
        self.embedded += texts
        rows = [sum((self._vector(w) for w in split_words(text)), np.full(self.dimension, 1e-3)) for text in texts]
        return unit_rows(np.array(rows, np.float32).reshape(len(texts), self.dimension))

    def _vector(self, word):
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "little")
        return np.random.default_rng(seed).normal(size=self.dimension)


@pytest.fixture
def vectors() -> WordVectors:
    return WordVectors()


def open_at(home, embeddings, **flags) -> Library:
    """Open the library of a home with these embeddings."""
    library = Library.open(load_settings(home=home, **flags))
    library.__dict__["_embeddings"] = embeddings
    return library


@pytest.fixture(scope="session")
def seeded(tmp_path_factory):
    """A home with the digests and their index; building it takes seconds, copying it none."""
    home = tmp_path_factory.mktemp("seeded") / "home"
    open_at(home, WordVectors()).rebuild()
    return home


def pytest_generate_tests(metafunc):
    """Run the tests of the whole library in the home, with its index on Chroma's server, and on PostgreSQL."""
    if "place" in metafunc.fixturenames and metafunc.module.__name__.endswith("test_library"):
        metafunc.parametrize("place", ["folder", "server", "postgres"], indirect=True)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Start `chroma run` on this machine and give its URL."""
    folder = tmp_path_factory.mktemp("chroma")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    chroma = shutil.which("chroma", path=str(Path(sys.executable).parent))
    command = [chroma, "run", "--path", str(folder), "--host", "127.0.0.1", "--port", port]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
    try:
        _await_port(int(port))
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _await_port(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the Chroma server did not start within a minute")


@pytest.fixture
def place(request):
    """Give the flags that say where the index or the database lies: in the home, unless a test asks for a server."""
    flag = {"server": "index", "postgres": "database"}.get(getattr(request, "param", ""))
    return {flag: request.getfixturevalue(request.param)} if flag else {}


@pytest.fixture
def open_library(home, vectors, place):
    """Return a function that opens the library of this test's home, with fast embeddings."""
    opened = []

    def open_it(embeddings=vectors, **flags) -> Library:
        opened.append(open_at(home, embeddings, **(place | flags)))
        return opened[-1]

    yield open_it
    for library in opened:
        if "_shelf" in library.__dict__:
            library.__dict__["_shelf"].store._database.close()


@pytest.fixture
def ready(home, seeded, open_library, place):
    """Likewise, in a home that has its index already."""
    if "database" in place:
        open_library().rebuild()
    else:
        shutil.copytree(seeded, home)
    return open_library


@pytest.fixture
def article(tmp_path):
    """Return a function that writes a short article of our own and gives its path."""

    def write(name: str = "tea.txt", body: str | None = None) -> str:
        text = body or (
            "How to Make Tea for Guests\n\nWarm the pot before anything else. A cold pot spoils the best leaves and "
            "your guests will notice.\n\nPour when the kettle sings, and wait four minutes. Serve it in thin cups.\n"
        )
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return str(path)

    return write
