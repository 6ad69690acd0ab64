"""What the surface of a document shows, before anything is made of it: each mention with its normal form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from servanda.analysis.items import base_items, nouns_by_capital
from servanda.analysis.scan import Scan, scan_document
from servanda.analysis.silent import own_owners
from servanda.languages import Lexicon, Pack
from servanda.mentions.actors import build_actors
from servanda.mentions.build import read_surface, with_endings
from servanda.mentions.context import Context
from servanda.mentions.persons import OfficeMention
from servanda.mentions.portfolios import portfolios
from servanda.mentions.times import Anchor, TimeReading
from servanda.mentions.titles import build_titles
from servanda.model import Document
from servanda.text.edtf import EdtfProblem, parse

Kind = Literal[
    "time", "quantity", "state", "organisation", "person", "place", "office", "instrument", "mechanism", "trigger"
]  # fmt: skip
_PLAIN: dict[str, Kind] = {
    "state": "state", "org": "organisation", "place": "place", "landmark": "place", "office": "office",
}  # fmt: skip


class Mention(msgspec.Struct, frozen=True, omit_defaults=False):
    """Document text `[start, end)` is a mention of `kind`; `value` is its normal form, None where the text
    does not tell: EDTF for dates and periods, an ISO 8601 duration, alpha-3 for states, a number with its unit,
    an English name for places, persons and posts."""

    kind: Kind
    start: int
    end: int
    quote: str
    value: str | None = None


def mentions_of(document: Document, pack: Pack, lexicon: Lexicon) -> list[Mention]:
    """All mentions of a document, in the order of the text."""
    published = document.metadata.published.value
    parsed = parse(published) if published else None
    anchor = Anchor(parsed) if parsed is not None and not isinstance(parsed, EdtfProblem) else None
    scan = scan_document(document, pack, lexicon)
    context = Context(pack.info.cyrillic_spelling)
    context.portfolios, context.traits = portfolios(pack), pack.info
    found: list[Mention] = []
    for number in range(len(scan.sentences)):
        found.extend(_sentence(scan, number, pack, lexicon, context, anchor))
    return sorted(found, key=lambda mention: (mention.start, mention.end, mention.kind))


def _sentence(
    scan: Scan, number: int, pack: Pack, lexicon: Lexicon, context: Context, anchor: Anchor | None
) -> Iterator[Mention]:
    where = scan.sentences[number]
    items = base_items(scan, where.first, where.last, read_surface(scan, where, pack, anchor))
    seen: set[tuple[int, int]] = set()
    for item in items:
        if item.kind == "time":
            yield _mention(scan, "time", item.first, item.last, time_value(item.payload))
        elif item.kind == "quantity":
            reading = item.payload
            number_text = f"{reading.value:g}" if abs(reading.value) < 1e15 else str(reading.value)
            value = " ".join(
                part for part in (reading.comparator.strip("="), number_text, reading.unit or "") if part
            )
            yield _mention(scan, "quantity", item.first, item.last, value)
        elif item.kind in _PLAIN and (entry := item.get(item.kind)) and entry.feature != "context":
            yield _mention(scan, _PLAIN[item.kind], item.first, item.last, entry.value)
        elif item.kind in ("verb", "noun", "word") and any(e.cat in ("noun", "word") for e in item.entries):
            entry = next(e for e in item.entries if e.cat in ("noun", "word"))
            yield _mention(scan, "trigger", item.first, item.last, f"{entry.feature}:{entry.value}")
    context.spotted.clear()
    if pack.info.capital_nouns:
        items = nouns_by_capital(items)
    items = with_endings(items, lexicon)
    offices: list[OfficeMention] = []
    if pack.info.bare_owners:
        items = own_owners(items)
    for item in build_titles(build_actors(items, context, offices), all_behind=pack.info.bare_owners):
        if item.kind in ("title", "name") and item.payload is not None:
            kind: Kind = "instrument" if item.payload.cat == "instrument" else "mechanism"
            yield _mention(scan, kind, item.payload.first, item.payload.last, item.payload.kind)
    for first, last, name in context.spotted:
        if (first, last) not in seen:
            seen.add((first, last))
            yield _mention(scan, "person", first, last, name)


def time_value(reading: TimeReading) -> str | None:
    """The value of a time as `servanda mentions` prints it; vague words have none."""
    return reading.value


def _mention(scan: Scan, kind: Kind, first: int, last: int, value: str | None) -> Mention:
    start, end = scan.origin(first, last)
    return Mention(kind, start, end, scan.document.text[start:end], value)
