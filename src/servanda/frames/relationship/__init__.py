"""Relationships: an act (establish, raise, break …) on a level of relations, or a level said to hold since a year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.analysis.clauses import Clause
from servanda.analysis.verbs import nominal_mark
from servanda.frames import truth
from servanda.frames.common import other_side, pronoun_owner, when_slots
from servanda.frames.relationship.levels import (
    BARE_TIES,
    dated,
    duration_before,
    is_relations,
    level_at,
    level_of,
    time_after,
    time_before,
)
from servanda.frames.relationship.standing import alliance, is_state_of, partner, recognitions, turned
from servanda.frames.scene import Draft, Scene, Use, edtf_of
from servanda.mentions.context import Actor
from servanda.mentions.times import TimeReading

ACTS = {
    "rel.established": "established", "rel.upgraded": "upgraded", "rel.downgraded": "downgraded",
    "rel.suspended": "suspended", "rel.broken": "broken", "rel.restored": "restored", "rel.normalised": "restored",
    "rel.recognised": "established", "rel.named": "upgraded",
}  # fmt: skip
RAISING = frozenset({"rel.upgraded", "rel.downgraded"})
SILENT = frozenset({"rel.stays", "rel.alliance", "rel.independence"})
"""Words that only help the others."""
SHARED = "diplomatic_relations"
Found = tuple[int, TimeReading]


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of acts on a relation's level; a level is used once for each act."""
    done: set[tuple[int, str]] = set()
    uses = sorted(scene.uses("relationship"), key=lambda use: use.concept != "rel.holds")
    for use in uses:
        if use.concept == "rel.recognised":
            yield from recognitions(scene, use)
            continue
        draft = _acted(scene, use, done)
        if draft is None and use.concept == "rel.established":
            draft = alliance(scene, use)
        if draft is not None:
            yield draft
            yield from _listed(scene, use, draft, done)
    for at in range(len(scene.items)):
        if level_at(scene, at) and not any(spot == at for spot, _ in done):
            draft = _standing(scene, at) or partner(scene, at)
            if draft is not None:
                yield draft


def _acted(scene: Scene, use: Use, done: set[tuple[int, str]]) -> Draft | None:
    if use.concept == "rel.since":
        done.add((use.at, "holds"))
        return is_state_of(scene, use)
    if use.concept in ("rel.cooled", "rel.warmed", "rel.tone"):
        return turned(scene, use)
    if use.concept in SILENT:
        return None
    if use.concept in ("rel.relations", "rel.holds") and not (
        use.concept == "rel.holds" and use.how == "noun"
    ):
        return None
    act = ACTS.get(use.concept, "holds")
    at = level_of(scene, use)
    if at is not None and use.concept == "rel.established" and _only_tells(scene, use, at):
        return None
    if at is None or (at, act) in done or (_nominal(scene, use) and (at, "holds") in done):
        return None
    # A treaty's own articles speak of what may or may not happen.
    if scene.context.legal_text and scene.modality(use.clause) != "asserted":
        return None
    done.add((at, act))
    level = level_at(scene, at) or (SHARED if use.concept not in RAISING else "other")
    if is_relations(scene, at) and not level_at(scene, at) and use.concept not in (*BARE_TIES, *RAISING):
        if not (use.concept == "rel.established" and use.clause.undergone and at < use.at):
            return None
        level = "diplomatic_relations"
    if use.concept == "rel.restored" and not level_at(scene, at) and scene.modality(use.clause) != "asserted":
        return None  # "committed to restoring confidence and relations"
    parties = _parties(scene, use.clause, at, doer=scene.doer(use.clause) if use.how == "verb" else None)
    if parties is None:
        return None
    time = _time(scene, use, at) if act != "holds" else None
    slots: dict[str, Any] = {"level": level, "act": act, "parties": parties.members} | when_slots(time, scene)
    return Draft(
        record="relationship", slots=slots, rule=f"relationship.{use.how}", cues=(use.at, at), clause=use.clause,
        time_at=time[0] if time else None, modality=_wished(scene, use),
    )  # fmt: skip


def _wished(scene: Scene, use: Use) -> str | None:
    """Desired where the verb itself only strives or considers («erwägt eine Partnerschaft»)."""
    wish = use.how == "verb" and truth.verb_force(scene, use.clause) in truth.DESIRED
    return "desired" if wish and use.clause.main_verb is use.verb and not use.clause.negated else None


def _only_tells(scene: Scene, use: Use, at: int) -> bool:
    """Whether a verb only tells of another act on the relations («a annoncé la rupture de ses relations»)."""
    return use.how == "verb" and any(
        other.how == "noun"
        and use.at < other.at < at
        and other.concept in ACTS
        and other.concept != use.concept
        for other in scene.uses("relationship")
    )


def _nominal(scene: Scene, use: Use) -> bool:
    """Whether an act is told by a noun, or by an infinitive made one («het aanknopen van betrekkingen»)."""
    return use.how == "noun" or (use.at > 0 and nominal_mark(scene.items[use.at - 1]))


