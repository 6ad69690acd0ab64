"""What is no quantity: years, labels ("Article 5"), names ("F-16"), scores, telephone numbers, list markers."""

from __future__ import annotations

from typing import Literal

from servanda.mentions.quantities.figures import Figure, Tokens, after_hyphen, joint
from servanda.mentions.quantities.grammar import NumberGrammar, Unit, backward, forward
from servanda.model.records import Comparator

_LABEL_LINKS = frozenset({",", "/", "-", "–", "(", "&", ")"})


def outside(
    tokens: Tokens, figure: Figure, unit: Unit | None, start: int, grammar: NumberGrammar, label_end: int
) -> Literal["label", "noise"] | None:
    """Why a figure is no quantity: it labels something, as do those listed after it, or it is part of something
    else (a name, score, date, time of day, telephone or list number). None if nothing speaks against it."""
    at, end = figure.start, figure.end
    if figure.kind in ("fraction", "multiple"):
        return None
    bare = unit is None and not figure.scaled
    if label_end >= 0 and bare and _continues_label(tokens, label_end, at, grammar):
        return "label"
    if not figure.scaled and start == at and _is_labelled(tokens, at, unit, grammar):
        return "label"
    if figure.kind == "number" and _is_clock(tokens, figure, start, grammar):
        return "noise"
    if figure.shape != "digits":
        return None
    if bare and figure.value <= 31 and _is_date(tokens, at, end, grammar):
        return "noise"
    if figure.kind == "ordinal":
        return "noise" if _is_word_part(tokens, at) or _is_word_part(tokens, end) else None
    if _touches_wrongly(tokens, at, end, unit, start):
        return "noise"
    if not bare:
        return None
    if _is_marker(tokens, at, end):
        return "label" if label_end >= 0 else "noise"
    unsafe = figure.doubtful or (at == 0 and figure.decimals)
    if _in_number_row(tokens, at, end) or (unsafe and not _is_factor(tokens, figure, grammar)):
        return "noise"
    return None


def _is_labelled(tokens: Tokens, at: int, unit: Unit | None, grammar: NumberGrammar) -> bool:
    name = backward(tokens, at, grammar.names)
    if name and name[0] > 0 and tokens[name[0]].text[0].isupper():
        return True
    previous = tokens[at - 1].low if at else ""
    if previous == "." and at >= 2:
        previous = tokens[at - 2].low
        return f"{previous}." in grammar.labels or previous in grammar.labels
    return previous in grammar.labels and (unit is None or unit.group == "time")


def _is_word_part(tokens: Tokens, at: int) -> bool:
    """Whether letters or digits meet without a space before token `at`, as in a hash."""
    if not joint(tokens, at) or _lost_space(tokens, at):
        return False
    return tokens[at - 1].low[-1].isalnum() and tokens[at].low[0].isalnum()


def _lost_space(tokens: Tokens, at: int) -> bool:
    """Whether the tokenizer has parted a figure from the word before it, which letters and digits of a name are not."""
    word = tokens[at - 1].text
    return len(word) > 1 and word.isalpha() and word[-1].islower() and not word.isascii()


def _is_date(tokens: Tokens, at: int, end: int, grammar: NumberGrammar) -> bool:
    """Whether a month stands beside a number, or beside the number that "and", a dash or "to" joins to it."""
    if at and tokens[at - 1].low in grammar.months:
        return True
    if end < len(tokens) and (tokens[end].low in grammar.months):
        return True
    linked = end + 2 < len(tokens) and (
        tokens[end].low in _LABEL_LINKS
        or tokens[end].low in grammar.and_
        or bool(forward(tokens, end, grammar.to))
    )
    return linked and tokens[end + 1].text[0].isdecimal() and tokens[end + 2].low in grammar.months


def _is_factor(tokens: Tokens, figure: Figure, grammar: NumberGrammar) -> bool:
    if figure.glued == "x" or backward(tokens, figure.start, grammar.factor_before):
        return True
    return figure.end < len(tokens) and tokens[figure.end].low in grammar.times


def _continues_label(tokens: Tokens, label_end: int, at: int, grammar: NumberGrammar) -> bool:
    between = tokens[label_end:at]
    if between and between[-1].low == ")":
        return False  # "(1) 3 ships": the bracket closed the label
    return len(between) <= 2 and all(
        token.low in _LABEL_LINKS or token.low in grammar.and_ or (token.low,) in _single(grammar)
        for token in between
    )


def _single(grammar: NumberGrammar) -> set[tuple[str, ...]]:
    return {words for entries in grammar.to.values() for words, _ in entries}


