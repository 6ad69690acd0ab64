"""Finds the markup inside a plain text: HTML tags, Markdown marks, link targets; the text itself stays as it is.

The result is a mask of the same length as the text, in which markup is replaced by two control characters, so
that lines and paragraphs can be recognised without it, and a list of the ranges to skip in reading.
"""

from __future__ import annotations

import re
from bisect import bisect_left

import msgspec

from servanda.readers.words import names

CUT = "\x00"
"""Stands in the mask for markup that ends a block (`<p>`, `<br>`)."""
GONE = "\x01"
"""Stands in the mask for markup inside a block (`<em>`, `](https://...)`)."""

_INLINE_TAGS = names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr img"
)
_BLOCK_TAGS = names(
    "address article aside blockquote body br button caption center col colgroup dd details dialog div dl dt embed "
    "fieldset figcaption figure footer form frame h1 h2 h3 h4 h5 h6 head header hr html iframe input li link main meta "
    "nav noscript object ol optgroup option p picture pre script section select source style summary svg table tbody "
    "td textarea tfoot th thead title tr ul video audio"
)
_RAW = frozenset(("script", "style"))
_ZONED = {f"h{level}": f"h{level}" for level in range(1, 7)} | {
    "figcaption": "caption", "nav": "furniture", "footer": "furniture", "button": "furniture",
    "form": "furniture", "select": "furniture", "noscript": "furniture", "title": "h1",
    "iframe": "furniture", "video": "furniture", "audio": "furniture", "object": "furniture",
}  # fmt: skip
_STRONG_TAGS = frozenset(("b", "strong"))

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,15})(?=[\s/>])((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+|[^<>]*+)>")
_IMAGE = re.compile(
    r"!\[[^\[\]]{0,1000}\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*){0,9}(?:\s+\"[^\"\n]{0,300}\")?\s*\)|\[[^\[\]\n]{0,100}\])"
)
_LINK = re.compile(
    r"\[((?:[^\[\]\\\r\n]|\\.|\r?\n(?!\s*\n)){0,600})\]"
    r"(\((?:<[^<>\r\n]{0,2000}>|[^()\s]*(?:\([^()\s]*\)[^()\s]*){0,9})(?:\s+(?:\"[^\"\r\n]{0,300}\"|'[^'\r\n]{0,300}'))?\s*\)|\[[^\[\]\r\n]{0,100}\])"
)
_WIKI = re.compile(r"\[\[(?:[^\[\]|\r\n]{1,200}\|)?([^\[\]|\r\n]{1,200})\]\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]:?|(?<=[^\W_])\[\d{1,3}\]|(?<=[.,;!?»”\"])\[\d{1,3}\]")
_DEFINITION = re.compile(
    r"^[ \t]{0,3}\[[^\[\]\r\n^]{1,100}\]:[ \t]*(?:<[^<>\r\n]*>|https?://\S+|/\S*|#\S*)[^\r\n]*", re.M
)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_LINE_END = re.compile(r"[\r\n]+")
_STARS = re.compile(
    r"(?<![\w*\\])(\*{1,3})(?=[^\s*])((?:[^*\r\n]|\r?\n(?!\s*\n)){1,1500})(?<=[^\s*])\1(?![\w*])"
)
_LOWS = re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])((?:[^_\r\n]|\r?\n(?!\s*\n)){1,1500})(?<=[^\s_])\1(?!\w)")
_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)([^`\r\n]{1,500})(?<!`)\1(?!`)")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]{1,2000}>")
_URL = re.compile(r"(?<![\w@])(?:https?://|www\.)[^\s<>\x00\x01]{2,}", re.I)
_URL_TAIL = ".,;:!?)]}»”’\"'*_|"
_QUOTE = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.M)
_FENCE = re.compile(r"^[ \t]{0,3}(?P<fence>`{3,}|~{3,})[^`\r\n]*$", re.M)


class Marked(msgspec.Struct, frozen=True):
    """The markup of a text: `mask` of the same length, `skips` in order without overlap.

    `zoned` are the ranges of elements with a zone of their own (`h2`, `caption`, `furniture`), `strong` the
    ranges of words set in bold, `media` the starts of players and frames, `urls` the bare addresses.
    """

    mask: str
    skips: tuple[tuple[int, int], ...]
    zoned: tuple[tuple[int, int, str], ...] = ()
    strong: frozenset[tuple[int, int]] = frozenset()
    media: tuple[int, ...] = ()
    urls: tuple[tuple[int, int], ...] = ()

    def inside(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The skips that lie in `start..end`, clipped to it."""
        at = bisect_left(self.skips, (start, -1))
        if at and self.skips[at - 1][1] > start:
            at -= 1
        found: list[tuple[int, int]] = []
        while at < len(self.skips) and self.skips[at][0] < end:
            low, high = self.skips[at]
            found.append((max(low, start), min(high, end)))
            at += 1
        return tuple(found)


class _Canvas:
    """The mask while it is being drawn: what one mark has claimed is hidden from those that look later."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.mask = CUT * start + text[start:].replace(CUT, " ").replace(GONE, " ")
        self.pending: list[tuple[int, int, str]] = []
        self.ranges: list[tuple[int, int]] = []

    def draw(self, start: int, end: int, mark: str = GONE) -> None:
        if start < end:
            self.pending.append((start, end, mark))
            self.ranges.append((start, end))

    def join(self, start: int, end: int) -> None:
        """Hides the line ends inside a mark that goes over them: its words belong together."""
        for match in _LINE_END.finditer(self.text, start, end):
            self.pending.append((match.start(), match.end(), " "))

    def now(self) -> str:
        if self.pending:
            pieces: list[str] = []
            cursor = 0
            for start, end, mark in sorted(self.pending):
                low = max(start, cursor)
                if low < end:
                    pieces += (self.mask[cursor:low], mark * (end - low))
                    cursor = end
            pieces.append(self.mask[cursor:])
            self.mask = "".join(pieces)
            self.pending.clear()
        return self.mask

    def skips(self) -> tuple[tuple[int, int], ...]:
        merged: list[tuple[int, int]] = []
        for start, end in sorted(self.ranges):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return tuple(merged)


def find_markup(text: str, start: int = 0) -> Marked:
    """The markup of `text[start:]`, in time proportional to its length."""
    canvas = _Canvas(text, start)
    zoned: list[tuple[int, int, str]] = []
    strong: set[tuple[int, int]] = set()
    media: list[int] = []
    if "```" in text or "~~~" in text:
        _fences(text, start, canvas, zoned)
    if "<" in text:
        _comments(canvas)
        _tags(canvas, zoned, strong, media)
    urls = _markdown(canvas, strong)
    return Marked(canvas.now(), canvas.skips(), tuple(sorted(zoned)), frozenset(strong), tuple(media), urls)


def _fences(text: str, start: int, canvas: _Canvas, zoned: list[tuple[int, int, str]]) -> None:
    opened: re.Match[str] | None = None
    for match in _FENCE.finditer(text, start):
        if opened is None:
            opened = match
        elif match["fence"].startswith(opened["fence"]):
            canvas.draw(opened.start(), match.end(), CUT)
            opened = None


def _comments(canvas: _Canvas) -> None:
    text, at = canvas.now(), 0
    while (at := text.find("<!--", at)) >= 0:
        end = text.find("-->", at + 4)
        if end < 0:
            return
        whole_line = "\n" in text[at:end] or not text[text.rfind("\n", 0, at) + 1 : at].strip()
        canvas.draw(at, end + 3, CUT if whole_line else GONE)
        at = end + 3


def _tags(
    canvas: _Canvas, zoned: list[tuple[int, int, str]], strong: set[tuple[int, int]], media: list[int]
) -> None:
    text = canvas.now()
    opened: dict[str, int] = {}
    raw_until = 0
    for match in _TAG.finditer(text):
        if match.start() < raw_until:
            continue
        closing, name = match.group(1) == "/", match.group(2).lower()
        if name in _INLINE_TAGS:
            canvas.draw(match.start(), match.end())
        elif name in _BLOCK_TAGS:
            canvas.draw(match.start(), match.end(), CUT)
        else:
            continue
        if name in _RAW and not closing:
            close = text.find(f"</{name}", match.end())
            raw_until = text.find(">", close) + 1 if close >= 0 else 0
            canvas.draw(match.start(), raw_until, CUT)
        if name in ("iframe", "video", "audio", "embed", "object") and not closing:
            media.append(match.start())
        if name in _ZONED or name in _STRONG_TAGS:
            if not closing:
                opened[name] = match.end()
            elif name in opened:
                begin = opened.pop(name)
                if name in _ZONED:
                    zoned.append((begin, match.start(), _ZONED[name]))
                else:
                    strong.add(_trim(text, begin, match.start()))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "\x00\x01"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\x00\x01"):
        end -= 1
    return start, end


def _markdown(canvas: _Canvas, strong: set[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    text = canvas.text
    if "<" in text:
        for match in _AUTOLINK.finditer(canvas.now()):
            canvas.draw(*match.span())
    if "[" in text:
        for match in _DEFINITION.finditer(canvas.now()):
            canvas.draw(*match.span(), CUT)
        for match in _IMAGE.finditer(canvas.now()):
            canvas.draw(*match.span())
        for match in _WIKI.finditer(canvas.now()):
            canvas.draw(match.start(), match.start(1))
            canvas.draw(match.end(1), match.end())
        for _ in range(2):  # a link may hold an image, which is gone by now, or stand in brackets of its own
            for match in _LINK.finditer(canvas.now()):
                canvas.draw(match.start(), match.start(1))
                canvas.draw(match.end(1), match.end())
                canvas.join(*match.span(1))
        for match in _FOOTNOTE.finditer(canvas.now()):
            canvas.draw(*match.span())
    if ">" in text:
        for match in _QUOTE.finditer(canvas.now()):
            canvas.draw(*match.span())
    urls: list[tuple[int, int]] = []
    for match in _URL.finditer(canvas.now()):
        tail = match.end()
        while tail > match.start() and text[tail - 1] in _URL_TAIL:
            tail -= 1
        urls.append((match.start(), tail))
        canvas.draw(match.start(), tail)
    if "`" in text:
        _pairs(_CODE, canvas, None)
    if "*" in text:
        _pairs(_STARS, canvas, strong)
        _pairs(_STARS, canvas, strong)
    if "_" in text:
        _pairs(_LOWS, canvas, strong)
    if "\\" in text:
        for match in _ESCAPE.finditer(canvas.now()):
            canvas.draw(*match.span())
    return tuple(urls)


def _pairs(pattern: re.Pattern[str], canvas: _Canvas, strong: set[tuple[int, int]] | None) -> None:
    text = canvas.now()
    for match in pattern.finditer(text):
        canvas.draw(match.start(1), match.end(1))
        canvas.draw(match.end(2), match.end())
        canvas.join(*match.span(2))
        if strong is not None and match.end(1) - match.start(1) >= 2:
            strong.add(_trim(text, match.start(2), match.end(2)))
