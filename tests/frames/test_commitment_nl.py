"""Commitments in Dutch sentences: whose, how firm, and which words say what is to be done; and what is none."""

from __future__ import annotations

from typing import Any

import pytest
from reading import assert_exactly, assert_nothing, of_type

from servanda.languages import load_pack
from servanda.languages.lexicon import load_lexicon
from servanda.model.records import Commitment
from servanda.readers import ReadOptions, read_bytes
from servanda.statements.reader import read_document

CASES: list[tuple[str, list[dict[str, Any]]]] = [
    ("Nederland stelt 32 miljoen euro beschikbaar voor de wederopbouw van Oekraïne.",
     [{"by": {"NLD"}, "strength": "undertaken", "action": "32 miljoen euro beschikbaar voor de wederopbouw van Oekraïne"}]),
    ("Duitsland neemt de helft van de kosten voor zijn rekening.",
     [{"by": {"DEU"}, "strength": "undertaken", "action": "de helft van de kosten voor zijn rekening"}]),
    ("De premiers van Japan en India gaven hun ministers opdracht een routekaart op te stellen.",
     [{"by": {"JPN", "IND"}, "strength": "undertaken", "action": "een routekaart op te stellen"}]),
    ("Turkije is bereid om een brug te zijn tussen Rusland en Europa.",
     [{"by": {"TUR"}, "strength": "willing", "action": "een brug te zijn tussen Rusland en Europa"}]),
    ("Nederland gaat samen met België en Frankrijk een fonds voor Kenia oprichten.",
     [{"by": {"NLD", "BEL", "FRA"}, "strength": "undertaken", "action": "samen met België en Frankrijk een fonds voor Kenia oprichten"}]),
    ("Nederland en Vietnam zullen de handel verbeteren en de samenwerking bevorderen.",
     [{"by": {"NLD", "VNM"}, "strength": "undertaken", "action": "de handel verbeteren"},
      {"by": {"NLD", "VNM"}, "strength": "undertaken", "action": "de samenwerking bevorderen"}]),
    ("Ook zullen Nederland en Vietnam de handel uitbreiden.",
     [{"by": {"NLD", "VNM"}, "strength": "undertaken", "action": "de handel uitbreiden"}]),
    ("Nederland en Vietnam streven ernaar de samenwerking op het gebied van water te versterken.",
     [{"by": {"NLD", "VNM"}, "strength": "aimed", "action": "de samenwerking op het gebied van water te versterken", "modality": "desired"}]),
    ("Nederland zet zich in om de handel met Vietnam te bevorderen en het toerisme te stimuleren.",
     [{"by": {"NLD"}, "strength": "aimed", "action": "de handel met Vietnam te bevorderen", "modality": "desired"},
      {"by": {"NLD"}, "strength": "aimed", "action": "het toerisme te stimuleren", "modality": "desired"}]),
    ("Nederland en Vietnam spraken af om de handel te verdubbelen, het toerisme te bevorderen en samen te werken op het gebied van water.",
     [{"by": {"NLD", "VNM"}, "strength": "agreed", "action": "de handel te verdubbelen"},
      {"by": {"NLD", "VNM"}, "strength": "agreed", "action": "het toerisme te bevorderen"},
      {"by": {"NLD", "VNM"}, "strength": "agreed", "action": "samen te werken op het gebied van water"}]),
    ("Rutte zei dat Nederland 100 tanks aan Oekraïne zal leveren.",
     [{"by": {"NLD"}, "strength": "undertaken", "action": "100 tanks aan Oekraïne zal leveren"}]),
    ("Nederland gaat Oekraïne helpen met 18 F-16's.",
     [{"by": {"NLD"}, "strength": "undertaken", "action": "Oekraïne helpen met 18 F-16's"}]),
    ("De premiers van Nederland en België hebben besloten een gezamenlijke commissie op te richten die twee keer per jaar bijeenkomt.",
     [{"by": {"NLD", "BEL"}, "strength": "agreed", "action": "een gezamenlijke commissie op te richten"}]),
    ("Nederland en Vietnam kwamen overeen de handel te bevorderen door tarieven te verlagen.",
     [{"by": {"NLD", "VNM"}, "strength": "agreed", "action": "de handel te bevorderen"}]),
    ("Nederland zal zich inspannen om de handel met Vietnam te versterken.",
     [{"by": {"NLD"}, "strength": "undertaken", "action": "de handel met Vietnam te versterken"}]),
    ("Vietnam wenst de samenwerking met Nederland te verdiepen en uit te breiden.",
     [{"by": {"VNM"}, "strength": "hoped", "action": "de samenwerking met Nederland te verdiepen en uit te breiden", "modality": "desired"}]),
    ("Japan en Vietnam verplichten zich technische informatie, bedrijfsgeheimen en andere vertrouwelijke informatie geheim te houden.",
     [{"by": {"JPN", "VNM"}, "strength": "undertaken", "action": "technische informatie, bedrijfsgeheimen en andere vertrouwelijke informatie geheim te houden"}]),
    ("Nederland verplicht zich daarin om Oekraïne tien jaar lang militair, financieel en politiek te steunen.",
     [{"by": {"NLD"}, "strength": "undertaken", "action": "Oekraïne tien jaar lang militair, financieel en politiek te steunen"}]),
    ("President Macron kondigde aan dat Frankrijk de hulp aan Libanon zal verhogen tot 100 miljoen euro.",
     [{"by": {"FRA"}, "strength": "undertaken", "action": "de hulp aan Libanon zal verhogen tot 100 miljoen euro"}]),
    ("De leiders van Japan en India spraken de hoop uit dat de handel verder zal groeien.",
     [{"by": {"JPN", "IND"}, "strength": "hoped", "action": "de handel verder zal groeien", "modality": "desired"}]),
    ("Via de gezamenlijke verklaring kwamen Frankrijk en Duitsland overeen om de belangrijkste oriëntaties te bepalen.",
     [{"by": {"FRA", "DEU"}, "strength": "agreed", "action": "de belangrijkste oriëntaties te bepalen"}]),
    ("De leiders van China en Brazilië spraken af dat de ambassades weer opengaan en dat mensen weer met elkaar kunnen bellen.",
     [{"by": {"CHN", "BRA"}, "strength": "agreed", "action": "de ambassades weer opengaan"},
      {"by": {"CHN", "BRA"}, "strength": "agreed", "action": "mensen weer met elkaar kunnen bellen"}]),
    ("De regering van Spanje zal er alles aan doen om het verdrag met Marokko uit te voeren.",
     [{"by": {"ESP"}, "strength": "undertaken", "action": "het verdrag met Marokko uit te voeren"}]),
    ("Nederland zal geen troepen naar Oekraïne sturen.",
     [{"by": {"NLD"}, "strength": "undertaken", "action": "geen troepen naar Oekraïne sturen", "modality": "denied"}]),
    ("De EU gaat de Russische tegoeden bevriezen en nieuwe sancties instellen.",
     [{"by": {"EU"}, "strength": "undertaken", "action": "de Russische tegoeden bevriezen"},
      {"by": {"EU"}, "strength": "undertaken", "action": "nieuwe sancties instellen"}]),
    ("Vietnam en Laos spraken over energie. Bevorder ook de samenwerking op het gebied van landbouw.",
     [{"by": {"VNM", "LAO"}, "strength": "aimed"}]),
    ("Vietnam en Laos spraken over energie. Zullen in 2026 de handel verhogen tot 2 miljard dollar.",
     [{"by": {"VNM", "LAO"}, "strength": "undertaken", "deadline": "2026"}]),
    ("Eritrea beloofde dat Ethiopië zijn havens mag gebruiken.",
     [{"by": {"ERI"}, "strength": "undertaken", "action": "Ethiopië zijn havens mag gebruiken"}]),
    ("Zuid-Korea en Noord-Korea beloofden elkaar dat er geen oorlog meer komt.",
     [{"by": {"KOR", "PRK"}, "strength": "undertaken", "action": "geen oorlog meer komt"}]),
    ("Duitsland en Polen hebben afgesproken dat Duitsland tanks levert aan Polen.",
     [{"by": {"DEU"}, "strength": "agreed", "action": "tanks levert aan Polen"}]),
    ("Frankrijk kwam met Duitsland overeen dat de grens opengaat.",
     [{"by": {"FRA", "DEU"}, "strength": "agreed", "action": "de grens opengaat"}]),
    ("Turkije bood aan om het graan te vervoeren.",
     [{"by": {"TUR"}, "strength": "willing"}]),
    ("Suriname kan rekenen op hulp van Nederland.",
     [{"by": {"NLD"}, "strength": "undertaken", "action": "hulp van Nederland"}]),
    ("Japan zal Kenia helpen. Dit omvat het bouwen van havens.",
     [{"by": {"JPN"}, "strength": "undertaken", "action": "Kenia helpen"}, {"by": {"JPN"}, "strength": "undertaken", "action": "het bouwen van havens"}]),
]  # fmt: skip

