"""Which statements belong to the relation of two actors, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from servanda import gazetteer
from servanda.ledger import Ledger, Row
from servanda.model import Indicator, Office
from servanda.views.judged import Judged
from servanda.views.names import actor_name
from servanda.views.slots import actors, is_state
from servanda.views.sources import Shelf, sentence_at

LARGEST_BLOC = 40
"""A body with more members than this (the United Nations) does not tie two states to each other."""

ONE_BY_ONE = 60
"""Up to so many texts are fetched one by one; for more, one pass over the ledger is quicker."""


class Pair(NamedTuple):
    """Two actors, each with the former states that it continues."""

    a: str
    b: str
    side_a: frozenset[str]
    side_b: frozenset[str]

    def sides(self, named: frozenset[str]) -> tuple[bool, bool]:
        return bool(named & self.side_a), bool(named & self.side_b)


class Belonging(NamedTuple):
    """A statement of the relation; `via` is empty where it names both sides itself."""

    row: Row
    via: str


class _Context(NamedTuple):
    pair: Pair
    about: frozenset[str]
    speakers: Mapping[str, str]
    day: str


def pair_of(a: str, b: str) -> Pair:
    """A pair of actors; the Soviet Union is on Russia's side."""
    return Pair(a, b, _side(a), _side(b))


def _side(code: str) -> frozenset[str]:
    former = (
        state.alpha3
        for state in gazetteer.load_states()
        if state.kind == "historical" and gazetteer.successors(state.alpha3)[:1] == (code,)
    )
    return frozenset((code, *former))


def belonging(ledger: Ledger, pair: Pair, known_by: str | None, day: str) -> list[Belonging]:
    """The statements of the relation, in the order in which they were learned."""
    both = pair.side_a | pair.side_b
    naming = ledger.statements(actors=both, all_of=False, as_of=known_by)
    shared = {row.document_id for row in naming if all(pair.sides(actors(row.record)))}
    about = frozenset(_about_the_pair(ledger, pair, shared, known_by))
    known = {row.id for row in naming}
    rows = naming
    for document_id in sorted(about):
        rows += [
            row
            for row in ledger.statements(document_id=document_id, as_of=known_by)
            if row.id not in known and row.record.where_state in both
        ]
    context = _Context(pair, about, _speakers(rows, both), day)
    found = ((row, _via(row, context)) for row in rows)
    return [Belonging(row, via) for row, via in found if via is not None]


def in_one_breath(
    ledger: Ledger, found: Iterable[Belonging], shelf: Shelf, known_by: str | None
) -> list[Belonging]:
    """Figures of the same measure and kind in the sentence of a figure that belongs («with Armenia by 61 …»)."""
    known = {one.row.id for one in found}
    said: dict[str, set[tuple[int, str, str | None]]] = defaultdict(set)
    for one in found:
        if isinstance(one.row.record, Indicator):
            said[one.row.document_id].add(_breath(one.row, shelf))
    return [
        Belonging(row, "said in one breath")
        for document_id, breaths in said.items()
        for row in ledger.statements(document_id=document_id, types={"indicator"}, as_of=known_by)
        if row.id not in known and _breath(row, shelf) in breaths
    ]


def _breath(row: Row, shelf: Shelf) -> tuple[int, str, str | None]:
    sentence = sentence_at(shelf.document(row.document_id)[1], row.record.evidence[0].start)
    record = row.record
    return (sentence, record.measure, record.kind) if isinstance(record, Indicator) else (sentence, "", None)


def _about_the_pair(ledger: Ledger, pair: Pair, shared: set[str], known_by: str | None) -> Iterable[str]:
    """Texts whose two most frequent states are the pair."""
    by_document: dict[str, list[Row]] = defaultdict(list)
    if len(shared) <= ONE_BY_ONE:
        for document_id in shared:
            by_document[document_id] = ledger.statements(document_id=document_id, as_of=known_by)
    else:
        for row in ledger.statements(as_of=known_by):
            if row.document_id in shared:
                by_document[row.document_id].append(row)
    for document_id, rows in by_document.items():
        counts: Counter[str] = Counter()
        for row in rows:
            named = actors(row.record)
            counts.update(
                {_of(actor, pair) for actor in named if is_state(actor) or actor in (pair.a, pair.b)}
            )
        rest = max((count for actor, count in counts.items() if actor not in (pair.a, pair.b)), default=0)
        if min(counts[pair.a], counts[pair.b]) > rest:
            yield document_id


def _of(actor: str, pair: Pair) -> str:
    return pair.a if actor in pair.side_a else pair.b if actor in pair.side_b else actor


def _speakers(rows: Iterable[Row], both: frozenset[str]) -> dict[str, str]:
    """For whom the persons speak: by the posts that the texts themselves give them, else by the gazetteer."""
    table: dict[str, str] = {}
    names: set[str] = set()
    for row in rows:
        if isinstance(row.record, Office) and row.record.of in both:
            table.setdefault(row.record.person, row.record.of or "")
        if row.record.speaker:
            names.add(row.record.speaker)
    for name in names - table.keys():
        person = None if is_state(name) else gazetteer.person(name)
        table[name] = person.state if person else name
    return table


def _via(row: Row, context: _Context) -> str | None:
    """Why a statement belongs to the relation: empty where both act, None where it does not."""
    record, pair = row.record, context.pair
    named = actors(record)
    in_a, in_b = pair.sides(named)
    if in_a and in_b:
        former = sorted((named & (pair.side_a | pair.side_b)) - {pair.a, pair.b})
        return "" if {pair.a, pair.b} <= named else f"as {' and '.join(map(actor_name, former))}"
    both = pair.side_a | pair.side_b
    others = {actor for actor in named - both if is_state(actor)}
    about = row.document_id in context.about
    if not in_a and not in_b:
        at_home = about and not others and row.type in ("meeting", "agreement") and record.where_state in both
        return f"takes place in {actor_name(record.where_state or '')}" if at_home else None
    one, other = (pair.a, pair.b) if in_a else (pair.b, pair.a)
    if isinstance(record, Office):
        if record.post.endswith(f" to {other}"):
            return ""
    elif row.type == "membership":
        if context.speakers.get(record.speaker or "") in (pair.side_b if in_a else pair.side_a):
            return f"said by {actor_name(other)}"
    elif not others:
        for org in sorted(named - both):
            if _ties(org, one, other, row, context.day):
                return f"via {org}"
    return "from a text about both" if about and not others else None


def _ties(org: str, one: str, other: str, row: Row, today: str) -> bool:
    """Whether `other` belongs to `org`, and `one` does not, at the time of the record."""
    start = row.when_start
    members = gazetteer.members(org, today if start is None or start < "0001" else min(start, today))
    return other in members and one not in members and len(members) <= LARGEST_BLOC


def as_judged(found: Iterable[Belonging], judged: Judged) -> list[Belonging]:
    """Statements as persons judged them: without the rejected ones, with corrected slots."""
    return [Belonging(row, one.via) for one in found if (row := judged.row(one.row)) is not None]
