"""Makes the parts of the documentation that the program knows better: run it after a change of commands or concepts.

python docs/generate.py            writes them
python docs/generate.py --check    says what is out of date (exit code 1)
"""

from __future__ import annotations

import inspect
import sys
import tomllib
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from typer.models import ArgumentInfo

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS))
PACKAGE = DOCS.parent / "src" / "servanda"
INTRODUCTION = """# Commands

Made by `docs/generate.py` from the commands themselves; do not edit.

`servanda --version` says the version, `servanda COMMAND --help` what stands here. A ledger is named with `--ledger` or the environment
variable `SERVANDA_LEDGER`. Results go to standard output; progress, warnings and errors to standard error.

Exit codes: **0** done; **1** something failed: inputs that could not be read (each is listed, the others are kept), a ledger that does not
verify; **2** wrong use: an unknown command, option or actor, a ledger that is not there; **130** stopped by the user, what was added is kept.
"""


class Parameter(NamedTuple):
    """An argument or option of a command, as its declaration says."""

    shown: str
    help: str
    default: str
    argument: bool


def commands_page() -> str:
    """The page on all commands, from the declarations of their functions."""
    from servanda.cli.main import app

    functions = [(_name(info), info.callback) for info in app.registered_commands if not info.hidden]
    functions += [
        (f"{group.name} {_name(info)}", info.callback)
        for group in app.registered_groups
        for info in group.typer_instance.registered_commands
    ]
    rows = [
        f"| [`{name}`](#{name.replace(' ', '-')}) | {_plain(inspect.getdoc(one)).partition(chr(10))[0]} |"
        for name, one in functions
    ]
    summary = ["| command | does |", "|---|---|", *rows, ""]
    return "\n".join([INTRODUCTION, *summary, *(_command(name, one) for name, one in functions)])


def _name(info: Any) -> str:
    return str(info.name or info.callback.__name__.replace("_", "-"))


def _command(name: str, function: Any) -> str:
    found = list(_parameters(function))
    arguments = [one for one in found if one.argument]
    options = [one for one in found if not one.argument]
    usage = " ".join(
        ["servanda", name, *(one.shown for one in arguments), *(["[OPTIONS]"] if options else [])]
    )
    lines = [f"## {name}", "", "```text", usage, "```", "", _plain(inspect.getdoc(function)), ""]
    if found:
        lines += ["| argument or option | means | default |", "|---|---|---|"]
        lines += [
            f"| `{_plain(one.shown)}` | {_plain(one.help)} | {one.default and f'`{one.default}`'} |"
            for one in found
        ]
        lines.append("")
    return "\n".join(lines)


def _parameters(function: Any) -> Iterator[Parameter]:
    hints = typing.get_type_hints(function, include_extras=True)
    for name, parameter in inspect.signature(function).parameters.items():
        base, info = typing.get_args(hints[name])[:2]
        default = parameter.default if isinstance(parameter.default, str | int) else ""
        shown = "" if isinstance(default, bool) else str(default)
        if isinstance(info, ArgumentInfo):
            yield Parameter(info.metavar or name.upper(), info.help or "", shown, True)
        elif not info.hidden:
            names = ", ".join(info.param_decls or (f"--{name.replace('_', '-')}",))
            values = _choices(base)
            value = "" if base is bool else " " + (info.metavar or " or ".join(values) or "TEXT")
            if base is int and not info.metavar:
                value = " NUMBER"
            extra = f" Environment variable `{info.envvar}`." if info.envvar else ""
            yield Parameter(names + value, (info.help or "") + extra, shown, False)


def _choices(hint: Any) -> list[str]:
    if typing.get_origin(hint) is typing.Literal:
        return [str(value) for value in typing.get_args(hint)]
    return [value for inner in typing.get_args(hint) for value in _choices(inner)]


def _plain(text: str | None) -> str:
    return (text or "").replace("\f", "").replace("|", "\\|").strip()


def concepts() -> str:
    """Every concept that a shipped pack uses, by the file in which it stands."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.glob("languages/*/frames/*.toml"):
        for trigger in tomllib.loads(path.read_text("utf-8"))["trigger"]:
            found.setdefault(path.name, set()).add(trigger["concept"])
    rows = [
        f"| `{name}` | {', '.join(f'`{one}`' for one in sorted(these))} |"
        for name, these in sorted(found.items())
    ]
    return "\n".join(["| file | concepts |", "|---|---|", *rows])


def meanings() -> str:
    """What a rule of `times.toml` may mean."""
    from servanda.mentions.times.meanings import MEANINGS

    return ", ".join(f"`{name}`" for name in MEANINGS)


def pages() -> dict[Path, str]:
    """Each page with a generated part, as it should be."""
    from languages_page import coverage_page

    packs = DOCS / "reference" / "language-packs.md"
    text = packs.read_text("utf-8")
    for name, made in (("concepts", concepts()), ("meanings", meanings())):
        before, mark, rest = text.partition(f"<!-- generated: {name} -->\n")
        _, end, after = rest.partition("\n<!-- end -->")
        if not end:
            raise SystemExit(f"{packs}: the marks for {name} are missing")
        text = before + mark + made + end + after
    return {
        packs: text,
        DOCS / "reference" / "commands.md": commands_page(),
        DOCS / "reference" / "languages.md": coverage_page(),
    }


def main() -> int:
    """Writes the pages, or checks them."""
    stale = {p: text for p, text in pages().items() if not p.exists() or p.read_text("utf-8") != text}
    for path, text in stale.items():
        print(f"{path.relative_to(DOCS.parent)}: {'out of date' if '--check' in sys.argv else 'written'}")
        if "--check" not in sys.argv:
            path.write_text(text, "utf-8")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
