"""`backup` and `restore` as somebody types them, and a ledger that is named by an address."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from engines.places import ENGINES, Place

from .conftest import Run


@pytest.mark.parametrize("engine", ENGINES)
def test_a_ledger_moves_and_answers_alike(
    run: Run, story: Path, tmp_path: Path, new_place: Callable[[str], Place], engine: str
) -> None:
    there = new_place(engine).target
    said = run("backup", str(story), "story.backup")
    assert said.code == 0
    assert said.out.startswith(f"story.backup: holds {story}: 6 entries in the journal, last ")
    back = run("restore", "story.backup", there)
    assert back.code == 0
    assert back.out.split(": ")[-1] == said.out.split(": ")[-1]
    for command in (
        ["brief", "NOR", "CHL"],
        ["owed"],
        ["search", "Santiago"],
        ["timeline", "NOR", "CHL", "--format", "json"],
    ):
        moved, first = run(*command, "--ledger", there), run(*command)
        assert moved.code == 0
        assert moved.out == first.out
    assert run("verify", "--ledger", there).code == 0


def test_as_json(run: Run, story: Path) -> None:
    told = json.loads(run("backup", str(story), "a.backup", "--format", "json").out)
    again = json.loads(run("restore", "a.backup", "new.ledger", "--format", "json").out)
    assert told["head"] == again["head"]
    assert again["ledger"] == "new.ledger"
    assert told["file"] == again["file"] == "a.backup"


def test_what_is_wrong_is_said(run: Run, story: Path) -> None:
    assert run("backup", "none.ledger", "a.backup").code == 2
    assert run("backup", str(story), "a.backup").code == 0
    twice = run("backup", str(story), "a.backup")
    assert twice.code == 1
    assert "there is a file already" in twice.err
    over = run("restore", "a.backup", str(story))
    assert over.code == 1
    assert "a ledger here already" in over.err
    nothing = run("restore", "none.backup", "new.ledger")
    assert nothing.code == 1
    assert "no such file" in nothing.err


def test_reading_into_a_server(run: Run, tmp_path: Path, new_place: Callable[[str], Place]) -> None:
    there = new_place("postgresql").target
    early = run("brief", "NOR", "CHL", "--ledger", there)
    assert early.code == 1
    assert "there is no ledger here" in early.err
    text = tmp_path / "text.txt"
    text.write_text("President Vladimir Putin visited Hanoi on 20 June 2024.", "utf-8")
    assert run("read", str(text), "--language", "en", "--ledger", there).code == 0
    assert "Hanoi" in run("search", "hanoi", "--ledger", there).out
