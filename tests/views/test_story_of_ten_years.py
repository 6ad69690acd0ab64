"""The examples on India and Russia tell one story: a target, a session put off, a visit, one called off, two counts, a translation."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.cli.main import main
from servanda.ledger import Ledger
from servanda.views import Owed, owed, relation

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXTS = [
    str(path)
    for name in ("en-1[5-9]*.txt", "en-2[01]*.txt", "nl-1[67]*.txt")
    for path in sorted(EXAMPLES.glob(name))
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("years") / "years.ledger")
    assert len(TEXTS) == 9
    assert main(["read", *TEXTS, "--ledger", path]) == 0
    return path


def found(path: str, day: str) -> Owed:
    with Ledger.open(path, create=False) as ledger:
        return owed(ledger, "IND", "RUS", as_of=day)


@pytest.mark.parametrize(
    ("deadline", "type", "day", "status"),
    [
        ("2025", "commitment", "2021-01-01", "open"),
        ("2025", "commitment", "2023-03-01", "kept"),
        ("2025", "commitment", "2024-12-01", "kept"),
        ("2030", "commitment", "2024-12-01", "open"),
        ("2021-12-06", "visit", "2021-12-01", "due soon"),
        ("2021-12-06", "visit", "2021-12-08", "kept"),
        ("2021-12-06", "meeting", "2021-12-08", "kept"),
        ("2022", "visit", "2022-12-01", "due"),
        ("2022", "visit", "2022-12-11", "contradicted"),
    ],
)
def test_what_became_of_it_by_a_day(path: str, deadline: str, type: str, day: str, status: str) -> None:
    states = {
        item.status for item in found(path, day).items if (item.deadline, item.entry.type) == (deadline, type)
    }
    assert states == {status}


def test_a_session_that_was_put_off_was_held_later(path: str) -> None:
    def session(day: str) -> str:
        return next(
            i.status for i in found(path, day).items if getattr(i.entry.record, "ordinal", None) == 21
        )

    assert session("2021-01-01") == "postponed"
    assert session("2022-01-01") == "kept"


def test_the_translation_does_not_corroborate(path: str) -> None:
    with Ledger.open(path, create=False) as ledger:
        sources = {one.name: one for one in relation(ledger, "IND", "RUS").sources}
    assert sources["nl-16-top-gehouden"].work == sources["en-18-summit-held"].work
    assert len({one.work for one in sources.values()}) == len(sources) - 1
    (target,) = [item.entry for item in found(path, "2024-12-01").items if item.deadline == "2025"]
    assert (target.works, target.texts) == (2, 3)
