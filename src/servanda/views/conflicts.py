"""Where texts differ: a card for each slot of which different values are told, with every value and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial

import msgspec

from servanda.errors import LedgerError, UsageError
from servanda.ledger import Judgement, Ledger, days
from servanda.resolution.pairs import pairs_of
from servanda.views.amounts import Beside, beside, counts, figures, targets
from servanda.views.causes import Cause, causes
from servanda.views.claims import EVENTS
from servanda.views.differences import Difference, Value
from servanda.views.grouping import entries
from servanda.views.judged import in_force, judged
from servanda.views.model import Entry, OfPair
from servanda.views.moments import period
from servanda.views.posts import titles
from servanda.views.relation import Relation, relation
from servanda.views.slots import actors
from servanda.views.sources import Shelf

SETTLE = "settle"
"""The kind of judgement on a card; `undo` takes it back as any other."""
PREFIX = "c1:"
_CARD = re.compile(r"(?:c1:)?([0-9a-f]{10})-([a-z]+)")


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided about a card. `outdated` says that a value came in later which he did not know."""

    value: str
    author: str
    reason: str
    at: str
    judgement: str
    outdated: bool = False


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One slot of one thing with the different values that texts give.

    `id` is made from the slot and the first of the statements by their ids; `what` says of which thing, `when` its date (EDTF). `values` stand
    in the order of the texts, `causes` with the likeliest first. A settled card keeps all its values.
    """

    id: str
    type: str
    slot: str
    what: str
    when: str | None
    values: tuple[Value, ...]
    causes: tuple[Cause, ...]
    settled: Settled | None = None

    @property
    def open(self) -> bool:
        """Whether nobody settled it, or a value came in since."""
        return self.settled is None or self.settled.outdated

    @property
    def statements(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(line.id for value in self.values for line in value.lines))


class Conflicts(OfPair, frozen=True, kw_only=True):
    """The cards of a relation, open ones first; `beside` are figures that look like a conflict and are none."""

    cards: tuple[Card, ...]
    beside: tuple[Beside, ...]

    @property
    def open(self) -> int:
        return sum(card.open for card in self.cards)


def conflicts(
    ledger: Ledger,
    a: str,
    b: str,
    *,
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
) -> Conflicts:
    """Where texts on the relation of two actors differ.

    `since` and `until` (EDTF) keep the cards of which a value, or the date of the thing, touches the period.
    """
    found = relation(ledger, a, b, as_of=as_of)
    asked = period(since, until)
    return Conflicts(
        a=a,
        b=b,
        name_a=found.name_a,
        name_b=found.name_b,
        moment=found.moment,
        cards=tuple(card for card in cards_of(ledger, found) if asked is None or _touches(card, *asked)),
        beside=tuple(
            one
            for one in beside(found.entries)
            if asked is None or any(_within(entry.first_day, entry.last_day, *asked) for entry in one.entries)
        ),
    )


def cards_of(ledger: Ledger, found: Relation) -> tuple[Card, ...]:
    """The cards of a relation, with what was settled by its moment."""
    return cards(found.entries, ledger.judgements(as_of=found.moment.known_by))


def cards(found: Sequence[Entry], judgements: Iterable[Judgement] = ()) -> tuple[Card, ...]:
    """The cards of these entries. Pure: the same entries and judgements give the same cards in the same order."""
    holding = in_force(judgements)
    pairs = pairs_of((one.kind, one.subject, one.object or "") for one in holding if one.object)
    kept = [one for one in holding if one.kind == SETTLE]
    finders = (*EVENTS, figures, counts, targets)
    made = [_card(one, kept) for finder in finders for one in finder(found, pairs)]
    unique = {card.id: card for card in made}
    return tuple(sorted(unique.values(), key=_order))


def _card(found: Difference, judgements: Sequence[Judgement]) -> Card:
    card = Card(
        id=f"{PREFIX}{min(line.id for line in found.lines)[3:13]}-{found.slot}",
        type=found.type,
        slot=found.slot,
        what=found.what,
        when=found.when,
        values=found.values,
        causes=causes(found),
    )
    return msgspec.structs.replace(card, settled=settled(card, judgements))


def settled(card: Card, judgements: Iterable[Judgement]) -> Settled | None:
    """The last word on a card, among judgements that hold: it names one of the card's statements and its slot.

    The statements may since have got company. Where a statement with a value that was not there yet came in after
    the judgement, the card is open again, and says so.
    """
    ids = set(card.statements)
    last = None
    for judgement in judgements:
        if judgement.kind == SETTLE and judgement.subject in ids and judgement.slot == card.slot:
            last = judgement
    if last is None:
        return None
    fresh = [value for value in card.values if all(line.learned > last.at for line in value.lines)]
    return Settled(
        value=last.value or "",
        author=last.author,
        reason=last.reason,
        at=last.at,
        judgement=last.id,
        outdated=bool(fresh),
    )


def _touches(card: Card, first: str, last: str) -> bool:
    spans = [days(card.when), *((line.first_day, line.last_day) for v in card.values for line in v.lines)]
    return any(_within(start, end, first, last) for start, end in spans)


def _within(start: str | None, end: str | None, first: str, last: str) -> bool:
    return start is not None and end is not None and start <= last and first <= end


def _order(card: Card) -> tuple[bool, str, str, str]:
    dates = [line.first_day for value in card.values for line in value.lines if line.first_day]
    return not card.open, max(dates, default="0000"), card.type, card.id


def find_card(ledger: Ledger, id: str) -> Card:
    """The card with this id; `UsageError` where the ledger holds none."""
    match = _CARD.fullmatch(id.strip())
    try:
        if match is None:
            raise UsageError(f"{id!r} is not the id of a card", remedy="an id looks like c1:04c1ab2211-when")
        row = ledger.statement(f"s1:{match[1]}")
    except LedgerError:
        raise UsageError(
            f"no card has the id {id}", remedy="servanda conflicts A B lists the cards"
        ) from None
    named, shelf = actors(row.record), Shelf(ledger)
    by_persons = judged(ledger)
    known = ledger.statements(actors=named or None, all_of=False, types={row.type})
    rows = [seen for one in known if (seen := by_persons.row(one)) is not None]
    lines = [shelf.line(one) for one in rows]
    found = cards(entries(lines, partial(titles, shelf), by_persons.pairs), ledger.judgements())
    for card in found:
        if card.id == f"{PREFIX}{match[1]}-{match[2]}":
            return card
    raise UsageError(f"no card has the id {id}", remedy="servanda conflicts A B lists the cards")


def settle(ledger: Ledger, id: str, value: str, *, author: str, reason: str) -> Card:
    """Settles a card on one of its values, named as the card names it or in its words; gives the card as it is then.

    One more row in the journal: all values stay, and `reopen` takes it back.
    """
    card = find_card(ledger, id)
    wanted = value.strip()
    chosen = next((one for one in card.values if wanted in (one.value, one.words)), None)
    if chosen is None:
        listed = " or ".join(f'"{one.value}"' for one in card.values)
        raise UsageError(f"{value!r} is none of the values of {card.id}", remedy=f"choose {listed}")
    if not reason.strip():
        raise UsageError("a card is settled with a reason", remedy="say it: --reason WHY")
    ledger.judge(
        SETTLE, chosen.lines[0].id, slot=card.slot, value=chosen.value, author=author, reason=reason.strip()
    )
    return msgspec.structs.replace(card, settled=settled(card, in_force(ledger.judgements())))


def reopen(ledger: Ledger, id: str, *, author: str, reason: str) -> Card:
    """Takes the last decision on a card back; an earlier one then holds again, if there is one."""
    card = find_card(ledger, id)
    if card.settled is None:
        raise UsageError(f"{card.id} is not settled", remedy="servanda conflicts A B shows what is")
    ledger.judge("undo", card.settled.judgement, author=author, reason=reason.strip())
    return msgspec.structs.replace(card, settled=settled(card, in_force(ledger.judgements())))
