"""Joins the stages; reads like a table of contents.

bytes → reader → Document → (language pack, lexicon) → statements → ledger
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from servanda.errors import ReadError, ServandaError
from servanda.model import Document, Observation, Statement

if TYPE_CHECKING:
    from servanda.languages import Lexicon, Pack
    from servanda.ledger import Ledger, Run
    from servanda.mentions.surface import Mention
    from servanda.model import RecordUnion
    from servanda.readers import ReadOptions
    from servanda.resolution.parallel import Beside, ReadSentence
    from servanda.statements.check import Miss
    from servanda.statements.drafting import FileState
    from servanda.statements.explain import Explanation

MANY = 32
"""From this many files on, several processes are worth their start."""

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
    from servanda.statements import read_scan
    from servanda.statements.docdate import dated_scan

    pack, lexicon = load_pack(language), load_lexicon(language)
    reading = read_scan(dated_scan(document, pack, lexicon), pack, lexicon)
    return Extraction(
        reading.document,
        reading.statements,
        "read",
        f"{pack.info.code}-{pack.info.version}",
        reading.sentences,
    )


def readable(language: str) -> bool:
    """Whether there is a pack for a language."""
    from servanda.languages import available

    return language in available()


def mentions(document: Document) -> list[Mention]:
    """What the surface layer sees in a document whose language can be read; nothing for others."""
    pack, lexicon = _tools(document)
    if pack is None or lexicon is None:
        return []
    from servanda.mentions.surface import mentions_of

    return mentions_of(document, pack, lexicon)


def explain(document: Document, number: int) -> Explanation | None:
    """Why sentence `number` (counted from 1) gave what it gave; None where there is no such sentence."""
    pack, lexicon = _tools(document)
    if pack is None or lexicon is None:
        return None
    from servanda.statements.docdate import with_inferred_date
    from servanda.statements.explain import explain as explain_sentence

    return explain_sentence(with_inferred_date(document, pack, lexicon), number, pack, lexicon)


def compare(left: Document, right: Document) -> list[Beside]:
    """Two texts that tell the same (a text and its translation), sentence by sentence, with the records of each."""
    from servanda.resolution.parallel import lay_beside

    return lay_beside(_read_sentences(left), _read_sentences(right))


def _read_sentences(document: Document) -> list[ReadSentence]:
    """The sentences of a text with what they say in any language; none where its language cannot be read."""
    pack, lexicon = _tools(document)
    if pack is None or lexicon is None:
        return []
    from servanda.mentions.surface import mentions_of
    from servanda.resolution.parallel import ANY_LANGUAGE, ReadSentence
    from servanda.statements import read_scan
    from servanda.statements.docdate import dated_scan

    scan = dated_scan(document, pack, lexicon)
    spans = [scan.document.span(*scan.origin(where.first, where.last)) for where in scan.sentences]
    records: dict[int, list[RecordUnion]] = {}
    for statement in read_scan(scan, pack, lexicon).statements:
        start = statement.record.evidence[0].start
        number = next(n for n, span in enumerate(spans) if span.start <= start < span.end)
        records.setdefault(number, []).append(statement.record)
    bags: list[set[str]] = [set() for _ in spans]
    number = 0
    for mention in mentions_of(scan.document, pack, lexicon):
        while number < len(spans) - 1 and mention.start >= spans[number].end:
            number += 1
        if mention.kind in ANY_LANGUAGE and mention.value:
            bags[number].add(f"{mention.kind}:{mention.value}")
    return [ReadSentence(span, frozenset(bags[n]), tuple(records.get(n, ()))) for n, span in enumerate(spans)]


def check(code: str) -> list[Miss]:
    """Examples of a pack that miss, and counter-examples that fire."""
    from servanda.statements.check import check_pack

    return check_pack(code)


def progress(code: str) -> list[FileState]:
    """What is filled in of each file of a pack that is a draft."""
    from servanda.statements.drafting import file_states

    return file_states(code)


def _tools(document: Document) -> tuple[Pack | None, Lexicon | None]:
    language = document.metadata.language.value
    if not language or not readable(language):
        return None, None
    from servanda.languages import load_pack
    from servanda.languages.lexicon import load_lexicon

    return load_pack(language), load_lexicon(language)


def extract_paths(
    paths: Sequence[Path], options: ReadOptions | None = None, *, jobs: int | None = None
) -> Iterator[tuple[Path, Extraction | ServandaError]]:
    """Each file with what was read in it, or the error that stopped it; one bad file never stops the others.

    Many files are read by `jobs` processes side by side (None: one for each processor); the order is kept.
    """
    from servanda.readers import discover

    files = discover(paths)
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1 or len(files) < MANY:
        yield from zip(files, (_extract_file(path, options) for path in files), strict=True)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(jobs, len(files))) as pool:
        yield from zip(
            files, pool.map(partial(_extract_file, options=options), files, chunksize=8), strict=True
        )


def _extract_file(path: Path, options: ReadOptions | None) -> Extraction | ServandaError:
    from servanda.readers import read_path

    try:
        return extract(read_path(path, options=options))
    except ServandaError as error:
        return error
    except Exception as error:
        # A fault of the program in one text must not cost the reader the other texts of an archive.
        return ReadError(
            f"the program failed on this text ({type(error).__name__}: {error})",
            where=str(path),
            remedy="all other texts are read; report this one with the text and this line",
        )


def read_into(
    ledger: Ledger, paths: Sequence[Path], options: ReadOptions | None = None, *, jobs: int | None = None
) -> Iterator[tuple[Path, ReadIn | ServandaError]]:
    """Reads files into a ledger; each document is one transaction, so nothing already read is ever lost."""
    from servanda.languages.pack import versions

    run = ledger.new_run(versions())
    for path, outcome in extract_paths(paths, options, jobs=jobs):
        if isinstance(outcome, ServandaError):
            yield path, outcome
            continue
        try:
            yield path, _add(ledger, path, outcome, run)
        except ServandaError as error:
            yield path, error


def _add(ledger: Ledger, path: Path, extraction: Extraction, run: Run) -> ReadIn:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ReadError(
            f"cannot be read again ({error.strerror})", where=str(path), remedy="read it once more"
        ) from error
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
    return ReadIn(extraction, added.document, added.statements, added.observations)
