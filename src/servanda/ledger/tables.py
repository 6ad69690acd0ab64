"""The tables of a ledger: those that are only ever added to, and the projections made from them."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

kept = MetaData()
"""Append only. `seq` is the journal entry that a row came with, `place` its place in that entry."""

schema_version = Table(
    "schema_version",
    kept,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("applied_at", Text, nullable=False),
)
journal = Table(
    "journal",
    kept,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
runs = Table(
    "runs",
    kept,
    Column("id", Text, primary_key=True),
    Column("seq", Integer, ForeignKey("journal.seq"), nullable=False),
    Column("started", Text, nullable=False),
    Column("tool", Text, nullable=False),
    Column("packs", Text, nullable=False),
)
documents = Table(
    "documents",
    kept,
    Column("id", Text, primary_key=True),
    Column("seq", Integer, ForeignKey("journal.seq"), nullable=False),
    Column("sha256", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("metadata", Text, nullable=False),
    Column("blocks", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("raw", LargeBinary, nullable=False),
)
statements = Table(
    "statements",
    kept,
    Column("id", Text, primary_key=True),
    Column("document_id", Text, ForeignKey("documents.id"), nullable=False),
    Column("seq", Integer, ForeignKey("journal.seq"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("statements_of_document", "document_id", "seq", "place"),
)
observations = Table(
    "observations",
    kept,
    Column("statement_id", Text, ForeignKey("statements.id"), nullable=False),
    Column("rule", Text, nullable=False),
    Column("pack", Text, nullable=False),
    Column("run", Text, ForeignKey("runs.id"), nullable=False),
    Column("at", Text, nullable=False),
    Column("seq", Integer, ForeignKey("journal.seq"), nullable=False),
    Column("place", Integer, nullable=False),
    UniqueConstraint("statement_id", "rule", "pack"),
)
judgements = Table(
    "judgements",
    kept,
    Column("id", Text, primary_key=True),
    Column("seq", Integer, ForeignKey("journal.seq"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("object", Text),
    Column("slot", Text),
    Column("value", Text),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("judgements_on_subject", "subject"),
    Index("judgements_on_object", "object"),
)


def _unique_keys(table: Table) -> tuple[tuple[str, ...], ...]:
    keys = [table.primary_key, *(one for one in table.constraints if isinstance(one, UniqueConstraint))]
    return tuple(tuple(column.name for column in key.columns) for key in keys if len(key.columns))


UNIQUE_KEYS = {name: _unique_keys(table) for name, table in kept.tables.items()}
"""The keys of each append-only table; a second row with the same key is refused, never put in its place."""

projected = MetaData()
"""Made again from `kept` at any time by `rebuild`; nothing here is known from elsewhere."""

projection = Table("projection", projected, Column("version", Integer, primary_key=True, autoincrement=False))
entries = Table(
    "entries",
    projected,
    Column("statement_id", Text, primary_key=True),
    Column("document_id", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("learned", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("when_start", Text),
    Column("when_end", Text),
    Column("modality", Text),
    Column("speaker", Text),
    Column("areas", Text, nullable=False),
    Column("zone", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("entries_of_document", "document_id", "start"),
    Index("entries_in_time", "when_start"),
)
entry_actors = Table(
    "entry_actors",
    projected,
    Column("actor", Text, primary_key=True),
    Column("statement_id", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    sqlite_with_rowid=False,
)
passages = Table(
    "passages",
    projected,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("document_id", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Index("passages_of_document", "document_id"),
)
"""`folded` is what the search index holds: the reading view of `start..end`, in match form."""
