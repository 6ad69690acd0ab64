"""What is no commitment though a force stands before it: planned events, stances, mere being."""

from __future__ import annotations

from servanda.analysis.clauses import Clause
from servanda.frames.commitment.actions import Action
from servanda.frames.scene import Scene

STANCES = frozenset({"stance.support", "stance.welcome", "stance.appreciate", "stance.condemn", "stance.reaffirm", "stance.thank", "stance.congratulate", "stance.oppose", "stance.reject", "stance.concern", "stance.call_for"})  # fmt: skip
MOVES = ("verb.visit", "verb.meet", "verb.travel", "verb.receive", "verb.attend", "verb.talk", "verb.call")
EVENTS = frozenset({"visit", "meeting"})
INSTRUMENT_ACTS = frozenset({"act.adopted", "act.agreed", "act.ratified", "act.announced", "act.exchanged", "act.terminated", "act.suspended"})  # fmt: skip
WANTED = frozenset({"hoped", "willing", "aimed"})
KEPT = "deed.kept"
"""Verbs of mere being that with certain words are a deed ("remain in contact")."""
OPENING = frozenset({"verb.pay", "verb.hold"})


def worth(scene: Scene, action: Action, force: str, clause: Clause) -> bool:
    """Whether an action is a commitment and no record of another type: a planned visit, a signing, a stance."""
    if action.verb is None:
        return _nominal(scene, action, force, clause)
    if action.verb.kind:
        return False
    triggers = scene.lexicon.verb_triggers.get(action.verb.lemma, ())
    cats = _contents(scene, action)
    if any(t.concept == KEPT and scene.holds(action.clause, t.words) for t in triggers):
        return True
    for trigger in triggers:
        if trigger.words and not scene.holds(action.clause, trigger.words):
            continue
        moves = trigger.frame in EVENTS and trigger.concept.startswith(MOVES)
        duty = force == "binding" and trigger.concept.startswith("verb.talk")
        if (
            moves
            and not duty
            and not action.clause.thing_subject
            and not _has_object(scene, action, trigger.frame)
        ):
            return False
        if trigger.concept.startswith("void."):
            return False
        stance = trigger.concept in STANCES and _under_modal(action, force) and _mere(scene, action)
        if stance and (trigger.concept != "stance.support" or _greets_actor(scene, action)):
            return False
        about = "title" in cats and (force != "binding" or not _paper(scene, action))
        if trigger.concept == "act.signed" or (trigger.concept in INSTRUMENT_ACTS and about):
            return False
        if trigger.concept == "act.agreed_on" and about and force in WANTED:
            return False  # «wollen ein Abkommen beschließen» is told as an agreement that is wanted
        if trigger.concept in OPENING and cats & {"event", "negotiation"} and force != "binding":
            return False
        if trigger.concept.startswith("rel.") and "level" in cats:
            return False
    return True


def _has_object(scene: Scene, action: Action, frame: str) -> bool:
    """Whether a verb that can be a visit or meeting has a plain thing as object ("receive investors")."""
    assert action.verb is not None
    triggers = scene.lexicon.verb_triggers.get(action.verb.lemma, ())
    if frame == "visit" or not any(t.concept in ("verb.receive", "verb.attend") for t in triggers):
        return False
    named = any(
        scene.items[at].kind == "actor"
        and (scene.items[at].actor.persons or scene.items[at].actor.form == "state_noun")
        for at in range(action.start, action.stop)
    )
    return (
        not named
        and any(
            scene.items[at].kind in ("token", "instrument", "measure", "name", "mechanism", "forcenoun")
            and not scene.cue(at)
            for at in range(action.start, action.stop)
        )
        and not _contents(scene, action) & {"event"}
    )


def _paper(scene: Scene, action: Action) -> bool:
    """Whether the only instrument is a paper for a traveller or a file («het reisdocument»), and no agreement."""
    kinds = [i.payload.kind for i in scene.items[action.start : action.stop] if i.kind == "title"]
    return bool(kinds) and all(kind == "document" for kind in kinds)


def _under_modal(action: Action, force: str) -> bool:
    """Whether the stance verb stands under "will" or readiness, not under a pledge or the parties' duty."""
    return force == "willing" or (
        force == "undertaken" and any(v.modal or v.future or v.would for v in action.clause.verbs)
    )


def _greets_actor(scene: Scene, action: Action) -> bool:
    """Whether what is supported is an actor, or what an actor stands for."""
    for at in range(action.start, action.stop):
        past_verb = action.verb is not None and at > action.verb.at
        if scene.items[at].kind == "prep" and past_verb and "of" not in _roles(scene, at):
            return False
        if scene.items[at].kind in ("actor", "org", "genitive"):
            return True
    return False


def _roles(scene: Scene, at: int) -> list[str]:
    entry = scene.items[at].get("prep")
    return entry.value.split("|") if entry is not None else []


def _mere(scene: Scene, action: Action) -> bool:
    """Whether the stance verb is all there is: no other verb of doing stands in the action."""
    places = [
        v.at for v in action.clause.verbs if action.start <= v.at < action.stop and not v.kind and not v.modal
    ]
    return bool(places) and places[-1] - places[0] < len(places)


def _contents(scene: Scene, action: Action) -> set[str]:
    found: set[str] = set()
    for at in range(action.start, action.stop):
        item = scene.items[at]
        if item.kind in ("title", "level"):
            found.add(item.kind)
        for entry in item.entries:
            if entry.cat == "noun" and entry.feature in EVENTS and (action.verb is None or not scene.cue(at)):
                found.add("event")
            if item.kind == "name" and scene.ordinal(at) is not None:
                found.add("event")
            if entry.cat == "noun" and entry.value == "act.under_negotiation":
                found.add("negotiation")
            if entry.cat == "level":
                found.add("level")
    return found


def _nominal(scene: Scene, action: Action, force: str, clause: Clause) -> bool:
    """A noun says what is to be done where it is long enough to say it, and no instrument or event."""
    if any(v.kind == "be" and action.start <= v.at < action.stop for v in action.clause.verbs):
        return force == "willing" and scene.items[action.start].kind == "det" and action.clause.kind == "inf"
    if any(v.kind == "be" and v.modal == "" for v in clause.verbs) and any(v.modal for v in clause.verbs):
        return False
    items = scene.items[action.start : action.stop]
    if force == "expected":
        return False
    if (
        force == "agreed"
        and scene.items[action.start].kind == "prep"
        and "with" in _roles(scene, action.start)
    ):
        return False
    cats = _contents(scene, action)
    if cats & {"event", "negotiation", "title"} or (force == "agreed" and "level" in cats):
        return False
    if all(
        i.kind
        in ("time", "prep", "adv", "punct", "coord", "det", "actor", "pron", "verb", "modal", "comp", "rel")
        for i in items
    ):
        return False
    return any(
        i.kind in ("token", "noun", "measure", "quantity", "instrument", "mechanism", "place", "name")
        for i in items
    )
