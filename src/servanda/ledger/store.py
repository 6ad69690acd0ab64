"""The ledger itself: open it, add to it, ask it, verify it."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, NoResultFound

import servanda
from servanda.errors import LedgerError
from servanda.ledger import archive, backup, clock, journal, migrations, projections, queries, writing
from servanda.ledger import search as searching
from servanda.ledger import verify as verification
from servanda.ledger.dialect import Dialect, choose
from servanda.ledger.rows import Added, DocumentRow, Head, Hit, Judgement, Problem, Row, Run, Stats
from servanda.ledger.signatures import signatures_of
from servanda.model import Document, Observation, SpanMismatch, Statement
from servanda.resolution.signature import Signature

WAIT_SECONDS = 60.0
"""How long a writer waits for its turn before the ledger counts as in use by somebody who does not let go."""


class Ledger:
    """An append-only store of documents, statements, observations and judgements under a hash-chained journal.

    All errors are `LedgerError`. Times are UTC. A ledger may be used from several threads and processes.
    """

    def __init__(self, dialect: Dialect, engine: Engine, now: clock.Clock) -> None:
        self._dialect, self._engine, self._clock = dialect, engine, now

    @classmethod
    def open(
        cls,
        url_or_path: str | Path,
        *,
        create: bool = True,
        now: clock.Clock = clock.utc_now,
        wait: float = WAIT_SECONDS,
    ) -> Self:
        """Opens a ledger, brings its schema up to date, makes it where none is.

        It is named by a path, `sqlite:///path` or `postgresql://user@host:port/database` (that needs the extra
        `servanda[postgresql]`). With `create` false a missing ledger is an error. `now` is the clock that says when something was learned.
        """
        dialect = choose(url_or_path)
        ledger = cls(dialect, dialect.connect(create=create, wait=wait), now)
        try:
            with ledger._reading() as conn:
                if not create and dialect.is_new(conn):
                    raise LedgerError(
                        "there is no ledger here", where=dialect.where, remedy="read something into it first"
                    )
                behind = migrations.needed(conn, dialect)
            if behind:
                with ledger._writing() as conn:
                    migrations.migrate(conn, dialect, ledger.now())
        except BaseException:
            ledger.close()
            raise
        return ledger

    @property
    def where(self) -> str:
        """How the ledger is called in messages: its path, or its address without a password."""
        return self._dialect.where

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as conn:
                yield conn
        except DBAPIError as error:
            raise self._dialect.explain(error) from error
        except (NoResultFound, msgspec.MsgspecError, SpanMismatch) as error:
            raise LedgerError(
                f"what it holds contradicts itself: {error}",
                where=self._dialect.where,
                remedy="servanda verify says what is wrong; servanda rebuild mends projections",
            ) from error

    @contextmanager
    def _writing(self, *, durable: bool = False) -> Iterator[Connection]:
        try:
            with self._engine.connect() as plain:
                conn = plain.execution_options(write=True, durable=durable)
                with conn.begin():
                    yield conn
        except DBAPIError as error:
            raise self._dialect.explain(error) from error

    # Adding

    def now(self) -> str:
        """The present time by the ledger's clock, as `Observation.at` and `Run.started` are written."""
        return clock.stamp(self._clock())

    def new_run(self, packs: dict[str, str] | None = None) -> Run:
        """A run of this version of the tool with these packs; the ledger keeps it once it adds something."""
        return Run(
            id=f"r1:{secrets.token_hex(16)}",
            started=self.now(),
            tool=servanda.__version__,
            packs=dict(sorted((packs or {}).items())),
        )

    def add_document(
        self,
        document: Document,
        raw: bytes,
        statements: Sequence[Statement],
        observations: Sequence[Observation],
        run: Run,
    ) -> Added:
        """Adds what is new of a document, its statements and who observed them: all of it, or nothing.

        The same again adds nothing. To a known document new statements are added; a known statement gets an
        observation where its rule or pack is a new one. Quotes, ids and hashes are checked before anything is
        written, and a document's text cannot be replaced.
        """
        incoming = writing.prepare(document, raw, statements, observations, run)
        with self._writing() as conn:
            return writing.write_document(conn, self._dialect, incoming, self.now())

    def judge(
        self,
        kind: str,
        subject: str,
        *,
        author: str,
        object: str | None = None,
        slot: str | None = None,
        value: str | None = None,
        reason: str = "",
    ) -> Judgement:
        """Records a judgement: `same`, `not_same` (subject, object), a correction of a slot, a status.

        It is on the disk when this returns. A statement is named by its whole id, which must be in the ledger.
        """
        judgement = {
            "kind": kind,
            "subject": subject,
            "object": object,
            "slot": slot,
            "value": value,
            "author": author,
            "reason": reason,
        }
        writing.check_judgement(judgement)
        with self._writing(durable=True) as conn:
            return writing.write_judgement(conn, judgement, self.now())

    # Asking

    def documents(self, as_of: str | None = None) -> list[DocumentRow]:
        """All documents in the order in which they were added."""
        with self._reading() as conn:
            return queries.documents(conn, as_of)

    def document(self, id: str) -> Document:
        """A document by its id or the beginning of it."""
        with self._reading() as conn:
            return queries.document(conn, id)

    def raw(self, id: str) -> bytes:
        """The bytes that a document was read from."""
        with self._reading() as conn:
            return queries.raw(conn, id)

    def statements(
        self,
        *,
        actors: Collection[str] | None = None,
        all_of: bool = True,
        types: Collection[str] | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        document_id: str | None = None,
    ) -> list[Row]:
        """Statements in the order in which they were learned.

        `actors`: those that name all of them (or any, with `all_of` false) in whatever role. `since`, `until`
        (EDTF): those whose days touch the period; statements without a date are then left out. `as_of` (a day
        or a time): those that the ledger knew by then.
        """
        with self._reading() as conn:
            return queries.statements(
                conn,
                actors=actors,
                all_of=all_of,
                types=types,
                since=since,
                until=until,
                as_of=as_of,
                document_id=document_id,
            )

    def statement(self, id: str) -> Row:
        """A statement by its id or the beginning of it; several that begin so are an error that lists them."""
        with self._reading() as conn:
            return queries.statement(conn, id)

    def observations(self, statement_id: str) -> list[Observation]:
        """Who saw a statement, in the order of the journal."""
        with self._reading() as conn:
            return queries.observations(conn, statement_id)

    def signatures(self, ids: Collection[str]) -> dict[str, Signature]:
        """By document, what tells its copies: see `resolution.signature`."""
        with self._reading() as conn:
            return signatures_of(conn, ids)

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Sentences that hold all words of `query`, best first; any text is a query. See `search.query_of`."""
        with self._reading() as conn:
            return searching.search(conn, self._dialect, query, limit)

    def judgements(self, subject: str | None = None, as_of: str | None = None) -> list[Judgement]:
        """Judgements in the order in which they were made; with `subject`, those that name it (as object, too)."""
        with self._reading() as conn:
            return queries.judgements(conn, subject, as_of)

    def head(self) -> Head:
        """The last entry of the journal."""
        with self._reading() as conn:
            return journal.head(conn)

    def stats(self) -> Stats:
        """How much the ledger holds."""
        with self._reading() as conn:
            return queries.stats(conn, self._dialect)

    # Keeping

    def verify(self) -> list[Problem]:
        """Works out again all that the ledger claims; an empty list means that all of it holds."""
        problems: list[Problem] = []
        try:
            with self._engine.begin() as conn:
                problems += [
                    Problem("storage", self._dialect.where, what) for what in self._dialect.damage(conn)
                ]
                problems.extend(verification.verify(conn))
            with self._writing() as conn:
                damaged = self._dialect.index_damage(conn)
            problems += [Problem("projections", "search index", what) for what in damaged]
        except DBAPIError as error:
            explained = self._dialect.explain(error)
            problems.append(Problem("storage", explained.where, explained.what))
        except LedgerError as error:
            problems.append(Problem("storage", error.where, error.what))
        return problems

    def rebuild(self) -> None:
        """Drops all projections and makes them again from what is kept."""
        with self._writing() as conn:
            projections.rebuild(conn, self._dialect)

    def backup(self, path: str | Path) -> Head:
        """Writes all that is kept to a new file, from which `restored` makes the same ledger on any database.

        The ledger is as it is at this moment, whoever writes meanwhile. Hashes are checked on the way out and once
        more in the file, which appears under its name when it is whole.
        """
        with self._reading() as conn:
            return backup.backup(conn, Path(path))

    @classmethod
    def restored(
        cls,
        path: str | Path,
        url_or_path: str | Path,
        *,
        now: clock.Clock = clock.utc_now,
        wait: float = WAIT_SECONDS,
    ) -> Self:
        """A ledger made from a backup: with the same journal, checked hash by hash. It must be a new one, or empty."""
        archive.check(Path(path))
        ledger = cls.open(url_or_path, now=now, wait=wait)
        try:
            with ledger._writing(durable=True) as conn:
                backup.restore(conn, ledger._dialect, Path(path))
        except BaseException:
            ledger.close()
            raise
        return ledger
