"""Who is bound by an instrument: those its title names, those who act, those whom the text is about."""

from __future__ import annotations

from servanda.frames.agreement.instruments import STATES_OF_FORCE, Found, own_cue
from servanda.frames.common import other_side, possessor
from servanda.frames.scene import Scene, Use
from servanda.mentions.context import Actor
from servanda.mentions.titles import Title

MANY_SIDED = frozenset({"convention", "resolution"})
NOBODY = Actor(())


def parties_of(scene: Scene, use: Use, found: Found | None) -> Actor:
    """The parties of the instrument that `use` acts on, with the persons who act for them."""
    title: Title | None = scene.items[found.at].payload if found is not None else None
    doer = acting(scene, use, found) or NOBODY
    named = _named(scene, title) if title is not None else NOBODY
    partner = _partner(scene, use, found)
    if title is not None and title.between is not None and len(named.members) > 1:
        return Actor(named.members, doer.persons)
    if title is not None and len(named.members) == 2 and _referring(scene, use):
        # "The two leaders signed the Japan-Laos Action Plan": the name tells better who they are.
        return Actor(named.members, doer.persons)
    if len(doer.members) > 1:
        # «Die Schweiz und Norwegen unterzeichneten ein Abkommen mit Indien»: all three are its parties.
        beyond = (
            title is not None and title.between is not None and set(named.members).isdisjoint(doer.members)
        )
        return doer.joined(named) if beyond else doer
    joined = doer.joined(partner) if doer.members else partner
    if title is not None and title.between is not None:
        joined = joined.joined(named)
    if len(joined.members) > 1:
        return joined
    if len(named.members) > 1:
        return Actor(named.members, doer.persons)
    known = recalled(scene, title) if title is not None else ()
    if known and set(joined.members) <= set(known):
        return Actor(known, joined.persons)
    if title is not None and title.kind in MANY_SIDED:
        return joined
    if title is not None and not joined.members and [actor.form for actor in title.actors] == ["org"]:
        # "the United Nations Convention against …": the organisation gives it its name, states are its parties.
        return Actor((), joined.persons)
    single = joined.members or named.members
    if found is not None and len(single) == 1:
        # «le traité d'amitié qui la liait à l'Espagne»: the other side stands in what describes the instrument.
        inner = next((c for c in scene.clauses if c.kind == "rel" and c.start == found.at + 1), None)
        for _, other in scene.actors(inner.start, inner.stop, "to", "with") if inner is not None else ():
            if other.form == "name" and single[0] not in other.members:
                return Actor((*single, *other.members), joined.persons)
    if title is not None and title.unnamed and single:
        return Actor(single, joined.persons)
    return Actor(_completed(scene, single, use), joined.persons)


def _completed(scene: Scene, members: tuple[str, ...], use: Use) -> tuple[str, ...]:
    """The other side, where a text about two states names one of them only, or none."""
    if len(members) == 1:
        other = other_side(scene, members[0])
        return (*members, other) if other else members
    if members:
        return members
    for at, actor in scene.actors(0, len(scene.items), "", "of", "between", "agent", "with"):
        if len(actor.members) > 1 and at not in range(use.clause.start, use.at):
            return actor.members
    return scene.context.parties or scene.context.resolve(Actor((), (), "ref", "pair")).members


def _referring(scene: Scene, use: Use) -> bool:
    """Whether the subject only refers to a pair ("the two leaders") and names nobody."""
    at = use.clause.subject
    raw = scene.items[at].actor if at is not None else None
    return raw is not None and bool(raw.ref) and not raw.members


