"""Every pattern of every pack, filled with words of its classes, is read without a fault.

A rule's meaning reads what its patterns bind; a pattern that binds another class would cost a whole text.
"""

from __future__ import annotations

import random
import tomllib
from typing import Any

import pytest
from test_times import LANGUAGES, anchored, grammar

from servanda.analysis.tokens import tokenize
from servanda.mentions.times import find_times
from servanda.text.reading import match_form

NUMBERS = [
    "0",
    "1",
    "2",
    "3",
    "7",
    "9",
    "12",
    "13",
    "20",
    "24",
    "30",
    "31",
    "45",
    "60",
    "80",
    "90",
    "99",
    "1812",
    "1969",
    "1970",
    "1990",
    "2000",
    "2024",
    "2025",
    "2026",
    "1990s",
    "90s",
    "80er",
    "1980er",
    "3rd",
    "19th",
    "21st",
    "9e",
    "3.",
    "1,5",
    "2.5",
    "14:30",
    "23.59",
    "05",
]
"""What stands for a class that no list of words fills: days, years, ordinals, clock times."""
ANCHORS = ("-", "2024-06-18", "2025", "2025-08~", "0001-01-01", "9998-12-31")
ROUNDS = 30


def fill(
    element: str, lists: dict[str, list[str]], parts: dict[str, list[str]], chance: random.Random
) -> str:
    """Words that an element of a pattern may stand for; nothing for what must not be there."""
    if element.startswith("!"):
        return ""
    if element.endswith("?") and len(element) > 1:
        return fill(element[:-1], lists, parts, chance) if chance.random() < 0.5 else ""
    if element.startswith("<"):
        chosen = chance.choice(parts[element.strip("<>").partition(":")[0]])
        return " ".join(fill(one, lists, parts, chance) for one in chosen.split())
    element = chance.choice(element.split("|")) if len(element) > 1 else element
    name = element.partition("=")[0].partition(":")[0]
    if not name.isupper() or not name.isalpha():
        return element
    return chance.choice(
        lists.get(name, []) + NUMBERS if chance.random() < 0.5 else lists.get(name) or NUMBERS
    )


def instances(language: str) -> list[tuple[str, str]]:
    """Names of rules with sentences made from their patterns, the same at each run."""
    data: dict[str, Any] = tomllib.loads((LANGUAGES / language / "times.toml").read_text("utf-8"))
    lists: dict[str, list[str]] = {}
    for words in data["words"]:
        for name in words["classes"]:
            lists.setdefault(name, []).extend(words["forms"])
    chance = random.Random(2025)
    return [
        (rule["name"], " ".join(fill(one, lists, data.get("parts", {}), chance) for one in pattern.split()))
        for rule in data["rules"]
        for pattern in rule["patterns"]
        for _ in range(ROUNDS)
    ]


@pytest.mark.parametrize("language", sorted(path.parent.name for path in LANGUAGES.glob("*/times.toml")))
def test_a_pattern_with_any_words_of_its_classes_is_read_without_a_fault(language: str) -> None:
    rules = grammar(language)
    faults, read = [], 0
    for number, (rule, sentence) in enumerate(instances(language)):
        anchor = ANCHORS[number % len(ANCHORS)]
        try:
            low = match_form(sentence, fold_diacritics=rules.folds)
            read += bool(list(find_times(tokenize(sentence, low), rules, anchored(anchor))))
        except Exception as fault:
            faults.append(f"{rule}: «{sentence}» from {anchor}: {fault!r}")
    assert not faults, "\n".join(faults)
    assert read > number // 3, "most patterns should be read as times"
