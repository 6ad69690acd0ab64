"""Organisations of states in a sentence: which one a role or a verb of joining is about."""

from __future__ import annotations

import functools

from servanda.frames.scene import Scene, Use, edtf_of

OF_STATES = frozenset({"alliance", "bloc", "organisation", "organ", "bank", "court", "movement"})
SEEKING = frozenset({"role.accession", "role.candidacy"})
"""Nouns between which and the organisation it can stand who joins or stands for it."""
REACH = 7
TRANSPARENT = frozenset(
    {"det", "token", "adv", "quantity", "prep", "genitive", "time", "noun", "inf", "particle", "pron"}
)


@functools.cache
def org_named(name: str) -> bool:
    """Whether a name is that of an organisation of states (not of a firm or agency)."""
    from servanda.gazetteer import organisation

    found = organisation(name)
    return found is not None and found.kind in OF_STATES


def org_at(scene: Scene, at: int) -> str | None:
    """The organisation of states that item `at` names."""
    item = scene.items[at]
    if item.kind == "actor" and item.actor.form == "org":
        actor = scene.actor(at)
        name = actor.members[0] if actor is not None and actor.members else ""
        if not name and item.actor.ref:
            return _before(scene, at) or scene.context.last_org or None
        return name if name and org_named(name) else None
    entry = item.get("org") if item.kind == "org" else None
    # A short form such as "the association" needs its organisation to have been named before.
    if (
        entry is not None
        and org_named(entry.value)
        and (not entry.feature or entry.value in (_before(scene, at), scene.context.last_org))
    ):
        return entry.value
    if any(e.value == "org.ref" for e in item.all("noun")) and at and _pointed_at(scene, at):
        return _before(scene, at) or scene.context.last_org or None
    return None


def _pointed_at(scene: Scene, at: int) -> bool:
    """Whether a word points at the organisation named before: before its noun («het blok»), or in its form («khối này»)."""
    traits = scene.context.traits
    return scene.items[at - 1].has("det") or (
        traits is not None and traits.bare_owners and " " in scene.items[at].low
    )


def _before(scene: Scene, at: int) -> str | None:
    for back in range(at - 1, -1, -1):
        item = scene.items[back]
        if item.kind in ("actor", "org") and (found := org_at(scene, back)):
            return found
    return None


def org_for(scene: Scene, use: Use) -> tuple[int, str] | None:
    """The organisation that a trigger is about, with its item; None where the clause names none."""
    return _of_verb(scene, use) if use.how == "verb" else _of_noun(scene, use)


def _of_noun(scene: Scene, use: Use) -> tuple[int, str] | None:
    if use.concept == "role.accession" and (found := _moved_to(scene, use)):
        return found
    for back in range(use.at - 1, max(-1, use.at - 3), -1):
        if scene.items[back].text == "-" or scene.items[back].kind in ("token", "genitive"):
            continue
        if org := org_at(scene, back):
            return back, org
        break
    reach = REACH + 4 if use.concept in SEEKING else REACH
    for at in range(use.at + 1, min(len(scene.items), use.at + reach)):
        if org := org_at(scene, at):
            return at, org
        item = scene.items[at]
        if item.text == "-":
            continue
        if item.kind == "actor" and use.concept in SEEKING:
            continue
        if item.kind not in TRANSPARENT:
            break
    return _left_behind(scene, use)


def _moved_to(scene: Scene, use: Use) -> tuple[int, str] | None:
    """What an accession leads to; talks on one name the organisation anywhere in their clause."""
    stop = min(use.clause.stop, use.at + REACH + 2)
    for at in range(use.at + 1, stop):
        if "to" in scene.cue(at) and (org := org_at(scene, at)):
            return at, org
    if use.value == "candidate":
        return next(
            ((at, o) for at in range(use.clause.start, use.clause.stop) if (o := org_at(scene, at))), None
        )
    return None


