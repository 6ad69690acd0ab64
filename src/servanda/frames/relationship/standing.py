"""Relations in ordinary words: friends and foes, partners, ties that sour or warm, an alliance that states form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.analysis.clauses import Clause
from servanda.frames.common import possessor, pronoun_owner, when_slots
from servanda.frames.relationship.levels import is_relations, level_at
from servanda.frames.scene import Draft, Scene, Use
from servanda.mentions.context import Actor, acts_for_state
from servanda.mentions.times import TimeReading

TURNS = {"rel.cooled": "downgraded", "rel.warmed": "upgraded"}
STATES = frozenset({"name", "group", "ref"})
PARTNERS = frozenset(
    {"strategic_partnership", "comprehensive_strategic_partnership", "comprehensive_partnership"}
)
PLAIN = frozenset({"det", "token", "adv", "quantity"})
REACH = 8


def is_state_of(scene: Scene, use: Use) -> Draft | None:
    """Two states that are friends, foes or allies, or quarrel: "have long been rivals", «liggen overhoop»."""
    clause = use.clause
    if use.how != "verb" and not _is_or_stays(scene, clause):
        return None
    sides = _sides_of_state(scene, clause, use.at)
    if sides is None or scene.question:
        return None
    return _draft(scene, use.at, clause, use.value or "other", "holds", sides, "relationship.state")


def _sides_of_state(scene: Scene, clause: Clause, at: int) -> Actor | None:
    subject = scene.subject(clause)
    if not _states(subject) or subject is None:
        return None
    beside = next(
        (a for n, a in scene.actors(clause.start, clause.stop, "with", "of") if n != clause.subject), None
    )
    if len(subject.members) > 1:
        return subject if beside is None and possessor(scene, at) is None else None
    owner = beside or possessor(scene, at)
    if owner is None or not acts_for_state(owner) or len(owner.members) != 1 or owner.persons:
        return None
    both = subject.joined(owner)
    return both if len(both.members) == 2 else None


def _states(actor: Actor | None) -> bool:
    return actor is not None and actor.form in STATES and acts_for_state(actor) and not actor.persons


def _is_or_stays(scene: Scene, clause: Clause) -> bool:
    verb = clause.main_verb
    if verb is None:
        return False
    return verb.kind in ("be", "become") or any(
        t.concept in ("rel.stays", "verb.become") for t in scene.lexicon.verb_triggers.get(verb.lemma, ())
    )


def partner(scene: Scene, at: int) -> Draft | None:
    """ "Japan is a strategic partner of India", «werd de zevende strategische partner van Vietnam»."""
    clause = scene.clause_of(at)
    level = level_at(scene, at)
    if level not in PARTNERS or clause.subject is None or clause.subject > at or scene.cue(at):
        return None
    if not _is_or_stays(scene, clause):
        return None
    subject = scene.subject(clause)
    if subject is None or not _states(subject):
        return None
    owner = possessor(scene, at) or next(
        (a for _, a in scene.actors(at + 1, min(clause.stop, at + 4), "of")), None
    )
    both = subject if owner is None else subject.joined(owner)
    if len(both.members) != 2 or not acts_for_state(both) or (owner is not None and len(subject.members) > 1):
        return None
    verb = clause.main_verb
    became = verb is not None and (
        verb.kind == "become"
        or any(t.concept == "verb.become" for t in scene.lexicon.verb_triggers.get(verb.lemma, ()))
    )
    return _draft(
        scene, at, clause, level, "established" if became else "holds", both, "relationship.partner"
    )


def turned(scene: Scene, use: Use) -> Draft | None:
    """Ties that are said to have soured or warmed, or to be strained: the relation is the subject of the clause."""
    clause = use.clause
    if use.how == "word" and not _is_or_stays(scene, clause):
        return None
    if clause.kind == "inf":
        return None  # "to improve the relations": an aim, and the relations are what is improved.
    for at in range(clause.start, clause.stop):
        if not (is_relations(scene, at) or level_at(scene, at) == "diplomatic_relations") or scene.cue(at):
            continue
        if use.how == "verb" and at > use.at and not _opens(scene, clause, at):
            return None
        sides = _sides_of_ties(scene, at, clause)
        if sides is None or scene.modality(clause) != "asserted" or scene.question:
            return None
        return _draft(
            scene, use.at, clause, "other", TURNS.get(use.concept, "holds"), sides, "relationship.turned"
        )
    return None


def _opens(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a subject stands behind its verb («Sinds 2020 verslechterden de betrekkingen»)."""
    return clause.subject is None and scene.items[at - 1].kind in ("det", "verb", "adv", "pron", "token")


def _sides_of_ties(scene: Scene, at: int, clause: Clause) -> Actor | None:
    items = scene.items
    found: Actor | None = None
    for spot in (at - 1, at + 1):
        if 0 <= spot < len(items) and items[spot].kind == "pairname":
            return Actor(items[spot].actor.members)
    stop = min(clause.stop, at + REACH)
    for _, actor in scene.actors(at + 1, stop, "between"):
        found = actor if found is None else found.joined(actor)
    if found is None:
        owner = possessor(scene, at) or _theirs(scene, at)
        owner = owner or next((a for _, a in scene.actors(at + 1, stop, "of")), None)
        other = next((a for _, a in scene.actors(at + 1, stop, "with")), None)
        found = owner.joined(other) if owner is not None and other is not None else owner
    if found is None or len(found.members) < 2 or len(found.members) > 3 or not acts_for_state(found):
        return None
    return found


