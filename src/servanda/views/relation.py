"""All that the ledger holds on the relation of two actors, in the parts that a desk asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial

import msgspec

from servanda.errors import UsageError
from servanda.ledger import Ledger, Row, days
from servanda.model import Meeting, Visit
from servanda.views.belonging import Belonging, as_judged, belonging, in_one_breath, pair_of
from servanda.views.grouping import entries
from servanda.views.judged import judged
from servanda.views.model import Entry, Moment, Source
from servanda.views.moments import moment, period
from servanda.views.names import actor_name
from servanda.views.owed import EVENTS, PROMISED, OwedItem, items, verdicts_of
from servanda.views.posts import titles
from servanda.views.sources import Shelf


class Encounter(msgspec.Struct, frozen=True, kw_only=True):
    """Persons who met, with the meetings and visits that say so, the latest first."""

    persons: tuple[str, ...]
    entries: tuple[Entry, ...]


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """The relation of `a` and `b`. Entries are in order of time, undated ones last.

    `status` is the ladder of the relation; `coming` are events that are planned and not past; `owed` are
    commitments and plans with their state. `left_out` counts undated statements that a period left out.
    """

    a: str
    b: str
    name_a: str
    name_b: str
    since: str | None
    until: str | None
    moment: Moment
    status: tuple[Entry, ...]
    agreements: tuple[Entry, ...]
    visits: tuple[Entry, ...]
    meetings: tuple[Entry, ...]
    mechanisms: tuple[Entry, ...]
    commitments: tuple[Entry, ...]
    indicators: tuple[Entry, ...]
    positions: tuple[Entry, ...]
    memberships: tuple[Entry, ...]
    offices: tuple[Entry, ...]
    acts: tuple[Entry, ...]
    coming: tuple[Entry, ...]
    owed: tuple[OwedItem, ...]
    met: tuple[Encounter, ...]
    sources: tuple[Source, ...]
    statements: int
    left_out: int = 0

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, each once."""
        return (
            *self.status, *self.agreements, *self.visits, *self.meetings, *self.mechanisms, *self.commitments,
            *self.indicators, *self.positions, *self.memberships, *self.offices, *self.acts,
        )  # fmt: skip


def relation(
    ledger: Ledger,
    a: str,
    b: str,
    *,
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
) -> Relation:
    """The relation of two actors, given as codes.

    `since` and `until` (EDTF) keep what touches the period; a statement without a date counts by the date of
    its text, and is left out where that is unknown too. `as_of`: see `moments.moment`.
    """
    if a == b:
        raise UsageError(f"{actor_name(a)} has no relation with itself", remedy="name two actors")
    at, shelf, pair = moment(ledger, as_of), Shelf(ledger), pair_of(a, b)
    by_persons = judged(ledger, at.known_by)
    found = belonging(ledger, pair, at.known_by, at.day)
    found += in_one_breath(ledger, found, shelf, at.known_by)
    found = as_judged(found, by_persons)
    keep = _period(since, until, shelf)
    in_period = [(one, keep(one.row)) for one in found]
    kept = [one for one, inside in in_period if inside is True]
    left_out = sum(1 for _, inside in in_period if inside is None)
    parts: dict[str, list[Entry]] = defaultdict(list)
    shelf.know(one.row.document_id for one in kept)
    lines = [shelf.line(*one) for one in kept]
    for entry in sorted(entries(lines, partial(titles, shelf), by_persons.pairs), key=by_time):
        parts[entry.type].append(entry)
    events = [entry for kind in sorted(EVENTS) for entry in parts[kind]]
    return Relation(
        a=a,
        b=b,
        name_a=actor_name(a),
        name_b=actor_name(b),
        since=since,
        until=until,
        moment=at,
        status=tuple(parts["relationship"]),
        agreements=tuple(parts["agreement"]),
        visits=tuple(parts["visit"]),
        meetings=tuple(parts["meeting"]),
        mechanisms=tuple(parts["mechanism"]),
        commitments=tuple(parts["commitment"]),
        indicators=tuple(parts["indicator"]),
        positions=tuple(parts["position"]),
        memberships=tuple(parts["membership"]),
        offices=tuple(parts["office"]),
        acts=tuple(parts["act"]),
        coming=tuple(sorted(_coming([*events, *parts["membership"]], at.day), key=by_time)),
        owed=items(
            [entry for kind in sorted(parts) for entry in parts[kind]],
            at.day,
            verdicts_of(ledger, at.known_by),
        ),
        met=tuple(_encounters([*parts["visit"], *parts["meeting"]])),
        sources=tuple(_sources(kept, shelf)),
        statements=len(kept),
        left_out=left_out,
    )


def by_time(entry: Entry) -> tuple[str, str, str]:
    """The order of a timeline; entries without a date last."""
    return entry.first_day or "9999-12-31~", entry.last_day or "", entry.ids[0]


def _period(since: str | None, until: str | None, shelf: Shelf) -> Callable[[Row], bool | None]:
    """Whether a row touches the period; None where nothing tells."""
    asked = period(since, until)

    def keep(row: Row) -> bool | None:
        if asked is None:
            return True
        first, last = asked
        start, end = row.when_start, row.when_end
        if start is None or end is None:
            start, end = days(shelf.source(row.document_id).published)
        return None if start is None or end is None else start <= last and first <= end

    return keep


def _coming(found: Iterable[Entry], day: str) -> Iterable[Entry]:
    for entry in found:
        if entry.modality not in PROMISED:
            continue
        if entry.last_day >= day if entry.last_day is not None else _fresh(entry, day):
            yield entry


def _fresh(entry: Entry, day: str) -> bool:
    """Whether an undated plan can still be ahead: no text says that it is older than a year."""
    published = [days(line.source.published)[1] for line in entry.lines]
    year_ago = f"{int(day[:4]) - 1:04}{day[4:]}"
    return any(last is None or last >= year_ago for last in published)


def _encounters(found: Iterable[Entry]) -> Iterable[Encounter]:
    """Who met whom, by the persons that texts name together, the most frequent first."""
    table: dict[frozenset[str], list[Entry]] = defaultdict(list)
    for entry in found:
        record = entry.record
        if (
            isinstance(record, Visit | Meeting)
            and len(record.persons) > 1
            and entry.modality in ("asserted", None)
        ):
            table[frozenset(record.persons)].append(entry)
    for persons, met in sorted(table.items(), key=lambda pair: (-len(pair[1]), sorted(pair[0]))):
        yield Encounter(persons=tuple(sorted(persons)), entries=tuple(sorted(met, key=by_time, reverse=True)))


def _sources(kept: Iterable[Belonging], shelf: Shelf) -> Iterable[Source]:
    counts: dict[str, int] = defaultdict(int)
    for one in kept:
        counts[one.row.document_id] += 1
    for id, count in counts.items():
        yield msgspec.structs.replace(shelf.source(id), statements=count)
