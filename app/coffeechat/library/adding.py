"""Add documents to the shelf, one by one: what cannot be read keeps nothing else out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from coffeechat.errors import InputError
from coffeechat.library.cleaning import read_page
from coffeechat.library.fingerprints import recognise
from coffeechat.library.knowledge import StoredSource
from coffeechat.library.page import Page, lay_out
from coffeechat.library.positions import find_positions
from coffeechat.library.progress import track
from coffeechat.library.reading import RawFile, expand, fetch, read_raw
from coffeechat.library.records import Record, hash_text
from coffeechat.library.splitting import find_cited, name_alike, split
from coffeechat.model import AddedItem, AddReport, Source

if TYPE_CHECKING:
    from coffeechat.library.shelf import Shelf

_LONGEST_ID = 48

# Documents by the hash of their raw bytes, with their number of passages.
_Known: TypeAlias = dict[str, tuple[Source, int]]


def add_paths(shelf: "Shelf", paths: Sequence[str | Path]) -> AddReport:
    """Add files, folders and standard input (``-``); each is on disk before the next is read."""
    known = {
        raw_hash: (source, passages)
        for source, passages, raw_hash in shelf.store.overview()
        if source.text == "original"
    }
    return AddReport(items=list(_add_each(shelf, paths, known)))


def _add_each(shelf: "Shelf", paths: Sequence[str | Path], known: _Known) -> Iterator[AddedItem]:
    files = [file for given in paths for file in expand(str(given))]
    for path in track(files, "adding files"):
        try:
            yield _add(shelf, path, known)
        except InputError as error:
            yield AddedItem(path=path, state="failed", error=str(error))


def _add(shelf: "Shelf", path: str, known: _Known) -> AddedItem:
    raw, state = fetch(path), "unchanged"
    if raw.hash not in known:
        record = prepare(read_raw(raw), shelf)
        source = record.stored.source
        state = "replaced" if shelf.store.holds(source.id) else "added"
        shelf.put([record])
        known[raw.hash] = source, len(record.stored.passages)
    source, passages = known[raw.hash]
    return AddedItem(path=path, source=source.id, text="original", passages=passages, state=state)


def prepare(raw: RawFile, shelf: "Shelf") -> Record:
    """Clean and split a file. A known article takes its digest's id, title, author and date.

    Raises:
        InputError: nothing of the file is left to read.
    """
    page = _understand(raw)
    text, raw_map, placed = lay_out(page.blocks)
    if not any(char.isalpha() for char in text):
        raise InputError("there is no text to read in this", raw.name, "Give a page with an article in it.")
    passages = split(text, placed)
    name = recognise(page.title, text, shelf.digests)
    if name:
        digest = shelf.digests[name]
        source = digest.source.model_copy(update={"text": "original"})
        cited = find_cited(text, digest)
        passages = [*cited, *name_alike(cited, passages)]
    else:
        source = Source(id=_id(page.title, text), title=page.title, author=page.author, date=page.date)
        passages = [*passages, *find_positions(text, passages)]
    return Record(StoredSource(source, text, tuple(passages)), raw.hash, raw_map, hash_text(text))


def _understand(raw: RawFile) -> Page:
    name = Path(raw.name).stem
    page = (_read_html(raw.text, name) if raw.is_html else None) or read_page(raw.text, name)
    if raw.about is None:
        return page
    about = {field: value for field in ("title", "author", "date") if (value := getattr(raw.about, field))}
    return replace(page, **about)


def _read_html(text: str, name: str) -> Page | None:
    # The extractor takes a second to import; other kinds of files need none.
    from coffeechat.library.html import read_html

    return read_html(text, name)


def _id(title: str, text: str) -> str:
    """Return an id that no other document has, and the same document always."""
    words = "-".join(re.findall(r"[a-z0-9]+", title.lower()))[:_LONGEST_ID].strip("-")
    return f"{words or 'document'}-{hash_text(text)[:8]}"
