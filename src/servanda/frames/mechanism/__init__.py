"""Mechanisms: a standing body named with its full name, by its letters, or one that is joint by its very word."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

from servanda.analysis.items import Item
from servanda.frames.mechanism.firms import participants
from servanda.frames.scene import Draft, Scene
from servanda.mentions.titles import Title

OWNED = frozenset({"bank", "fund", "project"})
"""Kinds that firms and single states have too: they need a sign of two sides, in the name or beside it."""
JOINT = frozenset({"commission", "committee", "council", "forum", "fund", "centre"})
"""Kinds that the name of a pair alone makes joint; a pair's bank, alliance or dialogue can be anything."""
ACTING = ("", "between", "with", "of", "agent")
LEAST_LETTERS = 2


def propose(scene: Scene) -> Iterator[Draft]:
    """One draft for each body that a sentence names."""
    seen: set[str] = set()
    for at, item in enumerate(scene.items):
        for name, kind, parties in _bodies(scene, at, item):
            key = name.lower()
            if key in seen:
                continue
            seen.add(key)
            if guests := participants(scene, at):
                hosts = tuple(name for name in parties if name not in guests) or _places(scene, at)
                parties = (*(hosts or _context(scene)), *guests)
            slots: dict[str, Any] = {"name": name, "kind": kind, "parties": parties}
            yield Draft(
                record="mechanism", slots=slots, rule="mechanism.name", cues=(at,), clause=scene.clause_of(at),
                modality="asserted",
            )  # fmt: skip


def _places(scene: Scene, at: int) -> tuple[str, ...]:
    """The states in which a project is, said right behind its name («projecten in India en Laos, met deelname van …»)."""
    return next((a.members for _, a in scene.actors(at + 1, min(len(scene.items), at + 5), "in")), ())


def _bodies(scene: Scene, at: int, item: Item) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    if item.kind in ("name", "title"):
        title: Title = item.payload
        if item.kind == "name":
            yield from _named(scene, at, item)
        for inner in title.inner:
            yield from _named(scene, at, inner)
        for actor in title.actors:
            if actor.form == "org" and actor.members and (members := alliance(actor.members[0])):
                yield actor.members[0], "alliance", members
    elif item.kind == "actor" and item.actor.form == "org" and item.actor.members:
        members = alliance(item.actor.members[0])
        if members and not (at and scene.items[at - 1].text == "-"):
            yield item.actor.members[0], "alliance", members
        elif is_forum(item.actor.members[0]):
            yield item.actor.members[0], "forum", ()
    elif item.kind in ("token", "org") and item.text.isupper() and len(item.text) >= LEAST_LETTERS:
        known = scene.context.acronyms.get(item.text)
        if known is not None:
            yield known[0], known[1], known[2] or _context(scene)


@functools.cache
def alliance(name: str) -> tuple[str, ...]:
    """The members of an alliance of a few states that is a vehicle of cooperation, not an organisation."""
    from servanda.gazetteer import members, organisation

    found = organisation(name)
    if found is None or found.kind != "alliance":
        return ()
    return tuple(sorted(members(name, "2025-12-31")))


@functools.cache
def is_forum(name: str) -> bool:
    """Whether a name is that of a conference or platform in which states meet again and again."""
    from servanda.gazetteer import organisation

    found = organisation(name)
    return found is not None and found.kind == "forum"


def _named(scene: Scene, at: int, item: Item) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """A name has capitals and a describing word; a word that is joint in itself («gemengde commissie») needs none."""
    title: Title = item.payload
    entry = item.get("mechanism")
    inherent = (entry is not None and "named" not in entry.feature.split("|")) or _paired(title)
    full = title.qualified or " " in title.short
    if not inherent and (title.plural or not (title.capital and full)):
        return
    # The known name of a programme is its head alone; what follows tells whose it is.
    name = title.short if inherent and title.kind == "programme" else item.text.partition(" ( ")[0]
    own = _own(scene, title)
    parties = own or _beside(scene, at) or _recalled(scene, title)
    if title.kind in OWNED and not inherent and not parties and not scene.context.parties:
        return
    if title.kind == "bank" and not inherent and len(parties) < 2:
        return
    if not parties and _heading(scene):
        return
    # A common noun takes its sides from the sentence or the declared parties, never from whoever the text is about.
    parties = parties or _subject(scene, at) or (_context(scene) if title.capital else scene.context.parties)
    if inherent and len(parties) < 2 and title.kind != "programme":
        return
    if parties or inherent:
        yield name.replace(" - ", "-"), title.kind, parties


def _paired(title: Title) -> bool:
    """Whether the name of a pair makes a body a joint one («de Frans-Duitse ministerraad»)."""
    return (
        title.kind in JOINT
        and not title.plural
        and any(len(a.members) == 2 and a.form == "adjective" for a in title.actors)
    )


def _heading(scene: Scene) -> bool:
    """Whether the sentence is the bare heading of an article («Gemengde Commissie»): it names a rule, no body at work."""
    return not any(clause.verbs for clause in scene.clauses) and not any(
        item.kind == "actor" for item in scene.items
    )


def _subject(scene: Scene, at: int) -> tuple[str, ...]:
    """The sides that hold, found or lead the body in its own clause, else the only group that the sentence names."""
    clause = scene.clause_of(at)
    doer = scene.doer(clause)
    if doer is not None and len(doer.members) > 1:
        return doer.members
    groups = [
        actor.members for _, actor in scene.actors(0, len(scene.items), *ACTING) if len(actor.members) > 1
    ]
    if groups:
        return groups[0]
    single = doer.members if doer is not None else ()
    partner = [
        m for _, actor in scene.actors(clause.start, clause.stop, "with", "between") for m in actor.members
    ]
    both = tuple(dict.fromkeys((*single, *partner)))
    return both if len(both) > 1 else ()


def _own(scene: Scene, title: Title) -> tuple[str, ...]:
    out: list[str] = []
    for actor in title.actors:
        out.extend(m for m in scene.context.resolve(actor).members if m not in out)
    return tuple(out)


def _beside(scene: Scene, at: int) -> tuple[str, ...]:
    out: list[str] = []
    for _, actor in scene.actors(at + 1, min(len(scene.items), at + 5), "between", "of", "with"):
        out.extend(m for m in actor.members if m not in out)
    return tuple(out)


def _recalled(scene: Scene, title: Title) -> tuple[str, ...]:
    known = scene.context.mechanisms.get(title.short.lower())
    return known[2] if known else ()


def _context(scene: Scene) -> tuple[str, ...]:
    return scene.context.parties or scene.context.dyad()
