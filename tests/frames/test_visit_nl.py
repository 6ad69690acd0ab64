"""Visits in Dutch: what each way of saying it yields, and what must yield nothing."""

from __future__ import annotations

import pytest
from reading import assert_nothing, assert_only, of_type

FOUND = [
    (
        "De Russische president Poetin bracht in juni 2024 een staatsbezoek aan Vietnam.",
        "RUS",
        "VNM",
        "2024-06",
        "asserted",
    ),
    (
        "Tijdens het bezoek van president Poetin aan Vietnam (19-20 juni 2024) werd veel besproken.",
        "RUS",
        "VNM",
        "2024-06-19/2024-06-20",
        "asserted",
    ),
    ("Premier Modi reisde in 2023 naar Egypte.", "IND", "EGY", "2023", "asserted"),
    ("President Xi is dinsdag 7 mei 2024 in Belgrado aangekomen.", "CHN", "SRB", "2024-05-07", "asserted"),
    ("Premier Rutte bezocht in februari 2022 Kiev.", "NLD", "UKR", "2022-02", "asserted"),
    ("President Macron is in Berlijn voor een tweedaags bezoek.", "FRA", "DEU", None, "asserted"),
    (
        "De Japanse premier Kishida begint maandag een officieel bezoek aan Brazilië.",
        "JPN",
        "BRA",
        None,
        None,
    ),
    (
        "Het staatsbezoek dat koning Willem-Alexander in maart 2020 aan Indonesië bracht, was een succes.",
        "NLD",
        "IDN",
        "2020-03",
        "asserted",
    ),
    ("Minister Ishaq Dar zegde zijn reis naar Bangladesh af.", "PAK", "BGD", None, "denied"),
    (
        "President Macron nodigde premier Modi uit voor een bezoek aan Frankrijk.",
        "IND",
        "FRA",
        None,
        "desired",
    ),
    (
        "President Erdogan nodigde premier Mitsotakis uit om Turkije te bezoeken.",
        "GRC",
        "TUR",
        None,
        "desired",
    ),
    ("Volgens het Kremlin zal president Poetin in december India bezoeken.", "RUS", "IND", None, "planned"),
    (
        "Het bezoek van de Amerikaanse president Biden aan Angola in december 2024 was het eerste in jaren.",
        "USA",
        "AGO",
        "2024-12",
        "asserted",
    ),
    ("De Chinese minister Wang Yi arriveerde donderdag in New Delhi.", "CHN", "IND", None, "asserted"),
    ("Een Vietnamese delegatie bezocht vorig jaar Cuba.", "VNM", "CUB", None, "asserted"),
    ("Bondskanselier Scholz vloog op 15 april 2024 naar Peking.", "DEU", "CHN", "2024-04-15", "asserted"),
    ("Zelensky reist naar de top in Den Haag.", "UKR", "NLD", None, "asserted"),
    ("President Lula stelde zijn bezoek aan Rusland uit.", "BRA", "RUS", None, "planned"),
    ("Het is de vijfde keer dat president Poetin Vietnam bezoekt.", "RUS", "VNM", None, "asserted"),
    (
        "De Hongaarse premier Orbán bracht op 5 juli 2024 een omstreden bezoek aan Moskou.",
        "HUN",
        "RUS",
        "2024-07-05",
        "asserted",
    ),
    (
        "Vietnam ontving in juni 2024 president Poetin voor een staatsbezoek.",
        "RUS",
        "VNM",
        "2024-06",
        "asserted",
    ),
    (
        "Premier Chinh vertrok maandag naar Australië voor een officieel bezoek.",
        "VNM",
        "AUS",
        None,
        "asserted",
    ),
    ("De Turkse president Erdogan gaat volgende week naar Caïro.", "TUR", "EGY", None, None),
    ("Xi Jinping donderdag op staatsbezoek in Italië", "CHN", "ITA", None, None),
    (
        "De Japanse keizer bracht in juni 2024 een staatsbezoek aan het Verenigd Koninkrijk.",
        "JPN",
        "GBR",
        "2024-06",
        "asserted",
    ),
    ("Premier Mark Rutte leidde in 2018 een handelsmissie naar India.", "NLD", "IND", "2018", "asserted"),
    ("Minister Veldkamp leidde een delegatie naar Marokko.", "NLD", "MAR", None, "asserted"),
    (
        "De eerste Nederlandse handelsmissie naar Iran vertrekt in september.",
        "NLD",
        "IRN",
        "2025-09",
        "planned",
    ),
    ("President Zelensky is dinsdag in Berlijn.", "UKR", "DEU", "2025-06-03", "planned"),
    ("Trump nodigde Poetin uit in het Witte Huis.", "RUS", "USA", None, "desired"),
    (
        "De Amerikaanse president, die Nederland aandoet, spreekt met premier Schoof.",
        "USA",
        "NLD",
        None,
        "asserted",
    ),
    ("President Trump heeft Kim Jong-un op bezoek gehad.", "PRK", "USA", None, "asserted"),
    ("Premier Schoof krijgt president Zelensky op bezoek.", "UKR", "NLD", None, "asserted"),
    ("Premier Modi wordt maandag verwacht in Berlijn.", "IND", "DEU", "2025-06-02", "planned"),
    ("Premier Ishiba reist in oktober naar Ankara.", "JPN", "TUR", "2025-10", "planned"),
    ("De Poolse president brengt in maart een bezoek aan Japan.", "POL", "JPN", "2026-03", "planned"),
    ("Premier Modi bezocht in oktober Japan.", "IND", "JPN", "2024-10", "asserted"),
    ("Premier Modi brengt op 10 mei een bezoek aan Japan.", "IND", "JPN", "2025-05-10", "asserted"),
    ("In het voorjaar van 2018 bezocht president Macron India.", "FRA", "IND", "2018-03/2018-05", "asserted"),
    ("President Macron bezocht India in de winter van 2018.", "FRA", "IND", "2018-12/2019-02", "asserted"),
]

