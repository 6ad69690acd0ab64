"""Memberships: a role in an organisation, or a verb of joining and leaving one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.frames.common import possessor, when_slots
from servanda.frames.scene import Draft, Scene, Use
from servanda.mentions.context import Actor

BLOCS = frozenset({"org"})


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of memberships; one for each member and organisation."""
    seen: set[tuple[str, str]] = set()
    for use in scene.uses("membership"):
        org = _organisation(scene, use)
        if org is None:
            continue
        for member in _members(scene, use, org):
            if member == org or (member, org) in seen:
                continue
            draft = _draft(scene, use, member, org)
            if draft is not None:
                seen.add((member, org))
                yield draft


def _organisation(scene: Scene, use: Use) -> str | None:
    """The organisation nearest to the trigger, after it for nouns (`of`), anywhere in the clause for verbs."""
    verb = use.how == "verb"
    stop = use.clause.stop if verb else min(len(scene.items), use.at + 7)
    for at in range(use.at + 1, stop):
        item = scene.items[at]
        if item.kind == "actor" and item.actor.form == "org":
            return str(item.actor.members[0])
        if item.kind == "org" and (entry := item.get("org")) and not entry.feature:
            return entry.value
        if not verb and item.kind in ("verb", "comp", "rel", "punct"):
            break
    for back in range(use.at - 1, max(-1, use.at - 4), -1):
        item = scene.items[back]
        if item.kind == "org" and (entry := item.get("org")) and not entry.feature:
            return entry.value
        if item.kind in ("verb", "prep", "punct", "actor"):
            break
    return None


def _members(scene: Scene, use: Use, org: str) -> tuple[str, ...]:
    items = scene.items
    if use.how == "noun":
        for back in range(use.at - 1, max(-1, use.at - 6), -1):
            role = items[back].get("prep")
            if role is not None and "as" in role.value.split("|"):
                for before in range(back - 1, max(-1, back - 4), -1):
                    actor = scene.actor(before)
                    if actor is not None and actor.form != "org":
                        return _states(actor)
                break
            if items[back].kind in ("verb", "punct"):
                break
        owner = possessor(scene, use.at)
        if owner is not None and owner.members and owner.form != "org":
            return _states(owner)
        verb = use.clause.main_verb
        if verb is not None and not (verb.kind in ("be", "become", "have") or _joining(scene, use)):
            return ()
    subject = scene.subject(use.clause)
    if subject is None:
        return ()
    return _states(subject)


def _joining(scene: Scene, use: Use) -> bool:
    verb = use.clause.main_verb
    return verb is not None and any(
        t.frame == "membership" or t.concept in ("verb.receive", "act.announced", "stance.welcome")
        for t in scene.lexicon.verb_triggers.get(verb.lemma, ())
    )


def _states(actor: Actor) -> tuple[str, ...]:
    return tuple(m for m in actor.members if len(m) == 3 and m.isupper())


def _draft(scene: Scene, use: Use, member: str, org: str) -> Draft | None:
    role, act = use.value or "member", "holds"
    if use.concept == "verb.join":
        role, act = "member", "joined"
    elif use.concept == "verb.leave":
        role, act = "withdrawn", "left"
    elif use.concept == "verb.apply":
        role, act = "applicant", "applied"
    elif use.how == "verb" and role not in ("host", "chair"):
        return None
    if any(verb.kind == "become" for verb in use.clause.verbs) and act == "holds":
        act = "joined"
    time = scene.time(use.at, use.clause)
    slots: dict[str, Any] = {"actor": member, "org": org, "role": role, "act": act}
    slots |= when_slots(time, scene)
    when = slots.get("when")
    modality = None
    if role in ("host", "chair") and when and scene.modality(None, when) == "planned":
        slots["act"], modality = "expected", "planned"
    return Draft(
        record="membership", slots=slots, rule=f"membership.{use.how}", cues=(use.at,), clause=use.clause,
        modality=modality, time_at=time[0] if time else None,
    )  # fmt: skip
