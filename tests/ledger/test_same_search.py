"""What a search finds, in which order and where, does not depend on the engine: random texts and queries."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from engines.places import ENGINES, Place
from servanda.ledger import Ledger

from .made import RUN, document

WORDS = (
    "trade",
    "Trade",
    "trading",
    "río",
    "rio",
    "Nguyễn",
    "nguyen",
    "2024",
    "A",
    "b",
    "σοφός",
    "Мир",
    "mира",
    "越南",
    "x\u200dy",
    "naïve",
)
SIGNS = (" ", " ", " ", " ", ", ", " – ", "-", "'", ". ", "\u00a0", "\x00", "🙂", "_")
TERMS = (
    *WORDS,
    "tra*",
    "ng*",
    '"a b"',
    '"trade rio"',
    '"a b a"',
    '"trade tra"*',
    "-trade",
    "NOT",
    "OR",
    "AND",
    '-"a a"',
    "ΣΟΦΌΣ",
)


@pytest.fixture(scope="module")
def ledgers(new_place: Callable[[str], Place]) -> Iterator[list[Ledger]]:
    """The same two hundred texts of a few words on each engine."""
    opened = [Ledger.open(new_place(engine).target) for engine in ENGINES]
    for ledger in opened:
        chance = random.Random(5)
        for number in range(200):
            words = (chance.choice(WORDS) + chance.choice(SIGNS) for _ in range(chance.randint(1, 60)))
            made = document(f"{number} {''.join(words)}")
            ledger.add_document(made, made.text.encode(), [], [], RUN)
    yield opened
    for ledger in opened:
        ledger.close()


def test_they_verify(ledgers: list[Ledger]) -> None:
    assert [ledger.verify() for ledger in ledgers] == [[], []]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example('trading -trade OR trade "a b"', 1)
@given(st.lists(st.sampled_from(TERMS), min_size=1, max_size=5).map(" ".join), st.sampled_from((1, 5, 100)))
def test_the_same_is_found(ledgers: list[Ledger], query: str, limit: int) -> None:
    sqlite, postgresql = (ledger.search(query, limit) for ledger in ledgers)
    assert postgresql == sqlite


def test_passages_and_words_beyond_what_the_server_can_index(new_place: Callable[[str], Place]) -> None:
    chance = random.Random(6)
    hexes = ["".join(chance.choices("0123456789abcdef", k=24)) for _ in range(25_000)]
    one, two = hexes[-2:]
    texts = [
        "a b " * 30_000 + "trade",  # more places of a word than an index of the server holds
        " ".join(hexes),  # more words
        "z" * 3000 + " " + "y" * 700 + "1",  # longer words
    ]
    queries = {
        f"{two}": 1,
        f"{two[:20]}*": 1,
        f"{one} {two}": 1,
        f'"{one} {two}"': 1,
        f'"{two} {one}"': 0,
        f"a -{two}": 1,
        '"b a b"': 1,
        '"b trade"': 1,
        "z" * 3000: 1,
        "z" * 600 + "*": 1,
        "z" * 600: 0,
        "y" * 700 + "1": 1,
        "y" * 700 + "2": 0,
        "y*": 1,
    }
    found = []
    for engine in ENGINES:
        with Ledger.open(new_place(engine).target) as ledger:
            for text in texts:
                made = document(text)
                ledger.add_document(made, text.encode(), [], [], RUN)
            assert ledger.verify() == []
            found.append([ledger.search(query) for query in queries])
    assert found[0] == found[1]
    assert [len(hits) for hits in found[0]] == list(queries.values())
