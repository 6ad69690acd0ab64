"""Positions: a stance verb or phrase, its subject, and the words that say towards what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.frames.common import text_of
from servanda.frames.scene import Draft, Scene, Use

RANK = {"call_for": 0, "condemn": 1, "thank": 2}


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of stances in a sentence; one a clause."""
    done: set[int] = set()
    for use in scene.uses("position", "stance."):
        if id(use.clause) in done:
            continue
        draft = _draft(scene, use)
        if draft is not None:
            done.add(id(use.clause))
            yield draft


def _draft(scene: Scene, use: Use) -> Draft | None:
    clause = use.clause
    by = scene.doer(clause)
    if by is None:
        return None
    if use.how == "noun" and not _governed(scene, use):
        return None
    about = _about(scene, use)
    if about is None:
        return None
    start, stop = about
    words = text_of(scene, start, stop)
    if not words:
        return None
    members = by.members or by.persons
    toward = tuple(
        dict.fromkeys(m for _, a in scene.actors(start, stop) for m in a.members if m not in by.members)
    )
    if use.concept == "stance.welcome" and toward and _greets_person(scene, start, stop):
        return None
    slots: dict[str, Any] = {"by": members, "stance": use.concept[7:], "about": words}
    if toward:
        slots["toward"] = toward
    modality = "planned" if scene.force(clause) in ("undertaken", "binding") else None
    if scene.force(clause) == "conditional":
        modality = "conditional"
    return Draft(
        record="position", slots=slots, rule=f"position.{use.how}", cues=(use.at,), clause=clause,
        modality=modality or "asserted",
    )  # fmt: skip


def _governed(scene: Scene, use: Use) -> bool:
    """A stance noun counts where its clause's verb expresses it («bevestigde zijn steun», "expressed support")."""
    verb = use.clause.main_verb
    if verb is None:
        return False
    return verb.at < use.at or scene.verb_last(use.clause, verb.at)


def _about(scene: Scene, use: Use) -> tuple[int, int] | None:
    clause = use.clause
    start = use.at + 1
    stop = clause.stop
    index = scene.clauses.index(clause)
    for later in scene.clauses[index + 1 :]:
        if later.kind in ("rel", "comp", "inf") or (later.kind == "coord" and not later.verbs):
            stop = later.stop
        else:
            break
    while start < stop and (scene.items[start].kind in ("prep", "adv", "comp") or scene.items[start].has("inf") or start == clause.subject):
        start += 1
    if start < stop and any(scene.items[n].text[:1].isalnum() for n in range(start, stop)):
        return start, stop
    subject = clause.subject if clause.subject is not None else clause.start
    if subject < use.at - 1:
        return subject + 1, use.at
    return None


def _greets_person(scene: Scene, start: int, stop: int) -> bool:
    first = next(((at, a) for at, a in scene.actors(start, stop, "")), None)
    return first is not None and bool(first[1].persons) and first[0] <= start + 1


