"""Sentences of the demo that were read wrongly at a second look."""

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
