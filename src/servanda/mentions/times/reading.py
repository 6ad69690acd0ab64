"""What a found expression of time says, and the date of the document that relative ones are read against."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

from servanda.text.edtf import Edtf, Part

Kind = Literal["date", "period", "duration", "clock", "set", "vague"]
Direction = Literal["before", "after", "since", "until", "by"]
Edge = Literal["early", "mid", "late"]
Tense = Literal["past", "future", "present"]


class TimeReading(msgspec.Struct, frozen=True, kw_only=True):
    """One expression of time, in tokens `first_token` up to (not including) `last_token` of its sentence.

    - `kind`: `date` is a calendar day, month or year; `period` any other stretch of the calendar (quarter, week,
      decade, range); `duration` a length; `clock` a time of day; `set` what recurs; `vague` the rest ("soon").
    - `value`: EDTF for dates and periods; ISO 8601 for durations and for the step of a set (`P5Y`);
      `2024-06-20T01:45`, or `T01:45` where the day is not known, for clocks; None where the text and the anchor
      do not tell.
    - `derived`: the value needed the date of the document, or another date of the sentence.
    - `direction`: what the preposition says ("by 2030"); the preposition itself is not in the span.
    - `edge`: "early 2030s" has the value `203X` and the edge `early`.
    - `period`: for a duration that is counted from now ("the next five years"), the stretch it covers.
    - `rule`: the rule of the grammar that read it.
    - `either`: the values looking back and looking ahead, where only the tense of the verb tells which is meant.
    """

    first_token: int
    last_token: int
    kind: Kind
    value: str | None
    derived: bool
    direction: Direction | None
    rule: str
    edge: Edge | None = None
    period: str | None = None
    either: tuple[str, str] | None = None


class Meaning(msgspec.Struct, frozen=True):
    """What a rule makes of its words, before the words around them are looked at."""

    kind: Kind
    date: Edtf | None = None
    text: str | None = None
    derived: bool = False
    direction: Direction | None = None
    edge: Edge | None = None
    period: Edtf | None = None
    yearless: tuple[int, int] | None = None


class Anchor(msgspec.Struct, frozen=True):
    """The date of the document, as precise as it is known; nothing is resolved more precisely than that."""

    published: Edtf

    @property
    def date(self) -> datetime.date | None:
        part = self._part
        return datetime.date(part.year, part.month, part.day) if part and part.scale == "day" else None

    @property
    def month(self) -> tuple[int, int] | None:
        """Year and month, where both are known."""
        low, high = self.published.low, self.published.high
        return low[:2] if low[:2] == high[:2] else None

    @property
    def year(self) -> int | None:
        low, high = self.published.low, self.published.high
        return low[0] if low[0] == high[0] else None

    @property
    def is_approximate(self) -> bool:
        return self.published.is_approximate

    @property
    def _part(self) -> Part | None:
        return None if self.published.is_interval or self.published.low[0] < 1 else self.published.start
