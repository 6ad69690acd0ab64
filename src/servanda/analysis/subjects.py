"""Who does what a clause says: the actor before or behind its verb, or that of the clause it continues."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from servanda.analysis.behind import behind, behind_object, dropped, oblique
from servanda.analysis.clause import Clause, cue_of
from servanda.analysis.items import Item
from servanda.analysis.verbs import NOUNISH, skip
from servanda.languages.schema import PackInfo

THINGS = NOUNISH - {"place", "quantity", "person", "family", "state", "pairname", "org"}
"""Kinds of items that can be a subject that is no actor."""


def find_subject(items: Sequence[Item], clause: Clause, info: PackInfo) -> None:
    """Sets the subject of a clause, or that a thing is it."""
    finite = next(
        (v.at for v in clause.verbs if v.feature in ("present", "past", "base", "subordinate", "participle")),
        None,
    )
    if clause.governor is not None and (
        clause.kind == "inf" or clause.resumes or _continues(items, clause, info)
    ):
        _inherit(items, clause)
        return
    if not clause.verbs:
        clause.subject = _free_actor(items, clause.start, clause.stop)
        return
    first_verb = clause.verbs[0].at if finite is None else finite
    if info.cases:
        _by_case(items, clause, first_verb)
        return
    if info.article_relatives and clause.kind == "rel" and _actor_described(items, clause, info):
        _inherit(items, clause)
        return
    if (
        info.verb_second
        and clause.kind in ("main", "coord")
        and (inverted := _inverted(items, clause, first_verb)) is not None
    ):
        clause.subject = inverted
        return
    actor = _free_actor(items, clause.start, first_verb, last=not info.verb_second)
    read = {verb.at for verb in clause.verbs}
    thing = _free_thing(items, clause.start, first_verb, read)
    if actor is not None:
        clause.subject = actor
        return
    if thing and info.subject_follows and clause.kind == "rel" and oblique(clause):
        # «cuya presidencia ostenta Chile»: what stands before the verb is its object.
        place = behind_object(items, clause, first_verb)
        if place is not None:
            clause.subject = place
            return
    if thing:
        clause.thing_subject = True
        clause.undergone = _undergone(items, clause)
        return
    if info.subject_follows and clause.kind not in ("part", "inf"):
        place, what = behind(items, clause, first_verb, info)
        if place is not None:
            clause.subject = place
            return
        if what and (clause.kind != "rel" or oblique(clause)):
            clause.thing_subject = True
            clause.undergone = _undergone(items, clause)
            return
    if info.subject_dropped and _left_out(items, clause, info):
        return
    opening = skip(items, clause.start + 1)
    shared = clause.kind == "coord" and items[clause.start].kind == "coord" and opening == first_verb
    if shared and clause.governor is not None and clause.governor.subject is not None:
        follower = items[first_verb + 1] if first_verb + 1 < clause.stop else None
        if (
            follower is None
            or follower.actor is None
            or follower.actor.ref not in ("we", "they", "he", SHE_OR_THEY)
        ):
            _inherit(items, clause)
            return
    if info.verb_second and clause.kind in ("main", "coord", "sub", "comp", "rel", "cond"):
        after = _free_actor(items, first_verb + 1, clause.stop, immediate=True)
        if after is not None and clause.kind != "rel":
            clause.subject = after
            return
        if clause.kind == "main" and _thing_right_after(items, first_verb + 1, clause.stop):
            clause.thing_subject = True
            return
    _inherit(items, clause)


def _actor_described(items: Sequence[Item], clause: Clause, info: PackInfo) -> bool:
    """Whether a relative clause tells what the actor before it does: «Ghana, das die Charta 2020 unterzeichnete».

    Its article may be a nominative, it holds no preposition before it, and the number of its verb fits the actor.
    """
    opened, before = clause.start, clause.start - 1
    while opened < clause.stop and items[opened].text in (",", "("):
        opened += 1
    while before >= 0 and items[before].text in (",", "("):
        before -= 1
    if opened >= clause.stop or before < 0 or items[before].kind != "actor" or _owner(items, before):
        return False
    opener, actor = items[opened], items[before].actor
    if not (opener.has("rel") and opener.has("det")) or opener.has("obliqueart") or opener.has("poss"):
        return False
    many = actor.ref in ("we", "they") or len(actor.members) > 1 or len(actor.persons) > 1
    return bool(actor.ref) or many != _singular(clause, info)


def _by_case(items: Sequence[Item], clause: Clause, verb_at: int) -> None:
    """The subject by its case: the actor that can only be a nominative, else the nearest before the verb that may be one.

    Where a thing is the only nominative, it is the subject; where none stands in the clause, that of its governor.
    """
    able = [
        at
        for at in range(clause.start, clause.stop)
        if items[at].kind == "actor"
        and (not items[at].case or "nom" in items[at].case)
        and not _cue_within(items, clause.start, at)
        and not _modifies(items, at)
    ]
    sure = [at for at in able if items[at].case and "acc" not in items[at].case]
    if clause.kind == "part" or (clause.kind == "rel" and _describes(items, clause, others=bool(sure))):
        _inherit(items, clause)
        return
    read = {verb.at for verb in clause.verbs}
    things = [
        at
        for at in range(clause.start, clause.stop)
        if items[at].kind in THINGS
        and at not in read
        and "nom" in items[at].case
        and (clause.passive or "acc" not in items[at].case)
        and not _cue_within(items, clause.start, at)
    ]
    before = [at for at in able if at < verb_at]
    if sure:
        clause.subject = next((at for at in reversed(sure) if at < verb_at), sure[0])
    elif before and not (clause.passive and things):
        clause.subject = before[-1]
    elif things or clause.passive or _free_thing(items, clause.start, verb_at, read):
        clause.thing_subject = True
    elif able and not clause.passive and not (clause.kind == "coord" and clause.governor is not None):
        clause.subject = able[0]
    else:
        _inherit(items, clause)


def _undergone(items: Sequence[Item], clause: Clause) -> bool:
    """Whether a reflexive word before its verb makes the thing that is the subject undergo it («se firmó el acuerdo»)."""
    return any(verb.at and items[verb.at - 1].has("reflexive") for verb in clause.verbs)


def _describes(items: Sequence[Item], clause: Clause, *, others: bool) -> bool:
    """Whether what a relative clause describes is its subject: by the case of "who", unless that can be the object of another."""
    if oblique(clause):
        return False
    case = items[clause.start + (items[clause.start].text == ",")].case
    return not case or ("nom" in case and not (others and "acc" in case))


def _left_out(items: Sequence[Item], clause: Clause, info: PackInfo) -> bool:
    """Sets whom a verb without any subject means, where that is not the subject of the clause before."""
    meant = dropped(items, clause, info)
    if not meant:
        return False
    governor = clause.governor
    if clause.kind == "rel" and not oblique(clause):
        return False
    if governor is not None and governor.thing_subject and clause.kind == "coord":
        return False
    if governor is not None and meant != "we":
        single = governor.subject is not None and _one(items[governor.subject])
        if not (meant == "they" and single):
            clause.subject, clause.thing_subject = governor.subject, False
            clause.subject_inherited, clause.dropped = (
                True,
                governor.dropped if governor.subject is None else "",
            )
            if clause.subject is not None or clause.dropped:
                return True
    clause.subject, clause.dropped = None, meant
    return True


def _one(item: Item) -> bool:
    """Whether an actor is one person or one state, so that a plural verb means more than it."""
    actor = item.actor
    return actor is not None and not actor.ref and len(actor.members) <= 1 and len(actor.persons) <= 1


SHE_OR_THEY = "she_they"


def settle_pronouns(items: Sequence[Item], clauses: Sequence[Clause], info: PackInfo) -> None:
    """A pronoun that is "she" and "they" alike («sie»): as a subject it is what the number of its verb says."""
    for at, item in enumerate(items):
        if item.actor is None or item.actor.ref != SHE_OR_THEY:
            continue
        clause = next((c for c in clauses if c.subject == at and not c.subject_inherited), None)
        alone = clause is not None and _singular(clause, info)
        item.actor = msgspec.structs.replace(item.actor, ref="he" if alone else "they")


def _singular(clause: Clause, info: PackInfo) -> bool:
    """Whether the finite verb of a clause says that one alone acts."""
    finite = [v for v in clause.verbs if v.feature in ("present", "past", "subordinate", "base")]
    lead = next((v for v in finite if v.modal or v.kind), finite[0] if finite else None)
    return lead is not None and not lead.item.low.endswith(info.plural_endings)


def _inverted(items: Sequence[Item], clause: Clause, verb_at: int) -> int | None:
    """The actor right behind the finite verb, where something else than a subject stands first.

    That is so behind an adverbial («Via de verklaring kwamen beide partijen …») and for a pronoun («Het belang
    van vrede bevestigen wij»).
    """
    first = skip(
        items, clause.start + (1 if items[clause.start].kind in ("punct", "coord", "contrast") else 0)
    )
    after = skip(items, verb_at + 1)
    if after + 1 < clause.stop and items[after].kind == "det" and not items[after].has("obliqueart"):
        after += 1
    if after >= clause.stop or items[after].kind != "actor" or first >= verb_at:
        return None
    actor = items[after].actor
    pronoun = actor is not None and actor.form == "ref" and actor.ref in ("we", "they", "he", SHE_OR_THEY)
    if (
        pronoun
        and actor.ref == "he"
        and items[verb_at - 1].kind == "actor"
        and not cue_of(items, verb_at - 1)
    ):
        return None
    adverbial = items[first].kind in ("prep", "time", "purpose", "sub", "accordingto")
    return after if adverbial or pronoun else None


def _continues(items: Sequence[Item], clause: Clause, info: PackInfo) -> bool:
    """Whether a coordinated clause has only infinitives, so that what stands before them is their object.

    «zullen de handel verbeteren en de samenwerking bevorderen»: the form is also a finite plural, but a verb at
    the end that follows a clause with a modal or an infinitive goes on with it.
    """
    governor = clause.governor
    if clause.kind != "coord" or not clause.verbs or governor is None:
        return False
    if not info.verb_second:
        return clause.verbs[0].feature == "ing"
    if any(verb.feature in ("present", "past", "subordinate") for verb in clause.verbs):
        return False
    if all(verb.feature == "te" or items[verb.at - 1].has("inf") for verb in clause.verbs if verb.at):
        return True
    first = clause.verbs[0]
    opened = skip(items, clause.start + 1)
    if first.at <= opened or not all(verb.feature in ("base", "participle") for verb in clause.verbs):
        return False
    while governor.kind == "coord" and governor.subject_inherited and governor.governor is not None:
        governor = governor.governor
    return any(verb.modal or verb.feature == "te" for verb in governor.verbs) or governor.kind in (
        "inf",
        "comp",
        "rel",
    )


def _inherit(items: Sequence[Item], clause: Clause) -> None:
    governor = clause.governor
    if governor is None:
        return
    if clause.kind in ("rel", "part"):
        before = clause.start - 1
        while before >= 0 and items[before].text in (",", "("):
            before -= 1
        if before >= 0 and items[before].kind == "actor" and not _owner(items, before):
            clause.subject, clause.subject_inherited = before, True
            clause.antecedent = before
        else:
            clause.thing_subject = True
            clause.antecedent = before if before >= 0 else None
        return
    clause.subject, clause.thing_subject = governor.subject, governor.thing_subject
    clause.dropped = governor.dropped
    clause.undergone = clause.thing_subject and _undergone(items, clause)
    clause.subject_inherited = True


def _owner(items: Sequence[Item], at: int) -> bool:
    """Whether a name in the genitive only tells whose a thing is, so that "which" means the thing («саммите ШОС, который»)."""
    item = items[at]
    if not item.case or item.actor is None or item.actor.form not in ("name", "org"):
        return False
    return (
        at > 0
        and items[at - 1].kind == "prep"
        and "of" in cue_of(items, at)
        and not items[at - 1].low.strip()
    )


def _free_actor(
    items: Sequence[Item], start: int, stop: int, *, last: bool = False, immediate: bool = False
) -> int | None:
    """An actor without a preposition in `[start, stop)`; `last` takes the nearest to `stop`."""
    order = range(stop - 1, start - 1, -1) if last else range(start, stop)
    for at in order:
        item = items[at]
        if (
            item.kind == "actor"
            and not _cue_within(items, start, at)
            and not _modifies(items, at)
            and not _oblique(items, at)
            and not (at > start and items[at - 1].text == "(" and item.actor.form == "org")
        ):
            return at
        if immediate and item.kind in ("prep", "punct") and item.kind != "actor":
            return None
    return None


def _oblique(items: Sequence[Item], at: int) -> bool:
    """Whether an article says that an actor is no subject («dem Präsidenten dankte …»)."""
    back = at - 1
    while back >= 0 and at - back < 3 and items[back].kind == "token" and not items[back].capital:
        back -= 1
    return back >= 0 and items[back].kind in ("det", "pron") and items[back].has("obliqueart")


def _cue_within(items: Sequence[Item], start: int, at: int) -> frozenset[str]:
    """The preposition of a phrase, unless it stands before `start`, in another clause."""
    return cue_of(items[start:], at - start)


def _modifies(items: Sequence[Item], at: int) -> bool:
    """Whether an actor only describes the noun after it («het ASEAN voorzitterschap»)."""
    return at + 1 < len(items) and items[at + 1].kind == "genitive"


def _free_thing(items: Sequence[Item], start: int, stop: int, verbs: set[int]) -> bool:
    for at in range(start, stop):
        item = items[at]
        if item.kind == "verb" and at not in verbs and (at == start or items[at - 1].kind == "det"):
            # A form of a verb that is a noun here («de kosten komen …», "Disputes shall be settled").
            if not _cue_within(items, start, at):
                return True
            continue
        if item.kind in NOUNISH and item.text[:1].isalnum() and not _cue_within(items, start, at):
            if item.kind in ("quantity",) and at + 1 < stop and items[at + 1].kind in ("actor",):
                continue
            return True
    return False


def _thing_right_after(items: Sequence[Item], start: int, stop: int) -> bool:
    for at in range(start, min(stop, start + 4)):
        item = items[at]
        if item.kind in ("prep", "punct", "comp", "actor"):
            return False
        if item.kind in NOUNISH and item.text[:1].isalnum():
            return True
    return False
