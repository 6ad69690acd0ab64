"""What a frame may look at: one sentence with its clauses, read by a person who knows what came before."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator
from typing import Any

import msgspec

from servanda.analysis.clauses import Clause, VerbUse, cue_of
from servanda.frames import truth
from servanda.frames.timing import choose
from servanda.languages import Lexicon
from servanda.mentions.build import Sentence
from servanda.mentions.context import ORG, Actor, Context
from servanda.mentions.times import TimeReading


class Use(msgspec.Struct, frozen=True):
    """A trigger of a frame at item `at` of clause `clause`; `how` is verb, noun or word."""

    concept: str
    value: str
    at: int
    how: str
    clause: Clause
    verb: VerbUse | None = None


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A record in the making. `slots` are those of the record type; `cues` are items that made it fire.

    `clause` gives modality and speaker; `evidence` are item ranges, the whole sentence where empty.
    """

    record: str
    slots: dict[str, Any]
    rule: str
    cues: tuple[int, ...] = ()
    clause: Clause | None = None
    modality: str | None = None
    evidence: tuple[tuple[int, int], ...] = ()
    time_at: int | None = None
    flags: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@functools.lru_cache(maxsize=4096)
def _parts(phrase: str) -> tuple[tuple[str, str], ...]:
    """The parts of a phrase as they stand in a text: with a space behind them, or a comma.

    `*` before or behind a part stands for any beginning or continuation of a longer word («*zölle»).
    """
    out = []
    for part in phrase.split("&"):
        words = part.strip()
        before = "" if words.startswith("*") else " "
        after = ("", "") if words.endswith("*") else (" ", ",")
        words = words.strip("*")
        out.append((f"{before}{words}{after[0]}", f"{before}{words}{after[1]}"))
    return tuple(out)


