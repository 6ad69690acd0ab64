"""The tables of the French pack: shapes, agreement, forms with and without the accent of a capital, examples that hold."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

import servanda.languages
from servanda import gazetteer
from servanda.analysis.sentences import split_sentences
from servanda.analysis.tokens import tokenize
from servanda.languages import load_pack
from servanda.languages.lexicon import Lexicon, compile_pack
from servanda.languages.pack import rows
from servanda.model.records import InstrumentKind, Measure, MechanismKind, RelationshipLevel
from servanda.statements.check import check_pack
from servanda.text.reading import match_form, read_view

FOLDER = Path(servanda.languages.__file__).parent / "fr"
HEAD_VALUES = {
    "instrument": ("kind", set(get_args(InstrumentKind))),
    "mechanism": ("kind", set(get_args(MechanismKind))),
    "level": ("level", set(get_args(RelationshipLevel))),
    "measure": ("measure", set(get_args(Measure))),
}


def toml(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


def holds(sentence: str, form: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(match_form(form))}(?!\w)", match_form(sentence)) is not None


def forms_of(entry: dict[str, Any]) -> list[str]:
    return [*entry["forms"], *entry.get("plural", [])]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return compile_pack(load_pack("fr"))


def meanings(lexicon: Lexicon, form: str) -> set[tuple[str, str, str]]:
    """Class, value and feature of everything that exactly `form` can mean."""
    low = match_form(form, fold_diacritics=False)
    return {
        (entry.cat, entry.value, entry.feature)
        for start, end, pattern in lexicon.automaton.find_overlapping(low)
        if start == 0 and end == len(low)
        for entry in lexicon.entries[pattern]
    }


def test_accents_part_words(lexicon: Lexicon) -> None:
    assert ("verb", "avoir", "present") in meanings(lexicon, "a")
    assert not any(cat == "prep" for cat, _, _ in meanings(lexicon, "a"))
    assert not any(cat == "verb" for cat, _, _ in meanings(lexicon, "à"))
    assert meanings(lexicon, "signé") & {("verb", "signer", "participle")}
    assert not meanings(lexicon, "signé") & {("verb", "signer", "present")}


@pytest.mark.parametrize(
    "form", ["États-Unis", "Etats-Unis", "Égypte", "Egypte", "Émirats arabes unis", "Emirats arabes unis"]
)
def test_capitals_may_lose_their_accent(lexicon: Lexicon, form: str) -> None:
    assert any(cat == "state" and feature == "name" for cat, _, feature in meanings(lexicon, form))


@pytest.mark.parametrize("form", ["du", "des", "de la", "de l'", "d'"])
def test_contractions_of_de(lexicon: Lexicon, form: str) -> None:
    roles = [value.split("|") for cat, value, _ in meanings(lexicon, form) if cat == "prep"]
    assert len(roles) == 1
    assert "of" in roles[0]


@pytest.mark.parametrize("form", ["au", "aux", "à la", "à l'", "à"])
def test_contractions_of_a(lexicon: Lexicon, form: str) -> None:
    roles = [value.split("|") for cat, value, _ in meanings(lexicon, form) if cat == "prep"]
    assert {"to", "in"} <= set(roles[0])


KNOWN = {
    "annoncer": "annonce annoncent annonçons annonçait annoncé annonçant annoncera",
    "recevoir": "reçoit reçoivent recevons reçu recevra reçut",
    "appeler": "appelle appelons appelé appellera",
    "espérer": "espère espérons espéré espérera",
    "s": "",
    "convenir": "convient conviennent convenu conviendra convint",
    "promettre": "promet promettent promis promettra",
    "rejoindre": "rejoint rejoignent rejoindra rejoignit",
    "reconnaître": "reconnaît reconnu reconnaîtra",
    "devenir": "devient devenu deviendra",
}


def test_verbs() -> None:
    table = rows(FOLDER / "verbs.tsv")
    lemmas = [row["lemma"] for row in table]
    assert len(lemmas) >= 1200
    assert lemmas == sorted(set(lemmas))
    assert all(row["noun"] in {"0", "1"} for row in table)
    by_lemma = {row["lemma"]: {form for cell in row.values() for form in cell.split("/")} for row in table}
    for lemma, wanted in KNOWN.items():
        if wanted:
            assert set(wanted.split()) <= by_lemma[lemma], lemma
        else:
            assert lemma not in by_lemma


def test_participles_agree() -> None:
    table = {row["lemma"]: row["participle"].split("/") for row in rows(FOLDER / "verbs.tsv")}
    assert table["signer"] == ["signé", "signée", "signés", "signées"]
    assert table["promettre"] == ["promis", "promise", "promises"]
    assert table["ouvrir"] == ["ouvert", "ouverte", "ouverts", "ouvertes"]


def test_compound_tenses_are_read_from_their_parts(lexicon: Lexicon) -> None:
    """«sont arrivées» is «être» with a participle of a verb that takes it, not a form of its own."""
    assert ("perfectbe", "arriver", "") in meanings(lexicon, "arrivées")
    assert not meanings(lexicon, "sont arrivées")
    assert ("reflexive", "se", "") in meanings(lexicon, "se")
    assert ("verb", "signer", "conditional") in meanings(lexicon, "signeraient")


def test_states_have_all_forms() -> None:
    kinds: dict[str, set[str]] = {}
    for row in rows(FOLDER / "states.tsv"):
        assert row["kind"] in {"name", "adjective", "inhabitant", "short"}
        kinds.setdefault(row["code"], set()).add(row["kind"])
    states = gazetteer.load_states()
    assert set(kinds) == {state.alpha3 for state in states}
    for state in states:
        assert "name" in kinds[state.alpha3], state
        if state.kind == "state":
            assert {"adjective", "inhabitant"} <= kinds[state.alpha3], state


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("FRA", "français française françaises Françaises"), ("GRC", "grec grecque grecs grecques"),
        ("TUR", "turc turque turcs turques"), ("BRA", "brésilien brésilienne brésiliens brésiliennes"),
        ("RUS", "russe russes Russes"), ("SAU", "saoudien saoudienne"), ("KOR", "sud-coréen sud-coréenne"),
        ("ARE", "émirati émiratie émiratis emirati"), ("NLD", "néerlandais néerlandaise"),
    ],
)  # fmt: skip
def test_adjectives_agree(code: str, forms: str) -> None:
    known = {row["form"] for row in rows(FOLDER / "states.tsv") if row["code"] == code}
    assert set(forms.split()) <= known


def test_a_form_of_two_states_carries_a_note() -> None:
    owners: dict[str, list[dict[str, str]]] = {}
    for row in rows(FOLDER / "states.tsv"):
        owners.setdefault(row["form"] if row["kind"] == "short" else match_form(row["form"]), []).append(row)
    shared = {form: found for form, found in owners.items() if len({row["code"] for row in found}) > 1}
    assert "congolais" in shared
    for form, found in shared.items():
        assert all(row["note"] for row in found), form
        assert len({row["code"] for row in found if "rather" not in row["note"]}) == 1, form


def test_name_tables_use_known_ids() -> None:
    assert {row["id"] for row in rows(FOLDER / "organisations.tsv")} == {
        o.id for o in gazetteer.load_organisations()
    }
    assert {row["id"] for row in rows(FOLDER / "persons.tsv")} <= {p.id for p in gazetteer.load_persons()}
    places = {(place.name, place.state) for place in gazetteer.load_places()}
    assert {(row["name"], row["state"]) for row in rows(FOLDER / "places.tsv")} <= places


@pytest.mark.parametrize("table", ["organisations", "persons", "places"])
def test_a_form_names_one_thing(table: str) -> None:
    forms = [row["form"] for row in rows(FOLDER / f"{table}.tsv")]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("form", "id"),
    [
        ("ONU", "UN"),
        ("Otan", "NATO"),
        ("UE", "EU"),
        ("Cédéao", "ECOWAS"),
        ("AIEA", "IAEA"),
        ("Brics", "BRICS"),
    ],
)
def test_organisation_forms(form: str, id: str) -> None:
    assert {row["id"] for row in rows(FOLDER / "organisations.tsv") if row["form"] == form} == {id}


def test_offices() -> None:
    post_of: dict[str, str] = {}
    for entry in toml("offices.toml")["office"]:
        assert any(holds(entry["example"], form) for form in forms_of(entry)), entry["post"]
        assert "counter" not in entry or any(holds(entry["counter"], form) for form in forms_of(entry)), (
            entry["post"]
        )
        assert "counter" in entry or not entry.get("ambiguous"), entry["post"]
        for form in forms_of(entry):
            assert post_of.setdefault(match_form(form), entry["post"]) == entry["post"], form
    assert post_of["cheffe de la diplomatie"] == "minister of foreign affairs"
    assert post_of["chef de l'etat"] == "head of state"
    assert post_of["premiere ministre"] == "prime minister"
    english = {o.post for o in load_pack("en").offices.office}
    assert set(post_of.values()) <= english | {"premier of the state council"} | {
        o.post for o in load_pack("nl").offices.office
    }


def test_heads() -> None:
    data = toml("heads.toml")
    for section, (key, values) in HEAD_VALUES.items():
        value_of: dict[str, str] = {}
        assert {entry[key] for entry in data[section]} == values, section
        for entry in data[section]:
            for sentence in filter(None, (entry["example"], entry.get("counter"))):
                assert any(holds(sentence, form) for form in forms_of(entry)), sentence
            assert "counter" in entry or not entry.get("ambiguous"), entry["forms"]
            for form in forms_of(entry):
                assert value_of.setdefault(match_form(form), entry[key]) == entry[key], form


def test_areas() -> None:
    data = toml("areas.toml")
    assert set(data) == set(load_pack("nl").areas)
    area_of: dict[str, str] = {}
    for area, entry in data.items():
        assert 8 <= len(entry["words"]) <= 45, area
        for word in entry["words"]:
            assert area_of.setdefault(match_form(word.strip("*")), area) == area, word
        low = match_form(entry["example"])
        assert any(
            re.search(
                rf"(?<!\w){re.escape(match_form(w.strip('*')))}{'' if w.endswith('*') else chr(92) + 'b'}",
                low,
            )
            for w in entry["words"]
        ), area


def test_sentences() -> None:
    data = toml("sentences.toml")
    rules = load_pack("fr").sentences
    assert len(set(data["abbreviations"])) == len(data["abbreviations"])
    for example in data["example"]:
        reading = read_view(example["text"], [(0, len(example["text"]), ())]).text
        tokens = tokenize(reading, match_form(reading))
        assert len(list(split_sentences(tokens, 0, len(tokens), rules))) == example["sentences"], example


def test_misreadings() -> None:
    entries = toml("misreadings.toml")["misreading"]
    assert len(entries) >= 20
    seen: set[str] = set()
    for entry in entries:
        assert any(holds(entry["example"], form) for form in entry["forms"]), entry
        assert not seen & set(entry["forms"])
        seen |= set(entry["forms"])


def test_nearly_all_examples_of_triggers_fire() -> None:
    misses = [miss for miss in check_pack("fr") if "counter" not in miss.stopped]
    assert len(misses) <= 25, misses


def test_no_counter_example_fires() -> None:
    assert [miss for miss in check_pack("fr") if "counter" in miss.stopped] == []
