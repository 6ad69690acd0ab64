"""The slots that say which thing a record is about."""

from __future__ import annotations

import re

from servanda import gazetteer
from servanda.ledger.entries import actors_of
from servanda.model import Record
from servanda.text.reading import match_form

_WORD = re.compile(r"\w{3,}")


def actors(record: Record) -> frozenset[str]:
    """States and organisations that a record names in whatever role."""
    return frozenset(actor for actor, _ in actors_of(record))


def is_state(actor: str) -> bool:
    """Whether an actor is a state (or was one)."""
    return gazetteer.state(actor) is not None


def words(text: str | None) -> frozenset[str]:
    """The folded words of a name or title; those of one or two letters are left out."""
    return frozenset(_WORD.findall(match_form(text))) if text else frozenset()


def alike(one: str | None, other: str | None, share: float = 0.6) -> bool:
    """Whether two names share enough words of the shorter one; a missing name is like any."""
    mine, theirs = words(one), words(other)
    if not mine or not theirs:
        return True
    return len(mine & theirs) >= share * min(len(mine), len(theirs))
