"""Commands that keep things in order: `verify`, `rebuild`, `backup`, `restore`, `languages`, `check`, `score`."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from servanda.cli.options import DEFAULT_LEDGER, Format, LedgerOption, Ledgers, open_ledger
from servanda.cli.reading import find, finish, progress
from servanda.errors import ServandaError, UsageError

if TYPE_CHECKING:
    from servanda.ledger import Head


def add_to(app: typer.Typer) -> None:
    """Registers the commands."""
    for command in (verify, rebuild, backup, restore, languages, check, score):
        app.command()(command)


def verify(ledger: LedgerOption = DEFAULT_LEDGER, format: Format = "text") -> None:
    """Works out again all that the ledger claims: hashes, quotes, the journal's chain."""
    from servanda.cli import screen

    with open_ledger(ledger) as opened:
        problems, head, stats, where = opened.verify(), opened.head(), opened.stats(), opened.where
    if format == "json":
        found = [problem._asdict() for problem in problems]
        screen.print_json({"ledger": where, "problems": found, "head": head._asdict(), "stats": stats})
    elif problems:
        for problem in problems:
            typer.echo(f"{problem.check}: {problem.where}: {problem.what}")
        typer.echo(f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'} in {where}", err=True)
    else:
        typer.echo(
            f"{where}: all holds: {stats.documents} texts, {sum(stats.statements.values())} statements, "
            f"{stats.entries_in_journal} entries in the journal, last {head.hash[:16]}…"
        )
    if problems:
        raise typer.Exit(1)


def rebuild(ledger: LedgerOption = DEFAULT_LEDGER, format: Format = "text") -> None:
    """Makes the search index and all other projections again from what is kept."""
    from servanda.cli import screen

    with open_ledger(ledger) as opened:
        opened.rebuild()
        stats, where = opened.stats(), opened.where
    if format == "json":
        screen.print_json({"ledger": where, "stats": stats})
    else:
        typer.echo(f"{where}: rebuilt from {stats.entries_in_journal} entries in the journal")


def backup(
    ledger: Ledgers,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup; a new file.")],
    format: Format = "text",
) -> None:
    """Writes all that a ledger keeps to a file, from which any database can hold it again."""
    with open_ledger(ledger) as opened:
        head, where = opened.backup(file), opened.where
    _tell_kept(
        {"ledger": where, "file": str(file), "head": head._asdict()}, f"{file}: holds {where}", head, format
    )


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    ledger: Ledgers,
    format: Format = "text",
) -> None:
    """Makes a ledger from a backup: a new file, or an empty database."""
    from servanda.ledger import Ledger

    with Ledger.restored(file, ledger) as opened:
        head, where = opened.head(), opened.where
    _tell_kept(
        {"ledger": where, "file": str(file), "head": head._asdict()},
        f"{where}: restored from {file}",
        head,
        format,
    )


def _tell_kept(report: dict[str, Any], words: str, head: Head, format: str) -> None:
    from servanda.cli import screen

    if format == "json":
        screen.print_json(report)
    else:
        typer.echo(f"{words}: {head.seq} entries in the journal, last {head.hash[:16]}…")


def languages(format: Format = "text") -> None:
    """Which languages can be read, how well, and how much each pack holds."""
    from servanda.cli import screen
    from servanda.languages import available, load_pack

    rows: list[dict[str, Any]] = []
    broken: list[ServandaError] = []
    for code in available():
        try:
            pack = load_pack(code)
        except ServandaError as error:
            broken.append(error)
            continue
        rows.append(
            {
                "code": code,
                "name": pack.info.name,
                "level": pack.info.level,
                "version": pack.info.version,
                "triggers": sum(map(len, pack.triggers.values())),
                "verbs": len(pack.verbs),
                "states": len(pack.states),
                "organisations": len(pack.organisations),
                "places": len(pack.places),
                "persons": len(pack.persons),
            }
        )
    if format == "json":
        screen.print_json(rows)
    else:
        from rich.table import Table

        table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
        for name in rows[0] if rows else ():
            words = name in ("code", "name", "level", "version")
            heading = "bodies" if name == "organisations" else name
            table.add_column(heading, justify="left" if words else "right", no_wrap=True)
        for row in rows:
            table.add_row(*(f"{value:,}" if isinstance(value, int) else value for value in row.values()))
        screen.console().print(table)
    finish(broken)


