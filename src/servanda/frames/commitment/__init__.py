"""Commitments: a force (hope … binding), somebody who bears it, and the words that say what is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.analysis.clauses import Clause
from servanda.frames.commitment.actions import Action, actions_of, bare
from servanda.frames.commitment.agenda import agenda
from servanda.frames.commitment.articles import articles, heading, organ
from servanda.frames.commitment.included import further, parts
from servanda.frames.commitment.pledges import holds_money, over, relied, tasked
from servanda.frames.commitment.worth import worth
from servanda.frames.common import possessor, text_of
from servanda.frames.control import task_of
from servanda.frames.scene import Draft, Scene, Use, edtf_of
from servanda.frames.truth import DESIRED, conditional, negated_force, reported, verb_force
from servanda.mentions.context import Actor, acts_for_state

MODAL_FORCE = {"undertaken": "undertaken", "binding": "binding", "willing": "willing"}
WISHED = frozenset({"hoped", "willing", "aimed", "expected", "called"})
"""Forces whose content clause binds nobody though it has "will" in it ("hopes that Japan will lend")."""
NEED = "need"
"""Value of a stance that a verb of agreeing is with certain words («coincidieron en la necesidad de …»)."""
SAYING = frozenset({"stance.reaffirm"})
Candidate = tuple[str, Actor, Clause, int, Action]


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of commitments; each coordinated verb with its own object is one."""
    if (formal := heading(scene)) is not None:
        scene.context.formal_article = formal
    if scene.question:
        return
    covered: list[tuple[int, int]] = []
    for force, bearer, clause, cue, whole in _candidates(scene):
        for action in further(scene, whole):
            if any(action.start < stop and start < action.stop for start, stop in covered):
                continue
            covered.append((action.start, action.stop))
            if worth(scene, action, force, clause):
                yield _draft(scene, force, bearer, clause, cue, action)


def _candidates(scene: Scene) -> Iterator[Candidate]:
    yield from _listed(scene)
    yield from _headless(scene)
    for force, owner, use, action in (*agenda(scene), *parts(scene)):
        yield force, owner, use.clause, use.at, action
    for use in scene.uses("commitment", "force."):
        force = use.concept[6:]
        if use.verb is not None and (use.verb.feature == "te" or scene.items[use.at - 1].has("inf")):
            continue
        if use.value == "relied":
            yield from relied(scene, use)
            continue
        if _only_possible(use):
            continue
        if use.value == "tasked":
            yield from tasked(scene, use)
            continue
        if use.value == "money" and not holds_money(scene, use):
            continue
        if use.value == "burden" and over(use):
            continue
        if use.how == "verb" and any(
            v.modal == "undertaken" and v.feature != "past" for v in use.clause.verbs
        ):
            force = "undertaken"
        bearer = _both_of_us(scene, use, force, _bearer(scene, use))
        if bearer is None or not acts_for_state(bearer) or _for_others(scene, use, force, bearer):
            continue
        if _judged(scene, use, force) or _called(scene, use):
            continue
        for action in actions_of(scene, use.clause, use.at, use.how):
            if action.verb is None and (
                (use.value == "verb" and not _multiplies(scene, action)) or _unsaid(scene, use, action)
            ):
                continue
            if action.verb is None and (
                _reaffirmed(scene, use) if use.how != "verb" else _stance_too(scene, use)
            ):
                continue
            if use.how != "verb" and action.clause is use.clause and _holds_finite(action):
                continue
            yield (force, *_narrowed(scene, use, force, bearer, action))
    for clause in scene.clauses:
        yield from _modal(scene, clause)
    for clause, bearer, action in articles(scene):
        yield "binding", bearer, clause, action.cue, action


def _multiplies(scene: Scene, action: Action) -> bool:
    """Whether an action opens with a verb that is read as a figure («doubler leurs échanges»)."""
    item = scene.items[action.start]
    return item.kind == "quantity" and item.payload.kind == "multiplier"


def _only_possible(use: Use) -> bool:
    """Whether one only may want or aim at something («có thể cân nhắc hướng tới …», "might seek to")."""
    return (
        use.how == "verb"
        and use.concept in ("force.aimed", "force.willing", "force.hoped")
        and any(verb.modal == "conditional" and verb.at < use.at for verb in use.clause.verbs)
    )


def _judged(scene: Scene, use: Use, force: str) -> bool:
    """Whether a decision is only what another takes a stance on ("regretted Russia's decision to leave")."""
    if use.how == "verb" or force != "agreed":
        return False
    return any(
        v.at < use.at and trigger.concept.startswith("stance.") and trigger.concept not in SAYING
        for v in use.clause.verbs
        for trigger in scene.lexicon.verb_triggers.get(v.lemma, ())
    )


