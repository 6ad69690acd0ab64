"""Meetings in Dutch: what each way of saying it yields, and what must yield nothing."""

from __future__ import annotations

import pytest
from frame_records import of_type

FOUND = [
    (
        "Premier Rutte voerde in mei 2023 gesprekken met president Macron.",
        {"NLD", "FRA"},
        "2023-05",
        "asserted",
    ),
    (
        "De ontmoeting tussen president Poetin en president Xi vond plaats in Moskou.",
        {"RUS", "CHN"},
        None,
        "asserted",
    ),
    ("President Macron ontving bondskanselier Scholz in Parijs.", {"FRA", "DEU"}, None, "asserted"),
    (
        "Bondskanselier Scholz werd in Parijs ontvangen door president Macron.",
        {"FRA", "DEU"},
        None,
        "asserted",
    ),
    (
        "De presidenten van Rusland en China spraken elkaar op 8 mei 2025 in Moskou.",
        {"RUS", "CHN"},
        "2025-05-08",
        "asserted",
    ),
    ("Minister Hoekstra sprak met zijn Turkse ambtgenoot Fidan.", {"NLD", "TUR"}, None, "asserted"),
    ("Premier Rutte sprak telefonisch met president Zelensky.", {"NLD", "UKR"}, None, "asserted"),
    (
        "De ministers van Buitenlandse Zaken van Frankrijk, Duitsland en Polen kwamen in Weimar bijeen.",
        {"FRA", "DEU", "POL"},
        None,
        "asserted",
    ),
    ("In de marge van de top sprak premier Modi met president Poetin.", {"IND", "RUS"}, None, "asserted"),
    (
        "President Trump en president Poetin zullen elkaar in Alaska ontmoeten.",
        {"USA", "RUS"},
        None,
        "planned",
    ),
    ("President Biden zegde het gesprek met president Xi af.", {"USA", "CHN"}, None, "denied"),
    (
        "De Russisch-Oekraïense onderhandelingsronde vond in Istanbul plaats.",
        {"RUS", "UKR"},
        None,
        "asserted",
    ),
    (
        "De Japanse premier Kishida had een ontmoeting met de Zuid-Koreaanse president Yoon.",
        {"JPN", "KOR"},
        None,
        "asserted",
    ),
    (
        "Premier Chinh voerde een gesprek met VN-secretaris-generaal António Guterres.",
        {"VNM", "UN"},
        None,
        "asserted",
    ),
    ("De Chinese minister Wang Yi overlegde met minister Lavrov.", {"CHN", "RUS"}, None, "asserted"),
    ("President Erdogan verwelkomde premier Mitsotakis in Ankara.", {"TUR", "GRC"}, None, "asserted"),
    (
        "Tijdens zijn bezoek werd president Xi ontvangen door president Vucic.",
        {"CHN", "SRB"},
        None,
        "asserted",
    ),
    ("President Xi hield besprekingen met de Braziliaanse president Lula.", {"CHN", "BRA"}, None, "asserted"),
]

NOTHING = [
    "De gesprekken duurden twee uur.",
    "De leraar had een gesprek met de ouders.",
    "De ministers van Frankrijk en Duitsland treffen maatregelen.",
    "Nederland en Frankrijk troffen elkaar in de halve finale.",
    "De top van de berg lag in de mist.",
    "De zitting van de rechtbank duurde een uur.",
    "Nederland ontving de goederen uit Duitsland.",
    "India en de Verenigde Staten hervatten de handelsbesprekingen.",
]


@pytest.mark.parametrize(("sentence", "parties", "when", "modality"), FOUND)
def test_meeting(sentence: str, parties: set[str], when: str | None, modality: str) -> None:
    records = of_type("nl", sentence, "meeting")
    assert [set(r["parties"]) for r in records] == [parties]
    assert when is None or records[0].get("when") == when
    assert records[0]["modality"] == modality


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_meeting(sentence: str) -> None:
    assert of_type("nl", sentence, "meeting") == []


def test_session_of_a_body() -> None:
    (record,) = of_type("nl", "De 26e zitting van de BRICS vond in oktober 2024 in Kazan plaats.", "meeting")
    assert (record["body"], record["ordinal"], record["when"], record["where"]) == (
        "BRICS",
        26,
        "2024-10",
        "Kazan",
    )


def test_he_is_the_subject_of_the_sentence_before() -> None:
    text = "President Xi reist naar Italië. Een dag later spreekt hij met premier Giuseppe Conte in Rome."
    (record,) = of_type("nl", text, "meeting")
    assert set(record["parties"]) == {"CHN", "ITA"}


def test_call_format() -> None:
    (record,) = of_type("nl", "Premier Rutte sprak telefonisch met president Zelensky.", "meeting")
    assert record["format"] == "call"


def test_a_body_that_meets() -> None:
    sentence = "In mei 2024 is de Russisch-Vietnamese Intergouvernementele Commissie in Hanoi bijeengekomen."
    (record,) = of_type("nl", sentence, "meeting")
    assert set(record["parties"]) == {"RUS", "VNM"}
    assert (record["when"], record["where"]) == ("2024-05", "Hanoi")
