"""Tokens: words, numbers and marks with their offsets in the reading text."""

from __future__ import annotations

import re

import msgspec

_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*(?:(?![а-яё]{4})[^\W\d_]+|[ºª°])?"  # 1.000  4,2  01:45  26e  75th  2030s  1.2bn
    r"|'(?:s|t|re|ve|ll|d|m)\b"  # English clitics and the Dutch and English genitive
    r"|[А-ЯЁ]?[а-яё]{2,}(?=\d)"  # «более65 стран»: the space between word and figure was lost with a tag
    r"|[^\W\d_]+\d*[^\W\d_]*"  # words, G20, SSN
    r"|\S"
)


class Token(msgspec.Struct, frozen=True, gc=False):
    """`text[start:end]` of the reading text; `low` is the form that packs are matched against."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()


def tokenize(text: str, low: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`; `low` is the match form of `text`, of the same length."""
    stop = len(text) if end is None else end
    return [
        Token(text[first:last], low[first:last], first, last)
        for match in _TOKEN.finditer(text, start, stop)
        for first, last in (match.span(),)
    ]
