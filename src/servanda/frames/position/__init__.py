"""Positions: a stance verb, noun or phrase, whose stance it is, and the words that say towards what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.analysis.clause import VERB_FINAL
from servanda.analysis.clauses import NOUNISH, Clause
from servanda.frames.common import possessor, text_of
from servanda.frames.control import task_of
from servanda.frames.position.proposals import proposals
from servanda.frames.scene import Draft, Scene, Use
from servanda.frames.truth import reported
from servanda.mentions.context import Actor, acts_for_state, principal

REAFFIRM = "stance.reaffirm"
GOING_ON = "express.on"
OTHERS = "others"
"""Value of a trigger that is a stance only where somebody else is to act («wil dat Polen betaalt»)."""
OBJECT = "object"
"""Value of a trigger that is a stance only where its object is to do something ("asked China to lift the ban")."""
RECOGNITION = "rel.recogni"
WHOLE = "whole"
"""Value of a trigger whose negation is part of the stance («vindt het niet leuk dat …»)."""
BARE = frozenset({"stance.concern", "stance.criticise", "stance.condemn"})
"""Stances that may stand without what they are towards ("voiced deep concern")."""
THAT = "that"
"""Value of a trigger that is a stance only with a clause of content ("concurred that …"), not with an infinitive."""
CONTENT = "content"
"""Value of a trigger that is a stance only with a clause that says towards what («stelde voor dat …»)."""


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of stances in a sentence; several where each has its own object."""
    if scene.question:
        return
    measures = {use.at for use in scene.uses("act", "plover.SANCTION") if use.how == "verb"}
    uses = [
        use
        for use in scene.uses("position", "stance.")
        # «llamó a consultas a su embajador» is a measure, and no call upon anybody.
        if not (use.at in measures and use.concept == "stance.call_for")
        and not _silent(scene, use)
        and not _ends_treaty(scene, use)
    ]
    taken: set[tuple[tuple[str, ...], str]] = set()
    spans: list[tuple[int, int, str]] = []
    for use in uses:
        if use.concept == REAFFIRM and (_carries_other(scene, use, uses) or _ratifies(scene, use)):
            continue
        if use.concept == "stance.support" and _recognises(scene, use):
            continue
        if use.concept == "stance.welcome" and use.clause.passive and _thing_or_person(scene, use):
            host = scene.agent(use.clause)
            if host is not None and host.persons:
                continue  # «wurde von Präsident X mit Ehren begrüßt»
        draft = _draft(scene, use)
        if draft is None:
            continue
        key = (tuple(draft.slots["by"]), draft.slots["stance"])
        if key in taken and any(start <= use.at < stop and use.how != "verb" for start, stop, _ in spans):
            continue
        taken.add(key)
        spans.append((use.at, max(use.at + 1, use.clause.stop), key[1]))
        yield draft
    yield from _advice(scene)
    yield from proposals(scene)


def _ends_treaty(scene: Scene, use: Use) -> bool:
    """Whether the verb denounces an instrument: it ends it, and is no stance («a dénoncé le traité»)."""
    if use.how != "verb" or not any(
        other.at == use.at for other in scene.uses("agreement", "act.terminated")
    ):
        return False
    ahead = use.at + 1
    while ahead < use.clause.stop and scene.items[ahead].kind in ("det", "pron", "adv"):
        ahead += 1
    return ahead < use.clause.stop and scene.items[ahead].kind == "title"


def _silent(scene: Scene, use: Use) -> bool:
    """A noun or phrase of stance that nobody holds here: no owner and no verb that expresses it."""
    if use.value in (OTHERS, OBJECT):
        task = task_of(scene, use)
        if task is None or (use.value == OBJECT and (task.actor is None or task.clause.kind != "inf")):
            return True
    if use.value in (CONTENT, THAT) and not _has_content(scene, use):
        return True
    if use.how == "verb":
        return _under_pledge(scene, use)
    if use.how == "noun":
        return not (_expressed(scene, use) or _owned(scene, use))
    return False


def _ratifies(scene: Scene, use: Use) -> bool:
    """Whether the verb is said of an instrument, which it then brings into being («het verdrag bekrachtigen»)."""
    return any(other.at == use.at for other in scene.uses("agreement", "act.ratified")) and any(
        scene.items[at].kind == "title" for at in range(use.clause.start, use.clause.stop)
    )


def _recognises(scene: Scene, use: Use) -> bool:
    """Whether a state is recognised: that is a relation, and no stance beside it."""
    return any(other.at == use.at for other in scene.uses("relationship", RECOGNITION)) and (
        scene.object(use.clause, use.at) is not None
    )


