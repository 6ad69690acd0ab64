"""Where a test keeps its ledger: a file, or a database of the test server. Both can be looked at from behind."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import psycopg

from servanda.ledger.anytext import unescaped
from servanda.ledger.tables import UNIQUE_KEYS

from .server import Server

ENGINES = ("sqlite", "postgresql")
TIMED = {"at", "added_at", "applied_at", "learned", "started", "body", "previous", "hash"}
_numbers = itertools.count()
Dump = dict[str, list[tuple[object, ...]]]


class Place(Protocol):
    """A place for one ledger."""

    engine: str
    target: str

    def run(self, *changes: str) -> list[int]:
        """Runs SQL as somebody who does not use the ledger; how many rows each changed."""

    def run_unguarded(self, *changes: str) -> list[int]:
        """The same by somebody who takes the guards away and puts them back."""

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What a query gives."""

    def dump(self, *, times: bool = True, projections_only: bool = False) -> Dump:
        """Every row of every table but those of the search index, the same on both engines."""

    def another(self) -> Place:
        """A further place on the same engine."""


class File:
    """An SQLite file."""

    engine = "sqlite"

    def __init__(self, path: Path) -> None:
        self.path, self.target = path, str(path)

    def another(self) -> File:
        return File(self.path.with_name(f"{next(_numbers)}-{self.path.name}"))

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        connection = sqlite3.connect(self.path)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def run(self, *changes: str) -> list[int]:
        connection = sqlite3.connect(self.path)
        try:
            counts = [connection.execute(change).rowcount for change in changes]
            connection.commit()
            return counts
        finally:
            connection.close()

    def run_unguarded(self, *changes: str) -> list[int]:
        guards = self.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        self.run(*(f"DROP TRIGGER {name}" for name, _ in guards))
        try:
            return self.run(*changes)
        finally:
            self.run(*(sql for _, sql in guards))

    def dump(self, *, times: bool = True, projections_only: bool = False) -> Dump:
        names = self.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'passage_index%' ORDER BY name"
        )
        columns = {
            name: [row[1] for row in self.rows(f"PRAGMA table_info({name})")]
            for (name,) in names
            if not projections_only or name not in UNIQUE_KEYS
        }
        return _dumped(self.rows, columns, times)


class Database:
    """A schema of its own in a database of the test server."""

    engine = "postgresql"

    def __init__(self, server: Server) -> None:
        self.server, self.schema = server, f"place_{next(_numbers)}"
        with server.admin() as connection:
            connection.execute(f"CREATE SCHEMA {self.schema}")
        self.target = f"{server.address('postgres')}&options=-csearch_path%3D{self.schema}"

    def another(self) -> Database:
        return Database(self.server)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.target) as connection:
            return connection.execute(query.encode()).fetchall()

    def run(self, *changes: str) -> list[int]:
        with psycopg.connect(self.target) as connection:
            return [connection.execute(change.encode()).rowcount for change in changes]

    def run_unguarded(self, *changes: str) -> list[int]:
        """Foreign keys do not hold either, as they do not in a file that another program changes."""
        tables = [
            name
            for (name,) in self.rows("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        ]
        guards = self.rows(
            "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace"
        )
        off = [f"ALTER TABLE {name} DISABLE TRIGGER ALL" for name in tables]
        on = [f"ALTER TABLE {name} ENABLE TRIGGER ALL" for name in tables]
        on += [f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}" for table, name in guards]
        self.run(*off)
        try:
            return self.run(*changes)
        finally:
            self.run(*on)

    def dump(self, *, times: bool = True, projections_only: bool = False) -> Dump:
        columns: dict[str, list[str]] = {}
        for table, column in self.rows(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() "
            "AND table_name NOT LIKE 'passage\\_%' ORDER BY table_name COLLATE \"C\", ordinal_position"
        ):
            if not projections_only or table not in UNIQUE_KEYS:
                columns.setdefault(table, []).append(column)
        return _dumped(self.rows, columns, times, unescaped)


def _dumped(
    rows: Callable[[str], list[tuple[Any, ...]]],
    columns: dict[str, list[str]],
    times: bool,
    text: Callable[[str], str] = str,
) -> Dump:
    dumped: Dump = {}
    for table, named in columns.items():
        listed = ", ".join(f'"{column}"' for column in named if times or column not in TIMED)
        read = rows(f"SELECT {listed} FROM {table}")
        plain = (tuple(text(cell) if isinstance(cell, str) else cell for cell in row) for row in read)
        dumped[table] = sorted(plain, key=repr)
    return dumped
