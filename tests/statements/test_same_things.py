"""One visit, one treaty, one target, told in each language: the statements carry equal slots and equal bags of concepts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from servanda.languages import available
from servanda.pipeline import extract
from servanda.readers import read_path

EXAMPLES = Path(__file__).parents[2] / "examples"
STORIES = ("visit", "treaty", "target")
IN_WORDS = frozenset(
    {"evidence", "when_text", "title", "name", "body", "action", "about", "topic", "occasion", "why", "note"}
)
"""Slots that hold words of the text; all others must be equal in every language."""
LEAST = {"visit": 9, "treaty": 8, "target": 10}


def told(story: str, language: str) -> list[str]:
    """The statements of a story without their words, in an order of their own."""
    extraction = extract(read_path(EXAMPLES / f"same-{story}-{language}.txt"))
    assert extraction.outcome == "read"
    found = []
    for statement in extraction.statements:
        slots: dict[str, Any] = msgspec.to_builtins(statement.record)
        plain = {
            key: value
            for key, value in slots.items()
            if key not in IN_WORDS or (isinstance(value, list) and key == "about")
        }
        for key in ("parties", "persons", "by", "about", "areas"):
            if key in plain:
                plain[key] = sorted(plain[key])
        found.append(json.dumps(plain, ensure_ascii=False, sort_keys=True))
    return sorted(found)


@pytest.mark.parametrize("story", STORIES)
def test_a_story_is_told_in_every_language(story: str) -> None:
    written = {path.stem.rpartition("-")[2] for path in EXAMPLES.glob(f"same-{story}-*.txt")}
    assert written >= set(available())
    assert len(told(story, "en")) >= LEAST[story]


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("language", [code for code in available() if code != "en"])
def test_the_statements_are_equal_but_for_their_words(story: str, language: str) -> None:
    assert told(story, language) == told(story, "en")
