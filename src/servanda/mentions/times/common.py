"""What every meaning needs: what the words stand for, where they stand, the year and the number they tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from servanda.analysis.tokens import Token
from servanda.mentions.times.reading import Anchor, Edge, Kind, Meaning, Tense
from servanda.text.edtf import Edtf

NUMERIC_CLASSES = (
    "DAY", "MONTHNUMBER", "HOUR", "SHORTYEAR", "YEAR", "CARD", "DIGITS", "DOTDATE", "CLOCK", "DOTCLOCK", "DAYTH",
    "ORDINAL", "DECADE", "SHORTDECADE",
)  # fmt: skip
"""Classes that tokens beginning with a digit belong to by their shape."""

Bound = Mapping[str, Any]


class Context(msgspec.Struct, frozen=True):
    """Where an expression stands: its sentence, the words that matter around it, the date of the document."""

    tokens: Sequence[Token]
    words: Mapping[str, frozenset[str]]
    anchor: Anchor | None
    tense: Tense | None
    start: int = 0
    end: int = 0

    def before(self, steps: int = 1) -> str:
        place = self.start - steps
        return self.tokens[place].low if place >= 0 else ""

    def after(self, steps: int = 1) -> str:
        place = self.end + steps - 1
        return self.tokens[place].low if place < len(self.tokens) else ""

    @property
    def way(self) -> int:
        """Where to look for a date that is not told in full: -1 in the past, 1 in the future, 0 either."""
        return {"future": 1, "present": 0}.get(self.tense or "past", -1)


class Year(msgspec.Struct, frozen=True):
    """The year of an expression: known or not, and whether the date of the document was asked for it."""

    number: int | None
    derived: bool
    told: bool


def year_of(bound: Bound, context: Context, suffix: str = "") -> Year:
    """The year that a pattern names: written out, or counted from this year; not told at all if neither."""
    if (written := bound.get("YEAR" + suffix, bound.get("YEARCODE" + suffix))) is not None:
        return Year(written, False, True)
    if (steps := bound.get("YEARSTEP" + suffix, bound.get("THEYEAR" + suffix))) is not None:
        if steps == "":
            return Year(None, False, True)
        now = context.anchor.year if context.anchor else None
        return Year(None if now is None else now + int(steps), now is not None, True)
    return Year(None, False, False)


def number_of(bound: Bound, suffix: str = "") -> float | None:
    """A cardinal number of one or two words ("twenty-five"), None for an uncertain one ("several")."""
    if (tens := bound.get("TENS" + suffix)) is not None:
        return float(tens + bound.get("SMALL" + suffix, 0))
    number = bound.get("CARD" + suffix)
    return None if number is None or number == "" else float(number) + float(bound.get("PLUS", 0))


def edge_of(bound: Bound) -> Edge | None:
    """Early, mid or late, where the words say so."""
    edge: Edge | None = bound.get("EDGE") or None
    return edge


def dated(
    bound: Bound, kind: Kind, date: Edtf | None, derived: bool, yearless: tuple[int, int] | None = None
) -> Meaning:
    """The meaning that is a date or a period; without a date it is derived from nothing."""
    return Meaning(kind, date, derived=derived and date is not None, edge=edge_of(bound), yearless=yearless)
