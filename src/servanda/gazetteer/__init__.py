"""States, organisations, persons, places and landmarks: what their codes mean and who held which post when.

All of it is read from the tables beside this file (each names its sources); `build.py` documents how the
parts that come from GeoNames were made. Names in a language live in that language's folder, not here.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from servanda.gazetteer.models import (
    Landmark,
    Mask,
    Membership,
    Organisation,
    Person,
    Place,
    Post,
    State,
)
from servanda.gazetteer.tables import HERE, Row, read_table
from servanda.text.reading import match_form

__all__ = [
    "Landmark",
    "Mask",
    "Membership",
    "Organisation",
    "Person",
    "Place",
    "Post",
    "State",
    "capital_state",
    "holder",
    "load_landmarks",
    "load_masks",
    "load_memberships",
    "load_organisations",
    "load_persons",
    "load_places",
    "load_states",
    "members",
    "name_scripts",
    "organisation",
    "person",
    "posts_of",
    "state",
    "successors",
]

ROLES = frozenset({"member", "partner", "observer", "dialogue_partner", "candidate"})
STATE_KINDS = frozenset({"state", "territory", "historical"})
ORGANISATION_KINDS = frozenset(
    {
        "alliance",
        "bloc",
        "forum",
        "organisation",
        "organ",
        "bank",
        "court",
        "movement",
        "company",
        "agency",
        "media",
    }
)
SCRIPTS = frozenset({"cyrillic", "chinese", "vietnamese"})
LANGUAGES = frozenset({"nl", "en", "de", "fr", "es", "ru", "vi"})


def _once(row: Row, key: object, seen: set[object]) -> None:
    if key in seen:
        raise row.error(f"{key!r} stands here a second time", "keep one of the two lines")
    seen.add(key)


@functools.cache
def load_states(path: Path = HERE / "states.tsv") -> tuple[State, ...]:
    """All states, territories and former states."""
    columns = ("alpha3", "alpha2", "name", "capital", "region", "kind", "from", "to", "successors")
    rows = list(read_table(path, columns))
    codes = frozenset(row["alpha3"] for row in rows)
    seen: set[object] = set()
    out = []
    for row in rows:
        _once(row, row["alpha3"], seen)
        following = tuple(row["successors"].split(";")) if row["successors"] else ()
        for code in following:
            if code not in codes:
                raise row.error(f"unknown successor {code!r}", "use an alpha-3 code of this table")
        out.append(
            State(
                row["alpha3"],
                row["alpha2"],
                row["name"],
                row["capital"],
                row["region"],
                row.known("kind", STATE_KINDS),
                row.date("from"),
                row.date("to"),
                following,
            )
        )
    return tuple(out)


@functools.cache
def load_organisations(path: Path = HERE / "organisations.tsv") -> tuple[Organisation, ...]:
    """All organisations, their organs, and the companies and agencies that occur beside them."""
    rows = list(read_table(path, ("id", "name", "kind", "city", "state", "founded", "parent")))
    ids = frozenset(row["id"] for row in rows)
    codes = _state_codes()
    seen: set[object] = set()
    out = []
    for row in rows:
        _once(row, row["id"], seen)
        out.append(
            Organisation(
                row["id"],
                row["name"],
                row.known("kind", ORGANISATION_KINDS),
                row["city"],
                row.known("state", codes, empty=True),
                row.date("founded"),
                row.known("parent", ids, empty=True),
            )
        )
    return tuple(out)


@functools.cache
def load_memberships(path: Path = HERE / "memberships.tsv") -> tuple[Membership, ...]:
    """Who belonged to which bloc, in what role, from when to when."""
    orgs, actors = _organisation_ids(), _state_codes() | _organisation_ids()
    seen: set[object] = set()
    out = []
    for row in read_table(path, ("org", "actor", "role", "from", "to")):
        _once(row, (row["org"], row["actor"], row["role"], row["from"]), seen)
        out.append(
            Membership(
                row.known("org", orgs),
                row.known("actor", actors),
                row.known("role", ROLES),
                row.date("from"),
                row.date("to"),
            )
        )
    return tuple(out)


def _post(row: Row, text: str, of: str, actors: frozenset[str]) -> Post:
    parts = text.split("|")
    if len(parts) not in (3, 4) or not parts[0]:
        raise row.error(f"{text!r} is no post", "write post|from|to, or post|from|to|of")
    cells = Row(
        row.path, row.line, {"from": 0, "to": 1, "of": 2}, [*parts[1:3], parts[3] if parts[3:] else of]
    )
    start, end = cells.date("from"), cells.date("to", open_end=True)
    if start and end not in ("", "..") and latest(end) < earliest(start):
        raise row.error(f"{parts[0]!r} ends ({end}) before it begins ({start})")
    return Post(parts[0], start, end, cells.known("of", actors))


@functools.cache
def load_persons(path: Path = HERE / "persons.tsv") -> tuple[Person, ...]:
    """Heads of state and government, foreign ministers, party leaders and heads of organisations."""
    actors = _state_codes() | _organisation_ids()
    seen: set[object] = set()
    out = []
    for row in read_table(path, ("id", "family", "state", "posts")):
        _once(row, row["id"], seen)
        if not row["family"]:
            raise row.error("person without a family name", "give the part by which texts mention the person")
        of = row.known("state", actors)
        posts = tuple(_post(row, text, of, actors) for text in row["posts"].split(";") if text)
        out.append(Person(row["id"], row["family"], of, posts))
    return tuple(out)


@functools.cache
def load_places(path: Path = HERE / "places.tsv") -> tuple[Place, ...]:
    """Capitals, large cities and the places where diplomacy happens."""
    codes = _state_codes()
    seen: set[object] = set()
    out = []
    for row in read_table(path, ("name", "state", "lat", "lon", "population", "ambiguous")):
        _once(row, (row["name"], row["state"]), seen)
        try:
            lat, lon, population = float(row["lat"]), float(row["lon"]), int(row["population"] or 0)
        except ValueError as error:
            raise row.error(
                str(error), "lat and lon are decimal degrees, population a whole number"
            ) from None
        flag = row.known("ambiguous", frozenset({"", "1"}))
        out.append(Place(row["name"], row.known("state", codes), lat, lon, population, flag == "1"))
    return tuple(out)


@functools.cache
def load_landmarks(path: Path = HERE / "landmarks.tsv") -> tuple[Landmark, ...]:
    """Seats of government whose names stand for their state («Kremlin»)."""
    codes = _state_codes()
    seen: set[object] = set()
    out = []
    for row in read_table(path, ("id", "form", "language", "place", "state")):
        _once(row, (row["form"], row["language"]), seen)
        out.append(
            Landmark(
                row["id"],
                row["form"],
                row.known("language", LANGUAGES),
                row["place"],
                row.known("state", codes),
            )
        )
    return tuple(out)


@functools.cache
def load_masks(path: Path = HERE / "masks.tsv") -> tuple[Mask, ...]:
    """Longer names that must not be read as the state whose name they hold («Zuid-Chinese Zee»)."""
    seen: set[object] = set()
    out = []
    for row in read_table(path, ("language", "form")):
        _once(row, (row["language"], row["form"]), seen)
        out.append(Mask(row.known("language", LANGUAGES), row["form"]))
    return tuple(out)


@functools.cache
def _states() -> dict[str, State]:
    return {state.alpha3: state for state in load_states()}


@functools.cache
def _state_codes() -> frozenset[str]:
    return frozenset(_states())


@functools.cache
def _organisations() -> dict[str, Organisation]:
    return {organisation.id: organisation for organisation in load_organisations()}


@functools.cache
def _organisation_ids() -> frozenset[str]:
    return frozenset(_organisations())


@functools.cache
def _persons() -> dict[str, Person]:
    return {person.id: person for person in load_persons()}


@functools.cache
def _capitals() -> dict[str, str]:
    current = (state for state in load_states() if state.kind != "historical" and state.capital)
    # States come after territories, so that a capital's name goes to the state where both share it.
    ordered = sorted(current, key=lambda state: state.kind == "state")
    return {match_form(state.capital): state.alpha3 for state in ordered}


@functools.cache
def _holders() -> dict[tuple[str, str], tuple[tuple[Person, Post], ...]]:
    table: dict[tuple[str, str], list[tuple[Person, Post]]] = {}
    for person in load_persons():
        for post in person.posts:
            table.setdefault((post.of, post.post), []).append((person, post))
    return {key: tuple(found) for key, found in table.items()}


@functools.cache
def _memberships() -> dict[str, tuple[Membership, ...]]:
    table: dict[str, list[Membership]] = {}
    for membership in load_memberships():
        table.setdefault(membership.org, []).append(membership)
    return {org: tuple(found) for org, found in table.items()}


def earliest(day: str) -> str:
    """The first day that an EDTF date of year, month or day precision can mean."""
    day = day.rstrip("~")
    return day + "-01-01"[len(day) - 4 :] if len(day) in (4, 7) else day


def latest(day: str) -> str:
    """The last day that an EDTF date of year, month or day precision can mean (31 stands for any month's end)."""
    day = day.rstrip("~")
    return day + "-12-31"[len(day) - 4 :] if len(day) in (4, 7) else day


def _text(day: str | date) -> str:
    return day.isoformat() if isinstance(day, date) else day


@functools.cache
def name_scripts(path: Path = HERE / "scripts.tsv") -> Mapping[str, str]:
    """State to the script out of which English texts write the names of its persons: cyrillic, chinese or vietnamese."""
    codes = _state_codes()
    return {
        row.known("state", codes): row.known("script", SCRIPTS)
        for row in read_table(path, ("state", "script"))
    }


def state(alpha3: str) -> State | None:
    """The state with this alpha-3 code."""
    return _states().get(alpha3)


def organisation(id: str) -> Organisation | None:
    """The organisation with this id."""
    return _organisations().get(id)


def person(id: str) -> Person | None:
    """The person with this id."""
    return _persons().get(id)


def capital_state(place: str) -> str | None:
    """The alpha-3 code of the state whose capital `place` is (English name, accents and case do not matter)."""
    return _capitals().get(match_form(place))


def holder(of: str, post: str, day: str | date) -> Person | None:
    """Who held `post` of the state or organisation `of` on `day`; none where the table cannot tell.

    `day` is an EDTF date; on the day of a change it is the newcomer. Where only years are recorded and two
    persons may have held the post on that day, the answer is none.
    """
    first, last = earliest(_text(day)), latest(_text(day))
    sure: list[tuple[str, Person]] = []
    possible: list[Person] = []
    for candidate, held in _holders().get((of, post), ()):
        if not held.start:
            continue
        end = "9999" if held.end == ".." else latest(held.end) if held.end else ""
        if (
            latest(held.start) <= first
            and end
            and last <= (earliest(held.end) if held.end != ".." else "9999")
        ):
            sure.append((held.start, candidate))
        elif earliest(held.start) <= last and (not end or first <= end):
            possible.append(candidate)
    if sure:
        return max(sure, key=lambda found: found[0])[1]
    return possible[0] if len(possible) == 1 else None


def posts_of(id: str | Person, day: str | date) -> tuple[Post, ...]:
    """The posts that a person held, or may have held, on `day`."""
    found = id if isinstance(id, Person) else _persons().get(id)
    if found is None:
        return ()
    first, last = earliest(_text(day)), latest(_text(day))
    return tuple(
        post
        for post in found.posts
        if post.start
        and earliest(post.start) <= last
        and (post.end in ("", "..") or first <= latest(post.end))
    )


def members(org: str, day: str | date, *, role: str = "member") -> frozenset[str]:
    """The actors that had `role` in `org` on `day`; one that left on that day no longer counts."""
    first = earliest(_text(day))
    return frozenset(
        membership.actor
        for membership in _memberships().get(org, ())
        if membership.role == role
        and (not membership.start or earliest(membership.start) <= first)
        and (not membership.end or first < earliest(membership.end))
    )


def successors(code: str) -> tuple[str, ...]:
    """The present states that followed a former one, the continuing state first; a present state itself."""
    found = _states().get(code)
    if found is None:
        return ()
    if not found.successors:
        return (code,)
    return tuple(dict.fromkeys(later for after in found.successors for later in successors(after)))
