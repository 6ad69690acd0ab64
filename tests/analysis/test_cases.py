"""Cases read as unsaid prepositions, subjects found by case, clauses that no word opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.languages.cases import cases_of_row, compile_cases, governed
from servanda.model.records import Meeting, Visit
from servanda.pipeline import extract
from servanda.readers import ReadOptions, read_bytes


def read(sentence: str) -> list[object]:
    options = ReadOptions(language="ru", published="2024-06-18")
    return [s.record for s in extract(read_bytes(sentence.encode(), "x.txt", options=options)).statements]


def visit(sentence: str) -> Visit:
    found = [r for r in read(sentence) if isinstance(r, Visit)]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "traveller", "target"),
    [
        ("Президент Франции посетил Вьетнам.", "FRA", "VNM"),
        ("Вьетнам посетил президент Франции.", "FRA", "VNM"),
        ("Францию посетил президент Вьетнама.", "VNM", "FRA"),
        ("Визит президента Франции во Вьетнам начался вчера.", "FRA", "VNM"),
        ("Глава МИД Ирана, прибывший в Москву, выступил с речью.", "IRN", "RUS"),
    ],
)
def test_the_case_tells_who_travels_where(sentence: str, traveller: str, target: str) -> None:
    record = visit(sentence)
    assert (record.from_, record.to) == (traveller, target)


def test_a_guest_in_front_is_received() -> None:
    meetings = [r for r in read("Президента Вьетнама То Лама принял Си Цзиньпин.") if isinstance(r, Meeting)]
    assert len(meetings) == 1
    assert meetings[0].persons == ("Xi Jinping", "To Lam")


def test_a_preposition_takes_only_its_cases() -> None:
    assert governed("to|in", "acc=to;loc=in", frozenset({"loc"})) == {"in"}
    assert governed("to|in", "acc=to;loc=in", frozenset({"acc", "nom"})) == {"to"}
    assert governed("to|in", "acc=to;loc=in", frozenset({"nom"})) == frozenset()
    assert governed("during", "gen=all", frozenset({"gen"})) == {"during"}
    assert governed("to|in", "acc=to", frozenset()) == {"to", "in"}


def test_gender_and_number_are_no_cases() -> None:
    assert cases_of_row("m-gen/n-gen") == {"gen"}
    assert cases_of_row("nom-pl/acc-pl") == {"nom", "acc"}
    assert cases_of_row("prefix") == frozenset()


def test_a_longer_form_has_the_case_of_its_noun(tmp_path: Path) -> None:
    (tmp_path / "cases.toml").write_text('[bare]\ngen = "of"\n[adjectives]\ngen = ["ого"]\nnom = ["ый"]\n')
    nouns = [{"nom": "министр", "gen": "министра", "acc": "министра"}]
    made = compile_cases(tmp_path, {}, {"министра финансов", "первого министра", "совет"}, nouns)
    assert made.of("министра финансов") == {"gen", "acc"}
    assert made.of("первого министра") == {"gen"}
    assert made.of("совет") == frozenset()
