from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from servanda.cli.main import main
from views.story import tell


class Said(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command in an empty folder, on a terminal of 100 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("SERVANDA_LEDGER", raising=False)

    def call(*arguments: str) -> Said:
        code = main(arguments)
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return call


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """The ledger of the story, as the one that commands use."""
    path = tmp_path / "story.ledger"
    tell(path).close()
    monkeypatch.setenv("SERVANDA_LEDGER", str(path))
    return path
