"""Why two texts may give different values: what the statements themselves show of it. A likely cause, never a verdict."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from servanda import gazetteer
from servanda.gazetteer.clocks import minutes_ahead
from servanda.languages.scopes import load_scopes
from servanda.ledger import days
from servanda.model import Indicator, Record
from servanda.views.claims import DERIVED
from servanda.views.dates import date_words
from servanda.views.differences import Difference, Value
from servanda.views.measuring import days_between, nearly, period_of, shifted
from servanda.views.model import Line
from servanda.views.names import actor_name
from servanda.views.slots import actors, is_state

Kind = Literal[
    "derived", "time zone", "precision", "baseline missing", "stale", "scope", "translation", "unknown"
]
FAR_APART = 180
"""Minutes between two clocks from which on a day can be another one at the other place."""
LATER_DAYS = 30
"""A text so many days younger can give a figure that was revised since."""
PLAIN = frozenset({"derived", "time zone", "precision", "scope"})
"""Causes that explain enough; that a text is a translation is then left out."""
LANGUAGES = {
    "de": "German", "en": "English", "es": "Spanish", "fr": "French", "nl": "Dutch", "ru": "Russian",
    "vi": "Vietnamese", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "ar": "Arabic", "pt": "Portuguese",
    "id": "Indonesian", "it": "Italian", "tr": "Turkish", "uk": "Ukrainian", "pl": "Polish",
}  # fmt: skip
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:.]([0-5]\d)(?!\d)")


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """A likely cause of a difference: its kind, and in words what shows it."""

    kind: Kind
    words: str


def causes(found: Difference) -> tuple[Cause, ...]:
    """The likely causes of a difference, the likeliest first; one of kind `unknown` where nothing shows any."""
    tests: tuple[Callable[[Difference], Iterable[Cause]], ...] = (
        _derived,
        _time_zone,
        _precision,
        _baseline,
        _shifted,
        _counted,
        _sides,
        _stale,
        _scope,
        _translation,
    )
    likely = {cause.kind: cause for test in reversed(tests) for cause in test(found)}
    order = list(dict.fromkeys(cause.kind for test in tests for cause in test(found)))
    if set(order) & PLAIN and "translation" in order[1:]:
        order.remove("translation")
    if not order:
        return (Cause(kind="unknown", words="nothing in the sentences shows why"),)
    return tuple(likely[kind] for kind in order)


def _derived(found: Difference) -> Iterator[Cause]:
    reckoned = [value for value in found.values if value.derived]
    if reckoned and len(reckoned) < len(found.values):
        notes = [line.record.note for value in reckoned for line in value.lines if line.record.note]
        of = "an anniversary" if found.slot == "when" else "two levels"
        shown = f" ({notes[0]})" if notes and found.slot == "when" else ""
        yield Cause(kind="derived", words=f"one value is stated, the other is reckoned from {of}{shown}")
    elif any(DERIVED in line.record.flags for line in found.lines):
        yield Cause(kind="derived", words="a year was reckoned from an anniversary")


def _time_zone(found: Difference) -> Iterator[Cause]:
    """Days that differ by one, told of states whose clocks are hours apart."""
    if found.slot != "when" or found.type not in ("visit", "meeting", "agreement"):
        return
    starts = sorted({start for value in found.values if (start := _start(value)) is not None})
    if len(starts) < 2 or days_between(starts[0], starts[-1]) != 1:
        return
    record = found.values[0].lines[0].record
    states = sorted(actor for line in found.lines for actor in actors(line.record) if is_state(actor))
    pairs = [(one, other, minutes_ahead(one, other) or 0) for one in set(states) for other in set(states)]
    one, other, minutes = max(pairs, key=lambda pair: (pair[2], pair[0], pair[1]), default=("", "", 0))
    if minutes < FAR_APART:
        return
    east, west = _seat(one, record), _seat(other, record)
    hours = f"{minutes / 60:g}"
    words = f"{east} is {hours} hours ahead of {west}"
    told = next((hour for line in found.lines if (hour := _hour(line)) is not None), None)
    later = date_words(starts[-1])
    if told is not None and told[0] * 60 + told[1] < minutes:
        clock = (told[0] * 60 + told[1] - minutes) % 1440
        words += f": {told[0]:02}:{told[1]:02} there on {later} was {clock // 60:02}:{clock % 60:02} on the day before in {west}"
    else:
        words += f": late on {date_words(starts[0])} in {west} is {later} in {east}"
    yield Cause(kind="time zone", words=words)


def _seat(state: str, record: Record) -> str:
    found = gazetteer.state(state)
    return found.capital if found is not None and found.capital else actor_name(state)


def _start(value: Value) -> str | None:
    period = period_of(value.value)
    return None if period is None or period.kind == "rough" else period.first


def _hour(line: Line) -> tuple[int, int] | None:
    """The time of day in the words that gave a date: «01:45 uur op 20 juni»."""
    told = _CLOCK.search(line.record.when_text or "")
    return (int(told[1]), int(told[2])) if told and ":" in told[0] else None


def _numbers(found: Difference) -> list[float]:
    return (
        [float(value.value) for value in found.values] if found.slot in ("value", "target", "count") else []
    )


def _precision(found: Difference) -> Iterator[Cause]:
    numbers = _numbers(found)
    if numbers and found.slot != "count" and not any(value.derived for value in found.values):
        low, high = min(numbers), max(numbers)
        if nearly(low, high):
            yield Cause(
                kind="precision", words="they differ by no more than the last digit of the rounder one"
            )


def _baseline(found: Difference) -> Iterator[Cause]:
    records = [line.record for line in found.lines]
    changes = [
        record
        for record in records
        if isinstance(record, Indicator) and record.kind in ("change_pct", "factor") and not record.baseline
    ]
    if found.slot == "value" and changes and not any(value.derived for value in found.values):
        yield Cause(
            kind="baseline missing", words="the sentences do not say what the change is measured against"
        )


def _shifted(found: Difference) -> Iterator[Cause]:
    numbers = _numbers(found)
    if len(numbers) == 2 and found.slot != "count" and (power := shifted(*numbers)):
        words = f"one is {10**power:,} times the other, as when a unit is mistaken in reading or translating"
        yield Cause(kind="translation", words=words)


def _sides(found: Difference) -> Iterator[Cause]:
    """Each side gives its own figure: customs count by their own rules."""
    if found.slot != "value":
        return
    speakers = [{line.speaker for line in value.lines} for value in found.values]
    told = [next(iter(names)) for names in speakers if len(names) == 1]
    if len(told) == len(speakers) and None not in told and len(set(told)) == len(told):
        by = " and ".join(actor_name(name or "") for name in told)
        yield Cause(kind="scope", words=f"each figure has another source: {by} count by their own rules")


def _counted(found: Difference) -> Iterator[Cause]:
    """The sentences name different things that are counted: goods in one, services too in the other."""
    if found.slot != "value" or any(value.derived for value in found.values):
        return
    told = []
    for value in found.values:
        named = [load_scopes(line.source.language or "").of(line.quote) for line in value.lines]
        told.append((frozenset().union(*named), value.lines[0].tag))
    if len({named for named, _ in told}) > 1:
        said = [f"{tag} speaks of {_and(sorted(named))}" for named, tag in told if named]
        silent = [f"{tag} does not say what it counts" for named, tag in told if not named]
        yield Cause(kind="scope", words="; ".join([*said, *silent]))


def _and(words: Sequence[str]) -> str:
    return " and ".join(words)


def _stale(found: Difference) -> Iterator[Cause]:
    """The texts with one value are all younger than those with the other."""
    spans = [_published(value) for value in found.values]
    if len(spans) != 2 or any(span is None for span in spans):
        return
    (first, second) = sorted(span for span in spans if span is not None)
    open_ = any(line.modality in ("planned", "desired") for line in found.lines)
    least = 1 if open_ or found.type == "commitment" else LATER_DAYS
    revisable = open_ or found.slot in ("value", "target", "deadline", "count")
    if revisable and first[1] < second[0] and days_between(first[1], second[0]) >= least:
        words = f"the text of {date_words(second[0])} is younger than that of {date_words(first[1])} and may revise it"
        yield Cause(kind="stale", words=words)


def _published(value: Value) -> tuple[str, str] | None:
    """The first and last day on which texts with a value were published; None where one does not say."""
    found = [days(line.source.published) for line in value.lines]
    first = [start for start, _ in found if start is not None]
    last = [end for _, end in found if end is not None and end < "9999"]
    return (min(first), max(last)) if len(first) == len(last) == len(found) and found else None


def _scope(found: Difference) -> Iterator[Cause]:
    record = found.values[0].lines[0].record
    if found.slot == "ordinal":
        yield Cause(
            kind="scope", words="the texts may count from different starts, or different kinds of event"
        )
    elif isinstance(record, Indicator) and found.slot == "value" and not any(v.derived for v in found.values):
        yield (
            Cause(
                kind="scope",
                words="the sentences do not say whether they count goods alone, or services as well",
            )
            if record.measure in ("trade_turnover", "exports", "imports", "trade_balance")
            else Cause(kind="scope", words="the texts may count by different rules")
        )
    elif found.slot == "when" and found.type == "visit":
        kinds = {getattr(period_of(value.value), "kind", "") for value in found.values}
        if kinds == {"day"}:
            yield Cause(kind="scope", words="each text may name another day of one stay")
    elif found.slot == "count":
        yield Cause(
            kind="scope", words="the texts may count other papers: of states alone, or of companies as well"
        )


def _translation(found: Difference) -> Iterator[Cause]:
    """A text was read in translation, where the values themselves show no better reason."""
    plain = [line for value in found.values for line in value.lines]
    for line in plain:
        original = line.source.original_language
        if original and original != line.source.language:
            yield Cause(
                kind="translation", words=f"{line.tag} was read in translation out of {_language(original)}"
            )
            return
    for line in plain:
        flags = [flag for flag in line.record.flags if not flag.startswith((DERIVED, "the anniversary"))]
        if flags:
            yield Cause(kind="translation", words=f"the sentence of {line.tag} seems damaged ({flags[0]})")
            return


def _language(code: str) -> str:
    return LANGUAGES.get(code, code)
