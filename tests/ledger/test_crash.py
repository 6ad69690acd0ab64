"""A process killed at any moment loses nothing that was said to be added, and doubles nothing afterwards."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from servanda.ledger import Ledger

from .made import RUN, add, article, dump

DOCUMENTS = 60
KILLS = 20


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "ledger.db"
    with Ledger.open(path) as ledger:
        for number in range(DOCUMENTS):
            add(ledger, number)
    return path


def killed(path: Path, first: int, lines: int, delay: float) -> int:
    """Runs the adder from article `first`, reads `lines` lines of what it says, waits `delay` seconds and kills it.

    The answer is how many articles it said it had added by then.
    """
    adder = Path(__file__).with_name("adder.py")
    command = [sys.executable, str(adder), str(path), str(first), str(DOCUMENTS), RUN.id]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        said = [program.stdout.readline() for _ in range(lines)]
        time.sleep(delay)
        program.send_signal(signal.SIGKILL)
        said += program.stdout.readlines()
    return len([word for word in said if word.strip().isdigit()])


def test_kill_at_twenty_points(tmp_path: Path, whole: Path) -> None:
    chance = random.Random(2025)
    path, kept, partial = tmp_path / "ledger.db", 0, 0
    for at in range(KILLS):
        if kept > DOCUMENTS - 15:  # begin anew, so that each kill strikes while something is written
            _finish(path, whole)
            for name in ("ledger.db", "ledger.db-wal", "ledger.db-shm"):
                (tmp_path / name).unlink(missing_ok=True)
            kept = 0
        if at % 5 == 0:  # around the time at which it opens (or makes) the ledger
            said = killed(path, kept, 0, chance.uniform(0.1, 0.6))
        else:
            said = killed(path, kept, chance.randint(1, 12), chance.uniform(0.0, 0.004))
        before = kept
        with Ledger.open(path) as ledger:
            assert ledger.verify() == []
            kept = len(ledger.documents())
            assert kept - before in (said, said + 1)  # at most the one that it had no time to speak of
            assert [row.id for row in ledger.documents()] == [article(n, 6, 4)[0].id for n in range(kept)]
        partial += before < kept < DOCUMENTS
    assert partial >= KILLS // 2, "the kills came too early or too late to show anything"
    _finish(path, whole)


def _finish(path: Path, whole: Path) -> None:
    with Ledger.open(path) as ledger:
        for number in range(DOCUMENTS):
            add(ledger, number)
        assert ledger.verify() == []
    assert dump(path, times=False) == dump(whole, times=False)
