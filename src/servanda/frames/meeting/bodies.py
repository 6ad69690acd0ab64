"""The body whose session or summit a noun names."""

from __future__ import annotations

from servanda.frames.common import phrase_end
from servanda.frames.events import word_concepts
from servanda.frames.scene import Scene
from servanda.mentions.titles import Title


def body_of(scene: Scene, at: int) -> str:
    """The body whose event a noun is: «zitting van de Commissie», "ASEAN summit", «BRICS-top»."""
    items = scene.items
    for back in range(at - 1, max(-1, at - 4), -1):
        item = items[back]
        if item.kind == "name" and item.payload is not None:
            return _known_name(scene, item.payload, item.text)
        if item.kind in ("org", "actor") and (item.kind == "org" or item.actor.form == "org"):
            entry = item.get("org")
            return entry.value if entry is not None else str(item.actor.members[0])
        if item.kind in ("verb", "prep", "punct", "det", "coord", "time") and item.text != "-":
            break
    end = phrase_end(scene, at, len(items))
    for ahead in range(at + 1, end):
        item = items[ahead]
        if not scene.cue(ahead) & {"of"}:
            continue
        if item.kind == "name" and item.payload is not None:
            return _known_name(scene, item.payload, item.text)
        if item.kind in ("actor", "org"):
            return _mechanism_named(scene, item.text) or _organisation(scene, ahead)
    return ""


def body_at(scene: Scene, at: int) -> str:
    """The body that the item at `at` names, where it is one."""
    item = scene.items[at]
    if item.kind == "name" and item.payload is not None:
        return _known_name(scene, item.payload, item.text)
    return _organisation(scene, at)


def pair_body(scene: Scene, start: int, stop: int) -> tuple[str, tuple[str, ...]]:
    """A common body of two states that opens a clause («de Frans-Duitse ministerraad»), and the two."""
    for at in range(start, stop - 1):
        item = scene.items[at]
        if item.kind == "pairname" and not scene.cue(at):
            noun = scene.items[at + 1]
            members = item.actor.members if item.actor is not None else ()
            common = noun.has("mechanism") or "body.common" in word_concepts(scene, at + 1, at + 2, "meeting")
            if len(members) == 2 and common:
                return f"{item.text} {noun.text}", tuple(members)
        behind = scene.items[at + 1]
        if behind.kind == "pairname" and behind.actor is not None and not scene.cue(at):
            # «la comisión franco-alemana»: where the adjective follows its noun
            common = item.has("mechanism") or "body.common" in word_concepts(scene, at, at + 1, "meeting")
            if common and len(behind.actor.members) == 2:
                return f"{item.text} {behind.text}", tuple(behind.actor.members)
        if item.kind in ("actor", "name"):
            break
    return "", ()


def _organisation(scene: Scene, at: int) -> str:
    item = scene.items[at]
    if item.kind == "actor" and item.actor.form == "org" and len(item.actor.members) == 1:
        return str(item.actor.members[0])
    return ""


def _mechanism_named(scene: Scene, text: str) -> str:
    """«de Commissie» is the commission that this text has named, before it is the one in Brussels."""
    short = text.split()[-1].lower()
    mechanisms = scene.context.mechanisms
    known = mechanisms.get(short) or next(
        (v for k, v in reversed(mechanisms.items()) if k.endswith(short)), None
    )
    return known[0] if known is not None else ""


def _known_name(scene: Scene, title: Title, text: str) -> str:
    if title.qualified and (title.capital or title.actors):
        return text
    return _mechanism_named(scene, title.short) or (text if title.capital else "")


def sides_of(scene: Scene, body: str) -> tuple[str, ...]:
    """States that the name of a body tells, or that the text has told before: «Italiaans-Chinese Commissie»."""
    known = next((v for v in scene.context.mechanisms.values() if v[0] == body), None)
    if known is not None and len(known[2]) > 1:
        return known[2]
    for item in scene.items:
        if item.kind == "name" and item.payload is not None and item.text == body:
            members: list[str] = []
            for actor in item.payload.actors:
                members.extend(m for m in scene.context.resolve(actor).members if m not in members)
            return tuple(members) if len(members) > 1 else ()
    return ()
