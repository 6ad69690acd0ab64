"""Gaps in what is counted: sessions, visits, documents. Pure; what counts as known is what the relation holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Literal

import msgspec

from servanda.ledger import days
from servanda.model import Agreement, Indicator, Meeting, Visit
from servanda.resolution.names import Name, likeness
from servanda.views.amounts import signing_days
from servanda.views.claims import DERIVED, firmness
from servanda.views.dates import date_words
from servanda.views.figures import figure, ordinal
from servanda.views.model import Entry, Line
from servanda.views.names import actor_name
from servanda.views.relation import Relation
from servanda.views.verbs import instruments
from servanda.views.wording import names

ALIKE = 0.8
"""From this likeness on two names are of one body."""
_STATEMENTS = frozenset({"joint_statement", "communique", "declaration"})
"""What leaders issue; it is not counted among the documents that are signed."""
_SIGNED = frozenset({"signed", "adopted", "exchanged", "ratified", "entered_into_force", "in_force"})
_RECKONED = re.compile(r"= (\d{4})$")
LISTED = 6
"""How many numbers or dates are listed before «…»."""

Kind = Literal[
    "session", "visit", "document", "legal base", "anniversary", "amount", "target", "outcome", "silence"
]
KINDS: tuple[Kind, ...] = (
    "outcome", "session", "visit", "document", "legal base", "anniversary", "amount", "target", "silence",
)  # fmt: skip
"""In the order in which they are shown."""


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """Something that follows from a sentence and is not in the ledger.

    `words` say what is missing, `fill` what would fill it. `line` is the sentence from which it follows, `when` the date
    in question (EDTF). `implied` and `known` count how many there should be and how many the ledger knows, where that can
    be counted; `entries` are those known ones.
    """

    kind: Kind
    words: str
    fill: str
    line: Line
    when: str | None = None
    implied: int | None = None
    known: int | None = None
    entries: tuple[Entry, ...] = ()


Finder = Callable[[Relation], Iterator[Gap]]


def sessions(found: Relation) -> Iterator[Gap]:
    """Sessions before one that a text numbers: the 26th implies 25 others."""
    numbered = [
        entry for entry in found.meetings if getattr(entry.record, "ordinal", None) and firmness(entry)
    ]
    for series in _grouped(numbered, _one_series):
        latest = max(series, key=lambda entry: (_number(entry), entry.ids))
        number = _number(latest)
        known = {_number(entry) for entry in series}
        missing = [n for n in range(1, number) if n not in known]
        if missing:
            earlier = [entry for entry in series if _number(entry) < number]
            has = (
                f"the ledger knows {_several(len(earlier), 'of them')}"
                if earlier
                else "none of them is in the ledger"
            )
            body = getattr(latest.record, "body", None)
            of = (
                f" of “{body}”"
                if body and len(body.split()) > 1
                else f" of {actor_name(body)}"
                if body
                else ""
            )
            yield Gap(
                kind="session",
                words=f"The {ordinal(number)} session{of} implies {number - 1} earlier {'one' if number == 2 else 'ones'}; {has}",
                fill=f"texts on the {_numbers(missing)}: their dates, places and what they decided",
                line=latest.lines[0],
                when=latest.when,
                implied=number - 1,
                known=len(earlier),
                entries=tuple(earlier),
            )


def visits(found: Relation) -> Iterator[Gap]:
    """Visits before one that a text numbers: «his fifth visit» with two known."""
    told = [entry for entry in found.visits if isinstance(entry.record, Visit) and firmness(entry) == "done"]
    series: dict[Hashable, Entry] = {}
    for entry in told:
        record = entry.record
        if isinstance(record, Visit) and (record.ordinal or 0) > 1 and len(record.persons) == 1:
            key = record.from_, record.to, record.persons
            if key not in series or (_number(entry), entry.ids) > (_number(series[key]), series[key].ids):
                series[key] = entry
    for latest in series.values():
        record, number = latest.record, _number(latest)
        assert isinstance(record, Visit)
        until = latest.last_day or days(latest.lines[0].source.published)[1] or found.moment.day
        known = [
            entry
            for entry in told
            if isinstance(entry.record, Visit)
            and (entry.record.from_, entry.record.to) == (record.from_, record.to)
            and set(record.persons) <= set(entry.record.persons)
            and entry.first_day is not None
            and entry.first_day <= until
        ]
        if latest.first_day is None and not any(_same_year(entry, until) for entry in known):
            known.append(latest)
        if len(known) >= number:
            continue
        dates = ", ".join(date_words(entry.when) or "without a date" for entry in known[:LISTED])
        yield Gap(
            kind="visit",
            words=(
                f"The {ordinal(number)} visit of {record.persons[0]} to {actor_name(record.to or '')}: up to then the "
                f"ledger knows {len(known)} of {number}{f' ({dates})' if dates else ''}"
            ),
            fill=f"texts on the other {_several(number - len(known), 'visit')}",
            line=latest.lines[0],
            when=latest.when,
            implied=number,
            known=len(known),
            entries=tuple(known),
        )


def documents(found: Relation) -> Iterator[Gap]:
    """Documents that were counted and not named: «11 documents, 0 named»."""
    for entry in found.agreements:
        record = entry.record
        if not isinstance(record, Agreement) or (record.count or 0) < 2 or firmness(entry) != "done":
            continue
        first, last = signing_days(entry)
        named = [
            one
            for one in found.agreements
            if isinstance(one.record, Agreement)
            and one.record.title
            and not one.record.count
            and one.record.act in _SIGNED
            and firmness(one) == "done"
            and (record.kind in _STATEMENTS or one.record.kind not in _STATEMENTS)
            and first
            and _within(one, first, last, entry)
        ]
        count = record.count or 0
        if len(named) >= count:
            continue
        yield Gap(
            kind="document",
            words=f"{count} {instruments(record.kind)}, {len(named)} named",
            fill="the list of what was signed, or texts that name the papers",
            line=entry.lines[0],
            when=entry.when,
            implied=count,
            known=len(named),
            entries=tuple(named),
        )


def legal_base(found: Relation) -> Iterator[Gap]:
    """How many instruments there are said to be, against those that the ledger can name."""
    named = [
        entry
        for entry in found.agreements
        if isinstance(entry.record, Agreement)
        and entry.record.act in _SIGNED
        and firmness(entry) == "done"
        and (entry.record.title or entry.record.kind in ("treaty", "fta", "convention"))
        and not entry.record.count
    ]
    for entry in found.indicators:
        record = entry.record
        if not isinstance(record, Indicator) or record.measure != "documents" or firmness(entry) != "done":
            continue
        if record.comparator in ("<", "<="):
            continue
        if record.kind not in (None, "count", "level") or len(record.about) < 2 or record.value <= len(named):
            continue
        size = figure(record.value, None, record.comparator)
        yield Gap(
            kind="legal base",
            words=f"{size[:1].upper()}{size[1:]} documents between {names(record.about)}; the ledger names {len(named)}",
            fill="a list of the treaties in force, as ministries of foreign affairs publish it",
            line=entry.lines[0],
            when=entry.when,
            implied=int(record.value),
            known=len(named),
            entries=tuple(named),
        )


def _number(entry: Entry) -> int:
    return getattr(entry.record, "ordinal", None) or 0


def _grouped(entries: Sequence[Entry], one_thing: Callable[[Entry, Entry], bool]) -> list[list[Entry]]:
    groups: list[list[Entry]] = []
    for entry in sorted(entries, key=lambda one: one.ids):
        home = next((group for group in groups if any(one_thing(one, entry) for one in group)), None)
        if home is None:
            groups.append([entry])
        else:
            home.append(entry)
    return groups


def _one_series(one: Entry, other: Entry) -> bool:
    """Whether two numbered sessions are of one body."""
    mine, theirs = one.record, other.record
    if not isinstance(mine, Meeting) or not isinstance(theirs, Meeting):
        return False
    if mine.body and theirs.body:
        score = likeness(name_of(one.lines[0], mine.body), name_of(other.lines[0], theirs.body)).score
        return score is not None and score >= ALIKE
    return not mine.body and not theirs.body and set(mine.parties) == set(theirs.parties)


def name_of(line: Line, text: str | None) -> Name:
    return Name(text, line.record.concepts, line.source.language)


def _within(one: Entry, first: str, last: str, counted: Entry) -> bool:
    """Whether an instrument was signed on these days; without a date, whether it is told where they were counted."""
    if one.first_day and one.last_day:
        return first <= one.last_day and one.first_day <= last
    places = {(line.document_id, line.sentence) for line in counted.lines}
    return any(
        document == line.document_id and abs(sentence - line.sentence) <= 1
        for line in one.lines
        for document, sentence in places
    ) and not any(implied_year(line) for line in one.lines)


def _same_year(entry: Entry, day: str) -> bool:
    return (entry.last_day or "")[:4] == day[:4]


def implied_year(line: Line) -> str | None:
    """The year that an anniversary in the sentence implies for what is recorded."""
    if DERIVED in line.record.flags and line.record.when:
        return line.record.when[:4]
    told = _RECKONED.search(line.record.note or "")
    return told[1] if told and line.record.when is None else None


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}" if noun == "of them" else f"{count} {noun}{'' if count == 1 else 's'}"


def _numbers(missing: Sequence[int]) -> str:
    """«1st to 25th», «2nd, 4th and 5th»."""
    ranges: list[list[int]] = []
    for number in missing:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    told: list[str] = []
    for first, last in ranges:
        wide = last - first > 1
        told += [f"{ordinal(first)} to {ordinal(last)}"] if wide else map(ordinal, range(first, last + 1))
    if len(told) > LISTED:
        told = [*told[:LISTED], "others"]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
