"""One sentence, with all its mentions read: what the frames look at."""

from __future__ import annotations

import functools
from typing import Any

from servanda.analysis.clauses import Clause, split_clauses
from servanda.analysis.items import Item, base_items
from servanda.analysis.scan import Scan, SentenceRange
from servanda.languages import Lexicon, Pack
from servanda.mentions.actors import build_actors
from servanda.mentions.context import Context
from servanda.mentions.persons import OfficeMention
from servanda.mentions.quantities import NumberGrammar, find_quantities, load_number_grammar
from servanda.mentions.times import Anchor, Tense, TimeGrammar, find_times, load_time_grammar
from servanda.mentions.titles import build_titles


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


def read_surface(scan: Scan, where: SentenceRange, pack: Pack, anchor: Anchor | None) -> list[tuple[int, int, str, Any]]:
    """Times and quantities of a sentence, as ranges of tokens of the scan."""
    times, numbers = grammars(pack.info.code, str(pack.folder))
    tokens = scan.tokens[where.first : where.last]
    taken: list[tuple[int, int, str, Any]] = []
    covered: list[tuple[int, int]] = []
    tense: Tense = "future" if _speaks_of_future(scan, where) else "past"
    for reading in find_times(tokens, times, anchor, tense=tense):
        taken.append((where.first + reading.first_token, where.first + reading.last_token, "time", reading))
        covered.append((reading.first_token, reading.last_token))
    for quantity in find_quantities(tokens, numbers, covered):
        taken.append(
            (where.first + quantity.first_token, where.first + quantity.last_token, "quantity", quantity)
        )
    return taken


def _speaks_of_future(scan: Scan, where: SentenceRange) -> bool:
    """Whether a verb of the sentence says what will be, so that a day without a year lies ahead."""
    for position in range(where.first, where.last):
        for hit in scan.hits.get(position, ()):
            for entry in hit.entries:
                if entry.cat == "verb" and entry.feature != "past" and entry.extra.split("|")[1] in ("undertaken", "binding"):
                    return True
                if entry.cat == "word" and entry.value == "force.expected":
                    return True
    return False


def build_sentence(
    scan: Scan, number: int, pack: Pack, lexicon: Lexicon, context: Context, anchor: Anchor | None
) -> Sentence:
    """The sentence `number` of a scan, fully read. The context learns who is mentioned."""
    where = scan.sentences[number]
    taken = read_surface(scan, where, pack, anchor)
    items = base_items(scan, where.first, where.last, taken)
    offices: list[OfficeMention] = []
    items = build_titles(build_actors(items, context, offices))
    return Sentence(scan, number, where, items, split_clauses(items, pack.info), offices)
