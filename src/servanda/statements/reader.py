"""Reads a document sentence by sentence and turns the frames' drafts into statements."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import msgspec

from servanda.analysis.clauses import Clause, cue_of
from servanda.analysis.items import Item
from servanda.analysis.scan import Scan, scan_document
from servanda.frames import Draft, Scene, load_frames
from servanda.languages import Lexicon, Pack
from servanda.mentions.build import Sentence, build_sentence
from servanda.mentions.context import Actor, Context, PersonRef, is_side, load_organisations_by_id
from servanda.mentions.posts import member
from servanda.mentions.times import Anchor
from servanda.model import (
    Agreement,
    Document,
    Meeting,
    RecordUnion,
    Relationship,
    Span,
    Statement,
    Visit,
    Why,
    statement_id,
)
from servanda.model.records import RECORD_TYPES, Commitment, Indicator, Target
from servanda.statements.anniversaries import reconciled
from servanda.statements.areas import areas_in
from servanda.statements.attribution import QuoteState, Voice, speaker_at, speaker_ref, voices
from servanda.statements.concepts import concepts_of, place_of
from servanda.statements.notes import noted, tied
from servanda.statements.opening import open_context
from servanda.statements.translation import Finding, examine
from servanda.text.edtf import EdtfProblem, parse

WITH_AREAS = frozenset(
    {"agreement", "commitment", "indicator", "position", "act", "mechanism", "meeting", "relationship"}
)
OFFICIAL = frozenset({"visit", "meeting", "agreement", "commitment", "position", "act"})
"""Types that need somebody who acts for a state; figures and bodies can stand in a text without one."""
ASIDE = frozenset({"of", "about"})
"""Roles of a phrase that only describes or is spoken of: who stands in it is not whom the next sentence goes on about."""
_REMEMBERED = frozenset({"name", "title", "org", "actor"})
"""Kinds of items that a later sentence can refer to."""
QUOTE_REACH = 9
"""How many sentences ahead a quotation is followed to the words that tell who says it."""
MARKED_ZONES = frozenset({"caption", "related"})


class Reading(msgspec.Struct, frozen=True):
    """What was read in a document: statements in the order of the text; `translation` tells why it seems translated."""

    document: Document
    statements: tuple[Statement, ...]
    sentences: int
    translation: Finding | None = None


def read_document(document: Document, pack: Pack, lexicon: Lexicon) -> Reading:
    """Every statement that a document makes, each with its evidence."""
    return read_scan(scan_document(document, pack, lexicon), pack, lexicon)


def read_scan(scan: Scan, pack: Pack, lexicon: Lexicon) -> Reading:
    """Every statement that the document of a scan makes."""
    document = scan.document
    anchor, published = anchor_of(document)
    context = open_context(scan, pack, lexicon, anchor)
    statements: list[Statement] = []
    seen: set[str] = set()
    quotes = QuoteState()
    for scene, found in scenes(scan, pack, lexicon, context, anchor, published, quotes):
        for record in records_of(scene, found, lexicon):
            key = statement_id(document.sha256, record)
            if key not in seen:
                seen.add(key)
                statements.append(Statement(id=key, document_id=document.id, record=record))
    finding, flagged = examine(scan, lexicon, reconciled(statements))
    return Reading(document, flagged, len(scan.sentences), finding)


def anchor_of(document: Document) -> tuple[Anchor | None, datetime.date | None]:
    """The date against which relative times are read, and the same as a day where it is known to the day."""
    value = document.metadata.published.value
    if not value:
        return None, None
    published = parse(value)
    if isinstance(published, EdtfProblem):
        return None, None
    anchor = Anchor(published)
    return anchor, anchor.date


def scenes(
    scan: Scan, pack: Pack, lexicon: Lexicon, context: Context, anchor: Anchor | None,
    published: datetime.date | None, quotes: QuoteState,
) -> Iterator[tuple[Scene, list[Voice]]]:  # fmt: skip
    """Each sentence as the frames see it, with its voices; the context moves on after each."""
    for number in range(len(scan.sentences)):
        sentence = build_sentence(scan, number, pack, lexicon, context, anchor)
        context.here = () if context.parties else _pair_here(sentence, context)
        scene = Scene(sentence, context, lexicon, published)
        unquoted = not quotes.open
        found = voices(scene, pack, quotes)
        if unquoted and quotes.open and not found:
            found = _told_later(scan, scene, pack, quotes, anchor)
        context.speaker = speaker_ref(found)
        if found:
            sourced = any(item.kind in ("accordingto", "statistics") for item in sentence.items)
            context.figures_from = (sentence.range.block, found[0].speaker) if sourced else None
        yield scene, found
        _move_on(scene, context)


def _told_later(
    scan: Scan, scene: Scene, pack: Pack, quotes: QuoteState, anchor: Anchor | None
) -> list[Voice]:
    """Who says a quotation that opens in this sentence, where only the sentence that closes it tells that."""
    context, sentences = scene.context, scan.sentences
    start = next((at for at, item in enumerate(scene.items) if item.text == '"'), 0)
    for number in range(scene.sentence.number + 1, min(len(sentences), scene.sentence.number + QUOTE_REACH)):
        where = sentences[number]
        if where.block != scene.sentence.range.block:
            return []
        if sum(token.text == '"' for token in scan.tokens[where.first : where.last]) % 2 == 0:
            continue
        before = context.last_person, context.speaker
        closing = Scene(
            build_sentence(scan, number, pack, scene.lexicon, context, anchor),
            context,
            scene.lexicon,
            scene.published,
        )
        context.last_person, context.speaker = before
        ahead = QuoteState()
        ahead.open = True
        told = next((voice for voice in voices(closing, pack, ahead) if voice.state), None)
        if told is None:
            return []
        quotes.voice = Voice(start, len(scene.items), told.speaker, told.state, True)
        return [quotes.voice]
    return []


def records_of(scene: Scene, found: list[Voice], lexicon: Lexicon) -> Iterator[RecordUnion]:
    """The records of a sentence, of all frames; a bare headline of a related article says nothing."""
    if scene.sentence.range.zone == "related" and scene.items[-1].text not in ".!?":
        return
    pair: tuple[str, ...] = ()
    records: list[RecordUnion] = []
    drafts: list[Draft] = []
    for frame in load_frames():
        for draft in frame.propose(scene):
            if draft.record in OFFICIAL and not scene.context.official:
                continue
            record = _record(scene, draft, found, lexicon)
            if record is not None:
                _keep_figure(scene, record)
                if isinstance(record, Commitment) and record.strength is not None:
                    scene.context.pledge = (scene.sentence.range.block, record.strength, record.by)
                # Sides that did not meet are no pair: "both sides" of the next sentence are still the others.
                pair = (_pair_of(record) if record.modality in ("asserted", "planned") else ()) or pair
                records.append(record)
                drafts.append(draft)
    yield from tied(scene, records, drafts) if len(records) > 1 else records
    scene.context.pair = pair or scene.context.pair


def _is_side(member: str) -> bool:
    return len(member) <= 5 and member.isupper()


def _pair_here(sentence: Sentence, context: Context) -> tuple[str, ...]:
    """Whom «beide partijen» of this sentence means, as far as the sentence names them before it says so."""
    named: list[str] = []
    for at, item in enumerate(sentence.items):
        if item.kind != "actor" or cue_of(sentence.items, at) & {"according", "in"}:
            continue
        if item.actor.ref in ("pair", "group", "our_pair"):
            break
        named += [member for member in item.actor.members if _is_side(member) and member not in named]
    else:
        return ()
    if len(named) == 2:
        return tuple(named)
    if len(named) == 1 and named[0] not in context.pair:
        main = next((state for state, _ in context.states.most_common() if state != named[0]), "")
        return (main, named[0]) if main else ()
    return ()


def _pair_of(record: RecordUnion) -> tuple[str, ...]:
    """The two sides of an encounter or instrument."""
    if isinstance(record, Visit):
        sides = tuple(side for side in (record.from_, record.to) if side)
    elif isinstance(record, Meeting | Agreement | Relationship):
        sides = record.parties
    else:
        return ()
    return sides if len(sides) == 2 and all(map(_is_side, sides)) else ()


def _record(scene: Scene, draft: Draft, found: list[Voice], lexicon: Lexicon) -> RecordUnion | None:
    sentence = scene.sentence
    slots: dict[str, Any] = {key: value for key, value in draft.slots.items() if value not in (None, "", ())}
    if "target" in slots:
        slots["target"] = Target(**{k: v for k, v in slots["target"].items() if v is not None})
    slots["evidence"] = tuple(_spans(sentence, draft))
    slots["modality"] = draft.modality or scene.modality(draft.clause, slots.get("when"))
    at = draft.cues[0] if draft.cues else 0
    speaker = speaker_at(found, at, scene.context)
    source = scene.context.figures_from
    if draft.record == "indicator" and not found and source is not None and source[0] == sentence.range.block:
        # The figures that follow «volgens X …» in its paragraph are X's too, until somebody else speaks.
        speaker = source[1]
    if speaker is None and draft.record == "position":
        speaker = _person_acting(scene, draft)
    if sentence.range.zone in MARKED_ZONES:
        slots["zone"] = sentence.range.zone
        speaker = speaker if found else None
    if (speaker and speaker not in slots.get("persons", ())) or (speaker and found):
        slots["speaker"] = speaker
    if draft.record in WITH_AREAS:
        evidence = slots["evidence"][0]
        low = _low(sentence, evidence)
        place = place_of(slots["action"], evidence, sentence) if draft.record == "commitment" else None
        areas = areas_in(low if place is None else sentence.scan.low[slice(*place)], lexicon)
        if areas:
            slots["areas"] = areas
    concepts = concepts_of(slots, slots["evidence"][0], sentence, lexicon)
    if concepts:
        slots["concepts"] = concepts
    if draft.flags:
        slots["flags"] = draft.flags
    noted(scene, draft, slots, found, at)
    slots["why"] = Why(draft.rule, tuple(_span(sentence, at, at + 1) for at in draft.cues), draft.steps)
    kind = RECORD_TYPES[draft.record]
    record: RecordUnion = kind(**slots)  # type: ignore[assignment]
    return record


def _person_acting(scene: Scene, draft: Draft) -> str | None:
    """The person whose own words a position is («Guterres riep beide landen op …»)."""
    doer = scene.doer(draft.clause) if draft.clause is not None else None
    return doer.persons[0] if doer is not None and len(doer.persons) == 1 else None


def _keep_figure(scene: Scene, record: RecordUnion) -> None:
    """What the next sentence's «Dat is 16 procent meer» goes on about."""
    if isinstance(record, Indicator) and record.measure is not None:
        scene.context.last_figure = (record.measure, record.about)
        if record.unit and len(record.unit) == 3 and record.unit.isupper():
            scene.context.currency = record.unit


