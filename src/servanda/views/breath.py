"""Figures that one sentence gives as a list («with Armenia by 61, with Belarus by 34 …») as one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from servanda.model import Indicator
from servanda.views.figures import figure
from servanda.views.model import Entry
from servanda.views.names import actor_name
from servanda.views.verbs import MEASURES

_MUTUAL = frozenset({"trade_turnover", "trade_balance", "investment", "projects"})
_MOVES = frozenset({"change_pct", "change_abs", "factor"})


def breaths(entries: Iterable[Entry]) -> list[tuple[Entry, ...]]:
    """The entries, those of one list together; each list stands where its first entry stood."""
    lists: dict[object, list[Entry]] = {}
    for entry in entries:
        record, line = entry.record, entry.lines[0]
        key: object = entry.ids
        if isinstance(record, Indicator) and record.measure in _MUTUAL and len(record.about) == 2:
            key = line.document_id, line.sentence, record.measure, record.kind, record.unit, entry.when
        lists.setdefault(key, []).append(entry)
    found: list[tuple[Entry, ...]] = []
    for group in lists.values():
        found += [tuple(group)] if len(group) > 1 and _common(group) else [(entry,) for entry in group]
    return found


def list_words(group: Sequence[Entry]) -> str:
    """«Trade turnover of Vietnam grew by a factor of 61 with Armenia, 34 with Belarus and 4.2 with Kazakhstan»."""
    common = _common(group)
    records = sorted(
        (entry.record for entry in group if isinstance(entry.record, Indicator)),
        key=lambda record: record.evidence[0].start,
    )
    first = records[0]
    with_whom = [next(actor for actor in record.about if actor != common) for record in records]
    measure = MEASURES[first.measure]
    lead = f"{measure[:1].upper()}{measure[1:]} of {actor_name(common)}"
    unit = (
        "%"
        if first.kind == "change_pct"
        else ""
        if first.kind == "factor"
        else f" {first.unit or ''}".rstrip()
    )
    values = [f"{figure(abs(record.value), None, record.comparator)}{unit}" for record in records]
    if first.kind in _MOVES:
        falling = {record.value < 0 for record in records}
        if falling == {True, False}:
            values = [
                f"{'-' if record.value < 0 else '+'}{value}"
                for record, value in zip(records, values, strict=True)
            ]
        moved = "changed" if len(falling) > 1 else "fell" if falling == {True} else "grew"
        lead += f" {moved} by a factor of" if first.kind == "factor" else f" {moved} by"
    else:
        lead += ":"
    parts = [f"{value} with {actor_name(actor)}" for value, actor in zip(values, with_whom, strict=True)]
    return f"{lead} {', '.join(parts[:-1])} and {parts[-1]}"


def _common(group: Sequence[Entry]) -> str:
    """The one actor of whom all the figures are, if the other ones differ."""
    pairs = [frozenset(entry.record.about) for entry in group if isinstance(entry.record, Indicator)]
    shared = frozenset.intersection(*pairs)
    differ = len(set(pairs)) == len(pairs)
    return next(iter(shared)) if len(shared) == 1 and differ else ""