def _theirs(scene: Scene, at: int) -> Actor | None:
    for back in range(at - 1, max(-1, at - 3), -1):
        for entry in scene.items[back].all("pron"):
            if entry.value in ("poss_we", "poss_they"):
                return pronoun_owner(scene, entry.value, back)
    return None


def alliance(scene: Scene, use: Use) -> Draft | None:
    """ "Mali, Niger and Burkina Faso formed the Alliance of Sahel States": states that ally, whatever the name."""
    subject = scene.subject(use.clause)
    if (
        use.how != "verb"
        or use.clause.passive
        or subject is None
        or len(subject.members) < 2
        or subject.form == "ref"
        or not _states(subject)
    ):
        return None
    for at in range(use.at + 1, min(use.clause.stop, use.at + REACH)):
        item = scene.items[at]
        dated = at + 1 < len(scene.items) and scene.items[at + 1].kind == "time"
        if item.kind in ("punct", "coord", "verb", "inf") or (item.kind == "prep" and not dated):
            return None
        if _allied(scene, at):
            return _draft(
                scene, use.at, use.clause, "alliance", "established", subject, "relationship.alliance"
            )
    return None


def _allied(scene: Scene, at: int) -> bool:
    """Whether an item is a word for an alliance, plain or as the head of a name or of an unknown organisation."""
    item = scene.items[at]
    if item.kind == "org" and any(e.feature == "context" for e in item.all("org")):
        return True
    return any(e.value == "rel.alliance" for e in item.all("noun")) or (
        item.kind == "name" and any(e.value == "alliance" for e in item.all("mechanism"))
    )


def recognitions(scene: Scene, use: Use) -> Iterator[Draft]:
    """States that recognise a state: "Norway, Spain and Ireland recognised Palestine", one for each."""
    clause = use.clause
    if use.how != "verb":
        return
    doer, whom, at = _recognised(scene, use)
    if (
        doer is None
        or whom is None
        or at is None
        or not _states(doer)
        or len(whom.members) != 1
        or whom.persons
    ):
        return
    if doer.form == "ref" and len(doer.members) > 2:
        return
    after = scene.items[at + 1] if at + 1 < len(scene.items) else None
    free = _freedom(scene, at)
    if after is not None and after.kind in ("genitive", "token", "noun", "inf") and not free:
        return
    for member in doer.members:
        if member in whom.members:
            continue
        found = scene.time(use.at, clause)
        slots: dict[str, Any] = {
            "level": "diplomatic_relations",
            "act": "established",
            "parties": (member, *whom.members),
        }
        yield Draft(
            record="relationship", slots=slots | when_slots(found, scene), rule="relationship.recognition",
            cues=(use.at, at), clause=clause,
        )  # fmt: skip


def _recognised(scene: Scene, use: Use) -> tuple[Actor | None, Actor | None, int | None]:
    """Who recognises whom, and the item of the one recognised."""
    clause = use.clause
    doer = scene.doer(clause)
    whom = scene.object(clause, use.at)
    if whom is not None:
        return (
            doer,
            whom,
            next(n for n, a in scene.actors(clause.start, clause.stop) if a == whom and n != clause.subject),
        )
    for n in range(clause.start, clause.stop):
        if _freedom(scene, n) and scene.actor(n) is not None and n != clause.subject:
            return doer, scene.actor(n), n
    named = _named_state(scene, use)
    if named is not None and doer is not None:
        return doer, Actor((scene.items[named].get("state").value,)), named  # type: ignore[union-attr]
    if clause.kind == "rel" and clause.subject is not None and not clause.passive:
        # «het eerste land dat de Verenigde Staten erkende»: the one country named with the verb is the other side.
        governor = clause.governor or next((c for c in scene.clauses if c.stop == clause.start), None)
        verb = governor.main_verb if governor is not None else None
        if (
            governor is not None
            and verb is not None
            and verb.kind in ("be", "become")
            and not governor.negated
        ):
            return scene.subject(governor), doer, clause.subject
    return doer, None, None


def _named_state(scene: Scene, use: Use) -> int | None:
    """A state in the genitive whose independence is recognised ("recognised Angola's independence")."""
    for n in range(use.at + 1, min(use.clause.stop, use.at + 4)):
        if scene.items[n].kind == "state" and scene.items[n].get("state") is not None and _freedom(scene, n):
            return n
    return None


def _freedom(scene: Scene, at: int) -> bool:
    """Whether the independence of the state at `at` is meant: "the independence of Angola", "Angola's independence"."""
    items = scene.items
    for spot in (*range(at - 3, at), at + 1, at + 2):
        if 0 <= spot < len(items) and any(e.value == "rel.independence" for e in items[spot].all("noun")):
            return True
    return False


def _draft(scene: Scene, at: int, clause: Clause, level: str, act: str, sides: Actor, rule: str) -> Draft:
    time: tuple[int, TimeReading] | None = scene.time(at, clause)
    slots: dict[str, Any] = {"level": level, "act": act, "parties": sides.members}
    return Draft(
        record="relationship", slots=slots | when_slots(time, scene), rule=rule, cues=(at,), clause=clause,
        time_at=time[0] if time else None,
    )  # fmt: skip
