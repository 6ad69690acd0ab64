"""Front matter, sidecars, options, language: where each value comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from servanda.errors import PackError, ReadError
from servanda.readers import ReadOptions, read_bytes, read_path
from servanda.readers.dates import date_in_line, published_date
from servanda.readers.registry import load_info, readers
from servanda.readers.source_line import slug_language
from servanda.readers.words import decode_page_words, page_words
from servanda.text.reading import read_view

PROSE = "The two ministers met in Hanoi and agreed to hold a further round of talks there."
FRONT = (
    "---\nid: 12\ndate: '2023-09-09'\nsource_url: https://gov.example/a\nauthor: 7biA1WiYB\nsite: Gov Example\n"
    'title: "Statement of the\\_Two States on Support\\\n  \\ for Angola\\u2019s plan"\nseo:\n  title: other\n---\n \n'
)


def test_front_matter_is_furniture_around_its_title() -> None:
    document = read_bytes((FRONT + PROSE).encode(), "a.txt")
    assert [block.zone for block in document.blocks] == ["furniture", "title", "furniture", "body"]
    title = document.blocks[1]
    shown = read_view(document.text, [(title.start, title.end, title.skips)]).text
    assert shown == "Statement of the Two States on Support for Angola\\u2019s plan"
    data = document.metadata
    assert data.title.value == "Statement of the Two States on Support for Angola’s plan"
    assert (data.published.value, data.url.value, data.outlet.value) == (
        "2023-09-09",
        "https://gov.example/a",
        "Gov Example",
    )
    assert data.author.value is None
    assert data.author.origin == "missing"
    assert "identifier" in (data.author.note or "")


def test_a_title_that_the_body_repeats_stays_furniture() -> None:
    text = (
        f'---\r\ntitle: "Talks in Hanoi end well"\r\n---\r\n\r\n# Talks in Hanoi end well\r\n\r\n{PROSE}\r\n'
    )
    document = read_bytes(text.encode(), "a.md")
    assert [block.zone for block in document.blocks] == ["furniture", "title", "body"]
    assert document.blocks[1].start > text.index("# ")


def test_folded_and_listed_values() -> None:
    text = f"---\ntitle: >\n  Talks in\n  Hanoi\nauthors:\n- Jane Doe\n- John Roe\npublished: true\nlanguage: en-GB\n---\n{PROSE}"
    data = read_bytes(text.encode(), "a.md").metadata
    assert (data.title.value, data.author.value, data.language.value) == (
        "Talks in Hanoi",
        "Jane Doe, John Roe",
        "en",
    )
    assert data.published.origin == "missing"
    assert "not a date" in (data.published.note or "")


@pytest.mark.parametrize(
    "text", ["---\n\nBody after a rule.\n", "---\nNo closing: here", "--- title: x\n---\nText."]
)
def test_what_only_looks_like_front_matter(text: str) -> None:
    document = read_bytes(text.encode(), "a.md")
    assert document.metadata.title.origin in ("missing", "file")
    assert any(block.zone == "body" for block in document.blocks)


def test_option_beats_sidecar_beats_file(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_bytes((FRONT + PROSE).encode())
    (tmp_path / "a.meta.json").write_text(
        json.dumps({"published": "2023-09-10", "outlet": "Side", "language": "nl"})
    )
    data = read_path(source, options=ReadOptions(outlet="Option", published="2024-06~")).metadata
    assert (data.published.value, data.published.origin) == ("2024-06~", "option")
    assert (data.outlet.value, data.outlet.origin) == ("Option", "option")
    assert (data.language.value, data.language.origin) == ("nl", "sidecar")
    assert (data.url.value, data.url.origin) == ("https://gov.example/a", "file")


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ('{"publishd": "2024"}', "'publishd'"),
        ('{"published": 2024}', "'published'"),
        ('{"published": "soon"}', "'soon'"),
        ('{"language": "Dutch!"}', "'Dutch!'"),
        ("{", "JSON"),
        ("[]", "object"),
        ('{"title": " "}', "empty"),
    ],
)
def test_wrong_sidecars(tmp_path: Path, content: str, named: str) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "a.meta.json").write_text(content)
    with pytest.raises(ReadError) as failure:
        read_path(tmp_path / "a.txt")
    assert named in str(failure.value)
    assert failure.value.where
    assert failure.value.remedy


def test_language_is_inferred_where_the_text_shows_it() -> None:
    data = read_bytes(
        ("Hai bên nhất trí tăng cường hợp tác trong lĩnh vực thương mại. " * 3).encode(), "a.txt"
    ).metadata
    assert (data.language.value, data.language.origin) == ("vi", "inferred")
    unknown = read_bytes(b"1994 2001 2012", "a.txt").metadata
    assert (unknown.language.value, unknown.language.origin) == (None, "missing")


def test_a_file_whose_language_field_is_wrong_gets_a_note() -> None:
    data = read_bytes(f"---\nlang: ro\n---\n{PROSE} {PROSE}".encode(), "a.txt").metadata
    assert data.language.value == "ro"
    assert data.language.note == "the words of the text look like en"


def test_fields_that_are_not_there_are_missing() -> None:
    data = read_bytes(PROSE.encode(), "a.txt").metadata
    for name in ("title", "published", "author", "outlet", "url", "republished_from", "original_language"):
        assert getattr(data, name).origin == "missing"


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2024-06-20", "2024-06-20"), ("2024-06", "2024-06"), ("2024", "2024"), ("2024-06~", "2024-06~"),
        ("2022-05-11T19:16:41.067Z", "2022-05-11"), ("2023-09-09 09:52:32-04:00", "2023-09-09"),
        ("Fri, 22 Nov 2024 10:00:00 +0700", "2024-11-22"), ("28.02.2025 12:05", "2025-02-28"), ("28/02/2025", "2025-02-28"),
        ("20240620", "2024-06-20"), ("4/11/2024", None), ("2024-02-30", None), ("true", None), ("", None), ("99.99.2024", None),
    ],
)  # fmt: skip
def test_dates_of_publication(written: str, edtf: str | None) -> None:
    assert published_date(written) == edtf


def test_date_in_a_line() -> None:
    assert date_in_line("Stand: 28.02.2025 12:05 Uhr") == ("2025-02-28", 7, 17)
    assert date_in_line("1.1.2024 - 2.1.2024") is None


def test_slug_language_needs_words() -> None:
    assert slug_language("https://x.vn/viet-nam-nga-nhung-doi-tac-tin-cay-trong-the-gioi-325802.html") == "vi"
    assert slug_language("https://x.vn/hop-tac") is None
    assert (
        slug_language("https://x.md/moldova-podpisala-soglashenij-s-inostrannymi-partnjorami-grantov") is None
    )


def test_page_words_come_from_the_packs() -> None:
    words = page_words()
    assert {"foto", "ảnh", "фото"} <= words.credit
    assert {"bron", "source", "quelle", "nguồn"} <= words.source_line
    with pytest.raises(PackError, match="credits"):
        decode_page_words(b'credits = ["foto"]', "xx/page.toml")


def test_readers_are_found_by_their_folders() -> None:
    assert {"plain", "markdown", "html"} <= {reader.info.name for reader in readers()}
    with pytest.raises(PackError, match="sufixes"):
        load_info(b'name = "x"\nmedia_types = []\nsuffixes = []\nsufixes = []', "x/reader.toml")
