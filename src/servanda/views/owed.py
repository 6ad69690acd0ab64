"""What is owed and by when: commitments and planned events, with their state on a given day and what later texts say of them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Literal

import msgspec

from servanda.ledger import Judgement, Ledger
from servanda.model import Commitment
from servanda.resolution import verdicts
from servanda.views.belonging import Belonging, as_judged, belonging, pair_of
from servanda.views.grouping import entries
from servanda.views.judged import in_force, judged
from servanda.views.model import Entry, Moment
from servanda.views.moments import moment
from servanda.views.posts import titles
from servanda.views.sources import Shelf
from servanda.views.witnesses import Evidence, Progress, Witnesses, first_said, published, said_of, told

Status = Literal[
    "overdue", "due", "due soon", "open", "kept", "partly", "contradicted", "superseded", "postponed"
]
STATES: tuple[Status, ...] = (
    "overdue", "due", "due soon", "open", "kept", "partly", "contradicted", "superseded", "postponed",
)  # fmt: skip
"""In the order in which they are shown. The first four are told by the clock, the others by later texts or a person."""
CLOSED = frozenset({"kept", "partly", "contradicted", "superseded", "postponed"})
SOON_DAYS = 60
EVENTS = frozenset({"visit", "meeting", "agreement"})
PROMISED = frozenset({"planned", "desired"})
VERDICT = "verdict"
"""The kind of judgement by which a person says what became of a promise; its value is a state, its object the evidence, if any."""


class OwedItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something owed: `deadline` is EDTF (None where the text gives none), `days` how many are left until its
    last day (negative when it has passed).

    `status` is what a person judged, else what the latest evidence says, else what the clock says; `clock` and `proposed` keep the
    other two. `evidence` stands in the order of its texts.
    """

    status: Status
    clock: Status
    proposed: Status | None = None
    judged: Judgement | None = None
    deadline: str | None
    days: int | None
    measurable: bool | None
    strength: str | None
    entry: Entry
    evidence: tuple[Evidence, ...] = ()
    progress: Progress | None = None

    @property
    def counts(self) -> bool:
        """Whether it is counted in rates: a dated event, or something that one can measure."""
        if self.entry.type in EVENTS:
            return self.entry.modality == "planned" and (self.deadline is not None or self.status in CLOSED)
        return self.measurable is True


class Rate(msgspec.Struct, frozen=True, kw_only=True):
    """How many of the promises that were decided, or should have been by now, were kept.

    `decided` counts what is kept, partly kept, contradicted, or overdue with no word of it (`silent`). What was postponed or
    superseded, what is still open and what nobody can measure are in none of these figures.
    """

    kept: int
    partly: int
    contradicted: int
    silent: int
    decided: int


class Owed(msgspec.Struct, frozen=True, kw_only=True):
    """What is owed between two actors, or by anybody (`a`, `b` None), by deadline; without deadline last.

    `counts` is by state, `rate` of what can be measured; both are of all items, also where only some are shown.
    """

    a: str | None
    b: str | None
    moment: Moment
    items: tuple[OwedItem, ...]
    counts: dict[str, int] = {}
    rate: Rate = Rate(kept=0, partly=0, contradicted=0, silent=0, decided=0)


def owed(ledger: Ledger, a: str | None = None, b: str | None = None, *, as_of: str | None = None) -> Owed:
    """Commitments and planned meetings, visits and signings, on the day `as_of`, with what became of them."""
    at, shelf = moment(ledger, as_of), Shelf(ledger)
    if a and b:
        found = belonging(ledger, pair_of(a, b), at.known_by, at.day)
    else:
        rows = ledger.statements(actors=[a] if a else None, as_of=at.known_by)
        found = [Belonging(row, "") for row in rows]
    by_persons = judged(ledger, at.known_by)
    wanted = [one for one in as_judged(found, by_persons) if one.row.type not in ("office", "position")]
    shelf.know(one.row.document_id for one in wanted)
    found_entries = entries((shelf.line(*one) for one in wanted), partial(titles, shelf), by_persons.pairs)
    listed = items(found_entries, at.day, verdicts_of(ledger, at.known_by))
    return Owed(a=a, b=b, moment=at, items=listed, counts=counted(listed), rate=rate(listed))


