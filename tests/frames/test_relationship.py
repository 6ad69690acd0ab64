"""Relations established, raised, lowered, broken and held, in sentences of our own."""

from __future__ import annotations

from typing import Any

import pytest
from reading import assert_among, assert_nothing, of_type

CASES: list[tuple[str, str, dict[str, Any]]] = [
    (
        "nl",
        "Italië en China vieren volgend jaar vijftig jaar diplomatieke betrekkingen.",
        {"act": "holds", "level": "diplomatic_relations", "parties": {"CHN", "ITA"}},
    ),
    (
        "nl",
        "Dit jaar vieren Nederland en Vietnam de 50e verjaardag van de diplomatieke betrekkingen.",
        {"act": "holds", "level": "diplomatic_relations", "parties": {"VNM", "NLD"}},
    ),
    (
        "nl",
        "Sinds 2012 onderhouden Brazilië en China een alomvattend strategisch partnerschap.",
        {
            "act": "holds",
            "level": "comprehensive_strategic_partnership",
            "parties": {"CHN", "BRA"},
            "when": "2012/..",
        },
    ),
    (
        "nl",
        "In 2009 werd het alomvattende partnerschap tussen Vietnam en Australië ingesteld en in 2018 het strategische partnerschap.",
        {"act": "established", "level": "strategic_partnership", "parties": {"VNM", "AUS"}, "when": "2018"},
    ),
    (
        "nl",
        "In 2009 werd het alomvattende partnerschap tussen Vietnam en Australië ingesteld en in 2018 het strategische partnerschap.",
        {
            "act": "established",
            "level": "comprehensive_partnership",
            "parties": {"VNM", "AUS"},
            "when": "2009",
        },
    ),
    (
        "nl",
        "In augustus 2019 verlaagde Pakistan de diplomatieke betrekkingen met India.",
        {"act": "downgraded", "level": "diplomatic_relations", "parties": {"PAK", "IND"}, "when": "2019-08"},
    ),
    (
        "nl",
        "De in 1979 verbroken diplomatieke betrekkingen tussen Iran en Egypte worden hersteld.",
        {"act": "broken", "level": "diplomatic_relations", "parties": {"EGY", "IRN"}, "when": "1979"},
    ),
    (
        "nl",
        "Turkije en Armenië willen hun betrekkingen normaliseren.",
        {
            "act": "restored",
            "level": "diplomatic_relations",
            "parties": {"TUR", "ARM"},
            "modality": "desired",
        },
    ),
    (
        "nl",
        "Japan erkende Kosovo in 2008.",
        {"act": "established", "level": "diplomatic_relations", "parties": {"JPN", "XKX"}, "when": "2008"},
    ),
    (
        "nl",
        "De viering van de oprichting van het Strategisch Partnerschap Vietnam-Rusland in 2001.",
        {"act": "established", "level": "strategic_partnership", "parties": {"VNM", "RUS"}, "when": "2001"},
    ),
    (
        "en",
        "Kenya and the United States have had diplomatic relations for sixty years, since 1964.",
        {"act": "holds", "level": "diplomatic_relations", "parties": {"KEN", "USA"}, "when": "1964/.."},
    ),
    (
        "en",
        "Brazil and Argentina look back on two centuries of diplomatic relations, established in 1823.",
        {"act": "established", "level": "diplomatic_relations", "parties": {"ARG", "BRA"}, "when": "1823"},
    ),
    (
        "en",
        "Diplomatic ties between Viet Nam and Indonesia were set up on December 30, 1955.",
        {
            "act": "established",
            "level": "diplomatic_relations",
            "parties": {"VNM", "IDN"},
            "when": "1955-12-30",
        },
    ),
    (
        "en",
        "Australia and Vietnam elevated their relationship to a Comprehensive Strategic Partnership in 2024.",
        {
            "act": "upgraded",
            "level": "comprehensive_strategic_partnership",
            "parties": {"VNM", "AUS"},
            "when": "2024",
        },
    ),
    (
        "en",
        "Iran and Saudi Arabia restored the diplomatic relations broken off in January 2016.",
        {"act": "broken", "level": "diplomatic_relations", "parties": {"IRN", "SAU"}, "when": "2016-01"},
    ),
    (
        "en",
        "Singapore and New Zealand raised the Enhanced Partnership of 2019 to a Comprehensive Strategic Partnership.",
        {"act": "established", "level": "partnership", "parties": {"SGP", "NZL"}, "when": "2019"},
    ),
    (
        "en",
        "Denmark recognised Palestine.",
        {"act": "established", "level": "diplomatic_relations", "parties": {"PSE", "DNK"}},
    ),
    (
        "en",
        "The United States designated Kenya as a major non-NATO ally.",
        {"act": "upgraded", "level": "alliance", "parties": {"KEN", "USA"}},
    ),
    (
        "en",
        "Relations between Vietnam and Australia were raised to the level of strategic partnership.",
        {"level": "strategic_partnership", "act": "upgraded", "parties": {"AUS", "VNM"}},
    ),
    (
        "nl",
        "De betrekkingen tussen Vietnam en Australië werden verheven tot het niveau van strategisch partnerschap.",
        {"level": "strategic_partnership", "act": "upgraded", "parties": {"AUS", "VNM"}},
    ),
    (
        "nl",
        "Vietnam en Australië brachten hun relatie op het niveau van een strategisch partnerschap.",
        {"level": "strategic_partnership", "act": "upgraded", "parties": {"AUS", "VNM"}},
    ),
    (
        "en",
        "Iran and Saudi Arabia welcomed the comprehensive re-establishment of diplomatic relations between the two countries last year.",
        {"level": "diplomatic_relations", "act": "restored", "parties": {"IRN", "SAU"}},
    ),
    (
        "nl",
        "Algerije en Marokko waren lange tijd goede vrienden.",
        {"act": "holds", "level": "other", "parties": {"DZA", "MAR"}},
    ),
    (
        "nl",
        "India en Pakistan liggen al decennia overhoop.",
        {"act": "holds", "level": "other", "parties": {"IND", "PAK"}},
    ),
    (
        "nl",
        "India en Pakistan hebben al jaren ruzie over Kasjmir.",
        {"act": "holds", "level": "other", "parties": {"IND", "PAK"}},
    ),
    (
        "nl",
        "De betrekkingen tussen Frankrijk en Algerije zijn verslechterd.",
        {"act": "downgraded", "level": "other", "parties": {"FRA", "DZA"}},
    ),
    (
        "nl",
        "Maleisië werd de zevende alomvattende strategische partner van Vietnam.",
        {"act": "established", "level": "comprehensive_strategic_partnership", "parties": {"MYS", "VNM"}},
    ),
    (
        "nl",
        "Nederland en Japan vieren dit jaar het honderdjarig bestaan van hun diplomatieke betrekkingen.",
        {"act": "holds", "level": "diplomatic_relations", "parties": {"NLD", "JPN"}},
    ),
    (
        "nl",
        "Marokko was het eerste land dat de Verenigde Staten erkende.",
        {"act": "established", "level": "diplomatic_relations", "parties": {"MAR", "USA"}},
    ),
    (
        "nl",
        "Noorwegen, Spanje en Ierland erkenden in 2024 de Palestijnse staat.",
        {"act": "established", "level": "diplomatic_relations", "parties": {"ESP", "PSE"}},
    ),
    (
        "nl",
        "Mali, Niger en Burkina Faso richtten in 2023 een alliantie op.",
        {"act": "established", "level": "alliance", "parties": {"MLI", "NER", "BFA"}},
    ),
    (
        "en",
        "Relations between Serbia and Kosovo have deteriorated since 2022.",
        {"act": "downgraded", "level": "other", "parties": {"SRB", "XKX"}},
    ),
    (
        "en",
        "China's ties with Australia improved in 2023.",
        {"act": "upgraded", "level": "other", "parties": {"CHN", "AUS"}},
    ),
    (
        "en",
        "India and China have long been rivals.",
        {"act": "holds", "level": "other", "parties": {"IND", "CHN"}},
    ),
    (
        "en",
        "Belarus is a close ally of Russia.",
        {"act": "holds", "level": "alliance", "parties": {"BLR", "RUS"}},
    ),
    (
        "en",
        "Malaysia became Vietnam's seventh comprehensive strategic partner.",
        {"act": "established", "level": "comprehensive_strategic_partnership", "parties": {"MYS", "VNM"}},
    ),
    (
        "en",
        "This year marks the centenary of diplomatic relations between Mexico and Turkey.",
        {"act": "holds", "level": "diplomatic_relations", "parties": {"MEX", "TUR"}},
    ),
    (
        "en",
        "Brazil was one of the first countries to recognise Angola's independence.",
        {"act": "established", "level": "diplomatic_relations", "parties": {"BRA", "AGO"}},
    ),
    (
        "en",
        "Mali, Niger and Burkina Faso formed the Alliance of Sahel States in 2023.",
        {"act": "established", "level": "alliance", "parties": {"MLI", "NER", "BFA"}},
    ),
]

NOTHING: list[tuple[str, str]] = [
    ("nl", "Binnen het kader van het strategisch partnerschap werken Vietnam en Rusland samen."),
    ("nl", "Japan erkende de fouten van de bank."),
    ("en", "Under the strategic partnership, Japan and India cooperate."),
    ("en", "Japan and India enjoy good ties."),
    ("en", "The hotel established a partnership with the museum."),
    ("en", "France and Germany informed their allies."),
    ("en", "The weather in Serbia and Kosovo has deteriorated."),
    ("en", "France and Germany want to improve relations with friends."),
    ("nl", "President Macron prees Japan om zijn moed de betrekkingen met Korea te verbeteren."),
    ("nl", "India en Pakistan liggen in Azië."),
    ("nl", "De ministers zijn goede vrienden."),
    ("en", "Anna and Peter have long been friends."),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[text[:50] for _, text, _ in CASES])
def test_found(language: str, text: str, expected: dict[str, Any]) -> None:
    assert_among(of_type(language, text, "relationship"), expected)


@pytest.mark.parametrize(("language", "text"), NOTHING, ids=[text[:50] for _, text in NOTHING])
def test_nothing(language: str, text: str) -> None:
    assert_nothing(language, text, "relationship")
