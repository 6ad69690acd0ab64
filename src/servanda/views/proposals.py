"""What may be one thing, for a person to decide: two entries, why they may be one, and what speaks for it."""

from __future__ import annotations

from functools import partial

import msgspec

from servanda.ledger import Ledger
from servanda.resolution.identity import Proposal, resolve
from servanda.views.grouping import entries
from servanda.views.judged import judged
from servanda.views.model import Entry, Line, OfPair
from servanda.views.posts import titles
from servanda.views.relation import relation
from servanda.views.sources import Shelf


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One question: are `left` and `right` one thing? Judge the first statement of each."""

    proposal: Proposal
    left: Entry
    right: Entry


class Proposals(OfPair, frozen=True, kw_only=True):
    """The open questions of a relation, the likeliest first."""

    asked: tuple[Asked, ...]


def proposals(ledger: Ledger, a: str, b: str, *, as_of: str | None = None) -> Proposals:
    """Entries of a relation that may be one thing and that nobody has judged yet."""
    found = relation(ledger, a, b, as_of=as_of)
    pairs = judged(ledger, found.moment.known_by).pairs
    lines = {line.id: line for entry in found.entries for line in entry.lines}
    shelf = Shelf(ledger)

    def entry(ids: tuple[str, ...]) -> Entry:
        group: list[Line] = [lines[id] for id in ids]
        return entries(group, partial(titles, shelf), pairs)[0]

    asked = tuple(
        Asked(proposal=one, left=entry(one.left), right=entry(one.right))
        for one in resolve(lines.values(), pairs).proposals
    )
    return Proposals(a=a, b=b, name_a=found.name_a, name_b=found.name_b, moment=found.moment, asked=asked)
