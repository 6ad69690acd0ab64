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
    UniqueConstraint,
)

from servanda.ledger.anytext import AnyText

kept = MetaData()
"""Append only. `seq` is the journal entry that a row came with, `place` its place in that entry."""

schema_version = Table(
    "schema_version",
    kept,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("applied_at", AnyText, nullable=False),
)
journal = Table(
    "journal",
    kept,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", AnyText, nullable=False),
    Column("kind", AnyText, nullable=False),
    Column("body", AnyText, nullable=False),
    Column("previous", AnyText, nullable=False),
    Column("hash", AnyText, nullable=False),
)
runs = Table(
    "runs",
    kept,
    Column("id", AnyText, primary_key=True),
    Column("seq", Integer, ForeignKey("journal.seq"), nullable=False),
    Column("started", AnyText, nullable=False),
    Column("tool", AnyText, nullable=False),
    Column("packs", AnyText, nullable=False),
)
documents = Table(
    "documents",
    kept,
    Column("id", AnyText, primary_key=True),
    Column("seq", Integer, ForeignKey("journal.seq"), nullable=False),
    Column("sha256", AnyText, nullable=False),
    Column("name", AnyText, nullable=False),
    Column("media_type", AnyText, nullable=False),
    Column("added_at", AnyText, nullable=False),
    Column("metadata", AnyText, nullable=False),
    Column("blocks", AnyText, nullable=False),
    Column("text", AnyText, nullable=False),
    Column("raw", LargeBinary, nullable=False),
)
statements = Table(
    "statements",
    kept,
    Column("id", AnyText, primary_key=True),
    Column("document_id", AnyText, ForeignKey("documents.id"), nullable=False),
    Column("seq", Integer, ForeignKey("journal.seq"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("type", AnyText, nullable=False),
    Column("record", AnyText, nullable=False),
    Index("statements_of_document", "document_id", "seq", "place"),
)
observations = Table(
    "observations",
    kept,
    Column("statement_id", AnyText, ForeignKey("statements.id"), nullable=False),
    Column("rule", AnyText, nullable=False),
    Column("pack", AnyText, nullable=False),
    Column("run", AnyText, ForeignKey("runs.id"), nullable=False),
    Column("at", AnyText, nullable=False),
    Column("seq", Integer, ForeignKey("journal.seq"), nullable=False),
    Column("place", Integer, nullable=False),
    UniqueConstraint("statement_id", "rule", "pack"),
)
judgements = Table(
    "judgements",
    kept,
    Column("id", AnyText, primary_key=True),
    Column("seq", Integer, ForeignKey("journal.seq"), nullable=False),
    Column("kind", AnyText, nullable=False),
    Column("subject", AnyText, nullable=False),
    Column("object", AnyText),
    Column("slot", AnyText),
    Column("value", AnyText),
    Column("author", AnyText, nullable=False),
    Column("reason", AnyText, nullable=False),
    Column("at", AnyText, nullable=False),
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
    Column("statement_id", AnyText, primary_key=True),
    Column("document_id", AnyText, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("learned", AnyText, nullable=False),
    Column("type", AnyText, nullable=False),
    Column("when_start", AnyText),
    Column("when_end", AnyText),
    Column("modality", AnyText),
    Column("speaker", AnyText),
    Column("areas", AnyText, nullable=False),
    Column("zone", AnyText),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("entries_of_document", "document_id", "start"),
    Index("entries_in_time", "when_start"),
)
entry_actors = Table(
    "entry_actors",
    projected,
    Column("actor", AnyText, primary_key=True),
    Column("statement_id", AnyText, primary_key=True),
    Column("role", AnyText, primary_key=True),
    sqlite_with_rowid=False,
)
passages = Table(
    "passages",
    projected,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("document_id", AnyText, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("zone", AnyText, nullable=False),
    Column("folded", AnyText, nullable=False),
    Index("passages_of_document", "document_id"),
)
"""`folded` is what the search index holds: the reading view of `start..end`, in match form."""
