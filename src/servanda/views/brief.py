"""The background brief: what a desk needs to know of a relation before a visit, on two pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from servanda.ledger import Ledger
from servanda.model import Act, Agreement, Commitment, Meeting, Relationship, Visit
from servanda.views.dates import date_words
from servanda.views.indicators import series
from servanda.views.model import Entry, Moment, Source
from servanda.views.owed import PROMISED, OwedItem
from servanda.views.relation import Relation, by_time, relation
from servanda.views.verbs import STRENGTH_ORDER

MARKS = {"planned": "planned", "desired": "wished", "denied": "denied", "conditional": "conditional"}
_KINDS = (
    "treaty",
    "convention",
    "fta",
    "agreement",
    "declaration",
    "joint_statement",
    "protocol",
    "plan",
    "mou",
)
_ACTS = (
    "entered_into_force",
    "ratified",
    "signed",
    "in_force",
    "adopted",
    "terminated",
    "suspended",
    "agreed",
)


class BriefLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a brief, with the sentence behind it.

    `mark` is empty for what is said to have happened or to hold; `by` are those to whom the texts attribute
    the quoted sentence; `tag` names its text and sentence, `tags` the first of each text that says so.
    """

    date: str
    words: str
    mark: str
    by: str | None
    tag: str
    tags: tuple[str, ...]
    texts: int
    via: str
    note: str
    quote: str
    id: str
    entry: Entry


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a brief; `more` counts the entries for which there was no room, `command` shows them."""

    title: str
    lines: tuple[BriefLine, ...]
    more: int = 0
    command: str = ""


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A background brief on two actors; empty sections are left out."""

    a: str
    b: str
    name_a: str
    name_b: str
    since: str | None
    moment: Moment
    statements: int
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    left_out: int = 0


def brief(
    ledger: Ledger, a: str, b: str, *, since: str | None = None, as_of: str | None = None, full: bool = False
) -> Brief:
    """The brief on two actors; `full` leaves nothing out for want of room."""
    found = relation(ledger, a, b, since=since, as_of=as_of)
    sections = (section for section in _sections(found, full) if section.lines)
    return Brief(
        a=a,
        b=b,
        name_a=found.name_a,
        name_b=found.name_b,
        since=since,
        moment=found.moment,
        statements=found.statements,
        sections=tuple(sections),
        sources=found.sources,
        left_out=found.left_out,
    )


def _sections(found: Relation, full: bool) -> Iterable[Section]:
    here = f"{found.a} {found.b}"
    coming = {entry.ids for entry in found.coming}
    past = [entry for entry in (*found.visits, *found.meetings) if entry.modality not in PROMISED]
    signed = [entry for entry in found.agreements if entry.modality not in PROMISED]
    owed = [item for item in found.owed if item.entry.ids not in coming and item.status != "took place"]
    notes = {item.entry.ids: _owed_note(item) for item in found.owed}

    def section(
        title: str,
        chosen: Sequence[Entry],
        room: int,
        weight: Callable[[Entry], tuple[int, ...]],
        order: Callable[[Entry], tuple[object, ...]] | None = by_time,
        command: str = "",
    ) -> Section:
        best = sorted(chosen, key=weight) if not full else list(chosen)
        kept = best if full else best[:room]
        if order is not None:
            kept = sorted(kept, key=order)
        more = len(chosen) - len(kept)
        lines = tuple(_line(entry, notes.get(entry.ids, "")) for entry in kept)
        return Section(
            title=title, lines=lines, more=more, command=f"servanda {command} {here}" if command else ""
        )

    yield section("Where the relation stands", found.status, 6, _status_weight, command="timeline")
    yield section("What binds them", signed, 7, _instrument_weight, command="agreements")
    yield section("Who met whom", past, 6, _event_weight, _latest_first, command="timeline")
    promised = [item.entry for item in owed]
    yield section("What is owed, and by when", promised, 7, _owed_weight(owed), None, command="owed")
    yield section("What is coming", found.coming, 4, _texts_first, command="owed")
    figures = [entry for group in series(found.indicators) for entry in group.entries]
    yield section("Figures", figures, 5, _texts_first, None, command="indicators")
    bodies = [*found.mechanisms, *(entry for entry in found.memberships if entry.ids not in coming)]
    yield section("Standing bodies and organisations", bodies, 4, _texts_first, None, command="brief --full")
    yield section("Positions", found.positions, 3, _texts_first, None, command="brief --full")
    yield section("What else was done", found.acts, 2, _act_weight, command="brief --full")