class Scene:
    """One sentence for the frames, with questions that several of them ask."""

    def __init__(
        self, sentence: Sentence, context: Context, lexicon: Lexicon, published: datetime.date | None
    ) -> None:
        self.sentence, self.context, self.lexicon, self.published = sentence, context, lexicon, published
        self.items = sentence.items
        self.clauses = sentence.clauses
        self._clause_of = {at: c for c in self.clauses for at in range(c.start, c.stop)}
        self._verb_at = frozenset(v.at for c in self.clauses for v in c.verbs)
        self._texts: dict[int, str] = {}
        self._uses = self._find_uses()

    # -- triggers ---------------------------------------------------------------------------------------------

    def uses(self, frame: str, prefix: str = "") -> Iterator[Use]:
        """Triggers of a frame in the sentence whose concept begins with `prefix`."""
        return (use for use in self._uses.get(frame, ()) if use.concept.startswith(prefix))

    def _find_uses(self) -> dict[str, list[Use]]:
        """The triggers of the sentence by frame, in the order of the text."""
        found: dict[str, list[Use]] = {}
        verbs = {verb.at: (clause, verb) for clause in self.clauses for verb in clause.verbs}
        for at, item in enumerate(self.items):
            if at in verbs:
                clause, verb = verbs[at]
                for trigger in self.lexicon.verb_triggers.get(verb.lemma, ()):
                    if not trigger.words or self.holds(clause, trigger.words):
                        use = Use(trigger.concept, trigger.value or "", at, "verb", clause, verb)
                        found.setdefault(trigger.frame, []).append(use)
            elif item.entries and item.has("noun", "word"):
                for entry in item.entries:
                    if entry.cat in ("noun", "word"):
                        use = Use(entry.value, entry.extra, at, entry.cat, self._clause_of[at])
                        found.setdefault(entry.feature, []).append(use)
        return found

    def holds(self, clause: Clause, phrases: tuple[str, ...]) -> bool:
        """Whether one of the phrases stands in the clause; `&` joins parts that may stand apart."""
        text = self._texts.get(clause.start)
        if text is None:
            behind = self._clause_of.get(clause.stop)
            opens = behind is not None and behind.kind == "inf" and behind.governor is clause
            # The mark of an infinitive belongs to the verb that governs it as well («appelle la Chine à …»).
            stop = clause.stop + 1 if opens else clause.stop
            first, last = self.items[clause.start].first, self.items[stop - 1].last
            text = f" {' '.join([token.low for token in self.sentence.scan.tokens[first:last]])} "
            self._texts[clause.start] = text
        return any(
            all(spaced in text or closed in text for spaced, closed in _parts(phrase)) for phrase in phrases
        )

    def low(self, start: int, stop: int) -> str:
        """The matched form of items `[start, stop)`, with single spaces."""
        return " ".join(item.low for item in self.items[start:stop] if item.low.strip())

    @property
    def headline(self) -> bool:
        """Whether the sentence is a title without a verb («Xi donderdag op staatsbezoek in Italië»)."""
        return self.sentence.range.zone in ("title", "heading") and not self._verb_at

    def clause_of(self, at: int) -> Clause:
        return self._clause_of[at]

    def verb_here(self, at: int) -> bool:
        """Whether item `at` is read as a verb in this sentence."""
        return at in self._verb_at

    # -- actors -----------------------------------------------------------------------------------------------

    def cue(self, at: int) -> frozenset[str]:
        """Roles of the preposition before item `at`; a verb in between ("to visit France") parts them."""
        found = cue_of(self.items, at)
        if found and not self.items[at].owner:
            for back in range(at - 1, -1, -1):
                if back in self._verb_at:
                    return frozenset()
                if self.items[back].kind in ("prep", "inf", "accordingto"):
                    break
        return found

    def actor(self, at: int | None) -> Actor | None:
        """The actor of an item, its references resolved; None where nobody can be told."""
        if at is None or self.items[at].actor is None:
            return None
        raw = self.items[at].actor
        if raw.ref == "own":
            near = self._owners(at)
        else:
            near = self._inside(at, raw) if raw.ref in ("it", "they", "he") else self._organisation(at, raw)
        actor = near if near is not None else self.context.resolve(raw)
        return actor if actor.members or actor.persons else None

    def _owners(self, at: int) -> Actor | None:
        """Whose country "their country" is: that of the one who acts in the sentence before it is named."""
        for clause in reversed(self.clauses):
            place = clause.subject
            if place is None or place >= at or clause.thing_subject or self.items[place].actor.ref == "own":
                continue
            found = self.context.resolve(self.items[place].actor)
            if len(found.members) == 1:
                return Actor(found.members)
        return None

    def _organisation(self, at: int, raw: Actor) -> Actor | None:
        """The organisation of the same sentence that «de Associatie» stands for."""
        if not raw.ref.startswith(ORG):
            return None
        able = raw.ref[len(ORG) :].split("|")
        for back in range(at - 1, -1, -1):
            other = self.items[back].actor
            for name in other.members if other is not None else ():
                if name in able:
                    return Actor((name,), (), "org")
        return None

    def _inside(self, at: int, raw: Actor) -> Actor | None:
        """Whom "it", "he" or "they" means where the sentence itself has named a subject that fits."""
        for clause in reversed(self.clauses):
            place = clause.subject
            if place is None or place >= at or clause.thing_subject or clause.passive:
                continue
            if raw.ref == "he" and clause is self._clause_of.get(at):
                # Nobody receives himself: «de president had hem ontvangen».
                continue
            other = self.items[place].actor
            if other.ref in ("it", "they", "he"):
                continue
            found = self.context.resolve(other)
            many = len(found.members) > 1 or len(found.persons) > 1
            if (raw.ref == "they" and many) or (
                raw.ref == "it" and len(found.members) == 1 and not found.persons
            ):
                return found
            if raw.ref == "he" and len(found.persons) == 1:
                return found
        return self._only_person(at) if raw.ref == "he" and self.context.topic is None else None

    def _only_person(self, at: int) -> Actor | None:
        """The one person named before item `at`, where no sentence before has told of another."""
        named = [self.items[n].actor for n in range(at) if self.items[n].kind == "actor"]
        persons = {actor.persons: actor for actor in named if len(actor.persons) == 1}
        return next(iter(persons.values())) if len(persons) == 1 else None

    def subject(self, clause: Clause) -> Actor | None:
        """Who does what the clause says; a relative clause's subject is what it describes."""
        found = self.actor(clause.subject) if not clause.thing_subject else None
        if clause.subject is None and clause.dropped:
            found = self.context.left_out(clause.dropped)
        if found is not None and found.members and clause.subject_inherited and clause.kind != "rel":
            for other in self._joined_far(clause):
                found = found.joined(other)
        if found is not None and found.members and not clause.passive and not clause.subject_inherited:
            for _, other in self.actors(clause.start, clause.stop, "together"):
                found = found.joined(other)
        return found

    def _joined_far(self, clause: Clause) -> Iterator[Actor]:
        """Who stands beside a subject behind an inserted clause: "A, whose term ends, and B, which left, agreed to …"."""
        origin = clause
        while origin.subject_inherited and origin.governor is not None:
            origin = origin.governor
        if origin.verbs or origin.subject is None or not clause.verbs:
            return
        for at in range(origin.subject + 2, clause.verbs[0].at):
            before = at - 1
            while before > origin.subject and self.items[before].kind == "det":
                before -= 1
            if (
                self.items[at].kind != "actor"
                or self.items[before].kind != "coord"
                or self.items[before - 1].text != ","
            ):
                continue
            actor = self.actor(at)
            if actor is not None:
                yield actor

    def actors(self, start: int, stop: int, *roles: str) -> Iterator[tuple[int, Actor]]:
        """Actors in `[start, stop)`, of all or with a preposition of one of `roles` (`""`: without one)."""
        for at in range(start, stop):
            if self.items[at].kind != "actor":
                continue
            cue = self.cue(at)
            if roles and not (cue & set(roles)) and not ("" in roles and not cue):
                continue
            actor = self.actor(at)
            if actor is not None:
                yield at, actor

    def agent(self, clause: Clause) -> Actor | None:
        """Who acts in a passive clause: the phrase with the agent preposition."""
        for _, actor in self.actors(clause.start, clause.stop, "agent"):
            return actor
        return None

    def doer(self, clause: Clause) -> Actor | None:
        """The acting side of a clause, whatever its voice."""
        return self.agent(clause) if clause.passive else self.subject(clause)

    def object(self, clause: Clause, verb_at: int) -> Actor | None:
        """The first actor without a preposition that is not the subject, else the one that is marked as object."""
        for at, actor in self.actors(clause.start, clause.stop, ""):
            case = self.items[at].case
            if at == clause.subject or (case and "acc" not in case):
                continue
            if at > verb_at or case or self.verb_last(clause, verb_at):
                return actor
        return next((actor for _, actor in self.actors(verb_at + 1, clause.stop, "object")), None)

    def verb_last(self, clause: Clause, verb_at: int) -> bool:
        """Whether the verb stands behind its partners."""
        return (
            clause.subject is not None
            and clause.subject < verb_at - 1
            and not any(self.items[at].kind == "actor" for at in range(verb_at + 1, clause.stop))
        )

    # -- times and places -------------------------------------------------------------------------------------

    def time(self, at: int, clause: Clause, *, whole_sentence: bool = True) -> tuple[int, TimeReading] | None:
        """The date or period nearest to item `at`: in its clause, else the only one of the sentence."""
        return choose(self, at, clause, whole_sentence=whole_sentence)

    def tells(self, clause: Clause) -> bool:
        """Whether a clause only says who reports: its time is that of the telling."""
        verb = clause.main_verb
        return verb is not None and verb.lemma.rstrip("?") in self.context.reporting

    def times(self, start: int, stop: int) -> list[tuple[int, TimeReading]]:
        """Dates and periods in `[start, stop)`; those with a value where any has one."""
        found = []
        for at in range(start, stop):
            item = self.items[at]
            if item.kind == "time":
                reading: TimeReading = item.payload
                if reading.kind in ("date", "period", "clock", "vague") or reading.period:
                    found.append((at, reading))
        dated = [f for f in found if edtf_of(f[1])]
        return dated or [f for f in found if f[1].kind != "clock"]

    def place(self, start: int, stop: int) -> tuple[str, str] | None:
        """Place and state where something happens: «in Hanoi», "in the Chilean capital Santiago"."""
        for at in range(start, stop):
            item = self.items[at]
            entry = item.get("place") or item.get("landmark")
            if entry is not None and item.kind in ("place", "landmark") and not self._in_name(at):
                return entry.value, entry.feature
        return None

    def place_state(self, start: int, stop: int) -> str:
        """The state in which something happens («in Vietnam»), where only the state is said."""
        for at in range(start, stop):
            if self.items[at].kind == "actor" and "in" in self.cue(at):
                actor: Actor = self.items[at].actor
                if actor.form == "name" and len(actor.members) == 1:
                    return actor.members[0]
        return ""

    def _in_name(self, at: int) -> bool:
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        return after is not None and after.text == "-"

    def ordinal(self, at: int) -> int | None:
        """The ordinal just before item `at` («de 26e zitting»)."""
        for back in range(at - 1, max(-1, at - 4), -1):
            item = self.items[back]
            if item.kind == "quantity":
                return int(item.payload.value) if item.payload.kind == "ordinal" else None
            if item.kind in ("verb", "punct", "actor", "prep"):
                break
        return self._ordinal_behind(at)

    def _ordinal_behind(self, at: int) -> int | None:
        """An ordinal behind its noun («chuyến thăm Việt Nam lần thứ 5», «kỳ họp thứ 26»)."""
        for ahead in range(at + 1, min(len(self.items), at + 8)):
            item = self.items[ahead]
            if item.kind == "quantity":
                return int(item.payload.value) if item.payload.rule == "ordinal.behind" else None
            if ahead in self._verb_at or item.kind in ("punct", "coord"):
                return None
        return None

    # -- truth ------------------------------------------------------------------------------------------------

    def modality(self, clause: Clause | None, when: str | None = None) -> str:
        """Asserted, planned, desired, denied or conditional, from the verbs of the clause and what governs it."""
        return truth.modality(self, clause, when)

    def force(self, clause: Clause | None) -> str:
        """The force under which a clause stands: its own modal verb, else that of the verb that governs it."""
        return truth.force(self, clause)

    def foreseen(self, clause: Clause) -> bool:
        """Whether the clause says with a participle that something is planned or expected («stond gepland voor»)."""
        return truth.foreseen(self, clause)

    def impersonal(self, clause: Clause) -> Actor | None:
        """Who agreed where "it was agreed" leaves that out: the parties, else the group last spoken of."""
        raw = self.items[clause.subject].actor if clause.subject is not None else None
        if raw is not None and raw.ref != "it":
            return None
        if len(self.context.parties) > 1:
            return Actor(self.context.parties)
        group = self.context.last_group
        if group is not None and len(group.members) > 1:
            return group
        pair = self.context.dyad()
        return Actor(pair) if len(pair) > 1 else None

    @property
    def list_item(self) -> bool:
        """Whether the sentence begins an item of a list: a mark or number stands before its block."""
        scan, where = self.sentence.scan, self.sentence.range
        document = scan.document
        block = document.blocks[where.block]
        begin, _ = scan.origin(where.first, where.last)
        if begin - block.start > 4:
            return False
        line = document.text[document.text.rfind("\n", 0, block.start) + 1 : begin].strip()
        return bool(line) and (line[-1] in "-–—•*·" or (line.rstrip(".)").isalnum() and len(line) <= 4))

    @property
    def inside_item(self) -> bool:
        """Whether the sentence goes on within a list item."""
        scan, where = self.sentence.scan, self.sentence.range
        block = scan.document.blocks[where.block]
        line = scan.document.text[scan.document.text.rfind("\n", 0, block.start) + 1 : block.start].strip()
        return bool(line)

    def borne(self) -> tuple[str, Actor | None]:
        """The force of the sentence's last clause and who bears it, for a list that the sentence opens."""
        for clause in reversed(self.clauses):
            actor = (
                self.doer(clause)
                or (self.subject(clause) if clause.passive else None)
                or self.impersonal(clause)
            )
            for verb in clause.verbs:
                if verb.modal in ("undertaken", "binding", "willing") and actor is not None:
                    return verb.modal, actor
            for use in self.uses("commitment", "force."):
                if use.clause is clause and actor is not None:
                    return use.concept[6:], actor
        return "", None

    @property
    def question(self) -> bool:
        """Whether the sentence asks: what it holds is neither said nor promised."""
        return any(item.text == "?" for item in self.items[-2:])


def edtf_of(reading: TimeReading) -> str | None:
    """The day, month, year or period of a reading as the schema writes it; None for durations and vague words."""
    if reading.kind == "clock" and reading.value and not reading.value.startswith("T"):
        return reading.value.partition("T")[0]
    if reading.kind in ("date", "period"):
        return reading.value
    return None
