"""Joining, leaving, hosting and chairing organisations of states, in sentences of our own."""

from __future__ import annotations

from typing import Any

import pytest
from reading import assert_among, assert_nothing, of_type

CASES: list[tuple[str, str, dict[str, Any]]] = [
    (
        "nl",
        "Finland trad in 2023 toe tot de NAVO.",
        {"actor": "FIN", "org": "NATO", "role": "member", "act": "joined", "when": "2023"},
    ),
    (
        "nl",
        "Oekraïne heeft het lidmaatschap van de Europese Unie aangevraagd.",
        {"actor": "UKR", "org": "EU", "role": "applicant", "act": "applied"},
    ),
    (
        "nl",
        "Brazilië neemt volgend jaar het voorzitterschap van BRICS over.",
        {"actor": "BRA", "org": "BRICS", "role": "chair", "act": "expected", "modality": "planned"},
    ),
    (
        "nl",
        "Rusland steunt Vietnam als gastheer van APEC-jaar 2027.",
        {"actor": "VNM", "org": "APEC", "role": "host", "act": "expected", "when": "2027"},
    ),
    (
        "nl",
        "De toetreding van Zweden tot de NAVO in 2024 was historisch.",
        {"actor": "SWE", "org": "NATO", "role": "member", "act": "joined", "when": "2024"},
    ),
    (
        "nl",
        "Wit-Rusland kreeg de status van partnerland van BRICS.",
        {"actor": "BLR", "org": "BRICS", "role": "partner", "act": "holds"},
    ),
    (
        "nl",
        "Indonesië sloot zich in 2025 aan bij BRICS.",
        {"actor": "IDN", "org": "BRICS", "role": "member", "act": "joined"},
    ),
    (
        "nl",
        "Polen, lid van de NAVO, koopt tanks.",
        {"actor": "POL", "org": "NATO", "role": "member", "act": "holds"},
    ),
    (
        "nl",
        "De Verenigde Staten hebben de WHO verlaten.",
        {"actor": "USA", "org": "WHO", "role": "withdrawn", "act": "left"},
    ),
    (
        "en",
        "South Africa will host the G20 summit in 2025.",
        {"actor": "ZAF", "org": "G20", "role": "host", "act": "expected"},
    ),
    (
        "en",
        "Malaysia took over the rotating chairmanship of ASEAN in 2025.",
        {"actor": "MYS", "org": "ASEAN", "role": "chair", "act": "holds"},
    ),
    (
        "en",
        "Egypt, a member of the Arab League, mediated.",
        {"actor": "EGY", "org": "Arab League", "role": "member", "act": "holds"},
    ),
    (
        "en",
        "Timor-Leste was admitted to ASEAN in October 2024.",
        {"actor": "TLS", "org": "ASEAN", "role": "member", "act": "accepted"},
    ),
    (
        "en",
        "ASEAN admitted Timor-Leste as its eleventh member.",
        {"actor": "TLS", "org": "ASEAN", "role": "member", "act": "accepted"},
    ),
    (
        "en",
        "Sweden's accession to NATO took place in 2024.",
        {"actor": "SWE", "org": "NATO", "role": "member", "act": "joined"},
    ),
    (
        "en",
        "Vietnam had long known ASEAN and joined the association in 1995.",
        {"actor": "VNM", "org": "ASEAN", "role": "member", "act": "joined"},
    ),
    (
        "en",
        "The United Kingdom acceded to the CPTPP in December 2024.",
        {"actor": "GBR", "org": "CPTPP", "role": "member", "act": "joined"},
    ),
    (
        "nl",
        "Indonesië herbergt het secretariaat van ASEAN.",
        {"actor": "IDN", "org": "ASEAN", "role": "host", "act": "holds"},
    ),
    (
        "en",
        "Indonesia hosts the ASEAN secretariat.",
        {"actor": "IDN", "org": "ASEAN", "role": "host", "act": "holds"},
    ),
    (
        "en",
        "Indonesia is home to the headquarters of ASEAN.",
        {"actor": "IDN", "org": "ASEAN", "role": "host", "act": "holds"},
    ),
    (
        "nl",
        "Turkije is kandidaat voor toetreding tot de EU.",
        {"actor": "TUR", "org": "EU", "role": "candidate", "act": "holds"},
    ),
    (
        "en",
        "Turkey is a candidate for accession to the European Union.",
        {"actor": "TUR", "org": "EU", "role": "candidate", "act": "holds"},
    ),
    (
        "nl",
        "Turkije is sinds 1999 kandidaat-lid van de EU, maar over toetreding wordt niet meer onderhandeld.",
        {"actor": "TUR", "org": "EU", "role": "candidate", "act": "holds"},
    ),
    (
        "en",
        "Thailand has applied to join BRICS.",
        {"actor": "THA", "org": "BRICS", "role": "applicant", "act": "applied"},
    ),
    (
        "en",
        "Turkey, which applied to join BRICS last year, was offered partner status.",
        {"actor": "TUR", "org": "BRICS", "role": "partner", "act": "holds"},
    ),
    (
        "nl",
        "Moldavië diende in 2022 een aanvraag in voor het lidmaatschap van de EU.",
        {"actor": "MDA", "org": "EU", "role": "applicant", "act": "applied"},
    ),
    (
        "en",
        "Laos will fulfil its role as ASEAN Chair in 2026.",
        {"actor": "LAO", "org": "ASEAN", "role": "chair", "act": "expected"},
    ),
    (
        "en",
        "Laos chairs ASEAN this year.",
        {"actor": "LAO", "org": "ASEAN", "role": "chair", "act": "holds"},
    ),
    (
        "en",
        "Laos, the current ASEAN chair, hosts the meeting.",
        {"actor": "LAO", "org": "ASEAN", "role": "chair", "act": "holds"},
    ),
    (
        "nl",
        "Hongarije is sinds juli voorzitter van de EU.",
        {"actor": "HUN", "org": "EU", "role": "chair", "act": "holds"},
    ),
    (
        "nl",
        "Suriname is lid van Caricom, waarvan het in 2026 het voorzitterschap overneemt.",
        {"actor": "SUR", "org": "CARICOM", "role": "chair", "act": "expected"},
    ),
    (
        "en",
        "Vietnam was elected a member of the UN Human Rights Council.",
        {"actor": "VNM", "org": "UN Human Rights Council", "role": "member", "act": "holds"},
    ),
    (
        "nl",
        "Nederland werd gekozen tot lid van de VN-Veiligheidsraad.",
        {"actor": "NLD", "org": "UN Security Council", "role": "member", "act": "holds"},
    ),
    (
        "en",
        "The leaders discussed the G7 Summit, which Canada will host in June 2025.",
        {"actor": "CAN", "org": "G7", "role": "host", "act": "expected"},
    ),
    (
        "en",
        "The leaders welcomed the admission of the African Union to the G20.",
        {"actor": "AU", "org": "G20", "role": "member", "act": "joined"},
    ),
    (
        "en",
        "India praised the African Union's accession to the G20.",
        {"actor": "AU", "org": "G20", "role": "member", "act": "joined"},
    ),
    (
        "en",
        "The European Union opened accession negotiations with Moldova in June 2024.",
        {"actor": "MDA", "org": "EU", "role": "candidate", "act": "accepted"},
    ),
    (
        "en",
        "Mali, Niger and Burkina Faso signed a treaty. The three military-ruled countries left the West African bloc ECOWAS.",
        {"actor": "NER", "org": "ECOWAS", "role": "withdrawn", "act": "left"},
    ),
    (
        "nl",
        "Mali, Niger en Burkina Faso werken samen. De drie door het leger geregeerde landen verlieten ECOWAS.",
        {"actor": "BFA", "org": "ECOWAS", "role": "withdrawn", "act": "left"},
    ),
    (
        "nl",
        "De leiders spraken over de G7-top, die Canada in 2027 organiseert.",
        {"actor": "CAN", "org": "G7", "role": "host", "act": "expected"},
    ),
    (
        "nl",
        "De leiders verwelkomden de toetreding van de Afrikaanse Unie tot de G20.",
        {"actor": "AU", "org": "G20", "role": "member", "act": "joined"},
    ),
]

