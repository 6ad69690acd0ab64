"""The statements that can tell what became of a promise, found by what they are about."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

import msgspec

from servanda.ledger import days
from servanda.model import Agreement, Commitment, Indicator, Meeting, RecordUnion, Visit
from servanda.resolution import verdicts
from servanda.resolution.sameness import tokens_of
from servanda.resolution.verdicts import Outcome, Said
from servanda.views.model import Entry, Line


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A later sentence that says what became of a promise, with the rule that says so and its reason in words."""

    outcome: Outcome
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


class Witnesses:
    """The statements that can tell what became of a promise, found by what they are about."""

    def __init__(self, all_entries: Sequence[Entry], day: str) -> None:
        self._by: dict[Hashable, list[tuple[Line, Said]]] = defaultdict(list)
        self._days: dict[Hashable, list[str]] = {}
        for entry in all_entries:
            for line in entry.lines:
                said = said_of(line)
                if said.published is None or said.published <= day:
                    for place in _places(line, said):
                        self._by[place].append((line, said))
        for place, found in self._by.items():
            if isinstance(place, tuple) and place[0] == DATED:
                found.sort(key=lambda one: (one[1].first_day or "", one[0].id))
                self._days[place] = [said.first_day or "" for _, said in found]

    def on(self, entry: Entry, promise: Said) -> tuple[Evidence, ...]:
        """What they say of a promise, one sentence for each work and outcome, in the order of the texts."""
        own = set(entry.ids)
        found: dict[str, Evidence] = {}
        seen: set[str] = set()
        for place in _asked(entry):
            for line, said in self._near(place, promise):
                if line.id in own or line.id in seen:
                    continue
                seen.add(line.id)
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
            key=lambda one: (-one.score, told(one.line), one.line.evidence.start, one.line.id),
        ):
            # A copy or translation of what was said adds nothing.
            best.setdefault((one.line.source.work or one.line.document_id, one.outcome), one)
        return tuple(sorted(best.values(), key=lambda one: (told(one.line), one.line.id)))

    def _near(self, place: Hashable, promise: Said) -> Sequence[tuple[Line, Said]]:
        """The statements under a heading; of dated ones those that are near enough to a promise to answer it."""
        found = self._by.get(place, ())
        if place not in self._days:
            return found
        first, last = promise.first_day or promise.published, promise.last_day or promise.published
        if first is None or last is None:
            return ()
        # A plan without a date is answered within as long as one with a name.
        after = verdicts.NEAR_DAYS if promise.first_day else verdicts.AFTER_DAYS
        low, high = _moved(first, -verdicts.NEAR_DAYS), _moved(last, after)
        known = self._days[place]
        return found[bisect_left(known, low) : bisect_right(known, high)]

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
        last = max(known, key=lambda line: (line.last_day or "", told(line), line.id))
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


DATED = "dated"


def _places(line: Line, said: Said) -> Iterable[Hashable]:
    """Under which headings a statement is looked for."""
    record = line.record
    if isinstance(record, Indicator):
        yield "figure", record.measure
        return
    way = _way(record)
    if way is not None:
        # What lasts long begins long before it answers anything, so it cannot be found by its first day.
        long = (
            not said.first_day
            or not said.last_day
            or _moved(said.first_day, verdicts.NEAR_DAYS) < said.last_day
        )
        yield ("at any time", way) if long else (DATED, way)
    if isinstance(record, Meeting) and record.ordinal:
        yield "session", record.ordinal
    if isinstance(record, Commitment) and record.target:
        yield "target", record.target.measure
    yield from (("named", token) for token in tokens_of(record))


def _asked(entry: Entry) -> Iterable[Hashable]:
    """The headings under which the answer to a promise may stand."""
    record = entry.record
    way = _way(record)
    if way is not None:
        yield DATED, way
        yield "at any time", way
    if isinstance(record, Meeting) and record.ordinal:
        yield "session", record.ordinal
    if isinstance(record, Agreement) and record.title:
        yield from (("named", token) for token in sorted(tokens_of(record)))
    if isinstance(record, Commitment):
        if record.target:
            yield "figure", record.target.measure
            yield "target", record.target.measure
        else:
            yield from (("named", token) for token in sorted(tokens_of(record)))


def _way(record: RecordUnion) -> Hashable:
    match record:
        case Visit():
            return "visit", record.from_, record.to
        case Meeting() | Agreement():
            return (type(record).__name__,)
    return None


def _moved(day: str, days: int) -> str:
    """A day some days later or earlier; open ends stay where they are."""
    if not "0004" < day < "9995":
        return day
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat()


def said_of(line: Line, entry: Entry | None = None) -> Said:
    """A line as the rules see it; with `entry`, by the fullest record and the days of its entry."""
    when = entry or line
    return Said(
        record=entry.record if entry else line.record,
        document_id=line.document_id,
        start=line.evidence.start,
        first_day=when.first_day,
        last_day=when.last_day,
        published=published(line),
    )


def published(line: Line) -> str | None:
    """The last day on which the text of a line can have been written."""
    return days(line.source.published)[1]


def first_said(line: Line) -> tuple[str, int, str]:
    """The order in which lines were said; those of texts without a date last."""
    return published(line) or "9999-12-31", line.evidence.start, line.id


def told(line: Line) -> str:
    """The day by which a statement is told: that of its text, else that of what it tells."""
    return published(line) or line.last_day or ""
