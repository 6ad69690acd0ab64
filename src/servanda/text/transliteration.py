"""Names across scripts: Cyrillic written in Latin letters, Latin spellings compared, Chinese names read out of Cyrillic.

By rule, never by a list of persons. The rules are the tables beside this file: `cyrillic.tsv` (letters by scheme),
`sounds.tsv` (what Latin letters stand for, by spelling) and `palladius.tsv` (Chinese syllables).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

SCHEMES = ("en", "bgn", "iso9", "de", "fr", "es", "nl")
"""Ways of writing Cyrillic names in Latin letters: two standards, and the newspapers of five languages."""

CYRILLIC = "cyrillic"
"""The spelling of a name that is written in Cyrillic letters."""

LONGEST_WORD = 24
_HERE = Path(__file__).parent
_VOWELS = frozenset("аеёиоуыэюяіїє")
_SIGNS = frozenset("ьъ")
_HUSH = frozenset("жчшщ")
_FRONT = frozenset("еёиіїєэ")
_PLACES: Mapping[str, Callable[[str, str], bool]] = {
    "": lambda before, after: True,
    "<start": lambda before, after: not before.isalpha(),
    "<vowel": lambda before, after: before in _VOWELS,
    "<sign": lambda before, after: before in _SIGNS,
    "<hush": lambda before, after: before in _HUSH,
    ">end": lambda before, after: not after.isalpha(),
    ">front": lambda before, after: after in _FRONT,
    ">consonant": lambda before, after: after not in _VOWELS,
    "=between": lambda before, after: before in _VOWELS and after in _VOWELS,
}
"""Where a row of `cyrillic.tsv` holds, by the letters before and after (empty at the ends of a name)."""


def _rows(name: str) -> list[list[str]]:
    lines = (_HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


@functools.cache
def _letters(scheme: str) -> dict[str, list[tuple[str, str]]]:
    """Letters to `(place, spelling)`, a row with a place before the one without."""
    column = SCHEMES.index(scheme) + 1
    out: dict[str, list[tuple[str, str]]] = {}
    for row in _rows("cyrillic.tsv"):
        at = next((n for n, char in enumerate(row[0]) if char in "<>="), len(row[0]))
        out.setdefault(row[0][:at], []).append((row[0][at:], row[column] if column < len(row) else ""))
    for places in out.values():
        places.sort(key=lambda place: not place[0])
    return out


def is_cyrillic(text: str) -> bool:
    """Whether a name is written in Cyrillic letters: at least one is, and none is Latin."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and all("Ѐ" <= char <= "ӿ" for char in letters)


def to_latin(text: str, scheme: str = "en") -> str:
    """A Cyrillic name in the Latin letters of `scheme` (one of `SCHEMES`); other characters stay as they are."""
    table = _letters(scheme)
    low = unicodedata.normalize("NFC", text).lower()
    shown = unicodedata.normalize("NFC", text)
    out: list[str] = []
    at = 0
    while at < len(low):
        written, size = _spelled(table, low, at)
        if size:
            out.append(_cased(written, shown[at : at + size], shown[at + size : at + size + 1]))
            at += size
        else:
            out.append(shown[at])
            at += 1
    return "".join(out)


def _spelled(table: Mapping[str, list[tuple[str, str]]], low: str, at: int) -> tuple[str, int]:
    """How the letters at `at` are written, and how many they are; none where the table has no row for them."""
    for size in (2, 1):
        before = low[at - 1] if at else ""
        after = low[at + size : at + size + 1]
        for place, written in table.get(low[at : at + size], ()):
            if _PLACES[place](before, after):
                return written, size
    return "", 0


def _cased(written: str, letters: str, after: str) -> str:
    if letters[:1].isupper():
        capitals = letters.isupper() and after.isupper()
        return written.upper() if capitals else written[:1].upper() + written[1:]
    return written


class _Rule(NamedTuple):
    """What letters sound like and how English newspapers write them, at a place (see `sounds.tsv`)."""

    place: str
    sound: str
    english: str


@functools.cache
def _rules(spelling: str) -> tuple[Mapping[str, tuple[_Rule, ...]], int]:
    """The rules of a spelling by their letters, those with a place first; and the length of the longest letters."""
    table: dict[tuple[str, str], _Rule] = {}
    for row in _rows("sounds.tsv"):
        if row[0] in ("all", spelling):
            letters, mark, place = row[1].partition(">")
            english = row[3] if len(row) > 3 and row[3] else letters
            table[letters, place] = _Rule(mark + place, row[2].strip("-"), english.strip("-"))
    out: dict[str, list[_Rule]] = {}
    for (letters, _), rule in sorted(table.items(), key=lambda pair: not pair[0][1]):
        out.setdefault(letters, []).append(rule)
    return {letters: tuple(rules) for letters, rules in out.items()}, max(map(len, out))


_FRONT_LATIN = frozenset("eéèëêiíïì")
_VOWELS_LATIN = frozenset("aáâeéèëêiíïìoóuúûy")


