"""From statements to lines: the document behind each, its sentence, and what is known about the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from pathlib import PurePath

import msgspec

from servanda.analysis.sentences import split_sentences
from servanda.analysis.tokens import tokenize
from servanda.languages import available, load_pack
from servanda.ledger import DocumentRow, Ledger, Row
from servanda.ledger.passages import sentences_of
from servanda.model import Document, Field, Metadata, Office
from servanda.model.document import READ_FOR_RECORDS
from servanda.resolution.signature import Signature
from servanda.resolution.works import Copy, How, Work, address, works
from servanda.text.reading import match_form, read_view
from servanda.views.model import Line, Source
from servanda.views.slots import actors

Range = tuple[int, int]


def sentence_ranges(document: Document) -> list[Range]:
    """Where the sentences of a document stand, numbered as `servanda explain` numbers them.

    A text in a language without a pack is cut roughly, as for the search index.
    """
    language = document.metadata.language.value or ""
    if language not in available():
        return [(passage.start, passage.end) for passage in sentences_of(document)]
    pack = load_pack(language)
    found: list[Range] = []
    for block in document.blocks:
        if block.zone not in READ_FOR_RECORDS:
            continue
        view = read_view(document.text, [(block.start, block.end, block.skips)])
        if not view.text:
            continue
        tokens = tokenize(view.text, match_form(view.text, fold_diacritics=not pack.info.tones))
        for first, last in split_sentences(tokens, 0, len(tokens), pack.sentences):
            found.append(view.origin(tokens[first].start, tokens[last - 1].end))
    return found


class Shelf:
    """The documents of a ledger as lines need them; each is fetched and cut once."""

    def __init__(self, ledger: Ledger, rows: Iterable[DocumentRow] | None = None) -> None:
        self._ledger = ledger
        self._rows = {row.id: row for row in (ledger.documents() if rows is None else rows)}
        self._documents: dict[str, tuple[Document, list[Range]]] = {}
        self._sources: dict[str, Source] = {}
        self._offices: dict[str, tuple[Office, ...]] = {}
        self._works: dict[str, Work] = {}

    def document(self, id: str) -> tuple[Document, list[Range]]:
        """A document with the ranges of its sentences."""
        if id not in self._documents:
            document = self._ledger.document(id)
            self._documents[id] = document, sentence_ranges(document)
        return self._documents[id]

    def source(self, id: str) -> Source:
        """What is known about a text."""
        if id not in self._sources:
            row = self._rows[id]
            self._sources[id] = self._as_copy(source_of(id, row.name, row.metadata, row.statements))
        return self._sources[id]

    def know(self, ids: Iterable[str]) -> None:
        """Finds out which of these texts are copies of one work; their sources say so from then on.

        Call it with all texts of a view before its lines are made: a text is compared with these only.
        """
        wanted = {id for id in ids if id in self._rows}
        signatures = self._ledger.signatures(wanted)
        found = works((copy_of(self._rows[id], signatures[id]) for id in sorted(signatures)), self._facts)
        self._works = {id: work for work in found for id in work.copies}
        self._sources.clear()

    def _facts(self, id: str) -> tuple[str, ...]:
        rows = self._ledger.statements(document_id=id)
        return tuple(fact(row) for row in sorted(rows, key=lambda row: row.record.evidence[0].start))

    def _as_copy(self, source: Source) -> Source:
        """The source with its work, and a remark on what it is a copy of."""
        work = self._works.get(source.document_id)
        if work is None or work.id == source.document_id:
            return msgspec.structs.replace(source, work=source.document_id)
        links = [link for link in work.links if source.document_id in (link.one, link.other)]
        link = min(links, key=lambda link: (work.id not in (link.one, link.other), link))
        other = link.other if link.one == source.document_id else link.one
        said = f"{COPIES[link.how]} {short_name(self._rows[other].name)}"
        return msgspec.structs.replace(source, work=work.id, remarks=(*source.remarks, said))

    def offices(self, id: str) -> tuple[Office, ...]:
        """The posts that a text gives to persons."""
        if id not in self._offices:
            rows = self._ledger.statements(document_id=id, types={"office"})
            self._offices[id] = tuple(row.record for row in rows if isinstance(row.record, Office))
        return self._offices[id]

    def line(self, row: Row, via: str = "") -> Line:
        """A statement with its sentence."""
        document, ranges = self.document(row.document_id)
        evidence = row.record.evidence[0]
        number = sentence_at(ranges, evidence.start)
        start, end = ranges[number - 1] if number else (evidence.start, evidence.end)
        start, end = min(start, evidence.start), max(end, evidence.end)
        return Line(
            id=row.id,
            type=row.type,
            document_id=row.document_id,
            document=short_name(document.name),
            sentence=number,
            quote=document.text[start:end],
            quote_start=start,
            evidence=evidence,
            cues=row.record.why.cues if row.record.why else (),
            zone=row.record.zone,
            speaker=row.record.speaker,
            modality=row.record.modality,
            learned=row.learned,
            first_day=row.when_start,
            last_day=row.when_end,
            rule=row.record.why.rule if row.record.why else "",
            via=via,
            source=self.source(row.document_id),
            record=msgspec.structs.replace(row.record, why=None),
        )


COPIES: dict[How, str] = {
    "near_copy": "copy of",
    "translation": "one work with its translation",
    "republication": "taken from the same page as",
}


def copy_of(row: DocumentRow, signature: Signature) -> Copy:
    """A document as a candidate for being a copy."""
    metadata = row.metadata
    pages = {address(metadata.url.value), address(metadata.republished_from.value)} - {None}
    return Copy(
        id=row.id,
        language=metadata.language.value,
        published=metadata.published.value,
        addresses=frozenset(page for page in pages if page),
        signature=signature,
    )


def fact(row: Row) -> str:
    """What a statement says in any language, on one line: its type, actors, time and figure."""
    record = row.record
    when = getattr(record, "deadline", None) or record.when
    target = getattr(record, "target", None)
    size = getattr(record, "value", None) or getattr(target, "value", None) or getattr(record, "count", None)
    return f"{row.type} {','.join(sorted(actors(record)))} {when} {size}"


def sentence_at(ranges: list[Range], position: int) -> int:
    """The number (from 1) of the sentence at a place in the text; 0 where there are no sentences."""
    return max(1, bisect_right(ranges, (position, 1 << 60))) if ranges else 0


def short_name(name: str) -> str:
    """The name of a document without folders and suffix."""
    return PurePath(name).stem or name


def source_of(id: str, name: str, metadata: Metadata, statements: int) -> Source:
    """What is known about a text, with what is missing said in plain words."""
    return Source(
        document_id=id,
        name=short_name(name),
        title=metadata.title.value,
        published=metadata.published.value,
        published_origin=metadata.published.origin,
        author=metadata.author.value,
        outlet=metadata.outlet.value,
        url=metadata.url.value,
        language=metadata.language.value,
        republished_from=metadata.republished_from.value,
        original_language=metadata.original_language.value,
        statements=statements,
        remarks=tuple(_remarks(metadata)),
    )


def _remarks(metadata: Metadata) -> Iterable[str]:
    published = metadata.published
    if published.value is None:
        yield "date unknown"
    elif published.origin == "inferred":
        yield f"date inferred from {_from(published)}"
    if not any((metadata.url.value, metadata.outlet.value, metadata.republished_from.value)):
        yield "origin unknown"
    if metadata.author.value is None:
        yield "author unknown"
    original, language = metadata.original_language.value, metadata.language.value
    if original and original != language:
        yield f"read in translation (original: {original})"
    if language is None:
        yield "language unknown"


def _from(field: Field) -> str:
    quotes = " and ".join(f"“{' '.join(span.quote.split())}”" for span in field.evidence)
    return quotes or field.note or "the text"
