"""Takes excess nesting out of a page before it is parsed: trees get quadratic where tags nest without end."""

from __future__ import annotations

import re

from servanda.readers.words import names

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)[^<>]*>")
_VOID = names("area base br col embed hr img input link meta source track wbr")
_OPTIONAL_END = names("p li dt dd tr td th thead tbody tfoot option optgroup colgroup html head body rt rp")
_FORMATTING = names("a b big code em font i nobr s small strike strong tt u")
MANY_TAGS = 4_000
MAX_BLOCKS = 256
MAX_FORMATTING = 24


def shallow(html: str) -> str:
    """`html` without the tags that nest deeper than any page written for readers; most pages come back as they are."""
    if html.count("<") < MANY_TAGS:
        return html
    depth: dict[str, int] = {}
    blocks = formatting = 0
    pieces: list[str] = []
    cursor = 0
    for match in _TAG.finditer(html):
        name = match.group(2).lower()
        if name in _VOID or name in _OPTIONAL_END:
            continue
        inline = name in _FORMATTING
        if match.group(1):
            if depth.get(name, 0):
                depth[name] -= 1
                blocks, formatting = (blocks, formatting - 1) if inline else (blocks - 1, formatting)
            continue
        if (formatting >= MAX_FORMATTING) if inline else (blocks >= MAX_BLOCKS):
            pieces.append(html[cursor : match.start()])
            cursor = match.end()
            continue
        depth[name] = depth.get(name, 0) + 1
        blocks, formatting = (blocks, formatting + 1) if inline else (blocks + 1, formatting)
    return "".join(pieces) + html[cursor:] if pieces else html
