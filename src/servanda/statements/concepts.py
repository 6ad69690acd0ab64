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
    start = scan.document.text.find(words, evidence.start, evidence.end) if words else -1
    if start < 0:
        return ()
    low, high = scan.reading.at(start), scan.reading.at(start + len(words))
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
