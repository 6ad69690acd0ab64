"""Commitments told by what is given or charged: money set apart, a cost borne, ministers set to work, help counted on."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.analysis.clauses import NOUNISH, Clause, VerbUse
from servanda.frames.commitment.actions import Action
from servanda.frames.control import end_of
from servanda.frames.scene import Scene, Use
from servanda.mentions.context import Actor, acts_for_state

Pledge = tuple[str, Actor, Clause, int, Action]
OWNERS = ("poss_we", "poss_they", "poss_he")
LEAST = 2
"""So many items say at least what ministers are set to do."""


def holds_money(scene: Scene, use: Use) -> bool:
    """Whether the clause of a verb names a sum."""
    return any(
        item.kind == "quantity" and item.payload.kind == "money"
        for item in scene.items[use.clause.start : use.clause.stop]
    )


def over(use: Use) -> bool:
    """Whether a cost was borne at some past time, and is not still to be."""
    return any(verb.past for verb in use.clause.verbs)


def relied(scene: Scene, use: Use) -> Iterator[Pledge]:
    """What another can count on, borne by whoever it comes from («rekenen op hulp van Nederland»)."""
    clause = use.clause
    subject = scene.doer(clause)
    if subject is None or clause.negated:
        return
    last = scene.verb_last(clause, use.at)
    first, stop = ((clause.subject or 0) + 1, use.at) if last else (use.at + 1, clause.stop)
    for at in range(first, stop):
        item = scene.items[at]
        owner = scene.actor(at) if item.kind == "actor" else None
        if item.kind == "genitive" and scene.items[at - 1].kind == "state":
            entry = scene.items[at - 1].get("state")
            owner = Actor((entry.value,)) if entry is not None else None
        elif owner is None or not (
            scene.cue(at) & {"of", "from"} or scene.items[min(at + 1, clause.stop - 1)].kind == "genitive"
        ):
            continue
        if owner is None or not acts_for_state(owner) or set(owner.members) & set(subject.members):
            return
        start = first
        while start < stop and scene.items[start].kind in ("prep", "det", "adv", "verb", "modal"):
            start += 1
        if start < stop:
            yield "undertaken", owner, clause, use.at, Action(start, stop, None, clause, use.at)
        return


def tasked(scene: Scene, use: Use) -> Iterator[Pledge]:
    """What leaders set their own ministers to do ("instructed our ministers to prepare a plan"): they undertake it."""
    clause, items = use.clause, scene.items
    bearer = scene.subject(clause) if not clause.passive else None
    if bearer is None or not acts_for_state(bearer) or clause.negated or scene.context.legal_text:
        return
    stop = end_of(scene, scene.clauses.index(clause))
    own = next((at for at in range(use.at + 1, min(stop, use.at + 5)) if _own(scene, at, bearer)), None)
    if own is None:
        return
    start = own + 1
    while start < stop and _leads(scene, start):
        start += 1
    while stop > start and items[stop - 1].kind in ("punct", "coord"):
        stop -= 1
    under = scene.clause_of(start) if start < stop else clause
    verbs = [v for v in under.verbs if start <= v.at < stop and not v.kind and not v.modal]
    entry = items[start].get("verb") if start < stop else None
    verb = verbs[0] if verbs else None
    if verb is None and entry is not None:
        verb = VerbUse(start, items[start], entry.value, entry.feature, "", "")
    if verb is not None and stop - start >= LEAST:
        yield "undertaken", bearer, clause, use.at, Action(start, stop, verb, under, use.at)


def _own(scene: Scene, at: int, bearer: Actor) -> bool:
    """Whether ministers, officials or bodies of the bearers themselves stand here."""
    item, before = scene.items[at], scene.items[at - 1]
    if any(entry.value in OWNERS for entry in before.all("pron")):
        return item.kind in ("leadernoun", "statenoun", "office", "actor") or item.kind in NOUNISH
    if item.kind in ("leadernoun", "statenoun"):
        return True
    return (
        item.kind == "actor"
        and item.actor.form == "ref"
        and not item.actor.members
        and item.actor.ref == "group"
    )


def _leads(scene: Scene, at: int) -> bool:
    """Whether a word only leads on to what is to be done («opdracht om», "with")."""
    items = scene.items
    item = items[at]
    if item.kind in ("prep", "adv", "punct", "purpose", "inf") or item.low in scene.lexicon.particles:
        return True
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or item.kind not in ("det", "token", "noun"):
        return False
    if item.kind == "det":
        return after.kind in ("token", "noun") and at + 2 < len(items) and _opens(scene, at + 2)
    return _opens(scene, at + 1)


def _opens(scene: Scene, at: int) -> bool:
    return scene.items[at].kind in ("det", "purpose", "inf", "pron") or scene.items[at].text == ","
