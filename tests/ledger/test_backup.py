"""A backup holds all that is kept, comes back on either engine as it was, and says when it is damaged."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from engines.places import ENGINES, Place
from servanda.errors import LedgerError
from servanda.ledger import Head, Ledger, archive
from servanda.model import Visit

from .made import RUN, Ticks, add, article, document, quote, seen, statement


@pytest.fixture
def place(place: Place) -> Place:
    """A place with a ledger of all kinds of journal entries."""
    with Ledger.open(place.target, now=Ticks()) as ledger:
        for number in range(3):
            add(ledger, number)
        made, raw, statements = article(1, 6, 6)
        ledger.add_document(made, raw, statements, [seen(one, "rule.b") for one in statements], RUN)
        odd = document("Nguyễn visits\x00Minsk.\x1a Then \x1a0 rest.", name="odd\x00.txt")
        one = statement(odd, Visit(evidence=(quote(odd, "visits"),), to="B\x00", speaker="a\x00b"))
        ledger.add_document(odd, odd.text.encode(), [one], [seen(one)], RUN)
        other = document("Bytes in another encoding.")
        raw = other.text.encode("utf-16")
        coded = archive.digest(raw)
        other = type(other)(
            **{
                name: getattr(other, name) for name in other.__struct_fields__ if name not in ("id", "sha256")
            },
            id=f"d1:{coded[:32]}",
            sha256=coded,
        )
        ledger.add_document(other, raw, [], [], RUN)
        ledger.judge("same", one.id, object="Vietnam", author="ann", reason="“one” visit")
    return place


def test_there_and_back_on_both_engines(
    place: Place, tmp_path: Path, new_place: Callable[[str], Place]
) -> None:
    with Ledger.open(place.target) as ledger:
        head, hits = ledger.backup(tmp_path / "0.backup"), ledger.search("river OR visits")
        assert head == ledger.head()
    first, kept = (tmp_path / "0.backup").read_bytes(), place.dump()
    for number, engine in enumerate((*reversed(ENGINES), *ENGINES), start=1):
        next_place = new_place(engine)
        with Ledger.restored(tmp_path / f"{number - 1}.backup", next_place.target) as ledger:
            assert ledger.head() == head
            assert ledger.verify() == []
            assert ledger.search("river OR visits") == hits
            ledger.backup(tmp_path / f"{number}.backup")
        assert (tmp_path / f"{number}.backup").read_bytes() == first
        there = next_place.dump()
        assert {name: rows for name, rows in there.items() if name != "schema_version"} == {
            name: rows for name, rows in kept.items() if name != "schema_version"
        }
        with Ledger.open(next_place.target) as ledger:
            add(ledger, 7)
            assert ledger.verify() == []


def test_an_empty_ledger(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "one.ledger") as ledger:
        ledger.backup(tmp_path / "empty.backup")
    with Ledger.restored(tmp_path / "empty.backup", tmp_path / "two.ledger") as ledger:
        assert ledger.head() == Head(0, "0" * 64)


def test_a_ledger_is_not_restored_over(place: Place, tmp_path: Path) -> None:
    with Ledger.open(place.target) as ledger:
        ledger.backup(tmp_path / "a.backup")
    before = place.dump()
    with pytest.raises(LedgerError, match="there is a ledger here already"):
        Ledger.restored(tmp_path / "a.backup", place.target)
    assert place.dump() == before


def test_a_file_is_not_written_over(place: Place, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine")
    with Ledger.open(place.target) as ledger:
        with pytest.raises(LedgerError, match="there is a file already"):
            ledger.backup(tmp_path / "notes")
        with pytest.raises(LedgerError, match="does not exist"):
            ledger.backup(tmp_path / "no" / "a.backup")
        (tmp_path / "b.backup.part").touch()
        with pytest.raises(LedgerError, match="another backup"):
            ledger.backup(tmp_path / "b.backup")
    assert (tmp_path / "notes").read_text() == "mine"
    assert [one.name for one in tmp_path.glob("*backup*")] == ["b.backup.part"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE documents SET text = replace(text, 'river', 'rival') WHERE name = 'article-1.txt'", "sealed another text"),
        ("UPDATE documents SET raw = substr(raw, 2) WHERE name = 'article-1.txt'", "sealed another sha256"),
        ("UPDATE documents SET blocks = '[]' WHERE name = 'article-1.txt'", "sealed another blocks"),
        ("UPDATE statements SET record = replace(record, 'body', 'title') WHERE type = 'visit'", "sealed other records"),
        ("DELETE FROM statements WHERE type = 'visit'", "sealed other records"),
        ("DELETE FROM documents WHERE name = 'article-1.txt'", "contradicts itself"),
        ("DELETE FROM journal WHERE seq = 3", "is missing"),
        ("UPDATE journal SET body = replace(body, 'ann', 'bob') WHERE kind = 'judgement'", "has not the hash"),
    ],
)  # fmt: skip
def test_a_damaged_ledger_gives_no_backup(place: Place, tmp_path: Path, change: str, says: str) -> None:
    place.run_unguarded(change)
    with Ledger.open(place.target) as ledger, pytest.raises(LedgerError, match=says):
        ledger.backup(tmp_path / "a.backup")
    assert list(tmp_path.glob("*.backup*")) == []


@pytest.fixture
def lines(tmp_path: Path) -> list[bytes]:
    """The lines of a backup of two documents and a judgement."""
    with Ledger.open(tmp_path / "small.ledger", now=Ticks()) as ledger:
        add(ledger, 1)
        add(ledger, 2)
        ledger.judge("same", "VNM", object="Vietnam", author="ann")
        ledger.backup(tmp_path / "small.backup")
    return gzip.decompress((tmp_path / "small.backup").read_bytes()).splitlines(keepends=True)


def refused(lines: list[bytes], folder: Path) -> str:
    """What restoring these lines says; nothing may be left of it."""
    (folder / "changed.backup").write_bytes(gzip.compress(b"".join(lines)))
    with pytest.raises(LedgerError) as error:
        Ledger.restored(folder / "changed.backup", folder / "new.ledger")
    assert error.value.where == str(folder / "changed.backup")
    assert error.value.remedy
    assert not (folder / "new.ledger").exists()
    return error.value.what


def test_every_changed_line_is_noticed(lines: list[bytes], tmp_path: Path) -> None:
    assert [list(json.loads(line)) for line in lines] == [
        ["entries", "head", "format", "version"],
        ["entry", "hash"],
        *[["entry", "hash", "document", "records"]] * 2,
        ["entry", "hash"],
        ["sha256"],
    ]
    assert "sealed another text" in refused([line.replace(b"river", b"rival", 1) for line in lines], tmp_path)
    assert "has not the hash" in refused([line.replace(b'"ann"', b'"bob"') for line in lines], tmp_path)
    assert "is missing" in refused([*lines[:2], *lines[3:]], tmp_path)
    assert "is missing" in refused([*lines[:2], lines[3], lines[2], *lines[4:]], tmp_path)
    assert "cut short" in refused(lines[:-1], tmp_path)
    assert "cut short" in refused(lines[:-2], tmp_path)
    assert "cut short at line 3" in refused([*lines[:2], lines[2][:90]], tmp_path)
    assert "more after the end" in refused([*lines, lines[-1]], tmp_path)
    assert "not those that were written" in refused([*lines[:-1], b'{"sha256":"00"}\n'], tmp_path)
    fewer = lines[0].replace(b'"entries":4', b'"entries":3')
    assert "damaged" in refused([fewer, *lines[1:]], tmp_path)
    other = lines[0].replace(b'"head":"', b'"head":"0')
    assert "not those that were written" in refused([other, *lines[1:]], tmp_path)


@pytest.mark.parametrize("at", range(0, 100, 7))
def test_a_backup_that_was_cut_or_bent_is_noticed(lines: list[bytes], tmp_path: Path, at: int) -> None:
    packed = (tmp_path / "small.backup").read_bytes()
    place = len(packed) * at // 100
    bent = bytearray(packed)
    bent[max(place, 10)] ^= 0x10  # behind the head of gzip, whose bytes mean nothing
    for changed in (packed[:place], bytes(bent)):
        (tmp_path / "changed.backup").write_bytes(changed)
        with pytest.raises(LedgerError, match=r"damaged or cut short|no backup|journal entry"):
            Ledger.restored(tmp_path / "changed.backup", tmp_path / "new.ledger")
        assert not (tmp_path / "new.ledger").exists()


def test_what_is_no_backup(lines: list[bytes], tmp_path: Path) -> None:
    newer = lines[0].replace(b'"version":1', b'"version":2')
    assert "format 2" in refused([newer, *lines[1:]], tmp_path)
    assert "no backup" in refused([b"{}\n"], tmp_path)
    (tmp_path / "notes").write_text("mine")
    for path, says in ((tmp_path / "notes", "no backup"), (tmp_path / "none", "no such file")):
        with pytest.raises(LedgerError, match=says):
            Ledger.restored(path, tmp_path / "new.ledger")
