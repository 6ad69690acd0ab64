"""What is owed and by when: commitments and planned events, with their state on a given day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Literal

import msgspec

from servanda.ledger import Ledger
from servanda.model import Agreement, Commitment
from servanda.views.belonging import Belonging, as_judged, belonging, pair_of
from servanda.views.grouping import entries, fits, key, touch
from servanda.views.judged import judged
from servanda.views.model import Entry, Moment
from servanda.views.moments import moment
from servanda.views.posts import titles
from servanda.views.sources import Shelf

Status = Literal["overdue", "due", "due soon", "open", "took place"]
SOON_DAYS = 60
EVENTS = frozenset({"visit", "meeting", "agreement"})
PROMISED = frozenset({"planned", "desired"})


class OwedItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something owed: `deadline` is EDTF (None where the text gives none), `days` how many are left until its
    last day (negative when it has passed). `evidence` are entries that say that a planned event took place."""

    status: Status
    deadline: str | None
    days: int | None
    measurable: bool | None
    strength: str | None
    entry: Entry
    evidence: tuple[Entry, ...] = ()


class Owed(msgspec.Struct, frozen=True, kw_only=True):
    """What is owed between two actors, or by anybody (`a`, `b` None), by deadline; without deadline last."""

    a: str | None
    b: str | None
    moment: Moment
    items: tuple[OwedItem, ...]


def owed(ledger: Ledger, a: str | None = None, b: str | None = None, *, as_of: str | None = None) -> Owed:
    """Open commitments and planned meetings, visits and signings, on the day `as_of`."""
    at, shelf = moment(ledger, as_of), Shelf(ledger)
    if a and b:
        found = belonging(ledger, pair_of(a, b), at.known_by, at.day)
    else:
        rows = ledger.statements(actors=[a] if a else None, types={"commitment", *EVENTS}, as_of=at.known_by)
        found = [Belonging(row, "") for row in rows]
    by_persons = judged(ledger, at.known_by)
    wanted = (
        one for one in as_judged(found, by_persons) if one.row.type in EVENTS or one.row.type == "commitment"
    )
    found_entries = entries((shelf.line(*one) for one in wanted), partial(titles, shelf), by_persons.pairs)
    return Owed(a=a, b=b, moment=at, items=items(found_entries, at.day))


def items(all_entries: Sequence[Entry], day: str) -> tuple[OwedItem, ...]:
    """Of these entries, what is owed; in order of the deadline."""
    done = [entry for entry in all_entries if entry.type in EVENTS and entry.modality in ("asserted", None)]
    found = [
        _item(entry, done, day)
        for entry in all_entries
        if (entry.type in EVENTS and entry.modality in PROMISED)
        or (entry.type == "commitment" and entry.modality not in ("denied", "conditional"))
    ]
    return tuple(sorted(found, key=_order))


def _item(entry: Entry, done: Iterable[Entry], day: str) -> OwedItem:
    record = entry.record
    evidence = tuple(one for one in done if _took_place(entry, one))
    status, days = status_of(entry.first_day, entry.last_day, day)
    return OwedItem(
        status="took place" if evidence else status,
        deadline=entry.when,
        days=days,
        measurable=record.measurable if isinstance(record, Commitment) else None,
        strength=record.strength if isinstance(record, Commitment) else None,
        entry=entry,
        evidence=evidence,
    )


def _took_place(planned: Entry, done: Entry) -> bool:
    """Whether a text says that a dated plan happened: the same kind of event, the same key, days that overlap."""
    if planned.type != done.type or not touch(planned, done):
        return False
    if isinstance(done.record, Agreement) and done.record.act in (
        "under_negotiation",
        "proposed",
        "announced",
    ):
        return False
    return key(planned.record) == key(done.record) and fits(planned.record, done.record)


def status_of(first: str | None, last: str | None, day: str) -> tuple[Status, int | None]:
    """The state of a deadline that covers the days `first` to `last`, and the days that are left of it.

    It is due while those days last (for a date with an open start: only near its end), due soon when they
    begin within 60 days, and overdue when they have passed. `2030/..` never ends and is due from 2030 on.
    """
    if first is None or last is None:
        return "open", None
    today = datetime.date.fromisoformat(day)
    days = None if last == "9999-12-31" else (datetime.date.fromisoformat(last) - today).days
    if days is not None and days < 0:
        return "overdue", days
    opens = last if first < "0001-01-01" else first
    if opens <= day:
        return "due", days
    soon = (datetime.date.fromisoformat(opens) - today).days <= SOON_DAYS
    return ("due soon" if soon else "open"), days


def _order(item: OwedItem) -> tuple[str, str, int, str]:
    last = item.entry.last_day or "9999-12-31~"
    weight = 0 if item.measurable or item.entry.type in EVENTS else 1
    return last, item.entry.first_day or "", weight, item.entry.ids[0]
