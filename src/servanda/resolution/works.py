"""Which texts are copies of one work: near-copies, translations, republications.

Pure functions over what is known of each text. The outcome is the same in whatever order the texts come. Near-copies are found by
banded MinHash, so that the cost grows with the number of texts, not with the number of pairs.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from servanda.resolution.signature import Signature

How = Literal["near_copy", "translation", "republication"]
ROWS = 3
"""Minima in one band: texts that share half of their words meet in a band almost surely, others almost never."""
CONTAINED = 0.6
"""A text of which so much stands in another one is its copy, shortened or with a passage added."""
SHORT, EQUAL = 40, 0.8
"""Texts of fewer runs of words than the first figure must share the second one."""
CROWD = 64
"""In a band or behind a pair of figures with more texts than this, each is compared with its neighbours only."""
FIGURES, FIGURES_ALONE = 4, 6
"""So many figures a translation shares; more where the records of one of the two cannot tell."""
IN_ORDER, IN_ORDER_ALONE = 0.6, 0.8
"""How much of both lists of figures runs through both in one order, likewise."""
RECORDS, SAME_RECORDS = 3, 0.5
"""From so many records on they are compared, and this share of them must agree."""
STRETCH = 2.5
"""No translation is so many times as long as its original."""
YEAR = 366

Facts = Callable[[str], Sequence[str]]
"""By the id of a text, what its records state in any language, in order."""


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """A text as a candidate for being a copy. `addresses` are those of its own page and of the page that it names as its source."""

    id: str
    language: str | None = None
    published: str | None = None
    addresses: frozenset[str] = frozenset()
    signature: Signature


class Link(msgspec.Struct, frozen=True, order=True):
    """Why two texts are copies of one work; `share` is how much they have in common, by what `how` compares."""

    one: str
    other: str
    how: How
    share: float


class Work(msgspec.Struct, frozen=True):
    """What somebody wrote. `id` is that of the earliest copy, `copies` are in order of their dates, `links` say why."""

    id: str
    copies: tuple[str, ...]
    links: tuple[Link, ...] = ()


def works(copies: Iterable[Copy], facts: Facts = lambda _: ()) -> tuple[Work, ...]:
    """The works behind these texts, in order of their ids; each text is in one."""
    known = {copy.id: copy for copy in sorted(copies, key=lambda copy: copy.id)}
    links = sorted(
        {*near_copies(known.values()), *republications(known.values()), *translations(known.values(), facts)}
    )
    heads = {id: id for id in known}

    def head(id: str) -> str:
        while heads[id] != id:
            heads[id] = heads[heads[id]]
            id = heads[id]
        return id

    for link in links:
        one, other = sorted((head(link.one), head(link.other)))
        heads[other] = one
    groups: dict[str, list[Copy]] = defaultdict(list)
    reasons: dict[str, list[Link]] = defaultdict(list)
    for copy in known.values():
        groups[head(copy.id)].append(copy)
    for link in links:
        reasons[head(link.one)].append(link)
    found = []
    for first, group in groups.items():
        ordered = sorted(group, key=lambda copy: (copy.published or "9999", copy.id))
        found.append(Work(ordered[0].id, tuple(copy.id for copy in ordered), tuple(reasons[first])))
    return tuple(sorted(found, key=lambda work: work.id))


# Near-copies


def near_copies(copies: Iterable[Copy]) -> Iterator[Link]:
    """Texts that share most of their words, or one of which stands in the other for the most part."""
    buckets: dict[Hashable, list[Copy]] = defaultdict(list)
    for copy in copies:
        minima = copy.signature.minima
        for at in range(0, len(minima) - ROWS + 1, ROWS):
            buckets[at, minima[at : at + ROWS]].append(copy)
    for one, other in _pairs(buckets.values()):
        share = overlap(one.signature, other.signature)
        if share is not None:
            yield Link(one.id, other.id, "near_copy", share)


def overlap(one: Signature, other: Signature) -> float | None:
    """How much of the shorter of two texts stands in the longer one; None where that does not make them copies."""
    if not one.minima or not other.minima:
        return None
    alike = sum(map(int.__eq__, one.minima, other.minima)) / len(one.minima)
    less = min(one.shingles, other.shingles)
    shared = alike / (1 + alike) * (one.shingles + other.shingles)
    share = round(min(1.0, shared / less), 2)
    return share if alike >= EQUAL or (less >= SHORT and share >= CONTAINED) else None


def _pairs(buckets: Iterable[list[Copy]]) -> Iterator[tuple[Copy, Copy]]:
    """Pairs that meet in a bucket, each once; in a crowd, neighbours in the order of their signatures, and each with the first."""
    seen: set[tuple[str, str]] = set()
    for bucket in buckets:
        if len(bucket) < 2:
            continue
        if len(bucket) <= CROWD:
            met = [(one, other) for at, one in enumerate(bucket) for other in bucket[at + 1 :]]
        else:
            ordered = sorted(bucket, key=lambda copy: (copy.signature.minima, copy.id))
            met = list(pairwise(ordered))
            met += [(ordered[0], one) for one in ordered[2:]]
        for one, other in met:
            pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
            if pair not in seen:
                seen.add(pair)
                yield (one, other) if one.id < other.id else (other, one)


# Republications


def republications(copies: Iterable[Copy]) -> Iterator[Link]:
    """Texts of one page, or one of which names the page of the other, or the same third page, as its source."""
    at: dict[str, list[str]] = defaultdict(list)
    for copy in copies:
        for address in copy.addresses:
            at[address].append(copy.id)
    for ids in at.values():
        first, *others = sorted(ids)
        yield from (Link(first, other, "republication", 1.0) for other in others)


def address(url: str | None) -> str | None:
    """The page that a URL names, without protocol, `www.`, query and anchor; None for a site's front page."""
    plain = (url or "").strip().lower().partition("://")[2] or (url or "").strip().lower()
    plain = plain.partition("#")[0].partition("?")[0].removeprefix("www.").rstrip("/")
    host, _, page = plain.partition("/")
    return plain if "." in host and " " not in plain and len(page) > 7 else None


