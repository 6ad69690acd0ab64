"""Commands that ask the ledger: `brief`, `timeline`, `agreements`, `indicators`, `owed`, `search`, `show`, `explain`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

import typer

from servanda.cli.options import (
    DEFAULT_LEDGER,
    ActorA,
    ActorB,
    Asked,
    AsOf,
    Format,
    Full,
    Language,
    LedgerOption,
    Published,
    Since,
    about_two,
    open_ledger,
)
from servanda.errors import UsageError

if TYPE_CHECKING:
    from servanda.ledger import Ledger

T = TypeVar("T")


def add_to(app: typer.Typer) -> None:
    """Registers the commands."""
    for command in (brief, timeline, agreements, indicators, owed, search, show, explain):
        app.command()(command)


def brief(
    a: ActorA,
    b: ActorB,
    ledger: LedgerOption = DEFAULT_LEDGER,
    since: Since = None,
    as_of: AsOf = None,
    full: Full = False,
    format: Annotated[
        Literal["text", "md", "json"], typer.Option("--format", help="text, md or json.")
    ] = "text",
) -> None:
    """The background of a relation on two pages, every line with its sentence."""
    from servanda.cli import briefing, screen
    from servanda.views import actor_code
    from servanda.views import brief as ask

    one, other = actor_code(a), actor_code(b)
    with open_ledger(ledger) as opened:
        found = ask(opened, one, other, since=since, as_of=as_of, full=full)
        if format == "json":
            screen.print_json(found)
        elif not found.statements:
            _nothing(opened, one, other)
        elif format == "md":
            from servanda.exporters.markdown import page

            sys.stdout.write(page(found))
        else:
            briefing.brief_page(found, full=full)


@about_two
def timeline(asked: Asked) -> None:
    """What happened, and what is to happen, in order of time."""
    from servanda.cli import pages
    from servanda.views import timeline as ask

    answer(asked, ask, lambda found: bool(found.entries or found.undated), pages.timeline_page)


@about_two
def agreements(asked: Asked) -> None:
    """Instruments and what was done with them."""
    from servanda.cli import pages
    from servanda.views import agreements as ask

    answer(asked, ask, lambda found: bool(found.entries), pages.agreements_page, "agreements between")


@about_two
def indicators(asked: Asked) -> None:
    """Figures by what they measure; levels, changes and factors apart."""
    from servanda.cli import pages
    from servanda.views import indicators as ask

    answer(asked, ask, lambda found: bool(found.series), pages.indicators_page, "figures about")


def owed(
    a: Annotated[str | None, typer.Argument(metavar="[A]", help="A state or organisation.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="[B]", help="The other one.")] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    as_of: AsOf = None,
    soon: Annotated[bool, typer.Option("--soon", help="Only what is due now or within 60 days.")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False,
    kept: Annotated[bool, typer.Option("--kept", help="Only what was kept, or kept in part.")] = False,
    contradicted: Annotated[
        bool, typer.Option("--contradicted", help="Only what a later text contradicts.")
    ] = False,
    moved: Annotated[
        bool, typer.Option("--moved", help="Only what was postponed or superseded by another date or figure.")
    ] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="How many at most.")] = None,
    full: Full = False,
    format: Format = "text",
) -> None:
    """Commitments and planned events by deadline, with their state and what later texts say of them."""
    import msgspec

    from servanda.cli import owing, screen
    from servanda.views import actor_code
    from servanda.views import owed as ask

    one, other = (actor_code(a) if a else None), (actor_code(b) if b else None)
    if one is not None and one == other:
        raise UsageError(f"{one} owes itself nothing", remedy="name two actors, or one")
    asked = {
        "due": soon, "due soon": soon, "overdue": overdue, "kept": kept, "partly": kept, "contradicted": contradicted,
        "postponed": moved, "superseded": moved,
    }  # fmt: skip
    wanted = {state for state, is_asked in asked.items() if is_asked}
    with open_ledger(ledger) as opened:
        found = ask(opened, one, other, as_of=as_of)
        if wanted:
            listed = tuple(item for item in found.items if item.status in wanted)
            found = msgspec.structs.replace(found, items=listed)
        if format == "json":
            screen.print_json(msgspec.structs.replace(found, items=found.items[:limit]))
        elif found.items:
            owing.owed_page(found, limit=limit, full=full)
        elif wanted:
            typer.echo(f"Nothing is {' or '.join(sorted(wanted))} on {found.moment.day}.")
        elif one and other:
            _nothing(opened, one, other, "commitments or plans of")
        else:
            typer.echo(
                "The ledger holds no commitments or plans."
                if one is None
                else f"Nothing is owed by or to {one}."
            )


def search(
    query: Annotated[str, typer.Argument(help='Words; "a phrase", begin*, -without, OR.')],
    ledger: LedgerOption = DEFAULT_LEDGER,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many sentences at most.")] = 20,
    format: Format = "text",
) -> None:
    """Sentences that hold the words, with what was taken from them."""
    from servanda.cli import pages, screen
    from servanda.views import search as ask

    with open_ledger(ledger) as opened:
        found = ask(opened, query, limit=limit)
    if format == "json":
        screen.print_json(found)
    elif found.found:
        pages.search_page(found)
    else:
        typer.echo(f"No sentence in the ledger holds {query!r}.")


def show(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="A statement (s1:…) or a document (d1:…), or its beginning.")
    ],
    ledger: LedgerOption = DEFAULT_LEDGER,
    format: Format = "text",
) -> None:
    """Everything behind one statement, or all statements of one document."""
    from servanda.cli import pages, screen
    from servanda.ledger import LedgerError
    from servanda.views import show as ask
    from servanda.views import show_document

    with open_ledger(ledger) as opened:
        try:
            if id.startswith("d1:"):
                document = show_document(opened, id)
                screen.print_json(document) if format == "json" else pages.document_page(document)
            else:
                found = ask(opened, id)
                screen.print_json(found) if format == "json" else pages.statement_page(found)
        except LedgerError as error:
            raise UsageError(error.what, where=error.where, remedy=error.remedy) from None


def explain(
    place: Annotated[
        str, typer.Argument(metavar="FILE:SENTENCE", help="A file and a sentence, counted from 1.")
    ],
    published: Published = None,
    language: Language = None,
    format: Format = "text",
) -> None:
    """Why a sentence gave the records that it gave, or none."""
    from servanda import pipeline
    from servanda.cli import pages, screen
    from servanda.readers import ReadOptions, read_path

    name, _, number = place.rpartition(":")
    if not name or not number.isdecimal() or int(number) < 1:
        raise UsageError("names no sentence", where=place, remedy="write FILE:SENTENCE, as in speech.txt:12")
    document = read_path(Path(name), options=ReadOptions(published=published, language=language))
    code = document.metadata.language.value
    if not code or not pipeline.readable(code):
        raise UsageError(
            f"its language ({code or 'unknown'}) cannot be read",
            where=name,
            remedy="see servanda languages; --language says which one it is",
        )
    found = pipeline.explain(document, int(number))
    if found is None:
        from servanda.views.sources import sentence_ranges

        raise UsageError(
            f"has no sentence {number}",
            where=name,
            remedy=f"give a number from 1 to {len(sentence_ranges(document))}",
        )
    screen.print_json(found) if format == "json" else pages.explanation_page(found, f"{name}:{number}")


def answer(
    asked: Asked,
    ask: Callable[..., T],
    holds: Callable[[T], bool],
    page: Callable[..., None],
    what: str = "",
) -> None:
    """Asks the ledger about two actors and shows the answer, or says that it holds no `what` of them."""
    from servanda.cli import screen
    from servanda.views import actor_code

    one, other = actor_code(asked.a), actor_code(asked.b)
    with open_ledger(asked.ledger) as opened:
        found = ask(opened, one, other, since=asked.since, until=asked.until, as_of=asked.as_of)
        if asked.format == "json":
            screen.print_json(found)
        elif holds(found):
            page(found, full=asked.full)
        else:
            _nothing(opened, one, other, what)


def _nothing(ledger: Ledger, a: str, b: str, what: str = "") -> None:
    """Says that there is nothing, and of which pairs there is something."""
    from servanda.views import actor_name
    from servanda.views.pairs import pairs

    typer.echo(
        f"The ledger holds {f'no {what}' if what else 'nothing on'} {actor_name(a)} and {actor_name(b)}."
    )
    known = pairs(ledger, limit=12)
    if known:
        listed = ", ".join(f"{pair.a} {pair.b} ({pair.statements})" for pair in known)
        typer.echo(f"Pairs in it, with how many statements name both: {listed}.")
    else:
        typer.echo("It holds no statement that names two states: servanda read PATH... adds texts.")
