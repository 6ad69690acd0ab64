"""The tables of a language pack say what they promise: shapes, values of the record types, examples that hold."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

import servanda.languages
from servanda.analysis.sentences import split_sentences
from servanda.analysis.tokens import tokenize
from servanda.languages import load_pack
from servanda.languages.schema import Heads, OfficeWords
from servanda.model.records import InstrumentKind, Measure, MechanismKind, RelationshipLevel
from servanda.text.reading import match_form, read_view

PACKS = Path(servanda.languages.__file__).parent
LANGUAGES = ("en", "nl", "de", "ru", "es")
HEADERS = {
    "es": [
        "lemma",
        "base",
        "present",
        "past",
        "participle",
        "ing",
        "future",
        "conditional",
        "subordinate",
        "noun",
    ],
    "ru": ["lemma", "present", "past", "participle", "ing", "future", "noun"],
    "de": ["lemma", "present", "past", "participle", "te", "subordinate", "particle", "noun"],
    "en": ["lemma", "present3", "past", "participle", "ing", "noun"],
    "nl": [
        "lemma",
        "present_sg",
        "present_pl",
        "past_sg",
        "past_pl",
        "participle",
        "particle",
        "noun",
    ],
}
OFFICE_KINDS = {
    *("state", "government", "minister", "party", "diplomat", "organisation", "parliament", "military"),
    *("local", "spokesperson", "leader", "royal", "business", "academic"),
}
AREAS = {
    *("political", "diplomacy", "trade", "investment", "finance", "energy", "oil_gas"),
    *("nuclear_energy", "renewable_energy", "defence", "security", "law_justice", "cyber"),
    *("science_technology", "digital", "space", "education", "culture", "tourism", "sport", "media"),
    *("health", "agriculture", "fisheries", "environment", "climate", "transport", "infrastructure"),
    *("labour", "migration", "consular", "humanitarian", "development", "people_to_people"),
    *("local_cooperation", "human_rights", "peace"),
}
HEAD_VALUES = {
    "instrument": ("kind", set(get_args(InstrumentKind))),
    "mechanism": ("kind", set(get_args(MechanismKind))),
    "level": ("level", set(get_args(RelationshipLevel))),
    "measure": ("measure", set(get_args(Measure))),
}
# Verbs that the frames of every language lean on, with the forms that are easiest to get wrong.
KNOWN_FORMS = {
    "es": {
        "firmar": "firmarse firma/firman/firmamos firmó/firmaron/firmaba/firmaban/firmábamos firmado/firmada/firmados/firmadas "
        "firmando firmará/firmarán/firmaremos firmaría/firmarían/firmaríamos "
        "firme/firmen/firmemos/firmara/firmaran/firmase/firmasen",
        "prever": "preverse prevé/prevén/prevemos previó/previeron/preveía/preveían previsto/prevista/previstos/previstas previendo "
        "preverá/preverán prevería/preverían prevea/prevean/previera/previeran",
        "abundantear": "",
    },
    "ru": {
        "решать": "решает/решают/решаем/решаю решал/решала/решало/решали решаемый/решаемого/решаемому/решаемым/решаемом/"
        "решаемая/решаемой/решаемую/решаемое/решаемые/решаемых/решаемыми решая/решавший/решавшего/решавшему/решавшим/"
        "решавшем/решавшая/решавшей/решавшую/решавшее/решавшие/решавших/решавшими/решающий/решающего/решающему/решающим/"
        "решающем/решающая/решающей/решающую/решающее/решающие/решающих/решающими",
        "поехать": "поехал/поехала/поехало/поехали поехав/поехавший/поехавшего/поехавшему/поехавшим/поехавшем/"
        "поехавшая/поехавшей/поехавшую/поехавшее/поехавшие/поехавших/поехавшими поедет/поедут/поедем/поеду",
        "обязан": "обязан/обязана/обязано/обязаны",
        "паниковать": "",
    },
    "de": {
        "unterzeichnen": "unterzeichnet/unterzeichnen/unterzeichne unterzeichnete/unterzeichneten unterzeichnet",
        "empfangen": "empfängt/empfangen/empfange empfing/empfingen/empfinge empfangen",
        "reisen": "reist/reisen/reise reiste/reisten gereist",
        "verhandeln": "verhandelt/verhandeln/verhandle verhandelte/verhandelten verhandelt",
        "ausbauen": (
            "baut/bauen/baue baute/bauten ausgebaut auszubauen ausbaut/ausbaue/ausbaute/ausbauten aus"
        ),
        "ratifizieren": "ratifiziert/ratifizieren/ratifiziere ratifizierte/ratifizierten ratifiziert",
        "abend": "",
    },
    "en": {
        "be": "is/are/am was/were been being",
        "sign": "signs signed signed signing",
        "agree": "agrees agreed agreed agreeing",
        "ratify": "ratifies ratified ratified ratifying",
        "withdraw": "withdraws withdrew withdrawn withdrawing",
        "commit": "commits committed committed committing",
        "reaffirm": "reaffirms reaffirmed reaffirmed reaffirming",
        "panic": "",
    },
    "nl": {
        "ondertekenen": "ondertekent/onderteken ondertekenen ondertekende ondertekenden ondertekend",
        "uitbreiden": "breidt/breid breiden breidde breidden uitgebreid uit",
        "overeenkomen": "komt/kom komen kwam kwamen overeengekomen overeen",
        "beloven": "belooft/beloof beloven beloofde beloofden beloofd",
        "vergroten": "vergroot vergroten vergrootte vergrootten vergroot",
        "beëindigen": "beëindigt/beëindig beëindigen beëindigde beëindigden beëindigd",
        "eisen": "eist eisen eiste eisten geëist",
        "inspannen": "spant/span spannen spande spanden ingespannen in",
    },
}


def table(language: str) -> list[list[str]]:
    lines = (PACKS / language / "verbs.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines]


def toml(language: str, name: str) -> dict[str, Any]:
    return tomllib.loads((PACKS / language / name).read_text("utf-8"))


def holds(sentence: str, form: str, *, open_start: bool = False, open_end: bool = False) -> bool:
    """Whether `form` stands in `sentence` as a word of its own (or inside one, where its ends are open)."""
    before = "" if open_start else r"(?<!\w)"
    after = "" if open_end else r"(?!\w)"
    return re.search(before + re.escape(match_form(form)) + after, match_form(sentence)) is not None


def forms_of(entry: dict[str, Any]) -> list[str]:
    return [*entry["forms"], *entry.get("plural", [])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_verbs_have_their_columns(language: str) -> None:
    header, *rows = table(language)
    assert header == HEADERS[language]
    assert len(rows) >= 900
    for row in rows:
        assert len(row) == len(header), row
        assert row[-1] in {"0", "1"}, row
        assert all(cell == cell.strip() == cell.lower() for cell in row), row
        assert all("//" not in cell and not cell.startswith("/") for cell in row), row


@pytest.mark.parametrize("language", LANGUAGES)
def test_verbs_are_sorted_and_listed_once(language: str) -> None:
    rows = table(language)[1:]
    # A Dutch verb may be separable in one sense and not in the other (overleggen), hence the particle.
    keys = [(row[0], row[6] if language == "nl" else "") for row in rows]
    assert len(keys) == len(set(keys))
    assert keys == sorted(keys)


def test_english_verbs_are_complete_but_for_modals() -> None:
    defective = {row[0] for row in table("en")[1:] if not all(row[:5])}
    assert defective == {
        *("can", "could", "may", "might", "must"),
        *("ought", "shall", "should", "will", "would"),
    }


def test_dutch_separable_verbs_hold_their_particle() -> None:
    for lemma, _, plural, _, _, participle, particle, _ in table("nl")[1:]:
        assert lemma.replace("-", "") == (particle + plural).replace("-", ""), lemma
        for form in participle.split("/"):
            assert form.startswith(particle), lemma
    assert [row[0] for row in table("nl")[1:] if not row[5]] == ["zullen"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_verb_forms_known_by_heart(language: str) -> None:
    rows = {(row[0]): row[1:-1] for row in table(language)[1:]}
    for lemma, cells in KNOWN_FORMS[language].items():
        if not cells:
            assert lemma not in rows
        else:
            assert [cell for cell in rows[lemma] if cell] == cells.split(), lemma


@pytest.mark.parametrize(("language", "noun", "plain"), [
    ("en", {"sign", "plan", "support", "welcome", "trade", "visit"}, {"agree", "will", "can", "meet", "be"}),
    ("de", {"treffen", "abkommen", "unternehmen"}, {"sein", "wollen", "unterzeichnen", "erreichen"}),
    ("es", {"estudiar", "marchar", "formar"}, {"ser", "querer", "firmar", "alcanzar"}),
    ("nl", {"eisen", "besluiten", "werken", "plannen"}, {"zijn", "willen", "ondertekenen", "bereiken"}),
])  # fmt: skip
def test_nounlike_verbs_are_marked(language: str, noun: set[str], plain: set[str]) -> None:
    marked = {row[0] for row in table(language)[1:] if row[-1] == "1"}
    known = {row[0] for row in table(language)[1:]}
    assert noun <= marked
    assert plain <= known - marked


@pytest.mark.parametrize("language", LANGUAGES)
def test_offices(language: str) -> None:
    data = toml(language, "offices.toml")
    allowed = set(OfficeWords.__struct_fields__)
    assert {"former", "acting", "elect", "honorific", "office"} == set(data)
    post_of: dict[str, str] = {}
    for entry in data["office"]:
        assert set(entry) <= allowed, entry
        assert entry["kind"] in OFFICE_KINDS, entry
        assert any(holds(entry["example"], form) for form in forms_of(entry)), entry["post"]
        if "counter" in entry:
            assert any(holds(entry["counter"], form) for form in forms_of(entry)), entry["post"]
        for form in forms_of(entry):
            key = match_form(form)
            assert key not in post_of, f"{form}: {entry['post']} and {post_of.get(key)}"
            post_of[key] = entry["post"]
        for listed in ("forms", "plural"):
            assert entry.get(listed, []) == sorted(entry.get(listed, []), key=match_form), entry["post"]
    ambiguous = [entry for entry in data["office"] if entry.get("ambiguous")]
    assert ambiguous
    assert all("counter" in entry for entry in ambiguous)


@pytest.mark.parametrize(
    ("language", "form", "post"),
    [
        ("en", "Secretary of State", "minister of foreign affairs"),
        ("en", "External Affairs Minister", "minister of foreign affairs"),
        ("en", "Taoiseach", "prime minister"),
        ("en", "Deputy Foreign Minister", "deputy minister of foreign affairs"),
        ("es", "canciller", "minister of foreign affairs"),
        ("es", "Secretaria de Relaciones Exteriores", "minister of foreign affairs"),
        ("es", "canciller alemana", "chancellor"),
        ("es", "presidente del Gobierno", "prime minister"),
        ("es", "encargado de negocios", "chargé d'affaires"),
        ("nl", "minister van Buitenlandse Zaken", "minister of foreign affairs"),
        ("nl", "defensieminister", "minister of defence"),
        ("nl", "minister-president", "prime minister"),
        ("nl", "Commissievoorzitter", "president of the European Commission"),
        ("nl", "secretaris-generaal", "general secretary"),
        ("nl", "zaakgelastigde", "chargé d'affaires"),
        ("de", "Außenminister", "minister of foreign affairs"),
        ("de", "Aussenministerin", "minister of foreign affairs"),
        ("de", "Bundesverteidigungsminister", "minister of defence"),
        ("de", "Bundeskanzlerin", "chancellor"),
        ("de", "Kremlchef", "president"),
        ("ru", "министром иностранных дел", "minister of foreign affairs"),
        ("ru", "главы Минобороны", "minister of defence"),
        ("ru", "замглавы МИД", "deputy minister of foreign affairs"),
        ("ru", "премьер-министру", "prime minister"),
        ("ru", "генсек НАТО", "secretary-general"),
        ("ru", "послом", "ambassador"),
        ("de", "EU-Außenbeauftragte", "high representative for foreign affairs"),
    ],
)
def test_a_form_names_its_post(language: str, form: str, post: str) -> None:
    offices = toml(language, "offices.toml")["office"]
    found = [o["post"] for o in offices if match_form(form) in map(match_form, forms_of(o))]
    assert found == [post]


@pytest.mark.parametrize("language", LANGUAGES)
def test_areas(language: str) -> None:
    data = toml(language, "areas.toml")
    assert set(data) == AREAS
    area_of: dict[str, str] = {}
    for area, entry in data.items():
        assert set(entry) == {"words", "example"}, area
        assert 8 <= len(entry["words"]) <= 45, area
        for word in entry["words"]:
            key = match_form(word.strip("*"))
            assert key, area
            assert "*" not in key, word
            assert key not in area_of, f"{word}: {area} and {area_of.get(key)}"
            area_of[key] = area
        assert any(
            holds(entry["example"], w.strip("*"), open_start=w[0] == "*", open_end=w[-1] == "*")
            for w in entry["words"]
        ), area


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences(language: str) -> None:
    data = toml(language, "sentences.toml")
    parts = {"abbreviations", "may_end", "closing", "opening", "example"}
    assert parts <= set(data) <= parts | {"openers", "before_names", "teasers", "letter_names"}
    never, maybe = map(set, (data["abbreviations"], data["may_end"]))
    assert not never & maybe
    assert len(never) == len(data["abbreviations"])
    assert len(maybe) == len(data["may_end"])
    assert all(form.endswith(".") for form in never | maybe)
    assert all(len(mark) == 1 for mark in (*data["closing"], *data["opening"]))
    for example in data["example"]:
        assert example["sentences"] >= 1
        marks = never | maybe | set(data["closing"]) | set(data.get("openers", ()))
        assert any(form in example["text"] for form in marks), example
        reading = read_view(example["text"], [(0, len(example["text"]), ())]).text
        tokens = tokenize(reading, match_form(reading))
        rules = load_pack(language).sentences
        assert len(list(split_sentences(tokens, 0, len(tokens), rules))) == example["sentences"], example


@pytest.mark.parametrize("language", LANGUAGES)
def test_heads(language: str) -> None:
    data = toml(language, "heads.toml")
    assert set(data) == set(HEAD_VALUES) == set(Heads.__struct_fields__)
    for section, (key, values) in HEAD_VALUES.items():
        value_of: dict[str, str] = {}
        assert {entry[key] for entry in data[section]} == values, section
        for entry in data[section]:
            compound = entry.get("compound", False)
            for sentence in filter(None, (entry["example"], entry.get("counter"))):
                assert any(holds(sentence, form, open_start=compound) for form in forms_of(entry)), sentence
            if entry.get("ambiguous"):
                assert "counter" in entry, entry["forms"]
            # A body's head counts with a name only, unless its very words are joint or are a name («gemengde commissie»).
            assert section == "mechanism" or not entry.get("named_only"), entry["forms"]
            for form in forms_of(entry):
                assert match_form(form) not in value_of, form
                value_of[match_form(form)] = entry[key]
            for listed in ("forms", "plural"):
                assert entry.get(listed, []) == sorted(entry.get(listed, []), key=match_form), entry["forms"]


@pytest.mark.parametrize(
    ("language", "level", "forms"),
    [
        (
            "nl",
            "comprehensive_strategic_partnership",
            [
                "Alomvattend Strategisch Partnerschap",
                "alomvattende strategische partnerschap",
                "Uitgebreid Strategisch Partnerschap",
                "Comprehensive Strategic Partnership",
            ],
        ),
        ("ru", "strategic_partnership", ["стратегическое партнерство", "стратегического партнерства"]),
        ("de", "strategic_partnership", ["strategische Partnerschaft", "strategischen Partnerschaft"]),
        (
            "de",
            "comprehensive_strategic_partnership",
            ["umfassende strategische Partnerschaft", "umfassenden strategischen Partnerschaft"],
        ),
        ("nl", "strategic_partnership", ["Strategisch Partnerschap", "strategische partnerschap"]),
        ("en", "comprehensive_strategic_partnership", ["comprehensive strategic partnership"]),
        ("en", "dialogue_partner", ["dialogue partner", "sectoral dialogue partner"]),
    ],
)
def test_levels_in_all_their_inflections(language: str, level: str, forms: list[str]) -> None:
    entries = [e for e in toml(language, "heads.toml")["level"] if e["level"] == level]
    known = {match_form(form) for entry in entries for form in forms_of(entry)}
    assert {match_form(form) for form in forms} <= known


@pytest.mark.parametrize("word", ["impact", "dienstverlening", "behulp", "beschikking"])
def test_no_open_compound_swallows_another_word(word: str) -> None:
    for entries in toml("nl", "heads.toml").values():
        for entry in entries:
            if entry.get("compound"):
                assert not any(word.endswith(match_form(form)) for form in forms_of(entry)), entry["forms"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_misreadings_say_what_was_meant_and_why(language: str) -> None:
    entries = toml(language, "misreadings.toml")["misreading"]
    assert len(entries) >= 20
    seen: set[str] = set()
    for entry in entries:
        assert set(entry) == {"forms", "meant", "from", "kind", "example", "why"}, entry
        assert entry["kind"] in {"sense", "doubling", "name", "order", "term"}, entry
        assert all(re.fullmatch("[a-z]{2}", code) and code != language for code in entry["from"]), entry
        assert any(holds(entry["example"], form) for form in entry["forms"]), entry
        for form in entry["forms"]:
            assert match_form(form) not in seen, form
            assert form != entry["meant"], form
            seen.add(match_form(form))
