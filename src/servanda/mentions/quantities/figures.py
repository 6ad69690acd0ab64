"""Figures: the number itself, in digits or words, with its magnitude; no unit, no comparator yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from servanda.analysis.tokens import Token
from servanda.mentions.quantities.grammar import NumberGrammar, forward
from servanda.model.records import Comparator

Tokens = Sequence[Token]
_DIGITS = re.compile(r"([\d.,:]*\d)(\D*)")


class Figure(msgspec.Struct, frozen=True):
    """A number on tokens `start..end`. `glued` is a suffix of the digits that is neither ordinal nor magnitude;
    `scale` is the product of its magnitudes, `decimals` that it may as well be a section or version."""

    start: int
    end: int
    value: float
    shape: Literal["digits", "words", "article"]
    kind: Literal["number", "ordinal", "fraction", "multiple"] = "number"
    comparator: Comparator = "="
    glued: str = ""
    scale: float = 1.0
    decimals: bool = False
    doubtful: bool = False

    @property
    def scaled(self) -> bool:
        """Whether a magnitude belongs to the figure."""
        return self.scale != 1.0


def joint(tokens: Tokens, at: int) -> bool:
    """Whether token `at` touches the token before it."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def after_hyphen(tokens: Tokens, at: int) -> int:
    """The index after a hyphen at `at` that touches both its neighbours, else `at`."""
    if at + 1 < len(tokens) and tokens[at].low == "-" and joint(tokens, at) and joint(tokens, at + 1):
        return at + 1
    return at


def read_figure(tokens: Tokens, at: int, grammar: NumberGrammar) -> Figure | None:
    """The figure that starts at token `at`."""
    token = tokens[at]
    if token.text[0].isdecimal():
        return _read_digits(tokens, at, grammar)
    low = token.low
    if (rank := _ordinal_behind_prefix(tokens, at, grammar)) is not None:
        return rank
    found = forward(tokens, at, grammar.fractions_alone)
    if found:
        end, value = found
        return _fraction(
            tokens, at - (at > 0 and tokens[at - 1].low in grammar.fraction_determiners), end, value, grammar
        )
    if low in grammar.articles:
        if token.text.lower() in grammar.accented:
            return _read_words(tokens, at, 1.0, grammar)
        return _read_article(tokens, at, grammar)
    several = forward(tokens, at, grammar.multiplier_phrases)
    if several:
        return Figure(at, several[0], several[1], "words", "multiple")
    if low in grammar.multipliers:
        return Figure(at, at + 1, grammar.multipliers[low], "words", "multiple")
    if low in grammar.times_words:
        return Figure(at, at + 1, grammar.times_words[low], "words", glued="x")
    if low in grammar.cardinals:
        if low in grammar.pronouns and not _is_numeral(tokens, at, grammar):
            return None
        return _read_words(tokens, at, grammar.cardinals[low], grammar)
    if low in grammar.ordinals:
        return Figure(at, at + 1, grammar.ordinals[low], "words", "ordinal")
    return None


def _ordinal_behind_prefix(tokens: Tokens, at: int, grammar: NumberGrammar) -> Figure | None:
    """An ordinal of several words: a set phrase, or a number that a word before it makes one («lần thứ 5»)."""
    whole = forward(tokens, at, grammar.ordinal_phrases)
    if whole is not None:
        return Figure(at, whole[0], whole[1], "digits", "ordinal")
    prefix = forward(tokens, at, grammar.ordinal_prefixes)
    if prefix is None or prefix[0] >= len(tokens):
        return None
    start = prefix[0]
    low = tokens[start].low
    if low.isdecimal() and len(low) <= 3:
        return Figure(at, start + 1, float(low), "digits", "ordinal")
    if low not in grammar.ordinal_prefixed:
        return None
    number = _read_words(tokens, start, grammar.ordinal_prefixed[low], grammar)
    return Figure(at, number.end, number.value, "digits", "ordinal")


