"""From a statement to the row that answers questions about it: pure, and the same at every replay."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from servanda.ledger.days import Days, days
from servanda.model import Record, Statement

ROLES: dict[str, tuple[tuple[str, str], ...]] = {
    "visit": (("from_", "from"), ("to", "to")),
    "meeting": (("parties", "parties"),),
    "agreement": (("parties", "parties"),),
    "relationship": (("parties", "parties"),),
    "membership": (("actor", "actor"), ("org", "org")),
    "commitment": (("by", "by"), ("to", "to")),
    "indicator": (("about", "about"),),
    "position": (("by", "by"), ("toward", "toward")),
    "act": (("by", "by"), ("against", "against")),
    "office": (("of", "of"),),
    "mechanism": (("parties", "parties"),),
}
"""For each record type, the slots that name states and organisations. (`about` of a position is words.)"""


class Learned(NamedTuple):
    """Where in the journal, and when, a statement came into the ledger."""

    seq: int
    place: int
    at: str


def type_of(record: Record) -> str:
    return str(record.__struct_config__.tag)


def actors_of(record: Record) -> list[tuple[str, str]]:
    """Each state and organisation of a record with its role, in the order of the slots, none twice."""
    found: dict[tuple[str, str], None] = {}
    for slot, role in ROLES[type_of(record)]:
        value = getattr(record, slot)
        for actor in (value,) if isinstance(value, str) else value or ():
            found[actor, role] = None
    return list(found)


def days_of(record: Record) -> Days:
    """The days of a record: those of a commitment's deadline where it has one, else those of its `when`."""
    start, end = days(getattr(record, "deadline", None))
    return (start, end) if end is not None else days(record.when)


def entry_of(statement: Statement, learned: Learned) -> dict[str, Any]:
    """The `entries` row of a statement."""
    record = statement.record
    when_start, when_end = days_of(record)
    return {
        "statement_id": statement.id,
        "document_id": statement.document_id,
        "seq": learned.seq,
        "place": learned.place,
        "learned": learned.at,
        "type": type_of(record),
        "when_start": when_start,
        "when_end": when_end,
        "modality": record.modality,
        "speaker": record.speaker,
        "areas": msgspec.json.encode(record.areas).decode(),
        "zone": record.zone,
        "start": record.evidence[0].start,
        "end": record.evidence[0].end,
    }


def actor_rows(statement: Statement) -> list[dict[str, Any]]:
    """The `entry_actors` rows of a statement."""
    return [
        {"actor": actor, "statement_id": statement.id, "role": role}
        for actor, role in actors_of(statement.record)
    ]
