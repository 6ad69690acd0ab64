"""What texts imply and the ledger does not hold: each gap with the sentence it follows from, and what would fill it."""

from __future__ import annotations

from servanda.ledger import Ledger, days
from servanda.views.missing import KINDS, Finder, Gap, documents, legal_base, sessions, visits
from servanda.views.model import OfPair
from servanda.views.moments import period
from servanda.views.relation import Relation, relation
from servanda.views.unanswered import amounts, anniversaries, outcomes, silences, targets

FINDERS: tuple[Finder, ...] = (
    outcomes, sessions, visits, documents, legal_base, anniversaries, amounts, targets, silences,
)  # fmt: skip


class Gaps(OfPair, frozen=True, kw_only=True):
    """The gaps of a relation, by kind."""

    gaps: tuple[Gap, ...]


def gaps(
    ledger: Ledger,
    a: str,
    b: str,
    *,
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
) -> Gaps:
    """What is missing on the relation of two actors, judged on the day `as_of`.

    All that the ledger holds counts as known; `since` and `until` (EDTF) only choose which gaps are given: those whose
    date, or else the date of their text, touches the period.
    """
    found = relation(ledger, a, b, as_of=as_of)
    asked = period(since, until)
    return Gaps(
        a=a,
        b=b,
        name_a=found.name_a,
        name_b=found.name_b,
        moment=found.moment,
        gaps=tuple(gap for gap in gaps_of(found) if asked is None or _touches(gap, *asked)),
    )


def gaps_of(found: Relation) -> tuple[Gap, ...]:
    """The gaps of a relation, by kind and then by date; the same relation gives the same gaps in the same order."""
    return tuple(sorted((gap for finder in FINDERS for gap in finder(found)), key=_order))


def _touches(gap: Gap, first: str, last: str) -> bool:
    start, end = days(gap.when or gap.line.source.published)
    return start is not None and end is not None and start <= last and first <= end


def _order(gap: Gap) -> tuple[int, str, str, str]:
    return KINDS.index(gap.kind), gap.when or "9999", gap.words, gap.line.id
