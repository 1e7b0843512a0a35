"""What can be searched: the current version of the index, and exactly what was added after it was built."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from coffeechat.errors import IndexDamagedError
from coffeechat.library import matrix
from coffeechat.library.keywords import Keywords
from coffeechat.library.matrix import Matrix
from coffeechat.library.store import Store, hash_text
from coffeechat.library.versions import Manifest, Versions
from coffeechat.settings import Settings

if TYPE_CHECKING:
    from coffeechat.library.index import Collection

Answer = TypeVar("Answer")
_REBUILD = "Run `coffeechat library rebuild`."


@dataclass(frozen=True)
class Part:
    """Passages by their vectors and by their words."""

    dense: "Matrix | Collection"
    words: Keywords


@dataclass(frozen=True)
class Searchable:
    """One version of the index, and the passages that came after it.

    Attributes:
        manifest: what the version holds.
        base: the version itself.
        delta: the passages that came after it, by exact search.
    """

    manifest: Manifest
    base: Part
    delta: Part

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
        base = self.base.dense.search(vector, min(count, self.manifest.count)) if self.manifest.count else {}
        return base | self.delta.dense.search(vector, count)

    def matching(self, query: str, count: int) -> dict[int, float]:
        """Return the keyword score of the ``count`` best of both, by embedding id."""
        return self.base.words.search(query, count) | self.delta.words.search(query, count)


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
            folder = Path(tempfile.mkdtemp(prefix="coffeechat-"))
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
        self._store, self._model = store, model
        self._versions = Versions(folder, self._discard if self._server else None)
        self._base: tuple[str, Manifest, Part] | None = None
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
            # The state is taken before what it stands for is read: what comes between is read again.
            state = (version.name, self._store.state())
            self._open = (state, self._read(version))
        return self._open[1]

    def ask(self, query: Callable[[Searchable], Answer]) -> Answer:
        """Return what ``query`` gets from what can be searched now.

        A version goes away once two newer ones were built: a query that loses it so is asked of the newest.

        Raises:
            IndexDamagedError, UnreachableError: as for ``open``.
        """
        while True:
            name = self._versions.current_name()
            try:
                return query(self.open())
            except IndexDamagedError:
                if self._versions.current_name() == name:
                    raise

    def build(self) -> Path:
        """Build a version of everything in the store and make it current.

        Raises:
            InputError: the disk is full or the folder cannot be written to; the current version stays.
            UnreachableError: the configured index server does not answer.
        """
        return self._versions.publish(self._write, self._probe)

    def outgrown(self, most: int) -> bool:
        """Tell whether more than ``most`` passages came after the current version was built."""
        version = self._versions.current()
        return bool(version) and self._store.count_above(self._versions.manifest(version).through) > most

    def _write(self, folder: Path) -> dict:
        blocks = self._store.vector_blocks()
        if self._server:
            from coffeechat.library import index

            ids = index.upload(self._server, folder, blocks)
        else:
            ids = matrix.write(folder / "dense", blocks)
        through = max(ids, default=0)
        Keywords.build(*self._store.texts(through=through)).save(folder / "keywords")
        return {"model": self._model, "dimension": self._store.dimension(), "count": len(ids), "through": through}

    def _probe(self, folder: Path) -> None:
        """Ask the new version for a passage that it must have: before anybody relies on it."""
        first = self._store.vectors(most=1)
        found = self._load(folder).dense.search(first.rows[0], 1) if len(first.ids) else {}
        if len(first.ids) and round(max(found.values(), default=0.0), 3) != 1.0:
            what = "the new search index does not find a passage that it was built from"
            raise IndexDamagedError(what, str(folder), "Try `coffeechat library rebuild` again.")

    def _read(self, version: Path) -> Searchable:
        if self._base is None or self._base[0] != version.name:
            manifest = self._versions.verify(version)
            if manifest.model != self._model:
                what = f"the search index was made by {manifest.model}, not by {self._model}"
                raise IndexDamagedError(what, str(version), _REBUILD)
            self._base = (version.name, manifest, self._load(version))
        _, manifest, base = self._base
        new = self._store.vectors(manifest.through)
        delta = Part(Matrix(new.ids, new.rows), Keywords.build(*self._store.texts(manifest.through)))
        return Searchable(manifest, base, delta)

    def _load(self, version: Path) -> Part:
        words = Keywords.load(version / "keywords")
        if not self._server:
            return Part(Matrix.open(version / "dense"), words)
        from coffeechat.library.index import Collection

        return Part(Collection.open(self._server, version), words)

    def _discard(self, version: Path) -> None:
        from coffeechat.library import index

        index.discard(self._server, version)
