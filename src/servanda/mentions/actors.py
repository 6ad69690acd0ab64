"""From items to actors: states, governments, persons with their offices, groups, references."""

from __future__ import annotations

from collections.abc import Sequence

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

NOUN_PHRASE = frozenset(
    {
        "token", "noun", "level", "measure", "instrument", "mechanism", "state", "pairname", "statenoun",
        "leadernoun", "forcenoun", "quantity", "office", "place", "org", "actor", "time", "family",
    }
)  # fmt: skip


def build_actors(items: list[Item], context: Context, offices: list[OfficeMention]) -> list[Item]:
    """Items with every actor joined into one item of kind `actor`; titles with names are added to `offices`."""
    items = _expand_states(items)
    items = _titled_persons(items, context, offices)
    items = _bare_persons(items, context)
    items = _state_phrases(items)
    return _coordinate(items)


def _make(items: Sequence[Item], actor: Actor) -> Item:
    first, last = items[0], items[-1]
    joined = Item("actor", first.first, last.last, " ".join(item.text for item in items), first.low)
    joined.actor = actor
    return joined


def _is_state(item: Item, *features: str) -> bool:
    entry = item.get("state")
    return item.kind == "state" and entry is not None and (not features or any(
        e.feature in features for e in item.all("state")
    ))


def state_code(item: Item) -> str:
    """The state that a name or adjective stands for."""
    entry = item.get("state")
    return entry.value if entry else ""


def _expand_states(items: list[Item]) -> list[Item]:
    """Joins «Vietnam-Rusland», "U.S.-EU", «Russisch-Vietnamese» into one item of kind `pairname`."""
    out: list[Item] = []
    position = 0
    while position < len(items):
        item = items[position]
        members = [_member(item)]
        end = position + 1
        while (
            members[0]
            and end + 1 < len(items)
            and items[end].text in ("-", "–")
            and _member(items[end + 1])
        ):
            members.append(_member(items[end + 1]))
            end += 2
        if len(members) > 1 and len(set(members)) > 1:
            joined = Item(
                "pairname", item.first, items[end - 1].last, "".join(i.text for i in items[position:end]), item.low
            )
            joined.actor = Actor(tuple(members), (), "adjective")
            joined.entries = items[end - 1].entries
            out.append(joined)
        else:
            out.append(item)
            end = position + 1
        position = end
    return out


def _member(item: Item) -> str:
    if item.kind == "state":
        return state_code(item)
    if item.kind == "org":
        entry = item.get("org")
        return entry.value if entry and not entry.feature else ""
    return ""


def _titled_persons(items: list[Item], context: Context, offices: list[OfficeMention]) -> list[Item]:
    out: list[Item] = []
    position = 0
    while position < len(items):
        item = items[position]
        if item.has("office") and item.kind in ("office", "noun", "token", "leadernoun"):
            end, actor, back = _read_office(items, position, out, context, offices)
            if actor is not None:
                used = out[len(out) - back :] if back else []
                del out[len(out) - back :]
                out.append(_make([*used, *items[position:end]], actor))
                position = end
                continue
        elif item.kind == "honorific":
            end = name_run(items, position + 1, after_title=True)
            if end > position + 1:
                person = person_of(items, position + 1, end, "", "", context)
                if person is not None:
                    context.remember_person(person)
                    out.append(_make(items[position:end], person_actor(person, "", "")))
                    position = end
                    continue
        out.append(item)
        position += 1
    return out


def _left_state(out: Sequence[Item]) -> tuple[str, int]:
    """State or organisation said just before a title («de Russische president», "China's foreign minister")."""
    back = 0
    while back < 4 and back < len(out):
        item = out[len(out) - 1 - back]
        if item.kind in ("state", "org"):
            return _member(item), back + 1
        if item.kind == "genitive" or item.kind in ("former", "acting", "honorific"):
            back += 1
            continue
        if item.kind == "token" and item.text[0].islower() and back < 2:
            back += 1
            continue
        break
    return "", 0


