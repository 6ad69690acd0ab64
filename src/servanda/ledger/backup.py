"""Between a ledger's tables and an archive: all that is kept goes out, and comes back row by row as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from sqlalchemy import Connection, insert, select

from servanda.errors import LedgerError
from servanda.ledger import archive, journal, projections, tables
from servanda.ledger.archive import Link
from servanda.ledger.dialect import Dialect
from servanda.ledger.entries import type_of
from servanda.ledger.records import decode_record, encode
from servanda.ledger.rows import Head


def backup(conn: Connection, path: Path) -> Head:
    """Writes all that a ledger keeps to a file, checking each hash; the head that the file ends with."""
    head = journal.head(conn)
    archive.write(path, head, _links(conn))
    return head


def _links(conn: Connection) -> Iterator[Link]:
    table = tables.journal
    # The numbers first, each body when its turn comes: a long journal must not lie in memory.
    numbers = conn.execute(select(table.c.seq).order_by(table.c.seq)).scalars().all()
    for seq in numbers:
        row = conn.execute(select(table.c.kind, table.c.body, table.c.hash).where(table.c.seq == seq)).one()
        entry = msgspec.Raw(row.body.encode())
        yield _with_content(conn, seq, entry, row.hash) if row.kind == "document" else Link(entry, row.hash)


def _with_content(conn: Connection, seq: int, entry: msgspec.Raw, hash: str) -> Link:
    named = Link(entry, hash).body()["document"]
    content = None
    if "sha256" in named:
        table = tables.documents.c
        query = select(table.text, table.blocks, table.metadata, table.raw).where(table.id == named["id"])
        text, blocks, metadata, raw = conn.execute(query).one()
        content = archive.content(text, blocks, metadata, bytes(raw))
    records = (
        select(tables.statements.c.record)
        .where(tables.statements.c.document_id == named["id"], tables.statements.c.seq == seq)
        .order_by(tables.statements.c.place)
    )
    return Link(
        entry,
        hash,
        content,
        tuple(msgspec.Raw(record.encode()) for record in conn.execute(records).scalars()),
    )


def restore(conn: Connection, dialect: Dialect, path: Path) -> Head:
    """Fills an empty ledger from an archive. Call it inside a write transaction; raises where the ledger is not empty."""
    if journal.head(conn).seq:
        raise LedgerError(
            "there is a ledger here already",
            where=dialect.where,
            remedy="restore into a new file or an empty database",
        )
    _, links = archive.read(path)
    previous = journal.GENESIS
    for link in links:
        _put(conn, link, previous)
        previous = link.hash
    projections.rebuild(conn, dialect)
    return journal.head(conn)


def _put(conn: Connection, link: Link, previous: str) -> None:
    """Writes the rows of one journal entry."""
    body = link.body()
    seq, at, kind = body["seq"], body["at"], body["kind"]
    entry = {
        "seq": seq,
        "at": at,
        "kind": kind,
        "body": bytes(link.entry).decode(),
        "previous": previous,
        "hash": link.hash,
    }
    conn.execute(insert(tables.journal), entry)
    if kind == "run":
        run = body["run"]
        conn.execute(insert(tables.runs), {**run, "packs": encode(run["packs"]), "seq": seq})
    elif kind == "judgement":
        conn.execute(insert(tables.judgements), {**body["judgement"], "seq": seq})
    else:
        _put_document(conn, link)


def _put_document(conn: Connection, link: Link) -> None:
    body = link.body()
    seq, at, named = body["seq"], body["at"], body["document"]
    if link.document is not None:
        kept = link.document
        row = {
            **{name: named[name] for name in ("id", "sha256", "name", "media_type")},
            "metadata": bytes(kept.metadata).decode(),
            "blocks": bytes(kept.blocks).decode(),
            "text": kept.text,
            "raw": kept.bytes(),
            "seq": seq,
            "added_at": at,
        }
        conn.execute(insert(tables.documents), row)
    statements = [
        {
            "id": id,
            "document_id": named["id"],
            "seq": seq,
            "place": place,
            "type": type_of(decode_record(record)),
            "record": record,
        }
        for place, ((id, _), record) in enumerate(
            zip(body["statements"], (bytes(one).decode() for one in link.records), strict=True)
        )
    ]
    if statements:
        conn.execute(insert(tables.statements), statements)
    observations = [
        {
            "statement_id": id,
            "rule": rule,
            "pack": pack,
            "run": body["run"],
            "at": seen,
            "seq": seq,
            "place": place,
        }
        for place, (id, rule, pack, seen) in enumerate(body["observations"])
    ]
    if observations:
        conn.execute(insert(tables.observations), observations)
