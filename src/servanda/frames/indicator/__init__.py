"""Indicators: a quantity tied to a measure, with the states it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.analysis.clauses import Clause, denied_figure
from servanda.frames.common import when_slots
from servanda.frames.indicator.figures import LARGE, Figure, Marks, part_of, read_figure
from servanda.frames.indicator.measures import (
    SUMS,
    about,
    about_listed,
    counting,
    measure_of,
    measures,
    members_in,
)
from servanda.frames.indicator.peoples import Measure
from servanda.frames.indicator.ranks import Rank, ranks
from servanda.frames.scene import Draft, Scene, Use, edtf_of
from servanda.mentions.context import Actor, acts_for_state
from servanda.mentions.times import TimeReading

PERSONS = frozenset({"students", "tourists", "workers"})
TARGETS = ("force.hoped", "force.willing", "force.aimed", "force.agreed", "force.undertaken", "force.binding")
MANY = 20
"""So many signed documents are a stock; fewer, told without "more than", are those of one occasion."""
FROM_REACH = 5
"""So near stands the sum from which a figure changed."""
COUNTED = PERSONS | {"flights", "projects", "scholarships"}
ONE_WAY = frozenset({"exports", "imports"})
RELATIONAL = frozenset({"trade_turnover", "exports", "imports", "trade_balance", "documents"})


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of figures in a sentence."""
    items = scene.items
    quantities = [
        n for n, item in enumerate(items) if item.kind == "quantity" and item.payload.kind != "ordinal"
    ]
    marks = Marks(scene)
    if not quantities and not any(concept.startswith("rank") for concept in marks.at):
        return
    if items[-1].text == "?":
        return
    for rank in ranks(scene, marks):
        yield _rank_draft(scene, rank)
    known = measures(scene)
    earlier: Figure | None = None
    members: tuple[str, ...] = ()
    several = sum(items[n].payload.kind != "cardinal" for n in quantities) > 1
    bases = {base for at in quantities if (base := _base_of(scene, at, quantities)) is not None}
    for at in quantities:
        if at in bases:
            continue
        measure = measure_of(scene, at, known) or _carried(scene, marks, at) or _worth(scene, marks, at)
        if measure is None:
            continue
        figure = read_figure(scene, marks, at, earlier, measure.counted or _persons(measure, at))
        if figure is None or not _fits(figure, measure):
            continue
        if _is_target(scene, at) or (measure.name == "documents" and not _stock(scene, marks, at, measure)):
            continue
        listed = _listed(scene, at)
        sides, said = (about_listed(scene, *listed), 2) if listed else ((), 0)
        if len(sides) < 2:
            sides, said = about(scene, at, measure, members)
        if not _relational(scene, figure, measure, sides, said, bool(members)):
            continue
        earlier, members = figure, sides
        draft = _draft(scene, marks, figure, measure, sides, several)
        base = _base_of(scene, at, quantities) if figure.kind == "level" else None
        if base is not None and not draft.slots.get("baseline"):
            draft.slots["baseline"] = scene.items[base].text
        yield draft


def _base_of(scene: Scene, at: int, quantities: list[int]) -> int | None:
    """The sum from which the figure at item `at` rose or fell ("to $300 million from $450 million").

    A base with a year of its own is a figure of that year.
    """
    items = scene.items
    after = [n for n in quantities if at < n <= at + FROM_REACH]
    if not after or items[at].payload.kind != "money" or not items[at - 1].has("inf", "prep"):
        return None
    base = after[0]
    if items[base].payload.kind not in ("money", "cardinal") or "from" not in scene.cue(base):
        return None
    clause = scene.clause_of(base)
    if clause is not scene.clause_of(at) or scene.times(base, min(base + 4, clause.stop)):
        return None
    return base


def _persons(measure: Measure, at: int) -> bool:
    return measure.name in PERSONS and measure.at > at


def _carried(scene: Scene, marks: Marks, at: int) -> Measure | None:
    """The measure of the sentence before, where this one only goes on with it («Dat is 16 procent meer dan …»)."""
    last = scene.context.last_figure
    if last is None or scene.items[at].payload.kind not in ("percent", "money", "fraction", "cardinal"):
        return None
    clause = scene.clause_of(at)
    if (
        not (
            any(item.kind == "pron" for item in scene.items[clause.start : clause.stop])
            or (scene.items[clause.start].has("det") and scene.verb_here(clause.start + 1))
        )
        or clause.subject is not None
    ):
        return None
    compared = any(marks.near(c, at, at + 3) is not None for c in ("compare.more", "compare.less"))
    changed = any(marks.near(c, clause.start, clause.stop) is not None for c in ("change.up", "change.down"))
    if not compared and not changed:
        return None
    return Measure(last[0], at)


