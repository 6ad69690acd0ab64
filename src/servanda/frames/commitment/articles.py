"""Articles of a treaty: the present tense with the parties as subject binds them."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.analysis.clauses import Clause, cue_of
from servanda.frames.commitment.actions import Action, actions_of
from servanda.frames.scene import Scene
from servanda.mentions.context import Actor

LONGEST = 8
"""How many items the heading of an article has at most."""
DUTY = "list.duty"
"""Verbs by which a thing tells what the parties are to do."""
PARTY_REFS = frozenset({"party", "group", "pair", "they"})
FORMAL = frozenset({"act.signed", "act.ratified", "act.entered_into_force", "act.in_force", "act.terminated", "act.extended", "void.definition"})  # fmt: skip


def articles(scene: Scene) -> Iterator[tuple[Clause, Actor, Action]]:
    """Obligations in a sentence of a treaty's text, with those who bear them."""
    if not scene.context.legal_text or not scene.context.parties or scene.context.formal_article:
        return
    for clause in scene.clauses:
        bearer = _obliged(scene, clause)
        verb = clause.main_verb
        if bearer is None or verb is None or _formal(scene, clause):
            continue
        cue = next((v.at for v in clause.verbs), verb.at)
        for action in actions_of(scene, clause, min(cue, _head(clause, cue)), "article"):
            if (action.verb is not None or action.clause is clause) and not _only_force(scene, action):
                yield clause, bearer, action


def _only_force(scene: Scene, action: Action) -> bool:
    """Whether an action holds no more than the verb of its force («и стремятся»); what it governs is told by that verb."""
    if action.verb is None or action.stop - action.start > 2:
        return False
    return any(
        trigger.concept.startswith("force.")
        for trigger in scene.lexicon.verb_triggers.get(action.verb.lemma, ())
    )


def _head(clause: Clause, cue: int) -> int:
    """Where the words of the obligation begin: behind the subject that stands first."""
    if clause.subject is not None and clause.subject < cue:
        return clause.subject + 1
    return clause.start


def _obliged(scene: Scene, clause: Clause) -> Actor | None:
    if (
        clause.kind not in ("main", "coord")
        or not clause.verbs
        or (clause.governor is not None and clause.governor.kind in ("cond", "rel", "sub"))
    ):
        return None
    first = clause.verbs[0]
    if first.modal or first.feature not in ("present", "base") or scene.items[first.at - 1].has("inf"):
        return None
    if any(v.modal for v in clause.verbs):
        return None
    if (
        clause.kind == "coord"
        and clause.governor is not None
        and clause.subject_inherited
        and scene.force(clause.governor)
    ):
        return None
    if _unread_modal(scene, clause, first.at):
        return None
    if (clause.passive or _undergone(scene, clause)) and (clause.thing_subject or clause.subject is None):
        duty = scene.context.passive_duties or any(v.kind == "become" for v in clause.verbs)
        if not duty and not scene.agent(clause):
            return None
        agent = scene.agent(clause)
        return agent if agent is not None and _all_parties(scene, agent) else Actor(scene.context.parties)
    if organ(scene, clause) or (clause.thing_subject and _duty(scene, clause)):
        return Actor(scene.context.parties)
    if clause.subject is None or clause.passive:
        return None
    raw = scene.items[clause.subject].actor
    if raw.ref in PARTY_REFS:
        return Actor(scene.context.parties)
    actor = scene.doer(clause)
    return actor if actor is not None and _all_parties(scene, actor) else None


def _undergone(scene: Scene, clause: Clause) -> bool:
    """Whether the form of its verb makes a thing undergo it («Споры разрешаются путем переговоров»)."""
    traits = scene.context.traits
    ending = traits.passive_ending if traits is not None else ""
    verb = clause.main_verb
    return bool(ending) and verb is not None and verb.lemma.endswith(ending)


def organ(scene: Scene, clause: Clause) -> bool:
    """Whether an organ of the parties is the subject («de bevoegde autoriteiten», "the Commission"): both are bound."""
    if clause.passive or not clause.verbs or clause.subject_inherited:
        return False
    place = clause.subject
    if place is not None:
        raw = scene.items[place].actor
        # «de Commissie» of a treaty is the one that it sets up, whatever body of that name there is elsewhere.
        return raw is not None and raw.form in ("state_noun", "org") and not raw.members
    if not clause.thing_subject:
        return False
    items = scene.items
    for at in range(clause.start, clause.verbs[0].at):
        if cue_of(items, at) or items[at].has("coord"):
            continue
        if items[at].has("statenoun", "mechanism") or (
            items[at].kind == "org" and at + 1 == clause.verbs[0].at
        ):
            return True
        if items[at].kind == "name" and items[at].payload is not None:
            return True
    return False


def _unread_modal(scene: Scene, clause: Clause, first: int) -> bool:
    """Whether a form of a modal verb stands before the verbs though it is read as something else ("may be ended")."""
    return any(
        scene.items[at].kind == "verb" and entry.extra.split("|")[1]
        for at in range(clause.start, first)
        for entry in scene.items[at].all("verb")
    )


def _duty(scene: Scene, clause: Clause) -> bool:
    """Whether a thing's doing is the duty of the parties («De kosten komen ten laste van …»), or they own the doer."""
    verb = clause.main_verb
    if verb is None:
        return False
    for trigger in scene.lexicon.verb_triggers.get(verb.lemma, ()):
        if trigger.concept == DUTY and (not trigger.words or scene.holds(clause, trigger.words)):
            return True
    return any(
        scene.items[at].kind == "actor"
        and scene.items[at].actor.ref in PARTY_REFS
        and "of" in cue_of(scene.items, at)
        for at in range(clause.start, clause.verbs[0].at)
    )


def heading(scene: Scene) -> bool | None:
    """What a heading of an article says of it: whether it is about the instrument itself; None where none stands here."""
    items = scene.items
    if not scene.context.legal_text or len(items) > LONGEST or any(c.verbs for c in scene.clauses):
        return None
    if items[-1].text in ".;:,":
        return None
    return any(e.value == "void.article" for item in items for e in item.entries)


def _all_parties(scene: Scene, actor: Actor) -> bool:
    return bool(actor.members) and set(actor.members) <= set(scene.context.parties)


def _formal(scene: Scene, clause: Clause) -> bool:
    """Clauses about the instrument itself: definitions, signature, entry into force, duration."""
    verb = clause.main_verb
    if verb is None or verb.kind in ("be", "have"):
        return True
    for trigger in scene.lexicon.verb_triggers.get(verb.lemma, ()):
        if trigger.concept not in FORMAL:
            continue
        if not trigger.words or scene.holds(clause, trigger.words):
            return True
    return False
