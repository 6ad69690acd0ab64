"""What persons judged, as the views need it: pairs, statements that are rejected or accepted, slots that are corrected.

The statements stay as they were read. A judgement holds until it is undone or until a later one says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from servanda.errors import UsageError
from servanda.ledger import Judgement, Ledger, Row, days
from servanda.model import RecordUnion
from servanda.resolution.pairs import NOTHING_JUDGED, Pairs, pairs_of

ON_STATEMENTS = ("accept", "reject")
FIXED = frozenset({"evidence", "why", "flags", "zone", "concepts", "note"})
"""Slots that say how a record was found; they cannot be corrected."""
T = TypeVar("T")


class Judged(msgspec.Struct, frozen=True):
    """Judgements that hold. `corrected` has, by statement, each slot with its new value and the judgement."""

    pairs: Pairs = NOTHING_JUDGED
    rejected: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    corrected: Mapping[str, Mapping[str, tuple[Any, Judgement]]] = {}

    def row(self, row: Row) -> Row | None:
        """A statement as persons see it: None where they rejected it, with its slots corrected."""
        if row.id in self.rejected:
            return None
        slots = self.corrected.get(row.id)
        if not slots:
            return row
        record = with_slots(row.record, {slot: value for slot, (value, _) in slots.items()})
        start, end = days(getattr(record, "deadline", None) or record.when)
        statement = msgspec.structs.replace(row.statement, record=record)
        return msgspec.structs.replace(row, statement=statement, when_start=start, when_end=end)


def judged(ledger: Ledger, known_by: str | None = None) -> Judged:
    """The judgements of a ledger that hold, as known at a time."""
    holding = in_force(ledger.judgements(as_of=known_by))
    corrected: dict[str, dict[str, tuple[Any, Judgement]]] = {}
    state: dict[str, str] = {}
    for one in holding:
        if one.kind in ON_STATEMENTS:
            state[one.subject] = one.kind
        elif one.kind == "correct" and one.slot is not None and one.value is not None:
            corrected.setdefault(one.subject, {})[one.slot] = (msgspec.json.decode(one.value), one)
    return Judged(
        pairs_of((one.kind, one.subject, one.object or "") for one in holding if one.object),
        frozenset(id for id, kind in state.items() if kind == "reject"),
        frozenset(id for id, kind in state.items() if kind == "accept"),
        corrected,
    )


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Judgements without those that were undone; undoing an undoing brings the first one back."""
    known = list(judgements)
    undone: set[str] = set()
    for one in reversed(known):
        if one.kind == "undo" and one.id not in undone:
            undone.add(one.subject)
    return [one for one in known if one.kind != "undo" and one.id not in undone]


def with_slots(record: RecordUnion, slots: Mapping[str, Any]) -> RecordUnion:
    """A record with some slots set anew; a slot or value that the schema does not have is a `UsageError`."""
    plain = msgspec.to_builtins(record)
    for slot, value in slots.items():
        if slot in FIXED or slot == "type":
            raise UsageError(f"slot {slot!r} cannot be corrected", remedy="it says how the record was found")
        if value is None:
            plain.pop(slot, None)
        else:
            plain[slot] = value
    try:
        changed: RecordUnion = msgspec.convert(plain, type(record))
    except msgspec.ValidationError as error:
        raise UsageError(str(error), where=", ".join(slots), remedy="see docs/reference/records.md") from None
    known = {field.encode_name for field in msgspec.structs.fields(type(record))}
    if unknown := set(slots) - known:
        raise UsageError(
            f"a {plain['type']} has no slot {sorted(unknown)[0]!r}",
            remedy=f"it has {', '.join(sorted(known - FIXED))}",
        )
    return changed


_DONE = {
    "accept": "accepted", "reject": "rejected", "same": "judged the same as", "not_same": "judged not the same as", "undo": "undone:",
}  # fmt: skip


def in_words(judgement: Judgement, record: RecordUnion | None, statement: str = "") -> str:
    """A judgement in a plain clause: «value corrected from 5 to 6 by A. Reader: customs revised it».

    `record` is what was read of the statement that is judged, `statement` the id from whose side a pair is told.
    """
    by = f"by {judgement.author}" + (f": {judgement.reason}" if judgement.reason else "")
    if judgement.kind == "correct" and judgement.slot is not None:
        was = None if record is None else msgspec.to_builtins(record).get(judgement.slot)
        now = msgspec.json.decode(judgement.value or "null")
        return f"{judgement.slot} corrected from {_shown(was)} to {_shown(now)} {by}"
    done = _DONE.get(judgement.kind, judgement.kind.replace("_", " "))
    other = judgement.subject if judgement.object == statement else judgement.object
    return " ".join(part for part in (done, (other or "")[:11], by) if part)


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, float | int) and not isinstance(value, bool):
        return f"{int(value):,}" if value == int(value) else f"{value:,}"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
