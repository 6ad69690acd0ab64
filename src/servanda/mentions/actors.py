"""From items to actors: states, governments, persons with their offices, groups, references."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.analysis.items import OWNED, Item
from servanda.analysis.silent import DESCRIBING
from servanda.analysis.verbs import nominal_mark, plural_like
from servanda.languages.cases import CASES
from servanda.languages.entries import PROPER, STATES_ONLY
from servanda.mentions.capitals import build_capitals, seats_named
from servanda.mentions.context import ORG, OWN, SUFFIXES, Actor, Context, PersonRef
from servanda.mentions.holders import joined, titled_persons
from servanda.mentions.known import in_office, known_person
from servanda.mentions.persons import (
    OfficeMention,
    called_by_first,
    canonical,
    name_run,
    name_text,
    person_actor,
    person_of,
)
from servanda.mentions.posts import REFERENCES, adjectives_behind, group_reference, member, of_states, roles
from servanda.text.reading import match_form

GROUP_REACH = 9
NOUN_PHRASE = frozenset(
    {
        "token", "noun", "level", "measure", "instrument", "mechanism", "state", "pairname", "statenoun",
        "leadernoun", "forcenoun", "quantity", "office", "place", "org", "actor", "time", "family", "landmark", "person",
    }
)  # fmt: skip
_PHRASE_OPENERS = frozenset(
    {
        "state",
        "pairname",
        "org",
        "owngov",
        "pairref",
        "ourref",
        "partyref",
        "groupref",
        "selfref",
        "theirref",
        "pron",
        "det",
    }
)
"""Kinds of items that a state phrase can begin with, besides nouns for governments and leaders."""


def build_actors(items: list[Item], context: Context, offices: list[OfficeMention]) -> list[Item]:
    """Items with every actor joined into one item of kind `actor`; titles with names are added to `offices`."""
    items = _described_groups(seats_named(_expand_states(items)), context)
    items = titled_persons(items, context, offices)
    items = _bare_persons(items, context)
    items = _state_phrases(items, context)
    return _coordinate(build_capitals(items, context), context)


def _described_groups(items: list[Item], context: Context) -> list[Item]:
    """Joins a group that adjectives describe: "the three military-ruled countries" is read as "the three countries"."""
    for start in range(len(items) - 3):
        # Behind a preposition it is a third side as often as the group named last ("with the three African countries").
        if not items[start].has("det") or not items[start + 1].text.isalnum():
            continue
        if start and items[start - 1].kind == "prep":
            continue
        opening = f"{items[start].low} {items[start + 1].low} "
        for end in range(start + 3, min(len(items), start + GROUP_REACH)):
            kind = context.groups.get(opening + items[end].low)
            if kind is not None and _describes(items[start + 2 : end]):
                made = joined(items[start : end + 1], Actor((), (), "ref", kind))
                return _described_groups([*items[:start], made, *items[end + 1 :]], context)
            if _parts(items[end]):
                break
    return items


def _parts(item: Item) -> bool:
    """Whether an item ends a noun phrase rather than describes its noun."""
    finite = item.kind == "verb" and not any(e.feature == "participle" for e in item.all("verb"))
    return finite or item.text in ",.;:()" or item.kind in (
        "comp", "sub", "cond", "rel", "coord", "modal", "actor", "time", "inf", "pairref", "groupref", "name",
    )  # fmt: skip


def _describes(between: list[Item]) -> bool:
    """Whether words are adjectives of a noun, or a phrase that its own preposition opens («door X geregeerde»)."""
    if between[0].kind == "prep":
        return len(between) > 2
    return all(
        item.kind in ("token", "adv", "state", "statenoun", "forcenoun", "verb", "punct", "quantity")
        for item in between
    )


def _is_state(item: Item, *features: str) -> bool:
    entry = item.get("state")
    return (
        item.kind == "state"
        and entry is not None
        and (not features or any(e.feature in features for e in item.all("state")))
    )


def _expand_states(items: list[Item]) -> list[Item]:
    """Joins «Vietnam-Rusland», "U.S.-EU", «Russisch-Vietnamese» into one item of kind `pairname`."""
    if not any(item.text in ("-", "–") for item in items):
        return items
    out: list[Item] = []
    position = 0
    while position < len(items):
        item = items[position]
        members = [member(item)]
        end = position + 1
        while (
            members[0] and end + 1 < len(items) and items[end].text in ("-", "–") and member(items[end + 1])
        ):
            members.append(member(items[end + 1]))
            end += 2
        if len(members) > 1 and len(set(members)) > 1:
            pair = Item(
                "pairname",
                item.first,
                items[end - 1].last,
                "".join(i.text for i in items[position:end]),
                item.low,
                items[end - 1].entries,
            )
            pair.actor = Actor(tuple(members), (), "adjective")
            out.append(pair)
        else:
            out.append(item)
            end = position + 1
        position = end
    return out


def _bare_persons(items: list[Item], context: Context) -> list[Item]:
    out: list[Item] = []
    position = 0
    while position < len(items):
        item = items[position]
        if (
            item.kind in ("person", "family", "token")
            and item.text[0].isalpha()
            and (item.capital or (item.kind in ("person", "family") and not item.text.islower()))
        ):
            end = name_run(items, position, after_title=False)
            person = _bare(items, position, end, context, sentence_start=position == 0)
            if person is not None:
                context.remember_person(person)
                context.last_person = person
                made = joined(items[position:end], person_actor(person, "", ""))
                out.append(made)
                position = end
                continue
        out.append(item)
        position += 1
    return out


def _bare(
    items: list[Item], start: int, end: int, context: Context, *, sentence_start: bool
) -> PersonRef | None:
    if end <= start:
        return None
    words = items[start:end]
    if any(item.kind == "person" for item in words):
        return person_of(items, start, end, "", "", context)
    person = _remembered(items, words, start, end, context) or _well_known(words, context, sentence_start)
    if person is not None:
        context.spotted.append((words[0].first, words[-1].last, person.name))
    return person


def _remembered(
    items: list[Item], words: list[Item], start: int, end: int, context: Context
) -> PersonRef | None:
    """A person named before in the text, by a name that this one is part of."""
    if len(words) > 4:
        return None
    name = name_text(items, start, end)
    found = context.persons.get(match_form(canonical(name)))
    if found is None and len(words) > 1:
        known = context.persons.get(match_form(words[-1].text))
        before = {match_form(w.text) for w in words[:-1]}
        if known is not None and (
            set(match_form(known.name).split()) & before or _initialled(words[:-1], known)
        ):
            found = known
    if found is None and context.cases is not None:
        found = _in_another_case(name, context)
    if found is None and len(words) == 1 and words[0].low.endswith("s"):
        found = context.persons.get(words[0].low[:-1])
    if (
        found is not None
        and len(words) == 1
        and match_form(words[0].text) == match_form(found.name.split()[0])
    ):
        return found if called_by_first(found) else None
    return found


def _initialled(words: list[Item], known: PersonRef) -> bool:
    """Whether initials before a family name are those of the person («Фредерик Шава» … «Ф. Шава»)."""
    letters = [word.text for word in words if word.text != "."]
    first = (known.said or known.name)[:1]
    return bool(letters) and letters[0] == first and all(len(letter) == 1 for letter in letters)


def _in_another_case(name: str, context: Context) -> PersonRef | None:
    """A person whose name the text gave before in the nominative («Д. Стоянович» … «Д. Стояновича»)."""
    if context.cases is None or not context.persons:
        return None
    words = name.split()
    for case in CASES[1:]:
        for one in (words, words[-1:]):
            first = " ".join(context.cases.nominative(word, frozenset({case})) for word in one)
            if first != " ".join(one) and (found := context.persons.get(match_form(first))) is not None:
                return found
    return None


def _well_known(words: list[Item], context: Context, sentence_start: bool) -> PersonRef | None:
    """A family name of the gazetteer that only one person in office bears, or one of a state the text speaks of."""
    if len(words) == 2 and words[0].kind == "family" and words[1].low in SUFFIXES:
        words = words[:1]
    if len(words) == 1 and words[0].kind == "family" and (entry := words[0].get("family")) is not None:
        known = [p for i in entry.value.split("|") if (p := known_person(i, context.day))]
        plain = all(e.cat in ("family", "ownername") for e in words[0].entries)
        if plain and len(known) == 1 and known[0].name in in_office(context.day):
            return known[0]
        if sentence_start and not plain and words[0].entries[0].ambiguous:
            return None
        fitting = [p for p in known if p.state in context.states]
        return fitting[0] if len(fitting) == 1 else None
    if len(words) in (2, 3) and words[0].kind == "token" and words[-1].kind == "family":
        return PersonRef(" ".join(i.text for i in words))
    return None


def _state_phrases(items: list[Item], context: Context) -> list[Item]:
    bare = context.traits is not None and context.traits.bare_owners
    out: list[Item] = []
    position = 0
    while position < len(items):
        item = items[position]
        if item.kind not in _PHRASE_OPENERS and not (item.entries and item.has("statenoun", "leadernoun")):
            out.append(item)
            position += 1
            continue
        end, actor = _state_phrase(items, position, articles=context.articles, bare=bare)
        if actor is not None:
            out.append(joined(items[position:end], actor))
            position = end
        else:
            out.append(item)
            position += 1
    return out


def _noun_ahead(items: Sequence[Item], position: int, reach: int, *, name: bool = False) -> int:
    """Index of a noun for a state's people in office within `reach` items, over plain adjectives.

    Behind a state's `name` a form that can be a verb is one («Rusland trok zijn troepen terug»).
    """
    for at in range(position, min(len(items), position + reach)):
        item = items[at]
        if item.has("pron") or (name and (item.has("verb") or item.kind == "coord")):
            return -1
        if item.has("statenoun", "leadernoun", "forcenoun"):
            return at
        if not (item.kind in ("token", "adv", "former", "coord") or item.has("verb")) or item.kind == "punct":
            return -1
    return -1


def _state_phrase(
    items: Sequence[Item], position: int, *, articles: bool = True, bare: bool = False
) -> tuple[int, Actor | None]:
    """The state, government or reference that begins at `position`; `bare`: names are never adjectives of what follows."""
    item = items[position]
    if (
        bare
        and item.kind in ("state", "pairname", "org")
        and (named := _bare_name(items, position)) is not None
    ):
        return position + 1, named
    if item.kind in ("state", "pairname", "org"):
        members = item.actor.members if item.kind == "pairname" else ((member(item),) if member(item) else ())
        if not members:
            return _meant(items, position)
        after = position + 1
        if after < len(items) and items[after].kind == "genitive":
            after += 1
        if item.owner and _genitive_form(item) and not _owns_next(items, position):
            return position + 1, Actor(members, (), "name")
        plain = item.kind != "pairname" and not _is_state(item, "adjective") and after == position + 1
        noun = _noun_ahead(items, after, 4, name=plain and not _genitive_form(item))
        adjective = item.kind == "pairname" or (item.kind == "state" and not _is_state(item, "name", "short"))
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
        states, stop = of_states(items, position + 1)
        if states:
            return stop, Actor(states, (), "state_noun")
        if (organ := _organ_behind(items, position)) is not None:
            return organ
        found = group_reference(items, position + 1)
        if found is not None:
            return found[1], Actor((), (), "state_noun", found[0])
        led = _led_by(items, position + 1)
        if led is not None and item.has("statenoun"):
            return led + 1, Actor(items[led].actor.members, (), "state_noun")
        if item.has("leadernoun") and (not articles or (position and items[position - 1].kind == "det")):
            return position + 1, Actor((), (), "state_noun", "group")
        if item.kind not in REFERENCES:
            return position, None
    if item.kind == "owngov":
        of = position + 1 < len(items) and roles(items[position + 1]) & {"of", "from"}
        entry = item.get("owngov")
        return (
            (position, None)
            if of or entry is None
            else (position + 1, Actor((), (), "state_noun", OWN + entry.value))
        )
    if item.kind == "pairref" and item.has("det") and _noun_behind(items, position + 1):
        return position, None
    if item.kind in ("pairref", "ourref", "partyref", "groupref", "selfref", "theirref"):
        if not articles and " " not in item.text and _narrowed(items, position):
            return position, None
        states_only = any(entry.feature == STATES_ONLY for entry in item.all("pairref"))
        return position + 1, Actor((), (), "ref", REFERENCES[item.kind], states=states_only)
    if item.kind in ("pron", "det"):
        entry = next(
            (e for e in item.all("pron") if e.value in ("we", "they", "he", "it", "i")), item.get("pron")
        )
        if entry is not None and entry.value == "he" and " " in item.low:
            # «el líder vietnamita», «el dirigente de Corea del Norte»: told of whom.
            states, stop = adjectives_behind(items, position + 1, plural=False) or of_states(
                items, position + 1
            )
            if states:
                return stop, Actor(states, (), "state_noun")
        followed = position + 1 < len(items) and items[position + 1].kind in NOUN_PHRASE
        if followed and (item.has("det") or any(e.value.startswith("poss") for e in item.all("pron"))):
            return position, None
        nominal = position + 1 < len(items) and nominal_mark(item) and plural_like(items[position + 1])
        if entry is not None and entry.value in ("we", "they", "he", "it", "i", "she_they") and not nominal:
            return position + 1, Actor((), (), "ref", entry.value)
    return position, None


def _organ_behind(items: Sequence[Item], position: int) -> tuple[int, Actor] | None:
    """The state of a body whose part or envoy a noun names («ein Vertreter des Außenministeriums der Türkei»)."""
    here = position + 1
    if here >= len(items) or "of" not in roles(items[here]):
        return None
    while (
        here < len(items) and (items[here].has("det") or items[here].kind == "prep") and here < position + 3
    ):
        here += 1
    if here >= len(items) or not items[here].has("statenoun"):
        return None
    end, actor = _state_phrase(items, here)
    return (end, actor) if actor is not None and actor.members else None


def _noun_behind(items: Sequence[Item], position: int) -> bool:
    """Whether "both" or "the two" stands before a noun that it counts, so that it is no reference by itself."""
    after = items[position] if position < len(items) else None
    if after is None or after.kind in ("verb", "time", "actor", "person"):
        return False
    return after.kind in NOUN_PHRASE


def _led_by(items: Sequence[Item], position: int) -> int | None:
    """The item of the leader whose government is meant («el Gobierno de Pedro Sánchez», "the government of Keir Starmer")."""
    if position + 1 >= len(items) or not roles(items[position]) & {"of"}:
        return None
    ahead = position + 1
    while ahead < len(items) - 1 and items[ahead].kind == "det":
        ahead += 1
    actor = items[ahead].actor
    return ahead if actor is not None and actor.persons and len(actor.members) == 1 else None


def _bare_name(items: Sequence[Item], position: int) -> Actor | None:
    """A state, pair of states or organisation by its name, in a language that has no adjectives of states."""
    item = items[position]
    if item.kind == "pairname":
        describes = any(entry.feature == DESCRIBING for entry in item.all("state"))
        return None if describes else Actor(item.actor.members)
    if not member(item) or (item.kind == "state" and not _is_state(item, "name", "short")):
        return None
    return Actor((member(item),), (), "org" if item.kind == "org" else "name")


def _narrowed(items: Sequence[Item], position: int) -> bool:
    """Whether a bare plural is told apart by words beside it, so that it is no reference («страны Европы», «другие страны»)."""
    before = items[position - 1] if position else None
    after = items[position + 1] if position + 1 < len(items) else None
    if after is not None and after.kind == "prep" and "of" in roles(after):
        return True
    if after is not None and after.text in "-–":
        return True
    return before is not None and (
        before.kind in ("state", "quantity", "pairname")
        or before.text in "-–"
        or (
            before.kind in ("token", "det")
            and before.text[0].islower()
            and (bool(before.case) or before.kind == "det")
        )
    )


def _meant(items: Sequence[Item], position: int) -> tuple[int, Actor | None]:
    """An organisation that a common noun stands for («de Unie»), where no other word makes it part of a name."""
    item = items[position]
    able = [entry for entry in item.all("org") if entry.feature == "context"]
    last = item.text.split()[-1]
    if not able or (any(entry.extra == PROPER for entry in able) and not last[:1].isupper()):
        return position, None
    after = items[position + 1] if position + 1 < len(items) else None
    if after is not None and (after.kind in NOUN_PHRASE - {"time", "actor"} or roles(after) & {"of"}):
        return position, None
    return position + 1, Actor((), (), "org", ORG + "|".join(entry.value for entry in able))


def _owns_next(items: Sequence[Item], position: int) -> bool:
    """Whether a name in the genitive behind a noun belongs to the noun that follows it («im Parlament Vietnams Rolle»)."""
    after = items[position + 1] if position + 1 < len(items) else None
    return after is not None and after.capital and after.kind in OWNED | {"token", "state"}


def _genitive_form(item: Item) -> bool:
    return any(entry.extra == "genitive" for entry in item.all("state"))


def _before_noun(items: Sequence[Item], position: int) -> bool:
    """Whether a form that is name and adjective alike («US», "U.S.") stands before a noun it describes."""
    if position + 1 >= len(items):
        return False
    after = items[position + 1]
    return (
        after.kind in ("token", "noun", "instrument", "mechanism", "measure", "level")
        and after.text[0].isalnum()
    )


def _coordinate(items: list[Item], context: Context) -> list[Item]:
    out: list[Item] = []
    position = 0
    while position < len(items):
        item = items[position]
        if item.kind != "actor":
            out.append(item)
            position += 1
            continue
        end, actor = _group(items, position, out, context)
        if end > position + 1:
            out.append(joined(items[position:end], actor))
        else:
            out.append(item)
        position = end
    return out


def _group(items: list[Item], position: int, out: list[Item], context: Context) -> tuple[int, Actor]:
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
            step = _list_step(items, step, _governing(out))
            if step < len(items) and items[step].kind == "actor" and items[step].actor.form != "ref":
                if final and _opens_clause(items, position, step, out, context):
                    break
                pending.append(items[step].actor)
                at = step + 1
                if final:
                    members.extend(pending)
                    pending = []
                    closed = at
                continue
        break
    if (
        pending
        and closed == position + 1
        and (_headline(items, position, at, [actor, *pending]) or _verb_joined(items, at))
    ):
        members.extend(pending)
        closed = at
    for other in members[1:]:
        actor = actor.joined(other)
    return closed, actor


def _closes_bracket(items: Sequence[Item], at: int, out: Sequence[Item]) -> bool:
    """Whether the verb behind a list ends a clause that its auxiliary opened («wird X, Y und Z besuchen.»)."""
    if at + 1 < len(items) and items[at + 1].kind != "punct":
        return False
    if at >= len(items) or not any(e.feature in ("base", "participle") for e in items[at].all("verb")):
        return False
    for back in range(len(out) - 1, -1, -1):
        if out[back].text in ",;:" or out[back].kind in ("coord", "comp", "rel"):
            return False
        if out[back].kind == "verb":
            return any(
                e.extra.strip("|").partition("|")[0] or e.extra.split("|")[1] for e in out[back].all("verb")
            )
    return False


def _verb_joined(items: Sequence[Item], at: int) -> bool:
    """Whether a list of objects ends where "and" joins the next verb («thăm Algeria, Kuwait và dự hội nghị»)."""
    if at + 1 >= len(items) or items[at].kind != "coord":
        return False
    return items[at + 1].kind == "verb" and any(entry.one_form for entry in items[at + 1].all("verb"))


def _headline(items: Sequence[Item], start: int, stop: int, members: Sequence[Actor]) -> bool:
    """Whether the names before a headline's verb are a list without "and": "Erdogan: Türkiye, Romania aim for …"."""
    if start and items[start - 1].text != ":":
        return False
    if stop >= len(items) or items[stop].kind not in ("verb", "modal"):
        return False
    finite = items[stop].kind == "modal" or any(
        e.feature in ("present", "past", "base") for e in items[stop].all("verb")
    )
    codes = [code for member in members for code in member.members]
    return (
        finite
        and len(codes) == len(set(codes))
        and all(m.form in ("name", "org") and m.members for m in members)
    )


