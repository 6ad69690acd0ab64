"""Joins the stages; reads like a table of contents.

    bytes → reader → Document → (language pack, lexicon) → statements → ledger
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from servanda import __version__
from servanda.errors import ServandaError
from servanda.model import Document, Observation, Statement

if TYPE_CHECKING:
    from servanda.ledger import Ledger
    from servanda.readers import ReadOptions

Outcome = Literal["read", "unread_language", "no_language"]


class Extraction(msgspec.Struct, frozen=True):
    """What came out of one document. `outcome` tells whether its language could be read."""

    document: Document
    statements: tuple[Statement, ...]
    outcome: Outcome
    pack: str = ""
    sentences: int = 0


class ReadIn(msgspec.Struct, frozen=True):
    """One document that went into the ledger; `new` is False where its bytes were known."""

    extraction: Extraction
    new: bool
    statements: int
    observations: int


def extract(document: Document) -> Extraction:
    """Statements of one document, by the pack of its language."""
    language = document.metadata.language.value
    if not language:
        return Extraction(document, (), "no_language")
    if not readable(language):
        return Extraction(document, (), "unread_language")
    from servanda.languages import load_pack
    from servanda.languages.lexicon import load_lexicon
    from servanda.statements import read_document

    pack = load_pack(language)
    reading = read_document(document, pack, load_lexicon(language))
    return Extraction(
        reading.document, reading.statements, "read", f"{pack.info.code}-{pack.info.version}", reading.sentences
    )


def readable(language: str) -> bool:
    """Whether there is a pack for a language."""
    from servanda.languages import available

    return language in available()


def extract_paths(
    paths: Sequence[Path], options: ReadOptions | None = None
) -> Iterator[tuple[Path, Extraction | ServandaError]]:
    """Each file with what was read in it, or the error that stopped it; one bad file never stops the others."""
    from servanda.readers import discover, read_path

    for path in discover(paths):
        try:
            yield path, extract(read_path(path, options=options))
        except ServandaError as error:
            yield path, error


def read_into(
    ledger: Ledger, paths: Sequence[Path], options: ReadOptions | None = None
) -> Iterator[tuple[Path, ReadIn | ServandaError]]:
    """Reads files into a ledger; each document is one transaction, so nothing already read is ever lost."""
    from servanda.languages.pack import versions
    from servanda.readers import discover, read_path

    run = ledger.new_run(versions())
    for path in discover(paths):
        try:
            raw = path.read_bytes()
            extraction = extract(read_path(path, options=options))
            observations = [
                Observation(
                    statement_id=statement.id,
                    rule=statement.record.why.rule if statement.record.why else "",
                    pack=extraction.pack,
                    run=run.id,
                    at=ledger.now(),
                )
                for statement in extraction.statements
            ]
            added = ledger.add_document(extraction.document, raw, extraction.statements, observations, run)
            yield path, ReadIn(extraction, added.document, added.statements, added.observations)
        except ServandaError as error:
            yield path, error


def tool_version() -> str:
    """What runs are stamped with."""
    return f"servanda {__version__}"
