"""The command `compare`: a text and its translation side by side."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from servanda.cli.options import Format, Full
from servanda.errors import UsageError

if TYPE_CHECKING:
    from servanda.model import Document, RecordUnion, Span
    from servanda.resolution.parallel import Beside, Laid, Outcome

MARKS = {
    "same": ("=", "green"),
    "differs": ("≠", "bold red"),
    "only_left": ("◂", "yellow"),
    "only_right": ("▸", "yellow"),
}
MISSING = "–"


def add_to(app: typer.Typer) -> None:
    """Registers the command."""
    app.command()(compare)


def compare(
    left: Annotated[Path, typer.Argument(metavar="TEXT", help="A text.")],
    right: Annotated[
        Path, typer.Argument(metavar="OTHER", help="Its translation, or another text that tells the same.")
    ],
    full: Full = False,
    format: Format = "text",
) -> None:
    """Lays two texts side by side, sentence by sentence, and shows where their records differ."""
    from servanda import pipeline
    from servanda.cli import screen

    documents = [_document(path) for path in (left, right)]
    found = pipeline.compare(*documents)
    if format == "json":
        screen.print_json(found)
    else:
        _page(found, (left.name, right.name), full)


def _document(path: Path) -> Document:
    from servanda import pipeline
    from servanda.readers import read_path

    document = read_path(path)
    code = document.metadata.language.value
    if not code or not pipeline.readable(code):
        raise UsageError(
            f"its language ({code or 'unknown'}) cannot be read",
            where=str(path),
            remedy="see servanda languages",
        )
    return document


def _page(found: list[Beside], names: tuple[str, str], full: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    from servanda.cli import screen

    out = screen.console()
    half = (out.width - 3) // 2
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=half)
    table.add_column(width=half)
    table.add_row(Text(names[0], style="bold"), Text(names[1], style="bold"))
    for beside in found:
        table.add_row("", "")
        table.add_row(_sentence(beside.left, half, full), _sentence(beside.right, half, full))
        for laid in beside.records:
            table.add_row(*_record(laid))
    out.print(table)
    out.print()
    out.print(Text(_summary(found, names), style="dim"))


def _sentence(spans: tuple[Span, ...], width: int, full: bool) -> Any:
    from rich.text import Text

    from servanda.views.quoting import shorten

    words = " ".join(" ".join(span.quote.split()) for span in spans)
    return Text((words if full else shorten(words, 3 * width)) or MISSING, style="italic" if words else "dim")


def _record(laid: Laid) -> tuple[Any, Any]:
    """A record on each side; what differs is named once, with both values."""
    from rich.text import Text

    mark, style = MARKS[laid.outcome]
    if laid.outcome == "same" and laid.left is not None:
        return Text(f"{mark} ", style=style) + Text(_words(laid.left)), Text(mark, style=style)
    cells = []
    for record, other in ((laid.left, laid.right), (laid.right, laid.left)):
        if record is None:
            cells.append(Text(""))
            continue
        cell = Text(f"{mark} ", style=style) + Text(_words(record))
        for slot in laid.differing if other is not None else ():
            cell.append(f"\n  {slot}: {_value(record, slot)}", style="red")
        cells.append(cell)
    return cells[0], cells[1]


def _words(record: RecordUnion) -> str:
    from servanda.views.wording import dated

    return dated(record)


def _value(record: RecordUnion, slot: str) -> str:
    from servanda.model.records import slots_in_any_language

    value = slots_in_any_language(record).get(slot, MISSING)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _summary(found: list[Beside], names: tuple[str, str]) -> str:
    outcomes = Counter(laid.outcome for beside in found for laid in beside.records)
    alone = [
        sum(len(beside.left) for beside in found if not beside.right),
        sum(len(beside.right) for beside in found if not beside.left),
    ]
    told = [
        f"{count} {'sentence' if count == 1 else 'sentences'} only in {name}"
        for count, name in zip(alone, names, strict=True)
        if count
    ]
    told = told or ["every sentence has its answer"]
    if total := sum(outcomes.values()):
        told.append(f"{total} records: {outcomes['same']} the same, {outcomes['differs']} with a difference")
        sides: tuple[tuple[Outcome, str], ...] = (("only_left", names[0]), ("only_right", names[1]))
        told += [f"{outcomes[side]} only in {name}" for side, name in sides if outcomes[side]]
    return ", ".join(told)
