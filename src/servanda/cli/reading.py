"""Commands that read texts: `read`, `extract`, `mentions`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import typer

from servanda.cli.options import DEFAULT_LEDGER, Format, Language, LedgerOption, Out, Paths, Published
from servanda.errors import ServandaError

if TYPE_CHECKING:
    from servanda.model import Statement
    from servanda.pipeline import Extraction

T = TypeVar("T")
Lines = Annotated[
    Literal["jsonl", "json", "table"], typer.Option("--format", help="jsonl, json, or a table.")
]


def add_to(app: typer.Typer) -> None:
    """Registers the commands."""
    for command in (read, extract, mentions):
        app.command()(command)


def read(
    paths: Paths,
    ledger: LedgerOption = DEFAULT_LEDGER,
    published: Published = None,
    language: Language = None,
    title: Annotated[str | None, typer.Option(help="The title of the texts.")] = None,
    author: Annotated[str | None, typer.Option(help="Who wrote them.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published them.")] = None,
    url: Annotated[str | None, typer.Option(help="Where they were found.")] = None,
    charset: Annotated[str | None, typer.Option(help="Encoding of texts that declare none.")] = None,
    format: Format = "text",
) -> None:
    """Reads texts into a ledger; what is in it already is not added twice."""
    from servanda.ledger import Ledger, shown
    from servanda.pipeline import read_into
    from servanda.readers import ReadOptions

    options = ReadOptions(
        published=published,
        language=language,
        title=title,
        author=author,
        outlet=outlet,
        url=url,
        charset=charset,
    )
    files, failures = find(paths)
    rows: list[dict[str, Any]] = []
    where = shown(ledger)
    if files:
        with Ledger.open(ledger) as opened:
            for path, outcome in progress(read_into(opened, files, options), len(files), "reading"):
                if isinstance(outcome, ServandaError):
                    failures.append(outcome)
                    continue
                extraction = outcome.extraction
                rows.append(
                    {
                        "path": str(path),
                        "document": extraction.document.id,
                        "new": outcome.new,
                        "outcome": extraction.outcome,
                        "language": extraction.document.metadata.language.value,
                        "statements": len(extraction.statements),
                        "added": outcome.statements,
                    }
                )
                if format == "text" and not sys.stderr.isatty():
                    typer.echo(_told(path, extraction, outcome.new, outcome.statements))
    if format == "json":
        _print_json({"ledger": where, "texts": rows, "failures": [_failure(error) for error in failures]})
    else:
        _unread(rows)
        new, added = sum(row["new"] for row in rows), sum(row["added"] for row in rows)
        typer.echo(
            f"{len(rows)} {'text' if len(rows) == 1 else 'texts'} read, {new} new to the ledger {where}, "
            f"{added} {'statement' if added == 1 else 'statements'} added"
        )
    finish(failures)


def extract(
    paths: Paths,
    format: Lines = "jsonl",
    out: Out = None,
    why: Annotated[bool, typer.Option("--why", help="Also which rule and words made each record.")] = False,
    published: Published = None,
    language: Language = None,
) -> None:
    """Takes records out of texts without a ledger, one JSON object a line."""
    from servanda.exporters.jsonl import lines
    from servanda.pipeline import extract_paths
    from servanda.readers import ReadOptions

    options = ReadOptions(published=published, language=language)
    files, failures = find(paths)
    names = output_names(files) if out else {}
    shown: list[tuple[str, Sequence[Statement]]] = []
    for path, outcome in progress(extract_paths(files, options), len(files), "extracting", quiet=out is None):
        if isinstance(outcome, ServandaError):
            failures.append(outcome)
            continue
        if outcome.outcome != "read":
            _say_unread(path, outcome.outcome, outcome.document.metadata.language.value, "no records")
        if out:
            _write(out, names[path], lines(outcome.statements, why=why))
        elif format == "jsonl":
            sys.stdout.write(lines(outcome.statements, why=why).decode())
        else:
            shown.append((str(path), outcome.statements))
    if not out and format == "json":
        _print_json([_with_name(path, statement, why) for path, found in shown for statement in found])
    elif not out and format == "table":
        from servanda.cli.tables import records_table

        records_table(shown, why=why)
    finish(failures)


def mentions(
    paths: Paths,
    format: Lines = "jsonl",
    out: Out = None,
    published: Published = None,
    language: Language = None,
) -> None:
    """What the surface layer sees in texts: actors, names, places, times, quantities, with their places."""
    import msgspec

    from servanda import pipeline
    from servanda.readers import ReadOptions, read_path

    options = ReadOptions(published=published, language=language)
    files, failures = find(paths)
    names = output_names(files) if out else {}
    encoder = msgspec.json.Encoder()
    shown: list[tuple[str, Sequence[Any]]] = []

    def each() -> Iterator[tuple[Path, Sequence[Any] | ServandaError]]:
        for path in files:
            try:
                document = read_path(path, options=options)
                code = document.metadata.language.value
                if not code or not pipeline.readable(code):
                    _say_unread(path, "unread_language" if code else "no_language", code, "no mentions")
                yield path, tuple(pipeline.mentions(document))
            except ServandaError as error:
                yield path, error

    for path, outcome in progress(each(), len(files), "scanning", quiet=out is None):
        if isinstance(outcome, ServandaError):
            failures.append(outcome)
        elif out:
            _write(out, names[path], encoder.encode_lines(outcome))
        elif format == "jsonl":
            sys.stdout.write(encoder.encode_lines(outcome).decode())
        else:
            shown.append((str(path), outcome))
    if not out and format == "json":
        _print_json([{"path": path, **msgspec.to_builtins(one)} for path, found in shown for one in found])
    elif not out and format == "table":
        from servanda.cli.tables import mentions_table

        mentions_table(shown)
    finish(failures)


def find(paths: Iterable[Path]) -> tuple[list[Path], list[ServandaError]]:
    """The files behind some paths, and what is wrong with those that lead to none."""
    from servanda.errors import ReadError
    from servanda.readers import discover

    files: dict[Path, None] = {}
    failures: list[ServandaError] = []
    for path in paths:
        try:
            for file in discover([path]):
                if os.access(file, os.R_OK):
                    files[file] = None
                else:
                    failures.append(
                        ReadError("may not be read", where=str(file), remedy="check its permissions")
                    )
        except ServandaError as error:
            failures.append(error)
    return sorted(files), failures


def output_names(files: Sequence[Path]) -> dict[Path, str]:
    """NAME for each file; files of one stem in several folders or formats keep apart by their whole name."""
    stems: dict[str, list[Path]] = {}
    for file in files:
        stems.setdefault(file.stem, []).append(file)
    names: dict[Path, str] = {}
    for stem, same in stems.items():
        for number, file in enumerate(same):
            names[file] = stem if len(same) == 1 else f"{file.name}-{number + 1}"
    return names


def progress(items: Iterator[T], total: int, doing: str, *, quiet: bool = False) -> Iterator[T]:
    """Passes items through, with a progress bar where somebody watches a terminal."""
    if quiet or total < 2 or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, total=total, description=doing, console=Console(stderr=True), transient=True)


def finish(failures: Sequence[ServandaError]) -> None:
    """Lists the inputs that failed and ends with exit code 1, if there are any."""
    for error in failures:
        typer.echo(f"error: {error}", err=True)
    if failures:
        typer.echo(f"{len(failures)} {'input' if len(failures) == 1 else 'inputs'} failed", err=True)
        raise typer.Exit(1)


def _told(path: Path, extraction: Extraction, new: bool, added: int) -> str:
    if extraction.outcome != "read":
        reason = _reason(extraction.outcome, extraction.document.metadata.language.value)
        return f"{path}: kept for search only: {reason}"
    if not new and not added:
        return f"{path}: known, nothing new"
    return f"{path}: {added} {'statement' if added == 1 else 'statements'}"


def _reason(outcome: str, language: str | None) -> str:
    if outcome == "no_language":
        return "its language is not known (give --language)"
    return f"language {language!r} cannot be read (see servanda languages)"


def _unread(rows: Sequence[dict[str, Any]]) -> None:
    if sys.stderr.isatty():
        for row in rows:
            if row["outcome"] != "read":
                _say_unread(Path(row["path"]), row["outcome"], row["language"], "kept for search only")


def _say_unread(path: Path, outcome: str, language: str | None, result: str) -> None:
    typer.echo(f"{path}: {result}: {_reason(outcome, language)}", err=True)


def _failure(error: ServandaError) -> dict[str, str]:
    return {"where": error.where, "what": error.what, "remedy": error.remedy}


def _with_name(path: str, statement: Statement, why: bool) -> dict[str, Any]:
    import msgspec

    plain: dict[str, Any] = msgspec.to_builtins(statement.record)
    if not why:
        plain.pop("why", None)
    return {"path": path, "id": statement.id, **plain}


def _write(folder: Path, name: str, content: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.jsonl").write_bytes(content)


def _print_json(value: object) -> None:
    from servanda.cli.screen import print_json

    print_json(value)