def _read_office(
    items: list[Item], position: int, out: list[Item], context: Context, offices: list[OfficeMention]
) -> tuple[int, Actor | None, int]:
    item = items[position]
    entry = item.get("office")
    assert entry is not None
    complement, _, plural = entry.extra.partition("|")
    state, back = _left_state(out)
    end = position + 1
    to_state = ""
    if complement == "to" and end + 1 < len(items) and items[end].kind == "prep":
        target = _skip_det(items, end + 1)
        if target < len(items) and _member(items[target]):
            to_state = _member(items[target])
            end = target + 1
    of_state = ""
    roles = items[end].get("prep") if end < len(items) else None
    if roles is not None and {"of", "for"} & set(roles.value.split("|")):
        target = _skip_det(items, end + 1)
        if target < len(items) and _member(items[target]) and not plural:
            of_state = _member(items[target])
            end = target + 1
    state = of_state or state
    post = f"{entry.value} to {to_state}" if to_state else entry.value
    after = end
    if after < len(items) and items[after].kind in ("former", "elect"):
        after += 1
    if after < len(items) and items[after].text == "," and of_state:
        after += 1
    stop = name_run(items, after, after_title=True) if not plural else after
    former = bool(out and back and any(i.kind == "former" for i in out[-back:])) or bool(
        out and out[-1].kind == "former"
    )
    if stop > after:
        person = person_of(items, after, stop, entry.value, state, context)
        if person is not None:
            ref = known_person(person.name)
            state = state or person.state or (ref.state if ref else "")
            context.spotted.append((items[after].first, items[stop - 1].last, person.name))
            full = PersonRef(person.name, person.state or state, entry.value or person.post, person.flag)
            context.remember_person(full)
            context.last_person = context.persons.get(full.name.split()[-1].lower(), full)
            context.last_person = full
            offices.append(
                OfficeMention(
                    full.name, post, state, entry.feature, item.first, items[stop - 1].last, former, person.flag
                )
            )
            return stop, person_actor(full, state, entry.value), back
    apposed = _apposed_name(items, position, out, entry.value, post, state, context, offices, entry.feature, end)
    if apposed is not None:
        return end, apposed, 0 if apposed.form == "name_before" else back
    if plural:
        states, stop = _of_states(items, end)
        if states is not None:
            return stop, states, 0
        return end, Actor((state,) if state else (), (), "state_noun", "" if state else "group"), back
    if state and entry.feature in ("state", "government", "minister", "party", "royal", "diplomat", "leader", "military", "spokesperson", "parliament", "organisation"):
        return end, Actor((state,), (), "state_noun", "", entry.value), back
    if entry.feature in ("state", "government", "minister", "party") and out and out[-1].kind == "det":
        return end, Actor((), (), "person", f"post:{entry.value}", entry.value), 0
    return end, None, 0


def _apposed_name(
    items: list[Item], position: int, out: list[Item], value: str, post: str, state: str,
    context: Context, offices: list[OfficeMention], kind: str, end: int,
) -> Actor | None:  # fmt: skip
    """«Bui Thanh Son, de Vietnamese minister …»: the name stands before the title, parted by a comma."""
    before = [i for i in out if i.kind not in ("det", "state", "org", "former", "acting") and i.kind != "genitive"]
    if not before or before[-1].text != "," or len(out) < 2:
        return None
    comma = len(out) - 1 - next(n for n, i in enumerate(reversed(out)) if i is before[-1])
    if comma < 1:
        return None
    begin = comma
    while begin > 0 and (out[begin - 1].kind in ("token", "person", "family") and out[begin - 1].capital or out[begin - 1].text == "-"):
        begin -= 1
    if begin == comma or name_run(out, begin, after_title=False) != comma:
        return None
    if comma - begin < 2 and out[begin].kind != "person":
        return None
    person = person_of(out, begin, comma, value, state, context)
    if person is None:
        return None
    full = PersonRef(person.name, person.state or state, value, person.flag)
    context.remember_person(full)
    offices.append(OfficeMention(full.name, post, state or full.state, kind, out[begin].first, items[end - 1].last))
    return None


def _skip_det(items: Sequence[Item], position: int) -> int:
    while position < len(items) and items[position].kind in ("det", "pron") and items[position].has("det"):
        position += 1
    return position


