"""Offices in English: titles with names, gained and lost posts, and persons without a post."""

from __future__ import annotations

import pytest
from reading import assert_nothing, assert_only, of_type

FOUND = [
    (
        "Prime Minister Hun Manet of the Kingdom of Cambodia spoke in Kuala Lumpur.",
        "Hun Manet",
        "prime minister",
        "KHM",
        "holds",
    ),
    ("President Donald J. Trump spoke in Washington.", "Donald Trump", "president", "USA", "holds"),
    (
        "U.S. Secretary of State Marco Rubio spoke in Washington.",
        "Marco Rubio",
        "minister of foreign affairs",
        "USA",
        "holds",
    ),
    (
        "EU High Representative Kaja Kallas spoke in Brussels.",
        "Kaja Kallas",
        "high representative for foreign affairs",
        "EU",
        "holds",
    ),
    (
        "Saudi Foreign Minister Prince Faisal bin Farhan spoke in Riyadh.",
        "Faisal bin Farhan",
        "minister of foreign affairs",
        "SAU",
        "holds",
    ),
    (
        "General Secretary of the Communist Party of Viet Nam Central Committee To Lam spoke in Jakarta.",
        "To Lam",
        "general secretary",
        "VNM",
        "holds",
    ),
    (
        "The Ethiopian ambassador, Muktar Mohamed Ware, was expelled by Mogadishu.",
        "Muktar Mohamed Ware",
        "ambassador",
        "ETH",
        "holds",
    ),
    ("Former President Barack Obama spoke in Berlin.", "Barack Obama", "president", "USA", "left"),
    ("President Macron was re-elected in April 2022.", "Emmanuel Macron", "president", "FRA", "elected"),
    ("Prime Minister Boris Johnson resigned in July 2022.", "Boris Johnson", "prime minister", "GBR", "left"),
    (
        "Amr El-Hamamy was appointed Egyptian ambassador to Turkey in July 2023.",
        "Amr El-Hamamy",
        "ambassador to TUR",
        "EGY",
        "appointed",
    ),
    ("John Kufuor, who was president of Ghana, spoke in Accra.", "John Kufuor", "president", "GHA", "holds"),
    (
        "NATO Secretary General Mark Rutte spoke in Brussels.",
        "Mark Rutte",
        "secretary-general",
        "NATO",
        "holds",
    ),
    (
        "Lavrov, Russia's foreign minister, spoke in Pyongyang.",
        "Sergey Lavrov",
        "minister of foreign affairs",
        "RUS",
        "holds",
    ),
]

NOTHING = [
    "North Korean dictator Kim Jong-un boarded the train.",
    "The president spoke in Moscow.",
    "The professor, John Smith, spoke in Oxford.",
]


@pytest.mark.parametrize(("sentence", "person", "post", "of", "act"), FOUND)
def test_office(sentence: str, person: str, post: str, of: str, act: str) -> None:
    expected = {"person": person, "post": post, "of": of, "act": act}
    assert_only(of_type("en", sentence, "office"), expected)


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_office(sentence: str) -> None:
    assert_nothing("en", sentence, "office")


def test_plural_title() -> None:
    found = {
        (r["person"], r["of"]) for r in of_type("en", "Presidents Biden and Xi met in Woodside.", "office")
    }
    assert found == {("Joe Biden", "USA"), ("Xi Jinping", "CHN")}


def test_counterpart_in_apposition() -> None:
    sentence = "British Prime Minister Keir Starmer met his Indian counterpart, Narendra Modi, in Mumbai."
    found = {(r["person"], r["post"], r["of"]) for r in of_type("en", sentence, "office")}
    assert found == {("Keir Starmer", "prime minister", "GBR"), ("Narendra Modi", "prime minister", "IND")}


def test_two_titles_of_one_holder() -> None:
    sentence = "Deputy Prime Minister and Foreign Minister Bui Thanh Son spoke in Hanoi."
    found = {(r["person"], r["post"]) for r in of_type("en", sentence, "office")}
    assert found == {
        ("Bui Thanh Son", "deputy prime minister"),
        ("Bui Thanh Son", "minister of foreign affairs"),
    }
