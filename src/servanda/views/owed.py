"""What is owed and by when: commitments and planned events, with their state on a given day and what later texts say of them."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import partial
from typing import Literal

import msgspec

from servanda.ledger import Judgement, Ledger, days
from servanda.model import Agreement, Commitment, Indicator, Meeting, Visit
from servanda.resolution import verdicts
from servanda.resolution.verdicts import Said
from servanda.views.belonging import Belonging, as_judged, belonging, pair_of
from servanda.views.grouping import entries
from servanda.views.judged import in_force, judged
from servanda.views.model import Entry, Line, Moment
from servanda.views.moments import moment
from servanda.views.posts import titles
from servanda.views.sources import Shelf

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


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A later sentence that says what became of a promise, with the rule that says so and its reason in words."""

    outcome: Status
    rule: str
    reason: str
    score: float
    line: Line


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far the latest figure is from a target: `share` 1.0 is all of it. `when` is the period of the figure (EDTF)."""

    share: float
    value: float
    unit: str | None
    comparator: str
    when: str | None
    line: Line


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
    witnesses = _Witnesses(all_entries, day)
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
    return any((_published(line) or "") <= day for line in entry.lines)


def _history(entry: Entry) -> bool:
    """Whether the days of a promise were over when all of its texts were written: then it tells of the past."""
    if entry.last_day is None:
        return False
    written = [_published(line) for line in entry.lines]
    return all(day is not None and entry.last_day < day for day in written)


def _item(entry: Entry, witnesses: _Witnesses, day: str, judgements: Mapping[str, Judgement]) -> OwedItem:
    record = entry.record
    past = _history(entry)
    clock, left = status_of(*((None, None) if past else (entry.first_day, entry.last_day)), day)
    promise = _said(min(entry.lines, key=_first_said), entry)
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
    kept = min((_told(one.line) for one in evidence if one.outcome == "kept"), default=None)
    # Another date or figure for what was kept by then is a new promise.
    asked = [one for one in evidence if kept is None or rank[one.outcome] > 1 or _told(one.line) < kept]
    latest = max(asked, key=lambda one: (_told(one.line), rank[one.outcome]), default=None)
    return latest.outcome if latest else None


class _Witnesses:
    """The statements that can tell what became of a promise, found by what they are about."""

    def __init__(self, all_entries: Sequence[Entry], day: str) -> None:
        self._by: dict[Hashable, list[tuple[Line, Said]]] = defaultdict(list)
        for entry in all_entries:
            for line in entry.lines:
                said = _said(line)
                if said.published is None or said.published <= day:
                    for place in _places(line):
                        self._by[place].append((line, said))

    def on(self, entry: Entry, promise: Said) -> tuple[Evidence, ...]:
        """What they say of a promise, one sentence for each work and outcome, in the order of the texts."""
        own = set(entry.ids)
        found: dict[str, Evidence] = {}
        for place in _asked(entry):
            for line, said in self._by.get(place, ()):
                if line.id in own or line.id in found:
                    continue
                verdict = verdicts.verdict(promise, said)
                if verdict is not None:
                    found[line.id] = Evidence(
                        outcome=verdict.outcome,
                        rule=verdict.rule,
                        reason=verdict.reason,
                        score=verdict.score,
                        line=line,
                    )
        best: dict[tuple[str, str], Evidence] = {}
        for one in sorted(
            found.values(),
            key=lambda one: (-one.score, _told(one.line), one.line.evidence.start, one.line.id),
        ):
            # A copy or translation of what was said adds nothing.
            best.setdefault((one.line.source.work or one.line.document_id, one.outcome), one)
        return tuple(sorted(best.values(), key=lambda one: (_told(one.line), one.line.id)))

    def progress(self, entry: Entry) -> Progress | None:
        """The latest figure of what a target sets."""
        record = entry.record
        if not isinstance(record, Commitment) or record.target is None:
            return None
        known = [
            line
            for line, _ in self._by.get(("figure", record.target.measure), ())
            if isinstance(line.record, Indicator)
            and line.modality in (None, "asserted")
            and verdicts.measures(record, line.record)
        ]
        if not known:
            return None
        last = max(known, key=lambda line: (line.last_day or "", _told(line), line.id))
        assert isinstance(last.record, Indicator)
        share = verdicts.share_of(record.target.value, last.record.value, record.target.comparator)
        return Progress(
            share=round(share, 3),
            value=last.record.value,
            unit=last.record.unit,
            comparator=last.record.comparator or "=",
            when=last.record.when,
            line=last,
        )


def _places(line: Line) -> Iterable[Hashable]:
    """Under which headings a statement is looked for."""
    record = line.record
    match record:
        case Visit():
            yield "visit", record.from_, record.to
        case Meeting():
            yield ("session", record.ordinal) if record.ordinal else ("meeting",)
        case Agreement():
            yield ("agreement",)
        case Indicator():
            yield "figure", record.measure
    if not isinstance(record, Indicator):
        for actor in {*getattr(record, "by", ()), *getattr(record, "parties", ())}:
            yield "act of", actor


def _asked(entry: Entry) -> Iterable[Hashable]:
    """The headings under which the answer to a promise may stand."""
    record = entry.record
    match record:
        case Visit():
            yield "visit", record.from_, record.to
        case Meeting():
            yield ("meeting",)
            if record.ordinal:
                yield "session", record.ordinal
        case Agreement():
            yield ("agreement",)
        case Commitment():
            if record.target:
                yield "figure", record.target.measure
            yield from (("act of", actor) for actor in sorted(record.by))


def _said(line: Line, entry: Entry | None = None) -> Said:
    when = entry or line
    return Said(
        record=entry.record if entry else line.record,
        document_id=line.document_id,
        start=line.evidence.start,
        first_day=when.first_day,
        last_day=when.last_day,
        published=_published(line),
    )


def _published(line: Line) -> str | None:
    return days(line.source.published)[1]


def _first_said(line: Line) -> tuple[str, int, str]:
    return _published(line) or "9999-12-31", line.evidence.start, line.id


def _told(line: Line) -> str:
    """The day by which a statement is told: that of its text, else that of what it tells."""
    return _published(line) or line.last_day or ""


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
