"""The documents of the repository, for the tests of them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    {
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("examples/*.md"),
        *ROOT.glob("src/servanda/**/README.md"),
    }
    - set(ROOT.glob("examples/*-[0-9]*.md"))
    - set(ROOT.glob("examples/[a-z][a-z]-[0-9]*.md"))
)


def name(path: Path) -> str:
    """How a page is called in messages."""
    return str(path.relative_to(ROOT))


def prose(text: str) -> str:
    """A page without its code."""
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```", "", text, flags=re.S | re.M))
