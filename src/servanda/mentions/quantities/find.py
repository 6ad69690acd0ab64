"""Quantities in a sentence: figures with their unit, comparator and range, and the guards against false ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from servanda.analysis.tokens import Token
from servanda.mentions.quantities.figures import Figure, Tokens, after_hyphen, joint
from servanda.mentions.quantities.grammar import Cue, NumberGrammar, Unit, backward, forward
from servanda.mentions.quantities.guards import is_year_like, needs_more, outside
from servanda.mentions.quantities.parts import DIGITS, Part, is_age, read_part
from servanda.mentions.quantities.ranges import dashed_on, read_pair
from servanda.model.records import Comparator

Kind = Literal["cardinal", "ordinal", "percent", "factor", "fraction", "money", "measure", "multiplier"]


class QuantityReading(msgspec.Struct, frozen=True):
    """A figure as the text gives it, on tokens `first_token..last_token` (half open), comparator words included.

    `value` is the figure itself: 26.0 percent is 26.0, a quarter is 0.25, the 26th is 26.0, "15 billion
    dollars" is 15e9 with unit USD, "doubled" is 2.0. `high` is the upper end of a range. `unit` is an ISO 4217
    code, `percent`, `factor`, `persons`, a unit of measure or of time, or None. `unit_noun` is the token range
    of the noun counted. `rule` says which of the grammar's groups made the reading.
    """

    first_token: int
    last_token: int
    value: float
    kind: Kind
    comparator: Comparator = "="
    unit: str | None = None
    high: float | None = None
    unit_noun: tuple[int, int] | None = None
    rule: str = ""


def _as_written(value: float) -> float:
    """The figure to twelve digits: 129.2 billion is 129200000000, not the nearest sum of halves."""
    return float(f"{value:.12g}")


def find_quantities(
    tokens: Sequence[Token], grammar: NumberGrammar, taken: Sequence[tuple[int, int]] = ()
) -> list[QuantityReading]:
    """The quantities in the tokens of one sentence, in their order; `taken` are token ranges read as times."""
    starts = grammar.starts
    lows = [token.low for token in tokens]
    at_figures = [
        i
        for i, low in enumerate(lows)
        if low in starts or not (low.isalpha() or (low[0] not in DIGITS and low[-1] not in DIGITS))
    ]
    if not at_figures:
        return []
    articles, after_article = grammar.articles, grammar.after_article
    barred = {i for first, last in taken for i in range(first, last)}
    out: list[QuantityReading] = []
    free_from, label_end = 0, -1
    for at in at_figures:
        if at < free_from:
            continue
        if (
            lows[at] in articles
            and tokens[at].text.isascii()
            and (at + 1 == len(lows) or lows[at + 1] not in after_article)
        ):
            continue
        part = read_part(tokens, at, grammar)
        if part is None:
            continue
        if barred and not barred.isdisjoint(range(part.figure.start, part.figure.end)):
            free_from = part.figure.end
            continue
        reason = outside(tokens, part.figure, part.unit, part.start, grammar, label_end)
        if reason:
            free_from = part.figure.end
            label_end = free_from if reason == "label" else -1
            continue
        reading, free_from = _assemble(tokens, part, grammar, barred, out[-1].last_token if out else 0)
        if reading:
            out.append(reading)
    return out


def _assemble(
    tokens: Tokens, part: Part, grammar: NumberGrammar, barred: set[int], bound: int
) -> tuple[QuantityReading | None, int]:
    """The reading that grows from `part`, and the token from which the search goes on."""
    figure = part.figure
    if figure.kind == "ordinal":
        return _ordinal(tokens, figure, grammar), figure.end
    if (
        part.unit is None
        and figure.start > 0
        and figure.end < len(tokens)
        and ((tokens[figure.start - 1].low, tokens[figure.end].low) == grammar.last_but)
    ):
        rank = msgspec.structs.replace(
            figure, start=figure.start - 1, end=figure.end + 1, value=figure.value + 1
        )
        return _ordinal(tokens, rank, grammar), rank.end
    high: float | None = None
    unit, value, start, end = part.unit, part.value, part.start, part.end
    pair = read_pair(tokens, part, grammar, barred)
    if pair is not None:
        start, end, value, unit = pair.start, pair.end, pair.low, pair.unit
        high = pair.high if pair.role == "range" else None
    elif dashed_on(tokens, end):
        return None, end
    kind, code, rule, start, end, value = _kind(tokens, figure, unit, start, end, value, grammar)
    if kind == "cardinal" and figure.glued not in ("", "x") and not figure.scaled:
        return None, figure.end  # digits with a suffix that means nothing here: "5G", "2030s"
    comparator: Comparator = figure.comparator
    cue = backward(tokens, start, grammar.cues_before)
    if cue and cue[0] >= bound and _cue_holds(tokens, cue, figure, unit, grammar):
        start, comparator = cue[0], cue[1].sign
    else:
        after = _cue_after(tokens, end, figure, grammar)
        if after and (tokens[end].is_word or (tokens[end].low == "+" and joint(tokens, end))):
            end, comparator = after[0], after[1].sign
    noun = None if unit is not None or kind in ("factor", "multiplier") else _noun(tokens, end, grammar)
    if kind == "cardinal":
        stretch = forward(tokens, after_hyphen(tokens, end), grammar.units)
        if stretch and stretch[1].group == "time" and is_age(tokens, stretch[0], grammar):
            return None, figure.end
        if figure.shape == "words" and value < 5 and start and tokens[start - 1].low in grammar.references:
            return None, figure.end
        if is_year_like(tokens, figure, comparator, high, noun, grammar):
            return None, figure.end
        if needs_more(tokens, figure, comparator, high, noun, end, grammar):
            return None, figure.end
        if noun and any(tokens[i].low in grammar.persons for i in range(*noun)):
            code = "persons"
    return (
        QuantityReading(start, end, _as_written(value), kind, comparator, code, high, noun, rule),
        max(end, figure.end),
    )


def _cue_after(tokens: Tokens, at: int, figure: Figure, grammar: NumberGrammar) -> tuple[int, Cue] | None:
    """The comparator after a figure; a verb has those of other figures behind it too («verdubbelde bijna»)."""
    found = forward(tokens, at, grammar.cues_after)
    if found is None and figure.kind == "multiple" and at < len(tokens):
        free = at + 1 == len(tokens) or not (
            tokens[at + 1].low in grammar.starts or tokens[at + 1].text[0].isdecimal()
        )
        for words, cue in grammar.cues_before.get(tokens[at].low, ()):
            if free and len(words) == 1 and tokens[at].is_word and not cue.careful:
                return at + 1, cue
    return found


def _kind(
    tokens: Tokens,
    figure: Figure,
    unit: Unit | None,
    start: int,
    end: int,
    value: float,
    grammar: NumberGrammar,
) -> tuple[Kind, str | None, str, int, int, float]:
    if figure.kind == "multiple":
        return "multiplier", "factor", "multiplier", start, end, value
    if figure.kind == "fraction":
        return "fraction", None, "fraction", start, end, value
    if unit is not None:
        kinds: dict[str, Kind] = {
            "percent": "percent",
            "money": "money",
            "measure": "measure",
            "time": "measure",
        }
        return kinds[unit.group], unit.code, unit.rule, start, end, value
    before = backward(tokens, start, grammar.factor_before)
    if before:
        return "factor", "factor", "factor.before", before[0], end, value
    if figure.glued == "x":
        if figure.shape == "digits" or _compared(tokens, end, grammar):
            return "factor", "factor", "factor.times", start, end, value
        return "cardinal", None, "cardinal.times", start, end, value
    if end < len(tokens) and tokens[end].low in grammar.times:
        grown = any(tokens[i].low in grammar.growth for i in range(max(0, start - 4), start))
        if figure.decimals or _compared(tokens, end + 1, grammar) or grown:
            return "factor", "factor", "factor.times", start, end + 1, value
        return "cardinal", None, "cardinal.times", start, end, value
    return "cardinal", None, "cardinal", start, end, value


def _compared(tokens: Tokens, at: int, grammar: NumberGrammar) -> bool:
    return at < len(tokens) and tokens[at].low in grammar.compared


def _cue_holds(
    tokens: Tokens, cue: tuple[int, Cue], figure: Figure, unit: Unit | None, grammar: NumberGrammar
) -> bool:
    start, found = cue
    previous = tokens[start - 1].low if start else ""
    if previous in found.not_after:
        return False
    if not tokens[start].is_word and joint(tokens, start):
        return False  # the end of a tag, "<b>1", is no "greater than"
    if not found.careful:
        return True
    if unit is not None and unit.group == "time":
        return False
    return figure.shape == "digits" or figure.kind != "number" or figure.value >= 10


def _noun(tokens: Tokens, at: int, grammar: NumberGrammar) -> tuple[int, int] | None:
    """The noun counted: words up to a small word or mark, three at most, or as far as a noun known to be counted."""
    end = at
    while (
        end < len(tokens)
        and end < at + 3
        and tokens[end].is_word
        and tokens[end].low not in grammar.small_words
    ):
        end += 1
    known = grammar.countable
    if end > at and not any(tokens[i].low in known for i in range(at, end)):
        for i in range(end, min(len(tokens), at + 7)):
            if not tokens[i].is_word or (
                tokens[i].low in grammar.small_words and tokens[i].low not in grammar.and_
            ):
                break
            if tokens[i].low in known:
                return at, i + 1
    return (at, end) if end > at else None


def _ordinal(tokens: Tokens, figure: Figure, grammar: NumberGrammar) -> QuantityReading | None:
    start, end = figure.start, figure.end
    if start and tokens[start - 1].low in grammar.ordinal_not_after:
        return None
    if forward(tokens, start, grammar.ordinal_names):
        return None
    if end < len(tokens) and tokens[end].low in grammar.periods:
        return None
    noun = _noun(tokens, after_hyphen(tokens, end), grammar)
    if figure.shape == "words" and noun is None:
        return None
    if noun and any(tokens[i].low in grammar.periods for i in range(*noun)):
        return None
    rule = "ordinal.behind" if forward(tokens, start, grammar.ordinal_prefixes) else "ordinal"
    return QuantityReading(start, end, figure.value, "ordinal", unit_noun=noun, rule=rule)
