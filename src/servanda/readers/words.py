"""The words that sites set around a text («Foto:», «Bron:», «Comments»), from every language pack's `page.toml`."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path

import msgspec

from servanda.errors import PackError


class PageWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one language, or of all together: lower case, canonically composed."""

    credit: frozenset[str] = frozenset()
    source_line: frozenset[str] = frozenset()
    comments: frozenset[str] = frozenset()
    related: frozenset[str] = frozenset()
    byline: frozenset[str] = frozenset()
    caption: frozenset[str] = frozenset()


def names(text: str) -> frozenset[str]:
    """The words of a line as a set: for tables of tag and class names."""
    return frozenset(text.split())


def fold_word(text: str) -> str:
    """The form in which page words are compared: composed, lower case, single spaces, plain apostrophe."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().replace("’", "'").split())


def decode_page_words(raw: bytes, where: str) -> PageWords:
    """The words of one `page.toml`; an unknown key or a value of the wrong form is a `PackError`."""
    try:
        words = msgspec.toml.decode(raw, type=PageWords)
    except msgspec.DecodeError as failure:
        raise PackError(
            str(failure), where=where, remedy=f"allowed keys: {', '.join(PageWords.__struct_fields__)}"
        ) from None
    return PageWords(*(frozenset(map(fold_word, getattr(words, key))) for key in PageWords.__struct_fields__))


@cache
def page_words() -> PageWords:
    """The words of all languages: a page is read before its language is known."""
    packs = files("servanda") / "languages"
    found = [
        decode_page_words(page.read_bytes(), f"languages/{folder.name}/page.toml")
        for folder in sorted(packs.iterdir(), key=lambda entry: entry.name)
        if folder.is_dir() and (page := folder / "page.toml").is_file()
    ]
    for point in entry_points(group="servanda.languages"):
        page = Path(str(point.load().__file__)).parent / "page.toml"
        if page.is_file():
            found.append(decode_page_words(page.read_bytes(), str(page)))
    return PageWords(
        *(frozenset().union(*(getattr(words, key) for words in found)) for key in PageWords.__struct_fields__)
    )
