"""A ledger in one SQLite file."""

from __future__ import annotations

import heapq
import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from servanda.errors import LedgerError
from servanda.ledger.ranking import Passage, Scale, ranges_of, scored, weight_of
from servanda.ledger.tables import UNIQUE_KEYS, projected
from servanda.ledger.terms import WORD, Found, Query, Term

MATCH_START, MATCH_END = "\x01", "\x02"


class SQLite:
    """One file in WAL mode: readers never wait, one writer at a time, others wait for their turn.

    `synchronous` is NORMAL for what can be read again from its source (a power cut may lose the last
    documents, never tear one; a killed process loses nothing that was committed) and FULL for judgements,
    which exist nowhere else.
    """

    APPLICATION_ID = 0x53525644  # "SRVD"

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.where = str(path)

    @classmethod
    def at(cls, place: str | Path, written: str) -> Self:
        """The ledger in a file that is named by its path, or by what follows `sqlite://` in a URL."""
        is_path = str(place) == written
        named = str(place) if is_path else str(place).removeprefix("/")
        if named in ("", ":memory:"):
            raise LedgerError(
                "a ledger needs a file",
                where=repr(written),
                remedy=f"name one: {'ledger.db' if is_path else 'sqlite:///ledger.db'}",
            )
        return cls(Path(named))

    def connect(self, *, create: bool, wait: float) -> Engine:
        self._check_path(create)
        engine = create_engine(
            URL.create("sqlite", database=str(self.path)),
            connect_args={"timeout": wait, "isolation_level": None},
        )
        milliseconds = int(wait * 1000)

        @event.listens_for(engine, "connect")
        def _settle(connection: sqlite3.Connection, _record: object) -> None:
            connection.execute(f"PRAGMA busy_timeout = {milliseconds}")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA cache_size = -32000")
            connection.execute("PRAGMA wal_autocheckpoint = 4000")

        @event.listens_for(engine, "begin")
        def _begin(conn: Connection) -> None:
            options = conn.get_execution_options()
            if options.get("write"):
                conn.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if options.get('durable') else 'NORMAL'}")
                conn.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                conn.exec_driver_sql("BEGIN")

        try:
            self._use_wal(engine, wait)
        except BaseException:
            engine.dispose()
            raise
        return engine

    def _check_path(self, create: bool) -> None:
        if self.path.is_dir():
            raise LedgerError("is a directory", where=self.where, remedy="name a file inside it")
        if not self.path.exists():
            if not create:
                raise LedgerError(
                    "there is no ledger here", where=self.where, remedy="read something into it first"
                )
            if not self.path.parent.is_dir():
                raise LedgerError(
                    f"the directory {self.path.parent} does not exist",
                    where=self.where,
                    remedy="make it first",
                )

    def _use_wal(self, engine: Engine, wait: float) -> None:
        # SQLite does not call its busy handler when two processes switch a new file to WAL at once.
        until = time.monotonic() + wait
        while True:
            connection = None
            try:
                connection = engine.raw_connection()
                connection.driver_connection.execute("PRAGMA journal_mode = WAL").fetchall()  # type: ignore[union-attr]
                return
            except (DBAPIError, sqlite3.Error) as error:
                original = error.orig if isinstance(error, DBAPIError) else error
                if (
                    not _code(original).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
                    or time.monotonic() > until
                ):
                    raise self._explained(original) from error
                time.sleep(0.02)
            finally:
                if connection is not None:
                    connection.close()

    def is_new(self, conn: Connection) -> bool:
        mark = conn.exec_driver_sql("PRAGMA application_id").scalar_one()
        if mark == self.APPLICATION_ID:
            return False
        if mark == 0 and conn.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0:
            return True
        raise LedgerError(
            "an SQLite database of another program, not a ledger",
            where=self.where,
            remedy="name a ledger, or a new file",
        )

    def mark(self, conn: Connection) -> None:
        conn.exec_driver_sql(f"PRAGMA application_id = {self.APPLICATION_ID}")

    def protect(self, conn: Connection) -> None:
        for table, keys in UNIQUE_KEYS.items():
            for change in ("UPDATE", "DELETE"):
                conn.exec_driver_sql(
                    f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} is append only: {change} refused'); END"
                )
            # INSERT OR REPLACE deletes without firing DELETE triggers.
            same = [" AND ".join(f"{column} = NEW.{column}" for column in key) for key in keys]
            taken = " OR ".join((*same, "rowid = NEW.rowid"))
            conn.exec_driver_sql(
                f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
                f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {taken}) "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append only: a row with this key exists'); END"
            )

    def empty(self, conn: Connection, *, same_shape: bool) -> None:
        projected.drop_all(conn)
        projected.create_all(conn)
        conn.exec_driver_sql("DROP TABLE IF EXISTS passage_index")
        conn.exec_driver_sql(
            "CREATE VIRTUAL TABLE passage_index USING fts5(folded, content='passages', content_rowid='id', "
            "tokenize='unicode61 remove_diacritics 2')"
        )

    def index(self, conn: Connection, passages: Sequence[dict[str, Any]]) -> None:
        if passages:
            conn.exec_driver_sql(
                "INSERT INTO passage_index(rowid, folded) VALUES (?, ?)",
                [(passage["id"], passage["folded"]) for passage in passages],
            )

    def find(self, conn: Connection, query: Query, limit: int) -> list[Found]:
        if any(len(group) > 1 for group in query.wanted):
            return _find_either(conn, query, limit)
        rows = conn.execute(
            text(
                "SELECT rowid, rank, highlight(passage_index, 0, :start, :end) FROM passage_index "
                "WHERE passage_index MATCH :query ORDER BY rank, rowid LIMIT :limit"
            ),
            {"query": match_of(query), "limit": limit, "start": MATCH_START, "end": MATCH_END},
        )
        return [Found(row[0], row[1], tuple(marks(row[2]))) for row in rows]

    def damage(self, conn: Connection) -> list[str]:
        found = [row[0] for row in conn.exec_driver_sql("PRAGMA integrity_check(20)") if row[0] != "ok"]
        guards = set(conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars())
        for table in UNIQUE_KEYS:
            for change in ("update", "delete", "replace"):
                if f"{table}_no_{change}" not in guards:
                    found.append(f"the guard of {table} against {change} was taken away")
        return found

    def index_damage(self, conn: Connection) -> list[str]:
        try:
            conn.exec_driver_sql(
                "INSERT INTO passage_index(passage_index, rank) VALUES ('integrity-check', 1)"
            )
        except DBAPIError as error:
            return [f"the search index does not agree with its passages: {error.orig}"]
        return []

    def size(self, conn: Connection) -> int:
        files = (self.path, self.path.with_name(self.path.name + "-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def explain(self, error: DBAPIError) -> LedgerError:
        return self._explained(error.orig)

    def _explained(self, original: BaseException | None) -> LedgerError:
        code = _code(original)
        for prefix, (what, remedy) in _EXPLAINED.items():
            if code.startswith(prefix):
                return LedgerError(what, where=self.where, remedy=remedy)
        return LedgerError(
            f"the database refused: {original}", where=self.where, remedy="run servanda verify"
        )


def _find_either(conn: Connection, query: Query, limit: int) -> list[Found]:
    """The best passages for a query with OR in it: FTS5 finds them, and then overlooks some of their matches."""
    matching = "FROM passage_index WHERE passage_index MATCH :query"
    terms = [term for group in query.wanted for term in group]
    passages, words = _totals(conn)
    hits = [
        int(conn.execute(text(f"SELECT count(*) {matching}"), {"query": _phrase(term)}).scalar_one())
        for term in terms
    ]
    scale = Scale(terms, [weight_of(passages, count) for count in hits], words / max(passages, 1))
    rows = conn.execute(
        text(f"SELECT p.id, p.folded FROM passages p WHERE p.id IN (SELECT rowid {matching})"),
        {"query": match_of(query)},
    )
    found = (Passage(id, len(WORD.findall(folded)), folded) for id, folded in rows)
    best = heapq.nsmallest(limit, scored(found, query, scale))
    return [Found(passage.id, score, ranges_of(passage.folded, terms)) for score, _, passage in best]


def _totals(conn: Connection) -> tuple[int, int]:
    """How many passages and words the index holds, from its record of averages: two numbers, seven bits a byte."""
    block = conn.exec_driver_sql("SELECT block FROM passage_index_data WHERE id = 1").scalar() or b"\0\0"
    numbers, number = [], 0
    for byte in block:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            numbers.append(number)
            number = 0
    return numbers[0], numbers[1]


def match_of(query: Query) -> str:
    """A query in the language of FTS5."""
    wanted = " AND ".join(f"({' OR '.join(map(_phrase, group))})" for group in query.wanted)
    unwanted = " OR ".join(map(_phrase, query.unwanted))
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _phrase(term: Term) -> str:
    return f'"{" ".join(term.words)}"{"*" * term.begins}'


def marks(marked: str) -> Iterator[tuple[int, int]]:
    """The ranges that are marked in a text, as offsets of the text without its marks."""
    shift = start = 0
    for at, char in enumerate(marked):
        if char == MATCH_START:
            start = at - shift
        elif char == MATCH_END:
            yield start, at - shift
        else:
            continue
        shift += 1


def _code(error: BaseException | None) -> str:
    return getattr(error, "sqlite_errorname", None) or ""


_EXPLAINED = {
    "SQLITE_NOTADB": ("not a ledger: the file is no database", "name a ledger, or a new file"),
    "SQLITE_CORRUPT": (
        "the file is damaged",
        "restore it from a backup; servanda verify says what else is wrong",
    ),
    "SQLITE_BUSY": (
        "in use by another program that does not let go",
        "wait for it, or stop it, and try again",
    ),
    "SQLITE_LOCKED": (
        "in use by another program that does not let go",
        "wait for it, or stop it, and try again",
    ),
    "SQLITE_READONLY": (
        "cannot be written",
        "make the file and its directory writable, or copy it elsewhere",
    ),
    "SQLITE_CANTOPEN": ("cannot be opened", "make the file and its directory readable and writable"),
    "SQLITE_PERM": ("cannot be opened", "make the file and its directory readable and writable"),
    "SQLITE_AUTH": ("cannot be opened", "make the file and its directory readable and writable"),
    "SQLITE_FULL": ("the disk is full", "free some space; what was committed is safe"),
    "SQLITE_IOERR": ("the disk failed", "check the disk; restore the ledger from a backup if need be"),
    "SQLITE_CONSTRAINT_TRIGGER": (
        "the ledger is append only",
        "add a judgement or a new observation instead",
    ),
}
