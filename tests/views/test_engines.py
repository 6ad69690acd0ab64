"""Every view gives the same answer on SQLite and on PostgreSQL, and from a ledger that moved between them."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

from engines.places import Place
from servanda import pipeline
from servanda.cli.main import app, main
from servanda.errors import ServandaError
from servanda.ledger import Ledger
from servanda.readers import ReadOptions
from servanda.views.pairs import pairs

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = "2025-12-01"
SEARCHES = (
    "visit",
    "treaty OR verdrag",
    '"joint commission"',
    "onderteken*",
    "trade -russia",
    "the",
    "2030",
    "président",
)


class Both(NamedTuple):
    """The addresses of one ledger on each engine, and as it came back from its backup."""

    sqlite: str
    postgresql: str
    moved: str


def fill(target: str, files: list[Path]) -> str:
    """Reads `files` by a clock that always shows the same; the head of the ledger then."""
    moments = (datetime(2025, 11, 1, tzinfo=UTC) + timedelta(minutes=at) for at in range(10**6))
    with Ledger.open(target, now=lambda: next(moments)) as ledger:
        run = ledger.new_run({"en": "1"})
        ledger.new_run = lambda packs=None: type(run)(**{**as_dict(run), "id": "r1:fixed"})  # type: ignore[method-assign]
        for _, outcome in pipeline.read_into(ledger, files, ReadOptions()):
            assert not isinstance(outcome, ServandaError)
        ledger.judge("same", "VNM", object="Vietnam", author="ann", reason="one state")
        assert ledger.verify() == []
        return ledger.head().hash


def as_dict(struct: object) -> dict[str, object]:
    return {name: getattr(struct, name) for name in struct.__struct_fields__}  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def both(new_place: Callable[[str], Place], tmp_path_factory: pytest.TempPathFactory) -> Both:
    places = [new_place(engine) for engine in ("sqlite", "postgresql", "sqlite")]
    files = sorted(path for path in EXAMPLES.glob("*-*") if path.suffix in {".txt", ".md", ".html"})[::3]
    assert len(files) > 10
    assert fill(places[0].target, files) == fill(places[1].target, files)
    archive = tmp_path_factory.mktemp("archive") / "ledger.backup"
    with Ledger.open(places[1].target) as ledger:
        ledger.backup(archive)
    Ledger.restored(archive, places[2].target).close()
    return Both(*(place.target for place in places))


def answers(target: str, questions: list[list[str]], capsys: pytest.CaptureFixture[str]) -> list[object]:
    capsys.readouterr()
    given = []
    for question in questions:
        assert main([*question, "--format", "json", "--ledger", target]) == 0, question
        given.append(json.loads(capsys.readouterr().out))
    return given


def about_two_actors() -> list[str]:
    """The names of all commands that ask about two actors, those that come later too."""
    found = []
    for info in app.registered_commands:
        assert info.callback is not None
        named = list(inspect.signature(info.callback).parameters)
        if named[:2] == ["a", "b"] and "ledger" in named and "as_of" in named:
            found.append(info.name or info.callback.__name__.replace("_", "-"))
    return found


def test_every_view_is_the_same(both: Both, capsys: pytest.CaptureFixture[str]) -> None:
    commands = about_two_actors()
    assert {"brief", "timeline", "agreements", "indicators", "owed"} <= set(commands)
    with Ledger.open(both.sqlite) as ledger:
        known = [(one.a, one.b) for one in pairs(ledger, limit=4)]
        ids = [row.id for row in ledger.statements()][::60]
    assert len(known) > 3
    asked = [[command, *pair, "--as-of", DAY] for command in commands for pair in known]
    asked += [["search", words, "--limit", "40"] for words in SEARCHES]
    asked += [["show", id] for id in ids]
    first, *others = (answers(target, asked, capsys) for target in both)
    assert sum(bool(answer) for answer in first) > len(asked) // 2
    for other in others:
        assert other == first


def test_all_that_the_ledger_answers_is_the_same(both: Both) -> None:
    def asked(target: str) -> list[object]:
        with Ledger.open(target) as ledger:
            rows = ledger.statements()
            stats = {**as_dict(ledger.stats()), "bytes": 0}
            actors = sorted({actor for row in rows for actor in getattr(row.record, "parties", ())})[:6]
            return [
                rows,
                stats,
                ledger.head(),
                ledger.documents(as_of=DAY),
                ledger.judgements(),
                *(ledger.observations(row.id) for row in rows[::20]),
                *(ledger.statements(actors=pair) for pair in combinations(actors, 2)),
                *(ledger.statements(actors=actors, all_of=False, since=year) for year in ("2024", "2026-06")),
                *(ledger.search(words, 100) for words in SEARCHES),
                *(ledger.search(words, 3) for words in SEARCHES),
            ]

    first, *others = map(asked, both)
    for other in others:
        assert other == first
