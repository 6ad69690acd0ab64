"""The date of a text that does not give one, inferred from what it says, with the sentences that imply it.

Two ways, the firmer first. *Reckoned*: one sentence says how many years ago something was, another gives its
date («ondertekend op 29 mei 2015» … «dit jaar is het tien jaar geleden» → 2025). *Bounded*: the latest date that
the text tells in the past. Both are marked as inferred; the former is narrowed by the latest date told as past
and the earliest one that this year still has to bring.
"""

from __future__ import annotations

import msgspec

from servanda.analysis.scan import Scan, scan_document
from servanda.languages import Lexicon, Pack
from servanda.mentions.build import Sentence, build_sentence, read_surface
from servanda.mentions.context import Context
from servanda.mentions.times import Anchor, TimeReading
from servanda.model import Document, Field, Span
from servanda.text.edtf import Edtf, EdtfProblem, parse

PROBE_YEAR = 2000
"""Relative times are read against this year once, only to see how many years back they point."""

FARTHEST_BACK = 120


class _Told(msgspec.Struct, frozen=True):
    """A time in a sentence: `value` as read against the probe year."""

    sentence: int
    value: str
    derived: bool
    past: bool
    concepts: frozenset[str]


def with_inferred_date(document: Document, pack: Pack, lexicon: Lexicon) -> Document:
    """The document, with a publication date inferred from its text where it gives none and the text implies one."""
    if document.metadata.published.value is not None:
        return document
    return dated_scan(document, pack, lexicon).document


def dated_scan(document: Document, pack: Pack, lexicon: Lexicon) -> Scan:
    """The scan of a document, whose publication date is inferred as by `with_inferred_date`."""
    scan = scan_document(document, pack, lexicon)
    if document.metadata.published.value is not None:
        return scan
    told = _times(scan, pack, lexicon, PROBE_YEAR)
    field = _reckoned(scan, pack, lexicon, told) or _bounded(scan, told)
    if field is None:
        return scan
    metadata = msgspec.structs.replace(document.metadata, published=field)
    return msgspec.structs.replace(scan, document=msgspec.structs.replace(document, metadata=metadata))


def _times(scan: Scan, pack: Pack, lexicon: Lexicon, year: int) -> list[_Told]:
    anchor = Anchor(_edtf(str(year)))
    context = Context(pack.info.cyrillic_spelling)
    told: list[_Told] = []
    for number, where in enumerate(scan.sentences):
        surface = read_surface(scan, where, pack, anchor)
        if not any(kind == "time" and _value(what) for *_, kind, what in surface):
            continue
        sentence = build_sentence(scan, number, pack, lexicon, context, anchor, surface)
        concepts = _concepts(sentence, lexicon)
        for clause in sentence.clauses:
            past = any(verb.feature in ("past", "participle") and not verb.modal for verb in clause.verbs)
            planned = any(verb.modal for verb in clause.verbs) or any(
                entry.value == "force.expected"
                for item in sentence.items[clause.start : clause.stop]
                for entry in item.entries
            )
            for item in sentence.items[clause.start : clause.stop]:
                if item.kind == "time" and (value := _value(item.payload)):
                    caption = sentence.range.zone == "caption"
                    told.append(
                        _Told(
                            number, value, item.payload.derived, (past or caption) and not planned, concepts
                        )
                    )
    return told


def _edtf(text: str) -> Edtf:
    parsed = parse(text)
    assert not isinstance(parsed, EdtfProblem)
    return parsed


def _value(reading: TimeReading) -> str | None:
    if reading.kind in ("date", "period") and reading.value and reading.value[:4].isdigit():
        return reading.value
    return None


def _concepts(sentence: Sentence, lexicon: Lexicon) -> frozenset[str]:
    """What a sentence is about: its event triggers, by noun or verb."""
    found: set[str] = set()
    for item in sentence.items:
        found.update(e.value for e in item.entries if e.cat == "noun")
        if item.kind == "title":
            found.add(f"instrument.{item.payload.kind}")
    for clause in sentence.clauses:
        for verb in clause.verbs:
            found.update(t.concept for t in lexicon.verb_triggers.get(verb.lemma, ()))
    return frozenset(concept for concept in found if concept.startswith(("act.", "rel.", "event.")))


def _reckoned(scan: Scan, pack: Pack, lexicon: Lexicon, told: list[_Told]) -> Field | None:
    for back in told:
        years = PROBE_YEAR - int(back.value[:4])
        if not back.derived or not 2 <= years <= FARTHEST_BACK:
            continue
        dated = [
            other for other in told
            if not other.derived and other.sentence <= back.sentence and other.concepts & back.concepts and len(other.value) >= 4
        ]  # fmt: skip
        if not dated:
            continue
        event = max(dated, key=lambda other: (other.sentence, len(other.value)))
        year = int(event.value[:4]) + years
        if any(other.past and int(other.value[:4]) > year for other in told if not other.derived):
            continue
        value, bounds = _narrowed(scan, pack, lexicon, year)
        evidence = [event.sentence, back.sentence, *bounds]
        note = f"inferred: {event.value} and {years} years make {year}"
        return _field(scan, value, evidence, note)
    return None


def _narrowed(scan: Scan, pack: Pack, lexicon: Lexicon, year: int) -> tuple[str, list[int]]:
    """The months of `year` that fit: after what is told as past, before what the year still has to bring."""
    told = _times(scan, pack, lexicon, year)
    own = [t for t in told if t.value[:4] == str(year) and len(t.value) >= 7]
    past = max((t for t in own if t.past), key=lambda t: t.value[:7], default=None)
    ahead = min(
        (t for t in own if not t.past and t.derived and (past is None or t.value[:7] >= past.value[:7])),
        key=lambda t: t.value[:7], default=None,
    )  # fmt: skip
    first = past.value[:7] if past else f"{year}-01"
    last = ahead.value[:7] if ahead else f"{year}-12"
    bounds = [t.sentence for t in (past, ahead) if t is not None]
    if (first, last) == (f"{year}-01", f"{year}-12"):
        return str(year), bounds
    return (first if first == last else f"{first}/{last}"), bounds


def _bounded(scan: Scan, told: list[_Told]) -> Field | None:
    told = [t for t in told if not t.derived and t.past and "/" not in t.value]
    # A lone year may be that of a plan («gastheer in 2027»): it needs a month, or to be said twice.
    told = [t for t in told if len(t.value) >= 7 or sum(o.value[:4] == t.value[:4] for o in told) > 1]
    if not told:
        return None
    latest = max(told, key=lambda t: (t.value[:4], len(t.value)))
    year = latest.value[:4]
    evidence = [t.sentence for t in told if t.value[:4] == year][:2]
    return _field(
        scan, f"{year}~", evidence, f"inferred: {latest.value.rstrip('~')} is the latest date told as past"
    )


def _field(scan: Scan, value: str, sentences: list[int], note: str) -> Field:
    spans = []
    for number in dict.fromkeys(sentences):
        where = scan.sentences[number]
        spans.append(Span.cut(scan.document.text, *scan.origin(where.first, where.last)))
    return Field(value, "inferred", tuple(spans), note)
