"""The background brief: what a desk needs to know of a relation before a visit, on two pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from servanda.ledger import Ledger
from servanda.model import Commitment
from servanda.views import weights
from servanda.views.breath import breaths, list_words
from servanda.views.conflicts import Card, cards_of
from servanda.views.dates import date_words, in_words
from servanda.views.indicators import series
from servanda.views.model import Entry, Moment, Source
from servanda.views.opening import OpeningLine, opening
from servanda.views.owed import PROMISED, OwedItem
from servanda.views.relation import Relation, by_time, relation
from servanda.views.witnesses import Progress
from servanda.views.wording import lead, names

MARKS = {"denied": "denied", "conditional": "conditional"}
"""What the words of an entry do not make plain enough by themselves."""


class BriefLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a brief, with the sentence behind it.

    `lead` are the words without the object that they quote, where the sentence holds it, so that a page can show
    the sentence right after them. `mark` is empty for what is said to have happened or to hold; `by` are those to whom the texts attribute
    the quoted sentence; `tag` names its text and sentence, `tags` the first of each text that says so.
    `repeats` says that the line above quotes the same sentence already. `listed` are the entries of a list of figures that
    one sentence gives, `entry` the first of them that is about both.
    """

    date: str
    words: str
    mark: str
    by: str | None
    tag: str
    tags: tuple[str, ...]
    texts: int
    works: int
    via: str
    note: str
    quote: str
    lead: str
    repeats: bool
    id: str
    entry: Entry
    listed: tuple[Entry, ...] = ()


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a brief; `more` counts the entries for which there was no room, `vague` those of them that nobody
    could measure; `command` shows them."""

    title: str
    lines: tuple[BriefLine, ...]
    more: int = 0
    vague: int = 0
    command: str = ""


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A background brief on two actors; empty sections are left out. `conflicts` are open cards, see `conflicts.py`."""

    a: str
    b: str
    name_a: str
    name_b: str
    since: str | None
    moment: Moment
    statements: int
    opening: tuple[OpeningLine, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    conflicts: tuple[Card, ...] = ()
    left_out: int = 0


def brief(
    ledger: Ledger, a: str, b: str, *, since: str | None = None, as_of: str | None = None, full: bool = False
) -> Brief:
    """The brief on two actors; `full` leaves nothing out for want of room."""
    found = relation(ledger, a, b, since=since, as_of=as_of)
    cards = tuple(card for card in cards_of(ledger, found) if card.open)
    return Brief(
        a=a,
        b=b,
        name_a=found.name_a,
        name_b=found.name_b,
        since=since,
        moment=found.moment,
        statements=found.statements,
        opening=opening(found),
        sections=tuple(
            _quoted_once(section for section in _sections(found, full, bool(cards)) if section.lines)
        ),
        sources=found.sources,
        conflicts=cards,
        left_out=found.left_out,
    )


def _sections(found: Relation, full: bool, cards: bool) -> Iterator[Section]:
    """The parts of a brief; where cards need room, positions give it."""
    here = f"{found.a} {found.b}"
    coming = {entry.ids for entry in found.coming}
    past = [entry for entry in (*found.visits, *found.meetings) if entry.modality not in PROMISED]
    signed = [entry for entry in found.agreements if entry.modality not in PROMISED]
    owed = [item for item in found.owed if item.entry.ids not in coming and item.status != "kept"]
    notes = {item.entry.ids: _owed_note(item) for item in found.owed}
    aside = weights.aside(found)
    unclear = {item.entry.ids for item in found.owed if weights.vague(item)}

    def section(
        title: str,
        chosen: Sequence[Entry],
        room: int,
        weight: weights.Weight,
        order: Callable[[Entry], tuple[object, ...]] | None = by_time,
        command: str = "",
        least: int = 1,
    ) -> Section:
        best = breaths(sorted(chosen, key=weight))
        first = [group for group in best if group[0].ids not in aside][:room]
        first += [group for group in best if group[0].ids in aside][: max(0, least - len(first))]
        kept = _neighbours(best if full else first)
        if order is not None:
            by = order
            kept = _neighbours(sorted(kept, key=lambda group: by(group[0])))
        lines = tuple(_line(found, group, notes.get(group[0].ids, "")) for group in kept)
        left = [entry for group in best if group not in kept for entry in group]
        more = [entry for entry in left if entry.ids not in unclear]
        told = f"servanda {command} {here}" if command else ""
        return Section(title=title, lines=lines, more=len(more), vague=len(left) - len(more), command=told)

    yield section("Where the relation stands", found.status, 3, weights.status, command="timeline")
    yield section("What binds them", signed, 6, weights.instrument, command="agreements")
    yield section("Who met whom", past, 5, weights.event, _latest_first, "timeline")
    yield section("What is coming", found.coming, 4, _soonest, command="owed")
    yield section(
        "What is owed, and by when", [item.entry for item in owed], 7, weights.due(owed), None, "owed", 4
    )
    figures = [entry for group in series(found.indicators) for entry in group.entries]
    yield section("Figures", figures, 6, weights.figure, None, "indicators")
    bodies = [*found.mechanisms, *(entry for entry in found.memberships if entry.ids not in coming)]
    yield section("Standing bodies and organisations", bodies, 4, weights.body, None, "brief --full")
    yield section("Positions", found.positions, 1 if cards else 2, weights.position, None, "brief --full")
    yield section("What else was done", found.acts, 1, weights.act, command="brief --full")


def _neighbours(groups: list[tuple[Entry, ...]]) -> list[tuple[Entry, ...]]:
    """The same lines, those without a date on one sentence together."""
    places: dict[object, int] = {}
    order = []
    for place, group in enumerate(groups):
        line = group[0].lines[0]
        here = (line.document_id, line.sentence) if group[0].first_day is None else group[0].ids
        order.append((places.setdefault(here, place), place))
    return [groups[place] for _, place in sorted(order)]


def _line(found: Relation, group: tuple[Entry, ...], note: str) -> BriefLine:
    both = {found.a, found.b}
    entry = next((one for one in group if both <= set(getattr(one.record, "about", ()))), group[0])
    first = entry.lines[0]
    if entry.others:
        note = "; ".join((*filter(None, [note]), f"also given: {', '.join(map(date_words, entry.others))}"))
    return BriefLine(
        date=date_words(entry.when),
        words=list_words(group) if len(group) > 1 else _plain(entry.words, entry, both),
        mark=mark_of(entry),
        by=first.speaker,
        tag=first.tag,
        tags=entry.tags,
        texts=entry.texts,
        works=entry.works,
        via=entry.via,
        note=note,
        quote=first.quote,
        lead=_plain(lead(entry.record, first.quote), entry, both) if len(group) == 1 else "",
        repeats=False,
        id=first.id,
        entry=entry,
        listed=group if len(group) > 1 else (),
    )


def _plain(words: str, entry: Entry, both: set[str]) -> str:
    """The words of an entry; what is of the two sides does not name them again."""
    parties = getattr(entry.record, "parties", ())
    return words.replace(f" ({names(parties)})", "") if set(parties) == both else words


def _quoted_once(sections: Iterable[Section]) -> Iterator[Section]:
    """Marks the lines whose sentence the line above them quotes."""
    for section in sections:
        lines: list[BriefLine] = []
        for line in section.lines:
            here = line.entry.lines[0]
            above = lines[-1].entry.lines[0] if lines else None
            same = above is not None and (above.document_id, above.sentence) == (
                here.document_id,
                here.sentence,
            )
            lines.append(msgspec.structs.replace(line, repeats=True) if same else line)
        yield msgspec.structs.replace(section, lines=tuple(lines))


def mark_of(entry: Entry) -> str:
    """How firm it is, where it is less than a fact; the sentence of a commitment says that itself."""
    if isinstance(entry.record, Commitment) and entry.modality in ("planned", "desired"):
        return ""
    return MARKS.get(entry.modality or "", "")


def _owed_note(item: OwedItem) -> str:
    parts = [state_words(item)] if item.status != "open" else []
    if item.progress is not None:
        parts.append(progress_words(item.progress))
    if item.measurable is False:
        parts.append("not measurable")
    return ", ".join(parts)


def state_words(item: OwedItem) -> str:
    """The state of something owed: «overdue by 12 days», «postponed»; whose judgement it is, where a person gave it."""
    words = overdue_words(item) if item.status == "overdue" else item.status
    return f"{words} (judged by {item.judged.author})" if item.judged else words


def progress_words(progress: Progress) -> str:
    """«43% of it in 2025» for how much of a target the latest figure reaches."""
    return f"{progress.share:.0%} of it {in_words(progress.when)}".rstrip()


def overdue_words(item: OwedItem) -> str:
    """«overdue by 12 days»; from three months on in months, from three years on in years."""
    days = -(item.days or 0)
    count, unit = (
        (days // 365, "year") if days >= 1095 else (days // 30, "month") if days >= 92 else (days, "day")
    )
    return f"overdue by {count} {unit}{'' if count == 1 else 's'}"


def _soonest(entry: Entry) -> tuple[int, ...]:
    return int(bool(entry.via)), int(entry.first_day is None), -entry.texts


def _latest_first(entry: Entry) -> tuple[object, ...]:
    return (-int((entry.first_day or "0000-01-01").replace("-", "")),)
