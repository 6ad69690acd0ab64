"""Memberships: a role in an organisation, or a verb of joining, admitting and leaving one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.frames.common import possessor, when_slots
from servanda.frames.membership.chairs import chairs
from servanda.frames.membership.lists import composed, orgs_from, paired
from servanda.frames.membership.organisations import hosted, org_at, org_for, org_named
from servanda.frames.scene import Draft, Scene, Use
from servanda.mentions.context import Actor

VERB_ROLES = {
    "verb.join": ("member", "joined"), "verb.leave": ("withdrawn", "left"), "verb.apply": ("applicant", "applied"),
    "verb.admit": ("member", "accepted"),
}  # fmt: skip
HELPERS = frozenset(
    {
        "verb.assume",
        "verb.become",
        "verb.hand",
        "org.ref",
        "org.summit",
        "org.seat",
        "verb.compose",
        "respective",
    }
)
BESIDE = frozenset({"during", "under", "in", "as", "for", "with", "after", "before"})
"""Roles that a chair has beside what is handed over."""
MOVING = frozenset({"to", "from"})


OPEN_STANCES = frozenset({"support", "oppose", "reject", "call_for", "REJECT"})
"""What one can say of an accession that has not come about."""


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of memberships; one for each member, organisation and role."""
    seen: set[tuple[str, str, str]] = set()
    for use in scene.uses("membership"):
        if use.concept in HELPERS:
            continue
        org = org_for(scene, use)
        if org is None:
            continue
        bare = use.value == "chair" and use.how == "noun" and not scene.cue(use.at) & BESIDE
        if bare and _holds(scene, use, "verb.hand"):
            for member, act in _handed(scene, use):
                if (member, org[1], "chair") not in seen:
                    seen.add((member, org[1], "chair"))
                    yield _passed_on(scene, use, member, org[1], act)
            continue
        listed = orgs_from(scene, org)
        told = paired(scene, use, listed) or [
            (member, name) for name in listed for member in _members(scene, use, org[0])
        ]
        for member, name in told:
            draft = _draft(scene, use, member, name)
            key = (member, name, _key(draft)) if draft is not None else ("", "", "")
            if draft is not None and member != name and key not in seen:
                seen.add(key)
                yield draft
    for use, member, name in composed(scene):
        if (member, name, "member") not in seen:
            seen.add((member, name, "member"))
            time = scene.time(use.at, use.clause)
            part: dict[str, Any] = {
                "actor": member,
                "org": name,
                "role": "member",
                "act": "holds",
                **when_slots(time, scene),
            }
            yield Draft(
                record="membership", slots=part, rule="membership.list", cues=(use.at,), clause=use.clause,
                time_at=time[0] if time else None,
            )  # fmt: skip
    for chair in chairs(scene):
        member, name, at, held = chair
        if (member, name, "chair") in seen:
            continue
        seen.add((member, name, "chair"))
        time = scene.time(at, scene.clause_of(at))
        slots: dict[str, Any] = {"actor": member, "org": name, "role": "chair", "act": "holds"}
        slots |= when_slots(time, scene)
        modality = None
        if held and scene.modality(scene.clause_of(at), slots.get("when")) == "planned":
            slots["act"], modality = "expected", "planned"
        yield Draft(
            record="membership", slots=slots, rule="membership.chair", cues=(at,), clause=scene.clause_of(at),
            modality=modality or (None if held else "asserted"), time_at=time[0] if time and held else None,
        )  # fmt: skip


def _key(draft: Draft) -> str:
    """What parts two standings of one member: the role, and whether a clause with a date of its own tells of joining."""
    joined = draft.rule == "membership.verb" and draft.slots["act"] == "joined" and "when" in draft.slots
    return f"{draft.slots['role']}{'+' if joined else ''}"


def _members(scene: Scene, use: Use, org: int) -> tuple[str, ...]:
    if use.how == "noun":
        return _of_noun(scene, use, org)
    if use.concept == "verb.admit":
        return _admitted(scene, use)
    subject = scene.subject(use.clause)
    if subject is None and use.clause.kind == "rel" and use.clause.antecedent is not None:
        subject = scene.actor(use.clause.antecedent)
    if subject is None and not use.clause.verbs[:-1]:
        subject = next((a for _, a in scene.actors(use.clause.start, use.at, "")), None)
    return _states(subject)


def _handed(scene: Scene, use: Use) -> Iterator[tuple[str, str]]:
    """Who gives up a chair and who gets it: "Paraguay handed the presidency over to Uruguay"."""
    given = {} if use.clause.passive else dict.fromkeys(_states(scene.subject(use.clause)), "left")
    yield from given.items()
    for at, actor in scene.actors(use.clause.start, use.clause.stop, "to", "object"):
        if at != use.clause.subject:
            for member in _states(actor):
                if member not in given:
                    yield member, "accepted"


