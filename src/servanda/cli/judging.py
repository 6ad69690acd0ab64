"""Commands by which a person decides: `judge …`, `judgements`, `proposals`. Each decision is one row; undoing it is one more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from servanda.cli.options import (
    DEFAULT_LEDGER,
    ActorA,
    ActorB,
    AsOf,
    Format,
    LedgerOption,
    open_ledger,
)
from servanda.errors import UsageError

if TYPE_CHECKING:
    from servanda.ledger import Judgement, Ledger

Author = Annotated[
    str,
    typer.Option(
        envvar="SERVANDA_AUTHOR", help="Who judges. Environment variable SERVANDA_AUTHOR.", show_envvar=False
    ),
]
Reason = Annotated[str, typer.Option(help="Why, in a few words.")]
Statement = Annotated[
    str, typer.Argument(metavar="ID", help="A statement, by its id or the beginning of it.")
]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The other statement.")]


def add_to(app: typer.Typer) -> None:
    """Registers the commands."""
    judge = typer.Typer(
        help="Records what a person decided.",
        no_args_is_help=True,
        rich_markup_mode=None,
        add_completion=False,
    )
    judge.command("same")(same)
    judge.command("not-same")(not_same)
    for command in (accept, reject, correct, verdict, undo):
        judge.command()(command)
    app.add_typer(judge, name="judge")
    app.command()(judgements)
    app.command()(proposals)


def same(
    left: Statement,
    right: Other,
    author: Author = "",
    reason: Reason = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Two statements are of one thing: their entries become one."""
    _pair("same", left, right, author, reason, ledger)


