"""What views give back: frozen structs that lead from a plain sentence to the words it was taken from."""

from __future__ import annotations

import msgspec

from servanda.model import RecordUnion, Span, Zone
from servanda.model.records import Modality


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A text that a view rests on. What is not known about it is named in `remarks`, never guessed.

    `origin` of the date says where it came from (`option`, `sidecar`, `file`, `inferred`, `missing`). `work` is the id of the earliest
    copy of its work among the texts of the view; copies of one work do not corroborate each other.
    """

    document_id: str
    name: str
    title: str | None = None
    published: str | None = None
    published_origin: str = "missing"
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    republished_from: str | None = None
    original_language: str | None = None
    statements: int = 0
    work: str = ""
    remarks: tuple[str, ...] = ()


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One statement as a view shows it.

    `sentence` counts from 1 over the sentences of the document that are read; `quote` is that sentence,
    verbatim, and begins at `quote_start` in the document; `evidence` are the words that state the record and
    `cues` those that made it, by the rule `rule`. `via` says why it belongs to a relation although it
    does not name both sides.
    """

    id: str
    type: str
    document_id: str
    document: str
    sentence: int
    quote: str
    quote_start: int
    evidence: Span
    cues: tuple[Span, ...] = ()
    zone: Zone | None
    speaker: str | None
    modality: Modality | None
    learned: str
    first_day: str | None
    last_day: str | None
    rule: str = ""
    via: str = ""
    source: Source
    record: RecordUnion

    @property
    def published(self) -> str | None:
        """The date of its text."""
        return self.source.published

    @property
    def language(self) -> str | None:
        """The language of its text."""
        return self.source.language

    @property
    def tag(self) -> str:
        """`[seed-1-nl:7]`: where to look it up."""
        return f"[{self.document}:{self.sentence}]"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """The same thing, said once or more often; grouped for display only, the statements stay what they are.

    `record` is the fullest one said, `words` its plain sentence; `texts` counts the documents that say so, `works` those of them that are
    independent of each other: a copy or a translation is of the same work.
    `others` are dates given by other lines that do not fit within `when`.
    """

    type: str
    words: str
    when: str | None
    first_day: str | None
    last_day: str | None
    modality: Modality | None
    texts: int
    via: str = ""
    others: tuple[str, ...] = ()
    record: RecordUnion
    lines: tuple[Line, ...]
    works: int = 0

    def __post_init__(self) -> None:
        # Counted here, so that nobody who makes an entry can forget it.
        if not self.works:
            works = {line.source.work or line.document_id for line in self.lines}
            msgspec.structs.force_setattr(self, "works", len(works))

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(line.id for line in self.lines)

    @property
    def tags(self) -> tuple[str, ...]:
        """Where to look it up, the first place in each text."""
        return tuple({line.document_id: line.tag for line in reversed(self.lines)}.values())[::-1]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Those to whom the texts attribute it, each once."""
        return tuple(dict.fromkeys(line.speaker for line in self.lines if line.speaker))


class Moment(msgspec.Struct, frozen=True):
    """The day on which a view is taken, and the last moment at which the ledger may have learned what it shows.

    `known_by` is None where nothing is held back; `note` then says so, if somebody asked for an earlier day.
    """

    day: str
    known_by: str | None = None
    note: str = ""


class OfPair(msgspec.Struct, frozen=True, kw_only=True):
    """The two actors that a view is about, `a` and `b` as codes, and the moment as of which it is made."""

    a: str
    b: str
    name_a: str
    name_b: str
    moment: Moment
