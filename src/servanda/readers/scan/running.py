"""Reads running text with front matter and marks: what plain text and Markdown share."""

from __future__ import annotations

import re

from servanda.model import Block, Field, Span, Zone
from servanda.readers.dates import published_date
from servanda.readers.scan.front import Front, Value, read_front
from servanda.readers.scan.markup import find_markup
from servanda.readers.scan.pieces import cut_pieces
from servanda.readers.scan.zones import assign_zones
from servanda.readers.source import Page
from servanda.readers.words import page_words

_KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "published": (
        "published",
        "date",
        "published_time",
        "pubdate",
        "publish_date",
        "datepublished",
        "created",
    ),
    "author": ("author", "authors", "byline"),
    "url": ("source_url", "url", "canonical_url", "link", "permalink"),
    "language": ("language", "lang", "locale"),
    "outlet": ("outlet", "publication", "publisher", "site_name", "site"),
}
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9-]+)?")


def read_running(text: str) -> Page:
    """The page in `text`: front matter, zones, the metadata that its own lines give."""
    front = read_front(text)
    start = front.end if front else 1 if text.startswith("\ufeff") else 0
    marked = find_markup(text, start)
    pieces = cut_pieces(text, marked, start)
    fields = _front_fields(text, front) if front else {}
    title = _title_value(front)
    zoned = assign_zones(text, pieces, marked, page_words(), title=title.value if title else None)
    if title and any(block.zone == "title" for block in zoned.blocks):
        title = None
    head = _front_blocks(text, start, title)
    return Page(text=text, blocks=(*head, *zoned.blocks), fields={**zoned.fields, **fields})


def _title_value(front: Front | None) -> Value | None:
    return next((front.values[key] for key in _KEYS["title"] if key in front.values), None) if front else None


def _front_blocks(text: str, end: int, title: Value | None) -> list[Block]:
    ranges: list[tuple[Zone, int, int]] = [("furniture", 0, end)]
    if title:
        ranges = [
            ("furniture", 0, title.start),
            ("title", title.start, title.end),
            ("furniture", title.end, end),
        ]
    blocks: list[Block] = []
    for zone, low, high in ranges:
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if low < high:
            blocks.append(Block(zone, low, high, title.skips if title and zone == "title" else ()))
    return blocks


def _front_fields(text: str, front: Front) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    for name, keys in _KEYS.items():
        for key in keys:
            found = front.values.get(key)
            if found is None or not found.value:
                continue
            field = plain_field(name, found.value)
            if field.value is None:
                if field.note:
                    fields.setdefault(name, field)
                continue
            fields[name] = Field(field.value, "file", (Span.cut(text, found.start, found.end),), field.note)
            break
    return fields


def plain_field(name: str, value: str) -> Field:
    """A metadata value as a file gives it, brought to its form; without a value, and a note, where it is not one."""
    value = " ".join(value.split())
    if name == "published":
        date = published_date(value)
        return Field(date, "file") if date else Field(note=f"{value[:40]!r} is not a date of publication")
    if name == "language":
        match = _LANGUAGE.fullmatch(value)
        return (
            Field(match.group(1).lower(), "file")
            if match
            else Field(note=f"{value[:40]!r} is not a language code")
        )
    if name == "url" and not value.lower().startswith(("http://", "https://")):
        return Field(note=f"{value[:80]!r} is not a full address")
    if name == "author" and is_identifier(value):
        return Field(note=f"{value[:40]!r} is an identifier, not a name")
    return Field(value, "file") if value else Field()


def is_identifier(value: str) -> bool:
    """Whether an author field holds a key of the publishing system: one word with figures in it."""
    return " " not in value and any(map(str.isdigit, value))
