"""A small ledger with a story that is known: Chile and Norway, the Mercosur of a neighbour, two texts and a third."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from servanda.ledger import Ledger
from servanda.model import (
    Act,
    Agreement,
    Block,
    Commitment,
    Document,
    Field,
    Indicator,
    Mechanism,
    Meeting,
    Membership,
    Metadata,
    Observation,
    Office,
    Position,
    Record,
    Relationship,
    Span,
    Statement,
    Target,
    Visit,
    Why,
    statement_id,
)

FIRST = (
    "Chile and Norway established diplomatic relations in 1919. "
    "In 2015 they signed a Treaty on the Sea. "
    "Eva Lind paid a state visit to Chile in June 2024. "
    "The third session of the Fisheries Commission is to be held in the fourth quarter of 2025. "
    "The two countries aim to raise trade turnover to 2 billion dollars by 2030. "
    "We will strengthen our friendship, said Ambassador Ana Rojas. "
    "Trade grew by more than a quarter in 2023, according to Chile. "
    "Norway welcomes Chile as a partner of the Arctic Council. "
    "Peru and Ecuador signed a pact in 2020."
)
SECOND = (
    "Eva Lind arrived in Santiago on 20 June 2024 for her visit. "
    "The Treaty on the Sea was signed in 2015 by Norway and Chile. "
    "EFTA and Chile signed a free trade agreement on 26 June 2003. "
    "A convention against piracy is to be signed in Santiago in March 2026. "
    "Norway denied that it had suspended the treaty. "
    "Norway promised to open a consulate by 1 August 2025."
)
THIRD = "Chile and Norway signed a protocol in 2026. Argentina and Brazil met in 2026."


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self, day: str) -> None:
        self.day = day

    def __call__(self) -> datetime:
        return datetime.fromisoformat(f"{self.day}T12:00:00").replace(tzinfo=UTC)


def document(name: str, text: str, published: str | None = None, **fields: Field) -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    known = {"language": Field("en", "option"), **fields}
    if published:
        known["published"] = Field(published, "file")
    return Document(
        id=f"d1:{sha256[:32]}",
        name=f"folder/{name}.txt",
        media_type="text/plain",
        sha256=sha256,
        text=text,
        blocks=(Block("body", 0, len(text)),),
        metadata=Metadata(**known),
    )


def said(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    end = text.find(".", start) + 1
    return (Span.cut(text, start, end),)


def first_records() -> list[Record]:
    def at(words: str) -> tuple[Span, ...]:
        return said(FIRST, words)

    pair = ("CHL", "NOR")
    return [
        Relationship(
            evidence=at("Chile and Norway est"), parties=pair, level="diplomatic_relations", act="established",
            when="1919", modality="asserted", why=Why("relationship.established"),
        ),
        Agreement(
            evidence=at("In 2015"), act="signed", kind="treaty", title="Treaty on the Sea", parties=pair, when="2015",
            modality="asserted",
        ),
        Visit(
            evidence=at("Eva Lind"), from_="NOR", to="CHL", persons=("Eva Lind",), level="state", when="2024-06",
            modality="asserted",
        ),
        Meeting(
            evidence=at("The third"), parties=pair, body="Fisheries Commission", ordinal=3, when="2025-10/2025-12",
            modality="planned",
        ),
        Mechanism(evidence=at("The third"), kind="commission", name="Fisheries Commission", parties=pair),
        Commitment(
            evidence=at("The two"), by=pair, action="raise trade turnover to 2 billion dollars", deadline="2030",
            strength="aimed", measurable=True, modality="desired",
            target=Target(measure="trade_turnover", value=2e9, unit="USD"),
        ),
        Commitment(
            evidence=at("We will"), by=("CHL",), action="strengthen our friendship", strength="undertaken",
            measurable=False, modality="planned", speaker="Ana Rojas",
        ),
        Office(evidence=at("We will"), person="Ana Rojas", post="ambassador to NOR", of="CHL", act="holds"),
        Indicator(
            evidence=at("Trade grew"), measure="trade_turnover", about=pair, kind="change_pct", value=25.0,
            comparator=">", when="2023", speaker="CHL", modality="asserted",
        ),
        Position(evidence=at("Norway welcomes"), by=("NOR",), stance="welcome", about="a partner", toward=("CHL",)),
        Membership(
            evidence=at("Norway welcomes"), actor="CHL", org="Arctic Council", role="partner", speaker="NOR",
            modality="asserted",
        ),
        Agreement(evidence=at("Peru"), act="signed", kind="treaty", parties=("PER", "ECU"), when="2020"),
    ]  # fmt: skip


def second_records() -> list[Record]:
    def at(words: str) -> tuple[Span, ...]:
        return said(SECOND, words)

    return [
        Visit(
            evidence=at("Eva Lind"), from_="NOR", to="CHL", persons=("Eva Lind",), when="2024-06-20", where="Santiago",
            where_state="CHL", modality="asserted",
        ),
        Agreement(
            evidence=at("The Treaty"), act="signed", kind="treaty", title="Treaty on the Sea", parties=("NOR", "CHL"),
            when="2015", modality="asserted",
        ),
        Agreement(
            evidence=at("EFTA"), act="signed", kind="fta", parties=("EFTA", "CHL"), when="2003-06-26",
            modality="asserted",
        ),
        Agreement(
            evidence=at("A convention"), act="signed", kind="convention", title="convention against piracy",
            when="2026-03", where="Santiago", where_state="CHL", modality="planned",
        ),
        Agreement(
            evidence=at("Norway denied"), act="suspended", kind="treaty", title="Treaty on the Sea",
            parties=("NOR", "CHL"), modality="denied", speaker="NOR",
        ),
        Commitment(
            evidence=at("Norway promised"), by=("NOR",), to=("CHL",), action="open a consulate",
            deadline="2025-08-01", strength="undertaken", measurable=True, modality="planned",
        ),
        Act(evidence=at("Norway promised"), plover="COOPERATE", by=("NOR",), against=("CHL",)),
    ]  # fmt: skip


def third_records() -> list[Record]:
    return [
        Agreement(
            evidence=said(THIRD, "Chile"), act="signed", kind="protocol", parties=("CHL", "NOR"), when="2026",
            modality="asserted",
        ),
        Meeting(evidence=said(THIRD, "Argentina"), parties=("ARG", "BRA"), when="2026", modality="asserted"),
    ]  # fmt: skip


def put(ledger: Ledger, made: Document, records: Sequence[Record]) -> list[Statement]:
    run = ledger.new_run({"en": "1"})
    statements = [
        Statement(id=statement_id(made.sha256, record), document_id=made.id, record=record)  # type: ignore[arg-type]
        for record in records
    ]
    seen = [
        Observation(statement_id=one.id, rule="story", pack="en-1", run=run.id, at=ledger.now())
        for one in statements
    ]
    ledger.add_document(made, made.text.encode(), statements, seen, run)
    return statements


def tell(path: Path) -> Ledger:
    """The ledger of the story, open; its clock then stands on 1 September 2025.

    The first two texts were read on 10 July 2025, the third on 20 August 2025.
    """
    clock = Clock("2025-07-10")
    ledger = Ledger.open(path, now=clock)
    put(ledger, document("first", FIRST, author=Field("Ana Rojas", "file")), first_records())
    put(
        ledger,
        document("second", SECOND, "2025-07-01", url=Field("https://example.org/second", "file")),
        second_records(),
    )
    clock.day = "2025-08-20"
    put(ledger, document("third", THIRD, "2025-08-19"), third_records())
    clock.day = "2025-09-01"
    return ledger
