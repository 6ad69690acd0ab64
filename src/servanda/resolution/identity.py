"""Same thing? Statements are gathered to entries: what is certain by rule, what is doubtful as a proposal for a person.

Everything here is a pure function of the statements and of what persons judged. The order in which texts were read never
changes the outcome: statements are taken by how precise their dates are, then by date and id.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Literal, Protocol, TypeVar

import msgspec

from servanda.model import Agreement, Indicator, Meeting, Membership, Record, RecordUnion, Relationship, Visit
from servanda.model.records import naming_words
from servanda.resolution.keys import fit, key
from servanda.resolution.names import words
from servanda.resolution.pairs import NOTHING_JUDGED, Pairs


class Dated(Protocol):
    """Something with the days (ISO) that its date covers; None where it has no readable date."""

    @property
    def first_day(self) -> str | None: ...
    @property
    def last_day(self) -> str | None: ...


class Said(Dated, Protocol):
    """A statement with what identity asks of it; `published` and `language` are those of its text."""

    @property
    def id(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def record(self) -> RecordUnion: ...
    @property
    def document_id(self) -> str: ...
    @property
    def modality(self) -> str | None: ...
    @property
    def published(self) -> str | None: ...
    @property
    def language(self) -> str | None: ...


S = TypeVar("S", bound=Said)
Cause = Literal["several fit", "names differ", "a day apart", "a part of the parties"]


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """Two groups of statements that may be of one thing; a person decides. `score` runs from 0 to 1."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    cause: Cause
    score: float
    reason: str
    features: dict[str, float]


class Resolved(msgspec.Struct, frozen=True):
    """Groups of statement ids, each one thing, and what a person should look at."""

    groups: tuple[tuple[str, ...], ...]
    proposals: tuple[Proposal, ...]


_FIRM = {"asserted": "done", None: "done", "denied": "denied"}
_BY_DATE = (Visit, Meeting, Agreement, Relationship, Membership, Indicator)
"""Records that are told apart by when they happened; for others a date is a detail."""
STAY_DAYS = 3
"""Arrival and departure within so many days are one visit."""
ASKED = frozenset({"visit", "meeting", "agreement", "relationship", "membership", "commitment", "mechanism"})
"""Types of which it matters to a person whether two are one; positions and acts are said anew each time."""
SCORES: Mapping[Cause, float] = {
    "several fit": 0.5, "names differ": 0.5, "a day apart": 0.65, "a part of the parties": 0.45,
}  # fmt: skip


def gather(said: Iterable[S], judged: Pairs = NOTHING_JUDGED) -> list[list[S]]:
    """Statements in groups of one thing each; a group stands where its first statement stood."""
    known = list(said)
    place = {one.id: n for n, one in enumerate(known)}
    groups = [group for bucket in _buckets(known).values() for group in _split(bucket, judged)]
    groups = _joined(groups, judged)
    for group in groups:
        group.sort(key=lambda one: place[one.id])
    return sorted(groups, key=lambda group: place[group[0].id])


def resolve(said: Iterable[S], judged: Pairs = NOTHING_JUDGED) -> Resolved:
    """The groups of `gather` as ids, with the doubtful pairs among them, best first."""
    groups = gather(said, judged)
    for group in groups:
        # The most precise statement speaks for its group, in whatever order the texts were read.
        group.sort(key=precision)
    groups.sort(key=lambda group: precision(group[0]))
    proposals = sorted(_doubts(groups, judged), key=lambda one: (-one.score, one.left, one.right))
    ids = sorted(tuple(sorted(one.id for one in group)) for group in groups)
    return Resolved(tuple(ids), tuple(_needed(proposals)))


def _needed(proposals: Iterable[Proposal]) -> Iterable[Proposal]:
    """As many proposals as are needed to join what belongs together: six that are all alike ask five questions, not fifteen."""
    root: dict[tuple[str, ...], tuple[str, ...]] = {}

    def top(group: tuple[str, ...]) -> tuple[str, ...]:
        while root.setdefault(group, group) != group:
            group = root[group]
        return group

    for proposal in proposals:
        left, right = top(proposal.left), top(proposal.right)
        if left != right:
            root[max(left, right)] = min(left, right)
            yield proposal


def bucket_of(said: Said) -> tuple[Hashable, ...]:
    """What must be equal: the type, whether it is done, denied or ahead, and the key of the record."""
    return (said.type, _FIRM.get(said.modality, "open"), *key(said.record))


def _buckets(said: Iterable[S]) -> dict[Hashable, list[S]]:
    buckets: dict[Hashable, list[S]] = defaultdict(list)
    for one in said:
        buckets[bucket_of(one)].append(one)
    return buckets


