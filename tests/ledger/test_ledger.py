from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from engines.places import Place
from servanda.errors import LedgerError
from servanda.ledger import Added, Ledger, Run
from servanda.ledger.tables import kept, projected
from servanda.model import Block, Commitment, Document, Membership, Position, Statement, Visit

from .made import RUN, Ticks, add, article, document, quote, seen, statement


@pytest.fixture
def ledger(place: Place):
    with Ledger.open(place.target, now=Ticks()) as opened:
        yield opened


def test_what_goes_in_comes_out(ledger: Ledger) -> None:
    made, raw, statements = article(1)
    added = ledger.add_document(made, raw, statements, [seen(one) for one in statements], RUN)
    assert added == Added(True, 20, 20, 2)  # entry 1 is the run
    assert ledger.document(made.id) == made
    assert ledger.raw(made.id) == raw
    rows = ledger.statements()
    assert [row.statement for row in rows] == statements
    assert ledger.observations(statements[3].id) == [seen(statements[3])]
    [listed] = ledger.documents()
    assert (listed.id, listed.name, listed.statements, listed.metadata) == (
        made.id,
        made.name,
        20,
        made.metadata,
    )
    assert listed.added_at == rows[0].learned
    assert ledger.verify() == []


def test_the_same_again_adds_nothing(ledger: Ledger, place: Place) -> None:
    add(ledger, 1)
    before, head = place.dump(), ledger.head()
    made, raw, statements = article(1, 6, 4)
    other_run = Run(id="r1:later", started="2025-02-01T00:00:00Z", tool="0.0.test")
    again = ledger.add_document(
        made, raw, statements, [seen(one, run=other_run) for one in statements], other_run
    )
    assert again == Added(False, 0, 0, None)
    assert ledger.head() == head
    assert place.dump() == before


def test_a_better_rule_adds_statements_and_observations_not_duplicates(ledger: Ledger) -> None:
    made, raw, statements = article(1)
    ledger.add_document(made, raw, statements[:5], [seen(one) for one in statements[:5]], RUN)
    better = [seen(one, "rule.b", "en@2") for one in statements[:7]]
    added = ledger.add_document(made, raw, statements[:7], better, RUN)
    assert added == Added(False, 2, 7, 3)
    assert [row.id for row in ledger.statements()] == [one.id for one in statements[:7]]
    assert [one.rule for one in ledger.observations(statements[0].id)] == ["rule.a", "rule.b"]
    assert [one.rule for one in ledger.observations(statements[6].id)] == ["rule.b"]
    assert ledger.verify() == []


def test_a_statement_handed_in_twice_is_one(ledger: Ledger) -> None:
    made, raw, statements = article(1)
    doubled = [seen(statements[0]), seen(statements[0])]
    assert ledger.add_document(made, raw, [statements[0]] * 2, doubled, RUN) == Added(True, 1, 1, 2)
    assert ledger.verify() == []


