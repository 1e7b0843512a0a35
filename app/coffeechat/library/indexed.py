"""What can be searched: the current version of the index, and exactly what was added after it was built."""

import atexit
import contextlib
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from coffeechat.errors import IndexDamagedError
from coffeechat.library import matrix
from coffeechat.library.keywords import Keywords
from coffeechat.library.matrix import NOTHING, Matrix, Scored
from coffeechat.library.records import Found, hash_text
from coffeechat.library.store import State, Store
from coffeechat.library.versions import Manifest, Versions
from coffeechat.settings import Settings

if TYPE_CHECKING:
    from coffeechat.library.index import Served

Answer = TypeVar("Answer")
_REBUILD = "Run `coffeechat library rebuild`."


@dataclass(frozen=True)
class Part:
    """Passages by their vectors and by their words."""

    dense: "Matrix | Served"
    words: Keywords


@dataclass(frozen=True)
class Searchable:
    """One version of the index, and the passages that came after it.

    Attributes:
        state: that of the store when this was read.
        manifest: what the version holds.
        base: the version itself.
        delta: the passages that came after it, by exact search.
        added: how many those are.
        seen: passages that were read while the store was in that state, by embedding id; a removed one has none.
    """

    state: State
    manifest: Manifest
    base: Part
    delta: Part
    added: int
    seen: dict[int, list[Found]] = field(default_factory=dict)

    def require(self, dimension: int) -> None:
        """Refuse vectors of another dimension.

        Raises:
            IndexDamagedError: the index has another one.
        """
        if dimension != self.manifest.dimension:
            what = f"the search index has {self.manifest.dimension} dimensions, {self.manifest.model} now {dimension}"
            raise IndexDamagedError(what, "the library", _REBUILD)

    def nearest(self, vector: np.ndarray, count: int, also: np.ndarray = NOTHING) -> Scored:
        """Return the cosine of the ``count`` nearest of both, and of those of ``also`` that are here."""
        most = min(count, self.manifest.count)
        base = self.base.dense.search(vector, most, also) if most else Matrix(NOTHING, NOTHING).search(vector, 0)
        return base.followed_by(self.delta.dense.search(vector, count, also)) if self.added else base

    def matching(self, words: Sequence[str], count: int) -> Scored:
        """Return the keyword score of the ``count`` best of both."""
        base = self.base.words.search(words, count)
        return base.followed_by(self.delta.words.search(words, count)) if self.added else base

    @property
    def size(self) -> int:
        """How many passages can be found, those of removed documents among them."""
        return self.manifest.count + self.added


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
        self._open: Searchable | None = None

    def ask(self, query: Callable[[Searchable], tuple[Answer, State]]) -> Answer:
        """Return what ``query`` gets from everything that was in the store when it was asked.

        An index that was never built is built first. What is open is asked at once, and anew only if the store
        turns out to have changed, or if the version went away because two newer ones were built.

        Args:
            query: returns its answer and the state of the store in which it read the last of it.

        Raises:
            IndexDamagedError: a file is not as it was built, or another embedding model made it.
            UnreachableError: the configured index server does not answer.
        """
        if self._open is not None:
            with contextlib.suppress(IndexDamagedError):
                answer, state = query(self._open)
                if state == self._open.state:
                    return answer
        while True:
            current = self._versions.current_name()
            try:
                self._open = self._read()
                return query(self._open)[0]
            except IndexDamagedError:
                self._open = None
                if self._versions.current_name() == current:
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
        found = self._load(folder).dense.search(first.rows[0], 1) if len(first.ids) else None
        if found and round(max(found.scores, default=0.0), 3) != 1.0:
            what = "the new search index does not find a passage that it was built from"
            raise IndexDamagedError(what, str(folder), "Try `coffeechat library rebuild` again.")

    def _read(self) -> Searchable:
        version = self._versions.current() or self.build()
        if self._base is None or self._base[0] != version.name:
            manifest = self._versions.verify(version)
            if manifest.model != self._model:
                what = f"the search index was made by {manifest.model}, not by {self._model}"
                raise IndexDamagedError(what, str(version), _REBUILD)
            try:
                self._base = (version.name, manifest, self._load(version))
            except OSError as error:  # it was there when it was verified
                raise IndexDamagedError(f"the search index went away ({error})", str(version), _REBUILD) from error
        _, manifest, base = self._base
        with self._store.snapshot():
            new = self._store.vectors(manifest.through)
            delta = Part(Matrix(new.ids, new.rows), Keywords.build(*self._store.texts(manifest.through)))
            return Searchable(self._store.state(), manifest, base, delta, len(new.ids))

    def _load(self, version: Path) -> Part:
        words = Keywords.load(version / "keywords")
        if not self._server:
            return Part(Matrix.open(version / "dense"), words)
        from coffeechat.library.index import Served

        return Part(Served.open(self._server, version), words)

    def _discard(self, version: Path) -> None:
        from coffeechat.library import index

        index.discard(self._server, version)
