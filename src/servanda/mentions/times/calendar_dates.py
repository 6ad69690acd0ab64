"""What rules can mean. Each function takes what the words of a pattern stand for and gives a `Meaning`, or None
where the words make no time after all (there is no 31 June; 1973 is the number of a resolution).
"""

from __future__ import annotations

import datetime

import msgspec

from servanda.mentions.times import shift
from servanda.mentions.times.common import Bound, Context, Year, dated, edge_of, number_of, year_of
from servanda.mentions.times.reading import Meaning
from servanda.text import edtf
from servanda.text.edtf import Part


def day(bound: Bound, context: Context) -> Meaning | None:
    """A day of a month, its year told or not."""
    number = int(bound.get("DAY") or bound.get("DAYTH") or bound.get("ORDINAL") or 0)
    month = int(bound.get("MONTH") or bound["MONTHNUMBER"])
    if (
        "MONTH" in bound
        and context.after() in context.words["counted"]
        and context.tokens[context.end - 1].is_number
        and not bound.get("YEAR")
    ):  # "in June 20 people were freed"
        return None
    if not 1 <= number <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return None
    year = year_of(bound, context)
    if year.number is not None:
        date = shift.day_of(year.number, month, number)
        return dated(bound, "date", date, year.derived) if date else None
    if year.told:
        return Meaning("date")
    way = context.way
    told = shift.day_on(context.anchor, month, number, int(bound["WEEKDAY"])) if "WEEKDAY" in bound else None
    date = told or shift.day_near(context.anchor, month, number, way, slack=10 if way < 0 else 3)
    return dated(bound, "date", date, True, (month, number))


def month(bound: Bound, context: Context) -> Meaning | None:
    """A month, its year told or not; `STEP` is "last", "this" or "next"."""
    number = int(bound["MONTH"])
    year = year_of(bound, context)
    if year.told:
        date = edtf.month(year.number, number) if year.number is not None else None
        return dated(bound, "date", date, year.derived)
    step = bound.get("STEP")
    if step == "":
        return Meaning("date")
    if step == 0:
        near = context.anchor.year if context.anchor else None
    else:
        near = shift.month_near(
            context.anchor, number, context.way if step is None else int(step), same=step is None
        )
    date = edtf.month(near, number) if near else None
    return dated(bound, "date", date, True, (number, 0))


def year(bound: Bound, context: Context) -> Meaning | None:
    """A year that is told by more than four digits alone."""
    made = year_of(bound, context)
    return dated(bound, "date", edtf.year(made.number) if made.number is not None else None, made.derived)


def bare_year(bound: Bound, context: Context) -> Meaning | None:
    """Four digits, a year only where the words around them speak for it."""
    number, words = int(bound["YEAR"]), context.words
    before, after = context.before(), context.after()
    if before in words["labels"] or before in words["currency"] or after in words["currency"]:
        return None
    if after in words["counted"] or (before in ("-", "/", ".", ",") and context.before(2)[:1].isdigit()):
        return None
    next_token = context.tokens[context.end] if context.end < len(context.tokens) else None
    if after in ("-", "/") and context.after(2)[:1].isalnum():
        return None
    if (
        after in words["joins"]
        and context.after(2).isdigit()
        and context.after(3) in words["counted"] | words["currency"]
    ):  # 1500 to 2000 men
        return None
    evidence = before in words["year_after"] or (before == "(" and after in (")", ",", ";"))
    follows_noun = (
        next_token is not None and next_token.text[0].islower() and after not in words["year_before"]
    )
    settled = not follows_noun or before in words["determiners"]
    if number % 100 == 0:
        settled = settled and not follows_noun
        evidence = evidence and not (follows_noun and before in words["weak"])
    recent = 1850 <= number <= 2100
    if evidence or (recent and settled and before not in words["not_year"]):
        return dated(bound, "date", edtf.year(number), False)
    return None


def fiscal_year(bound: Bound, context: Context) -> Meaning | None:
    """A year of accounts, named by the calendar year or years that it is called after."""
    if "YEAR2" in bound or "SHORTYEAR2" in bound:
        return years(bound, context)
    made = year_of(bound, context)
    return Meaning("period", edtf.year(made.number)) if made.number is not None else None


