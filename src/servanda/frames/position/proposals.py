"""Initiatives: what a state put forward in a year («een initiatief dat in 2015 door president X werd voorgesteld»)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.analysis.clauses import Clause
from servanda.frames.common import text_of, when_slots
from servanda.frames.scene import Draft, Scene, edtf_of
from servanda.mentions.context import acts_for_state

PROPOSED = "act.proposed"
INITIATIVE = ("position", "thing.initiative")
REACH = 6


def proposals(scene: Scene) -> Iterator[Draft]:
    """A position `call_for` of who proposed an initiative, with the time at which it was proposed.

    Instruments that are proposed are agreements; an initiative without a time is only mentioned.
    """
    for use in scene.uses("agreement", PROPOSED):
        clause = use.clause
        if use.how != "verb" or use.verb is None or clause.negated:
            continue
        passive = clause.passive or clause.kind == "part" or _participle_of_noun(scene, use.at)
        doer = scene.agent(clause) if passive else scene.subject(clause)
        found = _initiative(scene, clause, use.at, passive)
        if doer is None or not acts_for_state(doer) or found is None:
            continue
        time = scene.time(use.at, clause, whole_sentence=False)
        if time is None or not edtf_of(time[1]):
            continue
        start, stop = found
        slots: dict[str, Any] = {
            "by": doer.members,
            "stance": "call_for",
            "about": text_of(scene, start, stop),
        }
        yield Draft(
            record="position", slots=slots | when_slots(time, scene), rule="position.proposal", cues=(use.at, start),
            clause=clause, time_at=time[0], modality="asserted",
        )  # fmt: skip


def _participle_of_noun(scene: Scene, at: int) -> bool:
    """Whether a participle stands right behind what it describes ("the initiative, proposed by …")."""
    back = at - 1
    while back > 0 and scene.items[back].kind in ("adv", "punct"):
        back -= 1
    return _is_initiative(scene, back)


def _initiative(scene: Scene, clause: Clause, at: int, passive: bool) -> tuple[int, int] | None:
    """The items that name the initiative, an apposition before it first («een open partnerschap, een initiatief dat …»)."""
    start = max(0, (clause.start if clause.kind not in ("rel", "part", "comp") else clause.start - REACH))
    near = [
        n
        for n in range(start, clause.stop)
        if _is_initiative(scene, n) and not scene.cue(n) & {"of", "under"}
    ]
    before = [n for n in near if n < at]
    chosen = (before[-1:] or near[:1]) if passive else ([n for n in near if n > at] or near)[:1]
    if not chosen:
        return None
    noun = chosen[0]
    first = noun
    while (
        first > 0
        and scene.items[first - 1].kind in ("token", "level", "quantity", "noun")
        and not scene.verb_here(first - 1)
    ):
        first -= 1
    if first > 1 and scene.items[first - 1].has("det") and scene.items[first - 2].text == ",":
        opening = _named_before(scene, first - 2)
        if opening is not None:
            return opening, first - 2
    return first, noun + 1


def _named_before(scene: Scene, comma: int) -> int | None:
    """Where the noun phrase before an apposition begins."""
    start = comma
    while (
        start > 0
        and not scene.verb_here(start - 1)
        and scene.items[start - 1].kind not in ("prep", "punct", "coord")
    ):
        start -= 1
    while start < comma and scene.items[start].has("det"):
        start += 1
    return start if start < comma else None


def _is_initiative(scene: Scene, at: int) -> bool:
    item = scene.items[at]
    if (
        item.kind == "name"
        and item.payload is not None
        and item.payload.kind == "programme"
        and item.payload.capital
    ):
        return True
    return any((entry.feature, entry.value) == INITIATIVE for entry in item.all("noun"))
