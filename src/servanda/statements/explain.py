"""Why a sentence gave what it gave: mentions, clauses, frames tried, and what stopped each."""

from __future__ import annotations

import msgspec

from servanda.analysis.scan import scan_document
from servanda.frames import Scene, load_frames
from servanda.languages import Lexicon, Pack
from servanda.model import Document, RecordUnion
from servanda.statements.attribution import QuoteState, Voice
from servanda.statements.opening import open_context
from servanda.statements.reader import anchor_of, records_of, scenes


class ClauseView(msgspec.Struct, frozen=True):
    """One clause in words: its kind, its verbs, who its subject is."""

    kind: str
    text: str
    verbs: tuple[str, ...]
    subject: str
    notes: tuple[str, ...]


class Attempt(msgspec.Struct, frozen=True):
    """A trigger that stood in the sentence: which frame it called, and whether a record came of it."""

    frame: str
    concept: str
    words: str
    outcome: str


class Explanation(msgspec.Struct, frozen=True):
    """What a reader of the sentence can check, step by step."""

    sentence: str
    zone: str
    mentions: tuple[tuple[str, str, str], ...]
    clauses: tuple[ClauseView, ...]
    speakers: tuple[str, ...]
    attempts: tuple[Attempt, ...]
    records: tuple[RecordUnion, ...]


def explain(document: Document, number: int, pack: Pack, lexicon: Lexicon) -> Explanation | None:
    """The explanation of sentence `number` (counted from 1); None where the document has fewer sentences."""
    anchor, published = anchor_of(document)
    scan = scan_document(document, pack, lexicon)
    context = open_context(scan, pack, lexicon, anchor)
    for scene, found in scenes(scan, pack, lexicon, context, anchor, published, QuoteState()):
        if scene.sentence.number == number - 1:
            return _explanation(scene, found, lexicon)
    return None


def _explanation(scene: Scene, found: list[Voice], lexicon: Lexicon) -> Explanation:
    records = tuple(records_of(scene, found, lexicon))
    return Explanation(
        sentence=scene.sentence.text,
        zone=scene.sentence.range.zone,
        mentions=tuple(_mentions(scene)),
        clauses=tuple(_clauses(scene)),
        speakers=tuple(dict.fromkeys(voice.speaker for voice in found)),
        attempts=tuple(_attempts(scene, records)),
        records=records,
    )


def _mentions(scene: Scene) -> list[tuple[str, str, str]]:
    out = []
    for at, item in enumerate(scene.items):
        if item.kind == "actor":
            actor = scene.actor(at)
            value = (
                ", ".join((*actor.members, *actor.persons))
                if actor
                else f"not resolved ({item.actor.ref or 'nobody'})"
            )
            out.append((item.kind, item.text, value))
        elif item.kind in ("time", "quantity"):
            out.append((item.kind, item.text, str(item.payload.value)))
        elif item.kind in ("title", "name") and item.payload is not None:
            out.append(("instrument" if item.kind == "title" else "mechanism", item.text, item.payload.kind))
        elif item.kind in ("place", "landmark", "org", "level", "measure", "office"):
            entry = item.get(item.kind)
            out.append((item.kind, item.text, entry.value if entry else ""))
    return out


def _clauses(scene: Scene) -> list[ClauseView]:
    out = []
    for clause in scene.clauses:
        actor = scene.subject(clause)
        subject = ", ".join((*actor.members, *actor.persons)) if actor else ""
        if clause.thing_subject:
            subject = "(not an actor)"
        notes = [
            note
            for note, holds in (
                ("passive", clause.passive),
                ("negated", clause.negated),
                ("subject from the clause before", clause.subject_inherited),
            )
            if holds
        ]
        force = scene.force(clause)
        if force:
            notes.append(f"force: {force}")
        text = " ".join(item.text for item in scene.items[clause.start : clause.stop])
        out.append(
            ClauseView(clause.kind, text, tuple(v.item.text for v in clause.verbs), subject, tuple(notes))
        )
    return out


def _attempts(scene: Scene, records: tuple[RecordUnion, ...]) -> list[Attempt]:
    """What each trigger came to; the place of a record's cue tells that it was this trigger's."""
    cues = {(r.__struct_config__.tag, span.start) for r in records if r.why for span in r.why.cues}
    out = []
    for frame in load_frames():
        made = any(record.__struct_config__.tag == frame.info.record for record in records)
        for use in scene.uses(frame.info.record):
            start, _ = scene.sentence.scan.origin(scene.items[use.at].first, scene.items[use.at].last)
            if (frame.info.record, start) in cues:
                outcome = "record"
            elif made:
                outcome = "belongs to the record above"
            else:
                outcome = _stopped(
                    scene, use.clause.thing_subject, scene.subject(use.clause) is None, use.how
                )
            out.append(Attempt(frame.info.record, use.concept, scene.items[use.at].text, outcome))
    return out


def _stopped(scene: Scene, thing: bool, nobody: bool, how: str) -> str:
    if how == "verb" and thing:
        return "stopped: the subject is not an actor"
    if how == "verb" and nobody:
        return "stopped: nobody can be told to act here"
    return "stopped: a role is missing or of the wrong type"