def _both_of_us(scene: Scene, use: Use, force: str, bearer: Actor | None) -> Actor | None:
    """Who agreed where one side tells what "we" agreed: both sides that the text has just spoken of."""
    alone = bearer is not None and len(bearer.members) == 1 and use.how == "verb" and force == "agreed"
    if not alone or bearer is None or bearer.members[0] not in scene.context.pair:
        return bearer
    raw = scene.items[use.clause.subject].actor if use.clause.subject is not None else None
    us = use.clause.dropped == "we" or (raw is not None and raw.ref == "we")
    return Actor(scene.context.pair) if us else bearer


def _called(scene: Scene, use: Use) -> bool:
    """Whether those who agree only call for something («coincidieron en la necesidad de …»)."""
    return use.how == "verb" and any(
        other.at == use.at and other.value == NEED for other in scene.uses("position", "stance.call_for")
    )


def _for_others(scene: Scene, use: Use, force: str, bearer: Actor) -> bool:
    """Whether somebody else is to do what is wanted or decided («wil dat Polen betaalt»): no commitment of this one."""
    if force in ("hoped", "undertaken", "binding"):
        # Who hopes or promises that another does something holds or bears that himself.
        return False
    task = task_of(scene, use)
    if task is None:
        return False
    if task.actor is None:
        # «quiere que el comercio llegue a 15.000 millones»: a figure that somebody wants to see is his target.
        figure = any(item.kind == "quantity" for item in scene.items[task.start : task.stop])
        return force == "willing" and not figure
    return set(task.actor.members).isdisjoint(bearer.members)


def _narrowed(
    scene: Scene, use: Use, force: str, bearer: Actor, action: Action
) -> tuple[Actor, Clause, int, Action]:
    """Who of those who agree is to do it ("agreed that Japan would build a port"); both sides of "agreed with"."""
    if force == "agreed" and use.how == "verb" and not scene.context.legal_text:
        under = action.clause
        part = scene.doer(under) if under.kind == "comp" and not under.subject_inherited else None
        inside = under.subject is not None and action.start == under.subject
        if part is not None and inside and set(part.members) < set(bearer.members):
            verbs = [v for v in under.verbs if action.start < v.at < action.stop]
            start = action.start + 1
            while verbs and verbs[0].modal and verbs[0].at == start:
                start, verbs = start + 1, verbs[1:]
            if start < action.stop:
                return part, use.clause, use.at, Action(start, action.stop, action.verb, under, action.cue)
        for _, other in scene.actors(use.clause.start, use.clause.stop, "with"):
            if acts_for_state(other) and set(other.members).isdisjoint(bearer.members):
                return bearer.joined(other), use.clause, use.at, action
    return bearer, use.clause, use.at, action


def _modal(scene: Scene, clause: Clause) -> Iterator[Candidate]:
    """«zullen … verbeteren», "shall consult", and "would" in what somebody has said."""
    modal = next((v for v in clause.verbs if v.modal in MODAL_FORCE), None)
    if modal is None and not any(v.modal for v in clause.verbs):
        modal = next((v for v in clause.verbs if v.future and not (v.would and not reported(clause))), None)
    if modal is None or clause.kind == "cond":
        return
    if not modal.modal and (scene.context.legal_text or modal.kind or modal.lemma in scene.context.reporting):
        return
    if clause.kind == "comp" and clause.governor is not None and verb_force(scene, clause.governor) in WISHED:
        return
    if modal.feature == "past" and not reported(clause):
        return
    bearer = scene.doer(clause)
    if (
        bearer is None
        and clause.thing_subject
        and scene.context.joint_text
        and _partnership(scene, clause, modal.at)
    ):
        bearer = Actor(scene.context.parties)
    if (
        bearer is None
        and modal.modal == "binding"
        and scene.context.legal_text
        and clause.thing_subject
        and (clause.passive or organ(scene, clause))
    ):
        bearer = Actor(scene.context.parties)
    if bearer is None or not acts_for_state(bearer) or (clause.passive and modal.modal == "willing"):
        return
    for action in actions_of(scene, clause, modal.at, "modal" if modal.modal else "future"):
        if (action.verb is None and not modal.modal) or (action.verb is not None and bare(scene, action)):
            # "Both sides will continue": nothing is named that could be done.
            continue
        yield MODAL_FORCE.get(modal.modal, "undertaken"), bearer, clause, modal.at, action


