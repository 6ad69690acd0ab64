"""The tables that ship: complete, consistent, clean."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from servanda import gazetteer
from servanda.gazetteer.tables import HERE
from servanda.text.reading import match_form

LANGUAGES = HERE.parent / "languages"
TABLES = sorted(HERE.glob("*.tsv"))
NAME_TABLES = [
    LANGUAGES / code / f"{name}.tsv"
    for code in ("nl", "en")
    for name in ("states", "organisations", "places", "persons")
]

NO_PEOPLE = frozenset({"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"})
"""Territories without a people of their own: no adjective, no inhabitants."""


def rows(path: Path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text("utf-8").split("\n") if line and line[0] != "#"]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


@pytest.mark.parametrize("path", [*TABLES, *NAME_TABLES], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_hygiene(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("#"), "the table names its sources"
    assert "Source" in "".join(line for line in text.split("\n") if line.startswith("#"))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text
    assert "\u00a0" not in text
    body = [line for line in text.split("\n")[:-1] if not line.startswith("#")]
    width = body[0].count("\t")
    for line in body:
        assert line.count("\t") == width, line
        for cell in line.split("\t"):
            assert cell == cell.strip(), line
            assert "  " not in cell, line
    assert len(body) == len(set(body)), "no line stands twice"


def test_every_iso_state_is_there() -> None:
    states = gazetteer.load_states()
    kinds = defaultdict(int)
    for state in states:
        kinds[state.kind] += 1
        assert len(state.alpha3) == 3
        assert state.alpha3.isupper()
        assert len(state.alpha2) == 2
    assert kinds["historical"] == 5
    # 249 codes of ISO 3166-1 and Kosovo; 193 members of the UN, the Holy See, Palestine, Taiwan and Kosovo are states.
    assert kinds["state"] + kinds["territory"] == 250
    assert kinds["state"] == 197
    assert {"TWN", "PSE", "ESH", "XKX", "SUN", "YUG", "CSK", "DDR", "SCG"} <= {s.alpha3 for s in states}


@pytest.mark.parametrize("code", ["nl", "en"])
def test_states_have_all_forms(code: str) -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in rows(LANGUAGES / code / "states.tsv"):
        assert row["kind"] in {"name", "adjective", "inhabitant", "short"}
        assert row["form"]
        kinds[row["code"]].add(row["kind"])
    codes = {state.alpha3 for state in gazetteer.load_states()}
    assert set(kinds) == codes
    for state in gazetteer.load_states():
        assert "name" in kinds[state.alpha3]
        if state.alpha3 not in NO_PEOPLE:
            assert "adjective" in kinds[state.alpha3], state
        if state.kind == "state" and state.alpha3 != "VAT":
            assert "inhabitant" in kinds[state.alpha3], state


@pytest.mark.parametrize("code", ["nl", "en"])
def test_a_form_of_two_states_carries_a_note(code: str) -> None:
    owners: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(LANGUAGES / code / "states.tsv"):
        key = row["form"] if row["kind"] == "short" else match_form(row["form"])
        owners[key].append(row)
    shared = {form: found for form, found in owners.items() if len({row["code"] for row in found}) > 1}
    assert "dominican" in shared or "dominicaans" in shared
    for form, found in shared.items():
        assert all(row["note"] for row in found), form
        defaults = {row["code"] for row in found if "rather" not in row["note"]}
        assert len(defaults) == 1, f"{form} needs exactly one default"


@pytest.mark.parametrize(
    ("code", "form", "expected"),
    [
        ("nl", "Socialistische Republiek Vietnam", ("VNM", "name")),
        ("nl", "Wit-Rusland", ("BLR", "name")),
        ("nl", "Noord-Koreaanse", ("PRK", "adjective")),
        ("nl", "Russisch", ("RUS", "adjective")),
        ("nl", "Indiase", ("IND", "adjective")),
        ("nl", "Fransen", ("FRA", "inhabitant")),
        ("nl", "VS", ("USA", "short")),
        ("nl", "Congo", ("COD", "name")),
        ("en", "Republic of Korea", ("KOR", "name")),
        ("en", "Democratic People's Republic of Korea", ("PRK", "name")),
        ("en", "the Netherlands", ("NLD", "name")),
        ("en", "U.S.", ("USA", "adjective")),
        ("en", "Dutch", ("NLD", "adjective")),
        ("en", "Filipinos", ("PHL", "inhabitant")),
        ("en", "Türkiye", ("TUR", "name")),
        ("en", "Soviet", ("SUN", "adjective")),
    ],
)
def test_forms(code: str, form: str, expected: tuple[str, str]) -> None:
    found = {
        (row["code"], row["kind"]) for row in rows(LANGUAGES / code / "states.tsv") if row["form"] == form
    }
    assert expected in found


@pytest.mark.parametrize("code", ["nl", "en"])
def test_name_tables_use_known_ids(code: str) -> None:
    organisations = {organisation.id for organisation in gazetteer.load_organisations()}
    persons = {person.id for person in gazetteer.load_persons()}
    places = {(place.name, place.state) for place in gazetteer.load_places()}
    named = {row["id"] for row in rows(LANGUAGES / code / "organisations.tsv")}
    assert named == organisations
    assert {row["id"] for row in rows(LANGUAGES / code / "persons.tsv")} <= persons
    assert {(row["name"], row["state"]) for row in rows(LANGUAGES / code / "places.tsv")} <= places


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("table", ["organisations", "persons", "places"])
def test_a_form_names_one_thing(code: str, table: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    notes: dict[str, list[str]] = defaultdict(list)
    for row in rows(LANGUAGES / code / f"{table}.tsv"):
        owners[row["form"]].add(row.get("id", "") or row["name"] + row["state"])
        notes[row["form"]].append(row.get("note", ""))
    for form, found in owners.items():
        told = ("ambiguous", "needs context")
        assert len(found) == 1 or all(any(word in note for word in told) for note in notes[form]), (
            form,
            found,
        )


@pytest.mark.parametrize(
    ("code", "form", "id"),
    [
        ("nl", "VN", "UN"),
        ("nl", "Euraziatische Economische Unie", "EAEU"),
        ("nl", "NAVO", "NATO"),
        ("nl", "BRIC-landen", "BRICS"),
        ("en", "Shanghai Cooperation Organization", "SCO"),
        ("en", "UNSC", "UN Security Council"),
    ],
)
def test_organisation_forms(code: str, form: str, id: str) -> None:
    found = {row["id"] for row in rows(LANGUAGES / code / "organisations.tsv") if row["form"] == form}
    assert found == {id}


def test_needs_context() -> None:
    notes = {row["form"]: row["note"] for row in rows(LANGUAGES / "nl" / "organisations.tsv")}
    assert notes["de Associatie"] == "needs context"


def test_sizes() -> None:
    assert len(gazetteer.load_organisations()) >= 300
    assert len(gazetteer.load_persons()) >= 1000
    assert len(gazetteer.load_places()) >= 2000
    assert len(gazetteer.load_memberships()) >= 400


def test_capitals_are_places() -> None:
    places = {(match_form(place.name), place.state) for place in gazetteer.load_places()}
    states = [state for state in gazetteer.load_states() if state.kind == "state"]
    assert len(states) == 197
    for state in states:
        assert (match_form(state.capital), state.alpha3) in places, state


def test_landmarks_stand_in_known_places() -> None:
    places = {(match_form(place.name), place.state) for place in gazetteer.load_places()}
    for mark in gazetteer.load_landmarks():
        assert (match_form(mark.place), mark.state) in places, mark


def test_ambiguous_places() -> None:
    flags = {place.name: place.ambiguous for place in gazetteer.load_places()}
    assert flags["Nice"]
    assert flags["Reading"]
    assert flags["San José"]
    assert not flags["Washington"]
    assert not flags["Paris"]
    assert not flags["Sydney"]


def test_coordinates() -> None:
    places = {(place.name, place.state): place for place in gazetteer.load_places()}
    for place in places.values():
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
    hanoi = places["Hanoi", "VNM"]
    assert (round(hanoi.lat), round(hanoi.lon)) == (21, 106)


@pytest.mark.parametrize("code", ["nl", "en", "de"])
def test_masks_hold_a_form_that_a_state_has(code: str) -> None:
    forms = {match_form(row["form"]) for row in rows(LANGUAGES / code / "states.tsv")}
    masks = [match_form(mask.form) for mask in gazetteer.load_masks() if mask.language == code]
    assert len(masks) > 50
    assert not forms & set(masks)
    assert not [mask for mask in masks if not any(form in mask for form in forms)]
