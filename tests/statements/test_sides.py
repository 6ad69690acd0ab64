"""For whom somebody acts: datelines, portfolios, spokespersons, own governments, lists, antecedents, seats of government."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from servanda.languages import load_pack
from servanda.languages.lexicon import load_lexicon
from servanda.readers import ReadOptions, read_bytes
from servanda.statements.reader import read_document


def _records(language: str, text: str, published: str) -> list[dict[str, Any]]:
    document = read_bytes(
        text.encode(), "one.txt", options=ReadOptions(language=language, published=published)
    )
    reading = read_document(document, load_pack(language), load_lexicon(language))
    return [msgspec.json.decode(msgspec.json.encode(s.record)) for s in reading.statements]


def _sides(record: dict[str, Any]) -> list[str]:
    """Whoever a record is of: parties, doers, or who goes where."""
    if record["type"] == "visit":
        return [record.get("from", ""), record.get("to", "")]
    return list(record.get("parties") or record.get("by") or ())


@pytest.mark.parametrize(
    ("language", "published", "text", "kind", "sides"),
    [
        # Datelines
        ("nl", "2024-05-22", "DEN HAAG (ANP) - De regering van Portugal wil de handel met Marokko uitbreiden.", "commitment", ["PRT"]),
        ("nl", "2024-05-22", "BRUSSEL (BELGA) - Frankrijk wil de banden met Marokko herstellen.", "commitment", ["FRA"]),
        ("nl", "2024-05-22", "Paramaribo - Suriname wil de banden met Nederland herstellen.", "commitment", ["SUR"]),
        ("en", "2024-05-22", "KYIV, Ukraine (AP) — Poland will send tanks to Ukraine.", "commitment", ["POL"]),
        ("en", "2024-05-22", "HANOI, VNA – Japan and Laos will promote tourism.", "commitment", ["JPN", "LAO"]),
        # A person at a time
        ("en", "2018-06-01", "Mark Rutte met Xi Jinping in Beijing on Friday.", "meeting", ["NLD", "CHN"]),
        ("en", "2025-05-01", "Norwegian Finance Minister Jens Stoltenberg met Janet Yellen in Oslo.", "meeting", ["NOR", "USA"]),
        ("nl", "2020-11-16", "De Surinaamse minister Ramdin van Buitenlandse Zaken sprak met minister Stef Blok.", "meeting", ["SUR", "NLD"]),
        ("nl", "2020-11-16", "Minister Albert Ramdin van Buitenlandse Zaken van Suriname bezocht Kenia.", "visit", ["SUR", "KEN"]),
        ("nl", "2012-05-22", "De Portugese oud-premier en toenmalig VN-gezant António Guterres bezocht Jordanië.", "visit", ["UN", "JOR"]),
        ("nl", "2025-11-01", "De Nederlandse NAVO-chef Mark Rutte sprak met president Zelensky in Kyiv.", "meeting", ["NATO", "UKR"]),
        # The sides
        ("en", "2024-05-22", "Japan and Laos held talks in Vientiane. The Sides will promote tourism.", "commitment", ["JPN", "LAO"]),
        ("en", "2024-05-22", "Japan and Laos held talks in Vientiane. Each side will open a centre.", "commitment", ["JPN", "LAO"]),
        ("nl", "2024-05-22", "Japan en Laos spraken in Vientiane. De Zijden zullen het toerisme bevorderen.", "commitment", ["JPN", "LAO"]),
        # The writer's and the own government
        ("en", "2024-05-22", "A path\nBy Dean Holt, United States Ambassador to Nepal\nMy government will build roads in Nepal. It is a long way. We know it.", "commitment", ["USA"]),
        ("nl", "2024-05-22", "Een nieuwe weg vooruit\nDoor Jan Vos, ambassadeur van Nederland in Jakarta\nMijn regering wil de handel met Indonesië uitbreiden. Wij weten dat dit kan.", "commitment", ["NLD"]),
        ("nl", "2024-05-22", "Een nieuwe weg vooruit\nDoor Jan Vos, ambassadeur van Nederland in Jakarta\nIk bedank Indonesië voor de steun. Wij vergeten dat niet.", "position", ["NLD"]),
        ("nl", "2024-05-22", "Het kabinet wil de hulp aan Indonesië beëindigen.", "commitment", ["NLD"]),
        ("nl", "2024-05-22", "Den Haag wil de hulp aan Rwanda beëindigen.", "commitment", ["NLD"]),
        # Spokespersons
        ("en", "2016-07-13", "Chinese Foreign Ministry spokesman Lu Kang called on Japan to return the islands.", "position", ["CHN"]),
        ("en", "2018-07-13", "State Department spokeswoman Heather Nauert condemned the attack.", "position", ["USA"]),
        ("en", "2018-07-13", "The spokesman for the French foreign ministry, Luc Noir, condemned the strike.", "position", ["FRA"]),
        ("nl", "2018-07-13", "De woordvoerder van het Chinese ministerie van Buitenlandse Zaken Geng Shuang veroordeelde de aanval.", "position", ["CHN"]),
        ("nl", "2018-07-13", "Een woordvoerder van het Witte Huis veroordeelde de aanval.", "position", ["USA"]),
        # Lists without "and", and lists of holders
        ("en", "2024-05-22", "Tokyo, Hanoi agree to expand trade", "commitment", ["JPN", "VNM"]),
        ("en", "2024-05-22", "Erdogan: Türkiye, Romania agree to expand trade", "commitment", ["TUR", "ROU"]),
        ("en", "2024-05-22", "France, Germany, Italy condemn the attack.", "position", ["FRA", "DEU", "ITA"]),
        ("en", "2023-11-16", "Presidents Biden and Xi met in San Francisco on Wednesday.", "meeting", ["USA", "CHN"]),
        ("nl", "2024-05-22", "Moskou, Peking en Teheran willen samenwerken.", "commitment", ["RUS", "CHN", "IRN"]),
        ("en", "2024-05-22", "Lavrov said that Moscow and Beijing will expand trade.", "commitment", ["RUS", "CHN"]),
        ("en", "2024-05-22", "He flew to Paris, and Berlin condemned Russia.", "position", ["DEU"]),
        ("nl", "2024-05-22", "Nadat minister Kaag maandag Parijs bezocht, ging ze naar Rome.", "visit", ["NLD", "FRA"]),
        # Antecedents
        ("en", "2024-05-22", "Indonesia belongs to ASEAN. It is negotiating with Canada.", "meeting", ["IDN", "CAN"]),
        ("nl", "2024-05-22", "Londen houdt zich afzijdig; het Kremlin ontkent elke betrokkenheid.", "position", ["RUS"]),
        ("nl", "2020-11-16", "De Surinaamse minister Ramdin kwam aan. De erfenis van Bouterse drukt op Suriname. Hij bedankte Nederland voor de hulp.", "position", ["SUR"]),
        # Seats of government
        ("en", "2024-05-22", "The Pentagon will send 3,000 troops to Poland.", "commitment", ["USA"]),
        ("en", "2024-05-22", "Brussels will impose tariffs on Chinese cars.", "act", ["EU"]),
        ("nl", "2024-05-22", "België en Marokko spraken af. Brussel wil de banden met Rabat herstellen.", "commitment", ["BEL"]),
        ("en", "2024-05-22", "Paris and Berlin will sign a treaty.", "agreement", ["FRA", "DEU"]),
        # Two states that hold talks are official enough
        ("en", "2024-05-22", "Japan and Laos held talks in Vientiane. The two sides agreed to open a centre. Both sides will promote tourism.", "meeting", ["JPN", "LAO"]),
    ],
)  # fmt: skip
def test_sides(language: str, published: str, text: str, kind: str, sides: list[str]) -> None:
    found = [_sides(record) for record in _records(language, text, published) if record["type"] == kind]
    assert found
    assert all(sorted(one) == sorted(sides) for one in found), found


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        # One party short would be wrong: whose minister the first one is, nobody tells.
        (
            "en",
            "Foreign ministers Luminita Odobescu and Hakan Fidan conferred with Radoslaw Sikorski.",
            "meeting",
        ),
        ("nl", "TASS sprak met de Russische minister Sergej Lavrov over Oekraïne.", "meeting"),
        ("en", "CNN met with Chinese President Xi Jinping in Beijing.", "meeting"),
        ("nl", "De Duitse regering zwijgt. Het kabinet wil de hulp aan Indonesië beëindigen.", "commitment"),
        ("en", "Tokyo, Japan will host the games.", "commitment"),
        ("nl", "Londen houdt zich afzijdig; critici ontkennen elke betrokkenheid.", "position"),
        ("en", "A police spokesman called on witnesses to come forward.", "position"),
    ],
)
def test_nobody_acts(language: str, text: str, kind: str) -> None:
    assert not [record for record in _records(language, text, "2024-05-22") if record["type"] == kind]


@pytest.mark.parametrize(
    ("language", "text", "offices"),
    [
        ("nl", "Minister Ramdin van Buitenlandse Zaken bezocht Kenia.", [("Ramdin", "minister of foreign affairs")]),
        ("nl", "De Nederlandse minister Kaag (Buitenlandse Zaken, D66) bezocht Kenia.", [("Sigrid Kaag", "minister of foreign affairs")]),
        ("nl", "De Surinaamse bewindsman van Buitenlandse Zaken sprak met Nederland over samenwerking.", []),
        ("en", "Mongolian Foreign Minister D.Tsogtbaatar visited Beijing.", [("D. Tsogtbaatar", "minister of foreign affairs")]),
        ("nl", "Staatssecretaris Knops van Buitenlandse Zaken bezocht Kenia.", [("Knops", "state secretary")]),
        ("en", "Kremlin spokesman Dmitry Peskov condemned the attack.", [("Dmitry Peskov", "spokesperson")]),
        ("en", "Hakan Fidan is to co-chair the 46th meeting of the commission in Ankara.", []),
    ],
)  # fmt: skip
def test_offices(language: str, text: str, offices: list[tuple[str, str]]) -> None:
    found = [r for r in _records(language, text, "2021-02-01") if r["type"] == "office"]
    assert [(r["person"], r["post"]) for r in found] == offices
