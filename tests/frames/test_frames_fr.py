"""Records from French sentences: elision, contractions, reflexives, compound tenses, negation, reported conditional."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from reading import assert_among, of_file


def records(text: str) -> list[dict[str, Any]]:
    return [msgspec.to_builtins(record) for record in of_file("fr", text, published="2024-06-18")]


CASES: list[tuple[str, dict[str, Any]]] = [
    (
        "Le président russe Vladimir Poutine se rendra au Vietnam les 19 et 20 juin.",
        {"type": "visit", "to": "VNM", "from": "RUS", "when": "2024-06-19/2024-06-20", "modality": "planned"},
    ),
    (
        "La France et l'Allemagne ont signé mardi à Paris un accord de coopération dans le domaine de l'énergie.",
        {"type": "agreement", "act": "signed", "parties": ("FRA", "DEU"), "when": "2024-06-18"},
    ),
    (
        "La cheffe de la diplomatie allemande Annalena Baerbock est arrivée lundi à Pékin.",
        {"type": "visit", "to": "CHN", "persons": ("Annalena Baerbock",), "modality": "asserted"},
    ),
    (
        "Les présidents de la France et de la Pologne se sont rencontrés à Genève.",
        {"type": "meeting", "parties": ("FRA", "POL"), "where_state": "CHE"},
    ),
    (
        "L'Ukraine n'a pas signé l'accord avec la Russie.",
        {"type": "agreement", "act": "signed", "modality": "denied"},
    ),
    (
        "Le traité d'amitié entre la Chine et la Corée du Nord a été signé en 1961.",
        {"type": "agreement", "kind": "treaty", "parties": ("CHN", "PRK"), "when": "1961"},
    ),
    (
        "La Chine et le Laos ont élevé leurs relations au rang de partenariat stratégique global en 2009.",
        {"type": "relationship", "act": "upgraded", "level": "comprehensive_strategic_partnership"},
    ),
    (
        "Le Japon s'engage à réduire ses émissions d'ici 2030.",
        {"type": "commitment", "by": ("JPN",), "strength": "undertaken", "deadline": "2030"},
    ),
    (
        "Les échanges commerciaux entre la France et le Maroc ont atteint 14 milliards d'euros en 2023.",
        {"type": "indicator", "measure": "trade_turnover", "value": 14e9, "unit": "EUR", "when": "2023"},
    ),
    (
        "La Finlande est devenue membre de l'Otan en 2023.",
        {"type": "membership", "actor": "FIN", "org": "NATO"},
    ),
    ("Les Pays-Bas ont condamné l'attaque.", {"type": "position", "by": ("NLD",), "stance": "condemn"}),
    (
        "La Russie a retiré ses troupes de Kherson.",
        {"type": "act", "plover": "RETREAT", "by": ("RUS",)},
    ),
]


@pytest.mark.parametrize(("sentence", "wanted"), CASES)
def test_records(sentence: str, wanted: dict[str, Any]) -> None:
    assert_among(records(sentence), wanted)


@pytest.mark.parametrize(
    "sentence",
    [
        "Le train retourne à Paris.",
        "La France a rencontré un grand succès en Pologne.",
        "Les chiffres parlent d'eux-mêmes.",
        "Le couple a adopté un enfant.",
        "La dette du Chili a augmenté.",
        "Le chanteur a apposé sa signature sur la photo.",
        "Ils ont parlé du temps qu'il fait à Rome.",
    ],
)
def test_nothing_is_made_up(sentence: str) -> None:
    assert records(sentence) == []
