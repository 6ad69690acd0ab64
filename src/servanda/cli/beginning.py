"""Commands that begin something new: `new language`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def add_to(app: typer.Typer) -> None:
    """Registers the commands."""
    new = typer.Typer(
        help="Begins a language pack.", no_args_is_help=True, rich_markup_mode=None, add_completion=False
    )
    new.command()(language)
    app.add_typer(new, name="new")


def language(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Two letters (ISO 639-1), such as pt.")],
    name: Annotated[str, typer.Option(help="The language's name in itself.")] = "",
    like: Annotated[str, typer.Option(metavar="CODE", help="The nearest language that there is.")] = "en",
    into: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where the folder is made; beside the other packs without."),
    ] = None,
) -> None:
    """Makes the folder of a language pack: every file, to be filled in beside the words of another language."""
    from servanda.languages.pack import HERE
    from servanda.languages.scaffold import scaffold

    written = scaffold(code, name or code, into or HERE, like)
    for path in written:
        typer.echo(str(path))
    folder = (into or HERE) / code
    typer.echo(f"Fill them in from top to bottom; servanda check {folder} says what is left.")
