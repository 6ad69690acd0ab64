"""Figures, counts and targets of which texts give different values; and figures that only stand beside each other."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from servanda.ledger import days
from servanda.model import Agreement, Commitment, Indicator
from servanda.resolution.pairs import Pairs
from servanda.views.claims import firmness
from servanda.views.dates import date_words, in_words
from servanda.views.differences import Claim, Difference, Value, blocks, told_apart
from servanda.views.figures import figure
from servanda.views.measuring import figures_agree, range_of, shifted
from servanda.views.model import Entry, Line
from servanda.views.verbs import COUNTED, MEASURES, instruments
from servanda.views.wording import names

COMPARED = frozenset(
    {
        "trade_turnover",
        "exports",
        "imports",
        "trade_balance",
        "tourists",
        "students",
        "workers",
        "flights",
        "gdp",
    }
)
"""Measures of which there is one figure for a relation and a year; aid, loans and investments come in many parts."""
MUTUAL = frozenset({"trade_turnover"})
"""Measures that are the same seen from either side."""
FAR = 3.0
"""Figures that differ by more than this factor hardly measure the same thing, unless only a power of ten parts them."""
COUNT_DAYS = 14
"""Texts published within so many days of each other count what was signed at one event."""
CHANGES = frozenset({"change_pct", "factor"})


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """Figures of one thing that measure it differently and therefore contradict nothing; `why` says how they differ."""

    what: str
    why: str
    entries: tuple[Entry, ...]


class Amount(NamedTuple):
    """A figure with its comparator."""

    value: float
    comparator: str | None


def figures(entries: Sequence[Entry], judged: Pairs) -> Iterator[Difference]:
    """Figures of one measure, kind, unit and period that cannot both be right."""
    for block in blocks(_compared(entries), _figure_key):
        close, _ = _parted(block)
        lines = [line for entry in close for line in entry.lines]
        claims = [claim for line in lines if (claim := _figure(line)) is not None]
        values = told_apart(claims, _figures_agree)
        if len(values) > 1 and not _judged(values, judged):
            record = close[0].record
            assert isinstance(record, Indicator)
            yield Difference(
                type="indicator", slot="value", what=_about(record), when=record.when, values=values
            )
    yield from _growth(entries)


def counts(entries: Sequence[Entry], judged: Pairs) -> Iterator[Difference]:
    """How many instruments of one kind were signed at one event."""
    counted = [
        entry
        for entry in entries
        if isinstance(entry.record, Agreement) and entry.record.count and signing_days(entry)
    ]

    def key(entry: Entry) -> Hashable | None:
        record = entry.record
        firm = firmness(entry)
        return (
            (firm, frozenset(record.parties), record.kind) if isinstance(record, Agreement) and firm else None
        )

    for block in blocks(counted, key):
        ordered = sorted(block, key=lambda entry: (signing_days(entry), entry.ids))
        group: list[Entry] = []
        end = ""
        for entry in [*ordered, None]:
            first, last = signing_days(entry) if entry is not None else ("9999-12-31", "")
            if group and first > end:
                yield from _counted(group, judged)
                group, end = [], ""
            if entry is not None:
                group.append(entry)
                end = max(end, last)


def targets(entries: Sequence[Entry], judged: Pairs) -> Iterator[Difference]:
    """Targets of the same actors for one measure: another figure for the same year, or another year for the same figure."""
    aimed = [entry for entry in entries if isinstance(entry.record, Commitment) and entry.record.target]
    for block in blocks(aimed, lambda entry: _target_key(entry, "deadline")):
        claims = [
            Claim(
                value=f"{record.target.value:.15g}",
                words=_amount(record.target.value, record.target.unit, record.target.comparator),
                line=line,
                data=Amount(record.target.value, record.target.comparator),
            )
            for line, record in _commitments(block)
            if record.target
        ]
        yield from _target(block, "target", told_apart(claims, _figures_agree), judged)
    for block in blocks(aimed, lambda entry: _target_key(entry, "value")):
        claims = [
            Claim(
                value=record.deadline,
                words=date_words(record.deadline),
                line=line,
                data=days(record.deadline),
            )
            for line, record in _commitments(block)
            if record.deadline
        ]
        yield from _target(block, "deadline", told_apart(claims, _deadlines_agree), judged)


def beside(entries: Sequence[Entry]) -> tuple[Beside, ...]:
    """Figures that a reader could take for a contradiction and that are none: other measures, or far apart."""
    found: list[Beside] = []
    changes = [
        entry
        for entry in entries
        if isinstance(entry.record, Indicator) and entry.record.kind in CHANGES and firmness(entry) == "done"
    ]
    for block in blocks(changes, _measured):
        kinds = {getattr(entry.record, "kind", None) for entry in block}
        if len(kinds) > 1:
            open_ = any(_period_words(entry) == "" for entry in block)
            why = "a factor and a change in per cent are different measures"
            why += "; one of them does not say since when it counts" if open_ else ""
            found.append(Beside(what=_subject(block[0]), why=why, entries=tuple(block)))
    for block in blocks(_compared(entries), _figure_key):
        close, far = _parted(block)
        if far and close:
            why = "so far apart that they hardly count the same: all goods or some, with services or without"
            found.append(Beside(what=_subject(block[0]), why=why, entries=(*close[:1], *far)))
    return tuple(found)


# Figures


def _compared(entries: Iterable[Entry]) -> list[Entry]:
    return [
        entry
        for entry in entries
        if isinstance(entry.record, Indicator)
        and entry.record.measure in COMPARED
        and entry.record.kind not in ("rank", "share_pct", "change_abs")
        and len(entry.record.about) > 1
        and entry.record.when is not None
        and "~" not in entry.record.when
        and firmness(entry) == "done"
    ]


def _figure_key(entry: Entry) -> Hashable | None:
    record = entry.record
    if not isinstance(record, Indicator):
        return None
    period = days(record.when)
    return (*(_measured(entry) or ()), record.kind, record.unit, period) if period[0] else None


def _measured(entry: Entry) -> tuple[Hashable, ...] | None:
    record = entry.record
    if not isinstance(record, Indicator) or not record.about or record.measure == "other":
        return None
    return record.measure, frozenset(record.about) if record.measure in MUTUAL else record.about


def _parted(block: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The entries that can measure the same as the best attested one, and those that lie too far from it."""
    best = max(block, key=lambda entry: (entry.texts, entry.ids))
    close: list[Entry] = []
    far: list[Entry] = []
    for entry in block:
        mine, theirs = abs(getattr(entry.record, "value", 0.0)), abs(getattr(best.record, "value", 0.0))
        small, large = sorted((mine, theirs))
        fits = large <= small * FAR or shifted(mine, theirs) or large == small
        (close if fits else far).append(entry)
    return close, far


