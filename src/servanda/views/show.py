"""One statement with everything behind it, or one document with its statements."""

from __future__ import annotations

import msgspec

from servanda.ledger import Judgement, Ledger
from servanda.model import Metadata, Observation, RecordUnion
from servanda.views.judged import in_force, in_words
from servanda.views.model import Line, Source
from servanda.views.sources import Shelf
from servanda.views.wording import dated


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in full. `before` and `after` are the neighbouring sentences, `record` also says which rule
    and words made it, `observations` which runs saw it; `judged` tells each judgement in words, and whether it holds."""

    words: str
    line: Line
    record: RecordUnion
    before: str
    after: str
    observations: tuple[Observation, ...]
    judgements: tuple[Judgement, ...]
    judged: tuple[tuple[str, bool], ...] = ()


class ShownDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document with its metadata (each field with its origin) and its statements in the order of the text."""

    source: Source
    sha256: str
    added_at: str
    metadata: Metadata
    sentences: int
    lines: tuple[Line, ...]
    words: tuple[str, ...]


def show(ledger: Ledger, id: str) -> Shown:
    """The statement with this id, or the only one whose id begins so."""
    row, shelf = ledger.statement(id), Shelf(ledger)
    line = shelf.line(row)
    document, ranges = shelf.document(row.document_id)
    judgements = ledger.judgements(row.id)
    holding = {one.id for one in in_force(ledger.judgements())}

    def sentence(number: int) -> str:
        start, end = ranges[number - 1] if 0 < number <= len(ranges) else (0, 0)
        return document.text[start:end]

    return Shown(
        words=dated(row.record),
        line=line,
        record=row.record,
        before=sentence(line.sentence - 1),
        after=sentence(line.sentence + 1),
        observations=tuple(ledger.observations(row.id)),
        judgements=tuple(judgements),
        judged=tuple((in_words(one, row.record, row.id), one.id in holding) for one in judgements),
    )


def show_document(ledger: Ledger, id: str) -> ShownDocument:
    """The document with this id, or the only one whose id begins so."""
    document = ledger.document(id)
    row = next(row for row in ledger.documents() if row.id == document.id)
    shelf = Shelf(ledger, [row])
    lines = [shelf.line(one) for one in ledger.statements(document_id=document.id)]
    lines.sort(key=lambda line: (line.evidence.start, line.evidence.end))
    return ShownDocument(
        source=shelf.source(document.id),
        sha256=document.sha256,
        added_at=row.added_at,
        metadata=document.metadata,
        sentences=len(shelf.document(document.id)[1]),
        lines=tuple(lines),
        words=tuple(dated(line.record) for line in lines),
    )
