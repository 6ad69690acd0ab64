"""Portfolios that stand apart from their title: «minister Ramdin van Buitenlandse Zaken», "Minister Ali (Trade)"."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from servanda.analysis.items import Item
from servanda.languages import Pack
from servanda.text.reading import match_form

GENERIC = frozenset({"minister", "deputy minister", "state secretary"})
"""Posts whose title alone does not say what they are for."""
LONGEST = 8
Tails = Mapping[tuple[str, str], str]


def portfolios(pack: Pack) -> Tails:
    """Posts by generic post and by what stands behind it in a full title («van buitenlandse zaken»)."""
    return _portfolios(pack.info.code, pack.offices.office, not pack.info.tones)


@functools.lru_cache(maxsize=16)
def _portfolios(code: str, offices: tuple, fold: bool) -> Tails:  # type: ignore[type-arg]
    bases = {
        post: [
            match_form(form, fold_diacritics=fold)
            for office in offices
            if office.post == post
            for form in office.forms
        ]
        for post in GENERIC
    }
    out: dict[tuple[str, str], str] = {}
    for office in offices:
        for form in (match_form(form, fold_diacritics=fold) for form in office.forms):
            for post, heads in bases.items():
                head = next((h for h in heads if form.startswith(h + " ") and office.post != post), "")
                if head:
                    out.setdefault((post, form[len(head) + 1 :]), office.post)
    return out


def further(items: Sequence[Item], start: int) -> int:
    """End of what a minister is also minister of, told by genitives («министр иностранных дел и внешней торговли Перу»).

    Only what a state or a name follows belongs to the title; `start` where nothing does.
    """
    first = items[start] if start < len(items) else None
    opened = start + (first is not None and first.kind == "prep" and not first.low.strip())
    end = opened
    while end < min(len(items), start + 2 * LONGEST):
        item = items[end]
        joins = item.kind == "coord" or item.text == ","
        plain = item.kind in ("token", "noun", "measure", "forcenoun") and item.text[0].islower()
        if not joins and not (plain and (not item.case or "gen" in item.case)):
            break
        end += 1
    if end == opened or end >= len(items) or items[end - 1].kind in ("coord", "punct"):
        return start
    unsaid = items[end].kind == "prep" and not items[end].low.strip()
    after = items[end + unsaid] if end + unsaid < len(items) else None
    if after is None or not after.capital:
        return start
    named = after.kind in ("person", "family", "token") or any(
        e.feature in ("name", "short") for e in after.all("state")
    )
    return end if named else start


def portfolio(items: Sequence[Item], start: int, post: str, tails: Tails) -> tuple[str, int]:
    """The post of a generic title whose portfolio begins at item `start`, and its end; `post` and `start` if none."""
    if post not in GENERIC or start >= len(items):
        return post, start
    first = items[start]
    if first.text == "(":
        for closing in range(start + 2, min(len(items), start + LONGEST)):
            if items[closing].text in "),":
                found = _bare(" ".join(i.low for i in items[start + 1 : closing]), post, tails)
                while found and closing < len(items) and items[closing].text != ")":
                    closing += 1
                return (found, closing + 1) if found else (post, start)
        return post, start
    if first.kind not in ("prep", "particle", "inf"):
        return post, start
    best, end, words = post, start, ""
    for at in range(start, min(len(items), start + LONGEST)):
        glue = "" if not words or items[at].text in ",.'" or words.endswith("'") else " "
        words += glue + items[at].low
        if (post, words) in tails:
            best, end = tails[post, words], at + 1
        elif ("minister", words) in tails:
            # A portfolio all the same: its words are no part of the name before it.
            best, end = post, at + 1
    return best, end


def _bare(words: str, post: str, tails: Tails) -> str:
    """The post whose portfolio is `words`, said without its preposition."""
    return next(
        (found for (base, tail), found in tails.items() if base == post and tail.partition(" ")[2] == words),
        "",
    )
