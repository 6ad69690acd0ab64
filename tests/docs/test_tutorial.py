"""The tutorial is run: its files are written, its commands executed, its outputs compared."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from servanda.cli.main import main

TUTORIAL = (Path(__file__).parents[2] / "docs/tutorial/first-brief.md").read_text("utf-8")
OMITTED = "[…]"


def _plain(text: str) -> str:
    return " ".join(text.split())


def test_the_tutorial_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("SERVANDA_LEDGER", raising=False)
    for name, content in re.findall(r"```\w+ file=(\S+)\n(.*?)```", TUTORIAL, re.S):
        Path(name).write_text(content, "utf-8")
    commands = re.findall(r"```console\n\$ servanda (.*?)\n(.*?)```", TUTORIAL, re.S)
    assert len(commands) >= 5
    for line, promised in commands:
        code = main(shlex.split(line))
        shown = _plain(capsys.readouterr().out)
        assert code == 0, line
        at = 0
        for piece in filter(None, map(_plain, promised.split(OMITTED))):
            found = shown.find(piece, at)
            assert found >= 0, f"servanda {line}\ndoes not print\n{piece}\nbut\n{shown[at:]}"
            at = found + len(piece)
