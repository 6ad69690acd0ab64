"""Commitments in English sentences: whose, how firm, and which words say what is to be done; and what is none."""

from __future__ import annotations

from typing import Any

import pytest
from reading import assert_exactly, assert_nothing, of_type

from servanda.languages import load_pack
from servanda.languages.lexicon import load_lexicon
from servanda.model.records import Commitment
from servanda.readers import ReadOptions, read_bytes
from servanda.statements.reader import read_document

CASES: list[tuple[str, list[dict[str, Any]]]] = [
    ("The United States announced $5 million in new funding for Kenya.",
     [{"by": {"USA"}, "to": {"KEN"}, "strength": "undertaken", "action": "$5 million in new funding for Kenya"}]),
    ("Japan made 30 million dollars available for Ukraine.",
     [{"by": {"JPN"}, "strength": "undertaken", "action": "30 million dollars available for Ukraine"}]),
    ("The leaders of Japan and India instructed their ministers to prepare a roadmap on energy.",
     [{"by": {"JPN", "IND"}, "strength": "undertaken", "action": "prepare a roadmap on energy"}]),
    ("The leaders of Japan and India tasked their ministers with drawing up a programme of cooperation.",
     [{"by": {"JPN", "IND"}, "strength": "undertaken", "action": "drawing up a programme of cooperation"}]),
    ("Japan and India agreed to remain in regular contact.",
     [{"by": {"JPN", "IND"}, "strength": "agreed", "action": "remain in regular contact"}]),
    ("Japan and Vietnam will expand trade and deepen cooperation on energy.",
     [{"by": {"JPN", "VNM"}, "strength": "undertaken", "action": "expand trade"},
      {"by": {"JPN", "VNM"}, "strength": "undertaken", "action": "deepen cooperation on energy"}]),
    ("The two countries, Japan and Vietnam, agreed to expand trade, to deepen ties and to reduce tariffs.",
     [{"by": {"JPN", "VNM"}, "strength": "agreed", "action": "expand trade"},
      {"by": {"JPN", "VNM"}, "strength": "agreed", "action": "deepen ties"},
      {"by": {"JPN", "VNM"}, "strength": "agreed", "action": "reduce tariffs"}]),
    ("Japan and Vietnam are committed to upholding and implementing the agreements.",
     [{"by": {"JPN", "VNM"}, "strength": "undertaken", "action": "upholding and implementing the agreements"}]),
    ("Japan is committed to working with Vietnam on climate and supporting its energy transition.",
     [{"by": {"JPN"}, "strength": "undertaken", "action": "working with Vietnam on climate"},
      {"by": {"JPN"}, "strength": "undertaken", "action": "supporting its energy transition"}]),
    ("Japan will continue to provide loans to Vietnam to help it build railways.",
     [{"by": {"JPN"}, "strength": "undertaken", "action": "provide loans to Vietnam"}]),
    ("France agreed that it would send 20 tanks to Ukraine by the end of 2025.",
     [{"by": {"FRA"}, "strength": "agreed", "action": "send 20 tanks to Ukraine by the end of 2025", "deadline": "2025"}]),
    ("Prime Minister Modi said India would buy 26 fighter jets from France.",
     [{"by": {"IND"}, "strength": "undertaken", "action": "buy 26 fighter jets from France"}]),
    ("The United States plans to increase port visits to Australia.",
     [{"by": {"USA"}, "strength": "aimed", "action": "increase port visits to Australia", "modality": "desired"}]),
    ("The Prime Ministers of Sweden and Finland looked forward to continuing their close cooperation on defence.",
     [{"by": {"SWE", "FIN"}, "strength": "hoped", "action": "continuing their close cooperation on defence", "modality": "desired"}]),
    ("Japan and Vietnam decided to establish a joint working group, which will meet twice a year.",
     [{"by": {"JPN", "VNM"}, "strength": "agreed", "action": "establish a joint working group"}]),
    ("The ministers of Spain and Morocco agreed that the tunnel should be studied and that a working group be set up.",
     [{"by": {"ESP", "MAR"}, "strength": "agreed", "action": "the tunnel should be studied"},
      {"by": {"ESP", "MAR"}, "strength": "agreed", "action": "a working group be set up"}]),
    ("Under the deal, Vietnam agreed to buy 50 Boeing aircraft, and the United States agreed to cut tariffs to 20 percent.",
     [{"by": {"VNM"}, "strength": "agreed", "action": "buy 50 Boeing aircraft"},
      {"by": {"USA"}, "strength": "agreed", "action": "cut tariffs to 20 percent"}]),
    ("The President announced the United States' intention to provide $2 billion in security assistance to Ukraine.",
     [{"by": {"USA"}, "strength": "aimed", "action": "provide $2 billion in security assistance to Ukraine", "modality": "desired"}]),
    ("The United States will not send soldiers to Haiti.",
     [{"by": {"USA"}, "strength": "undertaken", "action": "not send soldiers to Haiti", "modality": "denied"}]),
    ("It was agreed by Japan and Vietnam to open a new bridge.",
     [{"by": {"JPN", "VNM"}, "strength": "agreed", "action": "open a new bridge"}]),
    ("Paris promised to send 20 tanks to Ukraine.",
     [{"by": {"FRA"}, "strength": "undertaken", "action": "send 20 tanks to Ukraine"}]),
    ("Japan, which supports the plan, will build a railway in Kenya.",
     [{"by": {"JPN"}, "strength": "undertaken", "action": "build a railway in Kenya"}]),
    ("France and Germany shall consult each other regularly.",
     [{"by": {"FRA", "DEU"}, "strength": "binding", "action": "consult each other regularly"}]),
    ("Japan and Kenya agreed not to raise tariffs.",
     [{"by": {"JPN", "KEN"}, "strength": "agreed", "action": "raise tariffs"}]),
    ("If Iran agrees, France will lift the embargo.",
     [{"by": {"FRA"}, "strength": "undertaken", "action": "lift the embargo", "modality": "conditional"}]),
    ("Austria offered to mediate between Russia and Ukraine.",
     [{"by": {"AUT"}, "strength": "willing", "action": "mediate between Russia and Ukraine"}]),
    ("China vowed to take countermeasures.",
     [{"by": {"CHN"}, "strength": "undertaken", "action": "take countermeasures"}]),
    ("Japan and Kenya agreed that Japan would build a port.",
     [{"by": {"JPN"}, "strength": "agreed", "action": "build a port"}]),
    ("Donald Tusk said that Poland will buy Korean tanks and supports Ukraine's bid to join NATO.",
     [{"by": {"POL"}, "strength": "undertaken", "action": "buy Korean tanks"}]),
    ("Marcel Ciolacu said Bucharest intends to buy 20 tanks and backs Ukraine's bid to join the EU.",
     [{"by": {"ROU"}, "strength": "aimed", "action": "buy 20 tanks"}]),
    ("Japan will help Kenya, including by building ports.",
     [{"by": {"JPN"}, "strength": "undertaken", "action": "help Kenya"}, {"by": {"JPN"}, "strength": "undertaken", "action": "building ports"}]),
    ("The United States and the European Union will support the corridor. Specifically, this includes developing rail lines, supporting farmers and extending digital access.",
     [{"by": {"USA", "EU"}, "strength": "undertaken", "action": "support the corridor"}, {"by": {"USA", "EU"}, "strength": "undertaken", "action": "developing rail lines"}, {"by": {"USA", "EU"}, "strength": "undertaken", "action": "supporting farmers"}, {"by": {"USA", "EU"}, "strength": "undertaken", "action": "extending digital access"}]),
    ("Vietnam and Laos confirmed the goal of lifting trade to $100 billion.",
     [{"by": {"VNM", "LAO"}, "strength": "aimed", "action": "lifting trade to $100 billion"}]),
    ("Ukraine can count on the support of the Netherlands.",
     [{"by": {"NLD"}, "strength": "undertaken"}]),
]  # fmt: skip