def _has_content(scene: Scene, use: Use) -> bool:
    """Whether a clause of content or an infinitive stands right behind the clause of a verb."""
    index = scene.clauses.index(use.clause)
    return any(
        c.kind in (("comp",) if use.value == THAT else ("comp", "inf")) and c.governor is use.clause
        for c in scene.clauses[index + 1 : index + 2]
    )


def _under_pledge(scene: Scene, use: Use) -> bool:
    """A stance verb under a pledge or a duty is the commitment's: "agreed to support the development"."""
    clause = use.clause
    force = scene.force(clause)
    if scene.context.legal_text and use.concept == "stance.support":
        index = scene.clauses.index(clause)
        return not any(c.kind == "comp" for c in scene.clauses[index + 1 : index + 2])
    if clause.kind == "comp" and clause.governor is not None and _has(scene, clause.governor, REAFFIRM):
        return True
    if clause.kind == "inf" and clause.governor is not None and _has(scene, clause.governor, GOING_ON):
        return False
    if use.verb is not None and use.verb.feature == "ing" and "for" in scene.cue(use.at):
        return True
    if clause.kind == "inf" or any(
        v.at < use.at and scene.items[use.at - 1].has("inf") for v in clause.verbs
    ):
        return force not in ("willing", "aimed", "called", "undertaken") or not _actor_first(scene, use)
    if force in ("undertaken", "expected", "willing") and use.concept == "stance.support":
        return not _actor_first(scene, use)
    return False


def _actor_first(scene: Scene, use: Use) -> bool:
    """Whether the stance is towards an actor or what is theirs, not towards a piece of work."""
    about = _about(scene, use)
    if about is None:
        return False
    for at in range(*about):
        item = scene.items[at]
        entry = item.get("prep")
        if item.has("inf", "purpose") or (
            item.kind == "prep" and entry is not None and "of" not in entry.value.split("|")
        ):
            return False
        if scene.items[at].kind in ("actor", "org", "genitive"):
            return True
    return False


def _has(scene: Scene, clause: Clause, concept: str) -> bool:
    return any(
        trigger.concept == concept
        for verb in clause.verbs
        for trigger in scene.lexicon.verb_triggers.get(verb.lemma, ())
    )


def _expressed(scene: Scene, use: Use) -> bool:
    """Whether the clause's verb expresses the noun («bevestigde zijn steun», "expressed concern")."""
    for verb in use.clause.verbs:
        for trigger in scene.lexicon.verb_triggers.get(verb.lemma, ()):
            if trigger.frame == "position" and trigger.concept in ("express.verb", REAFFIRM):
                return (
                    verb.at < use.at
                    or scene.verb_last(use.clause, verb.at)
                    or use.at > (use.clause.subject or 0)
                )
    return False


def _owned(scene: Scene, use: Use) -> bool:
    return _owner(scene, use) is not None


def _owner(scene: Scene, use: Use) -> Actor | None:
    """Whose stance a noun names: «de steun van Vietnam voor …», "Washington's call to …"."""
    items = scene.items
    for at in range(use.at + 1, min(len(items), use.at + 5)):
        if items[at].kind == "actor":
            if scene.cue(at) & {"of", "from", "agent"} and _complement(scene, at + 1):
                return scene.actor(at)
            break
        if items[at].kind not in ("prep", "det"):
            break
    if use.at + 1 < len(items) and _complement(scene, use.at + 1):
        return possessor(scene, use.at)
    return None


def _complement(scene: Scene, at: int) -> bool:
    if at >= len(scene.items):
        return False
    item = scene.items[at]
    return item.kind in ("prep", "purpose") or item.has("inf")


def _carries_other(scene: Scene, use: Use, uses: list[Use]) -> bool:
    """Whether a verb of reaffirming only carries another stance or a commitment ("reaffirmed its support for")."""
    for other in uses:
        if other is not use and other.clause is use.clause and other.how == "noun" and other.at > use.at:
            return True
    for at in range(use.clause.start, min(len(scene.items), use.clause.stop + 2)):
        item = scene.items[at]
        for entry in item.entries:
            if entry.feature == "commitment" and entry.cat in ("noun", "word") and _to_do(scene, at):
                return True
    return False


def _to_do(scene: Scene, at: int) -> bool:
    """Whether a verb follows the noun of force: what is reaffirmed is then a commitment."""
    items = scene.items
    for ahead in range(at + 1, min(len(items), at + 4)):
        if items[ahead].kind in ("purpose", "inf"):
            return ahead + 1 < len(items) and (items[ahead].kind == "purpose" or items[ahead + 1].has("verb"))
        if any(e.feature in ("ing", "base", "te") for e in items[ahead].all("verb")):
            return True
        if items[ahead].kind not in ("adv", "prep"):
            return False
    return False


