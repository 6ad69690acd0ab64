"""Sentences of the demo that were read wrongly at a second look."""

import pytest
from reading import assert_nothing, assert_only, of_type

VISIT = (
    "De Braziliaanse president Lula da Silva brengt van donderdag tot en met zaterdag een staatsbezoek aan Chili, "
    "het eerste van een Braziliaans staatshoofd in tien jaar."
)
LIST = (
    "Brazilië en Chili willen een memorandum van overeenstemming over transport tekenen, "
    "een netwerk van havens, spoorlijnen en wegen."
)


def test_what_follows_a_comma_and_a_pronoun_does_not_take_the_visit_from_its_traveller() -> None:
    expected = {"from": "BRA", "to": "CHL", "persons": {"Luiz Inacio Lula da Silva"}, "level": "state"}
    assert_only(of_type("nl", VISIT, "visit"), expected)


def test_a_noun_at_the_end_of_a_list_is_no_verb_that_the_modal_waits_for() -> None:
    assert_nothing("nl", LIST, "commitment")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "France and Spain signed not only an agreement on trade but also a treaty on defence."),
        ("en", "France and Spain signed a treaty on energy, not least to bring prices down."),
        ("nl", "Niet alleen tekenden Frankrijk en Spanje een verdrag, ze spraken ook over handel."),
        (
            "nl",
            "Frankrijk en Spanje tekenden een energieverdrag, niet in de laatste plaats om de prijzen te drukken.",
        ),
        ("es", "Francia y Portugal no solo firmaron un acuerdo, sino también un tratado."),
        ("ru", "Россия и Индия не только подписали соглашение, но и договор."),
    ],
)
def test_a_negative_word_that_only_adds_denies_nothing(language: str, text: str) -> None:
    records = of_type(language, text, "agreement")
    assert {record["modality"] for record in records} == {"asserted"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "France and Spain did not sign an agreement on trade."),
        ("nl", "Frankrijk en Spanje tekenden niet het verdrag over energie."),
        ("en", "The agreement between Turkey and Armenia has yet to be ratified."),
        ("en", "No accord on visas, the official added, is to be signed by France and Spain."),
        ("nl", "Geen akkoord over visa, zei de ambtenaar, wordt door Frankrijk en Spanje getekend."),
    ],
)
def test_what_is_denied_stays_denied(language: str, text: str) -> None:
    records = of_type(language, text, "agreement")
    assert {record["modality"] for record in records} == {"denied"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "France and Spain will sign the treaty no later than 1 May 2027."),
        ("nl", "Frankrijk en Spanje zullen het verdrag niet later dan 1 mei 2027 tekenen."),
    ],
)
def test_a_latest_day_is_planned_and_not_denied(language: str, text: str) -> None:
    (record,) = of_type(language, text, "agreement")
    assert record["modality"] == "planned"
    assert record["when"] == "2027-05-01"


def test_what_comes_after_unless_has_not_happened() -> None:
    assert_nothing("en", "Russia will not attend the summit unless Ukraine withdraws.", "act")