NOTHING: list[tuple[str, str]] = [
    ("en", "The ASEAN Chair welcomed Kenya."),
    ("nl", "De voorzitter van de EU bezocht Kenia."),
    ("en", "The club is a candidate for promotion."),
    ("en", "Mr Smith is a member of the football club."),
    ("nl", "De minister verliet het gebouw van de VN."),
    ("en", "Poland hosted NATO troops."),
    ("en", "Germany chaired the EU meeting on fish."),
    ("nl", "De zanger werd lid van een band."),
    ("en", "The union opened accession talks with the club."),
    ("en", "The minister welcomed the admission of guests to the hotel."),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[text[:50] for _, text, _ in CASES])
def test_found(language: str, text: str, expected: dict[str, Any]) -> None:
    assert_among(of_type(language, text, "membership"), expected)


@pytest.mark.parametrize(("language", "text"), NOTHING, ids=[text[:50] for _, text in NOTHING])
def test_nothing(language: str, text: str) -> None:
    assert_nothing(language, text, "membership")


BELONG = [
    ("en", "Australia belongs to the Quad together with the USA, India and Japan.", {"AUS", "USA", "IND", "JPN"}, "Quad"),
    ("nl", "Australië behoort met de Verenigde Staten, India en Japan tot de Quad.", {"AUS", "USA", "IND", "JPN"}, "Quad"),
    ("de", "Australien gehört mit den USA, Indien und Japan dem Quad an.", {"AUS", "USA", "IND", "JPN"}, "Quad"),
    ("en", "Somalia, which has belonged to the East African Community since March, spoke with Kenya.", {"SOM"}, "EAC"),
    ("nl", "Finland, dat sinds 2023 deel uitmaakt van de NAVO, tekende een akkoord met Zweden.", {"FIN"}, "NATO"),
    ("ru", "Армения, которая состоит в ОДКБ с 2002 года, провела переговоры с Ираном.", {"ARM"}, "CSTO"),
    ("en", "Turkey is part of NATO and Germany is part of the problem.", {"TUR"}, "NATO"),
    ("en", "Germany belongs to the most important partners of Vietnam in the EU.", set(), ""),
    ("de", "Deutschland gehört zu den wichtigsten Partnern Vietnams in der EU.", set(), ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "members", "org"), BELONG)
def test_who_belongs_to_a_body(language: str, sentence: str, members: set[str], org: str) -> None:
    found = of_type(language, sentence, "membership")
    assert {record["actor"] for record in found} == members
    assert {record["org"] for record in found} <= {org}


CANDIDACIES = [
    ("en", "Germany supports Chile's bid for a non-permanent seat on the UN Security Council."),
    ("nl", "Duitsland steunt de kandidatuur van Chili voor de VN-Veiligheidsraad."),
    ("de", "Deutschland unterstützt die Bewerbung Chiles um einen nichtständigen Sitz im Sicherheitsrat der Vereinten Nationen."),
    ("fr", "L'Allemagne soutient la candidature du Chili au Conseil de sécurité de l'ONU."),
    ("es", "Alemania apoya la candidatura de Chile al Consejo de Seguridad de la ONU."),
    ("ru", "Германия поддерживает кандидатуру Чили в Совет Безопасности ООН."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence"), CANDIDACIES)
def test_a_candidacy_is_told_by_whoever_supports_it(language: str, sentence: str) -> None:
    (found,) = of_type(language, sentence, "membership")
    assert (found["actor"], found["role"], found["act"]) == ("CHL", "candidate", "applied")
    assert found["org"] == "UN Security Council"
