"""EDTF: what is read, what is refused, and the laws that hold for every date."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.text import edtf
from servanda.text.edtf import OPEN, Edtf, EdtfProblem, parse


def read(text: str) -> Edtf:
    made = parse(text)
    assert isinstance(made, Edtf), made
    return made


D = datetime.date


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "printed"),
    [
        ("1994", D(1994, 1, 1), D(1994, 12, 31), "year", "1994"),
        ("2024-02", D(2024, 2, 1), D(2024, 2, 29), "month", "2024-02"),
        ("2024-06-20", D(2024, 6, 20), D(2024, 6, 20), "day", "2024-06-20"),
        ("2024-06-19/2024-06-20", D(2024, 6, 19), D(2024, 6, 20), "interval", "2024-06-19/2024-06-20"),
        ("2024-06/2025", D(2024, 6, 1), D(2025, 12, 31), "interval", "2024-06/2025"),
        ("2030/..", D(2030, 1, 1), OPEN, "interval", "2030/.."),
        ("../2030-03", OPEN, D(2030, 3, 31), "interval", "../2030-03"),
        ("2024~", D(2024, 1, 1), D(2024, 12, 31), "year", "2024~"),
        ("2025-08~", D(2025, 8, 1), D(2025, 8, 31), "month", "2025-08~"),
        ("1984?", D(1984, 1, 1), D(1984, 12, 31), "year", "1984?"),
        ("202X", D(2020, 1, 1), D(2029, 12, 31), "decade", "202X"),
        ("19XX", D(1900, 1, 1), D(1999, 12, 31), "century", "19XX"),
        ("2025-36", D(2025, 10, 1), D(2025, 12, 31), "quarter", "2025-10/2025-12"),
        ("2025-33", D(2025, 1, 1), D(2025, 3, 31), "quarter", "2025-01/2025-03"),
        ("2025-10/2025-12", D(2025, 10, 1), D(2025, 12, 31), "quarter", "2025-10/2025-12"),
        ("2025-11/2025-12", D(2025, 11, 1), D(2025, 12, 31), "interval", "2025-11/2025-12"),
        ("2025-40", D(2025, 1, 1), D(2025, 6, 30), "interval", "2025-01/2025-06"),
        ("2025-21", D(2025, 3, 1), D(2025, 5, 31), "season", "2025-21"),
        ("2025-24", D(2025, 12, 1), D(2026, 2, 28), "season", "2025-24"),
        ("2024/2024", D(2024, 1, 1), D(2024, 12, 31), "year", "2024"),
        ("-0043", OPEN, OPEN, "year", "-0043"),
        ("0000", OPEN, OPEN, "year", "0000"),
        ("00XX", OPEN, D(99, 12, 31), "century", "00XX"),
    ],
)
def test_reads(text: str, first: object, last: object, precision: str, printed: str) -> None:
    made = read(text)
    assert (made.first, made.last, made.precision, str(made)) == (first, last, precision, printed)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2025-02-30", "2025-02 has no day 30"),
        ("2023-02-29", "no day 29"),
        ("2025-13", "no month 13"),
        ("2025-00", "no month 00"),
        ("2025-36-01", "no month 36"),
        ("2025-01-00", "no day 00"),
        ("2030/2020", "ends before it starts"),
        ("../..", "open at both ends"),
        ("-0000", "1 BC"),
        ("", "write YYYY"),
        ("20", "write YYYY"),
        ("2024/", "write YYYY"),
        ("2024/2025/2026", "write YYYY"),
        ("2024-6-1", "write YYYY"),
        ("last year", "write YYYY"),
        ("2024-06-20T10:00", "write YYYY"),
        ("２０２４", "write YYYY"),
        ("2024\n", "write YYYY"),
    ],
)
def test_refuses_with_a_reason(text: str, reason: str) -> None:
    problem = parse(text)
    assert isinstance(problem, EdtfProblem)
    assert reason in problem.reason
    assert repr(text) in str(problem)


def test_makers() -> None:
    assert str(edtf.quarter(2025, 4)) == "2025-10/2025-12"
    assert str(edtf.half(2025, 2)) == "2025-07/2025-12"
    assert str(edtf.month(2024, 6)) == "2024-06"
    assert str(edtf.day(D(2024, 6, 20))) == "2024-06-20"
    assert str(edtf.interval(edtf.year(2030), None)) == "2030/.."
    assert str(edtf.approximate(read("2024-06/2024-08?"))) == "2024-06~/2024-08%"
    for wrong in (lambda: edtf.quarter(2025, 5), lambda: edtf.month(2025, 13), lambda: edtf.half(2025, 3)):
        with pytest.raises(ValueError, match="there is no"):
            wrong()
    with pytest.raises(ValueError, match="ends before"):
        edtf.interval(edtf.year(2025), edtf.year(2024))


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("2023", "2024", "before"),
        ("2024-06", "2024-05-31", "after"),
        ("2025-36", "2025-10/2025-12", "same"),
        ("2025-01/2025-12", "2025", "same"),
        ("2024", "2024-06-20", "contains"),
        ("2024-06-20", "202X", "within"),
        ("2024-05/2024-07", "2024-07/2024-09", "overlaps"),
        ("2030/..", "2035", "contains"),
        ("../2030", "2030/..", "overlaps"),
        ("-0043", "0044", "before"),
    ],
)
def test_relation(one: str, other: str, relation: str) -> None:
    assert edtf.relation(read(one), read(other)) == relation


PARTS = st.one_of(
    st.dates(min_value=D(1000, 1, 1)).map(lambda date: date.isoformat()),
    st.dates(min_value=D(1000, 1, 1)).map(lambda date: date.isoformat()[:7]),
    st.integers(-9999, 9999).filter(bool).map(lambda n: f"{n:04d}" if n > 0 else f"-{-n:04d}"),
    st.tuples(st.integers(1, 9998), st.sampled_from((21, 22, 23, 24, 33, 34, 35, 36, 40, 41))).map(
        lambda pair: f"{pair[0]:04d}-{pair[1]}"
    ),
    st.integers(0, 999).map(lambda n: f"{n:03d}X"),
    st.integers(0, 99).map(lambda n: f"{n:02d}XX"),
)
MARKED = st.tuples(PARTS, st.sampled_from(("", "", "~", "?", "%"))).map("".join)
DATES = st.one_of(
    MARKED,
    st.tuples(MARKED, MARKED).map("/".join),
    MARKED.map(lambda part: f"{part}/.."),
    MARKED.map(lambda part: f"../{part}"),
).map(parse).filter(lambda made: isinstance(made, Edtf))  # fmt: skip


@given(DATES)
def test_printing_and_reading_is_the_identity(date: Edtf) -> None:
    assert parse(str(date)) == date


@given(DATES)
def test_first_is_not_after_last(date: Edtf) -> None:
    assert date.low <= date.high
    if date.first is not OPEN and date.last is not OPEN:
        assert date.first <= date.last


@given(DATES)
def test_containment_is_reflexive(date: Edtf) -> None:
    assert edtf.contains(date, date)
    assert edtf.compare(date, date) == 0


@given(DATES, DATES, DATES)
def test_containment_and_order_are_transitive(one: Edtf, two: Edtf, three: Edtf) -> None:
    if edtf.contains(one, two) and edtf.contains(two, three):
        assert edtf.contains(one, three)
    if edtf.compare(one, two) <= 0 and edtf.compare(two, three) <= 0:
        assert edtf.compare(one, three) <= 0


@given(DATES, DATES)
def test_relation_is_the_mirror_of_itself(one: Edtf, other: Edtf) -> None:
    mirror = {"before": "after", "after": "before", "contains": "within", "within": "contains"}
    there, back = edtf.relation(one, other), edtf.relation(other, one)
    assert back == mirror.get(there, there)
    assert edtf.overlaps(one, other) == (there not in ("before", "after"))
    assert edtf.contains(one, other) == (there in ("same", "contains"))


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_problem(text: str) -> None:
    made = parse(text)
    assert isinstance(made, Edtf | EdtfProblem)
    if isinstance(made, Edtf):
        assert parse(str(made)) == made


@given(st.text(alphabet="0123456789-/.X~?%", max_size=14))
def test_any_text_of_date_characters_is_a_date_or_a_problem(text: str) -> None:
    made = parse(text)
    if isinstance(made, Edtf):
        assert parse(str(made)) == made
    else:
        assert made.reason
