"""Counting in the calendar from the date of the document, no more precisely than that date is known."""

from __future__ import annotations

import datetime

from servanda.mentions.times.reading import Anchor
from servanda.text import edtf
from servanda.text.edtf import Edtf, Part

DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6}
YEARS_IN = {"year": 1, "decade": 10, "century": 100}


def days_after(date: datetime.date, days: int) -> datetime.date | None:
    """A date some days on; None beyond the calendar."""
    try:
        return date + datetime.timedelta(days=days)
    except OverflowError:
        return None


def months_after(month: tuple[int, int], months: int) -> tuple[int, int] | None:
    number = month[0] * 12 + month[1] - 1 + months
    return (number // 12, number % 12 + 1) if 12 <= number < 120000 else None


def day_of(year: int, month: int, day: int) -> Edtf | None:
    """A calendar day, or None where there is no such day."""
    try:
        return edtf.day(datetime.date(year, month, day))
    except ValueError:
        return None


def unit_from(anchor: Anchor | None, unit: str, steps: int) -> Edtf | None:
    """The unit that holds the anchor (`steps` 0), or one some units before or after it."""
    if anchor is None:
        return None
    made = _exact_unit(anchor, unit, steps)
    if made is None or not anchor.is_approximate:
        return made
    coarser = made.precision in ("year", "decade", "century") and anchor.published.precision != "year"
    return made if coarser else edtf.approximate(made)


def _exact_unit(anchor: Anchor, unit: str, steps: int) -> Edtf | None:
    if unit in DAYS_IN or unit == "weekend":
        if anchor.date is None:
            return None
        if unit == "day":
            shifted = days_after(anchor.date, steps)
            return edtf.day(shifted) if shifted else None
        monday = days_after(
            anchor.date, 7 * steps * (2 if unit == "fortnight" else 1) - anchor.date.weekday()
        )
        return _week(monday, weekend=unit == "weekend")
    if unit in MONTHS_IN:
        if anchor.month is None:
            return None
        size = MONTHS_IN[unit]
        start = (anchor.month[0], (anchor.month[1] - 1) // size * size + 1)
        shifted_month = months_after(start, size * steps)
        if shifted_month is None:
            return None
        year, month = shifted_month
        if unit == "month":
            return edtf.month(year, month)
        number = (month - 1) // size + 1
        return edtf.quarter(year, number) if unit == "quarter" else edtf.half(year, number)
    if unit not in YEARS_IN or anchor.year is None:
        return None
    size = YEARS_IN[unit]
    year = anchor.year // size * size + size * steps
    if not 1 <= year <= 9900:
        return None
    return edtf.date_of(
        Part(year, scale="year" if unit == "year" else "decade" if unit == "decade" else "century")
    )


def _week(monday: datetime.date | None, *, weekend: bool) -> Edtf | None:
    if monday is None:
        return None
    first, last = (days_after(monday, 5) if weekend else monday), days_after(monday, 6)
    return edtf.interval(edtf.day(first), edtf.day(last)) if first and last else None


def count_from(anchor: Anchor | None, unit: str, steps: int) -> Edtf | None:
    """The date that lies so many units away, as precise as the unit ("ten years ago" is a year)."""
    if anchor is not None and unit in ("decade", "century"):
        shifted = unit_from(anchor, "year", steps * YEARS_IN[unit])
        return edtf.approximate(shifted) if shifted else None
    if unit in ("quarter", "half"):
        return unit_from(anchor, "month", steps * MONTHS_IN[unit])
    return unit_from(anchor, unit, steps)


def stretch_from(anchor: Anchor | None, unit: str, steps: int) -> Edtf | None:
    """The stretch from now to so many units away, either way, in years, months or days by the unit."""
    for sizes, small in ((DAYS_IN, "day"), (MONTHS_IN, "month"), (YEARS_IN, "year")):
        if unit in sizes:
            now, there = unit_from(anchor, small, 0), unit_from(anchor, small, steps * sizes[unit])
            if now is None or there is None:
                return None
            return edtf.interval(*((there, now) if steps < 0 else (now, there)))
    return None


def weekday_near(anchor: Anchor | None, weekday: int, way: int, *, same_day: bool) -> Edtf | None:
    """The nearest day of the week (1 is Monday) in the past (`way` -1), the future (1), or this week (0)."""
    if anchor is None or anchor.date is None:
        return None
    ahead = weekday - 1 - anchor.date.weekday()
    if way > 0:
        ahead += 7 if ahead < 0 or (ahead == 0 and not same_day) else 0
    elif way < 0:
        ahead -= 7 if ahead > 0 or (ahead == 0 and not same_day) else 0
    date = days_after(anchor.date, ahead)
    if date is None:
        return None
    return edtf.approximate(edtf.day(date)) if anchor.is_approximate else edtf.day(date)


def month_near(anchor: Anchor | None, month: int, way: int, *, same: bool = True) -> int | None:
    """The year of the nearest such month in the past (`way` -1), the future (1), or either way (0)."""
    if anchor is None:
        return None
    if anchor.month is None:
        # Only the document's year is known: its days and months without a year lie in that year.
        return anchor.year
    year, now = anchor.month
    if way == 0:
        return min((year, year - 1, year + 1), key=lambda other: abs((other - year) * 12 + month - now))
    if way < 0:
        return year if month < now or (month == now and same) else year - 1
    return year if month > now or (month == now and same) else year + 1


def day_near(anchor: Anchor | None, month: int, day: int, way: int, *, slack: int) -> Edtf | None:
    """The nearest such day in the past, the future or either way, up to `slack` days on the wrong side of now."""
    if anchor is None:
        return None
    if anchor.date is None:
        if anchor.month is not None and month == anchor.month[1]:
            return day_of(anchor.month[0], month, day)
        year = month_near(anchor, month, way)
        return day_of(year, month, day) if year else None
    here = anchor.date
    dates = [made for year in (here.year - 1, here.year, here.year + 1) if (made := _date(year, month, day))]
    if way < 0:
        dates = [made for made in dates if (made - here).days <= slack]
    elif way > 0:
        dates = [made for made in dates if (here - made).days <= slack]
    if not dates:
        return None
    return edtf.day(min(dates, key=lambda made: abs((made - here).days)))


def day_on(anchor: Anchor | None, month: int, day: int, weekday: int) -> Edtf | None:
    """The day of the month in the nearest year in which it falls on `weekday` (1 is Monday), where one does."""
    if anchor is None or anchor.year is None:
        return None
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        made = _date(year, month, day)
        if made is not None and made.isoweekday() == weekday:
            return edtf.day(made)
    return None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
