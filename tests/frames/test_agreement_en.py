"""Agreements in English sentences: which acts are read, on what, by whom, when and how firmly; and what gives none."""

from __future__ import annotations

from typing import Any

import pytest
from reading import assert_exactly, assert_nothing, of_type

CASES: list[tuple[str, list[dict[str, Any]]]] = [
    ("The U.S. and Japan signed a trade agreement in 2019.",
     [{"act": "signed", "kind": "agreement", "parties": {"USA", "JPN"}, "when": "2019"}]),
    ("The Agreement between Japan and the Philippines, which was signed in 2006, entered into force in 2008.",
     [{"act": "signed", "when": "2006"}, {"act": "entered_into_force", "when": "2008", "parties": {"JPN", "PHL"}}]),
    ("Under the agreement signed in 1994, Russia and Vietnam cooperate.", [{"act": "signed", "when": "1994"}]),
    ("The signing of the Treaty on Friendship between Russia and Vietnam took place in 1994.",
     [{"act": "signed", "kind": "treaty", "when": "1994"}]),
    ("Kenya and Oman struck a deal on natural gas.", [{"act": "agreed", "parties": {"KEN", "OMN"}}]),
    ("Russia and the United States signed New START in 2010.",
     [{"act": "signed", "title": "New START", "parties": {"RUS", "USA"}}]),
    ("The Abraham Accords, signed in 2020, changed relations between Israel and Bahrain.",
     [{"act": "signed", "title": "Abraham Accords", "when": "2020"}]),
    ("Russia and Iran are due to sign a treaty on strategic partnership in Moscow on Friday.",
     [{"act": "signed", "modality": "planned", "where": "Moscow"}]),
    ("Serbia refused to sign the agreement with Kosovo.", [{"act": "signed", "modality": "denied"}]),
    ("Armenia and Azerbaijan failed to sign the peace treaty.", [{"act": "signed", "modality": "denied"}]),
    ("India and the EU resumed negotiations on a free trade agreement.",
     [{"act": "under_negotiation", "kind": "fta", "parties": {"IND", "EU"}}]),
    ("Talks between India and the EU on a trade deal have been suspended.", [{"act": "suspended"}]),
    ("The two sides put into force the agreement on visas between Russia and China.",
     [{"act": "entered_into_force", "parties": {"RUS", "CHN"}}]),
    ("Brazil and Argentina issued a joint declaration.", [{"act": "adopted", "kind": "declaration"}]),
    ("If Armenia and Azerbaijan sign the peace treaty, they will open their borders.",
     [{"act": "signed", "modality": "conditional"}]),
    ("The treaty between Peru and Chile, concluded in 1929, is still in force.",
     [{"act": "signed", "when": "1929"}, {"act": "in_force"}]),
    ("On 8 July Japan and the Philippines signed the Reciprocal Access Agreement, and in September it entered into force.",
     [{"act": "signed"}, {"act": "entered_into_force", "parties": {"JPN", "PHL"}}]),
    ("India and the United Kingdom signed the Comprehensive Economic and Trade Agreement (CETA).",
     [{"act": "signed", "title": "Comprehensive Economic and Trade Agreement (CETA)"}]),
    ("Done at Rarotonga on 9 November 2023 for Australia and Tuvalu, in two originals.",
     [{"act": "signed", "when": "2023-11-09"}]),
    ("An agreement on visas was reached by Japan and India.", [{"act": "agreed", "parties": {"JPN", "IND"}}]),
    (
        "In February Nepal ratified the $500 million Millennium Challenge Corporation compact.",
        [{"act": "ratified", "kind": "agreement", "parties": ["NPL"]}],
    ),
    (
        "Romania and Turkey decided to resume talks on a transit agreement.",
        [{"act": "under_negotiation", "parties": ["ROU", "TUR"], "modality": "planned"}],
    ),
    (
        "Kenya and Oman met. Luxon met Chinh in Hanoi. The two leaders signed the Vietnam-New Zealand Action Plan.",
        [{"act": "signed", "kind": "plan", "parties": {"NZL", "VNM"}}],
    ),
    (
        "A diplomatic note on visa exemption was exchanged between Mongolia and Japan.",
        [{"act": "exchanged", "kind": "document", "parties": {"JPN", "MNG"}}],
    ),
    ("Ethiopia tore up a 2015 peace accord with Eritrea.",
     [{"act": "terminated", "parties": {"ETH", "ERI"}}]),
    ("The 2015 peace accord between Ethiopia and Eritrea was declared void.",
     [{"act": "terminated", "parties": {"ETH", "ERI"}}]),
    ("Russia and Norway let the fisheries treaty lapse.",
     [{"act": "terminated", "parties": {"RUS", "NOR"}}]),
    ("The Fisheries Agreement between Norway and Russia expired in 2020.",
     [{"act": "terminated", "when": "2020"}]),
    ("Kenya and Oman looked forward to the early signing of a double taxation treaty.",
     [{"act": "signed", "modality": "desired", "parties": {"KEN", "OMN"}}]),
]  # fmt: skip

NOTHING = [
    "Ukraine is ready to accept an unconditional ceasefire.",
    "Ukraine said Russia should accept an unconditional ceasefire.",
    "Under the terms of the treaty, Russia must leave Georgia.",
    "The striker signed a contract with an English club.",
    "Apple and Samsung signed an agreement on patents.",
    "India and the EU agreed on the need for dialogue.",
    "China sealed the border with Vietnam.",
    "Within the framework of the agreement, Russia and Vietnam cooperate.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_acts(text: str, expected: list[dict[str, Any]]) -> None:
    assert_exactly(of_type("en", text, "agreement"), expected)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert_nothing("en", text, "agreement")
