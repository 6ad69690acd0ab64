"""Adding to a ledger: each addition is checked first, then written with its journal entry or not at all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from servanda.errors import LedgerError
from servanda.ledger import clock, journal, projections, tables
from servanda.ledger.dialect import Dialect
from servanda.ledger.entries import Learned, type_of
from servanda.ledger.records import decode_record, encode
from servanda.ledger.rows import Added, Head, Judgement, Run
from servanda.model import Document, Observation, Statement, statement_id

_KIND = re.compile(r"[a-z][a-z0-9_]*")
_NEW_DOCUMENT, _NEW_STATEMENTS, _NEW_OBSERVATIONS, _NEW_RUN, _NEW_JUDGEMENT = (
    insert(table)
    for table in (tables.documents, tables.statements, tables.observations, tables.runs, tables.judgements)
)


class Incoming(msgspec.Struct, frozen=True):
    """One document with what was found in it, checked and encoded, ready to be written."""

    document: Document
    columns: dict[str, Any]
    statements: dict[str, tuple[Statement, str]]
    observations: tuple[Observation, ...]
    run: Run


def prepare(
    document: Document,
    raw: bytes,
    statements: Sequence[Statement],
    observations: Sequence[Observation],
    run: Run,
) -> Incoming:
    """Checks what does not depend on the ledger; raises `LedgerError` at the first thing that is wrong."""
    where = document.name or document.id
    sha256 = hashlib.sha256(raw).hexdigest()
    if document.sha256 != sha256 or document.id != f"d1:{sha256[:32]}":
        raise _wrong("the document's id and SHA-256 are not those of its bytes", where)
    try:
        columns = {
            "id": document.id,
            "sha256": sha256,
            "name": document.name,
            "media_type": document.media_type,
            "metadata": encode(document.metadata),
            "blocks": encode(document.blocks),
            "text": document.text,
            "raw": raw,
        }
        for value in (document.name, document.media_type, document.text):
            value.encode()
        checked: dict[str, tuple[Statement, str]] = {}
        for statement in statements:
            if statement.id not in checked:
                checked[statement.id] = _checked(document, statement, where)
    except UnicodeEncodeError as error:
        raise LedgerError(
            "holds half of a surrogate pair, which no UTF-8 file can hold",
            where=where,
            remedy="read the text anew with its right encoding",
        ) from error
    for observation in observations:
        if observation.run != run.id:
            raise _wrong(
                f"an observation of run {observation.run!r} was handed in with run {run.id!r}", where
            )
    return Incoming(document, columns, checked, tuple(observations), run)


def _checked(document: Document, statement: Statement, where: str) -> tuple[Statement, str]:
    if statement.document_id != document.id:
        raise _wrong(f"statement {statement.id} is of another document, {statement.document_id}", where)
    for span in statement.record.evidence:
        if document.text[span.start : span.end] != span.quote:
            raise _wrong(
                f"statement {statement.id} quotes {span.quote[:60]!r} at {span.start}..{span.end}, "
                f"where the text has {document.text[span.start : span.end][:60]!r}",
                where,
            )
    record = encode(statement.record)
    try:
        # Of what will be read back, not of what was handed in: a record that JSON changes has another id.
        found = statement_id(document.sha256, decode_record(record))
    except msgspec.ValidationError as error:
        raise _wrong(f"the record of statement {statement.id} breaks the schema: {error}", where) from error
    if found != statement.id:
        raise _wrong(f"the id of statement {statement.id} should be {found}", where)
    return statement, record


def _wrong(what: str, where: str) -> LedgerError:
    return LedgerError(
        what, where=where, remedy="nothing was added; make statements with servanda.model only"
    )


def write_document(conn: Connection, dialect: Dialect, incoming: Incoming, at: str) -> Added:
    """Writes what the ledger lacks of `incoming`. Call it inside a write transaction."""
    document, new = incoming.document, _is_new(conn, incoming)
    known = set() if new else _known_statements(conn, document.id)
    fresh = [(id, *pair) for id, pair in incoming.statements.items() if id not in known]
    observed = _fresh_observations(conn, incoming, known)
    if not (new or fresh or observed):
        return Added(False, 0, 0, None)
    before = _write_run(conn, incoming.run, at)
    seq = before.seq + 1
    named = {"id": document.id}
    if new:
        named |= {key: incoming.columns[key] for key in ("sha256", "name", "media_type")}
        named |= {
            f"{key}_sha256": journal.digest(incoming.columns[key]) for key in ("text", "blocks", "metadata")
        }
    payload = {
        "document": named,
        "run": incoming.run.id,
        "statements": [[id, journal.digest(record)] for id, _, record in fresh],
        "observations": [[seen["statement_id"], seen["rule"], seen["pack"], seen["at"]] for seen in observed],
    }
    journal.append(conn, before, at, "document", payload)
    if new:
        conn.execute(_NEW_DOCUMENT, {**incoming.columns, "seq": seq, "added_at": at})
    if fresh:
        conn.execute(
            _NEW_STATEMENTS,
            [
                {
                    "id": id,
                    "document_id": document.id,
                    "seq": seq,
                    "place": place,
                    "type": type_of(statement.record),
                    "record": record,
                }
                for place, (id, statement, record) in enumerate(fresh)
            ],
        )
    if observed:
        conn.execute(
            _NEW_OBSERVATIONS, [{**seen, "seq": seq, "place": place} for place, seen in enumerate(observed)]
        )
    learned = [(statement, Learned(seq, place, at)) for place, (_, statement, _) in enumerate(fresh)]
    # Zones and metadata of a known document stay those that it came with, as a rebuild would find them.
    stored = document if new else projections.load(conn, document.id, seq)[0]
    projections.add(conn, dialect, stored, learned, new=new)
    return Added(new, len(fresh), len(observed), seq)


def _is_new(conn: Connection, incoming: Incoming) -> bool:
    table, document = tables.documents, incoming.document
    stored = conn.execute(select(table.c.text).where(table.c.id == document.id)).scalar()
    if stored is None:
        return True
    if stored != document.text:
        raise LedgerError(
            "the same bytes are in the ledger with another reading of their text",
            where=document.name or document.id,
            remedy=f"a text is fixed once read: extract from the ledger's document {document.id}, "
            "or start a new ledger",
        )
    return False


def _known_statements(conn: Connection, document_id: str) -> set[str]:
    table = tables.statements
    return set(conn.execute(select(table.c.id).where(table.c.document_id == document_id)).scalars())


def _fresh_observations(conn: Connection, incoming: Incoming, known: set[str]) -> list[dict[str, str]]:
    seen: set[tuple[str, str, str]] = set()
    about = sorted({seen.statement_id for seen in incoming.observations} & known)
    table = tables.observations
    for first in range(0, len(about), 500):
        some = table.c.statement_id.in_(about[first : first + 500])
        query = select(table.c.statement_id, table.c.rule, table.c.pack).where(some)
        seen.update((id, rule, pack) for id, rule, pack in conn.execute(query))
    fresh = []
    for observation in incoming.observations:
        id, rule, pack = observation.statement_id, observation.rule, observation.pack
        if id not in known and id not in incoming.statements:
            raise _wrong(f"observation of a statement that is not there, {id}", incoming.document.name)
        if (id, rule, pack) not in seen:
            seen.add((id, rule, pack))
            at = clock.parse(observation.at, where=f"observation of {id}")
            fresh.append({"statement_id": id, "rule": rule, "pack": pack, "run": observation.run, "at": at})
    return fresh


def _write_run(conn: Connection, run: Run, at: str) -> Head:
    """Writes a run when it first adds something, and returns the head to go on from."""
    before = journal.head(conn)
    row = conn.execute(select(tables.runs).where(tables.runs.c.id == run.id)).first()
    plain = {"id": run.id, "started": clock.parse(run.started, where=f"run {run.id}"), "tool": run.tool}
    packs = dict(sorted(run.packs.items()))
    if row is not None:
        if {**plain, "packs": encode(packs)} != {key: row._mapping[key] for key in (*plain, "packs")}:
            raise LedgerError(
                "another run has this id", where=f"run {run.id}", remedy="take a run from Ledger.new_run"
            )
        return before
    after = journal.append(conn, before, at, "run", {"run": {**plain, "packs": packs}})
    conn.execute(_NEW_RUN, {**plain, "packs": encode(packs), "seq": after.seq})
    return after


def write_judgement(conn: Connection, judgement: dict[str, str | None], at: str) -> Judgement:
    """Writes a judgement; its id is the hash of its journal body without the id."""
    before = journal.head(conn)
    for role in ("subject", "object"):
        named = judgement[role]
        if named is not None and named.startswith("s1:"):
            table = tables.statements
            if conn.execute(select(table.c.id).where(table.c.id == named)).first() is None:
                raise LedgerError(
                    f"no statement has the id {named}", where=f"judgement, {role}", remedy="give the whole id"
                )
    id = judgement_id(before.seq + 1, judgement, at)
    row = {"id": id, **judgement, "at": at}
    after = journal.append(conn, before, at, "judgement", {"judgement": row})
    conn.execute(_NEW_JUDGEMENT, {**row, "seq": after.seq})
    return msgspec.convert(row, Judgement)


def judgement_id(seq: int, judgement: dict[str, str | None], at: str) -> str:
    """`j1:` and 32 hex digits; the place in the journal is part of it, so a judgement can be made twice."""
    body = msgspec.json.encode({**judgement, "at": at, "seq": seq}, order="sorted")
    return f"j1:{journal.digest(body)[:32]}"


def check_judgement(judgement: dict[str, str | None]) -> None:
    """Raises `LedgerError` where a judgement lacks what makes it one."""
    if not _KIND.fullmatch(judgement["kind"] or ""):
        raise LedgerError(
            f"{judgement['kind']!r} is not a kind of judgement",
            where="judgement",
            remedy="write it like not_same",
        )
    for name in ("subject", "author"):
        if not (judgement[name] or "").strip():
            raise LedgerError(f"has no {name}", where="judgement", remedy=f"say the {name}")
    for name, value in judgement.items():
        if value is not None and ("\x00" in value or any("\ud800" <= char <= "\udfff" for char in value)):
            raise LedgerError(
                f"its {name} holds characters that cannot be stored",
                where="judgement",
                remedy="write plain text",
            )
