"""Records of a sentence, for the tests of the frames."""

from __future__ import annotations

from typing import Any

import msgspec

from servanda.languages import load_pack
from servanda.languages.lexicon import load_lexicon
from servanda.statements.check import sentence_document
from servanda.statements.reader import read_document

PUBLISHED = "2025-06-01"


def of_type(language: str, text: str, kind: str, published: str = PUBLISHED) -> list[dict[str, Any]]:
    """Records of one type that a short text yields, as plain data."""
    document = sentence_document(text, language, published)
    reading = read_document(document, load_pack(language), load_lexicon(language))
    records = [msgspec.json.decode(msgspec.json.encode(s.record)) for s in reading.statements]
    return [record for record in records if record["type"] == kind]
