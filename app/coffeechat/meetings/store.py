"""Contacts, meetings, papers and promises in the database, whole or not at all."""

import contextlib
import json
from collections.abc import Iterator
from functools import cached_property

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from coffeechat.database import Database
from coffeechat.meetings.tables import SCHEMA, contacts, counters, meetings, papers, promises
from coffeechat.model import Contact, Meeting, Paper, Promise
from coffeechat.settings import Settings

_JSON = ("given", "document")
_LARGEST_WANTED = 1_000_000_000
"""Ids are counted on from the largest, and a database holds none beyond twice this."""
_CHILDREN = {contacts: "meetings", meetings: "papers"}


class Rows:
    """The rows of one owner within one transaction."""

    def __init__(self, connection: Connection, owner: str) -> None:
        self._connection, self._owner = connection, owner

    def contacts(self) -> list[Contact]:
        """Return every contact with their meetings, papers and promises, by id."""
        of_papers = self._group(papers, "meeting", lambda row: Paper(**_loaded(row)))
        of_promises = self._group(promises, "meeting", lambda row: Promise(**row))
        of_meetings = self._group(
            meetings,
            "contact",
            lambda row: Meeting(**row, papers=of_papers.get(row["id"], []), promises=of_promises.get(row["id"], [])),
        )
        return [Contact(**row, meetings=of_meetings.get(row["id"], [])) for row in self._read(contacts)]

    def new_id(self, table: sa.Table, wanted: int | None = None) -> int:
        """Return an id that no row of the table ever had: ``wanted``, if it is free."""
        here = counters.c.table == table.name
        last = self._connection.scalar(sa.select(counters.c.last).where(here))
        if last is None:
            self._connection.execute(sa.insert(counters).values(table=table.name, last=0))
        taken = sa.select(table.c.id).where(table.c.id == wanted)
        free = wanted is not None and 0 < wanted <= _LARGEST_WANTED and self._connection.scalar(taken) is None
        number = wanted if free else (last or 0) + 1
        self._connection.execute(sa.update(counters).where(here).values(last=max(number, last or 0)))
        return number

    def insert(self, table: sa.Table, noun: Contact | Meeting | Paper | Promise, **place: int) -> None:
        """Write a row; ``place`` tells what it belongs to."""
        self._connection.execute(sa.insert(table).values(owner=self._owner, **_row(table, noun), **place))

    def update(self, table: sa.Table, noun: Contact | Meeting | Promise) -> None:
        """Write a row anew."""
        self._connection.execute(sa.update(table).where(table.c.id == noun.id).values(**_row(table, noun)))

    def delete(self, contact: Contact) -> None:
        """Delete a contact with all that belongs to them."""
        self._connection.execute(sa.delete(contacts).where(contacts.c.id == contact.id))

    def _read(self, table: sa.Table) -> list[dict]:
        query = sa.select(table).where(table.c.owner == self._owner).order_by(table.c.id)
        rows = (dict(row._mapping) for row in self._connection.execute(query))
        return [{name: value for name, value in row.items() if name != "owner"} for row in rows]

    def _group(self, table: sa.Table, parent: str, make) -> dict[int, list]:
        groups: dict[int, list] = {}
        for row in self._read(table):
            groups.setdefault(row.pop(parent), []).append(make(row))
        return groups


class MeetingStore:
    """What one owner keeps.

    Args:
        settings: where the database lies; it is opened at first need.
        owner: whose rows these are.
    """

    def __init__(self, settings: Settings, owner: str) -> None:
        self._settings, self._owner = settings, owner

    @property
    def exists(self) -> bool:
        """Whether there is a database at all; reading one that is not there would make it."""
        return self._settings.database is not None or (self._settings.home / "coffeechat.db").is_file()

    def contacts(self) -> list[Contact]:
        """Return every contact with all that belongs to them, by id."""
        if not self.exists:
            return []
        with self._database.reading() as connection:
            return Rows(connection, self._owner).contacts()

    @contextlib.contextmanager
    def writing(self) -> Iterator[Rows]:
        """Give the rows to change; on return all of it is on disk, on error none of it.

        Raises:
            InputError: the home cannot be written to, or another process is writing.
        """
        self._database.require_writable()
        with self._database.writing() as connection:
            yield Rows(connection, self._owner)

    def wipe(self) -> bool:
        """Leave nothing of what was deleted in the files; tell whether that could be done at once."""
        return self._database.wipe()

    def close(self) -> None:
        """Let go of the database, if it was opened."""
        if "_database" in self.__dict__:
            self.__dict__.pop("_database").close()

    @cached_property
    def _database(self) -> Database:
        return Database(self._settings, SCHEMA)


def _row(table: sa.Table, noun: Contact | Meeting | Paper | Promise) -> dict:
    values = noun.model_dump(mode="json", include={column.name for column in table.columns})
    return {name: _dumped(value) if name in _JSON else value for name, value in values.items()}


def _dumped(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _loaded(row: dict) -> dict:
    return {name: json.loads(value) if name in _JSON and value is not None else value for name, value in row.items()}
