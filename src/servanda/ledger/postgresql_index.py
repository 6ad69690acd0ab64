"""The search index in PostgreSQL: finds the same passages in the same order as the index of SQLite.

The server keeps the words of each passage with their places, and those that stand in it more than once. It answers which
passages hold what is looked for, and puts those in order in which each word stands once: their score depends on their length
alone. The others are scored here, from the passages themselves. Scores are those of SQLite's `bm25()`; the server's own
ranking knows nothing of the sort.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.exc import NoResultFound

from servanda.ledger.anytext import unescaped
from servanda.ledger.ranking import (
    LENGTH_WEIGHT,
    SATURATION,
    Passage,
    Scale,
    ranges_of,
    scored,
    times_in,
    weight_of,
)
from servanda.ledger.terms import WORD, Found, Query, Term

TABLES = ("passage_index", "passage_totals")
_LONGEST_WORD, _MOST_WORDS, _MOST_TIMES, _MOST_BYTES = 500, 16_000, 255, 500_000
"""What the server can index of one passage, with room to spare. A passage beyond that is looked at each time instead."""

_ADD = text(
    "INSERT INTO passage_index (id, length, words, repeated) "
    "VALUES (:id, :length, CAST(:words AS tsvector), CAST(:repeated AS tsvector))"
)
_COUNT = text("INSERT INTO passage_totals (passages, words) VALUES (:passages, :words)")
_TOTALS = text("SELECT coalesce(sum(passages), 0), coalesce(sum(words), 0) FROM passage_totals")
_ANY = text("SELECT 1 FROM passage_index WHERE words @@ CAST(:asked AS tsquery) OR words IS NULL LIMIT 1")
_HITS = text("SELECT count(*) FROM passage_index WHERE words @@ CAST(:asked AS tsquery)")
_TO_SCORE = text(
    "SELECT i.id, i.length, p.folded FROM passage_index i LEFT JOIN passages p ON p.id = i.id "
    "WHERE i.words @@ CAST(:asked AS tsquery) AND (:all OR i.repeated @@ CAST(:any AS tsquery)) "
    "OR i.words IS NULL"
)
_UNINDEXED = text(
    "SELECT i.id, i.length, p.folded FROM passage_index i LEFT JOIN passages p ON p.id = i.id "
    "WHERE i.words IS NULL"
)
_TEXTS = text(
    "SELECT i.id, i.length, p.folded FROM passage_index i LEFT JOIN passages p ON p.id = i.id "
    "WHERE i.id IN :ids"
).bindparams(bindparam("ids", expanding=True))
_BOTH = text(
    "SELECT p.id, p.folded, i.id AS indexed, i.length, CAST(i.words AS text) AS words, "
    "CAST(i.repeated AS text) AS repeated "
    "FROM passages p FULL JOIN passage_index i ON i.id = p.id"
)
_STREAM = {"yield_per": 2000}


def make(conn: Connection) -> None:
    """Makes the tables of the index, empty, dropping those that are there."""
    for name in TABLES:
        conn.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    conn.exec_driver_sql(
        "CREATE TABLE passage_index "
        "(id integer PRIMARY KEY, length integer NOT NULL, words tsvector, repeated tsvector)"
    )
    # Without fastupdate: an addition then costs the same each time, instead of much once in a while.
    conn.exec_driver_sql(
        "CREATE INDEX passage_index_words ON passage_index USING gin (words) WITH (fastupdate = off)"
    )
    conn.exec_driver_sql("CREATE INDEX passage_index_unindexed ON passage_index (id) WHERE words IS NULL")
    # A row for each addition, never changed: who may add to a ledger needs no right to update anything.
    conn.exec_driver_sql("CREATE TABLE passage_totals (passages bigint NOT NULL, words bigint NOT NULL)")


def add(conn: Connection, passages: Sequence[dict[str, Any]]) -> None:
    """Adds new passages."""
    if not passages:
        return
    rows = []
    for passage in passages:
        words = WORD.findall(passage["folded"])
        indexed, repeated = _indexed(words)
        rows.append({"id": passage["id"], "length": len(words), "words": indexed, "repeated": repeated})
    conn.execute(_ADD, rows)
    conn.execute(_COUNT, {"passages": len(rows), "words": sum(row["length"] for row in rows)})


def find(conn: Connection, query: Query, limit: int) -> list[Found]:
    """The best `limit` passages for a query, best first."""
    passages, words = map(int, conn.execute(_TOTALS).one())
    if not passages or conn.execute(_ANY, {"asked": _asked(query)}).first() is None:
        return []  # before anything is counted
    terms = [term for group in query.wanted for term in group]
    weights = [weight_of(passages, _hits(conn, term)) for term in terms]
    scale = Scale(terms, weights, words / passages)
    # The beginning of a word may stand in a passage several times although each word stands there once.
    all_here = any(term.begins for term in terms)
    best = heapq.nsmallest(limit, scored(_to_score(conn, query, all_here), query, scale))
    if not all_here:
        best = sorted([*best, *scored(_ordered_there(conn, query, scale, limit), query, scale)])[:limit]
    return [Found(passage.id, score, ranges_of(passage.folded, terms)) for score, _, passage in best]


def _to_score(conn: Connection, query: Query, all_here: bool) -> Iterator[Passage]:
    """The passages that hold what is looked for, and a word of it more than once (or all), and those without index."""
    words = sorted({word for group in query.wanted for term in group for word in term.words})
    asked = {"asked": _asked(query), "all": all_here, "any": " | ".join(map(_quoted, words))}
    return _passages(conn.execute(_TO_SCORE, asked, execution_options=_STREAM))


def _ordered_there(conn: Connection, query: Query, scale: Scale, limit: int) -> Iterator[Passage]:
    """The best of the passages in which each word of the query stands at most once."""
    words = sorted({word for term in scale.terms for word in term.words})
    values: dict[str, Any] = {
        "asked": _asked(query),
        "any": " | ".join(map(_quoted, words)),
        "limit": limit,
        "saturation": SATURATION,
        "most": SATURATION + 1.0,
        "rest": 1 - LENGTH_WEIGHT,
        "length_weight": LENGTH_WEIGHT,
        "mean": scale.mean,
    }
    sure = len(query.wanted) == len(scale.terms)
    parts = []
    for number, (term, weight) in enumerate(zip(scale.terms, scale.weights, strict=True)):
        values[f"weight{number}"], times = weight, "CAST(1 AS float8)"
        if not sure:
            values[f"term{number}"] = _written(term)
            times = f"CAST(CAST(words @@ CAST(:term{number} AS tsquery) AS integer) AS float8)"
        parts.append(f"{_float(f'weight{number}')} * (({times} * {_float('most')}) / ({times} + damping))")
    damping = (
        f"{_float('saturation')} * ({_float('rest')} + {_float('length_weight')} * length / {_float('mean')})"
    )
    query_text = text(
        f"SELECT id FROM (SELECT id, words, {damping} AS damping FROM passage_index "
        "WHERE words @@ CAST(:asked AS tsquery) AND NOT repeated @@ CAST(:any AS tsquery)) AS once "
        f"ORDER BY {' + '.join(parts)} DESC, id LIMIT :limit"
    )
    ids = list(conn.execute(query_text, values).scalars())
    return _passages(conn.execute(_TEXTS, {"ids": ids})) if ids else iter(())


def _float(name: str) -> str:
    return f"CAST(:{name} AS float8)"


def damage(conn: Connection) -> list[str]:
    """Where the index differs from the passages."""
    wrong = passages = words = 0
    for row in conn.execute(_BOTH, execution_options=_STREAM):
        if row.id is None or row.indexed is None:
            wrong += 1
            continue
        found = WORD.findall(unescaped(row.folded))
        passages, words = passages + 1, words + len(found)
        expected = tuple(None if one is None else set(one.split()) for one in _indexed(found))
        stored = tuple(None if one is None else set(one.split()) for one in (row.words, row.repeated))
        wrong += (row.length, *stored) != (len(found), *expected)
    problems = [f"the search index does not agree with its passages: {wrong} differ"] if wrong else []
    if not wrong and tuple(map(int, conn.execute(_TOTALS).one())) != (passages, words):
        problems.append("the search index does not agree with its passages: its totals differ")
    return problems


def _indexed(words: Sequence[str]) -> tuple[str | None, str | None]:
    """The words of a passage with their places, and those that stand there more than once; None twice where they are too many."""
    counted = Counter(words)
    size = sum(len(word.encode()) + 4 for word in counted)
    if (
        len(words) > _MOST_WORDS
        or size > _MOST_BYTES
        or max(counted.values(), default=0) > _MOST_TIMES
        or max(map(len, counted), default=0) > _LONGEST_WORD
    ):
        return None, None
    places: dict[str, list[str]] = {}
    for at, word in enumerate(words, start=1):
        places.setdefault(word, []).append(str(at))
    indexed = " ".join(f"'{word}':{','.join(at)}" for word, at in places.items())
    return indexed, " ".join(f"'{word}'" for word, times in counted.items() if times > 1)


def _passages(rows: Any) -> Iterator[Passage]:
    for id, length, folded in rows:
        if folded is None:
            raise NoResultFound(f"passage {id} is in the search index only")
        yield Passage(id, length, unescaped(folded))


def _asked(query: Query) -> str:
    """A query in the language of the server."""
    wanted = " & ".join(f"({' | '.join(map(_written, group))})" for group in query.wanted)
    return " & ".join((wanted, *(f"!{_written(term)}" for term in query.unwanted)))


def _written(term: Term) -> str:
    *before, last = map(_quoted, term.words)
    return f"({' <-> '.join((*before, last + ':*' * term.begins))})"


def _quoted(word: str) -> str:
    # Words hold letters and numbers only, so quotes suffice. No word as long as this one is indexed.
    return f"'{word[: _LONGEST_WORD + 1]}'"


def _hits(conn: Connection, term: Term) -> int:
    """How many passages hold a term."""
    indexed = int(conn.execute(_HITS, {"asked": _written(term)}).scalar_one())
    rest = _passages(conn.execute(_UNINDEXED, execution_options=_STREAM))
    return indexed + sum(bool(times_in(WORD.findall(passage.folded), term)) for passage in rest)
