"""Acts: PLOVER verbs and nouns with a named actor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.analysis.clauses import NOUNISH, reduced
from servanda.frames.act.doers import described, doer_of, multiplied
from servanda.frames.common import text_of, when_slots
from servanda.frames.scene import Draft, Scene, Use
from servanda.mentions.context import Actor, acts_for_state, principal

MUTUAL = frozenset({"COOPERATE"})
FORCED = frozenset(
    {
        "hoped",
        "willing",
        "aimed",
        "expected",
        "undertaken",
        "agreed",
        "binding",
        "obliged",
        "called",
        "refused",
        "conditional",
    }
)
ALONE = frozenset({"MOBILIZE", "RETREAT", "REJECT"})
MEANS = frozenset({"with", "via"})
HOSTILE = frozenset({"SANCTION", "PROTEST", "THREATEN", "ACCUSE", "COERCE", "ASSAULT"})
PLAINER = frozenset({"aimed", "drill"})
"""Values of triggers that say better than others on the same verb what was done, where they yield something."""
BEGUN = "begun"
"""Value of a trigger whose past auxiliary tells of a beginning («ging extra geld vragen»)."""
STOPPED = "stopped"
"""Value of a trigger whose negation is part of it («koopt geen soja meer»)."""
LOOMING = (HOSTILE | {"MOBILIZE", "RETREAT"}) - {"PROTEST"}
"""Acts that count before they are done; a protest that is to come is an undertaking only."""
MOST = 2
"""How many phrases that name a target count; what comes later is most often something else."""
TOWARDS = frozenset({"against", "to", "for", "in", "from", "on", "at", "with", "before"})


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of acts in a sentence; one a clause and code."""
    if scene.question:
        return
    done: set[tuple[int, str]] = set()
    uses = list(scene.uses("act", "plover."))
    over = {use.at for use in uses if use.value == "over"}
    for use in sorted(uses, key=lambda use: (use.at, use.value not in PLAINER)):
        if use.at in over and use.value != "over":
            continue
        if use.how == "verb" and reduced(scene.items, use.clause, use.at):
            continue  # the tariffs "imposed by China" are no deed of who criticises them
        key = (id(use.clause), use.concept)
        if key in done:
            continue
        draft = _draft(scene, use)
        if draft is not None:
            done.add(key)
            if use.value in PLAINER:
                over.add(use.at)
            yield draft


def _draft(scene: Scene, use: Use) -> Draft | None:
    code = use.concept[7:]
    if use.value == "multiplied" and not multiplied(scene, use):
        return None
    if use.value == "means" and not scene.cue(use.at) & MEANS:
        return None
    by = doer_of(scene, use)
    if by is None or not acts_for_state(by):
        return None
    modality = "asserted" if use.value == "ordered" else _modality(scene, use, code)
    if modality is None:
        return None
    if use.value == "between":
        sides = _between(scene, use, by)
        return _make(scene, use, code, by.members, sides, modality) if sides else None
    if code in MUTUAL:
        return _cooperation(scene, use, by, modality)
    if use.value == "means":
        against = _helped(scene, use, by)
    elif use.value == "direct":
        against = _object(scene, use, by)
    else:
        against = _against(scene, use, by)
    if not against and code in HOSTILE and (use.how == "verb" or use.value in ("measure", "multiplied")):
        against = _elsewhere(scene, by) if use.how != "verb" or _complemented(scene, use) else ()
    threat = code == "THREATEN" and use.how == "verb" and _to_do(scene, use)
    if not against and code not in ALONE and not threat and not (code in HOSTILE and len(by.members) > 1):
        return None
    return _make(scene, use, code, by.members, against, modality)