def _worth(scene: Scene, marks: Marks, at: int) -> Measure | None:
    """An instrument of states with its value ("a contract worth £350 million")."""
    clause = scene.clause_of(at)
    if scene.items[at].payload.kind != "money" or marks.near("worth", max(clause.start, at - 4), at) is None:
        return None
    if any(
        item.has("instrument") or item.kind == "title" for item in scene.items[clause.start : clause.stop]
    ):
        return Measure("other", at)
    return None


def _fits(figure: Figure, measure: Measure) -> bool:
    if measure.name == "gdp":
        return False
    if measure.name in ("aid", "loans"):
        money = figure.unit is not None and len(figure.unit) == 3 and figure.unit.isupper()
        return figure.kind == "level" and (money or not measure.verb)
    if figure.kind == "level" and figure.unit is not None and len(figure.unit) == 3 and figure.unit.isupper():
        return measure.name in SUMS or measure.name in ("other", "energy_supply")
    return True


def _relational(
    scene: Scene, figure: Figure, measure: Measure, sides: tuple[str, ...], said: int, going_on: bool
) -> bool:
    """Whether a figure is about a relation of states: two sides, at least one of them said in so many words."""
    if len(sides) < 2 or not any(len(side) == 3 and side.isupper() for side in sides):
        return False
    clause = scene.clause_of(figure.at)
    if measure.verb and figure.kind == "level":
        last = scene.context.last_figure
        doer = scene.doer(clause) if measure.name == "aid" else None
        if measure.name == "aid" and (doer is None or not acts_for_state(Actor(doer.members))):
            return False
        return (
            (said > 1 or going_on or (last is not None and set(sides) == set(last[1])))
            and figure.value >= LARGE
            and (going_on or any(scene.actors(clause.start, clause.stop)))
        )
    if measure.name in COUNTED:
        named = any(members_in(scene, clause.start, clause.stop))
        factor = figure.kind == "factor" and not counting(scene, clause.start, clause.stop)
        if not named or factor or (said < 2 and not scene.context.official):
            return False
    if said:
        return True
    if _of_a_firm(scene, measure):
        return False
    if measure.name in ONE_WAY:
        last = scene.context.last_figure
        return last is not None and set(sides) == set(last[1])
    dyad = scene.context.dyad()
    known = bool(scene.context.parties) or (
        len(dyad) == 2 and all(scene.context.states[side] > 1 for side in dyad)
    )
    return known and measure.name in RELATIONAL


def _of_a_firm(scene: Scene, measure: Measure) -> bool:
    """Whether a sentence without states speaks of what a company sells, makes or earns."""
    if any(True for _ in scene.uses("indicator", "firm")):
        return True
    before = scene.items[measure.at - 2 : measure.at] if measure.at > 1 else []
    return len(before) == 2 and before[1].kind == "genitive" and before[0].kind in ("token", "noun")


def _is_target(scene: Scene, at: int) -> bool:
    """Whether somebody named wants or undertakes to bring about this figure: then it is a commitment's target."""
    if "of" in scene.cue(at) and scene.items[at].payload.kind == "cardinal":
        return False
    clause = scene.clause_of(at)
    if _came_before(scene, clause, at):
        return False
    chain: list[Clause] = []
    step: Clause | None = clause
    while step is not None and step not in chain and len(chain) < 4:
        chain.append(step)
        step = step.governor if step.kind in ("inf", "comp", "coord", "part") else None
    for use in scene.uses("commitment", "force."):
        governs = use.concept in TARGETS and use.clause in chain and use.at < at and not use.clause.passive
        if governs and (
            use.how == "noun" or scene.doer(use.clause) is not None or _raised(scene, clause, use)
        ):
            return True
    for step in chain:
        modal = any(
            (v.modal in ("undertaken", "binding", "willing") and v.feature != "past")
            or (v.future and not v.would and not v.kind)
            for v in step.verbs
        )
        if modal and not step.thing_subject:
            return True
    if clause.kind == "inf" and clause.governor is not None and scene.doer(clause.governor) is not None:
        return any(reading.direction == "by" for _, reading in scene.times(clause.start, clause.stop))
    return False


