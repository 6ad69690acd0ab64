"""The versions of the schema, in order. Opening a ledger applies those that it lacks, in one transaction."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, insert, select

from servanda.errors import LedgerError
from servanda.ledger import projections, tables
from servanda.ledger.dialect import Dialect

Migration = Callable[[Connection, Dialect], None]


def _first(conn: Connection, dialect: Dialect) -> None:
    """Makes all append-only tables. A later change of `tables.kept` freezes this version's definition here."""
    tables.kept.create_all(conn)
    dialect.protect(conn)
    dialect.mark(conn)


MIGRATIONS: tuple[Migration, ...] = (_first,)
"""Migration n (counted from 1) leads from version n-1 to version n. Published migrations never change."""


def version_of(conn: Connection, dialect: Dialect) -> int:
    """The schema version of a ledger, 0 for a new one."""
    if dialect.is_new(conn):
        return 0
    versions = conn.execute(select(tables.schema_version.c.version)).scalars().all()
    return max(versions, default=0)


def needed(conn: Connection, dialect: Dialect) -> bool:
    """Whether `migrate` has anything to do; raises where the ledger is newer than this version of the tool."""
    version = version_of(conn, dialect)
    if version > len(MIGRATIONS):
        raise LedgerError(
            f"written by a newer version (schema {version}, this one knows {len(MIGRATIONS)})",
            where=dialect.where,
            remedy="upgrade servanda",
        )
    return version < len(MIGRATIONS) or projections.version_of(conn) != projections.VERSION


def migrate(conn: Connection, dialect: Dialect, at: str) -> None:
    """Brings a ledger to the present version. Call it inside a write transaction."""
    version = version_of(conn, dialect)
    for number, migration in enumerate(MIGRATIONS[version:], start=version + 1):
        migration(conn, dialect)
        conn.execute(insert(tables.schema_version), {"version": number, "applied_at": at})
    if version < len(MIGRATIONS) or projections.version_of(conn) != projections.VERSION:
        projections.rebuild(conn, dialect)
