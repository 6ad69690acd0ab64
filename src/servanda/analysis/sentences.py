"""Where sentences end, by marks, by the abbreviations of the pack, and by what follows."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from servanda.analysis.tokens import Token
from servanda.languages.schema import SentenceRules

_ENDS = frozenset(".!?…")
_CLOSES = frozenset("\"')]}*_")


def split_sentences(
    tokens: Sequence[Token], first: int, last: int, rules: SentenceRules
) -> Iterator[tuple[int, int]]:
    """Token ranges of the sentences in `tokens[first:last]` (one block)."""
    never, maybe = _abbreviations(rules)
    letter_names = rules.letter_names
    begin = first
    position = first
    openers = _openers(rules)
    while position < last:
        token = tokens[position]
        if token.text in openers and begin < position < last - 2 and _opens_unmarked(tokens, position, rules):
            yield begin, position
            begin = position
        if token.text not in _ENDS:
            position += 1
            continue
        end = position + 1
        while end < last and (tokens[end].text in _ENDS or tokens[end].text in _CLOSES):
            if tokens[end].text in _CLOSES and tokens[end].start > tokens[end - 1].end:
                break
            end += 1
        if end >= last:
            break
        if _ends_here(tokens, begin, position, end, never, maybe, letter_names):
            yield begin, end
            begin = end
        position = end
    if begin < last:
        yield begin, last


def _opens_unmarked(tokens: Sequence[Token], at: int, rules: SentenceRules) -> bool:
    """Whether a capitalised article opens a sentence though no mark ends the one before («… en 2019 Le pays …»).

    A lower-case word follows it, or a name with a lower-case word behind; a name with an article («Le Caire») does
    not stand right behind a common noun that does not announce it.
    """
    before, after, later = tokens[at - 1], tokens[at + 1], tokens[at + 2]
    if not before.text[-1].isalnum() or len(before.text) < 4 or before.low in _before_names(rules):
        return False
    if not after.text[0].isalpha() or not later.text[0].isalpha():
        return False
    if after.text[0].islower():
        return True
    return before.text[0].islower() and later.text[0].islower()


@functools.lru_cache(maxsize=32)
def _openers(rules: SentenceRules) -> frozenset[str]:
    return frozenset(rules.openers)


@functools.lru_cache(maxsize=32)
def _before_names(rules: SentenceRules) -> frozenset[str]:
    return frozenset(rules.before_names)


@functools.lru_cache(maxsize=32)
def _teasers(rules: SentenceRules) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(form.lower().split()) for form in rules.teasers)


def without_teasers(
    tokens: Sequence[Token], ranges: Iterator[tuple[int, int]], rules: SentenceRules
) -> Iterator[tuple[int, int]]:
    """Sentences without the headlines of other texts that stand inside the line behind «A lire aussi»."""
    marks = _teasers(rules)
    skipping = False
    for first, last in ranges:
        if marks and _teased(tokens, first, marks):
            skipping = True
        elif not skipping or tokens[last - 1].text == ".":
            skipping = False
            yield first, last


def _teased(tokens: Sequence[Token], first: int, marks: tuple[tuple[str, ...], ...]) -> bool:
    return any(tuple(token.low for token in tokens[first : first + len(mark)]) == mark for mark in marks)


@functools.lru_cache(maxsize=32)
def _abbreviations(rules: SentenceRules) -> tuple[frozenset[str], frozenset[str]]:
    """Abbreviations that never end a sentence, and those that may, as the splitter compares them."""

    def key(form: str) -> str:
        return form.lower().rstrip(".").replace(" ", "")

    return frozenset(map(key, rules.abbreviations)), frozenset(map(key, rules.may_end))


def _opening_date(tokens: Sequence[Token], begin: int, mark: int) -> bool:
    """Whether nothing but a day, a month and a year stand before an abbreviation («25 июля 2024 г. Министр …»)."""
    return mark - begin == 4 and tokens[begin].is_number and tokens[begin + 2].is_number


def _ends_here(
    tokens: Sequence[Token], begin: int, mark: int, end: int, never: frozenset[str], maybe: frozenset[str],
    letter_names: tuple[str, ...],
) -> bool:  # fmt: skip
    following = tokens[end]
    if following.start == tokens[end - 1].end:
        return False
    opens = following.text in "\"'([«*_-–•" and end + 1 < len(tokens)
    starter = tokens[end + 1] if opens else following
    capital = starter.text[0].isupper() or starter.text[0].isdigit()
    if tokens[mark].text != "." or mark == begin:
        return capital or not starter.text[0].isalpha()
    before = tokens[mark - 1]
    joined = before.low
    back = mark - 1
    while back - 2 >= begin and tokens[back - 1].text == "." and tokens[back - 1].end == tokens[back].start:
        joined = tokens[back - 2].low + "." + joined
        back -= 2
    if len(before.text) == 1 and before.text.isalpha() and before.text.isupper():
        return capital and mark > begin + 1 and f"{tokens[mark - 2].text} {before.text}" in letter_names
    if joined in maybe or before.low in maybe:
        return capital and starter.text[0].isupper() and not _opening_date(tokens, begin, mark)
    if joined in never or before.low in never:
        return False
    if before.is_number and before.end - before.start <= 2 and mark - 1 == begin:
        return False
    return capital
