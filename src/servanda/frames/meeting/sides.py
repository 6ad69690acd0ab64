"""Who meets: the sides that a noun of meeting has in its phrase or its clause."""

from __future__ import annotations

from servanda.frames.common import phrase_end, possessor
from servanda.frames.events import acts_in_person, event_place, event_time, verb_concepts
from servanda.frames.meeting.bodies import body_at
from servanda.frames.scene import Scene, Use
from servanda.mentions.context import Actor, acts_for_state

HOLDS = frozenset(
    {
        "verb.open",
        "verb.hold",
        "verb.meet",
        "verb.gather",
        "verb.talk",
        "verb.attend",
        "verb.cancel",
        "verb.postpone",
    }
)


WHO_MEETS = frozenset({"person", "state_noun", "group", "ref", "org"})


def with_next(scene: Scene, at: int) -> bool:
    """Whether a person stands behind "with" right after a noun ("a call with X"), which is then no "call for peace".

    "Between" right after it names both sides.
    """
    items = scene.items
    entry = items[at + 1].get("prep") if at + 1 < len(items) else None
    if entry is not None and entry.value == "of" and at + 3 < len(items) and items[at + 2].kind == "actor":
        # «ужин президента с премьер-министром»: whose it is stands between.
        entry = items[at + 3].get("prep")
    roles = set(entry.value.split("|")) if entry is not None else set()
    if "between" in roles:
        return True
    if "with" not in roles:
        return False
    found = next(scene.actors(at + 2, phrase_end(scene, at, len(items)), "with"), None)
    return found is not None and acts_in_person(found[1])


def _its_own(scene: Scene, at: int) -> bool:
    """Whether a possessive opens the noun phrase («in Rabat haar achtste zitting»), so that no preposition governs it."""
    for back in range(at - 1, max(-1, at - 4), -1):
        item = scene.items[back]
        if item.kind == "pron":
            before = scene.items[back - 1].kind if back else ""
            return before != "prep" and any(e.value.startswith("poss") for e in item.all("pron"))
        if item.kind not in ("quantity", "token", "adv"):
            return False
    return False


def host_body(scene: Scene, use: Use) -> str:
    """The body that is the subject: "the Security Council held an emergency session in New York"."""
    clause = use.clause
    if (
        (scene.cue(use.at) and not _its_own(scene, use.at))
        or clause.passive
        or not verb_concepts(scene, clause, "meeting") & {"verb.hold", "verb.open"}
    ):
        return ""
    after = scene.items[use.at + 1] if use.at + 1 < len(scene.items) else None
    if after is not None and after.kind in ("token", "noun", "mechanism", "name") and after.text[0].isalpha():
        # "opened its conference centre": the noun only describes the next one.
        return ""
    if not (event_place(scene, use) or event_time(scene, use) or scene.ordinal(use.at)):
        return ""
    return subject_body(scene, use)


def subject_body(scene: Scene, use: Use) -> str:
    """The body in the place of the subject, where it is one of states."""
    for at in range(use.clause.start, use.clause.stop):
        item = scene.items[at]
        if scene.cue(at) or item.kind not in ("name", "actor"):
            continue
        if item.kind == "actor" and not acts_for_state(item.actor):
            return ""
        return body_at(scene, at)
    antecedent = use.clause.antecedent
    if use.clause.kind != "rel" or antecedent is None or scene.cue(antecedent):
        return ""
    return body_at(scene, antecedent)


def of_name(scene: Scene, use: Use) -> Actor | None:
    """The sides that a name tells which is held like a meeting ("the political consultations between A and B take place")."""
    item = scene.items[use.at]
    if item.kind != "name" or item.payload is None or scene.cue(use.at):
        return None
    if not verb_concepts(scene, use.clause, "meeting") & HOLDS:
        return None
    if not (event_place(scene, use) or event_time(scene, use)):
        return None
    found: Actor | None = None
    for raw in item.payload.actors:
        actor = scene.context.resolve(raw)
        found = actor if found is None else found.joined(actor)
    return found if found is not None and len(found.members) > 1 else None


def between(scene: Scene, start: int, stop: int) -> Actor | None:
    found: Actor | None = None
    for _, actor in scene.actors(start, stop, "between"):
        found = actor if found is None else found.joined(actor)
    return found


