"""Ranks: «de op een na grootste handelspartner van Vietnam», "Britain's 11th largest trading partner"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from servanda.frames.common import possessor
from servanda.frames.indicator.figures import Marks
from servanda.frames.indicator.measures import members_in
from servanda.frames.scene import Scene, Use


class Rank(msgspec.Struct, frozen=True):
    """Who is the `value`th of whom in a measure, said at item `at`."""

    measure: str
    at: int
    value: int
    about: tuple[str, ...]
    use: Use


def ranks(scene: Scene, marks: Marks) -> Iterator[Rank]:
    """The ranks that a sentence states."""
    yield from _placed(scene, marks)
    for use in scene.uses("indicator", "rank."):
        if use.how != "noun":
            continue
        value = _value(scene, marks, use.at)
        if value is None:
            continue
        about = _about(scene, use)
        if use.concept == "rank.gdp":
            about = about[:1]
            if about and not _beside(scene, use):
                continue
        elif len(about) < 2:
            continue
        if about:
            yield Rank(use.concept[5:], use.at, value, about, use)


def _placed(scene: Scene, marks: Marks) -> Iterator[Rank]:
    """«op de veertiende plaats van Nederlandse exportbestemmingen», "in sixth place among its trading partners"."""
    for use in scene.uses("indicator", "ranked."):
        clause = use.clause
        value = _place_before(scene, marks, clause.start, use.at)
        if value is None and scene.cue(use.at) & {"under"}:
            # «Unter den Handelspartnern Japans liegt Peru auf Rang drei.»
            value = _place_before(scene, marks, use.at + 1, clause.stop)
        holder = scene.subject(clause)
        if value is None or holder is None or not holder.members:
            continue
        owner = possessor(scene, use.at)
        order = [
            *holder.members[:1],
            *(owner.members if owner is not None else ()),
            *(
                m
                for _, actor in scene.actors(use.at + 1, min(clause.stop, use.at + 4), "of", "in")
                for m in actor.members
            ),
        ]
        about = tuple(dict.fromkeys(order))[:2]
        if len(about) == 2:
            yield Rank(use.concept[7:], use.at, value, about, use)


def _place_before(scene: Scene, marks: Marks, start: int, stop: int) -> int | None:
    """The ordinal of the place that somebody takes («de 14e plaats», "ranks 6th"), before the noun at item `stop`."""
    for at in range(start, stop):
        item = scene.items[at]
        if item.kind != "quantity":
            continue
        behind = marks.near("place", at - 1, at) is not None
        if item.payload.kind == "cardinal" and behind and not item.payload.unit:
            return int(item.payload.value)  # «auf Rang 13», «op plaats drie»
        if item.payload.kind != "ordinal":
            continue
        if any(marks.near("place", near, near + 1) is not None for near in (at - 1, at + 1)):
            return int(item.payload.value)
    return None


def _value(scene: Scene, marks: Marks, at: int) -> int | None:
    """The place in the order, from the words before the noun; None for "one of the largest" and for plain nouns."""
    first = False
    second = 0
    ordinal: int | None = None
    back = at - 1
    while back >= 0 and at - back <= 7:
        item = scene.items[back]
        if marks.near("top.none", back, back + 1) is not None:
            return None
        if marks.near("top.second", back, back + 1) is not None:
            told = marks.values.get(back, "")
            second = int(told) if told.isdigit() else 2
        elif item.kind == "quantity":
            if item.payload.kind != "ordinal":
                return None
            ordinal = int(item.payload.value)
        elif marks.near("top.first", back, back + 1) is not None:
            first = True
        elif item.kind in ("verb", "actor", "punct", "modal", "comp", "rel", "genitive") and item.text != "-":
            break
        elif item.kind == "prep":
            before = scene.items[back - 1] if back else None
            if before is not None and (before.kind == "det" or before.kind == "quantity"):
                return None
            break
        back -= 1
    if ordinal is not None:
        return ordinal
    if second:
        return second
    return 1 if first else _value_behind(scene, marks, at)


def _value_behind(scene: Scene, marks: Marks, at: int) -> int | None:
    """The place in the order, from the words right behind the noun («nhà đầu tư lớn thứ ba», «… lớn nhất»)."""
    first: int | None = None
    for ahead in range(at + 1, min(len(scene.items), at + 6)):
        item = scene.items[ahead]
        if item.kind == "quantity":
            return int(item.payload.value) if item.payload.rule == "ordinal.behind" else None
        if marks.near("top.second", ahead, ahead + 1) is not None:
            return 2
        if marks.near("top.first", ahead, ahead + 1) is not None:
            first = 1
        elif item.kind in ("verb", "actor", "punct", "modal", "comp", "rel", "prep", "coord", "time"):
            break
    return first


def _about(scene: Scene, use: Use) -> tuple[str, ...]:
    """Who holds the rank, then in whose order."""
    clause = use.clause
    subject = scene.subject(clause)
    whose = possessor(scene, use.at)
    order: list[str] = []
    if subject is not None and clause.subject is not None and clause.subject < use.at:
        order.extend(subject.members[:1])
    after: list[str] = []
    for at, members in members_in(scene, clause.start, clause.stop):
        if at < use.at and "after" in scene.cue(at):
            continue  # «nach Deutschland der zweitwichtigste Handelspartner»: whom the holder comes after
        if (
            scene.items[at].kind == "actor"
            and scene.cue(at) & {"in"}
            and len(members) == 1
            and len(members[0]) != 3
        ):
            continue
        after.extend(members[:2])
    order.extend(m for m in after if m not in order)
    if whose is not None:
        order.extend(m for m in whose.members if m not in order)
    if len(order) == 1 and not _of_something(scene, use.at):
        dyad = scene.context.dyad()
        if order[0] in dyad and use.concept != "rank.gdp":
            order.extend(other for other in dyad if other != order[0])
    return tuple(order[:2])


def _of_something(scene: Scene, at: int) -> bool:
    """Whether the rank is among things that no state owns ("the largest buyer of his paintings")."""
    after = scene.items[at + 1] if at + 1 < len(scene.items) else None
    role = after.get("prep") if after is not None else None
    if role is None or "of" not in role.value.split("|"):
        return False
    return not any(item.kind in ("actor", "state") for item in scene.items[at + 2 : at + 5])


def _beside(scene: Scene, use: Use) -> bool:
    """Whether the holder of a rank among the world's economies is the subject or stands just before it."""
    if use.clause.subject is not None and use.clause.subject < use.at:
        return True
    return any(scene.items[at].kind == "actor" for at in range(max(0, use.at - 7), use.at))
