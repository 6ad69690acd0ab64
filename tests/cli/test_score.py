"""The measure: on cases that are worked out by hand, and beside the original where that is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from servanda.errors import UsageError
from servanda.score import KEYS, agrees, matches, score

from .conftest import Run

SHARED = Path(__file__).parents[3] / "shared"
EXAMPLES = Path(__file__).parents[2] / "examples"


def record(type: str, start: int = 0, end: int = 10, **slots: Any) -> dict[str, Any]:
    return {"type": type, "evidence": [{"start": start, "end": end, "quote": "x" * (end - start)}], **slots}


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        (
            {"from": "RUS", "to": "VNM", "when": "2024-06"},
            {"from": "RUS", "to": "VNM", "when": "2024-06-20"},
            True,
        ),
        (
            {"from": "RUS", "to": "VNM", "when": "2024-06-20"},
            {"from": "RUS", "to": "VNM", "when": "2024-06"},
            False,
        ),
        ({"from": "RUS", "to": "VNM"}, {"from": "RUS", "to": "VNM", "when": "1999"}, True),
        ({"from": "RUS", "to": "VNM"}, {"from": "RUS"}, False),
        ({"when": "2030/.."}, {"when": "2031"}, True),
        ({"when": "202X"}, {"when": "2029-12-31"}, True),
        ({"when": "202X"}, {"when": "2030"}, False),
        ({"when": "2025-10/2025-12"}, {"when": "2025-11"}, True),
    ],
)
def test_visits(gold: dict[str, Any], predicted: dict[str, Any], right: bool) -> None:
    (match,) = matches([record("visit", **gold)], [record("visit", **predicted)])
    assert match.right is right


@pytest.mark.parametrize(
    ("type", "gold", "predicted", "right"),
    [
        ("meeting", {"parties": ["A", "B"], "body": "Joint Commission"}, {"body": "joint commission"}, True),
        ("meeting", {"parties": ["A", "B"]}, {"parties": ["B", "A"]}, True),
        ("meeting", {"parties": ["A", "B"]}, {"parties": ["A"]}, False),
        ("indicator", {"measure": "exports", "value": 1000}, {"measure": "exports", "value": 1004}, True),
        ("indicator", {"measure": "exports", "value": 1000}, {"measure": "exports", "value": 1006}, False),
        (
            "office",
            {"person": "Tô Lâm", "post": "president"},
            {"person": "To Lam", "post": "president"},
            True,
        ),
        (
            "office",
            {"person": "Vladimir Putin", "post": "president"},
            {"person": "Putin", "post": "president"},
            True,
        ),
        (
            "commitment",
            {"by": ["A"], "action": "build a new road"},
            {"by": ["A"], "action": "a new road"},
            True,
        ),
        (
            "commitment",
            {"by": ["A"], "action": "build a road"},
            {"by": ["A"], "action": "close schools"},
            False,
        ),
        (
            "mechanism",
            {"name": "Fund", "kind": "fund", "parties": ["A"]},
            {"kind": "fund", "parties": ["A"]},
            True,
        ),
        ("mechanism", {"name": "Fund", "kind": "fund"}, {"kind": "fund"}, False),
        ("position", {"by": ["EU"], "stance": "support"}, {"by": ["EU"], "stance": "reject"}, False),
    ],
)
def test_keys(type: str, gold: dict[str, Any], predicted: dict[str, Any], right: bool) -> None:
    pair = record(type, **gold), record(type, **predicted)
    assert all(agrees(key, *pair) for key in KEYS[type]) is right


def test_evidence_must_overlap_by_half_of_the_shorter() -> None:
    gold = [record("visit", 0, 100)]
    assert len(matches(gold, [record("visit", 95, 105)])) == 1
    assert matches(gold, [record("visit", 96, 106)]) == []


def test_matches_are_one_to_one_and_the_right_one_is_preferred() -> None:
    gold = [record("visit", 0, 100, to="VNM"), record("visit", 0, 100, to="LAO")]
    made = [record("visit", 0, 100, to="LAO"), record("visit", 0, 100, to="LAO")]
    found = matches(gold, made)
    assert sorted((match.gold, match.right) for match in found) == [(0, False), (1, True)]
    assert len({match.predicted for match in found}) == 2


def write(folder: Path, gold: list[dict[str, Any]], made: list[dict[str, Any]]) -> tuple[Path, Path]:
    for name in ("gold", "made"):
        (folder / name).mkdir()
    page = {"doc": "a", "lang": "en", "records": gold}
    (folder / "gold" / "a.json").write_text(json.dumps(page))
    (folder / "gold" / "b.json").write_text(json.dumps({**page, "doc": "b", "records": gold[:1]}))
    (folder / "made" / "a.jsonl").write_text("\n".join(map(json.dumps, made)) + "\n\n")
    return folder / "gold", folder / "made"


def test_a_report(tmp_path: Path) -> None:
    gold = [
        record("visit", 0, 10, to="VNM", modality="planned"),
        record("visit", 20, 30, to="LAO", modality="asserted"),
        record("act", 40, 50, plover="AID", by=["A"]),
    ]
    made = [
        record("visit", 0, 10, to="VNM", modality="planned"),
        record("visit", 20, 30, to="THA"),
        record("visit", 60, 70, to="THA"),
        {"type": "unheard of", "evidence": [1]},
    ]
    report = score(*write(tmp_path, gold, made))
    total = report.groups["total"]
    assert (total.gold, total.pred) == (4, 3)
    assert (total.found.p, total.found.r, total.found.f1) == (0.667, 0.5, 0.571)
    assert (total.right.p, total.right.r) == (0.333, 0.25)
    assert set(report.groups) == {"total", "core", "core:en", "lang:en", "type:visit", "type:act"}
    assert (report.modality_accuracy, report.quotes_verbatim) == (1.0, None)
    assert [(miss.kind, miss.document, miss.slots) for miss in report.misses] == [
        ("WRONG", "a", ("to",)), ("MADE UP", "a", ()), ("MISSED", "a", ()), ("MISSED", "b", ()),
    ]  # fmt: skip
    assert any(line.startswith("total") and "0.67 0.50 0.57" in line for line in report.lines())
    assert len(list(report.lines(misses=True))) == len(list(report.lines())) + 4


def test_quotes_are_checked_against_the_text(tmp_path: Path) -> None:
    made = [record("visit", 0, 10), record("visit", 12, 22)]
    folders = write(tmp_path, made[:1], made)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("x" * 10 + "y" * 20)
    (tmp_path / "texts" / "b.md").write_text("x")
    assert score(*folders, texts=tmp_path / "texts").quotes_verbatim == 0.5
    (tmp_path / "texts" / "b.md").unlink()
    with pytest.raises(UsageError, match="no text for b"):
        score(*folders, texts=tmp_path / "texts")


def test_what_is_no_json(tmp_path: Path) -> None:
    gold, made = write(tmp_path, [], [])
    (made / "a.jsonl").write_text("{}\n{oops\n")
    with pytest.raises(UsageError, match=r"a\.jsonl, line 2: is no JSON"):
        score(gold, made)


def test_running_the_engine_on_the_examples(run: Run) -> None:
    names = "en-01-visit-announced,nl-01-staatsbezoek-italie"
    options = ("--texts", str(EXAMPLES), "--docs", names)
    said = run("score", str(EXAMPLES / "gold"), "--run", *options, "--json")
    assert said.code == 0, said.err
    report = json.loads(said.out)
    assert report["total"]["found"]["f1"] > 0.3
    assert report["extra"]["quotes_verbatim"] == 1.0
    assert "right P/R/F1" in run("score", str(EXAMPLES / "gold"), "--run", *options, "--misses").out


@pytest.mark.parametrize("damage", [0, 1, 2, 3])
def test_the_same_figures_as_the_original(run: Run, tmp_path: Path, damage: int) -> None:
    """Predictions are the gold itself with every n-th record left out, moved, emptied or changed."""
    original = SHARED / "gold" / "score.py"
    gold = EXAMPLES / "gold"
    made = tmp_path / "made"
    made.mkdir()
    for path in gold.glob("*.json"):
        records = json.loads(path.read_text("utf-8"))["records"]
        for number, one in enumerate(records):
            if number % 5 == damage:
                one.pop("when", None)
                one["parties"] = one.get("parties", [])[:1]
            if number % 7 == damage:
                one["evidence"][0]["end"] += 60 * damage
            if number % 6 == damage:
                one["modality"] = "denied"
        kept = [one for number, one in enumerate(records) if number % 4 != damage]
        (made / f"{path.stem}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in kept), "utf-8")
    ours = json.loads(run("score", str(gold), str(made), "--json").out)
    assert 0 < ours["total"]["right"]["f1"] < 1
    if original.exists():
        command = [sys.executable, str(original), str(gold), str(made), "--json"]
        theirs = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert ours == json.loads(theirs)
