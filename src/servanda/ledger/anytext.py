"""Text columns that hold any text and sort alike on every database.

PostgreSQL has no U+0000 in its texts, and sorts by the language of the server. Documents may hold U+0000, and ids and
times must sort as Python sorts them. So there, text has collation `C`, and U+0000 is written as U+001A `0`, U+001A
itself as U+001A `1`: every text has one written form, and equal texts stay equal.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Dialect, Text, TypeDecorator
from sqlalchemy.dialects import postgresql

_ESCAPE = "\x1a"


class AnyText(TypeDecorator[str]):
    """A text of any characters that UTF-8 can hold."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(postgresql.TEXT(collation="C") if _escapes(dialect) else Text())

    def bind_processor(self, dialect: Dialect) -> Any:
        return super().bind_processor(dialect) if _escapes(dialect) else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        return super().result_processor(dialect, coltype) if _escapes(dialect) else None

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else escaped(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else unescaped(value)


def escaped(text: str) -> str:
    """The form without U+0000 in which PostgreSQL stores `text`."""
    if "\x00" in text or _ESCAPE in text:
        return text.replace(_ESCAPE, f"{_ESCAPE}1").replace("\x00", f"{_ESCAPE}0")
    return text


def unescaped(stored: str) -> str:
    """The text that is stored as `stored`."""
    if _ESCAPE in stored:
        return stored.replace(f"{_ESCAPE}0", "\x00").replace(f"{_ESCAPE}1", _ESCAPE)
    return stored


def _escapes(dialect: Dialect) -> bool:
    return dialect.name == "postgresql"
