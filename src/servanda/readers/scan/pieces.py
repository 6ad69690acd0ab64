"""Cuts a text into pieces: paragraphs, headings, list items, cells of tables, furniture. Names no language."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

import msgspec

from servanda.readers.scan.markup import CUT, GONE, Marked

Kind = Literal["para", "heading", "item", "cell", "table", "caption", "furniture"]

LONG_LINE = 120
"""Lines longer than this were not wrapped by hand: each is a paragraph of its own."""
MIN_WIDTH = 45
"""Nobody wraps prose in narrower columns; shorter lines are titles, names, dates."""

_PART = re.compile(f"[^\r\n{CUT}]*(?:\r\n|\r|\n|({CUT}+)|$)")
_HEADING = re.compile(rf"[ {GONE}]{{0,3}}(#{{1,6}})(?:[ \t]+|(?<=##)(?=[^\s#!]))")
_RULE = re.compile(r"[ \t]{0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,}|={3,})[ \t]*")
_UNDERLINE = re.compile(r"[ \t]{0,3}(=+|-+)[ \t]*")
_BULLET = re.compile(r"\s*([-*+•·▪●◦–—])[ \t]+(?=\S)")
_NUMBER = re.compile(
    r"\s*(?:(\d{1,3})[.)]|\((\d{1,3}|[a-z]|[ivx]{1,4})\)|([a-z]|[ivx]{1,4})\))([ \t]+)(?=\S)"
)
_SEPARATOR = re.compile(r"[\s|:+-]*-[\s|:+-]*")
_EMPTY = re.compile(rf"[\s{GONE}]*")
_FINAL = re.compile(rf"[.!?…。！？؟।][\s\"'»”’)\]{GONE}]*$")
_WORD = re.compile(r"\S+")


class Piece(msgspec.Struct, frozen=True):
    """A run of text of one kind. `level` is that of a heading; `gap` says that a blank line or a block mark
    stands before it; `strong` that all of it is set in bold."""

    kind: Kind
    start: int
    end: int
    level: int = 0
    gap: bool = True
    strong: bool = False


class _Line(msgspec.Struct, frozen=True):
    start: int
    end: int
    shown: str
    """The line without markup and without white space at its end."""
    raw: str
    """The line with its markup masked."""
    gap: bool


def ends_sentence(text: str) -> bool:
    """Whether `text` ends with the mark of a finished sentence."""
    return _FINAL.search(text[-12:]) is not None


def cut_pieces(text: str, marked: Marked, start: int = 0) -> list[Piece]:
    """The pieces of `text[start:]` in order; none begins or ends with white space or skipped markup."""
    lines = _lines(marked.mask, start)
    width = _width(lines)
    pieces: list[Piece] = []
    state = _Run()
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        _take(line, following, width, marked, state, pieces)
    state.close(pieces)
    trimmed = (_trimmed(piece, marked) for piece in pieces)
    return [_placed(piece, marked) for piece in trimmed if piece is not None]


def _lines(mask: str, start: int) -> list[_Line]:
    lines: list[_Line] = []
    gap = True
    for match in _PART.finditer(mask, start):
        whole = match.group()
        if not whole:
            continue
        body = whole.rstrip(f"\r\n{CUT}")
        if body.strip():
            shown = body.replace(GONE, "").rstrip()
            lines.append(_Line(match.start(), match.start() + len(body), shown, body, gap))
            gap = False
        elif not match.group(1):
            gap = True
        if match.group(1):
            gap = True
    return lines


def _width(lines: list[_Line]) -> int:
    """The column at which the text was wrapped by hand; 0 for a text of one line a paragraph.

    In wrapped text few lines happen to end where a sentence does, and most of those inside a paragraph are
    nearly full.
    """
    lengths: list[int] = []
    inner: list[int] = []
    finished = 0
    for line, following in pairwise(lines):
        if following.gap:
            continue
        lengths += (len(line.shown), len(following.shown))
        inner.append(len(line.shown))
        finished += ends_sentence(line.shown)
    if not inner or finished > (0.4 if len(inner) > 2 else 0.9) * len(inner):
        return 0
    lengths.sort()
    width = lengths[min(len(lengths) - 1, len(lengths) * 19 // 20)]
    full = sum(length >= 0.7 * width for length in inner)
    return width if MIN_WIDTH <= width <= LONG_LINE and full >= 0.5 * len(inner) else 0


class _Run:
    """The paragraph or list item that is being gathered."""

    def __init__(self) -> None:
        self.kind: Kind = "para"
        self.start = self.end = -1
        self.gap = True
        self.last: _Line | None = None
        self.count = 0
        self.number = 0
        """Number of the list item before, so that «26. Sitzung» does not pass for an item of a list."""

    def open(self, kind: Kind, start: int, line: _Line) -> None:
        self.kind, self.start, self.end, self.gap, self.last, self.count = (
            kind,
            start,
            line.end,
            line.gap,
            line,
            1,
        )

    def extend(self, line: _Line) -> None:
        self.end, self.last, self.count = line.end, line, self.count + 1

    def close(self, pieces: list[Piece]) -> None:
        if self.start >= 0:
            pieces.append(Piece(self.kind, self.start, self.end, gap=self.gap))
        self.start = -1
        self.last = None


def _take(
    line: _Line, following: _Line | None, width: int, marked: Marked, run: _Run, pieces: list[Piece]
) -> None:
    shown = line.shown
    if (
        run.last is not None
        and not line.gap
        and run.count == 1
        and run.kind == "para"
        and len(run.last.shown) <= LONG_LINE
        and len(shown.strip()) >= 3
        and (under := _UNDERLINE.fullmatch(shown))
    ):
        pieces.append(Piece("heading", run.start, run.end, level=1 if under[1][0] == "=" else 2, gap=run.gap))
        pieces.append(Piece("furniture", line.start, line.end, gap=False))
        run.start, run.last = -1, None
        return
    if not shown or _RULE.fullmatch(shown):
        run.close(pieces)
        if shown:
            pieces.append(Piece("furniture", line.start, line.end, gap=line.gap))
        return
    body = line.raw
    if heading := _HEADING.match(body):
        run.close(pieces)
        pieces.append(
            Piece("heading", line.start + heading.end(), line.end, level=len(heading[1]), gap=line.gap)
        )
        return
    if "|" in shown and _row(line, following, body, run, pieces):
        return
    marker = _marker(body, line, run, width)
    if marker:
        run.close(pieces)
        run.open("item", line.start + marker, line)
        return
    if run.last is not None and not line.gap and _continues(run, line, width):
        run.extend(line)
        return
    run.close(pieces)
    if line.gap and not shown[:1].isspace():
        run.number = run.number if run.kind == "item" else 0
    run.open("para", line.start, line)


def _marker(body: str, line: _Line, run: _Run, width: int) -> int:
    plain = body.replace(GONE, " ")
    joined = run.last is not None and not line.gap and run.kind == "para"
    if bullet := _BULLET.match(plain):
        open_line = run.last is not None and not line.gap and run.last.shown[-1:] not in tuple(".;:!?")
        if open_line and width and plain[bullet.end() : bullet.end() + 1].islower():
            return 0  # a dash inside a sentence, brought to the start of a line by wrapping
        return bullet.end()
    match = _NUMBER.match(plain)
    if not match:
        return 0
    if not match[1]:
        return 0 if joined and width else match.end()
    number = int(match[1])
    listed = number in (run.number, run.number + 1) if run.number else number == 1
    if listed or (len(match[4]) >= 2 and not joined):
        run.number = number
        return match.end()
    return 0


def _continues(run: _Run, line: _Line, width: int) -> bool:
    """Whether a line goes on with the paragraph or item before it.

    A wrapped line was broken because the next word would not have fitted; a line that had room for it ended
    where its writer wanted it to end.
    """
    last = run.last
    assert last is not None
    if len(last.shown) > LONG_LINE * 1.2 or len(line.shown) > LONG_LINE * 1.2:
        return False
    if run.kind == "item" and line.shown[:2].isspace():
        return True
    word = _WORD.search(line.raw)
    first = word.group() if word else ""
    if first.lstrip(GONE)[:1].islower() and not ends_sentence(last.shown):
        return True
    if not width:
        return False
    return max(len(last.shown), len(last.raw.rstrip())) + 1 + len(first) >= width - 1


def _row(line: _Line, following: _Line | None, body: str, run: _Run, pieces: list[Piece]) -> bool:
    """Reads a line set in pipes: a row of a table, or a picture's caption; `False` for pipes inside a sentence."""
    shown = line.shown.strip()
    if not (shown.startswith("|") or shown.endswith("|")):
        return False
    if _SEPARATOR.fullmatch(shown):
        run.close(pieces)
        pieces.append(Piece("furniture", line.start, line.end, gap=line.gap))
        return True
    before = pieces[-1] if pieces and run.start < 0 and not line.gap else None
    under = (
        following is not None and not following.gap and bool(_SEPARATOR.fullmatch(following.shown.strip()))
    )
    in_table = under and shown.count("|") > 2
    if before is not None and before.kind in ("furniture", "table"):
        in_table = True
    run.close(pieces)
    at = line.start
    first = True
    for cell in body.split("|"):
        if not _EMPTY.fullmatch(cell):
            pieces.append(Piece("table" if in_table else "cell", at, at + len(cell), gap=line.gap and first))
            first = False
        at += len(cell) + 1
    if first:
        pieces.append(Piece("furniture", line.start, line.end, gap=line.gap))
    return True


