"""Briefs: what comes first, what is said once, what is left out and counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.cli.main import main
from servanda.ledger import Ledger
from servanda.model import (
    Agreement,
    Commitment,
    Indicator,
    Meeting,
    Office,
    Record,
    Relationship,
    Span,
    Visit,
    Why,
)
from servanda.views import brief, indicators
from servanda.views.brief import BriefLine

from .story import document, put, said

PAIR = ("NOR", "CHL")
EXAMPLES = Path(__file__).parents[2] / "examples"


def lines_of(path: Path, text: str, records: list[Record]) -> list[BriefLine]:
    with Ledger.open(path / "one.ledger") as ledger:
        put(ledger, document("a", text), records)
        return [line for section in brief(ledger, *PAIR).sections for line in section.lines]


def part(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return (Span.cut(text, start, start + len(words)),)


def test_figures_of_one_breath_are_one_line(tmp_path: Path) -> None:
    text = "With Norway trade of Chile grew by a factor of 3, with Peru by 2.5 and with Ecuador by 14."
    records = [
        Indicator(evidence=part(text, words), measure="trade_turnover", value=value, about=(other, "CHL"), kind="factor")
        for words, value, other in (
            ("With Norway", 3.0, "NOR"), ("with Peru by 2.5", 2.5, "PER"), ("with Ecuador by 14", 14.0, "ECU"),
        )
    ]  # fmt: skip
    (line,) = lines_of(tmp_path, text, records)  # type: ignore[arg-type]
    assert (
        line.words
        == "Trade turnover of Chile grew by a factor of 3 with Norway, 2.5 with Peru and 14 with Ecuador"
    )
    assert (len(line.listed), line.via) == (3, "")
    with Ledger.open(tmp_path / "one.ledger") as ledger:
        (series,) = indicators(ledger, *PAIR).series
    assert [entry.via for entry in series.factors] == ["", "said in one breath", "said in one breath"]


def test_a_sentence_under_two_lines_is_quoted_once(tmp_path: Path) -> None:
    text = "Eva Lind paid a visit to Chile and met Ana Rojas."
    records: list[Record] = [
        Visit(evidence=said(text, "Eva"), from_="NOR", to="CHL", persons=("Eva Lind",), when="2024-06"),
        Meeting(evidence=said(text, "Eva"), parties=PAIR, persons=("Eva Lind", "Ana Rojas"), when="2024-06"),
    ]
    assert [line.repeats for line in lines_of(tmp_path, text, records)] == [False, True]


def test_persons_have_the_post_that_their_text_gives_them(tmp_path: Path) -> None:
    text = "Minister Eva Lind visited Chile in 2024."
    records: list[Record] = [
        Visit(evidence=said(text, "Minister"), from_="NOR", to="CHL", persons=("Eva Lind",), when="2024"),
        Office(evidence=said(text, "Minister"), person="Eva Lind", post="minister", of="NOR", act="holds"),
        Office(evidence=said(text, "Eva"), person="Eva Lind", post="minister of fish", of="NOR", act="holds"),
    ]
    (line,) = lines_of(tmp_path, text, records)
    assert line.words == "Minister of Fish Eva Lind (Norway) paid a visit to Chile"


def test_two_posts_that_differ_give_none(tmp_path: Path) -> None:
    text = "Eva Lind visited Chile in 2024."
    records: list[Record] = [
        Visit(evidence=said(text, "Eva"), from_="NOR", to="CHL", persons=("Eva Lind",), when="2024"),
        *(
            Office(evidence=said(text, "Eva"), person="Eva Lind", post=post, of="NOR")
            for post in ("king", "judge")
        ),
    ]
    assert lines_of(tmp_path, text, records)[0].words == "Eva Lind (Norway) paid a visit to Chile"


def test_this_agreement_is_the_one_that_its_text_names(tmp_path: Path) -> None:
    text = "They signed the Free Trade Agreement on 29 May 2015. It is ten years since this agreement was signed."
    records: list[Record] = [
        Agreement(
            evidence=said(text, "They"), act="signed", kind="fta", title="Free Trade Agreement", parties=PAIR,
            when="2015-05-29",
        ),
        Agreement(evidence=said(text, "It is"), act="signed", kind="agreement", parties=PAIR, when="2015"),
    ]  # fmt: skip
    (line,) = lines_of(tmp_path, text, records)
    assert (line.date, len(line.entry.lines)) == ("29 May 2015", 2)
    assert line.lead == "Norway and Chile signed a free trade agreement"


def test_arrival_and_departure_are_one_visit_with_both_days(tmp_path: Path) -> None:
    text = (
        "Lind landed in Chile on Wednesday. Minister Lind left Chile on Thursday. Lind was in Chile in May."
    )
    whens = ("2025-10-08", "2025-10-09", "2025-05")
    records: list[Record] = [
        Visit(evidence=said(text, start), from_="NOR", to="CHL", when=when)
        for start, when in zip(("Lind landed", "Minister", "Lind was"), whens, strict=True)
    ]
    lines = lines_of(tmp_path, text, records)
    assert [(line.date, line.note) for line in lines] == [
        ("8 October 2025", "also given: 9 October 2025"),
        ("May 2025", ""),
    ]


def test_what_cannot_be_measured_is_counted(tmp_path: Path) -> None:
    promises: list[tuple[str, str | None]] = [("be friends", None), ("be good", None)]
    promises += [(f"double trade by {year}", str(year)) for year in (2030, 2031, 2032, 2033)]
    text = " ".join(f"We will {action}." for action, _ in promises)
    records: list[Record] = [
        Commitment(
            evidence=said(text, f"We will {action}"), by=PAIR, action=action, strength="undertaken", deadline=by,
            measurable=bool(by), modality="planned",
        )
        for action, by in promises
    ]  # fmt: skip
    with Ledger.open(tmp_path / "one.ledger") as ledger:
        put(ledger, document("a", text), records)
        (section,) = brief(ledger, *PAIR).sections
    assert [line.date for line in section.lines] == ["2030", "2031", "2032", "2033"]
    assert (section.more, section.vague) == (0, 2)


def test_nothing_but_vague_undertakings_is_shown(tmp_path: Path) -> None:
    text = "We will be friends."
    promise = Commitment(
        evidence=said(text, "We"), by=PAIR, action="be friends", measurable=False, modality="planned"
    )
    assert [line.words for line in lines_of(tmp_path, text, [promise])] == [
        "Norway and Chile undertake: “be friends”"
    ]


def test_the_opening_is_made_from_entries(tmp_path: Path) -> None:
    text = (
        "In 1919 they established relations. In 2019 they formed a strategic partnership. "
        "Eva Lind met Ana Rojas in 2024. The third session is to be held in 2020. The fourth session is to be held in 2090."
    )
    records: list[Record] = [
        Relationship(
            evidence=said(text, "In 1919"), parties=PAIR, level="diplomatic_relations", act="established", when="1919"
        ),
        Relationship(
            evidence=said(text, "In 2019"), parties=PAIR, level="strategic_partnership", act="established", when="2019"
        ),
        Meeting(evidence=said(text, "Eva"), parties=PAIR, persons=("Eva Lind", "Ana Rojas"), when="2024"),
        *(
            Meeting(
                evidence=said(text, f"The {name}"), parties=PAIR, ordinal=number, body="Fish Board", when=when,
                modality="planned",
            )
            for name, number, when in (("third", 3, "2020"), ("fourth", 4, "2090"))
        ),
    ]  # fmt: skip
    with Ledger.open(tmp_path / "one.ledger") as ledger:
        put(ledger, document("a", text), records)
        found = brief(ledger, *PAIR, as_of="2050-01-01")
    assert [(line.label, line.words, line.tag) for line in found.opening] == [
        ("Relation", "Strategic partnership since 2019", "[a:2]"),
        ("Last met", "2024: Eva Lind and Ana Rojas met", "[a:3]"),
        ("Next due", "2090: The fourth session is to be held", "[a:5]"),
        ("No word yet", "2020: The third session is to be held", "[a:4]"),
    ]


def test_cue_words_are_kept_for_the_page(tmp_path: Path) -> None:
    text = "Norway and Chile signed a pact."
    why = Why("agreement.verb", cues=part(text, "signed"))
    record = Agreement(
        evidence=said(text, "Norway"), act="signed", parties=PAIR, modality="asserted", why=why
    )
    (line,) = lines_of(tmp_path, text, [record])
    assert [cue.quote for cue in line.entry.lines[0].cues] == ["signed"]


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("examples") / "examples.ledger")
    texts = [str(text) for text in EXAMPLES.glob("*-0*.txt")]
    assert main(["read", *texts, "--ledger", path]) == 0
    return path


@pytest.mark.parametrize(
    ("pair", "shown"),
    [
        (
            "GBR IND",
            [
                "signed the Comprehensive Economic and Trade Agreement (CETA)",
                "Prime Minister Keir Starmer (United Kingdom) paid an official visit to India",
                "meet their target of doubling it by 2030",
                "worth £42.6 billion in 2024",
                "Joint Economic and Trade Committee",
                "Last met",
            ],
        ),
        ("CHN BRA", ["in Brasilia 37 overeenkomsten gesloten", "Comprehensive strategic partnership", "181"]),
    ],
)
def test_briefs_of_the_examples(
    examples: str,
    pair: str,
    shown: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    capsys.readouterr()
    assert main(["brief", *pair.split(), "--ledger", examples, "--as-of", "2025-12-01"]) == 0
    lines = capsys.readouterr().out.splitlines()
    page = " ".join(" ".join(lines).split()).lower()
    assert [words for words in shown if words.lower() not in page] == []
    assert len(lines) <= 130
    assert max(map(len, lines)) <= 100
