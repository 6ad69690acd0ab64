"""What a brief shows first: what has a date, can be measured, or is owed; then what is firm; then the rest.

Each weight is a tuple; the smaller it is, the sooner an entry is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from servanda.model import Act, Agreement, Mechanism, Meeting, Membership, Position, Relationship, Visit
from servanda.views.model import Entry
from servanda.views.owed import EVENTS, OwedItem
from servanda.views.relation import Relation
from servanda.views.verbs import STRENGTH_ORDER

Weight = Callable[[Entry], tuple[int, ...]]

_DIGIT = re.compile(r"\d")
_KINDS = (
    "treaty",
    "convention",
    "fta",
    "agreement",
    "declaration",
    "joint_statement",
    "protocol",
    "plan",
    "mou",
)
_ACTS = (
    "entered_into_force",
    "ratified",
    "signed",
    "in_force",
    "adopted",
    "terminated",
    "suspended",
    "agreed",
)
_BODIES = (
    "commission",
    "committee",
    "council",
    "dialogue",
    "bank",
    "fund",
    "centre",
    "joint_venture",
    "forum",
)
_WARM = frozenset({"appreciate", "welcome", "thank", "congratulate", "reaffirm"})


def status(entry: Entry) -> tuple[int, ...]:
    """Steps of the relation with their dates before what is only said to hold."""
    record = entry.record
    holds = isinstance(record, Relationship) and record.act in (None, "holds")
    return int(holds and entry.first_day is None), int(entry.first_day is None), -entry.texts


def instrument(entry: Entry) -> tuple[int, ...]:
    """Named or dated instruments, by what was done with them and their kind; those without either last."""
    record = entry.record
    if not isinstance(record, Agreement):
        return (9,)
    act = _ACTS.index(record.act) if record.act in _ACTS else len(_ACTS)
    kind = _KINDS.index(record.kind) if record.kind in _KINDS else len(_KINDS)
    told = bool(record.title or record.count) + bool(entry.when)
    return int(entry.modality == "denied" and not record.title), -told, act // 4, kind, -entry.texts


def event(entry: Entry) -> tuple[int, ...]:
    """The latest first; events without date or persons last."""
    record = entry.record
    persons = isinstance(record, Visit | Meeting) and bool(record.persons)
    recent = -int((entry.first_day or "0000-01-01").replace("-", ""))
    denied = int(entry.modality == "denied")
    return denied, int(entry.first_day is None), int(bool(entry.via)), int(not persons), recent, -entry.texts


def vague(item: OwedItem) -> bool:
    """Whether nobody could ever tell that it was kept: no date, and nothing to measure."""
    return item.measurable is False and item.deadline is None


def aside(found: Relation) -> frozenset[tuple[str, ...]]:
    """What a brief leaves to other commands as long as it has something better to say in that part.

    Undertakings that nobody can measure; those that stand on the sentence of a planned event, which says it
    already; relations that are said to hold where steps with dates are known.
    """
    planned = {_place(item.entry) for item in found.owed if item.entry.type in EVENTS}
    left = {item.entry.ids for item in found.owed if vague(item)}
    for item in found.owed:
        if item.measurable is False and item.entry.type not in EVENTS and _place(item.entry) in planned:
            left.add(item.entry.ids)
    if any(entry.first_day for entry in found.status):
        left.update(entry.ids for entry in found.status if status(entry)[0])
    return frozenset(left)


def _place(entry: Entry) -> tuple[str, int]:
    return entry.lines[0].document_id, entry.lines[0].sentence


def due(owed: Iterable[OwedItem]) -> Weight:
    """By deadline; then what can be measured; then by how firm it is."""
    places = {item.entry.ids: (place, item) for place, item in enumerate(owed)}

    def weight(entry: Entry) -> tuple[int, ...]:
        place, item = places[entry.ids]
        firm = STRENGTH_ORDER.index(item.strength) if item.strength else 3
        unclear = int(item.measurable is False) + int(vague(item))
        return int(item.deadline is None), unclear, -firm, place

    return weight


def figure(entry: Entry) -> tuple[int, ...]:
    """Figures of both, dated ones first, those that say what they measure before others."""
    other = getattr(entry.record, "measure", "") == "other"
    aside = entry.via not in ("", "said in one breath")
    return int(aside), int(other), int(entry.first_day is None), -entry.texts


def body(entry: Entry) -> tuple[int, ...]:
    """Standing in an organisation, then commissions and other bodies with a name, then the rest."""
    record = entry.record
    if isinstance(record, Membership):
        return 0, int(entry.first_day is None), -entry.texts
    if isinstance(record, Mechanism):
        rank = _BODIES.index(record.kind) if record.kind in _BODIES else len(_BODIES)
        return 1 + int(record.name is None), int(bool(entry.via)), rank, -entry.texts
    return (9,)


def position(entry: Entry) -> tuple[int, ...]:
    """Stances on something that has a date or a name before thanks and praise."""
    record = entry.record
    warm = isinstance(record, Position) and record.stance in _WARM
    about = record.about or "" if isinstance(record, Position) else ""
    toward = isinstance(record, Position) and bool(record.toward)
    return int(bool(entry.via)), int(not _DIGIT.search(about)), int(warm), int(not toward), -entry.texts


def act(entry: Entry) -> tuple[int, ...]:
    """What is more than cooperation first."""
    record = entry.record
    cooperate = isinstance(record, Act) and record.plover == "COOPERATE"
    return int(cooperate), int(entry.first_day is None), -entry.texts
