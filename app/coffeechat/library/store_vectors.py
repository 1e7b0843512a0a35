"""The rows of the embeddings table: vectors by the hash of their text, of one model."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from coffeechat.errors import IndexDamagedError
from coffeechat.library.records import insert_many
from coffeechat.library.tables import embeddings, passages

# SQLite allows 32,766 variables in a statement, older builds 999.
CHUNK = 900
# So many vectors of 384 numbers take 6 MB.
_BLOCK = 4096
# Plain SQL has no word for leaving be what is there.
_INSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@dataclass(frozen=True)
class Vectors:
    """Embeddings of passages: ``ids`` (n,), and ``rows`` (n, dimension) float32 of unit length."""

    ids: np.ndarray
    rows: np.ndarray


class VectorRows:
    """The vectors of one embedding model, in whatever transaction the caller has open.

    Args:
        model: the id of the model; vectors of others are kept but not seen.
    """

    def __init__(self, model: str) -> None:
        self._model = model

    def mine(self, purpose: str = "passage") -> sa.ColumnElement[bool]:
        """Return the condition that a row is of this model; ``purpose`` is "passage" or "route"."""
        return sa.and_(embeddings.c.model == self._model, embeddings.c.purpose == purpose)

    def read(self, connection: Connection, condition: sa.ColumnElement[bool], most: int | None = None) -> Vectors:
        """Return the first ``most`` passages' vectors that meet the condition, by id."""
        return _stack(connection.execute(self._query(condition).limit(most)).all())

    def blocks(self, connection: Connection) -> Iterator[Vectors]:
        """Yield all the passages' vectors by id, some thousands at a time."""
        rows = connection.execute(self._query(sa.true()), execution_options={"yield_per": _BLOCK})
        yield from (_stack(block) for block in rows.partitions())

    def known(self, connection: Connection, hashes: Iterable[str], purpose: str) -> dict[str, np.ndarray]:
        """Return the vectors that are there for these hashes."""
        wanted, found = sorted(set(hashes)), {}
        for at in range(0, len(wanted), CHUNK):
            query = sa.select(embeddings.c.hash, embeddings.c.vector).where(
                embeddings.c.hash.in_(wanted[at : at + CHUNK]), self.mine(purpose)
            )
            found |= {row.hash: np.frombuffer(row.vector, np.float32) for row in connection.execute(query)}
        return found

    def keep(self, connection: Connection, vectors: Mapping[str, np.ndarray], purpose: str) -> None:
        """Write the vectors that are not there yet.

        Raises:
            IndexDamagedError: they are of another dimension than those that are there.
        """
        if not vectors:
            return
        self._require(self.dimension(connection), {len(row) for row in vectors.values()})
        insert = _INSERTS[connection.dialect.name](embeddings).on_conflict_do_nothing()
        rows = [
            {"hash": name, "model": self._model, "purpose": purpose, "dimension": len(vectors[name]),
             "vector": vectors[name].astype(np.float32, copy=False).tobytes()}
            for name in sorted(vectors)
        ]  # fmt: skip
        insert_many(connection, insert, rows)

    def dimension(self, connection: Connection) -> int:
        """Return the length of the model's vectors; 0 when there is none yet."""
        query = sa.select(embeddings.c.dimension).where(embeddings.c.model == self._model)
        return connection.scalar(query.order_by(embeddings.c.id).limit(1)) or 0

    def top(self) -> sa.ScalarSelect:
        """Return the query for the highest id of a passage's vector; none when there is none."""
        return sa.select(sa.func.max(embeddings.c.id)).where(self.mine()).scalar_subquery()

    def prune(self, connection: Connection) -> None:
        """Delete the vectors that no passage needs any more."""
        needed = sa.select(passages.c.hash)
        connection.execute(sa.delete(embeddings).where(self.mine(), embeddings.c.hash.not_in(needed)))

    def forget_other(self, connection: Connection, dimension: int) -> None:
        """Delete the vectors that the model made when it had another dimension."""
        condition = sa.and_(embeddings.c.model == self._model, embeddings.c.dimension != dimension)
        connection.execute(sa.delete(embeddings).where(condition))

    def _query(self, condition: sa.ColumnElement[bool]) -> sa.Select:
        query = sa.select(embeddings.c.id, embeddings.c.vector).where(self.mine(), condition)
        return query.order_by(embeddings.c.id)

    def _require(self, dimension: int, given: set[int]) -> None:
        if given - {dimension} and dimension:
            what = f"the library's vectors have {dimension} dimensions, {self._model} now gives {max(given)}"
            raise IndexDamagedError(what, "the library", "Run `coffeechat library rebuild`.")


def _stack(rows: list[sa.Row]) -> Vectors:
    if not rows:
        return Vectors(np.zeros(0, np.int64), np.zeros((0, 0), np.float32))
    matrix = np.frombuffer(b"".join(row.vector for row in rows), np.float32)
    return Vectors(np.array([row.id for row in rows]), matrix.reshape(len(rows), -1))
