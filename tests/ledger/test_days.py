from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.ledger import days


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("1994", "1994-01-01", "1994-12-31"),
        ("2024-06", "2024-06-01", "2024-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2024-06-20", "2024-06-20", "2024-06-20"),
        ("2024-06-19/2024-06-20", "2024-06-19", "2024-06-20"),
        ("2025-10/2025-12", "2025-10-01", "2025-12-31"),
        ("2025-36", "2025-10-01", "2025-12-31"),
        ("2025-21", "2025-01-01", "2025-12-31"),
        ("2030/..", "2030-01-01", "9999-12-31"),
        ("../2030", "0000-01-01", "2030-12-31"),
        ("2024~", "2024-01-01", "2024-12-31"),
        ("2024-06~/2024-08?", "2024-06-01", "2024-08-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2024-XX", "2024-01-01", "2024-12-31"),
        ("2024-06-XX", "2024-06-01", "2024-06-30"),
        ("2024-06-20T10:00:00Z", "2024-06-20", "2024-06-20"),
    ],
)
def test_days(edtf: str, start: str, end: str) -> None:
    assert days(edtf) == (start, end)


@pytest.mark.parametrize(
    "edtf",
    [None, "", "soon", "2024-13", "2024-00", "2023-02-29", "2024-06-31", "24", "2024-6", "../..", "/",
     "2025/2024", "2024/soon", "２０２４", "2024-33-01", "20245"],
)  # fmt: skip
def test_no_days(edtf: str | None) -> None:
    assert days(edtf) == (None, None)


@given(st.dates())
def test_a_day_is_itself_and_lies_in_its_month_and_year(date: datetime.date) -> None:
    day = date.isoformat()
    assert days(day) == (day, day)
    for wider in (day[:7], day[:4], f"{day[:3]}X"):
        start, end = days(wider)
        assert start is not None
        assert end is not None
        assert start <= day <= end


@given(st.text(alphabet="0123456789-/.X~?TYs", max_size=25))
def test_any_text_gives_days_in_order_or_none(edtf: str) -> None:
    start, end = days(edtf)
    assert (start is None) == (end is None)
    if start is not None and end is not None:
        assert start <= end
        assert len(start) == len(end) == 10
