"""Commands on what does not fit together, and what is missing: `conflicts`, `settle`, `gaps`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from servanda.cli.judging import Author, Reason
from servanda.cli.options import DEFAULT_LEDGER, Asked, Format, LedgerOption, about_two, open_ledger
from servanda.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from servanda.views.amounts import Beside
    from servanda.views.conflicts import Card, Conflicts
    from servanda.views.gaps import Gaps
    from servanda.views.model import Line

SLOTS = {
    "when": "date", "where": "place", "level": "level", "ordinal": "number", "value": "figure", "count": "count",
    "parties": "parties", "target": "target", "deadline": "deadline",
}  # fmt: skip


def add_to(app: typer.Typer) -> None:
    """Registers the commands."""
    for command in (conflicts, settle, gaps):
        app.command()(command)


@about_two
def conflicts(asked: Asked) -> None:
    """Where texts differ: every value with its sentence, and the likely cause."""
    from servanda.cli.asking import answer
    from servanda.views import conflicts as ask

    answer(asked, ask, lambda found: bool(found.cards or found.beside), conflicts_page, "conflicts about")


def settle(
    card: Annotated[str, typer.Argument(metavar="CARD", help="The id of a card: c1:….")],
    value: Annotated[
        str | None, typer.Argument(metavar="[VALUE]", help="One of its values; none with --reopen.")
    ] = None,
    author: Author = "",
    reason: Reason = "",
    again: Annotated[bool, typer.Option("--reopen", help="Takes the last decision back.")] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
    format: Format = "text",
) -> None:
    """Settles a card on one of its values; the others stay visible, and it can be taken back."""
    from servanda.cli import screen
    from servanda.views import reopen
    from servanda.views import settle as decide

    if not author.strip():
        raise UsageError(
            "does not say who decides",
            remedy="give --author NAME, or set the environment variable SERVANDA_AUTHOR",
        )
    if again == (value is not None):
        raise UsageError(
            "give either VALUE or --reopen", remedy="servanda settle CARD VALUE --author NAME --reason WHY"
        )
    with open_ledger(ledger) as opened:
        if value is None:
            found = reopen(opened, card, author=author, reason=reason)
        else:
            found = decide(opened, card, value, author=author, reason=reason)
    if format == "json":
        screen.print_json(found)
    else:
        out = screen.console()
        screen.rows(out, [card_row(out, found, full=False)], width=LABEL)


LABEL = 8


def conflicts_page(found: Conflicts, *, full: bool = False) -> None:
    """Cards, the open ones first; then what only looks like a conflict."""
    from rich.text import Text

    from servanda.cli.briefing import count, head, pair
    from servanda.cli.screen import QUIET, console, rows, subheading

    out = console()
    head(out, f"{pair(found.name_a, found.name_b)}: where texts differ", found.moment)
    settled = len(found.cards) - found.open
    told = [count(found.open, "open card"), f"{settled} settled" if settled else ""]
    out.print(Text(" · ".join(filter(None, told)), style=QUIET))
    for card in found.cards:
        out.print()
        rows(out, [card_row(out, card, full=full)], width=LABEL)
    if found.beside:
        subheading(out, "No conflict, beside each other")
        for one in found.beside:
            rows(out, [("", beside_text(out, one, full=full))], width=LABEL)


def card_row(out: Console, card: Card, *, full: bool) -> tuple[str, Text]:
    """A card as a row: the thing, each value with its first sentence, the causes, and what is decided."""
    from rich.text import Text

    from servanda.cli.screen import QUIET, beside, quoted, room_of, where
    from servanda.views.dates import date_words, in_words
    from servanda.views.quoting import excerpt

    width = room_of(out, LABEL)
    when = in_words(card.when)
    title = card.what if not when or when in card.what else f"{card.what} {when}"
    text = Text(title, style="bold")
    for value in card.values:
        chosen = card.settled is not None and card.settled.value == value.value
        text.append("\n\n")
        text.append("✓ " if chosen else "· ", style="green" if chosen else QUIET)
        text.append(value.words, style="bold yellow" if card.open else "bold" if chosen else "")
        text.append(f"  {value.texts} texts" if value.texts > 1 else "", style=QUIET)
        for line in _first_of_each_text(value.lines) if full else value.lines[:1]:
            published = date_words(line.source.published)
            place = where(line) + (f", {published}" if published else ", date unknown")
            text.append("\n")
            room = None if full else max(40, 2 * (width - 2) - len(place) - 6)
            text.append_text(_indented(beside(out, quoted(excerpt(line, room)), place, width - 2), 2))
    text.append("\n")
    for place_, cause in enumerate(card.causes):
        lead = "Likely cause: " if place_ == 0 else "Or: "
        name = "" if cause.kind == "unknown" else f"{cause.kind}. "
        words = cause.words[:1].upper() + cause.words[1:] if name else cause.words
        text.append(f"\n{lead}", style=QUIET)
        text.append(f"{name}{words}.")
        if not full:
            break
    text.append("\n")
    text.append_text(_state(card))
    return SLOTS.get(card.slot, card.slot), text


def _first_of_each_text(lines: Sequence[Line]) -> list[Line]:
    return list({line.document_id: line for line in reversed(lines)}.values())[::-1]


def _state(card: Card) -> Text:
    from rich.text import Text

    from servanda.cli.screen import QUIET
    from servanda.views.dates import date_words

    decided = card.settled
    if decided is None:
        return Text(f"Open. servanda settle {card.id} VALUE --author NAME --reason WHY", style=QUIET)
    words = next((value.words for value in card.values if value.value == decided.value), decided.value)
    reason = f": {decided.reason}" if decided.reason else ""
    told = f"Settled on {words} by {decided.author} on {date_words(decided.at[:10])}{reason}"
    if decided.outdated:
        told += ". Open again: a value came in since"
    return Text(f"{told}. {card.id}", style="yellow" if decided.outdated else "green")


def beside_text(out: Console, one: Beside, *, full: bool) -> Text:
    """Figures that only look like a conflict, each with its sentence, and why they are none."""
    from rich.text import Text

    from servanda.cli.screen import QUIET, beside, quoted, room_of, where
    from servanda.views.dates import in_words
    from servanda.views.quoting import excerpt

    width = room_of(out, LABEL)
    text = Text(f"{one.what}: {one.why}")
    for entry in one.entries:
        text.append("\n")
        text.append("· ", style=QUIET)
        text.append(f"{entry.words} {in_words(entry.when)}".rstrip(), style="bold")
        text.append("\n")
        line = entry.lines[0]
        place = where(line, entry.texts, entry.tags, full=full)
        room = None if full else max(40, 2 * (width - 2) - len(place) - 6)
        text.append_text(_indented(beside(out, quoted(excerpt(line, room)), place, width - 2), 2))
    return text


def _indented(text: Text, columns: int) -> Text:
    from rich.text import Text

    return Text("\n").join(Text(" " * columns) + line for line in text.split("\n"))


@about_two
def gaps(asked: Asked) -> None:
    """What texts imply and the ledger does not hold, and what would fill it."""
    from servanda.cli.asking import answer
    from servanda.views import gaps as ask

    answer(asked, ask, lambda found: bool(found.gaps), gaps_page, "gaps about")


GAP_TITLES = {
    "outcome": "What became of it?", "session": "Sessions", "visit": "Visits", "document": "Documents counted, not named",
    "legal base": "Legal base", "anniversary": "Anniversaries", "amount": "Growth without amount",
    "target": "Targets without a figure", "silence": "Bodies not heard of",
}  # fmt: skip


def gaps_page(found: Gaps, *, full: bool = False) -> None:
    """Gaps by kind: what is missing, the sentence from which it follows, what would fill it."""
    from rich.text import Text

    from servanda.cli.briefing import count, head, pair
    from servanda.cli.screen import QUIET, beside, console, quoted, room_of, rows, subheading, where
    from servanda.views.dates import date_words, in_words
    from servanda.views.quoting import excerpt

    out = console()
    head(out, f"{pair(found.name_a, found.name_b)}: what is missing", found.moment)
    out.print(Text(count(len(found.gaps), "gap"), style=QUIET))
    width = room_of(out)
    last = ""
    for gap in found.gaps:
        if gap.kind != last:
            subheading(out, GAP_TITLES[gap.kind])
            last = gap.kind
        text = Text(gap.words, style="bold")
        place = where(gap.line)
        room = None if full else max(40, 3 * width - len(place) - 6)
        text.append("\n")
        text.append_text(beside(out, quoted(excerpt(gap.line, room)), place, width))
        for entry in gap.entries if full else ():
            text.append(
                f"\nKnown: {entry.words} {in_words(entry.when)}".rstrip() + f" {entry.lines[0].tag}",
                style=QUIET,
            )
        text.append("\nWould fill it: ", style=QUIET)
        text.append(f"{gap.fill}.")
        rows(out, [(date_words(gap.when), text)])
