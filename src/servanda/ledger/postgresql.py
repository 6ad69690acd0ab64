"""A ledger in a PostgreSQL database of its own.

Needs the extra `servanda[postgresql]` (psycopg 3) and PostgreSQL 12 or newer with encoding UTF8. The tables stand in the
first schema of the role's search path.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from servanda.errors import LedgerError
from servanda.ledger import postgresql_index
from servanda.ledger.postgresql_errors import explained
from servanda.ledger.tables import UNIQUE_KEYS, projected
from servanda.ledger.terms import Found, Query

WRITERS = 0x5365727661  # "Serva": the advisory lock that a writer holds until its transaction ends
CONNECT_SECONDS = 10
OLDEST = 12
_MARK = "servanda ledger"
_SHOWN = ("host", "port", "service")
"""What of an address's options is repeated in messages; others may be secrets."""

_REFUSE = "BEGIN RAISE EXCEPTION '% is append only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation'; END"
_CHANGES = ("UPDATE", "DELETE", "TRUNCATE")


class PostgreSQL:
    """A database on a server. Readers see one moment and never wait; writers take turns by an advisory lock.

    Judgements are on the server's disk when they return, whatever `synchronous_commit` says; documents follow it.
    """

    def __init__(self, address: str) -> None:
        self.url = _url(address)
        self.where = _shown(self.url)

    def connect(self, *, create: bool, wait: float) -> Engine:
        defaults = {"connect_timeout": CONNECT_SECONDS, "application_name": "servanda"}
        arguments = {name: value for name, value in defaults.items() if name not in self.url.query}
        try:
            engine = create_engine(
                self.url,
                connect_args={**arguments, "client_encoding": "UTF8"},
                pool_pre_ping=True,  # a server may be started anew under a ledger that is kept open
                pool_timeout=wait,
            )
        except ImportError as error:
            raise LedgerError(
                "the driver for PostgreSQL is not installed",
                where=self.where,
                remedy="pip install 'servanda[postgresql]'",
            ) from error
        milliseconds = int(wait * 1000)

        @event.listens_for(engine, "begin")
        def _begin(conn: Connection) -> None:
            options = conn.get_execution_options()
            driver: Any = conn.connection.driver_connection
            writes = bool(options.get("write"))
            driver.isolation_level = _isolation(writes)
            driver.read_only = not writes
            if writes:
                conn.exec_driver_sql(f"SET LOCAL lock_timeout = {milliseconds}")
                # Each statement after this one sees what the last holder of the lock has committed.
                conn.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")
                if options.get("durable"):
                    conn.exec_driver_sql(
                        "SELECT set_config('synchronous_commit', 'on', true) "
                        "WHERE current_setting('synchronous_commit') = 'off'"
                    )

        try:
            self._check_server(engine)
        except BaseException:
            engine.dispose()
            raise
        return engine

    def _check_server(self, engine: Engine) -> None:
        try:
            with engine.connect() as conn:
                told = conn.connection.driver_connection.info  # type: ignore[union-attr]
                version, encoding = told.server_version // 10000, told.parameter_status("server_encoding")
        except DBAPIError as error:
            raise self.explain(error) from error
        if version < OLDEST:
            raise LedgerError(
                f"the server is PostgreSQL {version}; a ledger needs {OLDEST} or newer",
                where=self.where,
                remedy="keep the ledger on a newer server, or in a file",
            )
        if encoding != "UTF8":
            raise LedgerError(
                f"the database has encoding {encoding}; a ledger needs UTF8",
                where=self.where,
                remedy="make a database for it: createdb --encoding=UTF8 --template=template0 NAME",
            )

    def is_new(self, conn: Connection) -> bool:
        # What an extension brought into the schema is nobody's table.
        query = """
            SELECT c.relname, obj_description(c.oid, 'pg_class') AS mark
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                AND NOT EXISTS (
                    SELECT 1 FROM pg_depend d
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY c.relname COLLATE "C"
        """
        marks = {row.relname: row.mark for row in conn.exec_driver_sql(query)}
        if not marks:
            return True
        if marks.get("schema_version") == _MARK:
            return False
        names = ", ".join(list(marks)[:5]) + (", …" if len(marks) > 5 else "")
        raise LedgerError(
            f"a database of another program, not a ledger: it has the tables {names}",
            where=self.where,
            remedy="name the database of a ledger, or make an empty one: createdb NAME",
        )

    def mark(self, conn: Connection) -> None:
        conn.exec_driver_sql(f"COMMENT ON TABLE schema_version IS '{_MARK}'")

    def protect(self, conn: Connection) -> None:
        conn.execute(
            text(f"CREATE FUNCTION servanda_refuse() RETURNS trigger LANGUAGE plpgsql AS $${_REFUSE}$$")
        )
        for table in UNIQUE_KEYS:
            for change in _CHANGES:
                guard = f"{table}_no_{change.lower()}"
                conn.exec_driver_sql(
                    f"CREATE TRIGGER {guard} BEFORE {change} ON {table} "
                    "FOR EACH STATEMENT EXECUTE FUNCTION servanda_refuse()"
                )
                # Else a session that plays a replica would pass it by.
                conn.exec_driver_sql(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {guard}")

    def empty(self, conn: Connection, *, same_shape: bool) -> None:
        names = {*projected.tables, *postgresql_index.TABLES}
        if same_shape and names <= set(inspect(conn).get_table_names()):
            # Not dropped: who reads meanwhile goes on seeing the old rows, and waits for nothing.
            for name in sorted(names):
                conn.exec_driver_sql(f"DELETE FROM {name}")
        else:
            projected.drop_all(conn)
            projected.create_all(conn)
            postgresql_index.make(conn)

    def index(self, conn: Connection, passages: Sequence[dict[str, Any]]) -> None:
        postgresql_index.add(conn, passages)

    def find(self, conn: Connection, query: Query, limit: int) -> list[Found]:
        return postgresql_index.find(conn, query, limit)

    def damage(self, conn: Connection) -> list[str]:
        guards = conn.exec_driver_sql(
            "SELECT t.tgname, t.tgenabled, p.prosrc FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE n.nspname = current_schema() AND NOT t.tgisinternal"
        )
        whole = {name for name, enabled, source in guards if (enabled, source) == ("A", _REFUSE)}
        return [
            f"the guard of {table} against {change.lower()} was taken away"
            for table in UNIQUE_KEYS
            for change in _CHANGES
            if f"{table}_no_{change.lower()}" not in whole
        ]

    def index_damage(self, conn: Connection) -> list[str]:
        return postgresql_index.damage(conn)

    def size(self, conn: Connection) -> int:
        query = (
            "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c "
            "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relkind = 'r'"
        )
        return int(conn.exec_driver_sql(query).scalar_one())

    def explain(self, error: DBAPIError) -> LedgerError:
        return explained(error.orig, self.url, self.where)


def _isolation(writes: bool) -> Any:
    from psycopg import IsolationLevel

    return IsolationLevel.READ_COMMITTED if writes else IsolationLevel.REPEATABLE_READ


def _url(address: str) -> URL:
    """The address with its driver; raises `LedgerError`, without what was written, where it is none."""
    remedy = "write postgresql://user@host:5432/database; in a name or password, write @ as %40, / as %2F, : as %3A"
    try:
        url = make_url(address)
        if url.drivername.lower() not in ("postgresql", "postgres", "postgresql+psycopg"):
            raise ArgumentError
    except (ArgumentError, ValueError) as error:
        raise LedgerError(
            "an address that cannot be read", where="postgresql://…", remedy=remedy
        ) from error.__cause__
    named = (url.database, url.query.get("dbname"), url.query.get("service"), os.environ.get("PGDATABASE"))
    if not any(named):
        raise LedgerError("names no database", where=_shown(url), remedy=remedy)
    return url.set(drivername="postgresql+psycopg")


def _shown(url: URL) -> str:
    shown = {name: value for name, value in url.query.items() if name in _SHOWN}
    plain = URL.create("postgresql", url.username, None, url.host, url.port, url.database, shown)
    return plain.render_as_string(hide_password=True)
