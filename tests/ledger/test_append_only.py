from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from servanda.ledger import Ledger
from servanda.ledger.tables import UNIQUE_KEYS, kept

from .made import add, dump


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        add(ledger, 1)
        ledger.judge("same", "VNM", object="Vietnam", author="ann")
    return tmp_path / "ledger.db"


def test_every_kept_table_is_guarded() -> None:
    assert set(UNIQUE_KEYS) == set(kept.tables)


@pytest.mark.parametrize("table", sorted(kept.tables))
def test_update_delete_and_replace_are_refused(path: Path, table: str) -> None:
    before = dump(path)
    assert before[table]
    connection = sqlite3.connect(path)
    column = UNIQUE_KEYS[table][0][0]
    for change in (
        f"UPDATE {table} SET {column} = {column}",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        f"REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
        f"UPDATE OR REPLACE {table} SET {column} = {column}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match=f"{table} is append only"):
            connection.execute(change)
    connection.rollback()
    connection.close()
    assert dump(path) == before


def test_a_row_cannot_be_replaced_by_its_row_number(path: Path) -> None:
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append only"):
        connection.execute(
            "INSERT OR REPLACE INTO statements (rowid, id, document_id, seq, place, type, record) "
            "SELECT rowid, 's1:other', document_id, seq, place, type, record FROM statements LIMIT 1"
        )
    connection.close()
