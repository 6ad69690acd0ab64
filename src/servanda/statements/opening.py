"""What a reader knows before the first sentence: which states a text is about, whose text it is."""

from __future__ import annotations

from collections import Counter

import msgspec

from servanda.analysis.clauses import cue_of
from servanda.analysis.scan import Scan, scan_document
from servanda.frames.mechanism import alliance
from servanda.languages import Lexicon, Pack
from servanda.languages.entries import Entry
from servanda.mentions.build import Sentence, build_sentence
from servanda.mentions.context import Context, PersonRef, is_public, is_side
from servanda.mentions.known import known_person
from servanda.mentions.portfolios import portfolios
from servanda.mentions.times import Anchor
from servanda.text.reading import match_form

JOINT = frozenset({"joint_statement", "declaration", "communique"})
LEGAL = frozenset({"treaty", "agreement", "convention", "protocol", "mou", "fta"})
OPENING_SENTENCES = 6
SHORT = 3
"""Texts of fewer sentences are taken for what they say; there is too little to tell what they are about."""
DIPLOMATIC = frozenset({"event.talks", "rel.relations"})
"""Concepts of nouns that are used of states rather than of teams, places or firms."""
ACTING_KINDS = frozenset({"state", "government", "minister", "diplomat"})
OFFICES = frozenset(
    {"state", "government", "minister", "diplomat", "royal", "leader", "organisation", "party"}
)


def open_context(scan: Scan, pack: Pack, lexicon: Lexicon, anchor: Anchor | None) -> Context:
    """A context that knows the states of the text, its parties if it is an instrument, and its author."""
    context = Context(pack.info.cyrillic_spelling)
    context.day = day = _day(scan)
    context.portfolios, context.traits = portfolios(pack), pack.info
    context.reporting = frozenset(pack.words.reporting_verbs)
    context.groups = _groups(pack)
    context.articles, context.cases = pack.info.articles, lexicon.cases
    context.gendered, context.passive_duties = pack.info.gendered_states, pack.info.passive_duties
    counts, parties_said, first_person = _count(scan, day)
    context.states = Counter(counts)
    probe = Context(pack.info.cyrillic_spelling)
    probe.day, probe.portfolios, probe.traits = day, context.portfolios, pack.info
    probe.articles, probe.cases = context.articles, context.cases
    probe.states = Counter(counts)
    head = min(len(scan.sentences), OPENING_SENTENCES)
    for number in range(head):
        if not _may_open(scan, number):
            continue
        sentence = build_sentence(scan, number, pack, lexicon, probe, anchor)
        title = next((i.payload for i in sentence.items if i.kind == "title"), None)
        zone = sentence.range.zone
        if title is not None and (zone in ("title", "heading") or number < 2) and not context.parties:
            if title.kind in JOINT and zone in ("title", "heading"):
                context.joint_text = True
                context.own_kind = title.kind
                context.parties = _expanded(_members(sentence, probe))
            elif title.kind in LEGAL and parties_said >= 3:
                context.legal_text = True
                context.own_kind = title.kind
                context.parties = _members(sentence, probe)
    context.official = (
        len(scan.sentences) < SHORT
        or context.joint_text
        or context.legal_text
        or _official(scan, len(counts) > 1, behind=pack.info.adjectives_follow)
    )
    if first_person and not context.joint_text and not context.legal_text:
        context.author = _author(scan, pack, lexicon, anchor, probe)
        # An official who writes acts for a state, whoever else does in the text.
        context.official = context.official or bool(
            context.author and context.author.state and context.author.post
        )
    for person in dict.fromkeys(probe.persons.values()):
        context.remember_person(person)
    return context


def _groups(pack: Pack) -> dict[str, str]:
    """Phrases for a group with a counting word before a noun ("the three countries"), between which adjectives may stand."""
    kinds = (("pair", pack.words.pair_reference), ("group", pack.words.group_reference))
    return {
        match_form(form, fold_diacritics=not pack.info.tones): kind
        for kind, forms in kinds
        for form in forms
        if form.count(" ") == 2
    }


def _day(scan: Scan) -> str:
    """The day, month or year of a document; empty where it is unknown."""
    value = scan.document.metadata.published.value or ""
    return value[:10].rstrip("~?%") if value[:4].isdigit() else ""


def _may_open(scan: Scan, number: int) -> bool:
    """Whether a sentence can be the title or first words of an instrument: only those are read ahead."""
    where = scan.sentences[number]
    if where.zone not in ("title", "heading") and number >= 2:
        return False
    return any(
        entry.cat == "instrument"
        for position in range(where.first, where.last)
        for hit in scan.hits.get(position, ())
        for entry in hit.entries
    )


