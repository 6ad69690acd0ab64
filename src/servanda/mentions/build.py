"""One sentence, with all its mentions read: what the frames look at."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

import msgspec

from servanda.analysis.cases import read_cases
from servanda.analysis.clauses import Clause, split_clauses
from servanda.analysis.items import Item, base_items, nouns_by_capital, opened_clauses, uncontracted
from servanda.analysis.scan import Scan, SentenceRange
from servanda.analysis.silent import link_verbs, own_owners
from servanda.analysis.tokens import Token
from servanda.languages import Lexicon, Pack
from servanda.mentions.actors import build_actors
from servanda.mentions.context import Context
from servanda.mentions.dateline import dateline
from servanda.mentions.persons import OfficeMention
from servanda.mentions.quantities import NumberGrammar, find_quantities, load_number_grammar
from servanda.mentions.times import (
    Anchor,
    TimeGrammar,
    TimeReading,
    find_candidates,
    find_times,
    load_time_grammar,
)
from servanda.mentions.titles import build_titles

SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}


class Sentence:
    """Items, clauses and titled persons of one sentence; token numbers are those of the scan."""

    __slots__ = ("clauses", "items", "number", "offices", "range", "scan")

    def __init__(
        self,
        scan: Scan,
        number: int,
        where: SentenceRange,
        items: list[Item],
        clauses: list[Clause],
        offices: list[OfficeMention],
    ) -> None:
        self.scan, self.number, self.range = scan, number, where
        self.items, self.clauses, self.offices = items, clauses, offices

    @property
    def text(self) -> str:
        tokens = self.scan.tokens
        return self.scan.reading.text[tokens[self.range.first].start : tokens[self.range.last - 1].end]


@functools.cache
def grammars(pack_code: str, folder: str) -> tuple[TimeGrammar, NumberGrammar]:
    """The time and number grammars of a pack."""
    from pathlib import Path

    return load_time_grammar(Path(folder) / "times.toml"), load_number_grammar(Path(folder) / "numbers.toml")


def read_surface(
    scan: Scan, where: SentenceRange, pack: Pack, anchor: Anchor | None
) -> list[tuple[int, int, str, Any]]:
    """Times and quantities of a sentence, as ranges of tokens of the scan."""
    times, numbers = grammars(pack.info.code, str(pack.folder))
    tokens = scan.tokens[where.first : where.last]
    taken: list[tuple[int, int, str, Any]] = []
    covered: list[tuple[int, int]] = []
    for found in _in_either_tense(scan, where, tokens, times, anchor):
        reading = _in_months(found)
        taken.append((where.first + reading.first_token, where.first + reading.last_token, "time", reading))
        covered.append((reading.first_token, reading.last_token))
    for quantity in find_quantities(tokens, numbers, covered):
        taken.append(
            (where.first + quantity.first_token, where.first + quantity.last_token, "quantity", quantity)
        )
    return taken


def _in_either_tense(
    scan: Scan, where: SentenceRange, tokens: Sequence[Token], times: TimeGrammar, anchor: Anchor | None
) -> list[TimeReading]:
    """The times of a sentence; those whose value hangs on the tense of their verb hold both values."""
    candidates = scan.times.get(where.first)
    if candidates is None:
        candidates = scan.times[where.first] = find_candidates(tokens, times)
    if not candidates:
        return []
    readings = find_times(tokens, times, anchor, tense="past", candidates=candidates)
    if not any(reading.derived for reading in readings):
        return readings
    coming = find_times(tokens, times, anchor, tense="future", candidates=candidates)
    future = _speaks_of_future(scan, where)
    if len(coming) != len(readings):
        return coming if future else readings
    return [
        msgspec.structs.replace(then if future else back, either=(back.value, then.value))
        if back.value and then.value and back.value != then.value
        else back
        for back, then in zip(readings, coming, strict=True)
    ]


def _in_months(reading: TimeReading) -> TimeReading:
    """A season as the months that it is made of; records know no seasons."""
    if reading.value is None or "season" not in reading.rule:
        return reading
    either = reading.either
    return msgspec.structs.replace(
        reading,
        value=_months_of(reading.value),
        either=(_months_of(either[0]), _months_of(either[1])) if either is not None else None,
    )


def _months_of(value: str) -> str:
    year, _, code = value.rstrip("~").partition("-")
    if code not in SEASONS or not year.isdigit():
        return value
    first, last = SEASONS[code]
    return f"{year}-{first:02d}/{int(year) + (last < first):04d}-{last:02d}"


def _speaks_of_future(scan: Scan, where: SentenceRange) -> bool:
    """Whether a verb of the sentence says what will be, so that a day without a year lies ahead."""
    for position in range(where.first, where.last):
        for hit in scan.hits.get(position, ()):
            for entry in hit.entries:
                if entry.cat == "verb" and entry.feature in ("future", "conditional"):
                    return True
                if (
                    entry.cat == "verb"
                    and entry.feature != "past"
                    and entry.extra.split("|")[1] in ("undertaken", "binding")
                ):
                    return True
                if entry.cat == "word" and entry.value == "force.expected":
                    return True
    return False


def with_endings(items: list[Item], lexicon: Lexicon) -> list[Item]:
    """Items with what their forms say beside their words: contractions taken apart, cases read."""
    items = uncontracted(items, lexicon.articled)
    return items if lexicon.cases is None else read_cases(items, lexicon.cases)


def build_sentence(
    scan: Scan, number: int, pack: Pack, lexicon: Lexicon, context: Context, anchor: Anchor | None,
    surface: list[tuple[int, int, str, Any]] | None = None,
) -> Sentence:  # fmt: skip
    """The sentence `number` of a scan, fully read; its `surface` where it was read before. The context learns who is mentioned."""
    where = scan.sentences[number]
    taken = read_surface(scan, where, pack, anchor) if surface is None else surface
    items = base_items(scan, where.first, where.last, taken)
    if pack.info.capital_nouns:
        items = nouns_by_capital(items)
    if pack.words.clause_prepositions:
        items = opened_clauses(items)
    if not number or scan.sentences[number - 1].block != where.block:
        # Place and agency of a report say nothing of what it tells.
        items = items[dateline(items, scan.tokens) :]
    items = with_endings(items, lexicon)
    offices: list[OfficeMention] = []
    if pack.info.bare_owners:
        items = own_owners(items)
    items = link_verbs(build_actors(items, context, offices))
    items = build_titles(
        items, adjectives_follow=pack.info.adjectives_follow, all_behind=pack.info.bare_owners
    )
    return Sentence(scan, number, where, items, split_clauses(items, pack.info), offices)
