"""Commands: what they print, in which form, with which exit code."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from servanda.cli.reading import output_names
from servanda.errors import ServandaError

from .conftest import Run

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_help_starts_fast() -> None:
    code = (
        "import sys; sys.argv = ['servanda', '--help']; from servanda.cli.main import main; sys.exit(main())"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5
    for command in ("read", "extract", "mentions", "brief", "owed", "explain", "verify", "score"):
        assert f"\n  {command} " in done.stdout


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; import servanda.cli.main; "
        "print([name for name in ('rich', 'sqlalchemy', 'daachorse', 'servanda.ledger', 'servanda.views') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    "arguments",
    [
        ("brief", "CHL", "NOR"),
        ("timeline", "Chile", "Noorwegen"),
        ("agreements", "CL", "NO"),
        ("indicators", "CHL", "NOR"),
        ("conflicts", "BRA", "CHN", "--ledger", "differing.ledger"),
        ("gaps", "CHL", "NOR"),
        ("gaps", "CHL", "NOR", "--full"),
        ("owed", "CHL", "NOR"),
        ("owed", "NOR"),
        ("owed",),
        ("search", "treaty"),
        ("show", "s1:"),
        ("verify",),
        ("rebuild",),
    ],
    ids=" ".join,
)
def test_text_and_json(run: Run, arguments: tuple[str, ...]) -> None:
    if "differing.ledger" in arguments:
        differing(run)
    if arguments[0] == "show":
        found = json.loads(run("search", "consulate", "--format", "json").out)["found"][0]
        arguments = ("show", found["statements"][0]["id"])
    text, as_json = run(*arguments), run(*arguments, "--format", "json")
    assert (text.code, as_json.code, text.err, as_json.err) == (0, 0, "", "")
    assert text.out.strip()
    assert all(len(line) <= 100 for line in text.out.splitlines() if "story.ledger" not in line)
    assert json.loads(as_json.out)


def differing(run: Run) -> None:
    """Reads two of our texts that give different figures for one year."""
    read = [
        str(EXAMPLES / f"{name}.txt") for name in ("nl-05-handel-brazilie", "nl-08-staatsbezoek-brazilie")
    ]
    assert run("read", *read, "--ledger", "differing.ledger").code == 0


def test_a_card_is_shown_settled_and_opened_again(run: Run) -> None:
    differing(run)
    here = ("--ledger", "differing.ledger")
    shown = run("conflicts", "BRA", "CHN", *here).out
    assert "1 open card" in shown
    assert "157.5 billion USD" in shown
    assert "181.5 billion USD" in shown
    assert "Likely cause: scope. Each figure has another source: Brazil and China" in " ".join(shown.split())
    (card,) = json.loads(run("conflicts", "BRA", "CHN", *here, "--format", "json").out)["cards"]
    who = ("--author", "Ana", "--reason", "final count")
    assert run("settle", card["id"], "157500000000", *here).code == 2, "nobody decides"
    assert run("settle", card["id"], *who, *here).code == 2, "nothing is decided"
    assert run("settle", card["id"], "7", *who, *here).code == 2, "none of the values"
    assert (
        "Settled on 157.5 billion USD by Ana"
        in run("settle", card["id"], "157.5 billion USD", *who, *here).out
    )
    shown = run("conflicts", "BRA", "CHN", *here).out
    assert "0 open cards · 1 settled" in shown
    assert "181.5 billion USD" in shown, "the other value stays"
    assert "WHERE TEXTS DIFFER" not in run("brief", "BRA", "CHN", *here).out
    assert (
        json.loads(run("settle", card["id"], "--reopen", *who, *here, "--format", "json").out)["id"]
        == card["id"]
    )
    assert "WHERE TEXTS DIFFER" in run("brief", "BRA", "CHN", *here).out
    assert "Where texts differ" in run("brief", "BRA", "CHN", *here, "--format", "md").out
    assert "holds no conflicts about" in run("conflicts", "RUS", "VNM", *here).out


@pytest.mark.usefixtures("story")
def test_gaps_are_shown_with_their_sentence_and_what_would_fill_them(run: Run) -> None:
    told = " ".join(run("gaps", "CHL", "NOR", "--as-of", "2025-09-01").out.split())
    assert "4 gaps" in told
    assert "The third session of “Fisheries Commission” implies 2 earlier ones" in told
    assert "“The third session of the Fisheries Commission is to be held" in told
    assert "Would fill it: texts on the first and second" in told
    assert "holds no gaps about" in run("gaps", "PER", "ECU").out


def test_languages_are_listed(run: Run) -> None:
    found = json.loads(run("languages", "--format", "json").out)
    assert {"en", "nl"} <= {pack["code"] for pack in found}
    assert all(pack["states"] > 100 for pack in found if pack["code"] in ("en", "nl"))
    assert "level" in run("languages").out


@pytest.mark.usefixtures("story")
def test_the_brief_shows_sentence_tag_and_speaker(run: Run) -> None:
    out = run("brief", "CHL", "NOR", "--full").out
    assert out.startswith("Chile – Norway")
    assert "“Chile and Norway established diplomatic relations in 1919.” [first:1]" in " ".join(out.split())
    assert "Ana Rojas [first:6]" in " ".join(out.split())
    assert "Relation Diplomatic relations since 1919 [first:1]" in " ".join(out.split())
    assert "· 2 works: [second:2]" in " ".join(out.split())
    assert "date unknown; origin unknown" in out
    assert "\x1b" not in out
    assert not [line for line in out.splitlines() if line != line.rstrip()]


@pytest.mark.usefixtures("story")
def test_the_brief_as_markdown(run: Run) -> None:
    out = run("brief", "CHL", "NOR", "--format", "md").out
    assert out.startswith("# Chile and Norway\n")
    assert "- **1919** Chile and Norway established diplomatic relations.[^1]\n" in out
    assert r"[^1]: “Chile and Norway established diplomatic relations in 1919.” \[first:1\]" in out
    assert set(re.findall(r"\[\^\d+\](?!:)", out)) == {
        note[:-1] for note in re.findall(r"^\[\^\d+\]:", out, re.M)
    }
    assert "## Sources" in out


@pytest.mark.usefixtures("story")
def test_owed_filters(run: Run) -> None:
    early = json.loads(run("owed", "CHL", "NOR", "--as-of", "2025-09-01", "--soon", "--format", "json").out)
    assert [item["deadline"] for item in early["items"]] == ["2025-10/2025-12"]
    late = json.loads(run("owed", "CHL", "NOR", "--as-of", "2025-09-01", "--overdue", "--format", "json").out)
    assert [item["deadline"] for item in late["items"]] == ["2025-08-01"]
    assert (
        run("owed", "CHL", "NOR", "--as-of", "2025-07-12", "--overdue").out
        == "Nothing is overdue on 2025-07-12.\n"
    )


@pytest.mark.usefixtures("story")
def test_owed_can_be_a_short_list(run: Run) -> None:
    out = run("owed", "CHL", "NOR", "--as-of", "2025-09-01", "--limit", "2").out
    assert "and 3 more" in out
    assert "overdue by 31 days" in out
    short = json.loads(run("owed", "CHL", "NOR", "--limit", "2", "--format", "json").out)
    assert len(short["items"]) == 2


@pytest.mark.usefixtures("story")
def test_show_tells_the_rule_and_the_sentence(run: Run) -> None:
    found = json.loads(run("search", "relations", "--format", "json").out)["found"][0]
    out = run("show", found["statements"][0]["id"]).out
    assert "rule relationship.established" in out
    assert "Chile and Norway established diplomatic relations in 1919." in out


@pytest.mark.usefixtures("story")
def test_an_empty_relation_names_the_pairs_that_there_are(run: Run) -> None:
    said = run("brief", "CHL", "JPN")
    assert said.code == 0
    assert "nothing on Chile and Japan" in said.out
    assert "CHL NOR" in said.out
    assert "PER" in said.out


@pytest.mark.usefixtures("story")
def test_a_document_is_shown(run: Run) -> None:
    found = json.loads(run("search", "consulate", "--format", "json").out)["found"][0]
    out = run("show", found["document_id"]).out
    assert "6 sentences" in out
    assert "https://example.org/second" in out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (
            ("brief", "CHL", "NOR"),
            2,
            ["error: servanda.ledger: there is no ledger here yet", "→ make one: servanda read"],
        ),
        (("brief", "Chilie", "NOR"), 2, ["'Chilie' is no state", "→ did you mean Chile (CHL)"]),
        (("brief", "CHL"), 2, ["missing argument", "brief --help"]),
        (("brieve",), 2, ["no such command", "--help"]),
        (("owed", "--later"), 2, ["no such option"]),
        (("brief", "CHL", "NOR", "--format", "pdf"), 2, ["'pdf' is not one of"]),
        (("explain", "speech.txt"), 2, ["speech.txt: names no sentence", "FILE:SENTENCE"]),
        (("explain", "speech.txt:0"), 2, ["names no sentence"]),
        (("explain", "speech.txt:1"), 1, ["speech.txt: there is no such file"]),
        (("check", "xx"), 2, ["there is no pack 'xx'", "en"]),
        (("score", "gold"), 2, ["give either PREDICTED or --run"]),
        (("score", "gold", "predicted"), 2, ["gold: no gold files here"]),
        (("read", "nowhere.txt"), 1, ["nowhere.txt: there is no such file or folder", "1 input failed"]),
    ],
)
def test_errors_say_what_where_and_what_to_do(
    run: Run, arguments: tuple[str, ...], code: int, told: list[str]
) -> None:
    said = run(*arguments)
    assert said.code == code
    assert said.err.startswith("error: ")
    assert "Traceback" not in said.err
    for part in told:
        assert part in said.err, said.err


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("show", "s1:ffffffffffff"), "no statement has the id"),
        (("show", "hello"), "is not the id"),
        (("brief", "CHL", "CHL"), "no relation with itself"),
        (("brief", "CHL", "NOR", "--as-of", "someday"), "'someday' is not a day"),
        (("timeline", "CHL", "NOR", "--since", "x"), "'x' is not a date"),
    ],
)
def test_wrong_questions(run: Run, arguments: tuple[str, ...], told: str) -> None:
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert told in said.err


def test_what_is_no_ledger(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.ledger").write_text("not a database, only some words that are long enough to be read")
    said = run("verify", "--ledger", "notes.ledger")
    assert said.code == 1
    assert said.err.startswith("error: notes.ledger") or "notes.ledger" in said.out


def test_one_bad_file_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(
        "The foreign ministers of Chile and Norway met in Oslo on 3 March 2024.\n"
    )
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02" * 100)
    said = run("read", ".", "--language", "en", "--ledger", "new.ledger", "--format", "json")
    assert said.code == 1
    told = json.loads(said.out)
    assert [text["path"] for text in told["texts"]] == ["good.txt"]
    assert [failure["where"] for failure in told["failures"]] == ["bad.txt"]
    assert "1 input failed" in said.err
    assert run("verify", "--ledger", "new.ledger").code == 0


def test_reading_the_examples_from_end_to_end(run: Run) -> None:
    said = run("read", str(EXAMPLES))
    assert said.code == 0, said.err
    again = run("read", str(EXAMPLES))
    assert "0 new to the ledger" in again.out
    assert "0 statements added" in again.out
    out = run("brief", "United Kingdom", "India").out
    assert "Keir Starmer" in out or "United Kingdom" in out
    assert run("verify").code == 0


def test_extract_writes_a_file_for_each_text(run: Run, tmp_path: Path) -> None:
    sources = [EXAMPLES / "en-01-visit-announced.txt", EXAMPLES / "nl-13-ministerie.md"]
    assert run("extract", *map(str, sources), "--out", "out").code == 0
    for source in sources:
        text = source.read_bytes().decode()
        lines = (tmp_path / "out" / f"{source.stem}.jsonl").read_text().splitlines()
        assert lines
        for line in lines:
            record = json.loads(line)
            assert "why" not in record
            for span in record["evidence"]:
                assert text[span["start"] : span["end"]] == span["quote"]
    why = run("extract", str(sources[0]), "--why").out.splitlines()
    assert all("rule" in json.loads(line)["why"] for line in why)
    assert len(json.loads(run("extract", str(sources[0]), "--format", "json").out)) == len(why)
    table = run("extract", str(sources[0]), "--format", "table").out
    assert f"{len(why)} records" in table
    assert "rule " not in table
    assert "rule visit." in run("extract", str(sources[0]), "--format", "table", "--why").out


def test_extract_says_where_a_language_cannot_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Presidentti matkusti maanantaina naapurimaahan tapaamaan virkaveljeään.\n"
    )
    said = run("extract", "a.txt", "--language", "fi")
    assert (said.code, said.out) == (0, "")
    assert "a.txt: no records: language 'fi' cannot be read" in said.err


def test_mentions_carry_their_place(run: Run) -> None:
    source = EXAMPLES / "en-01-visit-announced.txt"
    text = source.read_bytes().decode()
    found = [json.loads(line) for line in run("mentions", str(source)).out.splitlines()]
    assert {"state", "time"} <= {one["kind"] for one in found}
    assert all(text[one["start"] : one["end"]] == one["quote"] for one in found)
    assert "mentions" in run("mentions", str(source), "--format", "table").out


def test_explain_tells_why(run: Run) -> None:
    place = f"{EXAMPLES / 'en-01-visit-announced.txt'}:2"
    out = run("explain", place).out
    assert "TRIGGERS" in out
    assert "official visit" in out
    assert "rule visit." in out
    assert json.loads(run("explain", place, "--format", "json").out)["records"]
    said = run("explain", place.replace(":2", ":999"))
    assert said.code == 2
    assert "has no sentence 999" in said.err


def test_files_of_one_name_keep_apart() -> None:
    files = [Path("a/x.txt"), Path("b/x.txt"), Path("b/y.txt")]
    names = output_names(files)
    assert len(set(names.values())) == 3
    assert names[Path("b/y.txt")] == "y"


def test_an_output_that_goes_away_is_no_error(story: Path) -> None:
    command = f"{sys.executable} -m servanda.cli.main timeline CHL NOR --format json | head -c 10"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=True,
        env={**os.environ, "SERVANDA_LEDGER": str(story)},
    )  # fmt: skip
    assert done.stderr == ""


def test_errors_are_shown_as_they_are_raised() -> None:
    assert str(ServandaError("is odd", where="x", remedy="mend it")) == "x: is odd\n  → mend it"
