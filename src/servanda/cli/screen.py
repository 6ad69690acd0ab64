"""The terminal: columns, quotes and restrained colour. Nothing here asks a ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from servanda.model import Record
from servanda.views.model import Entry, Line
from servanda.views.names import actor_name
from servanda.views.quoting import Excerpt, excerpt
from servanda.views.wording import lead

MARK_STYLES = {"denied": "red", "overdue": "bold red", "due": "red", "due soon": "yellow"}
QUIET = "dim"
QUOTE = "italic"
CUE = "bold"
FOUND = "bold yellow"
DATE_WIDTH = 16
GAP = 4
"""Columns before and after the labels of `rows`, together."""


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


def _column(out: Console, width: int) -> int:
    return min(width, max(8, out.width // (5 if width <= DATE_WIDTH else 3)))


def room_of(out: Console, width: int = DATE_WIDTH) -> int:
    """How many columns stand beside the labels of `rows`."""
    return max(20, out.width - _column(out, width) - GAP)


def rows(out: Console, found: Sequence[tuple[str, Text]], *, width: int = DATE_WIDTH) -> None:
    """A column of dates (or other short labels), and beside each what belongs to it."""
    column = _column(out, width)
    room = room_of(out, width)
    for label, content in found:
        left = list(Text(label).wrap(out, column)) if label else []
        right = list(content.wrap(out, room))
        for at in range(max(len(left), len(right))):
            line = Text("  ")
            line.append_text(left[at] if at < len(left) else Text())
            line.pad_right(column + GAP - line.cell_len)
            line.append_text(right[at] if at < len(right) else Text())
            line.rstrip()
            out.print(line, no_wrap=True, overflow="ignore", crop=False)


def paragraph(out: Console, text: Text, indent: int) -> None:
    """A text wrapped at some distance from the margin."""
    for line in text.wrap(out, max(20, out.width - indent)):
        line.rstrip()
        out.print(Text(" " * indent) + line, no_wrap=True, overflow="ignore", crop=False)


def body(words: str, *, marks: Iterable[str] = (), quiet: Iterable[str] = ()) -> Text:
    """The sentence of an entry with its marks."""
    text = Text(words)
    for mark in filter(None, marks):
        text.append(" · ", style=QUIET)
        text.append(mark, style=MARK_STYLES.get(mark.partition(" by ")[0], "magenta"))
    aside = [part for part in quiet if part]
    if aside:
        text.append(" · " + " · ".join(aside), style=QUIET)
    return text


def quoted(found: Excerpt, *, after: str = "") -> Text:
    """A verbatim quote with the words that made the record marked, and something quiet after it."""
    text = Text("“", style=QUOTE)
    inner = Text(found.text, style=QUOTE)
    for first, last in found.marks:
        inner.stylize(CUE, first, last)
    text.append_text(inner)
    text.append("”", style=QUOTE)
    if after:
        text.append(f" {after}", style=QUIET)
    return text


def beside(out: Console, left: Text, right: str, room: int) -> Text:
    """A text wrapped in `room` columns, with something quiet at the right of its last line, or under it."""
    lines = list(left.wrap(out, room))
    for line in lines:
        line.rstrip()
    last = lines[-1] if lines else Text()
    if last.cell_len + len(right) + 2 <= room:
        last.append(" " * (room - last.cell_len - len(right)))
        last.append(right, style=QUIET)
    else:
        lines.append(Text(" " * max(0, room - len(right))) + Text(right, style=QUIET))
    return Text("\n").join(lines)


def reasons(record: Record) -> list[Text]:
    """The rule that made a record with the words that set it off, and its steps, one text each."""
    if record.why is None:
        return []
    cues = ", ".join(f"“{' '.join(cue.quote.split())}”" for cue in record.why.cues)
    told = [f"rule {record.why.rule}{f', by {cues}' if cues else ''}", *record.why.steps]
    return [Text(one, style=QUIET) for one in told]


def where(line: Line, texts: int = 1, tags: Sequence[str] = (), *, works: int = 0, full: bool = False) -> str:
    """Who says it, and where it stands; how many works say so, in how many copies."""
    source = f"{actor_name(line.speaker)} {line.tag}" if line.speaker else line.tag
    if texts < 2:
        return source
    said = backing(texts, works)
    return f"{source} · {said}: {' '.join(tags[1:])}" if full else f"{source} · {said}"


def backing(texts: int, works: int) -> str:
    """«2 works», where each is a text of its own; «2 works, 3 copies», «1 work, 2 copies» where some are copies."""
    said = f"{works} work{'' if works == 1 else 's'}"
    return said if works == texts else f"{said}, {texts} copies"


def entry_row(
    out: Console, entry: Entry, date: str, mark: str, *, note: str = "", full: bool = False
) -> tuple[str, Text]:
    """An entry as a row of `rows`: its words, and under them the sentence and who says it."""
    marks = (mark, *note.split(", ")) if note else (mark,)
    head = body(entry.words, marks=marks, quiet=(entry.via,))
    return date, quote_of(out, entry.lines[:1], entry, before=head, full=full)


def quote_of(
    out: Console,
    lines: Sequence[Line],
    entry: Entry,
    *,
    before: Text,
    inline: bool = False,
    full: bool = False,
) -> Text:
    """Words and under them (or right after them, `inline`) the quote of the first line, its place at the right.

    The quote is cut around what matters to all of the lines, to what two lines of the terminal hold; one line
    where the words quote the sentence already.
    """
    width = room_of(out)
    source = where(lines[0], entry.texts, entry.tags, works=entry.works, full=full)
    start = before + Text(": ") if inline else Text("")
    repeated = not inline and bool(lead(entry.record, lines[0].quote))
    more = 2 if out.width < 90 else 1
    lines_of_text = 1 if repeated else 2 + more * _needs_room(entry, lines)
    room = max(width // 2, lines_of_text * width - start.cell_len - len(source) - 4)
    while True:
        quote = quoted(excerpt(lines[0], None if full else room, *lines[1:]))
        found = beside(out, start + quote, source, width)
        if full or found.plain.count("\n") < lines_of_text or room <= width // 2:
            return found if inline else before + Text("\n") + found
        room -= 6


def _needs_room(entry: Entry, lines: Sequence[Line]) -> bool:
    """A list of figures, and an instrument or a target whose words are the point, get a line more."""
    record = entry.record
    pointed = bool(getattr(record, "title", None) or getattr(record, "target", None))
    return len(lines) > 1 or pointed
