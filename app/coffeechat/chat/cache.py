"""Answers kept on this machine, so that the same request to the same model is not paid for twice.

Only answers that passed their checks are kept, and they are checked again when they are read. A cache that
cannot be read or written is no cache: the model is asked.
"""

import hashlib
import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

LARGEST = 20_000_000

_TABLE = """
create table if not exists answers (
    key text primary key, text text not null, size integer not null, used integer not null
) without rowid
"""
_MAKE_ROOM = """
delete from answers where key in (
    select key from (select key, sum(size) over (order by used desc, key) as total from answers) where total > ?
)
"""
_NEXT = "(select coalesce(max(used), 0) + 1 from answers)"


class AnswerCache:
    """A file of answers by the digest of what was asked; the least recently used make room.

    Args:
        path: the SQLite file, made at first need.
        model: what tells the model and its server from every other.
        largest: the most bytes of answers to keep.
    """

    def __init__(self, path: Path, model: str, largest: int = LARGEST) -> None:
        self._path, self._model, self._largest = path, model, largest
        self._lock = threading.Lock()

    def key(self, prompt: str, variables: Mapping[str, str]) -> str:
        """Return the digest of everything that an answer depends on, ``prompt`` being the digest of the prompt."""
        parts = [self._model, prompt, dict(variables)]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def get(self, key: str) -> str | None:
        """Return the answer that was kept under ``key``, or None."""
        try:
            with self._open() as database:
                row = database.execute("select text from answers where key = ?", (key,)).fetchone()
                if row:
                    database.execute(f"update answers set used = {_NEXT} where key = ?", (key,))
        except (sqlite3.Error, OSError):
            return None
        return row[0] if row else None

    def put(self, key: str, text: str) -> None:
        """Keep an answer."""
        row = (key, text, len(text.encode()) + len(key))
        try:
            with self._open() as database:
                database.execute(f"insert or replace into answers values (?, ?, ?, {_NEXT})", row)
                database.execute(_MAKE_ROOM, (self._largest,))
        except (sqlite3.Error, OSError):
            return

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # Letters and drafts are private: nobody else on this machine reads them.
            self._path.touch(mode=0o600)
            with closing(sqlite3.connect(self._path, timeout=1)) as database, database:
                database.execute(_TABLE)
                yield database
