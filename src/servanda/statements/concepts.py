"""The bag of concepts of the words that name a thing: what titles of one treaty in seven languages have in common."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from servanda.analysis.items import base_items
from servanda.languages import Lexicon
from servanda.mentions.build import Sentence
from servanda.model import Span
from servanda.statements.areas import areas_in

NAMING = ("title", "name", "body", "action", "about")
"""Slots that hold words of the text and name what a record is about; a record has one of them at most."""
KINDS = frozenset({"state", "org", "instrument", "mechanism", "level", "place", "person"})
"""Classes of words whose meaning is the same in every language."""


def concepts_of(
    slots: dict[str, Any], evidence: Span, sentence: Sentence, lexicon: Lexicon
) -> tuple[str, ...]:
    """Concepts of the words in a record's naming slot, sorted: `instrument.treaty`, `state.RUS`, `area.trade`.

    Words that only belong to a language (articles, verbs, "friendship") have none, so that the bag compares across languages; it
    is no summary of the words.
    """
    scan = sentence.scan
    words = next((slots[slot] for slot in NAMING if isinstance(slots.get(slot), str)), "")
    whole = scan.document.span(*scan.origin(sentence.range.first, sentence.range.last))
    place = (_place(words, evidence) or _place(words, whole)) if words else None
    if place is None:
        return ()
    low, high = scan.reading.at(place[0]), scan.reading.at(place[1])
    first = bisect_left(scan.tokens, low, key=lambda token: token.start)
    last = bisect_left(scan.tokens, high, key=lambda token: token.start)
    # A figure is no concept, nor is the state in the name of its currency.
    figures = [
        (item.first, item.last, item.kind, None)
        for item in sentence.items
        if item.kind in ("quantity", "time")
    ]
    found = {f"area.{area}" for area in areas_in(scan.low[low:high], lexicon)}
    for item in base_items(scan, first, last, figures):
        entry = item.get(item.kind) if item.kind in KINDS else None
        if entry is not None and entry.value:
            found.add(f"{item.kind}.{entry.value}")
    return tuple(sorted(found))


def _place(words: str, evidence: Span) -> tuple[int, int] | None:
    """Where the words of a slot stand in the document; slots write names with other spaces than texts («Handels- en»)."""
    at = evidence.quote.find(words)
    if at >= 0:
        return evidence.start + at, evidence.start + at + len(words)
    solid = [n for n, char in enumerate(evidence.quote) if not char.isspace()]
    wanted = "".join(words.split())
    at = "".join(evidence.quote[n] for n in solid).find(wanted)
    if at < 0 or not wanted:
        return None
    return evidence.start + solid[at], evidence.start + solid[at + len(wanted) - 1] + 1
