"""What differs between databases: each answers to `Dialect`, and nothing else in the ledger knows which one it is.

`SQLite` keeps a ledger in one file, `PostgreSQL` on a server. A further database is a further class, and a line in
`choose`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from servanda.errors import LedgerError
from servanda.ledger.terms import Found, Query

_SCHEME = re.compile(r"([a-z][a-z0-9+]*)://(.*)", re.DOTALL | re.IGNORECASE)
_ALMOST = re.compile(r"postgres\w*(?:\+\w+)?:", re.IGNORECASE)


class Dialect(Protocol):
    """What the ledger needs that no SQL common to all databases can say."""

    where: str
    """How the ledger is called in messages: without a password."""

    def connect(self, *, create: bool, wait: float) -> Engine:
        """An engine; a transaction begun with option `write` shuts out other writers, `durable` reaches the disk."""

    def is_new(self, conn: Connection) -> bool:
        """Whether nothing was ever written here; raises where something else than a ledger was."""

    def mark(self, conn: Connection) -> None:
        """Marks the database as a ledger."""

    def protect(self, conn: Connection) -> None:
        """Makes the append-only tables refuse changes."""

    def empty(self, conn: Connection, *, same_shape: bool) -> None:
        """Makes all projections and the search index, empty; `same_shape` says that those there have the present columns."""

    def index(self, conn: Connection, passages: Sequence[dict[str, Any]]) -> None:
        """Adds new passages to the search index."""

    def find(self, conn: Connection, query: Query, limit: int) -> list[Found]:
        """The best `limit` passages, best first; the score is that of BM25 on every database."""

    def damage(self, conn: Connection) -> list[str]:
        """What the database itself finds wrong with its storage."""

    def index_damage(self, conn: Connection) -> list[str]:
        """Where the search index differs from the passages; needs a write transaction."""

    def size(self, conn: Connection) -> int:
        """Bytes on disk."""

    def explain(self, error: DBAPIError) -> LedgerError:
        """An error of the database in words that help."""


def choose(target: str | Path) -> Dialect:
    """The dialect of a path or database URL."""
    scheme = _SCHEME.fullmatch(target) if isinstance(target, str) else None
    name = scheme[1].lower() if scheme else ""
    if name in ("postgresql", "postgres", "postgresql+psycopg") or _ALMOST.match(str(target)):
        from servanda.ledger.postgresql import PostgreSQL

        return PostgreSQL(str(target))
    if scheme is None or name == "sqlite":
        from servanda.ledger.sqlite import SQLite

        return SQLite.at(target if scheme is None else scheme[2], str(target))
    raise LedgerError(
        f"ledgers in {name} are not supported by this version",
        where=f"{name}://…",  # the rest may hold a password
        remedy="keep the ledger in a file (a path, or sqlite:///ledger.db) or in PostgreSQL (postgresql://host/database)",
    )


def shown(target: str | Path) -> str:
    """How a ledger is called in messages: its path, or its address without a password."""
    return choose(target).where
