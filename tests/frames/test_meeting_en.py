"""Meetings in English: what each way of saying it yields, and what must yield nothing."""

from __future__ import annotations

import pytest
from frame_records import of_type

FOUND = [
    ("President Yoon held talks with Prime Minister Kishida in Seoul.", {"KOR", "JPN"}, None, "asserted"),
    (
        "The meeting between Presidents Biden and Xi took place in Woodside on 15 November 2023.",
        {"USA", "CHN"},
        "2023-11-15",
        "asserted",
    ),
    ("President Macron received Chancellor Scholz in Paris.", {"FRA", "DEU"}, None, "asserted"),
    ("Chancellor Scholz was received in Paris by President Macron.", {"FRA", "DEU"}, None, "asserted"),
    (
        "Saudi Foreign Minister Prince Faisal bin Farhan spoke by telephone with his Iranian counterpart, Hossein Amir-Abdollahian.",
        {"SAU", "IRN"},
        None,
        "asserted",
    ),
    (
        "The foreign ministers of Armenia, Azerbaijan and Turkey met in Tbilisi.",
        {"ARM", "AZE", "TUR"},
        None,
        "asserted",
    ),
    (
        "Secretary of State Marco Rubio met with EU High Representative Kaja Kallas.",
        {"USA", "EU"},
        None,
        "asserted",
    ),
    (
        "Prime Minister Modi met President Zelenskyy on the sidelines of the G7 summit in Hiroshima.",
        {"IND", "UKR"},
        None,
        "asserted",
    ),
    (
        "Brazilian President Lula met his Argentine colleague, Alberto Fernández, in Buenos Aires.",
        {"BRA", "ARG"},
        None,
        "asserted",
    ),
    ("The two leaders met during President Yoon's visit to Hanoi in June 2023.", None, "2023-06", "asserted"),
    (
        "President Trump will meet President Putin in Alaska on 15 August 2025.",
        {"USA", "RUS"},
        "2025-08-15",
        "planned",
    ),
    ("President Biden cancelled the talks with President Xi.", {"USA", "CHN"}, None, "denied"),
    ("Prime Minister Albanese welcomed President Widodo to Melbourne.", {"AUS", "IDN"}, None, "asserted"),
    ("King Mohammed VI of Morocco hosted President Macron in Rabat.", {"MAR", "FRA"}, None, "asserted"),
    ("The Thai and Cambodian prime ministers met in Kuala Lumpur.", {"THA", "KHM"}, None, "asserted"),
    (
        "Foreign Minister Wang Yi discussed the matter with U.S. Secretary of State Blinken.",
        {"CHN", "USA"},
        None,
        "asserted",
    ),
    ("Presidents Xi Jinping and Vladimir Putin held a video conference.", {"CHN", "RUS"}, None, "asserted"),
    (
        "The first round of political consultations between Egypt and Turkey was held in Cairo in May 2021.",
        {"EGY", "TUR"},
        "2021-05",
        "asserted",
    ),
    (
        "In a phone call with President Zelenskyy, President Macron promised support.",
        {"UKR", "FRA"},
        None,
        "asserted",
    ),
    (
        "Prime Minister Trudeau had a meeting with NATO Secretary General Jens Stoltenberg.",
        {"CAN", "NATO"},
        None,
        "asserted",
    ),
]

NOTHING = [
    "The talks lasted two hours.",
    "We call on member states of ASEAN to ensure that the observers of Thailand and Cambodia can meet their objectives.",
    "Modi said that the two countries would meet their target.",
    "Argentina and France met in the semi-final in Kazan.",
    "India and the United States resume trade talks.",
    "The presidents of France and Poland welcomed the decision of Angola.",
    "The board of the company met in Paris.",
    "The ministers of France and Poland discussed the matter.",
]


@pytest.mark.parametrize(("sentence", "parties", "when", "modality"), FOUND)
def test_meeting(sentence: str, parties: set[str] | None, when: str | None, modality: str) -> None:
    text = sentence if parties else f"President Yoon and President Vo Van Thuong spoke. {sentence}"
    records = [r for r in of_type("en", text, "meeting") if r.get("parties")][-1:]
    assert [set(r["parties"]) for r in records] == [parties or {"KOR", "VNM"}]
    assert when is None or records[0].get("when") == when
    assert records[0]["modality"] == modality


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_meeting(sentence: str) -> None:
    assert of_type("en", sentence, "meeting") == []


def test_summit_of_an_organisation() -> None:
    (record,) = of_type(
        "en", "Prime Minister Pham Minh Chinh attended the BRICS summit in Brazil in July 2025.", "meeting"
    )
    assert (record["body"], record["parties"], record["when"]) == ("BRICS", ["VNM"], "2025-07")


def test_visit_and_meeting_in_one_sentence() -> None:
    sentence = (
        "President Yoon and President Vo Van Thuong met during President Yoon's visit to Hanoi in June 2023."
    )
    assert len(of_type("en", sentence, "visit")) == len(of_type("en", sentence, "meeting")) == 1