def _of_states(items: Sequence[Item], position: int) -> tuple[Actor | None, int]:
    """States named after "of": «van Rusland en Vietnam», "of the two countries"."""
    roles = items[position].get("prep") if position < len(items) else None
    if roles is None or not {"of", "from", "between"} & set(roles.value.split("|")):
        return None, position
    at = _skip_det(items, position + 1)
    members: list[str] = []
    stop = at
    while at < len(items):
        item = items[at]
        if member := _member(item):
            if item.kind == "state" and not _is_state(item, "name", "short") :
                break
            members.append(member)
            stop = at + 1
            at += 1
            continue
        if item.kind in ("pairref", "ourref", "partyref", "groupref"):
            return Actor((), (), "state_noun", _ref(item)), at + 1
        if members and (item.text == "," or item.kind in ("coord", "det")):
            at += 1
            continue
        break
    return (Actor(tuple(members), (), "state_noun"), stop) if members else (None, position)


def _ref(item: Item) -> str:
    return {"ourref": "our_pair", "pairref": "pair", "partyref": "party", "groupref": "group", "selfref": "it"}[
        item.kind
    ]


def _bare_persons(items: list[Item], context: Context) -> list[Item]:
    out: list[Item] = []
    position = 0
    while position < len(items):
        item = items[position]
        if item.kind in ("person", "family", "token") and item.capital and item.text[0].isalpha():
            end = name_run(items, position, after_title=False)
            person = _bare(items, position, end, context, sentence_start=position == 0)
            if person is not None:
                context.remember_person(person)
                context.last_person = person
                context.spotted.append((item.first, items[end - 1].last, person.name))
                made = _make(items[position:end], person_actor(person, "", ""))
                out.append(made)
                position = end
                continue
        out.append(item)
        position += 1
    return out


def _bare(items: list[Item], start: int, end: int, context: Context, *, sentence_start: bool) -> PersonRef | None:
    if end <= start:
        return None
    words = items[start:end]
    known = next((item for item in words if item.kind == "person"), None)
    if known is not None:
        return person_of(items, start, end, "", "", context)
    remembered = context.person(" ".join(i.text for i in words)) if len(words) > 1 else context.person(words[0].text)
    if remembered is not None and len(words) <= 3:
        return remembered
    genitive = words[-1].low[:-1] if words[-1].low.endswith("s") else ""
    if genitive and len(words) == 1 and (found := context.persons.get(genitive)):
        return found
    if len(words) == 1 and words[0].kind == "family" and not (sentence_start and words[0].entries[0].ambiguous):
        entry = words[0].get("family")
        if entry is not None and "|" not in entry.value:
            person = known_person(entry.value)
            if person is not None and person.state in context.states:
                return person
        elif entry is not None:
            fitting = [p for i in entry.value.split("|") if (p := known_person(i)) and p.state in context.states]
            if len(fitting) == 1:
                return fitting[0]
    if len(words) in (2, 3) and words[0].kind == "token" and words[-1].kind == "family":
        name = " ".join(i.text for i in words)
        found = by_family(words[-1].text, "", "")
        if found and found.split()[0] == words[0].text:
            return known_person(found)
        return PersonRef(name)
    return None


def _state_phrases(items: list[Item]) -> list[Item]:
    out: list[Item] = []
    position = 0
    while position < len(items):
        end, actor = _state_phrase(items, position)
        if actor is not None:
            out.append(_make(items[position:end], actor))
            position = end
        else:
            out.append(items[position])
            position += 1
    return out


def _noun_ahead(items: Sequence[Item], position: int, reach: int) -> int:
    """Index of a noun for a state's people in office within `reach` items, over plain adjectives."""
    for at in range(position, min(len(items), position + reach)):
        item = items[at]
        if item.has("statenoun", "leadernoun", "forcenoun"):
            return at
        if not (item.kind in ("token", "adv", "former", "coord") or item.has("verb")) or item.kind == "punct":
            return -1
    return -1


