"""The database that the parts of the program share: SQLite in the home, or what SQLAlchemy URL the settings name."""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from coffeechat.engines import connect, connect_memory, lacks_room, prepare
from coffeechat.errors import InputError, SettingsError, UnreachableError
from coffeechat.settings import Settings


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
        self.writable = self._configured or prepare(path)
        with self._explained():
            self._engine = connect(settings.database, path, writable=self.writable, private=schema.private)
            try:
                self._check_schema()
            except OperationalError as error:
                if self._configured or not path.is_file() or not lacks_room(error):
                    raise
                self.writable = False
                self._engine = connect(None, path, writable=False, private=schema.private)
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
        """Empty SQLite's journal, which still holds what was deleted; False where that cannot be done now.

        Another process may be reading from it, or the disk may be full.

        The pages of a ``private`` schema are overwritten as they are freed; a server's files are its own affair.
        """
        if self._engine.dialect.name != "sqlite":
            return True
        with self._explained(), self._engine.connect() as connection:
            try:
                busy = connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            except sqlite3.OperationalError:
                return False
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
                self._engine = connect_memory()
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
            with contextlib.suppress(DBAPIError, sqlite3.Error), self._engine.connect() as connection:
                connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
