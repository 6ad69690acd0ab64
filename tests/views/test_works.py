"""Copies and translations do not corroborate: every entry says how many works say it, and in how many copies."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.cli.main import main
from servanda.ledger import Ledger
from servanda.views import Entry, owed, relation

STORY = (
    "Ministers meet in Oslo\n\nKenya and Norway signed an agreement on fisheries in Oslo on 3 May 2021.\n\nThe agreement covers 27 species and 14 ports. "
    "It was negotiated for eleven months by the two ministries, which met in Bergen, in Mombasa and twice in Nairobi, and "
    "it replaces an arrangement that both sides had called out of date. Boats of up to 24 metres may land their catch in 14 ports.\n\n"
    "Trade between Kenya and Norway reached 120 million dollars in 2020."
)
OWN = "Ministers meet on the coast\n\nKenya and Norway signed an agreement on fisheries on 3 May 2021. Fishermen along the coast were glad, said their union, and waited for rain."
DUTCH = (
    "Ministers in Oslo bijeen\n\nKenia en Noorwegen ondertekenden op 3 mei 2021 in Oslo een overeenkomst over visserij.\n\nDe overeenkomst geldt voor 27 soorten en 14 havens. "
    "De twee ministeries onderhandelden er elf maanden over, in Bergen, in Mombasa en twee keer in Nairobi, en het vervangt een regeling "
    "die beide partijen verouderd noemden. Schepen tot 24 meter mogen hun vangst in 14 havens lossen.\n\n"
    "De handel tussen Kenia en Noorwegen bedroeg 120 miljoen dollar in 2020."
)


@pytest.fixture
def path(tmp_path: Path) -> str:
    for name, language, text in (
        ("agency", "en", STORY),
        (
            "daily",
            "en",
            STORY.replace("Ministers meet in Oslo", "Ministers meet again in Norway") + "\n\nMore follows.",
        ),
        ("krant", "nl", DUTCH),
        ("own", "en", OWN),
    ):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        (tmp_path / f"{name}.meta.json").write_text(
            f'{{"published": "2021-05-04", "language": "{language}"}}', "utf-8"
        )
    ledger = str(tmp_path / "fish.ledger")
    assert main(["read", str(tmp_path), "--ledger", ledger]) == 0
    return ledger


def entries(path: str) -> dict[str, Entry]:
    with Ledger.open(path, create=False) as ledger:
        found = relation(ledger, "KEN", "NOR").entries
        return {entry.type: entry for entry in sorted(found, key=lambda entry: entry.texts)}


def test_four_texts_are_two_works(path: str) -> None:
    found = entries(path)
    assert (found["agreement"].works, found["agreement"].texts) == (2, 4)
    assert (found["indicator"].works, found["indicator"].texts) == (1, 3)


def test_sources_say_of_what_they_are_copies(path: str) -> None:
    with Ledger.open(path, create=False) as ledger:
        sources = {one.name: one for one in relation(ledger, "KEN", "NOR").sources}
    assert len({sources[name].work for name in ("agency", "daily", "krant")}) == 1
    assert sources["own"].work == sources["own"].document_id
    remarks = [remark for one in sources.values() for remark in one.remarks]
    assert sum("copy of" in one for one in remarks) == 1
    assert sum("translation" in one for one in remarks) == 1


def test_the_page_counts_works_and_copies(
    path: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    capsys.readouterr()
    assert main(["brief", "KEN", "NOR", "--ledger", path]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "2 works, 4 copies" in page
    assert "1 work, 3 copies" in page


def test_signatures_are_a_projection(path: str) -> None:
    before = {type: (entry.works, entry.texts) for type, entry in entries(path).items()}
    with Ledger.open(path) as ledger:
        ids = [row.id for row in ledger.documents()]
        known = ledger.signatures(ids)
        assert len(known) == 4
        ledger.rebuild()
        assert ledger.signatures(ids) == known
        assert ledger.verify() == []
    assert {type: (entry.works, entry.texts) for type, entry in entries(path).items()} == before


def test_a_promise_in_two_copies_is_one_work(tmp_path: Path) -> None:
    text = f"{STORY}\n\nKenya and Norway will open a joint office in Mombasa by 2030."
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{text}\n\n{name}", "utf-8")
    path = str(tmp_path / "x.ledger")
    assert (
        main(["read", str(tmp_path), "--language", "en", "--published", "2021-05-04", "--ledger", path]) == 0
    )
    with Ledger.open(path) as ledger:
        item = next(item for item in owed(ledger, "KEN", "NOR").items if item.deadline == "2030")
    assert (item.entry.works, item.entry.texts) == (1, 2)
