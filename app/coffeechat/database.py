"""The database that the parts of the program share: SQLite in the home, or what SQLAlchemy URL the settings name."""

import atexit
import contextlib
import os
import re
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import StaticPool

from coffeechat.errors import InputError, SettingsError, UnreachableError
from coffeechat.settings import Settings

_BUSY_SECONDS = 5
# The driver that the extra `postgres` installs; SQLAlchemy would look for an older one.
_DRIVER = re.compile(r"^postgres(?:ql)?://")


@dataclass(frozen=True)
class Schema:
    """The tables of one part of the program; each part has its own, side by side in one database.

    Attributes:
        name: what they hold, for messages: "library".
        versions: a table of one row and one column ``version``; who writes to any of the tables locks that row.
        version: the version that this program reads.
        private: whether what is deleted is also overwritten on the disk.
        rescue: what to do about a file that cannot be read.
    """

    name: str
    versions: sa.Table
    version: int
    private: bool = False
    rescue: str = "Move the file away and start anew."


class Database:
    """Transactions on the tables of one schema.

    A home that cannot be written to, or whose disk has no room for a lock, is read as it is; where it
    holds no database, an empty one is kept in memory, so that the shipped digests still answer.

    Args:
        settings: where the database lies.
        schema: its tables; they are made where they are missing, beside those of other parts.

    Attributes:
        writable: whether what is written stays.
        fixed: whether nothing can be written at all, not even for this process alone.
        where: the file or URL, for messages.

    Raises:
        UnreachableError: the database that the settings name does not answer.
        SettingsError: its URL makes no sense.
        InputError: the file is no database, or of another version of coffeechat.
    """

    def __init__(self, settings: Settings, schema: Schema) -> None:
        self._schema, self._held = schema, threading.local()
        path = settings.home / "coffeechat.db"
        self._configured = settings.database is not None
        self.where = "COFFEECHAT_DATABASE" if self._configured else str(path)
        self.writable = self._configured or _prepare(path)
        with self._explained():
            self._engine = _engine(settings.database, path, writable=self.writable, private=schema.private)
            try:
                self._check_schema()
            except OperationalError as error:
                if self._configured or not path.is_file() or not _lacks_room(error):
                    raise
                self.writable = False
                self._engine = _engine(None, path, writable=False, private=schema.private)
                self._check_schema()
        self.fixed = not self.writable and path.is_file()

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection whose reads all see the same state: that of the snapshot, where this thread holds one."""
        if (held := getattr(self._held, "connection", None)) is not None:
            yield held
            return
        with self._explained(), self._engine.connect() as plain:
            # SQLite keeps to one state by itself; a server would show each statement what came since the one before.
            server = self._engine.dialect.name != "sqlite"
            connection = plain.execution_options(isolation_level="REPEATABLE READ") if server else plain
            with connection.begin():
                yield connection

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let every read of this thread see the same state, and pay for one transaction."""
        with self.reading() as connection:
            before = getattr(self._held, "connection", None)
            self._held.connection = connection
            try:
                yield
            finally:
                self._held.connection = before

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection that alone may write; on return all of it is on disk, on error none of it.

        Raises:
            InputError: another process has been writing for five seconds, the disk is full, or the home is
                read-only.
        """
        if self.fixed:
            self.require_writable()
        with self._explained(), self._engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                # On every kind of database writers take turns: an index holds the embeddings up to one id, so a
                # lower id must not come in after a higher one. SQLite has but one writer and skips this lock.
                connection.execute(sa.select(self._schema.versions).with_for_update())
                yield connection

    def require_writable(self) -> None:
        """Refuse what would not stay.

        Raises:
            InputError: the home is read-only, or its disk is full.
        """
        if not self.writable:
            what = f"nothing can be written to the {self._schema.name}: its folder is read-only or its disk is full"
            raise InputError(what, self.where, "Free some space, or choose another folder with --home.")

    def wipe(self) -> bool:
        """Empty SQLite's journal, which still holds what was deleted; False while another process reads from it.

        The pages of a ``private`` schema are overwritten as they are freed; a server's files are its own affair.
        """
        if self._engine.dialect.name != "sqlite":
            return True
        with self._explained(), self._engine.connect() as connection:
            busy = connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy

    def close(self) -> None:
        """Let go of the files."""
        self._engine.dispose()

    def _check_schema(self) -> None:
        versions = self._schema.versions
        with self._engine.connect() as connection:
            known = sa.inspect(connection).has_table(versions.name)
            version = connection.execute(sa.select(versions.c.version)).scalar() if known else None
        if version is None:
            if not self.writable and not self._configured:
                # Beside the tables of other parts these are missing, and there they cannot be made.
                self._engine = _memory()
            self._make_tables()
        elif version != self._schema.version:
            name, known = self._schema.name, self._schema.version
            what = f"the {name} in it has schema version {version}; this coffeechat reads version {known}"
            todo = "Use the coffeechat that wrote it, or name another database with COFFEECHAT_DATABASE."
            raise InputError(what, self.where, todo)

    def _make_tables(self) -> None:
        versions = self._schema.versions
        with self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            versions.metadata.create_all(connection)
            if connection.execute(sa.select(versions.c.version)).scalar() is None:
                connection.execute(sa.insert(versions).values(version=self._schema.version))

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
            what = f"no database can be opened by it ({error})"
            raise SettingsError(what, self.where, "Use a SQLAlchemy URL.") from error
        except OperationalError as error:
            raise self._operational(error) from error
        except DBAPIError as error:
            what = f"the {self._schema.name} cannot be read ({error.orig})"
            raise InputError(what, self.where, self._schema.rescue) from error

    def _operational(self, error: OperationalError) -> Exception:
        text = str(error.orig)
        if "locked" in text or "busy" in text:
            what = f"another coffeechat is writing to the {self._schema.name}"
            return InputError(what, self.where, "Try again in a moment.")
        if "full" in text or "disk I/O" in text:
            self._release()
            todo = "Free some space and try again."
            return InputError("the disk is full or fails, so nothing was written", self.where, todo)
        if self._configured:
            todo = "Start it, or correct COFFEECHAT_DATABASE."
            return UnreachableError(f"the database does not answer ({text})", self.where, todo)
        what = f"the {self._schema.name} cannot be opened ({text})"
        return InputError(what, self.where, "Check the folder given by --home.")

    def _release(self) -> None:
        """Give back what an unfinished write took; where there is no room even for that, the next opening does."""
        if self._engine.dialect.name == "sqlite":
            with contextlib.suppress(DBAPIError), self._engine.connect() as connection:
                connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _lacks_room(error: OperationalError) -> bool:
    """Tell whether SQLite found no room for its lock files: it calls that full, or a failed read or write."""
    text = str(error.orig)
    return "full" in text or "disk I/O" in text or "unable to open" in text


def _prepare(path: Path) -> bool:
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


def _engine(url: str | None, path: Path, *, writable: bool, private: bool) -> Engine:
    if url is not None:
        engine = sa.create_engine(_DRIVER.sub("postgresql+psycopg://", url))
    elif writable:
        engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": _BUSY_SECONDS})
    elif path.is_file():
        # `immutable` reads without the lock files that a read-only folder has no room for.
        engine = sa.create_engine(f"sqlite:///file:{_settled(path)}?mode=ro&immutable=1&uri=true")
    else:
        return _memory()
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", lambda connection, _: _tune_sqlite(connection, writable, private))
        sa.event.listen(engine, "begin", _begin)
    return engine


def _memory() -> Engine:
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
