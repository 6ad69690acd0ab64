"""Companies that take part in a mechanism: «met deelname van Zarubezhneft, Gazprom en … (Petrovietnam)»."""

from __future__ import annotations

from servanda.frames.scene import Scene

JOINED = "joined"
"""Role of the words behind which those who take part are listed."""
REACH = 30


def participants(scene: Scene, at: int) -> tuple[str, ...]:
    """Those said to take part in the body named at item `at`, states as codes and companies by their names."""
    opening = next(
        (
            n
            for n in range(at + 1, min(len(scene.items), at + REACH))
            if any(JOINED in entry.value.split("|") for entry in scene.items[n].all("prep"))
        ),
        None,
    )
    if opening is None or any(scene.verb_here(n) for n in range(at + 1, opening)):
        return ()
    found: list[str] = []
    part: list[int] = []
    for n in range(opening + 1, len(scene.items) + 1):
        item = scene.items[n] if n < len(scene.items) else None
        hyphened = item is not None and item.kind == "coord" and scene.items[n - 1].text == "-"
        if (
            item is None
            or item.text in ",;.:"
            or (item.kind == "coord" and not hyphened)
            or scene.verb_here(n)
        ):
            found += [name for name in _names(scene, part) if name not in found]
            part = []
            if item is None or item.text in ";.:" or scene.verb_here(n):
                break
            continue
        part.append(n)
    return tuple(found)


def _names(scene: Scene, part: list[int]) -> tuple[str, ...]:
    """Whom one member of the list names: the states of an actor, the name in brackets, else the run of capitals."""
    items = scene.items
    opened = next((k for k, n in enumerate(part) if items[n].text == "("), None)
    if opened is not None:
        known = [m for n in part[:opened] for m in _members(scene, n, states=False)]
        inside = [n for n in part[opened + 1 :] if items[n].text != ")"]
        alias = [m for n in inside for m in _members(scene, n, states=True)]
        name = " ".join(items[n].text for n in inside)
        alias = alias or ([name] if name[:1].isupper() else [])
        return tuple(dict.fromkeys((*known, *alias)))
    named = [n for n in part if not items[n].has("det")]
    if len(named) == 1 and items[named[0]].kind == "actor":
        actor = scene.actor(named[0])
        return actor.members if actor is not None else ()
    if not named or any(items[n].kind in ("actor", "time", "prep") for n in named):
        return ()
    capitals = [n for n in named if items[n].text[:1].isupper()]
    if not capitals or not items[named[0]].text[:1].isupper():
        return ()
    words = [items[n].text for n in range(capitals[0], capitals[-1] + 1)]
    return (" ".join(words).replace(" - ", "-"),)


def _members(scene: Scene, at: int, *, states: bool) -> tuple[str, ...]:
    """Whom an item names; without `states` no states, whose adjective may only describe a company."""
    actor = scene.actor(at) if scene.items[at].kind == "actor" else None
    if actor is None:
        return ()
    return tuple(m for m in actor.members if states or not (len(m) == 3 and m.isupper()))
