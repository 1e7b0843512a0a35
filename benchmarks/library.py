"""The library beside Chroma and LangChain: writing, building, searching, adding, at several sizes."""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.corpus import (
    PASSAGES_A_DOCUMENT,
    Corpus,
    KnownVectors,
    NoModel,
    make_corpus,
    make_record,
    write_papers,
)
from benchmarks.rivals import Ensemble, fill_chroma, find_in_chroma
from coffeechat.library import matrix
from coffeechat.library.indexed import IndexFolder
from coffeechat.library.knowledge import load_digests
from coffeechat.library.library import Library
from coffeechat.library.records import Record
from coffeechat.library.shelf import Shelf
from coffeechat.library.store_vectors import Vectors
from coffeechat.settings import load_settings

_COUNT = 10
_REPEATS = 5
_IN_A_ROW = 50
_LARGEST_SECOND = 10_000
# As many passages as Chroma takes in one call.
_DOCUMENTS_A_CALL = 5000 // PASSAGES_A_DOCUMENT


@dataclass(frozen=True)
class Row:
    """One line of the table: ``ours`` and ``theirs`` in ``unit``, and the bound on their ratio or on ``ours``."""

    passages: int
    what: str
    unit: str
    ours: float
    theirs: float | None = None
    least_ratio: float | None = None
    least: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times theirs is ours."""
        return self.theirs / self.ours if self.theirs is not None and self.ours else None

    @property
    def bound(self) -> str:
        """The bound, in words."""
        ratio = "" if self.least_ratio is None else f"ratio >= {self.least_ratio:.2g}"
        return ratio or (f"<= {self.most:g}" if self.most is not None else f">= {self.least:g}" if self.least else "")

    @property
    def kept(self) -> bool:
        """Whether every bound is kept."""
        return (
            (self.least_ratio is None or (self.ratio or 0) >= self.least_ratio)
            and (self.least is None or self.ours >= self.least)
            and (self.most is None or self.ours <= self.most)
        )


def measure_library(folder: Path, size: int) -> Iterator[Row]:
    """Measure a library of ``size`` passages in a new folder, ours and theirs one after the other."""
    corpus, vectors = make_corpus(size, "clustered"), KnownVectors()
    vectors.known = dict(zip(corpus.queries, corpus.query_rows, strict=True))
    times = []
    for number in range(_REPEATS if size <= _LARGEST_SECOND else 1):
        shelf = Shelf(load_settings(home=folder / f"home-{number}"), load_digests(), vectors)
        shelf.seed()
        records = corpus.records()
        written, _ = _timed(lambda shelf=shelf, records=records: _write(shelf, records, corpus.rows))
        built, _ = _timed(shelf.index.build)
        filled, client = _timed(lambda number=number: fill_chroma(folder / f"chroma-{number}", corpus))
        times.append((written, built, filled))
    written, built, filled = map(statistics.median, zip(*times, strict=True))
    yield Row(size, "write the truth / Chroma's add", "s", written, filled, least_ratio=10)
    yield Row(size, "build the index / Chroma's add", "s", built, filled, least_ratio=1 / 1.2)
    if size <= _LARGEST_SECOND:
        yield _one_by_one(folder, corpus)
    yield from _queries(shelf, Ensemble(client, corpus, vectors, _COUNT), corpus, size)
    yield from _recall(folder, client, corpus, size)
    yield from _one_more(shelf, size)
    if size == _LARGEST_SECOND:
        yield _again(folder, size)


def _write(shelf: Shelf, records: list[Record], rows: np.ndarray, documents_a_call: int = _DOCUMENTS_A_CALL) -> None:
    """Write in calls, by default of as many passages as Chroma takes at once; each is on disk before the next."""
    left = iter(rows)
    for at in range(0, len(records), documents_a_call):
        batch = records[at : at + documents_a_call]
        vectors = {name: next(left) for record in batch for name in record.hashes}
        shelf.store.put(batch, vectors)


def _one_by_one(folder: Path, corpus: Corpus) -> Row:
    """Write each document in a transaction of its own, as `library add` does, beside Chroma doing the same."""
    shelf = Shelf(load_settings(home=folder / "one-by-one"), load_digests(), KnownVectors())
    shelf.seed()
    ours, _ = _timed(lambda: _write(shelf, corpus.records(), corpus.rows, documents_a_call=1))
    theirs, _ = _timed(lambda: fill_chroma(folder / "chroma-one-by-one", corpus, PASSAGES_A_DOCUMENT))
    return Row(len(corpus.texts), "write document by document / Chroma's add", "s", ours, theirs)


def _queries(shelf: Shelf, rival: Ensemble, corpus: Corpus, size: int) -> Iterator[Row]:
    """Each asks some queries in a row, as a process of its own would, then the other the same; no query comes twice."""
    asked = list(zip(corpus.queries, corpus.query_rows, strict=True))
    ways = (
        lambda query, _: shelf.finder.search(query, _COUNT),
        lambda query, _: rival.search(query),
        lambda _, vector: np.einsum("ij,j->i", corpus.rows, vector),
    )
    times: list[list[float]] = [[] for _ in ways]
    for way in ways[:2]:
        way(*asked[0])
    for at in range(0, len(asked), _IN_A_ROW):
        for way, taken in zip(ways, times, strict=True):
            some = asked[at : at + _IN_A_ROW]
            taken += [_timed(lambda way=way, pair=pair: way(*pair))[0] * 1000 for pair in some]
    medians = [statistics.median(taken) for taken in times]
    yield Row(size, "hybrid query, p50 / EnsembleRetriever", "ms", *medians[:2], least_ratio=5)
    yield Row(size, "the floor: one read of the matrix, p50", "ms", medians[2])


def _recall(folder: Path, client: object, corpus: Corpus, size: int) -> Iterator[Row]:
    """Where filling a second one takes minutes, Chroma is asked for the clustered vectors alone."""
    theirs = _share(corpus, lambda vector: find_in_chroma(client, vector, _COUNT))
    yield _recall_row(folder, corpus, "clustered", theirs, size)
    random = make_corpus(size, "random")
    asked = fill_chroma(folder / "chroma-random", random) if size <= _LARGEST_SECOND else None
    theirs = _share(random, lambda vector: find_in_chroma(asked, vector, _COUNT)) if asked else None
    yield _recall_row(folder, random, "random", theirs, size)


def _recall_row(folder: Path, corpus: Corpus, kind: str, theirs: float | None, size: int) -> Row:
    matrix.write(folder / kind, [Vectors(np.arange(size), corpus.rows)])
    opened = matrix.Matrix.open(folder / kind)
    ours = _share(corpus, lambda vector: _best(opened.search(vector, _COUNT)))
    return Row(size, f"recall@10, {kind} vectors / Chroma", "", ours, theirs, least=0.99)


def _share(corpus: Corpus, find: Callable[[np.ndarray], list[int]]) -> float:
    exact = np.argsort(-(corpus.query_rows.astype(np.float64) @ corpus.rows.T.astype(np.float64)), axis=1)
    hits = [len({*near[:_COUNT]} & {*find(row)}) for near, row in zip(exact, corpus.query_rows, strict=True)]
    return sum(hits) / (_COUNT * len(hits))


def _best(found: matrix.Scored) -> list[int]:
    return found.ids[np.argsort(-found.scores)].tolist()


def _again(folder: Path, size: int) -> Row:
    """Add a folder of text files with the shipped model, and the same folder again with none."""
    papers, settings = folder / "papers", load_settings(home=folder / "again")
    write_papers(papers, size)
    first, _ = _timed(lambda: Library.open(settings).add([papers]))
    again, report = _timed(lambda: Shelf(settings, load_digests(), NoModel()).add([papers]))
    if {item.state for item in report.items} != {"unchanged"}:
        raise RuntimeError("a file that had not changed was read again")
    passages = sum(item.passages for item in report.items)
    return Row(passages, "add a folder again / the first time, embedding and all", "s", again, first, least_ratio=50)


def _one_more(shelf: Shelf, size: int) -> Iterator[Row]:
    adding, finding = [], []
    for number in range(_REPEATS):
        words = [f"added{number} passage{i} of one more guide" for i in range(20)]
        record = make_record(f"one-more-{number}", words)
        adding.append(_timed(lambda record=record: (shelf.seed(), shelf.put([record]), _outgrown(shelf.index)))[0])
        finding.append(_timed(lambda words=words: shelf.finder.search(words[0], _COUNT))[0])
    yield Row(size, "add one document of 20 passages", "s", statistics.median(adding), most=1)
    yield Row(size, "the first search after it", "s", statistics.median(finding), most=1)


def _outgrown(index: IndexFolder) -> bool:
    return index.outgrown(5000)


def _timed(work: Callable[[], object]) -> tuple[float, object]:
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result


def load() -> str:
    """Return how busy the machine is, in words."""
    busy = f"load {os.getloadavg()[0]:.1f} on " if hasattr(os, "getloadavg") else ""
    return f"{busy}{os.cpu_count()} cores"
