"""Where clauses begin, who their subject is, and which verbs they hold."""

from __future__ import annotations

import pytest

from servanda.analysis.clauses import Clause
from servanda.analysis.items import Item
from servanda.analysis.scan import scan_document
from servanda.languages import load_pack
from servanda.languages.lexicon import load_lexicon
from servanda.mentions.build import build_sentence
from servanda.mentions.context import Context
from servanda.statements.check import sentence_document

# Text, then for each clause with a verb: its first words, its last verb, its subject («thing», «none» or words).
CASES = [
    ("nl", "Nederland en Vietnam zullen de handel verbeteren en de samenwerking bevorderen.",
     [("Nederland en Vietnam", "verbeteren", "Nederland en Vietnam"), ("en de samenwerking", "bevorderen", "Nederland en Vietnam")]),
    ("nl", "Nederland hoopt om de handel, het toerisme en de cultuur te bevorderen.",
     [("Nederland hoopt", "hopen", "Nederland"), ("om de handel", "bevorderen", "Nederland")]),
    ("nl", "Nederland besloot een commissie op te richten die twee keer per jaar bijeenkomt.",
     [("Nederland besloot een", "oprichten", "Nederland"), ("die twee keer per jaar", "bijeenkomen", "thing")]),
    ("nl", "President Macron kondigde aan dat Frankrijk de hulp aan Libanon zal verhogen.",
     [("President Macron", "aankondigen", "President Macron"), ("dat Frankrijk de", "verhogen", "Frankrijk")]),
    ("nl", "Via de verklaring kwamen Frankrijk en Duitsland overeen de koers te bepalen.",
     [("Via de verklaring", "bepalen", "Frankrijk en Duitsland")]),
    ("nl", "Nederland steunt ASEAN en staat Oekraïne bij.",
     [("Nederland steunt ASEAN", "steunen", "Nederland"), ("en staat Oekraïne", "bijstaan", "Nederland")]),
    ("nl", "Frankrijk bevordert de handel door tarieven te verlagen.",
     [("Frankrijk bevordert de", "bevorderen", "Frankrijk"), ("door tarieven te", "verlagen", "Frankrijk")]),
    ("en", "Prime Minister Modi said India would buy jets.",
     [("Prime Minister Modi", "say", "Prime Minister Modi"), ("India would buy", "buy", "India")]),
    ("en", "The steps we are announcing today will help Japan.",
     [("we are announcing", "announce", "we"), ("will help Japan", "help", "none")]),
    ("en", "Japan, which supports the plan, will build a railway.",
     [("which supports", "support", "Japan"), (", will build", "build", "Japan")]),
    ("en", "Japan is committed to collaboration that will strengthen trade and enhance security.",
     [("Japan is committed to", "be", "Japan"), ("that will strengthen", "strengthen", "thing"), ("and enhance security", "enhance", "thing")]),
    ("en", "The plan that Japan supports will help trade.",
     [("that Japan supports", "support", "Japan"), ("will help trade", "help", "none")]),
]  # fmt: skip


def clauses(language: str, text: str) -> tuple[list[Item], list[Clause]]:
    pack, lexicon = load_pack(language), load_lexicon(language)
    scan = scan_document(sentence_document(text, language), pack, lexicon)
    sentence = build_sentence(scan, 0, pack, lexicon, Context(), None)
    return sentence.items, sentence.clauses


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[case[1][:45] for case in CASES])
def test_clauses(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    items, found = clauses(language, text)
    told = []
    for clause in found:
        if not clause.verbs or clause.main_verb is None:
            continue
        words = " ".join(item.text for item in items[clause.start : clause.stop]).replace(" ,", ",")
        if clause.thing_subject:
            subject = "thing"
        else:
            subject = "none" if clause.subject is None else items[clause.subject].text
        told.append((words, clause.main_verb.lemma, subject))
    assert [(verb, subject) for _, verb, subject in told] == [
        (verb, subject) for _, verb, subject in expected
    ]
    assert all(
        words.startswith(start) for (words, _, _), (start, _, _) in zip(told, expected, strict=True)
    ), told


@pytest.mark.parametrize(
    ("language", "text", "modals"),
    [
        ("nl", "Nederland gaat Oekraïne helpen.", ["undertaken"]),
        ("nl", "Rutte gaat naar Hanoi.", []),
        ("nl", "Frankrijk wil vrede.", []),
        ("en", "The plan that will help Japan.", ["undertaken"]),
    ],
)
def test_modal_needs_an_infinitive(language: str, text: str, modals: list[str]) -> None:
    _, found = clauses(language, text)
    assert [verb.modal for clause in found for verb in clause.verbs if verb.modal] == modals
