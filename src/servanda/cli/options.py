"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from servanda.errors import UsageError

if TYPE_CHECKING:
    from servanda.ledger import Ledger

DEFAULT_LEDGER = "servanda.ledger"

LEDGER_HELP = "The ledger: a file, or postgresql://user@host/database."
LedgerOption = Annotated[
    str,
    typer.Option("--ledger", envvar="SERVANDA_LEDGER", metavar="LEDGER", help=LEDGER_HELP),
]
Ledgers = Annotated[str, typer.Argument(metavar="LEDGER", help=LEDGER_HELP)]
Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, or folders of files.")]
ActorA = Annotated[str, typer.Argument(metavar="A", help="A state: VNM, VN, Vietnam; or an organisation.")]
ActorB = Annotated[str, typer.Argument(metavar="B", help="The other one.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only from this date on (2024, 2024-06).")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only until this date.")]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="As the ledger stood on that day, with deadlines judged on it."),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="When the texts were published, where they do not say.")
]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="The language of the texts: nl, en.")]
Out = Annotated[Path | None, typer.Option(metavar="DIR", help="Write DIR/NAME.jsonl for each text.")]
Full = Annotated[bool, typer.Option("--full", help="Leave nothing out, cut no sentence short.")]
Shape = Literal["text", "json"]
Format = Annotated[Shape, typer.Option("--format", help="text, or json with everything that is known.")]


class Asked(NamedTuple):
    """What a user asks about two actors: which, in which ledger, of what time, and how it is to be shown."""

    a: str
    b: str
    ledger: str
    since: str | None
    until: str | None
    as_of: str | None
    full: bool
    format: Shape


def about_two(command: Callable[[Asked], None]) -> Callable[..., None]:
    """Gives a command the arguments and options of every question about two actors; its help stays its own."""

    def asking(
        a: ActorA,
        b: ActorB,
        ledger: LedgerOption = DEFAULT_LEDGER,
        since: Since = None,
        until: Until = None,
        as_of: AsOf = None,
        full: Full = False,
        format: Format = "text",
    ) -> None:
        command(Asked(a, b, ledger, since, until, as_of, full, format))

    # Not functools.wraps: Typer would follow it to the inner signature and offer no options.
    asking.__name__, asking.__doc__ = command.__name__, command.__doc__
    return asking


def open_ledger(ledger: str) -> Ledger:
    """An existing ledger; without one, says which command makes it."""
    from servanda.ledger import Ledger

    if ":" not in ledger and not Path(ledger).exists():
        raise UsageError(
            "there is no ledger here yet",
            where=ledger,
            remedy=f"make one: servanda read PATH... --ledger {ledger}",
        )
    return Ledger.open(ledger, create=False)
