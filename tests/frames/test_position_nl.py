"""Stances in Dutch sentences: whose they are and which; and what is none."""

from __future__ import annotations

from typing import Any

import pytest
from reading import assert_exactly, assert_nothing, of_type

CASES: list[tuple[str, list[dict[str, Any]]]] = [
    ("Nederland sprak zijn waardering uit voor de inzet van Kenia.",
     [{"by": {"NLD"}, "stance": "appreciate"}]),
    ("De leiders van Japan en India spraken hun bezorgdheid uit over de situatie in Myanmar.",
     [{"by": {"JPN", "IND"}, "stance": "concern"}]),
    ("Nederland en Kenia houden zich aan het internationaal recht.",
     [{"by": {"NLD", "KEN"}, "stance": "support"}]),
    ("Rusland en Vietnam zetten zich consequent in voor vrede.",
     [{"by": {"RUS", "VNM"}, "stance": "support"}]),
    ("De EU roept Israël op de blokkade op te heffen.",
     [{"by": {"EU"}, "stance": "call_for"}]),
    ("Minister Veldkamp veroordeelde de aanval op Kyiv.",
     [{"by": {"NLD"}, "stance": "condemn"}]),
    ("Met klem wijzen Japan en Korea iedere eenzijdige poging af.",
     [{"by": {"JPN", "KOR"}, "stance": "reject"}]),
    ("Peking wees de beschuldigingen van de hand.",
     [{"by": {"CHN"}, "stance": "reject"}]),
    ("Nederland blijft Oekraïne steunen.",
     [{"by": {"NLD"}, "stance": "support"}]),
    ("Nederland en België herhalen hun steun voor Oekraïne.",
     [{"by": {"NLD", "BEL"}, "stance": "support"}]),
    ("Nederland drong er bij Israël op aan hulp toe te laten.",
     [{"by": {"NLD"}, "stance": "call_for"}]),
    ("Amerika wil dat Noord-Korea zijn kernwapens opgeeft.",
     [{"stance": "call_for", "by": {"USA"}, "toward": {"PRK"}}]),
    ("Frankrijk wil dat Duitsland meer betaalt.",
     [{"stance": "call_for", "by": {"FRA"}, "toward": {"DEU"}}]),
    ("Nederland wil dat er snel vrede komt in Gaza.",
     [{"stance": "call_for", "by": {"NLD"}}]),
    ("Japan vroeg China om het verbod op vis op te heffen.",
     [{"stance": "call_for", "by": {"JPN"}, "toward": {"CHN"}}]),
    ("Duitsland stelde voor dat de EU de sancties verlicht.",
     [{"stance": "call_for", "by": {"DEU"}, "toward": {"EU"}}]),
    ("België betreurt de aanhouding van het schip.",
     [{"stance": "concern", "by": {"BEL"}}]),
    ("Nederland blijft de dialoog met Rusland steunen.",
     [{"stance": "support", "by": {"NLD"}, "about": "de dialoog met Rusland"}]),
    ("President Poetin stuurde een gelukstelegram naar president Erdogan.",
     [{"stance": "congratulate", "by": {"RUS"}, "toward": {"TUR"}}]),
    ("Premier Schoof zei dat Nederland Oekraïne blijft steunen zolang dat nodig is.",
     [{"stance": "support", "by": {"NLD"}, "about": "Oekraïne"}]),
    ("Kenia werd daar heel boos over.",
     [{"by": {"KEN"}, "stance": "criticise"}]),
    ("Noorwegen vindt het niet leuk dat Rusland de grens sluit.",
     [{"by": {"NOR"}, "stance": "criticise"}]),
    ("Chili noemde de inval een vijandige daad.",
     [{"by": {"CHL"}, "stance": "criticise"}]),
]  # fmt: skip

NOTHING = [
    "Nederland en Kenia hopen het verdrag in 2026 te kunnen bekrachtigen.",
    "De pilaren ondersteunen het dak.",
    "De rechter veroordeelde de man tot twee jaar cel.",
    "Nederland en Kenia spraken af de aanleg van een spoorlijn te ondersteunen.",
    "Nederland wil de handel met Kenia uitbreiden.",
    "Steunt Nederland Oekraïne?",
    "Duitsland stelde de nieuwe ambassadeur voor.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_records(text: str, expected: list[dict[str, Any]]) -> None:
    assert_exactly(of_type("nl", text, "position"), expected)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert_nothing("nl", text, "position")
