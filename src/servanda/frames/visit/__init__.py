"""Visits: by a noun («het bezoek van X aan Y», "X's visit to Y"), or by a verb of travel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.frames.common import following, other_side, phrase_end, possessor, when_slots
from servanda.frames.scene import Draft, Scene, Use
from servanda.mentions.context import Actor


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of visits in a sentence; one for each traveller and destination."""
    seen: set[tuple[str, str]] = set()
    for use in scene.uses("visit"):
        if use.concept == "event.visit" and use.how == "noun":
            draft = _noun(scene, use)
        elif use.concept == "verb.visit":
            draft = _verb(scene, use)
        elif use.concept in ("verb.travel", "event.arrival"):
            draft = _travel(scene, use)
        else:
            continue
        if draft is None:
            continue
        key = (draft.slots.get("from_", ""), draft.slots.get("to", ""))
        if key in seen:
            continue
        seen.add(key)
        yield draft


def _noun(scene: Scene, use: Use) -> Draft | None:
    at, clause = use.at, use.clause
    end = phrase_end(scene, at, len(scene.items))
    traveller = possessor(scene, at)
    destination = following(scene, at, "to")
    if traveller is None:
        for where, actor in scene.actors(at + 1, end, "of", "from", "agent"):
            if destination is None or where != destination[0]:
                traveller = actor
                break
    target = destination[1] if destination else None
    place = _place(scene, at + 1, end)
    subject = scene.subject(clause)
    if traveller is None and subject is not None and _travels(scene, use):
        traveller = subject
    if target is None and not place and subject is not None and traveller is not None and subject is not traveller:
        verb = clause.main_verb
        if verb is not None and any(t.concept == "verb.receive" for t in scene.lexicon.verb_triggers.get(verb.lemma, ())):
            target = subject
    if target is None and not place:
        target = _here(scene, clause.start, clause.stop, traveller)
    return _draft(scene, use, traveller, target, place, use.value or "unspecified", "visit.noun")


def _travels(scene: Scene, use: Use) -> bool:
    """Whether the verb of the clause makes its subject the traveller («brengt een bezoek», "is on a visit")."""
    verb = use.clause.main_verb
    if verb is None:
        return False
    if verb.kind == "be":
        return True
    concepts = {t.concept for t in scene.lexicon.verb_triggers.get(verb.lemma, ()) if t.frame == "visit"}
    return bool(concepts & {"verb.pay", "verb.travel"}) and not use.clause.passive


def _here(scene: Scene, start: int, stop: int, traveller: Actor | None) -> Actor | None:
    """A state in the clause that is the place of the visit («is in buurland Noord-Korea voor een bezoek»)."""
    own = traveller.members if traveller else ()
    for _, actor in scene.actors(start, stop, "in", "to"):
        if actor.form == "name" and len(actor.members) == 1 and actor.members[0] not in own:
            return actor
    return None


def _verb(scene: Scene, use: Use) -> Draft | None:
    clause = use.clause
    if clause.passive:
        traveller, target = scene.agent(clause), scene.subject(clause)
    else:
        traveller, target = scene.subject(clause), scene.object(clause, use.at)
    place = _place(scene, use.at + 1, clause.stop) if target is None else ("", "")
    if traveller is None or (target is None and not place[1]):
        return None
    if target is not None and target.persons and not target.members:
        return None
    return _draft(scene, use, traveller, target, place, "unspecified", "visit.verb")


def _travel(scene: Scene, use: Use) -> Draft | None:
    clause = use.clause
    traveller = possessor(scene, use.at) if use.how == "noun" else scene.subject(clause)
    if traveller is None or not (traveller.persons or traveller.form == "state_noun"):
        return None
    target: Actor | None = None
    end = phrase_end(scene, use.at, len(scene.items)) if use.how == "noun" else clause.stop
    start = use.at + 1 if use.how == "noun" else clause.start
    for _, actor in scene.actors(start, end, "to", "in"):
        if actor.form == "name" and actor.members and actor.members[0] not in traveller.members:
            target = actor
            break
    place = _place(scene, start, end) if target is None else ("", "")
    if target is None and not place[1]:
        return None
    return _draft(scene, use, traveller, target, place, "unspecified", "visit.travel")


def _place(scene: Scene, start: int, stop: int) -> tuple[str, str]:
    for at in range(start, stop):
        item = scene.items[at]
        if item.kind in ("place", "landmark") and scene.cue(at) & {"to", "in", "at"}:
            found = scene.place(at, at + 1)
            if found is not None:
                return found
    return ("", "")


def _draft(
    scene: Scene, use: Use, traveller: Actor | None, target: Actor | None, place: tuple[str, str], level: str, rule: str
) -> Draft | None:
    origin = next((m for m in traveller.members), "") if traveller else ""
    to = next((m for m in target.members if m != origin), "") if target else place[1]
    if traveller is not None and len(traveller.members) > 1 and target is None:
        return None
    if not origin and not to:
        return None
    if to == origin:
        return None
    if not to and traveller is not None and traveller.persons:
        to = other_side(scene, origin)
    if not to:
        return None
    slots: dict[str, Any] = {"from_": origin or None, "to": to, "level": level}
    if traveller is not None and traveller.persons:
        slots["persons"] = traveller.persons
    if place[0]:
        slots |= {"where": place[0], "where_state": place[1]}
    ordinal = scene.ordinal(use.at)
    if ordinal is not None:
        slots["ordinal"] = ordinal
    time = scene.time(use.at, use.clause)
    slots |= when_slots(time, scene)
    return Draft(
        record="visit", slots=slots, rule=rule, cues=(use.at,), clause=use.clause, time_at=time[0] if time else None
    )