NOTHING = [
    "The plan will help the economy of Japan grow.",
    "This step will systematically grow Australia's capability.",
    "The steps we are announcing today will help Japan and Vietnam.",
    "Apple will open a plant in India.",
    "Japan can expand trade with Vietnam.",
    "The economy of Japan will grow by 2 percent in 2026.",
    "Prime Minister Ishiba will visit Hanoi in May.",
    "Japan and Kenya will sign a treaty on fisheries.",
    "Japan will welcome the agreement.",
    "Japan and Kenya expanded trade last year.",
    "The treaty will require Japan to act.",
    "Japan and India will celebrate the anniversary.",
    "The United States wants North Korea to give up its nuclear weapons.",
    "Will France help Ukraine rebuild its ports?",
    "Japan expects Kenya to repay the loan.",
    "The EU decided that Hungary would receive no more money.",
    "Japan appreciated North Korea's decision to give up its arsenal.",
    "Japan and Kenya will continue.",
    "Austria offered condolences to Chile.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_records(text: str, expected: list[dict[str, Any]]) -> None:
    assert_exactly(of_type("en", text, "commitment"), expected)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert_nothing("en", text, "commitment")


LIST = """After talks with Prime Minister Shigeru Ishiba in Nairobi, Japan and Kenya agreed to:

- open a joint centre for water;
- train more engineers and build a port; and
- promote exchanges between students.

Japan congratulated Kenya on the anniversary.
"""


def test_list_items_share_the_force_before_the_colon() -> None:
    document = read_bytes(
        LIST.encode(), "list.md", options=ReadOptions(language="en", published="2025-06-01")
    )
    reading = read_document(document, load_pack("en"), load_lexicon("en"))
    found = [s.record for s in reading.statements if isinstance(s.record, Commitment)]
    assert [record.action for record in found] == [
        "open a joint centre for water", "train more engineers", "build a port", "promote exchanges between students",
    ]  # fmt: skip
    assert all(record.by == ("JPN", "KEN") and record.strength == "agreed" for record in found)