def _state_phrase(items: Sequence[Item], position: int) -> tuple[int, Actor | None]:
    item = items[position]
    if item.kind in ("state", "pairname", "org"):
        members = item.actor.members if item.kind == "pairname" else ((_member(item),) if _member(item) else ())
        if not members:
            return position, None
        after = position + 1
        if after < len(items) and items[after].kind == "genitive":
            after += 1
        noun = _noun_ahead(items, after, 4)
        adjective = item.kind == "pairname" or (
            item.kind == "state" and not _is_state(item, "name", "short")
        )
        if noun >= 0:
            return noun + 1, Actor(members, (), "state_noun")
        if adjective:
            return position, None
        if after > position + 1 or _genitive_form(item):
            return position, None
        if item.kind == "state" and _is_state(item, "adjective") and _before_noun(items, position):
            return position, None
        return position + 1, Actor(members, (), "org" if item.kind == "org" else "name")
    if item.has("statenoun", "leadernoun"):
        states, stop = _of_states(items, position + 1)
        if states is not None:
            return stop, states
        if item.has("leadernoun") and position and items[position - 1].kind == "det":
            return position + 1, Actor((), (), "state_noun", "group")
        return position, None
    if item.kind in ("pairref", "ourref", "partyref", "groupref", "selfref"):
        return position + 1, Actor((), (), "ref", _ref(item))
    if item.kind in ("pron", "det"):
        entry = item.get("pron")
        followed = position + 1 < len(items) and items[position + 1].kind in NOUN_PHRASE
        if followed and (item.has("det") or any(e.value.startswith("poss") for e in item.all("pron"))):
            return position, None
        if entry is not None and entry.value in ("we", "they", "he", "it"):
            return position + 1, Actor((), (), "ref", entry.value)
    return position, None


def _genitive_form(item: Item) -> bool:
    return any(entry.extra == "genitive" for entry in item.all("state"))


def _before_noun(items: Sequence[Item], position: int) -> bool:
    """Whether a form that is name and adjective alike («US», "U.S.") stands before a noun it describes."""
    if position + 1 >= len(items):
        return False
    after = items[position + 1]
    return after.kind in ("token", "noun", "instrument", "mechanism", "measure", "level") and after.text[0].isalnum()


def _coordinate(items: list[Item]) -> list[Item]:
    out: list[Item] = []
    position = 0
    while position < len(items):
        item = items[position]
        if item.kind != "actor":
            out.append(item)
            position += 1
            continue
        end, actor = _group(items, position, out)
        if end > position + 1:
            out.append(_make(items[position:end], actor))
        else:
            out.append(item)
        position = end
    return out


def _group(items: list[Item], position: int, out: list[Item]) -> tuple[int, Actor]:
    """The end of a list of actors that begins at `position`, closed by a coordinator, and their union."""
    actor: Actor = items[position].actor
    members = [actor]
    at = position + 1
    closed = position + 1
    pending: list[Actor] = []
    while at < len(items):
        item = items[at]
        if item.text == "," or item.kind == "coord":
            final = item.kind == "coord"
            step = at + 1
            if item.text == "," and step < len(items) and items[step].kind == "coord":
                final = True
                step += 1
            step = _list_step(items, step)
            if step < len(items) and items[step].kind == "actor" and items[step].actor.form != "ref":
                if final and _opens_clause(items, position, step, out):
                    break
                pending.append(items[step].actor)
                at = step + 1
                if final:
                    members.extend(pending)
                    pending = []
                    closed = at
                continue
        break
    for other in members[1:]:
        actor = actor.joined(other)
    return closed, actor


def _list_step(items: Sequence[Item], step: int) -> int:
    """Over a determiner, an adverb or a repeated preposition before the next member of a list."""
    while step < len(items) and items[step].kind in ("det", "adv"):
        step += 1
    return step


def _opens_clause(items: Sequence[Item], position: int, step: int, out: Sequence[Item]) -> bool:
    """Whether the actor at `step` is the subject of a new clause rather than the last of a list."""
    if out and out[-1].kind == "prep":
        return False
    verb_before = any(i.kind in ("verb", "modal") for i in out[-6:])
    after = items[step + 1] if step + 1 < len(items) else None
    return bool(verb_before and after is not None and after.kind in ("verb", "modal") and position > 0)