def _trimmed(piece: Piece, marked: Marked) -> Piece | None:
    mask = marked.mask
    start, end = piece.start, piece.end
    while start < end and (mask[start].isspace() or mask[start] in "\x00\x01"):
        start += 1
    while end > start and (mask[end - 1].isspace() or mask[end - 1] in "\x00\x01"):
        end -= 1
    if piece.kind == "heading":
        closing = end
        while closing > start and mask[closing - 1] == "#":
            closing -= 1
        if start < closing < end and mask[closing - 1].isspace():
            return _trimmed(msgspec.structs.replace(piece, end=closing), marked)
    if start >= end:
        return None
    return msgspec.structs.replace(piece, start=start, end=end, strong=_is_strong(start, end, marked))


def _is_strong(start: int, end: int, marked: Marked) -> bool:
    """Whether bold covers the words; it may begin before them, at the number of a list item."""
    return any((at, end) in marked.strong for at in range(start, max(-1, start - 7), -1))


def _placed(piece: Piece, marked: Marked) -> Piece:
    """The piece with the kind of the HTML element it stands in."""
    for start, end, zone in _around(marked, piece.start):
        if piece.end <= end:
            if zone == "furniture" or zone == "caption":
                return msgspec.structs.replace(piece, kind=zone)
            framed = any(
                end <= place and not marked.mask[end:place].strip(" \t\r\n\x00\x01") for place in marked.media
            )
            kind: Kind = "caption" if framed else "heading"
            return msgspec.structs.replace(piece, kind=kind, level=int(zone[1]), gap=start >= 0)
    return piece


def _around(marked: Marked, place: int) -> list[tuple[int, int, str]]:
    """The elements that hold `place`, outermost first."""
    return [found for found in marked.zoned if found[0] <= place < found[1]]
