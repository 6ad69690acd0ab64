"""Projections: what questions are asked of. Filled with each addition, or made again from what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, func, insert, inspect, select

from servanda.ledger import signatures, tables
from servanda.ledger.dialect import Dialect
from servanda.ledger.entries import Learned, actor_rows, entry_of
from servanda.ledger.passages import Passage, crossing_quotes, sentences_of
from servanda.ledger.records import document_of, statement_of
from servanda.model import Document, Statement

VERSION = 3
"""Raise it when a projection's rows change; ledgers are then rebuilt when they are opened."""

_LAST_PASSAGE = select(func.max(tables.passages.c.id))
_ENTRIES, _ACTORS, _PASSAGES = (
    insert(table) for table in (tables.entries, tables.entry_actors, tables.passages)
)


class Projected(NamedTuple):
    """The rows that one addition gives (passages still without ids)."""

    entries: list[dict[str, Any]]
    actors: list[dict[str, Any]]
    passages: list[Passage]
    signatures: list[dict[str, Any]]


def project(
    document: Document,
    statements: Sequence[tuple[Statement, Learned]],
    known: Sequence[tuple[int, int]] | None = None,
) -> Projected:
    """The rows of `statements`, and of `document` itself unless the ranges `known` of its passages are given."""
    sentences = sentences_of(document) if known is None else []
    ranges = [(passage.start, passage.end) for passage in sentences] if known is None else known
    plain = [statement for statement, _ in statements]
    return Projected(
        [entry_of(statement, learned) for statement, learned in statements],
        [row for statement in plain for row in actor_rows(statement)],
        sentences + crossing_quotes(document, plain, ranges),
        [signatures.row_of(document)] if known is None else [],
    )


def add(
    conn: Connection,
    dialect: Dialect,
    document: Document,
    statements: Sequence[tuple[Statement, Learned]],
    *,
    new: bool,
) -> None:
    """Adds the rows of one journal entry; `new` says that the document came with it."""
    known = None if new else [(start, end) for start, end in conn.execute(_ranges(document.id))]
    rows = project(document, statements, known)
    if rows.entries:
        conn.execute(_ENTRIES, rows.entries)
    if rows.actors:
        conn.execute(_ACTORS, rows.actors)
    if rows.signatures:
        conn.execute(insert(signatures.signatures), rows.signatures)
    if rows.passages:
        last = conn.execute(_LAST_PASSAGE).scalar() or 0
        numbered = [
            {"id": number, "document_id": document.id, **passage._asdict()}
            for number, passage in enumerate(rows.passages, start=last + 1)
        ]
        conn.execute(_PASSAGES, numbered)
        dialect.index(conn, numbered)


def _ranges(document_id: str) -> Any:
    table = tables.passages
    return select(table.c.start, table.c.end).where(table.c.document_id == document_id).order_by(table.c.id)


def version_of(conn: Connection) -> int | None:
    """The version of the projections that a ledger has; None where it has none."""
    if not inspect(conn).has_table(tables.projection.name):
        return None
    return conn.execute(select(tables.projection.c.version)).scalar()


def rebuild(conn: Connection, dialect: Dialect) -> None:
    """Empties all projections and makes them again, entry by entry of the journal."""
    dialect.empty(conn, same_shape=version_of(conn) == VERSION)
    conn.execute(insert(tables.projection), {"version": VERSION})
    journal = tables.journal
    # The numbers first, each body when its turn comes: a long journal must not lie in memory.
    numbers = select(journal.c.seq).where(journal.c.kind == "document").order_by(journal.c.seq)
    for seq in conn.execute(numbers).scalars().all():
        at, body = conn.execute(select(journal.c.at, journal.c.body).where(journal.c.seq == seq)).one()
        named = msgspec.json.decode(body, type=_Body).document
        document, statements = load(conn, named["id"], seq)
        learned = [(statement, Learned(seq, place, at)) for place, statement in enumerate(statements)]
        add(conn, dialect, document, learned, new="sha256" in named)


class _Body(msgspec.Struct):
    document: dict[str, str]


def load(conn: Connection, document_id: str, seq: int) -> tuple[Document, list[Statement]]:
    """A document and those of its statements that came with journal entry `seq`, in order."""
    columns = [column for column in tables.documents.c if column.name != "raw"]
    row = conn.execute(select(*columns).where(tables.documents.c.id == document_id)).one()
    table = tables.statements
    rows = conn.execute(
        select(table.c.id, table.c.document_id, table.c.record)
        .where(table.c.document_id == document_id, table.c.seq == seq)
        .order_by(table.c.place)
    )
    return document_of(row), [statement_of(*row) for row in rows]
