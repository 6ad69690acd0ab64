"""Eight programs that add documents and four that judge, all at once: nothing is lost, and there is one chain."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from engines.places import Place
from servanda.ledger import Ledger

from .made import article

HERE = Path(__file__).parent
ADDERS, EACH, SHARED = 8, 30, 10
JUDGES, JUDGEMENTS = 4, 15


def programs(place: Place) -> list[subprocess.Popen[str]]:
    """All of them, started. Neighbours among the adders share the last articles of the one and the first of the next."""
    commands = [
        [str(HERE / "adder.py"), place.target, str(at * EACH), str((at + 1) * EACH + SHARED), f"r1:{at}"]
        for at in range(ADDERS)
    ]
    commands += [
        [str(HERE / "judge.py"), place.target, str(at * JUDGEMENTS), str((at + 1) * JUDGEMENTS)]
        for at in range(JUDGES)
    ]
    return [
        subprocess.Popen(
            [sys.executable, *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        for command in commands
    ]


@pytest.mark.slow
def test_eight_add_and_four_judge_at_once(place: Place) -> None:
    started = programs(place)
    for program in started:
        _, said = program.communicate(timeout=300)
        assert (program.returncode, said) == (0, "")
    documents = ADDERS * EACH + SHARED
    with Ledger.open(place.target) as ledger:
        assert ledger.verify() == []
        assert {row.id for row in ledger.documents()} == {article(n, 6, 4)[0].id for n in range(documents)}
        stats = ledger.stats()
        assert (stats.documents, sum(stats.statements.values())) == (documents, documents * 4)
        assert (stats.observations, stats.runs) == (documents * 4, ADDERS)
        made = ledger.judgements()
        assert {one.subject for one in made} == {f"name {n}" for n in range(JUDGES * JUDGEMENTS)}
        assert len(made) == JUDGES * JUDGEMENTS
        assert ledger.head().seq == stats.entries_in_journal == documents + ADDERS + len(made)
        mixed = [one.at for one in made]
        first, last = ledger.documents()[0].added_at, ledger.documents()[-1].added_at
        assert any(first < at < last for at in mixed), "they worked one after the other, which shows nothing"