def _is_numeral(tokens: Tokens, at: int, grammar: NumberGrammar) -> bool:
    """Whether a pronoun-like number word ("one") counts something: it needs a noun, and no determiner."""
    if at + 1 >= len(tokens):
        return False
    following = tokens[after_hyphen(tokens, at + 1)].low
    if (
        following in grammar.magnitudes
        or following in grammar.denominators
        or following in grammar.multipliers
    ):
        return True
    if at and tokens[at - 1].low in grammar.pronouns_not_after:
        return False
    if (
        forward(tokens, at + 1, grammar.and_a_half) is not None
        or forward(tokens, at + 1, grammar.units) is not None
        or forward(tokens, at + 1, grammar.out_of) is not None
    ):
        return True
    after = tokens[at + 1]
    return (
        after.is_word
        and after.text[0].islower()
        and following not in grammar.small_words
        and following not in grammar.pronouns_not_before
    )


def _dotted_ordinal(tokens: Sequence[Token], end: int, number: str, suffixes: frozenset[str]) -> bool:
    """Whether a full stop and an ending hang on a whole number, without a space between them."""
    if end + 1 >= len(tokens) or not number.isdecimal():
        return False
    dot, ending = tokens[end], tokens[end + 1]
    glued = tokens[end - 1].end == dot.start and dot.end == ending.start
    return dot.text == "." and glued and ending.low in suffixes


def _marked_ordinal(tokens: Tokens, end: int, number: str, mark: str) -> bool:
    """Whether a mark behind digits makes an ordinal of them: a word follows («die 25. Sitzung»), and no more digits."""
    if end + 1 >= len(tokens) or len(number) > 3 or not number.isdecimal():
        return False
    after = tokens[end + 1]
    return (
        tokens[end].text == mark
        and tokens[end].start == tokens[end - 1].end
        and after.is_word
        and after.start > tokens[end].end
    )


def _read_digits(tokens: Tokens, at: int, grammar: NumberGrammar) -> Figure | None:
    match = _DIGITS.fullmatch(tokens[at].low)
    if not match:
        return None
    number, suffix = match.groups()
    end = at + 1
    if not suffix and len(number) <= 3 and number.isdecimal():
        while (
            end < len(tokens)
            and len(tokens[end].low) == 3
            and tokens[end].low.isdecimal()
            and tokens[end].start == tokens[end - 1].end + 1
        ):
            number += tokens[end].low
            end += 1
    value = parse_digits(number, grammar)
    if value is None:
        return None
    doubtful = False
    decimals = not number.isdecimal() and not value.is_integer()
    if grammar.decimal not in number and not number.isdecimal():
        doubtful = decimals = decimals or not _grouped(number, grammar.thousands)
    if suffix in grammar.ordinal_suffixes:
        if not number.isdecimal():
            return None
        return Figure(at, end, value, "digits", "ordinal")
    if not suffix and _dotted_ordinal(tokens, end, number, grammar.ordinal_suffixes):
        return Figure(at, end + 2, value, "digits", "ordinal")  # «25.ª sesión»
    hung = after_hyphen(tokens, end)
    if not suffix and hung > end and number.isdecimal() and tokens[hung].low in grammar.ordinal_suffixes:
        return Figure(at, hung + 1, value, "digits", "ordinal")  # «25-е заседание»
    if grammar.ordinal_mark and not suffix and _marked_ordinal(tokens, end, number, grammar.ordinal_mark):
        return Figure(at, end + 1, value, "digits", "ordinal")
    scale = 1.0
    glued = suffix
    if suffix in grammar.glued:
        scale, glued = grammar.glued[suffix], ""
        value *= scale
    elif suffix in grammar.factor_glued:
        glued = "x"
    elif not suffix and end < len(tokens) and tokens[end].low == "×" and joint(tokens, end):
        glued, end = "x", end + 1
    figure = Figure(at, end, value, "digits", glued=glued, scale=scale, decimals=decimals, doubtful=doubtful)
    if glued:
        return figure
    fold = after_hyphen(tokens, end)
    if fold < len(tokens) and tokens[fold].low in grammar.fold_suffixes:
        return msgspec.structs.replace(figure, end=fold + 1, glued="x")
    return _magnified(tokens, figure, grammar)


def _grouped(number: str, separator: str) -> bool:
    head, *groups = number.split(separator)
    return (
        head.isdecimal()
        and 1 <= len(head) <= 3
        and all(len(group) == 3 and group.isdecimal() for group in groups)
    )


