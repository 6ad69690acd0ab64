"""One noun for each concept: words that the glossary forbids stand in no document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .pages import PAGES, ROOT, name, prose

GLOSSARY = ROOT / "docs/glossary.md"
ROWS = [
    [cell.strip() for cell in row.strip("|").split("|")]
    for row in re.findall(r"^\|.*\|$", GLOSSARY.read_text("utf-8"), re.M)
    if not re.match(r"\|(?:---| noun)", row)
]
FORBIDDEN = [word for row in ROWS for word in re.findall(r"\*([^*]+)\*", row[2])]


def _used(text: str) -> list[str]:
    plain = prose(text).lower()
    return [word for word in FORBIDDEN if re.search(rf"\b{re.escape(word)}s?\b", plain)]


def test_rows_are_whole_and_nouns_stand_once() -> None:
    assert len(ROWS) > 40
    assert all(len(row) == 3 and row[0] and row[1] for row in ROWS)
    nouns = [row[0] for row in ROWS]
    assert len(nouns) == len(set(nouns))
    assert not set(FORBIDDEN) & set(nouns)


def test_forbidden_words_are_noticed() -> None:
    assert len(FORBIDDEN) >= 5
    assert _used(f"This is about {FORBIDDEN[0]}s.") == [FORBIDDEN[0]]


@pytest.mark.parametrize("page", [page for page in PAGES if page != GLOSSARY], ids=name)
def test_no_page_uses_a_forbidden_word(page: Path) -> None:
    assert not _used(page.read_text("utf-8"))
