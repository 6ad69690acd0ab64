"""What the ledger gives back: frozen rows, hits, judgements, problems."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from servanda.model import Metadata, Observation, RecordUnion, Span, Statement, Zone


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One run of the tool: which version with which packs (name to version), since when (UTC)."""

    id: str
    started: str
    tool: str
    packs: dict[str, str] = {}


class Added(NamedTuple):
    """What was new to the ledger. All zero and `seq` None: everything was known."""

    document: bool
    statements: int
    observations: int
    seq: int | None


class Head(NamedTuple):
    """The last entry of the journal; write the hash down elsewhere to prove later that nothing changed."""

    seq: int
    hash: str


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A document without its text and bytes."""

    id: str
    name: str
    media_type: str
    sha256: str
    added_at: str
    metadata: Metadata
    statements: int


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A statement with when the ledger learned it and the days (ISO) that its `when` or `deadline` covers.

    An open end is `0000-01-01` or `9999-12-31`; a statement without a readable date has None for both days.
    """

    statement: Statement
    learned: str
    when_start: str | None
    when_end: str | None

    @property
    def id(self) -> str:
        return self.statement.id

    @property
    def document_id(self) -> str:
        return self.statement.document_id

    @property
    def record(self) -> RecordUnion:
        return self.statement.record

    @property
    def type(self) -> str:
        return str(self.statement.record.__struct_config__.tag)


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that a search found. All offsets are those of the document's stored text.

    `passage` is the sentence (or a statement's quote that crosses sentences), `matches` the words found in it,
    `statements` the ids of statements whose evidence shares a character with the passage. A lower `score` is better.
    """

    document_id: str
    document_name: str
    zone: Zone
    passage: Span
    matches: tuple[Span, ...]
    statements: tuple[str, ...]
    score: float

    def snippet(self, width: int = 200) -> tuple[str, tuple[tuple[int, int], ...]]:
        """At most `width` characters of the passage around its first match, and where the matches lie in them."""
        first = self.matches[0].start if self.matches else self.passage.start
        start = max(self.passage.start, min(first - width // 4, self.passage.end - width))
        end = min(self.passage.end, start + width)
        text = self.passage.quote[start - self.passage.start : end - self.passage.start]
        inside = (match for match in self.matches if match.start >= start and match.end <= end)
        return text, tuple((match.start - start, match.end - start) for match in inside)


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a person (or a named procedure) decided, and why. Undoing one is one more judgement."""

    id: str
    kind: str
    subject: str
    object: str | None
    slot: str | None
    value: str | None
    author: str
    reason: str
    at: str


class Problem(NamedTuple):
    """Something that `verify` found: which check, at which place, what is wrong."""

    check: str
    where: str
    what: str


class Stats(msgspec.Struct, frozen=True, kw_only=True):
    """How much the ledger holds; `statements` is by record type, `bytes` its size on disk."""

    documents: int
    statements: dict[str, int]
    observations: int
    judgements: int
    runs: int
    entries_in_journal: int
    passages: int
    bytes: int
    first_added: str | None
    last_added: str | None


__all__ = [
    "Added",
    "DocumentRow",
    "Head",
    "Hit",
    "Judgement",
    "Observation",
    "Problem",
    "Row",
    "Run",
    "Stats",
]