def _listed(scene: Scene, use: Use, first: Draft, done: set[tuple[int, str]]) -> Iterator[Draft]:
    """«In 2009 werd A ingesteld en in 2018 B»: further levels of the list, each with a date of its own."""
    act = first.slots.get("act")
    if use.how != "verb" or use.concept in RAISING or act == "holds" or len(first.cues) < 2:
        return
    for at in range(max(use.at, first.cues[1]) + 1, use.clause.stop):
        if not level_at(scene, at) or (at, act) in done:
            continue
        dates = [n for n in range(first.cues[1] + 1, at) if scene.items[n].kind == "time"]
        if not dates or not any(scene.items[n].kind == "coord" for n in range(first.cues[1] + 1, dates[-1])):
            continue
        done.add((at, str(act)))
        slots = {**first.slots, "level": level_at(scene, at)}
        slots |= when_slots((dates[-1], scene.items[dates[-1]].payload), scene)
        yield Draft(
            record="relationship",
            slots=slots,
            rule="relationship.listed",
            cues=(use.at, at),
            clause=use.clause,
        )


def _time(scene: Scene, use: Use, at: int) -> Found | None:
    """When: beside the level, in the clause, else the only date of the sentence."""
    return time_after(scene, at) or time_before(scene, use) or scene.time(at, use.clause)


def _parties(scene: Scene, clause: Clause, at: int, doer: Actor | None) -> Actor | None:
    items = scene.items
    for spot in (at - 1, at + 1):
        if 0 <= spot < len(items) and items[spot].kind == "pairname":
            return Actor(items[spot].actor.members)
    if doer is not None and len(doer.members) > 1:
        return doer
    alone: Actor | None = None
    for _, actor in scene.actors(clause.start, len(items), "between"):
        if len(actor.members) > 1:
            return actor
    for _, actor in scene.actors(clause.start, clause.stop, "with"):
        alone = actor
        base = doer or scene.subject(clause) or Actor(())
        joined = base.joined(actor)
        if len(joined.members) > 1:
            return joined
    verb = clause.main_verb
    acting = verb is not None and not verb.kind and not clause.passive and verb.at < at < clause.stop
    if clause.kind == "rel" and clause.thing_subject and acting and doer is None:
        # «les pays qui normalisent leurs relations avec Israël»: who does it is said, though not by name.
        return None
    owner = _owner(scene, at)
    if owner is not None and len(owner.members) > 1:
        return owner
    for _, actor in scene.actors(clause.start, clause.stop, "of", "agent", ""):
        if len(actor.members) > 1:
            return actor
    single = doer or alone or owner
    if single is not None and len(single.members) == 1:
        other = other_side(scene, single.members[0])
        return Actor((*single.members, other)) if other else None
    for _, actor in scene.actors(0, len(items), "", "between", "of"):
        if len(actor.members) > 1:
            return actor
    dyad = scene.context.parties or scene.context.dyad()
    return Actor(dyad) if len(dyad) > 1 else None


def _owner(scene: Scene, at: int) -> Actor | None:
    """Whose relations: "their ties", «onze betrekkingen»."""
    for back in range(at - 1, max(-1, at - 4), -1):
        for entry in scene.items[back].all("pron"):
            if entry.value in ("poss_we", "poss_they"):
                return pronoun_owner(scene, entry.value, back)
    return None


def _standing(scene: Scene, at: int) -> Draft | None:
    """A level that is dated: "fifty years of diplomatic relations", "a partnership since 2012", "… of 2019"."""
    clause = scene.clause_of(at)
    act, time = "holds", dated(scene, at)
    if time is not None:
        act = "established"
    elif (time := _held(scene, at, clause)) is None:
        return None
    parties = _parties(scene, clause, at, doer=scene.subject(clause))
    if parties is None or len(parties.members) < 2:
        return None
    slots: dict[str, Any] = {"level": level_at(scene, at), "act": act, "parties": parties.members}
    slots |= when_slots(time, scene)
    return Draft(
        record="relationship", slots=slots, rule="relationship.standing", cues=(at,), clause=clause,
        time_at=time[0], modality="asserted" if act == "established" or not clause.negated else None,
    )  # fmt: skip


def _held(scene: Scene, at: int, clause: Clause) -> Found | None:
    """The duration before a level, or the year since which it is kept up."""
    before = duration_before(scene, at)
    if before is not None:
        return before
    verbs = clause.verbs
    keeps = any(
        t.concept == "rel.holds" for v in verbs for t in scene.lexicon.verb_triggers.get(v.lemma, ())
    ) or any(v.kind in ("have", "be") for v in verbs[-1:])
    if not keeps:
        return None
    since: list[Found] = []
    for spot in range(clause.start, clause.stop):
        item = scene.items[spot]
        if item.kind != "time":
            continue
        cue = scene.items[spot - 1].get("prep") if spot else None
        said = item.payload.direction == "since" or (cue is not None and "since" in cue.value.split("|"))
        if said and edtf_of(item.payload):
            since.append((spot, item.payload))
    return since[0] if since else None
