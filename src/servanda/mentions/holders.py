"""Titles with the name of their holder: before it, after it, in the plural, and for a counterpart."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.analysis.items import Item, shared_case
from servanda.analysis.silent import spoken
from servanda.mentions.context import Actor, Context, PersonRef, same_post
from servanda.mentions.known import by_family, is_state, known_person
from servanda.mentions.persons import (
    OfficeMention,
    name_run,
    person_actor,
    person_of,
)
from servanda.mentions.portfolios import GENERIC, portfolio
from servanda.mentions.posts import (
    Title,
    at,
    describes,
    group_reference,
    is_office,
    known,
    member,
    of_states,
    read_title,
    roles,
    side,
    skip,
)

ACTING_KINDS = frozenset(
    {
        "state", "government", "minister", "party", "royal", "diplomat", "leader", "military", "spokesperson",
        "parliament", "organisation",
    }
)  # fmt: skip
REFERRED_KINDS = frozenset({"state", "government", "minister", "party"})


def joined(items: Sequence[Item], actor: Actor) -> Item:
    """The items as one item of kind `actor`."""
    first, last = items[0], items[-1]
    one = Item("actor", first.first, last.last, spoken(items), first.low)
    one.actor = actor
    one.case = shared_case(items)
    one.owner = first.owner and first.kind != "actor"
    return one


def titled_persons(items: list[Item], context: Context, offices: list[OfficeMention]) -> list[Item]:
    """Items with every title and its holder joined into one actor; the titles are added to `offices`."""
    out: list[Item] = []
    position = 0
    while position < len(items):
        item = items[position]
        read: tuple[int, Actor, int] | None = None
        if item.entries and is_office(item):
            read = _read(items, position, out, context, offices)
        elif item.kind == "honorific" or (item.kind == "pron" and item.has("honorific")):
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


def _honoured(items: list[Item], position: int, context: Context) -> tuple[int, Actor, int] | None:
    start = skip(items, position + 1, "honorific")
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
    title = read_title(items, position, out, context)
    state = title.states[0] if len(title.states) == 1 else ""
    if title.counterpart:
        _as_before(title, offices, context)
    start, stop, apart = _name_after(items, title)
    if title.plural:
        found = _in_turn(items, title, context, offices) or _holders(items, start, title, context, offices)
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
    return _without_name(items, position, title, state, out, context)


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
    stop, end = _portfolio_behind(items, start, stop, title, context)
    last = items[stop - 1]
    if (
        context.cases is not None
        and last.kind == "token"
        and context.cases.no_name(last.text, items[first].case)
    ):
        return None
    person = person_of(items, start, stop, title.posts[0][0], state, context)
    if person is None:
        return None
    if _holds_elsewhere(person, title.posts[0][0]):
        state = person.state
    elif state:
        # Whom the text says somebody acts for counts for more than what is known of them.
        person = PersonRef(person.name, state, person.post, person.flag)
    of, end = _state_after(items, end, person.state, state, told=end > stop)
    state = of or state
    acts_for = (of if end > stop else "") or person.state or state
    _note(
        person, title, state or acts_for, acts_for, items[first].first, items[end - 1].last, context, offices
    )
    return person_actor(PersonRef(person.name, acts_for, title.posts[0][0]), state, title.posts[0][0]), end


def _portfolio_behind(
    items: list[Item], start: int, stop: int, title: Title, context: Context
) -> tuple[int, int]:
    """End of a name whose title gets its portfolio only behind it («minister Ramdin van Buitenlandse Zaken»), and its end."""
    if title.posts[0][0] in GENERIC and len(title.posts) == 1:
        for at_word in range(start + 1, min(stop + 1, len(items))):
            post, end = portfolio(items, at_word, title.posts[0][0], context.portfolios)
            if end > at_word:
                title.posts[0] = (post, *title.posts[0][1:])
                return at_word, end
    return stop, stop


def _holds_elsewhere(person: PersonRef, post: str) -> bool:
    """Whether a person is known to hold just this post, for an organisation of which the state before it is a member."""
    return bool(person.state) and not is_state(person.state) and same_post(post, person.post)


def _note(
    person: PersonRef, title: Title, of: str, acts_for: str, first: int, last: int,
    context: Context, offices: list[OfficeMention],
) -> None:  # fmt: skip
    for post, kind, _ in title.posts:
        post = _full_post(post, person.name, context)
        if post == "secretary-general" and is_state(of):
            # One word in German and Spanish; a state has no secretary-general, its ruling party a general secretary.
            post = "general secretary"
        full = PersonRef(person.name, acts_for, post, person.flag)
        context.remember_person(full)
        context.last_person = full
        offices.append(OfficeMention(person.name, post, of, kind, first, last, title.former, person.flag))


def _full_post(post: str, name: str, context: Context) -> str:
    """«voorzitter Ursula von der Leyen»: the known post that a general word stands for."""
    known = known_person(name, context.day)
    if known is not None and post in ("chairman", "president") and known.post.startswith("president of "):
        return known.post
    if known is not None and post == "chairman" and known.post in ("president", "prime minister"):
        return known.post  # «председатель КНР», whom others call president
    return post


def _state_after(
    items: list[Item], stop: int, known: str, said: str, *, told: bool = False
) -> tuple[str, int]:
    """The state of "President Macron of France", where it agrees with what is known (`told`: or whatever it is)."""
    if "of" not in roles(at(items, stop)):
        return "", stop
    target = skip(items, stop + 1, "det", "selfref")
    here = at(items, target)
    if here is None or not member(here) or describes(items, target):
        return "", stop
    found = member(here)
    if (known and known == found) or (not known and not said) or (told and not said):
        return found, target + 1
    return "", stop


def _in_turn(
    items: list[Item], title: Title, context: Context, offices: list[OfficeMention]
) -> tuple[int, Actor] | None:
    """«los presidentes de Rusia, Vladímir Putin, y de Venezuela, Nicolás Maduro»: each behind his own state."""
    if len(title.states) != 1:
        return None
    runs: list[tuple[str, int, int]] = []
    state, position = title.states[0], title.end
    while (here := at(items, position)) is not None and here.text == ",":
        begin = skip(items, position + 1, "honorific")
        stop = name_run(items, begin, after_title=False)
        if stop == begin:
            break
        runs.append((state, begin, stop))
        position = step = stop
        if (after := at(items, step)) is not None and after.text == ",":
            step += 1
        if (after := at(items, step)) is None or after.kind != "coord":
            break
        step = skip(items, step + 1, "det")
        states, end = of_states(items, step)
        if len(states) != 1:
            break
        state, position = states[0], end
    if len(runs) < 2:
        return None
    persons: list[str] = []
    for own, begin, stop in runs:
        person = person_of(items, begin, stop, title.posts[0][0], own, context)
        if person is None:
            return None
        _note(person, title, own, own, items[begin].first, items[stop - 1].last, context, offices)
        persons.append(person.name)
    members = tuple(dict.fromkeys(own for own, _, _ in runs))
    end = runs[-1][2]
    return _closed(items, end), Actor(members, tuple(persons), "person", "", title.posts[0][0])


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
    sides: list[str] = []
    for number, (first, stop, end) in enumerate(runs):
        own = title.states[number] if len(title.states) == len(runs) else ""
        own = own or (title.states[0] if len(title.states) == 1 else "")
        if end > stop:
            own = member(items[end - 1])
        person = person_of(items, first, stop, title.posts[0][0], own, context)
        if person is None:
            continue
        acts_for = own if own and not _holds_elsewhere(person, title.posts[0][0]) else person.state or own
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
        sides.append(acts_for)
        if acts_for and acts_for not in members:
            members.append(acts_for)
    members.extend(state for state in title.states if state not in members)
    unknown = sum(not acts_for for acts_for in sides)
    if unknown:
        # One party short would be wrong: the other of the two states that the text is about, else nobody.
        named = {side(item) for item in items} | {
            ref.state for item in items if (ref := known(item, context)) is not None
        }
        others = [state for state in context.dyad() if state not in members and state not in named]
        members = [*members, *others] if unknown == 1 and len(members) == 1 and len(others) == 1 else []
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
            alone = not by_family(out[begin].text, title.posts[0][0], state, context.day)
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
    items: list[Item], position: int, title: Title, state: str, out: list[Item], context: Context
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
    if not title.states and kind in ACTING_KINDS and (group := group_reference(items, title.end)) is not None:
        return group[1], Actor((), (), "state_noun", group[0], post), 0
    if state and kind in ACTING_KINDS:
        return end, Actor((state,), (), "state_noun", "", post), title.back
    definite = not context.articles or (bool(out) and out[-1].kind == "det")
    if kind in REFERRED_KINDS and definite:
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
