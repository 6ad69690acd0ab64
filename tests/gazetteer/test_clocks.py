"""How far apart clocks are."""

from __future__ import annotations

from servanda import gazetteer
from servanda.gazetteer.clocks import load_clocks, minutes_ahead


def test_every_state_that_exists_has_a_clock() -> None:
    living = {state.alpha3 for state in gazetteer.load_states() if state.kind == "state"}
    assert living - set(load_clocks()) == set()
    assert all(-720 <= minutes <= 840 and minutes % 15 == 0 for minutes in load_clocks().values())


def test_differences() -> None:
    assert minutes_ahead("VNM", "RUS") == 240
    assert minutes_ahead("RUS", "VNM") == -240
    assert minutes_ahead("IND", "GBR") == 330
    assert minutes_ahead("BRA", "PRT") == -180
    assert minutes_ahead("VNM", "EU") is None
