"""Acts: PLOVER verbs and nouns with a named actor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.frames.common import text_of, when_slots
from servanda.frames.scene import Draft, Scene, Use
from servanda.mentions.context import Actor

MUTUAL = frozenset({"COOPERATE"})
FORCED = frozenset({"hoped", "willing", "aimed", "expected", "undertaken", "agreed", "binding", "obliged", "called"})


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of acts in a sentence; one a clause."""
    done: set[int] = set()
    for use in scene.uses("act", "plover."):
        if id(use.clause) in done:
            continue
        draft = _draft(scene, use)
        if draft is not None:
            done.add(id(use.clause))
            yield draft


def _draft(scene: Scene, use: Use) -> Draft | None:
    clause, code = use.clause, use.concept[7:]
    if use.how != "verb":
        return None
    by = scene.doer(clause)
    if by is None or not by.members:
        return None
    force = scene.force(clause)
    if code in MUTUAL and (force in FORCED or scene.context.legal_text):
        return None
    if force in FORCED:
        return None
    if code in MUTUAL and len(by.members) < 2:
        return None
    against = _against(scene, use, by)
    if code not in MUTUAL and code not in ("MOBILIZE", "RETREAT", "REJECT", "THREATEN") and not against:
        return None
    start = use.at if not scene.verb_last(clause, use.at) else (clause.subject or clause.start) + 1
    slots: dict[str, Any] = {"plover": code, "by": by.members, "action": text_of(scene, start, max(clause.stop, use.at + 1))}
    if against and code not in MUTUAL:
        slots["against"] = against
    time = scene.time(use.at, clause)
    slots |= when_slots(time, scene)
    return Draft(
        record="act", slots=slots, rule="act.verb", cues=(use.at,), clause=clause, time_at=time[0] if time else None
    )


def _against(scene: Scene, use: Use, by: Actor) -> tuple[str, ...]:
    clause = use.clause
    if clause.passive:
        subject = scene.subject(clause)
        return tuple(m for m in subject.members if m not in by.members) if subject else ()
    out: list[str] = []
    for at in range(clause.start, clause.stop):
        if at == clause.subject:
            continue
        item = scene.items[at]
        actor = scene.actor(at) if item.kind == "actor" else None
        if actor is None and item.kind == "state" and (entry := item.get("state")):
            actor = Actor((entry.value,))
        if actor is not None and not scene.cue(at) & {"in", "according", "from"}:
            out.extend(m for m in actor.members if m not in by.members and m not in out)
    return tuple(out[:2])
