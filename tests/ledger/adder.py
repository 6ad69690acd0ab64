"""Run as a program: adds articles `first..last` to a ledger, saying each number once it is added."""

from __future__ import annotations

import sys

from made import RUN, add  # beside this file, which runs as a script

from servanda.ledger import Ledger, Run


def main(path: str, first: int, last: int, run_id: str) -> None:
    run = Run(id=run_id, started=RUN.started, tool=RUN.tool, packs=RUN.packs)
    with Ledger.open(path) as ledger:
        print("open", flush=True)
        for number in range(first, last):
            add(ledger, number, run=run)
            print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
