"""Agreements in Dutch sentences: which acts are read, on what, by whom, when and how firmly; and what gives none."""

from __future__ import annotations

from typing import Any

import pytest
from reading import assert_exactly, assert_nothing, of_type

CASES: list[tuple[str, list[dict[str, Any]]]] = [
    ("In 1994 ondertekenden Rusland en Vietnam een Verdrag inzake vriendschappelijke betrekkingen.",
     [{"act": "signed", "kind": "treaty", "title": "Verdrag inzake vriendschappelijke betrekkingen",
       "parties": {"RUS", "VNM"}, "when": "1994"}]),
    ("Het verdrag, dat in 2015 werd ondertekend door Nederland en Duitsland, trad in 2017 in werking.",
     [{"act": "signed", "parties": {"NLD", "DEU"}, "when": "2015"},
      {"act": "entered_into_force", "parties": {"NLD", "DEU"}, "when": "2017"}]),
    ("De vrijhandelsovereenkomst tussen de EU en Vietnam, ondertekend op 30 juni 2019, is sinds augustus 2020 van kracht.",
     [{"act": "signed", "kind": "fta", "parties": {"EU", "VNM"}, "when": "2019-06-30"},
      {"act": "in_force", "kind": "fta", "when": "2020-08/.."}]),
    ("De ministers van Nederland en België ondertekenden vandaag twee overeenkomsten en een memorandum van overeenstemming.",
     [{"act": "signed", "kind": "agreement", "count": 2}, {"act": "signed", "kind": "mou"}]),
    ("Tijdens het bezoek werden elf samenwerkingsdocumenten ondertekend door Rusland en Vietnam.",
     [{"act": "signed", "kind": "document", "count": 11, "parties": {"RUS", "VNM"}}]),
    ("De in 2019 ondertekende overeenkomst tussen Japan en India is bekend.",
     [{"act": "signed", "when": "2019", "parties": {"JPN", "IND"}}]),
    ("Dertig jaar geleden werd het Akkoord van Dayton gesloten door Bosnië en Kroatië.",
     [{"act": "signed", "title": "Akkoord van Dayton", "when": "1995"}]),
    ("Rusland en China brachten een verdrag tot stand over de grens.", [{"act": "signed", "parties": {"RUS", "CHN"}}]),
    ("Rusland en Oekraïne zijn er niet in geslaagd een vredesakkoord te sluiten.",
     [{"act": "signed", "modality": "denied"}]),
    ("Rusland weigert het verdrag met Oekraïne te ondertekenen.",
     [{"act": "signed", "modality": "denied", "parties": {"RUS", "UKR"}}]),
    ("De onderhandelingen tussen India en de EU over een vrijhandelsakkoord zijn hervat.",
     [{"act": "under_negotiation", "kind": "fta", "parties": {"IND", "EU"}}]),
    ("De onderhandelingen tussen Turkije en de EU liggen stil.", [{"act": "suspended", "parties": {"TUR", "EU"}}]),
    ("India en de EU hopen dit jaar een vrijhandelsakkoord te ondertekenen.",
     [{"act": "signed", "modality": "desired", "when": "2025"}]),
    ("Rusland en Vietnam willen een memorandum over visserij tekenen.", [{"act": "signed", "modality": "desired"}]),
    ("Uruguay en China willen een vrijhandelsakkoord.", [{"act": "agreed", "modality": "desired"}]),
    ("Marokko en Spanje zetten hun handtekening onder een visserijakkoord.",
     [{"act": "signed", "parties": {"MAR", "ESP"}}]),
    ("De EU en Mercosur zijn het eens geworden over een handelsakkoord.",
     [{"act": "agreed", "modality": "asserted", "parties": {"EU", "Mercosur"}}]),
    ("Het Indusverdrag van 1960 werd opgeschort door India en Pakistan.",
     [{"act": "suspended", "parties": {"IND", "PAK"}}, {"act": "signed", "when": "1960"}]),
    ("Eerder sloot Oekraïne zulke overeenkomsten met Duitsland en Frankrijk.",
     [{"act": "signed", "parties": {"UKR", "DEU"}}, {"act": "signed", "parties": {"UKR", "FRA"}}]),
    ("GEDAAN te Moskou op 16 juni 1994, in tweevoud, in de Russische en de Vietnamese taal.",
     [{"act": "signed", "when": "1994-06-16", "where": "Moscow"}]),
    (
        "Mongolië en Japan wisselden diplomatieke nota's uit.",
        [{"act": "exchanged", "kind": "document", "parties": {"JPN", "MNG"}}],
    ),
    (
        "Suriname en Nederland tekenen drie samenwerkingsdocumenten",
        [{"act": "signed", "kind": "document", "parties": {"NLD", "SUR"}, "count": 3}],
    ),
    (
        "Minister Ramdin van Suriname en minister Blok van Nederland voerden overleg. Er werden drie documenten ondertekend.",
        [{"act": "signed", "kind": "document", "parties": {"NLD", "SUR"}, "count": 3}],
    ),
    ("Nederland en Kenia maakten afspraken over de visserij.",
     [{"act": "agreed", "parties": {"NLD", "KEN"}}]),
    ("Het visserijverdrag tussen Noorwegen en Rusland liep in 2020 af.",
     [{"act": "terminated", "parties": {"NOR", "RUS"}}]),
    ("Ethiopië verscheurde het vredesakkoord met Eritrea.",
     [{"act": "terminated", "parties": {"ETH", "ERI"}}]),
]  # fmt: skip

NOTHING = [
    "Volgens het akkoord moeten Israël en Libanon hun troepen terugtrekken.",
    "In het kader van het verdrag werken Rusland en Vietnam samen.",
    "De spits tekende een contract bij een Engelse club.",
    "Rusland en Vietnam hebben meer dan 90 ondertekende documenten als basis.",
    "Beide landen werken aan de uitvoering van de bereikte overeenkomsten tussen Rusland en Vietnam.",
    "In de gezamenlijke verklaring gaven de leiders van Rusland en Vietnam hun waardering uit.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_acts(text: str, expected: list[dict[str, Any]]) -> None:
    assert_exactly(of_type("nl", text, "agreement"), expected)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert_nothing("nl", text, "agreement")
