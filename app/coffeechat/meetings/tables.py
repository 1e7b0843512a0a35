"""The tables of contacts and conversations. Every row is private to its owner."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, Text

from coffeechat.database import Schema

metadata = MetaData()

meetings_schema = Table("meetings_schema", metadata, Column("version", Integer, primary_key=True))

# The last id given to a row of each table: an id is never used twice, so that a number once written down never
# comes to mean another person, and an import can keep the ids it brings.
counters = Table(
    "meetings_counters",
    metadata,
    Column("table", String, primary_key=True),
    Column("last", Integer, nullable=False),
)


def _owner() -> Column:
    return Column("owner", String, nullable=False, default="me", index=True)


contacts = Table(
    "contacts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _owner(),
    Column("uid", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("company", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("led_by", ForeignKey("contacts.id", ondelete="SET NULL")),
)

# Times stand as ISO 8601 texts, which every database keeps as they are. `at` is the time on the wall of `zone`.
meetings = Table(
    "meetings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _owner(),
    Column("contact", ForeignKey("contacts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("uid", String, nullable=False),
    Column("stage", String, nullable=False),
    Column("changed", String, nullable=False),
    Column("asked", String),
    Column("at", String),
    Column("zone", String),
    Column("minutes", Integer, nullable=False),
    Column("place", Text, nullable=False),
    Column("met", String),
    Column("thanked", String),
    Column("follow_up", String),
)

# `given` and `document` hold JSON.
papers = Table(
    "meeting_papers",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _owner(),
    Column("meeting", ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("saved", String, nullable=False),
    Column("given", Text, nullable=False),
    Column("document", Text),
)

promises = Table(
    "meeting_promises",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _owner(),
    Column("meeting", ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("by", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("due", String),
    Column("kept", String),
    Column("paper", ForeignKey("meeting_papers.id", ondelete="SET NULL")),
)

SCHEMA = Schema("meetings", meetings_schema, version=1, private=True)
