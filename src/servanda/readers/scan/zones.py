"""Gives each piece of a text its zone, and collects what the lines around the text say about it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import msgspec

from servanda.model import Block, Field, Span, Zone
from servanda.readers.dates import date_in_line
from servanda.readers.scan import lines
from servanda.readers.scan.markup import Marked
from servanda.readers.scan.pieces import Kind, Piece, ends_sentence
from servanda.readers.source_line import source_fields
from servanda.readers.words import PageWords

_FIRST: dict[Kind, Zone] = {
    "para": "body", "item": "body", "table": "body", "heading": "heading",
    "cell": "caption", "caption": "caption", "furniture": "furniture",
}  # fmt: skip
HEAD_LINES = 6
"""So many pieces around the title may be a byline or a line with the date."""


class Entry:
    """A piece on its way to a block: its zone may still change. `fixed` ones keep the zone they have."""

    __slots__ = ("end", "fixed", "gap", "kind", "level", "shown", "start", "zone")

    def __init__(
        self, kind: Kind, start: int, end: int, zone: Zone, shown: str, level: int, gap: bool
    ) -> None:
        self.kind, self.start, self.end, self.zone = kind, start, end, zone
        self.shown, self.level, self.gap = shown, level, gap
        self.fixed = zone != "body"

    def settle(self, zone: Zone) -> None:
        self.zone, self.fixed = zone, True


class Zoned(msgspec.Struct, frozen=True):
    """The blocks of a text, and the metadata fields that its own lines give."""

    blocks: tuple[Block, ...]
    fields: dict[str, Field]


def assign_zones(
    text: str,
    pieces: Iterable[Piece],
    marked: Marked,
    words: PageWords,
    *,
    title: str | None = None,
    preset: dict[int, Zone] | None = None,
) -> Zoned:
    """The zones of `pieces`. `title` is one that is known from elsewhere (front matter, page header); `preset`
    are zones that the format itself gives, by the start of the piece."""
    fields: dict[str, Field] = {}
    entries = [_entry(text, piece, marked, preset or {}) for piece in pieces]
    _comments(entries, words)
    _source(text, entries, marked, words, fields)
    entries = _credits(text, entries, words)
    _title(text, entries, words, title, fields)
    _head(text, entries, words, fields)
    _related(entries, words)
    _repeated(entries)
    _headings(entries)
    blocks = tuple(
        Block(entry.zone, entry.start, entry.end, marked.inside(entry.start, entry.end)) for entry in entries
    )
    return Zoned(blocks, fields)


def shown_text(text: str, start: int, end: int, skips: tuple[tuple[int, int], ...]) -> str:
    """What a reader sees of `text[start:end]`: without the skips, white space made single."""
    if not skips:
        return " ".join(text[start:end].split())
    parts, cursor = [], start
    for low, high in skips:
        parts.append(text[cursor:low])
        cursor = high
    parts.append(text[cursor:end])
    return " ".join("".join(parts).split())


def _entry(text: str, piece: Piece, marked: Marked, preset: dict[int, Zone]) -> Entry:
    shown = shown_text(text, piece.start, piece.end, marked.inside(piece.start, piece.end))
    zone = preset.get(piece.start) or _FIRST[piece.kind]
    if not any(map(str.isalnum, shown)):
        zone = "furniture"
    kind = piece.kind
    if (
        zone == "body"
        and piece.strong
        and kind in ("para", "item")
        and len(shown.split()) <= 15
        and len(shown) <= 120
    ):
        kind, zone = "heading", "heading"
    return Entry(kind, piece.start, piece.end, zone, shown, piece.level or 3, piece.gap)


def _comments(entries: list[Entry], words: PageWords) -> None:
    """From the counter of comments on, all is comments; a bare «Comments» counts near the end only."""
    for index, entry in enumerate(entries):
        if len(entry.shown) > 60 or entry.zone in ("furniture", "comments"):
            continue
        strength = lines.comment_counter(entry.shown, words)
        if strength == 2 or (strength == 1 and index >= 2 and index >= 0.6 * len(entries)):
            for later in entries[index:]:
                later.settle("comments" if later.zone != "furniture" else "furniture")
            return


def _source(
    text: str, entries: list[Entry], marked: Marked, words: PageWords, fields: dict[str, Field]
) -> None:
    for index, entry in enumerate(entries):
        if entry.zone in ("comments", "furniture", "caption", "heading") or len(entry.shown) > 120:
            continue
        rest = lines.label_of(entry.shown, words.source_line)
        if not rest:
            continue
        line_end = len(text)
        for mark in "\r\n":
            at = text.find(mark, entry.end)
            line_end = min(line_end, at) if at >= 0 else line_end
        url = next((found for found in marked.urls if entry.start <= found[0] < line_end), None)
        following = entries[index + 1].start if index + 1 < len(entries) else len(text)
        named = entry.shown[rest:].strip()
        late = index >= 0.6 * len(entries)
        if url and url[1] <= following:
            entry.end = max(entry.end, url[1])
            entry.settle("source_line")
            for key, field in source_fields(Span.cut(text, *url)).items():
                fields.setdefault(key, field)
        elif late and _names_source(named, entries[index + 1 : index + 2]):
            entry.settle("source_line")


def _names_source(named: str, following: list[Entry]) -> bool:
    """Whether what stands behind «Bron:», or on the next line where nothing does, is short as a name is."""
    if named:
        return len(named.split()) <= 8 and not ends_sentence(named)
    return bool(following) and len(following[0].shown.split()) <= 8


def _credits(text: str, entries: list[Entry], words: PageWords) -> list[Entry]:
    """Cuts the credit off the end of captions; a paragraph that ends in a picture's credit is a caption."""
    result: list[Entry] = []
    for entry in entries:
        result.append(entry)
        if entry.zone not in ("body", "caption"):
            continue
        if lines.is_credit(entry.shown, words):
            entry.settle("credit")
            continue
        if lines.label_of(entry.shown, words.caption):
            entry.settle("caption")
        raw = text[entry.start : entry.end]
        tail = lines.credit_tail(raw[-200:], words)
        if tail is None:
            continue
        at, picture = entry.start + max(0, len(raw) - 200) + tail[0], tail[1]
        if picture:
            entry.settle("caption")
        result.append(Entry(entry.kind, at, entry.end, "credit", text[at : entry.end], 3, False))
        entry.end = at
        while entry.end > entry.start and text[entry.end - 1].isspace():
            entry.end -= 1
        entry.shown = " ".join(text[entry.start : entry.end].split())
    return [entry for entry in result if entry.end > entry.start]


