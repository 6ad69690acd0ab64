"""States that chair an organisation, where the words for it are read as an office («voorzitter van de EU»)."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.frames.membership.organisations import org_at, org_named
from servanda.frames.scene import Scene

CHAIR = "chairman"
PLAIN = frozenset({"det", "token", "adv", "quantity", "pron"})


def chairs(scene: Scene) -> Iterator[tuple[str, str, int, bool]]:
    """State, organisation, item, and whether the clause itself says it (not an apposition)."""
    for at, item in enumerate(scene.items):
        if (
            item.kind != "actor"
            or item.actor.office != CHAIR
            or item.actor.persons
            or len(item.actor.members) != 1
        ):
            continue
        name = item.actor.members[0]
        if org_named(name):
            held = _holder(scene, at)
            if held is not None:
                yield held[0], name, at, held[1]
        elif len(name) == 3 and at + 1 < len(scene.items) and (org := org_at(scene, at + 1)):
            # "Laos chairs ASEAN": the verb has been read as the noun of an office.
            yield name, org, at, True


def _holder(scene: Scene, at: int) -> tuple[str, bool] | None:
    items = scene.items
    back = at - 1
    while back >= 0 and items[back].kind in PLAIN:
        back -= 1
    if back > 0 and items[back].text in (",", "(", "–") and (state := _state(scene, back - 1)):
        closed = at + 1 < len(items) and items[at + 1].text in (",", ")", "–", ".")
        return (state, False) if closed else None
    clause = scene.clause_of(at)
    role = items[back].get("prep") if back >= 0 else None
    named = role is not None and "as" in role.value.split("|")
    verb = clause.main_verb
    be = verb is not None and verb.kind in ("be", "become") and verb.at < at and not scene.cue(at)
    if (named or be) and clause.subject is not None and clause.subject != at:
        state = _state(scene, clause.subject)
        return (state, True) if state else None
    return None


def _state(scene: Scene, at: int) -> str:
    """The one state that item `at` stands for, no person."""
    actor = scene.actor(at)
    if actor is None or actor.persons or len(actor.members) != 1:
        return ""
    name = actor.members[0]
    return name if len(name) == 3 and name.isupper() and not org_named(name) else ""
