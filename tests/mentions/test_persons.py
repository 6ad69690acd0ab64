"""Names of persons: which names are one person, and how a person is called again."""

from __future__ import annotations

import pytest

from servanda.mentions.context import Actor, Context, PersonRef, name_keys, same_post
from servanda.mentions.known import by_family, in_post, known_person
from servanda.mentions.persons import canonical


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Donald J. Trump", "Donald Trump"),
        ("Kim Jong-un", "Kim Jong-un"),
        ("J. D. Vance", "J. Vance"),
        ("Luiz Inácio Lula da Silva", "Luiz Inácio Lula da Silva"),
    ],
)
def test_middle_initials_are_dropped(written: str, name: str) -> None:
    assert canonical(written) == name


def test_name_keys_leave_out_suffixes_and_articles() -> None:
    assert "marcos" in name_keys("Ferdinand Marcos Jr.")
    assert "abdullah" in name_keys("Abdullah II")
    assert "sisi" in name_keys("Abdel Fattah el-Sisi")
    assert "lacalle pou" in name_keys("Luis Lacalle Pou")


def test_post_decides_for_whom_a_person_acts() -> None:
    as_premier, as_secretary = (
        in_post("Mark Rutte", "prime minister"),
        in_post("Mark Rutte", "secretary-general"),
    )
    assert as_premier is not None
    assert as_premier.state == "NLD"
    assert as_secretary is not None
    assert as_secretary.state == "NATO"


def test_family_name_with_a_post() -> None:
    assert by_family("Lam", "general secretary", "") == "To Lam"
    assert by_family("Putin", "president", "RUS") == "Vladimir Putin"
    assert by_family("Putin", "president", "FRA") == ""


def test_unknown_person() -> None:
    assert known_person("Nobody Atall") is None


@pytest.mark.parametrize(
    ("said", "held", "same"),
    [
        ("minister", "minister of foreign affairs", True),
        ("president", "vice president", False),
        ("ambassador", "ambassador to VNM", True),
    ],
)
def test_a_short_title_stands_for_a_longer_one(said: str, held: str, same: bool) -> None:
    assert same_post(said, held) is same


def test_the_minister_is_the_last_minister() -> None:
    context = Context()
    context.remember_person(PersonRef("Ann First", "NLD", "minister of foreign affairs"))
    context.remember_person(PersonRef("Bob Second", "BEL", "minister of defence"))
    context.remember_person(PersonRef("Ann First", "NLD", "minister of foreign affairs"))
    found = context.resolve(Actor((), (), "person", "post:minister"))
    assert found.persons == ("Ann First",)
