"""Details of single readings: tense, direction, precision of the anchor, words that are no times."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_times import anchored, find, grammar, one

from servanda.analysis.tokens import tokenize
from servanda.mentions.times import find_times
from servanda.text import edtf
from servanda.text.reading import match_form


@pytest.mark.parametrize(
    ("language", "sentence", "tense", "value"),
    [
        ("en", "They meet on Friday.", "past", "2024-06-14"),
        ("en", "They meet on Friday.", "future", "2024-06-21"),
        ("en", "They meet on Monday.", "present", "2024-06-17"),
        ("en", "They meet on Wednesday.", "present", "2024-06-19"),
        ("en", "They meet in September.", "past", "2023-09"),
        ("en", "They meet in September.", "future", "2024-09"),
        ("en", "They meet in May.", "future", "2025-05"),
        ("en", "They meet on 7 October.", "past", "2023-10-07"),
        ("en", "They meet on 7 October.", "future", "2024-10-07"),
        ("en", "They meet on 3 January.", "future", "2025-01-03"),
        ("en", "They meet on 29 February.", "past", "2024-02-29"),
        ("en", "They meet in the winter.", "future", "2024-24"),
        ("nl", "Zij komen vrijdag bijeen.", "past", "2024-06-14"),
        ("nl", "Zij komen vrijdag bijeen.", "future", "2024-06-21"),
        ("nl", "Zij komen in mei bijeen.", "future", "2025-05"),
        ("nl", "Zij komen op 7 oktober bijeen.", "future", "2024-10-07"),
    ],
)  # fmt: skip
def test_tense_chooses_the_side(language: str, sentence: str, tense: str, value: str) -> None:
    reading = one(language, sentence, tense=tense)  # type: ignore[arg-type]
    assert (reading.value, reading.derived) == (value, True)


@pytest.mark.parametrize(
    ("language", "sentence", "direction", "value"),
    [
        ("en", "Trade will double by 2030.", "by", "2030"),
        ("en", "It ends no later than June 2026.", "by", "2026-06"),
        ("en", "They have been friends since 1950.", "since", "1950"),
        ("en", "It is valid until 1 May 2027.", "until", "2027-05-01"),
        ("en", "It must be done before the end of 2025.", "before", "2025"),
        ("en", "After 2014 ties cooled.", "after", "2014"),
        ("en", "It was signed in 1994.", None, "1994"),
        ("en", "He served from 2014 to 2018.", None, "2014/2018"),
        ("en", "From July 2024 it is free.", "since", "2024-07"),
        ("nl", "De handel verdubbelt tegen 2030.", "by", "2030"),
        ("nl", "Uiterlijk in juni 2026 is het klaar.", "by", "2026-06"),
        ("nl", "Sinds 1950 zijn zij vrienden.", "since", "1950"),
        ("nl", "Het geldt tot en met 1 mei 2027.", "until", "2027-05-01"),
        ("nl", "Het moet vóór het einde van 2025 klaar zijn.", "before", "2025"),
        ("nl", "Na 2014 bekoelden de banden.", "after", "2014"),
        ("nl", "Van 2014 tot 2018 was hij gezant.", None, "2014/2018"),
    ],
)
def test_direction(language: str, sentence: str, direction: str | None, value: str) -> None:
    reading = one(language, sentence)
    assert (reading.direction, reading.value) == (direction, value)


@pytest.mark.parametrize(
    ("language", "sentence", "value", "direction", "period"),
    [
        ("en", "over the next five years", "P5Y", "after", "2024/2029"),
        ("en", "in the past three months", "P3M", "before", "2024-03/2024-06"),
        ("en", "within two weeks", "P2W", "after", "2024-06-18/2024-07-02"),
        ("en", "in recent years", None, "before", None),
        ("nl", "in de komende vijf jaar", "P5Y", "after", "2024/2029"),
        ("nl", "de afgelopen drie maanden", "P3M", "before", "2024-03/2024-06"),
        ("nl", "binnen twee weken", "P2W", "after", "2024-06-18/2024-07-02"),
    ],
)
def test_stretches_carry_the_period_they_cover(
    language: str, sentence: str, value: str | None, direction: str, period: str | None
) -> None:
    reading = one(language, sentence)
    assert (reading.kind, reading.value, reading.direction, reading.period) == (
        "duration", value, direction, period,
    )  # fmt: skip
    assert one(language, sentence, anchor="-").period is None


@pytest.mark.parametrize(
    ("anchor", "sentence", "value"),
    [
        ("2025", "last year", "2024"),
        ("2025~", "last year", "2024~"),
        ("2025", "last month", None),
        ("2025", "yesterday", None),
        ("2025", "on 20 June", "2025-06-20"),
        ("2025-08", "last month", "2025-07"),
        ("2025-08~", "last month", "2025-07~"),
        ("2025-08~", "this quarter", "2025-07~/2025-09~"),
        ("2025-08", "on 20 June", "2025-06-20"),
        ("2025-08", "on Tuesday", None),
        ("2025-01", "last month", "2024-12"),
        ("2025-01-01", "yesterday", "2024-12-31"),
        ("2024-12-30/2025-01-02", "last year", None),
        ("-", "yesterday", None),
        ("-", "June 2024", "2024-06"),
    ],
)
def test_nothing_is_more_precise_than_the_anchor(anchor: str, sentence: str, value: str | None) -> None:
    reading = one("en", sentence, anchor)
    assert reading.value == value
    assert reading.derived == (value is not None and sentence != "June 2024")


@pytest.mark.parametrize(
    ("language", "sentence", "edge", "kind"),
    [
        ("en", "the early 2030s", "early", "period"),
        ("en", "in mid-2025", "mid", "date"),
        ("en", "late last year", "late", "date"),
        ("nl", "begin juni", "early", "date"),
        ("nl", "medio 2025", "mid", "date"),
        ("nl", "eind jaren negentig", "late", "period"),
        ("nl", "in 2025", None, "date"),
        ("en", "next week", None, "period"),
        ("en", "the fourth quarter of 2025", None, "period"),
    ],
)
def test_edge_and_kind(language: str, sentence: str, edge: str | None, kind: str) -> None:
    reading = one(language, sentence)
    assert (reading.edge, reading.kind) == (edge, kind)


@pytest.mark.parametrize(
    ("language", "time", "no_time"),
    [
        ("en", "It was signed in May.", "It may be signed."),
        ("en", "It was signed in March.", "They march on."),
        ("en", "in the second quarter of 2025", "in the second round"),
        ("en", "It lasted ten seconds.", "She seconds it."),
        ("en", "last fall", "the fall of Saigon"),
        ("en", "on Sun, June 2", "the Sun wrote"),
        ("en", "in August 2020", "an august body"),
        ("en", "It is done soon.", "It is done as soon as possible."),
        ("en", "in 2000", "2000 soldiers"),
        ("nl", "in mei", "de heer Mei"),
        ("nl", "in maart", "de maartse buien"),
        ("nl", "vorige week", "hij week niet"),
        ("nl", "in het tweede kwartaal van 2025", "in de tweede ronde"),
        ("nl", "hij komt morgen", "goede morgen"),
        ("nl", "in 2000", "2000 soldaten"),
        ("nl", "5 jan. 2020", "Jan kwam"),
    ],
)
def test_ambiguous_words(language: str, time: str, no_time: str) -> None:
    assert len(find(language, time)) == 1
    assert find(language, no_time) == []


def test_dates_lend_each_other_a_year_and_clocks_their_day() -> None:
    assert [r.value for _, r in find("en", "on 3 May and 5 June 2019")] == ["2019-05-03", "2019-06-05"]
    assert [r.value for _, r in find("nl", "Op 20 juni 2023 landde hij om 01:45 uur.")] == [
        "2023-06-20", "2023-06-20T01:45",
    ]  # fmt: skip


def test_readings_are_in_order_and_apart() -> None:
    sentence = "On 3 May 2019, after two years of talks, they agreed to meet every year until 2030."
    readings = [reading for _, reading in find("en", sentence)]
    assert [reading.kind for reading in readings] == ["date", "duration", "set", "date"]
    assert all(one.last_token <= two.first_token for one, two in pairwise(readings))


WORDS = st.lists(
    st.sampled_from(
        [
            "in",
            "on",
            "from",
            "to",
            "between",
            "and",
            "the",
            "a",
            "of",
            "May",
            "may",
            "3",
            "20",
            "2024",
            "31",
            "June",
            "-",
            "–",
            ",",
            ".",
            "'",
            "90",
            "2030s",
            "first",
            "quarter",
            "half",
            "last",
            "next",
            "year",
            "years",
            "week",
            "ago",
            "later",
            "Tuesday",
            "01:45",
            "3rd",
            "p",
            "m",
            "noon",
            "every",
            "mid",
            "early",
            "19th",
            "century",
            "12.30",
            "30.02.2024",
            "/",
            "99",
            "de",
            "het",
            "van",
            "tot",
            "en",
            "met",
            "jaren",
            "tachtig",
            "eind",
            "vorig",
            "jaar",
            "dinsdag",
            "20",
            "mei",
            "eeuw",
            "om",
            "uur",
            "geleden",
            "over",
            "komende",
        ]
    ),
    max_size=14,
)


@given(WORDS, st.sampled_from(["-", "2024-06-18", "2025", "2025-08~", "0001-01-01", "9998-12-31"]))
def test_any_row_of_words_is_read_without_harm(words: list[str], anchor: str) -> None:
    sentence = " ".join(words)
    tokens = tokenize(sentence, match_form(sentence))
    for language in ("en", "nl"):
        reached = 0
        for reading in find_times(tokens, grammar(language), anchored(anchor)):
            assert reached <= reading.first_token < reading.last_token <= len(tokens)
            reached = reading.last_token
            if reading.kind in ("date", "period") and reading.value is not None:
                assert isinstance(edtf.parse(reading.value), edtf.Edtf), reading
