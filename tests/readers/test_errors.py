"""Sources that cannot be read: each error names what is wrong, where, and what to do."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from servanda.errors import ReadError
from servanda.readers import MAX_BYTES, ReadOptions, discover, read_bytes, read_many, read_path

TEXT = "De ministers van beide landen spraken in Hanoi over handel en energie."


@pytest.mark.parametrize(
    ("data", "name", "named"),
    [
        (b"", "a.txt", "empty"),
        (b" \r\n\t\xc2\xa0", "a.txt", "white space"),
        (b"%PDF-1.7 ...", "a.txt", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "a.html", "PNG"),
        (b"\xff\xd8\xff\xe0", "a", "JPEG"),
        (b"PK\x03\x04abc", "a.docx", "ZIP"),
        (b"abc\x00def", "a.md", "NUL byte at offset 3"),
        ("tekst hier".encode("utf-16-le"), "a.txt", "UTF-16"),
        (b"<html><script>var a = 1</script></html>", "a.html", "no text"),
        (b"text", "a.txt", "charset"),
    ],
)
def test_each_error_names_its_cause(data: bytes, name: str, named: str) -> None:
    options = ReadOptions(charset="latin-99") if data == b"text" else None
    with pytest.raises(ReadError) as failure:
        read_bytes(data, name, options=options)
    assert named in str(failure.value)
    assert failure.value.where == name
    assert failure.value.remedy


def test_wrong_encoding_names_offset_line_and_a_likely_encoding() -> None:
    russian = (
        "Министры двух стран\nпровели встречу в Ханое и подписали соглашение о торговле. По словам посла, следующее "
        "заседание комиссии состоится осенью.\nСтороны также обсудили поставки энергии, обмен студентами и работу банка.\n"
    )
    with pytest.raises(ReadError) as failure:
        read_bytes(b"First line\n" + russian.encode("windows-1251"), "a.txt")
    assert "offset 11, line 2" in failure.value.what
    assert "windows-1251" in failure.value.remedy
    document = read_bytes(
        russian.encode("windows-1251"), "a.txt", options=ReadOptions(charset="windows-1251")
    )
    assert document.text == russian


def test_a_western_text_with_few_accents() -> None:
    with pytest.raises(ReadError) as failure:
        read_bytes("Les ministres se sont rencontrés.".encode("windows-1252"), "a.txt")
    assert "windows-1252" in failure.value.remedy


def test_unknown_media_type() -> None:
    with pytest.raises(ReadError, match="application/zip"):
        read_bytes(b"abc", "a", media_type="application/zip")
    assert read_bytes(b"<p>Abc</p>", "a", media_type="text/html; charset=utf-8").text == "Abc"


def test_content_decides_where_the_suffix_does_not() -> None:
    assert (
        read_bytes(b"\n <!DOCTYPE html><p>Abc def", "https://x.example/a?b=c.pdf").media_type == "text/html"
    )
    assert read_bytes(b"Abc def", "noname").media_type == "text/plain"


def test_too_large_fails_before_reading(tmp_path: Path) -> None:
    big = tmp_path / "big.html"
    with big.open("wb") as stream:
        stream.truncate(200_000_000)
    start = time.perf_counter()
    with pytest.raises(ReadError, match="200 MB"):
        read_path(big)
    assert time.perf_counter() - start < 0.5
    with pytest.raises(ReadError, match="limit"):
        read_bytes(b"a" * (MAX_BYTES + 1), "a.txt")


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_path(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="folder"):
        read_path(tmp_path)
    with pytest.raises(ReadError, match="no readable files"):
        discover([tmp_path])
    with pytest.raises(ReadError, match="no such file or folder"):
        discover([tmp_path / "none"])
    with pytest.raises(ReadError):
        read_path(Path("a\x00b.txt"))


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReadError, match="regular file"):
        read_path(tmp_path / "pipe.txt")


def test_discover_walks_folders(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.txt", "a.md", "sub/c.HTML", "a.meta.json", ".hidden.txt", ".git/x.txt", "picture.png"):
        (tmp_path / name).write_text("x")
    assert [path.relative_to(tmp_path).as_posix() for path in discover([tmp_path, tmp_path / "b.txt"])] == [
        "a.md",
        "b.txt",
        "sub/c.HTML",
    ]


def test_one_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "c.md").write_bytes(b"")
    (tmp_path / "d.md").write_text(TEXT)
    results = list(read_many([tmp_path / "none", tmp_path]))
    assert [isinstance(result, ReadError) for result in results] == [True, False, True, True, False]


def test_identity_and_marks_of_encoding() -> None:
    data = b"\xef\xbb\xbf" + TEXT.encode()
    document = read_bytes(data, "a.txt")
    assert document.text == data.decode("utf-8")
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.id == f"d1:{document.sha256[:32]}"
    assert [(block.zone, block.start) for block in document.blocks] == [("furniture", 0), ("body", 1)]
    assert read_bytes(TEXT.encode("utf-16"), "a.txt").text == TEXT
    crlf = read_bytes(f"{TEXT}\r\n\r\n{TEXT}\r{TEXT}".encode(), "a.txt")
    assert crlf.text.count("\r") == 3
    assert len(crlf.blocks) == 3
