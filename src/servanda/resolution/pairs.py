"""What persons said about pairs of statements: the same thing, or not."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

Pair = tuple[str, str]


class Pairs(msgspec.Struct, frozen=True):
    """Pairs of statement ids, the smaller first; the later judgement of a pair is the one that holds."""

    same: frozenset[Pair] = frozenset()
    not_same: frozenset[Pair] = frozenset()

    def apart(self, one: str, other: str) -> bool:
        """Whether a person said that the two are not the same thing."""
        return pair(one, other) in self.not_same

    def together(self, one: str, other: str) -> bool:
        """Whether a person said that the two are the same thing."""
        return pair(one, other) in self.same


NOTHING_JUDGED = Pairs()


def pair(one: str, other: str) -> Pair:
    """Two ids as a pair that is equal whichever is named first."""
    return (one, other) if one <= other else (other, one)


def pairs_of(judged: Iterable[tuple[str, str, str]]) -> Pairs:
    """Pairs out of `(kind, subject, object)` in the order in which they were judged; other kinds are passed over."""
    last = {
        pair(one, other): kind for kind, one, other in judged if kind in ("same", "not_same") and one != other
    }
    return Pairs(
        frozenset(ids for ids, kind in last.items() if kind == "same"),
        frozenset(ids for ids, kind in last.items() if kind == "not_same"),
    )
