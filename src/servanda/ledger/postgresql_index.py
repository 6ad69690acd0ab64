"""The search index in PostgreSQL: finds the same passages in the same order as the index of SQLite.

The server keeps the set of words of each passage, and answers which passages hold all words of a query. Phrases, scores
and ranges are worked out here, from the passages themselves, with the formula of SQLite's `bm25()`; the server's own
ranking knows neither. So a search costs time in proportion to the passages that hold all its words.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.exc import NoResultFound

from servanda.ledger.anytext import unescaped
from servanda.ledger.terms import WORD, Found, Query, Term

TABLES = ("passage_index", "passage_totals")
_LONGEST_WORD = 500
"""Characters of a word that are indexed; what is looked for is compared in full with the passage."""
_MOST_BYTES = 500_000
"""Of the words of one passage. A longer one is not indexed but looked at each time (the server's limit is 1 MB)."""
_SATURATION, _LENGTH_WEIGHT = 1.2, 0.75

_ADD = text(
    "INSERT INTO passage_index (id, length, words) VALUES (:id, :length, array_to_tsvector(CAST(:words AS text[])))"
)
_COUNT = text("UPDATE passage_totals SET passages = passages + :passages, words = words + :words")
_TOTALS = text("SELECT passages, words FROM passage_totals")
_HOLDING = text(
    "SELECT i.id, i.length, p.folded FROM passage_index i LEFT JOIN passages p ON p.id = i.id "
    "WHERE i.words @@ CAST(:words AS tsquery) OR i.words IS NULL"
)
_HITS = text("SELECT count(*) FROM passage_index WHERE words @@ CAST(:words AS tsquery)")
_UNINDEXED = text(
    "SELECT i.id, i.length, p.folded FROM passage_index i JOIN passages p ON p.id = i.id WHERE i.words IS NULL"
)
_BOTH = text(
    "SELECT p.id, p.folded, i.id AS indexed, i.length, tsvector_to_array(i.words) AS words "
    "FROM passages p FULL JOIN passage_index i ON i.id = p.id"
)
_STREAM = {"yield_per": 2000}


def make(conn: Connection) -> None:
    """Makes the tables of the index, dropping those that are there."""
    for name in TABLES:
        conn.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    conn.exec_driver_sql(
        "CREATE TABLE passage_index (id integer PRIMARY KEY, length integer NOT NULL, words tsvector)"
    )
    # Without fastupdate: an addition then costs the same each time, instead of much once in a while.
    conn.exec_driver_sql(
        "CREATE INDEX passage_index_words ON passage_index USING gin (words) WITH (fastupdate = off)"
    )
    conn.exec_driver_sql("CREATE INDEX passage_index_unindexed ON passage_index (id) WHERE words IS NULL")
    conn.exec_driver_sql("CREATE TABLE passage_totals (passages bigint NOT NULL, words bigint NOT NULL)")


def begin(conn: Connection) -> None:
    """Writes the totals of an empty index."""
    conn.exec_driver_sql("INSERT INTO passage_totals VALUES (0, 0)")


def add(conn: Connection, passages: Sequence[dict[str, Any]]) -> None:
    """Adds new passages."""
    if not passages:
        return
    rows = []
    for passage in passages:
        words = WORD.findall(passage["folded"])
        rows.append({"id": passage["id"], "length": len(words), "words": _indexed(words)})
    conn.execute(_ADD, rows)
    conn.execute(_COUNT, {"passages": len(rows), "words": sum(row["length"] for row in rows)})


def find(conn: Connection, query: Query, limit: int) -> list[Found]:
    """The best `limit` passages for a query, best first."""
    passages, words = conn.execute(_TOTALS).one()
    if not passages:
        return []
    terms = [term for group in query.wanted for term in group]
    holding = [
        (id, length, folded)
        for id, length, folded in _rows(conn, _asked(query))
        if _fits(WORD.findall(folded), query)
    ]
    if not holding:
        return []
    alone = len(terms) == 1 and not query.unwanted
    weights = [_weight(passages, len(holding) if alone else _hits(conn, term)) for term in terms]
    mean = words / passages
    scored = ((_score(folded, length, terms, weights, mean), id, folded) for id, length, folded in holding)
    return [
        Found(id, score, _ranges(folded, terms))
        for score, id, folded in heapq.nsmallest(limit, scored, key=lambda one: one[:2])
    ]


def damage(conn: Connection) -> list[str]:
    """Where the index differs from the passages."""
    wrong = passages = words = 0
    for row in conn.execute(_BOTH, execution_options=_STREAM):
        if row.id is None or row.indexed is None:
            wrong += 1
            continue
        found = WORD.findall(unescaped(row.folded))
        passages, words = passages + 1, words + len(found)
        expected = _indexed(found)
        stored = None if row.words is None else set(row.words)
        wrong += (row.length, stored) != (len(found), None if expected is None else set(expected))
    problems = [f"the search index does not agree with its passages: {wrong} differ"] if wrong else []
    if not wrong and conn.execute(_TOTALS).all() != [(passages, words)]:
        problems.append("the search index does not agree with its passages: its totals differ")
    return problems


def _indexed(words: Sequence[str]) -> list[str] | None:
    """The words of a passage as they are indexed; None where they are too many."""
    distinct = sorted({word[:_LONGEST_WORD] for word in words})
    return distinct if sum(len(word.encode()) + 4 for word in distinct) <= _MOST_BYTES else None


def _rows(conn: Connection, words: str) -> Iterator[tuple[int, int, str]]:
    for id, length, folded in conn.execute(_HOLDING, {"words": words}, execution_options=_STREAM):
        if folded is None:
            raise NoResultFound(f"passage {id} is in the search index only")
        yield id, length, unescaped(folded)


def _asked(query: Query) -> str:
    """What a passage's words must hold, as a `tsquery`; more passages than those wanted may hold it."""
    return " & ".join("(" + " | ".join(map(_all_words, group)) + ")" for group in query.wanted)


def _all_words(term: Term) -> str:
    last = len(term.words) - 1
    # Words hold letters and numbers only, so quotes suffice.
    return (
        "("
        + " & ".join(
            f"'{word[:_LONGEST_WORD]}'{':*' * (term.begins and at == last)}"
            for at, word in enumerate(term.words)
        )
        + ")"
    )


def _hits(conn: Connection, term: Term) -> int:
    """How many passages hold a term."""
    if len(term.words) == 1 and len(term.words[0]) < _LONGEST_WORD:
        indexed = conn.execute(_HITS, {"words": _all_words(term)}).scalar_one()
        rest = ((id, length, unescaped(folded)) for id, length, folded in conn.execute(_UNINDEXED))
        return int(indexed) + sum(bool(_times(WORD.findall(folded), term)) for _, _, folded in rest)
    return sum(bool(_times(WORD.findall(folded), term)) for _, _, folded in _rows(conn, _all_words(term)))


def _fits(words: list[str], query: Query) -> bool:
    return all(any(_times(words, term) for term in group) for group in query.wanted) and not any(
        _times(words, term) for term in query.unwanted
    )


def _times(words: list[str], term: Term) -> int:
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


def _weight(passages: int, hits: int) -> float:
    """What a term is worth: the rarer, the more. A term in more than half of all passages is worth next to nothing."""
    weight = math.log((passages - hits + 0.5) / (hits + 0.5))
    return weight if weight > 0 else 1e-6


def _score(folded: str, length: int, terms: list[Term], weights: list[float], mean: float) -> float:
    """BM25, negated so that lower is better; step by step as SQLite computes it, so that ties stay ties."""
    words = WORD.findall(folded)
    score = 0.0
    for term, weight in zip(terms, weights, strict=True):
        times = float(_times(words, term))
        damped = times + _SATURATION * (1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * length / mean)
        score += weight * ((times * (_SATURATION + 1.0)) / damped)
    return -1.0 * score


def _ranges(folded: str, terms: list[Term]) -> tuple[tuple[int, int], ...]:
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
