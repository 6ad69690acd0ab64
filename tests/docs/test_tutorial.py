"""The tutorial is run: its files are written, its commands executed, its outputs compared."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from servanda.cli.main import main

ROOT = Path(__file__).parents[2]
TUTORIAL = (ROOT / "docs/tutorial/first-brief.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
OMITTED = "[…]"


def _plain(text: str) -> str:
    return " ".join(text.split())


def _commands(text: str) -> list[tuple[str, str]]:
    """Each command in a page with the output that the page promises."""
    return re.findall(r"```console\n\$ servanda (.*?)\n(.*?)```", text, re.S)


def _run(line: str, promised: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(shlex.split(line))
    shown = _plain(capsys.readouterr().out)
    assert code == 0, line
    at = 0
    for piece in filter(None, map(_plain, promised.split(OMITTED))):
        found = shown.find(piece, at)
        assert found >= 0, f"servanda {line}\ndoes not print\n{piece}\nbut\n{shown[at:]}"
        at = found + len(piece)


@pytest.fixture(autouse=True)
def _terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("SERVANDA_LEDGER", raising=False)


def test_the_tutorial_does_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    for name, content in re.findall(r"```\w+ file=(\S+)\n(.*?)```", TUTORIAL, re.S):
        Path(name).write_text(content, "utf-8")
    commands = _commands(TUTORIAL)
    assert len(commands) >= 5
    for line, promised in commands:
        _run(line, promised, capsys)


def test_the_readme_shows_a_real_brief(capsys: pytest.CaptureFixture[str]) -> None:
    texts = sorted(map(str, (ROOT / "examples").glob("nl-0[58]-*.txt")))
    assert len(texts) == 2
    assert main(["read", *texts]) == 0
    capsys.readouterr()
    commands = _commands(README)
    assert commands
    for line, promised in commands:
        _run(line, promised, capsys)
