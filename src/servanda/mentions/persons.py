"""Persons and their offices: known names, unknown names after an office, family names once introduced."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import msgspec

from servanda.analysis.items import Item
from servanda.languages.cases import Cases
from servanda.mentions.context import Actor, Context, PersonRef
from servanda.mentions.known import by_family, family_of, in_office, in_post, is_known, known_person
from servanda.mentions.spelling import english_name, known_by_sound
from servanda.text.reading import match_form

NO_OFFICE_RECORD = frozenset({"leader", "business", "academic", "local"})

FAMILY_FIRST = frozenset(
    {
        "CHN",
        "TWN",
        "HKG",
        "MAC",
        "KOR",
        "PRK",
        "ETH",
        "ERI",
        "IDN",
        "MYS",
        "THA",
        "MMR",
        "ISL",
        "KHM",
        "LAO",
        "SGP",
    }
)
"""States whose persons are called by the first word of their name."""


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
        if words and item.common and _complete(items, start, position):
            break
        if item.kind in ("person", "family") and (item.capital or item.text.split()[-1][:1].isupper()):
            words += 1
        elif _initial(items, position, words) and (words or after_title):
            words += 1
            position += 1
        elif item.kind == "place" and words and items[position - 1].kind == "family":
            break  # «hatte Präsident Steinmeier Istanbul besucht»
        elif item.capital and item.text[0].isalpha() and _name_like(item, words, after_title):
            words += 1
            if len(item.text) == 1 and position + 1 < len(items) and items[position + 1].text == ".":
                position += 1
        elif (words and item.has("particle") and _capital_follows(items, position)) or (
            not words
            and after_title
            and item.has("particle")
            and _capital_follows(items, position)
            and not _owned_place(items, position)
        ):
            pass
        else:
            break
        position += 1
    if after_title and position == start + 1 and items[start].kind == "place":
        # «besuchte der Kanzler Shanghai»: a place alone is no name of who holds the post.
        return start
    return position if words else start


def _initial(items: Sequence[Item], position: int, words: int) -> bool:
    """Whether one letter with a full stop stands for a given name, whatever word the letter is («В. Путин», «С.В. Лавров»)."""
    if len(items[position].text) != 1 or not items[position].capital or position + 2 >= len(items):
        return False
    after = items[position + 2]
    return (
        items[position + 1].text == "."
        and after.capital
        and after.kind != "actor"
        and items[position].text.isalpha()
    )


def _owned_place(items: Sequence[Item], position: int) -> bool:
    """Whether a particle that also means "of" joins a post to its place and not to a name («el alcalde de Medellín»)."""
    entry = items[position].get("prep")
    return (
        entry is not None
        and "of" in entry.value.split("|")
        and items[position + 1].kind in ("place", "token")
    )


def _complete(items: Sequence[Item], start: int, position: int) -> bool:
    """Whether the name before `position` is whole where nouns have capitals too («Xi Jinping Waffen», «Putin Xi»).

    A known person is; a family name is behind a first name, or where its bearers are called by it last.
    """
    before = items[position - 1]
    if before.kind == "person":
        return True
    if before.kind != "family" or items[position].text == "-":
        return False
    entry = before.get("family")
    last = entry is not None and any(
        match_form(name.split()[-1]) == match_form(name_of.split()[-1])
        for name in entry.value.split("|")
        for name_of in (before.text.removesuffix("s"), before.text)
    )
    return position - start > 1 or last


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
    context.spotted.append((items[start].first, items[end - 1].last, ""))
    person = _identify(items, words, start, end, post, state, context)
    context.spotted[-1] = (items[start].first, items[end - 1].last, person.name)
    return person


def _identify(
    items: Sequence[Item],
    words: Sequence[Item],
    start: int,
    end: int,
    post: str,
    state: str,
    context: Context,
) -> PersonRef:
    first = start
    while first < end and items[first].has("particle") and items[first].text[0].islower():
        first += 1
    known = next((item for item in words if item.kind == "person"), None)
    name = canonical(name_text(items, start, end))
    if known is None and context.cases is not None:
        name = nominative(items, start, name, context.cases)
    if context.traits is not None and context.traits.plain_names:
        name = plain_name(name)
    if not state and post and (own := items[first].get("ownfamily")) is not None:
        state = own.value
    if known is not None and (entry := known.get("person")):
        name = entry.value
    remembered = context.persons.get(match_form(name))
    if is_known(name):
        if remembered is not None and remembered.name == name and remembered.state and not post:
            # What the text said of them counts for more than what the gazetteer knows.
            return remembered
        return in_post(name, post, context.day) or PersonRef(name)
    if remembered is not None and not (state and remembered.state and remembered.state != state):
        return remembered
    if end - first == 1:
        return _by_one_word(items[first], name, first > start, post, state, context)
    ends_known = by_family(items[end - 1].text, post, state, context.day) if post else ""
    if ends_known and match_form(ends_known.split()[0]) == match_form(items[start].text):
        return in_post(ends_known, post, context.day) or PersonRef(ends_known, state, post)
    return _new(name, state, post, context)


def _new(name: str, state: str, post: str, context: Context, flag: str = "") -> PersonRef:
    """A person whom neither the text nor the gazetteer has by this spelling: known by its sound, else new."""
    by_sound = known_by_sound(name, context.spelling, post, state)
    if by_sound:
        held = in_post(by_sound, post, context.day) or PersonRef(by_sound, state, post)
        return msgspec.structs.replace(held, said=name)
    english = english_name(name, context.spelling, state)
    return PersonRef(english, state, post, flag, name if english != name else "")


def nominative(items: Sequence[Item], start: int, name: str, cases: Cases) -> str:
    """A name that no table knows in the nominative, by the case of the post or the preposition before it."""
    for back in range(start - 1, max(-1, start - 12), -1):
        item = items[back]
        if item.kind in ("office", "leadernoun", "honorific") and item.case:
            return " ".join(cases.nominative(word, item.case) for word in name.split())
        listed = (
            item.text == "," and items[back + 1].text[0].islower()
        )  # «министром инвестиций, промышленности и …»
        if item.kind in ("verb", "time") or (item.kind == "punct" and not listed):
            break
    return name


def _by_one_word(item: Item, name: str, split: bool, post: str, state: str, context: Context) -> PersonRef:
    """A family name alone: the person named before, else the only known one who held the post."""
    flag = ""
    before = context.persons.get(match_form(item.text)) or _without_genitive(item, context)
    if before is not None and not (state and before.state and before.state != state):
        return before
    day = context.day
    found = by_family(item.text, post, state, day) or by_family(item.text, post, "", day)
    if found and post:
        if split:
            flag = "split name"
        elif post == "general secretary" and not state:
            flag = "name completed"
        ref = in_post(found, post, day)
        return PersonRef(found, ref.state if ref else state, ref.post if ref else post, flag)
    if not found and state and (only := by_family(item.text, "", state)):
        return known_person(only, day) or PersonRef(only, state, post)
    if not post and not state and (only := by_family(item.text, "", "")) in in_office(day):
        return known_person(only, day) or PersonRef(only)
    if not found and post and not state and not split:
        # "Secretary Blinken": another title than the recorded one, for a state that the text speaks of.
        any_post = known_person(by_family(item.text, "", ""), day)
        if any_post is not None and any_post.state in context.states:
            return any_post
    return _new(name, state, post, context, "doubtful name" if split and post else flag)


def _without_genitive(item: Item, context: Context) -> PersonRef | None:
    return context.persons.get(item.low[:-1]) if item.low.endswith("s") and len(item.low) > 3 else None


def called_by_first(person: PersonRef) -> bool:
    """Whether texts call a person by the first word of the name («Xi», «Abiy», «Prabowo»)."""
    if is_known(person.name):
        return person.name in family_of(person.name.split()[0])
    return person.state in FAMILY_FIRST


def canonical(name: str) -> str:
    """A name without middle initials: «Donald J. Trump» is "Donald Trump"."""
    words = name.split()
    kept = [
        word for n, word in enumerate(words) if not (0 < n < len(words) - 1 and len(word.rstrip(".")) == 1)
    ]
    return " ".join(kept)


def plain_name(name: str) -> str:
    """A name without its marks: «Phạm Minh Chính» is "Pham Minh Chinh"."""
    parts = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in parts if not unicodedata.combining(char))


def name_text(items: Sequence[Item], start: int, end: int) -> str:
    """The name as written, its parts joined as in the text."""
    out = items[start].text
    for before, item in zip(items[start:], items[start + 1 : end], strict=False):
        out += item.text if item.text in "-." or before.text == "-" else " " + item.text
    return out.replace(" .", ".")


def person_actor(person: PersonRef, state: str, post: str) -> Actor:
    """A person as an actor for the state that the text gives them, else for the one they are known to act for."""
    acting_for = state or person.state
    return Actor((acting_for,) if acting_for else (), (person.name,), "person", "", post)
