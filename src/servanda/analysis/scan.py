"""One pass over a document: tokens, sentences, and every form of the lexicon that stands at word bounds."""

from __future__ import annotations

from typing import Any

import msgspec

from servanda.analysis.sentences import split_sentences, without_teasers
from servanda.analysis.tokens import Token, tokenize
from servanda.languages import Lexicon, Pack
from servanda.languages.entries import LOOSE, Entry
from servanda.model import Document, Zone
from servanda.model.document import READ_FOR_RECORDS
from servanda.text.reading import Reading, match_form, read_view


class Hit(msgspec.Struct, frozen=True, gc=False):
    """Tokens `[first, last)` of the document are a form of the lexicon; `suffix` marks a compound's end."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    suffix: bool = False
    first_of: dict[str, Entry] | None = None


class SentenceRange(msgspec.Struct, frozen=True, gc=False):
    """Tokens `[first, last)` are one sentence of block number `block`."""

    first: int
    last: int
    block: int
    zone: Zone


class Scan(msgspec.Struct, frozen=True):
    """What the surface of a document shows; offsets are those of the reading view."""

    document: Document
    reading: Reading
    low: str
    tokens: list[Token]
    sentences: list[SentenceRange]
    hits: dict[int, list[Hit]]
    times: dict[int, Any] = {}
    """Candidates for times of the sentences read so far, by their first token; it only saves time."""

    def origin(self, first: int, last: int) -> tuple[int, int]:
        """Document offsets of tokens `[first, last)`."""
        return self.reading.origin(self.tokens[first].start, self.tokens[last - 1].end)


def first_of_each(entries: tuple[Entry, ...]) -> dict[str, Entry]:
    """The leading entry of each class."""
    return {entry.cat: entry for entry in reversed(entries)}


def _usable(entries: tuple[Entry, ...], text: str, suffix: bool, initial: str = "") -> tuple[Entry, ...]:
    """The entries that fit a form as written; the end of a compound is written as the `initial` of the whole."""
    initial = initial or text[0]
    capital = initial.isupper() or not initial.isalpha()
    able = [
        entry
        for entry in entries
        if (not entry.cased or text == entry.cased)
        and (capital or not entry.capital)
        and (not suffix or entry.compound)
    ]
    return entries if len(able) == len(entries) else tuple(able)


def scan_document(document: Document, pack: Pack, lexicon: Lexicon) -> Scan:
    """Tokens, sentences and lexicon hits of the zones that are read for records."""
    blocks = [(n, b) for n, b in enumerate(document.blocks) if b.zone in READ_FOR_RECORDS]
    reading = read_view(document.text, ((b.start, b.end, b.skips) for _, b in blocks))
    low = match_form(reading.text, fold_diacritics=not pack.info.tones)
    keys = low if pack.info.fold_diacritics else match_form(reading.text, fold_diacritics=False)
    tokens: list[Token] = []
    sentences: list[SentenceRange] = []
    position = 0
    for filled, piece in zip(reading.filled, reading.text.split("\n"), strict=False):
        number, block = blocks[filled]
        at = len(tokens)
        tokens.extend(tokenize(reading.text, low, position, position + len(piece)))
        rules = pack.sentences
        for first, last in without_teasers(tokens, split_sentences(tokens, at, len(tokens), rules), rules):
            sentences.append(SentenceRange(first, last, number, block.zone))
        position += len(piece) + 1
    return Scan(document, reading, low, tokens, sentences, find_hits(reading.text, keys, tokens, lexicon))


def _as_written(
    spelled: dict[str, tuple[Entry, ...]] | None, text: str, every: tuple[Entry, ...], *, strict: bool
) -> tuple[Entry, ...]:
    """The meanings of a form as it is spelled; all of them in capitals.

    Where it is spelled as no form of the pack is, a text that has accents (`strict`) can mean only a name.
    """
    if len(text) > 1 and text.isupper():
        return every
    if spelled is not None and (known := spelled.get(text.lower())) is not None:
        return known
    return tuple(entry for entry in every if entry.cat in LOOSE) if strict else every


def _accented(text: str, low: str) -> bool:
    """Whether a form is written with accents; a letter that has no other base («ß») is none."""
    return not text.isascii() and text.lower() != low


def find_hits(text: str, low: str, tokens: list[Token], lexicon: Lexicon) -> dict[int, list[Hit]]:
    """Hits by first token, longest first; only forms that begin and end at word bounds, and compound ends."""
    starts = {token.start: n for n, token in enumerate(tokens)}
    ends = {token.end: n + 1 for n, token in enumerate(tokens)}
    out: dict[int, list[Hit]] = {}
    suffixes: dict[int, tuple[int, Hit]] = {}
    all_entries, free, compound, memo = lexicon.entries, lexicon.free, lexicon.compound, lexicon.memo
    spelled, capitals = lexicon.spelled, lexicon.capitals
    tells = lexicon.accents_tell
    strict = tells and low != match_form(text, fold_diacritics=False)
    for start, end, pattern in lexicon.automaton.find_overlapping(low):
        last = ends.get(end)
        if last is None:
            continue
        first = starts.get(start)
        if first is not None:
            every = all_entries[pattern]
            if tells and (pattern in spelled or _accented(text[start:end], low[start:end])):
                every = _as_written(spelled.get(pattern), text[start:end], every, strict=strict)
            if capitals and pattern in capitals and text[start].isupper():
                every = capitals[pattern]
            entries = every if free[pattern] else _usable(every, text[start:end], False)
            first_of = None
            if entries is all_entries[pattern]:
                first_of = memo.get(pattern)
                if first_of is None:
                    first_of = memo[pattern] = first_of_each(entries)
            if entries:
                out.setdefault(first, []).append(Hit(first, last, entries, False, first_of))
        elif compound[pattern] and end - start >= 4:
            token = tokens[last - 1]
            if token.start < start and start - token.start >= 2:
                entries = _usable(all_entries[pattern], text[start:end], True, text[token.start])
                known = suffixes.get(last)
                if entries and (known is None or start < known[0]):
                    suffixes[last] = (start, Hit(last - 1, last, entries, True))
    for last, (_, hit) in suffixes.items():
        out.setdefault(last - 1, []).append(hit)
    for found in out.values():
        if len(found) > 1:
            found.sort(key=lambda hit: (hit.suffix, -hit.last))
    return out
