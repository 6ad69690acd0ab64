"""What a figure says: a level, a change, a factor, a share or a count, and how it is signed."""

from __future__ import annotations

import msgspec

from servanda.frames.scene import Scene

FRAME = "indicator"
LARGE = 100_000.0
"""From here on a bare number beside sums of money («from 3.1 to 4.2 billion») is read as money."""
REACH = 9


class Marks:
    """Where the words of a sentence stand that tell how its figures are meant."""

    def __init__(self, scene: Scene) -> None:
        self.at: dict[str, list[int]] = {}
        self.values: dict[int, str] = {}
        for use in scene.uses(FRAME):
            self.at.setdefault(use.concept, []).append(use.at)
            if use.value:
                self.values[use.at] = use.value

    def near(self, concept: str, start: int, stop: int) -> int | None:
        """The first place of a concept in items `[start, stop)`."""
        return next((at for at in self.at.get(concept, ()) if start <= at < stop), None)


class Figure(msgspec.Struct, frozen=True):
    """A quantity with its meaning; `sign` is -1 where the text says that something falls."""

    at: int
    kind: str
    value: float
    unit: str | None
    comparator: str


def part_of(scene: Scene, at: int) -> tuple[int, int]:
    """The stretch between commas, brackets and conjunctions in which item `at` stands."""
    items = scene.items
    start, stop = at, at + 1
    while start > 0 and not _mark(scene, start - 1):
        start -= 1
    while stop < len(items) and not _mark(scene, stop):
        stop += 1
    return start, stop


def _mark(scene: Scene, at: int) -> bool:
    item = scene.items[at]
    return item.text in ",;:()–[]" or item.kind in ("coord", "contrast", "sub")


def read_figure(scene: Scene, marks: Marks, at: int, earlier: Figure | None, counted: bool) -> Figure | None:
    """What the quantity at item `at` says, given the figure before it in the sentence; None where it says nothing."""
    reading = scene.items[at].payload
    value = float(reading.value)
    if reading.kind == "percent" or reading.unit == "percent":
        return _percent(scene, marks, at, value, reading.comparator, earlier)
    if reading.kind == "fraction":
        return _percent(scene, marks, at, value * 100, reading.comparator, earlier)
    if reading.kind in ("factor", "multiplier"):
        return Figure(at, "factor", value, None, reading.comparator)
    if counted and reading.kind in ("cardinal", "measure"):
        return Figure(at, "count", value, None, reading.comparator)
    unit = reading.unit
    if reading.kind == "cardinal" and unit is None and value >= LARGE:
        unit = _currency(scene, at)
    elif reading.kind not in ("money", "measure"):
        return None
    if unit is None:
        return None
    sign = _direction(scene, marks, at)
    if sign and (_by_amount(scene, at) or _restates(scene, marks, at, earlier)):
        return Figure(at, "change_abs", sign * value, unit, reading.comparator)
    compared = _compared(scene, marks, at)
    if compared:
        return Figure(at, "change_abs", compared * value, unit, reading.comparator)
    start, stop = part_of(scene, at)
    if marks.near("change.by", start, stop) is not None:
        return Figure(at, "change_abs", value, unit, reading.comparator)
    return Figure(at, "level", value, unit, reading.comparator)


def _currency(scene: Scene, at: int) -> str | None:
    """The currency of the other sums in the sentence, nearest first; else the one last used in the text."""
    sums = [
        n for n, item in enumerate(scene.items) if item.kind == "quantity" and item.payload.kind == "money"
    ]
    if sums:
        unit: str | None = scene.items[min(sums, key=lambda n: abs(n - at))].payload.unit
        return unit
    after = scene.items[at + 1] if at + 1 < len(scene.items) else None
    if after is not None and after.kind in ("token", "noun", "measure", "state"):
        return None
    return scene.context.currency or None


