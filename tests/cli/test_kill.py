"""`servanda read` killed at twenty random moments: the next read finishes it, with nothing lost or doubled."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from servanda.ledger import Ledger

EXAMPLES = Path(__file__).parents[2] / "examples"
COPIES = 3
KILLS = 20


def _texts(folder: Path) -> Path:
    folder.mkdir()
    for copy in range(COPIES):
        for path in sorted(EXAMPLES.glob("*.txt")):
            (folder / f"{copy}-{path.name}").write_text(
                f"Blad {copy}.\n\n" + path.read_text("utf-8"), "utf-8"
            )
    return folder


def _read(folder: Path, ledger: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "servanda.cli.main",
            "read",
            str(folder),
            "--ledger",
            str(ledger),
            "--language",
            "nl",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _contents(path: Path) -> tuple[list[str], list[str]]:
    with Ledger.open(path, create=False) as ledger:
        assert ledger.verify() == []
        return sorted(d.id for d in ledger.documents()), sorted(row.id for row in ledger.statements())


@pytest.mark.slow
def test_a_read_that_is_killed_is_finished_by_the_next(tmp_path: Path) -> None:
    folder = _texts(tmp_path / "texts")
    whole = tmp_path / "whole.ledger"
    begin = time.monotonic()
    assert _read(folder, whole).wait() == 0
    takes = time.monotonic() - begin
    expected = _contents(whole)
    assert len(expected[0]) == COPIES * len(list(EXAMPLES.glob("*.txt")))
    chance = random.Random(20251121)
    killed = 0
    torn = tmp_path / "torn.ledger"
    for number in range(KILLS):
        process = _read(folder, torn)
        time.sleep(chance.uniform(0.05, takes))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            killed += 1
        process.wait()
        if torn.exists() and number % 5 == 4:
            # A ledger that was torn at any of these points opens and verifies as it is.
            _contents(torn)
            torn.unlink()
            for beside in tmp_path.glob("torn.ledger-*"):
                beside.unlink()
    assert killed >= KILLS // 2
    assert _read(folder, torn).wait() == 0
    assert _contents(torn) == expected
