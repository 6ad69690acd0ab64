"""Which words say what is to be done, and where one action ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from servanda.analysis.clauses import Clause, VerbUse
from servanda.frames.scene import Scene

HARD = frozenset(";.")


class Action(msgspec.Struct, frozen=True):
    """Items `[start, stop)` say what is to be done; `verb` is its verb where it has one."""

    start: int
    stop: int
    verb: VerbUse | None
    clause: Clause | None
    cue: int


def actions_of(scene: Scene, clause: Clause, cue: int, how: str) -> Iterator[Action]:
    """The actions under a force cue: the rest of its clause, and the clauses that it governs."""
    family = _family(scene, clause, how)
    if how == "article":
        for verb_clause in family:
            yield from _own(scene, verb_clause, cue, include_cue=True)
        return
    own_verbs = [v for v in clause.verbs if v.at != cue and not v.kind and not v.modal]
    dependants = [c for c in family if c is not clause]
    if own_verbs or not dependants:
        yield from _own(scene, clause, cue, include_cue=False)
    for dependant in dependants:
        yield from _own(scene, dependant, cue, include_cue=False)


def _family(scene: Scene, clause: Clause, how: str) -> list[Clause]:
    """The clause, the infinitives and contents right behind it, and what is coordinated with those."""
    found = [clause]
    started = False
    for candidate in scene.clauses:
        if candidate is clause:
            started = True
            continue
        if not started:
            continue
        governor = candidate.governor
        if candidate.kind in ("inf", "comp") and governor in found:
            if how == "modal" and candidate.kind == "inf" and _purpose(scene, clause):
                continue
            if candidate.kind == "inf" and governor is not clause and governor is not None and governor.kind == "inf" and not _coordinated(scene, candidate):
                continue
            found.append(candidate)
        elif candidate.kind == "coord" and candidate.subject_inherited and governor in found:
            if scene.items[candidate.start].text in HARD:
                break
            if any(v.feature in ("present", "past") and not v.modal for v in candidate.verbs[:1]) and how != "article":
                break
            found.append(candidate)
        elif candidate.kind in ("main",):
            break
    return found


def _purpose(scene: Scene, clause: Clause) -> bool:
    """Whether the clause has a lexical verb of its own, so that a later infinitive only says what for."""
    return any(not v.kind and not v.modal for v in clause.verbs)


def _coordinated(scene: Scene, clause: Clause) -> bool:
    before = scene.items[clause.start - 1] if clause.start else None
    return before is not None and (before.kind == "coord" or before.text == ",")


def _own(scene: Scene, clause: Clause, cue: int, *, include_cue: bool) -> Iterator[Action]:
    start = clause.start
    if clause.start <= cue < clause.stop:
        start = cue if include_cue else cue + 1
    items = scene.items
    while start < clause.stop and (
        items[start].has("inf", "purpose", "comp", "coord", "contrast") and items[start].kind not in ("actor",)
        or items[start].text in ",:;–"
        or start == clause.subject
        or (items[start].kind == "adv" and items[start].low not in ())
    ):
        start += 1
    if clause.subject is not None and start <= clause.subject < clause.stop and clause.subject - start < 3 and not include_cue:
        start = clause.subject + 1
    stop = clause.stop
    while stop > start and (items[stop - 1].kind in ("punct", "coord", "comp") ):
        stop -= 1
    if start >= stop:
        return
    verb = next((v for v in reversed(clause.verbs) if start <= v.at < stop and not v.kind and not v.modal), None)
    if verb is None and include_cue:
        verb = clause.main_verb
    yield Action(start, stop, verb, clause, cue)
