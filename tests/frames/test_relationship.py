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
]

NOTHING: list[tuple[str, str]] = [
    ("nl", "Binnen het kader van het strategisch partnerschap werken Vietnam en Rusland samen."),
    ("nl", "Japan erkende de fouten van de bank."),
    ("en", "Under the strategic partnership, Japan and India cooperate."),
    ("en", "Japan and India enjoy good ties."),
    ("en", "The hotel established a partnership with the museum."),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[text[:50] for _, text, _ in CASES])
def test_found(language: str, text: str, expected: dict[str, Any]) -> None:
    assert_among(of_type(language, text, "relationship"), expected)


@pytest.mark.parametrize(("language", "text"), NOTHING, ids=[text[:50] for _, text in NOTHING])
def test_nothing(language: str, text: str) -> None:
    assert_nothing(language, text, "relationship")
