"""Ranges ("3 to 5 billion", "between 3 and 5"), and figures that share the unit of the next ("from 3 to 5%")."""

from __future__ import annotations

from typing import Literal

import msgspec

from servanda.mentions.quantities.figures import Tokens, joint
from servanda.mentions.quantities.grammar import NumberGrammar, Unit, backward, forward
from servanda.mentions.quantities.parts import Part, counts_noun, read_part


class Pair(msgspec.Struct, frozen=True):
    """What the figure after a link word makes of the figure before it.

    `role` is "range" (one reading from `low` to `high`, on tokens `start..end`) or "shared" (two readings; the
    first takes magnitude and unit from the second).
    """

    role: Literal["range", "shared"]
    start: int
    end: int
    low: float
    high: float
    unit: Unit | None


def read_pair(tokens: Tokens, part: Part, grammar: NumberGrammar, barred: set[int]) -> Pair | None:
    """The pair that `part` opens with the figure after a link word; None if it stands alone."""
    end, figure = part.end, part.figure
    if end + 1 >= len(tokens) or figure.kind != "number" or figure.glued == "x":
        return None
    link = tokens[end].low
    dash = link in ("-", "–")
    to, change = forward(tokens, end, grammar.to), forward(tokens, end, grammar.change)
    if not (dash or to or change or link in grammar.and_):
        return None
    opening = backward(tokens, part.start, grammar.between)
    at = to[0] if to else change[0] if change else end + 1
    second = _second(tokens, at, grammar, barred)
    if second is None or (part.unit and second.unit and part.unit.code != second.unit.code):
        return None
    unit = second.unit or part.unit
    low = _low(part, second)
    if (opening and (link in grammar.and_ or to)) or (dash and _is_span(tokens, part, second, grammar)):
        return (
            Pair("range", opening[0] if opening else part.start, second.end, low, second.value, unit)
            if low < second.value
            else None
        )
    before = tokens[part.start - 1].low if part.start else ""
    if change and before in grammar.from_:
        return Pair("shared", part.start, end, low, second.value, unit)
    bare = part.unit is None or (
        part.unit.group == "money" and part.start < figure.start and second.figure.scaled
    )
    if to and bare and not figure.scaled:
        return Pair("range", part.start, second.end, low, second.value, unit) if low < second.value else None
    if part.unit is None and second.unit and second.unit.group == "percent":
        return Pair("shared", part.start, end, part.value, second.value, unit)
    return None


def _second(tokens: Tokens, at: int, grammar: NumberGrammar, barred: set[int]) -> Part | None:
    """The figure that starts at token `at`, or behind the currency sign that stands there."""
    for place in (at, at + 1, at + 2):
        if place >= len(tokens) or place in barred:
            return None
        token = tokens[place]
        if token.text[0].isdecimal() or token.low in grammar.cardinals:
            part = read_part(tokens, place, grammar)
            plain = part and part.start == at and part.figure.kind == "number" and part.figure.glued != "x"
            return part if plain else None
    return None


def _low(part: Part, second: Part) -> float:
    """The lower value, in the magnitude of the higher where it has none of its own ("3 to 5 billion")."""
    if part.figure.scaled or not second.figure.scaled:
        return part.value
    scaled = part.value * second.figure.scale
    return scaled if scaled < second.value or part.value >= second.value else part.value


def _is_span(tokens: Tokens, part: Part, second: Part, grammar: NumberGrammar) -> bool:
    """Whether a dash joins a range: something must be measured or counted, else it is a score or a name."""
    if second.unit or part.unit or second.figure.scaled:
        return True
    return backward(tokens, part.start, grammar.cues_before) is not None or counts_noun(
        tokens, second.end, grammar
    )


def dashed_on(tokens: Tokens, at: int) -> bool:
    """Whether a dash and more digits are glued to a figure, as in "19-20 June"."""
    return (
        at + 1 < len(tokens)
        and tokens[at].low in "-–"
        and joint(tokens, at)
        and joint(tokens, at + 1)
        and tokens[at + 1].text[0].isdecimal()
    )
