"""The views on a ledger whose story is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.errors import UsageError
from servanda.ledger import Ledger
from servanda.model import Agreement, Commitment, Meeting, Visit
from servanda.views import (
    agreements,
    brief,
    indicators,
    owed,
    relation,
    search,
    show,
    show_document,
    timeline,
)
from servanda.views.owed import status_of
from servanda.views.pairs import pairs
from servanda.views.sources import sentence_ranges

from .story import FIRST, SECOND, document, put, said, tell


def test_the_same_treaty_in_two_texts_is_one_entry_with_both_quotes(ledger: Ledger) -> None:
    found = agreements(ledger, "CHL", "NOR")
    treaty = next(entry for entry in found.entries if entry.when == "2015")
    assert treaty.texts == 2
    assert {line.quote for line in treaty.lines} == {
        "In 2015 they signed a Treaty on the Sea.",
        "The Treaty on the Sea was signed in 2015 by Norway and Chile.",
    }
    assert treaty.tags == ("[first:2]", "[second:2]")


def test_every_line_leads_to_its_sentence(ledger: Ledger) -> None:
    texts = {"first": FIRST, "second": SECOND}
    for entry in relation(ledger, "CHL", "NOR").entries:
        for line in entry.lines:
            if line.document in texts:
                assert line.quote in texts[line.document]
                assert line.evidence.quote in line.quote
            assert line.id.startswith("s1:")


def test_an_agreement_of_an_organisation_belongs_to_its_members(ledger: Ledger) -> None:
    fta = next(entry for entry in relation(ledger, "CHL", "NOR").agreements if entry.when == "2003-06-26")
    assert fta.via == "via EFTA"
    assert not [entry for entry in relation(ledger, "CHL", "SWE").agreements if entry.when == "2003-06-26"]


def test_who_belongs_and_who_does_not(ledger: Ledger) -> None:
    found = relation(ledger, "NOR", "CHL")
    assert not any("PER" in getattr(entry.record, "parties", ()) for entry in found.entries)
    assert [entry.via for entry in found.memberships] == ["said by Norway"]
    convention = next(entry for entry in found.agreements if entry.when == "2026-03")
    assert convention.via == "takes place in Chile"
    alone = next(entry for entry in found.commitments if "friendship" in entry.words)
    assert alone.via == "from a text about both"
    assert [entry.via for entry in found.offices] == [""]
    assert len(relation(ledger, "PER", "ECU").entries) == 1


def test_visits_with_dates_that_fit_are_one(ledger: Ledger) -> None:
    (visit,) = relation(ledger, "CHL", "NOR").visits
    assert (visit.when, visit.texts, visit.others) == ("2024-06-20", 2, ())
    assert visit.words == "Eva Lind (Norway) paid a state visit to Chile"


def test_different_days_for_one_visit_are_both_told(tmp_path: Path) -> None:
    text = "Lind visited Chile on 19-20 June 2024. Lind visited Chile on 20 June 2024. Lind visited Chile in 2001."
    with Ledger.open(tmp_path / "two.ledger") as ledger:
        whens = ["2024-06-19/2024-06-20", "2024-06-20", "2001"]
        words = ["Lind visited Chile on 19", "Lind visited Chile on 20", "Lind visited Chile in"]
        records = [
            Visit(evidence=said(text, start), from_="NOR", to="CHL", when=when, modality="asserted")
            for start, when in zip(words, whens, strict=True)
        ]
        put(ledger, document("a", text), records)
        visits = relation(ledger, "NOR", "CHL").visits
    assert [(visit.when, visit.others) for visit in visits] == [
        ("2001", ()),
        ("2024-06-20", ("2024-06-19/2024-06-20",)),
    ]


def test_two_titles_of_one_day_stay_two_agreements(tmp_path: Path) -> None:
    text = "They signed an Agreement on Fish. They signed an Agreement on Steel."
    with Ledger.open(tmp_path / "two.ledger") as ledger:
        records = [
            Agreement(
                evidence=said(text, f"They signed an {title}"), act="signed", kind="agreement", title=title,
                parties=("NOR", "CHL"), when="2024-06-20", modality="asserted",
            )
            for title in ("Agreement on Fish", "Agreement on Steel")
        ]  # fmt: skip
        put(ledger, document("a", text), records)
        assert len(relation(ledger, "NOR", "CHL").agreements) == 2


def test_denied_is_kept_apart_and_marked(ledger: Ledger) -> None:
    denied = [entry for entry in relation(ledger, "CHL", "NOR").agreements if entry.modality == "denied"]
    assert [entry.words for entry in denied] == [
        "Norway and Chile did not suspend the treaty “Treaty on the Sea”"
    ]
    lines = [line for section in brief(ledger, "CHL", "NOR").sections for line in section.lines]
    assert [line.mark for line in lines if line.entry == denied[0]] == ["denied"]


def test_as_of_shows_what_the_ledger_knew(ledger: Ledger) -> None:
    assert [entry.when for entry in agreements(ledger, "CHL", "NOR").entries if entry.when == "2026"] == [
        "2026"
    ]
    before = agreements(ledger, "CHL", "NOR", as_of="2025-08-01")
    assert [entry.when for entry in before.entries if entry.when == "2026"] == []
    assert (before.moment.day, before.moment.known_by, before.moment.note) == ("2025-08-01", "2025-08-01", "")


def test_a_day_before_the_ledger_was_begun_holds_nothing_back_and_says_so(ledger: Ledger) -> None:
    found = owed(ledger, "CHL", "NOR", as_of="2025-01-01")
    assert found.items
    assert "begun on 10 July 2025" in found.moment.note


@pytest.mark.parametrize("day", ["soon", "2025-13-01", ""])
def test_a_day_that_is_none(ledger: Ledger, day: str) -> None:
    with pytest.raises(UsageError, match="is not a day"):
        relation(ledger, "CHL", "NOR", as_of=day)


def test_a_period_keeps_what_touches_it(ledger: Ledger) -> None:
    found = relation(ledger, "CHL", "NOR", since="2015", until="2024")
    dated = {entry.when for entry in found.entries if entry.when}
    assert dated == {"2015", "2023", "2024-06-20"}
    assert found.left_out > 0
    with pytest.raises(UsageError, match="since: 'x' is not a date"):
        relation(ledger, "CHL", "NOR", since="x")


def test_nobody_has_a_relation_with_itself(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="itself"):
        relation(ledger, "CHL", "CHL")


def test_deadlines_by_the_clock(ledger: Ledger) -> None:
    found = owed(ledger, "CHL", "NOR")
    assert [(item.deadline, item.status, item.days) for item in found.items] == [
        ("2025-08-01", "overdue", -31),
        ("2025-10/2025-12", "due soon", 121),
        ("2026-03", "open", 211),
        ("2030", "open", 1947),
        (None, "open", None),
    ]
    later = owed(ledger, "CHL", "NOR", as_of="2026-01-01")
    assert [item.status for item in later.items] == ["overdue", "overdue", "due soon", "open", "open"]


@pytest.mark.parametrize(
    ("first", "last", "day", "status"),
    [
        ("2025-10-01", "2025-12-31", "2025-08-02", "due soon"),
        ("2025-10-01", "2025-12-31", "2025-08-01", "open"),
        ("2025-10-01", "2025-12-31", "2025-10-01", "due"),
        ("2025-10-01", "2025-12-31", "2025-12-31", "due"),
        ("2025-10-01", "2025-12-31", "2026-01-01", "overdue"),
        ("2030-01-01", "9999-12-31", "2031-01-01", "due"),
        ("0000-01-01", "2030-12-31", "2025-01-01", "open"),
        ("0000-01-01", "2030-12-31", "2030-12-01", "due soon"),
        (None, None, "2025-01-01", "open"),
    ],
)
def test_states_of_a_deadline(first: str | None, last: str | None, day: str, status: str) -> None:
    assert status_of(first, last, day)[0] == status


def test_a_plan_that_took_place_is_not_overdue(tmp_path: Path) -> None:
    text = "The fifth session is to be held in May 2024. The fifth session was held in May 2024."
    with Ledger.open(tmp_path / "two.ledger") as ledger:
        records = [
            Meeting(
                evidence=said(text, f"The fifth session {verb}"), parties=("NOR", "CHL"), ordinal=5,
                when="2024-05", modality=modality,
            )
            for verb, modality in (("is", "planned"), ("was", "asserted"))
        ]  # fmt: skip
        put(ledger, document("a", text), records)
        (item,) = owed(ledger, "NOR", "CHL").items
        assert item.status == "kept"
        assert item.evidence[0].line.quote == "The fifth session was held in May 2024."
        lines = [line for section in brief(ledger, "NOR", "CHL").sections for line in section.lines]
        assert [line.mark for line in lines] == [""]


def test_all_that_is_owed_by_one_or_anybody(ledger: Ledger) -> None:
    assert len(owed(ledger, "NOR").items) == 3
    assert len(owed(ledger).items) == 5


def test_figures_keep_kinds_and_targets_apart(ledger: Ledger) -> None:
    (series,) = indicators(ledger, "CHL", "NOR").series
    assert (len(series.levels), len(series.changes), len(series.factors)) == (0, 1, 0)
    assert isinstance(series.targets[0].record, Commitment)
    assert series.changes[0].speakers == ("CHL",)


def test_the_timeline_is_in_order_of_time(ledger: Ledger) -> None:
    found = timeline(ledger, "CHL", "NOR")
    assert [entry.when for entry in found.entries] == [
        "1919", "2003-06-26", "2015", "2024-06-20", "2025-08-01", "2025-10/2025-12", "2026", "2026-03", "2030",
    ]  # fmt: skip
    assert found.undated > 0


def test_the_brief_says_what_is_most_important_first(ledger: Ledger) -> None:
    found = brief(ledger, "NOR", "CHL")
    titles = [section.title for section in found.sections]
    assert titles[:5] == [
        "Where the relation stands", "What binds them", "Who met whom", "What is coming", "What is owed, and by when",
    ]  # fmt: skip
    assert found.sections[0].lines[0].date == "1919"
    assert "overdue by 31 days" in [line.note for section in found.sections for line in section.lines]
    remarks = {source.name: source.remarks for source in found.sources}
    assert remarks["first"] == ("date unknown", "origin unknown")
    assert remarks["second"] == ("author unknown",)


def test_a_full_brief_leaves_nothing_out(tmp_path: Path) -> None:
    text = " ".join(f"Norway and Chile signed Accord number {number}." for number in range(30))
    with Ledger.open(tmp_path / "many.ledger") as ledger:
        records = [
            Agreement(
                evidence=said(text, f"Norway and Chile signed Accord number {number}."), act="signed",
                kind="agreement", parties=("NOR", "CHL"), when=str(1990 + number), modality="asserted",
            )
            for number in range(30)
        ]  # fmt: skip
        put(ledger, document("many", text), records)
        (short,) = brief(ledger, "NOR", "CHL").sections
        (full,) = brief(ledger, "NOR", "CHL", full=True).sections
    assert (len(short.lines) + short.more, short.command) == (30, "servanda agreements NOR CHL")
    assert (len(full.lines), full.more) == (30, 0)


def test_search_finds_sentences_and_their_statements(ledger: Ledger) -> None:
    found = search(ledger, "consulate").found
    assert [(one.document, one.sentence) for one in found] == [("second", 6)]
    assert found[0].words[0] == "Norway undertakes towards Chile: “open a consulate” by 1 August 2025"


def test_show_gives_what_is_behind_a_statement(ledger: Ledger) -> None:
    entry = relation(ledger, "CHL", "NOR").status[0]
    shown = show(ledger, entry.ids[0][:12])
    assert shown.line.id == entry.ids[0]
    assert shown.record.why is not None
    assert shown.record.why.rule == "relationship.established"
    assert (shown.before, shown.after) == ("", "In 2015 they signed a Treaty on the Sea.")
    assert [seen.pack for seen in shown.observations] == ["en-1"]
    whole = show_document(ledger, shown.line.document_id)
    assert (whole.sentences, len(whole.lines)) == (9, 12)


def test_pairs_are_counted(ledger: Ledger) -> None:
    found = pairs(ledger)
    assert (found[0].a, found[0].b) == ("CHL", "NOR")
    assert {(pair.a, pair.b) for pair in found} == {("CHL", "NOR"), ("ARG", "BRA"), ("ECU", "PER")}


def test_sentence_numbers_are_those_of_the_engine() -> None:
    from servanda.analysis.scan import scan_document
    from servanda.languages import load_pack
    from servanda.languages.lexicon import load_lexicon
    from servanda.readers import read_path

    folder = Path(__file__).parents[2] / "examples"
    for name in ("en-03-joint-statement.md", "nl-13-ministerie.md", "nl-09-vertaald-vietnam-australie.txt"):
        made = read_path(folder / name)
        code = made.metadata.language.value or ""
        scan = scan_document(made, load_pack(code), load_lexicon(code))
        assert sentence_ranges(made) == [scan.origin(one.first, one.last) for one in scan.sentences]


def test_the_ledger_of_the_story_can_be_told_twice(tmp_path: Path) -> None:
    with tell(tmp_path / "again.ledger") as ledger:
        counted = ledger.stats().documents
    with tell(tmp_path / "again.ledger") as ledger:
        assert ledger.stats().documents == counted == 3