def _count(scan: Scan, day: str) -> tuple[Counter[str], int, int]:
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
            if entry.cat == "state" or (entry.cat == "org" and not entry.feature and is_side(entry.value)):
                states[entry.value] += 1
                covered = hit.last
                break
            if entry.cat == "person":
                person = known_person(entry.value, day)
                if person is not None and person.state:
                    states[person.state] += 1
                covered = hit.last
                break
            if entry.cat == "partyref":
                parties += 1
                covered = hit.last
            if (entry.cat == "pron" and entry.value in ("we", "poss_we", "i")) or entry.cat == "ourref":
                first_person += 1
                break
    return states, parties, first_person


def _official(scan: Scan, several: bool, *, behind: bool) -> bool:
    """Whether anybody acts for a state in a text: an office, a known leader, an organisation of states, its organs.

    Two states (`several`) that hold talks or speak of their relations do so as well. Where nobody does, the names of states stand for teams, places or firms, and "the two sides" are no parties.
    """
    for position, hits in scan.hits.items():
        for entry in hits[0].entries:
            if (
                entry.cat == "office"
                and entry.feature in OFFICES
                and (
                    not entry.ambiguous
                    or (entry.feature in ACTING_KINDS and _state_beside(scan, position, behind))
                )
            ):
                return True
            if entry.cat in ("leadernoun", "person", "partyref", "ourref"):
                return True
            if entry.cat == "org" and not entry.ambiguous and is_public(entry.value):
                return True
            if entry.cat in ("statenoun", "forcenoun") and _state_beside(scan, position, behind):
                return True
            if several and not hits[0].suffix and _diplomatic(entry):
                return True
    return False


def _diplomatic(entry: Entry) -> bool:
    """Whether a word is used of states that deal with each other, not of teams or firms."""
    return entry.cat == "level" or (entry.cat == "noun" and entry.value in DIPLOMATIC)


def _state_beside(scan: Scan, position: int, behind: bool) -> bool:
    """Whether a state is named just before a token («de Russische regering»), or `behind` («le gouvernement russe»)."""
    if behind and any(
        entry.cat == "state"
        for hit in scan.hits.get(scan.hits[position][0].last, ())
        for entry in hit.entries
    ):
        return True
    return any(
        entry.cat == "state"
        for back in (1, 2, 3)
        for hit in scan.hits.get(position - back, ())
        if hit.last >= position - 1
        for entry in hit.entries
    )


def _members(sentence: Sentence, context: Context) -> tuple[str, ...]:
    """The parties that an opening names: its first group of actors, else its single actors in order."""
    members: list[str] = []
    for at, item in enumerate(sentence.items):
        actors = (
            item.payload.actors if item.kind == "title" else ((item.actor,) if item.actor is not None else ())
        )
        if item.kind == "actor" and "in" in cue_of(sentence.items, at):
            continue
        for actor in actors:
            found = context.resolve(actor).members
            if len(found) > 1:
                return found
            members.extend(member for member in found if member not in members)
    return tuple(members[:2])


def _expanded(members: tuple[str, ...]) -> tuple[str, ...]:
    """An alliance that speaks for itself speaks for its few members."""
    return (alliance(members[0]) or members) if len(members) == 1 else members


def _author(
    scan: Scan, pack: Pack, lexicon: Lexicon, anchor: Anchor | None, probe: Context
) -> PersonRef | None:
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
        known = probe.person(metadata.author.value)
        if known is not None and known.state:
            return known
        return (
            _byline(scan, pack, lexicon, metadata.author.value) or known or PersonRef(metadata.author.value)
        )
    return None


def _byline(scan: Scan, pack: Pack, lexicon: Lexicon, name: str) -> PersonRef | None:
    """The author with office and state, from a credit line that is not read for records."""
    document = scan.document
    for block in document.blocks:
        if block.zone not in ("credit", "source_line") or name not in document.text[block.start : block.end]:
            continue
        line = msgspec.structs.replace(document, blocks=(msgspec.structs.replace(block, zone="body"),))
        inner = scan_document(line, pack, lexicon)
        for number in range(len(inner.sentences)):
            sentence = build_sentence(
                inner, number, pack, lexicon, Context(pack.info.cyrillic_spelling), None
            )
            for office in sentence.offices:
                if office.of and office.person.split()[-1] in name:
                    return PersonRef(office.person, office.of, office.post)
    return None
