"""Records as JSON lines, one a line, in the form of `docs/reference/records.md`."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from servanda.model import Statement


def lines(statements: Iterable[Statement], *, why: bool = False) -> bytes:
    """The records of statements, one JSON object a line; with `why`, the rule and words that made each."""
    encoder = msgspec.json.Encoder()
    records = (
        statement.record if why else msgspec.structs.replace(statement.record, why=None)
        for statement in statements
    )
    return encoder.encode_lines(list(records))
