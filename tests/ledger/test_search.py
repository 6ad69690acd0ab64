from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from engines.places import ENGINES, Place
from servanda.ledger import Ledger
from servanda.ledger.search import query_of
from servanda.ledger.sqlite import match_of
from servanda.ledger.terms import Query, Term
from servanda.model import Block, Commitment, Visit

from .made import RUN, document, quote, seen, statement

DUTCH = (
    "Poetin bezoekt Hanoi. Op 20 juni ondertekenden V. Poetin en To Lam elf documenten over "
    "kern\u00adenergie &amp; «nucleaire» wetenschap. Nguyễn Phú Trọng zei: „Đông Nam Á is belangrijk”. "
    "De handel groeide met 26 procent."
)


@pytest.fixture(scope="module", params=ENGINES)
def ledger(request: pytest.FixtureRequest, new_place: Callable[[str], Place]):
    with Ledger.open(new_place(request.param).target) as opened:
        made = document(DUTCH, name="dutch.txt")
        one = statement(made, Visit(evidence=(quote(made, "Poetin bezoekt Hanoi."),), to="VNM"))
        across = quote(made, "belangrijk”. De handel groeide")
        two = statement(made, Commitment(evidence=(across,), by=("VNM",), action="groeide"))
        opened.add_document(made, DUTCH.encode(), [one, two], [seen(one), seen(two)], RUN)
        text = "Poetin <b>in</b> Minsk\n\nShare this furniture about Hanoi"
        blocks = (
            Block("title", 0, 22, skips=((7, 10), (12, 16))),
            Block("furniture", 24, len(text)),
        )
        marked = document(text, name="marked.html", blocks=blocks)
        opened.add_document(marked, text.encode(), [], [], RUN)
        yield opened


def found(ledger: Ledger, query: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(hit.document_name, tuple(one.quote for one in hit.matches)) for hit in ledger.search(query)]


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("hanoi", [("dutch.txt", ("Hanoi",))]),  # furniture is not searched
        ("HANOI bezoekt", [("dutch.txt", ("bezoekt", "Hanoi"))]),
        ("nguyen", [("dutch.txt", ("Nguyễn",))]),
        ("Nguye\u0302\u0303n", [("dutch.txt", ("Nguyễn",))]),
        ("dong nam", [("dutch.txt", ("Đông", "Nam"))]),
        ('"dong nam a"', [("dutch.txt", ("Đông Nam Á",))]),
        ("“Dong Nam", [("dutch.txt", ("Đông Nam",))]),
        ('"nam dong"', []),
        ("kernenergie", [("dutch.txt", ("kern\u00adenergie",))]),
        ("nucleaire", [("dutch.txt", ("nucleaire",))]),
        ("minsk in", [("marked.html", ("in", "Minsk"))]),
        ("onderteken*", [("dutch.txt", ("ondertekenden",))]),
        ("onderteken", []),
        ("minsk OR bezoekt", [("marked.html", ("Minsk",)), ("dutch.txt", ("bezoekt",))]),
        ("poetin -hanoi -documenten", [("marked.html", ("Poetin",))]),
        ("poetin NOT minsk AND bezoekt", [("dutch.txt", ("Poetin", "bezoekt"))]),
        ("26 procent.", [("dutch.txt", ("26", "procent"))]),
        ("V.Poetin", [("dutch.txt", ("V. Poetin",))]),
        ("washington", []),
    ],
)
def test_what_is_found(ledger: Ledger, query: str, matches: list[tuple[str, tuple[str, ...]]]) -> None:
    assert sorted(found(ledger, query)) == sorted(matches)


@pytest.mark.parametrize(
    "query",
    ["", " ", '"', '""', "-", "--", "*", "AND", "OR", "NOT", "AND OR", "-hanoi", "NOT hanoi", "(", ")", "''", "\x00",
     "^", ":", "{}", "“”", "…", "_", "\ud800"],
)  # fmt: skip
def test_a_query_without_a_word_finds_nothing(ledger: Ledger, query: str) -> None:
    assert query_of(query) is None
    assert ledger.search(query) == []


@pytest.mark.parametrize(
    "query",
    ['"hanoi', 'hanoi"', "hanoi AND", "AND hanoi", "OR hanoi", "hanoi OR", "hanoi NOT", "hanoi -", "(hanoi)", "^hanoi",
     "hanoi;", "'hanoi'", "hanoi\x00", "han\u00adoi", "{hanoi}", "+hanoi", "\ud800 hanoi", "* hanoi", "hanoi AND AND hanoi"],
)  # fmt: skip
def test_odd_signs_around_a_word_do_no_harm(ledger: Ledger, query: str) -> None:
    assert {name for name, _ in found(ledger, query)} == {"dutch.txt"}


def test_operators_of_the_index_are_words_in_lower_case(ledger: Ledger) -> None:
    query = query_of("near folded:x and")
    assert query == Query(((Term(("near",)),), (Term(("folded", "x")),), (Term(("and",)),)))
    assert match_of(query) == '("near") AND ("folded x") AND ("and")'


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
@example('NEAR("a" "b", 3)')
@example("ª")
@example("\U0001e900 \U00010400*")
def test_no_text_is_a_wrong_query(ledger: Ledger, query: str) -> None:
    for hit in ledger.search(query):
        text = ledger.document(hit.document_id).text
        assert all(one.holds_in(text) for one in (hit.passage, *hit.matches))


def test_a_hit_knows_its_sentence_and_statements(ledger: Ledger) -> None:
    [hit] = ledger.search("bezoekt")
    assert hit.passage.quote == "Poetin bezoekt Hanoi."
    assert hit.zone == "body"
    assert [ledger.statement(id).type for id in hit.statements] == ["visit"]
    snippet, marks = hit.snippet(12)
    assert len(snippet) == 12
    assert [snippet[start:end] for start, end in marks] == ["bezoekt"]
    snippet, marks = hit.snippet()
    assert snippet == "Poetin bezoekt Hanoi."


def test_a_quote_across_sentences_is_found_as_a_whole(ledger: Ledger) -> None:
    [hit] = ledger.search("belangrijk handel")
    assert hit.passage.quote == "belangrijk”. De handel groeide"
    assert [ledger.statement(id).type for id in hit.statements] == ["commitment"]


def test_limit(ledger: Ledger) -> None:
    assert len(ledger.search("poetin")) == 3
    assert len(ledger.search("poetin", limit=2)) == 2
    assert ledger.search("poetin", limit=0) == []


def test_marks_in_the_text_itself_do_not_shift_hits(place: Place) -> None:
    text = "\x01one\x02 two\x02\x01 three\x00four five"
    with Ledger.open(place.target) as ledger:
        made = document(text)
        ledger.add_document(made, text.encode(), [], [], RUN)
        [hit] = ledger.search('two "four five"')
        assert [one.quote for one in hit.matches] == ["two", "four five"]
        assert ledger.verify() == []
