"""Capitals that stand for their state: "Paris recalled its ambassador", «Peking hoopt dat …», "Kyiv's proposal"."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from servanda.analysis.clauses import cue_of
from servanda.analysis.items import Item
from servanda.analysis.verbs import FINITE
from servanda.languages.entries import Entry
from servanda.mentions.context import Actor, Context

ACTING = frozenset({"agent", "with", "between"})


BLOC_SEAT = "EU"
"""The bloc that its seat stands for more often than the state in which it lies."""


@functools.cache
def _capitals() -> dict[str, str]:
    """State code by the English name of the place where its government sits, for states that exist today."""
    from servanda.gazetteer import load_landmarks, load_states

    seats: dict[str, set[str]] = {}
    for mark in load_landmarks():
        seats.setdefault(mark.state, set()).add(mark.place)
    out = {}
    for state in load_states():
        if state.capital and not state.end:
            known = seats.get(state.alpha3, {state.capital})
            out[state.capital if state.capital in known else min(known)] = state.alpha3
    return out


@functools.cache
def _bloc_seat() -> str:
    from servanda.gazetteer import load_organisations

    return next((row.city for row in load_organisations() if row.id == BLOC_SEAT), "")


@functools.cache
def _seats() -> dict[str, str]:
    """The capital by the code of its state."""
    return {state: place for place, state in _capitals().items()}


def _capital_of(items: list[Item], at: int) -> str:
    """The state whose adjective stands right behind the word for a capital, where no name of it follows."""
    if not items[at].has("seatnoun") or at + 1 >= len(items) or items[at + 1].kind != "state":
        return ""
    state = items[at + 1].get("state")
    named = at + 2 < len(items) and items[at + 2].kind == "place"
    if state is None or state.feature != "adjective" or items[at + 1].capital or named:
        return ""
    return state.value if state.value in _seats() else ""


def seats_named(items: list[Item]) -> list[Item]:
    """Items with «die indische Hauptstadt» read as the place that it is, where no name of it follows."""
    if not any(item.has("seatnoun") for item in items if item.entries):
        return items
    out: list[Item] = []
    joined = -1
    for at, item in enumerate(items):
        if at == joined:
            continue
        described = _capital_of(items, at)
        if described:
            # «a la capital peruana»
            joined, adjective = at + 1, items[at + 1]
            out.append(
                Item(
                    "place",
                    item.first,
                    adjective.last,
                    f"{item.text} {adjective.text}",
                    f"{item.low} {adjective.low}",
                    (Entry("place", _seats()[described], described, capital=True),),
                )
            )
            continue
        before = out[-1].get("state") if out and out[-1].kind == "state" else None
        named = at + 1 < len(items) and items[at + 1].kind == "place"
        if before is None or not item.has("seatnoun") or named or before.value not in _seats():
            out.append(item)
            continue
        state = out.pop()
        entry = Entry("place", _seats()[before.value], before.value, capital=True)
        out.append(
            Item(
                "place",
                state.first,
                item.last,
                f"{state.text} {item.text}",
                f"{state.low} {item.low}",
                (entry,),
            )
        )
    return out


def build_capitals(items: list[Item], context: Context) -> list[Item]:
    """Items with every capital and seat of government that acts read as an actor; one where something happens stays a place."""
    for at in range(len(items) - 1, -1, -1):
        item = items[at]
        if item.kind not in ("place", "landmark"):
            continue
        entry = item.get(item.kind)
        if entry is None:
            continue
        state = _capitals().get(entry.value, "") if item.kind == "place" else entry.feature
        if not state or entry.feature != state:
            continue
        if _acts(items, at, state):
            if entry.value == _bloc_seat() and state not in context.states:
                state = BLOC_SEAT
            item.kind = "actor"
            item.actor = Actor((state,), (), "name")
    return items


def _acts(items: Sequence[Item], at: int, state: str) -> bool:
    cue = cue_of(items, at)
    before = items[at - 1] if at else None
    if before is not None and before.kind == "det":
        before = items[at - 2] if at > 1 else None
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or after.text in ("-", "/") or (before is not None and before.text in ("-", "/")):
        return False
    if cue:
        return bool(cue & ACTING) and "in" not in cue and before is not None and before.kind == "prep"
    if _joins(after):
        return _listed(items, at, state)
    if after.kind == "genitive" or (item_genitive(items[at]) and after.kind not in ("verb", "modal")):
        return True
    if after.kind in ("verb", "modal", "adv", "neg", "word") and (
        before is None
        or before.kind not in ("verb", "prep", "actor", "place")
        or before.text.endswith(",")
        or _lexical(before)
    ):
        return _finite(items, at + 1) and not _someone_before(items, at)
    return before is not None and before.kind in ("verb", "modal") and _first_field_empty(items, at - 1)


def _joins(item: Item) -> bool:
    return item.text == "," or item.kind == "coord"


def _listed(items: Sequence[Item], at: int, state: str) -> bool:
    """Whether a capital is one of the names that together open a clause ("Tokyo, Hanoi agree", «Parijs en Berlijn willen»)."""
    back, ahead = at - 1, at + 1
    while back > 0 and _joins(items[back]) and items[back - 1].kind in ("place", "actor"):
        back -= 2
    while ahead + 1 < len(items) and _joins(items[ahead]) and items[ahead + 1].kind == "actor":
        other = items[ahead + 1].actor
        if other.form not in ("name", "org") or state in other.members:
            return False
        ahead += 2
    while back >= 0 and items[back].kind in ("adv", "time"):
        back -= 1
    opens = back < 0 or items[back].text in (":", ",") or items[back].has("comp")
    return opens and ahead < len(items) and _finite(items, ahead)


def item_genitive(item: Item) -> bool:
    """Whether a name carries a bare genitive -s («Moskous»)."""
    return any(entry.extra == "genitive" for entry in item.all("place"))


def _someone_before(items: Sequence[Item], at: int) -> bool:
    """Whether the clause has its subject already («toen hij in mei Parijs bezocht»)."""
    for back in range(at - 1, -1, -1):
        item = items[back]
        if item.kind in ("punct", "verb", "modal", "coord", "comp", "rel", "contrast"):
            return False
        if item.kind == "actor" and not cue_of(items, back):
            return True
    return False


def _finite(items: Sequence[Item], at: int) -> bool:
    while at < len(items) and items[at].kind in ("adv", "neg"):
        at += 1
    if at >= len(items):
        return False
    if any(entry.value.startswith("force.") for entry in items[at].all("word")):
        return True  # «намерена», "ready": what is said of somebody who acts
    return items[at].kind == "modal" or any(
        e.feature in FINITE or e.feature == "base" for e in items[at].all("verb")
    )


def _lexical(item: Item) -> bool:
    """Whether a verb before a capital can open what is said ("said Warsaw plans to"), being no auxiliary."""
    return item.kind == "verb" and any(
        e.feature in ("present", "past") and not e.extra.strip("|").partition("|")[0]
        for e in item.all("verb")
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
