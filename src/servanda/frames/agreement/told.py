"""Joint texts in which something is said: "in a joint statement, X and Y …" tells that they have issued one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.frames.common import text_of
from servanda.frames.scene import Draft, Scene
from servanda.mentions.context import acts_for_state
from servanda.mentions.titles import Title

JOINT = frozenset({"joint_statement", "communique"})


def told_in(scene: Scene) -> Iterator[Draft]:
    """The joint text that the sides speak in, where their own clause names at least two of them."""
    if scene.context.joint_text or scene.context.legal_text or scene.question:
        return
    for at, item in enumerate(scene.items):
        if item.kind != "title" or item.payload.kind not in JOINT or not scene.cue(at) & {"in", "via"}:
            continue
        if not scene.items[at - 1].has("indefinite"):
            continue
        clause = scene.clause_of(at)
        doer = scene.doer(clause) if clause.verbs else None
        title: Title = item.payload
        if doer is None or title.plural or scene.modality(clause) != "asserted":
            continue
        if title.between is not None:
            doer = doer.joined(scene.context.resolve(title.between))
        if len(doer.members) < 2 or not acts_for_state(doer):
            continue
        slots: dict[str, Any] = {"act": "adopted", "kind": title.kind, "parties": doer.members}
        if title.qualified:
            slots["title"] = text_of(scene, at, at + 1)
        yield Draft(record="agreement", slots=slots, rule="agreement.told", cues=(at,), clause=clause)
