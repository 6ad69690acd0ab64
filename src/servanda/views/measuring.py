"""Whether two figures, or two dates, can both be right: what is rounded or vague leaves room for what is finer."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import NamedTuple

from servanda.ledger import days

ROUGH = 0.1
"""What «about» leaves open on both sides, as a part of the figure."""
COARSEST = 0.1
"""The last digit of a round figure never stands for more than this part of it: 1,000 is not 1,400 rounded."""
WEEK_DAYS = 6
_INFINITE = float("inf")


class Range(NamedTuple):
    """The figures that somebody who states a figure can mean, both ends included."""

    low: float
    high: float


def step(value: float) -> float:
    """What the last digit of a figure counts: 0.1 billion for 5.2 billion; at most a tenth of the figure."""
    exponent = Decimal(f"{abs(value):.15g}").normalize().as_tuple().exponent
    return min(10.0 ** int(exponent), COARSEST * abs(value)) if value else 0.0


def range_of(value: float, comparator: str | None = None) -> Range:
    """What a figure with its comparator leaves open: half a step for a plain one, a tenth for «about»."""
    if comparator in (">", ">="):
        return Range(value - step(value) / 2, _INFINITE)
    if comparator in ("<", "<="):
        return Range(-_INFINITE, value + step(value) / 2)
    room = ROUGH * abs(value) if comparator == "~" else step(value) / 2
    return Range(value - room, value + room)


def figures_agree(one: float, first: str | None, other: float, second: str | None) -> bool:
    """Whether two figures with their comparators can be one.

    >>> figures_agree(5e9, "~", 5.02e9, "="), figures_agree(5e9, "=", 5.02e9, "="), figures_agree(5.1e9, "=", 5.4e9, "=")
    (True, True, False)
    """
    mine, theirs = range_of(one, first), range_of(other, second)
    if one in theirs or other in mine:
        return True
    plain = {"=", None}
    if first in plain and second in plain:
        # One must be the other rounded; that both are near a third figure does not make them agree.
        return mine.low <= other <= mine.high or theirs.low <= one <= theirs.high
    return mine.low <= theirs.high and theirs.low <= mine.high


def nearly(one: float, other: float) -> bool:
    """Whether two figures differ by no more than the last digit of the coarser one counts."""
    return abs(one - other) <= max(step(one), step(other))


def shifted(one: float, other: float) -> int:
    """By which power of ten (3 for a thousand) the larger of two figures is the other one; 0 where by none."""
    small, large = sorted((abs(one), abs(other)))
    if not small:
        return 0
    for power in (1, 2, 3, 6):
        if abs(large / small / 10**power - 1) < 0.01:
            return power
    return 0


class Period(NamedTuple):
    """The days that a date covers (ISO), and what it says of them.

    `kind` is `stay` for a first and a last day, `day` for a single one, `rough` for a month, a year, a week.
    """

    first: str
    last: str
    kind: str


def period_of(edtf: str | None) -> Period | None:
    """The days of an EDTF date; None where it names none, or one end of it is open."""
    first, last = days(edtf)
    if not edtf or first is None or last is None or first < "0001" or last > "9998":
        return None
    if first == last:
        return Period(first, last, "day")
    ends = edtf.split("/")
    exact = len(ends) == 2 and all(len(end) == 10 for end in ends)
    return Period(first, last, "stay" if exact and not _a_week(first, last) else "rough")


def _a_week(first: str, last: str) -> bool:
    """Whether days are a whole week from Monday on, as «next week» is read."""
    start = datetime.date.fromisoformat(first)
    return start.weekday() == 0 and days_between(first, last) == WEEK_DAYS


def days_between(one: str, other: str) -> int:
    """How many days the second ISO day lies after the first."""
    return (datetime.date.fromisoformat(other) - datetime.date.fromisoformat(one)).days


def gap(one: Period, other: Period) -> int:
    """How many days lie from the end of the earlier period to the start of the later one; 0 where they overlap."""
    return max(0, days_between(one.last, other.first), days_between(other.last, one.first))


def contains(outer: Period, inner: Period) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last
