"""A first visit is one where the text says so, and not the first in so many years."""

import pytest
from reading import of_type

FIRST = [
    ("en", "President Putin visited Vietnam for the first time in 2001.", "2001"),
    ("en", "This is the first time that President Putin has visited Vietnam.", None),
    ("nl", "Poetin bezocht Vietnam voor het eerst in 2001.", "2001"),
    ("de", "Präsident Putin besuchte Vietnam im März 2001 zum ersten Mal.", "2001-03"),
    ("fr", "Le président Poutine a visité le Vietnam pour la première fois en 2001.", "2001"),
    ("es", "El presidente Putin visitó Vietnam por primera vez en 2001.", "2001"),
    ("ru", "Президент Путин впервые посетил Вьетнам в 2001 году.", "2001"),
]
ANEW = [
    ("en", "President Putin visited Vietnam for the first time since 2017."),
    ("en", "President Putin visited Vietnam for the first time in seven years."),
    ("nl", "Poetin bezocht Vietnam voor het eerst sinds 2017."),
    ("nl", "Poetin bezocht Vietnam voor het eerst in zeven jaar."),
    ("de", "Präsident Putin besuchte Vietnam zum ersten Mal seit sieben Jahren."),
    ("fr", "Le président Poutine a visité le Vietnam pour la première fois depuis 2017."),
    ("es", "El presidente Putin visitó Vietnam por primera vez en siete años."),
    ("ru", "Президент Путин посетил Вьетнам впервые за семь лет."),
]


@pytest.mark.parametrize(("language", "sentence", "when"), FIRST)
def test_a_first_visit(language: str, sentence: str, when: str | None) -> None:
    (visit,) = of_type(language, sentence, "visit")
    assert (visit.get("ordinal"), visit.get("when")) == (1, when)


@pytest.mark.parametrize(("language", "sentence"), ANEW)
def test_the_first_in_years_is_no_first_visit(language: str, sentence: str) -> None:
    (visit,) = of_type(language, sentence, "visit")
    assert "ordinal" not in visit
    assert "when" not in visit
