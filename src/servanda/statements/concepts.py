"""The bag of concepts of the words that name a thing: what titles of one treaty in seven languages have in common."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from servanda.analysis.items import base_items
from servanda.analysis.scan import Scan
from servanda.languages import Lexicon
from servanda.mentions.build import Sentence
from servanda.model import Span
from servanda.model.records import NAMING
from servanda.statements.areas import areas_in

KINDS = frozenset({"state", "org", "place", "person"})
"""Classes of names, which mean the same in every language."""
HEADS = ("level", "instrument", "mechanism")
"""Classes of nouns that say what a thing is; one can stand in another («traité de partenariat stratégique»)."""


def concepts_of(
    slots: dict[str, Any], evidence: Span, sentence: Sentence, lexicon: Lexicon
) -> tuple[str, ...]:
    """Concepts of the words in a record's naming slot, sorted: `instrument.treaty`, `state.RUS`, `area.trade`.

    Words that only belong to a language (articles, verbs, "friendship") have none, so that the bag compares across languages; it
    is no summary of the words.
    """
    scan = sentence.scan
    words = next((slots[slot] for slot in NAMING if isinstance(slots.get(slot), str)), "")
    place = place_of(words, evidence, sentence)
    if place is None:
        return ()
    low, high = place
    first = bisect_left(scan.tokens, low, key=lambda token: token.start)
    last = bisect_left(scan.tokens, high, key=lambda token: token.start)
    # A figure is no concept, nor is the state in the name of its currency.
    figures = [
        (item.first, item.last, item.kind, None)
        for item in sentence.items
        if item.kind in ("quantity", "time")
    ]
    found = {f"area.{area}" for area in areas_in(scan.low[low:high], lexicon)}
    taken: list[tuple[int, int]] = []
    for item in base_items(scan, first, last, figures):
        entry = item.get(item.kind) if item.kind in KINDS else None
        if entry is not None and entry.value:
            found.add(f"{item.kind}.{entry.value}")
            taken.append((item.first, item.last))
    for cat in HEADS:
        named = list(_longest(scan, first, last, cat, taken))
        found.update(concept for _, _, concept in named)
        # «chiến lược» is a plan, and none inside a strategic partnership; the level inside a «traité de partenariat» is one.
        taken += [(start, stop) for start, stop, _ in named if cat == "level"]
    return tuple(sorted(found))


def _longest(
    scan: Scan, first: int, last: int, cat: str, taken: list[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """The longest forms of a class in a range of tokens, from left to right, outside of what is `taken`, as concepts."""
    at = first
    while at < last:
        fitting = [
            (hit.last, entry.value)
            for hit in scan.hits.get(at, ())
            if hit.last <= last and not any(start <= at and hit.last <= stop for start, stop in taken)
            for entry in hit.entries
            if entry.cat == cat and entry.value
        ]
        if fitting:
            end, value = max(fitting, key=lambda pair: pair[0])
            yield at, end, f"{cat}.{value}"
            at = end
        else:
            at += 1


def place_of(words: str, evidence: Span, sentence: Sentence) -> tuple[int, int] | None:
    """Where the words of a slot stand in the reading view: in the evidence, else anywhere in the sentence."""
    scan = sentence.scan
    whole = scan.document.span(*scan.origin(sentence.range.first, sentence.range.last))
    found = (_place(words, evidence) or _place(words, whole)) if words else None
    return None if found is None else (scan.reading.at(found[0]), scan.reading.at(found[1]))


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
