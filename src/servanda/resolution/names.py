"""Whether two names can be of one thing: by their words in one language, by what they mean across languages."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from servanda.text.reading import match_form

_WORD = re.compile(r"\w{3,}")
_ONE_BODY = {"mechanism.committee": "mechanism.commission"}
"""Kinds that texts and translations call each other's names."""
_SIDES = ("state.", "org.")
AREAS_ALONE = 0.5
"""How alike two deeds are that touch the same fields and sides: enough to ask, too little to join."""
_HEADS = ("instrument.", "mechanism.", "level.")


class Name(NamedTuple):
    """A title or name as a record has it: its words, what they mean (see `Record.concepts`), and in which language."""

    text: str | None
    concepts: tuple[str, ...] = ()
    language: str | None = None


class Likeness(NamedTuple):
    """How alike two names are, 0 to 1, and why, in words; `score` None where one has no name.

    `blind`: they are in two languages, and one of them says too little to compare («Vertrag»).
    """

    score: float | None
    reason: str
    blind: bool = False


@functools.lru_cache(maxsize=65536)
def words(text: str | None) -> frozenset[str]:
    """The folded words of a name or title; those of one or two letters are left out."""
    return frozenset(_WORD.findall(match_form(text))) if text else frozenset()


def likeness(one: Name, other: Name) -> Likeness:
    """How alike two names are.

    Names in one language share words; the shorter one counts, for a later mention is mostly shortened. Where the words tell
    less, or the languages differ, what the names mean is compared: instrument, mechanism, level and areas must agree, and the sides
    that both name must not differ.
    """
    mine, theirs = words(one.text), words(other.text)
    if not mine or not theirs:
        return Likeness(None, "one of them is not named")
    same_language = one.language is None or other.language is None or one.language == other.language
    shared = len(mine & theirs) / min(len(mine), len(theirs)) if same_language else 0.0
    if not same_language and _bare(one, other):
        return Likeness(0.0, "the names are in two languages and say too little", blind=True)
    meant = _meant_alike(one, other)
    if shared >= meant:
        least = min(len(mine), len(theirs))
        return Likeness(shared, f"{len(mine & theirs)} of {least} words of the name are the same")
    across = "" if same_language else " in two languages"
    if meant == AREAS_ALONE:
        return Likeness(meant, f"the same fields are named{across}")
    return Likeness(meant, f"the names mean the same{across}")


def _bare(one: Name, other: Name) -> bool:
    """Whether one of two names means no more than its head, and the other has the same («Vertrag», "friendship treaty")."""
    mine, theirs = _bag(one), _bag(other)
    heads = _of(mine, _HEADS), _of(theirs, _HEADS)
    rest = mine - heads[0] - _of(mine, _SIDES), theirs - heads[1] - _of(theirs, _SIDES)
    least = min(heads, key=len)
    if heads[0] == heads[1] and _of(mine, _SIDES) and _of(mine, _SIDES) == _of(theirs, _SIDES):
        # «The Russian-Indian commission» says whose it is; that is enough to compare.
        return False
    return len(least) <= 1 and least <= (heads[0] & heads[1]) and not (rest[0] and rest[1])


def _meant_alike(one: Name, other: Name) -> float:
    """The share of concepts that two names have in common; 0 where their heads or sides contradict each other."""
    mine, theirs = _bag(one), _bag(other)
    head, other_head = _of(mine, _HEADS), _of(theirs, _HEADS)
    if not head and not other_head:
        # Deeds have no head; their fields alone do not say what is done.
        return AREAS_ALONE if len(mine) > 1 and mine == theirs else 0.0
    if not head or head != other_head:
        return 0.0
    sides, other_sides = _of(mine, _SIDES), _of(theirs, _SIDES)
    if sides and other_sides and sides != other_sides:
        return 0.0
    rest, other_rest = mine - sides, theirs - other_sides
    if len(rest | other_rest) < 2 and not (sides and other_sides):
        # Two treaties that are both only «treaty» are not alike for that.
        return 0.0
    return 2 * len(rest & other_rest) / (len(rest) + len(other_rest))


def _bag(name: Name) -> frozenset[str]:
    return frozenset(_ONE_BODY.get(concept, concept) for concept in name.concepts)


def _of(bag: frozenset[str], kinds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(concept for concept in bag if concept.startswith(kinds))
