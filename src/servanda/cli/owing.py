"""What is owed, on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from servanda.views.owed import Owed, OwedItem, Rate
    from servanda.views.witnesses import Evidence


def owed_page(owed: Owed, *, limit: int | None = None, full: bool = False) -> None:
    """What is owed, by deadline: its state, its sentence, and the later sentences that say what became of it."""
    from rich.text import Text

    from servanda.cli.briefing import head, pair
    from servanda.cli.screen import console, rows
    from servanda.views.names import actor_name

    out = console()
    whose = (
        pair(actor_name(owed.a), actor_name(owed.b))
        if owed.a and owed.b
        else actor_name(owed.a or "all actors")
    )
    head(out, f"{whose}: owed", owed.moment)
    out.print(Text(" · ".join(f"{number} {state}" for state, number in owed.counts.items()), style="dim"))
    if owed.rate.decided:
        out.print(Text(rate_words(owed.rate), style="dim"))
    out.print()
    rows(out, [_row(out, item, full) for item in owed.items[:limit]])
    left = len(owed.items) - len(owed.items[:limit])
    if left:
        out.print(Text(f"  and {left} more", style="dim"))


def rate_words(rate: Rate) -> str:
    """«Kept: 3 of 5 that could be measured and were due (1 contradicted, 1 with no word of it)»."""
    rest = [
        f"{number} {name}"
        for number, name in (
            (rate.partly, "in part"),
            (rate.contradicted, "contradicted"),
            (rate.silent, "with no word of it"),
        )
        if number
    ]
    aside = f" ({', '.join(rest)})" if rest else ""
    return f"Kept: {rate.kept} of {rate.decided} that can be measured and were due{aside}"


def _row(out: Console, item: OwedItem, full: bool) -> tuple[str, Text]:
    from rich.text import Text

    from servanda.cli.screen import entry_row
    from servanda.views.brief import mark_of, progress_words, state_words
    from servanda.views.dates import date_words

    note = [] if item.status == "open" and not item.judged else [state_words(item)]
    if item.progress is not None:
        note.append(progress_words(item.progress))
    if item.measurable is False:
        note.append("not measurable")
    date = date_words(item.deadline) or _vague(item)
    label, content = entry_row(out, item.entry, date, mark_of(item.entry), note=", ".join(note), full=full)
    if item.judged is not None:
        rules = f"; the rules say {item.proposed}" if item.proposed and item.proposed != item.status else ""
        content += Text(f"\n→ {item.judged.author}: {item.judged.reason}{rules}", style="dim")
    first = {one.outcome: one for one in reversed(item.evidence)}
    for one in item.evidence if full else [one for one in item.evidence if one is first[one.outcome]]:
        content += _evidence(out, one, full)
    return label, content


def _evidence(out: Console, one: Evidence, full: bool) -> Text:
    from rich.text import Text

    from servanda.cli.screen import beside, quoted, room_of, where
    from servanda.views.dates import date_words
    from servanda.views.quoting import excerpt

    width = room_of(out) - 2
    told = Text(f"\n→ {one.outcome}: ", style="green" if one.outcome == "kept" else "magenta")
    told += Text(one.reason, style="dim")
    published = date_words(one.line.source.published)
    place = f"{published} {where(one.line)}".strip()
    room = None if full else max(width // 2, 2 * width - len(place) - 4)
    quote = beside(out, quoted(excerpt(one.line, room)), place, width)
    return told + Text("\n  ") + Text("\n  ").join(quote.split("\n"))


def _vague(item: OwedItem) -> str:
    words = item.entry.record.when_text
    return f"“{words}”" if words and item.entry.when is None else "no deadline"
