"""Relationships: an act (establish, raise, break …) on a level of relations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.frames.common import when_slots
from servanda.frames.scene import Draft, Scene, Use
from servanda.mentions.context import Actor

ACTS = {
    "rel.established": "established", "rel.upgraded": "upgraded", "rel.downgraded": "downgraded",
    "rel.suspended": "suspended", "rel.broken": "broken", "rel.restored": "restored",
}  # fmt: skip
NOUN_REACH = 9


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of acts on a relation's level."""
    done: set[int] = set()
    for use in scene.uses("relationship"):
        if use.concept == "rel.since":
            draft = _state(scene, use)
        else:
            at = _level(scene, use, done)
            if at is None:
                continue
            if use.concept == "rel.holds" and use.how != "noun":
                continue
            draft = _draft(scene, use, at)
            if draft is not None:
                done.add(at)
        if draft is not None:
            yield draft


def level_at(scene: Scene, at: int) -> str:
    """The level that an item names, if it names one."""
    item = scene.items[at]
    entry = item.get("level")
    return entry.value if entry is not None and item.kind in ("level", "token", "noun") else ""


def _level(scene: Scene, use: Use, done: set[int]) -> int | None:
    """The level an act is about: the one it leads to (role `to`) if there is one, else the nearest."""
    if use.how == "noun":
        spots = range(use.at + 1, min(len(scene.items), use.at + NOUN_REACH))
    else:
        spots = range(use.clause.start, use.clause.stop)
    found = [at for at in spots if level_at(scene, at) and at not in done and not scene.cue(at) & {"during", "under"}]
    if not found:
        return None
    reached = [at for at in found if "to" in scene.cue(at)]
    if use.concept in ("rel.upgraded", "rel.downgraded"):
        return reached[-1] if reached else None
    if use.how == "noun":
        return found[0]
    return min(found, key=lambda at: abs(at - use.at))


def _parties(scene: Scene, use: Use, at: int) -> Actor | None:
    items = scene.items
    for spot in (at - 1, at + 1):
        if 0 <= spot < len(items) and items[spot].kind in ("pairname",):
            return Actor(items[spot].actor.members)
    for _, actor in scene.actors(use.clause.start, len(items), "between"):
        if len(actor.members) > 1:
            return actor
    doer = scene.doer(use.clause) if use.how == "verb" else None
    for _, actor in scene.actors(use.clause.start, use.clause.stop, "with"):
        base = doer or Actor(())
        joined = base.joined(actor)
        if len(joined.members) > 1:
            return joined
    if doer is not None and len(doer.members) > 1:
        return doer
    for _, actor in scene.actors(use.clause.start, use.clause.stop, "of", "agent"):
        if len(actor.members) > 1:
            return actor
    dyad = scene.context.parties if len(scene.context.parties) == 2 else scene.context.dyad()
    if len(dyad) == 2 and (doer is None or set(doer.members) <= set(dyad)):
        return Actor(dyad)
    return None


def _draft(scene: Scene, use: Use, at: int) -> Draft | None:
    parties = _parties(scene, use, at)
    if parties is None:
        return None
    slots: dict[str, Any] = {
        "level": level_at(scene, at), "act": ACTS.get(use.concept, "holds"), "parties": parties.members,
    }  # fmt: skip
    if use.concept != "rel.holds":
        time = scene.time(at, use.clause)
        slots |= when_slots(time, scene)
    else:
        time = None
    return Draft(
        record="relationship", slots=slots, rule=f"relationship.{use.how}", cues=(use.at, at), clause=use.clause,
        time_at=time[0] if time else None,
    )  # fmt: skip


def _state(scene: Scene, use: Use) -> Draft | None:
    subject = scene.subject(use.clause)
    if subject is None or len(subject.members) < 2:
        return None
    time = scene.time(use.at, use.clause)
    slots: dict[str, Any] = {"level": "other", "act": "holds", "parties": subject.members}
    slots |= when_slots(time, scene)
    return Draft(record="relationship", slots=slots, rule="relationship.state", cues=(use.at,), clause=use.clause)
