"""Commitments told as parts of one before: "This includes developing X, supporting Y", "including by launching Z"."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.analysis.verbs import nominal_mark
from servanda.frames.commitment.actions import Action
from servanda.frames.scene import Scene, Use
from servanda.mentions.context import Actor

NAMES = "list.includes"
"""Verbs that list the parts of what was promised in the sentence before."""
FURTHER = "list.further"
"""Words within a promise behind which a part of it is told."""


def parts(scene: Scene) -> Iterator[tuple[str, Actor, Use, Action]]:
    """Each deed that a sentence lists as part of the commitment told right before it, with its force and bearer."""
    pledge = scene.context.pledge
    if pledge is None or pledge[0] != scene.sentence.range.block:
        return
    _, force, members = pledge
    for use in scene.uses("commitment", NAMES):
        if scene.actor(use.clause.subject) is not None and not use.clause.subject_inherited:
            return
        first = use.at + 1
        starts = [at for at in range(first, len(scene.items)) if _opens(scene, at, first)]
        if starts[:1] != [first]:
            return
        for start, stop in zip(starts, [*starts[1:], len(scene.items)], strict=True):
            yield (
                force,
                Actor(members),
                use,
                Action(start, _trim(scene, start, stop), None, use.clause, use.at),
            )
        return


def further(scene: Scene, action: Action) -> list[Action]:
    """An action cut where a part of it is told by itself ("support X, including by launching Y")."""
    for use in scene.uses("commitment", FURTHER):
        if not action.start <= use.at < action.stop - 2 or not _deed(scene, use.at + 1):
            continue
        tail = Action(use.at + 1, action.stop, None, action.clause, action.cue)
        if action.start == use.at:
            return [tail]
        head = Action(
            action.start, _trim(scene, action.start, use.at), action.verb, action.clause, action.cue
        )
        return [head, tail]
    return [action]


def _opens(scene: Scene, at: int, first: int) -> bool:
    """Whether a deed of the list begins here: behind a comma or coordinator, or right behind the verb."""
    before = scene.items[at - 1]
    return _deed(scene, at) and (at == first or before.kind == "coord" or before.text in ",;:")


def _deed(scene: Scene, at: int) -> bool:
    """Whether a gerund or an infinitive made a noun («het ontwikkelen van») stands here, with an object."""
    items = scene.items
    if at + 1 >= len(items) or items[at + 1].kind in ("punct", "coord"):
        return False
    if nominal_mark(items[at]):
        return items[at + 1].has("verb")
    return any(entry.feature == "ing" for entry in items[at].all("verb"))


def _trim(scene: Scene, start: int, stop: int) -> int:
    while stop > start + 1 and scene.items[stop - 1].kind in ("punct", "coord"):
        stop -= 1
    return stop
