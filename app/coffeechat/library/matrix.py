"""The dense index on this machine: all the vectors in one file, mapped into memory and multiplied.

Exact, and at the size of a library faster than a graph of neighbours: 10,000 passages take a third of a
millisecond, 100,000 some ten. A graph (Chroma's HNSW) takes minutes to build at that size, misses neighbours,
and changes its files while it is only read. ``benchmarks`` measures both; ``docs/scale.md`` says when this ends.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from coffeechat.library.store_vectors import Vectors


class Matrix:
    """Nearest neighbours by cosine among ``ids`` (n,) and ``rows`` (n, dimension) of unit length."""

    def __init__(self, ids: np.ndarray, rows: np.ndarray) -> None:
        self._ids, self._rows = ids, rows

    @classmethod
    def open(cls, folder: Path) -> "Matrix":
        """Map what ``write`` wrote; its files must have been verified."""
        ids = np.load(folder / "ids.npy")
        rows = np.memmap(folder / "rows.f32", np.float32, "r") if len(ids) else np.zeros(0, np.float32)
        return cls(ids, rows.reshape(len(ids), -1) if len(ids) else rows.reshape(0, 0))

    def search(self, vector: np.ndarray, count: int) -> dict[int, float]:
        """Return the cosine of the ``count`` nearest passages, by embedding id."""
        if not len(self._ids):
            return {}
        # On one core: it waits for memory anyway, and the threads of a BLAS wait for one another on a busy machine.
        cosines = np.einsum("ij,j->i", self._rows, vector)
        best = highest(cosines, count)
        return dict(zip(self._ids[best].tolist(), cosines[best].tolist(), strict=True))


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
