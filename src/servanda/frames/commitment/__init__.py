"""Commitments: a force (hope … binding), somebody who bears it, and the words that say what is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.frames.commitment.actions import Action, actions_of
from servanda.frames.common import text_of
from servanda.frames.scene import DESIRED, Draft, Scene, Use, edtf_of
from servanda.mentions.context import Actor

MODAL_FORCE = {"undertaken": "undertaken", "binding": "binding", "willing": "willing"}
STANCES = frozenset({"stance.support", "stance.welcome", "stance.appreciate", "stance.condemn", "stance.reaffirm", "stance.thank", "stance.congratulate", "stance.oppose"})  # fmt: skip
EVENTS = frozenset({"visit", "meeting"})


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of commitments; each coordinated verb with its own object is one."""
    covered: list[tuple[int, int]] = []
    for force, bearer, use, action in _candidates(scene):
        if any(action.start < stop and start < action.stop for start, stop in covered):
            continue
        if not _worth(scene, action, force):
            continue
        covered.append((action.start, action.stop))
        yield _draft(scene, force, bearer, use, action)


def _candidates(scene: Scene) -> Iterator[tuple[str, Actor, Use | None, Action]]:
    for use in scene.uses("commitment", "force."):
        force = use.concept[6:]
        bearer = _bearer(scene, use)
        if bearer is None:
            continue
        for action in actions_of(scene, use.clause, use.at, use.how):
            yield force, bearer, use, action
    for clause in scene.clauses:
        modal = next((v for v in clause.verbs if v.modal in MODAL_FORCE and v.feature != "past"), None)
        if modal is None or clause.kind in ("cond",) or clause.negated and clause.thing_subject:
            continue
        bearer = scene.doer(clause)
        if bearer is None:
            continue
        for action in actions_of(scene, clause, modal.at, "modal"):
            yield MODAL_FORCE[modal.modal], bearer, None, action
    if scene.context.legal_text:
        for clause in scene.clauses:
            yield from _article(scene, clause)


def _article(scene: Scene, clause: Any) -> Iterator[tuple[str, Actor, Use | None, Action]]:
    """In a treaty, the present tense with the parties as subject binds them."""
    if clause.kind not in ("main", "coord", "comp") or clause.subject is None:
        return
    subject = scene.items[clause.subject].actor
    if subject.ref not in ("party", "group", "pair") and set(subject.members) != set(scene.context.parties):
        return
    verb = clause.main_verb
    bearer = scene.doer(clause)
    if verb is None or bearer is None or verb.kind or verb.feature not in ("present", "base"):
        return
    for action in actions_of(scene, clause, verb.at, "article"):
        yield "binding", bearer, None, action


def _bearer(scene: Scene, use: Use) -> Actor | None:
    """Who bears the force: the subject, or the owner of a noun («de doelstelling van de leiders»)."""
    if use.how == "noun":
        for at in range(use.at + 1, min(len(scene.items), use.at + 4)):
            if scene.items[at].kind == "actor" and scene.cue(at) & {"of", "from"}:
                return scene.actor(at)
    clause = use.clause
    doer = scene.doer(clause)
    if doer is None and clause.passive:
        return scene.subject(clause)
    if doer is None and clause.kind in ("inf", "part") and clause.governor is not None:
        doer = scene.doer(clause.governor)
    return doer


def _worth(scene: Scene, action: Action, force: str) -> bool:
    """A planned visit, meeting or signing is its own record; a stance under "will" is a position."""
    if action.stop - action.start < 2 and action.verb is None:
        return False
    if action.verb is None:
        return True
    for trigger in scene.lexicon.verb_triggers.get(action.verb.lemma, ()):
        if trigger.frame in EVENTS and trigger.concept.startswith(("verb.visit", "verb.meet", "verb.travel", "verb.receive", "verb.attend")):
            return False
        if trigger.concept in STANCES and force in ("undertaken", "binding"):
            return False
        if trigger.concept == "act.signed":
            return False
        if trigger.concept in ("verb.pay", "verb.hold") and any(
            e.feature in EVENTS and e.cat == "noun"
            for at in range(action.start, action.stop)
            for e in scene.items[at].entries
        ):
            return False
    return action.verb.kind != "be"


def _draft(scene: Scene, force: str, bearer: Actor, use: Use | None, action: Action) -> Draft:
    slots: dict[str, Any] = {
        "by": bearer.members or bearer.persons,
        "action": text_of(scene, action.start, action.stop),
        "strength": force,
    }
    if not bearer.members:
        slots["by"] = bearer.persons
    partner = next(
        (a for _, a in scene.actors(action.start, action.stop, "with", "to", "for") if set(a.members).isdisjoint(bearer.members)),
        None,
    )
    if partner is not None:
        slots["to"] = partner.members
    target = _target(scene, action)
    if target is not None:
        slots["target"] = target
    slots["measurable"] = target is not None
    deadline = _deadline(scene, action)
    if deadline is not None:
        slots |= deadline
        slots["measurable"] = slots["measurable"] or "deadline" in deadline
    modality = "desired" if force in DESIRED else "planned"
    clause = use.clause if use is not None else action.clause
    if clause is not None and clause.negated and clause is not action.clause:
        modality = "denied"
    elif clause is not None and clause.kind == "cond":
        modality = "conditional"
    cue = use.at if use is not None else action.cue
    return Draft(
        record="commitment", slots=slots, rule=f"commitment.{force}", cues=(cue,), clause=clause, modality=modality
    )


def _target(scene: Scene, action: Action) -> dict[str, Any] | None:
    for at in range(action.start, action.stop):
        item = scene.items[at]
        if item.kind == "quantity" and item.payload.kind in ("money", "percent", "factor", "multiplier", "cardinal", "measure"):
            reading = item.payload
            measure = "other"
            for spot in range(action.start, action.stop):
                entry = scene.items[spot].get("measure")
                if entry is not None:
                    measure = entry.value
                    break
            return {
                "measure": measure, "value": reading.value, "unit": reading.unit, "comparator": reading.comparator,
            }  # fmt: skip
    return None


def _deadline(scene: Scene, action: Action) -> dict[str, str] | None:
    for at in range(action.stop - 1, action.start - 1, -1):
        item = scene.items[at]
        if item.kind != "time":
            continue
        value = edtf_of(item.payload) or item.payload.period
        if value:
            name = "when" if item.payload.direction in ("since", "after") else "deadline"
            return {name: value, "when_text": item.text}
        if item.payload.kind == "vague":
            return {"when_text": item.text}
    return None