def _percent(
    scene: Scene, marks: Marks, at: int, value: float, comparator: str, earlier: Figure | None
) -> Figure | None:
    compared = _compared(scene, marks, at)
    if compared:
        return Figure(at, "change_pct", compared * value, None, comparator)
    after = scene.items[at + 1] if at + 1 < len(scene.items) else None
    role = after.get("prep") if after is not None else None
    of = role is not None and "of" in role.value.split("|")
    start, stop = part_of(scene, at)
    clause = scene.clause_of(at)
    if of and not _by_amount(scene, at):
        return Figure(at, "share_pct", value, None, comparator)
    sign = _direction(scene, marks, at)
    share = marks.near("share.is", clause.start, clause.stop)
    if share is not None and (not sign or (share >= start and share < stop)):
        return Figure(at, "share_pct", value, None, comparator)
    if sign:
        return Figure(at, "change_pct", sign * value, None, comparator)
    if earlier is None or earlier.kind not in ("change_pct", "share_pct"):
        return None
    level = marks.near("level.is", clause.start, clause.stop)
    if scene.clause_of(earlier.at) is clause or (
        level is not None and not any(scene.actors(clause.start, clause.stop))
    ):
        return Figure(at, earlier.kind, -value if earlier.value < 0 else value, None, comparator)
    return None


def _compared(scene: Scene, marks: Marks, at: int) -> int:
    """1 for «16 procent meer (dan)», "8.3 per cent above", -1 for less; also over a second figure with "or"."""
    ahead = at + 1
    linked = ahead + 1 < len(scene.items) and marks.near("link.or", ahead, ahead + 1) is not None
    if linked and scene.items[ahead + 1].kind == "quantity":
        ahead += 2
    for concept, sign in (("compare.more", 1), ("compare.less", -1)):
        if marks.near(concept, ahead, ahead + 1) is not None or marks.near(concept, at - 1, at) is not None:
            return sign
    return 0


def _direction(scene: Scene, marks: Marks, at: int) -> int:
    """1 where the figure belongs to a rise, -1 to a fall: the nearest word of change in its clause."""
    clause = scene.clause_of(at)
    best, distance = 0, REACH + 5
    for concept, sign in (("change.up", 1), ("change.down", -1)):
        for where in marks.at.get(concept, ()):
            if clause.start <= where < clause.stop or (abs(where - at) <= REACH and not _verb(scene, where)):
                away = abs(where - at)
                if away < distance:
                    best, distance = sign, away
    return best


def _verb(scene: Scene, at: int) -> bool:
    return any(verb.at == at for verb in scene.clause_of(at).verbs)


def _by_amount(scene: Scene, at: int) -> bool:
    """Whether a figure is the amount of a change («met 2 miljard», "by 2 billion") rather than what it reached."""
    back = at - 1
    while back >= 0 and scene.items[back].kind in ("adv", "det", "neg"):
        back -= 1
    item = scene.items[back] if back >= 0 else None
    if item is not None and any(
        trigger.concept.startswith("change.")
        for entry in item.all("verb")
        if entry.one_form
        for trigger in scene.lexicon.verb_triggers.get(entry.value, ())
    ):
        return True  # «tăng 2 tỷ USD»: what a sum is reached at has a word before it («tăng lên 2 tỷ USD»)
    if item is None or item.kind != "prep":
        return False
    entry = item.get("prep")
    return entry is not None and bool({"with", "agent"} & set(entry.value.split("|")))


def _restates(scene: Scene, marks: Marks, at: int, earlier: Figure | None) -> bool:
    """Whether a sum says a change once more: "by 3.4 per cent, or 1.4 billion", "4.5 per cent (3.7 billion)"."""
    if earlier is None or earlier.kind != "change_pct" or not 1 < at - earlier.at <= 4:
        return False
    between = range(earlier.at + 1, at)
    return any(scene.items[n].text == "(" or marks.near("link.or", n, n + 1) is not None for n in between)
