"""The times finder on sentences of our own, by kind of expression; the sentences were written before it was run on them."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from servanda.analysis.tokens import tokenize
from servanda.mentions.times import Anchor, TimeGrammar, TimeReading, find_times, load_time_grammar
from servanda.mentions.times.reading import Tense
from servanda.text import edtf
from servanda.text.reading import match_form

HERE = Path(__file__).parent
LANGUAGES = Path(__file__).parents[2] / "src" / "servanda" / "languages"


class Case(NamedTuple):
    anchor: str
    sentence: str
    spans: tuple[tuple[int, int], ...]
    values: tuple[str | None, ...]
    kind: str


class Tally:
    """Counts of gold, found, and agreeing expressions."""

    def __init__(self) -> None:
        self.gold = self.found = self.strict = self.relaxed = self.valued = 0

    def f1(self, hits: int) -> float:
        return 2 * hits / (self.gold + self.found) if self.gold + self.found else 1.0

    @property
    def value_accuracy(self) -> float:
        """The share of overlapping pairs whose values agree."""
        return self.valued / self.relaxed if self.relaxed else 1.0


@cache
def grammar(language: str) -> TimeGrammar:
    return load_time_grammar(LANGUAGES / language / "times.toml")


def anchored(text: str) -> Anchor | None:
    if text == "-":
        return None
    date = edtf.parse(text)
    assert isinstance(date, edtf.Edtf), text
    return Anchor(date)


def find(
    language: str, sentence: str, anchor: str = "2024-06-18", tense: Tense | None = None
) -> list[tuple[str, TimeReading]]:
    """Each reading with the words it covers."""
    tokens = tokenize(sentence, match_form(sentence, fold_diacritics=grammar(language).folds))
    readings = find_times(tokens, grammar(language), anchored(anchor), tense=tense)
    return [(sentence[tokens[r.first_token].start : tokens[r.last_token - 1].end], r) for r in readings]


def one(language: str, sentence: str, anchor: str = "2024-06-18", tense: Tense | None = None) -> TimeReading:
    readings = find(language, sentence, anchor, tense)
    assert len(readings) == 1, readings
    return readings[0][1]


def unbracket(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    plain, spans = "", []
    for outside, inside in re.findall(r"([^\[]*)(?:\[([^\]]*)\])?", text):
        plain += outside
        if inside:
            spans.append((len(plain), len(plain) + len(inside)))
            plain += inside
    return plain, tuple(spans)


@cache
def cases(language: str) -> tuple[Case, ...]:
    made = []
    with (HERE / f"times_{language}.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            sentence, spans = unbracket(row["sentence"])
            values = tuple(None if v == "-" else v for v in row["values"].split(";")) if row["values"] else ()
            assert len(values) == len(spans), row
            made.append(Case(row["anchor"], sentence, spans, values, row["kind"]))
    return tuple(made)


def score(language: str) -> tuple[dict[str, Tally], list[str]]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    misses = []
    for case in cases(language):
        tally = tallies[case.kind]
        low = match_form(case.sentence, fold_diacritics=grammar(language).folds)
        tokens = tokenize(case.sentence, low)
        readings = find_times(tokens, grammar(language), anchored(case.anchor))
        found = [(tokens[r.first_token].start, tokens[r.last_token - 1].end, r.value) for r in readings]
        tally.gold += len(case.spans)
        tally.found += len(found)
        right = 0
        for (start, end), value in zip(case.spans, case.values, strict=True):
            near = [other for other in found if other[0] < end and start < other[1]]
            tally.relaxed += bool(near)
            tally.strict += (start, end) in [other[:2] for other in near]
            valued = bool(near) and near[0][2] == value
            tally.valued += valued
            right += valued and near[0][:2] == (start, end)
        if not right == len(case.spans) == len(found):
            got = [(case.sentence[a:b], value) for a, b, value in found]
            misses.append(f"{case.kind}: {case.sentence}\n    wanted {case.values}, found {got}")
    return tallies, misses


@pytest.mark.parametrize("language", ["en", "nl", "de", "ru", "fr", "es", "vi"])
def test_there_are_enough_sentences(language: str) -> None:
    assert len(cases(language)) >= 300
    assert sum(case.kind == "negative" for case in cases(language)) >= 40
    assert len({case.sentence for case in cases(language)}) == len(cases(language))


@pytest.mark.parametrize("language", ["en", "nl", "de", "ru", "fr", "es", "vi"])
def test_scores(language: str) -> None:
    tallies, misses = score(language)
    total = Tally()
    for tally in tallies.values():
        for name, number in vars(tally).items():
            setattr(total, name, getattr(total, name) + number)
    report = "\n".join(misses)
    assert total.f1(total.strict) >= 0.97, report
    assert total.f1(total.relaxed) >= 0.98, report
    assert total.value_accuracy >= 0.97, report


@pytest.mark.parametrize("language", ["en", "nl", "de", "ru", "fr", "es", "vi"])
def test_scores_of_each_kind(language: str) -> None:
    tallies, misses = score(language)
    low = {
        kind: (round(tally.f1(tally.strict), 3), round(tally.value_accuracy, 3))
        for kind, tally in tallies.items()
        if tally.f1(tally.strict) < 0.9 or tally.value_accuracy < 0.9
    }
    assert not low, "\n".join([str(low), *misses])


@pytest.mark.parametrize("language", ["en", "nl", "de", "ru", "fr", "es", "vi"])
def test_nothing_is_found_where_there_is_no_time(language: str) -> None:
    tallies, misses = score(language)
    assert tallies["negative"].found == 0, "\n".join(misses)
