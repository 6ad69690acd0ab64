"""The projection by which copies of one text are found: the signature of each document, made once when it comes in."""

from __future__ import annotations

import base64
from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, Connection, Integer, Table, Text, select

from servanda.ledger.tables import projected
from servanda.model import Document
from servanda.resolution.signature import Signature, pack, signature, unpack

signatures = Table(
    "signatures",
    projected,
    Column("document_id", Text, primary_key=True),
    Column("shingles", Integer, nullable=False),
    Column("minima", Text, nullable=False),
    Column("figures", Text, nullable=False),
)
"""`minima` are in base64, `figures` with spaces between them."""

CHUNK = 500


def row_of(document: Document) -> dict[str, Any]:
    """The `signatures` row of a document."""
    made = signature(document)
    return {
        "document_id": document.id,
        "shingles": made.shingles,
        "minima": base64.b64encode(pack(made.minima)).decode(),
        "figures": " ".join(made.figures),
    }


def signatures_of(conn: Connection, ids: Collection[str]) -> dict[str, Signature]:
    """The signatures of these documents, by id."""
    ordered = sorted(ids)
    found = {}
    for first in range(0, len(ordered), CHUNK):
        query = select(signatures).where(signatures.c.document_id.in_(ordered[first : first + CHUNK]))
        for row in conn.execute(query):
            minima = unpack(base64.b64decode(row.minima))
            found[row.document_id] = Signature(row.shingles, minima, tuple(row.figures.split()))
    return found
