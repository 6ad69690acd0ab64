"""Stances in English sentences: whose they are and which; and what is none."""

from __future__ import annotations

from typing import Any

import pytest
from reading import assert_exactly, assert_nothing, of_type

CASES: list[tuple[str, list[dict[str, Any]]]] = [
    ("Japan expressed concern over the Chinese exercises.",
     [{"by": {"JPN"}, "stance": "concern"}]),
    ("The leaders of Japan and India expressed their support for a free Indo-Pacific.",
     [{"by": {"JPN", "IND"}, "stance": "support"}]),
    ("President Macron called on Israel to lift the blockade.",
     [{"by": {"FRA"}, "stance": "call_for"}]),
    ("Both Japan and Kenya stressed the importance of free trade.",
     [{"by": {"JPN", "KEN"}, "stance": "support"}]),
    ("Japan reaffirmed its commitment to peace in the region.",
     [{"by": {"JPN"}, "stance": "reaffirm"}]),
    ("The EU strongly condemned the attack on Kyiv and expressed solidarity with Ukraine.",
     [{"by": {"EU"}, "stance": "condemn"},
      {"by": {"EU"}, "stance": "support"}]),
    ("China denied the accusation of the Philippines.",
     [{"by": {"CHN"}, "stance": "reject"}]),
    ("France will continue to support Ukraine.",
     [{"by": {"FRA"}, "stance": "support"}]),
    ("Canada paid tribute to the victims of the attack.",
     [{"by": {"CAN"}, "stance": "appreciate"}]),
    ("Russia rejected Kyiv's proposal for a meeting.",
     [{"by": {"RUS"}, "stance": "reject"}]),
    ("Japan does not recognise the annexation of Crimea.",
     [{"by": {"JPN"}, "stance": "support", "modality": "denied"}]),
    ("The United States wants North Korea to give up its nuclear weapons.",
     [{"stance": "call_for", "by": {"USA"}, "toward": {"PRK"}}]),
    ("Japan asked China to lift the ban on seafood.",
     [{"stance": "call_for", "by": {"JPN"}, "toward": {"CHN"}}]),
    ("Germany suggested that the EU ease the sanctions.",
     [{"stance": "call_for", "by": {"DEU"}, "toward": {"EU"}}]),
    ("Vietnam spoke highly of Laos' support.",
     [{"stance": "appreciate", "by": {"VNM"}}]),
    ("President Xi sent a message of congratulations to President Lula.",
     [{"stance": "congratulate", "by": {"CHN"}, "toward": {"BRA"}}]),
    ("Belgium regrets the arrest of the crew.",
     [{"stance": "concern", "by": {"BEL"}}]),
    ("The Netherlands continues to support the dialogue with Russia.",
     [{"stance": "support", "by": {"NLD"}}]),
    ("Prime Minister Keir Starmer told President Zelenskyy that the UK's support for Ukraine would be as strong as ever.",
     [{"stance": "support", "by": {"GBR"}, "toward": {"UKR"}}]),
    ("Prime Minister Starmer thanked Japan for condemning Russia's invasion.",
     [{"stance": "thank", "by": {"GBR"}, "toward": {"JPN"}}]),
    ("ECOWAS voiced deep concern and offered to mediate.",
     [{"by": {"ECOWAS"}, "stance": "concern"}]),
    ("The African Union expressed alarm.",
     [{"by": {"AU"}, "stance": "concern"}]),
    ("Chile called the raid a hostile act.",
     [{"by": {"CHL"}, "stance": "criticise"}]),
    ("Kenya was furious about the decision of Uganda.",
     [{"by": {"KEN"}, "stance": "criticise"}]),
]  # fmt: skip

NOTHING = [
    "President Lula confirmed that he would attend the summit in Beijing.",
    "Pakistan recognised Bangladesh in 1974.",
    "India and China concurred to settle their disputes.",
    "The pillars support the roof.",
    "Japan and Kenya agreed to support the development of the corridor.",
    "Apple condemned the attack.",
    "The Netherlands wants to expand trade with Kenya.",
    "Japan told Kenya that the port was open.",
    "Does Japan support Ukraine?",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_records(text: str, expected: list[dict[str, Any]]) -> None:
    assert_exactly(of_type("en", text, "position"), expected)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert_nothing("en", text, "position")
