"""A process killed at any moment loses nothing that was said to be added, and doubles nothing afterwards."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from engines.places import Place
from servanda.ledger import Ledger

from .made import RUN, add, article

DOCUMENTS = 60
KILLS = 20


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def place(request: pytest.FixtureRequest, new_place: Callable[[str], Place]) -> Place:
    """An empty place."""
    return new_place(request.param)


@pytest.fixture
def whole(place: Place) -> Place:
    """All articles, added by one program that nobody kills."""
    other = place.another()
    with Ledger.open(other.target) as ledger:
        for number in range(DOCUMENTS):
            add(ledger, number)
    return other


def killed(place: Place, first: int, lines: int, delay: float) -> int:
    """Runs the adder from article `first`, reads `lines` lines of what it says, waits `delay` seconds and kills it.

    The answer is how many articles it said it had added by then.
    """
    adder = Path(__file__).with_name("adder.py")
    command = [sys.executable, str(adder), place.target, str(first), str(DOCUMENTS), RUN.id]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        said = [program.stdout.readline() for _ in range(lines)]
        time.sleep(delay)
        program.send_signal(signal.SIGKILL)
        said += program.stdout.readlines()
    return len([word for word in said if word.strip().isdigit()])


def test_kill_at_twenty_points(place: Place, whole: Place) -> None:
    chance = random.Random(2025)
    kept, partial = 0, 0
    for at in range(KILLS):
        if kept > DOCUMENTS - 15:  # begin anew, so that each kill strikes while something is written
            _finish(place, whole)
            place = place.another()
            kept = 0
        if at % 5 == 0:  # around the time at which it opens (or makes) the ledger
            said = killed(place, kept, 0, chance.uniform(0.1, 0.6))
        else:
            said = killed(place, kept, chance.randint(1, 12), chance.uniform(0.0, 0.004))
        before = kept
        with Ledger.open(place.target) as ledger:
            assert ledger.verify() == []
            kept = len(ledger.documents())
            assert kept - before in (said, said + 1)  # at most the one that it had no time to speak of
            assert [row.id for row in ledger.documents()] == [article(n, 6, 4)[0].id for n in range(kept)]
        partial += before < kept < DOCUMENTS
    assert partial >= KILLS // 2, "the kills came too early or too late to show anything"
    _finish(place, whole)


def _finish(place: Place, whole: Place) -> None:
    with Ledger.open(place.target) as ledger:
        for number in range(DOCUMENTS):
            add(ledger, number)
        assert ledger.verify() == []
    assert place.dump(times=False) == whole.dump(times=False)