def days(bound: Bound, context: Context) -> Meaning | None:
    """From one day to another ("19-20 June 2024"); with `adjacent`, only two days that follow each other."""
    last = day(_second(bound), context)
    if last is None:
        return None
    first_day = int(bound.get("DAY") or bound.get("DAYTH") or bound["ORDINAL"])
    last_day = int(bound.get("DAY2") or bound.get("DAYTH2") or bound["ORDINAL2"])
    named = [_month_number(bound, ""), _month_number(bound, "2")]
    months = int(named[0] or named[1] or 0), int(named[1] or named[0] or 0)
    if "adjacent" in bound and last_day != first_day + 1:
        return None
    if last.date is None:
        return msgspec.structs.replace(last, kind="period", yearless=None)
    end = last.date
    told = year_of(bound, context)
    year_number = told.number if told.number is not None else end.low[0] - (months[0] > months[1])
    start = shift.day_of(year_number, months[0], first_day)
    if start is None or start.low >= end.low:
        return None
    return Meaning("period", edtf.interval(start, end), derived=last.derived)


def _month_number(bound: Bound, suffix: str) -> int | None:
    """The number of a month that is named or written in digits («19-20/6»)."""
    number = bound.get("MONTH" + suffix) or bound.get("MONTHNUMBER" + suffix)
    return None if number is None else int(number)


def _second(bound: Bound) -> Bound:
    """The bindings of the second of two dates, its month and year taken from the first where it has none."""
    second = {name[:-1]: value for name, value in bound.items() if name.endswith("2")}
    if "MONTHNUMBER" in bound:
        second.setdefault("MONTHNUMBER", bound["MONTHNUMBER"])
    return {"MONTH": bound.get("MONTH"), **second}


def months(bound: Bound, context: Context) -> Meaning | None:
    """From one month to another; the year may stand with either."""
    first, last = int(bound["MONTH"]), int(bound["MONTH2"])
    end_year, start_year = year_of(bound, context, "2"), year_of(bound, context)
    if "adjacent" in bound and (last - first) % 12 != 1:
        return None
    if not end_year.told and start_year.told:
        end_year = start_year
    if end_year.told:
        number, derived = end_year.number, end_year.derived
    else:
        number, derived = shift.month_near(context.anchor, last, context.way), True
    if number is None:
        return Meaning("period")
    start = start_year.number if start_year.number is not None else number - (first > last)
    if (start, first) >= (number, last):
        return None
    return Meaning(
        "period", edtf.interval(edtf.month(start, first), edtf.month(number, last)), derived=derived
    )


def years(bound: Bound, context: Context) -> Meaning | None:
    """From one year to another, the latter in four or two digits."""
    first = int(bound["YEAR"])
    last = bound.get("YEAR2")
    if last is None:
        last = first // 100 * 100 + int(bound["SHORTYEAR2"])
        if not 1900 <= first <= 2100:
            return None
    if not first < last <= first + 500 or context.before() in context.words["labels"]:
        return None
    if context.before() in context.words["currency"] or context.after() in context.words["counted"]:
        return None
    return Meaning("period", edtf.interval(edtf.year(first), edtf.year(last)))


