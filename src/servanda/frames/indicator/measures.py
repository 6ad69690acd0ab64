"""What a figure measures, and whom it is about."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.frames.common import possessor
from servanda.frames.indicator.figures import part_of
from servanda.frames.indicator.peoples import Measure, homographs, peoples
from servanda.frames.scene import Scene

MONEY_ONLY = frozenset({"aid", "loans", "investment"})
"""Measures that a bare number or a factor does not count."""
SUMS = frozenset({"exports", "imports", "trade_turnover", "trade_balance", "investment", "aid", "loans"})
NOUNS_AFTER = frozenset({"noun", "instrument", "mechanism", "office", "statenoun", "leadernoun"})
FAR = 1000


def measures(scene: Scene) -> list[Measure]:
    """Every measure that a sentence names, in its order."""
    found: dict[int, Measure] = {}
    for use in scene.uses("indicator", "measure."):
        if use.how == "verb" or not (_attributive(scene, use.at) or _in_goods(scene, use.at)):
            found[use.at] = Measure(use.concept[8:], use.at, False, use.how != "noun")
    for at, item in enumerate(scene.items):
        entry = item.get("measure")
        if entry is None or item.kind in ("quantity", "actor"):
            continue
        if at in found and found[at].verb:
            continue
        if entry.extra == "counted" or at not in found:
            found[at] = Measure(entry.value, at, entry.extra == "counted")
    for measure in (*homographs(scene), *peoples(scene)):
        found.setdefault(measure.at, measure)
    return [found[at] for at in sorted(found) if not _described(scene, at, found)]


def _described(scene: Scene, at: int, found: dict[int, Measure]) -> bool:
    """Whether a measure only tells in what another one before it is («het overschot in de handel», "growth in trade")."""
    for back in range(at - 1, max(-1, at - 4), -1):
        if scene.items[back].kind == "prep":
            return any(
                n in found and not found[n].verb and not found[n].counted for n in (back - 1, back - 2)
            )
        if scene.items[back].kind not in ("det", "token", "adv"):
            return False
    return False


def _attributive(scene: Scene, at: int) -> bool:
    """Whether a noun only describes the next one ("trade talks", "relief workers")."""
    after = scene.items[at + 1] if at + 1 < len(scene.items) else None
    return after is not None and (
        after.kind in NOUNS_AFTER or (after.kind == "measure" and after.get("noun") is None)
    )


def _in_goods(scene: Scene, at: int) -> bool:
    """Whether it is somebody's trade in some ware («de handel in oude auto's»), with no state in the sentence."""
    after = scene.items[at + 1 : at + 3]
    if len(after) < 2 or after[0].kind != "prep" or after[1].kind not in ("token", "noun"):
        return False
    role = after[0].get("prep")
    if role is None or "in" not in role.value.split("|"):
        return False
    return not any(members_in(scene, 0, len(scene.items)))


def measure_of(scene: Scene, at: int, known: list[Measure]) -> Measure | None:
    """The measure of the quantity at item `at`: the noun it counts, else the best placed one of the sentence."""
    reading = scene.items[at].payload
    if reading.kind in ("cardinal", "measure"):
        counted = _counted(scene, at, known) or _numbered(scene, at, known)
        if counted is not None:
            return counted
    money = reading.kind in ("money", "cardinal")
    share = _share_of(scene, at)
    part, clause = part_of(scene, at), scene.clause_of(at)
    best: tuple[int, Measure] | None = None
    for measure in known:
        if (measure.counted and money) or (
            measure.name in MONEY_ONLY and reading.kind in ("multiplier", "factor")
        ):
            continue
        if not clause.start <= measure.at < clause.stop and reading.kind == "multiplier":
            continue
        cost = abs(measure.at - at) + (10 if measure.verb and not money and not share else 0)
        if not part[0] <= measure.at < part[1]:
            cost += 20 if clause.start <= measure.at < clause.stop else 40
        if measure.at > at and not share:
            cost += 4 if measure.name in ("aid", "loans") or measure.verb else 12
        if measure.verb and measure.name == "aid":
            # What is given is told better by a noun ("gave 3 million in loans").
            cost += 10
        if measure.at < at and share:
            cost += 12
        if best is None or cost < best[0]:
            best = (cost, measure)
    return best[1] if best is not None else None


def _share_of(scene: Scene, at: int) -> bool:
    if scene.items[at].payload.kind not in ("percent", "fraction") or at + 1 >= len(scene.items):
        return False
    entry = scene.items[at + 1].get("prep")
    return entry is not None and "of" in entry.value.split("|")


def _counted(scene: Scene, at: int, known: list[Measure]) -> Measure | None:
    stops = ("verb", "prep", "punct", "coord", "quantity")
    for ahead in range(at + 1, min(len(scene.items), at + 6)):
        measure = next((m for m in known if m.at == ahead), None)
        if measure is not None and (measure.counted or measure.name in ("students", "workers")):
            return measure
        item = scene.items[ahead]
        if (item.kind in stops and not _participle(scene, ahead)) or (
            item.kind == "actor" and item.actor.persons
        ):
            return None
    return None


def _numbered(scene: Scene, at: int, known: list[Measure]) -> Measure | None:
    """What was counted before its figure («het aantal toeristen uit Japan groeide tot 40.000»)."""
    clause = scene.clause_of(at)
    if scene.items[at].payload.kind != "cardinal" or not counting(scene, clause.start, at):
        return None
    return next((m for m in reversed(known) if m.counted and clause.start <= m.at < at), None)


def counting(scene: Scene, start: int, stop: int) -> bool:
    """Whether items `[start, stop)` speak of a number of things («aantal», "number of")."""
    return any(
        use.concept == "count.of" and start <= use.at < stop for use in scene.uses("indicator", "count.")
    )


def _participle(scene: Scene, at: int) -> bool:
    """Whether a verb form stands inside the counted phrase («90 ondertekende documenten», "sixty signed treaties")."""
    item = scene.items[at]
    return item.kind == "coord" or any(e.feature in ("participle", "past") for e in item.all("verb"))


def members_in(scene: Scene, start: int, stop: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """States and organisations said in `[start, stop)`, those that only tell or stand as a place left out."""
    for at in range(start, stop):
        item = scene.items[at]
        if item.kind == "actor":
            if scene.cue(at) & {"according"} or (item.actor.form == "ref" and item.actor.ref == "he"):
                continue
            actor = scene.actor(at)
            if actor is not None and actor.members and not (actor.persons and _tells(scene, at)):
                yield at, actor.members
        elif item.kind == "pairname" and item.actor is not None:
            yield at, item.actor.members
        elif item.kind == "state" and (entry := item.get("state")):
            yield at, (entry.value,)
        elif item.kind in ("pairref", "partyref", "ourref"):
            yield at, scene.context.dyad()


def _tells(scene: Scene, at: int) -> bool:
    """Whether a person is the subject of a clause that governs what is said («Modi zei dat …»)."""
    clause = scene.clause_of(at)
    return clause.subject == at and any(c.governor is clause and c.kind == "comp" for c in scene.clauses)


def about_listed(scene: Scene, start: int, stop: int) -> tuple[str, ...]:
    """Whom one member of a list of figures is about: its own side, and the side of the text that is not listed."""
    own = [m for _, members in members_in(scene, start, stop) for m in members]
    if len(set(own)) != 1:
        return tuple(dict.fromkeys(own))[:2]
    listed = {m for _, members in members_in(scene, 0, len(scene.items)) for m in members}
    if len(listed) < 3:
        return ()
    order = (*scene.context.dyad(), *(state for state, _ in scene.context.states.most_common()))
    other = next((state for state in order if state not in listed), "")
    return (own[0], other) if other else ()


def about(scene: Scene, at: int, measure: Measure, earlier: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """Whom a figure is about, in the order of the text, and how many of them its own words name.

    Looked for in its own part, then with its measure, its clause and its sentence; one side alone is joined by
    the other of the figure before it, else of the pair that the text is about.
    """
    clause = scene.clause_of(at)
    if measure.name in MONEY_ONLY and not measure.verb and (given := _given(scene, measure.at)):
        return given, 2
    ranges = [part_of(scene, at), part_of(scene, measure.at)]
    ranges.append((clause.start, clause.stop))
    own: list[str] = []
    for start, stop in ranges:
        for _, members in members_in(scene, start, stop):
            own.extend(m for m in members if m not in own)
            if len(members) > 2 and set(own) == set(members):
                # "Germany, Norway, the EU and Moldova signed an agreement worth 20 million": a sum of all of them.
                return tuple(members), 2
        if len(own) > 1:
            return tuple(own[:2]), 2
    if len(own) < 2 and (owner := possessor(scene, measure.at)) is not None:
        own = [*(m for m in owner.members if m not in own), *own]
        if len(own) > 1:
            return tuple(own[:2]), 2
    if len(own) == 1:
        other = _other(scene, own[0], earlier)
        return ((own[0], other) if other else (own[0],)), 1
    if len(earlier) > 1:
        return earlier, 1
    everywhere: list[str] = []
    for _, members in members_in(scene, 0, len(scene.items)):
        everywhere.extend(m for m in members if m not in everywhere)
    if len(everywhere) > 1:
        return tuple(everywhere[:2]), 1
    if everywhere:
        other = _other(scene, everywhere[0], earlier)
        return ((everywhere[0], other) if other else (everywhere[0],)), 1
    return scene.context.dyad(), 0


def _given(scene: Scene, at: int) -> tuple[str, ...]:
    """Who gives and who gets, where the phrase of the gift says both ("US military aid for Ukraine")."""
    giver = possessor(scene, at)
    if giver is None or len(giver.members) != 1:
        return ()
    for _, actor in scene.actors(at + 1, min(len(scene.items), at + 4), "for", "to", "in"):
        if len(actor.members) == 1 and actor.members != giver.members:
            return (*giver.members, *actor.members)
    return ()


def _other(scene: Scene, member: str, earlier: tuple[str, ...]) -> str:
    """The other side of a figure: of the one before it, of the sentence, of the last figure, of the text."""
    if member in earlier and len(earlier) == 2:
        return earlier[1] if earlier[0] == member else earlier[0]
    for _, members in members_in(scene, 0, len(scene.items)):
        for other in members:
            if other != member:
                return other
    last = scene.context.last_figure
    if last is not None and member in last[1] and len(last[1]) == 2:
        return last[1][1] if last[1][0] == member else last[1][0]
    dyad = scene.context.dyad()
    if member in dyad:
        return next((other for other in dyad if other != member), "")
    return dyad[0] if dyad and scene.context.states[dyad[0]] > 1 else ""
