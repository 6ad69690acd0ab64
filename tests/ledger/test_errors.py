from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from engines.places import Place
from servanda.errors import LedgerError
from servanda.ledger import Ledger, migrations
from servanda.ledger.dialect import Dialect

from .made import add


def made(path: Path) -> Path:
    with Ledger.open(path) as ledger:
        for number in range(3):
            add(ledger, number)
    return path


def says(error: LedgerError, *words: str) -> None:
    assert error.where
    assert error.remedy
    assert all(word in str(error) for word in words), str(error)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes. " * 200)
    with pytest.raises(LedgerError) as error:
        Ledger.open(path)
    says(error.value, "not a ledger", "notes.txt")
    assert path.read_text().startswith("These are my notes")


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE documents (id)")
    connection.close()
    with pytest.raises(LedgerError) as error:
        Ledger.open(path)
    says(error.value, "another program", "other.db")


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with Ledger.open(path) as ledger:
        assert ledger.verify() == []


@pytest.mark.parametrize("where", ["missing.db", "no/such/directory/ledger.db", "."])
def test_places_without_a_ledger(tmp_path: Path, where: str) -> None:
    with pytest.raises(LedgerError) as error:
        Ledger.open(tmp_path / where, create=False)
    says(error.value)
    assert list(tmp_path.iterdir()) == []


def test_a_directory_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="does not exist"):
        Ledger.open(tmp_path / "no" / "ledger.db")


def test_urls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path / "a b%20c?.db")
    with Ledger.open(f"sqlite:///{tmp_path}/a b%20c?.db", create=False) as ledger:
        assert ledger.stats().documents == 3
    monkeypatch.chdir(tmp_path)
    with Ledger.open("sqlite:///a b%20c?.db", create=False) as ledger:
        assert ledger.stats().documents == 3
    for target in (":memory:", "", "sqlite://", "sqlite:///:memory:"):
        with pytest.raises(LedgerError, match="needs a file"):
            Ledger.open(target)
    with pytest.raises(LedgerError) as error:
        Ledger.open("mysql://ann:secret@host/ledger")
    says(error.value, "mysql", "not supported", "PostgreSQL")
    assert "secret" not in str(error.value)


def test_a_newer_schema(place: Place) -> None:
    with Ledger.open(place.target) as ledger:
        add(ledger, 1)
    place.run("INSERT INTO schema_version VALUES (99, '2030-01-01T00:00:00.000000Z')")
    with pytest.raises(LedgerError) as error:
        Ledger.open(place.target)
    says(error.value, "newer version", "schema 99", "upgrade servanda")


def _add_a_table(conn: Connection, dialect: Dialect) -> None:
    conn.execute(text("CREATE TABLE corrections (id TEXT)"))


def _fail_half_way(conn: Connection, dialect: Dialect) -> None:
    conn.execute(text("CREATE TABLE half (id TEXT)"))
    raise LedgerError("stopped half way", where=dialect.where, remedy="none")


def test_migrations_run_once_in_order_and_whole(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(place.target) as ledger:
        add(ledger, 1)
    before = place.dump()
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, _add_a_table, _fail_half_way))
    with pytest.raises(LedgerError, match="half way"):
        Ledger.open(place.target)
    assert place.dump() == before
    monkeypatch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:2])
    for _ in range(2):
        with Ledger.open(place.target) as ledger:
            assert ledger.verify() == []
    after = place.dump()
    assert [version for version, _ in after["schema_version"]] == [1, 2]
    assert after["corrections"] == []
    assert after["statements"] == before["statements"]


def refused_without_rights(path: Path) -> str:
    """What opening says to a process without special rights (root may write anywhere, so a child gives that up)."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        answer = "opened"
        try:
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            Ledger.open(path).close()
        except LedgerError as error:
            answer = str(error)
        except BaseException as error:
            answer = repr(error)
        finally:
            os.write(writing, answer.encode())
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        return told.read()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # a fork beside the threads of the test runner
def test_a_directory_that_cannot_be_written() -> None:
    directory = Path(tempfile.mkdtemp(prefix="servanda-"))
    try:
        path = made(directory / "ledger.db")
        path.chmod(0o444)
        directory.chmod(0o555)
        for place in (path, directory / "new.db"):
            said = refused_without_rights(place)
            assert place.name in said
            assert "writable" in said
        assert [file.name for file in directory.iterdir()] == ["ledger.db"]
    finally:
        directory.chmod(0o755)
        shutil.rmtree(directory)


def test_a_connection_that_may_only_read(tmp_path: Path) -> None:
    with Ledger.open(made(tmp_path / "ledger.db")) as ledger:
        with ledger._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(LedgerError) as error:
            add(ledger, 9)
        says(error.value, "cannot be written", "writable")


def test_damaged_pages(tmp_path: Path) -> None:
    path = made(tmp_path / "ledger.db")
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)  # the first page, with the schema, stays
        file.write(b"\xa5" * (size - 4096))
    with pytest.raises(LedgerError) as error, Ledger.open(path) as ledger:
        add(ledger, 9)
    says(error.value, "damaged", "backup")


def test_one_damaged_page_is_found_by_verify(tmp_path: Path) -> None:
    path = made(tmp_path / "ledger.db")
    connection = sqlite3.connect(path)
    [(page,)] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'statements'")
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\x00" * size)
    with Ledger.open(path) as ledger:
        problems = ledger.verify()
        assert any(problem.check == "storage" for problem in problems)
        with pytest.raises(LedgerError) as error:
            ledger.statements()
    says(error.value, "damaged")


def test_a_truncated_file(tmp_path: Path) -> None:
    path = made(tmp_path / "ledger.db")
    cut = tmp_path / "cut.db"
    shutil.copy(path, cut)
    os.truncate(cut, path.stat().st_size // 2)
    with pytest.raises(LedgerError) as error:
        Ledger.open(cut)
    says(error.value, "damaged", "cut.db")


def test_locked_by_another_program(tmp_path: Path) -> None:
    path = made(tmp_path / "ledger.db")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    started = time.monotonic()
    with Ledger.open(path, wait=0.2) as ledger:
        assert ledger.stats().documents == 3  # readers do not wait
        with pytest.raises(LedgerError) as error:
            add(ledger, 9)
        says(error.value, "in use", "ledger.db")
        assert time.monotonic() - started < 5
        holder.execute("ROLLBACK")
        add(ledger, 9)
        assert ledger.stats().documents == 4
    holder.close()


def test_two_programs_that_make_the_ledger_at_once(place: Place) -> None:
    adder = Path(__file__).with_name("adder.py")
    programs = [
        subprocess.Popen(
            [sys.executable, str(adder), place.target, str(first), str(first + 120), f"r1:{first}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for first in (0, 100)  # articles 100..119 are added by both
    ]
    for program in programs:
        assert program.communicate(timeout=60)[1] == b""
        assert program.returncode == 0
    with Ledger.open(place.target) as ledger:
        assert ledger.verify() == []
        stats = ledger.stats()
        assert (stats.documents, sum(stats.statements.values()), stats.runs) == (220, 880, 2)
        assert stats.observations == 880
        assert ledger.head().seq == stats.entries_in_journal == 222
