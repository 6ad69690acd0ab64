"""Reads a sentence or a short text for the tests of the frames, and holds its records against what is expected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from servanda.languages import load_pack
from servanda.languages.lexicon import load_lexicon
from servanda.model import RecordUnion
from servanda.pipeline import extract
from servanda.readers import ReadOptions, read_bytes
from servanda.statements.check import sentence_document
from servanda.statements.reader import read_document

PUBLISHED = "2025-06-01"


def of_type(language: str, text: str, kind: str, published: str = PUBLISHED) -> list[dict[str, Any]]:
    """Records of one type that a short text yields, as plain data."""
    document = sentence_document(text, language, published)
    reading = read_document(document, load_pack(language), load_lexicon(language))
    records = [msgspec.json.decode(msgspec.json.encode(s.record)) for s in reading.statements]
    return [record for record in records if record["type"] == kind]


def of_file(language: str, text: str, published: str = PUBLISHED) -> list[RecordUnion]:
    """All records of a text that is read as a plain file, the way the commands do it."""
    document = read_bytes(
        text.encode(), "one.txt", options=ReadOptions(language=language, published=published)
    )
    return [statement.record for statement in extract(document).statements]


def matches(record: Mapping[str, Any], expected: Mapping[str, Any]) -> bool:
    """Whether a record has every expected slot; sets compare without order."""
    return all(
        set(record.get(slot, ())) == value if isinstance(value, set) else record.get(slot) == value
        for slot, value in expected.items()
    )


def assert_among(found: Iterable[Mapping[str, Any]], expected: Mapping[str, Any]) -> None:
    """One of the records has every expected slot."""
    assert any(matches(record, expected) for record in found), (expected, found)


def assert_exactly(found: list[dict[str, Any]], expected: list[dict[str, Any]]) -> None:
    """Everything expected is among the records, and there are no more of them."""
    for slots in expected:
        assert_among(found, slots)
    assert len(found) == len(expected), found


def assert_only(found: list[dict[str, Any]], expected: Mapping[str, Any]) -> None:
    """There is one record, with every expected slot; a slot that is expected as None is not looked at."""
    assert len(found) == 1, found
    assert_among(found, {slot: value for slot, value in expected.items() if value is not None})


def assert_nothing(language: str, text: str, kind: str) -> None:
    """A text yields no record of a type."""
    assert of_type(language, text, kind) == [], text