def _draft(scene: Scene, use: Use) -> Draft | None:
    clause = use.clause
    by = _holder(scene, use)
    if by is None:
        return None
    about = _about(scene, use)
    bare = use.concept in BARE and use.how != "verb" and by.members and not scene.context.legal_text
    if about is None and not bare:
        return None
    start, stop = about if about is not None else (use.at, use.at)
    words = text_of(scene, start, stop) if about is not None else ""
    if not words and not bare:
        return None
    if use.concept == REAFFIRM and _own_plan(scene, use):
        return None
    members = tuple(principal(m) for m in by.members) or by.persons
    toward = tuple(
        dict.fromkeys(m for _, a in scene.actors(start, stop) for m in a.members if m not in members)
    )
    if use.concept == "stance.call_for" and start > use.at:
        # «hat China aufgefordert, die Grenze zu öffnen»: who is asked stands before the verb
        asked = [
            m for at, a in scene.actors(clause.start, use.at, "") if at != clause.subject for m in a.members
        ]
        toward = tuple(dict.fromkeys([*(m for m in asked if m not in members), *toward]))
    if use.concept == "stance.welcome" and toward and _greets_person(scene, start, stop):
        return None
    stance = use.concept[7:]
    slots: dict[str, Any] = {"by": tuple(dict.fromkeys(members)), "stance": stance}
    if words:
        slots["about"] = words
    if toward:
        slots["toward"] = toward
    return Draft(
        record="position", slots=slots, rule=f"position.{use.how}", cues=(use.at,), clause=clause,
        modality=_modality(scene, use),
    )  # fmt: skip


def _own_plan(scene: Scene, use: Use) -> bool:
    """Whether what is confirmed is only what the speaker will do ("confirmed that he would attend")."""
    index = scene.clauses.index(use.clause)
    for later in scene.clauses[index + 1 : index + 2]:
        if later.kind != "comp" or later.governor is not use.clause:
            return False
        raw = scene.items[later.subject].actor if later.subject is not None else None
        return raw is not None and raw.ref == "he" and any(v.modal or v.future for v in later.verbs)
    return False


def _modality(scene: Scene, use: Use) -> str:
    clause = use.clause
    if use.how == "noun" and not clause.negated and not _expressed(scene, use):
        # "the UK's support for Ukraine would be as strong as ever": the stance itself stands.
        return "asserted"
    own = next((v for v in clause.verbs if v.modal), None)
    if (
        clause.negated
        and use.value != WHOLE
        and any(scene.items[at].kind == "neg" for at in range(clause.start, min(use.at + 3, clause.stop)))
    ):
        return "denied"
    if own is not None and own.modal in ("undertaken", "binding"):
        return "conditional" if own.feature == "past" and not reported(clause) else "planned"
    if own is not None and own.modal == "conditional":
        return "conditional"
    if own is None and (to_come := next((v for v in clause.verbs if v.future), None)) is not None:
        return "conditional" if to_come.would and not reported(clause) else "planned"
    return "asserted"


def _holder(scene: Scene, use: Use) -> Actor | None:
    """Who holds the stance: the owner of a noun, the doer of the clause, the parties of a preamble."""
    by = _owner(scene, use) if use.how == "noun" else None
    by = by or scene.doer(use.clause)
    if by is None and not use.clause.thing_subject and use.at <= use.clause.start + 1:
        if scene.context.list_bearer is not None and scene.list_item:
            by = scene.context.list_bearer
        elif (scene.context.legal_text or scene.context.joint_text) and scene.context.parties:
            by = Actor(scene.context.parties)
    if by is None and use.clause.governor is not None and use.clause.kind in ("inf", "part"):
        by = scene.doer(use.clause.governor)
    if by is None or not (acts_for_state(by) or (by.persons and not by.members)):
        return None
    return by


def _without_particle(scene: Scene, use: Use, start: int, stop: int) -> int:
    """The end of what a stance is about, before the particle that ends the clause of its verb («lehnt den Plan ab»)."""
    last = stop - 1
    while last > start and scene.items[last].kind == "punct":
        last -= 1
    particle = (
        use.verb.item.low
        and any(
            entry.value == use.verb.lemma and entry.extra.rpartition("|")[2] == scene.items[last].low
            for entry in use.verb.item.all("verb")
        )
        if use.verb is not None
        else False
    )
    return last if particle else stop


