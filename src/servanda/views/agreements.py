"""What binds two actors: instruments and what was done with them."""

from __future__ import annotations

from servanda.ledger import Ledger
from servanda.views.model import Entry, OfPair
from servanda.views.relation import relation


class Agreements(OfPair, frozen=True, kw_only=True):
    """Acts on instruments in order of time, undated ones last."""

    entries: tuple[Entry, ...]


def agreements(
    ledger: Ledger,
    a: str,
    b: str,
    *,
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
) -> Agreements:
    """The instruments of a relation, also those that an organisation of one side has with the other."""
    found = relation(ledger, a, b, since=since, until=until, as_of=as_of)
    return Agreements(
        a=a, b=b, name_a=found.name_a, name_b=found.name_b, moment=found.moment, entries=found.agreements
    )
