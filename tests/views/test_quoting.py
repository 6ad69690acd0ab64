"""Sentences cut to what there is room for."""

from __future__ import annotations

import pytest

from servanda.views.quoting import cut, shorten

WORDS = "one two three four five six seven eight nine ten eleven twelve"
CLAUSES = "In the spring, after long talks in the capital, the two ministers signed the treaty, which is to be ratified."


def at(sentence: str, words: str) -> tuple[int, int]:
    start = sentence.index(words)
    return start, start + len(words)


def test_what_fits_stays_whole_and_is_marked() -> None:
    found = cut(WORDS, [at(WORDS, "three")], room=100)
    assert found.text == WORDS
    assert [found.text[start:end] for start, end in found.marks] == ["three"]


@pytest.mark.parametrize("room", range(24, 100, 4))
@pytest.mark.parametrize("word", ["In", "talks", "signed", "ratified"])
def test_a_cut_fits_holds_its_cue_and_leaves_whole_words(room: int, word: str) -> None:
    found = cut(CLAUSES, [at(CLAUSES, word)], room=room)
    assert len(found.text) <= room
    assert [found.text[start:end] for start, end in found.marks] == [word]
    kept = found.text.removeprefix("… ").removesuffix(" …")
    assert kept in CLAUSES
    assert f" {kept}".replace("  ", " ") in f" {CLAUSES}"


def test_a_cut_falls_where_a_clause_ends_and_not_after_a_short_word() -> None:
    assert cut(CLAUSES, [at(CLAUSES, "signed")], room=50).text == "… the two ministers signed the treaty …"
    assert not cut(CLAUSES, [at(CLAUSES, "spring")], room=33).text.endswith(("in …", "the …"))


def test_figures_and_dates_are_kept() -> None:
    text = "We hope that the trend goes on and that trade between the two of us will reach 15 billion dollars in 2030."
    found = cut(text, [], None, 60, [at(text, "in 2030")])
    assert "15 billion dollars in 2030." in found.text


def test_line_breaks_do_not_move_the_marks() -> None:
    text = "They  signed\n  the\ttreaty."
    found = cut(text, [at(text, "treaty")])
    assert found.text == "They signed the treaty."
    assert [found.text[start:end] for start, end in found.marks] == ["treaty"]


def test_a_name_is_shortened_at_a_word() -> None:
    assert shorten("Treaty on the Sea", 40) == "Treaty on the Sea"
    assert shorten("Treaty on the Law of the Sea", 24) == "Treaty on the Law …"
    assert shorten("a" * 30, 10) == f"{'a' * 8} …"
