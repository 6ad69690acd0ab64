"""The journal: entries in canonical JSON (RFC 8785), each sealed with the hash of the one before.

`docs/decisions/0004-journal.md` has the recipe; `hash = SHA-256(previous hash as hex + canonical body)`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import rfc8785
from sqlalchemy import Connection, insert, select

from servanda.ledger import tables
from servanda.ledger.rows import Head, Problem

GENESIS = "0" * 64
"""What the first entry names as the hash before it."""

_HEAD = select(tables.journal.c.seq, tables.journal.c.hash).order_by(tables.journal.c.seq.desc()).limit(1)
_INSERT = insert(tables.journal)
_STREAM = {"yield_per": 500}
"""A server would else send the whole journal at once."""


def digest(content: str | bytes) -> str:
    """SHA-256 in hex, of the UTF-8 bytes where `content` is text."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def seal(previous: str, body: bytes) -> str:
    """The hash of an entry."""
    return hashlib.sha256(previous.encode("ascii") + body).hexdigest()


def head(conn: Connection) -> Head:
    """The last entry; seq 0 and the genesis hash for an empty journal."""
    row = conn.execute(_HEAD).first()
    return Head(0, GENESIS) if row is None else Head(row.seq, row.hash)


def append(conn: Connection, before: Head, at: str, kind: str, payload: dict[str, Any]) -> Head:
    """Writes the entry that follows `before`, which must be the head inside the same write transaction."""
    seq = before.seq + 1
    body = rfc8785.dumps({"seq": seq, "at": at, "kind": kind, **payload})
    sealed = seal(before.hash, body)
    conn.execute(
        _INSERT,
        {
            "seq": seq,
            "at": at,
            "kind": kind,
            "body": body.decode(),
            "previous": before.hash,
            "hash": sealed,
        },
    )
    return Head(seq, sealed)


def bodies(conn: Connection) -> Iterator[dict[str, Any]]:
    """The bodies of all entries, in order."""
    query = select(tables.journal.c.body).order_by(tables.journal.c.seq)
    for body in conn.execute(query, execution_options=_STREAM).scalars():
        yield json.loads(body)


def check_chain(conn: Connection) -> list[Problem]:
    """What is wrong with the chain itself: a gap, a broken seal, a body that is not canonical."""
    problems: list[Problem] = []
    previous, expected = GENESIS, 1
    for row in conn.execute(select(tables.journal).order_by(tables.journal.c.seq), execution_options=_STREAM):
        where = f"journal {row.seq}"
        if row.seq != expected:
            problems.append(Problem("journal", where, f"entries {expected}..{row.seq - 1} are missing"))
        elif row.previous != previous:
            problems.append(Problem("journal", where, "does not name the hash of the entry before it"))
        body = row.body.encode()
        if row.hash != seal(row.previous, body):
            problems.append(Problem("journal", where, "its hash is not that of its body"))
        problems.extend(_check_body(where, row.seq, row.at, row.kind, body))
        previous, expected = row.hash, row.seq + 1
    return problems


def _check_body(where: str, seq: int, at: str, kind: str, body: bytes) -> list[Problem]:
    try:
        plain = json.loads(body)
        canonical = rfc8785.dumps(plain)
    except ValueError as error:
        return [Problem("journal", where, f"its body cannot be read: {error}")]
    problems = []
    if canonical != body:
        problems.append(Problem("journal", where, "its body is not canonical JSON"))
    if not isinstance(plain, dict) or (plain.get("seq"), plain.get("at"), plain.get("kind")) != (
        seq,
        at,
        kind,
    ):
        problems.append(Problem("journal", where, "its columns do not agree with its body"))
    return problems
