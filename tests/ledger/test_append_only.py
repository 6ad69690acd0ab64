from __future__ import annotations

import sqlite3
from collections.abc import Callable

import psycopg
import pytest

from engines.places import Place
from servanda.ledger import Ledger
from servanda.ledger.tables import UNIQUE_KEYS, kept

from .made import add

CHANGES = {
    "sqlite": (
        "UPDATE {table} SET {column} = {column}",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
        "UPDATE OR REPLACE {table} SET {column} = {column}",
    ),
    "postgresql": (
        "UPDATE {table} SET {column} = {column}",
        "UPDATE {table} SET {column} = {column} WHERE false",
        "DELETE FROM {table}",
        "TRUNCATE {table} CASCADE",
        "INSERT INTO {table} SELECT * FROM {table} ON CONFLICT ({keys}) DO UPDATE SET {column} = excluded.{column}",
        "MERGE INTO {table} t USING {table} s ON t.{column} = s.{column} WHEN MATCHED THEN DELETE",
        "SET session_replication_role = replica; DELETE FROM {table}",
    ),
}


@pytest.fixture
def place(place: Place) -> Place:
    """A place with a ledger in it."""
    with Ledger.open(place.target) as ledger:
        add(ledger, 1)
        ledger.judge("same", "VNM", object="Vietnam", author="ann")
    return place


def test_every_kept_table_is_guarded() -> None:
    assert set(UNIQUE_KEYS) == set(kept.tables)


@pytest.mark.parametrize("table", sorted(kept.tables))
def test_update_delete_and_replace_are_refused(place: Place, table: str) -> None:
    before = place.dump()
    assert before[table]
    key = UNIQUE_KEYS[table][0]
    for change in CHANGES[place.engine]:
        sql = change.format(table=table, column=key[0], keys=", ".join(key))
        with pytest.raises(
            (sqlite3.IntegrityError, psycopg.errors.RestrictViolation), match="is append only"
        ) as refused:
            place.run(sql)
        assert "CASCADE" in sql or f"{table} is append only" in str(refused.value)
    assert place.dump() == before


def test_a_row_cannot_be_replaced_by_its_row_number(new_place: Callable[[str], Place]) -> None:
    place = new_place("sqlite")
    with Ledger.open(place.target) as ledger:
        add(ledger, 1)
    with pytest.raises(sqlite3.IntegrityError, match="append only"):
        place.run(
            "INSERT OR REPLACE INTO statements (rowid, id, document_id, seq, place, type, record) "
            "SELECT rowid, 's1:other', document_id, seq, place, type, record FROM statements LIMIT 1"
        )
