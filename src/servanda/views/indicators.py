"""Figures about a relation, by what they measure; levels, changes and factors are never mixed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from servanda.ledger import Ledger
from servanda.model import Commitment, Indicator
from servanda.views.model import Entry, OfPair
from servanda.views.relation import relation


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """All that is said of one measure. `levels` hold amounts and counts, `changes` percentages and amounts of
    change, `factors` multiples, `shares` shares and ranks; `targets` are commitments that aim at a figure."""

    measure: str
    levels: tuple[Entry, ...] = ()
    changes: tuple[Entry, ...] = ()
    factors: tuple[Entry, ...] = ()
    shares: tuple[Entry, ...] = ()
    targets: tuple[Entry, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (*self.levels, *self.changes, *self.factors, *self.shares)


class Indicators(OfPair, frozen=True, kw_only=True):
    """The figures of a relation, by measure."""

    series: tuple[Series, ...]


_PART = {
    None: "levels", "level": "levels", "count": "levels", "change_pct": "changes", "change_abs": "changes",
    "factor": "factors", "rank": "shares", "share_pct": "shares",
}  # fmt: skip


def indicators(
    ledger: Ledger,
    a: str,
    b: str,
    *,
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
) -> Indicators:
    """The figures of a relation with the targets that were set."""
    found = relation(ledger, a, b, since=since, until=until, as_of=as_of)
    return Indicators(
        a=a,
        b=b,
        name_a=found.name_a,
        name_b=found.name_b,
        moment=found.moment,
        series=series((*found.indicators, *found.commitments)),
    )


def series(entries: Iterable[Entry]) -> tuple[Series, ...]:
    """Figures and targets by measure; trade first, then by the alphabet."""
    table: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        record = entry.record
        if isinstance(record, Indicator):
            table[record.measure][_PART[record.kind]].append(entry)
        elif isinstance(record, Commitment) and record.target:
            table[record.target.measure]["targets"].append(entry)
    first = ("trade_turnover", "exports", "imports", "trade_balance", "investment")
    order = sorted(table, key=lambda name: (first.index(name) if name in first else len(first), name))
    return tuple(
        Series(measure=name, **{part: tuple(found) for part, found in table[name].items()}) for name in order
    )
