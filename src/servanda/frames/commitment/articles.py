"""Articles of a treaty: the present tense with the parties as subject binds them."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.analysis.clauses import Clause
from servanda.frames.commitment.actions import Action, actions_of
from servanda.frames.scene import Scene
from servanda.mentions.context import Actor

PARTY_REFS = frozenset({"party", "group", "pair", "they"})
FORMAL = frozenset({"act.signed", "act.ratified", "act.entered_into_force", "act.in_force", "act.terminated", "act.extended", "void.definition"})  # fmt: skip


def articles(scene: Scene) -> Iterator[tuple[Clause, Actor, Action]]:
    """Obligations in a sentence of a treaty's text, with those who bear them."""
    if not scene.context.legal_text or not scene.context.parties:
        return
    for clause in scene.clauses:
        bearer = _obliged(scene, clause)
        verb = clause.main_verb
        if bearer is None or verb is None or _formal(scene, clause):
            continue
        cue = next((v.at for v in clause.verbs), verb.at)
        for action in actions_of(scene, clause, min(cue, _head(clause, cue)), "article"):
            if action.verb is not None or action.clause is clause:
                yield clause, bearer, action


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
    if clause.passive and (clause.thing_subject or clause.subject is None):
        if not any(v.kind == "become" for v in clause.verbs) and not scene.agent(clause):
            return None
        agent = scene.agent(clause)
        return agent if agent is not None and _all_parties(scene, agent) else Actor(scene.context.parties)
    if clause.subject is None or clause.passive:
        return None
    raw = scene.items[clause.subject].actor
    if raw.ref in PARTY_REFS:
        return Actor(scene.context.parties)
    actor = scene.doer(clause)
    return actor if actor is not None and _all_parties(scene, actor) else None


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
        if not trigger.words or any(word in scene.low(clause.start, clause.stop) for word in trigger.words):
            return True
    return False
