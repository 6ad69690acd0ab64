"""A place in a document's text, carrying the words that stand there."""

from __future__ import annotations

from typing import Self

import msgspec


class SpanMismatch(ValueError):
    """The quote of a span is not what the text holds at its offsets."""


class Span(msgspec.Struct, frozen=True, order=True):
    """Half-open range `[start, end)` in Unicode code points, with the verbatim words found there.

    A span is made by `Span.cut`, which takes the words from the text, or by `Span.bind`, which checks a
    quote that came from elsewhere (a file, the ledger) against the text. There is no fuzzy span.
    """

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanMismatch(f"span {self.start}..{self.end} is empty or reversed")
        if len(self.quote) != self.end - self.start:
            raise SpanMismatch(
                f"span {self.start}..{self.end} is {self.end - self.start} characters long, "
                f"its quote has {len(self.quote)}: {self.quote[:60]!r}"
            )

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Self:
        """The span of `text[start:end]`."""
        if end > len(text):
            raise SpanMismatch(f"span {start}..{end} ends after the text, which has {len(text)} characters")
        return cls(start, end, text[start:end])

    @classmethod
    def bind(cls, text: str, start: int, end: int, quote: str) -> Self:
        """The span `start..end`, provided that `text` holds exactly `quote` there."""
        found = text[start:end]
        if found != quote:
            raise SpanMismatch(f"text holds {found[:60]!r} at {start}..{end}, not {quote[:60]!r}")
        return cls(start, end, quote)

    def holds_in(self, text: str) -> bool:
        """Whether `text` still has this quote at these offsets."""
        return text[self.start : self.end] == self.quote

    def overlap(self, other: Span) -> int:
        """How many characters two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))
