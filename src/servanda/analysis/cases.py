"""Cases: what an ending says where other languages have a word («визит президента» is "visit of the president").

A case without a preposition becomes an unsaid one, an item of no width. So whoever looks for "of", "to" or "by"
finds it, and needs to know nothing of cases. Only packs with the property `cases` come here.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from servanda.analysis.items import UNSAID, Item
from servanda.languages.cases import Cases
from servanda.languages.entries import Entry

NAMED = frozenset(
    {
        "state", "org", "person", "family", "office", "statenoun", "leadernoun", "forcenoun", "owngov", "pairref",
        "ourref", "partyref", "groupref", "selfref", "honorific",
    }
)  # fmt: skip
"""Kinds of items that act, own or receive, so that their case says which of these they do."""
HEADS = frozenset({"instrument", "mechanism", "measure", "level", "noun", "statistics"})
OWNED = HEADS | {"token", "office", "statenoun", "leadernoun", "forcenoun"}
"""Kinds of items that a genitive right behind them can belong to."""
OBJECTIVE = frozenset({"nom", "acc"})
REACH = 4


def read_cases(items: list[Item], cases: Cases) -> list[Item]:
    """The items with their cases, and with an unsaid preposition before each phrase whose case alone tells its role."""
    for item in items:
        item.case = cases.of(item.low) if item.entries else frozenset()
        if not item.case and item.kind in ("verb", "token") and item.text[0].isalpha():
            described = cases.described(item.text)
            if item.kind == "token" or _participle(item):
                item.case = described
    out: list[Item] = []
    for at, item in enumerate(items):
        case = _unsaid(items, at, cases)
        if case:
            entry = Entry("prep", cases.bare[case])
            out.append(Item("prep", item.first, item.first, UNSAID, UNSAID, (entry,)))
        out.append(item)
    return _described_ahead(out)


AHEAD = "ahead"
"""Feature of a preposition that governs a noun across what describes it."""
FAR = 12


def _described_ahead(items: list[Item]) -> list[Item]:
    """The preposition before a participle with its complements governs the noun that these describe.

    «Переговоры с находящимся в Минске с визитом министром»: the participle is read as an adjective, and the case of the
    noun is no role of its own.
    """
    for at in range(len(items) - 1):
        item = items[at + 1]
        entry = items[at].get("prep")
        if items[at].kind != "prep" or entry is None or item.kind != "verb" or not item.case:
            continue
        if not _participle(item) or items[at].low == UNSAID:
            continue
        for ahead in range(at + 2, min(len(items) - 1, at + FAR)):
            after = items[ahead + 1]
            if items[ahead].text == ",":
                break
            if items[ahead].low == UNSAID and after.kind in NAMED and after.case & item.case:
                item.kind = "token"
                carried = msgspec.structs.replace(entry, feature=AHEAD)
                items[ahead] = Item("prep", after.first, after.first, UNSAID, UNSAID, (carried,))
                break
    return items


def _participle(item: Item) -> bool:
    return any(entry.feature in ("participle", "ing") for entry in item.all("verb"))


def agrees(item: Item) -> bool:
    """Whether an item describes the noun behind it: an adjective, a participle, an ordinal, a word like "this"."""
    if item.kind in ("token", "verb"):
        return bool(item.case)
    if item.kind == "state":
        return not any(entry.feature in ("name", "short", "inhabitant") for entry in item.all("state"))
    if item.kind == "quantity":
        return bool(item.payload.kind == "ordinal")
    return item.kind in ("det", "former", "acting", "elect", "pairname") or (
        item.kind == "pron" and any(entry.value.startswith("poss") for entry in item.all("pron"))
    )


def _head(items: Sequence[Item], at: int) -> tuple[Item, frozenset[str]] | None:
    """The head of the noun phrase that begins at item `at`, with the cases that it and what describes it share."""
    shared: frozenset[str] = frozenset()
    for ahead in range(at, min(len(items), at + REACH + 1)):
        item = items[ahead]
        if item.text in "-–" and ahead > at:
            continue  # «российско-индийской комиссии»
        described = agrees(item)
        if item.case and item.kind != "pron":
            both = shared & item.case if shared else item.case
            if not both and described:
                return None
            shared = both or item.case
        if not described:
            return (
                (item, shared) if item.kind in NAMED or item.kind in HEADS or item.kind == "token" else None
            )
    return None


def _unsaid(items: Sequence[Item], at: int, cases: Cases) -> str:
    """The case that the phrase which begins at item `at` has by itself; none where a preposition governs it."""
    item = items[at]
    before = items[at - 1] if at else None
    if item.kind in ("punct", "prep", "coord", "time", "place") or (
        before is not None
        and (
            before.kind in ("prep", "coord", "accordingto", "contrast")
            or (agrees(before) and before.text[0].islower())
        )
    ):
        return ""
    found = _head(items, at)
    if found is None:
        return ""
    head, able = found
    owned = before is not None and _owns(before, cases)
    if head.kind == "token":
        bodied = before is not None and before.kind in ("instrument", "mechanism")
        return "gen" if bodied and head is item and cases.looks_genitive(head.text) else ""
    if _apposition(items, at, head, able):
        return ""
    if owned and ("gen" in able or (not able and head.kind in NAMED)):
        return "gen"
    if head.kind not in NAMED or not able or able & OBJECTIVE:
        return ""
    return next((case for case in ("dat", "ins") if case in able), "")


def _owns(item: Item, cases: Cases) -> bool:
    """Whether a genitive can belong to an item: a noun, and no form of a verb that the pack does not know."""
    if item.kind == "word":
        return bool(item.case)
    if item.kind not in OWNED or not item.text[0].isalpha():
        return False
    return item.kind != "token" or not (item.case or cases.looks_verbal(item.text))


def _apposition(items: Sequence[Item], at: int, head: Item, able: frozenset[str]) -> bool:
    """Whether a name only says who the holder of the post before it is («президента России Владимира Путина»)."""
    if head.kind not in ("person", "family", "honorific"):
        return False
    for back in range(at - 1, max(-1, at - 6), -1):
        item = items[back]
        if item.kind in ("office", "leadernoun", "honorific"):
            return not able or not item.case or bool(able & item.case)
        if item.kind not in ("state", "org", "token", "statenoun", "selfref", "family"):
            return False
    return False
