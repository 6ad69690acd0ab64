"""The life of a commitment: a year of Kenya and Norway, told by eight texts, as it is asked about on several days."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from servanda.cli.main import main
from servanda.ledger import Ledger
from servanda.views import OwedItem, brief, owed

PLAN = """Kenya and Norway plan their year

President William Ruto will pay a state visit to Norway in May 2025.

The fifth session of the Joint Commission of Kenya and Norway will take place in Oslo in March 2025.

Kenya and Norway will sign an agreement on fisheries in June 2025.

Kenya and Norway want to raise their trade to 1 billion dollars by 2025.

Norwegian Prime Minister Jonas Gahr Store will visit Kenya on 3 February 2025.

Norway will open a consulate in Mombasa by August 2025.

Kenya and Norway will strengthen their friendship."""
TEXTS = {
    "2025-01-10": PLAN,
    "2025-01-28": "Norwegian Prime Minister Jonas Gahr Store cancelled his visit to Kenya.",
    "2025-02-20": "The fifth session of the Joint Commission of Kenya and Norway has been postponed.",
    "2025-05-20": "President William Ruto paid a state visit to Norway on 13 and 14 May 2025.",
    "2025-06-20": "Kenya and Norway signed an agreement on fisheries on 19 June 2025.",
    "2025-08-01": "Trade between Kenya and Norway reached 0.6 billion dollars in 2024.",
    "2025-09-20": "The fifth session of the Joint Commission of Kenya and Norway took place in Oslo on 18 September 2025.",
    "2026-02-03": "Trade between Kenya and Norway reached 0.9 billion dollars in 2025.",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("year")
    for day, text in TEXTS.items():
        (folder / f"t{day}.txt").write_text(text, "utf-8")
        (folder / f"t{day}.meta.json").write_text(json.dumps({"published": day, "language": "en"}), "utf-8")
    assert main(["read", str(folder), "--ledger", str(folder / "year.ledger")]) == 0
    return folder / "year.ledger"


def on(path: Path, day: str) -> dict[str, OwedItem]:
    """What is owed on a day, by a word of its own."""
    with Ledger.open(path, create=False) as ledger:
        items = owed(ledger, "KEN", "NOR", as_of=day).items
    words = {"Ruto": "visit", "fifth": "session", "fisheries": "signing", "trade": "target", "Store": "trip", "consulate": "consulate", "friendship": "friendship"}  # fmt: skip
    found = {
        next(name for word, name in words.items() if word in item.entry.lines[0].quote): item
        for item in items
    }
    assert len(found) == len(items)
    return found


@pytest.mark.parametrize(
    ("day", "states"),
    [
        ("2025-01-11", "visit open · session due soon · signing open · target due · trip due soon · consulate open"),
        ("2025-02-01", "visit open · session due soon · signing open · target due · trip contradicted · consulate open"),
        ("2025-03-05", "visit due soon · session postponed · signing open · target due · trip contradicted · consulate open"),
        ("2025-05-21", "visit kept · session postponed · signing due soon · target due · trip contradicted · consulate open"),
        ("2025-09-21", "visit kept · session kept · signing kept · target due · trip contradicted · consulate overdue"),
        ("2026-02-01", "visit kept · session kept · signing kept · target overdue · trip contradicted · consulate overdue"),
        ("2026-03-01", "visit kept · session kept · signing kept · target partly · trip contradicted · consulate overdue"),
    ],
)  # fmt: skip
def test_each_promise_lives_by_the_clock_and_by_what_texts_had_said_by_then(
    made: Path, day: str, states: str
) -> None:
    found = on(made, day)
    names = ("visit", "session", "signing", "target", "trip", "consulate")
    assert " · ".join(f"{name} {found[name].status}" for name in names) == states


def test_all_that_was_said_of_it_stays_with_its_sentence(made: Path) -> None:
    session = on(made, "2026-03-01")["session"]
    assert [(one.outcome, one.rule, one.line.quote) for one in session.evidence] == [
        ("postponed", "put_off", TEXTS["2025-02-20"]),
        ("kept", "held_on_another_day", TEXTS["2025-09-20"]),
    ]
    assert session.clock == "overdue"
    assert session.proposed == "kept"


def test_a_target_shows_how_much_of_it_the_latest_figure_reaches(made: Path) -> None:
    early, late = (on(made, day)["target"].progress for day in ("2025-08-02", "2026-03-01"))
    assert early is not None
    assert late is not None
    assert (early.share, early.when, early.line.quote) == (0.6, "2024", TEXTS["2025-08-01"])
    assert (late.share, late.when) == (0.9, "2025")
    assert on(made, "2025-07-01")["target"].progress is None


def test_rates_count_what_can_be_measured_and_was_due(made: Path) -> None:
    with Ledger.open(made, create=False) as ledger:
        found = owed(ledger, "KEN", "NOR", as_of="2026-03-01")
    assert found.counts == {"overdue": 1, "open": 1, "kept": 3, "partly": 1, "contradicted": 1}
    assert (found.rate.kept, found.rate.partly, found.rate.contradicted, found.rate.silent) == (3, 1, 1, 1)
    assert found.rate.decided == 6
    friendship = next(item for item in found.items if item.measurable is False)
    assert friendship.status == "open"
    assert not friendship.counts


def test_a_persons_verdict_goes_first_and_stays_visible(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    mine = tmp_path / "mine.ledger"
    mine.write_bytes(made.read_bytes())
    id = on(mine, "2026-03-01")["signing"].entry.ids[0]
    name = ["--author", "Ada", "--ledger", str(mine)]
    assert main(["judge", "verdict", id, "partly", "--reason", "only one of two annexes", *name]) == 0
    capsys.readouterr()
    judged = on(mine, "2026-12-01")["signing"]
    assert (judged.status, judged.proposed) == ("partly", "kept")
    assert judged.judged is not None
    assert judged.judged.reason == "only one of two annexes"
    assert judged.evidence[0].outcome == "kept"
    assert main(["owed", "KEN", "NOR", "--kept", "--ledger", str(mine)]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "partly (judged by Ada)" in page
    assert "→ Ada: only one of two annexes; the rules say kept" in page
    assert main(["judge", "undo", judged.judged.id, "--reason", "there is one annex", *name]) == 0
    assert on(mine, "2026-12-01")["signing"].judged is None
    with Ledger.open(mine) as ledger:
        assert ledger.verify() == []


def test_a_verdict_is_about_a_promise(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Ledger.open(made, create=False) as ledger:
        (figure, *_) = ledger.statements(types={"indicator"})
    code = main(
        ["judge", "verdict", figure.id, "kept", "--author", "Ada", "--reason", "x", "--ledger", str(made)]
    )
    assert code == 2
    assert "is no promise" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "states"),
    [
        ("--kept", {"kept", "partly"}),
        ("--contradicted", {"contradicted"}),
        ("--overdue", {"overdue"}),
    ],
)
def test_only_what_is_asked_for_is_listed_and_all_is_counted(
    made: Path, capsys: pytest.CaptureFixture[str], option: str, states: set[str]
) -> None:
    asked = ["owed", "KEN", "NOR", "--as-of", "2026-03-01", option, "--ledger", str(made)]
    capsys.readouterr()
    assert main([*asked, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {item["status"] for item in found["items"]} == states
    assert found["counts"]["kept"] == 3
    assert found["rate"]["decided"] == 6


def test_what_was_moved(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["owed", "KEN", "NOR", "--as-of", "2025-03-05", "--moved", "--ledger", str(made)]) == 0
    page = capsys.readouterr().out
    assert "→ postponed: A later text says that it was put off" in " ".join(page.split())
    assert max(map(len, page.splitlines())) <= 100


def test_the_brief_speaks_of_the_same_states(made: Path) -> None:
    with Ledger.open(made, create=False) as ledger:
        found = brief(ledger, "KEN", "NOR", as_of="2026-03-01")
    (section,) = [one for one in found.sections if one.title == "What is owed, and by when"]
    notes = {line.entry.record.areas[:1]: line.note for line in section.lines}
    assert notes[("trade",)] == "partly, 90% of it in 2025"
    assert "kept" not in notes.values()
    assert notes[("consular",)].startswith("overdue by")


def test_what_was_past_when_it_was_written_is_not_owed(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("Kenya and Norway agreed in 2015 to open embassies by 2017.", "utf-8")
    path = str(tmp_path / "old.ledger")
    assert main(["read", str(tmp_path / "old.txt"), "--published", "2025-01-01", "--ledger", path]) == 0
    with Ledger.open(path) as ledger:
        items = owed(ledger, "KEN", "NOR").items
    assert [(item.status, item.deadline) for item in items] == [("open", None)]
