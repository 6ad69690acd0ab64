"""Verification: everything that a ledger claims is worked out again and compared."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from servanda.ledger import journal, tables
from servanda.ledger.entries import Learned, type_of
from servanda.ledger.projections import project
from servanda.ledger.records import document_of, encode, statement_of
from servanda.ledger.rows import Problem
from servanda.ledger.signatures import signatures
from servanda.ledger.writing import judgement_id
from servanda.model import Document, Statement, statement_id

CHUNK = 500
"""Ids asked for at once; databases limit the number of parameters."""


def verify(conn: Connection) -> Iterator[Problem]:
    """All problems of the chain, the kept rows and the projections, in the order of the journal."""
    yield from journal.check_chain(conn)
    counted: Counter[str] = Counter()
    checks: dict[str, Callable[[Connection, dict[str, Any], Counter[str]], Iterator[Problem]]] = {
        "run": _check_run,
        "document": _check_addition,
        "judgement": _check_judgement,
    }
    numbers = conn.execute(select(tables.journal.c.seq).order_by(tables.journal.c.seq)).scalars().all()
    for seq in numbers:
        stored = conn.execute(select(tables.journal.c.body).where(tables.journal.c.seq == seq)).scalar_one()
        try:
            body = json.loads(stored)
            yield from checks[body["kind"]](conn, body, counted)
        except (ValueError, KeyError, TypeError, IndexError) as error:
            yield Problem("journal", f"journal {seq}", f"its body does not say what was added: {error!r}")
    for table in (tables.runs, tables.documents, tables.statements, tables.observations, tables.judgements):
        yield from _check_count(conn, table, counted[table.name], "rows", "no journal entry names them")
    for table in (tables.entries, tables.entry_actors, tables.passages, signatures):
        yield from _check_count(conn, table, counted[table.name], "projections", "no statement gives them")


def _check_count(conn: Connection, table: Any, expected: int, check: str, why: str) -> Iterator[Problem]:
    found = conn.execute(select(func.count()).select_from(table)).scalar_one()
    if found > expected:
        yield Problem(check, table.name, f"{found - expected} rows too many: {why}")


def _check_run(conn: Connection, body: dict[str, Any], counted: Counter[str]) -> Iterator[Problem]:
    run = body["run"]
    row = conn.execute(select(tables.runs).where(tables.runs.c.id == run["id"])).first()
    if row is None:
        yield Problem("rows", f"run {run['id']}", "is in the journal and not in its table")
        return
    counted["runs"] += 1
    expected = {**run, "packs": encode(run["packs"]), "seq": body["seq"]}
    yield from _differences(f"run {run['id']}", dict(row._mapping), expected)


def _check_judgement(conn: Connection, body: dict[str, Any], counted: Counter[str]) -> Iterator[Problem]:
    judgement = body["judgement"]
    where = f"judgement {judgement['id']}"
    row = conn.execute(select(tables.judgements).where(tables.judgements.c.id == judgement["id"])).first()
    if row is None:
        yield Problem("rows", where, "is in the journal and not in its table")
        return
    counted["judgements"] += 1
    yield from _differences(where, dict(row._mapping), {**judgement, "seq": body["seq"]})
    plain = {key: value for key, value in judgement.items() if key not in ("id", "at")}
    if judgement["id"] != judgement_id(body["seq"], plain, judgement["at"]):
        yield Problem("ids", where, "its id is not that of its content")


def _differences(where: str, found: dict[str, Any], expected: dict[str, Any]) -> Iterator[Problem]:
    for key, value in expected.items():
        if found.get(key) != value:
            yield Problem("rows", where, f"its {key} is {found.get(key)!r}, the journal has {value!r}")


def _check_addition(conn: Connection, body: dict[str, Any], counted: Counter[str]) -> Iterator[Problem]:
    named = body["document"]
    row = conn.execute(select(tables.documents).where(tables.documents.c.id == named["id"])).first()
    if row is None:
        yield Problem("rows", f"document {named['id']}", "is in the journal and not in its table")
        return
    try:
        document = document_of(row)
    except msgspec.MsgspecError as error:
        yield Problem("rows", f"document {named['id']}", f"cannot be read: {error}")
        return
    yield from _check_statements(conn, body, document, counted)
    yield from _check_observations(conn, body, counted)
    if "sha256" in named:
        counted["documents"] += 1
        yield from _check_document(body, row)
        yield from _check_projections(conn, document, counted)


def _check_document(body: dict[str, Any], row: Any) -> Iterator[Problem]:
    named, where = body["document"], f"document {row.id}"
    plain = {key: named[key] for key in ("id", "sha256", "name", "media_type")}
    yield from _differences(where, dict(row._mapping), {**plain, "seq": body["seq"], "added_at": body["at"]})
    for part in ("text", "blocks", "metadata"):
        if journal.digest(row._mapping[part]) != named[f"{part}_sha256"]:
            yield Problem("rows", where, f"its {part} is not what the journal sealed")
    sha256 = hashlib.sha256(row.raw).hexdigest()
    if sha256 != named["sha256"]:
        yield Problem("rows", where, "its bytes are not those that were read")
    if row.id != f"d1:{named['sha256'][:32]}":
        yield Problem("ids", where, "its id is not that of its bytes")


def _check_statements(
    conn: Connection, body: dict[str, Any], document: Document, counted: Counter[str]
) -> Iterator[Problem]:
    table = tables.statements
    query = select(table).where(table.c.document_id == document.id, table.c.seq == body["seq"])
    rows = {row.id: row for row in conn.execute(query)}
    for place, (id, digest) in enumerate(body["statements"]):
        where = f"statement {id}"
        row = rows.pop(id, None)
        if row is None:
            yield Problem("rows", where, "is in the journal and not in its table")
            continue
        counted["statements"] += 1
        if row.place != place:
            yield Problem("rows", where, f"its place is {row.place}, the journal has {place}")
        if journal.digest(row.record) != digest:
            yield Problem("rows", where, "its record is not what the journal sealed")
        yield from _check_statement(row, document, where)


def _check_statement(row: Any, document: Document, where: str) -> Iterator[Problem]:
    try:
        statement = statement_of(row.id, row.document_id, row.record)
    except (msgspec.MsgspecError, ValueError) as error:
        yield Problem("rows", where, f"its record cannot be read: {error}")
        return
    if row.type != type_of(statement.record):
        yield Problem("rows", where, f"its type is {row.type}, its record a {type_of(statement.record)}")
    if statement_id(document.sha256, statement.record) != row.id:
        yield Problem("ids", where, "its id is not that of its content")
    for span in statement.record.evidence:
        if not span.holds_in(document.text):
            yield Problem("quotes", where, f"the text has other words at {span.start}..{span.end}")


def _check_observations(conn: Connection, body: dict[str, Any], counted: Counter[str]) -> Iterator[Problem]:
    table = tables.observations
    about = sorted({id for id, *_ in body["observations"]})
    rows = {
        (row.statement_id, row.rule, row.pack): row
        for first in range(0, len(about), CHUNK)
        for row in conn.execute(
            select(table).where(
                table.c.statement_id.in_(about[first : first + CHUNK]), table.c.seq == body["seq"]
            )
        )
    }
    for place, (id, rule, pack, at) in enumerate(body["observations"]):
        where = f"observation of {id} by {rule}"
        row = rows.pop((id, rule, pack), None)
        if row is None:
            yield Problem("rows", where, "is in the journal and not in its table")
            continue
        counted["observations"] += 1
        if (row.run, row.at, row.place) != (body["run"], at, place):
            yield Problem("rows", where, "differs from what the journal sealed")


def _check_projections(conn: Connection, document: Document, counted: Counter[str]) -> Iterator[Problem]:
    """Compares what is projected of a document, and of all its statements, with what a replay gives."""
    expected = project(document, list(_readable(conn, document.id)))
    ids = [entry["statement_id"] for entry in expected.entries]
    actors = sorted({row["actor"] for row in expected.actors})
    named = tables.entry_actors.c
    stored = {
        "entries": _stored(conn, tables.entries, tables.entries.c.document_id == document.id),
        # Asked for by actor first, as the key begins with it; rows of other actors show in the count of all.
        "entry_actors": [
            row
            for first in range(0, len(ids), CHUNK)
            for row in _stored(
                conn,
                tables.entry_actors,
                named.actor.in_(actors) & named.statement_id.in_(ids[first : first + CHUNK]),
            )
        ],
        "passages": _stored(conn, tables.passages, tables.passages.c.document_id == document.id),
        "signatures": _stored(conn, signatures, signatures.c.document_id == document.id),
    }
    replayed = {
        "entries": expected.entries,
        "entry_actors": expected.actors,
        "passages": [{"document_id": document.id, **passage._asdict()} for passage in expected.passages],
        "signatures": expected.signatures,
    }
    for name, rows in replayed.items():
        counted[name] += len(rows)
        if _comparable(rows) != _comparable(stored[name]):
            yield Problem(
                "projections", f"{name} of {document.id}", "differ from a replay; run servanda rebuild"
            )


def _readable(conn: Connection, document_id: str) -> Iterator[tuple[Statement, Learned]]:
    table, entry = tables.statements, tables.journal
    query = (
        select(table, entry.c.at)
        .join_from(table, entry, entry.c.seq == table.c.seq)
        .where(table.c.document_id == document_id)
        .order_by(table.c.seq, table.c.place)
    )
    for row in conn.execute(query):
        try:
            yield statement_of(row.id, row.document_id, row.record), Learned(row.seq, row.place, row.at)
        except (msgspec.MsgspecError, ValueError):
            continue  # reported with the statement itself


def _stored(conn: Connection, table: Any, which: Any) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in conn.execute(select(table).where(which))]


def _comparable(rows: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    return sorted(tuple(repr(row[key]) for key in sorted(row) if key != "id") for row in rows)
