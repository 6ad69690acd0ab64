"""`scopes.toml`: the words by which a text says what a figure of trade counts: goods, services, or both."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import msgspec

from servanda.errors import PackError
from servanda.languages.pack import folders
from servanda.text.reading import match_form


class Scopes(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`scopes.toml`. `goods` and `services` are words that name them; `example` holds one of each."""

    goods: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    example: str = ""

    def of(self, sentence: str) -> frozenset[str]:
        """Which of `goods` and `services` a sentence names."""
        told = match_form(sentence)
        found = (("goods", self.goods), ("services", self.services))
        return frozenset(name for name, forms in found if forms and _pattern(forms).search(told))


NONE = Scopes()
"""What a pack without the file knows: nothing."""


@functools.cache
def _pattern(forms: Sequence[str]) -> re.Pattern[str]:
    parts = (
        re.escape(match_form(form.removesuffix("*"))) + (r"\w*" if form.endswith("*") else "")
        for form in forms
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def decode_scopes(raw: bytes, where: str) -> Scopes:
    """The file's content; an unknown key, or an example that does not hold one word of each list, is an error."""
    try:
        found = msgspec.toml.decode(raw, type=Scopes)
    except msgspec.DecodeError as error:
        raise PackError(str(error), where=where, remedy="see docs/reference/language-packs.md") from None
    if found.of(found.example) != {"goods", "services"}:
        raise PackError(
            "its example names not both goods and services",
            where=where,
            remedy="give an example sentence that holds a word of each list",
        )
    return found


@functools.cache
def load_scopes(code: str) -> Scopes:
    """The words for goods and services in the language `code`."""
    folder = folders().get(code)
    path = folder / "scopes.toml" if folder else None
    if path is None or not path.is_file():
        return NONE
    return decode_scopes(path.read_bytes(), str(path))
