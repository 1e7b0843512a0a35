"""The dense index on a Chroma server, through langchain-chroma: for a library that several machines search.

A collection is filled once a version and never changed after. What Chroma holds is only a copy: it can be
built anew from the database at any time.
"""

import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import NotFoundError
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings

from coffeechat.errors import IndexDamagedError, UnreachableError
from coffeechat.library.matrix import NOTHING, Scored
from coffeechat.library.store_vectors import Vectors

_REBUILD = "Run `coffeechat library rebuild`."
# With Chroma's defaults half of the neighbours are missed at 10,000 random vectors.
_GRAPH = {"space": "cosine", "ef_construction": 200, "ef_search": 400, "max_neighbors": 32}


class _Precomputed(Embeddings):
    """Stands where Chroma would put its own embedder, which downloads: vectors are always given."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        raise NotImplementedError("the index takes vectors, not texts")

    def embed_query(self, text: str) -> list[float]:
        raise NotImplementedError("the index takes vectors, not texts")


class Served:
    """Nearest neighbours of a vector by cosine, from one collection of a server."""

    def __init__(self, url: str, store: Chroma) -> None:
        self._url, self._store = url, store

    @classmethod
    def open(cls, url: str, folder: Path) -> "Served":
        """Open the collection that ``upload`` filled for the version in ``folder``.

        Raises:
            UnreachableError: the server does not answer.
            IndexDamagedError: it has no such collection.
        """
        name = (folder / "collection").read_text(encoding="utf-8")
        client = _connect(url)
        try:
            return cls(url, Chroma(name, _Precomputed(), client=client, create_collection_if_not_exists=False))
        except NotFoundError as error:
            raise _lost(url) from error

    def search(self, vector: np.ndarray, count: int, also: np.ndarray = NOTHING) -> Scored:
        """Return the cosine of the ``count`` nearest passages, and of those of ``also`` that are here.

        Raises:
            UnreachableError: the server no longer answers.
            IndexDamagedError: it no longer has the collection.
        """
        near = self._asked(
            lambda: self._store.similarity_search_by_vector_with_relevance_scores(vector.tolist(), k=count)
        )
        cosines = {int(document.page_content): 1.0 - distance for document, distance in near}
        others = [str(id_) for id_ in sorted(set(also.tolist()) - cosines.keys())]
        if others:
            got = self._asked(lambda: self._store.get(others, include=["embeddings"]))
            rows = np.asarray(got["embeddings"], np.float32).reshape(-1, len(vector))
            cosines |= dict(zip(map(int, got["ids"]), (rows @ vector).tolist(), strict=True))
        ids = np.array(sorted(cosines), np.int64)
        return Scored(ids, np.array([cosines[id_] for id_ in ids.tolist()], np.float32))

    def _asked(self, question: Callable[[], Any]) -> Any:
        try:
            return question()
        except NotFoundError as error:
            raise _lost(self._url) from error
        except Exception as error:  # the client raises httpx's errors and its own, which share no class
            raise _silent(self._url, error) from error


def upload(url: str, folder: Path, blocks: Iterable[Vectors]) -> list[int]:
    """Put vectors into a new collection, write its name into ``folder``, and return their ids.

    Raises:
        UnreachableError: the server does not answer.
    """
    client, name, ids = _connect(url), f"passages-{uuid.uuid4().hex}", []
    # First the name: what was begun can be found and thrown away.
    (folder / "collection").write_text(name, encoding="utf-8")
    try:
        collection = client.create_collection(name, embedding_function=None, configuration={"hnsw": _GRAPH})
        count = client.get_max_batch_size()
        for block in blocks:
            for at in range(0, len(block.ids), count):
                names = [str(i) for i in block.ids[at : at + count]]
                collection.add(ids=names, embeddings=block.rows[at : at + count], documents=names)
            ids += block.ids.tolist()
    except Exception as error:  # the client raises httpx's errors and its own, which share no class
        raise _silent(url, error) from error
    return ids


def discard(url: str, folder: Path) -> None:
    """Delete the collection of a version that is no longer wanted; one that is not there is no matter."""
    named = folder / "collection"
    if not named.is_file():
        return
    try:
        _connect(url).delete_collection(named.read_text(encoding="utf-8"))
    except NotFoundError:
        return


def _connect(url: str) -> chromadb.ClientAPI:
    secure, _, address = url.rstrip("/").partition("://")
    host, _, port = address.partition(":")
    try:
        port_number = int(port) if port else 443 if secure == "https" else 8000
        settings = ChromaSettings(anonymized_telemetry=False)
        return chromadb.HttpClient(host=host, port=port_number, ssl=secure == "https", settings=settings)
    except Exception as error:  # the client raises plain ValueError, httpx's errors and its own
        raise _silent(url, error) from error


def _silent(url: str, error: Exception) -> UnreachableError:
    todo = "Start it with `chroma run`, or correct COFFEECHAT_INDEX."
    return UnreachableError(f"the index server does not answer ({error})", url, todo)


def _lost(url: str) -> IndexDamagedError:
    return IndexDamagedError("the index server has lost the library's index", url, _REBUILD)
