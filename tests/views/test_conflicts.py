"""Where texts differ: what is a conflict, what is none, why it may be so, and what a person decides."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.errors import UsageError
from servanda.ledger import Ledger
from servanda.model import Agreement, Commitment, Field, Indicator, Meeting, Relationship, Target, Visit
from servanda.views import Card, brief, conflicts, reopen, settle
from servanda.views.measuring import figures_agree, nearly, period_of, shifted
from servanda.views.model import Entry

from .told import Said, Text, add, ledger_of

PAIR = ("CHL", "NOR")


def visit(when: str, sentence: str, rule: str = "visit.noun", **slots: Any) -> Said:
    slots = {"from_": "NOR", "to": "CHL", "persons": ("Eva Lind",), "when": when, **slots}
    return Said(Visit, slots, sentence, rule)


def trade(value: float, sentence: str, **slots: Any) -> Said:
    slots = {
        "measure": "trade_turnover", "about": PAIR, "kind": "level", "comparator": "=", "unit": "USD", "when": "2023",
        **slots,
    }  # fmt: skip
    return Said(Indicator, {"value": value, **slots}, sentence)


def signed(when: str, sentence: str, **slots: Any) -> Said:
    slots = {
        "act": "signed",
        "kind": "treaty",
        "title": "Treaty on the Southern Sea",
        "parties": PAIR,
        **slots,
    }
    return Said(Agreement, {"when": when, **slots}, sentence)


def session(when: str, sentence: str, **slots: Any) -> Said:
    slots = {"parties": PAIR, "body": "Joint Fisheries Commission", "ordinal": 3, **slots}
    return Said(Meeting, {"when": when, **slots}, sentence)


def talks(when: str, sentence: str, **slots: Any) -> Said:
    slots = {"parties": PAIR, "persons": ("Eva Lind", "Ana Rojas"), "format": "in_person", **slots}
    return Said(Meeting, {"when": when, **slots}, sentence)


def step(when: str, sentence: str, **slots: Any) -> Said:
    slots = {"parties": PAIR, "level": "diplomatic_relations", "act": "established", **slots}
    return Said(Relationship, {"when": when, **slots}, sentence)


def papers(count: int, sentence: str, **slots: Any) -> Said:
    return Said(
        Agreement, {"act": "signed", "kind": "document", "parties": PAIR, "count": count, **slots}, sentence
    )


def aim(value: float, deadline: str, sentence: str) -> Said:
    target = Target(measure="trade_turnover", value=value, unit="USD")
    slots = {
        "by": PAIR,
        "action": "raise trade",
        "deadline": deadline,
        "target": target,
        "modality": "desired",
    }
    return Said(Commitment, slots, sentence)


def texts(one: Said, other: Said, days: tuple[str, str] = ("2024-06-25", "2024-06-26")) -> list[Text]:
    return [Text("one", days[0], [one]), Text("other", days[1], [other])]


def cards(path: Path, read: list[Text]) -> tuple[Card, ...]:
    path.mkdir(exist_ok=True)
    with ledger_of(path / "told.ledger", read) as ledger:
        return conflicts(ledger, *PAIR).cards


STAY = visit("2024-06-19/2024-06-20", "Lind was in Chile on 19 and 20 June 2024.")

CONFLICTS = {
    "first day and arrival, clocks apart": (
        STAY,
        visit("2024-06-20", "Lind arrived at 01:45 on 20 June 2024.", "visit.travel", when_text="01:45 on 20 June 2024"),
        "when", {"2024-06-19/2024-06-20", "2024-06-20"}, "time zone",
    ),
    "single days": (
        visit("2024-06-20", "Lind visited Chile on 20 June 2024."),
        visit("2024-06-21", "On 21 June 2024 Lind visited Chile."), "when", {"2024-06-20", "2024-06-21"}, "time zone",
    ),
    "level of a visit": (
        visit("2024-06-20", "Lind paid a state visit on 20 June 2024.", level="state"),
        visit("2024-06-20", "Lind was on a working visit on 20 June 2024.", level="working"), "level",
        {"state", "working"}, "unknown",
    ),
    "number of a visit": (
        visit("2024-06-20", "It was her third visit, on 20 June 2024.", ordinal=3),
        visit("2024-06-20", "Her fourth visit was on 20 June 2024.", ordinal=4), "ordinal", {"3", "4"}, "scope",
    ),
    "date of a treaty": (
        signed("1994-06-16", "The Treaty on the Southern Sea was signed on 16 June 1994."),
        signed("1995", "They signed the Treaty on the Southern Sea in 1995."), "when", {"1994-06-16", "1995"}, "unknown",
    ),
    "place of a treaty": (
        signed("1994", "The Treaty on the Southern Sea was signed in Oslo in 1994.", where="Oslo"),
        signed("1994-06-16", "It was signed in Lima on 16 June 1994.", where="Lima"), "where", {"Oslo", "Lima"}, "unknown",
    ),
    "parties of a treaty": (
        signed("1994", "Norway, Chile and Peru signed the treaty in 1994.", parties=("NOR", "CHL", "PER")),
        signed("1994", "Norway, Chile and Cuba signed the treaty in 1994.", parties=("NOR", "CHL", "CUB")), "parties",
        {"CHL,NOR,PER", "CHL,CUB,NOR"}, "unknown",
    ),
    "date of a numbered session": (
        session("2025-03-04", "The third session was held on 4 March 2025."),
        session("2025-05", "The commission held its third session in May 2025."), "when", {"2025-03-04", "2025-05"}, "unknown",
    ),
    "number of a session": (
        session("2025-03-04", "The third session was held on 4 March 2025."),
        session("2025-03-04", "On 4 March 2025 the fourth session was held.", ordinal=4), "ordinal", {"3", "4"}, "scope",
    ),
    "talks a day apart": (
        talks("2024-06-20", "Lind and Rojas met on 20 June 2024."),
        talks("2024-06-21", "Rojas met Lind on 21 June 2024."), "when", {"2024-06-20", "2024-06-21"}, "time zone",
    ),
    "year of relations": (
        step("1919", "Relations were established in 1919."), step("1921", "They established relations in 1921."),
        "when", {"1919", "1921"}, "unknown",
    ),
    "anniversary against the stated year": (
        step("1919", "Relations were established in 1919."),
        step("1921", "They marked 100 years of relations in 2021.", act="holds", flags=("derived year",)),
        "when", {"1919", "1921"}, "derived",
    ),
    "what a partnership was raised to": (
        step("2012", "In 2012 it became a strategic partnership.", level="strategic_partnership", act="upgraded"),
        step("2012", "In 2012 it was made an alliance.", level="alliance", act="upgraded"), "level",
        {"strategic_partnership", "alliance"}, "unknown",
    ),
    "how many papers": (
        papers(11, "Eleven papers were signed."), papers(13, "The two sides signed 13 papers."), "count", {"11", "13"},
        "scope",
    ),
    "figures of two sides": (
        trade(5.1e9, "Chile counts 5.1 billion.", speaker="CHL"),
        trade(5.6e9, "Norway counts 5.6 billion.", speaker="NOR"), "value", {"5100000000", "5600000000"}, "scope",
    ),
    "a figure revised later": (
        trade(5.12e9, "Trade was 5.12 billion in 2023."), trade(5.31e9, "Trade was 5.31 billion in 2023."), "value",
        {"5120000000", "5310000000"}, "stale",
    ),
    "a digit apart": (
        trade(5.1e9, "Trade was 5.1 billion in 2023."), trade(5.18e9, "Trade was 5.18 billion in 2023."), "value",
        {"5100000000", "5180000000"}, "precision",
    ),
    "a thousand times": (
        trade(5.1e6, "Trade was 5.1 million in 2023."), trade(5.1e9, "Trade was 5.1 billion in 2023."), "value",
        {"5100000", "5100000000"}, "translation",
    ),
    "growth without a baseline": (
        trade(25, "Trade grew by a quarter in 2023.", kind="change_pct", unit=None),
        trade(12, "Trade grew by 12 per cent in 2023.", kind="change_pct", unit=None), "value", {"25", "12"},
        "baseline missing",
    ),
    "goods, and services as well": (
        trade(5.1e9, "Trade in goods was 5.1 billion in 2023."),
        trade(8.2e9, "Trade in goods and services was 8.2 billion in 2023."), "value", {"5100000000", "8200000000"}, "scope",
    ),
    "a target raised": (
        aim(2e9, "2030", "They aim at 2 billion by 2030."), aim(3e9, "2030", "The aim is 3 billion by 2030."), "target",
        {"2000000000", "3000000000"}, "stale",
    ),
    "a target put off": (
        aim(2e9, "2025", "They aim at 2 billion by 2025."), aim(2e9, "2030", "The aim is 2 billion by 2030."), "deadline",
        {"2025", "2030"}, "stale",
    ),
    "two plans for one visit": (
        visit("2025-10-08/2025-10-09", "Lind is to visit Chile on 8 and 9 October.", modality="planned"),
        visit("2025-10-10/2025-10-11", "Lind is to come on 10 October.", modality="planned"), "when",
        {"2025-10-08/2025-10-09", "2025-10-10/2025-10-11"}, "stale",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_card_for_each_slot_that_differs_with_its_likely_cause(tmp_path: Path, name: str) -> None:
    one, other, slot, values, cause = CONFLICTS[name]
    later = name in ("a figure revised later",)
    (card,) = cards(tmp_path, texts(one, other, ("2024-06-25", "2024-09-26" if later else "2024-06-26")))
    assert (card.slot, {value.value for value in card.values}) == (slot, values)
    assert card.causes[0].kind == cause
    assert {line.quote for value in card.values for line in value.lines} == {one.sentence, other.sentence}
    assert card.open


NOT = {
    "a month that contains the day": (visit("2024-06", "Lind came in June 2024."), STAY),
    "a day within a stay": (STAY, visit("2024-06-20", "On 20 June 2024 Lind, in Chile, spoke.")),
    "a week that contains the days": (
        visit("2025-10-06/2025-10-12", "Lind comes next week.", modality="planned"),
        visit("2025-10-08/2025-10-09", "Lind comes on 8 and 9 October.", modality="planned"),
    ),
    "another traveller": (STAY, visit("2024-06-22", "Per Dahl came on 22 June 2024.", persons=("Per Dahl",))),
    "another visit": (STAY, visit("2024-09-02", "Lind came again on 2 September 2024.")),
    "planned and held": (
        visit("2024-06-18/2024-06-19", "Lind is to come on 18 and 19 June.", modality="planned"), STAY,
    ),
    "denied": (visit("2024-06-21", "Lind did not come on 21 June 2024.", modality="denied"), STAY),
    "no level against a level": (
        visit("2024-06-20", "Lind came on 20 June 2024.", level="unspecified"),
        visit("2024-06-20", "The state visit was on 20 June 2024.", level="state"),
    ),
    "about five against 5.02": (trade(5e9, "About 5 billion.", comparator="~"), trade(5.02e9, "It was 5.02 billion.")),
    "five against 5.02": (trade(5e9, "Trade was 5 billion."), trade(5.02e9, "It was 5.02 billion.")),
    "more than five against six": (trade(5e9, "More than 5 billion.", comparator=">"), trade(6e9, "It was 6 billion.")),
    "two years": (trade(5e9, "Trade was 5 billion in 2023."), trade(7e9, "Trade was 7 billion in 2024.", when="2024")),
    "a year and its half": (trade(5e9, "5 billion in 2023."), trade(2.4e9, "2.4 in the first half.", when="2023-01/2023-06")),
    "two currencies": (trade(5e9, "5 billion dollars."), trade(4.1e9, "4.1 billion euros.", unit="EUR")),
    "two measures": (trade(5e9, "Trade was 5 billion."), trade(3e9, "Exports were 3 billion.", measure="exports")),
    "growth and a factor": (
        trade(25, "Up by a quarter in 2023.", kind="change_pct", unit=None, comparator=">"),
        trade(1.3, "Up by a factor of 1.3.", kind="factor", unit=None, when=None),
    ),
    "aid in parts": (trade(6e8, "Radars for 600 million.", measure="aid"), trade(1.6e9, "Ships for 1.6 billion.", measure="aid")),
    "without a year": (trade(5e9, "Trade is 5 billion.", when=None), trade(7e9, "Trade is 7 billion.", when=None)),
    "a year that contains the day": (
        signed("1994", "The treaty was signed in 1994."), signed("1994-06-16", "It was signed on 16 June 1994."),
    ),
    "another title": (
        signed("1994", "The Treaty on the Southern Sea."), signed("2001", "A treaty on fish.", title="Treaty on Fish and Ships"),
    ),
    "yearly statements": (
        signed("2019", "The statement of 2019.", kind="joint_statement", title="Joint Statement on the Southern Sea"),
        signed("2023", "The statement of 2023.", kind="joint_statement", title="Joint Statement on the Southern Sea"),
    ),
    "plans with their years": (
        signed("2020-12", "Plan 2021-2025.", kind="plan", title="Action Plan for the Southern Sea 2021-2025"),
        signed("2021-02", "Plan 2026-2030.", kind="plan", title="Action Plan for the Southern Sea 2026-2030"),
    ),
    "one party less": (
        signed("1994", "Norway and Chile signed."),
        signed("1994", "Norway, Chile and Peru signed.", parties=("NOR", "CHL", "PER")),
    ),
    "two sessions": (session("2025-03-04", "The third."), session("2026-03-04", "The fourth.", ordinal=4)),
    "two bodies": (session("2025-03-04", "The third."), session("2025-05-04", "The third.", body="Polar Research Council")),
    "talks at two places": (
        talks("2024-06-20", "They met in Santiago.", where="Santiago"), talks("2024-06-21", "They met in Lima.", where="Lima"),
    ),
    "the same year reckoned": (
        step("1919", "Established in 1919."), step("1919", "A hundred years.", act="holds", flags=("derived year",)),
    ),
    "two levels": (step("1919", "Relations in 1919."), step("2012", "Partnership.", level="strategic_partnership")),
    "papers of two visits": (
        papers(11, "Eleven were signed.", when="2024-06-20"), papers(13, "Thirteen were signed.", when="2023-01"),
    ),
    "papers of other kinds": (papers(11, "Eleven papers."), papers(3, "Three memoranda.", kind="mou")),
    "two targets": (aim(2e9, "2025", "2 billion by 2025."), aim(3e9, "2030", "3 billion by 2030.")),
}  # fmt: skip


@pytest.mark.parametrize("name", NOT)
def test_what_is_no_conflict_gives_no_card(tmp_path: Path, name: str) -> None:
    assert cards(tmp_path, texts(*NOT[name])) == ()


def test_a_text_that_tells_both_contradicts_nobody(tmp_path: Path) -> None:
    both = [
        trade(5.1e9, "Goods were 5.1 billion in 2023."),
        trade(8.2e9, "With services it was 8.2 billion."),
    ]
    read = [Text("one", "2024-01-01", both), Text("other", "2024-02-01", [both[1]])]
    assert cards(tmp_path, read) == ()


def test_different_measures_stand_beside_each_other(tmp_path: Path) -> None:
    one, other = NOT["growth and a factor"]
    with ledger_of(tmp_path / "told.ledger", texts(one, other)) as ledger:
        (found,) = conflicts(ledger, *PAIR).beside
    assert {entry.record.value for entry in found.entries} == {25, 1.3}  # type: ignore[union-attr]
    assert "different measures" in found.why
    assert "since when" in found.why


def test_figures_too_far_apart_are_no_card_but_are_shown(tmp_path: Path) -> None:
    one, other = (
        trade(5.1e9, "Trade was 5.1 billion in 2023."),
        trade(0.4e9, "Trade in fish was 0.4 billion in 2023."),
    )
    with ledger_of(tmp_path / "told.ledger", texts(one, other)) as ledger:
        found = conflicts(ledger, *PAIR)
    assert found.cards == ()
    assert len(found.beside) == 1


def test_a_growth_that_two_levels_do_not_give(tmp_path: Path) -> None:
    levels = [
        trade(4.9e9, "Trade was 4.9 billion in 2022.", when="2022"),
        trade(5.01e9, "It was 5.01 billion in 2023."),
    ]
    growth = trade(25, "Trade grew by a quarter in 2023.", kind="change_pct", unit=None, comparator=">")
    (card,) = cards(tmp_path, [Text("one", "2024-01-01", levels), Text("other", "2024-02-01", [growth])])
    assert card.causes[0].kind == "derived"
    assert [value.derived for value in card.values] == [False, True]
    assert "4.9 billion USD in 2022" in card.values[1].words
    fitting = trade(2, "Trade grew by 2 per cent in 2023.", kind="change_pct", unit=None)
    assert (
        cards(tmp_path / "sub", [Text("one", "2024-01-01", levels), Text("other", "2024-02-01", [fitting])])
        == ()
    )


def test_a_translation_is_named_where_nothing_else_explains(tmp_path: Path) -> None:
    original = {"original_language": Field("vi", "sidecar")}
    one, other, *_ = CONFLICTS["level of a visit"]
    read = [Text("one", "2024-06-25", [one]), Text("other", "2024-06-25", [other], original)]
    (card,) = cards(tmp_path, read)
    assert card.causes[0].words == "[other:1] was read in translation out of Vietnamese"


def test_near_clocks_do_not_explain_a_day(tmp_path: Path) -> None:
    pair = {"from_": "NOR", "to": "SWE"}
    read = texts(
        visit("2024-06-20", "Lind visited Sweden on 20 June 2024.", **pair),
        visit("2024-06-21", "On 21 June 2024 Lind visited Sweden.", **pair),
    )
    with ledger_of(tmp_path / "told.ledger", read) as ledger:
        (card,) = conflicts(ledger, "NOR", "SWE").cards
    assert card.causes[0].kind == "scope"


def test_a_card_is_settled_and_keeps_all_values(tmp_path: Path) -> None:
    one, other, *_ = CONFLICTS["figures of two sides"]
    with ledger_of(tmp_path / "told.ledger", texts(one, other)) as ledger:
        (card,) = conflicts(ledger, *PAIR).cards
        assert len(brief(ledger, *PAIR).conflicts) == 1
        done = settle(ledger, card.id, "5600000000", author="Ana", reason="final count")
        (after,) = conflicts(ledger, *PAIR).cards
        assert (after.values, after.open) == (card.values, False)
        assert after.settled == done.settled
        assert after.settled is not None
        assert (after.settled.value, after.settled.author, after.settled.reason) == (
            "5600000000",
            "Ana",
            "final count",
        )
        assert brief(ledger, *PAIR).conflicts == ()
        assert conflicts(ledger, *PAIR, as_of="2025-08-31").cards[0].open, (
            "on the day before nobody had decided"
        )
        assert ledger.verify() == []
        reopen(ledger, card.id, author="Per", reason="too early")
        assert conflicts(ledger, *PAIR).cards[0].open
        assert conflicts(ledger, *PAIR).cards[0].settled is None


def test_a_value_that_comes_in_later_opens_a_settled_card(tmp_path: Path) -> None:
    one, other, *_ = CONFLICTS["figures of two sides"]
    clock_late = Text("third", "2025-08-01", [trade(5.31e9, "It was 5.31 billion in 2023.")])
    with ledger_of(tmp_path / "told.ledger", texts(one, other)) as ledger:
        (card,) = conflicts(ledger, *PAIR).cards
        settle(ledger, card.id, "5600000000", author="Ana", reason="final count")
        ledger._clock.day = "2025-09-02"  # type: ignore[attr-defined]
        add(ledger, clock_late)
        (after,) = conflicts(ledger, *PAIR).cards
        assert len(after.values) == 3
        assert after.open
        assert after.settled is not None
        assert after.settled.outdated


@pytest.mark.parametrize(
    ("id", "value", "reason"),
    [("c1:0000000000-value", "1", "x"), ("nothing", "1", "x"), (None, "7", "x"), (None, "5600000000", " ")],
)
def test_what_cannot_be_settled_is_told(tmp_path: Path, id: str | None, value: str, reason: str) -> None:
    one, other, *_ = CONFLICTS["figures of two sides"]
    with ledger_of(tmp_path / "told.ledger", texts(one, other)) as ledger:
        (card,) = conflicts(ledger, *PAIR).cards
        with pytest.raises(UsageError) as caught:
            settle(ledger, id or card.id, value, author="Ana", reason=reason)
        assert caught.value.remedy
        with pytest.raises(UsageError):
            reopen(ledger, card.id, author="Ana", reason="x")
        assert ledger.judgements() == []


def test_statements_that_somebody_kept_apart_are_not_compared(tmp_path: Path) -> None:
    one, other, *_ = CONFLICTS["date of a treaty"]
    with ledger_of(tmp_path / "told.ledger", texts(one, other)) as ledger:
        (card,) = conflicts(ledger, *PAIR).cards
        first, second = card.statements
        ledger.judge("not_same", first, object=second, author="Ana", reason="two treaties")
        assert conflicts(ledger, *PAIR).cards == ()
        ledger.judge("same", first, object=second, author="Ana", reason="one after all")
        assert len(conflicts(ledger, *PAIR).cards) == 1


def test_the_period_keeps_what_touches_it(tmp_path: Path) -> None:
    one, other, *_ = CONFLICTS["date of a treaty"]
    with ledger_of(tmp_path / "told.ledger", texts(one, other)) as ledger:
        assert len(conflicts(ledger, *PAIR, since="1995", until="1996").cards) == 1
        assert conflicts(ledger, *PAIR, since="1996").cards == ()


def test_the_order_of_reading_changes_nothing(tmp_path: Path) -> None:
    read = [
        Text(f"{name[:9]} {side}", f"2024-06-2{side}", [said])
        for name in ("first day and arrival, clocks apart", "date of a treaty", "figures of two sides", "how many papers")
        for side, said in enumerate(CONFLICTS[name][:2], 1)
    ]  # fmt: skip
    told = []
    for turn in range(4):
        random.Random(turn).shuffle(read)
        found = cards(tmp_path / str(turn), read)
        told.append(
            [
                (card.id, card.slot, card.what, [(v.value, v.words) for v in card.values], card.causes)
                for card in found
            ]
        )
    assert len(told[0]) == 4
    assert all(one == told[0] for one in told)


FIGURES = st.floats(min_value=1, max_value=1e12, allow_nan=False).map(lambda value: float(f"{value:.3g}"))
SIGNS = st.sampled_from(["=", "~", ">", "<", ">=", "<=", None])


@given(FIGURES, SIGNS, FIGURES, SIGNS)
def test_agreement_of_figures_is_mutual(
    one: float, first: str | None, other: float, second: str | None
) -> None:
    assert figures_agree(one, first, other, second) == figures_agree(other, second, one, first)
    assert figures_agree(one, first, one, first)


@given(FIGURES)
def test_a_rounded_figure_agrees_with_what_it_rounds(value: float) -> None:
    assert figures_agree(value, "=", float(f"{value:.2g}"), "=")
    assert nearly(value, float(f"{value:.2g}"))


def test_powers_of_ten_and_periods() -> None:
    assert (shifted(5.1e6, 5.1e9), shifted(5.1e9, 5.6e9), shifted(0, 1)) == (3, 0, 0)
    kinds = {
        "2024-06-20": "day",
        "2024-06-19/2024-06-20": "stay",
        "2024-06": "rough",
        "2025-10-06/2025-10-12": "rough",
    }
    assert {when: period.kind for when in kinds if (period := period_of(when))} == kinds
    assert [period_of(when) for when in (None, "2030/..", "soon")] == [None, None, None]


def test_entries_of_one_ledger_give_no_card_against_themselves(ledger: Ledger) -> None:
    found = conflicts(ledger, *PAIR)
    assert found.cards == ()
    assert isinstance(found.beside, tuple)
    assert not any(isinstance(one, Entry) for one in found.cards)
