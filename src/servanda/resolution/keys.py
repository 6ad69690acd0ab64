"""What two statements must have in common to be of one thing, by record type; dates are compared elsewhere."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Literal

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
from servanda.resolution.names import Likeness, Name, likeness

Fit = Literal["yes", "unnamed", "perhaps", "no"]
"""`unnamed`: nothing speaks against it, and the names say too little; the same day makes it certain."""
ALIKE, PERHAPS = 0.6, 0.4
"""From this likeness on two names are one; from the other on a person is asked."""
MANY = 3
"""So many instruments signed by the same parties are one set, whatever each language calls them."""
MUTUAL = frozenset({"trade_turnover"})
"""Measures that are the same seen from either side."""
_SHARES = {"act": 0.75, "mechanism": 0.8}
"""Types whose names must be more alike than others'."""


def key(record: Record) -> tuple[Hashable, ...]:
    """The slots that must be equal for two records to be of one thing."""
    match record:
        case Visit():
            return record.from_, record.to
        case Meeting():
            return (record.ordinal,) if record.ordinal else (frozenset(record.parties),)
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
            about = frozenset(record.about) if record.measure in MUTUAL else record.about
            return record.measure, about, record.kind, record.value, record.unit
        case Position():
            return frozenset(record.by), record.stance
        case Act():
            return record.plover, frozenset(record.by), frozenset(record.against)
        case Office():
            return record.person, record.post, record.of, record.act
        case Mechanism():
            return frozenset(record.parties), _head(record) if record.name is None else ""
    raise TypeError(f"no key for a {type(record).__name__}")


def _head(record: Mechanism) -> str:
    return "commission" if record.kind == "committee" else record.kind


def fit(
    one: Record, other: Record, languages: tuple[str | None, str | None] = (None, None)
) -> tuple[Fit, str]:
    """Whether two records with equal keys are of one thing, dates left aside, with the reason in words.

    `languages` are those of the texts that they are from: names in two languages are compared by what they mean.
    """
    match one, other:
        case (Visit(), Visit()):
            if (one.ordinal or other.ordinal) != (other.ordinal or one.ordinal):
                return "no", "they are different visits of a series"
            return _persons(one.persons, other.persons)
        case (Meeting(), Meeting()):
            if one.ordinal and one.parties and other.parties and set(one.parties).isdisjoint(other.parties):
                return "no", "other parties"
            met, why = _persons(one.persons, other.persons)
            return (met, why) if met == "no" else _named(one, other, one.body, other.body, languages)
        case (Agreement(), Agreement()):
            named, why = _named(one, other, one.title, other.title, languages)
            if named == "unnamed" and (one.count or 0) >= MANY:
                named, why = "yes", f"the same {one.count} of them"
            if named != "no" and one.kind != other.kind and not _unnamed(one, other):
                return "no", f"one is a {one.kind}, the other a {other.kind}"
            return named, why
        case (Commitment(), Commitment()):
            if one.target is not None:
                return "yes", "the same figure is aimed at"
            return _named(one, other, one.action, other.action, languages)
        case (Position(), Position()):
            if bool(one.about) != bool(other.about):
                return "no", "only one says about what"
            return _named(one, other, one.about, other.about, languages)
        case (Act(), Act()):
            if bool(one.action) != bool(other.action):
                return "no", "only one says what was done"
            return _named(one, other, one.action, other.action, languages, "act")
        case (Mechanism(), Mechanism()):
            if bool(one.name) != bool(other.name):
                return "no", "only one is named"
            return _named(one, other, one.name, other.name, languages, "mechanism")
    return "yes", "the same in every slot that tells them apart"


def _named(
    one: Record, other: Record, name: str | None, other_name: str | None,
    languages: tuple[str | None, str | None], kind: str = "",
) -> tuple[Fit, str]:  # fmt: skip
    found: Likeness = likeness(
        Name(name, one.concepts, languages[0]), Name(other_name, other.concepts, languages[1])
    )
    if found.blind:
        return "unnamed", found.reason
    if found.score is None or found.score >= _SHARES.get(kind, ALIKE):
        return "yes", found.reason
    return ("perhaps", found.reason) if found.score >= PERHAPS else ("no", "other names")


def _persons(one: Sequence[str], other: Sequence[str]) -> tuple[Fit, str]:
    if not one or not other or set(one) & set(other):
        return "yes", "the same persons" if one and other else "no other persons are named"
    return "no", "other persons"


_ANY_KIND = frozenset({None, "agreement", "document"})


def _unnamed(one: Agreement, other: Agreement) -> bool:
    """Whether one of two instruments of different kinds is only called «this agreement»."""
    return any(record.kind in _ANY_KIND and not record.title for record in (one, other))
