"""Between the frozen records of the model and the text that the tables hold."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Row as SqlRow

from servanda.model import Block, Document, Metadata, RecordUnion, Statement

_record_decoder: msgspec.json.Decoder[RecordUnion] = msgspec.json.Decoder(RecordUnion)
_decode_blocks = msgspec.json.Decoder(tuple[Block, ...]).decode
_decode_metadata = msgspec.json.Decoder(Metadata).decode
_encode = msgspec.json.Encoder().encode


def encode(value: Any) -> str:
    """JSON as msgspec writes it."""
    return _encode(value).decode()


def decode_record(record: str) -> RecordUnion:
    return _record_decoder.decode(record)


def decode_metadata(metadata: str) -> Metadata:
    return _decode_metadata(metadata)


def statement_of(id: str, document_id: str, record: str) -> Statement:
    return Statement(id=id, document_id=document_id, record=_record_decoder.decode(record))


def document_of(row: SqlRow[Any]) -> Document:
    """The document of a `documents` row."""
    return Document(
        id=row.id,
        name=row.name,
        media_type=row.media_type,
        sha256=row.sha256,
        text=row.text,
        blocks=_decode_blocks(row.blocks),
        metadata=_decode_metadata(row.metadata),
    )
