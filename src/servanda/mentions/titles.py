"""Instruments and standing bodies: the head noun with its full noun phrase, and nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from servanda.analysis.items import Item
from servanda.analysis.silent import spoken
from servanda.languages.cases import governed
from servanda.mentions.context import Actor
from servanda.mentions.times import TimeReading

_RIGHT_ROLES = frozenset({"about", "for", "of", "between", "with", "against", "to", "as"})
_INSIDE = frozenset(
    {
        "token", "det", "noun", "instrument", "mechanism", "measure", "level", "state", "pairname", "org",
        "actor", "statenoun", "forcenoun", "leadernoun", "coord", "place", "office", "adv", "family",
        "genitive", "statistics", "pairref", "person", "particle",
    }
)  # fmt: skip

_MEANT = frozenset({"actor", "person", "family", "org", "state", "pairname", "pairref", "place"})


_DESCRIBING = frozenset({"token", "noun", "measure", "level", "mask", "mechanism", "instrument"})
"""Kinds of items that can describe a head without a preposition."""


class Title(msgspec.Struct, frozen=True):
    """An instrument or body as the text names it; `first:last` are tokens, without a leading article."""

    cat: str
    kind: str
    first: int
    last: int
    head: int
    plural: bool = False
    ambiguous: bool = False
    capital: bool = False
    qualified: bool = False
    quoted: bool = False
    actors: tuple[Actor, ...] = ()
    between: Actor | None = None
    short: str = ""
    dated: TimeReading | None = None
    unnamed: bool = False
    """Whether it is one "with" or "between" parties whom the text does not name («соглашение с партнерами»)."""
    inner: tuple[Any, ...] = ()
    """Items of bodies that are named inside ("Terms of Reference of the Observer Team")."""


def build_titles(
    items: list[Item], *, adjectives_follow: bool = False, all_behind: bool = False
) -> list[Item]:
    """Items with every instrument and body joined into one item of kind `title` or `name`.

    `all_behind`: whatever describes a head stands behind it, with or without a preposition.
    """
    out: list[Item] = []
    position = 0
    while position < len(items):
        item = items[position]
        head = item.kind in ("instrument", "mechanism") or (
            item.kind == "token" and item.has("instrument", "mechanism")
        )
        if head and not _is_verb(items, position, out):
            back = 0 if all_behind else _left(items, position, len(out), out)
            described = _adjectives(items, position) if adjectives_follow else position + 1
            if all_behind:
                described = _bare_words(items, position)
            end = _right(items, position, described)
            title = _title(items, position - back, position, end, described)
            joined = Item(
                "title" if title.cat == "instrument" else "name",
                title.first,
                title.last,
                spoken(items[position - back : end]),
                item.low,
                item.entries,
            )
            joined.payload = title
            joined.case = item.case
            if back:
                del out[len(out) - back :]
            out.append(joined)
            position = end
            continue
        out.append(item)
        position += 1
    return out


def _bare_words(items: Sequence[Item], head: int) -> int:
    """The end of the words right behind a head that only describe it («hiệp định thương mại tự do thế hệ mới»)."""
    end = head + 1
    while end < len(items):
        item = items[end]
        governed = end == head + 1 and any(before.kind == "verb" for before in items[:head])
        ambiguous = item.kind == "verb" and any(
            # «phê chuẩn Hiệp định bảo hộ đầu tư»: a verb right behind an object only describes it.
            entry.ambiguous or (entry.one_form and governed and not entry.extra.strip("|"))
            for entry in item.all("verb")
        )
        if item.kind == "coord" and end > head + 1 and end + 1 < len(items):
            after = items[end + 1]
            if items[end - 1].kind not in _DESCRIBING or after.kind not in _DESCRIBING or after.has("verb"):
                break
        elif item.text == "-" and end + 1 < len(items) and items[end + 1].kind in _DESCRIBING:
            pass
        elif item.kind not in _DESCRIBING and not ambiguous:
            break
        end += 1
    return end


def _left(items: Sequence[Item], head: int, limit: int, out: Sequence[Item]) -> int:
    """How many items before the head describe it: adjectives, states, capitalised words."""
    back = 0
    while back < min(limit, 7):
        item = out[len(out) - 1 - back]
        if item.text == "-" and back < limit - 1:
            back += 1
            continue
        if item.kind in ("state", "pairname", "org", "level"):
            back += 1
            continue
        if item.kind == "actor" and item.actor.form == "org" and _leads(item, items[head]):
            back += 1
            continue
        if (
            item.kind == "actor"
            and item.actor.form in ("name", "org")
            and item.capital
            and items[head].capital
            and item.last == (items[head].first)
        ):
            break
        if item.kind == "verb" and _described_by(out, len(out) - 1 - back):
            back += 1
            continue
        if (
            item.kind
            in ("token", "noun", "measure", "instrument", "mechanism", "statenoun", "place", "quantity_word")
            and item.text[0].isalpha()
        ):
            if item.kind != "token" and not item.capital and item.kind != "measure":
                break
            if item.kind == "place" and item.case and not item.case & items[head].case:
                break  # «подписали в Хартуме Декларацию»: a place in another case stands by itself
            back += 1
            continue
        if (
            item.kind == "coord"
            and back < limit - 1
            and _adjective_pair(out, len(out) - 1 - back, items[head])
        ):
            back += 1
            continue
        break
    while back and out[len(out) - back].text == "-":
        back -= 1
    return back


def _described_by(out: Sequence[Item], at: int) -> bool:
    """Whether a form that is also a verb describes the head, right behind an article ("a transit agreement")."""
    entry = out[at].get("verb")
    return (
        entry is not None and entry.ambiguous and entry.feature == "base" and at > 0
        and out[at - 1].kind in ("det", "state", "pairname") and not out[at].capital
    )  # fmt: skip


def _is_verb(items: Sequence[Item], at: int, out: Sequence[Item]) -> bool:
    """Whether a head noun is a verb here: "The United States plans to increase …"."""
    before = out[-2] if len(out) > 1 and out[-1].text == "," else out[-1] if out else None
    if not items[at].has("verb") or before is None or before.kind != "actor" or at + 2 >= len(items):
        return False
    return items[at + 1].has("inf") and items[at + 2].has("verb")


def _leads(item: Item, head: Item) -> bool:
    """Whether an organisation opens the name of a body ("ASEAN Observer Team")."""
    return head.kind == "mechanism" and head.capital and item.last == head.first


def _adjective_pair(out: Sequence[Item], at: int, head: Item) -> bool:
    """«Economische en Technische Samenwerking», «Defensie- en Veiligheidsraad», "olie- en gasprojecten"."""
    before = out[at - 1]
    after = out[at + 1] if at + 1 < len(out) else head
    if before.text == "-":
        return (
            at > 1
            and out[at - 2].kind in ("token", "noun", "measure")
            and out[at - 2].capital == after.capital
        )
    return (
        before.kind in ("token", "noun", "measure") and before.capital and after.capital
        and (after is head or after.kind in ("token", "state", "noun", "measure"))
    )  # fmt: skip


def _adjectives(items: Sequence[Item], head: int) -> int:
    """End of the adjectives behind a head: «accord bilatéral économique et commercial»."""
    end = head + 1
    while end < min(len(items), head + 5):
        joined = items[end].kind == "coord" and end + 1 < len(items)
        at = end + 1 if joined else end
        item = items[at]
        plain = item.kind in ("token", "level") and not item.has("verb", "prep", "inf", "rel", "comp", "adv")
        if not plain or not item.text[0].islower() or item.last - item.first > 2:
            break
        end = at + 1
    return end


def _right(items: Sequence[Item], head: int, start: int) -> int:
    """Where the noun phrase of the head ends."""
    if head and items[head - 1].text == '"':
        closing = next((n for n in range(head + 1, len(items)) if items[n].text == '"'), 0)
        if closing:
            return closing
    quoted = _quoted_from(items, head)
    if quoted:
        return quoted
    end = start
    while end < len(items) and items[end].kind in ("state", "pairname") and items[end].text[0].islower():
        end += 1
    if items[head].capital and " " in items[head].low:
        end = _capital_list(items, end)
    while end < len(items):
        item = items[end]
        if (
            item.text == "("
            and end + 2 < len(items)
            and items[end + 2].text == ")"
            and items[end + 1].capital
        ):
            end += 3
            continue
        role = item.get("prep")
        if role is None or item.kind not in ("prep", "inf"):
            break
        if item.has("inf") and end + 1 < len(items) and items[end + 1].has("verb"):
            break
        ahead = items[end + 1].case if end + 1 < len(items) else frozenset[str]()
        roles = governed(role.value, role.extra, ahead)
        if not roles & _RIGHT_ROLES or (
            roles & {"in", "during"} and not roles & {"of", "about", "for", "between"}
        ):
            break
        stop = _phrase(items, end + 1, items[head].capital)
        if stop == end + 1:
            break
        end = stop
    return _dated(items, end)


def _dated(items: Sequence[Item], end: int) -> int:
    """End of a title with the day on which it was made, where the word for that governs a case («Договор … от 2 мая»)."""
    if end + 1 >= len(items) or items[end].kind != "prep" or items[end + 1].kind != "time":
        return end
    role = items[end].get("prep")
    whole = role is not None and bool(role.extra) and len(items[end + 1].payload.value or "") == 10
    return end + 2 if whole and role is not None and "from" in role.value.split("|") else end


def _capital_list(items: Sequence[Item], at: int) -> int:
    """The end of a list that goes on with the name of a head of several words: «Tratado de Amistad, Buena Vecindad y Cooperación»."""
    if at + 1 < len(items) and items[at].kind == "coord":
        end = at + 1
        while end < len(items) and items[end].kind in _DESCRIBING and items[end].capital:
            end += 1
        return end if end > at + 1 else at
    if at >= len(items) or items[at].text != ",":
        return at
    last = 0
    for ahead in range(at + 1, min(len(items), at + 12)):
        item = items[ahead]
        if item.kind == "coord" and not last and items[ahead - 1].kind in _DESCRIBING:
            last = ahead
        elif item.text == "," and not last and items[ahead - 1].kind in _DESCRIBING:
            continue
        elif item.kind not in _DESCRIBING or not item.capital:
            return ahead if last and ahead > last + 1 else at
    return at


def _quoted_from(items: Sequence[Item], head: int) -> int:
    for back in range(1, 6):
        if head - back < 0 or items[head - back].kind in ("det", "verb", "prep"):
            return 0
        if items[head - back].text in ("'", '"'):
            mark = items[head - back].text
            return next(
                (
                    n
                    for n in range(head + 1, len(items))
                    if items[n].text == mark and items[n].kind == items[head - back].kind
                ),
                0,
            )
    return 0


def _phrase(items: Sequence[Item], start: int, capital: bool) -> int:
    """End of the noun phrase that follows a preposition."""
    end = start
    while end < len(items):
        item = items[end]
        if item.has("inf") and end + 1 < len(items) and items[end + 1].has("verb"):
            break  # «einen Plan für den Handel zu erstellen»
        if item.kind in _INSIDE and not (item.kind == "adv" and end == start):
            if item.kind == "coord" and not (_continues(items, end) and _governs(items, start, end + 1)):
                break
            if item.kind == "coord" and _brings_in(items, end + 1):
                break
            if item.kind == "token" and (item.has("verb") or _particle(items, start, item)):
                break
            end += 1
            continue
        if item.text == "-":
            end += 1
            continue
        if item.text == "," and _comma_list(items, end):
            end += 1
            continue
        if item.kind == "time" and end == start and (not _when(items[start - 1]) or _years_of(items, start)):
            return end + 1
        if item.kind == "quantity" and end + 1 < len(items) and items[end + 1].kind in _INSIDE:
            end += 1
            continue
        if item.kind == "verb" and end + 1 < len(items) and _nominal(items, end):
            end += 1
            continue
        if item.text == "(" and end + 2 < len(items) and items[end + 2].text == ")":
            end += 3
            continue
        break
    while end > start and (items[end - 1].kind in ("coord", "det", "adv") or items[end - 1].text in ",-"):
        end -= 1
    return end


def _particle(items: Sequence[Item], start: int, item: Item) -> bool:
    """Whether a word is the particle that a verb before the phrase waits for («komt de commissie van X en Y bijeen»)."""
    return not item.capital and any(
        entry.extra.rpartition("|")[2] == item.low
        for before in items[:start]
        if before.kind == "verb"
        for entry in before.all("verb")
    )


def _nominal(items: Sequence[Item], at: int) -> bool:
    """A verb form used as a noun inside a title («op het gebied van werken», "Countering of …")."""
    entry = items[at].get("verb")
    if entry is None:
        return False
    before = items[at - 1].kind
    return (entry.ambiguous and before in ("det", "prep", "coord")) or (
        entry.feature == "ing" and before in ("det", "prep", "coord", "token")
    )


def _continues(items: Sequence[Item], at: int) -> bool:
    after = at + 1
    while after < len(items) and items[after].kind in ("det", "adv"):
        after += 1
    if after >= len(items) or items[after].kind not in _INSIDE:
        return False
    if items[after].kind == "actor" and after + 1 < len(items) and items[after + 1].kind == "verb":
        return False
    return not (items[after].has("verb") and items[after].kind == "token")


def _brings_in(items: Sequence[Item], at: int) -> bool:
    """Whether an instrument that is new to the text follows a coordinator («el Acuerdo sobre visas y un memorando»)."""
    return at + 1 < len(items) and items[at].has("indefinite") and items[at + 1].kind == "instrument"


def _governs(items: Sequence[Item], start: int, at: int) -> bool:
    """Whether the preposition of a phrase takes the case of the noun behind a coordinator («о связи и программу» ends it)."""
    role = items[start - 1].get("prep") if start else None
    if role is None or not role.extra or at >= len(items):
        return True
    return bool(governed(role.value, role.extra, items[at].case))


def _comma_list(items: Sequence[Item], at: int) -> bool:
    """Whether a comma parts members of one list («voor economische, handels- en technische samenwerking»)."""
    for ahead in range(at + 1, min(len(items), at + 6)):
        item = items[ahead]
        if item.kind == "coord":
            return ahead > at + 1 and _continues(items, ahead)
        if item.kind not in ("token", "noun", "measure", "statenoun") and item.text not in "-,":
            return False
        if item.has("verb"):
            return False
    return False


def _title(items: Sequence[Item], start: int, head: int, end: int, described: int) -> Title:
    item = items[head]
    instrument = item.get("instrument")
    entry = instrument or item.get("mechanism")
    assert entry is not None
    actors = tuple(i.actor for i in items[start:end] if i.actor is not None)
    between: Actor | None = None
    partnered = False
    for at in range(head + 1, end):
        role = items[at].get("prep")
        if role is not None and set(role.value.split("|")) & {"between", "with"}:
            partnered = True
            for ahead in range(at + 1, end):
                actor = items[ahead].actor
                if items[ahead].kind != "actor":
                    continue
                between = actor if between is None else between.joined(actor)
                if len(between.members) > 1:
                    break
            if between is not None:
                break
    left = items[start:head]
    dates = (
        items[at].payload
        for at in range(head + 2, end)
        if items[at].kind == "time" and _origin(items[at - 1])
    )
    return Title(
        cat="instrument" if instrument is not None else "mechanism",
        kind=entry.value,
        first=items[start].first,
        last=items[end - 1].last,
        head=head,
        plural=entry.feature.startswith("plural"),
        ambiguous=entry.ambiguous,
        capital=item.capital or any(i.capital and i.kind == "token" for i in left),
        qualified=bool(left) or end > described,
        quoted=start > 0 and items[start - 1].text in ("'", '"'),
        actors=actors,
        between=between,
        unnamed=partnered and between is None and not any(i.kind in _MEANT for i in items[head + 1 : end]),
        short=item.text,
        dated=next(dates, None),
        inner=tuple(i for i in build_titles(list(items[head + 1 : end])) if i.kind == "name"),
    )


def _when(item: Item) -> bool:
    """Whether a preposition tells when something happens («signed … on 10 May»), not what it is about."""
    role = item.get("prep")
    return role is not None and bool({"at", "in", "during", "before"} & set(role.value.split("|")))


def _years_of(items: Sequence[Item], at: int) -> bool:
    """Whether whole years behind a preposition of several cases are those that a plan is for («план на 2025–2026 годы»)."""
    role, value = items[at - 1].get("prep"), items[at].payload.value
    if role is None or ";" not in role.extra or not value:
        return False
    return "for" in role.extra and all(len(part) == 4 for part in value.split("/"))


def _origin(item: Item) -> bool:
    """Whether a preposition dates what stands before it («het verdrag van 1960», «het akkoord uit 1972»)."""
    role = item.get("prep")
    return role is not None and bool({"of", "from"} & set(role.value.split("|")))