def _part_of_year(bound: Bound, context: Context, unit: str, size: int) -> Meaning | None:
    code = "QUARTERCODE" if unit == "quarter" else "HALFCODE"
    number = int(bound[code] if code in bound else bound["ORDINAL"])
    if not 1 <= number <= size:
        return None
    last = int(bound.get("ORDINAL2") or number)
    if not number <= last <= size:
        return None
    told = year_of(bound, context)
    if told.number is not None:
        made, derived = told.number, told.derived
    elif told.told or context.anchor is None or context.anchor.month is None:
        return Meaning("period")
    else:
        derived = True
        made = shift.month_near(context.anchor, number * 12 // size, context.way) or 0
        if (
            context.way < 0
            and (made, number * 12 // size) < context.anchor.month
            and context.anchor.month[0] > made
        ):
            current = (number - 1) * 12 // size + 1
            made = context.anchor.month[0] if current <= context.anchor.month[1] else made
    maker = edtf.quarter if unit == "quarter" else edtf.half
    return dated(bound, "period", edtf.interval(maker(made, number), maker(made, last)), derived)


def quarter(bound: Bound, context: Context) -> Meaning | None:
    """A quarter of a year; without a year the nearest one by tense."""
    return _part_of_year(bound, context, "quarter", 4)


def half(bound: Bound, context: Context) -> Meaning | None:
    """A half of a year."""
    return _part_of_year(bound, context, "half", 2)


def part_of_year(bound: Bound, context: Context) -> Meaning | None:
    """The first or last so many months, weeks or days of a year ("the first nine months of 2025")."""
    told = year_of(bound, context)
    count, unit = number_of(bound), str(bound.get("UNIT", "month"))
    if "QUARTERS" in bound and count is not None:
        count *= 3
    ordinal = bound.get("ORDINAL")
    if not count or count != int(count) or ordinal not in (1, -1) or unit not in ("month", "day", "week"):
        return None
    if not told.told and unit == "month" and context.anchor and context.anchor.month:
        year_number, now = context.anchor.month
        told = Year(year_number if count <= now else year_number - 1, True, True)
    if told.number is None:
        return Meaning("period")
    first, last = edtf.month(told.number, 1), edtf.month(told.number, 12)
    if unit == "month":
        if not 1 <= count <= 12:
            return None
        size = int(count)
        first, last = (
            (first, edtf.month(told.number, size))
            if ordinal == 1
            else (edtf.month(told.number, 13 - size), last)
        )
    else:
        size = int(count) * shift.DAYS_IN[unit] - 1
        start, end = datetime.date(told.number, 1, 1), datetime.date(told.number, 12, 31)
        edge = shift.days_after(start, size) if ordinal == 1 else shift.days_after(end, -size)
        if edge is None:
            return None
        first, last = (edtf.day(start), edtf.day(edge)) if ordinal == 1 else (edtf.day(edge), edtf.day(end))
    made = first if first == last else edtf.interval(first, last)
    return Meaning("period", made, derived=told.derived)


def season(bound: Bound, context: Context) -> Meaning | None:
    """A season; winter is that of the year in which it begins."""
    number = int(bound["SEASON"])
    told = year_of(bound, context)
    if told.told:
        made, derived = told.number, told.derived
    else:
        derived, step = True, bound.get("STEP")
        starts = {21: 3, 22: 6, 23: 9, 24: 12}[number]
        if step == "":
            return Meaning("period")
        if step == 0:
            made = context.anchor.year if context.anchor else None
        else:
            way = context.way if step is None else int(step)
            made = shift.month_near(context.anchor, starts, way or 1, same=step is None or step > 0)
    date = edtf.date_of(Part(made, number, scale="season")) if made is not None else None
    return dated(bound, "period", date, derived)


def decade(bound: Bound, context: Context) -> Meaning | None:
    """Ten years; of those told by two digits, only the thirties to the nineties are sure to be of the 20th century."""
    number = bound.get("DECADE") or bound.get("YEAR")
    if number is None:
        short = int(bound.get("TENS") or bound.get("SHORTDECADE") or bound["SHORTYEAR"])
        if short % 10:
            return None
        if short < 30:
            return Meaning("period", edge=edge_of(bound))
        number = 1900 + short
    if int(number) % 10:
        return None
    return dated(bound, "period", edtf.date_of(Part(int(number), scale="decade")), False)


def decades(bound: Bound, context: Context) -> Meaning | None:
    """From one decade to another."""
    first, last = decade(bound, context), decade(_second(bound), context)
    if (
        first is None
        or last is None
        or first.date is None
        or last.date is None
        or first.date.low >= last.date.low
    ):
        return None
    return Meaning("period", edtf.interval(first.date, last.date))


def century(bound: Bound, context: Context) -> Meaning | None:
    """A hundred years; the 19th century is `18XX`."""
    number = int(bound["ORDINAL"])
    if not 1 <= number <= 30:
        return None
    return dated(bound, "period", edtf.date_of(Part((number - 1) * 100, scale="century")), False)


def numeric_date(bound: Bound, context: Context) -> Meaning | None:
    """A date all in numbers, its parts named by the pattern."""
    year_number = bound.get("YEAR")
    if year_number is None:
        year_number = (
            2000 + int(bound["SHORTYEAR"]) if int(bound["SHORTYEAR"]) < 50 else 1900 + int(bound["SHORTYEAR"])
        )
    date = shift.day_of(int(year_number), int(bound["MONTHNUMBER"]), int(bound["DAY"]))
    return Meaning("date", date) if date else None


def dotted_date(bound: Bound, context: Context) -> Meaning | None:
    """`20.06.2024`, day first."""
    first, second, third = (int(piece) for piece in str(bound["DOTDATE"]).split("."))
    return (
        numeric_date(
            {"YEAR": third if third > 99 else 2000 + third, "MONTHNUMBER": second, "DAY": first}, context
        )
        if (1 <= second <= 12)
        else None
    )


def before_christ(bound: Bound, context: Context) -> Meaning | None:
    """A year before the common era; 44 BC is `-0043`."""
    number = int(bound["DIGITS"])
    return Meaning("date", edtf.year(1 - number)) if number else None


def common_era(bound: Bound, context: Context) -> Meaning | None:
    """A year that says that it is of the common era."""
    number = int(bound["DIGITS"])
    return Meaning("date", edtf.year(number)) if number else None
