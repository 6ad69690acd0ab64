"""The terminal: columns, quotes and restrained colour. Nothing here asks a ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from servanda.views.model import Entry, Line

MARK_STYLES = {"denied": "red", "overdue": "bold red", "due": "red", "due soon": "yellow"}
QUIET = "dim"
DATE_WIDTH = 23


def console() -> Console:
    """Standard output, as wide as the terminal up to what reads well."""
    out = Console(highlight=False, emoji=False, markup=False, soft_wrap=False)
    if out.width > 120:
        out = Console(highlight=False, emoji=False, markup=False, width=120)
    return out


def print_json(value: Any) -> None:
    """A view as indented JSON."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value).decode(), indent=2) + "\n")


def heading(out: Console, left: str, right: str = "") -> None:
    """The title of a page, with the day at the right."""
    gap = max(2, out.width - len(left) - len(right))
    out.print(
        Text(left, style="bold") + Text(" " * gap + right if len(left) + len(right) + 2 <= out.width else "")
    )


def subheading(out: Console, title: str) -> None:
    """The title of a section."""
    out.print()
    out.print(Text(title.upper(), style="bold cyan"))


def rows(out: Console, found: Sequence[tuple[str, Text]]) -> None:
    """Dates in a column of their own, what belongs to them beside it."""
    if not found:
        return
    narrow = out.width < 72
    width = min(max((len(date) for date, _ in found), default=0), 14 if narrow else DATE_WIDTH)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=width or 1, no_wrap=False)
    table.add_column(ratio=1)
    for date, body in found:
        table.add_row(Text(date), body)
    out.print(Padding(table, (0, 0, 0, 2)))


def body(
    words: str,
    *,
    marks: Iterable[str] = (),
    quote: str = "",
    by: Sequence[str] = (),
    tag: str = "",
    quiet: Iterable[str] = (),
) -> Text:
    """One entry: the sentence with its marks, and under it the verbatim quote, who said it, and where."""
    text = Text(words)
    for mark in filter(None, marks):
        text.append("  ")
        text.append(mark, style=MARK_STYLES.get(mark.partition(" by ")[0], "magenta"))
    aside = [part for part in quiet if part]
    if aside:
        text.append("  " + " · ".join(aside), style=QUIET)
    if quote:
        text.append("\n")
        text.append(f"“{quote}”", style="dim italic")
        text.append(f" {' · '.join([*by, tag])}" if by or tag else "", style=QUIET)
    return text


def excerpt(line: Line, room: int, *, full: bool = False) -> str:
    """The sentence of a line, or as much of it around the evidence as there is room for."""
    return cut(line.quote, line.quote.find(line.evidence.quote), room, full=full)


def cut(sentence: str, start: int, room: int, *, full: bool = False) -> str:
    """A sentence on one line, at most `room` characters of it, beginning at a word near `start` if need be."""
    flat = " ".join(sentence.split())
    if full or len(flat) <= room:
        return flat
    begin = 0
    if start > room // 3:
        begin = len(" ".join(sentence[:start].split()))
        begin = min(begin, len(flat) - room)
        begin = flat.rfind(" ", 0, begin + 1) + 1
    piece = flat[begin : begin + room]
    if begin + room < len(flat):
        piece = piece[: piece.rfind(" ")] + " …"
    return f"… {piece}" if begin else piece


def entry_row(
    out: Console, entry: Entry, date: str, mark: str, *, note: str = "", full: bool = False
) -> tuple[str, Text]:
    """An entry as a row of `rows`."""
    first = entry.lines[0]
    room = 2 * max(40, out.width - DATE_WIDTH - 6) - 30
    return date, body(
        entry.words,
        marks=(mark, *note.split(", ")) if note else (mark,),
        quote=excerpt(first, room, full=full),
        by=entry.speakers,
        tag=first.tag,
        quiet=(entry.via, f"{entry.texts} texts" if entry.texts > 1 else ""),
    )


__all__ = [
    "body",
    "console",
    "cut",
    "entry_row",
    "escape",
    "excerpt",
    "heading",
    "print_json",
    "rows",
    "subheading",
]
