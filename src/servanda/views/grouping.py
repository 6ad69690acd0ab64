"""The same thing said several times, as one entry: what to show of it, and in which words.

Whether statements are of one thing is decided by `resolution.identity` and by persons; here they are put into words, with
all their quotes reachable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from servanda.model import Record
from servanda.resolution.identity import gather, precision
from servanda.resolution.pairs import NOTHING_JUDGED, Pairs
from servanda.views.model import Entry, Line
from servanda.views.wording import wording

Titles = Callable[[Sequence[Line]], Mapping[str, str]]


def entries(
    lines: Iterable[Line], titles: Titles | None = None, judged: Pairs = NOTHING_JUDGED
) -> list[Entry]:
    """Lines gathered to entries; entries stand in the order of their first line.

    `titles` gives the posts by which the persons of an entry are called in its words.
    """
    return [_entry(group, titles(group) if titles else {}) for group in gather(lines, judged)]


_ASIDE = frozenset({"areas", "note", "flags", "why", "speaker", "zone", "where_state", "when", "when_text"})


def _fullness(line: Line) -> tuple[int, bool, bool, int]:
    # What no line needs to be shown by (areas, notes) does not make a record fuller.
    slots = [name for name in line.record.__struct_fields__ if name not in _ASIDE]
    filled = sum(1 for name in slots if getattr(line.record, name) not in (None, (), "unspecified"))
    # A headline says less well what happened than the sentence that gives the day.
    return filled, line.zone not in ("title", "heading"), line.first_day is not None, -len(line.quote)


def _entry(group: list[Line], titles: Mapping[str, str]) -> Entry:
    dated = sorted((line for line in group if line.first_day), key=precision)
    lead = dated[0] if dated else None
    fullest = max(group, key=_fullness)
    record = fullest.record
    days = lead or fullest
    others = (date_of(line.record) for line in dated[1:] if lead and _differs(lead, line))
    ordered = sorted(group, key=lambda line: (line is not fullest, bool(line.via)))
    return Entry(
        type=fullest.type,
        words=wording(record, titles),
        when=date_of(days.record),
        first_day=days.first_day,
        last_day=days.last_day,
        modality=fullest.modality,
        texts=len({line.document_id for line in group}),
        via="" if any(not line.via for line in group) else fullest.via,
        others=tuple(dict.fromkeys(other for other in others if other)),
        record=record,
        lines=tuple(ordered),
    )


def _differs(lead: Line, other: Line) -> bool:
    """Whether another date says something else than a vaguer form of the same («June 2024» for 20 June)."""
    if not (lead.first_day and lead.last_day and other.first_day and other.last_day):
        return False
    if (lead.first_day, lead.last_day) == (other.first_day, other.last_day):
        return False
    vaguer = other.first_day <= lead.first_day and lead.last_day <= other.last_day
    return not vaguer or (other.first_day[:7] == other.last_day[:7] and other.first_day[8:] != "01")


def date_of(record: Record) -> str | None:
    """The date by which a record is shown: a commitment's deadline, else when it happened."""
    return getattr(record, "deadline", None) or record.when
