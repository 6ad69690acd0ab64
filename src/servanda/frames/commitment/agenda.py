"""What stands on an agenda whose owner is not named: the pair that the text is about aims at it."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.analysis.verbs import NOUNISH, nominal_mark
from servanda.frames.commitment.actions import Action
from servanda.frames.scene import Scene, Use
from servanda.mentions.context import Actor, acts_for_state

AGENDA = "list.agenda"
DEED = "list.deed"
"""Nouns of doing («bevordering», "promotion") that make a topic of an agenda a piece of work."""


def agenda(scene: Scene) -> Iterator[tuple[str, Actor, Use, Action]]:
    """The deed on an agenda («De agenda omvat ook het bevorderen van …», "Also on the agenda is the promotion of …")."""
    for use in scene.uses("commitment", AGENDA):
        clause = use.clause
        verb = next((v for v in clause.verbs if v.at > use.at and not v.modal), None)
        ahead = next((v for v in clause.verbs if v.at < use.at and v.kind == "be"), None)
        # «está en la agenda la promoción de …»: the topic stands behind the phrase.
        opens = verb.at if verb is not None else use.at if ahead is not None and use.how == "word" else -1
        if opens < 0 or clause.negated or scene.actor(clause.subject) is not None:
            continue
        if any(scene.cue(at) & {"of", "from"} for at, _ in scene.actors(use.at, opens)):
            continue
        bearer = _pair(scene)
        start = opens + 1
        while start < clause.stop and scene.items[start].kind == "adv":
            start += 1
        if bearer is None or not _deed(scene, start):
            continue
        stop = len(scene.items)
        while stop > start and scene.items[stop - 1].kind in ("punct", "coord"):
            stop -= 1
        yield "aimed", bearer, use, Action(start, stop, None, clause, use.at)
        return


def _pair(scene: Scene) -> Actor | None:
    found = scene.context.resolve(Actor((), (), "ref", "pair"))
    return found if len(found.members) > 1 and acts_for_state(found) else None


def _deed(scene: Scene, start: int) -> bool:
    """Whether a gerund, an infinitive made a noun, or a noun of doing with its object opens here."""
    items = scene.items
    if start + 1 >= len(items):
        return False
    if nominal_mark(items[start]) and items[start + 1].has("verb"):
        return True
    if any(entry.feature == "ing" for entry in items[start].all("verb")):
        return True
    if {entry.feature for entry in items[start].all("verb")} == {"base"} and items[start + 1].kind == "det":
        return True  # «incluye promover el comercio»
    for at in range(start, min(start + 3, len(items) - 1)):
        if any((e.feature, e.value) == ("commitment", DEED) for e in items[at].all("noun")):
            roles = {role for entry in items[at + 1].all("prep") for role in entry.value.split("|")}
            traits = scene.context.traits
            bare = traits is not None and traits.bare_owners and items[at + 1].kind in NOUNISH
            return bare or bool(roles & {"of", "in"})
    return False
