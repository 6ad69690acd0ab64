"""Persons, states and places have one name in the ledger, whatever language and script a text is in."""

from __future__ import annotations

import pytest

from servanda.languages import available, load_pack
from servanda.languages.lexicon import load_lexicon
from servanda.pipeline import mentions
from servanda.statements.check import sentence_document

PERSONS = [
    ("Vladimir Putin", {
        "nl": "De Russische president Vladimir Poetin sprak in Moskou.",
        "en": "Russian President Vladimir Putin spoke in Moscow.",
        "de": "Der russische Präsident Wladimir Putin sprach in Moskau.",
        "fr": "Le président russe Vladimir Poutine a parlé à Moscou.",
        "es": "El presidente ruso Vladímir Putin habló en Moscú.",
        "ru": "Президент России Владимир Путин выступил в Москве.",
        "vi": "Tổng thống Nga Vladimir Putin phát biểu tại Moskva.",
    }),
    ("To Lam", {
        "nl": "De Vietnamese partijleider Tô Lâm sprak in Hanoi.",
        "en": "Vietnamese General Secretary To Lam spoke in Hanoi.",
        "de": "Der vietnamesische Generalsekretär To Lam sprach in Hanoi.",
        "fr": "Le secrétaire général vietnamien Tô Lâm a parlé à Hanoï.",
        "es": "El secretario general vietnamita To Lam habló en Hanói.",
        "ru": "Генеральный секретарь ЦК КПВ То Лам выступил в Ханое.",
        "vi": "Tổng Bí thư Tô Lâm phát biểu tại Hà Nội.",
    }),
    ("Xi Jinping", {
        "nl": "De Chinese president Xi Jinping sprak in Peking.",
        "en": "Chinese President Xi Jinping spoke in Beijing.",
        "de": "Der chinesische Präsident Xi Jinping sprach in Peking.",
        "fr": "Le président chinois Xi Jinping a parlé à Pékin.",
        "es": "El presidente chino Xi Jinping habló en Pekín.",
        "ru": "Председатель КНР Си Цзиньпин выступил в Пекине.",
        "vi": "Chủ tịch Trung Quốc Tập Cận Bình phát biểu tại Bắc Kinh.",
    }),
]  # fmt: skip
NOT_IN_THE_GAZETTEER = [
    ("Sergei Tsivilyov", {
        "nl": "De Russische minister van Energie Sergej Tsiviljov sprak in Moskou.",
        "de": "Der russische Energieminister Sergej Ziwiljow sprach in Moskau.",
        "fr": "Le ministre russe de l'Énergie Sergueï Tsiviliov a parlé à Moscou.",
        "es": "El ministro ruso de Energía Serguéi Tsiviliov habló en Moscú.",
        "ru": "Министр энергетики России Сергей Цивилёв выступил в Москве.",
    }),
    ("Luong Tam Quang", {
        "nl": "De Vietnamese minister van Openbare Veiligheid Lương Tam Quang sprak in Hanoi.",
        "vi": "Bộ trưởng Công an Lương Tam Quang phát biểu tại Hà Nội.",
    }),
]  # fmt: skip
PLACES = {"Vladimir Putin": "Moscow", "To Lam": "Hanoi", "Xi Jinping": "Beijing"}
STATES = {
    "RUS": {"nl": "Rusland", "en": "Russia", "de": "Russland", "fr": "Russie", "es": "Rusia", "ru": "Россия", "vi": "Nga"},
    "CHN": {"nl": "China", "en": "China", "de": "China", "fr": "Chine", "es": "China", "ru": "Китай", "vi": "Trung Quốc"},
    "DEU": {"nl": "Duitsland", "en": "Germany", "de": "Deutschland", "fr": "Allemagne", "es": "Alemania", "ru": "Германия", "vi": "Đức"},
    "KOR": {"nl": "Zuid-Korea", "en": "South Korea", "de": "Südkorea", "fr": "Corée du Sud", "es": "Corea del Sur", "ru": "Республика Корея", "vi": "Hàn Quốc"},
    "CIV": {"nl": "Ivoorkust", "en": "Ivory Coast", "de": "Elfenbeinküste", "fr": "Côte d'Ivoire", "es": "Costa de Marfil", "ru": "Кот-д'Ивуар", "vi": "Bờ Biển Ngà"},
    "SUN": {"nl": "Sovjet-Unie", "en": "Soviet Union", "de": "Sowjetunion", "fr": "Union soviétique", "es": "Unión Soviética", "ru": "Советский Союз", "vi": "Liên Xô"},
}  # fmt: skip


def seen(language: str, text: str, kind: str) -> list[str | None]:
    return [
        one.value for one in mentions(sentence_document(text, language, "2025-06-01")) if one.kind == kind
    ]


def cases(rows: list[tuple[str, dict[str, str]]]) -> list[tuple[str, str, str]]:
    return [(name, code, text) for name, texts in rows for code, text in texts.items() if code in available()]


@pytest.mark.parametrize(("name", "language", "text"), cases(PERSONS + NOT_IN_THE_GAZETTEER))
def test_a_person_has_one_name(name: str, language: str, text: str) -> None:
    assert seen(language, text, "person") == [name]


@pytest.mark.parametrize(("name", "language", "text"), cases(PERSONS))
def test_a_place_has_one_name(name: str, language: str, text: str) -> None:
    assert PLACES[name] in seen(language, text, "place")


def test_persons_of_the_second_list_are_known_by_rule_alone() -> None:
    from servanda.gazetteer import person

    assert not any(person(name) for name, _ in NOT_IN_THE_GAZETTEER)
    words = ("Ziwiljow", "Tsiviliov", "Цивилёв", "Tsiviljov", "Lương Tam Quang")
    for code in available():
        forms = {name.form for name in load_pack(code).persons}
        assert not any(word in form for word in words for form in forms)


@pytest.mark.parametrize(
    ("state", "language", "form"),
    [
        (state, code, form)
        for state, forms in STATES.items()
        for code, form in forms.items()
        if code in available()
    ],
)
def test_a_state_is_known_in_every_language(state: str, language: str, form: str) -> None:
    names = {
        (name.id, name.form.replace("’", "'")) for name in load_pack(language).states if name.kind == "name"
    }
    assert (state, form) in names
    assert load_lexicon(language).code == language