def beside(scene: Scene, use: Use, end: int) -> Actor | None:
    """Owner or subject and the side after "with" («gesprekken met X»); `for` at a welcome."""
    roles = ("with", "for", "object") if use.concept == "event.welcome" else ("with",)
    partner: Actor | None = None
    for start, stop in ((use.at + 1, max(end, use.clause.stop)), (use.clause.start, use.at)):
        for _, actor in scene.actors(start, stop, *roles):
            if actor.form in WHO_MEETS or actor.members:
                partner = actor
                break
        if partner is not None:
            break
    if partner is None:
        return None
    owner = possessor(scene, use.at) or owner_after(scene, use.at + 1, end)
    if owner is None or set(owner.members) <= set(partner.members):
        subject = scene.doer(use.clause)
        owner = subject if subject is not None and not set(subject.members) <= set(partner.members) else owner
    if owner is None and _foreseen(scene, use, partner):
        owner = scene.context.resolve(Actor((), (), "ref", "he"))
        owner = owner if set(owner.members).isdisjoint(partner.members) and owner.members else None
    if owner is None and scene.context.last_person is not None and use.concept == "event.call":
        owner = scene.context.resolve(Actor((), (), "ref", "he"))
    return owner.joined(partner) if owner is not None else None


def _foreseen(scene: Scene, use: Use, partner: Actor) -> bool:
    """Whether only a talk with somebody is planned («auch ein Gespräch mit X ist geplant»): by whom the text speaks of."""
    planned = "verb.plan" in verb_concepts(scene, use.clause, "meeting")
    return planned and use.clause.thing_subject and use.clause.passive and bool(partner.persons)


def paired_behind(scene: Scene, at: int) -> Actor | None:
    """The sides joined by a hyphen behind a noun, with an adjective between («une réunion tripartite Égypte-Soudan»)."""
    for ahead in range(at + 1, min(len(scene.items), at + 3)):
        item = scene.items[ahead]
        if item.kind == "pairname" and item.actor is not None:
            return Actor(item.actor.members)
        if item.kind != "token" or not item.text[0].islower():
            return None
    return None


def answered(scene: Scene, use: Use, end: int) -> Actor | None:
    """Caller and called of «a reçu un appel de son homologue», "received a call from X"."""
    if use.concept != "event.call" or "verb.receive" not in verb_concepts(scene, use.clause, "meeting"):
        return None
    called = scene.doer(use.clause)
    caller = next((actor for _, actor in scene.actors(use.at + 1, end, "from", "of")), None)
    return called.joined(caller) if called is not None and caller is not None else None


def gerund(scene: Scene, use: Use) -> Actor | None:
    """ "While meeting X, Y said …": a verb form that opens its phrase, with whom it is done right behind it."""
    at, items = use.at, scene.items
    if at + 1 >= len(items) or items[at + 1].kind != "actor":
        return None
    if not any(e.feature == "ing" for e in items[at].all("verb")) or (
        at and items[at - 1].kind not in ("sub", "contrast", "prep", "comp")
    ):
        return None
    partner, subject = scene.actor(at + 1), scene.subject(use.clause)
    if partner is None or subject is None or not acts_in_person(partner) or not acts_in_person(subject):
        return None
    return subject.joined(partner) if set(partner.members) - set(subject.members) else None


def plural_side(scene: Scene, use: Use, end: int) -> Actor | None:
    """One phrase that names both sides: "the meeting of the ministers of A and B", «hun gesprek», «de leiders»."""
    named = owner_after(scene, use.at + 1, end)
    if named is not None and len(named.members) > 1:
        return named
    owner = possessor(scene, use.at)
    if owner is not None:
        return owner if len(owner.members) > 1 else None
    subject = scene.subject(use.clause)
    if subject is not None and len(subject.members) > 1:
        verb = use.clause.main_verb
        holds = verb_concepts(scene, use.clause, "meeting") & HOLDS
        held = holds and "of" not in scene.cue(use.at)
        if held and not (use.clause.passive and verb is not None):
            return subject
        if scene.cue(use.at) & {"during", "after", "in", "at"}:
            raw = scene.items[use.clause.subject].actor if use.clause.subject is not None else None
            # «По итогам переговоров главы министерств подписали …»: the talks, and who held them, were told before.
            return subject if raw is None or raw.members or raw.persons or not raw.ref else None
    agent = scene.agent(use.clause) if use.clause.passive else None
    return agent if agent is not None and len(agent.members) > 1 else None


def owner_after(scene: Scene, start: int, stop: int) -> Actor | None:
    for _, actor in scene.actors(start, stop, "of", "agent"):
        return actor
    return None


def carried(scene: Scene, use: Use) -> Actor | None:
    """The sides of the sentence before, for an event that is itself the subject and has a place or a date.

    "The second round followed in Ankara on 7 and 8 September": who met is said earlier.
    """
    clause = use.clause
    if scene.cue(use.at) or not verb_concepts(scene, clause, "meeting") & {
        "verb.hold",
        "verb.cancel",
        "verb.postpone",
    }:
        return None
    if any(True for _ in scene.actors(clause.start, clause.stop, "")):
        return None
    if event_time(scene, use) is None and not event_place(scene, use):
        return None
    if not (scene.context.pair or scene.context.parties):
        # Nothing has been told of two sides: congresses and fairs are followed by others too.
        return None
    return scene.context.resolve(Actor((), (), "ref", "pair"))
