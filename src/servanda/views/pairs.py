"""Which pairs of states the ledger speaks about."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import msgspec

from servanda.ledger import Ledger
from servanda.views.slots import actors, is_state


class PairCount(msgspec.Struct, frozen=True, kw_only=True):
    """Two states and how many statements name both."""

    a: str
    b: str
    statements: int


def pairs(ledger: Ledger, *, limit: int | None = None) -> tuple[PairCount, ...]:
    """Pairs of states that statements name together, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in ledger.statements():
        counts.update(combinations(sorted(filter(is_state, actors(row.record))), 2))
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(PairCount(a=a, b=b, statements=count) for (a, b), count in ordered[:limit])
