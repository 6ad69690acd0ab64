"""Questions to a ledger: each takes a read transaction and gives frozen rows."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from servanda.errors import LedgerError
from servanda.ledger import clock, journal, tables
from servanda.ledger.days import bounds
from servanda.ledger.dialect import Dialect
from servanda.ledger.records import decode_metadata, document_of, statement_of
from servanda.ledger.rows import DocumentRow, Judgement, Row, Stats
from servanda.model import Document, Observation

_HEX = re.compile(r"[0-9a-f]{0,32}")
_entries, _statements, _documents = tables.entries, tables.statements, tables.documents


def documents(conn: Connection, as_of: str | None) -> list[DocumentRow]:
    counted = (
        select(_statements.c.document_id, func.count().label("statements"))
        .group_by(_statements.c.document_id)
        .subquery()
    )
    names = ("id", "name", "media_type", "sha256", "added_at", "metadata")
    query = (
        select(
            *(_documents.c[name] for name in names),
            func.coalesce(counted.c.statements, 0).label("statements"),
        )
        .outerjoin(counted, counted.c.document_id == _documents.c.id)
        .order_by(_documents.c.seq)
    )
    if as_of is not None:
        query = query.where(_documents.c.added_at <= clock.last_known(as_of))
    return [
        DocumentRow(**{**row._mapping, "metadata": decode_metadata(row.metadata)})
        for row in conn.execute(query)
    ]


def document(conn: Connection, id: str) -> Document:
    columns = [column for column in _documents.c if column.name != "raw"]
    whole = _whole_id(conn, id, _documents, "d1:", "document")
    return document_of(conn.execute(select(*columns).where(_documents.c.id == whole)).one())


def raw(conn: Connection, id: str) -> bytes:
    whole = _whole_id(conn, id, _documents, "d1:", "document")
    return bytes(conn.execute(select(_documents.c.raw).where(_documents.c.id == whole)).scalar_one())


def statements(
    conn: Connection,
    *,
    actors: Collection[str] | None,
    all_of: bool,
    types: Collection[str] | None,
    since: str | None,
    until: str | None,
    as_of: str | None,
    document_id: str | None,
) -> list[Row]:
    query = _rows()
    if actors:
        query = _naming(query, sorted(actors), all_of)
    if types is not None:
        query = query.where(_entries.c.type.in_(sorted(types)))
    if since is not None:
        query = query.where(_entries.c.when_end >= bounds(since, "since", LedgerError)[0])
    if until is not None:
        query = query.where(_entries.c.when_start <= bounds(until, "until", LedgerError)[1])
    if as_of is not None:
        query = query.where(_entries.c.learned <= clock.last_known(as_of))
    if document_id is not None:
        query = query.where(_entries.c.document_id == document_id)
    return [_row(row) for row in conn.execute(query.order_by(_entries.c.seq, _entries.c.place))]


def statement(conn: Connection, id: str) -> Row:
    whole = _whole_id(conn, id, _statements, "s1:", "statement")
    return _row(conn.execute(_rows().where(_entries.c.statement_id == whole)).one())


def observations(conn: Connection, statement_id: str) -> list[Observation]:
    table = tables.observations
    query = select(*(table.c[name] for name in Observation.__struct_fields__))
    query = query.where(table.c.statement_id == statement_id).order_by(table.c.seq, table.c.place)
    return [Observation(**row._mapping) for row in conn.execute(query)]


def judgements(conn: Connection, subject: str | None, as_of: str | None) -> list[Judgement]:
    table = tables.judgements
    query = select(*(table.c[name] for name in Judgement.__struct_fields__)).order_by(table.c.seq)
    if subject is not None:
        query = query.where(or_(table.c.subject == subject, table.c.object == subject))
    if as_of is not None:
        query = query.where(table.c.at <= clock.last_known(as_of))
    return [Judgement(**row._mapping) for row in conn.execute(query)]


def stats(conn: Connection, dialect: Dialect) -> Stats:
    def count(table: Any) -> int:
        return conn.execute(select(func.count()).select_from(table)).scalar_one()

    by_type = (
        select(_statements.c.type, func.count()).group_by(_statements.c.type).order_by(_statements.c.type)
    )
    added = func.min(_documents.c.added_at), func.max(_documents.c.added_at)
    first, last = conn.execute(select(*added)).one()
    return Stats(
        documents=count(_documents),
        statements={row[0]: row[1] for row in conn.execute(by_type)},
        observations=count(tables.observations),
        judgements=count(tables.judgements),
        runs=count(tables.runs),
        entries_in_journal=journal.head(conn).seq,
        passages=count(tables.passages),
        bytes=dialect.size(conn),
        first_added=first,
        last_added=last,
    )


def _rows() -> Select[Any]:
    return select(
        _statements.c.id,
        _statements.c.document_id,
        _statements.c.record,
        _entries.c.learned,
        _entries.c.when_start,
        _entries.c.when_end,
    ).join_from(_entries, _statements, _statements.c.id == _entries.c.statement_id)


def _row(row: Any) -> Row:
    return Row(
        statement=statement_of(row.id, row.document_id, row.record),
        learned=row.learned,
        when_start=row.when_start,
        when_end=row.when_end,
    )


def _naming(query: Select[Any], actors: list[str], all_of: bool) -> Select[Any]:
    table = tables.entry_actors
    groups = [[actor] for actor in actors] if all_of else [actors]
    for group in groups:
        naming = select(table.c.statement_id).where(table.c.actor.in_(group))
        query = query.where(_entries.c.statement_id.in_(naming))
    return query


def _whole_id(conn: Connection, id: str, table: Any, prefix: str, noun: str) -> str:
    """The one id of `table` that begins with `id`, which may leave out its version prefix."""
    start = id if id.startswith(prefix) else prefix + id
    if not _HEX.fullmatch(start.removeprefix(prefix)):
        raise LedgerError(f"{id!r} is not the id of a {noun}", remedy=f"an id looks like {prefix}04c1…")
    # "g" sorts after every hex digit, so the range is the prefix and an index answers it.
    query = select(table.c.id).where(table.c.id >= start, table.c.id < start + "g").order_by(table.c.id)
    found = conn.execute(query.limit(11)).scalars().all()
    if not found:
        raise LedgerError(f"no {noun} has the id {id}", remedy="look it up with servanda search")
    if len(found) > 1:
        listed = ", ".join(found[:10]) + (", …" if len(found) > 10 else "")
        raise LedgerError(
            f"{id} is the beginning of several ids of {noun}s", remedy=f"give more of one of: {listed}"
        )
    return str(found[0])
