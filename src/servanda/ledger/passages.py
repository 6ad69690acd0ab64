"""What the search index holds: the sentences of a document, and quotes that no sentence holds.

The cut is rough on purpose (it decides only what a search shows around a hit) and depends on nothing but the
stored document, so that a rebuilt index is the same index.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from servanda.ledger.terms import search_form
from servanda.model import Block, Document, Span, Statement, Zone
from servanda.model.document import READ_FOR_RECORDS
from servanda.text.reading import Reading, read_view

_BREAK = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+|[。！？]+[」』”’]?\s*|\n\s*\n\s*")
_NUMBER_OR_INITIAL = re.compile(r"(?:^|[\s(.])(?:[^\W\d_]|[0-9]{1,2})$")


class Passage(NamedTuple):
    """`start..end` of the stored text, with the form in which it is searched."""

    start: int
    end: int
    zone: Zone
    folded: str


def passage_view(document: Document, start: int, end: int) -> Reading:
    """The reading view of a stretch of a document; the same at indexing and when a hit is traced back."""
    skips = [
        skip
        for block in document.blocks
        if block.start < end and start < block.end
        for skip in _clip(block.skips, start, end)
    ]
    return read_view(document.text, [(start, end, tuple(skips))])


def sentences_of(document: Document) -> list[Passage]:
    """The sentences of all zones that are read for records, in order; a document without blocks is one body."""
    blocks = document.blocks or (Block("body", 0, len(document.text)),)
    found = []
    for block in blocks:
        if block.zone not in READ_FOR_RECORDS:
            continue
        for start, end in _cut(document.text, block):
            view = read_view(document.text, [(start, end, _clip(block.skips, start, end))])
            folded = _folded(view)
            if folded:
                found.append(Passage(start, end, block.zone, folded))
    return found


def crossing_quotes(
    document: Document, statements: Iterable[Statement], known: Sequence[tuple[int, int]]
) -> list[Passage]:
    """The evidence of `statements` that no range of `known` holds in full, each range once."""
    starts, reach = _reach(known)
    quotes: list[Passage] = []
    for statement in statements:
        for span in statement.record.evidence:
            at = bisect_right(starts, span.start)
            if (at and reach[at - 1] >= span.end) or any(
                quote.start <= span.start and span.end <= quote.end for quote in quotes
            ):
                continue
            folded = _folded(passage_view(document, span.start, span.end))
            if folded:
                quotes.append(Passage(span.start, span.end, _zone_at(document, span), folded))
    return quotes


def _reach(ranges: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """The starts of `ranges` in order and, for each, how far any range that starts there or before reaches."""
    ordered = sorted(ranges)
    return [start for start, _ in ordered], list(accumulate((end for _, end in ordered), max))


def _clip(skips: Iterable[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    return tuple((max(first, start), min(last, end)) for first, last in skips if first < end and start < last)


def _folded(view: Reading) -> str:
    # U+0001 and U+0002 mark matches when the index is asked; a text may hold them, the index may not.
    return search_form(view.text).replace("\x00", " ").replace("\x01", " ").replace("\x02", " ").rstrip()


def _zone_at(document: Document, span: Span) -> Zone:
    zones = (block.zone for block in document.blocks if block.start < span.end and span.start < block.end)
    return next(zones, "body")


def _cut(text: str, block: Block) -> Iterable[tuple[int, int]]:
    start = block.start
    for match in _BREAK.finditer(text, block.start, block.end):
        at = match.end()
        if at < block.end and (
            _goes_on(text, start, match) or any(first < at < last for first, last in block.skips)
        ):
            continue
        yield from _trimmed(text, start, at)
        start = at
    yield from _trimmed(text, start, block.end)


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a full stop ends an initial or an ordinal, or is followed by a small letter."""
    if not match.group().startswith("."):
        return False
    head = text[max(start, match.start() - 4) : match.start()]
    return text[match.end()].islower() or _NUMBER_OR_INITIAL.search(head) is not None


def _trimmed(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
