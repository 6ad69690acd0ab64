"""German: what each way of saying a thing yields in each frame, what must yield nothing, and the properties of the language."""

from __future__ import annotations

from typing import Any

import pytest
from reading import assert_among, assert_nothing, of_type

from servanda.languages import load_pack

FOUND: list[tuple[str, str, dict[str, Any]]] = [
    # visits
    ("visit", "Bundeskanzler Scholz reiste im April 2024 nach China.", {"from": "DEU", "to": "CHN", "when": "2024-04"}),
    ("visit", "Danach besucht Bundeskanzler Scholz Shanghai.", {"from": "DEU", "to": "CHN"}),
    ("visit", "Der Besuch Putins in Vietnam begann am 19. Juni 2024.", {"from": "RUS", "to": "VNM", "when": "2024-06-19"}),
    ("visit", "Präsident Lula hielt sich am 4. Dezember 2023 in Berlin auf.", {"from": "BRA", "to": "DEU", "when": "2023-12-04"}),
    ("visit", "Außenminister Fidan wird im Juli in Berlin erwartet.", {"from": "TUR", "to": "DEU", "modality": "planned"}),
    ("visit", "Präsident Xi, der am 7. Mai 2025 in Moskau eintraf, dankte dem Präsidenten.", {"from": "CHN", "to": "RUS", "when": "2025-05-07"}),
    ("visit", "Präsident Maduro soll bereits am 6. Mai 2025 in Moskau eingetroffen sein.", {"from": "VEN", "to": "RUS", "modality": "asserted"}),
    ("visit", "Zuvor hatte Präsident Macron Warschau und das Gebiet um Lublin besucht.", {"from": "FRA", "to": "POL"}),
    ("visit", "Bundeskanzler Scholz reiste im Mai 2024 in die indische Hauptstadt.", {"from": "DEU", "to": "IND", "where": "New Delhi"}),
    ("visit", "Meloni wird im Weißen Haus erwartet.", {"from": "ITA", "to": "USA", "modality": "planned"}),
    ("visit", "Am 5. Mai 2025 reiste Präsident Lula nach Paris, um mit Präsident Macron über den Handel zu sprechen.", {"from": "BRA", "to": "FRA"}),
    ("visit", "Außenminister Wang Yi hält sich noch bis Dienstag in der Schweiz auf.", {"from": "CHN", "to": "CHE"}),
    # meetings
    ("meeting", "Am Dienstag wird Bundeskanzler Scholz in Peking von Staatspräsident Xi Jinping empfangen.", {"parties": {"DEU", "CHN"}}),
    ("meeting", "Die Präsidenten Deutschlands und Brasiliens trafen sich im Mai 2023.", {"parties": {"DEU", "BRA"}, "when": "2023-05"}),
    ("meeting", "Präsident Trump rief am Montag Präsident Macron an.", {"parties": {"USA", "FRA"}, "format": "call"}),
    ("meeting", "Präsident Putin und Präsident Xi sehen sich nächste Woche in Kasan.", {"parties": {"RUS", "CHN"}}),
    ("meeting", "Die 25. Sitzung der deutsch-polnischen Regierungskommission findet am 12. November 2025 in Breslau statt.", {"ordinal": 25, "when": "2025-11-12"}),
    ("meeting", "Kremlchef Putin sprach mit Kommissionspräsidentin von der Leyen.", {"parties": {"RUS", "EU"}}),
    ("meeting", "Präsident Lula, der am Sonntag in Berlin eingetroffen war, soll am Montag auch mit Bundeskanzler Friedrich Merz (CDU) zusammenkommen.", {"parties": {"BRA", "DEU"}}),
    ("meeting", "Die Gemischte Kommission, die am 9. Mai 2024 in Tunis zu ihrer vierten Sitzung zusammengetreten ist, prüfte den Handel.", {"when": "2024-05-09", "where": "Tunis"}),
    ("meeting", "Unterdessen traf Präsident Macron in Berlin Bundeskanzler Merz.", {"parties": {"FRA", "DEU"}}),
    ("meeting", "Der deutsch-kenianische Rohstoffrat, der im Mai in Nairobi tagte, wird den Handel fördern.", {"where": "Nairobi"}),
    # agreements
    ("agreement", "Das Abkommen, das Deutschland und Israel am 10. September 1952 unterzeichneten, ist in Kraft.", {"act": "signed", "parties": {"DEU", "ISR"}, "when": "1952-09-10"}),
    ("agreement", "Die EU plant ein Freihandelsabkommen mit Indien.", {"act": "agreed", "modality": "desired", "parties": {"EU", "IND"}}),
    ("agreement", "Seit das Freihandelsabkommen zwischen der EU und Vietnam am 1. August 2020 in Kraft getreten ist, wächst der Handel.", {"act": "entered_into_force", "when": "2020-08-01"}),
    ("agreement", "Im März 2024 hatten die EFTA-Staaten und Indien ein Handelsabkommen unterzeichnet.", {"parties": {"EFTA", "IND"}, "when": "2024-03"}),
    ("agreement", "Die Schweiz und Norwegen unterzeichneten ein Freihandelsabkommen mit Indien.", {"parties": {"CHE", "NOR", "IND"}}),
    ("agreement", "Norwegen ratifizierte 2021 den Vertrag mit Island.", {"act": "ratified", "when": "2021"}),
    ("agreement", "Im Februar 2024 schlossen die Türkei und Somalia ein auf zehn Jahre angelegtes Wirtschaftsabkommen.", {"act": "signed", "parties": {"TUR", "SOM"}}),
    ("agreement", "Ghana, das die Charta von Lomé 2020 unterzeichnet hat, schwieg.", {"act": "signed", "when": "2020"}),
    ("agreement", "Das Abkommen zwischen Polen und Kenia muss noch ratifiziert werden.", {"act": "ratified", "modality": "planned"}),
    ("agreement", "Das Abkommen zwischen Polen und Kenia kann erst nach der Wahl unterzeichnet werden.", {"modality": "conditional"}),
    ("agreement", "Indien und Japan unterzeichneten vier Vereinbarungen, darunter ein Abkommen über die Fischerei.", {"title": "Abkommen über die Fischerei"}),
    # relationships
    ("relationship", "China und Vietnam hatten am 18. Januar 1950 diplomatische Beziehungen aufgenommen.", {"act": "established", "when": "1950-01-18"}),
    ("relationship", "Brasilien erkannte 1975 die Unabhängigkeit Angolas an.", {"parties": {"BRA", "AGO"}, "when": "1975"}),
    ("relationship", "Algerien brach im August 2021 die diplomatischen Beziehungen zu Marokko ab.", {"act": "broken", "parties": {"DZA", "MAR"}}),
    # memberships
    ("membership", "Schweden trat der Nato 2024 bei.", {"actor": "SWE", "org": "NATO", "role": "member"}),
    ("membership", "Indonesien beherbergt das Sekretariat der ASEAN.", {"actor": "IDN", "org": "ASEAN", "role": "host"}),
    ("membership", "Ungarn übernahm 2024 die EU-Ratspräsidentschaft.", {"actor": "HUN", "org": "EU", "role": "chair"}),
    ("membership", "Ghana, das dem UN-Sicherheitsrat bis Ende 2023 angehörte, unterstützt die Reform.", {"actor": "GHA", "org": "UN Security Council"}),
    ("membership", "Kolumbien bewirbt sich um die Aufnahme in die OECD.", {"actor": "COL", "org": "OECD"}),
    ("membership", "Die Türkei, die 1952 der Nato beitrat, schwieg.", {"actor": "TUR", "org": "NATO", "when": "1952"}),
    # commitments
    ("commitment", "Deutschland sagte zu, bis 2027 die Hilfe für Kenia zu verdoppeln.", {"by": {"DEU"}, "strength": "undertaken", "action": "bis 2027 die Hilfe für Kenia zu verdoppeln"}),
    ("commitment", "Indien und Russland wollen ihren Handel auf 100 Milliarden Dollar steigern.", {"by": {"IND", "RUS"}, "strength": "willing"}),
    ("commitment", "Die EU kündigte an, auf die Zölle Kanadas mit Gegenmaßnahmen zu reagieren.", {"by": {"EU"}, "strength": "undertaken"}),
    ("commitment", "Japan und Indien vereinbarten, in engem Kontakt zu bleiben.", {"by": {"JPN", "IND"}, "strength": "agreed"}),
    ("commitment", "Die Präsidenten von Japan und Indien beauftragten ihre Minister, einen Plan für den Handel zu erstellen.", {"by": {"JPN", "IND"}}),
    ("commitment", "Präsident Prabowo sagte, sein Land werde die Hilfe für Kenia verdoppeln.", {"by": {"IDN"}, "strength": "undertaken"}),
    # indicators
    ("indicator", "Der Handel zwischen Indien und Russland betrug 2023 rund 65 Milliarden Dollar.", {"measure": "trade_turnover", "value": 65e9, "when": "2023", "comparator": "~"}),
    ("indicator", "Aus China führte Deutschland Güter für 156,3 Milliarden Euro ein.", {"measure": "imports", "value": 156.3e9}),
    ("indicator", "Japan ist der fünftgrößte Handelspartner Vietnams.", {"kind": "rank", "value": 5}),
    ("indicator", "Die Türkei steht auf dem vierzehnten Platz der deutschen Exportziele.", {"kind": "rank", "value": 14}),
    ("indicator", "Japan deckt 12 Prozent des indischen Rohölbedarfs.", {"measure": "energy_supply", "value": 12}),
    ("indicator", "Schweden leistete Kenia 40 Millionen Euro an Hilfsgeldern.", {"measure": "aid", "value": 40e6}),
    # positions
    ("indicator", "Italien ist nach Deutschland der zweitwichtigste Handelspartner Österreichs.", {"kind": "rank", "about": {"ITA", "AUT"}}),
    ("position", "Außenminister Wadephul (CDU) hat China aufgefordert, die Angriffe zu verurteilen.", {"toward": {"CHN"}, "about": "die Angriffe zu verurteilen"}),
    ("position", "Zwar hatte Norwegen Indien unterstützt.", {"by": {"NOR"}, "stance": "support"}),
    ("position", "Kenia erkannte die territoriale Integrität Marokkos an.", {"by": {"KEN"}, "stance": "support"}),
    ("position", "Indien und Pakistan bekennen sich zur territorialen Integrität Somalias.", {"by": {"IND", "PAK"}, "stance": "reaffirm"}),
    ("position", "Bundespräsident Steinmeier äußerte die Erwartung, dass Kasachstan die Umgehung der Sanktionen unterbinde.", {"by": {"DEU"}, "stance": "call_for"}),
    ("position", "Präsident Selenskyj dankte der Türkei für die Hilfe.", {"by": {"UKR"}, "stance": "thank", "toward": {"TUR"}}),
    ("position", "Während des Empfangs dankte Putin Xi für seine Teilnahme.", {"by": {"RUS"}, "stance": "thank"}),
    ("position", "Deutschland bat Kenia, die Grenze zu öffnen.", {"by": {"DEU"}, "stance": "call_for", "toward": {"KEN"}}),
    # acts
    ("act", "Die EU verhängte Sanktionen gegen Belarus.", {"plover": "SANCTION", "by": {"EU"}, "against": {"BLR"}}),
    ("act", "Die Entsendung nordkoreanischer Soldaten nach Russland beunruhigt Japan.", {"plover": "MOBILIZE", "by": {"PRK"}}),
    ("act", "Putin erklärte, China und Russland kämpften zusammen gegen den Terrorismus.", {"plover": "COOPERATE", "by": {"CHN", "RUS"}}),
    ("act", "Ein Vertreter des Außenministeriums der Republik Korea protestierte in Tokio gegen Japan.", {"plover": "PROTEST", "by": {"KOR"}}),
    # offices and mechanisms
    ("office", "Der Präsident der Föderativen Republik Brasilien, Luiz Inácio Lula da Silva, sprach in Berlin.", {"post": "president", "of": "BRA"}),
    ("office", "Der Außenminister Kasachstans, Murat Nurtleu, reist nach Paris.", {"post": "minister of foreign affairs", "of": "KAZ", "person": "Murat Nurtleu"}),
    ("mechanism", "Der Gemischte Ausschuss für Handel von Peru und Chile tagte in Lima.", {"kind": "committee"}),
]  # fmt: skip

