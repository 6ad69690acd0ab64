"""Visits in English: what each way of saying it yields, and what must yield nothing."""

from __future__ import annotations

import pytest
from frame_records import of_type

FOUND = [
    ("President Putin's visit to Vietnam in June 2024 was a success.", "RUS", "VNM", "2024-06", "asserted"),
    ("President Macron paid a state visit to Japan in 2023.", "FRA", "JPN", "2023", "asserted"),
    (
        "British Prime Minister Keir Starmer will pay an official visit to India on 8 October 2025.",
        "GBR",
        "IND",
        "2025-10-08",
        "planned",
    ),
    ("Prime Minister Narendra Modi concluded his visit to Poland.", "IND", "POL", None, "asserted"),
    (
        "The visit by Chinese Foreign Minister Wang Yi to Islamabad lasted two days.",
        "CHN",
        "PAK",
        None,
        "asserted",
    ),
    (
        "U.S. Secretary of State Antony Blinken travelled to Tel Aviv in March 2024.",
        "USA",
        "ISR",
        "2024-03",
        "asserted",
    ),
    ("Foreign Minister Lavrov is on a working visit to Kenya.", "RUS", "KEN", None, "asserted"),
    ("Venezuelan President Nicolás Maduro cancelled his trip to Argentina.", "VEN", "ARG", None, "denied"),
    ("President Erdogan's planned visit to Washington was called off.", "TUR", "USA", None, "denied"),
    ("President Xi Jinping postponed a visit to Brazil.", "CHN", "BRA", None, "planned"),
    ("President Macron invited Prime Minister Modi to visit France.", "IND", "FRA", None, "desired"),
    ("The King of Jordan arrived in London on 3 May 2022.", "JOR", "GBR", "2022-05-03", "asserted"),
    ("President Biden is due to visit Angola in December.", "USA", "AGO", None, "planned"),
    ("Prime Minister Fumio Kishida visited Kyiv on 21 March 2023.", "JPN", "UKR", "2023-03-21", "asserted"),
    (
        "The state visit that King Willem-Alexander made to Kenya in October 2023 drew crowds.",
        "NLD",
        "KEN",
        "2023-10",
        "asserted",
    ),
    (
        "The two leaders met during President Yoon's visit to Hanoi in June 2023.",
        "KOR",
        "VNM",
        "2023-06",
        "asserted",
    ),
    ("A Chinese delegation visited Fiji last month.", "CHN", "FJI", None, "asserted"),
    ("President Ramaphosa flew to Moscow in June 2023.", "ZAF", "RUS", "2023-06", "asserted"),
    ("The Kremlin said that President Putin would go to India in December.", "RUS", "IND", None, None),
    ("Vietnam hosted President Putin for a state visit in June 2024.", "RUS", "VNM", "2024-06", "asserted"),
    ("Prime Minister Anthony Albanese will travel to the summit in Lima.", "AUS", "PER", None, "planned"),
    (
        "During his visit to Berlin, President Tokayev signed several documents.",
        "KAZ",
        "DEU",
        None,
        "asserted",
    ),
    ("It was the third visit of President Vucic to Beijing.", "SRB", "CHN", None, "asserted"),
    ("Prime Minister Meloni left for Addis Ababa on Friday.", "ITA", "ETH", None, "asserted"),
]

NOTHING = [
    "Tourists from Russia visited the beach in Vietnam.",
    "The visit lasted two days.",
    "Most exports go to Germany.",
    "The United Kingdom will increase port visits to Australia.",
    "The parcel arrived in Berlin on Tuesday.",
    "Students from Vietnam travel to Australia every year.",
    "The team travelled to Qatar for the final.",
]


@pytest.mark.parametrize(("sentence", "origin", "to", "when", "modality"), FOUND)
def test_visit(sentence: str, origin: str, to: str, when: str | None, modality: str | None) -> None:
    records = of_type("en", sentence, "visit")
    assert [(r["from"], r["to"]) for r in records] == [(origin, to)]
    assert when is None or records[0].get("when") == when
    assert modality is None or records[0]["modality"] == modality


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_visit(sentence: str) -> None:
    assert of_type("en", sentence, "visit") == []


def test_where_is_the_capital() -> None:
    (record,) = of_type("en", "Prime Minister Fumio Kishida visited Kyiv on 21 March 2023.", "visit")
    assert (record["where"], record["where_state"], record["persons"]) == ("Kyiv", "UKR", ["Fumio Kishida"])


def test_level() -> None:
    (record,) = of_type("en", "President Macron paid a state visit to Japan in 2023.", "visit")
    assert record["level"] == "state"
