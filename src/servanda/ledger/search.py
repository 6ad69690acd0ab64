"""Full text search: what a person types becomes a query that cannot fail, hits go back to stored offsets."""

from __future__ import annotations

import re

from sqlalchemy import Connection, select

from servanda.ledger import tables
from servanda.ledger.dialect import Dialect
from servanda.ledger.passages import passage_view
from servanda.ledger.records import document_of
from servanda.ledger.rows import Hit
from servanda.ledger.terms import WORD, Query, Term, search_form
from servanda.model import Document
from servanda.text.reading import read_view

_TERM = re.compile(r'(-?)"([^"]*)(?:"|$)(\*?)|(\S+)')


def query_of(typed: str) -> Query | None:
    """What a person who typed this looks for; None where it holds nothing to look for.

    All words must occur. `"…"` is a phrase, `word*` a beginning, `-word` or `NOT word` must not occur, `OR`
    between words asks for either, `AND` is what happens anyway. All other signs are white space.
    """
    clean = typed.encode("utf-8", "replace").decode().replace("\x00", " ")
    folded = read_view(clean, [(0, len(clean), ())]).text
    wanted: list[list[Term]] = []
    unwanted: list[Term] = []
    joins = excludes = False
    for match in _TERM.finditer(folded):
        minus, phrase, star, word = match.groups()
        if word in ("AND", "OR", "NOT"):
            joins, excludes = word == "OR", word == "NOT"
            continue
        if word is not None:
            minus, phrase, star = (word[:1] == "-") * "-", word, word.endswith("*") * "*"
        words = WORD.findall(search_form(phrase))
        if not words:
            continue
        term = Term(tuple(words), bool(star))
        if minus or excludes:
            unwanted.append(term)
        elif joins and wanted:
            wanted[-1].append(term)
        else:
            wanted.append([term])
        joins = excludes = False
    return Query(tuple(map(tuple, wanted)), tuple(unwanted)) if wanted else None


def search(conn: Connection, dialect: Dialect, typed: str, limit: int) -> list[Hit]:
    """The best `limit` passages for what a person typed."""
    query = query_of(typed)
    if query is None or limit < 1:
        return []
    documents: dict[str, Document] = {}
    hits = []
    for id, score, folded_ranges in dialect.find(conn, query, limit):
        row = conn.execute(select(tables.passages).where(tables.passages.c.id == id)).one()
        if row.document_id not in documents:
            documents[row.document_id] = _document(conn, row.document_id)
        document = documents[row.document_id]
        view = passage_view(document, row.start, row.end)
        ranges = [view.origin(start, end) for start, end in folded_ranges]
        hits.append(
            Hit(
                document_id=document.id,
                document_name=document.name,
                zone=row.zone,
                passage=document.span(row.start, row.end),
                matches=tuple(document.span(start, end) for start, end in ranges),
                statements=_statements_at(conn, document.id, row.start, row.end),
                score=score,
            )
        )
    return hits


def _document(conn: Connection, document_id: str) -> Document:
    columns = [column for column in tables.documents.c if column.name != "raw"]
    return document_of(conn.execute(select(*columns).where(tables.documents.c.id == document_id)).one())


def _statements_at(conn: Connection, document_id: str, start: int, end: int) -> tuple[str, ...]:
    table = tables.entries
    query = (
        select(table.c.statement_id)
        .where(table.c.document_id == document_id, table.c.start < end, table.c.end > start)
        .order_by(table.c.start, table.c.seq, table.c.place)
    )
    return tuple(conn.execute(query).scalars())