NOTHING: list[tuple[str, str]] = [
    ("visit", "Tausende Italiener besuchten im Sommer den Strand von Rimini."),
    ("visit", "Das Museum freute sich über den Besuch der Schulklasse aus Polen."),
    ("meeting", "Die beiden Trainer trafen sich in Köln."),
    ("meeting", "Der Stürmer aus Kroatien traf in der letzten Minute gegen Frankreich."),
    ("agreement", "Der Stürmer unterschrieb einen Vertrag in England."),
    ("agreement", "Die Bundesregierung beschloss eine neue Strategie."),
    ("relationship", "Die beiden Firmen nahmen 1950 Geschäftsbeziehungen auf."),
    ("membership", "Der Franzose ist Mitglied im Fußballverein."),
    ("commitment", "Die Regierung plane, nach Paris zu reisen, hieß es."),
    ("commitment", "Macron sicherte Marokko seine Unterstützung zu."),
    ("commitment", "EU und Indien wollen Freihandelspakt beschließen."),
    ("indicator", "Der Umsatz des Herstellers stieg um fünf Prozent auf 1,4 Milliarden Euro."),
    ("position", "Das Gericht verurteilte den Mann aus Italien zu zwei Jahren Haft."),
    ("act", "Das Möbelhaus lieferte Schränke in die Ukraine."),
    ("act", "Die EU verhängte eine Strafe gegen den Konzern."),
    ("office", "Zuvor hatte der Bundespräsident Istanbul besucht."),
    ("office", "Der Fraktionschef forderte den Kanzler zum Rücktritt auf."),
    ("membership", "Die Schweiz schloss sich den Sanktionen der EU gegen Russland an."),
    ("membership", "Ungarn ist gegen einen Beitritt der Ukraine zur Nato."),
    ("membership", "Deutschland unterstützt den Beitritt der Ukraine zur EU."),
    ("membership", "Der Beitritt der Ukraine zur Nato steht nicht auf der Tagesordnung."),
    (
        "position",
        "Bundespräsident Van der Bellen wurde in Berlin von Bundespräsident Steinmeier mit militärischen Ehren begrüßt.",
    ),
    ("mechanism", "Im Zentrum der Unterredung standen der Handel Indiens mit Japan und die Lage in Asien."),
    ("agreement", "Die Geschäfte in Polen schlossen ein auf zehn Jahre gebautes Tor."),
    ("commitment", "Man sagte, ihr Land werde im Frühling schön."),
    ("position", "Der Trainer erkannte die Souveränität des Gegners an."),
    ("mechanism", "Die nächsten Regierungskonsultationen werden 2025 in Brasilien stattfinden."),
]


