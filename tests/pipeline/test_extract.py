"""From bytes to statements: what must hold for every text, and what the founding articles must give."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.languages import available, load_pack
from servanda.model import RecordUnion, statement_id
from servanda.pipeline import Extraction, extract
from servanda.readers import ReadOptions, read_bytes, read_path

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(
    p
    for p in (ROOT / "examples").iterdir()
    if p.suffix in {".txt", ".md", ".html"} and (p.name[2] == "-" or p.name.startswith("same-"))
)
SHARED = ROOT.parent / "shared" / "texts"
REAL = sorted(SHARED.glob("*.txt")) if SHARED.is_dir() else []


def check_quotes(extraction: Extraction) -> int:
    document = extraction.document
    spans = 0
    for statement in extraction.statements:
        record: RecordUnion = statement.record
        assert statement.id == statement_id(document.sha256, record)
        for span in (*record.evidence, *(record.why.cues if record.why else ())):
            assert document.text[span.start : span.end] == span.quote
            spans += 1
    return spans


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.name)
def test_every_quote_of_an_example_is_verbatim(path: Path) -> None:
    extraction = extract(read_path(path))
    assert extraction.outcome == "read"
    check_quotes(extraction)


def test_examples_give_statements() -> None:
    assert len(EXAMPLES) >= 28
    assert sum(check_quotes(extract(read_path(path))) for path in EXAMPLES) > 500


@pytest.mark.parametrize("path", REAL, ids=lambda p: p.name)
def test_every_quote_of_a_real_text_is_verbatim(path: Path) -> None:
    check_quotes(extract(read_path(path)))


WORDS = st.sampled_from(
    [
        "Rusland", "Vietnam", "de", "president", "Poetin", "ondertekende", "een", "verdrag", "in", "2024", "bezoek",
        "aan", "zal", "niet", ",", ".", "met", "15", "miljard", "dollar", "handel", "steeg", "beide", "landen", "\n\n",
        "“", "”", "cafe\u0301", "\u202e", "😀", "‘", "’", "(", ")", ":", ";", "-", "van", "dat", "om", "te", "zei", "hij",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=60))
def test_word_salad_never_breaks_and_always_quotes(words: list[str]) -> None:
    text = "In Hanoi sprak men lang. " + " ".join(words)
    options = ReadOptions(language="nl", published="2025-06-01")
    check_quotes(extract(read_bytes(text.encode(), "salad.txt", options=options)))


def fragments(code: str) -> list[str]:
    """Beginnings and ends of a pack's example sentences, cut between any two words; the same every time."""
    rng = random.Random(code)
    out = []
    for triggers in load_pack(code).triggers.values():
        for trigger in triggers:
            words = trigger.example.split()
            cut = rng.randint(1, len(words))
            out += [" ".join(words[:cut]), " ".join(words[cut:])]
    rng.shuffle(out)
    return out


@pytest.mark.parametrize("code", available())
def test_sentences_cut_anywhere_never_break(code: str) -> None:
    rng = random.Random(code)
    cut = fragments(code)
    assert len(cut) > 200
    for start in range(0, len(cut), 3):
        text = rng.choice([". ", ", ", "\n\n", " "]).join(cut[start : start + 3]) + rng.choice(
            ["", ".", "?", ","]
        )
        options = ReadOptions(language=code, published="2025-06-01")
        check_quotes(extract(read_bytes(f"In Hanoi. {text}".encode(), "cut.txt", options=options)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=300))
def test_any_text_is_read_without_an_accident(text: str) -> None:
    data = ("Xi " + text).encode("utf-8", "ignore")
    if b"\x00" in data:
        data = data.replace(b"\x00", b"")
    options = ReadOptions(language="en", published="2025-06-01")
    check_quotes(extract(read_bytes(data, "any.txt", media_type="text/plain", options=options)))


def test_a_language_without_a_pack_is_kept_and_said_to_be_unread() -> None:
    text = "Suomen presidentti vieraili Virossa ja allekirjoitti sopimuksen kaupasta. " * 5
    extraction = extract(read_bytes(text.encode(), "fi.txt"))
    assert extraction.outcome == "unread_language"
    assert extraction.document.text == text
    assert extraction.statements == ()


def test_reading_twice_gives_the_same_statements() -> None:
    document = read_path(EXAMPLES[0])
    assert [s.id for s in extract(document).statements] == [s.id for s in extract(document).statements]
