"""The dense index: Chroma through langchain-chroma, built once a version and never changed after.

Chroma writes to its files even when it only reads, and damages them when killed while it writes; so a
version is opened from a private copy of its small database, beside links to its large vector files.
Run as a program, this module opens a version and asks it one question: the probe of a new version,
in a process of its own because a damaged file may end that process.
"""

import atexit
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Sequence
from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings

from coffeechat.errors import IndexDamagedError, UnreachableError

_NAME = "passages"
# With Chroma's defaults every second neighbour is missed at 100,000 passages.
_GRAPH = {"space": "cosine", "ef_construction": 200, "ef_search": 400, "max_neighbors": 32}
_PROBE_SECONDS = 120


class _Precomputed(Embeddings):
    """Stands where Chroma would put its own embedder, which downloads: vectors are always given."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        raise NotImplementedError("the index takes vectors, not texts")

    def embed_query(self, text: str) -> list[float]:
        raise NotImplementedError("the index takes vectors, not texts")


class DenseIndex:
    """Nearest neighbours of a vector by cosine, from one version of the index."""

    def __init__(self, store: Chroma) -> None:
        self._store = store

    @classmethod
    def open(cls, folder: Path) -> "DenseIndex":
        """Open a version that was verified; its files stay as they are.

        Raises:
            IndexDamagedError: Chroma cannot open it.
        """
        scratch = _mirror(folder)
        try:
            client = chromadb.PersistentClient(path=str(scratch), settings=_settings())
            return cls(_vector_store(client))
        except Exception as error:  # Chroma's errors share no class of their own
            todo = "Run `coffeechat library rebuild`."
            raise IndexDamagedError(f"the search index cannot be opened ({error})", str(folder), todo) from error

    @classmethod
    def connect(cls, url: str, folder: Path) -> "DenseIndex":
        """Open the collection of a Chroma server that ``upload`` filled for the version in ``folder``.

        Raises:
            UnreachableError: the server does not answer, or has no such collection.
        """
        name = (folder / "collection").read_text(encoding="utf-8")
        client = connect(url)
        try:
            return cls(_vector_store(client, name))
        except Exception as error:  # Chroma's errors share no class of their own
            todo = "Run `coffeechat library rebuild`."
            raise UnreachableError(f"the index server has lost the library's index ({error})", url, todo) from error

    def search(self, vector: np.ndarray, count: int) -> dict[int, float]:
        """Return the cosine of the ``count`` nearest passages, by embedding id."""
        found = self._store.similarity_search_by_vector_with_relevance_scores(vector.tolist(), k=count)
        return {int(document.page_content): 1.0 - distance for document, distance in found}


def build(folder: Path, ids: Sequence[int], rows: np.ndarray) -> None:
    """Write a version's files into an empty folder: ``rows`` (n, dimension) under their embedding ids."""
    client = chromadb.PersistentClient(path=str(folder), settings=_settings())
    try:
        _fill(client, _NAME, ids, rows)
    finally:
        client.close()


def upload(url: str, folder: Path, ids: Sequence[int], rows: np.ndarray) -> None:
    """Put the rows into a new collection of a Chroma server and write its name into ``folder``.

    Raises:
        UnreachableError: the server does not answer.
    """
    name = f"{_NAME}-{uuid.uuid4().hex}"
    _fill(connect(url), name, ids, rows)
    (folder / "collection").write_text(name, encoding="utf-8")


def _fill(client: chromadb.ClientAPI, name: str, ids: Sequence[int], rows: np.ndarray) -> None:
    count = client.get_max_batch_size()
    # Chroma moves vectors into its graph in steps of `sync_threshold`; one step is the fastest.
    graph = _GRAPH | {"sync_threshold": max(len(ids), 3), "batch_size": max(len(ids), 3)}
    collection = client.create_collection(name, embedding_function=None, configuration={"hnsw": graph})
    for at in range(0, len(ids), count):
        names = [str(i) for i in ids[at : at + count]]
        collection.add(ids=names, embeddings=rows[at : at + count], documents=names)


def connect(url: str) -> chromadb.ClientAPI:
    """Return a client of the Chroma server at ``url``.

    Raises:
        UnreachableError: it does not answer.
    """
    secure, _, address = url.rstrip("/").partition("://")
    host, _, port = address.partition(":")
    try:
        port_number = int(port) if port else 443 if secure == "https" else 8000
        return chromadb.HttpClient(host=host, port=port_number, ssl=secure == "https", settings=_settings())
    except Exception as error:  # the client raises plain ValueError, httpx's errors and its own
        todo = "Start it with `chroma run`, or correct COFFEECHAT_INDEX."
        raise UnreachableError(f"the index server does not answer ({error})", url, todo) from error


def probe(folder: Path) -> None:
    """Open the version in a child process and ask it one question.

    Raises:
        IndexDamagedError: the child failed, was ended by the system, or gave another answer.
    """
    command = [sys.executable, "-m", "coffeechat.library.index", str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=_PROBE_SECONDS, check=False)
    if result.returncode:
        reason = result.stderr.strip().rpartition("\n")[2]
        what = f"the new search index does not answer ({reason or result.returncode})"
        raise IndexDamagedError(what, str(folder), "Try `coffeechat library rebuild`.")


def _probe_here(folder: Path) -> None:
    store = DenseIndex.open(folder)._store
    kept = store.get(include=["embeddings"], limit=1)
    if kept["ids"]:
        found = DenseIndex(store).search(np.array(kept["embeddings"][0]), 1)
        if round(next(iter(found.values()), 0.0), 3) != 1.0:
            raise SystemExit("a passage is not its own nearest neighbour")


def _vector_store(client: chromadb.ClientAPI, name: str = _NAME) -> Chroma:
    return Chroma(name, _Precomputed(), client=client, create_collection_if_not_exists=False)


def _settings() -> ChromaSettings:
    return ChromaSettings(anonymized_telemetry=False)


def _mirror(folder: Path) -> Path:
    scratch = Path(tempfile.mkdtemp(prefix="coffeechat-index-"))
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    for path in folder.iterdir():
        if path.is_dir():
            _link(path, scratch / path.name)
        elif path.name.startswith("chroma.sqlite3"):
            shutil.copyfile(path, scratch / path.name)
    return scratch


def _link(source: Path, target: Path) -> None:
    try:
        target.symlink_to(source.resolve(), target_is_directory=True)
    except OSError:  # Windows grants links to few
        shutil.copytree(source, target)


if __name__ == "__main__":
    _probe_here(Path(sys.argv[1]))
