"""The brief of Russia and Vietnam from the two texts that the project was created from, as it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.cli.main import main
from servanda.ledger import Ledger
from servanda.views import Brief, brief, conflicts, gaps

TEXTS = sorted((Path(__file__).parents[3] / "shared" / "texts").glob("seed-*-nl.txt"))

pytestmark = pytest.mark.skipif(not TEXTS, reason="the two texts are not beside this repository")

SHOWN = {
    "treaty of 1994": ("1994", "signed the treaty", "In 1994 ondertekenden de twee landen een Verdrag"),
    "declaration of 2001": ("2001", "signed the declaration", "een Verklaring inzake een Strategisch Partnerschap"),
    "upgrade of 2012": ("2012", "comprehensive strategic partnership", "In 2012 werd het strategische partnerschap"),
    "free trade agreement": ("29 May 2015", "EAEU and Vietnam signed the free trade agreement", "op 29 mei 2015"),
    "visit of 2001": ("2001", "President Vladimir Putin (Russia) paid a first visit to Vietnam", "eerste bezoek"),
    "visit of 2024": ("20 June 2024", "President Vladimir Putin (Russia) paid a state visit", "in juni 2024"),
    "visit of 2025": ("May 2025", "To Lam (Vietnam) paid an official visit to Russia", "in mei 2025"),
    "26th session": ("fourth quarter of 2025", "The 26th session", "De 26e zitting van de Commissie zal"),
    "UN convention": ("October 2025", "in Hanoi", "Verdrag van de Verenigde Naties tegen cybercriminaliteit"),
    "trade target": ("2030", "15 billion USD", "tot 15 miljard dollar in 2030"),
    "growth": ("2024", "grew by more than 25%", "met meer dan een kwart gestegen"),
    "scholarships": ("", "1,000 scholarships", "het quotum van 1.000 beurzen"),
    "master plan": ("", "Masterplan", "Masterplan voor de ontwikkeling van de samenwerking"),
    "eleven documents": ("", "signed 11 documents", "elf ondertekende samenwerkingsdocumenten"),
    "BRICS": ("", "Vietnam is a partner of BRICS", "We verwelkomen Vietnam als partnerland van de BRIC-landen."),
    "APEC": ("", "Russia supports “Vietnam als gastheer van APEC-jaar 2027”", "bevestigde zijn steun voor Vietnam"),
}  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("seeds") / "seeds.ledger")
    assert main(["read", *map(str, TEXTS), "--ledger", path]) == 0
    return path


@pytest.fixture(scope="module")
def found(path: str) -> Brief:
    with Ledger.open(path, create=False) as ledger:
        return brief(ledger, "RUS", "VNM")


@pytest.fixture
def printed(path: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "100")
    capsys.readouterr()
    assert main(["brief", "RUS", "VNM", "--ledger", path]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("name", SHOWN)
def test_it_is_in_the_brief_with_its_sentence(found: Brief, name: str) -> None:
    date, words, quote = SHOWN[name]
    lines = [line for section in found.sections for line in section.lines]
    assert [line for line in lines if line.date == date and words in line.words and quote in line.quote]


@pytest.mark.parametrize("name", SHOWN)
def test_its_words_are_on_the_page(printed: str, name: str) -> None:
    assert SHOWN[name][2] in " ".join(printed.split())


def test_the_five_factors_are_one_line_with_their_source(found: Brief, printed: str) -> None:
    page = " ".join(printed.split())
    assert (
        "grew by a factor of 61 with Armenia, 34 with Belarus, 4.2 with Kazakhstan, 14.5 with Kyrgyzstan and 1.3 with Russia"
        in page
    )
    assert "en met Rusland met een factor 1,3.” Eurasian Economic Commission" in page
    (line,) = [line for section in found.sections for line in section.lines if line.listed]
    assert len(line.listed) == 5


def test_it_opens_with_the_state_of_the_relation(found: Brief) -> None:
    opening = {line.label: line.words for line in found.opening}
    assert opening["Relation"] == "Comprehensive strategic partnership since 2012"
    assert opening["Last met"].startswith("May 2025: General Secretary To Lam")
    assert opening["Next due"].startswith("2030:")
    assert all(line.tag.startswith("[seed-") for line in found.opening)


def test_it_fits_two_pages_and_counts_what_is_vague(printed: str) -> None:
    lines = printed.splitlines()
    assert len(lines) <= 130
    assert max(map(len, lines)) <= 100
    assert "that cannot be measured: servanda owed RUS VNM" in printed


def test_the_one_card_explains_the_day_of_arrival(path: str) -> None:
    with Ledger.open(path, create=False) as ledger:
        (card,) = conflicts(ledger, "RUS", "VNM").cards
        (beside,) = conflicts(ledger, "RUS", "VNM").beside
    assert {value.value for value in card.values} == {"2024-06-19/2024-06-20", "2024-06-20"}
    assert card.causes[0].kind == "time zone"
    assert "01:45 there on 20 June 2024 was 21:45 on the day before in Moscow" in card.causes[0].words
    assert {getattr(entry.record, "value", None) for entry in beside.entries} == {25.0, 1.3}


def test_what_the_two_texts_imply_and_do_not_tell(path: str) -> None:
    with Ledger.open(path, create=False) as ledger:
        found = gaps(ledger, "RUS", "VNM", as_of="2026-03-01").gaps
    told = {gap.kind: gap for gap in found}
    assert (told["session"].implied, told["session"].known) == (25, 0)
    assert (told["visit"].implied, told["visit"].known) == (5, 2)
    assert told["document"].words == "11 documents, 0 named"
    assert told["legal base"].words.startswith(
        "More than 90 documents between Russia and Vietnam; the ledger names "
    )
    assert {gap.when for gap in found if gap.kind == "outcome"} >= {"2025-10", "2025-10/2025-12"}
    assert told["amount"].when == "2024"
