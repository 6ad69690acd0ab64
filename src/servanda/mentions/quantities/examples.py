"""The notation of examples: `Trade reached [$15bn] => 15e9 USD = money`, used by packs and by tests.

Square brackets mark what is read. After `=>` stands, for each pair of brackets, `value unit comparator kind`,
parted by `;`; `-` is no unit, `3e9..5e9` a range. A sentence with nothing after `=>` holds no quantity.
"""

from __future__ import annotations

import math

import msgspec

from servanda.analysis.tokens import tokenize
from servanda.errors import PackError
from servanda.mentions.quantities.find import QuantityReading, find_quantities
from servanda.mentions.quantities.grammar import NumberGrammar
from servanda.text.reading import match_form


class Expected(msgspec.Struct, frozen=True):
    """One figure that an example promises, at offsets of its sentence without brackets."""

    start: int
    end: int
    value: float
    high: float | None
    unit: str | None
    comparator: str
    kind: str

    def __str__(self) -> str:
        value = f"{self.value:g}" + (f"..{self.high:g}" if self.high is not None else "")
        return f"{self.start}:{self.end} {value} {self.unit or '-'} {self.comparator} {self.kind}"


def parse_example(line: str, *, where: str = "") -> tuple[str, list[Expected]]:
    """The sentence of an example without its brackets, and what it promises."""
    remedy = "write `words [figure] words => value unit comparator kind`"
    marked, arrow, promised = line.rpartition("=>")
    if not arrow:
        raise PackError(f"example without =>: {line!r}", where=where, remedy=remedy)
    text, spans = "", []
    for piece in marked.strip().replace("]", "[").split("["):
        spans.append((len(text), len(text) + len(piece)))
        text += piece
    spans = spans[1::2]
    specs = [spec.split() for spec in promised.split(";") if spec.strip()]
    if len(spans) != len(specs) or any(len(spec) != 4 for spec in specs):
        raise PackError(
            f"{len(spans)} brackets and {len(specs)} readings: {line!r}", where=where, remedy=remedy
        )
    expected = []
    for (start, end), (figure, unit, comparator, kind) in zip(spans, specs, strict=True):
        low, _, high = figure.partition("..")
        try:
            values = float(low), float(high) if high else None
        except ValueError as error:
            raise PackError(f"{figure!r} is no number: {line!r}", where=where, remedy=remedy) from error
        expected.append(Expected(start, end, *values, None if unit == "-" else unit, comparator, kind))
    return text, expected


def read_example(text: str, grammar: NumberGrammar) -> list[Expected]:
    """What the grammar reads in a sentence, in the form of `parse_example`."""
    tokens = tokenize(text, match_form(text, fold_diacritics=grammar.folds))
    return [
        _as_expected(reading, tokens[reading.first_token].start, tokens[reading.last_token - 1].end)
        for reading in find_quantities(tokens, grammar)
    ]


def _as_expected(reading: QuantityReading, start: int, end: int) -> Expected:
    return Expected(start, end, reading.value, reading.high, reading.unit, reading.comparator, reading.kind)


def agree(found: Expected, expected: Expected) -> bool:
    """Whether two are the same figure at the same place (values within one in a thousand)."""
    return (
        (found.start, found.end, found.unit, found.comparator, found.kind)
        == (expected.start, expected.end, expected.unit, expected.comparator, expected.kind)
        and math.isclose(found.value, expected.value, rel_tol=1e-3)
        and (found.high is None) == (expected.high is None)
        and (
            found.high is None
            or expected.high is None
            or math.isclose(found.high, expected.high, rel_tol=1e-3)
        )
    )
