"""What a reader has in mind so far: who is who, whom "both sides" and "he" stand for."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping

import msgspec

from servanda.languages.cases import Cases
from servanda.languages.schema import PackInfo
from servanda.text.reading import match_form


class Actor(msgspec.Struct, frozen=True):
    """Who acts. `members` are state codes, organisations or other names, in the order of the text.

    `form` tells how it is said: `name`, `adjective`, `state_noun` («de Russische regering»), `person`, `org`,
    `ref` (a reference that the context resolves: see `ref`). `persons` act for the members.
    """

    members: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    form: str = "name"
    ref: str = ""
    office: str = ""
    states: bool = False
    """Whether the reference can stand for states only («les deux pays»)."""

    def joined(self, other: Actor) -> Actor:
        members = self.members + tuple(m for m in other.members if m not in self.members)
        persons = self.persons + tuple(p for p in other.persons if p not in self.persons)
        ref = self.ref or other.ref
        return Actor(members, persons, self.form if self.form == other.form else "group", ref)


ORG = "org:"
"""Begins the reference to an organisation by a common noun («de Unie»); those that it can stand for follow."""
OWN = "own:"
"""Begins the reference to a government that is named without its state; its state follows."""


def acts_for_state(actor: Actor) -> bool:
    """Whether an actor is made of states and bodies of states, not of companies, agencies or persons alone."""
    return bool(actor.members) and all(is_public(member) for member in actor.members)


BLOC = "EU"
"""The bloc that deals with states as one of them does: it can be one of the two that a text is about."""


def is_side(member: str) -> bool:
    """Whether a member can be one of the sides that a text is about: a state, or the bloc that acts as one."""
    return member == BLOC or (len(member) == 3 and member.isupper())


@functools.cache
def principal(member: str) -> str:
    """The bloc that an organ acts for («de Europese Commissie» for the EU); any other actor itself."""
    from servanda.gazetteer import load_organisations

    for row in load_organisations():
        if row.id == member:
            return row.parent if row.kind == "organ" and row.parent == "EU" else member
    return member


@functools.cache
def is_public(member: str) -> bool:
    """Whether a member is a state or a body of states."""
    found = load_organisations_by_id().get(member)
    if found is None:
        return len(member) == 3 and member.isupper()
    return found in ("alliance", "bloc", "forum", "organisation", "organ", "bank", "court")


def is_media(member: str) -> bool:
    """Whether an organisation only reports: it is a source or speaker, and no party to anything."""
    return load_organisations_by_id().get(member) == "media"


@functools.cache
def load_organisations_by_id() -> dict[str, str]:
    """Kind of every organisation that the gazetteer knows."""
    from servanda.gazetteer import load_organisations

    return {row.id: row.kind for row in load_organisations()}


class PersonRef(msgspec.Struct, frozen=True):
    """A person as far as this document makes known."""

    name: str
    state: str = ""
    post: str = ""
    flag: str = ""
    said: str = ""
    """The name as the text spells it, where that differs from the English spelling."""


SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"})


def name_keys(name: str) -> list[str]:
    """Forms by which a text can call a person again: the whole name, its last word or words, its first word."""
    words = match_form(name).split()
    if not words:
        return []
    while len(words) > 1 and words[-1].rstrip(".") in SUFFIXES:
        words = words[:-1]
    keys = [" ".join(words), words[-1], words[0], match_form(name)]
    if len(words) > 2:
        keys.append(" ".join(words[-2:]))
    if "-" in words[-1] and len(words[-1].partition("-")[0]) <= 3:
        keys.append(words[-1].partition("-")[2])
    return list(dict.fromkeys(keys))


class Context:
    """The reader's memory within one document. It only ever grows; statements read it, mentions fill it."""

    def __init__(self, spelling: str = "en") -> None:
        self.spelling = spelling
        """How the text writes names out of Cyrillic (`PackInfo.cyrillic_spelling`)."""
        self.day: str = ""
        """The day of the text, as far as it is known: who held which post is asked for it."""
        self.traits: PackInfo | None = None
        """What kind of language the text is in."""
        self.portfolios: Mapping[tuple[str, str], str] = {}
        """Posts by a general title and the portfolio that can stand apart from it."""
        self.persons: dict[str, PersonRef] = {}
        self.states: Counter[str] = Counter()
        self.recent: list[str] = []
        self.parties: tuple[str, ...] = ()
        self.author: PersonRef | None = None
        self.speaker: PersonRef | None = None
        self.last_person: PersonRef | None = None
        self.topic: PersonRef | None = None
        self.pair: tuple[str, ...] = ()
        """The two sides of what was last told (a meeting, visit, agreement): "they" of the sentences after it."""
        self.here: tuple[str, ...] = ()
        """The two sides that the present sentence itself makes plain."""
        self.last_group: Actor | None = None
        self.last_single: str = ""
        self.last_org: str = ""
        self.orgs: list[str] = []
        """Organisations in the order in which the text named them last: what «de Associatie» can mean."""
        self.last_subject: Actor | None = None
        self.legal_text: bool = False
        self.joint_text: bool = False
        self.list_force: str = ""
        self.list_bearer: Actor | None = None
        self.formal_article: bool = False
        """Whether the present article of a treaty is about the treaty itself (definitions, entry into force)."""
        self.pledge: tuple[int, str, tuple[str, ...]] | None = None
        """Block, force and bearers of the commitment told last: what "this includes" goes on about."""
        self.mechanisms: dict[str, tuple[str, str, tuple[str, ...]]] = {}
        self.spotted: list[tuple[int, int, str]] = []
        self.instruments: list[tuple[str, str, tuple[str, ...]]] = []
        self.last_figure: tuple[str, tuple[str, ...]] | None = None
        self.currency: str = ""
        self.gendered: bool = False
        """Whether the language says "he" and "she" of states («La Suède … Elle a …»)."""
        self.passive_duties: bool = False
        """Whether the present passive of a treaty's article obliges («sont réglés par voie de négociation»)."""
        self.figures_from: tuple[int, str] | None = None
        """Block and name of the source that the text gave for its figures last («volgens de statistieken van …»)."""
        self.official: bool = True
        self.cases: Cases | None = None
        """How the language declines, where it does: names are remembered in the nominative."""
        self.articles = True
        """Whether nouns have articles; where they have none, a bare title is as definite as one with it."""
        self.groups: Mapping[str, str] = {}
        """Phrases such as "the three countries" and whether they mean a pair or a group."""
        self.reporting: frozenset[str] = frozenset()
        """Instruments that the text named so far, with their parties: what «dit verdrag» can mean."""
        self.acronyms: dict[str, tuple[str, str, tuple[str, ...]]] = {}
        """Letters that the text gave a body («Joint Boundary Commission (JBC)»): name, kind, parties."""
        self.own_kind: str = ""
        """What kind of instrument the text itself is, where it is one."""

    def remember_person(self, person: PersonRef) -> None:
        for key in dict.fromkeys(name_keys(person.name) + name_keys(person.said)):
            known = self.persons.get(key)
            if known is None or (person.state and not known.state) or known.name == person.name:
                merged = PersonRef(
                    person.name,
                    person.state or (known.state if known and known.name == person.name else ""),
                    person.post or (known.post if known and known.name == person.name else ""),
                    person.flag,
                    person.said or (known.said if known and known.name == person.name else ""),
                )
                # The person spoken of last comes last: «de minister» is looked for from the end.
                self.persons.pop(key, None)
                self.persons[key] = merged

    def person(self, name: str) -> PersonRef | None:
        key = match_form(name)
        return self.persons.get(key) or self.persons.get(key.split()[-1] if key else "")

    def see_org(self, org: str) -> None:
        if org in self.orgs:
            self.orgs.remove(org)
        self.orgs.append(org)

    def see_states(self, members: tuple[str, ...]) -> None:
        for member in members:
            self.states[member] += 1
            if member in self.recent:
                self.recent.remove(member)
            self.recent.append(member)

    def dyad(self) -> tuple[str, ...]:
        """The two states that "both sides" stand for: the declared parties, else the two this text is about."""
        if len(self.parties) == 2:
            return self.parties
        common = [state for state, count in self.states.most_common(2) if count]
        if len(common) < 2:
            return ()
        order = [s for s in self.states if s in common]
        return tuple(order)

    def resolve(self, actor: Actor) -> Actor:
        """The actor with its reference replaced by members, as far as the context tells; else unchanged."""
        if not actor.ref:
            return actor
        members: tuple[str, ...] = ()
        persons: tuple[str, ...] = ()
        if actor.ref in ("pair", "party"):
            members = self.parties if self.parties else self._recent_pair()
            if actor.states and not all(is_state(member) for member in members):
                members = self._state_pair() or members
        elif actor.ref == "group":
            if self.parties:
                members = self.parties
            elif self.last_group is not None and len(self.last_group.members) > 1:
                members = self.last_group.members
            elif self.pair:
                members = self.pair
        elif actor.ref == "we":
            members = self.we()
        elif actor.ref == "i":
            if (me := self.speaker or self.author) is not None and (me.state or me.post):
                persons, members = (me.name,), ((me.state,) if me.state else ())
        elif actor.ref.startswith(ORG):
            able = actor.ref[len(ORG) :].split("|")
            members = next(((org,) for org in reversed(self.orgs) if org in able), ())
        elif actor.ref.startswith(OWN):
            members = self._own(actor.ref[len(OWN) :])
        elif actor.ref == "our_pair":
            own = self.we()
            members = own if len(own) > 1 else self._with_other(own) if own else self._recent_pair()
        elif actor.ref == "they" and self._lone() and self.pair:
            members = self.pair
        elif actor.ref == "they" and self.last_group is not None:
            members, persons = self.last_group.members, self.last_group.persons
        elif actor.ref == "he" and self.gendered and self._state_spoken_of():
            members = self._state_spoken_of()
        elif actor.ref == "he" and (he := self.topic or self.last_person) is not None:
            persons = (he.name,)
            members = (he.state,) if he.state else ()
        elif actor.ref == "own":
            last = self.last_subject
            if self.speaker is not None and self.speaker.state:
                members = (self.speaker.state,)
            elif last is not None and len(last.members) == 1:
                members = last.members
        elif actor.ref == "it" and self.last_single:
            members = (self.last_single,)
        elif actor.ref.startswith("post:"):
            post = actor.ref[5:]
            told = (self.topic,) if self.topic is not None and not self.articles else ()
            for person in (*told, *reversed(list(self.persons.values()))):
                if same_post(post, person.post):
                    persons = (person.name,)
                    members = (person.state,) if person.state else ()
                    break
        return Actor(
            actor.members + tuple(m for m in members if m not in actor.members),
            actor.persons + persons,
            actor.form,
            "",
        )

    def left_out(self, ref: str) -> Actor | None:
        """Whom a verb without a subject means: who acted last where the number fits, else as the pronoun would."""
        last = self.last_subject
        if last is not None and ref != "we":
            many = len(last.members) > 1 or len(last.persons) > 1
            if many == (ref == "they"):
                return last
        found = self.resolve(Actor((), (), "ref", "pair" if ref == "they" else ref))
        return found if found.members or found.persons else None

    def we(self) -> tuple[str, ...]:
        if self.speaker is not None and self.speaker.state:
            return (self.speaker.state,)
        if self.author is not None and self.author.state:
            return (self.author.state,)
        return self.parties if self.joint_text or self.legal_text else ()

    def _lone(self) -> bool:
        """Whether nothing that "they" could mean was named since the pair: a state by its name is "it"."""
        group = self.last_group
        return group is None or (len(group.members) < 2 and group.form == "name")

    def _own(self, state: str) -> tuple[str, ...]:
        """The government that a language's readers call theirs («het kabinet»), unless the text speaks of another one."""
        main = next(iter(self.states.most_common(1)), ("", 0))[0]
        return (state,) if self.last_single in ("", state) or main == state else ()

    def _with_other(self, own: tuple[str, ...]) -> tuple[str, ...]:
        for state, _ in self.states.most_common():
            if state not in own and len(state) == 3:
                return (*own, state)
        return own

    def _state_spoken_of(self) -> tuple[str, ...]:
        """The one state by its name that acted last, where the language says "he" or "she" of states."""
        last = self.last_subject
        named = last is not None and last.form == "name" and not last.persons and len(last.members) == 1
        return last.members if named and last is not None and is_state(last.members[0]) else ()

    def _state_pair(self) -> tuple[str, ...]:
        """The two states that the text names most, blocs left out."""
        common = [state for state, _ in self.states.most_common() if is_state(state)][:2]
        return tuple(state for state in self.states if state in common) if len(common) == 2 else ()

    def _recent_pair(self) -> tuple[str, ...]:
        if self.here or self.pair:
            return self.here or self.pair
        if self.last_group is not None and len(self.last_group.members) == 2:
            return self.last_group.members
        return self.dyad()


def is_state(member: str) -> bool:
    return len(member) == 3 and member.isupper() and member not in load_organisations_by_id()


def same_post(said: str, held: str) -> bool:
    """Whether a title can stand for a post that is known more exactly («minister», "Secretary")."""
    return held == said or held.startswith((f"{said} of ", f"{said} to "))
