"""What a record's note tells beside its slots: who quoted whom, how a year was reckoned, which part of the day it was."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from typing import Any

import msgspec

from servanda.frames import Draft, Scene
from servanda.frames.common import text_of
from servanda.frames.events import going_on
from servanda.frames.meeting.bodies import body_at
from servanda.languages import load_pack
from servanda.mentions.build import grammars
from servanda.mentions.posts import member
from servanda.model import Meeting, RecordUnion, Visit
from servanda.statements.anniversaries import implied
from servanda.statements.attribution import Voice

PARTS = frozenset({"morning", "noon", "afternoon", "evening", "night"})
GAINS = frozenset({"elected", "appointed"})
LISTED = frozenset({"support", "reaffirm"})
LEAST_NORMS = 3
WITHIN = frozenset({"agent", "in", "at", "during", "under", "via"})


def noted(scene: Scene, draft: Draft, slots: dict[str, Any], found: list[Voice], at: int) -> None:
    """Adds `note`, and what a reckoned year changes, to the slots of a record."""
    notes = [
        _quoted(found, at, slots.get("speaker")),
        _term(scene, draft) if draft.record == "office" else "",
        _norms(scene, draft) if draft.record == "position" else "",
        _part_of_day(scene, slots) if draft.record in ("meeting", "visit") else "",
        _supplied(scene, draft) if draft.record == "commitment" else "",
        _framework(scene, draft) if draft.record == "act" else "",
    ]
    changed, reckoning, flag = implied(scene, draft, slots)
    slots |= changed
    if flag:
        slots["flags"] = (*slots.get("flags", ()), flag)
    words = "; ".join(note for note in (*notes, reckoning) if note)
    if words:
        slots["note"] = f"{slots['note']}; {words}" if slots.get("note") else words


def _quoted(found: list[Voice], at: int, speaker: str | None) -> str:
    """Who hands on what the speaker said («X zei dat Y had verklaard dat …»)."""
    over = sorted((v for v in found if v.start <= at < v.stop), key=lambda voice: voice.stop - voice.start)
    wider = [voice.speaker for voice in over if voice.speaker != speaker]
    return f"quoted by {wider[0]}" if speaker is not None and len(over) > 1 and wider else ""


def _term(scene: Scene, draft: Draft) -> str:
    """Which term somebody was elected for («voor een vijfde termijn»)."""
    if draft.slots.get("act") not in GAINS or draft.clause is None:
        return ""
    for use in scene.uses("office", "term"):
        number = scene.ordinal(use.at)
        if number is not None and draft.clause.start <= use.at < draft.clause.stop:
            return f"term {number}"
    return ""


def _norms(scene: Scene, draft: Draft) -> str:
    """The principles of a list that one stance is about, told apart."""
    about = draft.slots.get("about")
    if not about or draft.slots.get("stance") not in LISTED:
        return ""
    stop = next((n for n in range(len(scene.items), 0, -1) if text_of(scene, 0, n).endswith(about)), 0)
    start = next((n for n in range(stop - 1, -1, -1) if text_of(scene, n, stop) == about), None)
    if start is None:
        return ""
    cuts = [
        n
        for n in range(start, stop)
        if scene.items[n].text == "," and scene.items[n + 1 : n + 2] and scene.items[n + 1].kind != "rel"
    ]
    if not cuts:
        return ""
    last = next((n for n in range(cuts[-1] + 1, stop) if scene.items[n].kind == "coord"), None)
    edges = [start, *cuts, *([last] if last is not None else []), stop]
    parts = [text_of(scene, first, then) for first, then in itertools.pairwise(edges)]
    parts = [part for part in parts if part]
    return f"norms: {'; '.join(parts)}" if len(parts) >= LEAST_NORMS else ""


def _supplied(scene: Scene, draft: Draft) -> str:
    """Who acts in a sentence that lost its subject is only a suggestion out of what stands before it."""
    clause = draft.clause
    if clause is None or clause is not scene.clauses[0] or clause.subject is not None or not clause.verbs:
        return ""
    if (
        clause.verbs[0].at != clause.start
        or draft.cues[0] != clause.start
        or scene.list_item
        or scene.inside_item
    ):
        return ""
    return (
        f"the sentence names nobody who acts; suggested from those before it: {', '.join(draft.slots['by'])}"
    )


def _framework(scene: Scene, draft: Draft) -> str:
    """The organisation in or under which states work together («de door ASEAN geleide mechanismen», "ASEAN-led fora")."""
    if draft.slots.get("plover") != "COOPERATE" or draft.clause is None:
        return ""
    sides = {*draft.slots.get("by", ()), *draft.slots.get("against", ())}
    for at in range(draft.clause.start, len(scene.items)):
        item = scene.items[at]
        name = body_at(scene, at) if item.kind == "actor" else (item.kind == "org" and member(item)) or ""
        hyphened = at + 1 < len(scene.items) and scene.items[at + 1].text == "-"
        if name and name not in sides and (hyphened or scene.cue(at) & WITHIN):
            return f"within the framework of {name}"
    return ""


@functools.cache
def day_parts(code: str) -> dict[str, str]:
    """The words of a language for parts of the day."""
    times, _ = grammars(code, str(load_pack(code).folder))
    return {
        form: str(means)
        for row in times.file.words
        if isinstance(row.forms, dict)
        for form, means in row.forms.items()
        if means in PARTS
    }


def _part_of_day(scene: Scene, slots: dict[str, Any]) -> str:
    """Morning, afternoon, evening or night, as the words of its time say («middag van 20 juni», «gisteravond»)."""
    words = (slots.get("when_text") or "").lower().split()
    parts = day_parts(scene.lexicon.code)
    joined = load_pack(scene.lexicon.code).info.compounding
    for word in words:
        for form in sorted(parts, key=len, reverse=True):
            if word == form or (joined and word.endswith(form) and word != form):
                return (
                    f"in the {parts[form]}" if parts[form] not in ("night", "noon") else f"at {parts[form]}"
                )
    return ""


def tied(scene: Scene, records: Sequence[RecordUnion], drafts: Sequence[Draft]) -> list[RecordUnion]:
    """The records of one sentence, with each meeting held during its only visit tied to that visit."""
    visits = [
        (record, draft)
        for record, draft in zip(records, drafts, strict=True)
        if isinstance(record, Visit)
        and record.from_
        and record.to
        and draft.cues
        and going_on(scene, draft.cues[0])
    ]
    if len(visits) != 1:
        return list(records)
    visit = visits[0][0]
    out: list[RecordUnion] = []
    for record in records:
        if isinstance(record, Meeting) and {visit.from_, visit.to} & set(record.parties):
            words = f"during the visit of {visit.persons[0] if visit.persons else visit.from_} to {visit.to}"
            record = msgspec.structs.replace(record, note=f"{record.note}; {words}" if record.note else words)
        out.append(record)
    return out
