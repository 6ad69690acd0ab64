"""The background brief as pages of a terminal, and the parts of it that other pages share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from servanda.cli.screen import (
    DATE_WIDTH,
    QUIET,
    beside,
    body,
    console,
    heading,
    paragraph,
    quote_of,
    room_of,
    rows,
    subheading,
)
from servanda.views.dates import date_words
from servanda.views.quoting import shorten

if TYPE_CHECKING:
    from servanda.views.brief import Brief, BriefLine, Section
    from servanda.views.model import Moment, Source


def brief_page(brief: Brief, *, full: bool = False) -> None:
    """A background brief."""
    out = console()
    head(out, pair(brief.name_a, brief.name_b), brief.moment)
    texts = count(len(brief.sources), "text")
    since = f" since {date_words(brief.since)}" if brief.since else ""
    out.print(
        Text(f"Background brief{since}: {count(brief.statements, 'statement')} from {texts}", style=QUIET)
    )
    if brief.left_out:
        out.print(Text(f"{brief.left_out} statements without any date are left out", style=QUIET))
    if brief.opening:
        out.print()
        width = room_of(out)
        rows(
            out,
            [
                (line.label, beside(out, Text(line.words, style="bold"), line.tag, width))
                for line in brief.opening
            ],
        )
    for section in brief.sections:
        subheading(out, section.title)
        rows(out, _rows(out, section.lines, full))
        left = _left(section)
        if left:
            out.print(Text(f"  {left}", style=QUIET))
    if brief.conflicts:
        _differing(out, brief, full)
    subheading(out, "Sources")
    sources(out, brief.sources, full=full)


CARDS = 3
"""How many cards a brief shows."""


def _differing(out: Console, brief: Brief, full: bool) -> None:
    """Open cards: the thing, its values with their places, the kind of the likely cause."""
    cards = count(len(brief.conflicts), "open card")
    subheading(out, "Where texts differ", f"{cards}: servanda conflicts {brief.a} {brief.b}")
    shown = brief.conflicts if full else brief.conflicts[:CARDS]
    found = []
    for card in shown:
        text = Text(card.what)
        for place, value in enumerate(card.values):
            text.append(": " if place == 0 else "; ", style="")
            text.append(value.words, style="bold")
            text.append(f" {value.lines[0].tag}", style=QUIET)
        if card.causes[0].kind != "unknown":
            text.append(f" · likely {card.causes[0].kind}", style=QUIET)
        found.append((date_words(card.when), text))
    rows(out, found)


def _rows(out: Console, lines: Sequence[BriefLine], full: bool) -> list[tuple[str, Text]]:
    """Lines that stand on one sentence have it once, under the last of them."""
    found: list[tuple[str, Text]] = []
    block: list[BriefLine] = []
    for place, line in enumerate(lines):
        block = [*block, line] if line.repeats else [line]
        last = place + 1 == len(lines) or not lines[place + 1].repeats
        inline = last and bool(line.lead) and not full and len(block) == 1
        shown = line.lead if inline else line.words
        row = body(shown, marks=(line.mark, *line.note.split(", ")), quiet=(_via(line, full),))
        if last:
            entries = [entry for one in block for entry in (one.listed or (one.entry,))]
            quoted = [entry.lines[0] for entry in entries]
            row = quote_of(out, quoted, line.entry, before=row, inline=inline, full=full)
        found.append((line.date, row))
    return found


def _via(line: BriefLine, full: bool) -> str:
    """Why it belongs to the relation, where its words do not show it."""
    return line.via if full or line.via.startswith("as ") else ""


def _left(section: Section) -> str:
    told = [f"{section.more} more"] if section.more else []
    if section.vague:
        told.append(f"{section.vague} that cannot be measured")
    return f"and {' and '.join(told)}: {section.command}" if told else ""


def count(number: int, noun: str) -> str:
    """«1 text», «2 texts»."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def head(out: Console, title: str, moment: Moment) -> None:
    """The title of a view, with its day."""
    heading(out, title, f"as of {date_words(moment.day)}")
    if moment.note:
        paragraph(out, Text(moment.note, style="yellow"), 0)


def pair(a: str, b: str) -> str:
    """«Russia – Vietnam»."""
    return " – ".join(name.removeprefix("the ") for name in (a, b))


def sources(out: Console, sources: Iterable[Source], *, full: bool = True) -> None:
    """The texts that a view rests on, with what is not known about them."""
    found = []
    for source in sources:
        facts = [source.title, source.author, source.outlet, date_words(source.published), source.url]
        if full or not (source.outlet or source.url):
            facts.append(f"from {source.republished_from}" if source.republished_from else None)
        text = Text("; ".join(fact for fact in facts if fact))
        if source.remarks:
            text.append("; " if text else "")
            remarks = source.remarks if full else [_brief_remark(remark) for remark in source.remarks]
            text.append(shorten("; ".join(remarks), 400), style="yellow")
        found.append((source.name, text))
    longest = max((len(name) for name, _ in found), default=0)
    rows(out, found, width=max(DATE_WIDTH, min(longest, out.width // 3)))


def _brief_remark(remark: str) -> str:
    return (
        remark.partition(" “")[0].replace("inferred from", "inferred from the text")
        if "“" in remark
        else remark
    )
