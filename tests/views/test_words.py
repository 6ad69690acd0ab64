"""Dates, figures, names and sentences in plain English."""

from __future__ import annotations

import pytest

from servanda.errors import UsageError
from servanda.model import (
    Act,
    Agreement,
    Commitment,
    Indicator,
    Mechanism,
    Meeting,
    Membership,
    Office,
    Position,
    Record,
    Relationship,
    Span,
    Target,
    Visit,
)
from servanda.views.dates import by_words, date_words, in_words
from servanda.views.figures import figure, ordinal
from servanda.views.names import actor_code, actor_name
from servanda.views.wording import dated, lead, wording

E = (Span(0, 1, "x"),)
PAIR = ("VNM", "RUS")


@pytest.mark.parametrize(
    ("edtf", "words", "within", "by"),
    [
        ("1994", "1994", "in 1994", "by 1994"),
        ("2024-06", "June 2024", "in June 2024", "by June 2024"),
        ("2015-05-29", "29 May 2015", "on 29 May 2015", "by 29 May 2015"),
        ("2024-06-19/2024-06-20", "19–20 June 2024", "on 19–20 June 2024", "by 19–20 June 2024"),
        (
            "2024-06-30/2024-07-02",
            "30 June – 2 July 2024",
            "on 30 June – 2 July 2024",
            "by 30 June – 2 July 2024",
        ),
        (
            "2025-10/2025-12",
            "fourth quarter of 2025",
            "in the fourth quarter of 2025",
            "by the fourth quarter of 2025",
        ),
        ("2025-01/2025-06", "first half of 2025", "in the first half of 2025", "by the first half of 2025"),
        ("2030/..", "from 2030 on", "from 2030 on", "from 2030 on"),
        ("../2030", "until 2030", "until 2030", "until 2030"),
        ("2024~", "about 2024", "about 2024", "about 2024"),
        ("202X", "2020s", "in the 2020s", "by the 2020s"),
        ("2021/2025", "2021–2025", "in 2021–2025", "by 2021–2025"),
        ("2025-22", "summer of 2025", "in the summer of 2025", "by the summer of 2025"),
        ("soon", "soon", "soon", "soon"),
        (None, "", "", ""),
    ],
)
def test_dates(edtf: str | None, words: str, within: str, by: str) -> None:
    assert (date_words(edtf), in_words(edtf)) == (words, within)
    assert by_words(edtf) == by


@pytest.mark.parametrize(
    ("value", "unit", "comparator", "words"),
    [
        (15e9, "USD", "=", "15 billion USD"),
        (4.2, None, None, "4.2"),
        (1000, None, ">=", "at least 1,000"),
        (2_500_000, "persons", "~", "about 2.5 million persons"),
        (1.2e12, "EUR", "<", "less than 1.2 trillion EUR"),
    ],
)
def test_figures(value: float, unit: str | None, comparator: str | None, words: str) -> None:
    assert figure(value, unit, comparator) == words


