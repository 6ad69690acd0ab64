"""Fixtures that give a test a ledger's place on each engine; the server starts with the first test that asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engines.places import ENGINES, Database, File, Place
from engines.server import Server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One PostgreSQL server for all tests of a process."""
    started = Server()
    yield started
    started.stop()


@pytest.fixture(scope="session")
def new_place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Place]:
    """Makes a place for a ledger on an engine that is named."""

    def make(engine: str) -> Place:
        if engine == "postgresql":
            return Database(request.getfixturevalue("server"))
        return File(tmp_path_factory.mktemp("place") / "ledger.db")

    return make


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path, new_place: Callable[[str], Place]) -> Place:
    """A place on each engine in turn."""
    return File(tmp_path / "ledger.db") if request.param == "sqlite" else new_place(request.param)