def check(
    pack: Annotated[
        str | None, typer.Argument(metavar="[PATH|CODE]", help="A pack; all of them without.")
    ] = None,
    format: Format = "text",
) -> None:
    """Runs the examples of language packs and says which step stopped a miss."""
    from servanda import pipeline
    from servanda.cli import screen
    from servanda.languages import available

    codes = [_pack_code(pack)] if pack is not None else list(available())
    if codes[0] not in available():
        _check_draft(codes[0], format)
        return
    misses = {code: pipeline.check(code) for code in codes}
    if format == "json":
        screen.print_json(misses)
    else:
        for found in misses.values():
            for miss in found:
                typer.echo(f"{miss.file}: {miss.entry}\n  “{miss.sentence}”\n  {miss.stopped}")
        for code, found in misses.items():
            typer.echo(
                f"{code}: {f'{len(found)} examples miss' if found else 'every example does what it should'}"
            )
    if any(misses.values()):
        raise typer.Exit(1)


def _pack_code(pack: str) -> str:
    """The code of a pack that is named by its code or its folder; one that is not installed is made known."""
    from servanda.languages.pack import begin, folders

    code = Path(pack.rstrip("/")).name
    if (Path(pack) / "pack.toml").is_file() and folders().get(code, Path(pack)).resolve() == Path(
        pack
    ).resolve():
        return begin(Path(pack))
    if code not in folders():
        raise UsageError(
            f"there is no pack {pack!r}",
            remedy=f"choose one of {', '.join(folders())}, or begin one with servanda new language CODE",
        )
    return code


def _check_draft(code: str, format: str) -> None:
    """What is left to do in a pack that is being filled in: one line for each file."""
    from servanda import pipeline
    from servanda.cli import screen

    states = pipeline.progress(code)
    if format == "json":
        screen.print_json(states)
        return
    width = max(len(state.file) for state in states)
    for state in states:
        typer.echo(f"{state.file:{width}}  {state.state}")
    left = sum(not state.done for state in states)
    typer.echo(
        f"{code} is a draft: "
        + (
            f"{left} files to go on with; nothing is read with it yet"
            if left
            else "set its level in pack.toml"
        )
    )


def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder of gold files, NAME.json.")],
    predicted: Annotated[
        Path | None, typer.Argument(metavar="[PREDICTED]", help="Folder of NAME.jsonl with a record a line.")
    ] = None,
    run: Annotated[
        bool, typer.Option("--run", help="Extract from --texts now, instead of PREDICTED.")
    ] = False,
    texts: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The texts; quotes are checked against them.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    misses: Annotated[bool, typer.Option("--misses", help="List what was missed, wrong, made up.")] = False,
    docs: Annotated[
        str | None, typer.Option(metavar="NAMES", help="Only these gold files, parted by commas.")
    ] = None,
    format: Format = "text",
) -> None:
    """Measures records against gold: found and right, by type, language and in total."""
    from servanda.cli import screen
    from servanda.score import score as measure

    if run == (predicted is not None):
        raise UsageError("give either PREDICTED or --run", remedy="servanda score GOLD --run --texts DIR")
    only = docs.split(",") if docs else None
    failures: list[ServandaError] = []
    if run:
        if texts is None:
            raise UsageError("--run needs the texts", remedy="servanda score GOLD --run --texts DIR")
        with tempfile.TemporaryDirectory() as folder:
            failures = _predict(gold, texts, Path(folder), only)
            report = measure(gold, Path(folder), texts=texts, only=only)
    else:
        report = measure(gold, predicted or Path(), texts=texts, only=only)
    if json or format == "json":
        screen.print_json(report if misses else report.figures())
    else:
        for line in report.lines(misses=misses):
            typer.echo(line)
    finish(failures)


def _predict(gold: Path, texts: Path, folder: Path, only: list[str] | None) -> list[ServandaError]:
    from servanda.exporters.jsonl import lines
    from servanda.pipeline import extract_paths

    wanted = {path.stem for path in gold.glob("*.json")} if only is None else set(only)
    files, failures = find([texts])
    files = [file for file in files if file.stem in wanted]
    for path, outcome in progress(extract_paths(files), len(files), "extracting"):
        if isinstance(outcome, ServandaError):
            failures.append(outcome)
        else:
            (folder / f"{path.stem}.jsonl").write_bytes(lines(outcome.statements))
    return failures
