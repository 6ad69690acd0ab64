"""Mechanisms: a standing body named with its full name, or one that the text named before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.frames.scene import Draft, Scene
from servanda.mentions.titles import Title


def propose(scene: Scene) -> Iterator[Draft]:
    """One draft for each body that a sentence names."""
    seen: set[str] = set()
    for at, item in enumerate(scene.items):
        if item.kind != "name" or item.payload is None:
            continue
        title: Title = item.payload
        if not _named(scene, at, title) or item.text.lower() in seen:
            continue
        seen.add(item.text.lower())
        parties = _parties(scene, at, title)
        if not parties:
            continue
        slots: dict[str, Any] = {"name": item.text, "kind": title.kind, "parties": parties}
        yield Draft(
            record="mechanism", slots=slots, rule="mechanism.name", cues=(at,), clause=scene.clause_of(at),
            modality="asserted",
        )  # fmt: skip


def _named(scene: Scene, at: int, title: Title) -> bool:
    """Whether the text gives a name: capitals and a describing word, or joint ownership said before the head."""
    if title.plural:
        return False
    return title.capital and title.qualified


def _parties(scene: Scene, at: int, title: Title) -> tuple[str, ...]:
    out: list[str] = []
    for actor in title.actors:
        out.extend(m for m in scene.context.resolve(actor).members if m not in out)
    if not out:
        for _, actor in scene.actors(at + 1, min(len(scene.items), at + 5), "between", "of"):
            out.extend(m for m in actor.members if m not in out)
    if not out:
        known = scene.context.mechanisms.get(title.short.lower())
        out.extend(known[2] if known else ())
    if not out:
        out.extend(scene.context.parties or scene.context.dyad())
    return tuple(out)
