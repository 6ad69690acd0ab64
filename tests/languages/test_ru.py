"""The Russian tables: every name in its cases, ids that the gazetteer knows, and sentences that they let the engine read."""

from __future__ import annotations

from pathlib import Path

import pytest

import servanda.languages
from servanda.gazetteer import load_organisations, load_persons, load_places, load_states
from servanda.languages import load_pack
from servanda.languages.pack import rows
from servanda.pipeline import extract
from servanda.readers import ReadOptions, read_bytes

PACK = Path(servanda.languages.__file__).parent / "ru"
CASES = {"nom", "gen", "dat", "acc", "ins", "loc"}


def cases_of(table: str, column: str, key: str) -> dict[str, set[str]]:
    return {row["form"]: set(row["case"].split("/")) for row in rows(PACK / table) if row[column] == key}


@pytest.mark.parametrize("table", ["states.tsv", "organisations.tsv", "places.tsv", "persons.tsv"])
def test_every_form_tells_its_case(table: str) -> None:
    for row in rows(PACK / table):
        cases = row["case"].split("/")
        assert cases, row
        assert all(
            case == "prefix" or set(case.split("-")) - {"pl", "m", "f", "n"} <= CASES for case in cases
        ), row


def test_every_state_has_a_name_in_every_case() -> None:
    table = rows(PACK / "states.tsv")
    named: dict[str, set[str]] = {}
    for row in table:
        if row["kind"] == "name":
            named.setdefault(row["code"], set()).update(row["case"].split("/"))
    assert {state.alpha3 for state in load_states()} == set(named)
    assert all(cases >= CASES for cases in named.values())
    assert {row["kind"] for row in table} == {"name", "adjective", "inhabitant"}


@pytest.mark.parametrize(
    ("code", "form", "cases"),
    [
        ("RUS", "Россией", {"ins"}),
        ("RUS", "Российской Федерации", {"gen", "dat", "loc"}),
        ("NLD", "Нидерландами", {"ins"}),
        ("USA", "США", CASES),
        ("USA", "Соединенным Штатам", {"dat"}),
        ("BIH", "Боснией и Герцеговиной", {"ins"}),
        ("LKA", "Шри-Ланки", {"gen"}),
        ("EGY", "Египтом", {"ins"}),
        ("BLR", "Беларусью", {"ins"}),
        ("VNM", "вьетнамскую", {"f-acc"}),
        ("VNM", "вьетнамско", {"prefix"}),
        ("CHN", "китайцами", {"ins-pl"}),
    ],
)
def test_forms_of_states(code: str, form: str, cases: set[str]) -> None:
    assert cases_of("states.tsv", "code", code)[form] == cases


@pytest.mark.parametrize(
    ("person", "form", "cases"),
    [
        ("Vladimir Putin", "Владимиром Путиным", {"ins"}),
        ("Donald Trump", "Трампом", {"ins"}),
        ("Angela Merkel", "Ангелой Меркель", {"ins"}),
        ("Kassym-Jomart Tokayev", "Касым-Жомарта Токаева", {"gen", "acc"}),
        ("To Lam", "То Ламу", {"dat"}),
        ("Volodymyr Zelenskyy", "Зеленского", {"gen", "acc"}),
        ("Leo XIV", "Льва XIV", {"gen", "acc"}),
    ],
)
def test_forms_of_persons(person: str, form: str, cases: set[str]) -> None:
    assert cases_of("persons.tsv", "id", person)[form] == cases


def test_ids_stand_in_the_gazetteer() -> None:
    persons = {row["id"] for row in rows(PACK / "persons.tsv")}
    assert persons <= {person.id for person in load_persons()}
    assert len(persons) >= 500
    organisations = {row["id"] for row in rows(PACK / "organisations.tsv")}
    assert organisations <= {organisation.id for organisation in load_organisations()}
    assert len(organisations) >= 200
    places = {(row["name"], row["state"]) for row in rows(PACK / "places.tsv")}
    assert places <= {(place.name, place.state) for place in load_places()}


def test_a_family_name_means_one_person() -> None:
    bearers: dict[str, set[str]] = {}
    for row in rows(PACK / "persons.tsv"):
        if row["part"] == "family":
            bearers.setdefault(row["form"], set()).add(row["id"])
    assert bearers
    assert all(len(ids) == 1 for ids in bearers.values())


def test_the_locative_of_ambassador_stays_a_preposition() -> None:
    for office in load_pack("ru").offices.office:
        assert "после" not in office.forms, "the locative of «посол» is a preposition far more often"


@pytest.mark.parametrize(
    ("sentence", "kind", "slots"),
    [
        (
            "Молдова и Франция подписали соглашение о торговле.",
            "agreement",
            {"act": "signed", "kind": "agreement"},
        ),
        (
            "Россией и Вьетнамом ратифицирован договор о границе.",
            "agreement",
            {"act": "ratified", "kind": "treaty"},
        ),
        ("Владимир Путин посетил Вьетнам.", "visit", {"to": "VNM"}),
        (
            "Владимир Путин прибыл в Пекин с государственным визитом.",
            "visit",
            {"where": "Beijing"},
        ),
        ("Швеция вступила в НАТО в 2024 году.", "membership", {"actor": "SWE", "org": "NATO"}),
        ("ЕС ввел санкции против Белоруссии.", "act", {"plover": "SANCTION"}),
    ],
)
def test_a_plain_sentence_is_read(sentence: str, kind: str, slots: dict[str, str]) -> None:
    options = ReadOptions(language="ru", published="2024-06-18")
    records = [s.record for s in extract(read_bytes(sentence.encode(), "x.txt", options=options)).statements]
    found = [r for r in records if r.__struct_config__.tag == kind]
    assert found, records
    for slot, value in slots.items():
        assert getattr(found[0], slot) == value, found[0]