NOTHING = [
    "Het museum kreeg dit jaar meer bezoek uit Duitsland.",
    "Toeristen uit Rusland bezoeken graag Vietnam.",
    "Het bezoek duurde twee dagen.",
    "De export gaat vooral naar Duitsland.",
    "De trein vertrekt om vijf uur naar Parijs.",
    "De delegatie van de school bezocht het museum.",
    "Steeds meer studenten uit Vietnam reizen naar Australië.",
    "Premier Schoof is blij met het besluit van Duitsland in Berlijn.",
    "Minister Veldkamp is woensdag jarig in Parijs.",
    "Nederland krijgt veel Duitse toeristen op bezoek.",
    "Van premier Orban wordt in Brussel meer verwacht.",
    "Nederland leidt de VN-missie in Mali.",
]


@pytest.mark.parametrize(("sentence", "origin", "to", "when", "modality"), FOUND)
def test_visit(sentence: str, origin: str, to: str, when: str | None, modality: str | None) -> None:
    expected = {"from": origin, "to": to, "when": when, "modality": modality}
    assert_only(of_type("nl", sentence, "visit"), expected)


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_visit(sentence: str) -> None:
    assert_nothing("nl", sentence, "visit")


def test_two_visits_each_with_its_own_time() -> None:
    sentence = (
        "Tijdens het bezoek van president Poetin aan Vietnam (19-20 juni 2024) en het bezoek van "
        "secretaris-generaal Lam aan Rusland (8-11 mei 2025) werden akkoorden getekend."
    )
    found = {(r["from"], r["to"], r.get("when")) for r in of_type("nl", sentence, "visit")}
    assert found == {
        ("RUS", "VNM", "2024-06-19/2024-06-20"),
        ("VNM", "RUS", "2025-05-08/2025-05-11"),
    }


def test_one_visit_for_each_destination() -> None:
    records = of_type("nl", "President Xi reist door naar Hongarije en Servië.", "visit")
    assert {r["to"] for r in records} == {"HUN", "SRB"}


def test_ordinal_of_times_that() -> None:
    (record,) = of_type("nl", "Het is de vijfde keer dat president Poetin Vietnam bezoekt.", "visit")
    assert record["ordinal"] == 5
