"""Walks a page's tree and writes down what a reader sees of it, block by block, with the zone that the page gives."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from servanda.model import Zone
from servanda.readers.scan.pieces import Kind, Piece
from servanda.readers.words import names

_DROPPED = names(
    "script style nav footer aside menu noscript template svg math iframe object embed video audio canvas button select "
    "textarea form head datalist dialog map progress meter frameset applet"
)
_INLINE = names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr"
)
_LINES = re.compile(r"[ \t\r\n\f]+")
_PARTS = re.compile(r"[^a-z0-9]+")
_UNSEEN = names("share sharing social breadcrumb breadcrumbs cookie cookies newsletter menu navbar nav sidebar advert "
                    "advertisement ads promo subscribe toolbar pagination skip screenreader")  # fmt: skip
_ZONES: tuple[tuple[frozenset[str], Zone], ...] = (
    (frozenset(("comment", "comments", "disqus")), "comments"),
    (frozenset(("related", "recommended", "recirculation")), "related"),
    (frozenset(("credit", "credits", "photographer", "copyright")), "credit"),
    (frozenset(("caption", "figcaption")), "caption"),
)
_ROLES = {"navigation": _UNSEEN, "banner": _UNSEEN, "contentinfo": _UNSEEN, "search": _UNSEEN}
_MAIN = "article, main, [role=main], [itemprop=articleBody]"
_WHOLE = frozenset(("body", "html", "main", "article"))


class Walked(msgspec.Struct, frozen=True):
    """The visible text, its pieces, the zones that the page gives by start of piece, the links of each piece."""

    text: str
    pieces: tuple[Piece, ...]
    zones: dict[int, Zone]
    links: dict[int, tuple[str, ...]]


class _State(msgspec.Struct, frozen=True):
    """What holds for the words inside an element."""

    zone: Zone | None = None
    kind: Kind = "para"
    level: int = 0
    inside: bool = False
    pre: bool = False
    link: bool = False
    strong: bool = False


class _Writer:
    def __init__(self, everything_inside: bool) -> None:
        self.out: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.zones: dict[int, Zone] = {}
        self.links: dict[int, tuple[str, ...]] = {}
        self.buffer: list[str] = []
        self.hrefs: list[str] = []
        self.linked = self.strong = self.total = 0
        self.state = _State()
        self.everything_inside = everything_inside
        self.gap = True

    def words(self, text: str, state: _State) -> None:
        if not self.buffer and not text.strip():
            return
        if not self.buffer:
            self.state = state
        count = len(text.strip())
        self.total += count
        self.linked += count if state.link else 0
        self.strong += count if state.strong else 0
        self.buffer.append(text)

    def flush(self, *, gap: bool = True) -> None:
        raw, state = "".join(self.buffer), self.state
        linked, strong, total = self.linked, self.strong, self.total
        hrefs = tuple(self.hrefs)
        self.buffer, self.hrefs = [], []
        self.linked = self.strong = self.total = 0
        parts = [line.strip() for line in raw.splitlines()] if state.pre else [_LINES.sub(" ", raw).strip()]
        for part in parts:
            if part:
                self._piece(part, state, linked, strong, total, hrefs)
                self.gap = False
        self.gap = self.gap or gap

    def _piece(
        self, part: str, state: _State, linked: int, strong: int, total: int, hrefs: tuple[str, ...]
    ) -> None:
        if self.out:
            self.out.append("\n")
            self.length += 1
        start = self.length
        self.out.append(part)
        self.length += len(part)
        self.pieces.append(
            Piece(state.kind, start, self.length, level=state.level, gap=self.gap, strong=strong >= total > 0)
        )
        zone = state.zone
        if zone is None and not (state.inside or self.everything_inside) and state.level != 1:
            zone = "furniture"
        if (
            zone is None
            and state.kind in ("para", "item")
            and linked > 0.9 * total
            and len(part.split()) <= 4
        ):
            zone = "furniture"
        if zone:
            self.zones[start] = zone
        if hrefs:
            self.links[start] = hrefs


def walk(tree: LexborHTMLParser, title: str | None) -> Walked:
    """The visible text of a page. `title` is written at its head where no heading of the page shows one."""
    body = tree.body
    main = _main(tree)
    writer = _Writer(everything_inside=main is None)
    if title and tree.css_first("h1") is None and not _shown_heading(tree, title):
        writer.words(title, _State(zone="title", kind="heading", level=1, inside=True))
        writer.flush()
    if body is not None:
        _descend(body, main.mem_id if main is not None else -1, writer)
    writer.flush()
    _one_title(writer, tree)
    return Walked("".join(writer.out), tuple(writer.pieces), writer.zones, writer.links)


def _shown_heading(tree: LexborHTMLParser, title: str) -> bool:
    wanted = " ".join(title.split()).casefold()
    return any(
        " ".join(node.text().split()).casefold() in wanted
        for node in tree.css("h2, h3")[:50]
        if node.text().strip()
    )


def _main(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the article: the innermost of those with most of the text of the largest."""
    sized = [(len(node.text()), node) for node in tree.css(_MAIN)[:40]]
    if not sized:
        return None
    largest = max(size for size, _ in sized)
    whole = len(tree.body.text()) if tree.body is not None else 0
    if largest < 150 or largest < 0.2 * whole:
        return None
    return [node for size, node in sized if size >= 0.7 * largest][-1]


