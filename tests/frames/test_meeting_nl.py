"""Meetings in Dutch: what each way of saying it yields, and what must yield nothing."""

from __future__ import annotations

import pytest
from reading import assert_nothing, assert_only, of_type

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
    (
        "In maart komt de gemengde commissie van Nederland en Suriname bijeen in Paramaribo.",
        {"NLD", "SUR"},
        "2026-03",
        "planned",
    ),
    (
        "De gemengde commissie van België en Marokko houdt in november in Rabat haar achtste zitting.",
        {"BEL", "MAR"},
        "2025-11",
        "planned",
    ),
    ("De Frans-Duitse ministerraad vergadert in oktober in Lyon.", {"DEU", "FRA"}, "2025-10", "planned"),
    (
        "Donald Trump en Kim Jong-un geven elkaar morgen een hand in Singapore.",
        {"PRK", "USA"},
        "2025-06-02",
        "planned",
    ),
    (
        "Xi Jinping en Emmanuel Macron zien elkaar volgende week in Parijs.",
        {"CHN", "FRA"},
        "2025-06-02/2025-06-08",
        "planned",
    ),
    (
        "President Macron dineerde vrijdag met president Xi in Parijs.",
        {"CHN", "FRA"},
        "2025-05-30",
        "asserted",
    ),
    (
        "De Amerikaanse president Trump en de Russische president Poetin zitten vrijdag om de tafel in Alaska.",
        {"RUS", "USA"},
        "2025-06-06",
        "planned",
    ),
    (
        "Trump en Poetin gaan volgende week met elkaar praten.",
        {"RUS", "USA"},
        "2025-06-02/2025-06-08",
        "planned",
    ),
    ("President Biden schudde president Xi de hand.", {"CHN", "USA"}, None, "asserted"),
    ("Premier Schoof belde president Zelensky.", {"NLD", "UKR"}, None, "asserted"),
    (
        "Koning Willem-Alexander ontving de geloofsbrieven van de ambassadeur van Japan.",
        {"JPN", "NLD"},
        None,
        "asserted",
    ),
    (
        "De Japanse ambassadeur overhandigde zijn geloofsbrieven aan president Macron.",
        {"FRA", "JPN"},
        None,
        "asserted",
    ),
    (
        "De Japanse ambassadeur bracht een beleefdheidsbezoek aan president Macron.",
        {"FRA", "JPN"},
        None,
        "asserted",
    ),
    (
        "Samen met India en Bangladesh bespreekt Nepal een regionale stroommarkt.",
        {"BGD", "IND", "NPL"},
        None,
        "asserted",
    ),
    (
        "Premier Modi sprak maandag met president Macron en zal vrijdag naar Berlijn reizen.",
        {"FRA", "IND"},
        "2025-05-26",
        "asserted",
    ),
    (
        "De tweede ronde van de onderhandelingen tussen Nederland en Suriname vindt in januari op Bali plaats.",
        {"NLD", "SUR"},
        "2026-01",
        "planned",
    ),
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
    "Rusland en China zien elkaar als vrienden.",
    "De Frans-Duitse motor komt in mei in Lyon bijeen.",
    "Duitsland schudt de wereld wakker.",
    "President Macron at gisteren een stroopwafel in Den Haag.",
    "De Europese Commissie houdt in maart een hoorzitting in Brussel.",
]


@pytest.mark.parametrize(("sentence", "parties", "when", "modality"), FOUND)
def test_meeting(sentence: str, parties: set[str], when: str | None, modality: str) -> None:
    expected = {"parties": parties, "when": when, "modality": modality}
    assert_only(of_type("nl", sentence, "meeting"), expected)


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_meeting(sentence: str) -> None:
    assert_nothing("nl", sentence, "meeting")


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


def test_a_meeting_at_a_summit_is_one_record() -> None:
    (record,) = of_type(
        "nl", "Premier Modi sprak in de marge van de BRICS-top met president Poetin.", "meeting"
    )
    assert (record["body"], set(record["parties"])) == ("BRICS", {"IND", "RUS"})


def test_session_of_the_subject() -> None:
    (record,) = of_type(
        "nl", "De VN-Veiligheidsraad hield op 14 maart een spoedzitting in New York.", "meeting"
    )
    assert (record["body"], record["when"]) == ("UN Security Council", "2025-03-14")