NOTHING = [
    "Het plan zal de economie van Nederland helpen groeien.",
    "Het bezoek zal bijdragen aan de betrekkingen tussen Nederland en Vietnam.",
    "Nederland kan de handel met Vietnam uitbreiden.",
    "Premier Rutte zal in mei Hanoi bezoeken.",
    "Nederland en Vietnam zullen morgen een verdrag tekenen.",
    "Nederland en Vietnam breidden de handel uit.",
    "De wedstrijd zal morgen beginnen.",
    "Philips gaat een fabriek in India openen.",
    "Rusland en Vietnam zetten zich in voor vrede.",
    "Nederland wil Oekraïne blijven steunen.",
    "Amerika wil dat Noord-Korea zijn kernwapens opgeeft.",
    "Wat willen Rusland en China eigenlijk?",
    "De VN besloten dat Noord-Korea geen kolen meer mag verkopen.",
    "Trump zegde de afspraak af met een brief.",
    "Nederland prees het besluit van Noord-Korea om zijn kernwapens op te geven.",
    "De Verenigde Staten bekritiseerden het Italiaanse besluit, dat zij onnodig noemden.",
    "Hoog op de agenda van Suriname en Nederland staat de strijd tegen drugs.",
    "Duitsland verwacht dat Polen de rechtsstaat hervormt.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_records(text: str, expected: list[dict[str, Any]]) -> None:
    assert_exactly(of_type("nl", text, "commitment"), expected)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert_nothing("nl", text, "commitment")


TREATY = """Verdrag tussen het Koninkrijk der Nederlanden en de Republiek Moldavië inzake samenwerking in douanezaken

Het Koninkrijk der Nederlanden en de Republiek Moldavië, hierna te noemen: de Verdragsluitende Partijen,

Zijn het volgende overeengekomen:

Artikel 1

Bijstand

1. De bevoegde autoriteiten verlenen elkaar bijstand bij het opsporen van overtredingen.

Artikel 2

Gemengde Commissie

1. Er wordt een Gemengde Commissie ingesteld.

2. De Commissie komt eenmaal per jaar bijeen.

3. Elke Verdragsluitende Partij wijst een centrale autoriteit aan.

Artikel 3

Inwerkingtreding

1. De Verdragsluitende Partijen stellen elkaar in kennis van de voltooiing.
"""


def test_organs_of_the_parties_bind_both_and_articles_about_the_treaty_none() -> None:
    document = read_bytes(
        TREATY.encode(), "treaty.txt", options=ReadOptions(language="nl", published="2025-06-01")
    )
    reading = read_document(document, load_pack("nl"), load_lexicon("nl"))
    found = [s.record for s in reading.statements if isinstance(s.record, Commitment)]
    ends = [
        "verlenen elkaar bijstand bij het opsporen van overtredingen",
        "een Gemengde Commissie ingesteld",
        "komt eenmaal per jaar bijeen",
        "wijst een centrale autoriteit aan",
    ]
    assert len(found) == len(ends)
    assert all(record.action.endswith(end) for record, end in zip(found, ends, strict=True)), found
    assert all(set(record.by) == {"NLD", "MDA"} and record.strength == "binding" for record in found)