def _touches_wrongly(tokens: Tokens, at: int, end: int, unit: Unit | None, start: int) -> bool:
    """A figure glued to marks or words: "F-16", "2-1", "doi/12", "#4", "six-way", "12.html"."""
    if joint(tokens, at) and start == at:
        mark = tokens[at - 1]
        if mark.low in "/_#@=.:+*°\\§№" and (
            mark.low != "+" or joint(tokens, at - 1) or len(tokens[at].low) > 6
        ):
            return True
        if mark.low in "-–" and at >= 2 and joint(tokens, at - 1):
            return True
        if mark.is_word:
            return not _lost_space(tokens, at)
    if end < len(tokens) and joint(tokens, end) and unit is None:
        mark = tokens[end]
        if mark.low in "/_@=*\\" or mark.low in "°º":
            return True
        if mark.low == "+" and end + 1 < len(tokens) and joint(tokens, end + 1):
            return True
        if mark.low in "-–" and end + 1 < len(tokens) and joint(tokens, end + 1):
            following = tokens[end + 1]
            if following.text[0].isdecimal():
                return not _ascending(tokens[at].low, following.low)
            return following.is_word
        if mark.low in ".:" and end + 1 < len(tokens) and joint(tokens, end + 1):
            return True
    return False


def _ascending(first: str, second: str) -> bool:
    """Whether "3-5" may be a range; whoever reads it on still asks for a unit."""
    low = "".join(char for char in first if char.isdecimal())
    high = "".join(char for char in second if char.isdecimal())
    return bool(low and high) and (len(low) > 1 or int(low) < int(high)) and len(low) <= 3


def _is_marker(tokens: Tokens, at: int, end: int) -> bool:
    after = tokens[end].low if end < len(tokens) else ""
    if at == 0 and (after in (".", ")", "") or end == len(tokens)):
        return True
    before = tokens[at - 1].low if at else ""
    return (
        (before == "(" and after == ")")
        or (before == "[" and after == "]")
        or (at == 1 and before in "(*•-–" and after in ".)")
    )


def _in_number_row(tokens: Tokens, at: int, end: int) -> bool:
    """Three or more bare numbers in a row are a telephone or account number or a table row."""
    count, i = 1, end
    while i < len(tokens) and (tokens[i].text[0].isdecimal() or tokens[i].low == "-"):
        count += tokens[i].low != "-"
        i += 1
    i = at - 1
    while i >= 0 and (tokens[i].text[0].isdecimal() or tokens[i].low == "-"):
        count += tokens[i].low != "-"
        i -= 1
    return count >= 3


def _is_clock(tokens: Tokens, figure: Figure, start: int, grammar: NumberGrammar) -> bool:
    after = after_hyphen(tokens, figure.end)
    if after >= len(tokens):
        return False
    if forward(tokens, after, grammar.clock):
        return True
    before = tokens[start - 1].low if start else ""
    low = tokens[after].low
    return (
        low in grammar.clock_hours
        and figure.value <= 24
        and (figure.decimals or before in grammar.clock_before)
    )


def is_year_like(
    tokens: Tokens,
    figure: Figure,
    comparator: Comparator,
    high: float | None,
    noun: tuple[int, int] | None,
    grammar: NumberGrammar,
) -> bool:
    """Whether a bare number of four digits reads as a year."""
    if figure.shape != "digits" or figure.scaled or figure.glued:
        return False
    text = tokens[figure.start].text
    if figure.end - figure.start > 1 or not text.isdecimal() or not 1000 <= figure.value <= 2199:
        return False
    counted = noun is not None and any(tokens[i].low in grammar.countable for i in range(*noun))
    before = tokens[figure.start - 1].low if figure.start else ""
    if before in grammar.year_before and comparator == "=":
        return True
    if 1900 <= figure.value <= 2099:
        return not counted or (comparator == "=" and figure.value % 100 != 0)
    return noun is None or (not counted and comparator == "=" and figure.value % 10 != 0)


def needs_more(
    tokens: Tokens,
    figure: Figure,
    comparator: Comparator,
    high: float | None,
    noun: tuple[int, int] | None,
    end: int,
    grammar: NumberGrammar,
) -> bool:
    """Whether a bare number lacks what makes it a count: a noun, a comparator, a magnitude, or a verb before it."""
    if (
        figure.shape != "digits"
        and figure.end < len(tokens)
        and tokens[figure.end].low == "-"
        and joint(tokens, figure.end)
    ):
        return high is None
    if noun is not None or comparator != "=" or high is not None or figure.scaled:
        if (
            noun is not None
            and figure.shape == "digits"
            and not figure.scaled
            and comparator == "="
            and high is None
        ):
            return _named(tokens, figure) and not tokens[noun[0]].text[0].islower()
        return False
    if figure.shape != "digits":
        return True
    return figure.start == 0 or _named(tokens, figure) or not tokens[figure.start - 1].is_word


def _named(tokens: Tokens, figure: Figure) -> bool:
    """Whether a capitalised word other than the sentence's first stands right before: "Boeing 737", "Falcon 9"."""
    return figure.start > 0 and tokens[figure.start - 1].text[0].isupper()
