"""Persons decide: same or not, rejected, corrected, undone. Statements stay as they were read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from servanda.cli.main import main
from servanda.ledger import Ledger
from servanda.views import relation

EXAMPLES = Path(__file__).parents[2] / "examples"
Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = str(tmp_path / "one.ledger")
    texts = [
        str(EXAMPLES / f"same-{story}-{code}.txt") for story in ("visit", "treaty") for code in ("en", "nl")
    ]
    assert main(["read", *texts, "--ledger", path]) == 0
    return path


@pytest.fixture
def say(ledger: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    monkeypatch.setenv("SERVANDA_AUTHOR", "A. Reader")
    capsys.readouterr()

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--ledger", ledger])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def entries(ledger: str, type: str, a: str = "CHN", b: str = "VNM") -> list[Any]:
    with Ledger.open(ledger) as opened:
        return [entry for entry in relation(opened, a, b).entries if entry.type == type]


def test_a_pair_is_parted_and_joined_again(ledger: str, say: Say) -> None:
    (visit,) = entries(ledger, "visit")
    dated = [line.id for line in visit.lines if line.first_day]
    assert len(dated) == 2
    code, told, _ = say("judge", "not-same", dated[0], dated[1], "--reason", "two visits")
    assert code == 0
    assert len(entries(ledger, "visit")) > 1
    assert say("judge", "undo", told.split()[0])[0] == 0
    assert [sorted(entry.ids) for entry in entries(ledger, "visit")] == [sorted(visit.ids)]


def test_a_doubtful_pair_is_asked_and_joined(ledger: str, say: Say) -> None:
    told = json.loads(say("proposals", "RUS", "PRK", "--format", "json")[1])
    asked = next(one for one in told["asked"] if one["left"]["type"] == "commitment")
    left, right = asked["proposal"]["left"][0], asked["proposal"]["right"][0]
    before = len(entries(ledger, "commitment", "RUS", "PRK"))
    assert say("judge", "same", left, right)[0] == 0
    assert len(entries(ledger, "commitment", "RUS", "PRK")) == before - 1
    after = json.loads(say("proposals", "RUS", "PRK", "--format", "json")[1])
    assert not any(
        {left, right} <= {*one["proposal"]["left"], *one["proposal"]["right"]} for one in after["asked"]
    )


def test_a_rejected_statement_is_in_no_view_and_still_in_the_ledger(ledger: str, say: Say) -> None:
    (figure,) = entries(ledger, "indicator")
    for id in figure.ids:
        assert say("judge", "reject", id)[0] == 0
    assert not entries(ledger, "indicator")
    code, told, _ = say("show", figure.ids[0])
    assert code == 0
    assert "rejected by A. Reader" in " ".join(told.split())
    assert say("verify")[0] == 0


def test_a_corrected_slot(ledger: str, say: Say) -> None:
    (figure,) = entries(ledger, "indicator")
    line = next(line for line in figure.lines if line.source.language == "en")
    assert say("judge", "correct", line.id, "value", "175500000000", "--reason", "customs revised it")[0] == 0
    values = {entry.record.value for entry in entries(ledger, "indicator")}
    assert values == {175.5e9, 175.6e9}
    assert say("judge", "correct", line.id, "when", "2021")[0] == 0
    assert {entry.when for entry in entries(ledger, "indicator")} == {"2021", "2022"}
    told = " ".join(say("show", line.id)[1].split())
    assert "value corrected from 175,600,000,000 to 175,500,000,000 by A. Reader" in told
    assert line.quote.split()[0] in told


@pytest.mark.parametrize(
    ("slot", "value", "told"),
    [
        ("values", "3", "has no slot"),
        ("evidence", "[]", "cannot be corrected"),
        ("kind", "bigness", "Invalid enum value"),
        ("value", "many", "Expected `float`"),
    ],
)
def test_what_no_slot_can_hold_is_refused(ledger: str, say: Say, slot: str, value: str, told: str) -> None:
    (figure,) = entries(ledger, "indicator")
    code, _, error = say("judge", "correct", figure.ids[0], slot, value)
    assert code == 2
    assert told in error
    with Ledger.open(ledger) as opened:
        assert not opened.judgements()


def test_judgements_are_listed_with_what_was_undone(ledger: str, say: Say) -> None:
    (figure,) = entries(ledger, "indicator")
    made = say("judge", "reject", figure.ids[0], "--reason", "misread")[1].split()[0]
    undoing = say("judge", "undo", made)[1].split()[0]
    lines = say("judgements")[1].splitlines()
    assert "misread" in lines[0]
    assert lines[0].endswith("[undone]")
    say("judge", "undo", undoing)
    assert not say("judgements")[1].splitlines()[0].endswith("[undone]")


def test_wrong_use(ledger: str, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    (visit,) = entries(ledger, "visit")
    (figure,) = entries(ledger, "indicator")
    assert "cannot be one thing" in say("judge", "same", visit.ids[0], figure.ids[0])[2]
    assert "the same as itself" in say("judge", "same", visit.ids[0], visit.ids[0])[2]
    assert "have an id that begins so" in say("judge", "undo", "j1:zz")[2]
    monkeypatch.delenv("SERVANDA_AUTHOR")
    code, _, error = say("judge", "reject", visit.ids[0])
    assert code == 2
    assert "needs its author" in error
