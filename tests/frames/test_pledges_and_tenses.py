"""Recitals and duties of treaties, sums that are pledged, whom "they" are, and verbs whose past equals their present."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from servanda.languages import load_pack
from servanda.languages.lexicon import load_lexicon
from servanda.readers import ReadOptions, read_bytes
from servanda.statements.reader import read_document


def records(language: str, text: str, kind: str) -> list[dict[str, Any]]:
    document = read_bytes(
        text.encode(), "a.txt", options=ReadOptions(language=language, published="2024-05-21")
    )
    found = read_document(document, load_pack(language), load_lexicon(language)).statements
    plain = [msgspec.to_builtins(statement.record) for statement in found]
    return [record for record in plain if record["type"] == kind]


DUTCH = (
    "Verdrag tussen het Koninkrijk der Nederlanden en de Republiek Kenia inzake samenwerking\n\n"
    "Het Koninkrijk der Nederlanden en de Republiek Kenia, hierna te noemen de Verdragsluitende Partijen,\n\n"
    "{}\n\nZijn het volgende overeengekomen:\n\nArtikel 1\n\n{}\n\nArtikel 2\n\nInwerkingtreding\n\n"
    "De Partijen stellen elkaar in kennis. Dit Verdrag treedt in werking zodra de Partijen de nota's hebben ontvangen. "
    "De Partijen kunnen het wijzigen.\n"
)
ENGLISH = (
    "Agreement between the Government of Japan and the Government of the Republic of Kenya on customs\n\n"
    "The Government of Japan and the Government of the Republic of Kenya, hereinafter the Contracting Parties,\n\n"
    "{}\n\nHave agreed as follows:\n\nArticle 1\n\n{}\n\nArticle 2\n\nEntry into force\n\n"
    "This Agreement enters into force once the Parties have received the notes of both Contracting Parties.\n"
)
TREATY = [
    ("nl", "Verlangend de onderlinge handel te bevorderen,", "hoped"),
    ("nl", "Verlangende de luchtverbindingen uit te breiden,", "hoped"),
    ("nl", "Overtuigd van de noodzaak de georganiseerde misdaad te bestrijden,", "aimed"),
    ("en", "Desiring to promote trade between them,", "hoped"),
    ("en", "Convinced of the need to combat organised crime,", "aimed"),
    ("nl", "De kosten van de terugkeer komen ten laste van de verzoekende Partij.", "binding"),
    ("nl", "De ambtenaren van beide Partijen behandelen de gegevens vertrouwelijk.", "binding"),
    ("nl", "Het reisdocument wordt afgegeven door de aangezochte Partij.", "binding"),
    ("nl", "Er wordt een Gemengd Comité ingesteld.", "binding"),
    ("en", "The costs of the mission shall be borne by the sending Party.", "binding"),
    ("en", "Disputes concerning the interpretation of this Agreement shall be settled through diplomatic channels.", "binding"),
]  # fmt: skip
SILENT = [
    ("nl", "Dit Verdrag blijft voor onbepaalde tijd van kracht."),
    ("nl", "Dit Verdrag kan door elk van de Partijen schriftelijk worden opgezegd."),
    ("en", "This Agreement may be terminated by either Party in writing."),
]


def treaty(language: str, sentence: str, *, recital: bool) -> list[dict[str, Any]]:
    form = DUTCH if language == "nl" else ENGLISH
    return records(language, form.format(*(sentence, "") if recital else ("", sentence)), "commitment")


@pytest.mark.parametrize(("language", "sentence", "strength"), TREATY)
def test_a_recital_wishes_and_an_article_binds_both_parties(
    language: str, sentence: str, strength: str
) -> None:
    found = treaty(language, sentence, recital=strength != "binding")
    assert [record["strength"] for record in found] == [strength]
    assert set(found[0]["by"]) == ({"NLD", "KEN"} if language == "nl" else {"JPN", "KEN"})


@pytest.mark.parametrize(("language", "sentence"), SILENT)
def test_duration_and_notice_bind_to_no_deed(language: str, sentence: str) -> None:
    assert treaty(language, sentence, recital=False) == []


PLEDGED = [
    ("en", "France pledged 50 million euros to Lebanon.", 50e6),
    ("en", "The EU unveiled a 1 billion euro support package for Lebanon.", 1e9),
    ("nl", "België maakt 15 miljoen euro vrij voor noodhulp aan Libanon.", 15e6),
    ("nl", "Nederland stelt 32 miljoen euro beschikbaar voor Oekraïne.", 32e6),
]


@pytest.mark.parametrize(("language", "sentence", "value"), PLEDGED)
def test_a_pledged_sum_is_a_target_and_no_figure_as_well(language: str, sentence: str, value: float) -> None:
    assert [
        (r["target"]["measure"], r["target"]["value"]) for r in records(language, sentence, "commitment")
    ] == [("aid", value)]
    assert records(language, sentence, "indicator") == []


def test_they_are_the_pair_told_last_and_not_a_single_state() -> None:
    text = "President Macron phoned Prime Minister Modi. Macron congratulated Modi. They called on Russia to halt the strikes."
    assert [set(r["by"]) for r in records("en", text, "position") if r["stance"] == "call_for"] == [
        {"FRA", "IND"}
    ]


def test_what_another_imposed_is_no_deed_of_its_critic() -> None:
    assert records("en", "Australia criticised the tariffs imposed by China.", "act") == []
    assert [r["by"] for r in records("en", "China imposed tariffs on Australia.", "act")] == [("CHN",)]


TENSES = [
    ("en", "Spain cut ties with Iran on Monday.", "act", "2024-05-20"),
    ("en", "Spain cuts ties with Iran on Thursday.", "act", "2024-05-23"),
    ("en", "Spain will cut ties with Iran on Thursday.", "act", "2024-05-23"),
    ("en", "Ecuador quit OPEC in March.", "membership", "2024-03"),
    ("en", "Niger quit the African Union in October.", "membership", "2023-10"),
    (
        "nl",
        "Frankrijk en Duitsland zetten in maart vijf Russische diplomaten het land uit.",
        "act",
        "2024-03",
    ),
    ("nl", "Frankrijk zet in juni vijf Russische diplomaten het land uit.", "act", "2024-06"),
]


@pytest.mark.parametrize(("language", "sentence", "kind", "when"), TENSES)
def test_a_form_that_is_past_and_present_alike_looks_back(
    language: str, sentence: str, kind: str, when: str
) -> None:
    assert [record["when"] for record in records(language, sentence, kind)] == [when]
