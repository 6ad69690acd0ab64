"""Who acts: the doer of a clause, the owner of a noun, the state behind a ministry, a capital or forces."""

from __future__ import annotations

from servanda.frames.common import possessor
from servanda.frames.scene import Scene, Use
from servanda.mentions.context import Actor

SUMMONING = frozenset({"PROTEST", "SANCTION"})
"""What a passive tells without its agent: whose ministry or capital it is then tells who acts."""


def doer_of(scene: Scene, use: Use) -> Actor | None:
    """Who does what a trigger names: the subject, an owner, an agent, or whose ministry or forces act."""
    if use.value == "ordered":
        return _announcer(scene, use) if _counted(scene, use) else None
    if use.how == "verb":
        doer = scene.doer(use.clause)
        if doer is None and use.value == "drill":
            doer = _forces_of(scene, use)
        if doer is None and use.clause.passive and use.concept[7:] in SUMMONING:
            doer = _host(scene, use) or _announcer(scene, use)
        elif doer is None and use.clause.thing_subject and use.concept[7:] in SUMMONING:
            doer = _ministry(scene, use)
        return doer
    if use.value == "between":
        verb = use.clause.main_verb
        return scene.doer(use.clause) if verb is not None and verb.kind == "be" else None
    owner = possessor(scene, use.at)
    if use.value == "means":
        return owner
    if owner is not None and owner.members:
        return owner
    for at in range(use.at + 1, min(len(scene.items), use.at + 6)):
        if scene.items[at].kind == "actor" and scene.cue(at) & {"of", "agent", "from", "between"}:
            return scene.actor(at)
        if scene.items[at].kind in ("verb", "punct", "actor"):
            break
    if use.value == "multiplied":
        return scene.doer(use.clause)
    if use.value == "measure":
        clause = use.clause
        told = not clause.verbs or any(not v.kind and v.at < use.at for v in clause.verbs)
        return scene.doer(clause) if told else None
    return None


def multiplied(scene: Scene, use: Use) -> bool:
    """Whether a verb that reads as a factor has the noun as its object ("doubled its tariffs on Indian goods")."""
    back = use.at - 1
    while back > 0 and (scene.items[back].kind in ("pron", "det") or scene.items[back].has("det")):
        back -= 1
    item = scene.items[back] if back > 0 else None
    factor = item is not None and item.kind == "quantity" and item.payload.kind in ("factor", "multiplier")
    return factor and back < use.at - 1 and use.clause.subject is not None and use.clause.subject < back


def _forces_of(scene: Scene, use: Use) -> Actor | None:
    """The states whose forces are the subject: "the navies of India and Oman", «de Indiase en Omaanse marine»."""
    found: list[str] = []
    for at in range(use.clause.start, use.at):
        if scene.items[at].kind == "actor" and scene.cue(at) & {"of", "from", "between"}:
            actor = scene.actor(at)
        else:
            actor = described(scene, at) if scene.items[at].kind == "state" else None
        found.extend(m for m in (actor.members if actor is not None else ()) if m not in found)
    return Actor(tuple(found)) if found else None


def _host(scene: Scene, use: Use) -> Actor | None:
    """Whose ministry or capital the summoned come to: "was summoned to the Foreign Ministry in Warsaw"."""
    subject = scene.subject(use.clause)
    guests = set(subject.members) if subject is not None else set()
    for at in range(use.at + 1, use.clause.stop):
        if not scene.cue(at) & {"to", "at", "in"}:
            continue
        actor = scene.actor(at) if scene.items[at].kind == "actor" else described(scene, at)
        if actor is not None and actor.members and guests.isdisjoint(actor.members):
            return actor
    return None


def _announcer(scene: Scene, use: Use) -> Actor | None:
    """The state that makes a measure known, where the sentence says who speaks."""
    speaker = scene.context.speaker
    if speaker is None or not speaker.state:
        return None
    subject = scene.subject(use.clause)
    if subject is not None and use.value != "ordered" and speaker.state in subject.members:
        return None
    return Actor((speaker.state,))


def _counted(scene: Scene, use: Use) -> bool:
    """Whether a number of people of a state are the subject, and no forces («zestig Amerikaanse diplomaten»)."""
    before = scene.items[use.clause.start : use.at]
    return any(item.kind == "quantity" for item in before) and not any(
        item.has("forcenoun") for item in before
    )


def _ministry(scene: Scene, use: Use) -> Actor | None:
    """The state whose ministry acts, told by its seat: "the Foreign Ministry in Warsaw summoned …"."""
    first = use.clause.verbs[0].at if use.clause.verbs else use.at
    places = range(use.clause.start, first)
    if not any(scene.items[at].has("statenoun") for at in places):
        return None
    return next((found for at in places if (found := described(scene, at)) is not None), None)


def described(scene: Scene, at: int) -> Actor | None:
    """A state named by an adjective or a place: "the Ethiopian ambassador", "its ambassador in Algiers"."""
    item = scene.items[at]
    entry = item.get("state")
    if item.kind == "state" and entry is not None:
        return Actor((entry.value,))
    if item.kind in ("office", "place", "landmark"):
        place = item.get("place") or item.get("landmark")
        if place is not None and len(place.feature) == 3:
            return Actor((place.feature,))
    return None