def not_same(
    left: Statement,
    right: Other,
    author: Author = "",
    reason: Reason = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Two statements are not of one thing: they are never shown as one again."""
    _pair("not_same", left, right, author, reason, ledger)


def _pair(kind: str, left: str, right: str, author: str, reason: str, ledger: str) -> None:
    with open_ledger(ledger) as opened:
        one, other = opened.statement(left), opened.statement(right)
        if one.id == other.id:
            raise UsageError("a statement is the same as itself", where=left, remedy="name two statements")
        if kind == "same" and one.type != other.type:
            raise UsageError(
                f"a {one.type} and a {other.type} cannot be one thing",
                remedy="name two statements of one type",
            )
        _record(opened, kind, one.id, author, reason, object=other.id)


def accept(
    statement: Statement, author: Author = "", reason: Reason = "", ledger: LedgerOption = DEFAULT_LEDGER
) -> None:
    """A statement was read rightly."""
    with open_ledger(ledger) as opened:
        _record(opened, "accept", opened.statement(statement).id, author, reason)


def reject(
    statement: Statement, author: Author = "", reason: Reason = "", ledger: LedgerOption = DEFAULT_LEDGER
) -> None:
    """A statement was read wrongly: no view shows it any more, but for `show`."""
    with open_ledger(ledger) as opened:
        _record(opened, "reject", opened.statement(statement).id, author, reason)


def correct(
    statement: Statement,
    slot: Annotated[str, typer.Argument(metavar="SLOT", help="The slot, as in docs/reference/records.md.")],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help='Its value: words, or JSON (26, ["RUS", "VNM"], null).')
    ],
    author: Author = "",
    reason: Reason = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """A slot of a statement should have another value; the sentence and what was read stay as they are."""
    from servanda.views.judged import with_slots

    with open_ledger(ledger) as opened:
        row = opened.statement(statement)
        read = _value(value, row.record, slot)
        with_slots(row.record, {slot: read})
        _record(opened, "correct", row.id, author, reason, slot=slot, value=_json(read))


def verdict(
    statement: Statement,
    state: Annotated[
        Literal["kept", "partly", "contradicted", "superseded", "postponed", "open"],
        typer.Argument(metavar="STATE", help="kept, partly, contradicted, superseded, postponed or open."),
    ],
    evidence: Annotated[str | None, typer.Option(metavar="ID", help="The statement that shows it.")] = None,
    author: Author = "",
    reason: Reason = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """What became of a promise: this goes before the rules of docs/reference/verdicts.md."""
    from servanda.views.owed import EVENTS, VERDICT

    with open_ledger(ledger) as opened:
        row = opened.statement(statement)
        if row.type != "commitment" and row.type not in EVENTS:
            raise UsageError(
                "is no promise",
                where=f"{row.type} {row.id[:11]}",
                remedy="name a commitment, visit, meeting or agreement",
            )
        shown = opened.statement(evidence).id if evidence else None
        _record(opened, VERDICT, row.id, author, reason, object=shown, value=state)


def undo(
    judgement: Annotated[
        str, typer.Argument(metavar="ID", help="A judgement, by its id or the beginning of it.")
    ],
    author: Author = "",
    reason: Reason = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """A judgement no longer holds; undoing an undoing brings it back."""
    with open_ledger(ledger) as opened:
        found = [
            one
            for one in opened.judgements()
            if one.id.startswith(judgement) or one.id[3:].startswith(judgement)
        ]
        if len(found) != 1:
            raise UsageError(
                f"{len(found) or 'no'} judgements have an id that begins so"
                if judgement
                else "names no judgement",
                where=judgement,
                remedy="servanda judgements lists them",
            )
        _record(opened, "undo", found[0].id, author, reason)


def _record(ledger: Ledger, kind: str, subject: str, author: str, reason: str, **slots: Any) -> None:
    if not author.strip():
        raise UsageError(
            "a judgement needs its author",
            remedy="give --author NAME, or set the environment variable SERVANDA_AUTHOR",
        )
    made = ledger.judge(kind, subject, author=author, reason=reason, **slots)
    typer.echo(f"{made.id}  {kind.replace('_', ' ')}")


def _value(text: str, record: Any, slot: str) -> Any:
    """A slot's value as it was typed: JSON where that fits the slot, else the words themselves."""
    import msgspec

    from servanda.views.judged import with_slots

    try:
        read = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return text
    try:
        with_slots(record, {slot: read})
    except UsageError:
        # "2024" is JSON as well, and a date.
        return text
    return read


def _json(value: Any) -> str:
    import msgspec

    return msgspec.json.encode(value).decode()


def judgements(ledger: LedgerOption = DEFAULT_LEDGER, as_of: AsOf = None, format: Format = "text") -> None:
    """What persons decided, in order; what was undone is marked."""
    from servanda.cli import screen
    from servanda.views.judged import in_force

    with open_ledger(ledger) as opened:
        known = opened.judgements(as_of=as_of)
    if format == "json":
        screen.print_json(known)
        return
    holding = {one.id for one in in_force(known)}
    for one in known:
        typer.echo(_told(one, one.id in holding or one.kind == "undo"))
    if not known:
        typer.echo("nobody has judged anything yet")


def _told(one: Judgement, holds: bool) -> str:
    what = f"{one.slot} = {one.value}" if one.slot else one.object or ""
    reason = f"  ({one.reason})" if one.reason else ""
    undone = "" if holds else "  [undone]"
    return f"{one.id[:11]}  {one.at[:10]}  {one.author}: {one.kind.replace('_', ' ')} {one.subject[:11]} {what[:60]}{reason}{undone}"


def proposals(
    a: ActorA, b: ActorB, ledger: LedgerOption = DEFAULT_LEDGER, as_of: AsOf = None, format: Format = "text"
) -> None:
    """Entries that may be one thing, with the reason; a person decides."""
    from rich.text import Text

    from servanda.cli import screen
    from servanda.cli.briefing import head, pair
    from servanda.views import actor_code
    from servanda.views.dates import in_words
    from servanda.views.proposals import proposals as ask

    with open_ledger(ledger) as opened:
        found = ask(opened, actor_code(a), actor_code(b), as_of=as_of)
        if format == "json":
            screen.print_json(found)
            return
        out = screen.console()
        head(out, f"{pair(found.name_a, found.name_b)}: one thing or two?", found.moment)
        for asked in found.asked:
            out.print()
            out.print(
                Text(f"{asked.proposal.cause}  ", style="bold") + Text(asked.proposal.reason, style="dim")
            )
            for entry in (asked.left, asked.right):
                line = entry.lines[0]
                when = f" {in_words(entry.when)}" if entry.when else ""
                screen.paragraph(out, Text(f"{entry.words}{when}"), 2)
                screen.paragraph(out, Text(f"“{' '.join(line.quote.split())}” {line.tag}", style="italic"), 4)
            left, right = asked.left.ids[0], asked.right.ids[0]
            out.print(
                Text(f"  servanda judge same {left[:11]} {right[:11]}    or    judge not-same …", style="dim")
            )
        if not found.asked:
            out.print("\nNothing is doubtful.")