def _holds(place: str, after: str) -> bool:
    if place == ">front":
        return after in _FRONT_LATIN
    if place == ">end":
        return not after.isalpha()
    return not place or (after.isalpha() and after not in _VOWELS_LATIN)


def _pieces(word: str, spelling: str) -> Iterator[tuple[str, str, str]]:
    """The letters of a word as its spelling groups them, each with its sound and its English letters."""
    rules, longest = _rules(spelling if spelling in SCHEMES else "en")
    shown = unicodedata.normalize("NFC", word)
    low = shown.lower()
    at = 0
    while at < len(low):
        for size in range(min(longest, len(low) - at), 0, -1):
            after = low[at + size : at + size + 1]
            fits = [rule for rule in rules.get(low[at : at + size], ()) if _holds(rule.place, after)]
            if fits:
                yield shown[at : at + size], fits[0].sound, fits[0].english
                at += size
                break
        else:
            base = unicodedata.normalize("NFD", low[at])[0]
            plain = [rule for rule in rules.get(base, ()) if not rule.place]
            yield shown[at], plain[0].sound if plain else "", low[at]
            at += 1


_MERGED = (
    ("SC", "S"), ("tC", "C"), ("sC", "S"), ("iie", "ie"), ("io", "e"), ("ie", "e"), ("Co", "Ce"), ("So", "Se"), ("ei", "i"),
    ("ii", "i"),
)  # fmt: skip
"""What different schemes keep apart or drop, made one, in this order."""


@functools.lru_cache(maxsize=8192)
def sound_key(name: str, spelling: str = "en") -> str:
    """What a name sounds like, to compare spellings: «Путин» (`cyrillic`), «Poutine» (`fr`), «Poetin» (`nl`) have one key.

    `spelling` is the language whose newspapers write so, one of `SCHEMES`, or `cyrillic`. Different names can share a key, so a
    key alone proposes and never decides.
    """
    if spelling == CYRILLIC or is_cyrillic(name):
        name, spelling = to_latin(name, "en"), "en"
    return " ".join(_word_key(word, spelling) for word in name.replace("-", " ").split())


def _word_key(word: str, spelling: str) -> str:
    key = "".join(sound for _, sound, _ in _pieces(word, spelling))
    key = "".join(char for at, char in enumerate(key) if not at or char != key[at - 1])
    for apart, one in _MERGED:
        key = key.replace(apart, one)
    # «Pavloff», «Romanof»: an older spelling of -в.
    return key[:-1] + "v" if key.endswith("f") else key


def respell(name: str, spelling: str) -> str:
    """A name of somebody whose name is written in Cyrillic, as English newspapers write it: «Rjabkow», «Riabkov» → Ryabkov.

    `spelling` as in `sound_key`. Names of other persons must not be given: «Scholz» would come out as Sholts.
    """
    if spelling == CYRILLIC or is_cyrillic(name):
        return to_latin(name, "en")
    if spelling not in SCHEMES or spelling == "en":
        return name
    return "".join(
        part
        if part in " -"
        else "".join(_cased(english, letters, "") for letters, _, english in _pieces(part, spelling))
        for part in re.split("([ -])", name)
    )


@functools.cache
def _syllables() -> Mapping[str, str]:
    """Chinese syllables in Cyrillic letters to their Pinyin."""
    parts: dict[str, list[tuple[str, str]]] = {"initial": [], "final": [], "syllable": []}
    for part, cyrillic, pinyin in _rows("palladius.tsv"):
        parts[part].append((cyrillic, pinyin))
    out: dict[str, str] = {}
    for first, initial in parts["initial"]:
        for last, final in parts["final"]:
            # цз, ц and с stand for j, q, x before a front vowel and for z, c, s before others.
            soft = last[0] in "иияеюю"
            if (initial in ("j", "q", "x")) == soft or first not in ("цз", "ц", "с"):
                out.setdefault(
                    first + last, initial + final.replace("ü", "u" if initial in ("j", "q", "x") else "ü")
                )
    out.update(parts["syllable"])
    return out


def from_palladius(name: str) -> str | None:
    """A Chinese name in Cyrillic letters as Pinyin without tones: «Си Цзиньпин» → Xi Jinping; None where it is none."""
    words = []
    for word in unicodedata.normalize("NFC", name).split():
        # No syllables of one name are longer together; without a limit, hostile input would try every way to part it.
        read = _pinyin(word.lower().replace("ъ", "")) if len(word) <= LONGEST_WORD else None
        if read is None:
            return None
        words.append(read.capitalize())
    return " ".join(words) if words else None


def _pinyin(word: str) -> str | None:
    """The one reading of a word in as few syllables as can be; longer syllables before shorter ones."""
    if not word:
        return ""
    table = _syllables()
    for size in range(min(6, len(word)), 0, -1):
        if word[:size] in table and (rest := _pinyin(word[size:])) is not None:
            return table[word[:size]] + rest
    return None
