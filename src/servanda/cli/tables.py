"""Tables of records and mentions for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from servanda.cli.screen import console, quoted, reasons
from servanda.model import Statement
from servanda.views.dates import date_words
from servanda.views.grouping import date_of
from servanda.views.quoting import cut
from servanda.views.wording import wording


def records_table(shown: Sequence[tuple[str, Sequence[Statement]]], *, why: bool = False) -> None:
    """What was taken out of each text, one record a row, in plain words with its quote; `why` adds the rule."""
    out = console()
    for path, statements in shown:
        out.print(Text(f"\n{path}  ", style="bold") + Text(f"{len(statements)} records", style="dim"))
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=12)
        table.add_column(width=14)
        table.add_column(ratio=1)
        for statement in statements:
            record = statement.record
            body = Text(wording(record))
            mark = record.modality if record.modality not in (None, "asserted") else ""
            by = f" {record.speaker}" if record.speaker else ""
            body.append(f"  {mark}" if mark else "", style="magenta")
            evidence = record.evidence[0]
            found = (record.why.cues if record.why else ()) if why else ()
            cues = [(cue.start - evidence.start, cue.end - evidence.start) for cue in found]
            inside = [cue for cue in cues if 0 <= cue[0] < cue[1] <= len(evidence.quote)]
            body.append("\n")
            body.append_text(quoted(cut(evidence.quote, inside), after=by.strip()))
            for told in reasons(record) if why else ():
                body.append("\n")
                body.append_text(told)
            table.add_row(
                Text(str(record.__struct_config__.tag), style="cyan"), date_words(date_of(record)), body
            )
        out.print(table)


def mentions_table(shown: Sequence[tuple[str, Sequence[Any]]]) -> None:
    """What the surface layer saw: kind, place, words, normal form."""
    out = console()
    for path, mentions in shown:
        out.print(Text(f"\n{path}  ", style="bold") + Text(f"{len(mentions)} mentions", style="dim"))
        table = Table.grid(padding=(0, 2, 0, 0))
        for _ in range(2):
            table.add_column(no_wrap=True)
        table.add_column(ratio=3)
        table.add_column(ratio=2)
        for one in mentions:
            place = Text(f"{one.start}–{one.end}", style="dim", justify="right")
            value = "" if one.value is None else str(one.value)
            table.add_row(Text(str(one.kind), style="cyan"), place, " ".join(one.quote.split()), Text(value))
        out.print(table)
