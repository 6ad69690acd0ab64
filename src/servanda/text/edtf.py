"""Dates as EDTF (ISO 8601-2, Extended Date/Time Format), in the part of it that the ledger uses.

Days, months, years, decades (`202X`), centuries (`19XX`), seasons (`2025-21` spring to `2025-24` winter),
intervals (`2024-06-19/2024-06-20`, `2030/..`, `../2030`), each part marked approximate (`~`), uncertain (`?`) or
both (`%`). Quarters (`2025-36`) and halves of a year (`2025-40`) are read, and kept as intervals of months.
Partial dates stay partial: nothing here makes a day out of a year.
"""

from __future__ import annotations

import calendar
import datetime
import enum
import re
from collections.abc import Iterator
from typing import Final, Literal

import msgspec

Scale = Literal["day", "month", "season", "year", "decade", "century"]
Precision = Literal["day", "month", "quarter", "season", "year", "decade", "century", "interval"]
Relation = Literal["before", "after", "same", "contains", "within", "overlaps"]
Mark = Literal["", "~", "?", "%"]


class Open(enum.Enum):
    """The end that an interval does not have (`2030/..`), or one before the year 1, which `date` cannot hold."""

    OPEN = ".."


OPEN: Final = Open.OPEN

_Day = tuple[int, int, int]
_EARLIEST: Final[_Day] = (-100000, 1, 1)
_LATEST: Final[_Day] = (100000, 12, 31)
_SEASON_STARTS: Final = {21: 3, 22: 6, 23: 9, 24: 12}
_PARTS_OF_YEAR: Final = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}
_PART = re.compile(
    r"(?:(?P<year>-?\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?"
    r"|(?P<decade>\d{3})X|(?P<century>\d{2})XX)(?P<mark>[~?%]?)"
)


class EdtfProblem(msgspec.Struct, frozen=True):
    """Why a text is no date: the `text` as given and a `reason` that a person can act on."""

    text: str
    reason: str

    def __str__(self) -> str:
        return f"{self.text!r} is no EDTF date: {self.reason}"


class Part(msgspec.Struct, frozen=True):
    """One unit of the calendar: a day, month, season, year, decade or century. `month` of a season is 21 to 24."""

    year: int
    month: int = 0
    day: int = 0
    scale: Scale = "year"
    mark: Mark = ""

    def __str__(self) -> str:
        if self.scale == "decade":
            return f"{self.year // 10:03d}X{self.mark}"
        if self.scale == "century":
            return f"{self.year // 100:02d}XX{self.mark}"
        text = f"{self.year:04d}" if self.year >= 0 else f"-{-self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
        if self.day:
            text += f"-{self.day:02d}"
        return text + self.mark

    @property
    def low(self) -> _Day:
        """The first day as (year, month, day), in astronomical years (0 is 1 BC)."""
        if self.scale == "season":
            return self.year, _SEASON_STARTS[self.month], 1
        return self.year, self.month or 1, self.day or 1

    @property
    def high(self) -> _Day:
        """The last day as (year, month, day)."""
        if self.scale == "day":
            return self.year, self.month, self.day
        if self.scale == "month":
            return self.year, self.month, _month_length(self.year, self.month)
        if self.scale == "season":
            year, month = (
                (self.year + 1, 2) if self.month == 24 else (self.year, _SEASON_STARTS[self.month] + 2)
            )
            return year, month, _month_length(year, month)
        return self.year + {"year": 0, "decade": 9, "century": 99}[self.scale], 12, 31


class Edtf(msgspec.Struct, frozen=True):
    """A date or an interval; `start` and `end` are the same part for a date, None where the interval is open."""

    start: Part | None
    end: Part | None

    def __str__(self) -> str:
        if self.start is not None and self.start == self.end:
            return str(self.start)
        return f"{'..' if self.start is None else self.start}/{'..' if self.end is None else self.end}"

    @property
    def is_interval(self) -> bool:
        return self.start != self.end

    @property
    def is_approximate(self) -> bool:
        return any(part is not None and part.mark in ("~", "%") for part in (self.start, self.end))

    @property
    def low(self) -> _Day:
        """The first day as (year, month, day), very early for an open start: for comparing only."""
        return _EARLIEST if self.start is None else self.start.low

    @property
    def high(self) -> _Day:
        """The last day as (year, month, day), very late for an open end: for comparing only."""
        return _LATEST if self.end is None else self.end.high

    @property
    def first(self) -> datetime.date | Open:
        """The first day that is meant; open where there is none, or where it lies before the year 1."""
        return datetime.date(*self.low) if self.start is not None and self.low[0] >= 1 else OPEN

    @property
    def last(self) -> datetime.date | Open:
        """The last day that is meant; open where there is none, or where it lies before the year 1."""
        if self.end is None or not 1 <= self.high[0] <= 9999:
            return OPEN
        return datetime.date(*self.high)

    @property
    def precision(self) -> Precision:
        """The unit of a date; `quarter` for an interval of the three months of one; else `interval`."""
        if self.start is not None and self.end is not None:
            if self.start == self.end:
                return self.start.scale
            months = (self.start.month, self.end.month)
            same = self.start.year == self.end.year and self.start.scale == self.end.scale == "month"
            if same and months in ((1, 3), (4, 6), (7, 9), (10, 12)):
                return "quarter"
        return "interval"


def parse(text: str) -> Edtf | EdtfProblem:
    """Reads an EDTF date; what is not one, or not possible in the calendar, comes back as a problem."""
    left, slash, right = text.partition("/")
    if not slash:
        return _read_part(text, text)
    if left == right == "..":
        return EdtfProblem(text, "an interval that is open at both ends says nothing")
    start = None if left == ".." else _read_part(left, text)
    end = None if right == ".." else _read_part(right, text)
    if isinstance(start, EdtfProblem):
        return start
    if isinstance(end, EdtfProblem):
        return end
    made = Edtf(start.start if start else None, end.end if end else None)
    if made.low > made.high:
        return EdtfProblem(text, "the interval ends before it starts")
    return made