def _low(sentence: Sentence, span: Span) -> str:
    reading = sentence.scan.reading
    return sentence.scan.low[reading.at(span.start) : reading.at(span.end)]


def _spans(sentence: Sentence, draft: Draft) -> Iterator[Span]:
    for start, stop in draft.evidence or ((0, len(sentence.items)),):
        while start < stop - 1 and sentence.items[start].text in "-–•*_\"'),;:":
            start += 1
        while stop > start + 1 and sentence.items[stop - 1].text in "*_(\"'" and not draft.evidence:
            stop -= 1
        yield _span(sentence, start, stop)


def _span(sentence: Sentence, start: int, stop: int) -> Span:
    begin, end = sentence.scan.origin(sentence.items[start].first, sentence.items[stop - 1].last)
    return sentence.scan.document.span(begin, end)


def _topic(scene: Scene, context: Context) -> None:
    """Whom the next sentence's «hij» stands for: the one person that is a subject here, else the only one named."""
    subjects = (scene.actor(clause.subject) for clause in scene.clauses if not clause.subject_inherited)
    named = (
        scene.actor(at)
        for at, item in enumerate(scene.items)
        if item.actor is not None and item.kind == "actor" and not (context.topic and scene.cue(at) & ASIDE)
    )
    for actors in (subjects, named):
        found = [actor for actor in actors if actor is not None]
        names = dict.fromkeys(name for actor in found for name in actor.persons)
        if names and (actors is subjects or len(names) == 1):
            state = next((a.members[0] for a in found if a.persons and len(a.members) == 1), "")
            first = next(iter(names))
            known = context.persons.get(first.lower())
            context.topic = PersonRef(
                first, known.state if known is not None else state, known.post if known else ""
            )
            return


