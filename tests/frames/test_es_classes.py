"""Spanish sentences by classes of construction: relatives, handing on, joined roles, lists of capitals, words for force."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from servanda.pipeline import extract
from servanda.readers import ReadOptions, read_bytes


def read(text: str) -> list[dict[str, Any]]:
    """The records of a Spanish text of 3 June 2025."""
    options = ReadOptions(language="es", published="2025-06-03")
    found = extract(read_bytes(text.encode(), "x.txt", options=options)).statements
    return [msgspec.to_builtins(statement.record) for statement in found]


def has(text: str, record_type: str, **slots: Any) -> bool:
    """Whether a text gives a record of this type with these slots."""
    return any(
        record["type"] == record_type
        and all(
            sorted(value) == sorted(record.get(name, ()))
            if isinstance(value, list)
            else record.get(name) == value
            for name, value in slots.items()
        )
        for record in read(text)
    )


READ: list[tuple[str, str, dict[str, Any]]] = [
    # What a relative clause describes is the subject of its verb of being, and can be the object of another.
    (
        "Bolivia, que desde 2024 es miembro pleno del Mercosur, firmó ayer un acuerdo con Chile.",
        "membership",
        {"actor": "BOL", "org": "Mercosur", "role": "member"},
    ),
    (
        "El ministro asistió a la cumbre de la APEC, que Perú preside por tercera vez.",
        "membership",
        {"actor": "PER", "org": "APEC", "role": "chair"},
    ),
    (
        "Perú y Tailandia firmaron un tratado de extradición, que entró en vigor en 2002.",
        "agreement",
        {"act": "entered_into_force", "when": "2002"},
    ),
    # A gerund behind a verb of going on is a verb, also where the stem is a noun.
    (
        "Bolivia seguirá formando parte de la Comunidad Andina.",
        "membership",
        {"actor": "BOL", "org": "Andean Community"},
    ),
    # A chair that is handed on.
    (
        "Argentina entregó a Brasil la presidencia del Mercosur.",
        "membership",
        {"actor": "ARG", "role": "chair", "act": "left"},
    ),
    (
        "Argentina entregó a Brasil la presidencia del Mercosur.",
        "membership",
        {"actor": "BRA", "role": "chair", "act": "accepted"},
    ),
    # Two roles of one state.
    (
        "Panamá, miembro asociado del Mercosur y observador del SICA, celebró la propuesta.",
        "membership",
        {"actor": "PAN", "org": "SICA", "role": "observer"},
    ),
    (
        "Panamá, miembro asociado del Mercosur y observador del SICA, celebró la propuesta.",
        "membership",
        {"actor": "PAN", "org": "Mercosur", "role": "partner"},
    ),
    # Banks of states have members.
    (
        "Honduras es miembro del Banco Centroamericano de Integración Económica (BCIE).",
        "membership",
        {"actor": "HND", "org": "CABEI"},
    ),
    ("Panamá ocupa un asiento no permanente en el Consejo de Seguridad.", "membership", {"actor": "PAN"}),
    # Whose accession: that of whom one congratulates.
    (
        "Chile felicitó a Tailandia por su ingreso en la OCDE.",
        "membership",
        {"actor": "THA", "org": "OECD", "act": "joined"},
    ),
    # Titles with a list of capitals; a new instrument behind a coordinator.
    (
        "España y Argelia firmaron el Tratado de Amistad, Buena Vecindad y Cooperación.",
        "agreement",
        {"title": "Tratado de Amistad, Buena Vecindad y Cooperación"},
    ),
    (
        "Fueron suscritos el Acuerdo sobre Exención de Visas y un memorando de entendimiento entre Perú y Chile.",
        "agreement",
        {"kind": "mou", "parties": ["PER", "CHL"]},
    ),
    # Since when an instrument has been in force.
    (
        "España y Argelia suspendieron el Acuerdo de Asociación, en vigor desde septiembre de 2005.",
        "agreement",
        {"act": "in_force", "when": "2005-09/.."},
    ),
    (
        "Perú se adhirió en 2019 al Tratado de Amistad y Cooperación de la ASEAN.",
        "agreement",
        {"act": "signed", "when": "2019"},
    ),
    (
        "Perú y Chile saludaron los avances registrados en la negociación del tratado de libre comercio.",
        "agreement",
        {"act": "under_negotiation", "kind": "fta"},
    ),
]

# The capital of a state whose adjective stands behind it.
READ += [
    ("El canciller egipcio llegó a la capital mexicana el lunes.", "visit", {"from": "EGY", "to": "MEX"}),
    ("Los BRICS desestimaron la candidatura de Argelia.", "act", {"plover": "REJECT", "against": ["DZA"]}),
    ("Brasil se había obligado a ejecutar la obra.", "commitment", {"by": ["BRA"], "strength": "binding"}),
]

NOT_READ: list[tuple[str, str, dict[str, Any]]] = [
    (
        "Corea, observador del SICA desde 2012, acogió con beneplácito la propuesta.",
        "membership",
        {"role": "host"},
    ),
    ("Perú se adhirió en 2019 al Tratado de Amistad y Cooperación de la ASEAN.", "membership", {}),
    ("El protocolo fue ratificado por el Congreso brasileño en noviembre de 2023.", "position", {}),
    (
        "España y Argelia suspendieron el Acuerdo de Asociación, en vigor desde septiembre de 2005.",
        "agreement",
        {"act": "suspended", "when": "2005-09/.."},
    ),
    ("La capital peruana amaneció con lluvia.", "visit", {}),
    ("La directora del Banco Mundial visitó Honduras.", "membership", {}),
    ("Honduras pidió a Brasil que apoye su ingreso en los BRICS.", "membership", {"actor": "BRA"}),
    ("Chile respalda que la India ocupe un asiento permanente en el Consejo de Seguridad.", "membership", {}),
]


@pytest.mark.parametrize(("text", "kind", "slots"), READ)
def test_the_sentence_is_read(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert has(text, kind, **slots), read(text)


@pytest.mark.parametrize(("text", "kind", "slots"), NOT_READ)
def test_nothing_of_this_is_read(text: str, kind: str, slots: dict[str, Any]) -> None:
    assert not has(text, kind, **slots), read(text)
