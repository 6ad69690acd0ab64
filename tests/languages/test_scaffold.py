"""A new language begins as a folder to fill in, is not read with while it is a draft, and needs nothing but its folder."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from servanda.cli.main import main
from servanda.languages import available, load_pack
from servanda.languages.pack import HERE, begin, folders
from servanda.languages.scaffold import concepts_of_full_packs
from servanda.pipeline import extract, progress
from servanda.readers import ReadOptions, read_bytes

TEXT = (
    "Chile and Peru sign a treaty\n\nPresident Gabriel Boric of Chile visited Peru on 3 May 2024. The two countries signed a free trade "
    "agreement in Lima. Trade between Chile and Peru reached 3.5 billion dollars in 2023. They will build a railway by 2030."
)


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    known = dict(folders())
    yield
    folders().clear()
    folders().update(known)
    available.cache_clear()
    load_pack.cache_clear()


def test_the_scaffold_has_every_file_of_its_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "language", "pt", "--name", "Português", "--into", str(tmp_path)]) == 0
    made = {path.relative_to(tmp_path / "pt").as_posix() for path in (tmp_path / "pt").rglob("*.*")}
    model = {path.relative_to(HERE / "en").as_posix() for path in (HERE / "en").rglob("*.t*")}
    assert model - made == {"misreadings.toml", "scopes.toml"}
    assert not made - model
    assert "servanda check" in capsys.readouterr().out


def test_a_scaffold_can_be_loaded_and_says_what_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["new", "language", "pt", "--into", str(tmp_path)])
    capsys.readouterr()
    assert main(["check", str(tmp_path / "pt")]) == 0
    told = capsys.readouterr().out
    assert re.search(r"states\.tsv +0 of \d{3} states have a name", told)
    assert re.search(r"times\.toml +still a work sheet", told)
    assert "pt is a draft" in told
    assert load_pack("pt").info.not_yet == tuple(concepts_of_full_packs())


def test_what_is_filled_in_is_counted(tmp_path: Path) -> None:
    main(["new", "language", "pt", "--into", str(tmp_path)])
    states = tmp_path / "pt" / "states.tsv"
    states.write_text(states.read_text("utf-8").replace("BRA\tname\t\t", "BRA\tname\tBrasil\t"), "utf-8")
    visit = tmp_path / "pt" / "frames" / "visit.toml"
    visit.write_text(visit.read_text("utf-8").replace("nouns = []", 'nouns = ["visita"]', 1), "utf-8")
    begin(tmp_path / "pt")
    state = {one.file: one.state for one in progress("pt")}
    assert state["states.tsv"].startswith("1 of ")
    assert state["frames/visit.toml"].startswith("1 entries")


def test_a_wrong_line_is_named(tmp_path: Path) -> None:
    main(["new", "language", "pt", "--into", str(tmp_path)])
    words = tmp_path / "pt" / "words.toml"
    words.write_text("colour = []\n" + words.read_text("utf-8"), "utf-8")
    begin(tmp_path / "pt")
    (only,) = progress("pt")
    assert only.file == "words.toml"
    assert "colour" in only.state


def test_a_draft_is_not_read_with(tmp_path: Path) -> None:
    main(["new", "language", "pt", "--into", str(tmp_path)])
    begin(tmp_path / "pt")
    assert "pt" not in available()
    document = read_bytes(TEXT.encode(), "one.txt", options=ReadOptions(language="pt"))
    assert extract(document).outcome == "unread_language"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["Portuguese"], "is not a language code"),
        (["pt", "--like", "xx"], "there is no pack"),
    ],
)
def test_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert main(["new", "language", *arguments, "--into", str(tmp_path)]) == 2
    assert told in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "language", "pt", "--into", str(tmp_path)])
    (tmp_path / "pt" / "words.toml").write_text("mine", "utf-8")
    assert main(["new", "language", "pt", "--into", str(tmp_path)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert (tmp_path / "pt" / "words.toml").read_text("utf-8") == "mine"


def test_a_language_is_nothing_but_its_folder(tmp_path: Path) -> None:
    """The English folder under another code reads the same: no part of the engine asks for a language by its code."""
    shutil.copytree(HERE / "en", tmp_path / "qq", ignore=shutil.ignore_patterns("__pycache__"))
    pack = tmp_path / "qq" / "pack.toml"
    pack.write_text(pack.read_text("utf-8").replace('code = "en"', 'code = "qq"'), "utf-8")
    begin(tmp_path / "qq")
    found = []
    for code in ("en", "qq"):
        document = read_bytes(
            TEXT.encode(), "one.txt", options=ReadOptions(language=code, published="2024-05-04")
        )
        found.append([msgspec.to_builtins(statement.record) for statement in extract(document).statements])
    assert len(found[0]) >= 4
    for record in found[0] + found[1]:
        record.pop("why", None)
    assert found[0] == found[1]
