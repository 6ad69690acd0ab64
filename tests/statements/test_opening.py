"""What a text is, before its first sentence is read: joint statement, treaty, opinion piece, or plain news."""

from __future__ import annotations

import pytest

from servanda.analysis.scan import scan_document
from servanda.languages import load_pack
from servanda.languages.lexicon import load_lexicon
from servanda.mentions.context import Context
from servanda.readers import ReadOptions, read_bytes
from servanda.statements.opening import open_context
from servanda.statements.reader import anchor_of


def _opened(language: str, text: str) -> Context:
    document = read_bytes(
        text.encode(), "one.md", options=ReadOptions(language=language, published="2025-06-01")
    )
    pack, lexicon = load_pack(language), load_lexicon(language)
    anchor, _ = anchor_of(document)
    return open_context(scan_document(document, pack, lexicon), pack, lexicon, anchor)


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        (
            "en",
            "# Joint Statement by Japan and the Philippines\n\nThe two sides met. They agreed.",
            {"JPN", "PHL"},
        ),
        (
            "nl",
            "# Gezamenlijke verklaring van Japan en Vietnam\n\nBeide partijen spraken af samen te werken.",
            {"JPN", "VNM"},
        ),
    ],
)
def test_a_joint_statement_knows_its_parties(language: str, text: str, parties: set[str]) -> None:
    context = _opened(language, text)
    assert context.joint_text
    assert set(context.parties) == parties
    assert set(context.dyad()) == parties


def test_a_treaty_knows_its_parties() -> None:
    text = (
        "# Treaty between the Government of Peru and the Government of Chile on fishing\n\n"
        "The Parties shall cooperate. Each Party shall inform the other. The Parties shall meet once a year."
    )
    context = _opened("en", text)
    assert context.legal_text
    assert set(context.parties) == {"PER", "CHL"}


def test_news_has_neither_parties_nor_author() -> None:
    context = _opened(
        "en", "# Peru and Chile talk\n\nPresident Boric met the president of Peru. They spoke of fishing."
    )
    assert not context.joint_text
    assert not context.legal_text
    assert context.parties == ()
    assert context.author is None
    assert context.official


def test_a_text_in_which_nobody_acts_for_a_state_is_not_official() -> None:
    text = "# India level the series\n\nIndia beat Australia by six wickets. The two sides meet again. England host Pakistan."
    assert not _opened("en", text).official
