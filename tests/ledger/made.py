"""Documents of our own making with statements, the same for the same number."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from servanda.ledger import Ledger, Run
from servanda.model import (
    Block,
    Commitment,
    Document,
    Field,
    Meeting,
    Metadata,
    Observation,
    Record,
    Span,
    Statement,
    Visit,
    statement_id,
)

RUN = Run(id="r1:test", started="2025-01-01T00:00:00Z", tool="0.0.test", packs={"en": "1"})
STATES = ("VNM", "RUS", "NLD", "KAZ", "IND", "BRA")
PLACES = ("Hanoi", "Moscow", "The Hague", "Astana", "New Delhi", "Brasília")


class Ticks:
    """A clock that goes on by one second whenever it is asked."""

    def __init__(self, start: str = "2025-01-01T00:00:00+00:00") -> None:
        self.moment = datetime.fromisoformat(start)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment.astimezone(UTC)


def document(text: str, *, name: str = "made.txt", blocks: tuple[Block, ...] | None = None) -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=f"d1:{sha256[:32]}",
        name=name,
        media_type="text/plain",
        sha256=sha256,
        text=text,
        blocks=(Block("body", 0, len(text)),) if blocks is None else blocks,
        metadata=Metadata(title=Field(name, "file")),
    )


def statement(document: Document, record: Record) -> Statement:
    return Statement(id=statement_id(document.sha256, record), document_id=document.id, record=record)  # type: ignore[arg-type]


def seen(statement: Statement, rule: str = "rule.a", pack: str = "en@1", run: Run = RUN) -> Observation:
    return Observation(
        statement_id=statement.id, rule=rule, pack=pack, run=run.id, at="2025-01-01T00:00:00.000000Z"
    )


def quote(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return document.span(start, start + len(words))


def article(number: int, sentences: int = 40, facts: int = 20) -> tuple[Document, bytes, list[Statement]]:
    """An article of `sentences` sentences, the first `facts` of which state something."""
    lines = []
    for at in range(sentences):
        guest, host = (number + at) % 6, (number + at + 1) % 6
        lines.append(
            f"On day {at} of {2000 + number % 30}, guest {number}.{at} from {PLACES[guest]} travelled to "
            f"{PLACES[host]} and promised to build {at + 1} schools near the river."
        )
    made = document(" ".join(lines), name=f"article-{number}.txt")
    statements, cursor = [], 0
    for at, line in enumerate(lines[:facts]):
        span = made.span(cursor, cursor + len(line))
        cursor += len(line) + 1
        guest, host = STATES[(number + at) % 6], STATES[(number + at + 1) % 6]
        year = str(2000 + number % 30)
        record: Record
        if at % 3 == 0:
            record = Visit(
                evidence=(span,), from_=guest, to=host, when=year, modality="asserted", zone="body"
            )
        elif at % 3 == 1:
            record = Commitment(
                evidence=(span,), by=(guest,), to=(host,), action="build", deadline=f"{year}-12"
            )
        else:
            record = Meeting(
                evidence=(span,), parties=(guest, host), when=f"{year}-01/{year}-03", areas=("trade",)
            )
        statements.append(statement(made, record))
    return made, made.text.encode(), statements


def add(ledger: Ledger, number: int, *, sentences: int = 6, facts: int = 4, run: Run = RUN) -> None:
    made, raw, statements = article(number, sentences, facts)
    ledger.add_document(made, raw, statements, [seen(one, run=run) for one in statements], run)
