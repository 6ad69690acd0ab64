"""One slot, different values: what texts say differently of one thing. Pure; see `claims.py` for what is compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from servanda.resolution.pairs import Pairs
from servanda.views.model import Entry, Line

T = TypeVar("T")


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What one statement gives for a slot: `value` in normal form, `words` for people, `data` for the comparison.

    `derived` is a value that was reckoned (from an anniversary, from two levels) and stands in no text as such.
    """

    value: str
    words: str
    line: Line
    data: object = None
    derived: bool = False

    @property
    def teller(self) -> str:
        """Who is to be compared: a document, or the reckoning made from it."""
        return f"{self.line.document_id}{' reckoned' if self.derived else ''}"


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One of the values that texts give, with the statements that give it, the earliest text first."""

    value: str
    words: str
    lines: tuple[Line, ...]
    derived: bool = False

    @property
    def texts(self) -> int:
        return len({line.document_id for line in self.lines})


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A thing of which texts give different values for a slot.

    `what` are the words for the thing, `when` its date (EDTF) where it does not differ itself.
    """

    type: str
    slot: str
    what: str
    when: str | None
    values: tuple[Value, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for value in self.values for line in value.lines)


def told_apart(claims: Iterable[Claim], agree: Callable[[Claim, Claim], bool]) -> tuple[Value, ...]:
    """The values of texts that cannot both be right; empty where every two texts have a value on which they agree.

    A text that gives several values (a visit from the 19th on, a talk on the 20th) agrees with another one if any of
    them does: what one text itself tells side by side is no contradiction.
    """
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.teller].append(claim)
    tellers = sorted(told)
    # Texts that say just the same are compared once: a thousand copies cost no more than one.
    alike: dict[frozenset[tuple[str, str]], list[str]] = defaultdict(list)
    for teller in tellers:
        alike[frozenset((claim.value, repr(claim.data)) for claim in told[teller])].append(teller)
    groups = list(alike.values())
    at_odds: set[str] = set()
    for place, group in enumerate(groups):
        for others in groups[place + 1 :]:
            if not any(agree(mine, theirs) for mine in told[group[0]] for theirs in told[others[0]]):
                at_odds.update(group, others)
    values: dict[str, list[Claim]] = defaultdict(list)
    for teller in tellers:
        if teller in at_odds:
            for claim in told[teller]:
                values[claim.value].append(claim)
    found = (_value(group) for group in values.values())
    return tuple(sorted(found, key=lambda value: (_earliest(value.lines[0]), value.value)))


def _value(group: Sequence[Claim]) -> Value:
    lines = {claim.line.id: claim.line for claim in group}
    ordered = sorted(lines.values(), key=_earliest)
    first = min(group, key=lambda claim: (claim.derived, _earliest(claim.line)))
    return Value(
        value=first.value,
        words=first.words,
        lines=tuple(ordered),
        derived=all(claim.derived for claim in group),
    )


def _earliest(line: Line) -> tuple[str, str, int, str]:
    return line.source.published or "9999", line.document, line.quote_start, line.id


def blocks(entries: Iterable[T], key: Callable[[T], Hashable | None]) -> list[list[T]]:
    """The entries that can be one thing at all, by a key; those without a key are left out."""
    table: dict[Hashable, list[T]] = defaultdict(list)
    for entry in entries:
        where = key(entry)
        if where is not None:
            table[where].append(entry)
    return list(table.values())


def joined(entries: Sequence[Entry], links: Iterable[tuple[int, int]], judged: Pairs) -> list[list[Entry]]:
    """Entries that links join, directly or through others, unless somebody decided that they are not the same."""
    head = list(range(len(entries)))

    def find(place: int) -> int:
        while head[place] != place:
            head[place] = head[head[place]]
            place = head[place]
        return place

    for one, other in links:
        if not _kept_apart(entries[one], entries[other], judged):
            head[find(other)] = find(one)
    groups: Mapping[int, list[Entry]] = defaultdict(list)
    for place, entry in enumerate(entries):
        groups[find(place)].append(entry)
    return list(groups.values())


def _kept_apart(one: Entry, other: Entry, judged: Pairs) -> bool:
    return bool(judged.not_same) and any(judged.apart(a, b) for a in one.ids for b in other.ids)
