"""Acts in English sentences: what was done, by whom and against whom; and what is none."""

from __future__ import annotations

from typing import Any

import pytest
from frame_records import of_type

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
]  # fmt: skip

NOTHING = [
    "For 79 minutes the visitors hardly threatened.",
    "Police in Leeds arrested two men.",
    "Japan is ready to cooperate with Kenya on energy.",
]


def matches(record: dict[str, Any], expected: dict[str, Any]) -> bool:
    """Whether a record has every expected slot; sets compare without order."""
    return all(
        set(record.get(slot, ())) == value if isinstance(value, set) else record.get(slot) == value
        for slot, value in expected.items()
    )


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_records(text: str, expected: list[dict[str, Any]]) -> None:
    found = of_type("en", text, "act")
    for slots in expected:
        assert any(matches(record, slots) for record in found), (slots, found)
    assert len(found) == len(expected), found


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert of_type("en", text, "act") == []
