"""Documents, passages and embeddings in the database: put, get, remove, whole or not at all."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import sqlalchemy as sa

from coffeechat.database import Database
from coffeechat.library.knowledge import StoredSource
from coffeechat.library.raw import RawMap
from coffeechat.library.records import (
    PASSAGE,
    PLACE,
    SOURCE,
    Found,
    Record,
    cut,
    read_found,
    read_source,
    replace,
    select_passages,
)
from coffeechat.library.store_vectors import CHUNK, VectorRows, Vectors
from coffeechat.library.tables import documents, embeddings, passages
from coffeechat.model import Passage, Source


class State(NamedTuple):
    """Changes whenever a store does: the highest ids of its vectors and of its passages, and how many documents."""

    vector: int | None
    passage: int | None
    documents: int


class Store:
    """The library's documents.

    Args:
        database: where they are kept.
        model: the id of the embedding model in use; vectors of other models are kept but not seen.
    """

    def __init__(self, database: Database, model: str) -> None:
        self._database, self._rows = database, VectorRows(model)
        last, count = sa.func.max(passages.c.id), sa.func.count(documents.c.id)
        state = (self._rows.top(), sa.select(last).scalar_subquery(), sa.select(count).scalar_subquery())
        # Asked by every search: put together once, and with the state, so that one statement sees both.
        wanted = embeddings.c.id.in_(sa.bindparam("ids", expanding=True))
        self._state, self._by_id = sa.select(*state), select_passages(*state).where(wanted)

    @property
    def writable(self) -> bool:
        """Whether what is added stays."""
        return self._database.writable

    @property
    def fixed(self) -> bool:
        """Whether nothing can be added, not even for this process alone."""
        return self._database.fixed

    def require_writable(self) -> None:
        """Refuse what would not stay.

        Raises:
            InputError: the home is read-only, or its disk is full.
        """
        self._database.require_writable()

    def snapshot(self) -> contextlib.AbstractContextManager[None]:
        """Let every read of this thread see the same state, until the context is left."""
        return self._database.snapshot()

    def overview(self) -> list[tuple[Source, int, str]]:
        """Return each source with its number of passages and the hash of its raw bytes, by id."""
        count = sa.func.count(passages.c.id)
        query = (
            sa.select(documents.c.source, documents.c.kind, *SOURCE, count.label("passages"), documents.c.raw_hash)
            .outerjoin(passages, passages.c.document == documents.c.id)
            .group_by(documents.c.id)
            .order_by(documents.c.source)
        )
        with self._database.reading() as connection:
            return [(read_source(row), row.passages, row.raw_hash) for row in connection.execute(query)]

    def holds(self, source_id: str) -> bool:
        """Tell whether a document of this id is there."""
        with self._database.reading() as connection:
            return connection.scalar(sa.select(documents.c.id).where(documents.c.source == source_id)) is not None

    def load(self, source_id: str) -> Record | None:
        """Return a document, or None."""
        with self._database.reading() as connection:
            row = connection.execute(sa.select(documents).where(documents.c.source == source_id)).one_or_none()
            if row is None:
                return None
            found = connection.execute(
                sa.select(*PASSAGE).where(passages.c.document == row.id).order_by(passages.c.position)
            ).all()
        stored = StoredSource(read_source(row), row.text, tuple(Passage(**line._mapping) for line in found))
        return Record(stored, row.raw_hash, RawMap.load(row.raw_map), row.text_hash)

    def originals(self) -> dict[str, StoredSource]:
        """Return every document that the user added, by id."""
        with self._database.reading() as connection:
            names = connection.scalars(sa.select(documents.c.source).where(documents.c.kind == "original")).all()
        records = ((name, self.load(name)) for name in names)
        return {name: record.stored for name, record in records if record}

    def put(self, records: Sequence[Record], vectors: Mapping[str, np.ndarray]) -> None:
        """Write documents in place of those of the same id, in one transaction.

        Args:
            records: the documents.
            vectors: those of all their passages, by hash. One that is there stays as it is; but it must be given,
                because a rebuild of another process may just have deleted it.

        Raises:
            IndexDamagedError: the vectors are of another dimension than those that are there.
        """
        with self._database.writing() as connection:
            last = {record.stored.source.id: record for record in records}
            replace(connection, list(last.values()))
            self._rows.keep(connection, vectors, "passage")

    def remove(self, source_id: str) -> bool:
        """Delete a document; its vectors stay until the next rebuild. Tell whether it was there."""
        delete = sa.delete(documents).where(documents.c.source == source_id)
        with self._database.writing() as connection:
            return bool(connection.execute(delete).rowcount)

    def keep_vectors(self, vectors: Mapping[str, np.ndarray], purpose: str) -> None:
        """Write vectors by the hash of their text. ``purpose`` is "passage" or "route"."""
        with self._database.writing() as connection:
            self._rows.keep(connection, vectors, purpose)

    def known_vectors(self, hashes: Iterable[str], purpose: str) -> dict[str, np.ndarray]:
        """Return the vectors that are there for these hashes."""
        with self._database.reading() as connection:
            return self._rows.known(connection, hashes, purpose)

    def missing(self) -> dict[str, str]:
        """Return the texts of the passages that have no vector of this model, by hash."""
        there = sa.select(embeddings.c.hash).where(self._rows.mine())
        query = sa.select(*PLACE, passages.c.hash.label("key")).where(passages.c.hash.not_in(there))
        with self._database.reading() as connection:
            return dict(cut(connection, query))

    def vectors(self, above: int = 0, most: int | None = None) -> Vectors:
        """Return the first ``most`` passages' vectors whose id is higher than ``above``, by id."""
        with self._database.reading() as connection:
            return self._rows.read(connection, embeddings.c.id > above, most)

    def vector_blocks(self) -> Iterator[Vectors]:
        """Yield all the passages' vectors by id, some thousands at a time, all from one state of the store."""
        with self._database.reading() as connection:
            yield from self._rows.blocks(connection)

    def dimension(self) -> int:
        """Return the length of the vectors; 0 when there is none yet."""
        with self._database.reading() as connection:
            return self._rows.dimension(connection)

    def count_above(self, embedding: int) -> int:
        """Return how many passages' vectors have a higher id."""
        query = sa.select(sa.func.count()).where(self._rows.mine(), embeddings.c.id > embedding)
        with self._database.reading() as connection:
            return connection.scalar(query) or 0

    def vectors_of(self, ids: Iterable[int]) -> Vectors:
        """Return the vectors at these ids, by id."""
        with self._database.reading() as connection:
            return self._rows.read(connection, embeddings.c.id.in_(list(ids)))

    def find(self, ids: Iterable[int]) -> tuple[list[Found], State]:
        """Return the passages behind these embedding ids, and the state they are of; a removed document has none."""
        wanted, rows, width = sorted(int(i) for i in ids), [], len(State._fields)
        with self._database.reading() as connection:
            for at in range(0, len(wanted), CHUNK):
                rows += connection.execute(self._by_id, {"ids": wanted[at : at + CHUNK]}).all()
            state = State(*(rows[-1][:width] if rows else connection.execute(self._state).one()))
        return [read_found(row[width:]) for row in rows], state

    def find_refs(self, refs: Iterable[str]) -> list[Found]:
        """Return the passages at references like ``pope#no-job``; one that is not there is left out."""
        wanted = set(refs)
        sources = sorted({ref.partition("#")[0] for ref in wanted})
        locators, found = sorted({ref.partition("#")[2] for ref in wanted}), []
        with self._database.reading() as connection:
            for at in range(0, len(locators), CHUNK // 2):
                places = documents.c.source.in_(sources), passages.c.locator.in_(locators[at : at + CHUNK // 2])
                query = select_passages().where(*places, self._rows.mine())
                found += [read_found(row) for row in connection.execute(query)]
        return [hit for hit in found if hit.ref in wanted]

    def texts(self, above: int = 0, through: int | None = None) -> tuple[list[int], list[str]]:
        """Return the embedding ids higher than ``above``, up to ``through``, and their passages' texts, by id."""
        last = sa.true() if through is None else embeddings.c.id <= through
        query = (
            sa.select(*PLACE, embeddings.c.id.label("key"))
            .join_from(embeddings, passages, passages.c.hash == embeddings.c.hash)
            .where(self._rows.mine(), embeddings.c.id > above, last)
        )
        with self._database.reading() as connection:
            by_id = dict(sorted(cut(connection, query)))
        return list(by_id), list(by_id.values())

    def prune(self) -> None:
        """Delete the vectors of this model that no passage needs any more."""
        with self._database.writing() as connection:
            self._rows.prune(connection)

    def forget_other(self, dimension: int) -> None:
        """Delete the vectors that this model made when it had another dimension."""
        with self._database.writing() as connection:
            self._rows.forget_other(connection, dimension)

    def count_live(self, through: int) -> int:
        """Return how many passages have a vector whose id is at most ``through``."""
        query = (
            sa.select(sa.func.count())
            .select_from(passages)
            .join(embeddings, passages.c.hash == embeddings.c.hash)
            .where(self._rows.mine(), embeddings.c.id <= through)
        )
        with self._database.reading() as connection:
            return connection.scalar(query) or 0

    def state(self) -> State:
        """Return what changes whenever a document is added, replaced or removed."""
        with self._database.reading() as connection:
            return State(*connection.execute(self._state).one())
