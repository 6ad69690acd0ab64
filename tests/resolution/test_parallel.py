"""A text beside its translation: which sentences answer to each other, and where the records differ."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.cli.main import main
from servanda.model import Span
from servanda.pipeline import compare
from servanda.readers import ReadOptions, read_bytes, read_path
from servanda.resolution.parallel import Beside, ReadSentence, align

EXAMPLES = Path(__file__).parents[2] / "examples"
DUTCH = (EXAMPLES / "same-visit-nl.txt").read_text("utf-8")


def beside(changed: str) -> list[Beside]:
    left = read_path(EXAMPLES / "same-visit-en.txt")
    options = ReadOptions(language="nl", published="2023-12-14")
    return compare(left, read_bytes(changed.encode(), "changed.txt", options=options))


def test_a_faithful_translation_has_equal_records() -> None:
    steps = beside(DUTCH)
    assert len(steps) == 7
    assert all(len(step.left) == len(step.right) == 1 for step in steps)
    assert sum(len(step.records) for step in steps) == 9
    assert {laid.outcome for step in steps for laid in step.records} == {"same"}


def test_a_changed_date_is_named() -> None:
    steps = beside(DUTCH.replace("12 en 13 december", "12 en 14 december"))
    (changed,) = [laid for step in steps for laid in step.records if laid.outcome != "same"]
    assert changed.outcome == "differs"
    assert changed.differing == ("when",)


def test_a_sentence_that_was_left_out_stands_alone() -> None:
    steps = beside(DUTCH.replace("Beide partijen ondertekenden 36 samenwerkingsdocumenten.\n\n", ""))
    (alone,) = [step for step in steps if not step.right]
    assert alone.left[0].quote == "The two sides signed 36 cooperation documents."
    assert [laid.outcome for laid in alone.records] == ["only_left"]


def test_a_sentence_that_was_added_stands_alone() -> None:
    extra = "Chili en Peru tekenden op 3 mei 2021 een verdrag.\n\nBeide partijen ondertekenden"
    steps = beside(DUTCH.replace("Beide partijen ondertekenden", extra))
    (alone,) = [step for step in steps if not step.left]
    assert alone.right[0].quote.startswith("Chili en Peru")


def test_one_sentence_can_answer_to_two() -> None:
    joined = DUTCH.replace("af.\n\nOp 13 december", "af.").replace(
        "samenwerkingsdocumenten.\n\nOp 13 december namen beide landen",
        "samenwerkingsdocumenten en namen op 13 december",
    )
    steps = beside(joined)
    assert any(len(step.left) == 2 and len(step.right) == 1 for step in steps)


def test_another_text_altogether_has_no_equal_records() -> None:
    steps = beside(
        "Chili en Peru tekenden op 3 mei 2021 een verdrag in Lima. De handel groeide in 2020 met 5 procent."
    )
    assert not [laid for step in steps for laid in step.records if laid.outcome == "same"]


def sentences(bags: list[set[str]], at: int = 0) -> list[ReadSentence]:
    return [
        ReadSentence(Span(at + 10 * n, at + 10 * n + 5, "words"), frozenset(bag), ())
        for n, bag in enumerate(bags)
    ]


BAGS = st.lists(st.sets(st.sampled_from("abcdef"), max_size=3), max_size=12)


@given(BAGS, BAGS)
def test_every_sentence_stands_in_one_step_and_in_its_order(
    left: list[set[str]], right: list[set[str]]
) -> None:
    steps = align(sentences(left), sentences(right))
    assert [n for a, _ in steps for n in range(a.start, a.stop)] == list(range(len(left)))
    assert [n for _, b in steps for n in range(b.start, b.stop)] == list(range(len(right)))


@given(BAGS)
def test_a_text_answers_to_itself(bags: list[set[str]]) -> None:
    distinct = [bag | {f"n{number}"} for number, bag in enumerate(bags)]
    assert all(a == b for a, b in align(sentences(distinct), sentences(distinct)))


def test_long_texts_are_aligned_in_good_time() -> None:
    bags = [{f"n{number}", f"m{number % 7}"} for number in range(400)]
    assert all(a == b for a, b in align(sentences(bags), sentences(bags)))


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(EXAMPLES / f"same-visit-{code}.txt") for code in ("en", "nl")]
    assert main(["compare", *files]) == 0
    told = capsys.readouterr().out
    assert "every sentence has its answer, 9 records: 9 the same" in " ".join(told.split())
    assert main(["compare", *files, "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 7


def test_a_language_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "pt.txt"
    text.write_text(
        "O presidente do Brasil fez uma visita de Estado à China em 13 de maio de 2025, disse o ministério.",
        "utf-8",
    )
    assert main(["compare", str(text), str(EXAMPLES / "same-visit-en.txt")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_vietnamese_text_and_its_dutch_translation_lie_side_by_side() -> None:
    steps = compare(read_path(EXAMPLES / "pair-vi.txt"), read_path(EXAMPLES / "pair-nl.txt"))
    assert len(steps) >= 12
    assert all(len(step.left) == len(step.right) == 1 for step in steps)
    laid = [one for step in steps for one in step.records]
    assert len(laid) >= 15
    assert all(one.outcome == "same" for one in laid)