def _organisation_next(items: Sequence[Item], at: int) -> bool:
    """Whether an organisation stands behind a repeated preposition: each is then spoken of by itself."""
    return any(item.kind == "actor" and item.actor.form == "org" for item in items[at + 1 : at + 3])


def _governing(out: Sequence[Item]) -> frozenset[str]:
    """Roles of the preposition right before the first actor of a list."""
    for item in reversed(out[-2:]):
        if item.kind == "det":
            continue
        return frozenset(roles(item)) if item.has("prep") else frozenset()
    return frozenset()


def _list_step(items: Sequence[Item], step: int, governing: frozenset[str]) -> int:
    """Over a determiner, an adverb, the owner of a title ("and his counterpart X") or a repeated preposition.

    A preposition is repeated where it shares a role with the one before the list («en Égypte, au Togo et en Inde»).
    """
    while step < len(items):
        item = items[step]
        after = items[step + 1] if step + 1 < len(items) else None
        again = (
            bool(governing & roles(item))
            and item.kind in ("prep", "inf")
            and not _organisation_next(items, step)
        )
        titled = after is not None and after.kind == "actor" and bool(after.actor.office)
        owner = item.kind == "pron" and any(e.value.startswith("poss") for e in item.all("pron"))
        if not (item.kind in ("det", "adv") or again or (owner and titled)):
            break
        step += 1
    return step


def _opens_clause(
    items: Sequence[Item], position: int, step: int, out: Sequence[Item], context: Context
) -> bool:
    """Whether the actor at `step` is the subject of a new clause rather than the last of a list."""
    if out and (out[-1].kind == "prep" or out[-1].text == ":" or out[-1].has("comp", "sub", "cond")):
        return False
    if out and any(entry.value in context.reporting for entry in out[-1].all("verb")):
        return False  # "said Poland and Germany will …": what is said begins with the list
    if (
        out
        and out[-1].text == ","
        and any(e.value in context.reporting for i in out[-4:-1] for e in i.all("verb"))
    ):
        return False  # «erklärte, China und Russland kämpften …»
    verb_before = any(i.kind in ("verb", "modal") for i in out[-6:])
    if _closes_bracket(items, step + 1, out):
        return False
    after = items[step + 1] if step + 1 < len(items) else None
    return bool(verb_before and after is not None and after.kind in ("verb", "modal") and position > 0)
