"""Spans hold the words that stand in the text, or they do not exist."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.model import Span, SpanMismatch, Visit


@given(st.text(max_size=30), st.text(min_size=1, max_size=30), st.text(max_size=30))
def test_a_cut_span_holds_in_its_text(before: str, quote: str, after: str) -> None:
    text = before + quote + after
    span = Span.cut(text, len(before), len(before) + len(quote))
    assert span.quote == quote
    assert span.holds_in(text)
    if _encodable(text):
        assert msgspec.json.decode(msgspec.json.encode(span), type=Span) == span


def _encodable(text: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in text)


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [(0, 3, "Poe"), (-1, 2, "Poe"), (2, 2, ""), (3, 1, "oe"), (0, 2, "Poe")],
)
def test_a_wrong_quote_is_refused(start: int, end: int, quote: str) -> None:
    with pytest.raises(SpanMismatch):
        Span.bind("Xi bezocht Rusland", start, end, quote)


def test_a_span_beyond_the_text_is_refused() -> None:
    with pytest.raises(SpanMismatch):
        Span.cut("kort", 2, 9)


def test_overlap_counts_shared_characters() -> None:
    assert Span(0, 5, "abcde").overlap(Span(3, 8, "defgh")) == 2
    assert Span(0, 2, "ab").overlap(Span(2, 4, "cd")) == 0


def test_no_record_without_evidence() -> None:
    with pytest.raises(ValueError, match="no evidence, no record"):
        Visit(evidence=(), from_="RUS", to="VNM")


def test_slots_are_written_as_the_schema_has_them() -> None:
    record = Visit(evidence=(Span(0, 2, "Xi"),), from_="CHN", to="RUS")
    assert msgspec.to_builtins(record) == {
        "type": "visit",
        "evidence": ({"start": 0, "end": 2, "quote": "Xi"},),
        "from": "CHN",
        "to": "RUS",
    }
