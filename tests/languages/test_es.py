"""The Spanish tables: known ids, gender and number of every people, and sentences that they let the engine read."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

import servanda.languages
from servanda.gazetteer import load_organisations, load_persons, load_places, load_states
from servanda.languages import load_pack
from servanda.languages.pack import rows
from servanda.pipeline import extract
from servanda.readers import ReadOptions, read_bytes
from servanda.statements.check import check_pack
from servanda.text.reading import match_form

PACK = Path(servanda.languages.__file__).parent / "es"
NO_PEOPLE = frozenset({"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"})


def test_every_state_has_its_names_and_its_people() -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in rows(PACK / "states.tsv"):
        assert row["kind"] in {"name", "adjective", "inhabitant", "short"}, row
        kinds[row["code"]].add(row["kind"])
    assert set(kinds) == {state.alpha3 for state in load_states()}
    assert {code for code, found in kinds.items() if "adjective" not in found} == NO_PEOPLE
    assert all("name" in found for found in kinds.values())


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("MEX", "mexicano mexicana mexicanos mexicanas"),
        ("FRA", "francés francesa franceses francesas"),
        ("DEU", "alemán alemana alemanes alemanas"),
        ("IRN", "iraní iraníes iranís"),
        ("USA", "estadounidense estadounidenses"),
        ("BEL", "belga belgas"),
        ("ESP", "español española españoles españolas"),
        ("LVA", "letón letona letones letonas"),
    ],
)
def test_a_people_has_gender_and_number(code: str, forms: str) -> None:
    for kind in ("adjective", "inhabitant"):
        found = {
            row["form"] for row in rows(PACK / "states.tsv") if (row["code"], row["kind"]) == (code, kind)
        }
        assert set(forms.split()) <= found


def test_a_form_of_two_states_carries_a_note() -> None:
    owners: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows(PACK / "states.tsv"):
        owners[match_form(row["form"])][row["code"]] = row["note"]
    shared = {form: found for form, found in owners.items() if len(found) > 1}
    assert "virgenense" in shared
    assert [form for form, found in shared.items() if not all(found.values())] == []


def test_name_tables_use_known_ids() -> None:
    assert {row["id"] for row in rows(PACK / "organisations.tsv")} == {o.id for o in load_organisations()}
    assert {row["id"] for row in rows(PACK / "persons.tsv")} <= {person.id for person in load_persons()}
    places = {(place.name, place.state) for place in load_places()}
    assert {(row["name"], row["state"]) for row in rows(PACK / "places.tsv")} <= places


@pytest.mark.parametrize("table", ["organisations", "persons", "places"])
def test_a_form_names_one_thing(table: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows(PACK / f"{table}.tsv"):
        owners[row["form"]].add(row.get("id", "") or row["name"])
    assert {form: found for form, found in owners.items() if len(found) > 1} == {}


def test_no_verb_form_hides_a_small_word() -> None:
    """Accents do not matter, so «dé» of «dar» would be the preposition «de»; only «está» and «es» are kept."""
    words = load_pack("es").words
    small = {match_form(form) for form in (*words.determiners, *words.complementizers, *words.coordinators)}
    small |= {match_form(form) for forms in words.roles.values() for form in forms}
    hidden = {
        (verb.lemma, form)
        for verb in load_pack("es").verbs
        for form, feature in verb.forms
        if match_form(form) in small and feature not in ("participle", "base")
    }
    assert hidden <= {("estar", "está"), ("estar", "esté"), ("estar", "estén")}


def records(sentence: str) -> list[tuple[str, str]]:
    """Type of each record but those of offices, with its states in the order of the alphabet."""
    options = ReadOptions(language="es", published="2025-06-03")
    out = []
    for statement in extract(read_bytes(sentence.encode(), "x.txt", options=options)).statements:
        record = statement.record
        name = str(record.__struct_config__.tag)
        if name == "office":
            continue
        slots = ("from_", "to", "parties", "by", "actor", "org", "members")
        values = [getattr(record, slot, None) for slot in slots]
        named = {v for value in values for v in (value if isinstance(value, tuple) else (value,)) if v}
        out.append((name, " ".join(sorted(named))))
    return out


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("El presidente Vladímir Putin visitó Vietnam en junio de 2024.", ("visit", "RUS VNM")),
        (
            "El canciller mexicano, José Antonio Meade, realizó una visita oficial a Cuba.",
            ("visit", "CUB MEX"),
        ),
        ("La visita del presidente Putin a la India comenzó ayer.", ("visit", "IND RUS")),
        ("El secretario de Estado Marco Rubio viajó a Guatemala.", ("visit", "GTM USA")),
        ("Los presidentes de Francia y Polonia se reunieron en Ginebra.", ("meeting", "FRA POL")),
        (
            "El presidente Pedro Sánchez se entrevistó con el presidente Xi Jinping en Pekín.",
            ("meeting", "CHN ESP"),
        ),
        ("El presidente Trump habló por teléfono con el presidente Putin.", ("meeting", "RUS USA")),
        ("Perú y Chile firmaron un tratado de extradición.", ("agreement", "CHL PER")),
        ("Argentina y Brasil suscribieron un acuerdo sobre energía nuclear.", ("agreement", "ARG BRA")),
        ("Marruecos y España concluyeron un convenio de pesca en 2019.", ("agreement", "ESP MAR")),
        (
            "Arabia Saudí e Irán restablecieron las relaciones diplomáticas en 2023.",
            ("relationship", "IRN SAU"),
        ),
        ("Malasia asumió la presidencia de la ASEAN en 2025.", ("membership", "ASEAN MYS")),
        ("Rusia apoya el papel central de la ASEAN.", ("position", "RUS")),
    ],
)
def test_what_a_sentence_says(sentence: str, expected: tuple[str, str]) -> None:
    assert expected in records(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "El museo tuvo una visita de los bomberos.",
        "El delantero firmó un contrato con un club inglés.",
        "La pareja adoptó un niño en 2019.",
        "Los vecinos se reunieron en la plaza con el alcalde.",
        "El paquete llegó a Berlín el martes.",
        "La multitud se congregó en Ginebra.",
        "El cantante estampó su firma en la foto.",
        "La empresa de Leeds despidió a 300 trabajadores.",
    ],
)
def test_what_says_nothing_of_states(sentence: str) -> None:
    assert records(sentence) == []


def test_nearly_all_examples_of_triggers_fire_and_no_counter_example_does() -> None:
    misses = check_pack("es")
    assert [miss for miss in misses if "counter" in miss.stopped] == []
    assert len(misses) <= 26, misses
