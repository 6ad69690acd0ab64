"""Which words say what is to be done, and where one action ends and the next begins."""

from __future__ import annotations

import msgspec

from servanda.analysis.clause import VERB_FINAL
from servanda.analysis.clauses import NOUNISH, Clause, VerbUse, cue_of
from servanda.analysis.verbs import nominal_mark
from servanda.frames.scene import Scene

HARD = frozenset(";.")
CONTENT = NOUNISH | {"actor", "name", "title", "title_part"}


class Action(msgspec.Struct, frozen=True):
    """Items `[start, stop)` say what is to be done; `verb` is its verb where it has one."""

    start: int
    stop: int
    verb: VerbUse | None
    clause: Clause
    cue: int


def actions_of(scene: Scene, clause: Clause, cue: int, how: str) -> list[Action]:
    """The actions under a force cue: the rest of its clause, and the clauses that it governs.

    `how` is verb, noun or word (a trigger), modal, article or future (the verb itself is the action) or item (a list
    item without a force of its own). Verbs that share one object are one action.
    """
    if how == "noun" and (told := _told_after_colon(scene, clause, cue)):
        return told
    own = _own(scene, clause, cue, how)
    if own is not None and how in ("verb", "word") and _only_an_aim(scene, own):
        return []
    found: list[Action] = []
    dependants = _dependants(scene, clause, how, own)
    if own is not None and how == "modal" and dependants and _with_purpose(scene, own, dependants[0]):
        return [Action(own.start, dependants[-1].stop, own.verb, clause, cue)]
    opens_purpose = bool(dependants) and scene.items[dependants[0].start].kind == "purpose"
    if own is not None and own.verb is None and how == "modal" and opens_purpose:
        own = None
    if own is not None and not (dependants and _light(scene, own, dependants[0], how)):
        found.append(own)
    for dependant in dependants:
        action = _whole(scene, dependant, cue, clause)
        if action is not None:
            found.append(action)
    return _joined(scene, found)


def _only_an_aim(scene: Scene, own: Action) -> bool:
    """Whether an action is no more than an aim with a colon behind it ("work towards the goal of both leaders: …").

    What the aim holds is told by the noun itself.
    """
    if not any(item.text == ":" for item in scene.items[own.start :]):
        return False
    return any(
        use.how == "noun" and own.start <= use.at <= own.start + 1
        for use in scene.uses("commitment", "force.")
    )


def _told_after_colon(scene: Scene, clause: Clause, cue: int) -> list[Action]:
    """What a noun of force holds, told behind a colon: «de doelstelling …: het verhogen van X en het verlagen van Y»."""
    items = scene.items
    colon = next((at for at in range(cue + 1, len(items)) if items[at].text == ":"), None)
    if colon is None or colon + 1 >= len(items):
        return []
    starts = [colon + 1]
    for at in range(colon + 2, len(items) - 1):
        opened = items[at - 1].kind == "coord" or items[at - 1].text in ",;"
        gerund = any(entry.feature == "ing" for entry in items[at].all("verb"))
        if opened and (gerund or (nominal_mark(items[at]) and items[at + 1].has("verb"))):
            starts.append(at)
    found = []
    for start, stop in zip(starts, [*starts[1:], len(items)], strict=True):
        while stop > start and items[stop - 1].kind in ("punct", "coord"):
            stop -= 1
        if stop > start:
            found.append(Action(start, stop, None, clause, cue))
    return found


def _dependants(scene: Scene, clause: Clause, how: str, own: Action | None) -> list[Clause]:
    """Infinitives and contents right behind the clause, and what is coordinated with it or with those."""
    family = [clause]
    found: list[Clause] = []
    index = scene.clauses.index(clause)
    heavy = own is not None and not bare(scene, own) and not (how == "modal" and own.verb is None)
    for candidate in scene.clauses[index + 1 :]:
        governor = candidate.governor
        if candidate.kind == "main":
            break
        if governor not in family:
            continue
        if candidate.kind in ("inf", "comp"):
            coordinated = _coordinated(scene, candidate)
            if not coordinated and (governor is not clause or found or (heavy and candidate.kind == "inf")):
                continue
            if candidate.kind == "comp" and how == "article":
                continue
        elif candidate.kind == "coord":
            if not candidate.subject_inherited or _new_force(scene, candidate, clause, how):
                if candidate.subject_inherited:
                    break
                continue
        else:
            continue
        family.append(candidate)
        found.append(candidate)
    return found