@pytest.mark.parametrize(("kind", "text", "expected"), FOUND)
def test_a_sentence_gives_its_record(kind: str, text: str, expected: dict[str, Any]) -> None:
    assert_among(of_type("de", text, kind), expected)


@pytest.mark.parametrize(("kind", "text"), NOTHING)
def test_a_sentence_gives_no_record(kind: str, text: str) -> None:
    assert_nothing("de", text, kind)


@pytest.mark.parametrize(
    "declared", ["capital_nouns", "genitive_behind", "comma_infinitives", "article_relatives", "accents_tell"]
)
def test_the_pack_declares_what_the_engine_reads_here(declared: str) -> None:
    assert getattr(load_pack("de").info, declared)


def test_the_pack_lacks_nothing() -> None:
    assert load_pack("de").info.level == "full"


def test_of_two_neighbours_only_the_noun_owns() -> None:
    # «der Ukraine» behind a noun is its owner; behind a verb it is who receives.
    owned = of_type("de", "Japan würdigte die Hilfe der Ukraine.", "position")
    given = of_type("de", "Japan dankte der Ukraine für die Hilfe.", "position")
    assert_among(owned, {"by": {"JPN"}, "stance": "appreciate"})
    assert_among(given, {"by": {"JPN"}, "stance": "thank", "toward": {"UKR"}})