# Translations


def translations(copies: Iterable[Copy], facts: Facts) -> Iterator[Link]:
    """Texts in two languages with the same figures in the same order, and records that state the same."""
    behind: dict[Hashable, list[Copy]] = defaultdict(list)
    for copy in copies:
        figures = copy.signature.figures
        for pair in set(pairwise(figures)):
            behind[pair].append(copy)
    for one, other in _pairs(
        bucket for bucket in behind.values() if len({copy.language for copy in bucket}) > 1
    ):
        share = translated(one, other, facts)
        if share is not None:
            yield Link(one.id, other.id, "translation", share)


def translated(one: Copy, other: Copy, facts: Facts) -> float | None:
    """How much of their figures two texts in different languages share in one order; None where that makes no translation."""
    if not one.language or not other.language or one.language == other.language:
        return None
    longer, shorter = (
        max(one.signature.shingles, other.signature.shingles),
        min(one.signature.shingles, other.signature.shingles),
    )
    if longer > STRETCH * max(1, shorter):
        return None
    apart = _days_between(one.published, other.published)
    mine, theirs = one.signature.figures, other.signature.figures
    if (apart is not None and apart > YEAR) or min(len(mine), len(theirs)) < FIGURES:
        return None
    share = round(2 * _common_run(mine, theirs) / (len(mine) + len(theirs)), 2)
    if share < IN_ORDER:
        return None
    left, right = Counter(facts(one.id)), Counter(facts(other.id))
    if min(left.total(), right.total()) >= RECORDS:
        agreeing = 2 * (left & right).total() / (left.total() + right.total())
        return share if agreeing >= SAME_RECORDS else None
    return share if share >= IN_ORDER_ALONE and min(len(mine), len(theirs)) >= FIGURES_ALONE else None


def _common_run(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest sequence that runs through both, with gaps."""
    row = [0] * (len(other) + 1)
    for mine in one:
        before = 0
        for at, theirs in enumerate(other, start=1):
            before, row[at] = row[at], before + 1 if mine == theirs else max(row[at], row[at - 1])
    return row[-1]


def _days_between(one: str | None, other: str | None) -> int | None:
    try:
        first, last = (datetime.date.fromisoformat(day) for day in (one or "", other or ""))
    except ValueError:
        return None
    return abs((last - first).days)
