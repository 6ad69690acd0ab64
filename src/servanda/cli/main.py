"""`servanda`: the commands and how their errors are shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from servanda import __version__
from servanda.cli import asking, beginning, comparing, differing, judging, keeping, reading
from servanda.errors import ServandaError, UsageError

DONE, FAILED, WRONG_USE = 0, 1, 2

app = typer.Typer(
    name="servanda",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Keeps the ledger of relations between states out of the texts in which they speak.",
    epilog="Exit codes: 0 done, 1 some inputs failed (the others are kept), 2 wrong use.",
)
for module in (reading, asking, differing, judging, comparing, keeping, beginning):
    module.add_to(app)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"servanda {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and stop.")
    ] = False,
) -> None:
    pass


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and gives its exit code; no error of a user or an input shows a traceback."""
    try:
        code = app(args=None if arguments is None else list(arguments), standalone_mode=False)
        return code if isinstance(code, int) else DONE
    except ServandaError as error:
        tell(error)
        return WRONG_USE if isinstance(error, UsageError) else FAILED
    except BrokenPipeError:
        # The reader of our output went away (`servanda … | head`); keep Python from writing to it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("stopped; what was already added is kept", err=True)
        return 130
    except OSError as error:
        tell(ServandaError(error.strerror or str(error), where=str(error.filename or "")))
        return FAILED
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        return _wrong_use(error)


def tell(error: ServandaError) -> None:
    """Prints an error as `error: where: what` with the remedy under it."""
    typer.echo(f"error: {error}", err=True)


def _wrong_use(error: Exception) -> int:
    """A command line that cannot be understood, in the same form as every other error."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "servanda"
    what = str(error.format_message())  # type: ignore[attr-defined]
    tell(UsageError(what[:1].lower() + what[1:].rstrip("."), remedy=f"see {command} --help"))
    return WRONG_USE


if __name__ == "__main__":
    sys.exit(main())
