"""The record reference names every slot and value there is, and its examples stand in the example texts."""

from __future__ import annotations

import json
import re
import typing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from servanda.model import Record, RecordUnion
from servanda.model.records import RECORD_TYPES, Commitment, Target

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reference/records.md").read_text("utf-8")
EXAMPLES = re.findall(r"From `(examples/[^`]+)`:\n\n```json\n(.*?)\n```", PAGE, re.S)
COMMON = {field.encode_name for field in msgspec.structs.fields(Record)}


def _section(kind: str) -> str:
    match = re.search(rf"^## {kind}\n(.*?)(?=^## )", PAGE, re.S | re.M)
    assert match is not None, f"no section on {kind}"
    return match.group(1)


def _values(hint: Any) -> set[str]:
    if typing.get_origin(hint) is typing.Literal:
        return set(typing.get_args(hint))
    return set().union(*(_values(inner) for inner in typing.get_args(hint)), set())


@pytest.mark.parametrize("kind", sorted(RECORD_TYPES))
def test_every_slot_and_value_is_described(kind: str) -> None:
    record = RECORD_TYPES[kind]
    hints = typing.get_type_hints(record)
    section = _section(kind)
    for field in msgspec.structs.fields(record):
        if field.encode_name in COMMON:
            continue
        assert f"`{field.encode_name}`" in section, f"{kind}.{field.encode_name} is not described"
        for value in _values(hints[field.name]):
            assert f"`{value}`" in section, f"value {value!r} of {kind}.{field.encode_name} is not described"


@pytest.mark.parametrize("slot", sorted(COMMON))
def test_every_common_slot_is_described(slot: str) -> None:
    assert f"`{slot}`" in PAGE.partition("## visit")[0]


def test_the_parts_of_a_target_are_described() -> None:
    section = _section(str(Commitment.__struct_config__.tag))
    assert all(f'"{field.name}"' in section for field in msgspec.structs.fields(Target))


def test_every_type_has_an_example() -> None:
    assert {json.loads(block)["type"] for _, block in EXAMPLES} == set(RECORD_TYPES)


@pytest.mark.parametrize(
    ("name", "block"), EXAMPLES, ids=[json.loads(block)["type"] for _, block in EXAMPLES]
)
def test_an_example_is_a_record_of_its_text(name: str, block: str) -> None:
    from servanda.readers import read_path

    record: RecordUnion = msgspec.convert(json.loads(block), type=RecordUnion, strict=False)
    text = read_path(ROOT / name).text
    assert all(span.holds_in(text) for span in record.evidence)
