"""What is missing: from which sentence it follows, how many are known, and when nothing is missing."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from servanda.ledger import Ledger
from servanda.model import Agreement, Commitment, Indicator, Mechanism, Meeting, Relationship, Target, Visit
from servanda.views import Gap, gaps
from servanda.views.gaps import FINDERS
from servanda.views.missing import KINDS

from .told import Said, Text, ledger_of

PAIR = ("CHL", "NOR")
BODY = "Joint Fisheries Commission"


def session(number: int | None, when: str | None, sentence: str, **slots: Any) -> Said:
    return Said(Meeting, {"parties": PAIR, "body": BODY, "ordinal": number, "when": when, **slots}, sentence)


def visit(number: int | None, when: str | None, sentence: str, **slots: Any) -> Said:
    slots = {"from_": "NOR", "to": "CHL", "persons": ("Eva Lind",), "ordinal": number, "when": when, **slots}
    return Said(Visit, slots, sentence)


def signed(title: str | None, when: str | None, sentence: str, **slots: Any) -> Said:
    slots = {"act": "signed", "kind": "agreement", "title": title, "parties": PAIR, "when": when, **slots}
    return Said(Agreement, slots, sentence)


def figure(sentence: str, **slots: Any) -> Said:
    slots = {
        "measure": "trade_turnover",
        "about": PAIR,
        "kind": "change_pct",
        "value": 25.0,
        "when": "2023",
        **slots,
    }
    return Said(Indicator, slots, sentence)


def relations(when: str, sentence: str, **slots: Any) -> Said:
    slots = {"parties": PAIR, "level": "diplomatic_relations", "when": when, **slots}
    return Said(Relationship, slots, sentence)


REACHED = figure("Trade reached 5 billion in 2023.", kind="level", value=5e9, unit="USD")
ANNIVERSARY = relations(
    "1919", "In 2019 they marked 100 years of relations.", act="holds", flags=("derived year",)
)
COUNTED = signed(None, "2024-06-20", "Three agreements were signed on 20 June 2024.", count=3)
TARGET = Said(
    Commitment,
    {
        "by": PAIR, "action": "raise trade", "deadline": "2030", "modality": "desired", "strength": "aimed",
        "target": Target(measure="trade_turnover", value=9e9, unit="USD"), "measurable": True,
    },
    "They aim at 9 billion by 2030.",
)  # fmt: skip
COMMISSION = Said(
    Mechanism,
    {"kind": "commission", "name": BODY, "parties": PAIR},
    "The Joint Fisheries Commission does good work.",
)
DAY = "2025-06-30"

MISSING = {
    "sessions before a planned one": (
        [session(26, "2025-10/2025-12", "The 26th session is to be held in late 2025.", modality="planned")],
        "session", 25, 0, "none of them is in the ledger",
    ),
    "sessions of which some are known": (
        [session(4, "2025-02", "The fourth session was held."), session(2, "2023-02", "The second session was held.")],
        "session", 3, 1, "the ledger knows 1 of them",
    ),
    "the fifth visit with two known": (
        [
            visit(5, None, "It is the fifth time that Lind visits Chile."), visit(None, "2025-06-20", "She came on 20 June 2025."),
            visit(1, "2001", "Her first visit was in 2001."),
        ],
        "visit", 5, 2, "2 of 5 (2001, 20 June 2025)",
    ),
    "a visit with its number and day": (
        [visit(3, "2025-06-20", "Her third visit was on 20 June 2025.")], "visit", 3, 1, "1 of 3 (20 June 2025)",
    ),
    "documents of which none is named": ([COUNTED], "document", 3, 0, "3 agreements, 0 named"),
    "documents of which one is named": (
        [COUNTED, signed("Agreement on Fish", "2024-06-20", "An Agreement on Fish was signed on 20 June 2024.")],
        "document", 3, 1, "3 agreements, 1 named",
    ),
    "the legal base": (
        [
            figure("More than 90 documents are signed.", measure="documents", kind="count", value=90.0, comparator=">", when=None),
            signed("Treaty on the Sea", "1994", "The Treaty on the Sea was signed in 1994.", kind="treaty"),
        ],
        "legal base", 90, 1, "More than 90 documents between Chile and Norway; the ledger names 1",
    ),
    "an anniversary of what no text tells": ([ANNIVERSARY], "anniversary", None, None, "implies 1919"),
    "an anniversary that does not fit": (
        [ANNIVERSARY, relations("1921", "They established relations in 1921.", act="established")],
        "anniversary", None, None, "texts that tell of it say 1921",
    ),
    "growth without an amount": ([figure("Trade grew by a quarter in 2023.")], "amount", None, None, "grew by 25% in 2023"),
    "growth with the amount of another year": (
        [figure("Trade grew by a quarter in 2023."), figure("It was 4 billion in 2022.", kind="level", value=4e9, when="2022")],
        "amount", None, None, "holds no amount",
    ),
    "a target without a figure": ([TARGET], "target", None, None, "A target for trade turnover in 2030"),
    "a plan without an outcome": (
        [visit(None, "2025-08-20", "Lind is to visit Chile on 20 August 2025.", modality="planned")],
        "outcome", None, None, "does not tell what became of it",
    ),
    "a commission that fell silent": (
        [COMMISSION, session(None, "2021-05-04", "The commission met on 4 May 2021.")],
        "silence", None, None, "the last session in the ledger was on 4 May 2021",
    ),
}  # fmt: skip


def found(path: Path, said: list[Said], published: str = DAY) -> tuple[Gap, ...]:
    path.mkdir(exist_ok=True)
    with ledger_of(path / "told.ledger", [Text("one", published, said)]) as ledger:
        return gaps(ledger, *PAIR).gaps


@pytest.mark.parametrize("name", MISSING)
def test_a_gap_says_what_follows_from_which_sentence(tmp_path: Path, name: str) -> None:
    said, kind, implied, known, words = MISSING[name]
    (gap,) = (gap for gap in found(tmp_path, said) if gap.kind == kind)
    assert (gap.implied, gap.known) == (implied, known)
    assert words in gap.words
    assert gap.line.quote in {one.sentence for one in said}
    assert gap.fill
    if known is not None:
        assert len(gap.entries) == known


NOTHING = {
    "a first session": [session(1, "2025-02", "The first session was held.")],
    "all sessions known": [session(2, "2025-02", "The second."), session(1, "2024-02", "The first session was held.")],
    "a session that did not take place": [session(9, "2025-02", "The ninth session was not held.", modality="denied")],
    "a first visit": [visit(1, "2025-06-20", "Her first visit was on 20 June 2025.")],
    "both visits known": [visit(2, "2025-06-20", "Her second visit."), visit(None, "2020", "She came in 2020.")],
    "all documents named": [
        signed(None, "2024-06-20", "Two agreements were signed.", count=2),
        signed("Agreement on Fish", "2024-06-20", "The Agreement on Fish was signed."),
        signed("Agreement on Steel", "2024-06-20", "So was the Agreement on Steel."),
    ],
    "fewer than": [
        figure("Not even 90 documents.", measure="documents", kind="count", value=90.0, comparator="<", when=None)
    ],
    "an anniversary that fits": [ANNIVERSARY, relations("1919", "Relations since 1919.", act="established")],
    "growth and amount": [figure("Trade grew by a quarter in 2023."), REACHED],
    "a target and a figure": [TARGET, REACHED],
    "a plan that is still ahead": [visit(None, "2025-12-04", "Lind is to come on 4 December 2025.", modality="planned")],
    "a plan and its outcome": [
        visit(None, "2025-08-20", "Lind is to come on 20 August 2025.", modality="planned"),
        visit(None, "2025-08-20", "Lind came on 20 August 2025."),
    ],
    "a hope": [
        Said(
            Commitment,
            {"by": ("NOR",), "to": ("CHL",), "action": "open it", "deadline": "2024", "strength": "hoped",
             "modality": "desired", "measurable": True},
            "Norway hopes to open it in 2024.",
        )
    ],
    "a commission that meets": [COMMISSION, session(None, "2025-02", "The commission met in February 2025.")],
    "a commission of which a young text tells": [COMMISSION],
    "a body of one state": [
        Said(Mechanism, {"kind": "commission", "name": "Planning Commission", "parties": ("CHL",)}, "The commission."),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", NOTHING)
def test_nothing_is_missing(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, NOTHING[name]) == ()


def test_a_later_text_fills_a_gap(tmp_path: Path) -> None:
    filled = signed("Agreement on Fish", "2024-06-20", "The Agreement on Fish was signed on 20 June 2024.")
    texts = [
        Text("one", "2024-06-21", [COUNTED]),
        Text("later", "2025-08-01", [filled], read_on="2025-08-10"),
    ]
    with ledger_of(tmp_path / "told.ledger", texts) as ledger:
        (now,), (before,) = (gaps(ledger, *PAIR, as_of=day).gaps for day in (None, "2025-08-01"))
    assert (now.known, before.known) == (1, 0)
    assert before.words == "3 agreements, 0 named"


def test_the_day_and_the_period_of_the_question(tmp_path: Path) -> None:
    plan = visit(None, "2025-08-20", "Lind is to come on 20 August 2025.", modality="planned")
    with ledger_of(tmp_path / "told.ledger", [Text("one", DAY, [plan])]) as ledger:
        assert gaps(ledger, *PAIR, as_of="2025-08-19").gaps == ()
        assert [gap.kind for gap in gaps(ledger, *PAIR).gaps] == ["outcome"]
        assert gaps(ledger, *PAIR, since="2025-09").gaps == ()
        assert len(gaps(ledger, *PAIR, since="2025-08", until="2025-08").gaps) == 1


def test_sessions_of_two_bodies_are_two_series(tmp_path: Path) -> None:
    said = [
        session(3, "2025-02", "The third."),
        session(2, "2025-03", "Another.", body="Polar Research Council"),
    ]
    assert {(gap.implied, gap.known) for gap in found(tmp_path, said)} == {(2, 0), (1, 0)}


def test_the_order_of_reading_changes_nothing(tmp_path: Path) -> None:
    texts = [
        Text(f"text {n}", DAY, MISSING[name][0])
        for n, name in enumerate(
            ("the fifth visit with two known", "the legal base", "growth without an amount")
        )
    ]
    told = []
    for turn in range(3):
        random.Random(turn).shuffle(texts)
        with ledger_of(tmp_path / f"{turn}.ledger", texts) as ledger:
            told.append([(gap.kind, gap.words, gap.fill, gap.line.quote) for gap in gaps(ledger, *PAIR).gaps])
    assert {kind for kind, *_ in told[0]} == {"visit", "legal base", "amount"}
    assert told[0] == told[1] == told[2]


def test_every_kind_has_a_finder_and_a_case(ledger: Ledger) -> None:
    assert len(FINDERS) == len(KINDS)
    assert {case[1] for case in MISSING.values()} == set(KINDS)
    story = {gap.kind: gap for gap in gaps(ledger, "CHL", "NOR").gaps}
    assert story["session"].words == (
        "The third session of “Fisheries Commission” implies 2 earlier ones; none of them is in the ledger"
    )
    assert "open a consulate" in story["outcome"].words
