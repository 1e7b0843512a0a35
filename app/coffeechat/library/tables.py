"""The library's tables. The database is the truth; an index is made from it and can be thrown away."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from coffeechat.database import Schema

metadata = MetaData()

library_schema = Table("library_schema", metadata, Column("version", Integer, primary_key=True))

documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", String, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("author", Text),
    Column("publisher", Text),
    Column("date", String),
    Column("kind", String, nullable=False),
    Column("raw_hash", String, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("text_hash", String, nullable=False),
    Column("raw_map", Text, nullable=False),
    Column("owner", String, nullable=False, default="me"),
)

# An id of a passage or an embedding is never used twice: the highest tells whether something came since, and an
# index holds the embeddings up to one id, so that what lies above is new.
passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("locator", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("voice", String, nullable=False),
    Column("commenter", Text),
    Column("hash", String, nullable=False),
    Index("passages_by_hash", "hash"),
    Index("passages_by_document", "document", "position"),
    sqlite_autoincrement=True,
)

embeddings = Table(
    "embeddings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("hash", String, nullable=False),
    Column("model", String, nullable=False),
    Column("purpose", String, nullable=False),
    Column("dimension", Integer, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    UniqueConstraint("hash", "model", "purpose"),
    Index("embeddings_by_model", "model", "purpose", "id"),
    sqlite_autoincrement=True,
)

SCHEMA = Schema("library", library_schema, version=1, rescue="Move the file away and add your documents again.")