def _came_before(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a figure is told as what came before the promised one («3 milliards, après 1,7 milliard en 2022»)."""
    figures = [n for n in range(clause.start, at) if scene.items[n].kind == "quantity"]
    between = scene.items[figures[0] : at] if figures else []
    roles = {role for item in between for entry in item.all("prep") for role in entry.value.split("|")}
    return "after" in roles


def _raised(scene: Scene, clause: Clause, use: Use) -> bool:
    """Whether somebody, whoever it be, wants a figure told before to become this one ("agreed to raise it to …")."""
    for at in range(use.at + 1, clause.stop):
        item = scene.items[at]
        if item.kind == "pron" or (item.actor is not None and item.actor.ref == "it"):
            return True
        if item.kind == "det" and at + 1 < clause.stop and scene.items[at + 1].kind in ("verb", "prep"):
            return True
    return False


def _stock(scene: Scene, marks: Marks, at: int, measure: Measure) -> bool:
    """Whether documents are counted as a stock («meer dan 90 ondertekende documenten»), not signed on an occasion."""
    reading = scene.items[at].payload
    if any(scene.items[n].has("verb") for n in range(at + 1, measure.at)):
        return bool(reading.comparator != "=" or reading.value >= MANY)
    clause = scene.clause_of(at)
    if marks.near("stock", 0, len(scene.items)) is not None:
        return True
    return not any(
        clause.start <= use.at < clause.stop or use.how == "noun" for use in scene.uses("agreement", "act.")
    )


def _draft(
    scene: Scene, marks: Marks, figure: Figure, measure: Measure, sides: tuple[str, ...], several: bool
) -> Draft:
    clause = scene.clause_of(figure.at)
    value = figure.value
    if (
        measure.name == "trade_balance"
        and figure.kind == "level"
        and marks.near("sign.minus", measure.at, measure.at + 1) is not None
    ):
        value = -abs(value)
    slots: dict[str, Any] = {
        "measure": measure.name, "value": value, "kind": figure.kind, "comparator": figure.comparator, "about": sides,
    }  # fmt: skip
    unit = figure.unit
    if figure.kind == "count":
        unit = "persons" if measure.name in PERSONS else measure.name
    if unit:
        slots["unit"] = unit
    slots |= _times(scene, marks, figure)
    time = scene.time(figure.at, clause)
    return Draft(
        record="indicator", slots=slots, rule=f"indicator.{figure.kind}", cues=(figure.at, measure.at), clause=clause,
        modality=_truth(scene, figure),
        time_at=time[0] if time else None, evidence=_evidence(scene, figure.at, several),
    )  # fmt: skip


def _truth(scene: Scene, figure: Figure) -> str | None:
    """Denied where only this figure is («130 miljoen, en niet 129»), asserted for a count in passing, else by its clause."""
    if denied_figure(scene.items, figure.at):
        return "denied"
    return "asserted" if figure.kind == "count" and "of" in scene.cue(figure.at) else None


def _times(scene: Scene, marks: Marks, figure: Figure) -> dict[str, str]:
    """The period of a figure and what it is compared with («9,1 procent meer dan in 2017»)."""
    clause = scene.clause_of(figure.at)
    start, stop = part_of(scene, figure.at)
    slots: dict[str, str] = {}
    chosen: tuple[int, TimeReading] | None = None
    for at, reading in scene.times(start, stop) or scene.times(clause.start, clause.stop):
        based = marks.near("baseline", max(0, at - 3), at) is not None
        since = reading.direction == "since" and figure.kind in (
            "change_pct",
            "change_abs",
            "factor",
            "share_pct",
        )
        if based or since:
            slots.setdefault("baseline", edtf_of(reading) or scene.items[at].text)
        elif chosen is None or _near(at, figure.at) < _near(chosen[0], figure.at):
            chosen = (at, reading)
    if chosen is None:
        found = scene.time(figure.at, clause)
        if found is not None and found[1].direction == "by" and scene.clause_of(found[0]) is not clause:
            # The deadline of another clause is not the time of what has been reached.
            found = None
        if found is not None and marks.near("baseline", max(0, found[0] - 3), found[0]) is None:
            chosen = found if found[1].direction != "since" else None
    return slots | when_slots(chosen, scene)


def _near(at: int, figure: int) -> tuple[int, bool]:
    """How far a time is from a figure; of two as near the one behind it counts («4,2 miljard in 2022»)."""
    return abs(at - figure), at < figure


def _listed(scene: Scene, at: int) -> tuple[int, int] | None:
    """The member of a list of like figures («met Armenië met een factor 61, met …») in which item `at` stands."""
    items = scene.items
    kind = items[at].payload.kind
    alike = sum(item.kind == "quantity" and item.payload.kind == kind for item in items)
    start, stop = part_of(scene, at)
    return (start, stop) if alike >= 3 and stop - start >= 3 else None


def _evidence(scene: Scene, at: int, several: bool) -> tuple[tuple[int, int], ...]:
    """The member of a list of figures, else the clause of one of several, else the sentence."""
    listed = _listed(scene, at)
    if listed is not None:
        return (listed,)
    clause = scene.clause_of(at)
    if several and clause.verbs and clause.stop - clause.start >= 4:
        return ((clause.start, clause.stop),)
    return ()


def _rank_draft(scene: Scene, rank: Rank) -> Draft:
    slots: dict[str, Any] = {
        "measure": rank.measure, "value": float(rank.value), "kind": "rank", "comparator": "=", "about": rank.about,
    }  # fmt: skip
    clause = rank.use.clause
    time = scene.time(rank.at, clause)
    return Draft(
        record="indicator", slots=slots | when_slots(time, scene), rule="indicator.rank", cues=(rank.at,), clause=clause,
        time_at=time[0] if time else None,
    )  # fmt: skip
