"""The reading view: what it shows, and that every character leads back to the stored text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.analysis.tokens import tokenize
from servanda.text.reading import match_form, read_view

TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("  \t\r\n\u00a0\u0301\u0323\u200b\u202e«»“”’…–—&;amp\u05d0\u0627😀𝒜ßİ"),
    ),
    max_size=200,
)


def test_shows_what_a_reader_sees() -> None:
    text = "In   het\r\n“bezoek”  aan cafe\u0301&nbsp;X &amp; Y\u00ad-Z"
    assert read_view(text, [(0, len(text), ())]).text == 'In het "bezoek" aan café X & Y-Z'


def test_markup_is_passed_over_and_does_not_part_words() -> None:
    text = "spra<b>ken</b> Trump en  <i> Kim</i>"
    skips = ((4, 7), (10, 14), (25, 28), (32, 36))
    assert read_view(text, [(0, len(text), skips)]).text == "spraken Trump en Kim"


def test_blocks_are_parted_by_a_line_feed() -> None:
    text = "Een.  Twee. Drie."
    assert read_view(text, [(0, 4, ()), (6, 11, ())]).text == "Een.\nTwee."


def test_a_span_over_a_combining_mark_keeps_it() -> None:
    text = "cafe\u0301 X"
    view = read_view(text, [(0, len(text), ())])
    assert text[slice(*view.origin(0, 4))] == "cafe\u0301"


@given(TEXTS)
def test_every_character_leads_back(text: str) -> None:
    view = read_view(text, [(0, len(text), ())])
    assert len(view.text) == len(view.starts) == len(view.ends)
    before = 0
    for start, end in zip(view.starts, view.ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert start >= before
        before = start


@given(TEXTS)
def test_white_space_is_one_space_and_never_leads(text: str) -> None:
    shown = read_view(text, [(0, len(text), ())]).text
    assert "  " not in shown
    assert "\n" not in shown
    assert not shown.startswith(" ")


@given(TEXTS)
def test_plain_letters_are_kept_as_they_are(text: str) -> None:
    view = read_view(text, [(0, len(text), ())])
    for shown, start, end in zip(view.text, view.starts, view.ends, strict=True):
        if shown.isalpha() and end == start + 1:
            assert text[start] == shown


@given(TEXTS)
def test_the_match_form_has_the_same_length(text: str) -> None:
    assert len(match_form(text)) == len(text)
    assert len(match_form(text, fold_diacritics=False)) == len(text)


@given(TEXTS)
def test_tokens_lie_in_order_and_cover_all_but_white_space(text: str) -> None:
    shown = read_view(text, [(0, len(text), ())]).text
    tokens = tokenize(shown, match_form(shown))
    assert "".join(token.text for token in tokens) == "".join(shown.split())
    for token in tokens:
        assert shown[token.start : token.end] == token.text


@pytest.mark.parametrize(
    ("written", "matched"),
    [
        ("Kirgizië", "kirgizie"),
        ("ĐẶNG", "dang"),
        ("Ё", "е"),
        ("İ", "i"),
        ("STRASSE", "strasse"),
        ("Łódź", "lodz"),
    ],
)
def test_match_form(written: str, matched: str) -> None:
    assert match_form(unicodedata.normalize("NFC", written)) == matched
