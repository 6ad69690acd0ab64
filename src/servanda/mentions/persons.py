"""Persons and their offices: known names, unknown names after an office, family names once introduced."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import msgspec

from servanda.analysis.items import Item
from servanda.mentions.context import Actor, Context, PersonRef
from servanda.text.reading import match_form

NO_OFFICE_RECORD = frozenset({"leader", "spokesperson", "business", "academic", "local"})


class OfficeMention(msgspec.Struct, frozen=True):
    """A title with the name of its holder in one sentence (`first:last` are tokens)."""

    person: str
    post: str
    of: str
    kind: str
    first: int
    last: int
    former: bool = False
    flag: str = ""


@functools.cache
def _by_id() -> dict[str, tuple[str, str]]:
    from servanda.gazetteer import load_persons

    return {person.id: (person.state, person.posts[0].post if person.posts else "") for person in load_persons()}


@functools.cache
def _by_family() -> dict[str, tuple[str, ...]]:
    from servanda.gazetteer import load_persons

    out: dict[str, list[str]] = {}
    for person in load_persons():
        out.setdefault(match_form(person.family), []).append(person.id)
    return {family: tuple(ids) for family, ids in out.items()}


def known_person(name: str) -> PersonRef | None:
    """A person of the gazetteer, with the state they acted for."""
    found = _by_id().get(name)
    return PersonRef(name, *found) if found else None


def by_family(family: str, post: str, state: str) -> str:
    """The only person of that family name who held `post` (and acted for `state`, where one is given)."""
    from servanda.gazetteer import load_persons

    ids = _by_family().get(match_form(family), ())
    posts = {
        person.id: {term.post for term in person.posts} for person in load_persons() if person.id in ids
    }
    fitting = [
        name
        for name in ids
        if (not post or post in posts[name]) and (not state or _by_id()[name][0] == state)
    ]
    return fitting[0] if len(fitting) == 1 else ""


def name_run(items: Sequence[Item], start: int, *, after_title: bool) -> int:
    """Index after a run of items from `start` that can be one person's name; `start` where there is none."""
    position = start
    words = 0
    while position < len(items):
        item = items[position]
        if item.text == "-" and words and position + 1 < len(items):
            after = items[position + 1]
            if after.first == item.last and _glued(items, position):
                position += 2
                continue
            break
        if item.kind in ("person", "family") and item.capital:
            words += 1
        elif item.capital and item.text[0].isalpha() and _name_like(item, words, after_title):
            words += 1
            if len(item.text) == 1 and position + 1 < len(items) and items[position + 1].text == ".":
                position += 1
        elif words and item.has("particle") and _capital_follows(items, position):
            pass
        elif not words and after_title and item.has("particle") and _capital_follows(items, position):
            pass
        else:
            break
        position += 1
    return position if words else start


def _glued(items: Sequence[Item], position: int) -> bool:
    before, dash, after = items[position - 1], items[position], items[position + 1]
    return before.last == dash.first and dash.last == after.first and after.text[:1].isalpha()


def _name_like(item: Item, words: int, after_title: bool) -> bool:
    if item.kind == "token":
        return item.text[0].isalpha()
    if item.kind in ("verb", "noun", "adv", "prep", "place", "particle", "pron", "inf"):
        return words > 0 or (after_title and item.kind in ("verb", "noun", "place", "particle"))
    return False


def _capital_follows(items: Sequence[Item], position: int) -> bool:
    for item in items[position + 1 : position + 3]:
        if item.capital and item.kind in ("token", "family", "person", "verb", "noun", "place"):
            return True
        if not item.has("particle"):
            return False
    return False


def person_of(
    items: Sequence[Item], start: int, end: int, post: str, state: str, context: Context
) -> PersonRef | None:
    """Who the name run `items[start:end]` is: known here, known to the gazetteer, or new by this name."""
    words = items[start:end]
    flag = ""
    first = start
    while first < end and items[first].has("particle") and items[first].text[0].islower():
        first += 1
    known = next((item for item in words if item.kind == "person"), None)
    name = _text(items, start, end)
    if known is not None and (entry := known.get("person")):
        return known_person(entry.value) or PersonRef(entry.value)
    remembered = context.persons.get(match_form(name))
    if remembered is not None:
        return remembered
    if end - first == 1:
        family = items[first].text
        before = context.persons.get(match_form(family))
        if before is not None:
            return before
        found = by_family(family, post, state) or by_family(family, post, "")
        if found and post:
            if first > start:
                flag = "split name"
            elif "general secretary" in post and not state:
                flag = "name completed"
            ref = known_person(found)
            return PersonRef(found, ref.state if ref else state, post, flag)
        if first > start and post:
            return PersonRef(name, state, post, "doubtful name")
    return PersonRef(name, state, post, flag)


def _text(items: Sequence[Item], start: int, end: int) -> str:
    out = items[start].text
    for before, item in zip(items[start:], items[start + 1 : end], strict=False):
        out += item.text if item.text in "-." or before.text == "-" else " " + item.text
    return out.replace(" .", ".")


def person_actor(person: PersonRef, state: str, post: str) -> Actor:
    """A person as an actor for the state they are known to act for."""
    acting_for = person.state or state
    return Actor((acting_for,) if acting_for else (), (person.name,), "person", "", post)
