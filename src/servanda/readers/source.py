"""What goes into a reader and what comes out: `Source`, `Page`, `ReadOptions`."""

from __future__ import annotations

import msgspec

from servanda.model import Block, Field


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller knows about a source; each value given here beats the sidecar and the file.

    `charset` names the encoding of a text that does not declare one and is not UTF-8.
    """

    published: str | None = None
    language: str | None = None
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    charset: str | None = None


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The raw bytes of one source, its name (a path or a URL, for messages) and the charset the caller gave."""

    data: bytes
    name: str
    charset: str | None = None


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A source as its reader saw it: the text, its blocks in order, and the metadata that it gives itself.

    `fields` are named as in `Metadata`; a field with origin `missing` and a note says why a value was refused.
    """

    text: str
    blocks: tuple[Block, ...]
    fields: dict[str, Field] = {}
