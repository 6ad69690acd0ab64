"""What some languages leave unsaid between two words, put there as items that cover no text.

A language that sets an owner bare behind its noun («Tổng thống Nga») is read as if its "of" stood there, one that
lets a verb follow a verb («nhất trí tăng cường») as if its "to" did. So everything behind this step sees one order.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from servanda.analysis.clause import cue_of
from servanda.analysis.items import UNSAID, Item
from servanda.analysis.verbs import skip
from servanda.languages.entries import Entry

DESCRIBING = "describing"
"""Feature of a state's name that only describes what stands before it («doanh nghiệp Nga»)."""
_OWNED = frozenset(
    {
        "token", "noun", "instrument", "mechanism", "measure", "level", "statenoun", "leadernoun", "forcenoun",
        "office", "statistics", "mask",
    }
)  # fmt: skip
"""Kinds of nouns that an owner can stand behind."""
_OWNERS = frozenset({"state", "org", "pairref", "ourref", "partyref", "groupref", "selfref"})
_NAMED = frozenset({"state", "org"})


def silent(kind: str, at: int, value: str = "") -> Item:
    """An item of class `kind` before token `at`, without a text of its own."""
    return Item(kind, at, at, UNSAID, "", (Entry(kind, value),))


def spoken(items: Sequence[Item]) -> str:
    """The words of items, without those that cover no text."""
    return " ".join(item.text for item in items if item.text.strip())


def own_owners(items: Sequence[Item]) -> list[Item]:
    """Items with a silent "of" before each owner that stands bare behind its noun, "to" behind a noun of travel."""
    out: list[Item] = []
    described = False
    for at, item in enumerate(items):
        if item.kind == "state" and _ends_name(items, at):
            item = Item("token", item.first, item.last, item.text, item.low)
        described = _describes(items, at, described)
        if described and item.kind == "state":
            item = _as_adjective(item)
        elif at and item.kind in _OWNERS and _owned(items[at - 1]):
            out.append(silent("prep", item.first, _link(items[at - 1], item)))
        elif at and _undergoes(items, at):
            out.append(silent("prep", item.first, "of"))
        out.append(item)
    return out


def _describes(items: Sequence[Item], at: int, described: bool) -> bool:
    """Whether a state only describes a noun that names nobody in office («doanh nghiệp Nga», «cầu thủ Lào và Nga»)."""
    if not at:
        return False
    item, before = items[at], items[at - 1]
    if item.kind == "state":
        plain = before.kind == "token" and _owned(before)
        return plain or (described and (before.text in "-–" or before.kind == "coord"))
    joins = item.text in "-–" or item.kind == "coord"
    return described and joins and at + 1 < len(items) and items[at + 1].kind == "state"


def _as_adjective(item: Item) -> Item:
    entries = tuple(
        msgspec.structs.replace(entry, feature=DESCRIBING) if entry.cat == "state" else entry
        for entry in item.entries
    )
    return Item("state", item.first, item.last, item.text, item.low, entries)


def _undergoes(items: Sequence[Item], at: int) -> bool:
    """Whether an instrument, or its number, stands right behind the noun of what is done to it («lễ ký 12 văn kiện»)."""
    done = any(e.feature == "agreement" and e.value.startswith("act.") for e in items[at - 1].all("noun"))
    ahead = at + 1 if items[at].kind == "quantity" else at
    return done and not items[at - 1].has("verb") and ahead < len(items) and items[ahead].kind == "instrument"


def _owned(noun: Item) -> bool:
    if noun.kind == "verb":
        # A verb that is a noun as well («hợp tác Việt - Nga»); as a verb it takes no state for its object.
        return any(entry.ambiguous for entry in noun.all("verb"))
    return noun.kind in _OWNED and noun.text[0].isalpha() and not noun.has("adv")


def _link(noun: Item, owner: Item) -> str:
    goal = any(
        e.cat == "noun" and (e.value == "role.accession" or e.value.startswith("event.v"))
        for e in noun.entries
    )
    return "to" if goal and owner.kind in _NAMED else "of"


