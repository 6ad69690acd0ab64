"""Meetings in English: what each way of saying it yields, and what must yield nothing."""

from __future__ import annotations

import pytest
from reading import assert_nothing, assert_only, of_type

FOUND = [
    ("President Yoon held talks with Prime Minister Kishida in Seoul.", {"KOR", "JPN"}, None, "asserted"),
    (
        "The meeting between Presidents Biden and Xi took place in Woodside on 15 November 2023.",
        {"USA", "CHN"},
        "2023-11-15",
        "asserted",
    ),
    (
        "Iran and the United States opened a third round of talks in Muscat on Tuesday.",
        {"IRN", "USA"},
        None,
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
    ("Readout of President Biden's call with Prime Minister Sunak", {"GBR", "USA"}, None, "asserted"),
    ("President Biden had dinner with President Macron on Friday.", {"FRA", "USA"}, "2025-05-30", "asserted"),
    (
        "President Trump and President Putin shook hands in Helsinki on Monday.",
        {"RUS", "USA"},
        "2025-05-26",
        "asserted",
    ),
    (
        "President Biden sat down with President Xi in Lima on Saturday.",
        {"CHN", "USA"},
        "2025-05-31",
        "asserted",
    ),
    ("Prime Minister Hun Manet met bilaterally with President Biden.", {"KHM", "USA"}, None, "asserted"),
    (
        "President Macron met with Brunei's Second Minister of Foreign Affairs Erywan Yusof.",
        {"BRN", "FRA"},
        None,
        "asserted",
    ),
    (
        "While meeting Foreign Minister Wang Yi, Australian Foreign Minister Penny Wong reiterated support for Vietnam.",
        {"AUS", "CHN"},
        None,
        "asserted",
    ),
    ("When meeting Prime Minister Modi, President Macron pledged support.", {"FRA", "IND"}, None, "asserted"),
    (
        "President To Lam received a courtesy call from Japanese Ambassador Ito Naoki.",
        {"JPN", "VNM"},
        None,
        "asserted",
    ),
    ("The Japanese ambassador paid a courtesy call on President To Lam.", {"JPN", "VNM"}, None, "asserted"),
    (
        "Ambassador John Smith of Canada presented his credentials to President Mattarella of Italy.",
        {"CAN", "ITA"},
        None,
        "asserted",
    ),
    (
        "Together with India and Bangladesh, Nepal is discussing a regional power market.",
        {"BGD", "IND", "NPL"},
        None,
        "asserted",
    ),
    (
        "The Joint Commission of Nepal and India holds its eighth session in Kathmandu in July.",
        {"IND", "NPL"},
        "2025-07",
        "planned",
    ),
    (
        "A summit between President Trump and President Putin could take place in Budapest next week.",
        {"RUS", "USA"},
        "2025-06-02/2025-06-08",
        "conditional",
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
    "Russia and China see each other as partners.",
    "President Biden's call for peace with Russia was heard.",
    "President Biden renewed his call with allies such as Japan for a ceasefire.",
    "The UN opened its session hall to visitors in New York on Monday.",
    "Shell held a meeting in The Hague on Monday.",
    "The President accepted the credentials of the hackers.",
]


@pytest.mark.parametrize(("sentence", "parties", "when", "modality"), FOUND)
def test_meeting(sentence: str, parties: set[str] | None, when: str | None, modality: str) -> None:
    text = sentence if parties else f"President Yoon and President Vo Van Thuong spoke. {sentence}"
    records = [r for r in of_type("en", text, "meeting") if r.get("parties")]
    expected = {"parties": parties or {"KOR", "VNM"}, "when": when, "modality": modality}
    assert_only(records[-1:], expected)


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_meeting(sentence: str) -> None:
    assert_nothing("en", sentence, "meeting")


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


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        (
            "Prime Minister Modi met with President Putin on the sidelines of the BRICS summit in Kazan.",
            "BRICS",
        ),
        ("President Biden and President Xi will meet at the G20 Summit in Rio.", "G20"),
    ],
)
def test_a_meeting_at_a_summit_is_one_record(sentence: str, body: str) -> None:
    (record,) = of_type("en", sentence, "meeting")
    assert (record["body"], len(record["parties"])) == (body, 2)


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("The UN Security Council held an emergency session in New York on March 14.", "UN Security Council"),
        (
            "The General Assembly of the United Nations opened its session in New York on Tuesday.",
            "UN General Assembly",
        ),
        ("NATO held a summit in Vilnius in July 2023.", "NATO"),
    ],
)
def test_session_of_the_subject(sentence: str, body: str) -> None:
    (record,) = of_type("en", sentence, "meeting")
    assert (record["body"], bool(record.get("when"))) == (body, True)


def test_format_of_a_call_in_a_title() -> None:
    (record,) = of_type("en", "Readout of President Biden's call with Prime Minister Sunak", "meeting")
    assert record["format"] == "call"