def _figure(line: Line) -> Claim | None:
    record = line.record
    if not isinstance(record, Indicator):
        return None
    words = (
        _change(record) if record.kind in CHANGES else _amount(record.value, record.unit, record.comparator)
    )
    return Claim(
        value=f"{record.value:.15g}", words=words, line=line, data=Amount(record.value, record.comparator)
    )


def _change(record: Indicator) -> str:
    size = figure(abs(record.value), None, record.comparator)
    if record.kind == "factor":
        return f"by a factor of {size}"
    return f"{'up' if record.value >= 0 else 'down'} by {size}%"


def _amount(value: float, unit: str | None, comparator: str | None) -> str:
    return figure(value, None if unit in (*COUNTED, "persons") else unit, comparator)


def _figures_agree(one: Claim, other: Claim) -> bool:
    if not isinstance(one.data, Amount) or not isinstance(other.data, Amount):
        return True
    return figures_agree(one.data.value, one.data.comparator, other.data.value, other.data.comparator)


def _about(record: Indicator) -> str:
    measure = MEASURES[record.measure]
    link = "between" if record.measure in MUTUAL else "of"
    change = "change of " if record.kind in CHANGES else ""
    said = f"{change}{measure} {link} {names(record.about)} {in_words(record.when)}".rstrip()
    return said[:1].upper() + said[1:]


def _subject(entry: Entry) -> str:
    record = entry.record
    assert isinstance(record, Indicator)
    return _about(msgspec.structs.replace(record, when=None, kind=None))


def _period_words(entry: Entry) -> str:
    return date_words(entry.record.when)


