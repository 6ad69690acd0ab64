"""Same thing? What is one by rule, what is asked, what persons decide; the order of reading never matters."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.ledger import days
from servanda.model import Span
from servanda.model.records import RECORD_TYPES
from servanda.pipeline import extract
from servanda.readers import read_path
from servanda.resolution.identity import gather, resolve
from servanda.resolution.names import Name, likeness
from servanda.resolution.pairs import Pairs, pair, pairs_of

EXAMPLES = Path(__file__).parents[2] / "examples"


class Told(msgspec.Struct, frozen=True):
    """A statement for these tests."""

    id: str
    record: Any
    document_id: str = "d1"
    published: str | None = "2024-07-01"
    language: str | None = "en"

    @property
    def type(self) -> str:
        return str(self.record.__struct_config__.tag)

    @property
    def modality(self) -> str | None:
        return self.record.modality or "asserted"

    @property
    def first_day(self) -> str | None:
        return days(getattr(self.record, "deadline", None) or self.record.when)[0]

    @property
    def last_day(self) -> str | None:
        return days(getattr(self.record, "deadline", None) or self.record.when)[1]


def told(id: str, type: str, document: str = "d1", language: str = "en", **slots: Any) -> Told:
    record = RECORD_TYPES[type](evidence=(Span(0, 5, "words"),), **slots)
    return Told(id, record, document, "2024-07-01", language)


def groups(*said: Told, judged: Pairs | None = None) -> list[list[str]]:
    return sorted(sorted(one.id for one in group) for group in gather(said, judged or Pairs()))


TREATY_NL = ("instrument.treaty", "level.comprehensive_strategic_partnership", "state.PRK", "state.RUS")


def treaty(id: str, title: str, language: str, concepts: tuple[str, ...] = TREATY_NL, **slots: Any) -> Told:
    filled = {
        "act": "signed",
        "kind": "treaty",
        "parties": ("RUS", "PRK"),
        "title": title,
        "concepts": concepts,
        **slots,
    }
    return told(id, "agreement", document=f"d-{language}", language=language, **filled)


def test_one_treaty_in_several_languages() -> None:
    said = [
        treaty(
            "a",
            "Treaty on Comprehensive Strategic Partnership between Russia and North Korea",
            "en",
            when="2024-06-19",
        ),
        treaty(
            "b",
            "Verdrag inzake een alomvattend strategisch partnerschap",
            "nl",
            ("instrument.treaty", "level.comprehensive_strategic_partnership"),
            when="2024-06",
        ),
        treaty(
            "c",
            "Договор о всеобъемлющем стратегическом партнерстве",
            "ru",
            ("instrument.treaty", "level.comprehensive_strategic_partnership"),
            when="2024",
        ),
    ]
    assert groups(*said) == [["a", "b", "c"]]


def test_a_statement_that_names_the_treaty_is_not_the_treaty() -> None:
    statement = treaty(
        "b",
        "Gezamenlijke verklaring op basis van 30 jaar Verdrag inzake de basisbeginselen",
        "nl",
        ("instrument.joint_statement", "instrument.treaty"),
        kind="joint_statement",
        act="signed",
        when="1994",
    )
    original = treaty(
        "a",
        "Verdrag inzake de basisbeginselen van vriendschappelijke betrekkingen",
        "nl",
        ("instrument.treaty", "level.other"),
        when="1994",
    )
    assert groups(original, statement) == [["a"], ["b"]]


def test_two_treaties_of_one_year_with_other_names_stay_two() -> None:
    a = treaty("a", "Treaty on Extradition", "en", ("area.law_justice", "instrument.treaty"), when="2019")
    b = treaty("b", "Treaty on Air Transport", "en", ("area.transport", "instrument.treaty"), when="2019")
    assert groups(a, b) == [["a"], ["b"]]


def test_names_that_say_too_little_join_only_on_the_same_day() -> None:
    a = treaty("a", "Vertrag", "de", ("instrument.treaty",), when="2024-06-19")
    b = treaty("b", "договор", "ru", ("instrument.treaty",), when="2024-06-19")
    vague = treaty("c", "договор", "ru", ("instrument.treaty",), when="2024")
    assert groups(a, b) == [["a", "b"]]
    assert groups(a, vague) == [["a"], ["c"]]
    assert resolve([a, vague]).proposals[0].left == ("a",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Commission", ("mechanism.commission", "state.RUS", "state.VNM", "area.trade")), ("Comité", ("mechanism.committee", "area.trade")), True),
        (("Joint Bank", ("mechanism.bank", "state.RUS", "state.VNM")), ("Centre", ("mechanism.centre", "state.RUS", "state.VNM")), False),
        (("Russian-Indian commission", ("mechanism.commission", "state.RUS", "state.IND")), ("комиссия", ("mechanism.commission", "state.RUS", "state.CHN")), False),
    ],
)  # fmt: skip
def test_names_across_languages(one: Any, other: Any, same: bool) -> None:
    found = likeness(Name(*one, "en"), Name(*other, "nl"))
    assert (found.score is not None and found.score >= 0.6) == same


def test_a_vague_date_joins_only_where_one_thing_fits() -> None:
    one = told("a", "visit", from_="RUS", to="VNM", when="2024-06-19")
    other = told("b", "visit", from_="RUS", to="VNM", when="2024-01-10")
    june = told("c", "visit", "d2", from_="RUS", to="VNM", when="2024-06")
    year = told("d", "visit", "d2", from_="RUS", to="VNM", when="2024")
    assert groups(one, june) == [["a", "c"]]
    assert groups(one, other, year) == [["a"], ["b"], ["d"]]
    asked = resolve([one, other, year]).proposals
    assert {one.cause for one in asked} == {"several fit"}


def test_days_that_are_one_apart_are_asked_about() -> None:
    one = told("a", "meeting", parties=("RUS", "VNM"), when="2024-06-19")
    other = told("b", "meeting", "d2", parties=("VNM", "RUS"), when="2024-06-20")
    (asked,) = resolve([one, other]).proposals
    assert (asked.cause, asked.features["days_apart"]) == ("a day apart", 1.0)


def test_turnover_is_the_same_from_both_sides_and_exports_are_not() -> None:
    figures = {"kind": "level", "value": 5.0e9, "unit": "USD", "when": "2023"}
    a = told("a", "indicator", measure="trade_turnover", about=("RUS", "VNM"), **figures)
    b = told("b", "indicator", measure="trade_turnover", about=("VNM", "RUS"), **figures)
    c = told("c", "indicator", measure="exports", about=("RUS", "VNM"), **figures)
    d = told("d", "indicator", measure="exports", about=("VNM", "RUS"), **figures)
    assert groups(a, b, c, d) == [["a", "b"], ["c"], ["d"]]


def test_persons_have_the_last_word() -> None:
    one = told("a", "visit", from_="RUS", to="VNM", when="2024-06-19")
    same = told("b", "visit", "d2", from_="RUS", to="VNM", when="2024-06-19")
    other = told("c", "visit", "d2", from_="RUS", to="VNM", when="2019-01-01")
    assert groups(one, same) == [["a", "b"]]
    assert groups(one, same, judged=Pairs(not_same=frozenset({("a", "b")}))) == [["a"], ["b"]]
    assert groups(one, other, judged=Pairs(same=frozenset({("a", "c")}))) == [["a", "c"]]
    assert not resolve([one, same], Pairs(not_same=frozenset({("a", "b")}))).proposals


def test_of_two_judgements_the_later_holds() -> None:
    pairs = pairs_of([("same", "a", "b"), ("not_same", "b", "a"), ("reject", "a", "c")])
    assert pairs == Pairs(not_same=frozenset({pair("a", "b")}))


def stories() -> list[Told]:
    out = []
    for path in sorted(EXAMPLES.glob("same-*.txt")) + sorted(EXAMPLES.glob("??-0[1-8]*.txt")):
        extraction = extract(read_path(path))
        for statement in extraction.statements:
            metadata = extraction.document.metadata
            out.append(
                Told(
                    statement.id,
                    statement.record,
                    extraction.document.id,
                    metadata.published.value,
                    metadata.language.value,
                )
            )
    return out


STORIES = stories()


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, len(STORIES)))
def test_the_order_of_reading_is_irrelevant(rng: random.Random, left_out: int) -> None:
    known = STORIES[left_out:] + STORIES[: left_out // 2]
    shuffled = rng.sample(known, len(known))
    assert resolve(shuffled) == resolve(known)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_merging_and_then_undoing_is_identity(data: st.DataObject) -> None:
    kinds: dict[str, list[str]] = {}
    for one in STORIES:
        kinds.setdefault(one.type, []).append(one.id)
    ids = data.draw(st.sampled_from([ids for ids in kinds.values() if len(ids) > 1]))
    a, b = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    before = resolve(STORIES)
    merged = resolve(STORIES, Pairs(same=frozenset({pair(a, b)}) if a != b else frozenset()))
    if a != b:
        assert any({a, b} <= set(group) for group in merged.groups)
    assert resolve(STORIES, Pairs()) == before


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_what_is_judged_apart_is_never_one_by_rule(data: st.DataObject) -> None:
    group = data.draw(st.sampled_from([g for g in resolve(STORIES).groups if len(g) > 1]))
    a, b = sorted(data.draw(st.permutations(group))[:2])
    parted = resolve(STORIES, Pairs(not_same=frozenset({(a, b)})))
    assert not any({a, b} <= set(group) for group in parted.groups)
    assert not any({a, b} <= {*one.left, *one.right} for one in parted.proposals)


def test_every_statement_is_in_one_group() -> None:
    found = resolve(STORIES).groups
    assert sorted(id for group in found for id in group) == sorted({one.id for one in STORIES})
    assert len(found) < len(STORIES) * 0.75