def verdicts_of(ledger: Ledger, known_by: str | None) -> dict[str, Judgement]:
    """By statement, the last judgement of what became of it that holds."""
    return {one.subject: one for one in in_force(ledger.judgements(as_of=known_by)) if one.kind == VERDICT}


def counted(found: Iterable[OwedItem]) -> dict[str, int]:
    """How many items there are of each state, in the order of `STATES`."""
    counts = Counter(item.status for item in found)
    return {state: counts[state] for state in STATES if state in counts}


def rate(found: Iterable[OwedItem]) -> Rate:
    """How many of those that can be measured were kept."""
    counts = Counter(item.status for item in found if item.counts)
    return Rate(
        kept=counts["kept"],
        partly=counts["partly"],
        contradicted=counts["contradicted"],
        silent=counts["overdue"],
        decided=sum(counts[state] for state in ("kept", "partly", "contradicted", "overdue")),
    )


def items(
    all_entries: Sequence[Entry], day: str, judgements: Mapping[str, Judgement] | None = None
) -> tuple[OwedItem, ...]:
    """Of these entries, what is owed, with what the others say of it; in order of the deadline."""
    witnesses = Witnesses(all_entries, day)
    found = [
        _item(entry, witnesses, day, judgements or {})
        for entry in all_entries
        if _said_by(entry, day)
        and (
            (entry.type in EVENTS and entry.modality in PROMISED and not _history(entry))
            or (entry.type == "commitment" and entry.modality not in ("denied", "conditional"))
        )
    ]
    told = {one.line.id for item in found for one in item.evidence}
    return tuple(
        sorted(
            (item for item in found if not (_put_off(item.entry) and told >= set(item.entry.ids))), key=_order
        )
    )


def _put_off(entry: Entry) -> bool:
    """Whether all that is said of a plan is that it was put off."""
    return all(verdicts.POSTPONED in line.record.flags for line in entry.lines)


def _said_by(entry: Entry, day: str) -> bool:
    """Whether any of its texts was written by a day; one without a date may have been."""
    return any((published(line) or "") <= day for line in entry.lines)


def _history(entry: Entry) -> bool:
    """Whether the days of a promise were over when all of its texts were written: then it tells of the past."""
    if entry.last_day is None:
        return False
    written = [published(line) for line in entry.lines]
    return all(day is not None and entry.last_day < day for day in written)


def _item(entry: Entry, witnesses: Witnesses, day: str, judgements: Mapping[str, Judgement]) -> OwedItem:
    record = entry.record
    past = _history(entry)
    clock, left = status_of(*((None, None) if past else (entry.first_day, entry.last_day)), day)
    promise = said_of(min(entry.lines, key=first_said), entry)
    evidence = witnesses.on(entry, promise)
    if _put_off(entry):
        # Its own sentence says so; what else that text says of it adds nothing.
        own = {line.document_id for line in entry.lines}
        evidence = tuple(one for one in evidence if one.line.document_id not in own)
    proposed = _settled(evidence) or ("postponed" if _put_off(entry) else None)
    person = max(
        (judgements[id] for id in entry.ids if id in judgements), key=lambda one: one.at, default=None
    )
    status = proposed or clock
    if person is not None and person.value in STATES:
        status = person.value
    return OwedItem(
        status=status,
        clock=clock,
        proposed=proposed,
        judged=person,
        deadline=None if past else entry.when,
        days=left,
        measurable=record.measurable if isinstance(record, Commitment) else None,
        strength=record.strength if isinstance(record, Commitment) else None,
        entry=entry,
        evidence=evidence,
        progress=witnesses.progress(entry),
    )


def _settled(evidence: Sequence[Evidence]) -> Status | None:
    """What the latest text says that tells anything; of one text, the happier end (it may tell the way there as well)."""
    rank = {"kept": 4, "partly": 3, "contradicted": 2, "superseded": 1, "postponed": 0}
    kept = min((told(one.line) for one in evidence if one.outcome == "kept"), default=None)
    # Another date or figure for what was kept by then is a new promise.
    asked = [one for one in evidence if kept is None or rank[one.outcome] > 1 or told(one.line) < kept]
    latest = max(asked, key=lambda one: (told(one.line), rank[one.outcome]), default=None)
    return latest.outcome if latest else None


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
    last = (item.entry.last_day if item.deadline else None) or "9999-12-31~"
    weight = 0 if item.measurable or item.entry.type in EVENTS else 1
    return last, item.entry.first_day or "", weight, item.entry.ids[0]
