"""The year that an anniversary implies: «in 2024 vierden zij de 30e verjaardag van …» tells of 1994."""

from __future__ import annotations

from typing import Any

import msgspec

from servanda.frames import Draft, Scene
from servanda.frames.common import text_of
from servanda.frames.scene import edtf_of
from servanda.languages.entries import Entry
from servanda.model import Relationship, Statement

DERIVED = "derived year"
ANNIVERSARY = ("relationship", "rel.holds")
BEFORE = 3
"""How many items before the word a number of years can stand."""
FAR = 400
"""More years than any anniversary of an agreement counts."""


def implied(scene: Scene, draft: Draft, slots: dict[str, Any]) -> tuple[dict[str, Any], str, str]:
    """Slots that the reckoning changes, what it is in words, and its flag; all empty where there is no anniversary.

    `when` follows only from a year that the sentence itself tells; the year of the text gives no more than a note.
    """
    at = _anniversary(scene, draft)
    years = _years_before(scene, at) if at is not None else None
    if at is None or years is None:
        return {}, "", ""
    told = _told(scene, at)
    published = scene.published.year if scene.published is not None else None
    if any(year + years in (published, other) for year in told for other in told):
        # The year of the event stands there too («de 75e verjaardag (1950-2025)»).
        first = min(told)
        return {"when": str(first), "when_text": str(first)}, f"{first} + {years} = {first + years}", ""
    if len(told) == 1:
        base = next(iter(told))
        start = _number_at(scene, at)
        words = text_of(scene, start, start + 1 if draft.rule == "relationship.standing" else at + 1)
        return {"when": str(base - years), "when_text": words}, f"{base} - {years} = {base - years}", DERIVED
    if not told and published is not None:
        return (
            {},
            f"if counted in {published}, the year of the text: {published} - {years} = {published - years}",
            "",
        )
    return {}, "", ""


def _anniversary(scene: Scene, draft: Draft) -> int | None:
    """The word for an anniversary by which a record is told, or which the signature of an instrument stands behind."""
    if draft.record not in ("relationship", "agreement") or not draft.cues:
        return None
    if draft.record == "agreement" and draft.slots.get("act") not in (
        "signed",
        "entered_into_force",
        "adopted",
    ):
        return None
    if draft.rule == "relationship.standing":
        # "75 years of diplomatic relations": the duration itself is what is counted.
        spot = draft.time_at
        held = spot is not None and scene.items[spot].kind == "time" and _length(scene, spot)
        return spot + 1 if spot is not None and held else None
    first = min(draft.cues)
    for at in range(first, max(-1, first - 7), -1):
        if any((entry.feature, entry.value) == ANNIVERSARY for entry in scene.items[at].all("noun")):
            return at
        if at < first and (scene.verb_here(at) or scene.items[at].text in ",;:."):
            return None
    return None


def _number_at(scene: Scene, at: int) -> int:
    for back in range(at - 1, max(-1, at - 1 - BEFORE), -1):
        if scene.items[back].kind == "quantity" or (
            scene.items[back].kind == "time" and _length(scene, back)
        ):
            return back
    return at


def _years_before(scene: Scene, at: int) -> int | None:
    """How many years: «de 30e verjaardag», "the 75-year anniversary"."""
    where = _number_at(scene, at)
    if where == at:
        return None
    item = scene.items[where]
    if item.kind == "time":
        return _length(scene, where)
    value = item.payload.value
    whole = item.payload.kind in ("ordinal", "cardinal") and value == int(value)
    return int(value) if whole and 0 < value < FAR else None


def _length(scene: Scene, at: int) -> int | None:
    reading = scene.items[at].payload
    value = reading.value or ""
    years = value[1:-1]
    return int(years) if reading.kind == "duration" and value.endswith("Y") and years.isdigit() else None


def _told(scene: Scene, at: int) -> set[int]:
    """The years that the sentence tells, but for one that a participle behind the anniversary gives to the event."""
    found: set[int] = set()
    for n, item in enumerate(scene.items):
        value = edtf_of(item.payload) if item.kind == "time" else None
        if not value:
            continue
        if n > at and any(
            _participle(entry) for k in range(at + 1, n) for entry in scene.items[k].all("verb")
        ):
            continue
        found |= {int(part[:4]) for part in value.split("/") if part[:4].isdigit()}
    return found


def _participle(entry: Entry) -> bool:
    return entry.feature == "participle"


def reconciled(statements: list[Statement]) -> list[Statement]:
    """Statements in which a reckoned year is flagged where the text itself gives another one for the same relation."""
    stated: dict[tuple[frozenset[str], str], set[str]] = {}
    for statement in statements:
        record = statement.record
        if not isinstance(record, Relationship) or not record.when or DERIVED in record.flags:
            continue
        if record.act == "established":
            stated.setdefault((frozenset(record.parties), record.level), set()).add(record.when[:4])
    out = []
    for statement in statements:
        record = statement.record
        if isinstance(record, Relationship) and DERIVED in record.flags and record.when:
            years = stated.get((frozenset(record.parties), record.level), set())
            if years and record.when[:4] not in years:
                flag = f"the anniversary does not fit {', '.join(sorted(years))}"
                record = msgspec.structs.replace(record, flags=(*record.flags, flag))
                statement = msgspec.structs.replace(statement, record=record)
        out.append(statement)
    return out