def _growth(entries: Sequence[Entry]) -> Iterator[Difference]:
    """A growth that a text states, against the growth that the levels of that year and the one before give."""
    levels: dict[tuple[Hashable, ...], dict[int, Entry]] = defaultdict(dict)
    stated: dict[tuple[Hashable, ...], dict[int, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in _compared(entries):
        record, key = entry.record, _measured(entry)
        if not isinstance(record, Indicator) or key is None or not _is_year(record.when):
            continue
        year = int(record.when or "")
        if record.kind in (None, "level", "count"):
            levels[(*key, record.unit)].setdefault(year, entry)
        elif record.kind == "change_pct":
            stated[key][year].append(entry)
    for where, by_year in sorted(levels.items(), key=repr):
        for year, now in sorted(by_year.items()):
            before = by_year.get(year - 1)
            for growth in stated.get(where[:-1], {}).get(year, ()) if before else ():
                yield from _reckoned(growth, now, before)


def _reckoned(growth: Entry, now: Entry, before: Entry | None) -> Iterator[Difference]:
    if before is None:
        return
    change, level, earlier = growth.record, now.record, before.record
    if not (
        isinstance(change, Indicator) and isinstance(level, Indicator) and isinstance(earlier, Indicator)
    ):
        return
    if not earlier.value or {level.comparator, earlier.comparator} - {"=", "~", None}:
        return
    high, low = range_of(level.value, level.comparator), range_of(earlier.value, earlier.comparator)
    least, most = ((high.low / low.high) - 1) * 100, ((high.high / low.low) - 1) * 100
    told = range_of(change.value, change.comparator)
    if told.low <= most and least <= told.high:
        return
    value = round((level.value / earlier.value - 1) * 100, 1)
    words = (
        f"{'up' if value >= 0 else 'down'} by {abs(value):g}% (reckoned from {_amount(earlier.value, earlier.unit, None)}"
        f" in {earlier.when} and {_amount(level.value, level.unit, None)} in {level.when})"
    )
    lines = (*before.lines, *now.lines)
    reckoned = Value(value=f"{value:g}", words=words, lines=lines, derived=True)
    claim = Value(value=f"{change.value:.15g}", words=_change(change), lines=growth.lines)
    yield Difference(
        type="indicator", slot="value", what=_about(change), when=change.when, values=(claim, reckoned)
    )


def _is_year(when: str | None) -> bool:
    return when is not None and len(when) == 4 and when.isdigit()


# Counts and targets


def signing_days(entry: Entry) -> tuple[str, str]:
    """The days on which what is counted was signed: its date, else the days around its text; empty where unknown."""
    if entry.first_day and entry.last_day and entry.first_day > "0001" and entry.last_day < "9999":
        return entry.first_day, entry.last_day
    first, last = days(entry.lines[0].source.published)
    if first is None or last is None or first < "0002" or last > "9998" or first[:7] != last[:7]:
        return "", ""
    room = datetime.timedelta(days=COUNT_DAYS)
    start = datetime.date.fromisoformat(first) - room
    return start.isoformat(), last


def _counted(group: Sequence[Entry], judged: Pairs) -> Iterator[Difference]:
    lines = [line for entry in group for line in entry.lines]
    claims = [
        Claim(
            value=str(record.count),
            words=f"{record.count} {instruments(record.kind)}",
            line=line,
            data=record.count,
        )
        for line in lines
        if isinstance(record := line.record, Agreement) and record.count
    ]
    values = told_apart(claims, lambda one, other: one.data == other.data)
    if len(values) > 1 and not _judged(values, judged):
        record = group[0].record
        assert isinstance(record, Agreement)
        who = f"{names(record.parties)} signed" if record.parties else "There were signed"
        yield Difference(
            type="agreement",
            slot="count",
            what=f"{who} a number of {instruments(record.kind)}",
            when=group[0].when,
            values=values,
        )


def _target_key(entry: Entry, slot: str) -> Hashable | None:
    record = entry.record
    firm = entry.modality not in ("denied", "conditional")
    if (
        not isinstance(record, Commitment)
        or record.target is None
        or not firm
        or record.target.measure == "other"
    ):
        return None
    same = record.deadline if slot == "deadline" else record.target.value
    return (frozenset(record.by), record.target.measure, record.target.unit, same) if same else None


def _commitments(block: Iterable[Entry]) -> Iterator[tuple[Line, Commitment]]:
    for entry in block:
        for line in entry.lines:
            if isinstance(line.record, Commitment):
                yield line, line.record


def _deadlines_agree(one: Claim, other: Claim) -> bool:
    match one.data, other.data:
        case (str() as first, str() as last), (str() as start, str() as end):
            return first <= end and start <= last
    return True


def _target(
    block: Sequence[Entry], slot: str, values: tuple[Value, ...], judged: Pairs
) -> Iterator[Difference]:
    record = block[0].record
    if (
        len(values) < 2
        or not isinstance(record, Commitment)
        or record.target is None
        or _judged(values, judged)
    ):
        return
    measure = MEASURES[record.target.measure]
    what = f"{names(record.by)}: a target for {measure}"
    if slot == "deadline":
        what += f" of {_amount(record.target.value, record.target.unit, None)}"
    yield Difference(
        type="commitment",
        slot=slot,
        what=what[:1].upper() + what[1:],
        when=record.deadline if slot == "target" else None,
        values=values,
    )


def _judged(values: Iterable[Value], judged: Pairs) -> bool:
    """Whether somebody decided of all the values that they are not of one thing."""
    if not judged.not_same:
        return False
    groups = [[line.id for line in value.lines] for value in values]
    return all(
        any(judged.apart(a, b) for a in mine for b in theirs)
        for place, mine in enumerate(groups)
        for theirs in groups[place + 1 :]
    )
