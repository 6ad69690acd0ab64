"""Many files at once: the same statements in the same order, errors beside them, nothing twice in the ledger."""

import shutil
from pathlib import Path

import pytest

from servanda import pipeline
from servanda.errors import ReadError
from servanda.ledger import Ledger
from servanda.model import Document
from servanda.pipeline import MANY, Extraction, extract_paths, read_into

EXAMPLES = Path(__file__).parents[2] / "examples"


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    source = EXAMPLES / "en-07-visit-took-place.txt"
    if not source.exists():
        source = sorted(EXAMPLES.glob("en-07*.txt"))[0]
    for number in range(MANY + 2):
        (folder / f"{number:02}.txt").write_text(f"Text {number}.\n\n" + source.read_text("utf-8"), "utf-8")
    (folder / "20.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    return folder


def test_several_processes_give_what_one_gives(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    one = list(extract_paths([folder], jobs=1))
    two = list(extract_paths([folder], jobs=2))
    assert [path for path, _ in one] == [path for path, _ in two]
    for (_, alone), (_, beside) in zip(one, two, strict=True):
        if isinstance(alone, Extraction):
            assert isinstance(beside, Extraction)
            assert [s.id for s in alone.statements] == [s.id for s in beside.statements]
        else:
            assert isinstance(beside, ReadError)
            assert str(alone) == str(beside)
    assert sum(isinstance(outcome, ReadError) for _, outcome in two) == 1


def test_reading_twice_adds_nothing_and_a_bad_file_stops_nothing(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    with Ledger.open(tmp_path / "x.ledger") as ledger:
        first = [outcome for _, outcome in read_into(ledger, [folder], jobs=2)]
        stated = ledger.stats()
        again = [outcome for _, outcome in read_into(ledger, [folder], jobs=2)]
        assert sum(not isinstance(outcome, ReadError) and outcome.new for outcome in first) == MANY + 1
        assert not any(
            not isinstance(outcome, ReadError) and (outcome.new or outcome.statements) for outcome in again
        )
        assert ledger.stats() == stated
        assert ledger.verify() == []


def test_a_vanished_file_is_an_error_of_its_own(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    shutil.copy(folder / "01.txt", folder / "zz.txt")
    with Ledger.open(tmp_path / "x.ledger") as ledger:
        outcomes = []
        for path, outcome in read_into(ledger, [folder], jobs=1):
            (folder / "zz.txt").unlink(missing_ok=True)
            outcomes.append((path.name, outcome))
    name, last = outcomes[-1]
    assert name == "zz.txt"
    assert isinstance(last, ReadError)


def test_a_fault_of_the_program_costs_one_text_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _folder(tmp_path)
    whole = pipeline.extract

    def faulty(document: Document) -> Extraction:
        if Path(document.name).name == "03.txt":
            raise KeyError("unforeseen")
        return whole(document)

    monkeypatch.setattr(pipeline, "extract", faulty)
    outcomes = {path.name: outcome for path, outcome in extract_paths([folder], jobs=1)}
    assert isinstance(outcomes["03.txt"], ReadError)
    assert "KeyError" in str(outcomes["03.txt"])
    assert sum(isinstance(outcome, Extraction) for outcome in outcomes.values()) == MANY
