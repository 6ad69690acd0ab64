"""Who is to do what stands under a verb of wanting or agreeing, where that is not its own subject."""

from __future__ import annotations

import msgspec

from servanda.analysis.clauses import NOUNISH, Clause
from servanda.frames.scene import Scene, Use
from servanda.mentions.context import Actor

OWN_PRONOUNS = frozenset({"it", "they", "we", "he"})


class Task(msgspec.Struct, frozen=True):
    """What another is to do: `actor` is who, None where a thing is the subject; items `[start, stop)` say it."""

    actor: Actor | None
    start: int
    stop: int
    clause: Clause


def task_of(scene: Scene, use: Use) -> Task | None:
    """The content with a subject of its own under a verb («wil dat Polen …», "wants Poland to …"), else None."""
    if use.how != "verb":
        return None
    index = scene.clauses.index(use.clause)
    if index + 1 >= len(scene.clauses):
        return None
    under = scene.clauses[index + 1]
    stop = end_of(scene, index + 1)
    if under.kind == "comp" and under.governor is use.clause:
        return _content(scene, use, under, stop)
    if under.kind == "inf" and under.governor is use.clause:
        return _controlled(scene, use, under, stop)
    return None


def _content(scene: Scene, use: Use, under: Clause, stop: int) -> Task | None:
    start = under.start + 1
    if under.thing_subject:
        return Task(None, start, stop, under)
    if under.subject is None or under.subject_inherited or under.subject < under.start:
        return None
    raw = scene.items[under.subject].actor
    if raw is not None and raw.ref in OWN_PRONOUNS:
        return None
    actor = scene.actor(under.subject)
    return None if actor is None or not _another(scene, use, actor) else Task(actor, start, stop, under)


def _controlled(scene: Scene, use: Use, under: Clause, stop: int) -> Task | None:
    """The object that is to act: "wants Poland to pay", «vroeg China om het verbod op te heffen»."""
    items = scene.items
    thing = False
    for at in range(use.at + 1, under.start):
        if scene.cue(at) or at == use.clause.subject:
            continue
        if items[at].kind == "actor":
            actor = scene.actor(at)
            if actor is None or not _another(scene, use, actor):
                return None
            return Task(actor, at, stop, under)
        if items[at].kind in NOUNISH and items[at].text[:1].isalnum():
            thing = True
    if thing and items[under.start].has("inf"):
        return Task(None, use.at + 1, stop, under)
    return None


def _another(scene: Scene, use: Use, actor: Actor) -> bool:
    own = scene.doer(use.clause)
    if own is None:
        return bool(actor.members or actor.persons)
    shared = set(actor.members) & set(own.members) or set(actor.persons) & set(own.persons)
    return bool(actor.members or actor.persons) and not shared


def end_of(scene: Scene, index: int) -> int:
    """Where the content ends: with the clauses that depend on it."""
    stop = scene.clauses[index].stop
    for later in scene.clauses[index + 1 :]:
        if later.kind not in ("rel", "comp", "inf", "part"):
            break
        stop = later.stop
    return stop
