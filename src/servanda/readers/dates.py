"""Dates of publication as sources write them, to EDTF; what is ambiguous or no date gives `None`."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[T ]\d{1,2}:\d{2}.*|Z)?", re.S)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}.*)?")
_EUROPEAN = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[, T]+\d{1,2}[:.]\d{2}.*)?", re.S)
_IN_LINE = re.compile(r"(?<![\d./-])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1\d{4})(?![\d/-])")


def published_date(value: str) -> str | None:
    """`value` as EDTF, to the day where it gives a day: ISO 8601, RFC 2822, `11.4.2024`, EDTF `2024-06~`.

    `4/11/2024` stays unread: day and month cannot be told apart.
    """
    value = value.strip().strip("\"'")
    core, mark = (value[:-1], value[-1]) if value[-1:] in ("~", "?", "%") else (value, "")
    if match := _ISO.fullmatch(core) or _COMPACT.fullmatch(core):
        found = _edtf(match.group(1), match.group(2), match.group(3))
        return found + mark if found else None
    if match := _EUROPEAN.fullmatch(core):
        first, mark_used, second, year = match.groups()
        if mark_used == "/" and int(first) <= 12 and int(second) <= 12 and first != second:
            return None
        if int(second) > 12 >= int(first):
            first, second = second, first
        return _edtf(year, second, first)
    if "," in value and any(char.isalpha() for char in value):
        try:
            return parsedate_to_datetime(value).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return None


def _edtf(year: str, month: str | None, day: str | None) -> str | None:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


def date_in_line(line: str) -> tuple[str, int, int] | None:
    """The one numeric date in a short line («Stand: 28.02.2025 12:05 Uhr»): EDTF, start, end in the line."""
    found = list(_IN_LINE.finditer(line))
    if len(found) != 1:
        return None
    value = published_date(found[0].group())
    return (value, found[0].start(), found[0].end()) if value else None
