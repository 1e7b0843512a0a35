"""Documents as they are stored and found, and how they become rows and come out of them again."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from coffeechat.library.knowledge import StoredSource
from coffeechat.library.raw import RawMap
from coffeechat.library.tables import documents, embeddings, passages
from coffeechat.model import Passage, Source

PASSAGE = [passages.c[name] for name in ("locator", "start", "end", "voice", "commenter")]
PLACE = [passages.c[name] for name in ("document", "start", "end")]
SOURCE = [documents.c[name] for name in ("title", "author", "publisher", "date")]


@dataclass(frozen=True)
class Record:
    """A document as it is stored: the hash of its raw bytes, the map back to them, and the hash of its text."""

    stored: StoredSource
    raw_hash: str
    raw_map: RawMap
    text_hash: str

    @cached_property
    def hashes(self) -> tuple[str, ...]:
        """The hash of each passage's text, in the order of the passages."""
        text = self.stored.text
        return tuple(hash_text(text[passage.start : passage.end]) for passage in self.stored.passages)


@dataclass(frozen=True)
class Found:
    """A stored passage as the search needs it. ``embedding`` is the id of its vector."""

    source: str
    passage: Passage
    text: str
    embedding: int = field(compare=False)

    @property
    def ref(self) -> str:
        """The reference, like ``pope#no-job``."""
        return f"{self.source}#{self.passage.locator}"


def hash_text(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def cut(connection: Connection, query: sa.Select) -> Iterator[tuple]:
    """Yield (key, text) of passages; a document is read once, however many passages it has."""
    document, text = None, ""
    for row in connection.execute(query.order_by(passages.c.document)).all():
        if row.document != document:
            document = row.document
            text = connection.scalar(sa.select(documents.c.text).where(documents.c.id == document))
        yield row.key, text[row.start : row.end]


def select_passages(*first: sa.ColumnElement) -> sa.Select:
    """Return the query for passages that have a vector: ``first``, and then what ``read_found`` reads."""
    text = sa.func.substr(documents.c.text, passages.c.start + 1, passages.c.end - passages.c.start)
    return (
        sa.select(*first, documents.c.source, *PASSAGE, text, embeddings.c.id.label("embedding"))
        .join_from(embeddings, passages, passages.c.hash == embeddings.c.hash)
        .join(documents, documents.c.id == passages.c.document)
    )


def read_found(row: Sequence) -> Found:
    """Return the passage of a row of ``select_passages``, without what was put first."""
    source, locator, start, end, voice, commenter, text, embedding = row
    passage = Passage(locator=locator, start=start, end=end, voice=voice, commenter=commenter)
    return Found(source, passage, text, embedding)


def read_source(row: sa.Row) -> Source:
    """Return the source of a row with ``SOURCE``, its id and its kind."""
    values = {column.name: row._mapping[column.name] for column in SOURCE}
    return Source(id=row.source, text=row.kind, **values)


def replace(connection: Connection, records: Sequence[Record]) -> None:
    """Write documents in place of those of the same id."""
    if not records:
        return
    delete = sa.delete(documents).where(documents.c.source == sa.bindparam("name"))
    connection.execute(delete, [{"name": record.stored.source.id} for record in records])
    insert = sa.insert(documents).returning(documents.c.id, sort_by_parameter_order=True)
    ids = connection.scalars(insert, [_document_row(record) for record in records]).all()
    rows = [row for key, record in zip(ids, records, strict=True) for row in _passage_rows(key, record)]
    if rows:
        insert_many(connection, sa.insert(passages), rows)


def insert_many(connection: Connection, insert: sa.Insert, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows that need no conversion and have a value for every column.

    The driver takes them as they are: to look at each value first costs SQLAlchemy as long as writing it.
    """
    compiled = insert.compile(dialect=connection.dialect, column_keys=list(rows[0]))
    names = compiled.positiontup
    connection.exec_driver_sql(str(compiled), [tuple(row[name] for name in names) for row in rows] if names else rows)


def _document_row(record: Record) -> dict[str, object]:
    source = record.stored.source
    about = {column.name: getattr(source, column.name) for column in SOURCE}
    return about | {
        "source": source.id, "kind": source.text, "text": record.stored.text, "text_hash": record.text_hash,
        "raw_hash": record.raw_hash, "raw_map": record.raw_map.save(),
    }  # fmt: skip


def _passage_rows(document: int, record: Record) -> Iterator[dict[str, object]]:
    for position, (passage, name) in enumerate(zip(record.stored.passages, record.hashes, strict=True)):
        yield {
            "document": document, "position": position, "locator": passage.locator, "start": passage.start,
            "end": passage.end, "voice": passage.voice, "commenter": passage.commenter,
            "hash": name,
        }  # fmt: skip
