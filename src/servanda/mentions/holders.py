"""Titles with the name of their holder: before it, after it, in the plural, and for a counterpart."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from servanda.analysis.items import Item
from servanda.mentions.context import Actor, Context, PersonRef
from servanda.mentions.persons import (
    OfficeMention,
    by_family,
    known_person,
    name_run,
    person_actor,
    person_of,
)

COUNTERPART = "colleague"
"""The post that says only: the same post as the one named before."""
ACTING_KINDS = frozenset(
    {
        "state", "government", "minister", "party", "royal", "diplomat", "leader", "military", "spokesperson",
        "parliament", "organisation",
    }
)  # fmt: skip
REFERRED_KINDS = frozenset({"state", "government", "minister", "party"})
COURTESY = frozenset({"prince", "general", "admiral", "sheikh"})
"""Posts that are only part of the name where another post stands beside them."""


class Title(msgspec.Struct):
    """One title or several of one holder; `end` is the item after it with its complements."""

    posts: list[tuple[str, str, int]]
    end: int
    plural: bool = False
    states: tuple[str, ...] = ()
    back: int = 0
    counterpart: bool = False
    former: bool = False


def member(item: Item) -> str:
    """The state or organisation that an item names."""
    if item.kind == "state":
        entry = item.get("state")
        return entry.value if entry else ""
    if item.kind == "org":
        entry = item.get("org")
        return entry.value if entry and not entry.feature else ""
    return ""


def roles(item: Item | None) -> frozenset[str]:
    """Roles of a preposition; none for any other item."""
    if item is None or item.kind not in ("prep", "inf", "particle"):
        return frozenset()
    entry = item.get("prep")
    return frozenset(entry.value.split("|")) if entry else frozenset()


def at(items: Sequence[Item], position: int) -> Item | None:
    return items[position] if 0 <= position < len(items) else None


def skip(items: Sequence[Item], position: int, *kinds: str) -> int:
    """Index after a run of items of some kinds."""
    while position < len(items) and items[position].kind in kinds:
        position += 1
    return position


def joined(items: Sequence[Item], actor: Actor) -> Item:
    """The items as one item of kind `actor`."""
    first, last = items[0], items[-1]
    one = Item("actor", first.first, last.last, " ".join(item.text for item in items), first.low)
    one.actor = actor
    return one


def titled_persons(items: list[Item], context: Context, offices: list[OfficeMention]) -> list[Item]:
    """Items with every title and its holder joined into one actor; the titles are added to `offices`."""
    out: list[Item] = []
    position = 0
    while position < len(items):
        item = items[position]
        read: tuple[int, Actor, int] | None = None
        if is_office(item):
            read = _read(items, position, out, context, offices)
        elif item.kind == "honorific":
            read = _honoured(items, position, context)
        if read is not None:
            end, actor, back = read
            used = out[len(out) - back :] if back else []
            del out[len(out) - back :]
            out.append(joined([*used, *items[position:end]], actor))
            position = end
            continue
        out.append(item)
        position += 1
    return out


def is_office(item: Item) -> bool:
    return item.has("office") and item.kind in ("office", "noun", "token", "leadernoun", "person")


def _honoured(items: list[Item], position: int, context: Context) -> tuple[int, Actor, int] | None:
    start = skip(items, position, "honorific")
    end = name_run(items, start, after_title=True)
    if end == start or (start < len(items) and is_office(items[start])):
        return None
    person = person_of(items, start, end, "", "", context)
    if person is None:
        return None
    context.remember_person(person)
    context.last_person = person
    return end, person_actor(person, "", ""), 0


def _read(
    items: list[Item], position: int, out: list[Item], context: Context, offices: list[OfficeMention]
) -> tuple[int, Actor, int] | None:
    title = _title(items, position, out, context)
    state = title.states[0] if len(title.states) == 1 else ""
    if title.counterpart:
        _as_before(title, offices, context)
    start, stop, apart = _name_after(items, title)
    if title.plural:
        found = _holders(items, start, title, context, offices)
        if found is not None:
            return found[0], found[1], title.back
    elif stop > start:
        held = _hold(items, start, stop, title, state, context, offices, title.posts[0][2])
        if held is not None:
            actor, stop = held
            return _closed(items, stop) if apart else stop, actor, title.back
    if not title.plural:
        before = _name_before(items, title, state, out, context, offices)
        if before is not None:
            return before
    return _without_name(items, position, title, state, out)


def _title(items: list[Item], position: int, out: list[Item], context: Context) -> Title:
    entry = items[position].get("office")
    assert entry is not None
    posts = [(entry.value, entry.feature, position)]
    plural = entry.extra.endswith("plural")
    states, back = _left_states(out, plural)
    former = any(i.kind == "former" for i in out[len(out) - back - 1 :])
    title = Title(posts, position + 1, plural, states, back, entry.value == COUNTERPART, former)
    complement = entry.extra.partition("|")[0]
    if plural:
        of, title.end = of_states(items, title.end)
        title.states = of or states
    else:
        _complements(items, title, complement)
        _more_titles(items, title, context)
    return title


def _left_states(out: Sequence[Item], plural: bool) -> tuple[tuple[str, ...], int]:
    """States said before a title («de Russische president», "China's foreign minister", "the Thai and Lao …")."""
    back, lower = 0, 0
    found: list[str] = []
    reach = 0
    while back < len(out) and back < 10:
        item = out[len(out) - 1 - back]
        if member(item):
            found.insert(0, member(item))
            back += 1
            reach = back
            if not plural:
                break
        elif (item.kind in ("genitive", "former", "acting", "elect", "honorific") and not found) or (
            plural and found and (item.kind == "coord" or item.text == ",")
        ):
            back += 1
        elif not found and item.kind in ("token", "adv") and item.text[0].islower() and lower < 2:
            back += 1
            lower += 1
        else:
            break
    if len(found) > 1 and not any(i.kind == "coord" for i in out[len(out) - reach :]):
        last = found[-1]
        return (last,), next(n for n, i in enumerate(reversed(out), 1) if member(i))
    return tuple(found), reach if found else 0


def _complements(items: list[Item], title: Title, complement: str) -> None:
    """Reads «van de Russische Federatie», "to the United Nations", "for foreign affairs of Laos" after a title."""
    for _ in range(2):
        here = at(items, title.end)
        role = roles(here)
        target = skip(items, title.end + 1, "det", "selfref")
        if complement == "to" and here is not None and role & {"to", "in", "at"} and target < len(items):
            state = member(items[target]) or _place_state(items[target])
            if state:
                post, kind, first = title.posts[-1]
                title.posts[-1] = (f"{post} to {state}", kind, first)
                title.end = target + 1
                continue
        if role & {"of", "for"}:
            state, end = _of_chain(items, title.end + 1)
            if state:
                title.states, title.end = (state,), end
                continue
        return


def _place_state(item: Item) -> str:
    entry = item.get("place")
    return entry.feature if entry is not None and item.kind == "place" else ""


def _of_chain(items: list[Item], start: int) -> tuple[str, int]:
    """State or organisation of "of the Kingdom of X", "of the Communist Party of X Central Committee"."""
    state, end, position = "", start, start
    capitals = 0
    while position < len(items) and position - start < 10:
        item = items[position]
        found = member(item)
        if found and not _describes(items, position):
            if not state or (len(found) == 3 and capitals):
                state = found
            position = end = position + 1
            if not capitals:
                break
            continue
        if item.kind in ("det", "selfref") or (roles(item) & {"of"}):
            if state:
                break
            position += 1
            continue
        if item.capital and item.kind in ("token", "mechanism", "statenoun", "noun", "instrument"):
            if state and not capitals:
                break
            capitals += 1
            position += 1
            continue
        if state and item.kind == "person" and position > end:
            end = position
        break
    return state, end


def _describes(items: Sequence[Item], position: int) -> bool:
    """Whether a state name is only an adjective or owner of what follows."""
    item, after = items[position], at(items, position + 1)
    if item.kind == "state" and not any(e.feature in ("name", "short") for e in item.all("state")):
        return True
    return after is not None and after.kind == "genitive"


def _more_titles(items: list[Item], title: Title, context: Context) -> None:
    """A second title of the same holder: "Prime Minister and Defence Minister X", "Foreign Minister Prince X"."""
    while True:
        after = skip(items, title.end, "former", "acting", "elect")
        here = at(items, after)
        if here is not None and here.kind == "coord":
            after = skip(items, after + 1, "former", "acting", "elect")
            here = at(items, after)
            if here is None or not is_office(here):
                return
            stop = name_run(items, after + 1, after_title=True)
            if stop == after + 1:
                return
            known = next((p for i in items[after + 1 : stop] if (p := _known(i)) is not None), None)
            if known is not None and title.states and known.state not in title.states:
                return
        elif here is None or not is_office(here) or here.first != items[after - 1].last:
            return
        entry = here.get("office")
        if entry is None or entry.extra.endswith("plural"):
            return
        if entry.value not in COURTESY:
            title.posts.append((entry.value, entry.feature, after))
        title.end = after + 1
        if here is not None and here.kind == "person":
            return
        _complements(items, title, entry.extra.partition("|")[0])


def _known(item: Item) -> PersonRef | None:
    entry = item.get("person") or item.get("family")
    return known_person(entry.value) if entry is not None else None


def _as_before(title: Title, offices: list[OfficeMention], context: Context) -> None:
    """Gives «ambtgenoot» the post of the title named before it."""
    post, kind = "", "leader"
    if offices:
        post, kind = offices[-1].post.partition(" to ")[0], offices[-1].kind
    elif context.last_person is not None and context.last_person.post:
        post, kind = context.last_person.post, "government"
    if post:
        title.posts[0] = (post, kind, title.posts[0][2])


def _name_after(items: list[Item], title: Title) -> tuple[int, int, bool]:
    """The name that follows a title, directly or between commas."""
    start = skip(items, title.end, "former", "elect", "honorific", "acting")
    stop = name_run(items, start, after_title=True)
    if stop > start or title.plural:
        return start, stop, False
    here = at(items, start)
    if here is not None and here.text == ",":
        begin = skip(items, start + 1, "honorific")
        stop = name_run(items, begin, after_title=False)
        known = any(i.kind == "person" for i in items[begin:stop])
        closing = at(items, stop)
        if (known or stop - begin >= 2) and (closing is None or closing.text in ",.;)"):
            return begin, stop, True
    return start, start, False


def _closed(items: list[Item], stop: int) -> int:
    """Index after the comma that closes an apposition, where a clause goes on behind it."""
    here, after = at(items, stop), at(items, stop + 1)
    if here is None or here.text != "," or after is None:
        return stop
    if after.kind not in ("coord", "sub") and not after.has("rel", "comp"):
        return stop + 1
    return stop


def _hold(
    items: list[Item], start: int, stop: int, title: Title, state: str,
    context: Context, offices: list[OfficeMention], first: int,
) -> tuple[Actor, int] | None:  # fmt: skip
    """Records that the name `items[start:stop]` holds the posts; the actor, and the end with "of France"."""
    person = person_of(items, start, stop, title.posts[0][0], state, context)
    if person is None:
        return None
    if len(state) != 3 and state:
        # An official of an organisation acts for it, whatever state they come from.
        person = PersonRef(person.name, state, person.post, person.flag)
    of, end = _state_after(items, stop, person.state, state)
    state = of or state
    acts_for = person.state or state
    _note(
        person, title, state or acts_for, acts_for, items[first].first, items[end - 1].last, context, offices
    )
    return person_actor(PersonRef(person.name, acts_for, title.posts[0][0]), state, title.posts[0][0]), end


def _note(
    person: PersonRef, title: Title, of: str, acts_for: str, first: int, last: int,
    context: Context, offices: list[OfficeMention],
) -> None:  # fmt: skip
    for post, kind, _ in title.posts:
        post = _full_post(post, person.name, of)
        full = PersonRef(person.name, acts_for, post, person.flag)
        context.remember_person(full)
        context.last_person = full
        offices.append(OfficeMention(person.name, post, of, kind, first, last, title.former, person.flag))


def _full_post(post: str, name: str, of: str) -> str:
    """«voorzitter Ursula von der Leyen»: the known post that a general word stands for."""
    known = known_person(name)
    if known is not None and post in ("chairman", "president") and known.post.startswith("president of "):
        return known.post
    return post


def _state_after(items: list[Item], stop: int, known: str, said: str) -> tuple[str, int]:
    """The state of "President Macron of France", where it agrees with what is known."""
    if "of" not in roles(at(items, stop)):
        return "", stop
    target = skip(items, stop + 1, "det", "selfref")
    here = at(items, target)
    if here is None or not member(here) or _describes(items, target):
        return "", stop
    found = member(here)
    if (known and known == found) or (not known and not said):
        return found, target + 1
    return "", stop


def _holders(
    items: list[Item], start: int, title: Title, context: Context, offices: list[OfficeMention]
) -> tuple[int, Actor] | None:
    """ "Presidents Biden and Xi", «de ministers van Italië en China, Enzo Moavero en Wang Yi»."""
    here = at(items, start)
    apart = here is not None and here.text == ","
    begin = start + 1 if apart else start
    runs: list[tuple[int, int, int]] = []
    position, closed = begin, False
    while True:
        position = skip(items, position, "honorific")
        stop = name_run(items, position, after_title=not apart)
        if stop == position:
            break
        runs.append((position, stop, stop))
        here, after = at(items, stop), at(items, stop + 1)
        of, end = _state_after(items, stop, "", "")
        if of:
            runs[-1] = (position, stop, end)
            here = at(items, end)
            stop = end
        if closed or here is None or not (here.kind == "coord" or (here.text == "," and len(runs) < 5)):
            break
        closed = here.kind == "coord"
        position = stop + 1
        if here.text == "," and after is not None and after.kind == "coord":
            position, closed = stop + 2, True
    if len(runs) < 2 or not closed:
        return None
    members: list[str] = []
    persons: list[str] = []
    for number, (first, stop, end) in enumerate(runs):
        own = title.states[number] if len(title.states) == len(runs) else ""
        own = own or (title.states[0] if len(title.states) == 1 else "")
        if end > stop:
            own = member(items[end - 1])
        person = person_of(items, first, stop, title.posts[0][0], own, context)
        if person is None:
            continue
        acts_for = person.state or own
        _note(
            person,
            title,
            own or acts_for,
            acts_for,
            items[first].first,
            items[end - 1].last,
            context,
            offices,
        )
        persons.append(person.name)
        if acts_for and acts_for not in members:
            members.append(acts_for)
    members.extend(state for state in title.states if state not in members)
    end = runs[-1][2]
    return _closed(items, end) if apart else end, Actor(
        tuple(members), tuple(persons), "person", "", title.posts[0][0]
    )


def _name_before(
    items: list[Item],
    title: Title,
    state: str,
    out: list[Item],
    context: Context,
    offices: list[OfficeMention],
) -> tuple[int, Actor, int] | None:
    """«Bui Thanh Son, de Vietnamese minister …»: the name stands before the title, parted by a comma."""
    comma = len(out) - 1 - title.back
    while comma > 0 and out[comma].kind in ("det", "former", "acting", "adv"):
        comma -= 1
    if comma < 1 or out[comma].text != ",":
        return None
    if out[comma - 1].kind == "actor":
        before: Actor = out[comma - 1].actor
        if len(before.persons) != 1 or before.office:
            return None
        known = context.persons.get(before.persons[0].lower())
        person = PersonRef(before.persons[0], known.state if known else "", "", known.flag if known else "")
        begin = comma - 1
    else:
        begin = comma
        while begin > 0 and ((out[begin - 1].capital and out[begin - 1].kind in ("token", "person", "family", "place"))
                             or out[begin - 1].text == "-" or out[begin - 1].kind == "particle"):  # fmt: skip
            begin -= 1
        while begin < comma and name_run(out, begin, after_title=False) != comma:
            begin += 1
        alone = comma - begin < 2 and out[begin].kind != "person" if begin < comma else True
        if alone and begin < comma and out[begin].kind == "family":
            alone = not by_family(out[begin].text, title.posts[0][0], state)
        if alone:
            return None
        read = person_of(out, begin, comma, title.posts[0][0], state, context)
        if read is None:
            return None
        person = read
    acts_for = person.state or state
    first = out[begin].first
    _note(person, title, state or acts_for, acts_for, first, items[title.end - 1].last, context, offices)
    actor = person_actor(PersonRef(person.name, acts_for), state, title.posts[0][0])
    return _closed(items, title.end), actor, len(out) - begin


def _without_name(
    items: list[Item], position: int, title: Title, state: str, out: list[Item]
) -> tuple[int, Actor, int] | None:
    post, kind, _ = title.posts[0]
    end = title.end
    if title.plural:
        if kind not in ACTING_KINDS:
            return None
        if title.states:
            return end, Actor(title.states, (), "state_noun", "", post), title.back
        found = group_reference(items, position + 1)
        if found is not None:
            return found[1], Actor((), (), "state_noun", found[0]), title.back
        return position + 1, Actor((), (), "state_noun", "pair" if _two(out) else "group"), 0
    if state and kind in ACTING_KINDS:
        return end, Actor((state,), (), "state_noun", "", post), title.back
    if kind in REFERRED_KINDS and out and out[-1].kind == "det":
        return end, Actor((), (), "person", f"post:{post}", post), 0
    return None


def _two(out: Sequence[Item]) -> bool:
    """Whether "two" stands before a plural title ("the two prime ministers")."""
    for item in reversed(out[-3:]):
        if item.kind == "quantity":
            return bool(item.payload.kind != "ordinal" and item.payload.value == 2)
        if item.kind not in ("token", "adv"):
            return False
    return False


def of_states(items: Sequence[Item], position: int) -> tuple[tuple[str, ...], int]:
    """States named after "of": «van Rusland en Vietnam»; none, and `position`, where there are none."""
    if not roles(at(items, position)) & {"of", "from", "between"}:
        return (), position
    members: list[str] = []
    stop = here = position + 1
    while here < len(items):
        item = items[here]
        found = member(item)
        if found and not _describes(items, here):
            members.append(found)
            stop = here = here + 1
        elif (
            item.kind in ("det", "selfref")
            or (members and (item.text == "," or item.kind == "coord"))
            or (roles(item) & {"of"} and items[here - 1].kind in ("selfref", "det", "coord"))
        ):
            here += 1
        else:
            break
    return (tuple(members), stop) if members else ((), position)


REFERENCES = {
    "ourref": "our_pair",
    "pairref": "pair",
    "partyref": "party",
    "groupref": "group",
    "selfref": "it",
}


def group_reference(items: Sequence[Item], position: int) -> tuple[str, int] | None:
    """The reference after "of": «de ministers van beide landen»."""
    if not roles(at(items, position)) & {"of", "from", "between"}:
        return None
    here = at(items, skip(items, position + 1, "det"))
    if here is None or here.kind not in ("pairref", "ourref", "partyref", "groupref"):
        return None
    return REFERENCES[here.kind], skip(items, position + 1, "det") + 1
