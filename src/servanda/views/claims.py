"""What is compared: of which entries a slot is said, and which values of it go together.

Entries are joined here only for the sake of the comparison: what differs in a date or a figure is shown apart
everywhere else. Everything is bounded so that a relation with thousands of entries stays quick: entries are
first put in blocks, and within a block compared in the order of time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from servanda.model import Agreement, Meeting, Record, Relationship, Visit
from servanda.resolution.names import words
from servanda.resolution.pairs import Pairs
from servanda.views.dates import date_words
from servanda.views.differences import Claim, Difference, blocks, joined, told_apart
from servanda.views.figures import ordinal
from servanda.views.measuring import Period, contains, days_between, gap, period_of
from servanda.views.model import Entry, Line
from servanda.views.verbs import LEVELS
from servanda.views.wording import label, names

NEAR_DAYS = 3
"""Days of one visit that two texts give lie no further apart."""
LONGEST_STAY = 14
"""Days; a date that covers more tells a month or a year, in which there can be two visits."""
SESSION_DAYS = 731
"""A session with a number can be told two years apart and be one; beyond that a body counted anew."""
RECURRING_DAYS = 366
"""A joint statement or plan with the same title more than a year later is another one."""
DERIVED = "derived year"
"""The flag of a year that was reckoned from an anniversary."""
TRAVEL = "visit.travel"
"""The rule of records that tell of an arrival or departure, so that their day is the first one of a stay."""

_OPEN = frozenset({"planned", "desired"})
_ONCE = frozenset({"treaty", "convention", "fta", "agreement"})
_NUMBER = re.compile(r"\d+")

Finder = Callable[[Sequence[Entry], Pairs], Iterator[Difference]]


def firmness(entry: Entry) -> str | None:
    """Told as done, or as planned; what is denied or only possible is compared with nothing."""
    if entry.modality in (None, "asserted"):
        return "done"
    return "open" if entry.modality in _OPEN else None


def visits(entries: Sequence[Entry], judged: Pairs) -> Iterator[Difference]:
    """Visits of the same persons to the same state within a few days: their days, level and number."""
    dated = [entry for entry in entries if isinstance(entry.record, Visit) and _short(entry)]
    for block in blocks(dated, lambda entry: _key(entry, "from_", "to")):
        ordered = sorted(block, key=_by_day)
        links = _near(ordered, NEAR_DAYS, lambda one, other: _persons_meet(one, other, 1))
        for group in joined(ordered, links, judged):
            lines = _lines(group)
            yield from _difference(group, "when", _stays(lines), _stays_agree)
            yield from _difference(group, "level", _plain(lines, "level", label, {"unspecified"}), _equal)
            yield from _difference(group, "ordinal", _plain(lines, "ordinal", ordinal), _equal)


def meetings(entries: Sequence[Entry], judged: Pairs) -> Iterator[Difference]:
    """Sessions with a number, and talks of the same persons: their days, places and numbers."""
    dated = [entry for entry in entries if isinstance(entry.record, Meeting) and _period(entry)]
    for block in blocks(dated, lambda entry: _key(entry, "ordinal")):
        ordered = sorted(block, key=_by_day)
        for group in joined(ordered, _near(ordered, SESSION_DAYS, _one_body), judged):
            yield from _difference(group, "when", _dates(_lines(group)), _dates_agree)
            yield from _difference(group, "where", _places(_lines(group)), _equal)
    numberless = [entry for entry in dated if not getattr(entry.record, "ordinal", None)]
    for block in blocks(numberless, _talkers):
        ordered = sorted(block, key=_by_day)
        for group in joined(ordered, _near(ordered, 1, _one_talk), judged):
            if len(group) < 3:
                yield from _difference(group, "when", _dates(_lines(group)), _dates_agree)
    for block in blocks(dated, lambda entry: _key(entry) if getattr(entry.record, "body", None) else None):
        ordered = sorted(block, key=_by_day)
        links = _near(ordered, 0, _one_body)
        for group in joined(ordered, links, judged):
            yield from _difference(group, "ordinal", _plain(_lines(group), "ordinal", ordinal), _equal)


def agreements(entries: Sequence[Entry], judged: Pairs) -> Iterator[Difference]:
    """Acts on instruments with one title: their days, places and parties; and counts of what was signed."""
    acts = {"signed", "adopted", "entered_into_force", "ratified"}
    found = [entry for entry in entries if getattr(entry.record, "act", None) in acts]
    dated = [entry for entry in found if isinstance(entry.record, Agreement) and _period(entry)]
    for block in blocks(dated, lambda entry: _key(entry, "act", "parties")):
        for group in joined(block, _titled(block, _in_time), judged):
            yield from _difference(group, "when", _dates(_lines(group)), _dates_agree)
            yield from _difference(group, "where", _places(_lines(group)), _equal)
    for block in blocks(dated, lambda entry: _key(entry, "act")):
        together = _titled(block, lambda one, other: bool(_touching(one, other)))
        for group in joined(block, together, judged):
            yield from _difference(group, "parties", _parties(_lines(group)), _sides_agree)


def relationships(entries: Sequence[Entry], judged: Pairs) -> Iterator[Difference]:
    """Steps of a relation: the year of a step, and the level of the step of a year."""
    steps = [entry for entry in entries if isinstance(entry.record, Relationship) and _step(entry.record)]
    dated = [entry for entry in steps if _period(entry)]
    for block in blocks(dated, lambda entry: _key(entry, "parties", "level")):
        for group in joined(block, ((0, at) for at in range(1, len(block))), judged):
            yield from _difference(group, "when", _dates(_lines(group)), _dates_agree)
    for block in blocks(dated, lambda entry: (_key(entry, "parties"), (entry.first_day or "")[:4])):
        changes = [entry for entry in block if getattr(entry.record, "act", None) == "upgraded"]
        for group in joined(changes, ((0, at) for at in range(1, len(changes))), judged):
            claims = _plain(_lines(group), "level", lambda level: LEVELS[level])
            yield from _difference(group, "level", claims, _equal)


# What is one thing


def _step(record: Relationship) -> bool:
    """Whether a record tells when a level was reached; an anniversary of it tells that too."""
    return record.act in ("established", "upgraded") or DERIVED in record.flags


def _key(entry: Entry, *slots: str) -> tuple[object, ...] | None:
    """The block of an entry: how firm it is and these slots; None where one is empty."""
    firm = firmness(entry)
    found = [getattr(entry.record, slot) for slot in slots]
    if firm is None or any(value in (None, ()) for value in found):
        return None
    return firm, *(frozenset(value) if isinstance(value, tuple) else value for value in found)


def _talkers(entry: Entry) -> tuple[object, ...] | None:
    persons = frozenset(getattr(entry.record, "persons", ()))
    return (firmness(entry), persons) if len(persons) > 1 and firmness(entry) else None


def _near(
    ordered: Sequence[Entry], reach: int, one_thing: Callable[[Entry, Entry], bool]
) -> Iterator[tuple[int, int]]:
    """Links between entries in order of time that lie at most `reach` days apart."""
    for place, one in enumerate(ordered):
        for later in range(place + 1, len(ordered)):
            mine, theirs = _period(one), _period(ordered[later])
            if mine is None or theirs is None or gap(mine, theirs) > reach:
                break
            if one_thing(one, ordered[later]):
                yield place, later


def _one_body(one: Entry, other: Entry) -> bool:
    """Whether two meetings are of one body: by its name in the texts, by what the name means, or by the same parties."""
    mine, theirs = one.record, other.record
    if not isinstance(mine, Meeting) or not isinstance(theirs, Meeting):
        return False
    return same_body(mine, theirs)


def same_body(mine: Meeting, theirs: Meeting) -> bool:
    """Whether two meetings are of one body: named alike, or in words that mean the same in any language."""
    if mine.body and theirs.body:
        if len(words(mine.body)) > 1 < len(words(theirs.body)) and _alike(mine.body, theirs.body):
            return set(mine.parties) == set(theirs.parties) or not (mine.parties and theirs.parties)
        same_words = words(mine.body) == words(theirs.body)
        return same_words or (len(mine.concepts) > 2 and mine.concepts == theirs.concepts)
    return len(mine.parties) > 1 and set(mine.parties) == set(theirs.parties)


def _alike(one: str, other: str) -> bool:
    """Whether two names share four in five words of the shorter one."""
    mine, theirs = words(one), words(other)
    return len(mine & theirs) >= 0.8 * min(len(mine), len(theirs))


def _one_talk(one: Entry, other: Entry) -> bool:
    """Whether two talks on neighbouring days can be one: told by different texts, in the same form, at the same place."""
    mine, theirs = one.record, other.record
    if not isinstance(mine, Meeting) or not isinstance(theirs, Meeting):
        return False
    apart = not {line.document_id for line in one.lines} & {line.document_id for line in other.lines}
    forms = {mine.format, theirs.format} - {None, "unspecified"}
    places = {mine.where, theirs.where} - {None}
    single = all(period is not None and period.kind == "day" for period in (_period(one), _period(other)))
    return apart and single and len(forms) < 2 and len(places) < 2


def _titled(block: Sequence[Entry], in_time: Callable[[Entry, Entry], bool]) -> Iterator[tuple[int, int]]:
    """Links between instruments of one title; a free trade agreement of the same parties is one without a title too."""
    table: dict[object, list[int]] = {}
    for place, entry in enumerate(block):
        for sign in signs(entry.record):
            for earlier in table.setdefault(sign, []):
                if in_time(block[earlier], entry):
                    yield earlier, place
            table[sign].append(place)


def signs(record: Record) -> Iterator[tuple[object, ...]]:
    """What tells an instrument: its kind with the words of its title and its numbers, or with what they mean.

    Titles of fewer than three words («Agreement», «Joint Statement») tell nothing.
    """
    if not isinstance(record, Agreement):
        return
    title = words(record.title)
    if record.kind == "fta" and len(record.parties) > 1:
        yield "fta", frozenset(record.parties)
    if len(title) > 2:
        yield record.kind, title
        if len(record.concepts) > 3:
            yield record.kind, record.concepts, tuple(_NUMBER.findall(record.title or ""))


def _in_time(one: Entry, other: Entry) -> bool:
    """Whether two acts on an instrument of one title can be one act: some instruments are made anew each year."""
    mine, theirs = _period(one), _period(other)
    if getattr(one.record, "kind", None) in _ONCE or mine is None or theirs is None:
        return True
    return gap(mine, theirs) <= RECURRING_DAYS


def _touching(one: Entry, other: Entry) -> bool:
    mine, theirs = _period(one), _period(other)
    return mine is not None and theirs is not None and gap(mine, theirs) == 0


def _persons_meet(one: Entry, other: Entry, least: int) -> bool:
    mine, theirs = getattr(one.record, "persons", ()), getattr(other.record, "persons", ())
    return len(set(mine) & set(theirs)) >= least


# What is said of it


def _lines(group: Iterable[Entry]) -> list[Line]:
    return [line for entry in group for line in entry.lines]


def _plain(
    lines: Iterable[Line], slot: str, say: Callable[[Any], str], silent: Iterable[str] = ()
) -> list[Claim]:
    found = ((line, getattr(line.record, slot, None)) for line in lines)
    return [
        Claim(value=str(value), words=say(value), line=line, data=value)
        for line, value in found
        if value is not None and value not in silent
    ]


def _dates(lines: Iterable[Line]) -> list[Claim]:
    """The dates that each text gives, without those of the same text that they make more exact."""
    claims = []
    for line in lines:
        period = period_of(line.record.when)
        if period is not None and "~" not in (line.record.when or ""):
            derived = DERIVED in line.record.flags
            words_ = date_words(line.record.when) + (" (reckoned)" if derived else "")
            claims.append(
                Claim(value=line.record.when or "", words=words_, line=line, data=period, derived=derived)
            )
    return [claim for claim in claims if not any(_finer(other, claim) for other in claims)]


def _finer(one: Claim, other: Claim) -> bool:
    """Whether the same text gives a date within another one that it gives."""
    mine, theirs = one.data, other.data
    return (
        one.teller == other.teller
        and isinstance(mine, Period)
        and isinstance(theirs, Period)
        and mine != theirs
        and contains(theirs, mine)
    )


def _stays(lines: Iterable[Line]) -> list[Claim]:
    """The days of a visit by text: first and last day; where a text gives none, its arrival; else single days.

    A month or year says less than these and is left out.
    """
    found: dict[str, dict[str, list[Claim]]] = {}
    for line in lines:
        period = period_of(line.record.when)
        if period is None or period.kind == "rough":
            continue
        kind = "arrival" if period.kind == "day" and line.rule == TRAVEL else period.kind
        words_ = date_words(line.record.when)
        claim = Claim(
            value=line.record.when or "",
            words=f"arrival on {words_}" if kind == "arrival" else words_,
            line=line,
            data=Period(period.first, period.last, kind),
        )
        found.setdefault(claim.teller, {}).setdefault(kind, []).append(claim)
    claims: list[Claim] = []
    for kinds in found.values():
        claims += [*kinds.get("stay", ()), *kinds.get("arrival", ())] or kinds.get("day", [])
    return claims


def _stays_agree(one: Claim, other: Claim) -> bool:
    """Whether two accounts of the days of a visit fit."""
    mine, theirs = one.data, other.data
    if not isinstance(mine, Period) or not isinstance(theirs, Period):
        return True
    kinds = {mine.kind, theirs.kind}
    if kinds == {"stay", "day"}:
        return contains(mine, theirs) or contains(theirs, mine)
    if kinds == {"stay", "arrival"}:
        return mine.first == theirs.first
    if kinds == {"arrival", "day"}:
        arrival, day = (mine, theirs) if mine.kind == "arrival" else (theirs, mine)
        return arrival.first <= day.first
    return (mine.first, mine.last) == (theirs.first, theirs.last)


def _places(lines: Iterable[Line]) -> list[Claim]:
    return [
        Claim(value=line.record.where, words=line.record.where, line=line, data=line.record.where)
        for line in lines
        if line.record.where
    ]


def _parties(lines: Iterable[Line]) -> list[Claim]:
    found = ((line, getattr(line.record, "parties", ())) for line in lines)
    return [
        Claim(value=",".join(sorted(parties)), words=names(parties), line=line, data=frozenset(parties))
        for line, parties in found
        if parties
    ]


def _sides_agree(one: Claim, other: Claim) -> bool:
    """A text that names some of the parties does not contradict one that names more."""
    mine, theirs = one.data, other.data
    if not isinstance(mine, frozenset) or not isinstance(theirs, frozenset):
        return True
    return mine <= theirs or theirs <= mine


def _dates_agree(one: Claim, other: Claim) -> bool:
    mine, theirs = one.data, other.data
    return not isinstance(mine, Period) or not isinstance(theirs, Period) or gap(mine, theirs) == 0


def _equal(one: Claim, other: Claim) -> bool:
    return one.data == other.data


# Together


def _difference(
    group: Sequence[Entry], slot: str, claims: Iterable[Claim], agree: Callable[[Claim, Claim], bool]
) -> Iterator[Difference]:
    values = told_apart(claims, agree)
    if len(values) > 1:
        fullest = max(group, key=lambda entry: (entry.texts, len(entry.words), entry.ids))
        when = None if slot == "when" else fullest.when
        yield Difference(type=fullest.type, slot=slot, what=fullest.words, when=when, values=values)


def _period(entry: Entry) -> Period | None:
    """The days of an entry, as its most exact line gives them."""
    first, last = entry.first_day, entry.last_day
    if first is None or last is None or first < "0001" or last > "9998":
        return None
    return Period(first, last, "day" if first == last else "stay")


def _short(entry: Entry) -> bool:
    """Whether the days of an entry are few enough to tell one visit from another of the same month."""
    period = _period(entry)
    return period is not None and days_between(period.first, period.last) < LONGEST_STAY


def _by_day(entry: Entry) -> tuple[str, str, tuple[str, ...]]:
    return entry.first_day or "", entry.last_day or "", entry.ids


EVENTS: tuple[Finder, ...] = (visits, meetings, agreements, relationships)
