"""Datelines: «DEN HAAG (ANP) -», "BEIJING, May 22 (Xinhua) --", "Jakarta –" before the first words of a report."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.analysis.items import Item
from servanda.analysis.tokens import Token

REACH = 16
DASHES = frozenset("-–—")
WITHIN = frozenset({"place", "landmark", "state", "org", "time", "quantity", "punct", "token", "family"})


def dateline(items: Sequence[Item], tokens: Sequence[Token]) -> int:
    """How many items at the beginning of a block are its dateline; 0 where it has none."""
    first = items[0]
    if first.kind not in ("place", "landmark", "token", "state") or not first.capital:
        return 0
    for at in range(1, min(len(items) - 3, REACH)):
        item = items[at]
        if item.text[0] in DASHES and _spaced(item, tokens):
            end = at + 1
            while end < len(items) and items[end].text[0] in DASHES:
                end += 1
            return end if _heads(items[:at], items[end:]) else 0
        if item.kind not in WITHIN or item.text in '.:;!?"':
            return 0
    return 0


def _spaced(dash: Item, tokens: Sequence[Token]) -> bool:
    before, after = tokens[dash.first - 1], tokens[dash.last]
    mark = tokens[dash.first]
    return (before.end < mark.start or before.text == ")") and (
        tokens[dash.last - 1].end < after.start or after.text[0] in DASHES
    )


def _heads(head: Sequence[Item], rest: Sequence[Item]) -> bool:
    if len(rest) < 4 or not any(item.has("verb", "modal") for item in rest):
        return False
    named = any(item.kind == "place" for item in head)
    if head[-1].text == ")":
        return named or head[0].text.isupper()
    if head[-1].kind == "org" and len(head) > 1:
        return named
    shouted = len(head[0].text) > 2 and head[0].text.isupper()
    return head[0].kind == "place" and (shouted or rest[0].kind not in ("place", "actor"))
