"""Offices: a title with a name in one sentence, and words of election, appointment and leaving."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.analysis.clauses import Clause
from servanda.frames.common import when_slots
from servanda.frames.events import verb_concepts
from servanda.frames.scene import Draft, Scene
from servanda.mentions.context import Actor
from servanda.mentions.persons import NO_OFFICE_RECORD, canonical, name_run, name_text

ACTS = {"verb.elect": "elected", "verb.appoint": "appointed", "verb.leave": "left"}
NO_POST = frozenset(
    {"leader", "colleague", "spokesperson", "expert", "professor", "journalist", "chief executive", "mayor"}
)


def propose(scene: Scene) -> Iterator[Draft]:
    """One draft for each person whose public post the sentence names or tells the gain or loss of."""
    seen: set[tuple[str, str]] = set()
    gained = list(_gained(scene))
    for office in scene.sentence.offices:
        if office.kind in NO_OFFICE_RECORD or (office.person, office.post) in seen:
            continue
        seen.add((office.person, office.post))
        at = next((n for n, item in enumerate(scene.items) if item.first <= office.first < item.last), 0)
        clause = scene.clause_of(at)
        act = "left" if office.former else "holds"
        if clause.subject == at and not _other_post(scene, clause):
            act = _act(scene, clause) or act
        told = next((f for f in gained if f[0] == office.person and _same(f[1], office.post)), None)
        if act == "holds" and told is not None:
            # «president X …, nadat hij in maart werd herkozen»: one record, of the post and how he came to it.
            _, _, _, act, at, clause = told
        yield _draft(
            scene, office.person, office.post, office.of, act, at, clause, "office.title", office.flag
        )
    for clause in scene.clauses:
        found = _told(scene, clause)
        if found is None:
            continue
        person, post, state, act, at = found
        if any(name == person and (post in known or known in post) for name, known in seen):
            continue
        seen.add((person, post))
        yield _draft(scene, person, post, state, act, at, clause, "office.verb", "")


def _gained(scene: Scene) -> Iterator[tuple[str, str, str, str, int, Clause]]:
    """Posts that a subordinate clause gives to "he" or "who", named there or known from the sentence.

    Each is person, post (empty where the clause names none), state, act, item and clause.
    """
    for clause in scene.clauses:
        verb = clause.main_verb
        if clause.kind not in ("sub", "rel", "coord") or verb is None or clause.negated or not clause.passive:
            continue
        concepts = verb_concepts(scene, clause, "office")
        act = next((ACTS[c] for c in ("verb.elect", "verb.appoint") if c in concepts), "")
        if not act or (clause.thing_subject and clause.kind != "rel"):
            continue
        holder = scene.subject(clause) or _antecedent(scene, clause)
        if holder is None or len(holder.persons) != 1:
            continue
        post = _post_in(scene, clause)
        at, name, state = post if post is not None else (verb.at, "", "")
        yield holder.persons[0], name, state, act, at, clause


def _antecedent(scene: Scene, clause: Clause) -> Actor | None:
    """The titled person right before a relative clause ("President X, who was re-elected …")."""
    if clause.kind != "rel":
        return None
    for back in range(clause.start - 1, max(-1, clause.start - 3), -1):
        if scene.items[back].kind == "actor":
            return scene.actor(back)
        if scene.items[back].text != ",":
            return None
    return None


def _same(told: str, held: str) -> bool:
    """Whether the post that a clause tells, if it tells one, can be the one a title names."""
    return not told or told in held or held in told


def _act(scene: Scene, clause: Clause) -> str:
    """What the verb of a clause says about the post of its subject."""
    concepts = verb_concepts(scene, clause, "office")
    for concept, act in ACTS.items():
        if concept in concepts and (clause.passive or concept == "verb.leave") and not clause.negated:
            return act
    return ""


def _other_post(scene: Scene, clause: Clause) -> bool:
    """Whether the clause names another post that its subject gets: «minister X werd benoemd tot ambassadeur»."""
    return _post_in(scene, clause) is not None


def _post_in(scene: Scene, clause: Clause) -> tuple[int, str, str] | None:
    """A post without a holder's name in a clause, with the state it is a post of."""
    for at in range(clause.start, clause.stop):
        item = scene.items[at]
        if at == clause.subject:
            continue
        if item.kind == "actor":
            actor: Actor = item.actor
            if actor.office and not actor.persons and actor.office not in NO_POST:
                return at, actor.office, actor.members[0] if len(actor.members) == 1 else ""
        entry = item.get("office") if item.kind == "office" else None
        if item.has("verb") and (at == clause.start or scene.items[at - 1].has("inf", "modal")):
            continue  # "is to co-chair the meeting", "will head the delegation"
        if entry is not None and entry.feature not in NO_OFFICE_RECORD and not entry.extra.endswith("plural"):
            return at, entry.value, ""
    return None


def _told(scene: Scene, clause: Clause) -> tuple[str, str, str, str, int] | None:
    """A post that a clause gives to a person: "was appointed ambassador to Egypt", «is premier van Laos»."""
    verb = clause.main_verb
    if verb is None or clause.negated:
        return None
    concepts = verb_concepts(scene, clause, "office")
    being = not concepts and verb.kind in ("be", "become")
    if not being and not concepts & {"verb.elect", "verb.appoint"}:
        return None
    post = _post_in(scene, clause)
    if post is None:
        return None
    if being or clause.passive:
        holder, place = scene.subject(clause), clause.subject
    else:
        holder = scene.object(clause, verb.at)
        place = None
        if holder is None or not holder.persons:
            return None
    at, name, state = post
    if holder is None or not holder.persons:
        unknown = _unknown_name(scene, clause) if being or clause.passive else ""
        holder = Actor((), (unknown,)) if unknown else None
    if holder is None or len(holder.persons) != 1:
        return None
    if being and (scene.cue(at) or (place is not None and at < place)):
        return None
    state = state or (holder.members[0] if len(holder.members) == 1 else "")
    act = "holds" if being else ("elected" if "verb.elect" in concepts else "appointed")
    return holder.persons[0], name, state, act, at


def _unknown_name(scene: Scene, clause: Clause) -> str:
    """A name of two words or more that nobody knew, right before the verb or before "who"."""
    stop = clause.verbs[0].at if clause.verbs else clause.start
    if clause.kind == "rel":
        stop = clause.start
        while stop and scene.items[stop - 1].text == ",":
            stop -= 1
    for start in range(max(0, stop - 5), stop - 1):
        if name_run(scene.items, start, after_title=False) == stop and (
            not start or not _capital(scene, start - 1)
        ):
            return canonical(name_text(scene.items, start, stop))
    return ""


def _capital(scene: Scene, at: int) -> bool:
    return scene.items[at].capital and scene.items[at].kind == "token"


def _draft(
    scene: Scene, person: str, post: str, of: str, act: str, at: int, clause: Clause, rule: str, flag: str
) -> Draft:
    slots: dict[str, Any] = {"person": person, "post": post, "act": act}
    if of:
        slots["of"] = of
    modality = "asserted"
    if act != "holds" and (
        rule != "office.title" or clause.subject == at or clause.kind in ("sub", "rel", "coord")
    ):
        slots |= when_slots(scene.time(at, clause), scene)
        modality = scene.modality(clause, slots.get("when"))
    return Draft(
        record="office", slots=slots, rule=rule, cues=(at,), modality=modality, clause=clause,
        flags=(flag,) if flag else (),
    )  # fmt: skip
