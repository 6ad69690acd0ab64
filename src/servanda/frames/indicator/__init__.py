"""Indicators: a quantity tied to a measure, with the states it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.frames.common import when_slots
from servanda.frames.scene import Draft, Scene
from servanda.mentions.context import Actor

KINDS = {"percent": "change_pct", "factor": "factor", "multiplier": "factor", "fraction": "change_pct"}


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of figures in a sentence."""
    for at, item in enumerate(scene.items):
        if item.kind != "quantity" or item.payload.kind == "ordinal":
            continue
        draft = _draft(scene, at)
        if draft is not None:
            yield draft


def _measure(scene: Scene, at: int) -> tuple[str, int, bool] | None:
    """The measure of a quantity: the noun it counts, else the nearest one before it, else after it."""
    items = scene.items
    for ahead in range(at + 1, min(len(items), at + 5)):
        entry = items[ahead].get("measure")
        if entry is not None and entry.extra == "counted":
            return entry.value, ahead, True
        if items[ahead].kind in ("verb", "prep", "punct", "actor", "coord"):
            break
    best: tuple[str, int, bool] | None = None
    for spot in range(len(items)):
        entry = items[spot].get("measure")
        if entry is None or items[spot].kind == "quantity" or (entry.extra == "counted" and scene.items[at].payload.kind == "money"):
            continue
        if best is None or abs(spot - at) + (0 if spot < at else 3) < abs(best[1] - at) + (0 if best[1] < at else 3):
            best = (entry.value, spot, False)
    return best


def _draft(scene: Scene, at: int) -> Draft | None:
    reading = scene.items[at].payload
    found = _measure(scene, at)
    if found is None:
        return None
    measure, where, counted = found
    if reading.kind in ("cardinal", "fraction") and not counted and reading.unit not in ("percent",) and reading.kind == "cardinal":
        return None
    clause = scene.clause_of(at)
    change = _change(scene, at)
    kind, value = _kind(scene, reading, at, change, counted)
    if kind is None:
        return None
    about = _about(scene, at, where)
    if not about:
        return None
    slots: dict[str, Any] = {
        "measure": measure, "value": value, "kind": kind, "comparator": reading.comparator, "about": about,
    }  # fmt: skip
    unit = reading.unit if kind in ("level", "change_abs") else None
    if kind == "count":
        unit = {"students": "persons", "tourists": "persons", "workers": "persons"}.get(measure, measure)
    if unit:
        slots["unit"] = unit
    time = scene.time(at, clause)
    if time is not None and time[1].direction != "since":
        slots |= when_slots(time, scene)
    elif time is not None:
        slots["baseline"] = scene.items[time[0]].text
    return Draft(
        record="indicator", slots=slots, rule=f"indicator.{kind}", cues=(at, where), clause=clause,
        time_at=time[0] if time else None, evidence=_evidence(scene, at),
    )  # fmt: skip


def _evidence(scene: Scene, at: int) -> tuple[tuple[int, int], ...]:
    """In a list of figures («met Armenië met een factor 61, met …») the member of the list is the evidence."""
    figures = [n for n, item in enumerate(scene.items) if item.kind == "quantity" and item.payload.kind == scene.items[at].payload.kind]
    if len(figures) < 3:
        return ()
    marks = [n for n, item in enumerate(scene.items) if item.text in ",;" or item.kind == "coord"]
    start = max((m + 1 for m in marks if m < at), default=0)
    stop = min((m for m in marks if m > at), default=len(scene.items))
    return ((start, stop),) if stop - start >= 3 else ()


def _change(scene: Scene, at: int) -> str:
    """The nearest verb or noun of change in the clause."""
    clause = scene.clause_of(at)
    best = ("", 99)
    for use in scene.uses("indicator", "change."):
        distance = abs(use.at - at)
        if (clause.start <= use.at < clause.stop or distance < 8) and distance < best[1]:
            best = (use.concept[7:], distance)
    return best[0]


def _kind(scene: Scene, reading: Any, at: int, change: str, counted: bool) -> tuple[str | None, float]:
    value = float(reading.value)
    by = _by_amount(scene, at)
    if reading.kind == "percent" or reading.unit == "percent":
        if change in ("up", "down"):
            return "change_pct", value if change == "up" else -value
        return "share_pct", value
    if reading.kind == "fraction":
        if change:
            return "change_pct", value * 100
        return "share_pct", value * 100
    if reading.kind in ("factor", "multiplier"):
        return "factor", value
    if reading.kind == "money":
        return ("change_abs", value) if change and by else ("level", value)
    if counted:
        return "count", value
    if reading.kind == "measure":
        return "level", value
    return None, value


def _by_amount(scene: Scene, at: int) -> bool:
    """Whether a figure is the amount of a change («met 2 miljard», "by 2 billion") rather than what it reached."""
    return bool(scene.cue(at) & {"with", "agent"})


def _about(scene: Scene, at: int, where: int) -> tuple[str, ...]:
    """States a figure is about: in its list member, with the measure, in the sentence, else the pair of the text."""
    segment = _evidence(scene, at)
    if segment:
        start, stop = segment[0]
        own = _members(scene, start, stop)
        if len(own) > 1:
            return own
        if len(own) == 1:
            partner = _partner(scene, own[0])
            return (*own, partner) if partner else own
    around = _members(scene, 0, len(scene.items))
    if len(around) > 1:
        return around[:2]
    dyad = scene.context.dyad()
    if len(around) == 1:
        partner = _partner(scene, around[0])
        return (*around, partner) if partner else around
    return dyad


def _partner(scene: Scene, member: str) -> str:
    dyad = scene.context.dyad()
    for other in dyad:
        if other != member and member in dyad:
            return other
    for state, _ in scene.context.states.most_common():
        if state != member and len(state) == 3:
            return state
    return ""


def _members(scene: Scene, start: int, stop: int) -> tuple[str, ...]:
    out: list[str] = []
    for at in range(start, stop):
        item = scene.items[at]
        actor: Actor | None = None
        if item.kind == "actor":
            if scene.cue(at) & {"according"}:
                continue
            actor = scene.actor(at)
        elif item.kind in ("pairname",):
            actor = item.actor
        elif item.kind == "state" and (entry := item.get("state")):
            actor = Actor((entry.value,))
        if actor is not None:
            out.extend(m for m in actor.members if m not in out)
    return tuple(out)
