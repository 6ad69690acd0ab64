"""What the gazetteer knows: states, organisations, memberships, persons with their posts, places, landmarks."""

from __future__ import annotations

import msgspec


class State(msgspec.Struct, frozen=True):
    """A state, territory or former state.

    `start` and `end` are EDTF dates of its existence under this code, empty where not recorded; `successors`
    are the codes that followed it, the continuing state first.
    """

    alpha3: str
    alpha2: str
    name: str
    capital: str
    region: str
    kind: str
    start: str
    end: str
    successors: tuple[str, ...]


class Organisation(msgspec.Struct, frozen=True):
    """A body of states, an organ of one, a bank, court, company, agency or news medium; `state` is where its seat lies."""

    id: str
    name: str
    kind: str
    city: str
    state: str
    founded: str
    parent: str


class Membership(msgspec.Struct, frozen=True):
    """`actor` has `role` in `org` from `start` until `end` (the day it ended); an empty `end` is still so."""

    org: str
    actor: str
    role: str
    start: str
    end: str


class Post(msgspec.Struct, frozen=True):
    """A post held for the state or organisation `of`.

    `start` and `end` are EDTF dates, empty where not recorded; `end` is `..` where the person held the post at
    the table's state of knowledge.
    """

    post: str
    start: str
    end: str
    of: str


class Person(msgspec.Struct, frozen=True):
    """A public person: `family` is the part by which texts mention the person alone."""

    id: str
    family: str
    state: str
    posts: tuple[Post, ...]


class Place(msgspec.Struct, frozen=True):
    """A city or venue; `ambiguous` where its name is also a common word, a person's name or another place."""

    name: str
    state: str
    lat: float
    lon: float
    population: int
    ambiguous: bool


class Landmark(msgspec.Struct, frozen=True):
    """A building or street whose name stands for the government that sits there; `form` is in `language`."""

    id: str
    form: str
    language: str
    place: str
    state: str


class Mask(msgspec.Struct, frozen=True):
    """A longer name that holds a state's name or adjective without meaning the state («Indian Ocean»)."""

    language: str
    form: str
