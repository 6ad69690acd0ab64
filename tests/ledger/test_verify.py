from __future__ import annotations

import json
import random
from collections.abc import Callable

import pytest
import rfc8785

from engines.places import Place
from servanda.errors import LedgerError
from servanda.ledger import Ledger, Problem
from servanda.ledger.journal import seal
from servanda.ledger.tables import UNIQUE_KEYS

from .made import RUN, Ticks, add, article, document, seen, statement


@pytest.fixture
def place(place: Place) -> Place:
    """A place with a ledger in it."""
    with Ledger.open(place.target, now=Ticks()) as ledger:
        for number in range(4):
            add(ledger, number)
        ledger.judge("same", "VNM", object="Vietnam", author="ann")
        assert ledger.verify() == []
    return place


def tampered(place: Place, *changes: str) -> list[Problem]:
    """The problems after `changes` by somebody who takes the guards away and puts them back."""
    assert all(count > 0 for count in place.run_unguarded(*changes))
    with Ledger.open(place.target) as ledger:
        return ledger.verify()


ONE = "(SELECT id FROM statements ORDER BY seq, place LIMIT 1)"


@pytest.mark.parametrize(
    ("change", "check", "says"),
    [
        ("UPDATE journal SET body = replace(body, 'article-2', 'article-9') WHERE seq = 4", "journal", "not that of its body"),
        ("UPDATE journal SET at = '2020-01-01T00:00:00.000000Z' WHERE seq = 3", "journal", "do not agree"),
        ("UPDATE journal SET body = body || ' ' WHERE seq = 3", "journal", "not canonical"),
        ("UPDATE journal SET body = 'x' WHERE seq = 3", "journal", "cannot be read"),
        ("UPDATE journal SET previous = hash WHERE seq = 3", "journal", "does not name the hash"),
        ("DELETE FROM journal WHERE seq = 3", "journal", "3..3 are missing"),
        ("UPDATE documents SET text = replace(text, 'river', 'rival') WHERE name = 'article-1.txt'", "quotes", "other words"),
        ("UPDATE documents SET text = text || ' more' WHERE name = 'article-1.txt'", "rows", "its text is not what"),
        ("UPDATE documents SET raw = substr(raw, 2) WHERE name = 'article-1.txt'", "rows", "bytes are not those"),
        ("UPDATE documents SET name = 'renamed'  WHERE name = 'article-1.txt'", "rows", "its name is 'renamed'"),
        ("UPDATE documents SET blocks = '{' WHERE name = 'article-1.txt'", "rows", "cannot be read"),
        ("DELETE FROM documents WHERE name = 'article-1.txt'", "rows", "not in its table"),
        (f"UPDATE statements SET record = replace(record, 'asserted', 'planned') WHERE id = {ONE}", "ids", "not that of its content"),
        (f"UPDATE statements SET record = replace(record, 'body', 'title') WHERE id = {ONE}", "rows", "not what the journal sealed"),
        (f"UPDATE statements SET record = '[]' WHERE id = {ONE}", "rows", "cannot be read"),
        (f"UPDATE statements SET type = 'act' WHERE id = {ONE}", "rows", "its type is act"),
        (f"UPDATE statements SET id = 's1:00000000000000000000000000000000' WHERE id = {ONE}", "rows", "not in its table"),
        (f"DELETE FROM statements WHERE id = {ONE}", "rows", "not in its table"),
        (f"UPDATE observations SET at = '2020' WHERE statement_id = {ONE}", "rows", "differs from what"),
        (f"DELETE FROM observations WHERE statement_id = {ONE}", "rows", "not in its table"),
        (f"INSERT INTO observations SELECT statement_id, 'r', pack, run, at, seq, place FROM observations WHERE statement_id = {ONE}", "rows", "too many"),
        ("UPDATE judgements SET author = 'bo'", "rows", "its author is 'bo'"),
        ("DELETE FROM judgements", "rows", "not in its table"),
        ("UPDATE runs SET tool = '9'", "rows", "its tool is '9'"),
        ("UPDATE entries SET when_start = '1999-01-01' WHERE seq = 3", "projections", "rebuild"),
        ("DELETE FROM entries WHERE seq = 3", "projections", "rebuild"),
        ("UPDATE entry_actors SET actor = 'XKX' WHERE actor = 'VNM'", "projections", "rebuild"),
        ("UPDATE passages SET zone = 'title' WHERE id = 3", "projections", "rebuild"),
        ("INSERT INTO entry_actors VALUES ('XKX', 's1:none', 'to')", "projections", "too many"),
    ],
)  # fmt: skip
def test_tampering_is_found(place: Place, change: str, check: str, says: str) -> None:
    problems = tampered(place, change)
    assert any(problem.check == check and says in problem.what for problem in problems), problems


@pytest.mark.parametrize(
    "harm",
    [
        f"UPDATE statements SET record = '[]' WHERE id = {ONE}",
        "UPDATE documents SET text = 'short'",
        "UPDATE documents SET blocks = '{'",
        "DELETE FROM entries",
        "DELETE FROM passages",
    ],
)
def test_reading_what_was_tampered_with_is_an_error_for_a_person(place: Place, harm: str) -> None:
    with Ledger.open(place.target) as ledger:
        first = ledger.statements()[0]
    assert tampered(place, harm) != []
    with Ledger.open(place.target) as ledger:

        def read_all() -> None:
            ledger.document(first.document_id)
            ledger.statement(first.id)
            ledger.search("river")

        with pytest.raises(LedgerError, match="servanda verify"):
            read_all()


