"""The same thing said several times, grouped for display.

Whether two statements mean the same thing is decided elsewhere and by people; here only what fills the same
key slots with dates that fit is shown once, with all its quotes reachable.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from servanda.model import (
    Act,
    Agreement,
    Commitment,
    Indicator,
    Mechanism,
    Meeting,
    Membership,
    Office,
    Position,
    Record,
    Relationship,
    Visit,
)
from servanda.views.model import Entry, Line
from servanda.views.slots import alike, words
from servanda.views.wording import wording

_FIRM = {"asserted": "done", None: "done", "denied": "denied"}


Titles = Callable[[Sequence[Line]], Mapping[str, str]]


def entries(lines: Iterable[Line], titles: Titles | None = None) -> list[Entry]:
    """Lines grouped to entries; entries stand in the order of their first line.

    `titles` gives the posts by which the persons of an entry are called in its words.
    """
    buckets: dict[Hashable, list[Line]] = defaultdict(list)
    for line in lines:
        buckets[(line.type, _FIRM.get(line.modality, "open"), *key(line.record))].append(line)
    groups = [group for bucket in buckets.values() for group in _split(bucket)]
    return [_entry(group, titles(group) if titles else {}) for group in groups]


def key(record: Record) -> tuple[Hashable, ...]:
    """The slots that must be equal for two records to be shown as one."""
    match record:
        case Visit():
            return record.from_, record.to
        case Meeting():
            return (
                (record.ordinal, frozenset(words(record.body)))
                if record.ordinal
                else (frozenset(record.parties),)
            )
        case Agreement():
            return record.act, frozenset(record.parties), record.count
        case Relationship():
            return frozenset(record.parties), record.level, record.act
        case Membership():
            return record.actor, record.org, record.role
        case Commitment():
            target = (record.target.measure, record.target.value) if record.target else None
            return frozenset(record.by), record.deadline, target
        case Indicator():
            return record.measure, record.about, record.kind, record.value, record.unit
        case Position():
            return frozenset(record.by), record.stance
        case Act():
            return record.plover, frozenset(record.by), frozenset(record.against)
        case Office():
            return record.person, record.post, record.of, record.act
        case Mechanism():
            return frozenset(record.parties), record.kind if record.name is None else ""
    raise TypeError(f"no key for a {type(record).__name__}")


def fits(one: Record, other: Record) -> bool:
    """Whether two records with equal keys can be one thing, dates left aside."""
    match one, other:
        case (Visit(), Visit()):
            return _meet(one.persons, other.persons) and (one.ordinal or other.ordinal) == (
                other.ordinal or one.ordinal
            )
        case (Meeting(), Meeting()):
            return _meet(one.persons, other.persons) and alike(one.body, other.body)
        case (Agreement(), Agreement()):
            return alike(one.title, other.title) and (one.kind == other.kind or _unnamed(one, other))
        case (Commitment(), Commitment()):
            return one.target is not None or alike(one.action, other.action)
        case (Position(), Position()):
            return bool(one.about) == bool(other.about) and alike(one.about, other.about)
        case (Act(), Act()):
            return bool(one.action) == bool(other.action) and alike(one.action, other.action, 0.75)
        case (Mechanism(), Mechanism()):
            return bool(one.name) == bool(other.name) and alike(one.name, other.name, 0.8)
    return True


_ANY_KIND = frozenset({None, "agreement", "document"})


def _unnamed(one: Agreement, other: Agreement) -> bool:
    """Whether one of two instruments of different kinds is only called «this agreement»."""
    return any(record.kind in _ANY_KIND and not record.title for record in (one, other))


def touch(one: Line | Entry, other: Line | Entry) -> bool:
    """Whether the days of two dated things overlap."""
    return bool(
        one.first_day
        and one.last_day
        and other.first_day
        and other.last_day
        and one.first_day <= other.last_day
        and other.first_day <= one.last_day
    )


def _meet(one: Sequence[str], other: Sequence[str]) -> bool:
    return not one or not other or bool(set(one) & set(other))


_BY_DATE = (Visit, Meeting, Agreement, Relationship, Membership, Indicator)
"""Records that are told apart by when they happened; for others a date is a detail."""


def _split(bucket: list[Line]) -> list[list[Line]]:
    """The lines of one key, in groups; the most precise dates open the groups, vaguer ones join if only one fits."""
    if not isinstance(bucket[0].record, _BY_DATE):
        return _gather(bucket)
    dated = sorted((line for line in bucket if line.first_day), key=_precision)
    groups: list[list[Line]] = []
    for line in dated:
        fitting = [
            group
            for group in groups
            if _same_days(group[0], line) and _fits_all(group, line) and _one_text(group, line)
        ]
        if len(fitting) == 1:
            fitting[0].append(line)
        else:
            groups.append([line])
    undated = [line for line in bucket if not line.first_day]
    left: list[Line] = []
    for line in undated:
        near = [group for group in groups if _fits_all(group, line) and _may_join(group, line)]
        if len(near) == 1:
            near[0].append(line)
        else:
            left.append(line)
    return groups + _gather(left)


def _same_days(one: Line, other: Line) -> bool:
    """Whether the days overlap; a visit told in one text arrives on one day and leaves on the next ones."""
    if touch(one, other):
        return True
    if not isinstance(one.record, Visit) or one.document_id != other.document_id:
        return False
    days = [day for line in (one, other) for day in (line.first_day, line.last_day)]
    if any(day is None or not "0002" < day < "9998" for day in days):
        return False
    first, last, start, end = (datetime.date.fromisoformat(day or "") for day in days)
    return max((start - last).days, (first - end).days) <= STAY_DAYS


STAY_DAYS = 3
"""Arrival and departure within so many days are one visit."""


def _one_text(group: list[Line], line: Line) -> bool:
    """Whether «this agreement» stands in a text that names it; elsewhere it may be another of that day."""
    if not isinstance(line.record, Agreement):
        return True
    kinds = {getattr(one.record, "kind", None) for one in (*group, line)}
    return len(kinds) == 1 or any(one.document_id == line.document_id for one in group)


def _may_join(group: list[Line], line: Line) -> bool:
    """Whether an undated line may join a dated group: it speaks of it in the same text, or by the same title."""
    if isinstance(line.record, Agreement):
        if line.record.count and any(one.document_id == line.document_id for one in group):
            return True
        return bool(line.record.title) and any(getattr(one.record, "title", None) for one in group)
    if isinstance(line.record, Relationship):
        return True
    if isinstance(line.record, Visit | Meeting) and line.record.ordinal != getattr(
        group[0].record, "ordinal", None
    ):
        return False
    return any(one.document_id == line.document_id and _recent(one) for one in group)


def _recent(line: Line) -> bool:
    """Whether a dated line lies in the years of its text, so that «the visit» can mean it."""
    published = (line.source.published or "")[:4]
    return not published.isdigit() or abs(int(published) - int((line.first_day or published)[:4])) <= 1


def _gather(lines: list[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        for group in groups:
            if _fits_all(group, line):
                group.append(line)
                break
        else:
            groups.append([line])
    return groups


def _fits_all(group: list[Line], line: Line) -> bool:
    return all(fits(one.record, line.record) for one in group)


def _precision(line: Line) -> tuple[int, str, str]:
    """Short spans of days first, the earlier of two; open ends last."""
    first, last = line.first_day or "0000-01-01", line.last_day or "9999-12-31"
    return int(last.replace("-", "")) - int(first.replace("-", "")), first, line.id


_ASIDE = frozenset({"areas", "note", "flags", "why", "speaker", "zone", "where_state", "when", "when_text"})


def _fullness(line: Line) -> tuple[int, bool, bool, int]:
    # What no line needs to be shown by (areas, notes) does not make a record fuller.
    slots = [name for name in line.record.__struct_fields__ if name not in _ASIDE]
    filled = sum(1 for name in slots if getattr(line.record, name) not in (None, (), "unspecified"))
    # A headline says less well what happened than the sentence that gives the day.
    return filled, line.zone not in ("title", "heading"), line.first_day is not None, -len(line.quote)


def _entry(group: list[Line], titles: Mapping[str, str]) -> Entry:
    dated = sorted((line for line in group if line.first_day), key=_precision)
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
