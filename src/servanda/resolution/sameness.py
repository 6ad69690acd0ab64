"""Whether a plan and a later statement speak of one event or one undertaking, by what both name in any language.

Narrower than the question whether two statements are the same thing: a plan and its outcome differ in modality, in date and often in act.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from servanda.model import Agreement, Commitment, Meeting, Position, RecordUnion, Visit
from servanda.model.records import naming_words
from servanda.resolution.names import words

ALIKE = 0.6
"""Share of the words of the shorter name that two names of one thing have in common."""
CONCEPTS = 0.75
"""The same for concepts, of both names together."""
_GENERAL = ("state.", "org.", "person.")
"""Concepts that say who acts, not what is done."""
_WORDS_ONLY = frozenset({"declaration", "joint_statement", "communique"})
"""What is adopted at every meeting; «an agreement» that was planned is none of these."""
_ANY_KIND = frozenset({None, "agreement", "document"})


def same_event(planned: RecordUnion, said: RecordUnion) -> tuple[float, bool, str] | None:
    """How surely two records are of one event (0 to 1), whether by more than its parties, and by what; dates are left aside."""
    match planned, said:
        case (Visit(), Visit()):
            return _visit(planned, said)
        case (Meeting(), Meeting()):
            return _meeting(planned, said)
        case (Agreement(), Agreement()):
            return _agreement(planned, said)
    return None


def _visit(one: Visit, other: Visit) -> tuple[float, bool, str] | None:
    if one.from_ is None or one.to is None or (one.from_, one.to) != (other.from_, other.to):
        return None
    if not _may_be(one.ordinal, other.ordinal) or not _meet(one.persons, other.persons):
        return None
    if shared := sorted(set(one.persons) & set(other.persons)):
        return 0.9, True, f"the same traveller ({', '.join(shared)}) and way"
    return 0.7, False, "the same way"


def _meeting(one: Meeting, other: Meeting) -> tuple[float, bool, str] | None:
    if not _may_be(one.ordinal, other.ordinal) or not _meet(one.persons, other.persons):
        return None
    sides, others = set(one.parties), set(other.parties)
    bodies = bool(one.body and other.body) and _named_alike(one.body, other.body, one, other)
    if one.body and other.body and not bodies:
        return None
    if one.ordinal and other.ordinal:
        same = bodies or (len(sides & others) > 1 and sides == others)
        return (0.95, True, f"the same number ({one.ordinal}) of the same series") if same else None
    if sides and others and not (sides <= others or others <= sides):
        return None
    if bodies:
        return 0.8, True, "the same body"
    if one.body or other.body or len(sides & others) < 2:
        return None
    shared = sorted(set(one.persons) & set(other.persons))
    if len(shared) < min(len(one.persons), len(other.persons), 2):
        return None  # one of two who met somebody else of the other side
    if len(shared) > 1:
        return 0.9, True, f"the same persons ({', '.join(shared)})"
    return 0.65, False, "the same parties"


def _agreement(one: Agreement, other: Agreement) -> tuple[float, bool, str] | None:
    sides, others = set(one.parties), set(other.parties)
    if sides and others and not (sides <= others or others <= sides):
        return None
    unnamed = any(record.kind in _ANY_KIND and not record.title for record in (one, other))
    unnamed = unnamed and not {one.kind, other.kind} & _WORDS_ONLY
    if one.kind != other.kind and not unnamed and {one.kind, other.kind} != {"treaty", "agreement"}:
        return None
    if one.title and other.title:
        if not _named_alike(one.title, other.title, one, other):
            return None
        return 0.9, True, "the same parties and title"
    if not sides or not others or sides != others:
        return None
    if one.title and not other.title:
        return 0.5, False, "the same parties; the later text names no title"
    if one.count and other.count:
        return 0.7, False, f"{other.count} of {one.count} of the same parties"
    return 0.65, False, "the same parties and kind"


def same_undertaking(promise: Commitment, said: RecordUnion) -> float | None:
    """How surely a later record is of what was undertaken (0 to 1): one of those who promised acts, on the same things.

    None where that cannot be told. What only shares a field ("trade", "culture") is not enough.
    """
    doers = _doers(said)
    if not doers or not set(promise.by) & doers:
        return None
    name = naming_words(said)
    mine = {one for one in promise.concepts if not one.startswith(_GENERAL)}
    theirs = {one for one in said.concepts if not one.startswith(_GENERAL)}
    shared = mine & theirs
    if isinstance(said, Agreement) and not any(one.startswith("instrument.") for one in mine):
        return None
    special = {one for one in shared if not one.startswith("area.")}
    if special and len(shared) > 1 and len(shared) >= CONCEPTS * min(len(mine), len(theirs)):
        return 0.7
    mine_words, their_words = words(promise.action), words(name)
    common = mine_words & their_words
    if len(common) > 2 and len(common) >= ALIKE * min(len(mine_words), len(their_words)):
        return 0.7
    return None


def tokens_of(record: RecordUnion) -> frozenset[str]:
    """The words and concepts by which `same_undertaking` and titles compare records: who shares none of them is not compared."""
    return words(naming_words(record)) | {one for one in record.concepts if not one.startswith(_GENERAL)}


def _doers(record: RecordUnion) -> set[str]:
    for slot in ("by", "parties", "about"):
        value = getattr(record, slot, None)
        if value and not isinstance(value, str):
            return set(value)
    if isinstance(record, Visit):
        return {actor for actor in (record.from_,) if actor}
    return set() if isinstance(record, Position) else {a for a in (getattr(record, "actor", None),) if a}


def _named_alike(one: str | None, other: str | None, a: RecordUnion, b: RecordUnion) -> bool:
    """Whether two names are of one thing: by their words, or by what their words mean."""
    mine, theirs = words(one), words(other)
    if mine and theirs and len(mine & theirs) >= ALIKE * max(1, min(len(mine), len(theirs))):
        return True
    left, right = set(a.concepts), set(b.concepts)
    return len(left & right) > 1 and len(left & right) >= CONCEPTS * len(left | right)


@functools.lru_cache(maxsize=1 << 16)
def _meet(one: Sequence[str], other: Sequence[str]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _may_be(one: int | None, other: int | None) -> bool:
    return one is None or other is None or one == other