def _left_behind(scene: Scene, use: Use) -> tuple[int, str] | None:
    """ "the CSTO, whose chair it is", "applied to join BRICS …, was offered partner status": it was named before."""
    clause = use.clause
    inside = [(at, org) for at in range(clause.start, clause.stop) if (org := org_at(scene, at))]
    if inside:
        # «В ВТО Эфиопия числится наблюдателем»: in what, is said before; the case makes the role what is told of it.
        told = (
            scene.items[use.at].case == {"ins"} and inside[0][0] < use.at and "in" in scene.cue(inside[0][0])
        )
        return inside[0] if told and len(inside) == 1 else None
    after = scene.items[use.at + 1 : use.at + 2]
    role = after[0].get("prep") if after else None
    if role is not None and "of" in role.value.split("|"):
        return None
    if clause.kind == "rel":
        for back in range(clause.start - 1, max(-1, clause.start - 4), -1):
            if org := org_at(scene, back):
                return back, org
    elif (
        clause.kind == "coord"
        and clause.subject_inherited
        and use.concept not in ("role.accession", "role.host")
    ):
        for back in range(clause.start - 1, -1, -1):
            if org := org_at(scene, back):
                return back, org
    return None


def _of_verb(scene: Scene, use: Use) -> tuple[int, str] | None:
    clause = use.clause
    found = [
        (at, org)
        for at in range(clause.start, clause.stop)
        if at != clause.subject
        and (org := org_at(scene, at))
        and not scene.cue(at) & {"during", "under", "via"}
        and not (use.concept == "verb.join" and _of_act(scene, at))
    ]
    if found:
        return min(found, key=lambda pair: (pair[0] < use.at, abs(pair[0] - use.at)))
    if use.concept == "verb.admit" and clause.subject is not None and (org := org_at(scene, clause.subject)):
        return clause.subject, org
    if clause.kind == "rel":
        # What the clause describes is its object too: "APEC, which Peru chairs".
        place = clause.antecedent if clause.antecedent is not None else clause.start - 1
        while place > 0 and scene.items[place].kind == "punct":
            place -= 1
        if place >= 0 and (org := org_at(scene, place)):
            return place, org
    return (
        _summit_before(scene, clause.start) if clause.kind == "rel" and use.concept == "role.host" else None
    )


def _of_act(scene: Scene, at: int) -> bool:
    """Whether an organisation only owns what is joined: «schloss sich den Sanktionen der EU an»."""
    if "of" not in scene.cue(at):
        return False
    head = at - 1
    while head >= 0 and scene.items[head].kind in ("prep", "det", "pron"):
        head -= 1
    if head < 0:
        return False
    item = scene.items[head]
    return item.kind in ("instrument", "title") or any(
        e.value.startswith("plover.") for e in item.all("noun")
    )


def summit_of(scene: Scene, at: int) -> bool:
    """Whether an organisation stands behind the word for its summit («la cumbre de los BRICS»)."""
    back = at - 1
    while back >= 0 and scene.items[back].kind in ("det", "prep", "token", "quantity"):
        back -= 1
    return back >= 0 and back < at - 1 and any(e.value == "org.summit" for e in scene.items[back].all("noun"))


def _summit_before(scene: Scene, start: int) -> tuple[int, str] | None:
    """The organisation whose summit a relative clause is about: "the G7 Summit, which Canada will host"."""
    for back in range(start - 1, max(-1, start - 4), -1):
        if (org := org_at(scene, back)) and summit_of(scene, back):
            return back, org
    for back in range(start - 1, max(-1, start - 4), -1):
        item = scene.items[back]
        if any(e.value == "org.summit" for e in item.all("noun")):
            for before in range(back - 1, max(-1, back - 4), -1):
                if org := org_at(scene, before):
                    return before, org
                if scene.items[before].kind not in ("token", "quantity", "genitive", "punct"):
                    return None
        elif item.text != "," and item.kind not in ("prep", "place", "time"):
            return None
    return None


def seated(scene: Scene, use: Use) -> bool:
    """Whether the clause speaks of the seat of the organisation («het secretariaat van ASEAN»)."""
    return any(
        e.value == "org.seat"
        for at in range(use.clause.start, use.clause.stop) for e in scene.items[at].all("noun")
    )  # fmt: skip


def hosted(scene: Scene, use: Use) -> bool:
    """Whether a verb of hosting or chairing is about the organisation itself or its summit, not about guests of it."""
    found = _of_verb(scene, use)
    if found is None:
        return False
    at = found[0]
    after = scene.items[at + 1 : at + 4]
    summit = summit_of(scene, at) or any(e.value == "org.summit" for item in after for e in item.all("noun"))
    meeting = any(e.feature == "meeting" for item in after for e in item.all("noun"))
    if use.value == "chair":
        return not meeting
    if seated(scene, use):
        return True
    bare = not after or after[0].kind in ("prep", "punct", "time", "adv")
    time = scene.time(use.at, use.clause)
    return summit or (bare and time is not None and edtf_of(time[1]) is not None)
