"""Small ledgers made from a few records, each said in a sentence of its own, by text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from servanda.ledger import Ledger
from servanda.model import Field, Record, Span, Why

from .story import Clock, document, put

Make = Callable[..., Record]


class Said(NamedTuple):
    """A record without its evidence, and the sentence that states it."""

    make: Make
    slots: dict[str, Any]
    sentence: str
    rule: str = ""


class Text(NamedTuple):
    """A text: its name, the day of its publication, what it says, and what else is known of it."""

    name: str
    published: str | None
    said: Sequence[Said]
    fields: Mapping[str, Field] = MappingProxyType({})
    read_on: str = "2025-07-10"


def ledger_of(path: Path, texts: Sequence[Text]) -> Ledger:
    """A ledger that has read the texts in this order, open; its clock stands on 1 September 2025."""
    clock = Clock("2025-07-10")
    ledger = Ledger.open(path, now=clock)
    for text in texts:
        clock.day = text.read_on
        add(ledger, text)
    clock.day = "2025-09-01"
    return ledger


def add(ledger: Ledger, text: Text) -> None:
    """Reads one more text."""
    whole = " ".join(one.sentence for one in text.said)
    records, at = [], 0
    for one in text.said:
        start = whole.index(one.sentence, at)
        at = start + len(one.sentence)
        slots = {"modality": "asserted", **one.slots}
        why = Why(one.rule) if one.rule else None
        records.append(one.make(evidence=(Span.cut(whole, start, at),), why=why, **slots))
    put(ledger, document(text.name, whole, text.published, **text.fields), records)
