"""The two articles that the project began with, where they lie beside it: what must be read in them, word for word."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pytest

from servanda.model import RecordUnion
from servanda.pipeline import Extraction, extract
from servanda.readers import read_path

TEXTS = Path(__file__).parents[3] / "shared" / "texts"

pytestmark = pytest.mark.skipif(not TEXTS.is_dir(), reason="the two articles are not part of this repository")

BOTH = ("RUS", "VNM")
COMMISSION = "Eurasian Economic Commission"

EXPECTED: list[tuple[str, int, str, dict[str, Any], str]] = [
    ("treaty of 1994", 1, "agreement", {"act": "signed", "kind": "treaty", "parties": BOTH, "when": "1994"}, "In 1994"),
    ("declaration of 2001", 1, "agreement", {"act": "signed", "kind": "declaration", "parties": BOTH, "when": "2001"}, "In 2001"),
    (
        "upgrade of 2012", 1, "relationship",
        {"level": "comprehensive_strategic_partnership", "act": "upgraded", "parties": BOTH, "when": "2012"}, "In 2012",
    ),
    (
        "upgrade of 2012 in the other text", 2, "relationship",
        {"level": "comprehensive_strategic_partnership", "act": "upgraded", "parties": BOTH, "when": "2012"}, "in 2012",
    ),
    ("free trade agreement", 1, "agreement", {"act": "signed", "kind": "fta", "parties": ("EAEU", "VNM"), "when": "2015-05-29"}, "29 mei 2015"),
    (
        "visit of 2001", 1, "visit",
        {"from_": "RUS", "to": "VNM", "persons": ("Vladimir Putin",), "when": "2001"}, "eerste bezoek",
    ),
    (
        "visit of June 2024 in a caption", 1, "visit",
        {"from_": "RUS", "to": "VNM", "when": "2024-06", "level": "state", "zone": "caption"}, "juni 2024",
    ),
    (
        "visit of June 2024 with its days", 1, "visit",
        {"from_": "RUS", "to": "VNM", "persons": ("Vladimir Putin",), "when": "2024-06-19/2024-06-20"}, "19-20 juni 2024",
    ),
    (
        "visit of May 2025", 1, "visit",
        {"from_": "VNM", "to": "RUS", "persons": ("To Lam",), "when": "2025-05", "level": "official"}, "mei 2025",
    ),
    (
        "26th session", 1, "meeting",
        {"ordinal": 26, "parties": BOTH, "modality": "planned", "when": "2025-10/2025-12", "where_state": "VNM"}, "26e zitting",
    ),
    (
        "convention of the United Nations", 1, "agreement",
        {"act": "signed", "modality": "planned", "when": "2025-10", "where": "Hanoi", "where_state": "VNM"},
        "Verdrag van de Verenigde Naties tegen cybercriminaliteit",
    ),
    (
        "target of 15 billion in 2030", 1, "commitment",
        {"by": BOTH, "deadline": "2030", "target": ("trade_turnover", 15e9, "USD"), "measurable": True}, "15 miljard dollar",
    ),
    (
        "growth of more than a quarter", 1, "indicator",
        {
            "measure": "trade_turnover", "kind": "change_pct", "value": 25.0, "comparator": ">", "when": "2024", "speaker": "VNM", "about": BOTH,
        },
        "meer dan een kwart",
    ),
    *(
        (
            f"factor for {state}", 1, "indicator",
            {"measure": "trade_turnover", "kind": "factor", "value": value, "about": (state, "VNM"), "speaker": COMMISSION}, words,
        )
        for state, value, words in (
            ("ARM", 61.0, "Met Armenië"), ("BLR", 34.0, "met Wit-Rusland"), ("KAZ", 4.2, "met Kazachstan"), ("KGZ", 14.5, "met Kirgizië"),
            ("RUS", 1.3, "met Rusland"),
        )
    ),
    ("quota of scholarships", 1, "indicator", {"measure": "scholarships", "kind": "count", "value": 1000.0}, "1.000 beurzen"),
    ("partner of BRICS", 1, "membership", {"actor": "VNM", "org": "BRICS", "role": "partner"}, "BRIC-landen"),
    (
        "master plan to be agreed", 2, "agreement",
        {"act": "agreed", "kind": "plan", "modality": "planned", "parties": BOTH, "when_text": "binnenkort"}, "tot 2030",
    ),
    ("master plan to be carried out", 2, "commitment", {"by": BOTH, "strength": "undertaken"}, "Masterplan"),
    ("eleven documents", 2, "agreement", {"act": "signed", "count": 11, "parties": BOTH}, "elf ondertekende"),
    ("support for the host of APEC", 2, "position", {"by": ("RUS",), "stance": "support", "speaker": None}, "APEC-jaar 2027"),
    ("host of APEC", 2, "membership", {"actor": "VNM", "org": "APEC", "role": "host", "when": "2027"}, "APEC-jaar 2027"),
]  # fmt: skip


@functools.cache
def extraction(number: int) -> Extraction:
    return extract(read_path(TEXTS / f"seed-{number}-nl.txt"))


def fits(record: RecordUnion, kind: str, slots: dict[str, Any], words: str) -> bool:
    if record.__struct_config__.tag != kind or words not in record.evidence[0].quote:
        return False
    for slot, wanted in slots.items():
        value = getattr(record, slot)
        if slot == "target":
            value = value and (value.measure, value.value, value.unit)
        elif isinstance(wanted, tuple):
            value, wanted = sorted(value), sorted(wanted)
        if value != wanted:
            return False
    return True


@pytest.mark.parametrize(
    ("name", "number", "kind", "slots", "words"), EXPECTED, ids=[row[0] for row in EXPECTED]
)
def test_what_must_be_read(name: str, number: int, kind: str, slots: dict[str, Any], words: str) -> None:
    found = extraction(number)
    records = [statement.record for statement in found.statements]
    fitting = [record for record in records if fits(record, kind, slots, words)]
    assert fitting, (
        f"{name}: {[r for r in records if r.__struct_config__.tag == kind and words in r.evidence[0].quote]}"
    )
    for record in fitting:
        assert all(span.holds_in(found.document.text) for span in record.evidence)
