"""What the expressions of one sentence tell each other: the year of "3 May and 5 June 2019", the day of "3 p.m."."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from servanda.analysis.tokens import Token
from servanda.mentions.times.reading import Anchor, Meaning, TimeReading
from servanda.text import edtf
from servanda.text.edtf import Edtf, Part


def join_up(
    found: Sequence[tuple[TimeReading, Meaning]],
    tokens: Sequence[Token],
    joins: frozenset[str],
    anchor: Anchor | None,
) -> list[TimeReading]:
    """The readings of a sentence, dates without a year and clocks without a day completed from their neighbours."""
    readings = [reading for reading, _ in found]
    if len(readings) < 2:
        return readings
    for place in range(len(found) - 2, -1, -1):
        yearless = found[place][1].yearless
        after = readings[place + 1]
        between = tokens[readings[place].last_token : after.first_token]
        if yearless and not after.derived and between and all(token.low in joins for token in between):
            readings[place] = _with_year(readings[place], yearless, after)
    days = [
        reading
        for reading in readings
        if reading.kind == "date" and reading.value and len(reading.value) == 10
    ]
    if not days:
        return readings
    for place, reading in enumerate(readings):
        if reading.kind == "clock" and reading.value and reading.value.startswith("T"):
            day = min(days, key=lambda other: abs(other.first_token - reading.first_token))
            readings[place] = msgspec.structs.replace(
                reading, value=f"{day.value}{reading.value}", derived=day.derived
            )
    return readings


def _with_year(reading: TimeReading, yearless: tuple[int, int], after: TimeReading) -> TimeReading:
    dated = edtf.parse(after.value) if after.kind == "date" and after.value else None
    if not isinstance(dated, Edtf) or dated.precision not in ("day", "month") or dated.start is None:
        return reading
    month, day = yearless
    if day:
        try:
            made = edtf.day(datetime.date(dated.start.year, month, day))
        except ValueError:
            return reading
    else:
        made = edtf.date_of(Part(dated.start.year, month, scale="month"))
    return msgspec.structs.replace(reading, value=str(made), derived=True)
