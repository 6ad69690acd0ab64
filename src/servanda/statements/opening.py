"""What a reader knows before the first sentence: which states a text is about, whose text it is."""

from __future__ import annotations

from collections import Counter

from servanda.analysis.clauses import cue_of
from servanda.analysis.scan import Scan
from servanda.languages import Lexicon, Pack
from servanda.mentions.build import Sentence, build_sentence
from servanda.mentions.context import Context, PersonRef
from servanda.mentions.persons import known_person
from servanda.mentions.times import Anchor

JOINT = frozenset({"joint_statement", "declaration", "communique"})
LEGAL = frozenset({"treaty", "agreement", "convention", "protocol", "mou", "fta"})
OPENING_SENTENCES = 6


def open_context(scan: Scan, pack: Pack, lexicon: Lexicon, anchor: Anchor | None) -> Context:
    """A context that knows the states of the text, its parties if it is an instrument, and its author."""
    context = Context()
    context.reporting = frozenset(pack.words.reporting_verbs)
    counts, parties_said, first_person = _count(scan)
    context.states = Counter(counts)
    probe = Context()
    probe.states = Counter(counts)
    head = min(len(scan.sentences), OPENING_SENTENCES)
    for number in range(head):
        sentence = build_sentence(scan, number, pack, lexicon, probe, anchor)
        title = next((i.payload for i in sentence.items if i.kind == "title"), None)
        zone = sentence.range.zone
        if title is not None and (zone in ("title", "heading") or number < 2) and not context.parties:
            if title.kind in JOINT and zone in ("title", "heading"):
                context.joint_text = True
                context.own_kind = title.kind
                context.parties = _members(sentence, probe)
            elif title.kind in LEGAL and parties_said >= 3:
                context.legal_text = True
                context.own_kind = title.kind
                context.parties = _members(sentence, probe)
    if first_person and not context.joint_text and not context.legal_text:
        context.author = _author(scan, pack, lexicon, anchor, probe)
    for person in dict.fromkeys(probe.persons.values()):
        context.remember_person(person)
    return context


def _count(scan: Scan) -> tuple[Counter[str], int, int]:
    states: Counter[str] = Counter()
    parties = first_person = 0
    covered = 0
    for position in sorted(scan.hits):
        hit = scan.hits[position][0]
        if position < covered or hit.suffix:
            continue
        if hit.last > position + 1:
            covered = hit.last
        for entry in hit.entries:
            if entry.cat == "state":
                states[entry.value] += 1
                covered = hit.last
                break
            if entry.cat == "person":
                person = known_person(entry.value)
                if person is not None and person.state:
                    states[person.state] += 1
                covered = hit.last
                break
            if entry.cat == "partyref":
                parties += 1
                covered = hit.last
            if entry.cat == "pron" and entry.value in ("we", "poss_we") or entry.cat == "ourref":
                first_person += 1
                break
    return states, parties, first_person


def _members(sentence: Sentence, context: Context) -> tuple[str, ...]:
    """The parties that an opening names: its first group of actors, else its single actors in order."""
    members: list[str] = []
    for at, item in enumerate(sentence.items):
        actors = item.payload.actors if item.kind == "title" else ((item.actor,) if item.actor is not None else ())
        if item.kind == "actor" and "in" in cue_of(sentence.items, at):
            continue
        for actor in actors:
            found = context.resolve(actor).members
            if len(found) > 1:
                return found
            members.extend(member for member in found if member not in members)
    return tuple(members[:2])


def _author(scan: Scan, pack: Pack, lexicon: Lexicon, anchor: Anchor | None, probe: Context) -> PersonRef | None:
    """The writer of a text in the first person: from the metadata, or a caption that holds only a title and name."""
    metadata = scan.document.metadata
    for number, where in enumerate(scan.sentences):
        if where.zone not in ("caption", "title", "heading", "credit") or where.last - where.first > 14:
            continue
        sentence = build_sentence(scan, number, pack, lexicon, probe, anchor)
        if sentence.offices and not any(clause.verbs for clause in sentence.clauses):
            office = sentence.offices[0]
            return PersonRef(office.person, office.of, office.post)
    if metadata.author.value:
        return probe.person(metadata.author.value) or PersonRef(metadata.author.value)
    return None
