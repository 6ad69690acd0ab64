"""Actors of a sentence: lists, plural titles, references."""

from __future__ import annotations

import pytest

from servanda.analysis.scan import scan_document
from servanda.languages import load_pack
from servanda.languages.lexicon import load_lexicon
from servanda.statements.attribution import QuoteState
from servanda.statements.check import sentence_document
from servanda.statements.opening import open_context
from servanda.statements.reader import anchor_of, scenes


def actors(language: str, text: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Members and persons of each actor of the last sentence."""
    pack, lexicon = load_pack(language), load_lexicon(language)
    document = sentence_document(text, language)
    anchor, published = anchor_of(document)
    scan = scan_document(document, pack, lexicon)
    context = open_context(scan, pack, lexicon, anchor)
    found: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for scene, _ in scenes(scan, pack, lexicon, context, anchor, published, QuoteState()):
        resolved = [scene.actor(at) for at in range(len(scene.items))]
        found = [(actor.members, actor.persons) for actor in resolved if actor is not None]
    return found


@pytest.mark.parametrize(
    ("language", "text", "members", "persons"),
    [
        ("en", "The foreign ministers of France, Germany and Poland spoke.", ("FRA", "DEU", "POL"), ()),
        ("en", "The Thai and Cambodian prime ministers spoke.", ("THA", "KHM"), ()),
        ("nl", "De Duitse en Franse ministers van Defensie spraken.", ("DEU", "FRA"), ()),
        ("nl", "De presidenten Biden en Xi spraken.", ("USA", "CHN"), ("Joe Biden", "Xi Jinping")),
        ("en", "President Emmanuel Macron of France spoke.", ("FRA",), ("Emmanuel Macron",)),
        ("nl", "De Noord-Koreaanse dictator Kim Jong-un sprak.", ("PRK",), ("Kim Jong Un",)),
        ("en", "His Excellency Mr. Anwar Ibrahim spoke.", ("MYS",), ("Anwar Ibrahim",)),
        (
            "nl",
            "President Luis Lacalle Pou van Uruguay landde. Lacalle Pou sprak.",
            ("URY",),
            ("Luis Lacalle Pou",),
        ),
        ("en", "South Korean President Yoon Suk Yeol landed. Yoon spoke.", ("KOR",), None),
        (
            "en",
            "Kenyan minister Amina Wanjiru Otieno landed. Otieno spoke.",
            ("KEN",),
            ("Amina Wanjiru Otieno",),
        ),
    ],
)
def test_actor(language: str, text: str, members: tuple[str, ...], persons: tuple[str, ...] | None) -> None:
    found = actors(language, text)
    assert found[0][0] == members
    assert persons is None or tuple(p.casefold() for p in found[0][1]) == tuple(p.casefold() for p in persons)
