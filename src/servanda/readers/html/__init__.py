"""HTML pages: the visible text, joined block by block, with the zones and the metadata that the page gives."""

from __future__ import annotations

import re

from servanda.errors import ReadError
from servanda.model import Field, Span
from servanda.readers.decode import declared_charset, decode
from servanda.readers.html.metadata import page_fields
from servanda.readers.html.shallow import shallow
from servanda.readers.html.walk import Walked, walk
from servanda.readers.scan.markup import Marked
from servanda.readers.scan.zones import Zoned, assign_zones
from servanda.readers.source import Page, Source
from servanda.readers.source_line import source_fields
from servanda.readers.words import page_words

_URL = re.compile(r"https?://[^\s<>\"'»”)\]]+[^\s<>\"'»”)\].,;:!?]")


def read(source: Source) -> Page:
    """The page in an HTML file. Its text is extracted, so offsets are those of the extracted text; the raw bytes
    identify the document. Raises `ReadError` for a page without visible text."""
    from selectolax.lexbor import LexborHTMLParser

    html = decode(source.data, source.name, charset=source.charset or declared_charset(source.data))
    tree = LexborHTMLParser(shallow(html))
    fields = page_fields(tree)
    title = fields.get("title", Field()).value
    walked = walk(tree, title)
    if not any(map(str.isalnum, walked.text)):
        raise ReadError(
            "the page shows no text",
            where=source.name,
            remedy="it may build its text with scripts: save the page from a browser after it has loaded",
        )
    urls = tuple(match.span() for match in _URL.finditer(walked.text)) if "://" in walked.text else ()
    marked = Marked(mask=walked.text, skips=urls, urls=urls)
    zoned = assign_zones(walked.text, walked.pieces, marked, page_words(), title=title, preset=walked.zones)
    return Page(
        text=walked.text,
        blocks=zoned.blocks,
        fields={**zoned.fields, **_linked_source(walked, zoned), **fields},
    )


def _linked_source(walked: Walked, zoned: Zoned) -> dict[str, Field]:
    """The source of a page whose source line is a link: «Bron: <a href=…>Báo Quốc tế</a>»."""
    if "republished_from" in zoned.fields:
        return {}
    for block in zoned.blocks:
        links = walked.links.get(block.start, ())
        if block.zone == "source_line" and len(links) == 1 and links[0].startswith(("http://", "https://")):
            span = Span.cut(walked.text, block.start, block.end)
            address = Span(0, len(links[0]), links[0])
            return {
                name: Field(field.value, field.origin, (span,), field.note)
                for name, field in source_fields(address).items()
            }
    return {}
