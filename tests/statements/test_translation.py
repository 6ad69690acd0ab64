"""The translation doctor: which texts were read in translation, which sentences it damaged, what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from servanda.analysis.scan import scan_document
from servanda.errors import PackError
from servanda.languages import load_pack
from servanda.languages.lexicon import load_lexicon
from servanda.languages.misreadings import NONE, decode_misreadings, load_misreadings
from servanda.model import statement_id
from servanda.readers import ReadOptions, read_bytes, read_path
from servanda.statements.damage import (
    DOUBLED,
    JOINED,
    LETTERS_LOST,
    SPACED,
    SPLIT_NAME,
    SUBJECTLESS,
    Damage,
    find_damage,
)
from servanda.statements.reader import Reading, read_document
from servanda.statements.translation import DONE_OR_PROMISED

EXAMPLES = Path(__file__).parents[2] / "examples"
TRANSLATED = {"nl-09-vertaald-vietnam-australie.txt"}

SOURCE = "\nBron: https://baoquocte.vn/viet-nam-lao-tang-cuong-hop-tac-nhieu-mat-va-huu-nghi-100200.html\n"
"""A source line that tells the language of the original by its host and by the words of its address."""


def read(text: str, language: str = "nl", outlet: str | None = None) -> Reading:
    options = ReadOptions(language=language, published="2025-06-01", outlet=outlet)
    document = read_bytes(text.encode(), "text.txt", options=options)
    return read_document(document, load_pack(language), load_lexicon(language))


def damage(text: str, language: str = "nl") -> list[Damage]:
    options = ReadOptions(language=language, published="2025-06-01")
    document = read_bytes(text.encode(), "text.txt", options=options)
    lexicon = load_lexicon(language)
    return list(find_damage(scan_document(document, load_pack(language), lexicon), lexicon))


def flags_of(reading: Reading, words: str) -> set[str]:
    """Flags of all records whose first evidence holds `words`; there must be such a record."""
    found = [s.record for s in reading.statements if words in s.record.evidence[0].quote]
    assert found, f"no record on {words!r}"
    return {flag for record in found for flag in record.flags}


DAMAGED = [
    ("nl", DOUBLED, "Het volk koestert en koestert deze vriendschap.", "koestert en koestert"),
    ("nl", DOUBLED, "Zij voeren de op hoog en hoog niveau bereikte afspraken uit.", "hoog en hoog"),
    ("nl", DOUBLED, "Laos en China tekenden tekenden een akkoord.", "tekenden tekenden"),
    ("nl", DOUBLED, "De landen werken samen tot tot het einde.", "tot tot"),
    ("nl", DOUBLED, "Vrede en en welvaart zijn het doel van Laos.", "en en"),
    ("nl", JOINED, "Het bezoekvan de Laotiaanse premier duurde twee dagen.", "bezoekvan"),
    ("nl", JOINED, "De ministermet de meeste ervaring sprak eerst.", "ministermet"),
    ("nl", JOINED, "Premier Sonexay sprak. Later zei Sonexaydat Laos meewerkt.", "Sonexaydat"),
    ("nl", JOINED, "Het verdragtussen Laos en China trad in werking.", "verdragtussen"),
    ("nl", SUBJECTLESS, "Laos wil meer handel. Bevorder daarnaast de samenwerking op het gebied van sport.", "Bevorder"),
    ("nl", SUBJECTLESS, "Zij spraken over handel. Versterk verder de contacten tussen de parlementen.", "Versterk"),
    ("nl", LETTERS_LOST, "De BRIC-landen groeien. De top van de BRICS begint morgen.", "BRIC"),
    ("nl", LETTERS_LOST, "De EAEU telt vijf leden. Met de EAE is een verdrag gesloten.", "EAE"),
    ("nl", SPACED, "Zij streven naar vrede , vriendschap en handel.", "vrede ,"),
    ("nl", SPACED, "De landen tekenden een verdrag . Daarna aten zij.", "verdrag ."),
    ("nl", SPLIT_NAME, "Secretaris-generaal van Lam reisde naar Minsk.", "van Lam"),
    ("en", DOUBLED, "The people cherish and cherish this friendship.", "cherish and cherish"),
    ("en", DOUBLED, "They carry out accords reached at high and high level.", "high and high"),
    ("en", DOUBLED, "Laos and China signed signed an accord.", "signed signed"),
    ("en", JOINED, "The visitof the Lao premier lasted two days.", "visitof"),
    ("en", JOINED, "The treatybetween Laos and China is old.", "treatybetween"),
    ("en", SUBJECTLESS, "Laos wants more trade. Promote also cooperation in the field of sport.", "Promote"),
    ("en", LETTERS_LOST, "The BRIC countries grow. The BRICS summit opens tomorrow.", "BRIC"),
    ("en", SPACED, "They strive for peace , friendship and trade.", "peace ,"),
    ("en", SPLIT_NAME, "General Secretary to Lam travelled to Minsk.", "to Lam"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "kind", "text", "words"), DAMAGED, ids=lambda value: str(value)[:40])
def test_damage_is_found_where_it_stands(language: str, kind: str, text: str, words: str) -> None:
    found = damage(text, language)
    assert [(item.kind, item.span.quote) for item in found] == [(kind, words)]
    assert found[0].span.holds_in(text)


SOUND = [
    ("nl", "Hij zei dat dat verdrag van kracht is."),
    ("nl", "De handel groeit meer en meer, het gaat beter en beter."),
    ("nl", "Het verdrag gaat in in mei en de delegatie kwam aan aan boord."),
    ("nl", "De delegatie bezocht Walla Walla en Bora Bora."),
    ("nl", "Het akkoord van 1.000 pagina's telt .5 procent nieuws."),
    ("nl", "Zij praatten ... en tekenden."),
    ("nl", "De Peruaan sprak met de Sullivan-groep over caravans en omdat het regende ook daarvan."),
    ("nl", "De vriendin van de koningin volgt een opleiding daartussen."),
    ("nl", "Het bezoek van Lam aan Minsk duurde twee dagen."),
    ("nl", "Wij roepen de EU op. Versterk onze banden met Laos."),
    ("nl", "De doelen zijn deze:\n\nBevorder de handel met Laos.\n\nVersterk de banden met China.\n\nVerdiep het overleg."),
    ("nl", "Bevorder de vrede in de wereld."),
    ("nl", "De EU betaalt 5 EUR per stuk. De VN en de VNG spraken erover."),
    ("en", "He said that that treaty had had its day."),
    ("en", "Trade grows more and more, and ties get better and better, for years and years."),
    ("en", "The treaty came in in May."),
    ("en", "They demand a proof of roofs in Iceland, Ireland and Poland."),
    ("en", "General Secretary To Lam travelled to Minsk."),
    ("en", "Our aims are clear. Promote our ties with Laos."),
    ("en", 'The minister was brief. "Promote trade with Laos," the poster said.'),
    ("en", "NATO and the WHO met. The IMF and its IMFC met as well."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), SOUND, ids=lambda value: str(value)[:40])
def test_good_prose_is_not_called_damaged(language: str, text: str) -> None:
    assert damage(text, language) == []


def test_a_source_line_in_another_language_tells_a_translation() -> None:
    finding = read("Laos en China tekenden in 2019 een verdrag." + SOURCE).translation
    assert finding is not None
    assert finding.original_language == "vi"
    assert [reason.what for reason in finding.reasons] == [
        "the source line names a text in 'vi'",
        "the outlet baoquocte.vn writes in 'vi'",
    ]
    assert finding.reasons[0].spans[0].quote.startswith("https://baoquocte.vn/")


@pytest.mark.parametrize(
    ("language", "outlet", "original"),
    [
        ("nl", "tass.ru", "ru"),
        ("nl", "www.xinhuanet.com", "zh"),
        ("en", "ria.ru", "ru"),
        ("en", "tass.com", None),
        ("nl", "nos.nl", None),
        ("nl", "Laos Vandaag", None),
    ],
)
def test_an_outlet_that_writes_in_another_language(language: str, outlet: str, original: str | None) -> None:
    text = (
        "Laos en China tekenden in 2019 een verdrag."
        if language == "nl"
        else "Laos and China signed a treaty in 2019."
    )
    finding = read(text, language, outlet).translation
    assert (finding.original_language if finding else None) == original


@pytest.mark.parametrize(
    ("text", "translated"),
    [
        ("Het bezoekvan de premier was kort. Laos wil handel. Bevorder ook het overleg over vrede.", True),
        ("Het volk koestert en koestert dit. Secretaris-generaal van Lam reisde naar Minsk.", True),
        ("Het bezoekvan de premier , zo heet het, was was kort kort.", True),
        ("Het bezoekvan de premier , zo heet het, was kort.", False),
        ("Laos wil vrede , handel en rust . Het is een land .", False),
        ("Laos wil handel. Bevorder ook het overleg over vrede.", False),
        ("Laos en China tekenden in 2019 een verdrag.", False),
    ],
)
def test_two_kinds_of_damage_tell_a_translation_unless_both_are_slips(text: str, translated: bool) -> None:
    finding = read(text).translation
    assert (finding is not None) is translated
    if finding is not None:
        assert finding.original_language is None
        assert len(finding.reasons) >= 2
        assert all(reason.what.startswith("damage: ") and reason.spans for reason in finding.reasons)


@pytest.mark.parametrize(
    "path",
    sorted(path for path in EXAMPLES.glob("??-[0-9]*") if path.suffix in {".txt", ".md", ".html"}),
    ids=lambda path: path.name,
)
def test_only_the_translated_example_is_told_to_be_one(path: Path) -> None:
    document = read_path(path)
    code = document.metadata.language.value or ""
    reading = read_document(document, load_pack(code), load_lexicon(code))
    assert (reading.translation is not None) is (path.name in TRANSLATED)


def test_a_damaged_sentence_flags_its_record_and_leaves_quote_and_identifier_alone() -> None:
    text = "In 2019 tekenden Laos en China een verdrag . In 2020 tekenden Laos en India een protocol."
    reading = read(text)
    assert flags_of(reading, "verdrag") == {SPACED}
    assert flags_of(reading, "protocol") == set()
    for statement in reading.statements:
        assert statement.record.evidence[0].holds_in(text)
        bare = msgspec.structs.replace(statement.record, flags=())
        assert statement.id == statement_id(reading.document.sha256, bare)


FRIEND = "De premier van Laos en de president van Rusland voerden vertrouwelijke gesprekken over handel."


def test_a_false_friend_is_named_in_a_translation_only() -> None:
    flag = "false friend: vertrouwelijke gesprekken may stand for vol vertrouwen (een sfeer van vertrouwen)"
    assert flags_of(read(FRIEND + SOURCE), "vertrouwelijke") == {flag}
    assert flags_of(read(FRIEND), "vertrouwelijke") == set()


def test_a_false_friend_belongs_to_the_language_translated() -> None:
    text = "China en Laos tekenden in 2019 een verdrag met een nauwe buur."
    assert any("buurland" in flag for flag in flags_of(read(text, outlet="xinhuanet.com"), "nauwe buur"))
    assert flags_of(read(text, outlet="tass.ru"), "nauwe buur") == set()


def test_letters_lost_are_not_called_a_false_friend_as_well() -> None:
    alone = "We verwelkomen Laos als partnerland van de BRIC-landen."
    assert flags_of(read(alone + SOURCE), "BRIC-landen") == {"false friend: BRIC-landen may stand for BRICS"}
    both = alone + " De BRICS-landen groeien."
    assert flags_of(read(both + SOURCE), "BRIC-landen") == {LETTERS_LOST}


LIST = (
    "Laos en Rusland voerden overleg. Beide partijen zullen de visserij bevorderen. "
    "Beide partijen breidden daarnaast de samenwerking op het gebied van energie uit. "
    "Ook zullen zij het onderwijs verbeteren."
)


def test_a_past_tense_among_undertakings_is_doubted_in_a_translation() -> None:
    assert DONE_OR_PROMISED in flags_of(read(LIST + SOURCE), "breidden")
    assert DONE_OR_PROMISED not in flags_of(read(LIST + SOURCE), "zullen de visserij")
    assert DONE_OR_PROMISED not in flags_of(read(LIST), "breidden")


@pytest.mark.parametrize(
    "sentence",
    [
        "Beide partijen breidden in 2019 de samenwerking op het gebied van energie uit.",
        "China en India breidden daarnaast de samenwerking op het gebied van energie uit.",
        "Beide partijen breiden daarnaast de samenwerking op het gebied van energie uit.",
    ],
)
def test_a_dated_act_one_of_others_or_of_today_is_not_doubted(sentence: str) -> None:
    text = f"Laos en Rusland voerden overleg. Beide partijen zullen de visserij bevorderen. {sentence}"
    reading = read(text + SOURCE)
    assert not any(DONE_OR_PROMISED in statement.record.flags for statement in reading.statements)


def test_a_split_name_flags_every_record_of_its_sentence() -> None:
    reading = read(
        "Secretaris-generaal van Lam voerde in mei 2025 gesprekken met president Vladimir Poetin in Moskou."
    )
    assert len(reading.statements) >= 2
    assert all(SPLIT_NAME in statement.record.flags for statement in reading.statements)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_packs_words_are_read(language: str) -> None:
    known = load_misreadings(language)
    assert len(known.misreading) >= 20
    assert known.may_double
    assert known.glued
    assert known.imperatives
    assert language not in known.outlets


def test_a_language_without_the_file_knows_nothing() -> None:
    assert load_misreadings("xx") == NONE


ENTRY = '[[misreading]]\nforms = ["a b"]\nmeant = "c"\nfrom = ["ru"]\nkind = "sense"\nexample = "So a b."\nwhy = "d"\n'


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (ENTRY.replace("why", "reason"), "reason"),
        (ENTRY.replace('"sense"', '"nonsense"'), "nonsense"),
        (ENTRY.replace("So a b.", "So it is."), "example"),
        (ENTRY.replace('["a b"]', "[]"), "example"),
        ("may_treble = []", "may_treble"),
        ("glued = 3", "array"),
        ("= broken", "TOML|line|Invalid"),
    ],
)
def test_a_wrong_file_is_refused_with_place_and_remedy(raw: str, words: str) -> None:
    with pytest.raises(PackError, match=words) as caught:
        decode_misreadings(raw.encode(), "xx/misreadings.toml")
    assert caught.value.where == "xx/misreadings.toml"
    assert caught.value.remedy
    assert decode_misreadings(ENTRY.encode(), "xx").misreading[0].from_ == ("ru",)
