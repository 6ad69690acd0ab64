"""The slots that say which thing a record is about."""

from __future__ import annotations

from servanda import gazetteer
from servanda.ledger.entries import actors_of
from servanda.model import Record


def actors(record: Record) -> frozenset[str]:
    """States and organisations that a record names in whatever role."""
    return frozenset(actor for actor, _ in actors_of(record))


def is_state(actor: str) -> bool:
    """Whether an actor is a state (or was one)."""
    return gazetteer.state(actor) is not None