def _title(
    text: str, entries: list[Entry], words: PageWords, known: str | None, fields: dict[str, Field]
) -> None:
    """The line that repeats a known title, else the first heading, else a headline at the very start."""
    readable = [entry for entry in entries if entry.zone not in ("furniture", "comments", "credit")]
    if any(entry.zone == "title" for entry in readable):
        return
    if known:
        for entry in readable:
            if (
                entry.zone in ("heading", "body")
                and len(entry.shown) <= 400
                and lines.same_line(entry.shown, known)
            ):
                entry.settle("title")
                return
        return
    prose = next(
        (n for n, entry in enumerate(readable) if entry.zone == "body" and _is_prose(entry)), len(readable)
    )
    marked_ones = [entry for entry in readable[:prose] if entry.kind == "heading"]
    marked_ones += [entry for entry in readable[prose:] if entry.kind == "heading" and entry.level == 1]
    if marked_ones:
        first = marked_ones[0]
        first.settle("title")
        fields.setdefault("title", _field(text, first))
        return
    if not readable or not _is_headline_title(readable[0]) or len(readable) < 2:
        return
    titles = [readable[0]]
    for entry in readable[1:3]:
        beside = lines.byline_name(entry.shown, words) or date_in_line(entry.shown)
        if entry.gap or beside or not _is_headline_title(entry):
            break
        titles.append(entry)
    if len(titles) == len(readable) or (len(titles) == 1 and not _prose_follows(readable, 1)):
        return
    for entry in titles:
        entry.settle("title")
    longest = max(titles, key=lambda entry: len(entry.shown))
    note = "the longest of the lines at the head of the text" if len(titles) > 1 else None
    fields.setdefault("title", _field(text, longest, note))


def _field(text: str, entry: Entry, note: str | None = None) -> Field:
    return Field(entry.shown, "file", (Span.cut(text, entry.start, entry.end),), note)


def _is_headline_title(entry: Entry) -> bool:
    return (
        entry.zone == "body" and entry.kind == "para" and lines.is_headline(entry.shown, words=25, length=160)
    )


def _is_prose(entry: Entry) -> bool:
    return entry.kind in ("para", "item") and (ends_sentence(entry.shown) or len(entry.shown) > 160)


def _prose_follows(entries: list[Entry], index: int) -> bool:
    """Whether a paragraph of prose comes within the next lines, past bylines and dates."""
    return any(_is_prose(entry) or entry.zone == "heading" for entry in entries[index : index + 4])


