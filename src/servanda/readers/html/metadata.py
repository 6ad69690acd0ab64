"""What a page says about itself: attributes, meta elements, JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from servanda.model import Field
from servanda.readers.scan.running import plain_field

_META: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "published": (
        "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "pubdate",
        "publish_date", "publication_date", "parsely-pub-date", "sailthru.date",
    ),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "byl"),
    "outlet": ("og:site_name", "publisher", "dc.publisher", "application-name"),
    "url": ("og:url",),
    "language": ("content-language", "dc.language", "og:locale"),
}  # fmt: skip
_ARTICLES = (
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "blogposting",
    "report",
    "webpage",
    "opinionnewsarticle",
)
_MAX_JSON = 2_000_000
_MAX_ITEMS = 2_000


def page_fields(tree: LexborHTMLParser) -> dict[str, Field]:
    """The metadata fields of a page, in the order of trust: JSON-LD, meta elements, attributes, `<title>`."""
    fields: dict[str, Field] = {}
    linked = _linked_data(tree)
    metas = _metas(tree)
    for name, keys in _META.items():
        offered = [linked[name]] if name in linked else []
        offered += [metas[key] for key in keys if key in metas]
        _first(fields, name, offered)
    root = tree.css_first("html")
    if root is not None and (language := _attribute(root, "lang") or _attribute(root, "xml:lang")):
        _first(fields, "language", [language], over=True)
    canonical = tree.css_first("link[rel=canonical]")
    if canonical is not None and (address := _attribute(canonical, "href")):
        _first(fields, "url", [address], over=True)
    if "published" not in fields:
        times = [_attribute(node, "datetime") for node in tree.css("time[datetime]")[:1]]
        times += [_attribute(node, "content") for node in tree.css("[itemprop=datePublished]")[:1]]
        _first(fields, "published", [time for time in times if time])
    if "title" not in fields and (title := tree.css_first("title")) is not None:
        _first(fields, "title", [title.text()])
    return fields


def _first(fields: dict[str, Field], name: str, offered: list[str], *, over: bool = False) -> None:
    for value in offered:
        if name == "author" and value.lower().startswith(("http://", "https://")):
            continue
        field = plain_field(name, value.replace("\x00", ""))
        if field.value is not None:
            if over or name not in fields or fields[name].value is None:
                fields[name] = field
            return
        if field.note:
            fields.setdefault(name, field)


def _attribute(node: Any, name: str) -> str | None:
    value = node.attributes.get(name)
    return value.strip() if isinstance(value, str) and value.strip() else None


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta[content]")[:_MAX_ITEMS]:
        attributes = node.attributes
        content = attributes.get("content")
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = attributes.get(key)
            if name and content and content.strip():
                found.setdefault(name.strip().lower(), content.strip()[:2000])
    return found


def _linked_data(tree: LexborHTMLParser) -> dict[str, str]:
    """Title, date, author, publisher, address and language from the first JSON-LD object that is an article."""
    best: dict[str, str] = {}
    for node in tree.css('script[type="application/ld+json"]')[:20]:
        raw = node.text()
        if len(raw) > _MAX_JSON:
            continue
        try:
            data = json.loads(raw)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            kinds = thing.get("@type")
            names = [str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])]
            if not any(name in _ARTICLES for name in names):
                continue
            values = {
                "title": _name(thing.get("headline")),
                "published": _name(thing.get("datePublished")),
                "author": _name(thing.get("author")),
                "outlet": _name(thing.get("publisher")),
                "url": _name(thing.get("url")),
                "language": _name(thing.get("inLanguage")),
            }
            for key, value in values.items():
                if value:
                    best.setdefault(key, value)
    return best


def _things(data: Any) -> Iterator[dict[str, Any]]:
    waiting: list[Any] = [data]
    for _ in range(_MAX_ITEMS):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item)


def _name(value: Any) -> str | None:
    if isinstance(value, str):
        return value.strip()[:2000] or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, list):
        names = [name for item in value[:20] if (name := _name(item))]
        return ", ".join(names) or None
    return None