INDEX_TAMPERING = {
    "sqlite": ["INSERT INTO passage_index (rowid, folded) VALUES (999, 'never said')"],
    "postgresql": [
        "INSERT INTO passage_index VALUES (999, 2, 'never:1 said:2', '')",
        "DELETE FROM passage_index WHERE id = 3",
        "UPDATE passage_index SET words = 'other'",
        "UPDATE passage_index SET words = NULL, repeated = NULL WHERE id = 3",
        "UPDATE passage_index SET repeated = 'other' WHERE id = 3",
        "UPDATE passage_index SET length = length + 1 WHERE id = 3",
        "UPDATE passage_totals SET words = words + 1",
    ],
}


def test_tampering_with_the_search_index_is_found(place: Place) -> None:
    for change in INDEX_TAMPERING[place.engine]:
        [problem] = tampered(place, change)
        assert (problem.check, problem.where) == ("projections", "search index"), change
        with Ledger.open(place.target) as ledger:
            ledger.rebuild()
            assert ledger.verify() == []


MISSING_GUARDS = {
    "sqlite": ["DROP TRIGGER statements_no_delete"],
    "postgresql": [
        "DROP TRIGGER statements_no_delete ON statements",
        "ALTER TABLE observations DISABLE TRIGGER observations_no_truncate",
        "ALTER TABLE runs ENABLE REPLICA TRIGGER runs_no_update",
    ],
}


def test_a_missing_guard_is_found(place: Place) -> None:
    for count, change in enumerate(MISSING_GUARDS[place.engine], start=1):
        place.run(change)
        with Ledger.open(place.target) as ledger:
            problems = ledger.verify()
        assert len(problems) == count
        assert any("statements against delete" in problem.what for problem in problems)


def test_a_guard_that_lets_through_is_found(new_place: Callable[[str], Place]) -> None:
    place = new_place("postgresql")
    Ledger.open(place.target).close()
    place.run(
        "CREATE OR REPLACE FUNCTION servanda_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
    )
    with Ledger.open(place.target) as ledger:
        assert len(ledger.verify()) == 3 * len(UNIQUE_KEYS)


def test_a_journal_sealed_anew_over_a_changed_past_is_shown_by_its_head(place: Place) -> None:
    with Ledger.open(place.target) as ledger:
        head = ledger.head()
    rows = place.rows("SELECT seq, body FROM journal ORDER BY seq")
    previous, changes = "0" * 64, ["UPDATE judgements SET author = 'bo'"]
    for seq, body in rows:
        plain = json.loads(body)
        if plain["kind"] == "judgement":
            plain["judgement"]["author"] = "bo"
        forged = rfc8785.dumps(plain)
        sealed = seal(previous, forged)
        text = forged.decode().replace("'", "''")
        changes.append(
            f"UPDATE journal SET body = '{text}', previous = '{previous}', hash = '{sealed}' WHERE seq = {seq}"
        )
        previous = sealed
    problems = tampered(place, *changes)
    assert [problem.check for problem in problems] == ["ids"]
    with Ledger.open(place.target) as ledger:
        assert ledger.head().hash != head.hash


def test_the_recipe_of_the_chain(place: Place) -> None:
    import hashlib

    previous = "0" * 64
    for seq, body, named, sealed in place.rows("SELECT seq, body, previous, hash FROM journal ORDER BY seq"):
        assert named == previous
        assert sealed == hashlib.sha256((previous + body).encode()).hexdigest()
        assert json.loads(body)["seq"] == seq
        previous = sealed
    assert set(UNIQUE_KEYS) >= {"journal"}


def test_rebuild_makes_the_same_projections(place: Place) -> None:
    place, chance = place.another(), random.Random(7)
    with Ledger.open(place.target, now=Ticks()) as ledger:
        for number in [chance.randrange(8) for _ in range(24)]:  # documents come back with further statements
            made, raw, statements = article(number, 12, 12)
            some = chance.sample(statements, chance.randrange(8))
            crossing = made.span(20, 20 + chance.randrange(1, len(made.text) // 2))
            some.append(
                statement(made, type(statements[0].record)(evidence=(crossing,), to="VNM", when="19XX"))
            )
            ledger.add_document(made, raw, some, [seen(one) for one in some], RUN)
        before, hits = place.dump(), ledger.search("river")
        ledger.rebuild()
        assert place.dump() == before
        assert ledger.search("river") == hits
        assert ledger.verify() == []


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM entries",
        "DROP TABLE entry_actors",
        "DROP TABLE passage_index",
        "DELETE FROM passages",
        "UPDATE entries SET when_end = NULL, learned = 'x'",
    ],
)
def test_rebuild_mends_projections(place: Place, harm: str) -> None:
    before = place.dump()
    place.run(harm)
    with Ledger.open(place.target) as ledger:
        assert ledger.verify() != []
        ledger.rebuild()
        assert ledger.verify() == []
    assert place.dump() == before


def test_an_older_projection_is_made_again_at_opening(place: Place) -> None:
    before = place.dump()
    place.run("UPDATE projection SET version = 0", "DELETE FROM entries")
    Ledger.open(place.target).close()
    assert place.dump() == before


def test_an_empty_text_is_a_document_too(place: Place) -> None:
    with Ledger.open(place.another().target) as ledger:
        ledger.add_document(document(""), b"", [], [], RUN)
        assert ledger.verify() == []
        assert len(ledger.documents()) == 1