def _headless(scene: Scene) -> Iterator[Candidate]:
    """A sentence of an agency report without its subject: «Zullen de handel verhogen», «Bevorder ook de samenwerking …»."""
    clause = scene.clauses[0] if scene.clauses else None
    if clause is None or not clause.verbs or clause.subject is not None:
        return
    first = clause.verbs[0]
    group = scene.context.last_group
    if first.at != clause.start or first.feature not in ("base", "present") or scene.items[-1].text != ".":
        return
    bearer = (
        group
        if group is not None and len(group.members) > 1
        else Actor(scene.context.parties or scene.context.dyad())
    )
    if len(bearer.members) < 2 or not acts_for_state(bearer):
        return
    if first.modal == "undertaken":
        force, how = "undertaken", "modal"
    elif any(use.at == first.at and use.concept == "plover.COOPERATE" for use in scene.uses("act")):
        force, how = "aimed", "article"
    else:
        return
    for action in actions_of(scene, clause, first.at, how):
        yield force, bearer, clause, first.at, action


def _partnership(scene: Scene, clause: Clause, modal_at: int) -> bool:
    """Whether the subject is the partnership of the parties of a joint text ("The partnership will …")."""
    return any(
        entry.cat == "level" and not scene.cue(at)
        for at in range(clause.start, modal_at)
        for entry in scene.items[at].entries
    )


def _listed(scene: Scene) -> Iterator[Candidate]:
    """A list item below "we agree to:", which has neither subject nor force of its own."""
    force, bearer = scene.context.list_force, scene.context.list_bearer
    if not force or bearer is None or not scene.list_item or not scene.clauses:
        return
    clause = scene.clauses[0]
    if clause.kind in ("cond", "sub"):
        return
    finite = clause.verbs and (
        clause.verbs[0].modal or clause.verbs[0].feature in ("present", "past", "subordinate")
    )
    if finite or (clause.subject is not None and clause.verbs and clause.subject <= clause.start + 1):
        return
    for use in scene.uses("commitment", "force."):
        if use.how == "verb" and use.clause is clause and use.at <= clause.start + 1:
            for action in actions_of(scene, clause, use.at, "verb"):
                yield force, bearer, clause, use.at, action
            return
    for action in actions_of(scene, clause, clause.start, "item"):
        yield force, bearer, clause, clause.start, action


def _reaffirmed(scene: Scene, use: Use) -> bool:
    """Whether a noun of force is only reaffirmed ("reaffirmed its commitment to peace"): a position."""
    if any(item.kind == "quantity" for item in scene.items[use.at : use.clause.stop]):
        # A goal that is reaffirmed with its figure ("the goal of lifting trade to $100 billion") is told anew.
        return False
    return any(
        trigger.concept == "stance.reaffirm"
        for verb in use.clause.verbs
        for trigger in scene.lexicon.verb_triggers.get(verb.lemma, ())
    )


def _stance_too(scene: Scene, use: Use) -> bool:
    """Whether the verb with a mere noun is a stance («zetten zich in voor vrede»), outside a treaty."""
    return (
        not scene.context.legal_text
        and any(other.at == use.at for other in scene.uses("position", "stance."))
    ) or (not scene.context.legal_text and _expresses_stance(scene, use))


def _expresses_stance(scene: Scene, use: Use) -> bool:
    """Whether the verb only utters a stance that a noun of its clause names («sicherte Marokko seine Unterstützung zu»)."""
    here = range(use.clause.start, use.clause.stop)
    if any(scene.items[at].kind == "quantity" for at in here):
        return False
    uttered = any(other.at == use.at for other in scene.uses("position", "express.verb"))
    return uttered and any(o.how == "noun" and o.at in here for o in scene.uses("position", "stance."))


def _unsaid(scene: Scene, use: Use, action: Action) -> bool:
    """Whether the words behind a noun of force name no piece of work: «zegde de afspraak af met een brief».

    A figure or the noun's own complement («de doelstelling van 5 miljard», a list behind a colon) does say it.
    """
    if use.how != "noun" or any(item.text == ":" for item in scene.items[use.at : action.start]):
        return False
    inside = range(action.start, action.stop)
    if any(scene.items[at].kind == "quantity" for at in inside):
        return False
    first = scene.items[use.at + 1] if use.at + 1 < len(scene.items) else None
    entry = first.get("prep") if first is not None else None
    roles = set(entry.value.split("|")) if entry is not None else set()
    return not roles & {"of", "to", "for", "about"}


def _holds_finite(action: Action) -> bool:
    """Whether the words after a noun of force run over the finite verb of its own clause."""
    first = action.clause.verbs[0] if action.clause.verbs else None
    return (
        first is not None and action.start <= first.at < action.stop and first.feature in ("present", "past")
    )


