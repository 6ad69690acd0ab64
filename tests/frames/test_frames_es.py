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
        # A future of one word is an undertaking; under a verb of saying so is a conditional.
        (
            "México construirá un hospital en Guatemala.",
            "commitment",
            {"by": ["MEX"], "strength": "undertaken"},
        ),
        (
            "México afirmó que construiría un hospital en Guatemala.",
            "commitment",
            {"by": ["MEX"], "modality": "planned"},
        ),
        # A reflexive makes a thing undergo what the verb says.
        (
            "Los presidentes de Perú y Chile se reunieron en Lima. Durante la reunión se firmó una carta de intención.",
            "agreement",
            {"act": "signed", "parties": ["PER", "CHL"]},
        ),
        # Behind «cuya» the object stands before the verb and the subject behind it.
        (
            "Perú es miembro de la Alianza del Pacífico, cuya presidencia ostenta Chile.",
            "membership",
            {"actor": "CHL", "org": "Pacific Alliance", "role": "chair"},
        ),
        # The relative is not the subject: whoever acts goes on.
        (
            "El presidente Boric llegó a Lima, donde se reunió con la presidenta Dina Boluarte.",
            "meeting",
            {"parties": ["CHL", "PER"]},
        ),
        # A contraction holds an article.
        ("La visita del presidente Xi al Reino Unido comenzó ayer.", "visit", {"from": "CHN", "to": "GBR"}),
        (
            "Perú y Chile negociaron durante años. El comercio del país con China creció un 5 %.",
            "indicator",
            {"measure": "trade_turnover", "value": 5.0},
        ),
        # A participle behind an article is a noun.
        (
            "El Partido Laborista apoyó el viaje del presidente Boric a Japón.",
            "visit",
            {"from": "CHL", "to": "JPN"},
        ),
        # A capital tells the state from its adjective.
        ("China desplegó buques de guerra cerca de Taiwán.", "act", {"by": ["CHN"], "plover": "MOBILIZE"}),
        # «su país» is that of whoever speaks.
        (
            "El canciller peruano dijo en Santiago que su país donará vacunas a Haití.",
            "commitment",
            {"by": ["PER"], "to": ["HTI"]},
        ),
        # What leans on the verb can be an instrument.
        (
            "Rusia y Cuba firmaron un tratado de extradición. Cuba lo ratificó en mayo de 2025.",
            "agreement",
            {"act": "ratified", "when": "2025-05"},
        ),
        # Each president behind his own state.
        (
            "Los presidentes de Rusia, Vladímir Putin, y de Venezuela, Nicolás Maduro, hablaron por teléfono.",
            "meeting",
            {"parties": ["RUS", "VEN"], "persons": ["Vladimir Putin", "Nicolas Maduro"], "format": "call"},
        ),
        # Several organisations, several members.
        (
            "Perú y Chile son miembros de la APEC y del Mercosur.",
            "membership",
            {"actor": "CHL", "org": "Mercosur"},
        ),
        (
            "El G7, integrado por Alemania, Canadá y Japón, se reunió ayer.",
            "membership",
            {"actor": "CAN", "org": "G7"},
        ),
        (
            "México y Cuba ejercen las presidencias de la Asociación de Estados del Caribe y de la CELAC, respectivamente.",
            "membership",
            {"actor": "CUB", "org": "CELAC", "role": "chair"},
        ),
        # A number can have a preposition before what it counts.
        (
            "Los presidentes de Perú y Chile se reunieron en Lima. Firmaron una decena de convenios.",
            "agreement",
            {"act": "signed", "count": 10, "parties": ["PER", "CHL"]},
        ),
        # A participle that describes a noun is not what the sentence says.
        (
            "Los presidentes de Perú y Chile encabezaron una reunión privada en Lima.",
            "meeting",
            {"parties": ["PER", "CHL"]},
        ),
        # What we agreed binds both.
        (
            "Los presidentes de Perú y Chile se reunieron en Lima. «Acordamos abrir dos pasos», dijo el presidente Boric.",
            "commitment",
            {"by": ["PER", "CHL"], "strength": "agreed"},
        ),
        # A figure that somebody wants to see is a target.
        (
            "Vietnam quiere que el comercio con Chile llegue a 3.000 millones de dólares en 2030.",
            "commitment",
            {"by": ["VNM"], "strength": "willing"},
        ),
        (
            "Las relaciones entre Colombia y Corea del Sur se establecieron el 10 de marzo de 1962.",
            "relationship",
            {"level": "diplomatic_relations", "when": "1962-03-10"},
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
        # Tourists are no delegation.
        ("Durante la feria llegó a Perú y Chile un grupo de turistas.", "visit"),
        ("El ingreso de Suecia fue tema de una película.", "agreement"),
        # «última» is no form of «ultimar».
        ("La última visita de un presidente chileno a Perú fue en 2009.", "agreement"),
        # A measure is no call.
        ("Colombia llamó a consultas a su embajador en Israel.", "position"),
        ("Colombia llamó a consultas a su embajador en Israel.", "meeting"),
        # Only a need is named.
        ("La India y China coincidieron en la necesidad de reformar la ONU.", "commitment"),
        # Since when the relations are good is not when the visit is.
        ("Es la tercera visita de Sánchez a Rabat.", "agreement"),
        # A place behind a post is no name.
        ("El alcalde de Medellín criticó a la policía.", "position"),
        ("Grecia recordó que el tratado fue acordado en noviembre.", "commitment"),
    ],
)
def test_a_sentence_gives_nothing_of_this(text: str, kind: str) -> None:
    assert not [record for record in read(text) if record["type"] == kind], read(text)


def test_the_date_of_a_cause_is_not_that_of_the_visit() -> None:
    text = "Es la tercera visita del presidente Sánchez a Marruecos desde que mejoraron las relaciones en abril de 2022."
    (visit,) = [record for record in read(text) if record["type"] == "visit"]
    assert visit["ordinal"] == 3
    assert "when" not in visit