def _modality(scene: Scene, use: Use, code: str) -> str | None:
    """Asserted, planned, denied; None where the act is only wished, promised or possible."""
    if use.how != "verb":
        return "asserted"
    clause = use.clause
    force = scene.force(clause)
    if force == "conditional" and use.value == BEGUN:
        force = ""
    if (
        force == "undertaken"
        and clause.governor is not None
        and clause.governor.negated
        and clause.kind == "inf"
    ):
        return None
    negated = use.value != STOPPED and any(
        scene.items[at].kind == "neg" for at in range(clause.start, clause.stop)
    )
    if force in ("undertaken", "expected") and code in LOOMING and not negated:
        return "planned"
    if force in FORCED and not (force == "refused" and code == "REJECT"):
        return None
    if clause.kind in ("cond", "inf"):
        return None
    return "denied" if negated else "asserted"


def _between(scene: Scene, use: Use, by: Actor) -> tuple[str, ...]:
    """The sides of a mediation."""
    clause = use.clause
    for _, actor in scene.actors(use.at + 1, max(clause.stop, use.at + 1), "between"):
        sides = tuple(member for member in actor.members if member not in by.members)
        if len(sides) > 1:
            return sides
    for at in range(use.at + 1, max(clause.stop, use.at + 1)):
        if scene.items[at].kind == "title":
            named = [
                m for actor in scene.items[at].payload.actors for m in scene.context.resolve(actor).members
            ]
            sides = tuple(dict.fromkeys(m for m in named if m not in by.members))
            if len(sides) > 1:
                return sides
    return ()


def _helped(scene: Scene, use: Use, by: Actor) -> tuple[str, ...]:
    """Who does something with another's help: the subject of the clause."""
    subject = scene.doer(use.clause)
    verb = use.clause.main_verb
    if subject is None or verb is None or verb.kind or not acts_for_state(subject):
        return ()
    return tuple(member for member in subject.members if member not in by.members)


def _object(scene: Scene, use: Use, by: Actor) -> tuple[str, ...]:
    """The state right behind the verb, or before it where the verb stands last."""
    found = scene.object(use.clause, use.at)
    return tuple(m for m in found.members if m not in by.members and _state_or_bloc(m)) if found else ()


def _cooperation(scene: Scene, use: Use, by: Actor, modality: str) -> Draft | None:
    """Cooperation counts in the present or past, where a field or a piece of work is named."""
    clause = use.clause
    if scene.context.legal_text or (use.how == "noun" and use.value != "joint"):
        return None
    if (
        use.how == "verb"
        and clause.kind in ("inf", "comp")
        and clause.governor is not None
        and scene.force(clause.governor)
    ):
        return None
    members = by.members
    if len(members) < 2:
        partner = next((a for _, a in scene.actors(clause.start, clause.stop, "with", "between")), None)
        if partner is None or set(partner.members) <= set(members):
            return None
        members = members + tuple(m for m in partner.members if m not in members)
    if use.value != "drill" and not _field(scene, use):
        return None
    return _make(scene, use, "COOPERATE", members, (), modality)


def _field(scene: Scene, use: Use) -> bool:
    """Whether a phrase after a preposition or an object says in what."""
    items = scene.items
    clause = use.clause
    for at in range(clause.start, clause.stop):
        if at == use.at or items[at].kind not in NOUNISH or items[at].kind in ("state", "pairname"):
            continue
        cue = scene.cue(at)
        if cue & {"about", "in", "at", "to", "for", "of", "via"} or (not cue and use.value == "object"):
            return True
    return use.how == "noun" or use.value == "object"


