"""What a rule of a grammar may mean, by the name that it uses in `times.toml`."""

from __future__ import annotations

from collections.abc import Callable

from servanda.mentions.times import calendar_dates as dates
from servanda.mentions.times import relative
from servanda.mentions.times.common import Bound, Context
from servanda.mentions.times.reading import Meaning

MEANINGS: dict[str, Callable[[Bound, Context], Meaning | None]] = {
    function.__name__: function
    for function in (
        dates.day,
        dates.month,
        dates.year,
        dates.bare_year,
        dates.fiscal_year,
        dates.days,
        dates.months,
        dates.years,
        dates.quarter,
        dates.half,
        dates.part_of_year,
        dates.season,
        dates.decade,
        dates.decades,
        dates.century,
        dates.numeric_date,
        dates.dotted_date,
        dates.before_christ,
        dates.common_era,
        relative.day_step,
        relative.unit_step,
        relative.weekday,
        relative.counted_step,
        relative.text_step,
        relative.stretch,
        relative.duration,
        relative.long,
        relative.repeated,
        relative.vague,
        relative.clock,
        relative.clock_on_day,
        relative.clock_on_date,
    )
}
