"""`misreadings.toml`: the words by which a text betrays that a machine translated it, and what was probably meant."""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from servanda.errors import PackError
from servanda.languages.pack import folders

Wrong = Literal["sense", "doubling", "name", "order", "term"]


class Misreading(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename={"from_": "from"}
):
    """One `[[misreading]]`: `forms` as they stand in a translation out of the languages `from`, and what they mean.

    `kind`: `sense` (the wrong meaning was chosen), `doubling` (two words became one and the same), `name` (a name was
    taken for words, or the reverse), `order` (words were joined wrongly), `term` (there is a fixed term, not this one).
    """

    forms: tuple[str, ...]
    meant: str
    from_: tuple[str, ...]
    kind: Wrong
    example: str
    why: str


class Misreadings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`misreadings.toml`: what translation does to texts in this language.

    `may_double`: words that stand twice in a row in good prose («dat dat»). `may_double_joined`: endings of words
    that are joined to themselves on purpose («meer en meer», «beter en beter»). `joiners`: words that double by.
    `glued`: words that are found stuck to the end of the word before. `imperatives`: forms of verbs of cooperation
    that can only be commands where they open a sentence. `outlets`: hosts that do not write in this language,
    by the language they write in.
    """

    misreading: tuple[Misreading, ...] = ()
    may_double: tuple[str, ...] = ()
    may_double_joined: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    glued: tuple[str, ...] = ()
    imperatives: tuple[str, ...] = ()
    outlets: dict[str, tuple[str, ...]] = {}


NONE = Misreadings()
"""What a pack without the file knows: nothing."""


def decode_misreadings(raw: bytes, where: str) -> Misreadings:
    """The file's content; an unknown key, a value of the wrong kind or an entry that misses its example is an error."""
    try:
        found = msgspec.toml.decode(raw, type=Misreadings)
    except msgspec.DecodeError as error:
        raise PackError(str(error), where=where, remedy="see docs/reference/language-packs.md") from None
    for entry in found.misreading:
        if not entry.forms or not any(form.lower() in entry.example.lower() for form in entry.forms):
            raise PackError(
                f"no form of the misreading that means {entry.meant!r} stands in its example",
                where=where,
                remedy="give an example sentence that holds one of the forms",
            )
    return found


@functools.cache
def load_misreadings(code: str) -> Misreadings:
    """What translation does to texts in the language `code`."""
    folder = folders().get(code)
    path = folder / "misreadings.toml" if folder else None
    if path is None or not path.is_file():
        return NONE
    return decode_misreadings(path.read_bytes(), str(path))
