"""Names of instruments and bodies: the whole noun phrase and nothing more."""

from __future__ import annotations

import pytest

from servanda.analysis.items import Item
from servanda.analysis.scan import scan_document
from servanda.languages import load_pack
from servanda.languages.lexicon import load_lexicon
from servanda.mentions.build import build_sentence
from servanda.mentions.context import Context
from servanda.statements.check import sentence_document

TITLES = [
    ("nl", "Rusland tekende een Verdrag inzake de basisbeginselen van vriendschappelijke betrekkingen.",
     "Verdrag inzake de basisbeginselen van vriendschappelijke betrekkingen"),
    ("nl", "Rusland en China brachten een verdrag tot stand.", "verdrag"),
    ("nl", "Zij willen een memorandum over visserij tekenen.", "memorandum over visserij"),
    ("nl", "Het Indusverdrag van 1960 geldt nog.", "Indusverdrag van 1960"),
    ("en", "India signed the Comprehensive Economic and Trade Agreement (CETA) in July.",
     "Comprehensive Economic and Trade Agreement ( CETA )"),
    ("en", "India agreed to a ceasefire on 10 May 2025.", "ceasefire"),
    ("en", "Peru signed an agreement on fisheries with Chile in Lima.", "agreement on fisheries with Chile"),
    ("en", "Russia signed New START in 2010.", "New START"),
]  # fmt: skip

BODIES = [
    ("en", "The Joint Economic and Trade Committee met.", "Joint Economic and Trade Committee"),
    ("en", "The ASEAN Observer Team met.", "ASEAN Observer Team"),
    ("nl", "De Sino-Braziliaanse Commissie op Hoog Niveau kwam bijeen.", "Sino-Braziliaanse Commissie"),
]  # fmt: skip


def items_of(language: str, text: str) -> list[Item]:
    """The items of a one-sentence text."""
    pack, lexicon = load_pack(language), load_lexicon(language)
    scan = scan_document(sentence_document(text, language), pack, lexicon)
    return build_sentence(scan, 0, pack, lexicon, Context(), None).items


@pytest.mark.parametrize(("language", "text", "title"), TITLES, ids=[text[:40] for _, text, _ in TITLES])
def test_instruments(language: str, text: str, title: str) -> None:
    assert [item.text for item in items_of(language, text) if item.kind == "title"] == [title]


@pytest.mark.parametrize(("language", "text", "name"), BODIES, ids=[text[:40] for _, text, _ in BODIES])
def test_bodies(language: str, text: str, name: str) -> None:
    found = [item.text for item in items_of(language, text) if item.kind == "name"]
    assert len(found) == 1
    assert found[0].startswith(name)


def test_a_title_inside_a_title_is_part_of_it() -> None:
    items = items_of("nl", "Zij tekenden een protocol bij het Verdrag van Lissabon over de handel.")
    assert next(item.text for item in items if item.kind == "title").startswith("protocol")


def test_a_body_inside_a_title_is_kept() -> None:
    items = items_of("en", "They signed the Terms of Reference of the ASEAN Observer Team (AOT).")
    title = next(item.payload for item in items if item.kind == "title")
    assert [inner.text for inner in title.inner] == ["ASEAN Observer Team ( AOT )"]


def test_a_title_knows_its_date_and_its_two_sides() -> None:
    items = items_of("en", "The treaty of 1951 between Japan and the Philippines holds.")
    title = next(item.payload for item in items if item.kind == "title")
    assert title.dated is not None
    assert title.dated.value == "1951"
    assert set(title.between.members) == {"JPN", "PHL"}
