"""EDTF dates in plain English."""

from __future__ import annotations

from servanda.text.edtf import Edtf, EdtfProblem, Part, parse

MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_QUARTERS = {1: "first", 4: "second", 7: "third", 10: "fourth"}
_PREPOSED = ("about", "from", "until", "perhaps", "between")


def date_words(edtf: str | None) -> str:
    """`2024-06-19/2024-06-20` as «19–20 June 2024», `2025-10/2025-12` as «fourth quarter of 2025».

    An empty text for no date; what is not EDTF is given back as it is.
    """
    if not edtf:
        return ""
    read = parse(edtf)
    return edtf if isinstance(read, EdtfProblem) else _words(read)


def in_words(edtf: str | None) -> str:
    """The date with the preposition that it takes in a sentence: «in 2024», «on 29 May 2015», «from 2030 on»."""
    words = date_words(edtf)
    if not edtf or not words:
        return ""
    read = parse(edtf)
    if isinstance(read, EdtfProblem) or words.startswith(_PREPOSED):
        return words
    if read.precision == "day" or _within_month(read):
        return f"on {words}"
    if read.precision in ("quarter", "season", "decade", "century") or _half(read):
        return f"in the {words}"
    days = read.precision == "interval" and read.start is not None and read.start.scale == "day"
    return f"on {words}" if days else f"in {words}"


def by_words(edtf: str | None) -> str:
    """A deadline: «by 2030», «by the fourth quarter of 2025», «from 2030 on»."""
    words = in_words(edtf)
    for preposition in ("in ", "on "):
        if words.startswith(preposition):
            return f"by {words.removeprefix(preposition)}"
    return words


def _words(read: Edtf) -> str:
    start, end = read.start, read.end
    if start is None and end is not None:
        return f"until {_part(end)}"
    if end is None and start is not None:
        return f"from {_part(start)} on"
    if start is None or end is None:
        return ""
    if start == end:
        return _part(start)
    if read.precision == "quarter":
        return _about(f"{_QUARTERS[start.month]} quarter of {start.year}", start)
    if half := _half(read):
        return _about(f"{half} half of {start.year}", start)
    if start.mark or end.mark or start.scale != end.scale:
        return f"{_part(start)} – {_part(end)}"
    if _within_month(read):
        return f"{start.day}–{end.day} {MONTHS[start.month]} {start.year}"
    if start.scale == "day" and start.year == end.year:
        return f"{start.day} {MONTHS[start.month]} – {_part(end)}"
    if start.scale == "month" and start.year == end.year:
        return f"{MONTHS[start.month]}–{_part(end)}"
    if start.scale == "year":
        return f"{start.year}–{end.year}"
    return f"{_part(start)} – {_part(end)}"


def _half(read: Edtf) -> str:
    start, end = read.start, read.end
    if start is None or end is None or not start.scale == end.scale == "month" or start.year != end.year:
        return ""
    return {(1, 6): "first", (7, 12): "second"}.get((start.month, end.month), "")


def _within_month(read: Edtf) -> bool:
    start, end = read.start, read.end
    return (
        start is not None
        and end is not None
        and start.scale == end.scale == "day"
        and not (start.mark or end.mark)
        and (start.year, start.month) == (end.year, end.month)
    )


def _part(part: Part) -> str:
    year = str(part.year) if part.year > 0 else f"{1 - part.year} BC"
    words = {
        "day": f"{part.day} {MONTHS[part.month] if part.month <= 12 else ''} {year}",
        "month": f"{MONTHS[part.month] if part.month <= 12 else ''} {year}",
        "season": f"{_SEASONS.get(part.month, '')} of {year}",
        "decade": f"{part.year}s",
        "century": f"{part.year // 100 + 1}th century",
    }.get(part.scale, year)
    return _about(words, part)


def _about(words: str, part: Part) -> str:
    if part.mark == "~":
        return f"about {words}"
    if part.mark == "?":
        return f"perhaps {words}"
    return f"perhaps about {words}" if part.mark == "%" else words
