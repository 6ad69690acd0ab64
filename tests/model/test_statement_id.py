"""The ids of statements are those of the test vectors in the decision record."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from servanda.model import RecordUnion, statement_id
from servanda.model.statement import UNHASHED

DECISION = Path(__file__).parents[2] / "docs" / "decisions" / "0003-statement-id.md"
VECTORS: list[dict[str, Any]] = [
    json.loads(block) for block in re.findall(r"```json\n(.*?)```", DECISION.read_text("utf-8"), re.S)
]


def _record(plain: dict[str, Any]) -> RecordUnion:
    record: RecordUnion = msgspec.convert(plain, type=RecordUnion)
    return record


def test_there_are_enough_vectors() -> None:
    assert len(VECTORS) >= 4
    assert len({vector["id"] for vector in VECTORS}) >= 4


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_vector(vector: dict[str, Any]) -> None:
    assert statement_id(vector["document_sha256"], _record(vector["record"])) == vector["id"]


def test_the_written_out_bytes_are_those_of_the_first_vector() -> None:
    import hashlib

    match = re.search(r"```text\n(.*?)\n```", DECISION.read_text("utf-8"), re.S)
    assert match is not None
    assert "s1:" + hashlib.sha256(match.group(1).encode()).hexdigest()[:32] == VECTORS[0]["id"]


def test_slots_that_the_recipe_names_as_left_out_change_nothing() -> None:
    record = _record(VECTORS[0]["record"])
    other = msgspec.structs.replace(record, zone="related", note="n", flags=("f",))
    assert statement_id("0" * 64, other) == statement_id("0" * 64, record)
    text = DECISION.read_text("utf-8")
    assert all(f"`{slot}`" in text for slot in UNHASHED)


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("modality", "denied"),
        ("speaker", "Bui Thanh Son"),
        ("when", "2025"),
        ("to", "PER"),
        ("when_text", "in juni"),
    ],
)
def test_slots_that_say_what_is_stated_make_another_statement(slot: str, value: str) -> None:
    record = _record(VECTORS[0]["record"])
    other = msgspec.structs.replace(record, **{slot: value})
    assert statement_id("0" * 64, other) != statement_id("0" * 64, record)


def test_other_bytes_are_another_document() -> None:
    record = _record(VECTORS[0]["record"])
    assert statement_id("0" * 64, record) != statement_id("1" * 64, record)
