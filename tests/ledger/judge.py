"""Run as a program: makes judgements `first..last` in a ledger, each on a name that tells its number, and asks in between."""

from __future__ import annotations

import sys

from servanda.ledger import Ledger


def main(target: str, first: int, last: int) -> None:
    with Ledger.open(target) as ledger:
        for number in range(first, last):
            ledger.judge(
                "same", f"name {number}", object="VNM", author=f"judge {first}", reason="they are one"
            )
            known = ledger.judgements(f"name {number}")
            assert len(known) == 1, known
            statements, documents = ledger.statements(), ledger.documents()
            assert {row.document_id for row in statements} <= {row.id for row in documents} | {""}
            for row in ledger.search("river")[:3]:
                assert row.statements or row.passage.quote


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
