"""Connections to the database, and what SQLite asks for: where its file is, who may write, how it is read when not."""

import atexit
import contextlib
import os
import re
import shutil
import sqlite3
import tempfile
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import StaticPool

BUSY_SECONDS = 5
# The driver that the extra `postgres` installs; SQLAlchemy would look for an older one.
_DRIVER = re.compile(r"^postgres(?:ql)?://")


def lacks_room(error: OperationalError) -> bool:
    """Tell whether SQLite found no room for its lock files: it calls that full, or a failed read or write."""
    text = str(error.orig)
    return "full" in text or "disk I/O" in text or "unable to open" in text


def prepare(path: Path) -> bool:
    """Make the folder and the file, for their owner alone; tell whether both can be written to."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        return False
    # Notes on people are private: nobody else on this machine reads them, nor the journal, which takes these rights.
    with contextlib.suppress(OSError):
        path.touch(mode=0o600)
        path.chmod(0o600)
    return True


def connect(url: str | None, path: Path, *, writable: bool, private: bool) -> Engine:
    """Return an engine for a URL, or else for the SQLite file at ``path``, or for memory where nothing can be."""
    if url is not None:
        engine = sa.create_engine(_DRIVER.sub("postgresql+psycopg://", url))
    elif writable:
        engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS})
    elif path.is_file():
        # `immutable` reads without the lock files that a read-only folder has no room for.
        engine = sa.create_engine(f"sqlite:///file:{_settled(path)}?mode=ro&immutable=1&uri=true")
    else:
        return connect_memory()
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", lambda connection, _: _tune_sqlite(connection, writable, private))
        sa.event.listen(engine, "begin", _begin)
    return engine


def connect_memory() -> Engine:
    """Return an engine for a database that ends with the process."""
    engine = sa.create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    sa.event.listen(engine, "connect", lambda connection, _: _tune_sqlite(connection, writable=False, private=False))
    sa.event.listen(engine, "begin", _begin)
    return engine


def _settled(path: Path) -> Path:
    """Return a file that holds all that was committed: a writer that died left some of it in the journal."""
    journal = path.with_name(path.name + "-wal")
    if not journal.is_file() or not journal.stat().st_size:
        return path
    folder = Path(tempfile.mkdtemp(prefix="coffeechat-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    copy = Path(shutil.copyfile(path, folder / path.name))
    shutil.copyfile(journal, folder / journal.name)
    with contextlib.closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return copy


def _tune_sqlite(connection, writable: bool, private: bool) -> None:
    # The driver's own transactions start too late to keep two writers apart.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")
    if writable:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA secure_delete={'ON' if private else 'OFF'}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
