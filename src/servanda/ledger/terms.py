"""What is looked for, and what counts as a word: the same on every database."""

from __future__ import annotations

import re
from typing import NamedTuple

from servanda.text.reading import match_form

WORD = re.compile(r"[^\W_]+")
_NEITHER_WORD_NOR_ASCII = re.compile(r"[^\w\x00-\x7f]")
_ONE_LETTER = {
    ord(char): folded
    for char in map(chr, range(0x80, 0x3000))
    if char.isalpha() and char.lower() == char and len(folded := char.casefold()) == 1 and folded != char
}
"""Small letters that are another's variant: final sigma, the micro sign. SQLite folds some of them, Python's `lower` none."""


class Term(NamedTuple):
    """Words that stand side by side; with `begins`, the last one is the beginning of a word."""

    words: tuple[str, ...]
    begins: bool = False


class Query(NamedTuple):
    """One term of each group of `wanted` must occur, none of `unwanted` may. There is at least one group."""

    wanted: tuple[tuple[Term, ...], ...]
    unwanted: tuple[Term, ...] = ()


class Found(NamedTuple):
    """A passage that holds what is looked for: its score (lower is better), the ranges of its folded text."""

    id: int
    score: float
    ranges: tuple[tuple[int, int], ...]


def search_form(text: str) -> str:
    """The form in which passages are searched, letter by letter: the length never changes.

    What is no letter or number, and not ASCII, becomes a space: what databases take for a part of a word depends on
    the Unicode version that they were made with.
    """
    form = match_form(text)
    if form.isascii():
        return form
    return _NEITHER_WORD_NOR_ASCII.sub(" ", form.translate(_ONE_LETTER))
