"""No figure of quality falls below its frozen value; an empty measurement is a failure, never a pass."""

import json

import pytest

from quality.measure import FROZEN, SETS, TOLERANCE, figures, measure
from servanda.languages import available

FLOORS = {"core_found": 0.60, "core_right": 0.45}
HAVE = [name for name, (gold, _) in SETS.items() if gold.is_dir()]


def test_there_is_gold_to_measure_with() -> None:
    assert "own" in HAVE
    frozen = json.loads(FROZEN.read_text("utf-8"))
    assert set(HAVE) <= set(frozen)


@pytest.mark.parametrize("name", HAVE)
def test_nothing_falls_below_the_frozen_table(name: str) -> None:
    report = measure(name)
    assert report is not None
    now = figures(report)
    frozen = json.loads(FROZEN.read_text("utf-8"))[name]
    assert now["total"]["gold"] >= 100
    for code in available():
        if f"lang:{code}" in frozen:
            assert now[f"lang:{code}"]["gold"] > 0, f"no gold was found for {code}"
    fallen = [
        f"{group}.{figure}: {now.get(group, {}).get(figure, 0):.3f} < {value:.3f}"
        for group, row in frozen.items()
        for figure, value in row.items()
        if figure != "gold" and now.get(group, {}).get(figure, 0.0) < value - TOLERANCE
    ]
    assert not fallen, "\n".join(fallen)


@pytest.mark.parametrize("name", HAVE)
@pytest.mark.parametrize("code", ["nl", "en"])
def test_dutch_and_english_stay_above_their_floors(name: str, code: str) -> None:
    report = measure(name)
    assert report is not None
    core = report.groups[f"core:{code}"]
    assert core.found.f1 >= FLOORS["core_found"]
    assert core.right.f1 >= FLOORS["core_right"]
