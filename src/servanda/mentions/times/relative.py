"""Meanings that are counted from the date of the document, and those that are no date: lengths, clocks, sets."""

from __future__ import annotations

import datetime

import msgspec

from servanda.mentions.times import shift
from servanda.mentions.times.calendar_dates import day as calendar_day
from servanda.mentions.times.common import Bound, Context, dated, number_of
from servanda.mentions.times.reading import Direction, Kind, Meaning
from servanda.text.edtf import Edtf

_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y",
}  # fmt: skip
_AS = {"decade": ("year", 10), "century": ("year", 100), "fortnight": ("week", 2), "quarter": ("month", 3),
       "half": ("month", 6), "weekend": ("day", 2), "quarterhour": ("minute", 15)}  # fmt: skip
_DATES = ("day", "month", "year")


def _kind(date: Edtf | None, unit: str) -> Kind:
    return "date" if unit in _DATES else "period"


def iso_duration(count: float | None, unit: str) -> str | None:
    """`P5Y`, `PT48H`, `P2.5Y`; None where the number is not known."""
    if count is None:
        return None
    unit, times = _AS.get(unit, (unit, 1))
    count *= times
    for small, size in (("month", 12), ("minute", 60), ("hour", 24)):
        larger = {"month": "year", "minute": "hour", "hour": "day"}[small]
        if unit == larger and count != int(count) and count * size == int(count * size):
            unit, count = small, count * size
    letters = _LETTERS[unit]
    number = str(int(count)) if count == int(count) else f"{count:g}"
    return f"P{letters[:-1]}{number}{letters[-1]}"


def day_step(bound: Bound, context: Context) -> Meaning | None:
    """Today, yesterday, the day after tomorrow."""
    date = shift.unit_from(context.anchor, "day", int(bound["DAYSTEP"]))
    return dated(bound, "date", date, True)


def unit_step(bound: Bound, context: Context) -> Meaning | None:
    """Last week, this year, next month; an empty `STEP` ("that year") points into the text and is not resolved."""
    unit, step = str(bound["UNIT"]), bound["STEP"]
    if step == "":
        return Meaning(_kind(None, unit))
    date = shift.unit_from(context.anchor, unit, int(step))
    return dated(bound, _kind(date, unit), date, True)


def weekday(bound: Bound, context: Context) -> Meaning | None:
    """A day of the week: the nearest one by tense, or as "last", "this" or "next" says."""
    number, step = int(bound["WEEKDAY"]), bound.get("STEP")
    if step == "":
        return Meaning("date")
    if step is None:
        way = context.way
        if way == 0:
            back = shift.weekday_near(context.anchor, number, -1, same_day=True)
            ahead = shift.weekday_near(context.anchor, number, 1, same_day=True)
            near = context.anchor.date if context.anchor else None
            if back and ahead and near:
                back_days = (near.toordinal() - _ordinal(back), _ordinal(ahead) - near.toordinal())
                return dated(bound, "date", back if back_days[0] <= back_days[1] else ahead, True)
        date = shift.weekday_near(context.anchor, number, way, same_day=True)
    else:
        date = shift.weekday_near(context.anchor, number, int(step), same_day=False)
    return dated(bound, "date", date, True)


def _ordinal(date: Edtf) -> int:
    return datetime.date(*date.low).toordinal()


def counted_step(bound: Bound, context: Context) -> Meaning | None:
    """Three years ago; `SIGN` is -1 or 1."""
    count, unit = number_of(bound), str(bound["UNIT"])
    sign = int(bound["SIGN"])
    date = None
    if count is not None and count == int(count):
        date = shift.count_from(context.anchor, unit, sign * int(count))
    if unit in ("hour", "minute", "second"):
        return Meaning("date", direction=None)
    return dated(bound, _kind(date, unit if unit not in ("decade", "century") else "year"), date, True)


def text_step(bound: Bound, context: Context) -> Meaning | None:
    """Two years later: counted from something else in the text, so it has no value of its own."""
    return Meaning("date")


