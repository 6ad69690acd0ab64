"""The published rules on what became of a promise: each example of the reference is read and judged."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.ledger import days
from servanda.model import Commitment, Record, Span, Visit
from servanda.model.records import Indicator, Target
from servanda.pipeline import extract
from servanda.readers import ReadOptions, read_bytes
from servanda.resolution.verdicts import (
    Said,
    Verdict,
    comes_after,
    names,
    reached,
    share_of,
    verdict,
)

PAGE = (Path(__file__).parents[2] / "docs/reference/verdicts.md").read_text("utf-8")
RULE = re.compile(
    r"^### (?P<rule>\w+): (?P<outcome>\w+)\n.*?\n> (?P<early>[\d-]+): (?P<promise>.*?)\n>\n> (?P<late>[\d-]+): (?P<later>.*?)\n\n"
    r"\*(?P<reason>.*?)\*$",
    re.M | re.S,
)


class Example(NamedTuple):
    rule: str
    outcome: str
    early: str
    promise: str
    late: str
    later: str
    reason: str


EXAMPLES = [Example(*found.groups()) for found in RULE.finditer(PAGE)]


def read(text: str, published: str, name: str) -> list[Said]:
    options = ReadOptions(language="en", published=published)
    statements = extract(read_bytes(text.encode(), f"{name}.txt", options=options)).statements
    out = []
    for one in statements:
        first, last = days(getattr(one.record, "deadline", None) or one.record.when)
        start = one.record.evidence[0].start
        out.append(
            Said(
                record=one.record, document_id=one.document_id, start=start, first_day=first, last_day=last,
                published=published,
            )
        )  # fmt: skip
    return out


def verdicts(early: str, promise: str, late: str, later: str) -> list[Verdict]:
    promised = [
        said
        for said in read(promise, early, "early")
        if said.record.modality in ("planned", "desired") and said.record.__class__.__name__ != "Position"
    ]
    assert promised, f"no promise in {promise!r}"
    answers = read(later, late, "late")
    assert answers, f"nothing said in {later!r}"
    found = [verdict(one, other) for one in promised for other in answers]
    return [one for one in found if one is not None]


def test_every_rule_is_published_and_every_published_rule_exists() -> None:
    assert [one.rule for one in EXAMPLES] == re.findall(r"^### (\w+):", PAGE, re.M)
    assert {one.rule for one in EXAMPLES} == set(names())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.rule)
def test_the_example_of_a_rule_gets_its_verdict(example: Example) -> None:
    found = verdicts(example.early, example.promise, example.late, example.later)
    assert [(one.rule, one.outcome, one.reason) for one in found] == [
        (example.rule, example.outcome, example.reason)
    ]
    assert all(0.4 < one.score <= 1 for one in found)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.rule)
def test_an_older_text_about_an_older_time_says_nothing(example: Example) -> None:
    older = re.sub(r"20\d\d", "2019", example.later)
    assert verdicts(example.early, example.promise, "2019-12-30", older) == []


@pytest.mark.parametrize(
    ("promise", "later"),
    [
        (  # somebody else's visit
            "President William Ruto will pay a state visit to Norway in May 2025.",
            "Foreign Minister Musalia Mudavadi of Kenya visited Norway on 13 May 2025.",
        ),
        (  # another session
            "The fifth session of the Joint Commission of Kenya and Norway will take place in March 2025.",
            "The fourth session of the Joint Commission of Kenya and Norway took place on 12 March 2025.",
        ),
        (  # another instrument
            "Kenya and Norway will sign the Agreement on Fisheries in June 2025.",
            "Kenya and Norway signed the Agreement on Air Transport on 12 June 2025.",
        ),
        (  # another pair
            "Kenya and Norway want to raise their trade to 1 billion dollars by 2025.",
            "Trade between Kenya and Sweden reached 1.2 billion dollars in 2025.",
        ),
        (  # a change is no level
            "Kenya and Norway want to raise their trade to 1 billion dollars by 2025.",
            "Trade between Kenya and Norway grew by 20 percent in 2025.",
        ),
        (  # the other way
            "President William Ruto will pay a state visit to Norway in May 2025.",
            "Prime Minister Jonas Gahr Store paid an official visit to Kenya on 13 May 2025.",
        ),
        (  # the same field is not the same thing
            "Kenya and Norway will strengthen cooperation in trade.",
            "Kenya and Norway signed an agreement on trade on 12 June 2025.",
        ),
    ],
)
def test_what_is_about_something_else_says_nothing(promise: str, later: str) -> None:
    assert verdicts("2025-01-10", promise, "2025-07-01", later) == []


SPAN = (Span(0, 5, "words"),)


def said(record: Record, first: str | None, published: str | None, document: str) -> Said:
    return Said(record=record, document_id=document, first_day=first, last_day=first, published=published)  # type: ignore[arg-type]


def trip(modality: str) -> Visit:
    return Visit(evidence=SPAN, from_="KEN", to="NOR", persons=("William Ruto",), modality=modality)  # type: ignore[arg-type]


def test_a_sentence_of_the_same_text_may_say_that_it_happened() -> None:
    promise = said(trip("planned"), "2025-05-13", "2025-06-01", "d1:a")
    later = Said(
        record=trip("asserted"), document_id="d1:a", start=90, first_day="2025-05-13", last_day="2025-05-13",
        published="2025-06-01",
    )  # fmt: skip
    found = verdict(promise, later)
    assert found is not None
    assert found.outcome == "kept"


def test_a_headline_does_not_keep_the_plan_of_its_own_text() -> None:
    promise = Said(record=trip("planned"), document_id="d1:a", start=90, published="2025-06-01")
    headline = Said(record=trip("asserted"), document_id="d1:a", start=0, published="2025-06-01")
    assert verdict(promise, headline) is None
    assert (
        verdict(promise, msgspec.structs.replace(headline, document_id="d1:b", published="2025-06-09"))
        is not None
    )


def test_a_text_without_a_date_answers_only_with_days_that_fit() -> None:
    promise = said(trip("planned"), "2025-05-13", None, "d1:a")
    assert comes_after(promise, said(trip("asserted"), "2025-05-13", None, "d1:b"))
    assert not comes_after(promise, said(trip("asserted"), "2025-06-13", "2025-07-01", "d1:b"))
    assert not comes_after(promise, said(trip("denied"), None, "2025-07-01", "d1:b"))


DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31)).map(datetime.date.isoformat)
KNOWN = st.none() | DAYS
MODALITIES = st.sampled_from(["asserted", "planned", "desired", "denied", "conditional"])


@given(KNOWN, KNOWN, KNOWN, KNOWN, MODALITIES)
def test_a_verdict_never_rests_on_an_earlier_text_and_time(
    first: str | None, published: str | None, then: str | None, told: str | None, modality: str
) -> None:
    promise = said(trip("planned"), first, published, "d1:a")
    later = said(trip(modality), then, told, "d1:b")
    found = verdict(promise, later)
    if found is None:
        return
    assert modality in ("asserted", "planned", "desired", "denied")
    assert published is None or (told or "") > published or (then or "") >= published
    assert 0 < found.score <= 1


@given(st.floats(1, 1e12), st.floats(1, 1e12), st.sampled_from(["=", ">", ">=", "<", "<=", "~"]))
def test_a_target_is_reached_where_its_share_is_full(target: float, value: float, comparator: str) -> None:
    share = share_of(target, value, comparator)
    if share >= 1.0001:
        assert reached(target, value, comparator)
    if share < 0.94:
        assert not reached(target, value, comparator)


def test_a_figure_of_before_the_promise_is_its_starting_point() -> None:
    promise = Commitment(
        evidence=SPAN, by=("KEN", "NOR"), action="raise trade", deadline="2030", modality="desired",
        target=Target(measure="trade_turnover", value=1e9, unit="USD"),
    )  # fmt: skip
    figure = Indicator(evidence=SPAN, measure="trade_turnover", about=("KEN", "NOR"), value=2e9, unit="USD")
    assert (
        verdict(
            said(promise, "2030-12-31", "2025-01-10", "d1:a"),
            said(figure, "2023-12-31", "2025-06-01", "d1:b"),
        )
        is None
    )
    assert (
        verdict(
            said(promise, "2030-12-31", "2025-01-10", "d1:a"),
            said(figure, "2025-12-31", "2026-06-01", "d1:b"),
        )
        is not None
    )
