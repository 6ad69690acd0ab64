"""Ledgers that earlier versions wrote open, keep their journal and answer."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from engines.places import File, Place
from servanda.ledger import Ledger, migrations
from servanda.ledger.tables import kept

from .made import Ticks, add

LAYOUTS = Path(__file__).parent / "layouts"
HEADS = {1: (5, "97668e955901c66227fce6e899e1a9bc4a1c00370c0130c452d2bc28ca0adab4")}
"""The last journal entry of each layout's ledger, as it was when it was written."""


def stored(number: int, folder: Path) -> File:
    """The ledger of a layout, unpacked."""
    path = folder / f"layout-{number}.ledger"
    path.write_bytes(gzip.decompress((LAYOUTS / f"layout-{number}.ledger.gz").read_bytes()))
    return File(path)


def definitions(place: Place) -> set[tuple[str, str, str]]:
    """How the append-only tables of a file are defined, with their indexes and guards."""
    rows = place.rows("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {(kind, name, re.sub(r"\s+", " ", sql)) for kind, name, table, sql in rows if table in kept.tables}


def test_every_layout_has_its_ledger() -> None:
    assert set(HEADS) == set(range(1, len(migrations.MIGRATIONS) + 1))


@pytest.mark.parametrize("number", HEADS)
def test_an_earlier_layout_opens(number: int, tmp_path: Path) -> None:
    place = stored(number, tmp_path)
    before = place.dump()
    with Ledger.open(place.target, create=False, now=Ticks("2026-01-01T00:00:00+00:00")) as ledger:
        assert ledger.head() == HEADS[number]
        assert ledger.verify() == []
        [hit] = ledger.search("nguyen trong")
        assert ledger.statement(hit.statements[0]).record.speaker == "a\x00b"  # type: ignore[union-attr]
        assert [one.quote for one in ledger.search("ΟΔΥΣΣΕΎΣ")[0].matches] == ["Οδυσσεύς"]
        add(ledger, 3)
        assert ledger.head().seq == HEADS[number][0] + 1
        assert ledger.verify() == []
    after = place.dump()
    assert after["journal"][: len(before["journal"])] == before["journal"]


@pytest.mark.parametrize("number", HEADS)
def test_an_upgraded_ledger_has_the_tables_of_a_new_one(
    number: int, tmp_path: Path, new_place: Callable[[str], Place]
) -> None:
    place, new = stored(number, tmp_path), new_place("sqlite")
    if number == len(migrations.MIGRATIONS):
        fixed = definitions(place)
        assert len(fixed) > 25
    for one in (place, new):
        Ledger.open(one.target).close()
    assert definitions(place) == definitions(new), "a change of the kept tables needs a migration"
    if number == len(migrations.MIGRATIONS):
        assert definitions(place) == fixed


def test_both_engines_have_the_same_tables_and_columns(new_place: Callable[[str], Place]) -> None:
    shapes = []
    for engine in ("sqlite", "postgresql"):
        place = new_place(engine)
        with Ledger.open(place.target, now=Ticks()) as ledger:
            add(ledger, 1)
            ledger.judge("same", "VNM", object="Vietnam", author="ann")
        shapes.append(place.dump())
    assert shapes[0] == shapes[1]
