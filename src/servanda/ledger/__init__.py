"""The append-only ledger: documents, statements, observations and judgements under a hash-chained journal."""

from servanda.errors import LedgerError
from servanda.ledger.days import bounds, days
from servanda.ledger.dialect import shown
from servanda.ledger.rows import Added, DocumentRow, Head, Hit, Judgement, Problem, Row, Run, Stats
from servanda.ledger.store import Ledger

__all__ = [
    "Added",
    "DocumentRow",
    "Head",
    "Hit",
    "Judgement",
    "Ledger",
    "LedgerError",
    "Problem",
    "Row",
    "Run",
    "Stats",
    "bounds",
    "days",
    "shown",
]
