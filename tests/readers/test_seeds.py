"""The two texts that the project was made from, and the annotated ones, where they lie beside the repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from servanda.readers import read_path

SHARED = Path(__file__).resolve().parents[3] / "shared"
FOUND = sorted((SHARED / "texts").glob("*.txt")) if (SHARED / "texts").is_dir() else []


@pytest.mark.parametrize(
    "path", [path for path in FOUND if path.stem == "seed-1-nl"], ids=lambda path: path.stem
)
def test_seed_1(path: Path) -> None:
    document = read_path(path)
    counts: dict[str, int] = {}
    for block in document.blocks:
        counts[block.zone] = counts.get(block.zone, 0) + 1
    assert {zone: count for zone, count in counts.items() if zone != "body"} == {
        "caption": 4,
        "credit": 3,
        "heading": 2,
        "source_line": 1,
        "comments": 1,
    }
    data = document.metadata
    assert (data.outlet.value, data.original_language.value, data.language.value) == (
        "baoquocte.vn",
        "vi",
        "nl",
    )
    assert (data.title.origin, data.published.origin, data.author.origin) == ("missing", "missing", "missing")


@pytest.mark.parametrize(
    "path", [path for path in FOUND if path.stem == "seed-2-nl"], ids=lambda path: path.stem
)
def test_seed_2(path: Path) -> None:
    document = read_path(path)
    assert [block.zone for block in document.blocks if block.zone != "body"] == ["furniture"] + [
        "related"
    ] * 6 + ["comments"]
    assert document.metadata.republished_from.origin == "missing"


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_annotated_sentences_lie_in_one_readable_block(path: Path) -> None:
    document = read_path(path)
    assert document.text == path.read_bytes().decode("utf-8")
    readable = [
        block for block in document.blocks if block.zone in ("title", "heading", "body", "caption", "related")
    ]
    gold = SHARED / "gold" / "dev" / f"{path.stem}.json"
    records = json.loads(gold.read_text(encoding="utf-8"))["records"] if gold.is_file() else []
    outside = 0
    for record in records:
        first = record["evidence"][0]
        assert document.text[first["start"] : first["end"]] == first["quote"]
        holders = [block for block in readable if block.start <= first["start"] and first["end"] <= block.end]
        outside += not holders
        if holders and record.get("zone"):
            assert holders[0].zone == record["zone"]
    assert outside <= 4, "only the signature block of a declaration runs over several paragraphs"
