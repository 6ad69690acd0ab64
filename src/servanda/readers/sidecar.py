"""Sidecars: `NAME.meta.json` beside a source says what the source itself does not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from servanda.errors import ReadError

SUFFIX = ".meta.json"
KEYS = ("published", "language", "url", "title", "author", "outlet")
_MAX_BYTES = 1_000_000


def sidecar_path(path: Path) -> Path:
    """Where the sidecar of a file would lie."""
    return path.with_name(path.stem + SUFFIX)


def load_sidecar(path: Path) -> dict[str, str]:
    """The values of the sidecar of `path`; empty where there is none. `ReadError` for a damaged one."""
    beside = sidecar_path(path)
    if not beside.is_file():
        return {}
    try:
        raw = beside.read_bytes()
    except OSError as failure:
        raise ReadError(
            f"sidecar cannot be opened: {failure.strerror}",
            where=str(beside),
            remedy="check the file's permissions",
        ) from None
    if len(raw) > _MAX_BYTES:
        raise ReadError(
            "sidecar is larger than 1 MB", where=str(beside), remedy="a sidecar holds a few short values"
        )
    try:
        values = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as failure:
        raise ReadError(
            f"sidecar is not valid JSON: {failure}",
            where=str(beside),
            remedy='write it like {"published": "2024-06-20"}',
        ) from None
    return check_sidecar(values, str(beside))


def check_sidecar(values: Any, where: str) -> dict[str, str]:
    """The values of a sidecar, provided that each key is known and each value is a string (null counts as absent)."""
    if not isinstance(values, Mapping):
        raise ReadError(
            "sidecar is not a JSON object", where=where, remedy='write it like {"published": "2024-06-20"}'
        )
    checked: dict[str, str] = {}
    for key, value in values.items():
        if key not in KEYS:
            raise ReadError(
                f"unknown key {key!r} in the sidecar", where=where, remedy=f"known keys: {', '.join(KEYS)}"
            )
        if value is None:
            continue
        if not isinstance(value, str):
            raise ReadError(f"value of {key!r} is not a string", where=where, remedy=f'write "{key}": "..."')
        checked[key] = value
    return checked