def _one_title(writer: _Writer, tree: LexborHTMLParser) -> None:
    """One heading of the first level is the title: the first inside the article, else the first of all."""
    tops = [piece for piece in writer.pieces if piece.kind == "heading" and piece.level == 1]
    chosen = next((piece for piece in tops if writer.zones.get(piece.start) == "title"), None)
    if chosen is None and tops:
        chosen = tops[-1] if len(tops) == 2 and tops[0].end - tops[0].start < 25 else tops[0]
    if chosen is not None:
        writer.zones[chosen.start] = "title"


def _descend(root: LexborNode, main: int, writer: _Writer) -> None:
    """Depth first with a stack of its own: pages nest deeper than Python calls."""
    stack: list[tuple[Any, _State, bool]] = [(root, _State(), False)]
    while stack:
        node, state, leaving = stack.pop()
        if leaving:
            writer.flush()
            continue
        if node.is_text_node:
            writer.words((node.text_content or "").replace("\x00", ""), state)
            continue
        if not node.is_element_node:
            continue
        tag = node.tag or ""
        if tag == "br" or tag == "hr":
            writer.flush(gap=tag == "hr")
            continue
        inner = _state(node, tag, state, main)
        if inner is None:
            if tag not in _INLINE:
                writer.flush()
            continue
        if tag not in _INLINE or inner.zone != state.zone:
            writer.flush()
            stack.append((node, state, True))
        if tag == "a" and (href := node.attributes.get("href")):
            writer.hrefs.append(href)
        children: list[tuple[Any, _State, bool]] = []
        child = node.child
        while child is not None:
            children.append((child, inner, False))
            child = child.next
        stack.extend(reversed(children))


def _state(node: Any, tag: str, state: _State, main: int) -> _State | None:
    """What holds inside an element; `None` for one that is not shown to a reader of the article."""
    if (
        tag in _DROPPED
        and not (tag == "aside" and _zone_of(node) == "related")
        and not (tag == "form" and _holds_text(node))
    ):
        return None
    if tag in ("b", "strong"):
        return msgspec.structs.replace(state, strong=True)
    if tag == "a":
        return msgspec.structs.replace(state, link=True)
    if tag in _INLINE:
        zone = _zone_of(node) if state.zone == "caption" else None
        return msgspec.structs.replace(state, zone=zone) if zone == "credit" else state
    attributes = node.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return None
    if "display:none" in (attributes.get("style") or "").replace(" ", "").lower():
        return None
    zone = state.zone
    if tag not in _WHOLE:
        flagged = _zone_of(node)
        if flagged == "furniture" and not _holds_article(node):
            return None
        if flagged and flagged != "furniture" and zone is None and not _holds_article(node):
            zone = flagged
    if tag in ("figcaption", "caption"):
        zone = zone or "caption"
    level, kind = state.level, state.kind
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        level, kind = int(tag[1]), "heading"
    elif tag in ("li", "dd", "dt"):
        kind = "item"
    elif tag in ("td", "th"):
        kind = "table"
    elif tag == "figcaption":
        kind = "caption"
    return _State(
        zone=zone,
        kind=kind,
        level=level,
        inside=state.inside or node.mem_id == main,
        pre=state.pre or tag == "pre",
        link=state.link,
        strong=state.strong,
    )


def _zone_of(node: Any) -> Zone | None:
    """The zone that the class, id or role of an element names; `furniture` for what is not part of the text."""
    attributes = node.attributes
    if attributes.get("role") in _ROLES:
        return "furniture"
    labels = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:400].lower()
    if labels == " ":
        return None
    parts = set(_PARTS.split(labels))
    for words, zone in _ZONES:
        if parts & words:
            return zone
    return "furniture" if parts & _UNSEEN else None


def _holds_article(node: Any) -> bool:
    return node.css_first("h1, article, main") is not None


def _holds_text(node: Any) -> bool:
    """Some sites wrap the whole page in one form."""
    return _holds_article(node) or len(node.css("p")) >= 3
