"""Offices in Dutch: titles with names, gained and lost posts, and persons without a post."""

from __future__ import annotations

import pytest
from reading import assert_nothing, assert_only, of_type

FOUND = [
    ("De Russische president Poetin sprak in Moskou.", "Vladimir Putin", "president", "RUS", "holds"),
    (
        "Bui Thanh Son, de Vietnamese minister van Buitenlandse Zaken, sprak in Hanoi.",
        "Bui Thanh Son",
        "minister of foreign affairs",
        "VNM",
        "holds",
    ),
    (
        "De president van de Russische Federatie Vladimir Poetin sprak in Moskou.",
        "Vladimir Putin",
        "president",
        "RUS",
        "holds",
    ),
    (
        "Secretaris-generaal van Lam voerde gesprekken in Moskou.",
        "To Lam",
        "general secretary",
        "VNM",
        "holds",
    ),
    ("Voormalig president Medvedev sprak in Moskou.", "Dmitry Medvedev", "president", "RUS", "left"),
    ("President Macron werd in april 2022 herkozen.", "Emmanuel Macron", "president", "FRA", "elected"),
    ("Premier Johnson trad in juli 2022 af.", "Boris Johnson", "prime minister", "GBR", "left"),
    (
        "Voorzitter Ursula von der Leyen van de Europese Commissie sprak in Brussel.",
        "Ursula von der Leyen",
        "president of the European Commission",
        "EU",
        "holds",
    ),
    (
        "De Keniaanse ambassadeur Joseph Mwangi sprak in Den Haag.",
        "Joseph Mwangi",
        "ambassador",
        "KEN",
        "holds",
    ),
    (
        "De Hongaarse minister Péter Szijjártó sprak in Boedapest.",
        "Peter Szijjarto",
        "minister",
        "HUN",
        "holds",
    ),
    ("Premier Abiy Ahmed van Ethiopië sprak in Addis Abeba.", "Abiy Ahmed", "prime minister", "ETH", "holds"),
]

NOTHING = [
    "De Noord-Koreaanse dictator Kim Jong-un stapte in de trein.",
    "De president sprak in Moskou.",
    "De directeur van het museum, Jan Smit, sprak in Utrecht.",
]


@pytest.mark.parametrize(("sentence", "person", "post", "of", "act"), FOUND)
def test_office(sentence: str, person: str, post: str, of: str, act: str) -> None:
    records = of_type("nl", sentence, "office")
    assert_only(records, {"post": post, "of": of, "act": act})
    assert records[0]["person"].casefold() == person.casefold()


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_office(sentence: str) -> None:
    assert_nothing("nl", sentence, "office")


def test_two_holders_of_a_plural_title() -> None:
    sentence = "De ministers van Buitenlandse Zaken Enzo Moavero Milanesi en Wang Yi zaten de zitting voor."
    found = {(r["person"], r["post"]) for r in of_type("nl", sentence, "office")}
    assert found == {
        ("Enzo Moavero Milanesi", "minister of foreign affairs"),
        ("Wang Yi", "minister of foreign affairs"),
    }


def test_counterpart_has_the_same_post() -> None:
    sentence = "Minister van Buitenlandse Zaken Wang Yi sprak met zijn Turkse ambtgenoot Hakan Fidan."
    found = {(r["person"], r["post"], r["of"]) for r in of_type("nl", sentence, "office")}
    assert ("Hakan Fidan", "minister of foreign affairs", "TUR") in found


def test_split_name_is_flagged() -> None:
    (record,) = of_type("nl", "Secretaris-generaal van Lam voerde gesprekken in Moskou.", "office")
    assert record["flags"]