def _split(bucket: list[S], judged: Pairs) -> list[list[S]]:
    """The statements of one bucket in groups; precise dates open groups, vaguer ones join where only one fits."""
    if not isinstance(bucket[0].record, _BY_DATE):
        return _by_name(bucket, judged)
    groups: list[list[S]] = []
    near = _Calendar()
    for one in sorted((one for one in bucket if one.first_day), key=precision):
        fitting = [
            group
            for group in (groups[n] for n in near.touching(one, len(groups)))
            if _same_days(group[0], one) and _fits_all(group, one, judged) and _one_text(group, one)
        ]
        if len(fitting) == 1:
            fitting[0].append(one)
        else:
            near.add(one, len(groups))
            groups.append([one])
    left: list[S] = []
    for one in sorted((one for one in bucket if not one.first_day), key=precision):
        joined = [group for group in groups if _may_join(group, one) and _fits_all(group, one, judged)]
        if len(joined) == 1:
            joined[0].append(one)
        else:
            left.append(one)
    return groups + _by_name(left, judged)


class _Calendar:
    """Which groups lie in which months, so that a statement is compared with those of its time and not with all."""

    def __init__(self) -> None:
        self._months: dict[int, list[int]] = defaultdict(list)
        self._long: list[int] = []

    def add(self, said: Dated, group: int) -> None:
        months = _months(said)
        if months is None:
            self._long.append(group)
        else:
            for month in months:
                self._months[month].append(group)

    def touching(self, said: Dated, groups: int) -> Iterable[int]:
        """The groups that can touch a statement, in their order: those of its months and of those beside them."""
        months = _months(said)
        if months is None:
            return range(groups)
        found = set(self._long)
        for month in range(months.start - 1, months.stop + 1):
            found.update(self._months.get(month, ()))
        return sorted(found)


LONG = 24
"""A stretch of more months than these is compared with everything."""


def _months(said: Dated) -> range | None:
    """The months (counted from the year 0) that a date covers; None for open and long stretches."""
    first, last = said.first_day or "0000", said.last_day or "9999"
    if not (first > "0001" and last < "9999"):
        return None
    start, end = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (first, last))
    return range(start, end + 1) if end - start < LONG else None


def _by_name(said: list[S], judged: Pairs) -> list[list[S]]:
    """Groups of undated statements: the longest names first, each into the first group that it fits."""
    groups: list[list[S]] = []
    holding: dict[str, list[int]] = defaultdict(list)
    for one in sorted(said, key=lambda one: (-_length(one.record), one.id)):
        marks = _marks(one.record)
        # Who shares no word and no concept with a group cannot fit it; a name that is missing fits any.
        if marks:
            near: Iterable[int] = sorted({n for mark in (*marks, "") for n in holding.get(mark, ())})
        else:
            near = range(len(groups))
        for number in near:
            if _fits_all(groups[number], one, judged):
                groups[number].append(one)
                break
        else:
            for mark in marks or ("",):
                holding[mark].append(len(groups))
            groups.append([one])
    return groups


def _marks(record: Record) -> tuple[str, ...]:
    """The words and concepts of a record's name; none where it has no name."""
    found = words(naming_words(record))
    return tuple(sorted(found.union(record.concepts))) if found else ()


def _length(record: Record) -> int:
    return len(naming_words(record) or "")


def _joined(groups: list[list[S]], judged: Pairs) -> list[list[S]]:
    """Groups of which a person said that they are of one thing, made one."""
    owner = {one.id: n for n, group in enumerate(groups) for one in group}
    root = list(range(len(groups)))

    def top(n: int) -> int:
        while root[n] != n:
            n = root[n]
        return n

    for a, b in sorted(judged.same):
        if a in owner and b in owner:
            low, high = sorted((top(owner[a]), top(owner[b])))
            root[high] = low
    merged: dict[int, list[S]] = defaultdict(list)
    for n, group in enumerate(groups):
        merged[top(n)] += group
    return list(merged.values())


def touch(one: Dated, other: Dated) -> bool:
    """Whether the days of two dated things overlap."""
    return bool(
        one.first_day
        and one.last_day
        and other.first_day
        and other.last_day
        and one.first_day <= other.last_day
        and other.first_day <= one.last_day
    )


def _gap(one: Dated, other: Dated) -> int | None:
    """Days between two dated things; 0 where they overlap, None where one has no readable date."""
    days = [day for said in (one, other) for day in (said.first_day, said.last_day)]
    if any(day is None or not "0002" < day < "9998" for day in days):
        return None
    first, last, start, end = (datetime.date.fromisoformat(day or "") for day in days)
    return max(0, (start - last).days, (first - end).days)


def _same_days(one: Said, other: Said) -> bool:
    """Whether the days overlap; a visit told in one text arrives on one day and leaves on the next ones."""
    if touch(one, other):
        return True
    if not isinstance(one.record, Visit) or one.document_id != other.document_id:
        return False
    gap = _gap(one, other)
    return gap is not None and gap <= STAY_DAYS


def _one_text(group: Sequence[Said], said: Said) -> bool:
    """Whether «this agreement» stands in a text that names it; elsewhere it may be another of that day."""
    if not isinstance(said.record, Agreement):
        return True
    kinds = {getattr(one.record, "kind", None) for one in (*group, said)}
    return len(kinds) == 1 or any(one.document_id == said.document_id for one in group)


