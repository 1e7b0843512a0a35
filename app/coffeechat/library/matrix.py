"""The dense index on this machine: all the vectors in one file, mapped into memory and multiplied.

Exact, and at the size of a library faster than a graph of neighbours: 10,000 passages take a third of a
millisecond, 100,000 some ten. A graph (Chroma's HNSW) takes minutes to build at that size, misses neighbours,
and changes its files while it is only read. ``benchmarks`` measures both; ``docs/scale.md`` says when this ends.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from coffeechat.library.store_vectors import Vectors

NOTHING = np.zeros(0, np.int64)


class Scored(NamedTuple):
    """Embedding ``ids`` (n,), ascending, each once, with their ``scores`` (n,)."""

    ids: np.ndarray
    scores: np.ndarray

    def followed_by(self, later: "Scored") -> "Scored":
        """Return these and others, all of whose ids are higher."""
        return Scored(np.concatenate((self.ids, later.ids)), np.concatenate((self.scores, later.scores)))


class Matrix:
    """Nearest neighbours by cosine among ``ids`` (n,), ascending, and ``rows`` (n, dimension) of unit length."""

    def __init__(self, ids: np.ndarray, rows: np.ndarray) -> None:
        self._ids, self._rows = ids, rows

    @classmethod
    def open(cls, folder: Path) -> "Matrix":
        """Map what ``write`` wrote; its files must have been verified."""
        ids = np.load(folder / "ids.npy")
        rows = np.memmap(folder / "rows.f32", np.float32, "r") if len(ids) else np.zeros(0, np.float32)
        # As a plain array, which takes slices faster than numpy's memmap does.
        return cls(ids, np.asarray(rows).reshape(len(ids), -1 if len(ids) else 0))

    def __len__(self) -> int:
        return len(self._ids)

    def search(self, vector: np.ndarray, count: int, also: np.ndarray = NOTHING) -> Scored:
        """Return the cosine of the ``count`` nearest passages, and of those of ``also`` that are here."""
        if not len(self):
            return Scored(NOTHING, np.zeros(0, np.float32))
        # On one core: it waits for memory anyway, and the threads of a BLAS wait for one another on a busy machine.
        cosines = np.einsum("ij,j->i", self._rows, vector)
        places = np.unique(np.concatenate((highest(cosines, count), find(self._ids, also)[1])))
        return Scored(self._ids[places], cosines[places])


def find(ids: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return which of ``wanted`` are among the ascending ``ids`` (a mask), and the places of those that are."""
    places = np.searchsorted(ids, wanted)
    there = np.take(ids, places, mode="clip") == wanted if len(ids) else np.zeros(len(wanted), bool)
    return there, places[there]


def write(folder: Path, blocks: Iterable[Vectors]) -> list[int]:
    """Write vectors into a new folder, block by block, and return their ids; never all of them are in memory."""
    folder.mkdir()
    ids: list[int] = []
    with (folder / "rows.f32").open("wb") as file:
        for block in blocks:
            file.write(np.ascontiguousarray(block.rows, np.float32))
            ids += block.ids.tolist()
    np.save(folder / "ids.npy", np.array(ids, np.int64))
    return ids


def highest(scores: np.ndarray, count: int) -> np.ndarray:
    """Return the places of the ``count`` highest scores, highest first; of equals the first."""
    if count < len(scores):
        edge = np.partition(scores, len(scores) - count)[len(scores) - count]
        near = np.flatnonzero(scores >= edge)
    else:
        near = np.arange(len(scores))
    return near[np.argsort(-scores[near], kind="stable")][:count]
