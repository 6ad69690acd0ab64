"""A text as it was read: fixed characters, zones, metadata with the origin of each field."""

from __future__ import annotations

from typing import Literal

import msgspec

from servanda.model.span import Span

Zone = Literal[
    "title", "heading", "body", "caption", "credit", "source_line", "related", "comments", "furniture"
]

READ_FOR_RECORDS: frozenset[Zone] = frozenset({"title", "heading", "body", "caption", "related"})
"""Zones whose sentences are read for records. `related` is read only where it holds a full sentence."""


class Block(msgspec.Struct, frozen=True):
    """One run of text of one zone, in reading order; blocks never overlap.

    `skips` are ranges inside the block that are markup, not words (tags, link targets, list marks): they
    stay in the text, so that offsets are those of the stored file, and are passed over in reading.
    """

    zone: Zone
    start: int
    end: int
    skips: tuple[tuple[int, int], ...] = ()


Origin = Literal["option", "sidecar", "file", "inferred", "missing"]


class Field(msgspec.Struct, frozen=True):
    """One metadata value with where it came from; an inferred value carries the sentences that imply it."""

    value: str | None = None
    origin: Origin = "missing"
    evidence: tuple[Span, ...] = ()
    note: str | None = None


MISSING = Field()


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about a text; a field that the source does not give is shown as missing, never guessed.

    `published` is EDTF. `language` is an ISO 639-1 code. `republished_from` is the URL that a source line
    names, `original_language` the language of that original.
    """

    title: Field = MISSING
    published: Field = MISSING
    author: Field = MISSING
    outlet: Field = MISSING
    url: Field = MISSING
    language: Field = MISSING
    republished_from: Field = MISSING
    original_language: Field = MISSING


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A text that was read once and never changes.

    `id` is `d1:` and the first 32 hex digits of the SHA-256 of the raw bytes, so the same bytes are the same
    document. `text` is never normalised after reading; `blocks` are in order of their start.
    """

    id: str
    name: str
    media_type: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()

    def span(self, start: int, end: int) -> Span:
        return Span.cut(self.text, start, end)
