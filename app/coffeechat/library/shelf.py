"""Keeps the store, the index and the shipped digests in step."""

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from coffeechat.database import Database
from coffeechat.errors import CoffeechatError
from coffeechat.library.embeddings import Hosted, MiniLM
from coffeechat.library.finder import Finder, embed_texts
from coffeechat.library.indexed import IndexFolder
from coffeechat.library.knowledge import Digest, StoredSource
from coffeechat.library.raw import RawMap
from coffeechat.library.records import Record, hash_text
from coffeechat.library.store import Store
from coffeechat.library.tables import SCHEMA
from coffeechat.model import AddedItem, AddReport
from coffeechat.settings import Settings

# Exact search over so many new passages still takes a millisecond; more of them are merged into the index.
_LARGEST_DELTA = 5000


class Shelf:
    """The documents in the database with their index.

    Args:
        settings: where both lie.
        digests: the shipped ones; each stands in the store unless the user's original does.
        embeddings: turn texts into vectors.
    """

    def __init__(self, settings: Settings, digests: Mapping[str, Digest], embeddings: MiniLM | Hosted) -> None:
        self.digests, self._embeddings = digests, embeddings
        self.store = Store(Database(settings, SCHEMA), embeddings.model_id)
        self.index = IndexFolder(settings, self.store, embeddings.model_id)

    @cached_property
    def finder(self) -> Finder:
        """Searches the documents; the shipped digests are in the store from here on."""
        self.seed()
        return Finder(self.store, self.index, self._embeddings, self.digests)

    def originals(self) -> dict[str, StoredSource]:
        """Return the documents that the user added, by id."""
        return self.store.originals()

    def record(self, source_id: str) -> Record | None:
        """Return a document as it is stored."""
        return self.store.load(source_id)

    def seed(self) -> None:
        """Put the shipped digests into the store, new ones in place of those of an older version."""
        if self.store.fixed:
            return
        known = {source.id: (source.text, raw_hash) for source, _, raw_hash in self.store.overview()}
        records = [
            record
            for name, record in ((name, _record(digest)) for name, digest in self.digests.items())
            if known.get(name, ("digest", ""))[0] == "digest" and known.get(name) != ("digest", record.raw_hash)
        ]
        if records:
            self.put(records)
        for name, (kind, _) in known.items():
            if kind == "digest" and name not in self.digests:
                self.store.remove(name)

    def put(self, records: Sequence[Record]) -> None:
        """Write documents with the vectors of their passages; known passages are not embedded again."""
        texts = {
            name: record.stored.text[passage.start : passage.end]
            for record in records
            for name, passage in zip(record.hashes, record.stored.passages, strict=True)
        }
        known = self.store.known_vectors(texts, "passage")
        new = [name for name in texts if name not in known]
        rows = self._embeddings.embed([texts[name] for name in new]) if new else []
        self.store.put(records, known | dict(zip(new, rows, strict=True)))

    def add(self, paths: Sequence[str | Path]) -> AddReport:
        """Read files, folders and standard input into the store."""
        from coffeechat.library.adding import add_paths

        self.store.require_writable()
        self.seed()
        report = add_paths(self, paths)
        return report.model_copy(update={"warnings": [*report.warnings, *self._merge()]})

    def _merge(self) -> list[str]:
        """Build the index anew when much came after it; the documents are safe and found without it too."""
        try:
            if self.index.outgrown(_LARGEST_DELTA):
                self.index.build()
        except CoffeechatError as error:
            return [f"the documents are in, but the search index stays as it was: {error}"]
        return []

    def remove(self, source_id: str) -> AddReport:
        """Delete a document; the digest that it replaced comes back."""
        self.store.remove(source_id)
        self.seed()
        back = self.store.load(source_id)
        item = AddedItem(
            path=source_id, source=source_id, state="removed",
            text=back.stored.source.text if back else None, passages=len(back.stored.passages) if back else 0,
        )  # fmt: skip
        return AddReport(items=[item])

    def rebuild(self) -> None:
        """Embed what has no vector of this model, drop what nothing needs, and build the index anew."""
        self.store.forget_other(self._embeddings.dimension)
        self.seed()
        missing = self.store.missing()
        embed_texts(list(missing.values()), "passage", self.store, self._embeddings)
        self.store.prune()
        self.index.build()
        self.finder.prepare()


def _record(digest: Digest) -> Record:
    about = [digest.source.model_dump(), digest.text, [passage.model_dump() for passage in digest.passages]]
    raw_hash = hash_text(json.dumps(about, sort_keys=True))
    return Record(digest, raw_hash, RawMap.identity(digest.text), hash_text(digest.text))
