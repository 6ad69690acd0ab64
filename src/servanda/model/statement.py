"""Statements: records bound to their document by a content hash; observations: who saw them, when.

The recipe of the id and its test vectors are in `docs/decisions/0003-statement-id.md`; changing it is a new
version prefix, never a silent change.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

import msgspec

from servanda.model.records import RecordUnion

ID_VERSION = "s1"

UNHASHED = frozenset({"why", "flags", "note", "zone", "concepts"})
"""Slots that say how a record was found or shown, not what is stated."""


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(record: RecordUnion) -> dict[str, Any]:
    """The slots of a record that say what is stated, as plain JSON values; numbers that are whole are integers."""
    plain = msgspec.to_builtins(record)
    return {
        key: value if type(value) is str else _whole(value)
        for key, value in plain.items()
        if key not in UNHASHED and value not in (None, [], "")
    }


def _whole(value: Any) -> Any:
    if isinstance(value, (str, int)):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    if isinstance(value, dict):
        return {key: inner if type(inner) is str else _whole(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(inner) for inner in value]
    return value


def statement_id(document_sha256: str, record: RecordUnion) -> str:
    """`s1:` and 32 hex digits: the same words read the same way in the same bytes are the same statement."""
    body = _ENCODER.encode({"document": document_sha256, "record": canonical(record)})
    return f"{ID_VERSION}:{hashlib.sha256(body.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A record together with the document it was taken from."""

    id: str
    document_id: str
    record: RecordUnion


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """Which rule of which pack version found a statement, in which run, at what time (UTC, ISO 8601)."""

    statement_id: str
    rule: str
    pack: str
    run: str
    at: str
