"""Texts about sport, crime, culture, weather, domestic politics and private business say nothing for the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.pipeline import extract
from servanda.readers import ReadOptions, read_bytes

FOLDER = Path(__file__).parent / "silence"
MOST = 0.3
"""Records a text, over all texts of a language."""


@pytest.mark.parametrize("language", ["nl", "en", "de", "ru", "fr", "es", "vi"])
def test_texts_without_foreign_relations_yield_next_to_nothing(language: str) -> None:
    paths = sorted(FOLDER.glob(f"{language}-*.txt"))
    assert len(paths) >= 12
    found = {}
    for path in paths:
        options = ReadOptions(language=language, published="2025-03-10")
        records = [
            s.record for s in extract(read_bytes(path.read_bytes(), path.name, options=options)).statements
        ]
        found[path.stem] = [(r.__struct_config__.tag, r.evidence[0].quote) for r in records]
    total = sum(len(records) for records in found.values())
    assert total / len(paths) < MOST, {name: records for name, records in found.items() if records}
