"""Acts in Dutch sentences: what was done, by whom and against whom; and what is none."""

from __future__ import annotations

from typing import Any

import pytest
from reading import assert_exactly, assert_nothing, of_type

CASES: list[tuple[str, list[dict[str, Any]]]] = [
    ("Rusland trok zijn troepen terug uit Cherson.",
     [{"plover": "RETREAT", "by": {"RUS"}, "against": {"UKR"}}]),
    ("Nederland ontbood de Russische ambassadeur.",
     [{"plover": "PROTEST", "by": {"NLD"}, "against": {"RUS"}}]),
    ("Donderdag sloot Islamabad zijn luchtruim voor Indiase maatschappijen.",
     [{"plover": "SANCTION", "by": {"PAK"}, "against": {"IND"}}]),
    ("De Russische inval in Oekraïne begon in 2022.",
     [{"plover": "ASSAULT", "by": {"RUS"}, "against": {"UKR"}}]),
    ("China stuurde oorlogsschepen naar Taiwan.",
     [{"plover": "MOBILIZE", "by": {"CHN"}, "against": {"TWN"}}]),
    ("Rusland en Vietnam werken nauw samen op het gebied van defensie.",
     [{"plover": "COOPERATE", "by": {"RUS", "VNM"}}]),
    ("De twee landen, Rusland en Vietnam, breiden hun samenwerking op het gebied van defensie uit.",
     [{"plover": "COOPERATE", "by": {"RUS", "VNM"}}]),
    ("De EU stelde sancties in tegen Wit-Rusland.",
     [{"plover": "SANCTION", "by": {"EU"}, "against": {"BLR"}}]),
    ("Noord-Korea lanceerde een ballistische raket.",
     [{"plover": "MOBILIZE", "by": {"PRK"}}]),
    ("De EU hief de sancties tegen Syrië op.",
     [{"plover": "CONCEDE", "by": {"EU"}, "against": {"SYR"}}]),
    ("Nederland leverde tanks aan Oekraïne.",
     [{"plover": "AID", "by": {"NLD"}, "against": {"UKR"}}]),
    ("Nederland zet twee medewerkers van de Russische ambassade het land uit.",
     [{"plover": "SANCTION", "by": {"NLD"}, "against": {"RUS"}}]),
    ("Polen verklaarde drie Russische diplomaten tot ongewenst persoon.",
     [{"plover": "SANCTION", "by": {"POL"}, "against": {"RUS"}}]),
    ("België stuurde twee Russen naar huis.",
     [{"plover": "SANCTION", "by": {"BEL"}, "against": {"RUS"}}]),
    ("Canada legt heffingen van 25 procent op Amerikaanse auto's.",
     [{"plover": "SANCTION", "by": {"CAN"}, "against": {"USA"}}]),
    ("Londen houdt Moskou verantwoordelijk voor de vergiftiging.",
     [{"plover": "ACCUSE", "by": {"GBR"}, "against": {"RUS"}}]),
    ("De Russische ambassadeur werd ontboden op het ministerie van Buitenlandse Zaken in Den Haag.",
     [{"plover": "PROTEST", "by": {"NLD"}, "against": {"RUS"}}]),
    ("Turkije trekt zijn ambassadeur terug uit Israël.",
     [{"plover": "SANCTION", "by": {"TUR"}, "against": {"ISR"}}]),
    ("Rusland stopt met de levering van gas aan Polen.",
     [{"plover": "SANCTION", "by": {"RUS"}, "against": {"POL"}}]),
    ("Zuid-Korea bemiddelde tussen de VS en Noord-Korea.",
     [{"plover": "COOPERATE", "by": {"KOR"}, "against": {"USA", "PRK"}}]),
    ("Met Japanse leningen bouwde Vietnam een nieuwe haven.",
     [{"plover": "AID", "by": {"JPN"}, "against": {"VNM"}}]),
    ("Iran dreigt de Straat van Hormuz te sluiten.",
     [{"plover": "THREATEN", "by": {"IRN"}}]),
    ("Zestig Amerikaanse diplomaten moeten vertrekken, maakte Rusland bekend.",
     [{"plover": "SANCTION", "by": {"RUS"}, "against": {"USA"}}]),
    ("Het ministerie van Buitenlandse Zaken in Warschau heeft de Russische zaakgelastigde ontboden.",
     [{"plover": "PROTEST", "by": {"POL"}, "against": {"RUS"}}]),
    ("China ging extra geld vragen voor wijn uit Australië.",
     [{"plover": "SANCTION", "by": {"CHN"}, "against": {"AUS"}}]),
    ("China heeft een deel van de heffingen op Australische wijn weggehaald.",
     [{"plover": "CONCEDE", "by": {"CHN"}, "against": {"AUS"}}]),
    ("China koopt geen soja meer uit de Verenigde Staten.",
     [{"plover": "SANCTION", "by": {"CHN"}, "against": {"USA"}}]),
    ("Peru haalde zijn ambassadeurs uit Oslo en Stockholm terug.",
     [{"plover": "SANCTION", "by": {"PER"}, "against": {"NOR", "SWE"}}]),
    ("Ghana opende de grens met Togo weer.",
     [{"plover": "CONCEDE", "by": {"GHA"}, "against": {"TGO"}}]),
    ("Canada verdubbelde de heffingen op Chinees staal.",
     [{"plover": "SANCTION", "by": {"CAN"}, "against": {"CHN"}}]),
    ("Iran heeft een Griekse tanker in beslag genomen.",
     [{"plover": "COERCE", "by": {"IRN"}, "against": {"GRC"}}]),
    ("De marines van India en Oman hielden hun tweede gezamenlijke oefening.",
     [{"plover": "COOPERATE", "by": {"IND", "OMN"}}]),
]  # fmt: skip

NOTHING = [
    "De winkel ging extra geld vragen voor wijn uit Australië.",
    "Nederland wil met Kenia samenwerken op het gebied van water.",
    "De politie hield twee mannen aan.",
    "Nederland stuurt een minister naar Kenia.",
    "Duitsland zet in op samenwerking met India.",
    "Zal Rusland Polen aanvallen?",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_records(text: str, expected: list[dict[str, Any]]) -> None:
    assert_exactly(of_type("nl", text, "act"), expected)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert_nothing("nl", text, "act")
