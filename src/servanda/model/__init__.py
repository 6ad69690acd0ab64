"""Frozen records that every other room of the house speaks in.

Nothing here computes anything about language: a `Span` is a place in a text, a `Document` a text with its
zones and metadata, a `Record` one of the eleven kinds of thing that a text can state, a `Statement` a record
bound to its document by a content hash.
"""

from servanda.model.document import Block, Document, Field, Metadata, Zone
from servanda.model.records import (
    Act,
    Agreement,
    Commitment,
    Indicator,
    Mechanism,
    Meeting,
    Membership,
    Office,
    Position,
    Record,
    RecordUnion,
    Relationship,
    Target,
    Visit,
    Why,
)
from servanda.model.span import Span, SpanMismatch
from servanda.model.statement import Observation, Statement, statement_id

__all__ = [
    "Act",
    "Agreement",
    "Block",
    "Commitment",
    "Document",
    "Field",
    "Indicator",
    "Mechanism",
    "Meeting",
    "Membership",
    "Metadata",
    "Observation",
    "Office",
    "Position",
    "Record",
    "RecordUnion",
    "Relationship",
    "Span",
    "SpanMismatch",
    "Statement",
    "Target",
    "Visit",
    "Why",
    "Zone",
    "statement_id",
]
