"""Gaps in what was told: anniversaries, growth without an amount, promises without an outcome, bodies that fell silent. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from servanda.ledger import days
from servanda.model import Commitment, Indicator, Mechanism, Meeting, Relationship
from servanda.resolution.names import likeness
from servanda.views.claims import DERIVED, firmness
from servanda.views.dates import in_words
from servanda.views.missing import ALIKE, Gap, implied_year, name_of
from servanda.views.model import Entry
from servanda.views.owed import EVENTS
from servanda.views.relation import Relation
from servanda.views.verbs import INSTRUMENTS, LEVELS, MEASURES, STRENGTH_ORDER
from servanda.views.wording import label, names

SILENT_YEARS = 2
"""A body that has not met for so long, as far as texts tell, is asked about."""
AIMED_AT = frozenset(
    {"trade_turnover", "exports", "imports", "trade_balance", "investment", "tourists", "students", "gdp"}
)
"""Measures of which a target is a state to be reached; a pledge of aid is a sum to be given."""
FIRM = STRENGTH_ORDER[2:]
"""From «aims» on somebody can be asked what was done."""
MEETING_BODIES = frozenset({"commission", "committee", "council", "dialogue", "forum"})
"""Kinds of mechanism that meet in sessions."""


def anniversaries(found: Relation) -> Iterator[Gap]:
    """Years that an anniversary implies and no text states, or that do not fit the year that a text states."""
    for entry in (*found.status, *found.agreements):
        implied = sorted(
            {(year, line.id) for line in entry.lines if (year := implied_year(line)) is not None}
        )
        if not implied or firmness(entry) != "done" or entry.via:
            continue
        line = next(line for line in entry.lines if line.id == implied[0][1])
        year = implied[0][0]
        stated = _stated(entry, found)
        what = _what(entry)
        if not stated:
            yield Gap(
                kind="anniversary",
                words=f"An anniversary implies {year} for {what}; the ledger holds no text that tells of it itself",
                fill=f"a text that gives the day in {year}",
                line=line,
                when=year,
            )
        elif year not in stated:
            told = " and ".join(sorted(stated))
            yield Gap(
                kind="anniversary",
                words=f"An anniversary implies {year} for {what}; texts that tell of it say {told}",
                fill="the instrument itself, or the day on which it is kept",
                line=line,
                when=year,
            )


def amounts(found: Relation) -> Iterator[Gap]:
    """Growth of a year of which the ledger holds no amount."""
    levels: set[Hashable] = set()
    changes: dict[Hashable, Entry] = {}
    for entry in found.indicators:
        record = entry.record
        if not isinstance(record, Indicator) or firmness(entry) != "done" or not record.when:
            continue
        key: Hashable = (record.measure, frozenset(record.about), days(record.when))
        if record.kind in (None, "level", "count"):
            levels.add(key)
        elif record.kind == "change_pct" and {found.a, found.b} <= set(record.about):
            changes.setdefault(key, entry)
    for key, entry in changes.items():
        record = entry.record
        if key in levels or not isinstance(record, Indicator) or record.measure == "other":
            continue
        yield Gap(
            kind="amount",
            words=f"{entry.words} {in_words(entry.when)}; the ledger holds no amount",
            fill=f"{MEASURES[record.measure]} {in_words(entry.when)} as an amount, with its source",
            line=entry.lines[0],
            when=entry.when,
        )


def targets(found: Relation) -> Iterator[Gap]:
    """Targets of which no text tells where things stand."""
    for item in found.owed:
        record = item.entry.record
        if not isinstance(record, Commitment) or record.target is None or item.progress is not None:
            continue
        measure = record.target.measure
        if measure not in AIMED_AT or item.status in ("kept", "contradicted", "superseded"):
            continue
        known = any(
            isinstance(entry.record, Indicator)
            and entry.record.measure == measure
            and entry.record.kind in (None, "level", "count")
            for entry in found.indicators
        )
        if not known:
            yield Gap(
                kind="target",
                words=f"A target for {MEASURES[measure]}{_by(item.deadline)}; the ledger holds no figure for it",
                fill=f"a figure for {MEASURES[measure]}, with its year and source",
                line=item.entry.lines[0],
                when=item.deadline,
            )


def outcomes(found: Relation) -> Iterator[Gap]:
    """What was to happen, and the ledger does not tell what became of it."""
    for item in found.owed:
        promised = item.entry.type in EVENTS and item.entry.modality == "planned"
        undertaken = item.measurable and (item.strength is None or item.strength in FIRM)
        if item.status != "overdue" or not (promised or undertaken):
            continue
        yield Gap(
            kind="outcome",
            words=f"{item.entry.words} {_by(item.deadline).strip()}; the ledger does not tell what became of it".replace(
                "  ", " "
            ),
            fill="a later text that says whether it happened",
            line=item.entry.lines[0],
            when=item.deadline,
        )


def silences(found: Relation) -> Iterator[Gap]:
    """Bodies that meet in sessions, of which no text has told a session for two years."""
    day = found.moment.day
    long_ago = f"{int(day[:4]) - SILENT_YEARS:04}{day[4:]}"
    for entry in found.mechanisms:
        record = entry.record
        if not isinstance(record, Mechanism) or record.kind not in MEETING_BODIES or not record.name:
            continue
        if len(record.parties) < 2:
            continue
        met = [one for one in found.meetings if firmness(one) and _of_body(one, entry)]
        if any(firmness(one) == "open" for one in met):
            continue
        ends = [one.last_day for one in met if one.last_day and one.last_day < "9999"]
        last = max(met, key=lambda one: (one.last_day or "", one.ids), default=None)
        heard = [days(line.source.published)[1] for line in entry.lines]
        since = max(ends, default=None) or min((end for end in heard if end), default=None)
        if since is None or since >= long_ago:
            continue
        told = (
            f"the last session in the ledger was {in_words(last.when)}"
            if last is not None and ends
            else "the ledger holds no session of it"
        )
        yield Gap(
            kind="silence",
            words=f"The {label(record.kind)} “{record.name}”: {told}",
            fill="texts on a later session, or on the end of the body",
            line=entry.lines[0],
            when=last.when if last is not None else None,
            entries=tuple(met),
        )


def _of_body(meeting: Entry, mechanism: Entry) -> bool:
    record, body = meeting.record, mechanism.record
    if not isinstance(record, Meeting) or not isinstance(body, Mechanism) or not record.body:
        return False
    score = likeness(name_of(meeting.lines[0], record.body), name_of(mechanism.lines[0], body.name)).score
    return score is not None and score >= ALIKE


def _stated(entry: Entry, found: Relation) -> set[str]:
    """The years in which texts themselves put what an anniversary is of."""
    same: Iterable[Entry] = (entry,)
    if isinstance(entry.record, Relationship):
        parties, level = set(entry.record.parties), entry.record.level
        same = (
            one
            for one in found.status
            if isinstance(one.record, Relationship)
            and set(one.record.parties) == parties
            and one.record.level == level
            and one.record.act in ("established", "upgraded")
        )
    return {
        line.record.when[:4]
        for one in same
        for line in one.lines
        if line.record.when and DERIVED not in line.record.flags
    }


def _what(entry: Entry) -> str:
    record = entry.record
    if isinstance(record, Relationship):
        return f"{LEVELS[record.level]} between {names(record.parties)}"
    title = getattr(record, "title", None)
    kind = INSTRUMENTS.get(getattr(record, "kind", None) or "", "document")
    return f"the {kind}{f' “{title}”' if title else ''}"


def _by(deadline: str | None) -> str:
    words = in_words(deadline)
    return f" {words}" if words else ""