def _line(entry: Entry, note: str) -> BriefLine:
    first = entry.lines[0]
    if entry.others:
        note = "; ".join((*filter(None, [note]), f"also given: {', '.join(map(date_words, entry.others))}"))
    return BriefLine(
        date=date_words(entry.when),
        words=entry.words,
        mark=mark_of(entry),
        by=first.speaker,
        tag=first.tag,
        tags=entry.tags,
        texts=entry.texts,
        via=entry.via,
        note=note,
        quote=first.quote,
        id=first.id,
        entry=entry,
    )


def mark_of(entry: Entry) -> str:
    """How firm it is, where it is less than a fact; the sentence of a commitment says that itself."""
    if isinstance(entry.record, Commitment) and entry.modality in ("planned", "desired"):
        return ""
    return MARKS.get(entry.modality or "", "")


def _owed_note(item: OwedItem) -> str:
    parts: list[str] = [item.status] if item.status in ("overdue", "due", "due soon") else []
    if item.days is not None and item.status == "overdue":
        parts = [f"overdue by {-item.days} {'day' if item.days == -1 else 'days'}"]
    if item.measurable is False:
        parts.append("not measurable")
    return ", ".join(parts)


def _status_weight(entry: Entry) -> tuple[int, ...]:
    record = entry.record
    holds = isinstance(record, Relationship) and record.act in (None, "holds")
    return int(holds and entry.first_day is None), int(entry.first_day is None), -entry.texts


def _instrument_weight(entry: Entry) -> tuple[int, ...]:
    record = entry.record
    if not isinstance(record, Agreement):
        return (99,)
    kind = _KINDS.index(record.kind) if record.kind in _KINDS else len(_KINDS)
    act = _ACTS.index(record.act) if record.act in _ACTS else len(_ACTS)
    return (
        int(entry.modality == "denied"),
        int(not (record.title or entry.when)),
        act // 4,
        kind,
        -entry.texts,
    )


def _event_weight(entry: Entry) -> tuple[int, ...]:
    record = entry.record
    persons = isinstance(record, Visit | Meeting) and bool(record.persons)
    recent = -int((entry.first_day or "0000-01-01").replace("-", ""))
    return (
        int(entry.modality == "denied"),
        int(entry.first_day is None),
        int(not persons),
        recent,
        -entry.texts,
    )


def _owed_weight(owed: Iterable[OwedItem]) -> Callable[[Entry], tuple[int, ...]]:
    places = {item.entry.ids: (place, item) for place, item in enumerate(owed)}

    def weight(entry: Entry) -> tuple[int, ...]:
        place, item = places[entry.ids]
        dated, firm = item.deadline is not None, STRENGTH_ORDER.index(item.strength) if item.strength else 3
        vague = item.measurable is False or (not dated and item.measurable is None)
        return int(not dated), int(vague), -firm, place

    return weight


def _act_weight(entry: Entry) -> tuple[int, ...]:
    return int(isinstance(entry.record, Act) and entry.record.plover == "COOPERATE"), -entry.texts


def _texts_first(entry: Entry) -> tuple[int, ...]:
    return int(bool(entry.via)), int(entry.first_day is None), -entry.texts


def _latest_first(entry: Entry) -> tuple[object, ...]:
    return (-int((entry.first_day or "0000-01-01").replace("-", "")),)
