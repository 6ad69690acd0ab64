"""Who says it: quotations, reported speech, sources of statistics, authors, and the reporter's own voice."""

from __future__ import annotations

import pytest

from servanda.pipeline import extract
from servanda.readers import ReadOptions, read_bytes

# language, text, record type, speakers
CASES = [
    ("nl", "Volgens Chinese cijfers bedroeg de handel met Italië 54 miljard dollar.", "indicator", {"CHN"}),
    ("nl", "De handel tussen Peru en Chili steeg met 8 procent, blijkt uit cijfers van de Chileense douane.",
     "indicator", {"CHL"}),
    ("en", "According to Chilean statistics, trade between Peru and Chile rose by 8 percent.", "indicator", {"CHL"}),
    ("en", "Trade between Peru and Chile rose by 8 percent.", "indicator", {None}),
    ("en", "Putin said that Russia and Vietnam signed a trade agreement in 2024.", "agreement", {"Vladimir Putin"}),
    ("nl", "Poetin zei dat Rusland en Vietnam in 2024 een handelsverdrag ondertekenden.", "agreement", {"Vladimir Putin"}),
    ("nl", "Rusland stelt 1.000 studiebeurzen beschikbaar voor studenten uit Vietnam.", "indicator", {None}),
    ("nl", "VN-chef António Guterres riep India en Pakistan op tot terughoudendheid.", "position", {"António Guterres"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "kind", "speakers"), CASES, ids=[row[1][:60] for row in CASES])
def test_speaker(language: str, text: str, kind: str, speakers: set[str | None]) -> None:
    document = read_bytes(
        text.encode(), "one.txt", options=ReadOptions(language=language, published="2025-06-01")
    )
    found = [s.record for s in extract(document).statements if s.record.__struct_config__.tag == kind]
    assert {r.speaker for r in found} == speakers
