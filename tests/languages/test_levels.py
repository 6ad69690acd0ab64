"""The level that a pack declares is one that it has: names and dates, core record types, all."""

import json
from pathlib import Path

import pytest

from servanda.gazetteer import load_states
from servanda.languages import available, load_pack
from servanda.pipeline import check

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
ISO = {state.alpha3 for state in load_states() if state.kind == "state" and not state.end}
CORE_FRAMES = {"visit", "meeting", "agreement", "relationship", "membership", "commitment", "indicator"}
LEVELS = ("core", "basic", "full")


def at_least(level: str) -> list[str]:
    return [code for code in available() if LEVELS.index(load_pack(code).info.level) >= LEVELS.index(level)]


def rows(name: str) -> int:
    path = TESTS / "mentions" / f"{name}.tsv"
    return sum(
        1 for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")
    )


@pytest.mark.parametrize("code", at_least("core"))
def test_core_is_every_state_by_name_and_adjective_and_two_hundred_times_and_figures(code: str) -> None:
    names = load_pack(code).states
    assert {name.id for name in names if name.kind == "name"} >= ISO
    # Some small states have no adjective in some languages (Russian says «из Сент-Китса и Невиса»).
    adjectives = {name.id for name in names if name.kind in ("adjective", "inhabitant")}
    assert len(adjectives & ISO) >= 0.9 * len(ISO)
    assert rows(f"times_{code}") >= 200
    assert rows(f"quantities_{code}") >= 200


@pytest.mark.parametrize("code", at_least("basic"))
def test_basic_is_every_core_record_type(code: str) -> None:
    assert set(load_pack(code).triggers) >= CORE_FRAMES
    assert all(load_pack(code).triggers[frame] for frame in CORE_FRAMES)


@pytest.mark.parametrize("code", at_least("full"))
def test_full_is_every_concept_proved_and_measured(code: str) -> None:
    assert not load_pack(code).info.not_yet
    assert not check(code)
    silent = list((TESTS / "statements" / "silence").glob(f"{code}-*.txt"))
    assert len(silent) >= 10
    gold = [
        path
        for path in (ROOT / "examples" / "gold").glob("*.json")
        if json.loads(path.read_text("utf-8"))["lang"] == code
    ]
    assert len(gold) >= 5


def test_all_seven_are_full() -> None:
    assert {"de", "en", "es", "fr", "nl", "ru", "vi"} <= set(at_least("full"))
