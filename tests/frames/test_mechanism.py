"""Standing bodies by name, by letters and by a word that is joint in itself, in sentences of our own."""

from __future__ import annotations

from typing import Any

import pytest
from reading import assert_among, assert_nothing, of_type

CASES: list[tuple[str, str, dict[str, Any]]] = [
    (
        "nl",
        "De Russisch-Vietnamese Intergouvernementele Commissie voor Handel kwam bijeen.",
        {
            "name": "Russisch-Vietnamese Intergouvernementele Commissie voor Handel",
            "kind": "commission",
            "parties": {"VNM", "RUS"},
        },
    ),
    (
        "nl",
        "Rusland en Iran werken aan het bilaterale betalingsmechanisme.",
        {"name": "bilaterale betalingsmechanisme", "kind": "payment_system", "parties": {"IRN", "RUS"}},
    ),
    (
        "nl",
        "Duitsland en Frankrijk richten een gemeenschappelijk burgerfonds op.",
        {"name": "gemeenschappelijk burgerfonds", "kind": "fund", "parties": {"DEU", "FRA"}},
    ),
    (
        "en",
        "The Joint Economic and Trade Committee (JETCO) of India and the United Kingdom met.",
        {"name": "Joint Economic and Trade Committee", "kind": "committee", "parties": {"GBR", "IND"}},
    ),
    (
        "en",
        "Cambodia and Thailand signed the Terms of Reference of the ASEAN Observer Team (AOT). The AOT will report to Cambodia and Thailand.",
        {"name": "ASEAN Observer Team", "kind": "commission"},
    ),
    (
        "en",
        "AUKUS will promote a free Indo-Pacific.",
        {"name": "AUKUS", "kind": "alliance", "parties": {"GBR", "AUS", "USA"}},
    ),
    (
        "en",
        "Italy takes part in the Belt and Road Initiative of China.",
        {"name": "Belt and Road Initiative", "kind": "programme"},
    ),
    (
        "nl",
        "In maart komt de gemengde commissie van Nederland en Suriname bijeen in Paramaribo.",
        {
            "name": "gemengde commissie van Nederland en Suriname",
            "kind": "commission",
            "parties": {"NLD", "SUR"},
        },
    ),
    (
        "nl",
        "De Frans-Duitse ministerraad vergadert in oktober in Lyon.",
        {"name": "Frans-Duitse ministerraad", "kind": "council", "parties": {"DEU", "FRA"}},
    ),
    (
        "nl",
        "Nederland en Duitsland stelden een gemengde commissie in.",
        {"name": "gemengde commissie", "kind": "commission", "parties": {"DEU", "NLD"}},
    ),
    (
        "en",
        "China and Kenya talked. Kenya and China met. Japan and Laos held the Joint Commission in Vientiane.",
        {"name": "Joint Commission", "kind": "commission", "parties": {"JPN", "LAO"}},
    ),
    (
        "en",
        "Japan and Laos held the fifth meeting of the Joint Committee on Trade in Vientiane.",
        {"name": "Joint Committee on Trade", "kind": "committee", "parties": {"JPN", "LAO"}},
    ),
]

NOTHING: list[tuple[str, str]] = [
    ("nl", "De ministerraad vergadert vrijdag in Den Haag over Frankrijk."),
    ("nl", "De Gemengde Commissie"),
    ("en", "The joint committee of the lower and upper house of Chile met on Monday."),
    ("en", "NATO will promote peace in Europe."),
    ("en", "TD Bank pleaded guilty on Thursday."),
    ("en", "The commission on each sale is two percent."),
    ("en", "Australia will operate SSN-AUKUS as its submarine."),
    ("nl", "Het Centraal Comité van de Partij vergaderde in Vietnam."),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[text[:50] for _, text, _ in CASES])
def test_found(language: str, text: str, expected: dict[str, Any]) -> None:
    assert_among(of_type(language, text, "mechanism"), expected)


@pytest.mark.parametrize(("language", "text"), NOTHING, ids=[text[:50] for _, text in NOTHING])
def test_nothing(language: str, text: str) -> None:
    assert_nothing(language, text, "mechanism")
