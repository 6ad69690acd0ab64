"""The body whose session or summit a noun names."""

from __future__ import annotations

from servanda.frames.common import phrase_end
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


def _organisation(scene: Scene, at: int) -> str:
    item = scene.items[at]
    if item.kind == "actor" and item.actor.form == "org" and len(item.actor.members) == 1:
        return str(item.actor.members[0])
    return ""


def _mechanism_named(scene: Scene, text: str) -> str:
    """«de Commissie» is the commission that this text has named, before it is the one in Brussels."""
    known = scene.context.mechanisms.get(text.split()[-1].lower())
    return known[0] if known is not None else ""


def _known_name(scene: Scene, title: Title, text: str) -> str:
    known = scene.context.mechanisms.get(title.short.lower())
    return known[0] if known is not None and not title.qualified else text