def _new_force(scene: Scene, clause: Clause, under: Clause, how: str) -> bool:
    """Whether a coordinated clause leaves the force: it has a finite verb of its own, where the first has none."""
    if scene.items[clause.start].text in HARD and how != "item":
        return not (clause.verbs and scene.items[clause.verbs[0].at - 1].has("inf"))
    if how == "article" or (
        clause.governor is not under and clause.governor is not None and clause.governor.kind == "comp"
    ):
        return False
    first = clause.verbs[0] if clause.verbs else None
    if first is None:
        return False
    if first.modal:
        return how != "modal"
    return first.feature in ("present", "past", "subordinate") and how != "article"


def _coordinated(scene: Scene, clause: Clause) -> bool:
    before = scene.items[clause.start - 1] if clause.start else None
    if before is None:
        return False
    purpose = scene.items[clause.start].kind == "purpose"
    return before.kind == "coord" or (before.text in ",;" and not purpose)


def _own(scene: Scene, clause: Clause, cue: int, how: str) -> Action | None:
    """What the clause of the cue itself says is to be done."""
    if how in ("article", "item", "future"):
        return _span(
            scene, clause, clause.start if how == "item" or cue < clause.start else cue, clause.stop, cue
        )
    if how == "noun" and not _opens(scene, cue + 1, clause.stop):
        return None
    subject = clause.subject
    if how == "modal" and clause.kind in VERB_FINAL and subject is not None and clause.start <= subject < cue:
        whole = _span(scene, clause, subject + 1, clause.stop, cue)
        if whole is not None and whole.start < cue and whole.verb is not None:
            return whole
    opens = cue + 1
    if how == "noun" and opens < clause.stop and "of" in cue_of(scene.items, opens + 1):
        # "the goal of lifting trade": what the goal is, without the word that joins them.
        opens += scene.items[opens].kind == "prep"
    after = _span(scene, clause, opens, clause.stop, cue)
    if after is not None and (after.verb is None or not bare(scene, after)) and _content(scene, after):
        return after
    if how in ("modal", "verb") and clause.subject is not None and clause.start <= clause.subject < cue:
        before = _span(scene, clause, clause.subject + 1, clause.stop if how == "modal" else cue, cue)
        if (
            before is not None
            and (how == "modal" or _content(scene, before))
            and before.stop - before.start > 1
        ):
            return before
    return after


def _opens(scene: Scene, at: int, stop: int) -> bool:
    """Whether a noun of force is followed by what says what is to be done."""
    items = scene.items
    while at < stop and items[at].kind in ("adv", "time"):
        at += 1
    if at >= stop:
        return False
    if items[at].kind == "verb":
        return all(entry.feature == "participle" for entry in items[at].all("verb"))
    return items[at].kind not in ("punct", "coord", "modal", "neg") or items[at].text == ":"


def _whole(scene: Scene, clause: Clause, cue: int, under: Clause) -> Action | None:
    start = clause.start
    same = clause.subject == under.subject or _same(scene, clause, under)
    own = clause.kind == "comp" and clause.subject is not None and clause.subject >= start
    if own and not same and scene.actor(clause.subject) is not None:
        # Another's deed that is hoped for or promised is told with its subject.
        return Action(start + 1, clause.stop, clause.main_verb, clause, cue)
    if clause.kind == "comp" and clause.subject is not None and same and clause.subject >= start:
        start = clause.subject + 1
    modal = next((v for v in clause.verbs if v.modal), None)
    if modal is not None and modal.at == start:
        start += 1
    return _span(scene, clause, start, clause.stop, cue)


def _same(scene: Scene, clause: Clause, under: Clause) -> bool:
    one, other = scene.actor(clause.subject), scene.actor(under.subject)
    return one is not None and other is not None and bool(one.members) and one.members == other.members