def _head(text: str, entries: list[Entry], words: PageWords, fields: dict[str, Field]) -> None:
    """Bylines and lines with the date, which stand between the title and the first paragraph."""
    title_at = next((n for n, entry in enumerate(entries) if entry.zone == "title"), None)
    for index, entry in enumerate(entries[:HEAD_LINES]):
        if entry.zone == "body" and _is_prose(entry) and len(entry.shown) > 80:
            return
        if entry.zone not in ("body", "heading", "credit") or len(entry.shown) > 100:
            continue
        raw = " ".join(text[entry.start : entry.end].split())
        dated = date_in_line(raw)
        if dated and len(raw.split()) <= 7 and not ends_sentence(raw.rstrip(".")):
            entry.settle("furniture")
            span = Span.cut(text, entry.start, entry.end)
            fields.setdefault(
                "published", Field(dated[0], "file", (span,), "line with the date at the head of the text")
            )
            continue
        name = lines.byline_name(entry.shown, words) if title_at is not None and index > title_at else None
        if name and len(entry.shown.split()) <= 12:
            entry.settle("credit")
            span = Span.cut(text, entry.start, entry.end)
            fields.setdefault("author", Field(entry.shown[name[0] : name[1]].strip(), "file", (span,)))


def _related(entries: list[Entry], words: PageWords) -> None:
    """Links to other articles: labelled ones, embedded ones that stand twice, and headlines with teasers at the end."""
    label_from = -1
    for index, entry in enumerate(entries):
        if entry.zone not in ("body", "heading"):
            continue
        label = lines.related_label(entry.shown, words) if len(entry.shown) <= 200 else 0
        if label:
            entry.settle("related")
            label_from = index if label == 2 else -1
        elif label_from >= 0:
            late = index >= 0.75 * len(entries)
            if late or lines.is_headline(entry.shown, words=25, length=160):
                entry.settle("related")
            else:
                label_from = -1
    for one, two in pairwise(entries):
        if (
            one.kind == "para"
            and two.kind == "item"
            and one.zone == two.zone == "body"
            and one.shown == two.shown
        ):
            one.settle("related")
            two.settle("related")
    _teasers(entries)


def _repeated(entries: list[Entry]) -> None:
    """A line without a full stop that the next paragraph repeats stood under a picture."""
    for one, two in pairwise(entries):
        alike = one.kind == two.kind == "para" and one.zone == two.zone == "body" and one.shown == two.shown
        if alike and not ends_sentence(one.shown) and len(one.shown.split()) >= 4:
            one.settle("caption")


def _teasers(entries: list[Entry]) -> None:
    body = [
        entry
        for entry in entries
        if entry.zone not in ("comments", "source_line", "furniture", "related", "credit")
    ]
    counted = any(entry.zone == "comments" for entry in entries)
    pairs: list[tuple[Entry, Entry, float]] = []
    at = len(body) - 1
    while at >= 2 and _is_teaser_pair(body[at - 1], body[at]):
        pairs.append((body[at - 1], body[at], lines.shared_words(body[at - 1].shown, body[at].shown)))
        at -= 2
    while pairs and pairs[-1][2] < 0.3:
        pairs.pop()
    alike = sum(share >= 0.3 for _, _, share in pairs)
    if (alike >= 2 and alike >= 0.6 * len(pairs)) or (len(pairs) == 1 and counted and pairs[0][2] >= 0.5):
        for headline, teaser, _ in pairs:
            headline.settle("related")
            teaser.settle("related")


def _is_teaser_pair(headline: Entry, teaser: Entry) -> bool:
    return (
        headline.zone == teaser.zone == "body"
        and headline.kind == teaser.kind == "para"
        and lines.is_headline(headline.shown, words=25, length=160)
        and len(headline.shown.split()) >= 4
        and ends_sentence(teaser.shown)
        and 30 <= len(teaser.shown) <= 450
    )


def _headings(entries: list[Entry]) -> None:
    """Short lines without a full stop, in front of a paragraph: headings that no mark shows. A lone name at
    the end signs the text."""
    flow = [entry for entry in entries if entry.zone in ("body", "heading", "title", "caption")]
    for index, entry in enumerate(flow):
        if entry.zone != "body" or entry.kind != "para" or index + 1 >= len(flow):
            continue
        after = flow[index + 1]
        if (
            index
            and lines.is_headline(entry.shown)
            and after.zone == "body"
            and _is_prose(after)
            and after.kind == "para"
        ):
            entry.settle("heading")
    if len(flow) >= 3 and flow[-1].zone == "body" and flow[-1].kind == "para" and _is_prose(flow[-2]):
        last = flow[-1]
        if last.gap and len(last.shown.split()) <= 4 and lines.is_name(last.shown):
            last.settle("credit")