def stretch(bound: Bound, context: Context) -> Meaning | None:
    """The past five years, the next two weeks: a length, with the stretch it covers."""
    count, unit, sign = number_of(bound), str(bound["UNIT"]), int(bound["SIGN"])
    direction: Direction = "before" if sign < 0 else "after"
    period = None
    if count is not None and count == int(count):
        period = shift.stretch_from(context.anchor, unit, sign * int(count))
    return Meaning(
        "duration",
        text=iso_duration(count, unit),
        derived=period is not None,
        direction=direction,
        period=period,
    )


def duration(bound: Bound, context: Context) -> Meaning | None:
    """A length of time; `HALF` counts half a unit, `TIMES` multiplies."""
    unit = str(bound["UNIT"])
    count = number_of(bound)
    if count is None and "FIXED" in bound:
        count = float(bound["FIXED"])
    if count is not None and "HALF" in bound:
        count += 0.5
    if count is not None and (count == 0 or (count >= 1000 and unit not in ("day", "hour", "year"))):
        return None
    if context.after() in context.words["age_after"] or context.after() in context.words["anniversary"]:
        return None
    if context.after() in ("-", "–") and context.after(2) in context.words["age_after"]:
        return None
    return Meaning("duration", text=iso_duration(count, unit))


def long(bound: Bound, context: Context) -> Meaning | None:
    """A length told by one word ("five-year" in languages that write it as one)."""
    if context.after() in context.words["anniversary"] or context.after() in context.words["age_after"]:
        return None
    return Meaning("duration", text=str(bound["LONG"]) or None)


def repeated(bound: Bound, context: Context) -> Meaning | None:
    """What comes back every year, every Monday; the value is the step."""
    if "WEEKDAY" in bound or "WEEKDAYS" in bound:
        return Meaning("set", text="P1W")
    if "MONTH" in bound or "SEASON" in bound:
        return Meaning("set", text="P1Y")
    if "SETWORD" in bound:
        return Meaning("set", text=str(bound["SETWORD"]) or None)
    count = number_of(bound)
    return Meaning("set", text=iso_duration(1.0 if count is None else count, str(bound["UNIT"])))


def vague(bound: Bound, context: Context) -> Meaning | None:
    """A word of time that names no time."""
    last = context.tokens[context.end - 1].text
    if context.end > 1 and last[0].isupper():  # "Summit of the Future"
        return None
    words = {"before": "before", "after": "after"}
    direction = words.get(
        str(next(iter(value for key, value in bound.items() if key.startswith("VAGUE")), ""))
    )
    return Meaning("vague", direction=direction)  # type: ignore[arg-type]


def clock(bound: Bound, context: Context) -> Meaning | None:
    """A time of day; `HALFDAY` is am or pm, `DAYSTEP` the day counted from that of the document."""
    if context.before() in ("-", "+", ":"):  # the offset of a machine-written time
        return None
    text = str(bound.get("CLOCK") or bound.get("DOTCLOCK") or bound.get("HOUR") or bound["NOON"])
    if (minute := bound.get("CARD")) is not None and bound.get("HOUR"):
        if minute == "" or not 0 <= minute < 60 or minute != int(minute):
            return None
        text = f"{text[:2]}:{int(minute):02d}"
    if (part := bound.get("HALFDAY")) is not None:
        hour = int(text[:2])
        if not 1 <= hour <= 12:
            return None
        text = f"{hour % 12 + (12 if part == 'pm' else 0):02d}{text[2:]}"
    return Meaning("clock", text=f"T{text}")


def clock_on_day(bound: Bound, context: Context) -> Meaning | None:
    """A time of day with its day in one expression."""
    time = clock(bound, context)
    day = day_step(bound, context) if "DAYSTEP" in bound else weekday(bound, context)
    if time is None or day is None or day.date is None or day.date.is_approximate:
        return time
    return msgspec.structs.replace(time, text=f"{day.date}{time.text}", derived=True)


def clock_on_date(bound: Bound, context: Context) -> Meaning | None:
    """A time of day with a full or partial date in one expression."""
    time, date = clock(bound, context), calendar_day(bound, context)
    if time is None or date is None:
        return None
    return msgspec.structs.replace(time, text=f"{date.date or ''}{time.text}", derived=date.derived)
