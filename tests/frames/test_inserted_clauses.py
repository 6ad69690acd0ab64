"""Sides that an inserted clause parts, and meetings that bear the name of a body."""

import pytest
from reading import of_type

JOINED = [
    ("en", "Switzerland, whose membership ends in December, and Ghana, which left in 2023, agreed to continue the joint work on mines."),
    ("nl", "Zwitserland, waarvan het lidmaatschap in december eindigt, en Ghana, dat in 2023 vertrok, kwamen overeen de samenwerking op het gebied van mijnbouw te versterken."),
    ("de", "Die Schweiz, deren Mitgliedschaft im Dezember endet, und Ghana, das 2023 ausschied, kamen überein, die gemeinsame Initiative weiterzuführen."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence"), JOINED)
def test_both_sides_agree_though_clauses_stand_between(language: str, sentence: str) -> None:
    (found,) = of_type(language, sentence, "commitment")
    assert set(found["by"]) == {"CHE", "GHA"}


NAMED = [
    ("en", "The next political consultations between Switzerland and Ghana are to take place in Accra in the second half of 2025.", "planned"),
    ("en", "The strategic dialogue between Switzerland and Ghana was held in Accra on 5 March 2025.", "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "modality"), NAMED)
def test_what_is_named_like_a_body_can_be_a_meeting(language: str, sentence: str, modality: str) -> None:
    (found,) = of_type(language, sentence, "meeting")
    assert set(found["parties"]) == {"CHE", "GHA"}
    assert found["modality"] == modality


def test_a_body_that_is_not_held_is_no_meeting() -> None:
    assert not of_type(
        "en", "The political consultations between Switzerland and Ghana are useful.", "meeting"
    )
