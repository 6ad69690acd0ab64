"""Persons of the gazetteer: who they are at any time, and for whom they act on the day of a text."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from servanda.gazetteer.models import Person, Post
from servanda.mentions.context import SUFFIXES, PersonRef, same_post
from servanda.text.reading import match_form

STATE_POSTS = (
    "minister",
    "prime minister",
    "deputy prime minister",
    "president",
    "deputy minister",
    "state secretary",
)
"""Posts that are held for a state: who has one does not act for the organisation that the gazetteer knows."""


@functools.cache
def _rows() -> dict[str, Person]:
    from servanda.gazetteer import load_persons

    return {person.id: person for person in load_persons()}


def is_known(name: str) -> bool:
    """Whether the gazetteer has a person of that name."""
    return name in _rows()


@functools.cache
def _by_family() -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for person in _rows().values():
        words = match_form(person.family).split()
        out.setdefault(" ".join(words), []).append(person.id)
        if len(words) > 1 and words[-1] in SUFFIXES:
            out.setdefault(" ".join(words[:-1]), []).append(person.id)
    return {family: tuple(ids) for family, ids in out.items()}


def family_of(word: str) -> tuple[str, ...]:
    """All persons whose family name is `word`."""
    return _by_family().get(match_form(word), ())


def _begun(term: Post, day: str) -> bool:
    start = term.start.rstrip("~?%")
    near = min(len(start), len(day))
    return start[:near] <= day[:near]


def _over(term: Post, day: str) -> bool:
    if term.end in ("", ".."):
        return False
    end = term.end.rstrip("~?%")
    near = min(len(end), len(day))
    return end[:near] < day[:near]


def _at(terms: Iterable[Post], day: str) -> Post | None:
    return next((term for term in terms if _begun(term, day) and not _over(term, day)), None)


@functools.cache
def _states() -> frozenset[str]:
    from servanda.gazetteer import load_states

    return frozenset(state.alpha3 for state in load_states())


def is_state(actor: str) -> bool:
    """Whether an actor is a state."""
    # Not by its form: OAS and WTO look like codes of states.
    return actor in _states()


@functools.lru_cache(maxsize=8192)
def known_person(name: str, day: str = "") -> PersonRef | None:
    """A person of the gazetteer, with post and side on `day` (their main post where the day is unknown).

    A state that a person once acted for stays theirs, for a text may look back; an organisation does not, and what
    begins only after `day` says nothing.
    """
    row = _rows().get(name)
    if row is None:
        return None
    if not row.posts:
        return PersonRef(name, row.state)
    if not day:
        return PersonRef(name, row.posts[0].of or row.state, row.posts[0].post)
    term = _at(row.posts, day)
    if term is None:
        past = [term for term in row.posts if _over(term, day) and is_state(term.of or row.state)]
        term = max(past, key=lambda t: t.end) if past else None
    if term is not None:
        return PersonRef(name, term.of or row.state, term.post)
    return PersonRef(name, row.state if is_state(row.state) else "")


def in_post(name: str, post: str, day: str = "") -> PersonRef | None:
    """A person of the gazetteer as holder of `post`; by their own side where they are not known to have held it."""
    row = _rows().get(name)
    if row is None:
        return None
    fitting = [term for term in row.posts if same_post(post, term.post)] if post else []
    term = (_at(fitting, day) if day else None) or (fitting[0] if fitting else None)
    if term is not None:
        return PersonRef(name, term.of or row.state, term.post)
    known = known_person(name, day)
    if known is not None and post.startswith(STATE_POSTS) and not is_state(known.state):
        return PersonRef(name, row.state if is_state(row.state) else "", post)
    return known


@functools.lru_cache(maxsize=64)
def in_office(day: str = "") -> frozenset[str]:
    """Persons who held a post on `day`, or at the table's state of knowledge.

    Families that stand first («Han», «Li») are too common to be told by the day alone.
    """
    now = frozenset(name for name, row in _rows().items() if any(term.end == ".." for term in row.posts))
    if not day:
        return now
    return now | frozenset(
        name
        for name, row in _rows().items()
        if name.split()[0] != row.family
        and any(term.start and term.end and _begun(term, day) and not _over(term, day) for term in row.posts)
    )


def by_family(family: str, post: str, state: str, day: str = "") -> str:
    """The only person of that family name who held `post` (and acted for `state`, where one is given).

    Where several did, the one who held it on `day`.
    """
    fitting: list[tuple[str, list[Post]]] = []
    for name in family_of(family):
        row = _rows()[name]
        terms = [
            term
            for term in row.posts
            if (not post or same_post(post, term.post)) and (not state or (term.of or row.state) == state)
        ]
        if terms or not (post or state):
            fitting.append((name, terms))
    if len(fitting) > 1 and day and post:
        fitting = [(name, terms) for name, terms in fitting if _at(terms, day) is not None]
    return fitting[0][0] if len(fitting) == 1 else ""
