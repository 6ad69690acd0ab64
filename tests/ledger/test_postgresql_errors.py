"""Whatever a server refuses is told with what to do, and never with a password."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engines.places import Database
from engines.server import PASSWORD, Server
from servanda.cli.main import main
from servanda.errors import LedgerError
from servanda.ledger import Ledger, shown

from .made import add

WRITTEN = "s3cret%2Fof%3Athe%40owner"
SECRETS = (PASSWORD, WRITTEN, "s3cret", "wr0ng")


@pytest.fixture
def empty(server: Server) -> Database:
    """An empty place."""
    return Database(server)


@pytest.fixture
def made(empty: Database) -> Database:
    """A place with a ledger of one document."""
    with Ledger.open(empty.target) as ledger:
        add(ledger, 1)
    return empty


def refusal(address: str, *words: str, create: bool = True, wait: float = 5.0) -> LedgerError:
    """The error of opening `address`, which must hold `words` and no password, not even down its causes."""
    with pytest.raises(LedgerError) as caught:
        Ledger.open(address, create=create, wait=wait).close()
    error: BaseException | None = caught.value
    for word in words:
        assert word in str(error), str(error)
    assert caught.value.where
    assert caught.value.remedy
    while error is not None:
        assert not any(secret in str(error) for secret in SECRETS), str(error)
        error = error.__cause__ or error.__context__
    return caught.value


def test_a_password_opens_and_is_shown_nowhere(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    address = server.tcp(server.new_database(), password=WRITTEN)
    with Ledger.open(address) as ledger:
        add(ledger, 1)
        assert ledger.where == address.replace(f":{WRITTEN}", "")
        with ledger._reading() as conn:
            bodies = conn.exec_driver_sql("SELECT body FROM journal").scalars().all()
        assert not any(secret in body for body in bodies for secret in SECRETS)
    for command in (
        ["verify"],
        ["rebuild"],
        ["verify", "--format", "json"],
        ["read"],
        ["brief", "VNM", "RUS"],
    ):
        paths = ["/nowhere"] if command == ["read"] else []
        main([*command, *paths, "--ledger", address])
    printed = "".join(capsys.readouterr())
    assert f"127.0.0.1:{server.port}" in printed
    assert not any(secret in printed for secret in SECRETS)


def test_a_wrong_password(server: Server) -> None:
    address = server.tcp("postgres", password="wr0ng")
    assert "PGPASSWORD" in refusal(address, "does not accept the password", "postgres@127.0.0.1").remedy
    refusal(server.tcp("postgres"), "password")


def test_an_unknown_user(server: Server) -> None:
    refusal(server.address("postgres", user="nobody_here"), "does not let this user in", "nobody_here")


def test_a_missing_database(server: Server) -> None:
    refusal(server.tcp("no_such", password=WRITTEN), "no such database", "createdb")


def test_a_server_that_cannot_be_reached(server: Server) -> None:
    began = time.monotonic()
    refusal(
        "postgresql://ann:s3cret@127.0.0.1:1/ledger", "cannot be reached", "ann@127.0.0.1:1", "host and port"
    )
    refusal("postgresql://ann:s3cret@no-such-host.invalid/ledger", "cannot be reached")
    refusal("postgresql://ann:s3cret@/ledger?host=/nowhere/at/all", "cannot be reached")
    assert time.monotonic() - began < 30


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ann:s3cret@host:port/ledger",
        "postgresql:/ann:s3cret@host/ledger",
        "postgresql:ann:s3cret@host/ledger",
        "postgresql+psycopg2://ann:s3cret@host/ledger",
        "POSTGRESQL://ann:s3cret@host",
        "postgresql://ann:s3cret@host",
        "postgresql://ann:s3cret@host/",
        "postgres://",
        "mysql://ann:s3cret@host/ledger",
    ],
)
def test_an_address_that_is_none(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGDATABASE", raising=False)
    refusal(address, "postgresql://")


def test_names_of_one_server(made: Database) -> None:
    for scheme in ("postgresql", "postgresql+psycopg", "postgres"):
        with Ledger.open(made.target.replace("postgresql", scheme, 1), create=False) as ledger:
            assert ledger.stats().documents == 1
    assert (
        shown("postgresql+psycopg://ann:s3cret@host/l?sslmode=require&password=s3cret")
        == "postgresql://ann@host/l"
    )


def test_no_ledger_there_yet(empty: Database) -> None:
    refusal(empty.target, "no ledger here", create=False)
    assert empty.dump() == {}


def test_a_database_of_another_program(empty: Database) -> None:
    empty.run("CREATE TABLE documents (id integer)", "CREATE VIEW schema_version AS SELECT 1")
    for create in (True, False):
        refusal(empty.target, "another program", "documents, schema_version", create=create)


def test_a_database_in_another_encoding(server: Server) -> None:
    name = server.new_database("ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    refusal(server.address(name), "LATIN1", "UTF8", "createdb")


@pytest.fixture
def role(made: Database, server: Server) -> Iterator[Callable[[str], str]]:
    """Makes a user with rights on the tables of `made` (SELECT, INSERT) and gives the address for it."""

    def grant(rights: str) -> str:
        with server.admin() as conn:
            conn.execute("CREATE ROLE colleague LOGIN")
            conn.execute(f"GRANT USAGE ON SCHEMA {made.schema} TO colleague")
            conn.execute(f"GRANT {rights} ON ALL TABLES IN SCHEMA {made.schema} TO colleague")
        return made.target.replace("postgres@", "colleague@")

    yield grant
    with server.admin() as conn:
        conn.execute("DROP OWNED BY colleague")
        conn.execute("DROP ROLE colleague")


def test_a_user_who_may_only_read(role: Callable[[str], str], server: Server, tmp_path: Path) -> None:
    with Ledger.open(role("SELECT"), create=False) as ledger:
        assert ledger.verify() == []
        assert ledger.search("river")
        assert len(ledger.statements()) == 4
        ledger.backup(tmp_path / "a.backup")
        for act in (
            lambda: add(ledger, 2),
            lambda: ledger.judge("same", "A", author="b"),
            ledger.rebuild,
        ):
            with pytest.raises(LedgerError, match=r"may not do this[\s\S]*grant"):
                act()
    elsewhere = server.address("postgres", user="colleague") + "&options=-csearch_path%3Dpublic"
    refusal(elsewhere, "may not do this")


def test_a_user_who_may_add(role: Callable[[str], str]) -> None:
    with Ledger.open(role("SELECT, INSERT"), create=False) as ledger:
        add(ledger, 2)
        ledger.judge("same", "A", author="b")
        assert ledger.verify() == []
        with pytest.raises(LedgerError, match="may not do this"):
            ledger.rebuild()


def test_locked_by_another_program(made: Database, server: Server) -> None:
    from servanda.ledger.postgresql import WRITERS

    with server.admin() as holder, Ledger.open(made.target, wait=0.2) as ledger:
        holder.execute(f"SELECT pg_advisory_lock({WRITERS})".encode())
        assert ledger.stats().documents == 1  # readers do not wait
        began = time.monotonic()
        with pytest.raises(LedgerError, match="in use by another program"):
            add(ledger, 9)
        assert time.monotonic() - began < 5
        holder.execute(f"SELECT pg_advisory_unlock({WRITERS})".encode())
        add(ledger, 9)
        assert ledger.stats().documents == 2


def test_a_connection_that_breaks(made: Database, server: Server) -> None:
    with Ledger.open(made.target) as ledger:

        def ask_while_it_breaks() -> None:
            with ledger._reading() as conn:
                here = conn.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
                with server.admin() as admin:
                    admin.execute("SELECT pg_terminate_backend(%s)", (here,))
                conn.exec_driver_sql("SELECT 1")

        with pytest.raises(LedgerError, match=r"connection to the server was lost[\s\S]*try again"):
            ask_while_it_breaks()
        add(ledger, 2)  # the next one has a new connection
        assert ledger.verify() == []


def test_a_server_that_is_a_standby(made: Database) -> None:
    with Ledger.open(made.target) as ledger:
        with pytest.raises(LedgerError, match="can only be read"), ledger._reading() as conn:
            conn.exec_driver_sql("CREATE TABLE more (id integer)")
        assert ledger.verify() == []


def test_readers_go_on_while_projections_are_made_again(made: Database) -> None:
    with Ledger.open(made.target) as ledger:
        with ledger._reading() as conn:
            conn.exec_driver_sql("SELECT count(*) FROM entries").scalar_one()
            rebuilding = threading.Thread(target=ledger.rebuild)
            rebuilding.start()
            rebuilding.join(20)
            assert not rebuilding.is_alive()
            assert conn.exec_driver_sql("SELECT count(*) FROM entries").scalar_one() == 4
        assert ledger.verify() == []


def test_a_judgement_is_on_the_disk_whatever_the_server_is_set_to(made: Database, server: Server) -> None:
    address = made.target.replace("options=", "options=-csynchronous_commit%3Doff%20")
    with Ledger.open(address) as ledger:
        asked = "SELECT current_setting('synchronous_commit')"
        with ledger._writing() as conn:
            assert conn.exec_driver_sql(asked).scalar_one() == "off"
        with ledger._writing(durable=True) as conn:
            assert conn.exec_driver_sql(asked).scalar_one() == "on"


def test_a_driver_that_is_not_installed() -> None:
    program = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from servanda.cli.main import main\n"
        "sys.exit(main(['verify', '--ledger', 'postgresql://ann:s3cret@host/ledger']))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "driver for PostgreSQL is not installed" in done.stderr
    assert "pip install 'servanda[postgresql]'" in done.stderr
    assert "s3cret" not in done.stderr


def test_a_name_that_is_too_long_for_an_index(made: Database) -> None:
    import random

    long = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=9000))
    with Ledger.open(made.target) as ledger:
        with pytest.raises(LedgerError, match=r"longer than the server can index"):
            ledger.judge("same", long, author="ann")
        assert ledger.verify() == []
