"""Persons of the gazetteer at a time: whom they act for depends on the day of the text."""

from __future__ import annotations

import pytest

from servanda.languages import load_pack
from servanda.mentions.known import by_family, in_office, in_post, is_state, known_person
from servanda.mentions.portfolios import portfolios


@pytest.mark.parametrize(
    ("name", "day", "state", "post"),
    [
        ("Mark Rutte", "2018-06-01", "NLD", "prime minister"),
        ("Mark Rutte", "2025-06", "NATO", "secretary-general"),
        ("Mark Rutte", "", "NATO", "secretary-general"),
        ("Albert Ramdin", "2020-11-16", "", ""),
        ("Albert Ramdin", "2025-11-16", "OAS", "secretary-general"),
        ("António Guterres", "2000", "PRT", "prime minister"),
        ("Jens Stoltenberg", "2025-05-01", "NOR", "prime minister"),
        ("Stef Blok", "2024-01-01", "NLD", "minister of foreign affairs"),
    ],
)
def test_side_on_a_day(name: str, day: str, state: str, post: str) -> None:
    person = known_person(name, day)
    assert person is not None
    assert (person.state, person.post) == (state, post)


def test_a_title_of_a_state_is_not_held_for_an_organisation() -> None:
    person = in_post("Albert Ramdin", "minister", "2025-11-16")
    assert person is not None
    assert person.state == ""


def test_codes_of_organisations_are_no_states() -> None:
    assert not is_state("OAS")
    assert is_state("NLD")


def test_the_family_name_of_who_held_the_post_on_the_day() -> None:
    assert by_family("Bush", "president", "USA", "1990-05-01") == "George H. W. Bush"
    assert by_family("Bush", "president", "USA", "2005-05-01") == "George W. Bush"
    assert by_family("Bush", "president", "USA") == ""


def test_in_office_knows_the_day() -> None:
    assert "Angela Merkel" in in_office("2015-03-01")
    assert "Angela Merkel" not in in_office("2024-03-01")


@pytest.mark.parametrize(
    ("language", "tail", "post"),
    [
        ("nl", "van buitenlandse zaken", "minister of foreign affairs"),
        ("en", "of foreign affairs", "minister of foreign affairs"),
        ("nl", "van defensie", "minister of defence"),
    ],
)
def test_portfolios_come_from_the_titles_of_a_pack(language: str, tail: str, post: str) -> None:
    assert portfolios(load_pack(language))["minister", tail] == post