def _move_on(scene: Scene, context: Context) -> None:
    """What the next sentence's «zij», «hij» and «beide partijen» can refer to, and which list is open."""
    last = scene.items[-1].text if scene.items else ""
    if last == ":" or (last == "," and not (scene.list_item and context.list_force) and scene.borne()[0]):
        context.list_force, context.list_bearer = scene.borne()
    elif not scene.list_item and not scene.inside_item:
        context.list_force, context.list_bearer = "", None
    _topic(scene, context)
    subject_at = _subject(scene)
    for at, item in enumerate(scene.items):
        if item.kind not in _REMEMBERED:
            continue
        if (
            item.kind == "name"
            and item.payload is not None
            and item.payload.capital
            and item.payload.qualified
        ):
            short = item.payload.short.lower()
            members: tuple[str, ...] = ()
            for actor in item.payload.actors:
                members += tuple(m for m in context.resolve(actor).members if m not in members)
            context.mechanisms.setdefault(short, (item.text, item.payload.kind, members))
        if item.kind == "org" and (org := member(item)):
            context.see_org(org)
        if item.kind in ("name", "title"):
            for named in (item, *item.payload.inner) if item.kind == "name" else item.payload.inner:
                _remember_acronym(named, scene, context)
        if item.kind == "title" and not item.payload.plural:
            members = ()
            for actor in item.payload.actors:
                members += tuple(m for m in context.resolve(actor).members if m not in members)
            context.instruments.append((item.payload.kind, item.text, members if len(members) > 1 else ()))
        if item.kind != "actor":
            continue
        actor = scene.actor(at)
        if actor is None or not actor.members:
            continue
        if item.actor.form != "ref":
            context.see_states(tuple(m for m in actor.members if is_side(m)))
        if len(actor.members) > 1 or (at == subject_at and not actor.persons):
            context.last_group = actor
        if len(actor.members) == 1 and not actor.persons:
            context.last_single = actor.members[0]
            if item.actor.form == "org" and not item.actor.ref:
                context.last_org = actor.members[0]
        if item.actor.form in ("org", "group"):
            for org in actor.members:
                if org in load_organisations_by_id():
                    context.see_org(org)
    subject = (
        scene.actor(subject_at) if subject_at is not None and not scene.clauses[0].thing_subject else None
    )
    context.last_subject = subject or _later_subject(scene) or context.last_subject
    if subject is not None and len(subject.members) == 1 and not subject.persons:
        # What the sentence is about comes before what it names last: «Indonesië is lid van ASEAN. Het …».
        context.last_single = subject.members[0]


def _later_subject(scene: Scene) -> Actor | None:
    """Who acts in a later clause of a sentence whose first one names nobody («"Acordamos …", dijo X»)."""
    for clause in scene.clauses[1:]:
        if clause.kind in ("main", "coord") and clause.subject is not None and not clause.subject_inherited:
            return scene.actor(clause.subject)
    return None


def _remember_acronym(item: Item, scene: Scene, context: Context) -> None:
    """ "Joint Boundary Commission (JBC)": what the letters in brackets stand for from now on."""
    name, _, rest = item.text.partition(" ( ")
    letters = rest.partition(" )")[0]
    if not letters.isupper() or " " in letters:
        return
    members: tuple[str, ...] = ()
    for actor in item.payload.actors:
        members += tuple(m for m in context.resolve(actor).members if m not in members)
    context.acronyms[letters] = (name, item.payload.kind, members or context.parties)


def _subject(scene: Scene) -> int | None:
    clause: Clause | None = scene.clauses[0] if scene.clauses else None
    return clause.subject if clause is not None else None
