"""Prove a store: hashes, offsets, quotes, and the index against exact search."""

from collections.abc import Iterator

import numpy as np

from coffeechat.errors import IndexDamagedError
from coffeechat.library.indexed import Searchable
from coffeechat.library.records import Record, hash_text
from coffeechat.library.shelf import Shelf
from coffeechat.library.store import State
from coffeechat.model import LibraryCheck

# So many stored vectors are looked up in the index and by exact search, spread over the whole library.
_PROBES = 50
_NEIGHBOURS = 10
_REBUILD = "Run `coffeechat library rebuild`."


def check(shelf: Shelf) -> LibraryCheck:
    """Read everything once and say what is not as it should be; an empty list of problems means sound."""
    shelf.seed()
    names = [source.id for source, _, _ in shelf.store.overview()]
    records = [record for record in map(shelf.record, names) if record]
    indexed, index_problems = _check_index(shelf)
    problems = [*(text for record in records for text in _check_record(shelf, record)), *index_problems]
    return LibraryCheck(
        sound=not problems,
        sources=len(records),
        passages=sum(len(record.stored.passages) for record in records),
        indexed=indexed,
        problems=problems,
    )


def _check_record(shelf: Shelf, record: Record) -> Iterator[str]:
    stored, name = record.stored, record.stored.source.id
    if hash_text(stored.text) != record.text_hash:
        yield f"{name}: its text is not the one that was stored. Remove it and add it again."
    for passage in stored.passages:
        if not 0 <= passage.start < passage.end <= len(stored.text):
            yield f"{name}#{passage.locator}: it lies outside the text. Remove it and add it again."
    if stored.source.text == "original" and name in shelf.digests:
        there = {passage.locator for passage in stored.passages}
        for locator in sorted(shelf.digests[name].fingerprints.keys() - there):
            yield f"{name}#{locator}: this save of the article lacks the cited place; the digest answers for it."


def _check_index(shelf: Shelf) -> tuple[int, list[str]]:
    problems = [f"{count} passages have no vector. {_REBUILD}"] if (count := len(shelf.store.missing())) else []
    try:
        through, exact = shelf.index.ask(lambda searchable: _probe(shelf, searchable))
    except IndexDamagedError as error:
        return 0, [*problems, str(error)]
    if not exact:
        problems.append(f"the index does not find what exact search finds. {_REBUILD}")
    return shelf.store.count_live(through), problems


def _probe(shelf: Shelf, searchable: Searchable) -> tuple[tuple[int, bool], State]:
    """Return up to which embedding id the version goes, and whether it finds what exact search finds."""
    with shelf.store.snapshot():
        vectors, state = shelf.store.vectors(), shelf.store.state()
    step = max(len(vectors.ids) // _PROBES, 1)
    found = all(_finds_the_nearest(searchable, vectors.rows, row) for row in vectors.rows[::step])
    return (searchable.manifest.through, found), state


def _finds_the_nearest(searchable: Searchable, rows: np.ndarray, row: np.ndarray) -> bool:
    exact = np.sort(rows @ row)[::-1][:_NEIGHBOURS]
    near = np.sort(searchable.nearest(row, _NEIGHBOURS).scores)[::-1][: len(exact)]
    return len(near) == len(exact) and np.allclose(near, exact, atol=1e-3)
