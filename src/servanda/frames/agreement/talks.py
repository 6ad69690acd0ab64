"""Negotiations said to begin, to go on, to pause or to end."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.frames.agreement.instruments import in_force, is_title, own_cue
from servanda.frames.common import possessor
from servanda.frames.scene import Scene, Use
from servanda.mentions.context import Actor

PHASES = {
    "talks.go": "under_negotiation", "talks.pause": "suspended", "talks.done": "agreed",
    "act.suspended": "suspended", "act.terminated": "terminated", "act.announced": "under_negotiation",
    "act.signed": "agreed", "act.agreed": "agreed", "act.in_force": "under_negotiation",
}  # fmt: skip
REACH = 14


def phase(scene: Scene, use: Use) -> tuple[str, Use] | None:
    """What is said of the negotiation that a noun names, and the verb or words that say it."""
    others = [
        other
        for other in scene.uses("agreement")
        if other.at != use.at
        and (
            (other.how == "verb" and other.clause is use.clause)
            or (other.how == "word" and in_force(scene, other) is None)
            or _continued(use, other)
        )
    ]
    for other in others:
        if other.concept in PHASES and (other.how == "word" or not _of_another(scene, use, other)):
            return PHASES[other.concept], other
    return None


def _continued(use: Use, other: Use) -> bool:
    """ "Talks on X, which …, broke down": the verb stands in a later piece of the same clause."""
    return other.how == "verb" and other.clause.kind == "coord" and other.at > use.at and not use.clause.verbs


def _of_another(scene: Scene, use: Use, other: Use) -> bool:
    """Whether the verb has an instrument of its own, nearer than the negotiation."""
    low, high = sorted((use.at, other.at))
    return any(is_title(scene, at) and not own_cue(scene, at) for at in range(low, high))


def subject_matter(scene: Scene, use: Use) -> int | None:
    """The instrument that is negotiated, named after the noun, or before a relative "on which"."""
    for at in range(use.at + 1, min(use.clause.stop, use.at + REACH)):
        if is_title(scene, at) and own_cue(scene, at) & {"about", "for", "of", "to"}:
            return at
        if scene.items[at].kind in ("comp", "sub") or scene.verb_here(at) or scene.items[at].text == ",":
            break
    if use.clause.kind == "rel":
        for back in range(use.clause.start - 1, max(-1, use.clause.start - 5), -1):
            if is_title(scene, back):
                return back
    return None


def negotiators(scene: Scene, use: Use) -> Actor | None:
    """Who negotiates: "between A and B", "with A", the subject, or the owner of the talks."""
    alone: Actor | None = None
    for _, actor in scene.actors(use.at + 1, use.clause.stop, "between", "with", "of"):
        if len(actor.members) > 1:
            return actor
        alone = alone or actor
    side = scene.subject(use.clause) or possessor(scene, use.at)
    if side is not None and alone is not None:
        return side.joined(alone)
    return side or alone


def mentioned(scene: Scene) -> Iterator[Use]:
    """Nouns for negotiations in a sentence."""
    for use in scene.uses("agreement"):
        if use.how == "noun" and use.concept in ("act.under_negotiation", "act.talks"):
            yield use
