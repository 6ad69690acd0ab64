"""What tells copies of one text: a MinHash of its words, and its figures, which every language writes alike.

A signature depends on the text alone and is made once, when the text comes into a ledger.
"""

from __future__ import annotations

import functools
import re
import struct
import zlib
from collections.abc import Callable
from typing import Any

import msgspec

from servanda.model import Document
from servanda.text.reading import match_form, read_view

PERMUTATIONS = 128
"""How many minima a signature holds; an estimate of how much two texts share is off by about 0.04 with so many."""
SHINGLE = 3
"""So many words in a row are compared as one."""
MANY_FIGURES = 200
"""Of a longer list of figures only the first ones are kept: they tell two texts apart already."""
_OWN_WORDS = frozenset({"body", "heading", "caption"})
"""Zones with the author's words. A title is left out, for outlets give a copy a new one."""
_WORD = re.compile(r"\w+")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?![\d])")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")


class Signature(msgspec.Struct, frozen=True):
    """`minima` are 128 numbers of 32 bits, `shingles` how many different runs of three words they stand for.

    `figures` are the numbers of the text in their order (`2023`, `175.6`), with the separators of no language; those of one digit
    are left out, for they are written as words as often.
    """

    shingles: int
    minima: tuple[int, ...]
    figures: tuple[str, ...]


def signature(document: Document) -> Signature:
    """The signature of a document; one without words has no minima."""
    blocks = [(one.start, one.end, one.skips) for one in document.blocks if one.zone in _OWN_WORDS]
    text = match_form(read_view(document.text, blocks).text) if blocks else ""
    words = _WORD.findall(text)
    shingles = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))} - {""}
    return Signature(len(shingles), _minima(shingles) if shingles else (), figures_of(text))


def figures_of(text: str) -> tuple[str, ...]:
    """The figures of a text: `1.000`, `1,000` and `1 000` are `1000`; `175,6` is `175.6`."""
    plain = _GROUPED.sub(lambda found: re.sub(r"\D", "", found.group()), text)
    found = (one.replace(",", ".") for one in _FIGURE.findall(plain))
    return tuple(one for one in found if len(one) > 1)[:MANY_FIGURES]


def _minima(shingles: set[str]) -> tuple[int, ...]:
    made = _minhash()(num_perm=PERMUTATIONS, seed=1, hashfunc=zlib.crc32, scheme="affine32")
    made.update_batch([one.encode() for one in sorted(shingles)])
    return tuple(int(value) for value in made.hashvalues)


@functools.cache
def _minhash() -> Callable[..., Any]:
    # Late: datasketch brings numpy and scipy, half a second that only reading into a ledger has to pay.
    from datasketch import MinHash

    return MinHash  # type: ignore[no-any-return]


def pack(minima: tuple[int, ...]) -> bytes:
    """Minima as bytes, four for each, the lowest first."""
    return struct.pack(f"<{len(minima)}I", *minima)


def unpack(data: bytes) -> tuple[int, ...]:
    """What `pack` packed."""
    return struct.unpack(f"<{len(data) // 4}I", data)
