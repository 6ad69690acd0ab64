"""The classes of a token that begins with a digit: a day, a year, a time of day, a written-out date, an ordinal."""

from __future__ import annotations

import re

from servanda.mentions.times.grammar import Entry, Settings, Value

_SHAPE = re.compile(r"(\d+)(?:([.:,])(\d+)(?:([.,])(\d+))?)?([^\W\d_]*|[ºª°])")


def number_entries(low: str, settings: Settings) -> tuple[Entry, ...]:
    """All readings of a number token; none for a shape that no time has (`1.2bn`)."""
    match = _SHAPE.fullmatch(low)
    if match is None:
        return ()
    whole, mark, second, mark2, third, suffix = match.groups()
    made: list[tuple[str, Value]] = []
    if third is not None:
        if (
            mark == mark2 == "."
            and not suffix
            and len(whole) <= 2
            and len(second) <= 2
            and len(third) in (2, 4)
        ):
            made.append(("DOTDATE", low))
    elif mark is not None:
        made = _two_parts(whole, mark, second, suffix, settings)
    elif not suffix:
        made = _plain(whole)
    else:
        made = _suffixed(whole, suffix, settings)
    return tuple(Entry(key, value, (), False) for key, value in made)


def _plain(digits: str) -> list[tuple[str, Value]]:
    number = int(digits)
    made: list[tuple[str, Value]] = []
    if len(digits) <= 2:
        if 1 <= number <= 31:
            made.append(("DAY", number))
        if 1 <= number <= 12:
            made.append(("MONTHNUMBER", number))
        if number <= 24:
            made.append(("HOUR", f"{number:02d}:00"))
        if len(digits) == 2:
            made.append(("SHORTYEAR", number))
    elif len(digits) == 4 and 1000 <= number <= 2199:
        made.append(("YEAR", number))
    if len(digits) <= 4:
        made.append(("CARD", number))
        made.append(("DIGITS", number))
    return made


def _two_parts(
    whole: str, mark: str, second: str, suffix: str, settings: Settings
) -> list[tuple[str, Value]]:
    made: list[tuple[str, Value]] = []
    if mark in ":." and len(whole) <= 2 and len(second) == 2 and int(whole) <= 24 and int(second) <= 59:
        hour = _hour(int(whole), suffix, settings)
        if hour is not None and (hour < 24 or second == "00"):
            key = (
                "CLOCK"
                if mark == ":" or suffix in (*settings.am_suffixes, *settings.pm_suffixes)
                else "DOTCLOCK"
            )
            made.append((key, f"{hour:02d}:{second}"))
    if suffix:
        return made
    if mark == settings.decimal:
        made.append(("CARD", float(f"{whole}.{second}")))
    elif mark in ".," and len(second) == 3 and len(whole) <= 3:
        made.append(("CARD", int(whole + second)))
    return made


def _hour(hour: int, suffix: str, settings: Settings) -> int | None:
    if suffix in settings.am_suffixes or suffix in settings.pm_suffixes:
        if not 1 <= hour <= 12:
            return None
        return hour % 12 + (12 if suffix in settings.pm_suffixes else 0)
    return hour if not suffix or suffix in settings.hour_suffixes else None


def _suffixed(digits: str, suffix: str, settings: Settings) -> list[tuple[str, Value]]:
    number = int(digits)
    made: list[tuple[str, Value]] = []
    if suffix in settings.ordinal_suffixes and len(digits) <= 2 and number:
        made.append(("ORDINAL", number))
        if number <= 31:
            made.append(("DAYTH", number))
    if suffix in settings.decade_suffixes and number % 10 == 0:
        if len(digits) == 4 and 1000 <= number <= 2190:
            made.append(("DECADE", number))
        elif len(digits) == 2:
            made.append(("SHORTDECADE", number))
    if len(digits) <= 2 and (suffix in settings.am_suffixes or suffix in settings.pm_suffixes):
        hour = _hour(number, suffix, settings)
        if hour is not None:
            made.append(("CLOCK", f"{hour:02d}:00"))
    elif len(digits) <= 2 and number <= 24 and suffix in settings.hour_suffixes:
        made.append(("CLOCK", f"{number:02d}:00"))
    return made
