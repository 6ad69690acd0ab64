"""What happened, and what is to happen, between two actors, in order of time."""

from __future__ import annotations

from servanda.ledger import Ledger
from servanda.views.model import Entry, OfPair
from servanda.views.relation import by_time, relation

TIMED = frozenset(
    {"visit", "meeting", "agreement", "relationship", "membership", "commitment", "act", "office"}
)


class Timeline(OfPair, frozen=True, kw_only=True):
    """Dated entries in order; `undated` counts those that give no date."""

    entries: tuple[Entry, ...]
    undated: int


def timeline(
    ledger: Ledger,
    a: str,
    b: str,
    *,
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
) -> Timeline:
    """Dated events, acts and deadlines of a relation; figures are in `indicators`."""
    found = relation(ledger, a, b, since=since, until=until, as_of=as_of)
    timed = [entry for entry in found.entries if entry.type in TIMED]
    return Timeline(
        a=a,
        b=b,
        name_a=found.name_a,
        name_b=found.name_b,
        moment=found.moment,
        entries=tuple(sorted((entry for entry in timed if entry.first_day), key=by_time)),
        undated=sum(1 for entry in timed if not entry.first_day and entry.type != "office"),
    )