def test_a_name_ends_where_a_common_noun_begins() -> None:
    found = of_type("de", "Präsident Aleksandar Vucic Gespräche anzubieten, ist neu.", "office")
    assert [record["person"] for record in found] == ["Aleksandar Vucic"]


def test_a_small_letter_shows_that_a_word_is_no_noun() -> None:
    # «plane» is no plan: a form without its capital is another word.
    assert_nothing("de", "Japan plane mit Indien, hieß es.", "agreement")
    assert_among(
        of_type("de", "Japan und Indien unterzeichneten Pläne.", "agreement"),
        {"act": "signed", "kind": "plan"},
    )


def test_future_and_passive_share_their_auxiliary() -> None:
    passive = of_type("de", "Der Vertrag zwischen Peru und Chile wird in Lima unterzeichnet.", "agreement")
    future = of_type("de", "Peru und Chile werden in Lima einen Vertrag unterzeichnen.", "agreement")
    assert_among(passive, {"act": "signed", "parties": {"PER", "CHL"}})
    assert_among(future, {"act": "signed", "parties": {"PER", "CHL"}, "modality": "planned"})


def test_a_dative_is_no_subject() -> None:
    found = of_type("de", "Dem Präsidenten dankte Bundeskanzler Scholz für die Hilfe.", "position")
    assert_among(found, {"by": {"DEU"}, "stance": "thank"})


