"""What can be searched: the current version of the index, and exactly what was added after it was built."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from coffeechat.errors import IndexDamagedError
from coffeechat.library import index
from coffeechat.library.keywords import Keywords
from coffeechat.library.store import Store, Vectors, hash_text
from coffeechat.library.versions import Manifest, Versions
from coffeechat.settings import Settings

_REBUILD = "Run `coffeechat library rebuild`."


@dataclass(frozen=True)
class Searchable:
    """One version of the index, and the passages that came after it.

    Attributes:
        manifest: what the version holds.
        dense: its nearest neighbours.
        words: its keywords.
        delta: the vectors that came after it.
        delta_words: their keywords.
    """

    manifest: Manifest
    dense: index.DenseIndex
    words: Keywords
    delta: Vectors
    delta_words: Keywords

    def require(self, dimension: int) -> None:
        """Refuse vectors of another dimension.

        Raises:
            IndexDamagedError: the index has another one.
        """
        if dimension != self.manifest.dimension:
            what = f"the search index has {self.manifest.dimension} dimensions, {self.manifest.model} now {dimension}"
            raise IndexDamagedError(what, "the library", _REBUILD)

    def nearest(self, vector: np.ndarray, count: int) -> dict[int, float]:
        """Return the cosine of the ``count`` nearest of both, by embedding id."""
        found = self.dense.search(vector, min(count, self.manifest.count)) if self.manifest.count else {}
        if len(self.delta.ids):
            cosines = self.delta.rows @ vector
            best = np.argsort(-cosines, kind="stable")[:count]
            found |= {int(self.delta.ids[i]): float(cosines[i]) for i in best}
        return found

    def matching(self, query: str, count: int) -> dict[int, float]:
        """Return the keyword score of the ``count`` best of both, by embedding id."""
        return self.words.search(query, count) | self.delta_words.search(query, count)


class IndexFolder:
    """Builds and opens the index of a store.

    Args:
        settings: say where it lies: in the home, in a folder, or on a Chroma server.
        store: the truth that it is built from.
        model: the id of the embedding model in use.
    """

    def __init__(self, settings: Settings, store: Store, model: str) -> None:
        place = settings.index or ""
        self._server = place if place.startswith(("http://", "https://")) else None
        # What a server holds is of another kind than what a folder holds, and each server has its own.
        name = f"index-{hash_text(place)[:8]}" if self._server else "index"
        folder = Path(place) if place and not self._server else settings.home / name
        if not store.writable and not (folder / "CURRENT").is_file():
            self._borrowed = tempfile.TemporaryDirectory(prefix="coffeechat-", ignore_cleanup_errors=True)
            folder = Path(self._borrowed.name)
        self._store, self._model, self._versions = store, model, Versions(folder)
        self._open: tuple[object, Searchable] | None = None

    def open(self) -> Searchable:
        """Return what can be searched now; an index that was never built is built first.

        Raises:
            IndexDamagedError: a file is not as it was built, or another embedding model made it.
            UnreachableError: the configured index server does not answer.
        """
        state = (self._versions.current_name(), self._store.state())
        if self._open is None or self._open[0] != state:
            version = self._versions.current() or self.build()
            state = (version.name, self._store.state())
            self._open = (state, self._read(version))
        return self._open[1]

    def build(self) -> Path:
        """Build a version of everything in the store and make it current."""
        vectors = self._store.vectors()
        ids, texts = self._store.texts()
        dimension = vectors.rows.shape[1]

        def write(folder: Path) -> None:
            Keywords.build(ids, texts).save(folder / "keywords")
            if self._server:
                index.upload(self._server, folder, vectors.ids.tolist(), vectors.rows)
            else:
                index.build(folder / "dense", vectors.ids.tolist(), vectors.rows)

        def probe(folder: Path) -> None:
            if not self._server:
                index.probe(folder / "dense")

        about = {"model": self._model, "dimension": dimension, "count": len(vectors.ids)}
        return self._versions.publish(write, probe, through=int(vectors.ids.max(initial=0)), **about)

    def verify(self) -> Manifest | None:
        """Check the current version's files; None when nothing was built yet.

        Raises:
            IndexDamagedError: a file is not as it was built.
        """
        version = self._versions.current()
        return self._versions.verify(version) if version else None

    def _read(self, version: Path) -> Searchable:
        manifest = self._versions.verify(version)
        if manifest.model != self._model:
            what = f"the search index was made by {manifest.model}, not by {self._model}"
            raise IndexDamagedError(what, str(version), _REBUILD)
        vectors = self._store.vectors(manifest.through)
        remote = index.DenseIndex.connect(self._server, version) if self._server else None
        dense = remote or index.DenseIndex.open(version / "dense")
        delta_words = Keywords.build(*self._store.texts(manifest.through))
        return Searchable(manifest, dense, Keywords.load(version / "keywords"), vectors, delta_words)

    def outgrown(self, most: int) -> bool:
        """Tell whether more than ``most`` passages came after the current version was built."""
        version = self._versions.current()
        return bool(version) and self._store.count_above(self._versions.manifest(version).through) > most
