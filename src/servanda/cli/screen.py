"""The terminal: columns, quotes and restrained colour. Nothing here asks a ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from servanda.views.model import Entry, Line
from servanda.views.names import actor_name

MARK_STYLES = {"denied": "red", "overdue": "bold red", "due": "red", "due soon": "yellow"}
QUIET = "dim"
DATE_WIDTH = 17


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


def subheading(out: Console, title: str, aside: str = "") -> None:
    """The title of a section, with something quiet beside it."""
    out.print()
    out.print(Text(title.upper(), style="bold cyan") + Text(f"  {aside}" if aside else "", style=QUIET))


def rows(out: Console, found: Sequence[tuple[str, Text]], *, width: int = DATE_WIDTH) -> None:
    """A column of dates (or other short labels), and beside each what belongs to it."""
    column = min(width, max(8, out.width // 5))
    room = max(20, out.width - column - 4)
    for label, content in found:
        left = list(Text(label).wrap(out, column)) if label else []
        right = list(content.wrap(out, room))
        for at in range(max(len(left), len(right))):
            line = Text("  ")
            line.append_text(left[at] if at < len(left) else Text())
            line.pad_right(column + 4 - line.cell_len)
            line.append_text(right[at] if at < len(right) else Text())
            line.rstrip()
            out.print(line, no_wrap=True, overflow="ignore", crop=False)


def paragraph(out: Console, text: Text, indent: int) -> None:
    """A text wrapped at some distance from the margin."""
    for line in text.wrap(out, max(20, out.width - indent)):
        line.rstrip()
        out.print(Text(" " * indent) + line, no_wrap=True, overflow="ignore", crop=False)


def body(
    words: str,
    *,
    marks: Iterable[str] = (),
    quote: str = "",
    source: str = "",
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
        text.append(f" {source}", style=QUIET)
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
        if begin > len(flat) - room:
            begin = flat.find(" ", len(flat) - room - 1) + 1
        else:
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
    source = " ".join((actor_name(first.speaker), first.tag) if first.speaker else (first.tag,))
    others = entry.tags[1:] if full else entry.tags[1:3]
    if entry.texts > 1:
        rest = f" +{entry.texts - 1 - len(others)}" if entry.texts > len(others) + 1 else ""
        source = f"{source} · {entry.texts} texts: {' '.join(others)}{rest}"
    # A sentence that repeats what the words already quote gets one line, any other two.
    lines = 1 if "“" in entry.words else 2
    room = max(44, lines * (out.width - DATE_WIDTH - 7) - len(source))
    return date, body(
        entry.words,
        marks=(mark, *note.split(", ")) if note else (mark,),
        quote=excerpt(first, room, full=full),
        source=source,
        quiet=(entry.via,),
    )
