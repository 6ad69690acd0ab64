"""Sentences that hold what somebody looks for, with what was taken from them."""

from __future__ import annotations

import msgspec

from servanda.ledger import Ledger
from servanda.model import Span, Zone
from servanda.views.model import Line, Source
from servanda.views.sources import Shelf, sentence_at, short_name
from servanda.views.wording import dated


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with the places of the words looked for, and the statements taken from it in plain words."""

    document_id: str
    document: str
    sentence: int
    zone: Zone
    passage: Span
    matches: tuple[Span, ...]
    source: Source
    statements: tuple[Line, ...]
    words: tuple[str, ...]


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """The best sentences for a query, best first."""

    query: str
    found: tuple[Found, ...]


def search(ledger: Ledger, query: str, *, limit: int = 20) -> Search:
    """Sentences of all texts that hold the words of `query`; `"…"` is a phrase, `word*` a beginning."""
    shelf = Shelf(ledger)
    found = []
    for hit in ledger.search(query, limit):
        lines = tuple(shelf.line(ledger.statement(id)) for id in hit.statements)
        _, ranges = shelf.document(hit.document_id)
        found.append(
            Found(
                document_id=hit.document_id,
                document=short_name(hit.document_name),
                sentence=sentence_at(ranges, hit.passage.start),
                zone=hit.zone,
                passage=hit.passage,
                matches=hit.matches,
                source=shelf.source(hit.document_id),
                statements=lines,
                words=tuple(dated(line.record) for line in lines),
            )
        )
    return Search(query=query, found=tuple(found))
