"""Capitals that stand for their state: "Paris recalled its ambassador", «Peking hoopt dat …», "Kyiv's proposal"."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from servanda.analysis.clauses import cue_of
from servanda.analysis.items import Item
from servanda.mentions.context import Actor

ACTING = frozenset({"agent", "with", "between"})


@functools.cache
def _capitals() -> dict[str, str]:
    """State code by the English name of its capital, for states that exist today."""
    from servanda.gazetteer import load_states

    return {state.capital: state.alpha3 for state in load_states() if state.capital and not state.end}


def build_capitals(items: list[Item]) -> list[Item]:
    """Items with every capital that acts read as an actor; one where something happens stays a place."""
    for at, item in enumerate(items):
        if item.kind != "place":
            continue
        entry = item.get("place")
        state = _capitals().get(entry.value) if entry is not None else None
        if state is None or (entry is not None and entry.feature != state):
            continue
        if _acts(items, at):
            item.kind = "actor"
            item.actor = Actor((state,), (), "name")
    return items


def _acts(items: Sequence[Item], at: int) -> bool:
    cue = cue_of(items, at)
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or after.text in ("-", "/") or (before is not None and before.text in ("-", "/")):
        return False
    if cue:
        return bool(cue & ACTING) and "in" not in cue and before is not None and before.kind == "prep"
    if after.kind == "genitive" or (item_genitive(items[at]) and after.kind not in ("verb", "modal")):
        return True
    if after.kind in ("verb", "modal", "adv", "neg") and (
        before is None or before.kind not in ("verb", "prep", "actor", "place")
    ):
        return _finite(items, at + 1)
    return before is not None and before.kind in ("verb", "modal") and _first_field_empty(items, at - 1)


def item_genitive(item: Item) -> bool:
    """Whether a name carries a bare genitive -s («Moskous»)."""
    return any(entry.extra == "genitive" for entry in item.all("place"))


def _finite(items: Sequence[Item], at: int) -> bool:
    while at < len(items) and items[at].kind in ("adv", "neg"):
        at += 1
    if at >= len(items):
        return False
    return items[at].kind == "modal" or any(
        e.feature in ("present", "past", "base") for e in items[at].all("verb")
    )


def _first_field_empty(items: Sequence[Item], verb_at: int) -> bool:
    """Whether no subject stands before the verb: only adverbs, times and phrases with a preposition."""
    for back in range(verb_at - 1, -1, -1):
        item = items[back]
        if item.kind == "punct":
            return back < verb_at - 1 or back == 0
        if item.kind in ("verb", "modal", "rel", "pron"):
            return False
        if item.kind in ("actor", "token", "noun", "title", "person", "family") and not cue_of(items, back):
            return False
    return verb_at > 0
