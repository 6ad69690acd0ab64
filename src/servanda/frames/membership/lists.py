"""Several organisations or several members at once: coordinated, told in order, or listed as what a body is made of."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.frames.membership.organisations import org_at, org_named
from servanda.frames.scene import Scene, Use

LINKS = frozenset({"coord", "prep", "det"})


def orgs_from(scene: Scene, first: tuple[int, str]) -> list[str]:
    """The organisation at an item and those that a coordinator joins to it ("members of ASEAN and of APEC")."""
    at, name = first
    found = [name]
    while True:
        actor = scene.items[at].actor
        found += [m for m in (actor.members if actor is not None else ()) if m not in found and org_named(m)]
        ahead = at + 1
        joined = False
        while ahead < len(scene.items) and (
            scene.items[ahead].kind in LINKS or scene.items[ahead].text == ","
        ):
            joined = joined or scene.items[ahead].kind == "coord" or scene.items[ahead].text == ","
            ahead += 1
        if not joined or ahead >= len(scene.items) or scene.items[ahead].kind not in ("actor", "org"):
            return found
        after = scene.items[ahead + 1] if ahead + 1 < len(scene.items) else None
        named = org_at(scene, ahead)
        if named is None or (
            after is not None and (after.kind in ("verb", "modal") or scene.verb_here(ahead + 1))
        ):
            return found
        if named not in found:
            found.append(named)
        at = ahead


def paired(scene: Scene, use: Use, orgs: list[str]) -> list[tuple[str, str]]:
    """Members and organisations in the same order ("Mexico and Cuba chair the ACS and CELAC respectively")."""
    told = any(other.concept == "respective" for other in scene.uses("membership"))
    if not told or len(orgs) < 2:
        return []
    for _, actor in scene.actors(0, use.at, "", "of"):
        members = [m for m in actor.members if not org_named(m)]
        if len(members) == len(orgs):
            return list(zip(members, orgs, strict=True))
    return []


def composed(scene: Scene) -> Iterator[tuple[Use, str, str]]:
    """The members that an organisation is said to be made of.

    «el G7, integrado por Alemania, Canadá …», «los países que lo conforman (Alemania, Canadá …)», «Perú y Bolivia integran
    la Comunidad Andina».
    """
    for use in scene.uses("membership", "verb.compose"):
        org, others = _whole(scene, use)
        for member in dict.fromkeys((*_parts(scene, use), *others)):
            for name in (org, *_further(scene, use, org)):
                if name and member != name:
                    yield use, member, name


def _further(scene: Scene, use: Use, org: str) -> tuple[str, ...]:
    """What else a member belongs to («состоят в Африканском союзе и общем рынке КОМЕСА», "belongs to ASEAN and APEC")."""
    first = next((at for at in range(use.at + 1, use.clause.stop) if org and org_at(scene, at) == org), None)
    if first is None:
        return ()
    whole = scene.actor(first)
    found = [m for m in (whole.members if whole is not None else ()) if m != org and org_named(m)]
    for at in range(first + 1, use.clause.stop):
        item = scene.items[at]
        if item.kind not in ("coord", "prep", "det", "token", "org", "actor") or scene.verb_here(at):
            break
        if (name := org_at(scene, at)) and name != org:
            found.append(name)
        elif item.kind == "actor":
            break
    return tuple(found)


def _whole(scene: Scene, use: Use) -> tuple[str, tuple[str, ...]]:
    """The organisation behind the verb, else the last one that the sentence names before it; and who else belongs to it.

    "Belongs to the Quad together with India and Japan", «gehört mit Indien und Japan dem Quad an».
    """
    others: tuple[str, ...] = ()
    for ahead in range(use.at + 1, use.clause.stop):
        if name := org_at(scene, ahead):
            return name, others or _with(scene, ahead + 1, use.clause.stop)
        actor = scene.actor(ahead)
        if actor is not None and len(actor.members) > 1 and org_named(actor.members[0]):
            rest = actor.members[1:]
            # "… of NATO and Germany is …": who stands before a verb is its subject, and begins something new.
            new = scene.verb_here(ahead + 1) or any(map(org_named, rest))
            return actor.members[0], () if new else rest
        if actor is not None and "with" in scene.cue(ahead):
            others = _states(scene, ahead)
        elif scene.items[ahead].kind in ("actor", "punct", "coord") and scene.items[ahead].text != '"':
            break
    # Only a clause that hangs on another («el G7, que integran …») can leave its organisation unsaid.
    first = 0 if use.clause.kind in ("rel", "part") else use.clause.start
    for back in range(use.at - 1, first - 1, -1):
        if scene.items[back].kind in ("actor", "org") and (name := org_at(scene, back)):
            return name, _with(scene, use.clause.start, use.at)
    return "", ()


def _with(scene: Scene, start: int, stop: int) -> tuple[str, ...]:
    """States that a clause names beside its subject."""
    for at, _ in scene.actors(start, stop, "with"):
        return _states(scene, at)
    return ()


def _parts(scene: Scene, use: Use) -> tuple[str, ...]:
    items = scene.items
    for at in range(use.at + 1, min(len(items), use.at + 5)):
        if items[at].kind != "actor":
            continue
        opened = items[at - 1].text in "(:" or (at > 1 and items[at - 2].text in "(:")
        if opened or scene.cue(at) & {"agent"}:
            return _states(scene, at)
        break
    if use.clause.passive or use.clause.subject is None:
        return ()
    return _states(scene, use.clause.subject)


def _states(scene: Scene, at: int) -> tuple[str, ...]:
    actor = scene.actor(at)
    if actor is None or actor.persons or actor.form == "org":
        return ()
    return tuple(m for m in actor.members if len(m) == 3 and m.isupper() and not org_named(m))