def _passed_on(scene: Scene, use: Use, member: str, org: str, act: str) -> Draft:
    time = scene.time(use.at, use.clause)
    slots: dict[str, Any] = {"actor": member, "org": org, "role": "chair", "act": act}
    slots |= when_slots(time, scene)
    modality = scene.modality(use.clause, slots.get("when"))
    if modality == "planned" and act == "accepted":
        slots["act"] = "expected"
    return Draft(
        record="membership", slots=slots, rule="membership.handed", cues=(use.at,), clause=use.clause,
        modality=modality, time_at=time[0] if time else None,
    )  # fmt: skip


def _holds(scene: Scene, use: Use, concept: str) -> bool:
    """Whether a verb of the clause has this concept."""
    return any(
        other.clause is use.clause for other in scene.uses("membership", concept) if other.how == "verb"
    )


def _admitted(scene: Scene, use: Use) -> tuple[str, ...]:
    if use.clause.passive:
        return _members_of(scene.subject(use.clause))
    return _members_of(scene.object(use.clause, use.at))


def _of_noun(scene: Scene, use: Use, org: int) -> tuple[str, ...]:
    owner = possessor(scene, use.at)
    found = (
        _apposed(scene, use, org)
        or _as(scene, use)
        or _members_of(owner if owner != scene.actor(org) else None)
        or _of(scene, use, org)
    )
    if found:
        return found
    if use.concept == "role.accession" and use.value == "candidate":
        return _candidates(scene, use, org)
    verb = use.clause.main_verb
    if verb is not None and not (verb.kind in ("be", "become", "have") or _helped(scene, use)):
        return ()
    if verb is None and use.clause.verbs:
        return ()
    subject = scene.subject(use.clause)
    chosen = use.clause.passive and _helped(scene, use)
    cues = {"in", "under", "during", "for", "agent"} | (set() if chosen else {"to"})
    if subject is None or (scene.cue(use.at) & cues and not _predicate(scene, use)):
        return ()
    return _members_of(subject) if use.value == "member" else _states(subject)


def _apposed(scene: Scene, use: Use, org: int) -> tuple[str, ...]:
    """«Polen, lid van de NAVO,» and "the NATO member Turkey"."""
    items = scene.items
    if org == use.at - 1 and use.at + 1 < len(items) and items[use.at + 1].kind == "actor":
        return _states(scene.actor(use.at + 1))
    if all(items[n].kind in ("det", "adv", "punct") for n in range(use.at)):
        # «Membre de l'Opep depuis 1969, l'Algérie …», "A member of NATO since 2004, Estonia …"
        comma = next((n for n in range(max(use.at, org), len(items)) if items[n].text == ","), len(items))
        ahead = comma + 1
        while ahead < len(items) and items[ahead].kind == "det":
            ahead += 1
        if ahead < len(items) and items[ahead].kind == "actor":
            return _states(scene.actor(ahead))
    back = _first_role(scene, use) - 1
    while back >= 0 and (
        items[back].kind in ("det", "token", "adv", "quantity", "pron", "verb") or back == org
    ):
        back -= 1
    if back > 0 and items[back].text in (",", "–", "(") and items[back - 1].kind == "actor":
        joined = any(
            other.at > use.at and _first_role(scene, other) <= use.at
            for other in scene.uses("membership", "role.")
        )
        stop = min(len(items), use.at + (16 if joined else 8))
        closed = any(items[n].text in (",", ")", "–", ".") for n in range(use.at + 1, stop))
        return _states(scene.actor(back - 1)) if closed else ()
    return ()


def _first_role(scene: Scene, use: Use) -> int:
    """The first of the roles that a coordinator joins: "South Korea, a member of A since 2019 and an observer in B, …"."""
    items = scene.items
    first = use.at
    while True:
        back = first - 1
        while back >= 0 and items[back].kind in ("det", "token", "adv"):
            back -= 1
        if back < 1 or items[back].kind != "coord":
            return first
        earlier = next(
            (
                other.at
                for other in scene.uses("membership", "role.")
                if other.how == "noun"
                and back - REACH <= other.at < back
                and all(
                    item.kind not in ("verb", "modal", "punct") or item.text in "()"
                    for item in items[other.at + 1 : back]
                )
            ),
            None,
        )
        if earlier is None:
            return first
        first = earlier


REACH = 14
"""How many items may stand between two roles that are joined."""


def _as(scene: Scene, use: Use) -> tuple[str, ...]:
    """«steun voor Vietnam als gastheer», "the Philippines, as ASEAN chair"."""
    items = scene.items
    for back in range(use.at - 1, max(-1, use.at - 6), -1):
        role = items[back].get("prep")
        named = role is not None and "as" in role.value.split("|")
        if named:
            for before in range(back - 1, max(-1, back - 4), -1):
                actor = scene.actor(before)
                if actor is not None and actor.form != "org":
                    return _states(actor)
            return ()
        if items[back].kind in ("verb", "punct"):
            return ()
    return ()