def test_zones_of_a_known_document_stay(ledger: Ledger) -> None:
    made, raw, statements = article(1)
    ledger.add_document(made, raw, [], [], RUN)
    rezoned = Document(
        **{name: getattr(made, name) for name in made.__struct_fields__ if name != "blocks"},
        blocks=(Block("title", 0, len(made.text)),),
    )
    ledger.add_document(rezoned, raw, statements, [], RUN)
    assert ledger.document(made.id) == made
    assert ledger.verify() == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda made, raw, one: (made, raw + b"!", [one]), "not those of its bytes"),
        (lambda made, raw, one: (made, raw, [Statement(id="s1:" + "0" * 32, document_id=made.id, record=one.record)]), "should be " + "s1:"),
        (lambda made, raw, one: (made, raw, [Statement(id=one.id, document_id="d1:other", record=one.record)]), "of another document"),
        (lambda made, raw, one: (document(made.text.replace("day", "eve")), made.text.replace("day", "eve").encode(), [one]), "of another document"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_whole(ledger: Ledger, change, says: str) -> None:
    made, raw, statements = article(1)
    with pytest.raises(LedgerError, match=says):
        ledger.add_document(*change(made, raw, statements[0]), [], RUN)
    assert ledger.documents() == []
    assert ledger.head().seq == 0


def test_a_quote_that_the_text_does_not_hold_is_refused(ledger: Ledger) -> None:
    made, raw, _ = article(1)
    span = type(made.span(0, 3))(0, 3, "No!")
    with pytest.raises(LedgerError, match=r"quotes 'No!' at 0\.\.3, where the text has 'On '"):
        ledger.add_document(made, raw, [statement(made, Visit(evidence=(span,), to="RUS"))], [], RUN)


def test_a_number_that_json_cannot_hold_is_refused(ledger: Ledger) -> None:
    from servanda.model import Indicator

    made, raw, _ = article(1)
    record = Indicator(evidence=(made.span(0, 3),), measure="gdp", value=float("nan"))
    with pytest.raises(LedgerError, match="breaks the schema"):
        ledger.add_document(made, raw, [statement(made, record)], [], RUN)


def test_observations_must_fit_their_statements_and_run(ledger: Ledger) -> None:
    made, raw, statements = article(1)
    with pytest.raises(LedgerError, match="statement that is not there"):
        ledger.add_document(made, raw, [], [seen(statements[0])], RUN)
    other = Run(id="r1:other", started=RUN.started, tool="1")
    with pytest.raises(LedgerError, match="handed in with run"):
        ledger.add_document(made, raw, statements, [seen(statements[0], run=other)], RUN)
    add(ledger, 2)
    same_id = Run(id=RUN.id, started=RUN.started, tool="another")
    with pytest.raises(LedgerError, match="another run has this id"):
        ledger.add_document(made, raw, statements, [], same_id)
    assert len(ledger.documents()) == 1


def test_another_reading_of_the_same_bytes_is_refused(ledger: Ledger) -> None:
    made, raw, _ = article(1)
    ledger.add_document(made, raw, [], [], RUN)
    shorter = Document(
        **{**{n: getattr(made, n) for n in made.__struct_fields__}, "text": "On", "blocks": ()}
    )
    with pytest.raises(LedgerError, match="another reading"):
        ledger.add_document(shorter, raw, [], [], RUN)


def test_half_a_surrogate_pair_is_refused(ledger: Ledger) -> None:
    import hashlib

    raw = b"bytes"
    sha256 = hashlib.sha256(raw).hexdigest()
    broken = Document(
        id=f"d1:{sha256[:32]}", name="n", media_type="text/plain", sha256=sha256, text="a\ud800b", blocks=()
    )
    with pytest.raises(LedgerError, match="surrogate"):
        ledger.add_document(broken, raw, [], [], RUN)


def test_actors_in_all_roles(ledger: Ledger) -> None:
    made = document("Vietnam visits. Russia joins. Brazil promises India. The EU thanks the UN.")
    whole = (made.span(0, 15),)
    records = [
        Visit(evidence=whole, from_="VNM", to="RUS"),
        Membership(evidence=whole, actor="RUS", org="BRICS", role="partner"),
        Commitment(evidence=whole, by=("BRA",), to=("IND", "RUS"), action="promises"),
        Position(evidence=whole, by=("EU",), stance="thank", about="RUS", toward=("UN",)),
    ]
    ledger.add_document(made, made.text.encode(), [statement(made, one) for one in records], [], RUN)

    def found(*actors: str, all_of: bool = True) -> list[str]:
        return [row.type for row in ledger.statements(actors=set(actors), all_of=all_of)]

    assert found("RUS") == ["visit", "membership", "commitment"]  # what a position is about is words
    assert found("RUS", "VNM") == ["visit"]
    assert found("IND", "BRA") == ["commitment"]
    assert found("VNM", "UN", all_of=False) == ["visit", "position"]
    assert found("BRICS") == ["membership"]
    assert found("VNM", "UN") == []
    assert [row.type for row in ledger.statements(types={"visit", "position"})] == ["visit", "position"]
    assert ledger.statements(types=set()) == []


def test_time_asked_for(ledger: Ledger) -> None:
    made = document("One. Two. Three. Four.")
    whole = (made.span(0, 4),)
    dates = ["2001", "2024-06-19/2024-06-20", "2030/..", None]
    records = [Visit(evidence=whole, to="VNM", when=date, ordinal=at) for at, date in enumerate(dates)]
    records.append(Commitment(evidence=whole, by=("VNM",), action="One", when="2001", deadline="2026"))
    ledger.add_document(made, made.text.encode(), [statement(made, one) for one in records], [], RUN)

    def found(**period: str) -> list[str | None]:
        return [row.record.when for row in ledger.statements(**period)]

    assert found(since="2024-06-20", until="2024-12") == ["2024-06-19/2024-06-20"]
    assert found(since="2024-06-21", until="2025") == []
    assert found(until="2001-05") == ["2001"]
    assert found(since="2025") == ["2030/..", "2001"]  # the latter by its deadline
    assert found(since="2600") == ["2030/.."]
    assert len(found()) == 5
    with pytest.raises(LedgerError, match="'soon' is not a date"):
        found(since="soon")


def test_as_of_hides_what_was_learned_later(place: Place) -> None:
    moments = iter(["2025-01-01T10:00:00+00:00", "2025-01-02T23:59:59+00:00", "2025-01-03T02:00:00+02:00"])
    from datetime import datetime

    clock = {"now": "2024-12-31T00:00:00+00:00"}
    with Ledger.open(place.target, now=lambda: datetime.fromisoformat(clock["now"])) as ledger:
        made, raw, statements = article(1)
        for count, moment in zip((2, 5, 9), moments, strict=True):
            clock["now"] = moment
            ledger.add_document(made, raw, statements[:count], [], RUN)
        ledger.judge("same", "VNM", object="Vietnam", author="a")

        def known(as_of: str) -> int:
            return len(ledger.statements(as_of=as_of))

        assert known("2024-12-31") == 0
        assert known("2025-01-01") == 2
        assert known("2025-01-01T09:59:59Z") == 0
        assert known("2025-01-01T10:00:00Z") == 2
        assert known("2025-01-01T12:00:00+02:00") == 2
        assert known("2025-01-02") == 5
        assert known("2025-01-03T00:00:00Z") == 9  # 02:00 at UTC+2
        assert known("2025-01-03") == 9
        assert ledger.documents(as_of="2024-12-31") == []
        assert len(ledger.documents(as_of="2025-01-01")) == 1
        assert ledger.judgements(as_of="2025-01-02") == []
        assert len(ledger.judgements(as_of="2025-01-03")) == 1
        for wrong in ("yesterday", "2025-13-01", ""):
            with pytest.raises(LedgerError, match="neither a day nor a time"):
                ledger.statements(as_of=wrong)


def test_a_statement_by_the_beginning_of_its_id(ledger: Ledger) -> None:
    for number in range(30):
        add(ledger, number)
    ids = sorted(row.id for row in ledger.statements())
    assert ledger.statement(ids[5]).id == ids[5]
    shortest = next(n for n in range(4, 35) if sum(id.startswith(ids[5][:n]) for id in ids) == 1)
    assert ledger.statement(ids[5][:shortest]).id == ids[5]
    assert ledger.statement(ids[5].removeprefix("s1:")[: shortest - 3]).id == ids[5]
    with pytest.raises(LedgerError) as several:
        ledger.statement("s1:")
    assert all(id in str(several.value) for id in ids[:10])
    assert "…" in str(several.value)
    with pytest.raises(LedgerError, match="no statement has the id"):
        ledger.statement("s1:" + "f" * 32)
    for odd in ("%", "s1:_", "d1:ab", "S1:AB", "'; DROP TABLE journal"):
        with pytest.raises(LedgerError, match="not the id of a statement"):
            ledger.statement(odd)
    document_id = ledger.documents()[3].id
    assert ledger.document(document_id[:14]).id == document_id


def test_judgements(ledger: Ledger) -> None:
    add(ledger, 1)
    first, second = (row.id for row in ledger.statements()[:2])
    made = [
        ledger.judge("same", first, object=second, author="ann", reason="one visit"),
        ledger.judge("not_same", first, object=second, author="bo"),
        ledger.judge("same", first, object=second, author="ann", reason="one visit"),
        ledger.judge("correct", second, slot="when", value="2001-03", author="ann"),
    ]
    assert ledger.judgements() == made
    assert ledger.judgements(first) == made[:3]
    assert ledger.judgements(second) == made
    assert len({one.id for one in made}) == 4
    assert ledger.verify() == []


@pytest.mark.parametrize(
    ("given_", "says"),
    [
        ({"kind": "Not same"}, "not a kind"),
        ({"kind": ""}, "not a kind"),
        ({"author": " "}, "no author"),
        ({"subject": ""}, "no subject"),
        ({"subject": "s1:" + "0" * 32}, "no statement has the id"),
        ({"object": "s1:12"}, "no statement has the id"),
        ({"reason": "a\x00b"}, "cannot be stored"),
        ({"value": "\ud800"}, "cannot be stored"),
    ],
)
def test_judgements_refused(ledger: Ledger, given_: dict[str, str], says: str) -> None:
    with pytest.raises(LedgerError, match=says):
        ledger.judge(**{"kind": "same", "subject": "VNM", "author": "ann", **given_})
    assert ledger.head().seq == 0


def test_stats_and_head(ledger: Ledger) -> None:
    assert ledger.head() == (0, "0" * 64)
    add(ledger, 1)
    add(ledger, 2)
    stats = ledger.stats()
    assert (stats.documents, stats.observations, stats.runs, stats.entries_in_journal) == (2, 8, 1, 3)
    assert stats.statements == {"commitment": 2, "meeting": 2, "visit": 4}
    assert stats.bytes > 10_000
    assert stats.first_added is not None
    assert stats.last_added is not None
    assert stats.first_added < stats.last_added
    assert ledger.head().seq == 3
    assert re.fullmatch("[0-9a-f]{64}", ledger.head().hash)


def test_a_new_run_is_kept_once_it_adds_something(ledger: Ledger) -> None:
    run = ledger.new_run({"nl": "2", "en": "1"})
    assert ledger.stats().runs == 0
    add(ledger, 1, run=run)
    add(ledger, 2, run=run)
    assert ledger.stats().runs == 1
    assert {one.run for one in ledger.observations(ledger.statements()[0].id)} == {run.id}


def test_threads_share_a_ledger(ledger: Ledger) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda number: add(ledger, number % 20), range(40)))
    assert ledger.stats().documents == 20
    assert ledger.head().seq == 21
    assert ledger.verify() == []


def test_the_tables_can_be_made_in_postgresql() -> None:
    for table in (*kept.sorted_tables, *projected.sorted_tables):
        made = str(CreateTable(table).compile(dialect=postgresql.dialect()))
        assert made.strip().startswith(f"CREATE TABLE {table.name} (")


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=80)


@pytest.fixture
def verified(ledger: Ledger) -> Iterator[Ledger]:
    """A ledger that must verify with all that a test added."""
    yield ledger
    assert ledger.verify() == []
    assert ledger.documents()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, name=TEXTS, data=st.data())
def test_any_text_round_trips_and_verifies(
    verified: Ledger, text: str, name: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    ledger, made = verified, document(text, name=name)
    span = made.span(start, end)
    one = statement(made, Commitment(evidence=(span,), by=(name,), action=span.quote, speaker=text))
    ledger.add_document(made, text.encode(), [one], [], RUN)
    stored = ledger.document(made.id)
    assert stored.text == text
    assert ledger.statement(one.id).statement == one
    assert quote(stored, span.quote).quote == span.quote
    for word in text.split():
        for hit in ledger.search(word):
            held = ledger.document(hit.document_id).text
            assert all(match.holds_in(held) for match in (hit.passage, *hit.matches))