def _may_join(group: Sequence[Said], said: Said) -> bool:
    """Whether an undated statement may join a dated group: it speaks of it in the same text, or by the same title."""
    record = said.record
    if isinstance(record, Agreement):
        if record.count and any(one.document_id == said.document_id for one in group):
            return True
        return bool(record.title) and any(getattr(one.record, "title", None) for one in group)
    if isinstance(record, Relationship):
        return True
    if isinstance(record, Visit | Meeting) and record.ordinal != getattr(group[0].record, "ordinal", None):
        return False
    return any(one.document_id == said.document_id and _recent(one) for one in group)


def _recent(said: Said) -> bool:
    """Whether a dated statement lies in the years of its text, so that «the visit» can mean it."""
    published = (said.published or "")[:4]
    return not published.isdigit() or abs(int(published) - int((said.first_day or published)[:4])) <= 1


def _fits_all(group: Sequence[Said], said: Said, judged: Pairs) -> bool:
    return all(not judged.apart(one.id, said.id) and _certain(one, said) for one in group)


def _certain(one: Said, other: Said) -> bool:
    found = fit(one.record, other.record, (one.language, other.language))[0]
    return found == "yes" or (found == "unnamed" and _same_day(one, other))


def _same_day(one: Said, other: Said) -> bool:
    """Whether both are dated, and neither can be at another time than the other."""
    if not (one.first_day and other.first_day):
        return False
    return (one.first_day, one.last_day) == (
        other.first_day,
        other.last_day,
    ) and "0001" < one.first_day < "9999"


def precision(said: Said) -> tuple[int, str, str]:
    """Short spans of days first, the earlier of two; open ends last."""
    first, last = said.first_day or "0000-01-01", said.last_day or "9999-12-31"
    return int(last.replace("-", "")) - int(first.replace("-", "")), first, said.id


def _doubts(groups: Sequence[Sequence[S]], judged: Pairs) -> Iterable[Proposal]:
    """Pairs of groups that a person should look at, each with its cause."""
    near: dict[Hashable, list[Sequence[S]]] = defaultdict(list)
    for group in groups:
        if group[0].type not in ASKED:
            continue
        near[_neighbourhood(group[0])].append(group)
    for neighbours in near.values():
        for n, one in enumerate(neighbours):
            for other in neighbours[n + 1 :]:
                if any(judged.apart(a.id, b.id) or judged.together(a.id, b.id) for a in one for b in other):
                    continue
                found = _doubt(one, other)
                if found is not None:
                    yield found


def _neighbourhood(said: Said) -> tuple[Hashable, ...]:
    """What doubtful statements have in common; wider than a bucket: titles and some of the parties may differ."""
    record = said.record
    if isinstance(record, Agreement):
        return said.type, _FIRM.get(said.modality, "open"), record.act, record.kind
    return bucket_of(said)


def _doubt(one: Sequence[Said], other: Sequence[Said]) -> Proposal | None:
    """Why two groups may be of one thing although no rule makes them one; None where nothing speaks for it."""
    left, right = one[0], other[0]
    named, why = fit(left.record, right.record, (left.language, right.language))
    gap = _gap(left, right)
    dated = bool(left.first_day and right.first_day)
    cause: Cause
    if isinstance(left.record, Agreement) and isinstance(right.record, Agreement):
        mine, theirs = set(left.record.parties), set(right.record.parties)
        if mine != theirs:
            if named == "no" or not mine & theirs or not (mine <= theirs or theirs <= mine) or gap != 0:
                return None
            if not (left.record.title and right.record.title):
                return None
            return _proposal(
                one,
                other,
                "a part of the parties",
                f"{why}; the days agree, and only one names all parties",
                gap,
            )
    if named == "no":
        return None
    if named in ("perhaps", "unnamed"):
        if dated and gap != 0:
            return None
        cause, reason = "names differ", why
    elif not isinstance(left.record, _BY_DATE):
        return None
    elif dated and gap == 1 and isinstance(left.record, Visit | Meeting | Agreement):
        cause, reason = "a day apart", f"{why}; their days are one apart"
    elif dated and gap == 0:
        cause, reason = "several fit", f"{why}; the vaguer date covers several"
    else:
        return None
    return _proposal(one, other, cause, reason, gap)


def _proposal(
    one: Sequence[Said], other: Sequence[Said], cause: Cause, reason: str, gap: int | None
) -> Proposal:
    sides = sorted([tuple(sorted(said.id for said in one)), tuple(sorted(said.id for said in other))])
    texts = len({said.document_id for said in (*one, *other)})
    features = {"statements": float(len(one) + len(other)), "texts": float(texts)}
    if gap is not None:
        features["days_apart"] = float(gap)
    return Proposal(
        left=sides[0], right=sides[1], cause=cause, score=SCORES[cause], reason=reason, features=features
    )
