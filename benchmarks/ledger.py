"""What one more document costs in a ledger that holds many: `python benchmarks/ledger.py [--documents 10000]`.

For an SQLite file and for a PostgreSQL server (that of the tests, started for this; or an empty database named with
`--server ADDRESS`): seconds to fill the ledger, then the ledger's own time to add one document of 5 KB with twenty
statements and to record a judgement (median and worst of many), and what searches and questions take.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests")]

MEASURED = 200
SENTENCES, FACTS = 40, 20
QUESTIONS = ("schools hanoi", "hanoi", '"near the river"', "1999 astana 17*")


def timed(work: Callable[[], Any]) -> float:
    """Wall-clock seconds of `work`."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


@contextmanager
def places(server: str | None) -> Iterator[list[tuple[str, str]]]:
    """The engines with the address of an empty ledger on each."""
    from engines.server import Server

    with tempfile.TemporaryDirectory() as folder:
        file = ("sqlite", str(Path(folder) / "many.ledger"))
        if server is not None:
            yield [file, ("postgresql", server)]
            return
        started = Server({"fsync": "on", "shared_buffers": "128MB"})
        try:
            yield [file, ("postgresql", started.address(started.new_database()))]
        finally:
            started.stop()


def measure(engine: str, target: str, documents: int) -> None:
    """Prints the rows of one engine."""
    from ledger.made import RUN, article, seen
    from servanda.ledger import Ledger

    with Ledger.open(target) as ledger:

        def add(number: int) -> float:
            made, raw, statements = article(number, SENTENCES, FACTS)
            observed = [seen(one) for one in statements]
            return timed(lambda: ledger.add_document(made, raw, statements, observed, RUN))

        spent = sum(add(number) for number in range(documents))
        row(engine, f"add the first {documents:,} documents, in all", spent)
        one_more = sorted(add(documents + number) for number in range(MEASURED))
        row(engine, "add one more document, median", one_more[MEASURED // 2])
        row(engine, "add one more document, worst", one_more[-1])
        judged = sorted(timed(lambda: ledger.judge("same", "VNM", author="bench")) for _ in range(MEASURED))
        row(engine, "record a judgement, median", judged[MEASURED // 2])
        row(engine, "record a judgement, worst", judged[-1])
        for words in QUESTIONS:
            found = len(ledger.search(words))
            row(engine, f"search {words} ({found} shown)", timed(lambda words=words: ledger.search(words)))
        year = {"actors": ("VNM", "RUS"), "since": "2004", "until": "2004"}
        row(engine, f"{len(ledger.statements(**year)):,} statements of two actors in a year",
            timed(lambda: ledger.statements(**year)))  # fmt: skip
        size = ledger.stats().bytes
        print(f"{engine:12}{'size, kilobytes a document':56}{size / 1024 / (documents + MEASURED):>10.1f}")


def row(engine: str, what: str, seconds: float) -> None:
    print(f"{engine:12}{what:56}{seconds * 1000:>10.1f}", flush=True)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument(
        "--server", metavar="ADDRESS", help="an empty database, instead of a server of its own"
    )
    options = parser.parse_args()
    print(f"{'engine':12}{'what':56}{'ms':>10}")
    with places(options.server) as targets:
        for engine, target in targets:
            measure(engine, target, options.documents)


if __name__ == "__main__":
    main()