def _bearer(scene: Scene, use: Use) -> Actor | None:
    """Who bears the force: the subject, or the owner of a noun («de doelstelling van de leiders»)."""
    if use.how != "verb":
        for at in range(use.at + 1, min(len(scene.items), use.at + 4)):
            if scene.items[at].kind == "actor" and scene.cue(at) & {"of", "from", "agent"}:
                return scene.actor(at)
            if scene.items[at].kind not in ("prep", "det", "leadernoun", "statenoun") or scene.items[at].has(
                "inf"
            ):
                break
        owner = possessor(scene, use.at)
        if owner is not None and owner.members and scene.items[use.at - 1].kind == "genitive":
            return owner
    clause = use.clause
    doer = scene.doer(clause)
    if doer is None and clause.passive:
        doer = scene.impersonal(clause) if use.concept == "force.agreed" else None
        doer = doer or scene.subject(clause)
    if doer is None and clause.kind in ("inf", "part") and clause.governor is not None:
        doer = scene.doer(clause.governor)
    if doer is None and scene.context.legal_text and scene.context.parties:
        opens = use.at <= clause.start + 2 and (not clause.thing_subject or use.at == clause.start)
        bound = use.concept == "force.binding" and clause.thing_subject
        if opens or (bound and (clause.passive or organ(scene, clause))):
            doer = Actor(scene.context.parties)
    return doer


def _draft(scene: Scene, force: str, bearer: Actor, clause: Clause, cue: int, action: Action) -> Draft:
    slots: dict[str, Any] = {
        "by": bearer.members,
        "action": text_of(scene, action.start, action.stop),
        "strength": force,
    }
    partner = next(
        (
            a
            for _, a in scene.actors(action.start, action.stop, "with", "to", "for")
            if set(a.members).isdisjoint(bearer.members)
        ),
        None,
    )
    if partner is not None:
        slots["to"] = partner.members
    target = _target(scene, action)
    if (
        target is not None
        and target["measure"] == "other"
        and force == "undertaken"
        and _gives(scene, action)
    ):
        target["measure"] = "aid"
    if target is not None:
        slots["target"] = target
    slots["measurable"] = target is not None
    deadline = _deadline(scene, action)
    if deadline is not None:
        slots |= deadline
        slots["measurable"] = slots["measurable"] or "deadline" in deadline
    modality = "desired" if force in DESIRED else "planned"
    if clause.negated and negated_force(scene, clause, cue) and force != "binding":
        modality = "denied"
    elif clause.kind == "cond" or conditional(scene, clause):
        modality = "conditional"
    return Draft(
        record="commitment",
        slots=slots,
        rule=f"commitment.{force}",
        cues=(cue,),
        clause=clause,
        modality=modality,
    )


def _target(scene: Scene, action: Action) -> dict[str, Any] | None:
    for at in range(action.start, action.stop):
        item = scene.items[at]
        if item.kind == "quantity" and item.payload.kind in (
            "money",
            "percent",
            "factor",
            "multiplier",
            "cardinal",
            "measure",
        ):
            reading = item.payload
            measure = "other"
            for spot in range(action.start, action.stop):
                if (named := _measure(scene, spot)) is not None:
                    measure = named
                    break
            if measure == "other" and reading.kind == "money":
                measure = _plain_measure(scene, action)
            comparator = reading.comparator
            if comparator == "<=" and any(
                use.clause is action.clause for use in scene.uses("indicator", "change.up")
            ):
                # «elevar hasta 100.000 millones», "raise to as much as …": the figure is where it shall arrive.
                comparator = "="
            return {
                "measure": measure,
                "value": reading.value,
                "unit": reading.unit,
                "comparator": comparator,
            }
    return None


def _plain_measure(scene: Scene, action: Action) -> str:
    """What a sum of money is of, where a common word says it ("raise their trade to 100 billion dollars")."""
    for use in scene.uses("indicator", "measure."):
        if action.start <= use.at < action.stop:
            return use.concept.partition(".")[2]
    return "other"


def _measure(scene: Scene, at: int) -> str | None:
    """What a figure beside item `at` measures: by a head noun, or by a common word for it («leurs échanges»)."""
    entry = scene.items[at].get("measure")
    if entry is not None:
        return entry.value
    nouns = (noun.value for noun in scene.items[at].all("noun") if noun.feature == "indicator")
    return next((value[8:] for value in nouns if value.startswith("measure.")), None)


def _gives(scene: Scene, action: Action) -> bool:
    """Whether a sum itself is promised ("pledged 50 million euros"), and no deed that has a price."""
    return action.verb is None and any(
        item.kind == "quantity" and item.payload.kind == "money"
        for item in scene.items[action.start : action.stop]
    )


def _deadline(scene: Scene, action: Action) -> dict[str, str] | None:
    for at in range(action.stop - 1, action.start - 1, -1):
        item = scene.items[at]
        if item.kind != "time":
            continue
        value = edtf_of(item.payload) or item.payload.period
        if (
            value
            and scene.published is not None
            and value[:4].isdigit()
            and int(value[:4]) < scene.published.year
        ):
            continue  # a year gone by is no deadline
        if value:
            name = "when" if item.payload.direction in ("since", "after") else "deadline"
            return {name: value, "when_text": item.text}
        if item.payload.kind == "vague":
            return {"when_text": item.text}
    return None