def _of(scene: Scene, use: Use, org: int) -> tuple[str, ...]:
    """«de toetreding van Zweden tot de NAVO», "the accession of Sweden to NATO"."""
    if org < use.at or not (scene.cue(org) & MOVING or use.concept == "role.candidacy"):
        return ()
    stop = min(use.clause.stop, org + 3)
    for at, actor in scene.actors(use.at + 1, stop, "of", "by", "agent"):
        if at != org:
            return _members_of(actor)
    return ()


def _candidates(scene: Scene, use: Use, org: int) -> tuple[str, ...]:
    """With whom talks on accession are opened: "the European Union opened accession talks with Albania"."""
    verbs = {t.concept for v in use.clause.verbs for t in scene.lexicon.verb_triggers.get(v.lemma, ())}
    if "talks.go" not in verbs and "verb.open" not in verbs:
        return ()
    for at, actor in scene.actors(use.clause.start, use.clause.stop, "with", ""):
        if at != org and (found := _states(actor)):
            return found
    return ()


def _applied(scene: Scene, use: Use) -> bool:
    """Whether membership is only asked for, in the clause or in the one that governs it ("applied to join")."""
    for clause in (use.clause, use.clause.governor):
        if clause is None or (clause is use.clause.governor and use.clause.kind != "inf"):
            continue
        for verb in clause.verbs:
            for t in scene.lexicon.verb_triggers.get(verb.lemma, ()):
                if t.concept == "verb.apply" and (not t.words or scene.holds(clause, t.words)):
                    return True
    return False


def _only_wanted(scene: Scene, use: Use) -> bool:
    """Whether somebody is only for or against an accession ("opposes the accession of X to Y"), so that nobody joined."""
    if use.clause.negated or "against" in scene.cue(use.at):
        return True
    return any(
        stance.clause is use.clause
        and stance.how == "verb"
        and stance.concept.rpartition(".")[2] in OPEN_STANCES
        for stance in (*scene.uses("position", "stance."), *scene.uses("act", "plover.REJECT"))
    )


def _helped(scene: Scene, use: Use) -> bool:
    """Whether the verb beside a role is one of taking, holding or granting it."""
    return any(
        t.frame == "membership" and t.concept == "verb.assume"
        for verb in use.clause.verbs
        for t in scene.lexicon.verb_triggers.get(verb.lemma.rstrip("?"), ())
    )


def _predicate(scene: Scene, use: Use) -> bool:
    """Whether the preposition before a role is that of the verb of becoming («se convirtió en miembro de»)."""
    verb = use.clause.main_verb
    if (
        verb is None
        or verb.at > use.at
        or any(
            scene.items[at].kind in ("actor", "punct", "coord", "comp") for at in range(verb.at + 1, use.at)
        )
    ):
        return False
    return any(
        t.frame == "membership"
        and t.concept == "verb.become"
        and bool(t.words)
        and scene.holds(use.clause, t.words)
        for t in scene.lexicon.verb_triggers.get(verb.lemma, ())
    )


def _states(actor: Actor | None) -> tuple[str, ...]:
    if actor is None or actor.form == "org":
        return ()
    if actor.persons and not actor.office:
        return ()
    return tuple(m for m in actor.members if len(m) == 3 and m.isupper() and not org_named(m))


def _members_of(actor: Actor | None) -> tuple[str, ...]:
    """States, or one organisation of states that is itself taken in ("the admission of the African Union to the G20")."""
    if actor is not None and actor.form == "org" and len(actor.members) == 1 and org_named(actor.members[0]):
        return actor.members
    return _states(actor)


def _draft(scene: Scene, use: Use, member: str, org: str) -> Draft | None:
    role, act = VERB_ROLES.get(use.concept, (use.value or "member", "holds"))
    if use.concept == "role.accession" and use.value != "candidate" and _only_wanted(scene, use):
        return None
    if use.how == "verb" and use.concept not in VERB_ROLES and not hosted(scene, use):
        return None
    if use.how == "noun" and (use.value == "applicant" or use.concept == "role.candidacy"):
        act = "applied"
    become = any(verb.kind == "become" for verb in use.clause.verbs) and not use.clause.passive
    english = any(
        t.concept == "verb.become"
        for v in use.clause.verbs
        for t in scene.lexicon.verb_triggers.get(v.lemma, ())
    )
    if (become or english) and act == "holds":
        act = "accepted" if role == "candidate" else "joined"
    if use.concept == "role.accession":
        act = "accepted" if use.value == "candidate" else "joined"
    if role == "member" and act != "left" and _applied(scene, use):
        role, act = "applicant", "applied"
    time = scene.time(use.at, use.clause)
    slots: dict[str, Any] = {"actor": member, "org": org, "role": role, "act": act}
    slots |= when_slots(time, scene)
    when = slots.get("when")
    modality = None
    if role in ("host", "chair") and (
        (when and scene.modality(None, when) == "planned") or scene.modality(use.clause, when) == "planned"
    ):
        slots["act"], modality = "expected", "planned"
    return Draft(
        record="membership", slots=slots, rule=f"membership.{use.how}", cues=(use.at,), clause=use.clause,
        modality=modality, time_at=time[0] if time else None,
    )  # fmt: skip


__all__ = ["org_at", "propose"]