def _about(scene: Scene, use: Use) -> tuple[int, int] | None:
    clause = use.clause
    if use.value in (OTHERS, OBJECT) and (task := task_of(scene, use)) is not None:
        return task.start, task.stop
    start, stop = use.at + 1, clause.stop
    index = scene.clauses.index(clause)
    for later in scene.clauses[index + 1 :]:
        if later.kind in ("rel", "comp", "inf"):
            stop = later.stop
        else:
            break
    items = scene.items
    if (before := _object_before(scene, use)) is not None:
        told = _content_behind(scene, use, before)
        return before if told is None else told
    while start < stop and (
        items[start].kind in ("prep", "adv", "comp", "time", "punct")
        or items[start].has("inf")
        or start == clause.subject
        or items[start].low in scene.lexicon.particles
        or any(v.at == start for v in clause.verbs)
    ):
        start += 1
    stop = _without_particle(scene, use, start, stop)
    if _names_something(scene, start, stop):
        return start, stop
    first = _after_subject(scene, clause)
    while any(v.at == first for v in clause.verbs) and first < use.at:
        first += 1
    if _names_something(scene, first, use.at):
        return first, use.at
    return None


def _object_before(scene: Scene, use: Use) -> tuple[int, int] | None:
    """The object between subject and verb, where the verb stands last («dat Nederland Oekraïne blijft steunen»)."""
    clause = use.clause
    if use.how != "verb" or clause.subject is None or not clause.start <= clause.subject < use.at:
        return None
    if clause.kind not in VERB_FINAL and not (len(clause.verbs) > 1 and clause.verbs[-1].at == use.at):
        return None
    verbs = {v.at for v in clause.verbs}
    start, stop = _behind_remark(scene, clause.subject + 1), use.at
    while start < stop and start in verbs:
        start += 1
    while stop > start and stop - 1 in verbs:
        stop -= 1
    bare = any(
        (scene.items[at].kind in NOUNISH or scene.items[at].kind == "actor") and not scene.cue(at)
        for at in range(start, stop)
    )
    return (start, stop) if bare else None


def _names_something(scene: Scene, start: int, stop: int) -> bool:
    verbs = {v.at for clause in scene.clauses for v in clause.verbs}
    return any(
        item.kind in NOUNISH or item.kind == "actor" or (item.kind == "verb" and at not in verbs)
        for at, item in enumerate(scene.items[start:stop], start)
    )


def _thing_or_person(scene: Scene, use: Use) -> bool:
    subject = scene.subject(use.clause)
    return use.clause.thing_subject or (subject is not None and bool(subject.persons))


def _after_subject(scene: Scene, clause: Clause) -> int:
    if clause.subject is not None and clause.start <= clause.subject < (
        clause.verbs[0].at if clause.verbs else clause.stop
    ):
        return _behind_remark(scene, clause.subject + 1)
    return clause.start


def _behind_remark(scene: Scene, at: int) -> int:
    """The place behind a bracket that only adds a word to a name («Merz (CDU)»)."""
    items = scene.items
    if at >= len(items) or items[at].text != "(":
        return at
    return next((n + 1 for n in range(at + 1, min(len(items), at + 4)) if items[n].text == ")"), at)


def _content_behind(scene: Scene, use: Use, before: tuple[int, int]) -> tuple[int, int] | None:
    """What is asked of the actor before the verb, told behind it («hat China aufgefordert, die Grenze zu öffnen»)."""
    clause = use.clause
    index = scene.clauses.index(clause)
    if use.concept != "stance.call_for" or index + 1 >= len(scene.clauses):
        return None
    later = scene.clauses[index + 1]
    if later.kind not in ("inf", "comp") or later.governor is not clause or later.start > use.at + 2:
        return None
    if any(scene.items[at].kind in NOUNISH for at in range(*before)):
        return None
    start = later.start
    while start < later.stop and scene.items[start].kind in ("punct", "comp"):
        start += 1
    return start, later.stop


def _greets_person(scene: Scene, start: int, stop: int) -> bool:
    first = next(((at, a) for at, a in scene.actors(start, stop, "")), None)
    return first is not None and bool(first[1].persons) and first[0] <= start + 1


def _advice(scene: Scene) -> Iterator[Draft]:
    """«Griekenland en Turkije moeten in vrede leven, aldus de premier»: what a speaker says that others must do."""
    speaker = scene.context.speaker or scene.context.author
    if speaker is None:
        return
    holder = speaker.state or speaker.name
    for clause in scene.clauses:
        modal = next((v for v in clause.verbs if v.modal == "obliged"), None)
        doer = scene.doer(clause)
        if modal is None or doer is None or not doer.members or doer.members == (holder,):
            continue
        words = text_of(scene, _after_subject(scene, clause), clause.stop)
        if words:
            slots = {"by": (holder,), "stance": "call_for", "about": words, "toward": doer.members}
            yield Draft(
                record="position",
                slots=slots,
                rule="position.advice",
                cues=(modal.at,),
                clause=clause,
                modality="asserted",
            )
