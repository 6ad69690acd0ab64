"""What a visit is for: the commemoration, anniversary, summit or ceremony that its sentence names as its occasion."""

from __future__ import annotations

from servanda.frames.common import phrase_end, text_of
from servanda.frames.events import verb_concepts
from servanda.frames.scene import Scene, Use

FOR = frozenset({"during", "for", "to", "with"})
ROOM = frozenset(
    {"token", "noun", "quantity", "adv", "state", "org", "actor", "genitive", "level", "statenoun", "pron"}
)
"""What can stand between the preposition or verb and the word for the occasion («de herdenking van de 80e verjaardag»)."""


def occasion_of(scene: Scene, use: Use) -> str:
    """The verbatim words for the occasion of the visit at `use`; empty where the sentence names none."""
    for other in scene.uses("visit", "occasion"):
        at = other.at
        if at == use.at or other.how != "noun":
            continue
        start = _phrase_start(scene, at)
        if not _meant(scene, use, start, at):
            continue
        return text_of(scene, start, _phrase_stop(scene, at))
    return ""


def _phrase_start(scene: Scene, at: int) -> int:
    """Where the noun phrase of the occasion begins, without its article."""
    start = at
    while start > 0 and not scene.verb_here(start - 1):
        item = scene.items[start - 1]
        if item.text == "-" or (item.kind in ROOM and not item.has("prep", "inf")):
            start -= 1
            continue
        break
    while start < at and (scene.items[start].has("det") or scene.items[start].kind in ("genitive", "pron")):
        start += 1
    return start


def _phrase_stop(scene: Scene, at: int) -> int:
    """Where it ends: before a time, a place of its own, a verb, or what is said of it."""
    end = phrase_end(scene, at, len(scene.items))
    for stop in range(at + 1, end):
        item = scene.items[stop]
        roles = {role for entry in item.all("prep") for role in entry.value.split("|")}
        after = scene.items[stop + 1] if stop + 1 < len(scene.items) else None
        if item.kind == "time" or item.has("inf") or item.text in "(":
            return stop
        if (
            roles & {"in", "at"}
            and after is not None
            and after.kind in ("place", "actor", "time", "landmark")
        ):
            return stop
        if roles & {"agent", "with"}:
            return stop
    return end


def _meant(scene: Scene, use: Use, start: int, at: int) -> bool:
    """Whether the occasion is that of this visit: behind "for" or "on the occasion of", or what the visitor attends."""
    home = scene.clause_of(at)
    before = start - 1
    while before >= 0 and (scene.items[before].has("det") or scene.items[before].kind == "pron"):
        before -= 1
    roles: set[str] = set()
    if before >= 0:
        roles = {role for entry in scene.items[before].all("prep") for role in entry.value.split("|")}
    if home is use.clause or home.governor is use.clause:
        attends = "verb.attend" in verb_concepts(scene, home, "meeting")
        if attends and home.kind in ("inf", "part", "coord"):
            return True
        return (
            bool(roles & FOR)
            and "after" not in roles
            and (home is use.clause or home.kind in ("inf", "part"))
        )
    return False
