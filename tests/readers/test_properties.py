"""Whatever the text, reading keeps its characters, and blocks stay in order, in range and apart."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.analysis.tokens import tokenize
from servanda.errors import ReadError
from servanda.model import Document
from servanda.readers import read_bytes
from servanda.text.reading import match_form, read_view

_MARKS = [
    "# ", "## ", "- ", "1. ", "> ", "**", "*", "_", "`", "```\n", "[", "](", ")", "![](", "http://a.be/x", "<p>", "</p>",
    "<strong>", "</strong>", "<!-- ", " -->", "<br>", "<h2>", "</h2>", "<script>", "| ", " |\n", "|---|---|\n", "---\n",
    "title: \"a\\_b\\\n  \\ c\"\n", "\\#", "&amp;", "&shy;", "\r\n", "\r", "\n", "\n\n", "\ufeff", "\u202e", "\u0301",
    "(Foto: dpa)", "Bron: ", "Reactie (0)", "Lees ook", "Door Jan Jansen", "שלום", "السلام", "🇻🇳", "𝔘", "Việt Nam",
    "De minister zei het.", "In 1994 tekenden zij", "[^1]", "\x0b", "\x0c", "\x85", "\u2028", "\x01", "===\n",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(_MARKS), st.text(max_size=12)), max_size=30).map("".join)


def _read(text: str, name: str) -> Document | None:
    try:
        return read_bytes(text.encode("utf-8"), name)
    except ReadError:
        return None


def _check(document: Document) -> None:
    text, before = document.text, 0
    for block in document.blocks:
        assert before <= block.start < block.end <= len(text)
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        at = block.start
        for low, high in block.skips:
            assert at <= low < high <= block.end
            at = high
        before = block.end
        reading = read_view(text, [(block.start, block.end, block.skips)])
        for token in tokenize(reading.text, match_form(reading.text)):
            low, high = reading.origin(token.start, token.end)
            assert block.start <= low < high <= block.end
    for name in document.metadata.__struct_fields__:
        field = getattr(document.metadata, name)
        assert (field.value is None) == (field.origin == "missing")
        assert all(span.holds_in(text) for span in field.evidence)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=texts)
def test_text_is_kept_and_blocks_hold(suffix: str, text: str) -> None:
    if "\x00" in text or any(0xD800 <= ord(char) < 0xE000 for char in text):
        text = "".join(char for char in text if char != "\x00" and not 0xD800 <= ord(char) < 0xE000)
    document = _read(text, f"page{suffix}")
    if document is not None:
        assert document.text == text
        _check(document)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=texts)
def test_html_blocks_hold(text: str) -> None:
    text = "".join(char for char in text if not 0xD800 <= ord(char) < 0xE000)
    document = _read(f"<article><p>Woord</p>{text}", "page.html")
    if document is not None:
        _check(document)
        assert document == _read(f"<article><p>Woord</p>{text}", "page.html")


def test_every_visible_word_of_plain_prose_is_in_a_block() -> None:
    text = "Een kop\n\nDe minister kwam aan.\r\nHij bleef.\rDaarna ging hij. \u0301x\n\n- punt een\n- punt twee\n"
    document = read_bytes(text.encode(), "a.txt")
    covered = {place for block in document.blocks for place in range(block.start, block.end)}
    missing = "".join(char for place, char in enumerate(text) if place not in covered and not char.isspace())
    assert missing == "--"
