"""Figures in plain English."""

from __future__ import annotations

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_COMPARATORS = {">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most ", "~": "about "}
_ORDINALS = (
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)


def figure(value: float, unit: str | None = None, comparator: str | None = None) -> str:
    """«more than 15 billion USD», «1,000», «4.2»."""
    number = f"{value:,.10g}" if abs(value) < 1e6 else _scaled(value)
    return f"{_COMPARATORS.get(comparator or '', '')}{number}{f' {unit}' if unit else ''}"


def _scaled(value: float) -> str:
    for size, name in _SCALES:
        if abs(value) >= size:
            return f"{value / size:,.6g} {name}"
    return f"{value:,.10g}"


def ordinal(number: int) -> str:
    """«first», «26th»."""
    if 0 < number < len(_ORDINALS):
        return _ORDINALS[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
