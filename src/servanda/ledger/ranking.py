"""Scores and ranges worked out from passages themselves, for what a database cannot say or says wrongly.

The score is that of SQLite's `bm25()`, step by step in the same arithmetic: results of either engine can be compared.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from servanda.ledger.terms import WORD, Query, Term

SATURATION, LENGTH_WEIGHT = 1.2, 0.75


class Passage(NamedTuple):
    """A passage as it is searched, with its number of words."""

    id: int
    length: int
    folded: str


class Scale(NamedTuple):
    """What a score is made with: the terms, what each is worth, and the mean length of all passages."""

    terms: list[Term]
    weights: list[float]
    mean: float


def scored(passages: Iterable[Passage], query: Query, scale: Scale) -> Iterator[tuple[float, int, Passage]]:
    """Those of `passages` that hold what is looked for, with score and id before them: smallest is best."""
    for passage in passages:
        words = WORD.findall(passage.folded)
        if _fits(words, query):
            yield _score(words, passage.length, scale), passage.id, passage


def _fits(words: list[str], query: Query) -> bool:
    return all(any(times_in(words, term) for term in group) for group in query.wanted) and not any(
        times_in(words, term) for term in query.unwanted
    )


def times_in(words: list[str], term: Term) -> int:
    """How often a term stands in a passage."""
    if len(term.words) == 1 and not term.begins:
        return words.count(term.words[0])
    return len(_places(words, term))


def _places(words: list[str], term: Term) -> list[int]:
    """The numbers of the words at which a term begins."""
    *before, last = term.words
    size = len(before)
    return [
        at - size
        for at, word in enumerate(words)
        if at >= size
        and (word.startswith(last) if term.begins else word == last)
        and words[at - size : at] == before
    ]


def weight_of(passages: int, hits: int) -> float:
    """What a term is worth: the rarer, the more. A term in more than half of all passages is worth next to nothing."""
    weight = math.log((passages - hits + 0.5) / (hits + 0.5))
    return weight if weight > 0 else 1e-6


def _score(words: list[str], length: int, scale: Scale) -> float:
    """BM25, negated so that lower is better; step by step as SQLite computes it, so that ties stay ties."""
    score = 0.0
    for term, weight in zip(scale.terms, scale.weights, strict=True):
        times = float(times_in(words, term))
        damping = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / scale.mean)
        score += weight * ((times * (SATURATION + 1.0)) / (times + damping))
    return -1.0 * score


def ranges_of(folded: str, terms: list[Term]) -> tuple[tuple[int, int], ...]:
    """Where the terms stand in a passage; those that share a word are one range."""
    found = list(WORD.finditer(folded))
    words = [match.group() for match in found]
    places = sorted({(at, at + len(term.words) - 1) for term in terms for at in _places(words, term)})
    joined: list[tuple[int, int]] = []
    for first, last in places:
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return tuple((found[first].start(), found[last].end()) for first, last in joined)
