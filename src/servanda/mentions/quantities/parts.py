"""A figure with the unit around it: currency before or after, percent, measure, stretch of time."""

from __future__ import annotations

import msgspec

from servanda.analysis.tokens import Token
from servanda.mentions.quantities.figures import Figure, Tokens, after_hyphen, joint, read_figure
from servanda.mentions.quantities.grammar import NumberGrammar, Unit, backward, forward

DIGITS = frozenset("0123456789")


class Part(msgspec.Struct, frozen=True):
    """A figure on tokens `start..end` with its unit words, before ranges and comparators."""

    figure: Figure
    start: int
    end: int
    unit: Unit | None
    value: float


def read_part(tokens: Tokens, at: int, grammar: NumberGrammar) -> Part | None:
    """The figure that starts at token `at`, with its unit."""
    token = tokens[at]
    if token.text[0].isalpha() and token.low[-1] in DIGITS:
        return _glued_code(tokens, at, grammar)
    figure = read_figure(tokens, at, grammar)
    return _with_unit(tokens, figure, grammar) if figure else None


def _glued_code(tokens: Tokens, at: int, grammar: NumberGrammar) -> Part | None:
    """ "USD15" and "EUR1.5" are a code and a figure without a space."""
    text = tokens[at].text
    code = text.rstrip("0123456789")
    if code not in grammar.currency_codes and code not in grammar.currency_before:
        return None
    start = tokens[at].start + len(code)
    digits, end, skip = text[len(code) :], tokens[at].end, 1
    if at + 2 < len(tokens) and joint(tokens, at + 1) and joint(tokens, at + 2):
        rest = tokens[at + 2].low
        if tokens[at + 1].low in ".," and rest[0] in DIGITS:
            digits, end, skip = digits + tokens[at + 1].low + rest, tokens[at + 2].end, 3
    patched = [*tokens[:at], Token(digits, digits, start, end), *tokens[at + skip :]]
    figure = read_figure(patched, at, grammar)
    if figure is None or figure.kind != "number":
        return None
    shift = skip - 1
    figure = msgspec.structs.replace(figure, end=figure.end + shift)
    unit = Unit(_currency(code, grammar), "money", "money.code")
    return Part(figure, at, figure.end, unit, figure.value)


def _currency(code: str, grammar: NumberGrammar) -> str:
    phrases = grammar.currency_before.get(code.lower())
    return (
        phrases[0][1] if phrases and code not in grammar.currency_codes else "CNY" if code == "RMB" else code
    )


def _with_unit(tokens: Tokens, figure: Figure, grammar: NumberGrammar) -> Part:
    """The figure with its currency before it, or its unit after it."""
    start, end, value = figure.start, figure.end, figure.value
    unit: Unit | None = None
    if figure.kind == "fraction":
        at = end + (end < len(tokens) and tokens[end].low in grammar.articles)
        time = forward(tokens, at, grammar.units)
        if time and time[1].group == "time":
            figure = msgspec.structs.replace(figure, kind="number", end=time[0])
            return Part(figure, start, time[0], time[1], value)
    if figure.kind != "number":
        return Part(figure, start, end, None, value)
    prefix = backward(tokens, start, grammar.currency_before)
    if (
        prefix
        and start - prefix[0] > 1
        and tokens[start - 1].start - tokens[prefix[0]].end > start - prefix[0] - 2
    ):
        prefix = backward(tokens[start - 1 : start], 1, grammar.currency_before)  # "A $5 loan" is no "A$5"
        prefix = (start - 1, prefix[1]) if prefix else None
    if prefix and (tokens[prefix[0]].text[0].isupper() or not tokens[prefix[0]].is_word):
        start, unit = prefix[0], Unit(prefix[1], "money", "money.symbol")
    elif start and tokens[start - 1].text in grammar.currency_codes:
        start, unit = start - 1, Unit(_currency(tokens[start - 1].text, grammar), "money", "money.code")
    if figure.glued == "x":
        return Part(figure, start, end, unit, value)
    money = grammar.money_magnitudes
    if figure.glued:
        entries = grammar.units.get(figure.glued)
        if figure.glued in money and (
            unit or forward(tokens, end, grammar.units) or counts_noun(tokens, end, grammar)
        ):
            figure, value = _scaled(figure, money[figure.glued])
        elif entries and len(entries[-1][0]) == 1:
            unit = entries[-1][1]
    if end < len(tokens) and tokens[end].low == "(" and figure.shape == "words":
        end = _repeated(tokens, end, value, grammar)
    at = after_hyphen(tokens, end)
    if unit and unit.group == "money" and not figure.glued and at < len(tokens) and tokens[at].low in money:
        figure, value = _scaled(figure, money[tokens[at].low])
        end = at + 1
        at = after_hyphen(tokens, end)
    found = forward(tokens, at, grammar.units)
    if found and (value < found[1].least or (found[1].group == "time" and is_age(tokens, found[0], grammar))):
        found = None
    if found and (unit is None or unit.group == found[1].group == "money"):
        end, unit = found
    elif at < len(tokens) and unit is None and tokens[at].text in grammar.currency_codes:
        end, unit = at + 1, Unit(_currency(tokens[at].text, grammar), "money", "money.code")
    return Part(figure, start, end, unit, value)


def _scaled(figure: Figure, scale: float) -> tuple[Figure, float]:
    figure = msgspec.structs.replace(figure, scale=scale, value=figure.value * scale)
    return figure, figure.value


def is_age(tokens: Tokens, at: int, grammar: NumberGrammar) -> bool:
    """Whether a stretch of time that ends before `at` is an age ("70 years old")."""
    at = after_hyphen(tokens, at)
    return at < len(tokens) and tokens[at].low in grammar.time_not_before


def counts_noun(tokens: Tokens, at: int, grammar: NumberGrammar) -> bool:
    """Whether a noun known to be counted is one of the next two tokens."""
    return any(token.low in grammar.countable for token in tokens[at : at + 2])


def _repeated(tokens: Tokens, at: int, value: float, grammar: NumberGrammar) -> int:
    """The index after "(30)" where that repeats the number word before it, as treaties do."""
    if at + 2 < len(tokens) and tokens[at + 2].low == ")":
        figure = read_figure(tokens, at + 1, grammar) if tokens[at + 1].text[0].isdecimal() else None
        if figure and figure.value == value:
            return at + 3
    return at
