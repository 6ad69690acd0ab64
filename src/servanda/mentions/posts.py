"""Titles of posts: what stands before and behind them, without the names of their holders."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from servanda.analysis.items import Item
from servanda.mentions.context import Context, PersonRef, is_media
from servanda.mentions.known import known_person
from servanda.mentions.persons import name_run
from servanda.mentions.portfolios import further, portfolio

COUNTERPART = "colleague"
"""The post that says only: the same post as the one named before."""
ALONE = frozenset({"diplomat", "academic", "spokesperson", "local"})
"""Kinds of posts whose holder has no second title behind a comma."""
COURTESY = frozenset({"prince", "general", "admiral", "sheikh"})
"""Posts that are only part of the name where another post stands beside them."""
REFERENCES = {
    "ourref": "our_pair",
    "pairref": "pair",
    "partyref": "party",
    "groupref": "group",
    "selfref": "it",
    "theirref": "own",
}


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
        return entry.value if entry and not entry.feature and not is_media(entry.value) else ""
    return ""


def side(item: Item) -> str:
    """The state or organisation that an item names, or whose seat of government it is («Kremlin»)."""
    if item.kind == "landmark":
        entry = item.get("landmark")
        return entry.feature if entry else ""
    return member(item)


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


def is_office(item: Item) -> bool:
    return item.get("office") is not None and item.kind in ("office", "noun", "token", "leadernoun", "person")


def read_title(items: list[Item], position: int, out: list[Item], context: Context) -> Title:
    entry = items[position].get("office")
    assert entry is not None
    posts = [(entry.value, entry.feature, position)]
    plural = entry.extra.endswith("plural")
    bare = context.traits is not None and context.traits.bare_owners
    states, back = ((), 0) if bare else _left_states(out, plural)
    former = any(i.kind == "former" for i in out[len(out) - back - 1 :])
    title = Title(posts, position + 1, plural, states, back, entry.value == COUNTERPART, former)
    if behind := adjectives_behind(items, position + 1, plural):
        title.states, title.end = behind
        title.back = 0
    complement = entry.extra.partition("|")[0]
    if plural:
        of, title.end = of_states(items, title.end)
        title.states = of or title.states
    else:
        posts[0], title.end = _with_portfolio(items, posts[0], title.end, context)
        _complements(items, title, complement)
        _more_titles(items, title, context)
    return title


def adjectives_behind(
    items: Sequence[Item], position: int, plural: bool
) -> tuple[tuple[str, ...], int] | None:
    """States whose adjectives follow a noun («le président russe», «los ministros francés y alemán»), and their end.

    They have a small letter there: an adjective with a capital belongs to what follows it.
    """
    found: list[str] = []
    stop = here = position
    while (item := at(items, here)) is not None:
        if item.kind == "state" and item.text[0].islower():
            found.append(member(item))
            stop = here = here + 1
            if not plural:
                break
        elif item.kind == "pairname" and item.text[0].islower() and not found:
            return item.actor.members, here + 1
        elif found and (item.kind == "coord" or item.text == ","):
            here += 1
        else:
            break
    return (tuple(found), stop) if found else None


def _with_portfolio(
    items: list[Item], held: tuple[str, str, int], at: int, context: Context
) -> tuple[tuple[str, str, int], int]:
    """A general title with the portfolio right behind it («bewindsman van Buitenlandse Zaken»)."""
    post, end = portfolio(items, at, held[0], context.portfolios)
    if context.cases is not None and held[1] == "minister":
        end = further(items, end)
    return (post, held[1], held[2]), end


def _left_states(out: Sequence[Item], plural: bool) -> tuple[tuple[str, ...], int]:
    """States said before a title («de Russische president», "China's foreign minister", "the Thai and Lao …")."""
    back, lower = 0, 0
    found: list[str] = []
    reach = 0
    while back < len(out) and back < 10:
        item = out[len(out) - 1 - back]
        if side(item):
            found.insert(0, side(item))
            back += 1
            reach = back
            if not plural:
                break
        elif (item.kind in ("genitive", "former", "acting", "elect", "honorific") and not found) or (
            plural and found and (item.kind == "coord" or item.text == ",")
        ):
            back += 1
        elif (
            not found
            and lower < 2
            and (
                item.kind == "statenoun"
                or (item.kind in ("token", "adv") and item.text[0].islower())
                or (not back and _ranks(out))
            )
        ):
            back += 1
            lower += 1
        else:
            break
    if len(found) > 1 and not any(i.kind == "coord" for i in out[len(out) - reach :]):
        last = found[-1]
        return (last,), next(n for n, i in enumerate(reversed(out), 1) if side(i))
    return tuple(found), reach if found else 0


def _ranks(out: Sequence[Item]) -> bool:
    """Whether a rank stands between a state and a title ("Brunei's Second Minister", "Singapore's Senior Minister")."""
    if len(out) < 2 or out[-2].kind not in ("genitive", "state") or not out[-1].capital:
        return False
    rank = out[-1]
    return rank.kind == "token" or (rank.kind == "quantity" and rank.payload.kind == "ordinal")


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
        if here is not None and here.owner and member(here):
            title.states, title.end = (member(here),), title.end + 1
            continue
        if role & {"of", "for"}:
            state, end = _organ(items, title.end + 1)
            if not state:
                state, end = _of_chain(items, title.end + 1)
            if state:
                title.states, title.end = (state,), end
                continue
            title.end = _party_alone(items, title)
        return


def _party_alone(items: list[Item], title: Title) -> int:
    """Where the name of a body ends that a second title names the state of («… del Partido Comunista y presidente de Cuba»)."""
    end = title.end
    words = 0
    while end < len(items) and (
        roles(items[end]) & {"of"}
        or items[end].kind == "det"
        or (items[end].capital and items[end].kind in ("token", "mechanism", "noun", "verb"))
    ):
        words += items[end].capital
        end += 1
    here, after = at(items, end), at(items, end + 1)
    joins = here is not None and here.kind == "coord" and after is not None and is_office(after)
    return end if joins and words > 1 else title.end


def _organ(items: list[Item], start: int) -> tuple[str, int]:
    """State of "of the Chinese Foreign Ministry", «van het Kremlin», "for China's embassy in Canberra"."""
    position = start
    while position < len(items) and items[position].has("det"):
        position += 1
    here = at(items, position)
    if here is None:
        return "", start
    if here.kind == "landmark":
        return side(here), position + 1
    if here.kind != "state" or not describes(items, position):
        return "", start
    organ = skip(items, position + 1, "genitive")
    if organ < len(items) and items[organ].kind == "token" and items[organ].text[0].islower():
        organ += 1
    if organ < len(items) and items[organ].kind in ("statenoun", "selfref"):
        return member(here), organ + 1
    return "", start


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
        if found and not describes(items, position):
            if not state or (len(found) == 3 and capitals):
                state = found
            position = end = position + 1
            if not capitals:
                break
            continue
        if item.kind in ("det", "selfref") or item.has("det") or (roles(item) & {"of"}):
            if state:
                break
            position += 1
            continue
        if item.capital and item.kind in ("token", "mechanism", "statenoun", "noun", "instrument", "verb"):
            if state and not capitals:
                break
            capitals += 1
            position += 1
            continue
        if state and item.kind == "person" and position > end:
            end = position
        break
    return state, end


def describes(items: Sequence[Item], position: int) -> bool:
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
        if here is not None and here.text == "," and _stacked(items, after + 1, title, context):
            here = at(items, after := after + 1)
            assert here is not None
        if here is not None and here.kind == "coord":
            after = skip(items, after + 1, "former", "acting", "elect")
            here = at(items, after)
            if title.former and here is not None and side(here) and _takes_over(items, title, after):
                continue
            if here is None or not is_office(here):
                return
            stop = name_run(items, after + 1, after_title=True)
            if stop == after + 1 and not (end := _holder_apart(items, after + 1)):
                return
            if stop == after + 1:
                title.posts.append((entry.value, entry.feature, after)) if (
                    entry := here.get("office")
                ) else None
                title.end = end
                return
            holder = next((p for i in items[after + 1 : stop] if (p := known(i, context)) is not None), None)
            if holder is not None and title.states and holder.state not in title.states:
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


def _holder_apart(items: list[Item], position: int) -> int:
    """Where the complement of a second title ends, if its holder follows a comma («y presidente del país, To Lam»); else 0."""
    end = position
    while (
        end < len(items)
        and end - position < 5
        and (roles(items[end]) & {"of"} or items[end].kind in ("det", "selfref") or bool(member(items[end])))
    ):
        end += 1
    here = at(items, end)
    if here is None or here.text != ",":
        return 0
    stop = name_run(items, end + 1, after_title=False)
    return end if stop > end + 2 or (stop > end + 1 and items[end + 1].kind == "person") else 0


def _stacked(items: Sequence[Item], position: int, title: Title, context: Context) -> bool:
    """Whether a comma parts two titles of one holder («Tổng Bí thư, Chủ tịch nước Tô Lâm»)."""
    here = at(items, position)
    if title.posts[-1][1] in ALONE:
        return False  # «Theo Đại sứ, Thủ tướng Hà Lan Mark Rutte đã thăm Việt Nam»
    return (
        context.traits is not None and context.traits.stacked_titles and here is not None and is_office(here)
    )


def _takes_over(items: list[Item], title: Title, position: int) -> bool:
    """Reads the present post behind a past one («oud-premier en VN-gezant X»); that one says for whom they act."""
    place = position + 2 if position + 1 < len(items) and items[position + 1].text in "-–" else position + 1
    if (
        place >= len(items)
        or not is_office(items[place])
        or name_run(items, place + 1, after_title=True) == place + 1
    ):
        return False
    entry = items[place].get("office")
    if entry is None or entry.extra.endswith("plural"):
        return False
    title.posts = [(entry.value, entry.feature, title.posts[0][2])]
    title.states, title.end, title.former = (side(items[position]),), place + 1, False
    return True


def known(item: Item, context: Context) -> PersonRef | None:
    """The person of the gazetteer whom an item names."""
    entry = item.get("person") or item.get("family")
    return known_person(entry.value, context.day) if entry is not None else None


def of_states(items: Sequence[Item], position: int) -> tuple[tuple[str, ...], int]:
    """States named after "of": «van Rusland en Vietnam»; none, and `position`, where there are none."""
    if behind := adjectives_behind(items, position, True):
        return behind
    owner = position < len(items) and items[position].owner
    if not owner and not roles(at(items, position)) & {"of", "from", "between"}:
        return (), position
    members: list[str] = []
    stop = position
    here = position if owner else position + 1
    while here < len(items):
        item = items[here]
        found = member(item)
        if found and not describes(items, here):
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


def group_reference(items: Sequence[Item], position: int) -> tuple[str, int] | None:
    """The reference after "of": «de ministers van beide landen»."""
    if not roles(at(items, position)) & {"of", "from", "between"}:
        return None
    here = at(items, skip(items, position + 1, "det"))
    if here is None or here.kind not in REFERENCES:
        return None
    return REFERENCES[here.kind], skip(items, position + 1, "det") + 1