def parse_digits(number: str, grammar: NumberGrammar) -> float | None:
    """The value of digits with separators; None for a time of day, a version, a telephone or serial number.

    A separator used against the language's habit ("1.3" in Dutch) is read as decimal where that is the only
    reading possible; the caller asks for a unit then.
    """
    if number.isdecimal():
        return None if len(number) > 8 or (number[0] == "0" and len(number) > 1) else float(number)
    if ":" in number:
        return None
    decimal, thousands = grammar.decimal, grammar.thousands
    if decimal in number and thousands in number:
        whole, _, rest = number.rpartition(decimal)
        return (
            float(whole.replace(thousands, "") + "." + rest)
            if rest.isdecimal() and _grouped(whole, thousands)
            else None
        )
    if thousands in number:
        if _grouped(number, thousands):
            return float(number.replace(thousands, "")) if number[0] != "0" else None
        if number.count(thousands) > 1:
            return None
        return float(number.replace(thousands, "."))
    return float(number.replace(decimal, ".")) if number.count(decimal) == 1 else None


def _magnified(tokens: Tokens, figure: Figure, grammar: NumberGrammar) -> Figure:
    """The figure with the magnitude words after it ("15 billion", "2 million 300 thousand", "1 million and a half")."""
    end, value, scale, last = figure.end, figure.value, figure.scale, 1.0
    half = None if figure.shape == "digits" and figure.decimals else forward(tokens, end, grammar.and_a_half)
    if half and half[0] < len(tokens):
        at_magnitude = tokens[half[0]].low in grammar.magnitudes
        if at_magnitude or figure.shape == "words":
            end, value = half[0], value + half[1]
    while True:
        at = after_hyphen(tokens, end)
        if at >= len(tokens) or tokens[at].low not in grammar.magnitudes:
            break
        last = grammar.magnitudes[tokens[at].low]
        value, end, scale = value * last, at + 1, scale * last
        if tokens[at].low in grammar.abbreviated and _own_stop(tokens, end):
            end += 1
    if last > 1:
        half = forward(tokens, end, grammar.and_a_half)
        if half:
            end, value = half[0], value + half[1] * last
        elif (
            last == 1000 and end < len(tokens) and tokens[end].text.isdecimal() and len(tokens[end].text) == 3
        ):
            # «62 mil 657 millones», «11 mil 300»: the three digits behind a thousand are its rest.
            value, end = value + float(tokens[end].text), end + 1
            while end < len(tokens) and tokens[end].low in grammar.magnitudes:
                factor = grammar.magnitudes[tokens[end].low]
                value, end, scale = value * factor, end + 1, scale * factor
        elif end < len(tokens) and tokens[end].text[0].isdecimal():
            more = _read_digits(tokens, end, grammar)
            if more and more.kind == "number" and more.scaled and more.value < last:
                end, value = more.end, value + more.value
    return msgspec.structs.replace(figure, end=end, value=value, scale=scale)


def _own_stop(tokens: Tokens, at: int) -> bool:
    """Whether the full stop at `at` belongs to the abbreviation before it: something small goes on behind it."""
    if at + 1 >= len(tokens) or tokens[at].text != ".":
        return False
    return tokens[at + 1].text[0].islower() or not tokens[at + 1].text[0].isalnum()


def _read_words(tokens: Tokens, at: int, first: float, grammar: NumberGrammar) -> Figure:
    """Number words in a row: "two hundred and five thousand", "twenty-five", "twenty-fifth", "two thirds"."""
    total, current, end, least = 0.0, first, at + 1, first
    scale = 1.0
    if first >= grammar.file.cardinals.units_from and first % 10 == 0:
        least = 10.0 if first < 100 else 100.0 if first < 1000 else 1000.0
    else:
        least = 0.0
    while end < len(tokens):
        step = after_hyphen(tokens, end)
        low = tokens[step].low
        magnitude = grammar.magnitudes.get(low)
        if magnitude is not None and magnitude > 1:
            if magnitude >= 1000:
                total, current = (total + current * magnitude, 0.0) if current else (total * magnitude, 0.0)
            else:
                current *= magnitude
            least, end, scale = magnitude, step + 1, scale * magnitude
            continue
        joined = step == end and low in grammar.joined_by and least >= 100
        if joined:
            step += 1
            low = tokens[step].low if step < len(tokens) else ""
        if step < len(tokens) and least > 0:
            more, rank = grammar.cardinals.get(low), grammar.ordinals.get(low)
            if more is not None and 0 < more < least and more.is_integer():
                current += more
                end = step + 1
                least = 10.0 if 20 <= more < 100 and more % 10 == 0 else 100.0 if more == 100 else 0.0
                continue
            if rank is not None and rank < least and not _denominates(tokens, step, grammar):
                return Figure(at, step + 1, total + current + rank, "words", "ordinal")
        break
    value = total + current
    plain = Figure(at, end, value, "words", scale=scale)
    half = forward(tokens, end, grammar.and_a_half)
    if half:
        plain = msgspec.structs.replace(
            plain, end=half[0], value=value + half[1] * (least if scale > 1 and least > 1 else 1.0)
        )
        return _magnified(tokens, plain, grammar) if scale == 1.0 else plain
    if scale == 1.0:
        step = after_hyphen(tokens, end)
        fold = tokens[step].low if step < len(tokens) else ""
        if fold in grammar.fold_suffixes:
            return Figure(at, step + 1, value, "words", "multiple")
        if fold in grammar.denominators and _denominates(tokens, step, grammar, number=value):
            return _fraction(tokens, at, step + 1, value / grammar.denominators[fold], grammar) or plain
        return _ratio(tokens, at, end, value, grammar) or plain
    return plain


