"""The reading view of a text: what a reader sees, with every character mapped back to the stored text.

The stored text is never changed. Markup is passed over, runs of white space become one space, typographic
quotes become plain ones, letters and their combining marks become one character; `Reading.span` leads back.
"""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from collections.abc import Iterable

_REPLACED = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‹": "'", "›": "'",
    "‐": "-", "‑": "-", "‒": "–", "—": "–", "―": "–", "…": "…",
}  # fmt: skip
_REMOVED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff"
_CHANGED = (
    r"(?P<space>\s{2,}|[^\S ])"
    r"|(?P<escaped>(?<=\w\\)_(?=\w))"
    rf"|(?P<removed>[{_REMOVED}]+)"
    rf"|(?P<one>[{''.join(_REPLACED)}])"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10});)"
)
_PLAIN = re.compile(rf"(?=[\s_&{_REMOVED}{''.join(_REPLACED)}])(?:{_CHANGED})")
_MARKED = re.compile(rf"{_CHANGED}|(?P<combined>\w[{_MARKS}]+)")
"""What the reading view changes, in texts without and with combining marks; these are rare, and slow to look for."""
_MARK = re.compile(f"[{_MARKS}]")


class Reading:
    """A folded text with, for each of its characters, the range of the stored text that it stands for.

    `filled` numbers the ranges that had anything to read; the text has one line for each of them.
    """

    __slots__ = ("ends", "filled", "starts", "text")

    def __init__(self, text: str, starts: array[int], ends: array[int], filled: tuple[int, ...] = ()) -> None:
        self.text, self.starts, self.ends = text, starts, ends
        self.filled = filled

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The range of the stored text behind `text[start:end]` (a non-empty range)."""
        return self.starts[start], self.ends[end - 1]

    def at(self, position: int) -> int:
        """The first index of the reading text that stands for stored position `position` or a later one."""
        from bisect import bisect_left

        return bisect_left(self.starts, position)


def read_view(text: str, ranges: Iterable[tuple[int, int, tuple[tuple[int, int], ...]]]) -> Reading:
    """The reading view of `ranges` of `text`, each `(start, end, skips)`; ranges are joined by a line feed.

    Leading and trailing white space of a range is dropped; the line feed between two ranges stands for the
    last stored character of the former, so that spans never reach over a boundary by accident.
    """
    out: list[str] = []
    starts: array[int] = array("I")
    ends: array[int] = array("I")
    filled: list[int] = []
    for number, (start, end, skips) in enumerate(ranges):
        if out:
            out.append("\n")
            starts.append(ends[-1] - 1)
            ends.append(ends[-1])
        cursor = start
        before = len(starts)
        for skip_start, skip_end in (*skips, (end, end)):
            if skip_start > cursor:
                _fold_piece(text, cursor, skip_start, out, starts, ends)
            cursor = max(cursor, skip_end)
        if len(starts) > before:
            filled.append(number)
        elif out:
            out.pop()
            del starts[-1], ends[-1]
    return Reading("".join(out), starts, ends, tuple(filled))


def _fold_piece(
    text: str, start: int, end: int, out: list[str], starts: array[int], ends: array[int]
) -> None:
    cursor = start
    if text[start] == " " and (not out or out[-1][-1] in " \n"):
        # A space beside white space that another piece brought in; alone it would be matched by nothing.
        cursor += 1
    changed = _MARKED if _MARK.search(text, cursor, end) else _PLAIN
    for match in changed.finditer(text, cursor, end):
        at, to = match.span()
        if at > cursor:
            out.append(text[cursor:at])
            starts.extend(range(cursor, at))
            ends.extend(range(cursor + 1, at + 1))
        cursor = to
        kind = match.lastgroup
        if kind == "space":
            if not out or out[-1][-1] in " \n":
                continue
            piece = " "
        elif kind == "removed":
            continue
        elif kind == "escaped":
            # YAML writes a space that must not break a line as `\\_`, which between two words nothing else is.
            piece = " "
        elif kind == "one":
            piece = _REPLACED[match.group()]
        elif kind == "combined":
            piece = unicodedata.normalize("NFC", match.group())
        else:
            piece = html.unescape(match.group()).replace("\xa0", " ")
            if piece == " " and (not out or out[-1][-1] in " \n"):
                continue
        if not piece:
            continue
        out.append(piece)
        starts.extend([at] * len(piece))
        ends.extend([to] * len(piece))
    if cursor < end:
        out.append(text[cursor:end])
        starts.extend(range(cursor, end))
        ends.extend(range(cursor + 1, end + 1))


def _latin_base() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))
        if base[0].isascii() and base[0].isalpha() and all(map(unicodedata.combining, base[1:])):
            table[code] = base[0].lower()
    table.update({ord("đ"): "d", ord("Đ"): "d", ord("ø"): "o", ord("Ø"): "o", ord("ł"): "l", ord("Ł"): "l"})
    table.update({ord("ı"): "i", ord("ё"): "е", ord("Ё"): "е"})
    return table


_BASE = _latin_base()


def _tone_places() -> dict[str, str]:
    """Syllables that end in two vowels, with the mark of the tone on the first («hòa») and on the second («hoà»)."""
    marks = "\u0300\u0301\u0309\u0303\u0323"
    return {
        unicodedata.normalize("NFC", first + mark) + second: first
        + unicodedata.normalize("NFC", second + mark)
        for first, second in ("oa", "oe", "uy")
        for mark in marks
    }


_TONE_PLACE = _tone_places()
_TONE_FIRST = re.compile("|".join(_TONE_PLACE))


def match_form(text: str, *, fold_diacritics: bool = True) -> str:
    """Lower case, letter by letter (the length never changes), with Latin letters reduced to their base letter.

    Without folding the letters stay as they are, and only the two places of a tone mark («hòa», «hoà») are one.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    if lowered.isascii():
        return lowered
    if fold_diacritics:
        return lowered.translate(_BASE)
    return _TONE_FIRST.sub(lambda found: _TONE_PLACE[found.group()], lowered)