def test_ordinals() -> None:
    assert [ordinal(n) for n in (1, 5, 11, 21, 26, 32, 43, 112)] == [
        "first", "fifth", "11th", "21st", "26th", "32nd", "43rd", "112th",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (
            Visit(evidence=E, from_="RUS", to="VNM", persons=("Vladimir Putin",), level="state"),
            "Vladimir Putin (Russia) paid a state visit to Vietnam",
        ),
        (
            Visit(evidence=E, from_="GBR", to="IND", level="official", ordinal=1, modality="planned"),
            "The United Kingdom is to pay a first official visit to India",
        ),
        (
            Visit(evidence=E, from_="NLD", to="USA", level="official", modality="denied"),
            "The Netherlands did not pay an official visit to the United States",
        ),
        (
            Meeting(evidence=E, parties=PAIR, persons=("To Lam", "Vladimir Putin"), where="Moscow"),
            "To Lam and Vladimir Putin (Vietnam and Russia) met in Moscow",
        ),
        (
            Meeting(evidence=E, parties=PAIR, body="Joint Trade Commission", ordinal=26, modality="planned"),
            "The 26th session of “Joint Trade Commission” (Vietnam and Russia) is to be held",
        ),
        (Meeting(evidence=E, parties=PAIR, format="call"), "Vietnam and Russia spoke by telephone"),
        (
            Agreement(evidence=E, act="signed", kind="treaty", title="Treaty on the Sea", parties=PAIR),
            "Vietnam and Russia signed the treaty “Treaty on the Sea”",
        ),
        (Agreement(evidence=E, act="signed", kind="document", count=11, parties=PAIR), "Vietnam and Russia signed 11 documents"),
        (
            Agreement(evidence=E, act="entered_into_force", kind="fta", parties=("EAEU", "VNM")),
            "A free trade agreement between the EAEU and Vietnam entered into force",
        ),
        (
            Agreement(evidence=E, act="signed", kind="convention", where="Hanoi", modality="planned"),
            "A convention is to be signed in Hanoi",
        ),
        (
            Relationship(evidence=E, parties=PAIR, level="comprehensive_strategic_partnership", act="upgraded"),
            "Vietnam and Russia raised their relations to a comprehensive strategic partnership",
        ),
        (
            Relationship(evidence=E, parties=PAIR, level="diplomatic_relations", act="holds"),
            "Vietnam and Russia have diplomatic relations",
        ),
        (Membership(evidence=E, actor="VNM", org="BRICS", role="partner"), "Vietnam is a partner of BRICS"),
        (
            Membership(evidence=E, actor="VNM", org="APEC", role="host", act="expected", modality="planned"),
            "Vietnam is to be the host of APEC",
        ),
        (
            Commitment(
                evidence=E, by=PAIR, action="meer handel : drijven", strength="aimed",
                target=Target(measure="trade_turnover", value=15e9, unit="USD"),
            ),
            "Vietnam and Russia aim: “meer handel : drijven” (target: trade turnover of 15 billion USD)",
        ),
        (
            Commitment(evidence=E, by=("RUS",), to=("VNM",), action="train students", strength="willing"),
            "Russia is willing towards Vietnam: “train students”",
        ),
        (
            Indicator(evidence=E, measure="trade_turnover", about=PAIR, kind="change_pct", value=25, comparator=">"),
            "Trade turnover between Vietnam and Russia grew by more than 25%",
        ),
        (
            Indicator(evidence=E, measure="exports", about=PAIR, kind="change_pct", value=-3, modality="planned"),
            "Exports from Vietnam to Russia are to fall by 3%",
        ),
        (
            Indicator(evidence=E, measure="trade_turnover", about=PAIR, kind="factor", value=1.3),
            "Trade turnover between Vietnam and Russia grew by a factor of 1.3",
        ),
        (
            Indicator(evidence=E, measure="documents", about=PAIR, kind="count", value=90, comparator=">", unit="documents"),
            "More than 90 documents of Vietnam and Russia",
        ),
        (
            Position(evidence=E, by=("RUS",), stance="support", about="Vietnam as host", toward=("VNM",)),
            "Russia supports “Vietnam as host” (Vietnam)",
        ),
        (Act(evidence=E, plover="SANCTION", by=("USA",), against=("RUS",)), "The United States takes measures against Russia"),
        (Office(evidence=E, person="Ana Rojas", post="ambassador to NOR", of="CHL"), "Ana Rojas is ambassador to Norway of Chile"),
        (Mechanism(evidence=E, kind="joint_venture", parties=PAIR), "A joint venture (Vietnam and Russia)"),
    ],
)  # fmt: skip
def test_sentences(record: Record, words: str) -> None:
    assert wording(record) == words


def test_the_lead_leaves_out_what_the_sentence_says() -> None:
    treaty = Agreement(evidence=E, act="signed", kind="treaty", title="Treaty on the Sea", parties=PAIR)
    assert lead(treaty, "They signed the Treaty  on the Sea.") == "Vietnam and Russia signed a treaty"
    assert lead(treaty, "They signed it.") == ""
    aim = Target(measure="students", value=1000.0)
    train = Commitment(evidence=E, by=("RUS",), action="train", strength="willing", target=aim)
    assert lead(train, "We are willing to train.") == "Russia is willing (target: 1,000 students)"
    work = Act(evidence=E, plover="MOBILIZE", by=PAIR, action="hold exercises")
    assert wording(work) == "Vietnam and Russia make a show of force: “hold exercises”"


def test_dated_adds_the_deadline_or_the_date() -> None:
    promise = Commitment(
        evidence=E, by=("RUS",), action="pay", deadline="2030", when="2024", strength="agreed"
    )
    assert dated(promise) == "Russia agreed: “pay” by 2030"
    assert dated(Visit(evidence=E, from_="RUS", to="VNM", when="2024-06-20")).endswith("on 20 June 2024")


@pytest.mark.parametrize("typed", ["VNM", "vn", "Vietnam", "viet nam", "Viëtnam", "  VIETNAM "])
def test_a_state_is_found_by_code_or_name_in_any_language(typed: str) -> None:
    assert actor_code(typed) == "VNM"


def test_names_in_dutch_and_organisations() -> None:
    assert [actor_code(name) for name in ("Rusland", "the Netherlands", "Duitsland", "EAEU", "european union")] == [
        "RUS", "NLD", "DEU", "EAEU", "EU",
    ]  # fmt: skip
    assert actor_name("USA") == "the United States"


def test_an_unknown_name_brings_suggestions() -> None:
    with pytest.raises(UsageError) as caught:
        actor_code("Vietnm")
    assert "Vietnam (VNM)" in caught.value.remedy
    with pytest.raises(UsageError) as caught:
        actor_code("qqqqqqqq")
    assert "VNM" in caught.value.remedy