def _ratio(tokens: Tokens, at: int, end: int, value: float, grammar: NumberGrammar) -> Figure | None:
    """ "one in five"."""
    found = forward(tokens, end, grammar.out_of)
    if found and found[0] < len(tokens):
        base = grammar.cardinals.get(tokens[found[0]].low)
        if base and value < base and base >= 3:
            return Figure(at, found[0] + 1, value / base, "words", "fraction")
    return None


def _denominates(tokens: Tokens, at: int, grammar: NumberGrammar, number: float = 1.0) -> bool:
    """Whether the form at `at` is a part of a whole there, and not an ordinal ("a third of" but "a third round")."""
    low = tokens[at].low
    if low not in grammar.denominators or number >= grammar.denominators[low]:
        return False
    if low not in grammar.ordinals:
        return True
    if at + 1 >= len(tokens):
        return True
    after = tokens[at + 1]
    return not after.is_word or after.low in grammar.fraction_followers or after.low in grammar.magnitudes


def _fraction(tokens: Tokens, start: int, end: int, value: float, grammar: NumberGrammar) -> Figure | None:
    """A fraction, or the number that it makes of a magnitude ("half a million", "a quarter of a million")."""
    if forward(tokens, end, grammar.fraction_not_before):
        return None
    before = tokens[start - 1].low if start else ""
    if before in grammar.ordinals or before in grammar.fraction_not_after:
        return None
    at = end
    for _ in range(2):
        if at < len(tokens) and (
            tokens[at].low in grammar.articles or tokens[at].low in grammar.fraction_followers
        ):
            at += 1
        if (
            at < len(tokens)
            and tokens[at].low in grammar.magnitudes
            and (at == end or tokens[at - 1].low in grammar.articles)
        ):
            figure = Figure(start, at, value, "article")
            return _magnified(tokens, figure, grammar)
    if end < len(tokens) and tokens[end].low in grammar.cardinals:
        return None  # «half elf» is a time of day
    return Figure(start, end, value, "words", "fraction")


def _read_article(tokens: Tokens, at: int, grammar: NumberGrammar) -> Figure | None:
    if at + 1 >= len(tokens):
        return None
    low = tokens[at + 1].low
    if low in grammar.magnitudes or (low in grammar.cardinals and grammar.cardinals[low] in (100.0, 1000.0)):
        return _read_words(tokens, at, 1.0, grammar) if low in grammar.magnitudes else None
    if low in grammar.about:
        figure = Figure(at, at + 2, grammar.about[low], "article", comparator="~")
        return _magnified(tokens, figure, grammar)
    found = forward(tokens, at + 1, grammar.fractions_alone)
    if found:
        return _fraction(tokens, at, found[0], found[1], grammar)
    if _denominates(tokens, at + 1, grammar):
        return _fraction(tokens, at, at + 2, 1.0 / grammar.denominators[low], grammar)
    ratio = _ratio(tokens, at, at + 1, 1.0, grammar)
    if ratio:
        return ratio
    if low in grammar.percent_words:
        return Figure(at, at + 1, 1.0, "article")
    return None
