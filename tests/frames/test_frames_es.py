"""Spanish sentences: what the frames read in them, and what the declared properties of the pack are for."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from servanda.pipeline import extract
from servanda.readers import ReadOptions, read_bytes


def read(text: str) -> list[dict[str, Any]]:
    """The records of a Spanish text of 3 June 2025, without those of offices."""
    options = ReadOptions(language="es", published="2025-06-03")
    found = extract(read_bytes(text.encode(), "x.txt", options=options)).statements
    records = [msgspec.to_builtins(statement.record) for statement in found]
    return [record for record in records if record["type"] != "office"]


def one(text: str, kind: str, **slots: Any) -> bool:
    """Whether a text gives a record of this type with these slots."""
    return any(
        record["type"] == kind
        and all(
            sorted(value) == sorted(record.get(name, ()))
            if isinstance(value, list)
            else record.get(name) == value
            for name, value in slots.items()
        )
        for record in read(text)
    )


@pytest.mark.parametrize(
    ("text", "kind", "slots"),
    [
        # The subject stands behind its verb.
        (
            "Llegó el lunes a Lima el canciller colombiano Luis Gilberto Murillo.",
            "visit",
            {"from": "COL", "to": "PER"},
        ),
        ("Firmaron Perú y Chile un tratado de extradición.", "agreement", {"parties": ["PER", "CHL"]}),
        ("Se reunieron en Bogotá los cancilleres de Perú y Chile.", "meeting", {"parties": ["PER", "CHL"]}),
        # The subject is left out, and the one spoken of goes on.
        (
            "El presidente Gabriel Boric llegó a Nueva Delhi. Visitará también Japón.",
            "visit",
            {"from": "CHL", "to": "JPN", "modality": "planned"},
        ),
        (
            "Los presidentes de Perú y Chile se reunieron en Lima. Acordaron duplicar el comercio bilateral.",
            "commitment",
            {"by": ["PER", "CHL"], "strength": "agreed"},
        ),
        # A person or state that is an object has a preposition.
        (
            "El presidente Macron recibió al primer ministro Modi en París.",
            "meeting",
            {"parties": ["FRA", "IND"]},
        ),
        ("Japón reconoció a Kosovo en 2008.", "relationship", {"parties": ["JPN", "XKX"]}),
        # The accent tells the verb from the noun.
        (
            "Suecia solicitó la adhesión y en 2024 ingresó en la OTAN.",
            "membership",
            {"actor": "SWE", "act": "joined"},
        ),
        # A future of one word is an undertaking.
        (
            "México construirá un hospital en Guatemala.",
            "commitment",
            {"by": ["MEX"], "strength": "undertaken"},
        ),
    ],
)
def test_a_sentence_is_read(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert one(text, kind, **slots), read(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # A conditional promises nothing.
        ("México construiría un hospital en Guatemala.", "commitment"),
        # A state by its name behind «visitó» is where somebody went, not who went.
        ("Durante la feria llegó a Perú y Chile un grupo de turistas.", "visit"),
        # What is looked at is not what was signed.
        ("El ingreso de Suecia fue tema de una película.", "agreement"),
    ],
)
def test_a_sentence_gives_nothing_of_this(text: str, kind: str) -> None:
    assert not [record for record in read(text) if record["type"] == kind]