def _ends_name(items: Sequence[Item], at: int) -> bool:
    """Whether a state's name of one syllable is part of a person's («Nguyễn Hoàng Anh», «Trần Đức»)."""
    if " " in items[at].text or not items[at].capital:
        return False
    back = at - 1
    while back >= 0 and at - back <= 4 and items[back].kind == "token" and items[back].capital:
        if items[back].has("ownfamily"):
            return True
        back -= 1
    return False


def link_verbs(items: Sequence[Item]) -> list[Item]:
    """Items with a silent "to" before each verb that another one lets follow it, and with the doers of passives marked."""
    before: set[int] = set()
    doers: set[int] = set()
    led: set[int] = set()
    items = [_as_verb(items, at) for at in range(len(items))]
    items = [_as_adverb(items, at) for at in range(len(items))]
    for at, item in enumerate(items):
        if item.has("passive") and item.kind != "prep" and _acts_ahead(items, at):
            doers.add(at)
        if not item.has("serial") or not item.has("verb") or at in led:
            # «nhất trí tiếp tục duy trì»: what is led on leads no further.
            continue
        ahead = skip(items, at + 1)
        if ahead < len(items) and items[ahead].kind == "actor":
            behind = skip(items, ahead + 1)
            if behind < len(items) and items[behind].has("verb"):
                before.add(ahead + 1)
                led.add(behind)
        elif ahead < len(items) and _follows(items, ahead):
            before.add(at + 1)
            led.add(ahead)
    if not before and not doers:
        return list(items)
    out: list[Item] = []
    for at, item in enumerate(items):
        if at in before:
            out.append(silent("inf", item.first))
        if at in doers:
            item = Item("prep", item.first, item.last, item.text, item.low,
                        (Entry("prep", "agent"), Entry("passive", item.low)))  # fmt: skip
        out.append(item)
    return out


def _follows(items: Sequence[Item], at: int) -> bool:
    """Whether a verb stands here that another one led on to: not the noun of the same form with its owner."""
    if items[at].kind == "verb":
        return True
    if items[at].kind not in ("measure", "noun") or not any(e.one_form for e in items[at].all("verb")):
        return False
    role = items[at + 1].get("prep") if at + 1 < len(items) else None
    return role is None or "of" not in role.value.split("|")


def _as_verb(items: Sequence[Item], at: int) -> Item:
    """A form that is preposition and verb alike is the verb behind its subject («Tổng thống Putin đến Hà Nội»)."""
    item = items[at]
    if item.kind != "prep" or not any(entry.one_form for entry in item.all("verb")):
        return item
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and after.kind in ("det", "quantity") and at + 2 < len(items):
        after = items[at + 2]
    if after is None or after.kind not in ("actor", "place", "landmark", "instrument"):
        return item
    back = at - 1
    while back >= 0 and items[back].kind in ("adv", "neg", "time"):
        back -= 1
    before = items[back] if back >= 0 else None
    if before is None or not (
        before.has("inf")
        or any(entry.extra.split("|")[1] for entry in before.all("verb"))
        or (before.kind == "actor" and not cue_of(items, back))
    ):
        return item
    entries = tuple(sorted(item.entries, key=lambda entry: entry.cat != "verb"))
    return Item("verb", item.first, item.last, item.text, item.low, entries)


def _as_adverb(items: Sequence[Item], at: int) -> Item:
    """A form that is preposition and adverb alike is the adverb before a verb («hai bên cùng nhất trí»)."""
    item = items[at]
    if item.kind != "prep" or not item.has("adv") or item.has("passive"):
        return item
    ahead = skip(items, at + 1)
    if ahead >= len(items) or items[ahead].kind != "verb":
        return item
    return Item("adv", item.first, item.last, item.text, item.low, item.entries)


def _acts_ahead(items: Sequence[Item], at: int) -> bool:
    """Whether an actor and a verb follow a mark of the passive («được Quốc hội Nga phê chuẩn»)."""
    doer = skip(items, at + 1)
    if doer >= len(items) or items[doer].kind != "actor":
        return False
    verb = skip(items, doer + 1)
    return verb < len(items) and items[verb].has("verb")
