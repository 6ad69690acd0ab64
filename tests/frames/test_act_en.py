"""Acts in English sentences: what was done, by whom and against whom; and what is none."""

from __future__ import annotations

from typing import Any

import pytest
from reading import assert_exactly, assert_nothing, of_type

CASES: list[tuple[str, list[dict[str, Any]]]] = [
    ("Somalia recalled its ambassador from Addis Ababa.",
     [{"plover": "SANCTION", "by": {"SOM"}, "against": {"ETH"}}]),
    ("The Ethiopian ambassador was expelled by Mogadishu.",
     [{"plover": "SANCTION", "by": {"SOM"}, "against": {"ETH"}}]),
    ("India closed the border crossing at Attari with Pakistan.",
     [{"plover": "SANCTION", "by": {"IND"}, "against": {"PAK"}}]),
    ("The EU lifted the sanctions on Syria.",
     [{"plover": "CONCEDE", "by": {"EU"}, "against": {"SYR"}}]),
    ("Russia invaded Ukraine in February 2022.",
     [{"plover": "ASSAULT", "by": {"RUS"}, "against": {"UKR"}}]),
    ("Israeli strikes on Iran continued.",
     [{"plover": "ASSAULT", "by": {"ISR"}, "against": {"IRN"}}]),
    ("The United States imposed tariffs on Chinese goods.",
     [{"plover": "SANCTION", "by": {"USA"}, "against": {"CHN"}}]),
    ("North Korea launched a ballistic missile.",
     [{"plover": "MOBILIZE", "by": {"PRK"}}]),
    ("Poland accused Belarus of a hybrid attack.",
     [{"plover": "ACCUSE", "by": {"POL"}, "against": {"BLR"}}]),
    ("The Netherlands donated F-16s to Ukraine.",
     [{"plover": "AID", "by": {"NLD"}, "against": {"UKR"}}]),
    ("Germany and France cooperate closely on defence.",
     [{"plover": "COOPERATE", "by": {"DEU", "FRA"}}]),
    ("The United States will impose tariffs on Brazil.",
     [{"plover": "SANCTION", "by": {"USA"}, "against": {"BRA"}}]),
    ("Poland declared 59 Russian diplomats personae non gratae.",
     [{"plover": "SANCTION", "by": {"POL"}, "against": {"RUS"}}]),
    ("The Netherlands shut the Russian consulate in The Hague.",
     [{"plover": "SANCTION", "by": {"NLD"}, "against": {"RUS"}}]),
    ("China suspended high-level contacts with Lithuania.",
     [{"plover": "SANCTION", "by": {"CHN"}, "against": {"LTU"}}]),
    ("Canada slapped tariffs on Chinese cars.",
     [{"plover": "SANCTION", "by": {"CAN"}, "against": {"CHN"}}]),
    ("Russia expelled 13 Ukrainian diplomats and four each from Germany, Poland and Canada.",
     [{"plover": "SANCTION", "by": {"RUS"}, "against": {"UKR", "DEU", "POL", "CAN"}}]),
    ("The Russian ambassador was summoned to the Foreign Ministry in Warsaw.",
     [{"plover": "PROTEST", "by": {"POL"}, "against": {"RUS"}}]),
    ("Turkey withdrew its ambassador from Israel.",
     [{"plover": "SANCTION", "by": {"TUR"}, "against": {"ISR"}}]),
    ("Britain holds Russia responsible for the poisoning.",
     [{"plover": "ACCUSE", "by": {"GBR"}, "against": {"RUS"}}]),
    ("Russia threatened to leave the treaty.",
     [{"plover": "THREATEN", "by": {"RUS"}, "action": "threatened to leave the treaty"}]),
    ("Qatar brokered a ceasefire between Israel and Hamas.",
     [{"plover": "COOPERATE", "by": {"QAT"}}]),
    ("Denmark helped Ukraine rebuild its hospitals.",
     [{"plover": "AID", "by": {"DNK"}, "against": {"UKR"}}]),
    ("China lodged solemn representations with Japan.",
     [{"plover": "PROTEST", "by": {"CHN"}, "against": {"JPN"}}]),
    ("Russia announced that sixty American diplomats must leave by Thursday.",
     [{"plover": "SANCTION", "by": {"RUS"}, "against": {"USA"}}]),
    ("The Dutch ambassador was summoned on Monday, Russia said.",
     [{"plover": "PROTEST", "by": {"RUS"}, "against": {"NLD"}}]),
    ("Malaysia pulled its envoys from Oslo and Stockholm.",
     [{"plover": "SANCTION", "by": {"MYS"}, "against": {"NOR", "SWE"}}]),
    ("China stopped buying soybeans from the United States.",
     [{"plover": "SANCTION", "by": {"CHN"}, "against": {"USA"}}]),
    ("China no longer buys coal from Australia.",
     [{"plover": "SANCTION", "by": {"CHN"}, "against": {"AUS"}}]),
    ("The United States doubled its tariffs on Indian goods.",
     [{"plover": "SANCTION", "by": {"USA"}, "against": {"IND"}}]),
    ("China scrapped tariffs on Australian wine.",
     [{"plover": "CONCEDE", "by": {"CHN"}, "against": {"AUS"}}]),
    ("Rwanda reopened the border with Uganda.",
     [{"plover": "CONCEDE", "by": {"RWA"}, "against": {"UGA"}}]),
    ("Turkey sent tents and blankets to Sudan.",
     [{"plover": "AID", "by": {"TUR"}, "against": {"SDN"}}]),
    ("Iran shot down an American drone.",
     [{"plover": "ASSAULT", "by": {"IRN"}, "against": {"USA"}}]),
    ("Iran launched missiles at Israel.",
     [{"plover": "ASSAULT", "by": {"IRN"}, "against": {"ISR"}}]),
    ("The navies of India and Oman held their second joint exercise.",
     [{"plover": "COOPERATE", "by": {"IND", "OMN"}}]),
]  # fmt: skip

NOTHING = [
    "Kenya will lodge a complaint against Uganda at the WTO.",
    "India has not undertaken to stop buying Russian oil.",
    "The doubled tariffs hurt the farmers of Kenya.",
    "For 79 minutes the visitors hardly threatened.",
    "Police in Leeds arrested two men.",
    "Japan is ready to cooperate with Kenya on energy.",
    "The Netherlands sent a minister to Kenya.",
    "China deployed new software in Kenya.",
    "Will Russia attack Poland?",
    "Zelensky said Russian troops must leave Ukraine.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_records(text: str, expected: list[dict[str, Any]]) -> None:
    assert_exactly(of_type("en", text, "act"), expected)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert_nothing("en", text, "act")