def _read_part(part: str, whole: str) -> Edtf | EdtfProblem:
    match = _PART.fullmatch(part)
    if match is None or not part.isascii():
        return EdtfProblem(
            whole, "write YYYY, YYYY-MM, YYYY-MM-DD, 202X, 19XX, or two of them with '/' ('..' if open)"
        )
    mark: Mark = match["mark"]  # type: ignore[assignment]
    if match["decade"]:
        return date_of(Part(int(match["decade"]) * 10, scale="decade", mark=mark))
    if match["century"]:
        return date_of(Part(int(match["century"]) * 100, scale="century", mark=mark))
    year_number, month_number, day_number = (
        int(match["year"]),
        int(match["month"] or 0),
        int(match["day"] or 0),
    )
    if match["year"] == "-0000":
        return EdtfProblem(whole, "there is no year -0000; 1 BC is 0000")
    if match["month"] is None:
        return date_of(Part(year_number, mark=mark))
    if match["day"] is None:
        if month_number in _SEASON_STARTS:
            if year_number == 9999:
                return EdtfProblem(whole, "seasons are read up to the year 9998")
            return date_of(Part(year_number, month_number, scale="season", mark=mark))
        if month_number in _PARTS_OF_YEAR:
            first, last = _PARTS_OF_YEAR[month_number]
            return Edtf(
                Part(year_number, first, scale="month", mark=mark),
                Part(year_number, last, scale="month", mark=mark),
            )
    if not 1 <= month_number <= 12:
        return EdtfProblem(whole, f"there is no month {month_number:02d}")
    if match["day"] is None:
        return date_of(Part(year_number, month_number, scale="month", mark=mark))
    if not 1 <= day_number <= _month_length(year_number, month_number):
        return EdtfProblem(whole, f"{year_number:04d}-{month_number:02d} has no day {day_number:02d}")
    return date_of(Part(year_number, month_number, day_number, "day", mark))


def date_of(part: Part) -> Edtf:
    """The date that is one part."""
    return Edtf(part, part)


def year(number: int) -> Edtf:
    """A calendar year; 0 is 1 BC."""
    return date_of(Part(number))


def month(year_number: int, number: int) -> Edtf:
    """A calendar month; `number` is 1 to 12."""
    if not 1 <= number <= 12:
        raise ValueError(f"there is no month {number}")
    return date_of(Part(year_number, number, scale="month"))


def day(date: datetime.date) -> Edtf:
    """A calendar day."""
    return date_of(Part(date.year, date.month, date.day, "day"))


def quarter(year_number: int, number: int) -> Edtf:
    """A quarter of a year, as an interval of its months; `number` is 1 to 4."""
    if not 1 <= number <= 4:
        raise ValueError(f"there is no quarter {number}")
    return interval(month(year_number, 3 * number - 2), month(year_number, 3 * number))


def half(year_number: int, number: int) -> Edtf:
    """A half of a year, as an interval of its months; `number` is 1 or 2."""
    if number not in (1, 2):
        raise ValueError(f"there is no half {number}")
    return interval(month(year_number, 6 * number - 5), month(year_number, 6 * number))


def interval(start: Edtf | None, end: Edtf | None) -> Edtf:
    """From the start of `start` to the end of `end`; None leaves that side open."""
    if start is None and end is None:
        raise ValueError("an interval that is open at both ends says nothing")
    made = Edtf(start.start if start else None, end.end if end else None)
    if made.low > made.high:
        raise ValueError(f"the interval {made} ends before it starts")
    return made


def approximate(edtf: Edtf) -> Edtf:
    """The same date or interval, each of its parts marked approximate."""
    return Edtf(_approximate(edtf.start), _approximate(edtf.end))


def _approximate(part: Part | None) -> Part | None:
    if part is None or part.mark in ("~", "%"):
        return part
    return msgspec.structs.replace(part, mark="%" if part.mark == "?" else "~")


def contains(outer: Edtf, inner: Edtf) -> bool:
    """Whether every day that `inner` may mean lies within `outer`; marks are not looked at."""
    return outer.low <= inner.low and inner.high <= outer.high


def overlaps(one: Edtf, other: Edtf) -> bool:
    """Whether there is a day that both may mean."""
    return one.low <= other.high and other.low <= one.high


def compare(one: Edtf, other: Edtf) -> int:
    """-1, 0 or 1: the order for a timeline, by first day, then the shorter one first; 0 is the same range."""
    mine, theirs = (one.low, one.high), (other.low, other.high)
    return (mine > theirs) - (mine < theirs)


def relation(one: Edtf, other: Edtf) -> Relation:
    """How two ranges of days lie: wholly `before` or `after`, `same`, `contains`, `within`, or `overlaps`."""
    if one.high < other.low:
        return "before"
    if one.low > other.high:
        return "after"
    if one.low == other.low and one.high == other.high:
        return "same"
    if contains(one, other):
        return "contains"
    return "within" if contains(other, one) else "overlaps"


def parts(edtf: Edtf) -> Iterator[Part]:
    """The parts that are not open: one for a date, one or two for an interval."""
    if edtf.start is not None:
        yield edtf.start
    if edtf.end is not None and edtf.end != edtf.start:
        yield edtf.end


def _month_length(year_number: int, month_number: int) -> int:
    # The Gregorian calendar repeats every 400 years, which lets years before 1 be asked too.
    return calendar.monthrange(year_number % 400 + 400, month_number)[1]
