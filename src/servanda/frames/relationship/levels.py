"""Levels of a relation in a sentence: which one an act is about, and what dates it."""

from __future__ import annotations

from servanda.frames.scene import Scene, Use, edtf_of
from servanda.mentions.times import TimeReading

NOUN_REACH = 9
RAISING = frozenset({"rel.upgraded", "rel.downgraded"})


def level_at(scene: Scene, at: int) -> str:
    """The level that an item names, if it names one."""
    item = scene.items[at]
    entry = item.get("level")
    return entry.value if entry is not None and item.kind in ("level", "token", "noun") else ""


def is_relations(scene: Scene, at: int) -> bool:
    """Whether an item is a plain word for relations ("ties", «betrekkingen»)."""
    return any(
        e.value == "rel.relations" and e.feature == "relationship" for e in scene.items[at].all("noun")
    )


BARE_TIES = frozenset({"rel.normalised", "rel.broken", "rel.restored"})
"""Acts on "relations" of states that need no level beside them: who breaks off relations breaks diplomatic ones."""


def level_of(scene: Scene, use: Use) -> int | None:
    """The level an act is about: the one it leads to (role `to`), else the nearest after a noun, or beside a verb."""
    items = scene.items
    if use.how == "noun":
        spots = range(use.at + 1, min(len(items), use.at + NOUN_REACH))
    else:
        spots = range(use.clause.start, _reach(scene, use))
    named = [at for at in spots if level_at(scene, at) and not scene.cue(at) & {"during", "under", "via"}]
    loose = [
        at for at in spots if is_relations(scene, at) and not scene.cue(at) & {"during", "under", "via", "in"}
    ]
    if use.concept in RAISING:
        reached = [at for at in named if "to" in scene.cue(at) or _on_level(scene, at)]
        if reached:
            return reached[-1]
        led = any("to" in scene.cue(at) for at in spots if items[at].kind not in ("actor", "time"))
        base = [at for at in (*loose, *named) if level_at(scene, at) in ("", "diplomatic_relations")]
        if base and (led or use.concept == "rel.downgraded" or level_at(scene, base[0])):
            return next((at for at in base if level_at(scene, at)), base[0])
        return None
    if use.how == "noun":
        return named[0] if named else (loose[0] if loose and use.concept == "rel.normalised" else None)
    told = use.concept == "rel.established" and use.clause.undergone
    if told and not named and loose and loose[0] < use.at:
        return loose[0]  # «las relaciones entre X e Y se establecieron en 1962»
    if not named and use.concept not in BARE_TIES:
        return _antecedent(scene, use)
    found = named or loose
    return min(found, key=lambda at: abs(at - use.at)) if found else _antecedent(scene, use)


def _on_level(scene: Scene, at: int) -> bool:
    """Whether a name says which level is reached ("raised to the level of a strategic partnership")."""
    items = scene.items
    back = at - 1
    while back >= 0 and items[back].kind in ("det", "token", "adv"):
        back -= 1
    role = items[back].get("prep") if back >= 0 else None
    if role is None or "of" not in role.value.split("|"):
        return False
    for before in range(back - 1, max(-1, back - 5), -1):
        cue = items[before].get("prep")
        if cue is not None:
            return bool({"to", "at", "in", "about", "on"} & set(cue.value.split("|")))
        if items[before].kind not in ("det", "pron", "token", "noun"):
            return False
    return False


def _reach(scene: Scene, use: Use) -> int:
    """The end of the clause, with an apposition behind a dash or comma ("announced X – a new partnership")."""
    stop = use.clause.stop
    items = scene.items
    if stop < len(items) and items[stop].text in (",", "–", "—", "-"):
        ahead = stop + 1
        while ahead < len(items) and items[ahead].kind in ("det", "token", "adv", "punct"):
            ahead += 1
        if ahead < len(items) and level_at(scene, ahead):
            return ahead + 1
    return stop


def _antecedent(scene: Scene, use: Use) -> int | None:
    """ "diplomatic relations, established in 1823", «relaties die in 2016 werden verbroken»: the level stands before."""
    clause = use.clause
    if clause.kind not in ("coord", "rel", "part") or clause.verbs[0].feature not in (
        "past",
        "participle",
        "present",
    ):
        return None
    if clause.subject is not None and not clause.subject_inherited:
        return None
    for back in range(clause.start, max(-1, clause.start - 4), -1):
        if level_at(scene, back):
            return back
        if scene.items[back].kind in ("verb", "actor", "time"):
            return None
    return None


def time_after(scene: Scene, at: int) -> tuple[int, TimeReading] | None:
    """The date right behind a level («het partnerschap Vietnam-Rusland in 2001»)."""
    for ahead in range(at + 1, min(len(scene.items), at + 5)):
        item = scene.items[ahead]
        if item.kind == "time" and edtf_of(item.payload):
            return ahead, item.payload
        if item.kind not in ("prep", "actor", "pairname", "det", "state", "sub"):
            return None
    return None


def time_before(scene: Scene, use: Use) -> tuple[int, TimeReading] | None:
    """The date right before an attributive participle («de in 1979 verbroken betrekkingen»)."""
    items = scene.items
    if use.how != "verb" or use.at < 2 or not level_at(scene, min(use.at + 1, len(items) - 1)):
        return None
    item = items[use.at - 1]
    return (use.at - 1, item.payload) if item.kind == "time" and edtf_of(item.payload) else None


def dated(scene: Scene, at: int) -> tuple[int, TimeReading] | None:
    """The year in "the Enhanced Partnership of 2019", «het partnerschap van 2019»."""
    items = scene.items
    if at + 2 >= len(items) or items[at + 2].kind != "time" or items[at + 1].kind != "prep":
        return None
    role = items[at + 1].get("prep")
    if role is None or not {"of", "from"} & set(role.value.split("|")) or not edtf_of(items[at + 2].payload):
        return None
    return at + 2, items[at + 2].payload


def duration_before(scene: Scene, at: int) -> tuple[int, TimeReading] | None:
    """The duration in «vijftig jaar diplomatieke betrekkingen», "two centuries of diplomatic relations"."""
    items = scene.items
    back = at - 1
    if back >= 0 and items[back].kind == "prep":
        role = items[back].get("prep")
        if role is None or "of" not in role.value.split("|"):
            return None
        back -= 1
    if (
        back >= 0
        and items[back].kind == "time"
        and items[back].payload.kind in ("duration", "vague", "period")
    ):
        return back, items[back].payload
    return None
