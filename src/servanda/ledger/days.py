"""From EDTF to the first and last day that it can mean, as ISO text that sorts like time."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from servanda.errors import ServandaError

FIRST_DAY, LAST_DAY = "0000-01-01", "9999-12-31"
"""Stand for an open end, so that a comparison of days needs no case of its own."""

Days = tuple[str | None, str | None]

_DATE = re.compile(r"([0-9]{1,4})(X{0,3})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?")
_QUALIFIERS = str.maketrans("", "", "~?%")
_PART_OF_YEAR = {
    **dict.fromkeys(range(21, 33), (1, 12)),  # seasons: their months depend on the hemisphere
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip


@lru_cache(maxsize=65536)
def days(edtf: str | None) -> Days:
    """The first and the last day of an EDTF date or interval; `(None, None)` where it names none.

    `2024-06` is `2024-06-01` to `2024-06-30`; `2030/..` ends on `LAST_DAY`; `~`, `?` and `%` widen nothing;
    a quarter may be written `2025-36` or as an interval of months; a season is its whole year.
    """
    if not edtf:
        return None, None
    first, slash, last = edtf.strip().partition("/")
    if not slash:
        return _days_of(first) or (None, None)
    start = (FIRST_DAY, FIRST_DAY) if first in ("..", "") else _days_of(first)
    end = (LAST_DAY, LAST_DAY) if last in ("..", "") else _days_of(last)
    if start is None or end is None or start[0] > end[1] or (start[0], end[1]) == (FIRST_DAY, LAST_DAY):
        return None, None
    return start[0], end[1]


def bounds(edtf: str, where: str, error: type[ServandaError]) -> tuple[str, str]:
    """The first and last day of a date that somebody asked with as `where`; `error` where it is no date."""
    start, end = days(edtf)
    if start is None or end is None:
        raise error(f"{edtf!r} is not a date", where=where, remedy="write 2024, 2024-06 or 2024-06-20")
    return start, end


def _days_of(date: str) -> tuple[str, str] | None:
    match = _DATE.fullmatch(date.translate(_QUALIFIERS).partition("T")[0])
    if match is None:
        return None
    digits, unknown, month_text, day_text = match.groups()
    if len(digits) + len(unknown) != 4:
        return None
    first_year, last_year = int(digits + "0" * len(unknown)), int(digits + "9" * len(unknown))
    if month_text in (None, "XX"):
        return f"{first_year:04}-01-01", f"{last_year:04}-12-31"
    month = int(month_text)
    if month in _PART_OF_YEAR and day_text is None:
        first_month, last_month = _PART_OF_YEAR[month]
    elif 1 <= month <= 12:
        first_month = last_month = month
    else:
        return None
    if day_text in (None, "XX"):
        return (
            f"{first_year:04}-{first_month:02}-01",
            f"{last_year:04}-{last_month:02}-{_length(last_year, last_month):02}",
        )
    day = int(day_text)
    if not 1 <= day <= _length(last_year, month):
        return None
    return f"{first_year:04}-{month:02}-{day:02}", f"{last_year:04}-{month:02}-{day:02}"


def _length(year: int, month: int) -> int:
    return (
        29
        if month == 2 and calendar.isleap(year)
        else (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month]
    )