def _against(scene: Scene, use: Use, by: Actor) -> tuple[str, ...]:
    clause = use.clause
    if use.how == "verb" and clause.passive:
        subject = scene.subject(clause)
        found = tuple(m for m in subject.members if m not in by.members) if subject else ()
        if found:
            return found
    out: list[str] = []
    groups, listed = 0, -9
    start, stop = (
        (clause.start, clause.stop) if use.how == "verb" else (use.at + 1, min(clause.stop, use.at + 8))
    )
    for at in range(start, stop):
        if at == clause.subject and use.how == "verb" and not clause.passive and use.value != "ordered":
            continue
        item = scene.items[at]
        actor = scene.actor(at) if item.kind == "actor" else None
        cue = scene.cue(at)
        if actor is None:
            if (
                out
                and item.kind != "state"
                and not (listed == at - 2 and scene.items[at - 1].kind in ("coord", "punct"))
            ):
                continue
            actor = described(scene, at)
            cue = cue or frozenset({"in"} if listed == at - 2 else ())
        elif use.how != "verb" and not cue & TOWARDS:
            continue
        if actor is not None and not cue & {"according", "since", "during", "after", "agent", "with"}:
            fresh = [principal(m) for m in actor.members if m not in by.members and m not in out]
            if fresh and _state_or_bloc(fresh[0]):
                groups += listed < 0 or listed != at - 2
                listed = at
            if groups <= MOST:
                out.extend(fresh)
    if not out and use.concept == "plover.CONCEDE" and use.how == "verb":
        out.extend(
            m for _, a in scene.actors(use.at, clause.stop, "with") for m in a.members if m not in by.members
        )
    return tuple(m for m in out if _state_or_bloc(m))


def _state_or_bloc(member: str) -> bool:
    return acts_for_state(Actor((member,)))


def _complemented(scene: Scene, use: Use) -> bool:
    """Whether the clause says more than that somebody did it ("hardly threatened" does not)."""
    clause = use.clause
    if any(other.governor is clause and other.kind in ("inf", "comp") for other in scene.clauses):
        return True
    places = (at for at in range(clause.start, clause.stop) if at not in (clause.subject, use.at))
    verbs = {verb.at for verb in clause.verbs}
    return any(
        (scene.items[at].kind in NOUNISH or (scene.items[at].kind == "verb" and at not in verbs))
        and not scene.cue(at) & {"for", "during", "since", "in"}
        for at in places
    )


def _to_do(scene: Scene, use: Use) -> bool:
    """Whether an infinitive says what is threatened."""
    return any(c.kind == "inf" and c.governor is use.clause for c in scene.clauses) or any(
        v.at > use.at and (v.feature == "te" or scene.items[v.at - 1].has("inf")) for v in use.clause.verbs
    )


def _elsewhere(scene: Scene, by: Actor) -> tuple[str, ...]:
    """The only other state of the sentence, else the other side of the pair that the text is about."""
    others: list[str] = []
    for at in range(len(scene.items)):
        actor = scene.actor(at) if scene.items[at].kind == "actor" else described(scene, at)
        if actor is not None:
            others.extend(
                m
                for m in actor.members
                if m not in by.members and m not in others and len(m) == 3 and m.isupper()
            )
    if len(others) == 1:
        return tuple(others)
    pair = scene.context.dyad()
    if not others and len(pair) == 2 and len(by.members) == 1 and by.members[0] in pair:
        return (pair[0] if pair[1] == by.members[0] else pair[1],)
    return ()


def _make(
    scene: Scene, use: Use, code: str, by: tuple[str, ...], against: tuple[str, ...], modality: str
) -> Draft:
    clause = use.clause
    if use.how != "verb":
        start, stop = use.at, clause.stop
        if start and scene.items[start - 1].kind == "state":
            start -= 1
    elif scene.verb_last(clause, use.at):
        start, stop = (clause.subject or clause.start) + 1, max(clause.stop, use.at + 1)
    else:
        start, stop = use.at, max(clause.stop, use.at + 1)
        index = scene.clauses.index(clause)
        for later in scene.clauses[index + 1 : index + 2]:
            if later.kind in ("inf", "comp") and later.governor is clause:
                stop = later.stop
    slots: dict[str, Any] = {
        "plover": code, "by": tuple(dict.fromkeys(principal(m) for m in by)), "action": text_of(scene, start, stop),
    }  # fmt: skip
    if against:
        slots["against"] = against
    time = scene.time(use.at, clause)
    slots |= when_slots(time, scene)
    return Draft(
        record="act", slots=slots, rule=f"act.{use.how}", cues=(use.at,), clause=clause, modality=modality,
        time_at=time[0] if time else None,
    )  # fmt: skip