def test_a_plan_that_is_denied_to_be_a_clause_stays_a_time() -> None:
    # «seit» opens a clause only where a finite verb stands last.
    found = of_type(
        "de", "China hat seit Beginn des Jahres seine Zusammenarbeit mit Kenia im Handel verstärkt.", "act"
    )
    assert_among(found, {"plover": "COOPERATE", "by": {"CHN", "KEN"}})


def test_a_list_of_states_is_closed_by_the_verb_that_governs_it() -> None:
    found = of_type("de", "Präsident Xi wird im Mai 2026 Frankreich, Serbien und Ungarn besuchen.", "visit")
    assert {record["to"] for record in found} == {"FRA", "SRB", "HUN"}


def test_talks_that_are_over_leave_the_agreement_to_its_own_verb() -> None:
    text = "Indien und Norwegen haben sich nach langen Verhandlungen auf ein Freihandelsabkommen geeinigt."
    assert_among(
        of_type("de", text, "agreement"), {"act": "agreed", "kind": "fta", "parties": {"IND", "NOR"}}
    )


def test_letters_without_another_base_carry_no_accent() -> None:
    # «Außenministerium» beside «Völkerrecht»: the first has no accent though it is not plain either.
    text = "Das algerische Außenministerium warf Frankreich vor, das Völkerrecht zu missachten."
    assert_among(of_type("de", text, "act"), {"plover": "ACCUSE", "by": {"DZA"}, "against": {"FRA"}})


def test_the_number_of_the_verb_tells_she_from_they() -> None:
    one = of_type("de", "Präsidentin Maia Sandu kam nach Berlin. Sie reiste im Mai 2025 nach Rom.", "visit")
    assert_among(one, {"from": "MDA", "to": "ITA", "when": "2025-05"})
    text = (
        "Die Präsidenten von Peru und Chile kamen nach Berlin. Sie unterzeichneten im Mai 2025 einen Vertrag."
    )
    assert_among(of_type("de", text, "agreement"), {"parties": {"PER", "CHL"}, "when": "2025-05"})


def test_places_in_a_list_are_journeys_of_their_own() -> None:
    found = of_type("de", "Bundeskanzler Merz ist im Mai 2025 nach Paris und Warschau gereist.", "visit")
    assert {record["to"] for record in found} == {"FRA", "POL"}


def test_a_preposition_before_a_noun_is_no_particle() -> None:
    # «trafen sich … zu Gesprächen» is «treffen», not «zutreffen».
    found = of_type(
        "de", "Präsident Xi und Präsident Macron trafen sich im Mai 2024 in Paris zu Gesprächen.", "meeting"
    )
    assert_among(found, {"parties": {"CHN", "FRA"}, "when": "2024-05"})
