"""Each phenomenon of the checklist that one document can show, on sentences of our own; and the table that lists all.

The sentences are of the same class as those that the project began with, about other states. `ROWS` holds, by row:
a text, the records that it must give (their slots, and words of their evidence), and kinds it must not give;
`ENGLISH` the same for a text in English.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from servanda.languages import load_pack
from servanda.languages.lexicon import load_lexicon
from servanda.model import RecordUnion
from servanda.pipeline import extract
from servanda.readers import ReadOptions, read_bytes
from servanda.statements.reader import Reading, read_document

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reference" / "seed-checklist.md"
STATES = {"works", "partly", "next version"}


class Want(NamedTuple):
    """A record that must be there: its type, its slots (order of actors does not count), words of its evidence."""

    kind: str
    slots: dict[str, Any]
    words: str = ""


class Row(NamedTuple):
    text: str
    want: tuple[Want, ...] = ()
    never: tuple[str, ...] = ()
    published: str | None = "2023-05-10"


INTRO = "De leiders van Laos en India voerden overleg. "
"""Tells whom «beide partijen» means."""

ROWS: dict[str, Row] = {
    "S02": Row(
        "| Premier Narendra Modi bracht in juni 2022 een officieel bezoek aan Laos. (Foto: Ana Bos) |\nDe handel groeit gestaag door.\n",
        (
            Want(
                "visit",
                {"from_": "IND", "to": "LAO", "when": "2022-06", "zone": "caption", "level": "official"},
            ),
        ),
    ),
    "S03": Row(
        "| Premier Narendra Modi bracht in juni 2022 een bezoek aan Laos. (Foto: Emmanuel Macron) |\nDe handel groeit gestaag door.\n",
        (Want("visit", {"persons": ("Narendra Modi",)}),),
        ("Emmanuel Macron",),
    ),
    "S05": Row(
        "| Indiase ambassadeur in Laos Prashant Agrawal |\nIndia en Laos zijn oude vrienden. Wij steunen de toetreding van Laos tot de BRICS.\n",
        (
            Want("office", {"person": "Prashant Agrawal", "of": "IND", "zone": "caption"}),
            Want("position", {"by": ("IND",), "stance": "support", "speaker": "Prashant Agrawal"}),
        ),
    ),
    "S06": Row(
        "Versterk de samenwerking in moeilijke tijden\nIn 1996 tekenden Laos en India een verdrag.\n",
        (),
        ("commitment",),
    ),
    "S11": Row(
        'Minister Subrahmanyam Jaishankar was tevreden. "India steunt de kandidatuur van Laos", benadrukte minister Jaishankar.',
        (Want("position", {"by": ("IND",), "stance": "support", "speaker": "Subrahmanyam Jaishankar"}),),
    ),
    "S12": Row(
        "Minister Subrahmanyam Jaishankar zei dat India en Laos in 2019 een handelsverdrag ondertekenden. "
        "Minister Jaishankar zei dat president Emmanuel Macron had verklaard dat Frankrijk de kandidatuur van Laos steunt.",
        (
            Want(
                "agreement",
                {
                    "act": "signed",
                    "parties": ("IND", "LAO"),
                    "when": "2019",
                    "speaker": "Subrahmanyam Jaishankar",
                    "note": None,
                },
            ),
            Want(
                "position",
                {
                    "by": ("FRA",),
                    "stance": "support",
                    "speaker": "Emmanuel Macron",
                    "note": "quoted by Subrahmanyam Jaishankar",
                },
            ),
        ),
    ),
    "S13": Row(
        "Volgens de statistieken van India steeg de handel tussen India en Laos in 2022 met 12 procent.",
        (Want("indicator", {"value": 12.0, "kind": "change_pct", "speaker": "IND", "when": "2022"}),),
    ),
    "S14": Row(
        "India en Laos ondertekenden vorig jaar een protocol.",
        (Want("agreement", {"when": "2022", "when_text": "vorig jaar", "kind": "protocol"}),),
    ),
    "S16": Row(
        "In 2019 ondertekenden India en Laos een protocol . Beide volken koesteren dat.",
        (Want("agreement", {"flags": ("space before punctuation",), "when": "2019"}, "protocol ."),),
    ),
    "S18": Row(
        "In 2022 steeg de handel tussen India en Laos met 4,2 procent tot 1.000 miljoen dollar.",
        (
            Want("indicator", {"value": 4.2, "kind": "change_pct"}),
            Want("indicator", {"value": 1e9, "kind": "level", "unit": "USD"}),
        ),
    ),
    "S19": Row(
        "In 2019 ondertekenden de Republiek India en de Democratische Volksrepubliek Laos een protocol. "
        "In 2020 ondertekenden de twee landen een verdrag.",
        (
            Want("agreement", {"parties": ("IND", "LAO"), "when": "2019"}),
            Want("agreement", {"parties": ("IND", "LAO"), "when": "2020"}),
        ),
    ),
    "S20": Row(
        "In 1985 ondertekenden de Sovjet-Unie en Laos een protocol.",
        (Want("agreement", {"parties": ("SUN", "LAO"), "when": "1985"}),),
    ),
    "S21": Row(
        "De Indiase president Droupadi Murmu ontving de Franse minister van Buitenlandse Zaken Catherine Colonna.",
        (
            Want("office", {"person": "Droupadi Murmu", "post": "president", "of": "IND"}),
            Want(
                "office", {"person": "Catherine Colonna", "post": "minister of foreign affairs", "of": "FRA"}
            ),
        ),
    ),
    "S22": Row(
        "Secretaris-generaal van Lam voerde in mei 2025 gesprekken met president Vladimir Poetin.",
        (Want("office", {"person": "To Lam", "flags": ("split name",)}),),
        ("van Lam",),
    ),
    "S23": Row(
        "Secretaris-generaal van de Verenigde Naties António Guterres bracht in 2022 een bezoek aan Vietnam.",
        (Want("office", {"person": "António Guterres", "of": "UN"}),),
    ),
    "S24": Row(
        "Dit was zijn eerste reis nadat president Vladimir Poetin in maart 2018 voor een vierde termijn werd herkozen.",
        (
            Want(
                "office",
                {
                    "person": "Vladimir Putin",
                    "post": "president",
                    "of": "RUS",
                    "act": "elected",
                    "when": "2018-03",
                    "note": "term 4",
                },
            ),
        ),
    ),
    "S25": Row(
        "De leider van de Communistische Partij van Vietnam sprak met de Indiase premier.",
        (Want("meeting", {"parties": ("VNM", "IND")}),),
    ),
    "S26": Row(
        "Het ministerie van Buitenlandse Zaken van India en het ministerie van Buitenlandse Zaken van Laos ondertekenden in 2021 een protocol.",
        (Want("agreement", {"parties": ("IND", "LAO"), "when": "2021"}),),
    ),
    "S27": Row(
        "Gezamenlijke olie- en gasprojecten in India en Laos, met deelname van Tata Power en Gazprom, worden uitgevoerd.",
        (Want("mechanism", {"kind": "project", "parties": ("IND", "LAO", "Tata Power", "Gazprom")}),),
        ("Tata Power",),
    ),
    "S28": Row(
        "In 2004 trad Estland toe tot de Noord-Atlantische Verdragsorganisatie (NAVO).",
        (
            Want(
                "membership",
                {"actor": "EST", "org": "NATO", "role": "member", "act": "joined", "when": "2004"},
            ),
        ),
    ),
    "S29": Row(
        "Vele generaties inwoners en jongeren van beide landen hebben de vriendschap gedragen.",
        (),
        ("act", "commitment", "agreement"),
    ),
    "S30": Row(
        "In 2003 vestigden India en Laos een strategisch partnerschap. "
        "In 2016 werd het strategische partnerschap tussen India en Laos opgewaardeerd tot een alomvattend strategisch partnerschap.",
        (
            Want(
                "relationship",
                {
                    "level": "strategic_partnership",
                    "act": "established",
                    "when": "2003",
                    "parties": ("IND", "LAO"),
                },
            ),
            Want(
                "relationship",
                {
                    "level": "comprehensive_strategic_partnership",
                    "act": "upgraded",
                    "when": "2016",
                    "parties": ("IND", "LAO"),
                },
            ),
        ),
    ),
    "S31": Row(
        "In 2016 werd de relatie tussen India en Laos opgewaardeerd tot een Uitgebreid Strategisch Partnerschap. "
        "In 2018 werd de relatie tussen China en Laos opgewaardeerd tot een Comprehensive Strategic Partnership.",
        (
            Want(
                "relationship",
                {"level": "comprehensive_strategic_partnership", "parties": ("IND", "LAO"), "when": "2016"},
            ),
            Want(
                "relationship",
                {"level": "comprehensive_strategic_partnership", "parties": ("CHN", "LAO"), "when": "2018"},
            ),
        ),
    ),
    "S32": Row(
        "Op 2 februari 1956 knoopten India en Laos diplomatieke betrekkingen aan. In 2016 vierden India en Laos de 60e verjaardag van de "
        "diplomatieke betrekkingen. In 2019 vierden India en Laos de 65e verjaardag van de diplomatieke betrekkingen.",
        (
            Want(
                "relationship",
                {
                    "level": "diplomatic_relations",
                    "act": "holds",
                    "when": "1956",
                    "when_text": "60e verjaardag",
                    "note": "2016 - 60 = 1956",
                    "flags": ("derived year",),
                },
            ),
            Want(
                "relationship",
                {"when": "1954", "flags": ("derived year", "the anniversary does not fit 1956")},
            ),
            Want(
                "relationship", {"level": "diplomatic_relations", "act": "established", "when": "1956-02-02"}
            ),
        ),
    ),
    "S33": Row(
        "De rechtsgrondslag van de betrekkingen tussen India en Laos groeit, met meer dan 40 ondertekende documenten.",
        (
            Want(
                "indicator",
                {"measure": "documents", "value": 40.0, "comparator": ">", "about": ("IND", "LAO")},
            ),
        ),
    ),
    "S34": Row(
        "India en Laos richtten in 2019 de Strategische Dialoog tussen India en Laos op. India en Laos onderhouden een betrouwbare politieke "
        "dialoog op het hoogste niveau.",
        (
            Want(
                "act", {"plover": "COOPERATE", "by": ("IND", "LAO"), "areas": ("political",)}, "onderhouden"
            ),
            Want(
                "mechanism",
                {
                    "kind": "dialogue",
                    "parties": ("IND", "LAO"),
                    "name": "Strategische Dialoog tussen India en Laos",
                },
            ),
        ),
    ),
    "S35": Row(
        INTRO
        + "In 1996 ondertekenden de twee landen een Verdrag inzake de grondslagen van goed nabuurschap.",
        (
            Want(
                "agreement",
                {
                    "act": "signed",
                    "kind": "treaty",
                    "when": "1996",
                    "parties": ("IND", "LAO"),
                    "title": "Verdrag inzake de grondslagen van goed nabuurschap",
                },
            ),
        ),
    ),
    "S36": Row(
        INTRO
        + "In 2003, tijdens het eerste bezoek van de Indiase premier Narendra Modi aan Laos, ondertekenden de twee landen een "
        "Verklaring inzake een Strategisch Partnerschap.",
        (
            Want(
                "agreement",
                {"act": "signed", "kind": "declaration", "when": "2003", "parties": ("IND", "LAO")},
            ),
            Want(
                "visit",
                {"from_": "IND", "to": "LAO", "when": "2003", "ordinal": 1, "persons": ("Narendra Modi",)},
            ),
        ),
    ),
    "S37": Row(
        INTRO
        + "Beide partijen hebben een «Gezamenlijke verklaring tussen de Republiek India en Laos over de verdieping van het "
        "partnerschap op basis van het Verdrag inzake goed nabuurschap» uitgegeven.",
        (Want("agreement", {"act": "adopted", "kind": "joint_statement", "parties": ("IND", "LAO")}),),
    ),
    "S39": Row(
        INTRO
        + "Via negen ondertekende samenwerkingsdocumenten kwamen beide partijen overeen de handel te bevorderen.",
        (Want("agreement", {"act": "signed", "count": 9, "parties": ("IND", "LAO")}),),
    ),
    "S40": Row(
        INTRO
        + "Zij zullen binnenkort overeenstemming bereiken over en uitvoering geven aan het Masterplan voor de samenwerking tussen "
        "India en Laos tot 2030.",
        (
            Want(
                "agreement",
                {
                    "act": "agreed",
                    "kind": "plan",
                    "title": "Masterplan voor de samenwerking tussen India en Laos tot 2030",
                    "modality": "planned",
                    "parties": ("IND", "LAO"),
                    "when_text": "binnenkort",
                },
            ),
            Want(
                "commitment",
                {
                    "by": ("IND", "LAO"),
                    "strength": "undertaken",
                    "action": "uitvoering geven aan het Masterplan voor de samenwerking tussen India en Laos tot 2030",
                },
            ),
        ),
    ),
    "S41": Row(
        "De vrijhandelsovereenkomst tussen de Euraziatische Economische Unie (EAEU) en Mongolië, ondertekend op 27 juni 2025, is nieuw.",
        (
            Want(
                "agreement",
                {"act": "signed", "kind": "fta", "when": "2025-06-27", "parties": ("EAEU", "MNG")},
            ),
        ),
        published="2025-08-01",
    ),
    "S42": Row(
        "Dit is het eerste vrijhandelsverdrag van de EAEU met een eiland.",
        (),
        ("indicator", "meeting", "visit"),
    ),
    "S43": Row(
        "Beide landen werken aan het Verdrag van de Verenigde Naties tegen piraterij, dat naar verwachting in november van dit jaar in Jakarta "
        "wordt ondertekend.",
        (
            Want(
                "agreement",
                {
                    "act": "signed",
                    "modality": "planned",
                    "when": "2023-11",
                    "where": "Jakarta",
                    "where_state": "IDN",
                },
                "Verdrag van de Verenigde Naties tegen piraterij",
            ),
        ),
    ),
    "S44": Row(
        "India en Laos houden zich aan de beginselen die zijn vastgelegd in het Handvest van de Verenigde Naties.",
        (),
        ("agreement",),
    ),
    "S45": Row(
        "President Droupadi Murmu stelde in 2015 een handelsverdrag tussen India en Laos voor. Zij spraken over een open Aziatisch "
        "partnerschap, een initiatief dat in 2016 door de Franse president Emmanuel Macron werd voorgesteld.",
        (
            Want(
                "position",
                {
                    "by": ("FRA",),
                    "stance": "call_for",
                    "about": "open Aziatisch partnerschap",
                    "when": "2016",
                    "modality": "asserted",
                },
            ),
            Want(
                "agreement",
                {
                    "act": "proposed",
                    "when": "2015",
                    "parties": ("IND", "LAO"),
                    "persons": ("Droupadi Murmu",),
                },
            ),
        ),
    ),
    "S46": Row(
        'De landen spreken in de geest van "verbinding van verbindingen".',
        (),
        ("agreement", "commitment", "mechanism"),
    ),
    "S47": Row(
        "De Indiaas-Laotiaanse Intergouvernementele Commissie voor Handel en Techniek coördineert de ministeries.",
        (Want("mechanism", {"kind": "commission", "parties": ("IND", "LAO")}),),
    ),
    "S48": Row(
        "De Gemengde Commissie van India en Laos regelt veel. De 9e zitting van de Commissie zal naar verwachting in het vierde kwartaal van dit "
        "jaar in Laos plaatsvinden.",
        (
            Want(
                "meeting",
                {
                    "ordinal": 9,
                    "modality": "planned",
                    "when": "2023-10/2023-12",
                    "where_state": "LAO",
                    "parties": ("IND", "LAO"),
                },
            ),
        ),
    ),
    "S49": Row(
        "India en Laos verbeteren het bilaterale betalingssysteem.",
        (Want("mechanism", {"kind": "payment_system", "parties": ("IND", "LAO")}),),
    ),
    "S50": Row(
        "Wij zijn verheugd over het werk van de India-Laos Joint Venture Bank.",
        (Want("mechanism", {"kind": "bank", "parties": ("IND", "LAO")}),),
    ),
    "S51": Row(
        "Gezamenlijke olie- en gasprojecten op het grondgebied van India en Laos worden uitgevoerd.",
        (Want("mechanism", {"kind": "project", "parties": ("IND", "LAO"), "areas": ("oil_gas",)}),),
    ),
    "S52": Row(
        INTRO + "De agenda omvat ook het bevorderen van samenwerking op het gebied van kernenergie.",
        (
            Want(
                "commitment",
                {
                    "by": ("IND", "LAO"),
                    "strength": "aimed",
                    "modality": "desired",
                    "areas": ("nuclear_energy",),
                    "action": "het bevorderen van samenwerking op het gebied van kernenergie",
                },
            ),
        ),
        ("agreement",),
    ),
    "S53": Row(
        "India en Laos streven ernaar het onderzoek te versterken in het Indiaas-Laotiaanse Centrum voor Bosbouw.",
        (Want("mechanism", {"kind": "centre", "parties": ("IND", "LAO")}),),
    ),
    "S54": Row(
        "Onze twee landen, India en Laos, streven ernaar de samenwerking op het gebied van de gezondheidszorg te versterken.",
        (Want("commitment", {"by": ("IND", "LAO"), "strength": "aimed", "areas": ("health",)}),),
    ),
    "S55": Row(
        "India en Laos werken samen bij de uitvoering van de op hoog en hoog niveau bereikte overeenkomsten.",
        (Want("act", {"plover": "COOPERATE", "by": ("IND", "LAO"), "flags": ("doubled words",)}),),
    ),
    "S56": Row(
        "India en Laos breiden hun samenwerking op het gebied van defensie en veiligheid uit.",
        (Want("act", {"plover": "COOPERATE", "by": ("IND", "LAO"), "areas": ("defence", "security")}),),
    ),
    "S57": Row(
        "India en Laos werken samen op defensiefora, met name de door ASEAN geleide mechanismen.",
        (
            Want(
                "act",
                {"plover": "COOPERATE", "by": ("IND", "LAO"), "note": "within the framework of ASEAN"},
                "door ASEAN geleide mechanismen",
            ),
        ),
    ),
    "S58": Row(
        "India is sinds 1992 dialoogpartner van ASEAN. In 2022 werd het strategische partnerschap tussen India en de Associatie gevestigd. "
        "De Associatie zal India helpen.",
        (
            Want("membership", {"actor": "IND", "org": "ASEAN", "role": "dialogue_partner"}),
            Want(
                "relationship",
                {
                    "level": "strategic_partnership",
                    "act": "established",
                    "parties": ("IND", "ASEAN"),
                    "when": "2022",
                },
            ),
            Want("commitment", {"by": ("ASEAN",), "strength": "undertaken"}, "De Associatie"),
        ),
    ),
    "S59": Row(
        "India steunt een eerlijke veiligheidsarchitectuur voor Azië.",
        (Want("position", {"by": ("IND",), "stance": "support"}),),
        ("commitment",),
    ),
    "S60": Row(
        INTRO + "Ook zullen zij de efficiëntie van bestaande overlegvormen verbeteren.",
        (Want("commitment", {"by": ("IND", "LAO"), "strength": "undertaken", "measurable": False}),),
    ),
    "S61": Row(
        INTRO
        + "Beide partijen werken aan de doelstelling van de leiders van beide landen: het verbeteren van het betalingssysteem en het verhogen "
        "van de handelsomzet tussen beide landen tot 5 miljard dollar in 2030.",
        (
            Want("commitment", {"by": ("IND", "LAO"), "action": "het verbeteren van het betalingssysteem"}),
            Want(
                "commitment",
                {
                    "by": ("IND", "LAO"),
                    "deadline": "2030",
                    "target": {"measure": "trade_turnover", "value": 5e9, "unit": "USD"},
                    "measurable": True,
                    "action": "het verhogen van de handelsomzet tussen beide landen tot 5 miljard dollar in 2030",
                },
            ),
        ),
        ("indicator",),
    ),
    "S62": Row(
        INTRO
        + "Volgens de statistieken van Laos is de bilaterale handelsomzet vorig jaar met meer dan een derde gestegen.",
        (
            Want(
                "indicator",
                {
                    "measure": "trade_turnover",
                    "kind": "change_pct",
                    "comparator": ">",
                    "when": "2022",
                    "speaker": "LAO",
                    "about": ("IND", "LAO"),
                },
            ),
        ),
    ),
    "S63": Row(
        "Volgens de Euraziatische Economische Commissie is de handelsomzet tussen de EAEU-lidstaten en Laos gegroeid. Met Armenië is de omzet met "
        "een factor 12 gestegen, met Kazachstan met een factor 2,5 en met Rusland met een factor 1,1.",
        tuple(
            Want(
                "indicator",
                {
                    "measure": "trade_turnover",
                    "kind": "factor",
                    "value": value,
                    "about": (state, "LAO"),
                    "speaker": "Eurasian Economic Commission",
                },
            )
            for state, value in (("ARM", 12.0), ("KAZ", 2.5), ("RUS", 1.1))
        ),
    ),
    "S64": Row(
        "India wil Laotiaanse studenten opleiden binnen het quotum van 1.500 beurzen dat de Indiase overheid beschikbaar stelt.",
        (Want("indicator", {"measure": "scholarships", "value": 1500.0, "kind": "count"}),),
    ),
    "S65": Row(
        "India is bereid om studenten uit Laos te blijven opleiden.",
        (Want("commitment", {"by": ("IND",), "strength": "willing", "modality": "desired"}),),
    ),
    "S66": Row(
        "India en Laos zetten zich in om het toerisme te bevorderen.",
        (Want("commitment", {"by": ("IND", "LAO"), "measurable": False}),),
    ),
    "S67": Row(
        "India bevestigde zijn steun voor Laos als gastheer van de ASEAN-top 2027.",
        (Want("position", {"by": ("IND",), "stance": "support", "toward": ("LAO",)}),),
    ),
    "S68": Row(
        INTRO
        + "Beide partijen zullen de visserij bevorderen. Beide partijen breidden daarnaast de toegang tot de markt uit voor de export van "
        "waterproducten.\nBron: https://baoquocte.vn/viet-nam-lao-tang-cuong-hop-tac-nhieu-mat-va-huu-nghi-100200.html\n",
        (
            Want(
                "act",
                {
                    "by": ("IND", "LAO"),
                    "flags": (
                        "done or promised?",
                        "false friend: waterproducten may stand for visserijproducten",
                    ),
                },
            ),
        ),
    ),
    "S69": Row(
        INTRO + "Beide partijen bevorderen de samenwerking op het gebied van infrastructuur en energie.",
        (Want("act", {"areas": ("infrastructure", "energy"), "by": ("IND", "LAO")}),),
    ),
    "S70": Row(
        INTRO
        + "Beide partijen zullen de handel bevorderen. Bevorder daarnaast de samenwerking op het gebied van onderwijs.",
        (
            Want(
                "commitment",
                {
                    "by": ("IND", "LAO"),
                    "areas": ("education",),
                    "flags": ("subjectless imperative",),
                    "note": "the sentence names nobody who acts; suggested from those before it: LAO, IND",
                },
            ),
            Want("commitment", {"areas": ("trade",), "note": None, "flags": ()}),
        ),
    ),
    "S71": Row(
        "We verwelkomen Bolivia als partnerland van de BRIC-landen. De BRICS-landen groeien snel.",
        (
            Want(
                "membership",
                {"actor": "BOL", "org": "BRICS", "role": "partner", "flags": ("letters lost in an acronym",)},
            ),
        ),
    ),
    "S72": Row(
        "India en Laos bevestigden hun steun voor de vreedzame oplossing van geschillen, het niet-gebruiken van geweld en de vrijheid van "
        "scheepvaart.",
        (
            Want(
                "position",
                {
                    "by": ("IND", "LAO"),
                    "note": "norms: de vreedzame oplossing van geschillen; het niet-gebruiken van geweld; de vrijheid van scheepvaart",
                },
            ),
        ),
    ),
    "S73": Row(
        "India bevestigde zijn steun voor Laos als gastheer van de ASEAN-top 2027. Ook wil het land de centrale rol van ASEAN blijven "
        "ondersteunen.",
        (
            Want(
                "position",
                {"by": ("IND",), "stance": "support", "toward": ("ASEAN",)},
                "centrale rol van ASEAN",
            ),
        ),
    ),
    "S74": Row(
        "De Indiase premier Narendra Modi bracht een staatsbezoek aan Laos (19-20 juni 2022).",
        (Want("visit", {"from_": "IND", "to": "LAO", "when": "2022-06-19/2022-06-20"}),),
    ),
    "S75": Row(
        "Premier Narendra Modi bracht in juni 2022 een werkbezoek aan Laos. President Droupadi Murmu bracht in juli 2022 een staatsbezoek aan Laos.",
        (
            Want("visit", {"level": "working", "when": "2022-06"}),
            Want("visit", {"level": "state", "when": "2022-07"}),
        ),
    ),
    "S76": Row(
        "Op de middag van 20 juni 2022 voerde premier Narendra Modi in Vientiane een gesprek met de Franse president Emmanuel Macron. "
        "In mei 2023 voerde premier Narendra Modi gesprekken met president Emmanuel Macron tijdens zijn officiële bezoek aan Frankrijk.",
        (
            Want(
                "meeting",
                {
                    "when": "2022-06-20",
                    "where": "Vientiane",
                    "where_state": "LAO",
                    "persons": ("Narendra Modi", "Emmanuel Macron"),
                    "note": "in the afternoon",
                },
            ),
            Want("visit", {"from_": "IND", "to": "FRA", "level": "official", "when": "2023-05"}),
            Want("meeting", {"when": "2023-05", "note": "during the visit of Narendra Modi to FRA"}),
        ),
    ),
    "S77": Row(
        "President Droupadi Murmu bracht in mei 2022 een bezoek aan Frankrijk ter gelegenheid van de herdenking van de 80e verjaardag van het verdrag.",
        (
            Want(
                "visit",
                {
                    "from_": "IND",
                    "to": "FRA",
                    "when": "2022-05",
                    "occasion": "herdenking van de 80e verjaardag van het verdrag",
                },
            ),
        ),
    ),
    "S78": Row(
        "Dit is de vierde keer dat premier Narendra Modi Frankrijk bezoekt.",
        (Want("visit", {"from_": "IND", "to": "FRA", "ordinal": 4}),),
    ),
    "S79": Row(
        "India en Laos vieren de 30e verjaardag van de ondertekening van het Verdrag inzake goed nabuurschap. "
        "In 2022 vierden India en Laos de 20e verjaardag van de ondertekening van het Handelsverdrag.",
        (
            Want(
                "agreement",
                {
                    "act": "signed",
                    "kind": "treaty",
                    "title": "Verdrag inzake goed nabuurschap",
                    "parties": ("IND", "LAO"),
                    "when": None,
                    "note": "if counted in 2023, the year of the text: 2023 - 30 = 1993",
                },
            ),
            Want(
                "agreement",
                {
                    "act": "signed",
                    "when": "2002",
                    "when_text": "20e verjaardag",
                    "note": "2022 - 20 = 2002",
                    "flags": ("derived year",),
                },
                "Handelsverdrag",
            ),
        ),
    ),
    "S80": Row(
        "| Premier Narendra Modi woont de BRICS-top in Brazilië bij, juli 2022. (Bron: BRICS) |\nDe handel groeit gestaag door.\n",
        (Want("meeting", {"body": "BRICS", "when": "2022-07", "where_state": "BRA", "zone": "caption"}),),
    ),
    "S81": Row(
        "De topleiders van India en Laos voerden een openhartige en vertrouwelijke uitwisseling over regionale kwesties.\n"
        "Bron: https://baoquocte.vn/viet-nam-lao-tang-cuong-hop-tac-nhieu-mat-va-huu-nghi-100200.html\n",
        (
            Want(
                "meeting",
                {
                    "parties": ("IND", "LAO"),
                    "flags": (
                        "false friend: vertrouwelijke uitwisseling may stand for vol vertrouwen (een sfeer van vertrouwen)",
                    ),
                },
            ),
        ),
    ),
    "S82": Row(
        INTRO
        + "India hoopt de handel met Laos te vergroten. India is bereid de wegen in Laos te verbeteren. India streeft ernaar de bruggen in "
        "Laos te moderniseren. India zal de dammen in Laos uitbreiden. India en Laos kwamen overeen het spoor te vernieuwen.",
        tuple(
            Want("commitment", {"strength": strength}, words)
            for strength, words in (
                ("hoped", "handel"),
                ("willing", "wegen"),
                ("aimed", "bruggen"),
                ("undertaken", "dammen"),
                ("agreed", "spoor"),
            )
        ),
    ),
    "S83": Row(
        "Het partnerschap is een hoogtepunt en een groot succes.",
        (),
        ("act", "agreement", "commitment", "indicator", "position"),
    ),
    "S84": Row(
        "De heroïsche jaren van de strijd voor vrijheid blijven onvergetelijk. De bevolking van Laos zal de hulp van India nooit vergeten. "
        "Het Laotiaanse volk koestert warme gevoelens voor India.",
        (),
        ("act", "agreement", "commitment", "position"),
    ),
    "S85": Row("Wie water drinkt, gedenkt de bron.", (), ("act", "agreement", "commitment", "position")),
    "S87": Row(
        "Tijdens het bezoek van premier Narendra Modi aan Laos (19-20 juni 2022) en het bezoek van de Laotiaanse president aan India "
        "bereikten beide partijen veel belangrijke overeenkomsten.",
        (
            Want(
                "agreement",
                {"act": "agreed", "parties": ("IND", "LAO"), "count": None, "when": None, "title": None},
            ),
            Want("visit", {"from_": "IND", "to": "LAO", "when": "2022-06-19/2022-06-20"}),
            Want("visit", {"from_": "LAO", "to": "IND", "when": None}),
        ),
    ),
}


OPENING = "The leaders of Laos and India held talks. "

ENGLISH: dict[str, Row] = {
    "S12": Row(
        "Foreign Minister Subrahmanyam Jaishankar said that President Emmanuel Macron had stated that France supports the bid of Laos.",
        (
            Want(
                "position",
                {"by": ("FRA",), "speaker": "Emmanuel Macron", "note": "quoted by Subrahmanyam Jaishankar"},
            ),
        ),
    ),
    "S24": Row(
        "President Vladimir Putin paid a state visit to Laos after he was re-elected for a fifth term in March 2018.",
        (
            Want(
                "office",
                {"person": "Vladimir Putin", "act": "elected", "when": "2018-03", "note": "term 5"},
            ),
            Want("visit", {"from_": "RUS", "to": "LAO", "when": None}),
        ),
    ),
    "S27": Row(
        "Joint oil and gas projects in India and Laos with the participation of Tata Power and Gazprom continue.",
        (Want("mechanism", {"kind": "project", "parties": ("IND", "LAO", "Tata Power", "Gazprom")}),),
    ),
    "S32": Row(
        "In 2021, India and Laos celebrated the 65th anniversary of the establishment of diplomatic relations.",
        (
            Want(
                "relationship",
                {"level": "diplomatic_relations", "act": "holds", "when": "1956", "note": "2021 - 65 = 1956"},
            ),
        ),
    ),
    "S40": Row(
        OPENING
        + "They will soon agree on and implement the Master Plan for cooperation between India and Laos to 2030.",
        (
            Want(
                "agreement",
                {
                    "act": "agreed",
                    "kind": "plan",
                    "title": "Master Plan for cooperation between India and Laos to 2030",
                    "modality": "planned",
                },
            ),
            Want("commitment", {"strength": "undertaken", "by": ("IND", "LAO")}, "implement"),
        ),
    ),
    "S45": Row(
        "The Belt and Road Initiative, proposed by President Xi Jinping in 2013, is well known.",
        (
            Want(
                "position",
                {
                    "by": ("CHN",),
                    "stance": "call_for",
                    "about": "Belt and Road Initiative",
                    "when": "2013",
                    "modality": "asserted",
                },
            ),
        ),
    ),
    "S52": Row(
        OPENING
        + "Also on the agenda is the promotion of cooperation in nuclear energy. The agenda includes Syria and Iran.",
        (
            Want(
                "commitment",
                {
                    "by": ("IND", "LAO"),
                    "strength": "aimed",
                    "action": "the promotion of cooperation in nuclear energy",
                },
            ),
        ),
        ("agreement",),
    ),
    "S57": Row(
        "India and Laos cooperate on defence, especially in ASEAN-led mechanisms.",
        (
            Want(
                "act",
                {"plover": "COOPERATE", "by": ("IND", "LAO"), "note": "within the framework of ASEAN"},
            ),
        ),
    ),
    "S58": Row(
        "India has been a dialogue partner of ASEAN since 1992. In 2022 a strategic partnership between India and the Association was "
        "established.",
        (
            Want(
                "relationship",
                {"level": "strategic_partnership", "parties": ("IND", "ASEAN"), "when": "2022"},
            ),
        ),
    ),
    "S61": Row(
        OPENING
        + "Both sides work towards the goal of the leaders of both countries: improving the payment system and raising trade turnover to 5 "
        "billion dollars by 2030.",
        (
            Want(
                "commitment",
                {
                    "by": ("IND", "LAO"),
                    "deadline": "2030",
                    "target": {"measure": "trade_turnover", "value": 5e9},
                    "action": "raising trade turnover to 5 billion dollars by 2030",
                },
            ),
        ),
        ("indicator",),
    ),
    "S70": Row(
        OPENING + "Both sides will promote trade. Strengthen cooperation in education.",
        (
            Want(
                "commitment",
                {
                    "areas": ("education",),
                    "flags": ("subjectless imperative",),
                    "note": "the sentence names nobody who acts; suggested from those before it: LAO, IND",
                },
            ),
        ),
    ),
    "S73": Row(
        "India is a close friend of Laos. The country continues to support the central role of ASEAN.",
        (Want("position", {"by": ("IND",), "stance": "support", "toward": ("ASEAN",)}),),
    ),
    "S76": Row(
        "On the afternoon of 20 June 2022, Prime Minister Narendra Modi held talks with French President Emmanuel Macron during his state "
        "visit to India.",
        (
            Want(
                "meeting",
                {
                    "when": "2022-06-20",
                    "note": "in the afternoon; during the visit of Emmanuel Macron to IND",
                    "parties": ("IND", "FRA"),
                },
            ),
            Want("visit", {"from_": "FRA", "to": "IND", "level": "state"}),
        ),
    ),
    "S77": Row(
        "President Droupadi Murmu visited France in May 2022 to attend the 80th anniversary of the victory. "
        "Prime Minister Narendra Modi visited Italy in October 2021 for the G20 summit.",
        (
            Want("visit", {"to": "FRA", "when": "2022-05", "occasion": "80th anniversary of the victory"}),
            Want("visit", {"to": "ITA", "when": "2021-10", "occasion": "G20 summit"}),
        ),
    ),
    "S79": Row(
        "In 2022, India and Laos celebrated the 20th anniversary of the signing of the Treaty on Good Neighbourliness.",
        (
            Want(
                "agreement",
                {
                    "act": "signed",
                    "title": "Treaty on Good Neighbourliness",
                    "when": "2002",
                    "note": "2022 - 20 = 2002",
                },
            ),
        ),
    ),
    "S84": Row(
        "The people of Laos cherish warm feelings for India. The people of Laos will always be grateful for the help of India.",
        (),
        ("act", "agreement", "commitment", "position"),
    ),
}


def read(text: str, published: str | None = "2023-05-10", language: str = "nl") -> Reading:
    document = read_bytes(
        text.encode(), "row.txt", options=ReadOptions(language=language, published=published)
    )
    return read_document(document, load_pack(language), load_lexicon(language))


def agrees(slot: str, value: Any, wanted: Any) -> bool:
    """Areas, flags, those addressed: the wanted ones are there; actors: the same, in any order; a target: the slots wanted."""
    if isinstance(wanted, dict):
        return value is not None and all(getattr(value, part) == it for part, it in wanted.items())
    if slot in ("areas", "flags", "toward"):
        return set(wanted) <= set(value)
    if isinstance(wanted, tuple):
        return sorted(wanted) == sorted(value)
    return bool(value == wanted)


def fits(record: RecordUnion, want: Want) -> bool:
    if record.__struct_config__.tag != want.kind or want.words not in record.evidence[0].quote:
        return False
    return all(agrees(slot, getattr(record, slot), wanted) for slot, wanted in want.slots.items())


@pytest.mark.parametrize("row", ROWS)
def test_row(row: str) -> None:
    holds(ROWS[row], "nl")


@pytest.mark.parametrize("row", ENGLISH)
def test_row_in_english(row: str) -> None:
    holds(ENGLISH[row], "en")


def holds(row: Row, language: str) -> None:
    """Asserts that a text gives the records of its row and none of those that it must not give."""
    text, wanted, never, published = row
    records = [statement.record for statement in read(text, published, language).statements]
    for want in wanted:
        assert any(fits(record, want) for record in records), f"no {want} among {records}"
    for record in records:
        assert record.evidence[0].holds_in(text)
        assert record.__struct_config__.tag not in never
        assert not {getattr(record, "person", None), *getattr(record, "persons", ())} & set(never)


def test_a_text_without_title_date_author_or_source_says_so() -> None:
    """S01, S08."""
    document = extract(
        read_bytes(b"India en Laos werken al lang samen en dat blijft zo.", "row.txt")
    ).document
    for field in ("title", "published", "author", "republished_from"):
        assert getattr(document.metadata, field).value is None
        assert getattr(document.metadata, field).origin == "missing"


def test_an_empty_picture_leaves_offsets_true() -> None:
    """S04."""
    text = (
        "De Indiase premier sprak lang.\n![]() | ![]() |\nIn 2019 ondertekenden India en Laos een protocol.\n"
    )
    quotes = [statement.record.evidence[0] for statement in read(text).statements]
    assert [quote.quote for quote in quotes] == ["In 2019 ondertekenden India en Laos een protocol."]
    assert quotes[0].start == text.index("In 2019")


def test_a_date_is_inferred_from_an_anniversary_with_its_sentences() -> None:
    """S15."""
    text = (
        "Het verdrag tussen India en Laos is ondertekend op 3 mei 2014. De handel groeide snel en de banden zijn goed. "
        "Dit jaar is het tien jaar geleden dat dit verdrag werd ondertekend."
    )
    field = extract(read_bytes(text.encode(), "row.txt")).document.metadata.published
    assert (field.value or "")[:4] == "2024"
    assert field.origin == "inferred"
    assert len(field.evidence) >= 2


# -- the table ----------------------------------------------------------------------------------------------------


def table() -> list[list[str]]:
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if re.match(r"\| S\d\d \|", line)]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_the_table_lists_every_row_once() -> None:
    assert [cells[0] for cells in table()] == [f"S{number:02d}" for number in range(1, 89)]


@pytest.mark.parametrize("cells", table(), ids=lambda cells: cells[0])
def test_a_row_says_what_how_by_which_test_and_how_far(cells: list[str]) -> None:
    row, what, how, tests, state = cells
    assert len(what) > 10
    assert len(how) > 10
    word = next((word for word in STATES if state.startswith(word)), None)
    assert word, state
    if word == "partly":
        assert len(state) > len("partly: ") + 8, "say what is missing"
    named = re.findall(r"`([^`]+)`", tests)
    assert named or word == "next version", "no test is named"
    if row in ROWS:
        assert f"test_row[{row}]" in named
    if row in ENGLISH:
        assert f"test_row_in_english[{row}]" in named
    for name in named:
        assert exists(name), name
    for module in re.findall(r"`([a-z_/]+(?:\.py|/))`", how):
        assert (ROOT / "src/servanda" / module).exists(), module


def exists(name: str) -> bool:
    """Whether a test that the table names is there: `test_row[S02]`, `test_x` of this file, or `folder/file.py::test_x`."""
    inner = re.fullmatch(r"test_row(_in_english)?\[(S\d\d)\]", name)
    if inner:
        return inner[2] in (ENGLISH if inner[1] else ROWS)
    path, _, function = name.rpartition("::")
    file = ROOT / "tests" / path if path else Path(__file__)
    return file.is_file() and f"def {function}(" in file.read_text("utf-8")
