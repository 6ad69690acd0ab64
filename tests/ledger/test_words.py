"""What counts as a word is the same for SQLite's tokenizer and for the index in PostgreSQL."""

from __future__ import annotations

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.ledger.anytext import escaped, unescaped
from servanda.ledger.terms import WORD, search_form

LETTERS_UNKNOWN_TO_SQLITE = 40
"""At most; the number depends on how old SQLite's tables are. They part words there: signs of New Tai Lue and the like."""


def test_every_character_parts_words_alike() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")
    codes = {*range(1, 0xD800), *range(0xE000, 0x32000), *range(0x32000, 0x110000, 255)}
    forms = {code: search_form(f"a{chr(code)}b") for code in sorted(codes)}
    assert all(len(form) == 3 for form in forms.values())
    connection.executemany("INSERT INTO t (rowid, x) VALUES (?, ?)", forms.items())
    words: dict[int, list[str]] = {}
    for code, word in connection.execute("SELECT doc, term FROM v ORDER BY doc, offset"):
        words.setdefault(code, []).append(word)
    different = [code for code, form in forms.items() if words[code] != WORD.findall(form)]
    assert len(different) <= LETTERS_UNKNOWN_TO_SQLITE, [hex(code) for code in different]
    assert {unicodedata.category(chr(code)) for code in different} <= {"Lo"}


@given(st.text(alphabet="\x00\x1a01ab", max_size=12))
def test_any_text_has_a_form_without_nul(text: str) -> None:
    assert "\x00" not in escaped(text)
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize(("text", "form"), [("a\x00b", "a\x1a0b"), ("\x1a0", "\x1a10"), ("plain", "plain")])
def test_the_form_without_nul(text: str, form: str) -> None:
    assert escaped(text) == form
