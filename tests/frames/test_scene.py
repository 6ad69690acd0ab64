"""Time and truth of an event: which date belongs to it, and how firmly it is said."""

from __future__ import annotations

import pytest
from reading import of_file

# language, published, sentence, record type, when, modality
CASES = [
    ("nl", "2019-03-20", "De Chinese president Xi Jinping brengt van donderdag tot en met zaterdag een staatsbezoek aan Italië.",
     "visit", "2019-03-21/2019-03-23", "planned"),
    ("en", "2025-10-01", "China and Japan will sign a fisheries agreement in April.", "agreement", "2026-04", "planned"),
    ("en", "2025-10-01", "China and Japan signed a fisheries agreement in April.", "agreement", "2025-04", "asserted"),
    ("en", "2025-10-01", "China and Japan refused to sign a fisheries agreement.", "agreement", None, "denied"),
    ("en", "2025-10-01", "China and Japan did not sign a fisheries agreement.", "agreement", None, "denied"),
    ("nl", "2025-10-01", "China en Japan ondertekenden geen visserijverdrag.", "agreement", None, "denied"),
    ("en", "2025-10-01", "In 2019 China and Japan signed a fisheries agreement.", "agreement", "2019", "asserted"),
    ("nl", "2025-10-01", "In 2019 ondertekenden China en Japan een visserijverdrag.", "agreement", "2019", "asserted"),
    ("nl", "2025-10-01", "China en Japan zullen naar verwachting een visserijverdrag ondertekenen.", "agreement", None, "planned"),
    ("en", "2025-10-01", "China and Japan are to sign a fisheries agreement on Monday.", "agreement", "2025-10-06", "planned"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "published", "text", "kind", "when", "modality"), CASES, ids=[row[2][:60] for row in CASES]
)
def test_time_and_truth(
    language: str, published: str, text: str, kind: str, when: str | None, modality: str
) -> None:
    records = [r for r in of_file(language, text, published) if r.__struct_config__.tag == kind]
    assert [(r.when, r.modality) for r in records] == [(when, modality)]