def _span(scene: Scene, clause: Clause, start: int, stop: int, cue: int) -> Action | None:
    """The span without the small words around it; None where nothing is left."""
    items = scene.items
    if start == 0 and stop > 2 and items[0].text.isdigit() and items[1].text == ".":
        start = 2  # the number of a paragraph
    while start < stop and _small(scene, clause, start, cue):
        start += 1
    while stop > start and items[stop - 1].kind in ("punct", "coord", "comp"):
        stop -= 1
    if start >= stop:
        return None
    verbs = [v for v in clause.verbs if start <= v.at < stop and not v.kind and not v.modal]
    first = bool(verbs) and verbs[0].at == start
    return Action(start, stop, (verbs[0] if first else verbs[-1]) if verbs else None, clause, cue)


def _small(scene: Scene, clause: Clause, at: int, cue: int) -> bool:
    item = scene.items[at]
    if at == clause.subject or (
        item.kind == "prep" and any(v.at == at + 1 and v.feature == "base" for v in clause.verbs)
    ):
        return True
    if item.kind == "actor":
        return False
    if (
        item.has("inf", "purpose", "comp", "coord", "contrast")
        or item.kind in ("adv", "modal")
        or item.text in ",:;–—-\"'("
    ):
        return True
    if item.kind == "pron" and item.has("det") and _opens_object(scene, at):
        return False
    if item.kind == "pron" or item.low in scene.lexicon.particles:
        return not (item.kind == "prep" and item.low in scene.lexicon.particles and _opens_object(scene, at))
    return at > cue and any(v.at == at and (v.modal or v.kind) for v in clause.verbs) and at == cue + 1


def _opens_object(scene: Scene, at: int) -> bool:
    after = scene.items[at + 1] if at + 1 < len(scene.items) else None
    return after is not None and (after.kind in NOUNISH or after.kind in ("actor", "det", "time", "quantity"))


def _content(scene: Scene, action: Action) -> bool:
    """Whether an action names something: a verb, or a noun that is not only a time or the addressee."""
    if action.verb is not None:
        return True
    return any(
        item.kind in NOUNISH and item.text[:1].isalnum() for item in scene.items[action.start : action.stop]
    )


def bare(scene: Scene, action: Action) -> bool:
    """Whether an action is a verb without any object or complement («inspannen», "continue")."""
    if action.verb is None:
        return not any(
            i.kind in NOUNISH and i.text[:1].isalnum() for i in scene.items[action.start : action.stop]
        )
    verbs = {v.at for v in action.clause.verbs}
    return not any(
        item.text[:1].isalnum()
        and at not in verbs
        and item.kind not in ("adv", "pron", "neg", "coord", "prep")
        and not item.has("inf")
        for at, item in enumerate(scene.items[action.start : action.stop], action.start)
    )


def _with_purpose(scene: Scene, own: Action, first: Clause) -> bool:
    """Whether a bare verb is told by its purpose («samenwerken om problemen op te lossen»): one action."""
    return scene.items[first.start].kind == "purpose" and own.verb is not None and bare(scene, own)


def _light(scene: Scene, own: Action, first: Clause, how: str) -> bool:
    """Whether the clause's own words only lead on to the infinitives («zal zich inspannen om …»)."""
    return (
        how not in ("article", "item")
        and first.kind in ("inf", "comp")
        and not _coordinated(scene, first)
        and bare(scene, own)
    )


def _joined(scene: Scene, actions: list[Action]) -> list[Action]:
    """Verbs that share an object as one action: "uphold and implement X", «X te ontwikkelen en te bevorderen»."""
    out: list[Action] = []
    for action in actions:
        last = out[-1] if out else None
        if (
            last is not None
            and action.verb is not None
            and last.verb is not None
            and _next(scene, last, action)
        ):
            shares = action.verb.at == action.start or last.verb.at != last.stop - 1 or bare(scene, action)
            if (bare(scene, last) and shares) or (bare(scene, action) and last.verb.at == last.stop - 1):
                out[-1] = Action(last.start, action.stop, action.verb, action.clause, last.cue)
                continue
        out.append(action)
    return out


def _next(scene: Scene, last: Action, action: Action) -> bool:
    """Whether only a coordinator or comma parts two actions."""
    between = scene.items[last.stop : action.start]
    return len(between) <= 3 and all(i.kind in ("coord", "punct", "adv") or i.has("inf") for i in between)