def acting(scene: Scene, use: Use, found: Found | None) -> Actor | None:
    """Who signs, adopts or ends: the subject of an active verb, the agent of a passive or a participle."""
    clause = use.clause
    if use.how == "noun":
        owner = possessor(scene, use.at)
        return owner or _by(scene, use.at, clause.stop)
    if found is not None and found.how in ("passive", "attribute"):
        stop = next((v.at for v in clause.verbs if v.at > use.at), clause.stop)
        return _by(scene, use.at, stop) or (scene.agent(clause) if found.how == "passive" else None)
    doer = scene.doer(clause)
    if doer is None and clause.kind == "rel" and clause.subject is None:
        for _, actor in scene.actors(clause.start, use.at, ""):
            return actor
    return doer


def partners(scene: Scene, use: Use, found: Found) -> tuple[Actor, ...]:
    """One party after the other, where one state signs several instruments with several others."""
    title: Title = scene.items[found.at].payload
    doer = acting(scene, use, found)
    partner = _partner(scene, use, found)
    if not partner.members and title.between is not None:
        partner = scene.context.resolve(title.between)
    if not title.plural or doer is None or len(doer.members) != 1 or len(partner.members) < 2:
        return ()
    if doer.members[0] in partner.members:
        return ()
    return tuple(Actor((*doer.members, member)) for member in partner.members)


def _by(scene: Scene, start: int, stop: int) -> Actor | None:
    return next((actor for _, actor in scene.actors(start, stop, "agent")), None)


def _partner(scene: Scene, use: Use, found: Found | None) -> Actor:
    clause = use.clause
    for at, actor in scene.actors(clause.start, clause.stop, "with"):
        if found is None or at != found.at:
            return actor
    return NOBODY


def _named(scene: Scene, title: Title) -> Actor:
    """The states and organisations in a title; what comes "between" or "with" them counts first."""
    if title.between is not None:
        between = scene.context.resolve(title.between)
        if len(between.members) > 1:
            return between
        left = [a for a in title.actors if a.form == "adjective"]
        for actor in left:
            between = scene.context.resolve(actor).joined(between)
        return between
    whole = NOBODY
    for actor in title.actors:
        whole = whole.joined(scene.context.resolve(actor))
    return whole


def recalled(scene: Scene, title: Title) -> tuple[str, ...]:
    """Parties of the instrument that a short title refers back to, as the text gave them before."""
    short = title.short.lower()
    for kind, name, members in reversed(scene.context.instruments):
        if members and (short in name.lower() or (kind == title.kind and not title.capital)):
            return members
    if not title.qualified and not title.plural:
        return next((members for _, _, members in reversed(scene.context.instruments) if members), ())
    return ()


def _pronoun_object(scene: Scene, use: Use) -> int | None:
    """The item of an object pronoun before the verb, in a clause without any other object."""
    first = use.clause.verbs[0].at
    for at in range(max(use.clause.start, first - 2), first):
        if scene.items[at].has("clitic") and not scene.items[at].has("reflexive"):
            return at
    return None


def referred(scene: Scene, use: Use) -> tuple[str, tuple[str, ...]] | None:
    """Kind and parties of the instrument that "it" stands for, as the subject of a clause about its force.

    What is signed or enters into force is a thing whatever its pronoun: «Il a été signé à Rome», «La Russie l'a ratifié».
    """
    items = scene.items
    at = use.clause.subject
    # A language that gives things a gender says "he" of a treaty; nobody else enters into force or is signed.
    thing = ("it", "they", "he") if use.concept in STATES_OF_FORCE or use.clause.passive else ("it", "they")
    pronoun = at is not None and items[at].actor is not None and items[at].actor.ref in thing
    leaning = _pronoun_object(scene, use) if use.verb is not None and not use.clause.passive else None
    if leaning is not None:
        at = leaning
    elif not pronoun or at is None:
        return None
    for back in range(at - 1, -1, -1):
        if items[back].kind == "title" and not own_cue(scene, back) & {"under", "during"}:
            title: Title = items[back].payload
            members = _named(scene, title).members
            return title.kind, members if len(members) > 1 else _completed(scene, members, use)
    if scene.context.instruments:
        kind, _, members = scene.context.instruments[-1]
        return kind, members or _completed(scene, (), use)
    return None
