"""Visits in English: what each way of saying it yields, and what must yield nothing."""

from __future__ import annotations

import pytest
from reading import assert_nothing, assert_only, of_type

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
    ("Hungarian officials will be in Hanoi next week.", "HUN", "VNM", "2025-06-02/2025-06-08", "planned"),
    ("Prime Minister Modi led a business delegation to Japan.", "IND", "JPN", None, "asserted"),
    ("President Macron played host to Chancellor Merz.", "DEU", "FRA", None, "asserted"),
    ("President Macron touched down in Rabat on Monday.", "FRA", "MAR", "2025-05-26", "asserted"),
    ("The German Chancellor is expected in Beijing in April.", "DEU", "CHN", "2026-04", "planned"),
    ("President Macron visits Warsaw in August.", "FRA", "POL", "2025-08", "planned"),
    ("President Macron visited India in the summer of 2018.", "FRA", "IND", "2018-06/2018-08", "asserted"),
    ("President Macron will visit India in the autumn.", "FRA", "IND", "2025-09/2025-11", "planned"),
    (
        "President Macron, visiting Japan in March, met Prime Minister Ishiba.",
        "FRA",
        "JPN",
        "2025-03",
        "asserted",
    ),
    (
        "President Macron met Prime Minister Modi on Monday and will travel to Berlin on Friday.",
        "FRA",
        "DEU",
        "2025-06-06",
        "planned",
    ),
    ("Prime Minister Ishiba is scheduled to travel to Vietnam in April.", "JPN", "VNM", "2026-04", "planned"),
    (
        "The visit to Chile, the first by a Dutch head of state in four decades, begins on Monday.",
        "NLD",
        "CHL",
        "2025-06-02",
        "planned",
    ),
]

NOTHING = [
    "Tourists from Russia visited the beach in Vietnam.",
    "The visit lasted two days.",
    "Most exports go to Germany.",
    "The United Kingdom will increase port visits to Australia.",
    "The parcel arrived in Berlin on Tuesday.",
    "Students from Vietnam travel to Australia every year.",
    "The team travelled to Qatar for the final.",
    "President Trump will be in touch with Ukraine next week.",
    "President Yoon was in office in Seoul until April.",
    "Rain is expected in Beijing in April.",
    "President Biden is from Delaware and will be 82 in November.",
    "Canada led the mission in Latvia.",
]


@pytest.mark.parametrize(("sentence", "origin", "to", "when", "modality"), FOUND)
def test_visit(sentence: str, origin: str, to: str, when: str | None, modality: str | None) -> None:
    expected = {"from": origin, "to": to, "when": when, "modality": modality}
    assert_only(of_type("en", sentence, "visit"), expected)


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_visit(sentence: str) -> None:
    assert_nothing("en", sentence, "visit")


def test_where_is_the_capital() -> None:
    (record,) = of_type("en", "Prime Minister Fumio Kishida visited Kyiv on 21 March 2023.", "visit")
    assert (record["where"], record["where_state"], record["persons"]) == ("Kyiv", "UKR", ["Fumio Kishida"])


def test_level() -> None:
    (record,) = of_type("en", "President Macron paid a state visit to Japan in 2023.", "visit")
    assert record["level"] == "state"
