"""When a thing is said to happen: which of the times of a sentence belongs to an item of one of its clauses."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Protocol

import msgspec

from servanda.analysis.clauses import Clause
from servanda.analysis.items import Item
from servanda.mentions.times import TimeReading

Found = tuple[int, TimeReading]
FRONT = 6
"""A time among the first items of a sentence governs the clauses that continue the first one."""
RECURRING = frozenset({"weekday", "month", "day", "days"})


class Timed(Protocol):
    """What this module asks of a scene."""

    items: list[Item]
    clauses: list[Clause]
    published: datetime.date | None

    def times(self, start: int, stop: int) -> list[Found]: ...

    def force(self, clause: Clause | None) -> str: ...

    def tells(self, clause: Clause) -> bool: ...


def choose(scene: Timed, at: int, clause: Clause, *, whole_sentence: bool) -> Found | None:
    """The time of item `at`: the nearest in its clause, else the one that opens the sentence, else its only one."""
    inside = [
        f
        for f in _joined(scene.items, scene.times(clause.start, clause.stop))
        if not _of_noun(scene.items, f, at)
    ]
    if inside:
        return min(inside, key=lambda found: _distance(scene.items, found, at))
    if not whole_sentence:
        return None
    everywhere = [f for f in scene.times(0, len(scene.items)) if _reaches(scene, f, clause)]
    opening = [f for f in everywhere if f[0] < FRONT and _continues(scene.clauses[0], clause)]
    everywhere = [f for f in _joined(scene.items, everywhere) if not _of_noun(scene.items, f, at)]
    return opening[0] if opening else everywhere[0] if len(everywhere) == 1 else None


def _distance(items: Sequence[Item], found: Found, at: int) -> tuple[int, int]:
    """Times with an open end come after dated ones; a bracket right behind the item counts as next to it."""
    until = 1 if found[1].direction == "until" else 0
    where = found[0]
    return until, 1 if at < where <= at + 3 and items[where - 1].text == "(" else abs(where - at)


def _of_noun(items: Sequence[Item], found: Found, at: int) -> bool:
    """Whether a time only dates an instrument that the clause is not about («het Akkoord van Simla uit 1972»)."""
    where, reading = found
    if reading.direction == "until":
        return True
    if (
        where >= 2
        and items[where - 1].kind == "prep"
        and items[where - 2].kind == "title"
        and where - 2 != at
    ):
        role = items[where - 1].get("prep")
        return role is not None and bool({"of", "from"} & set(role.value.split("|")))
    after = items[where + 1] if where + 1 < len(items) else None
    return (
        after is not None
        and after.kind == "title"
        and where + 1 != at
        and reading.kind == "date"
        and reading.rule == "year"
    )


def _reaches(scene: Timed, found: Found, clause: Clause) -> bool:
    """Whether a time of another clause can hold for this one: not out of a relative clause, nor from who tells it."""
    home = next((c for c in scene.clauses if c.start <= found[0] < c.stop), clause)
    if home is clause:
        return True
    if home.kind in ("rel", "comp", "cond") and not _under(clause, home):
        return False
    if scene.tells(home) or clause.kind == "comp":
        return False
    return not (clause.kind == "rel" and found[1].derived and found[1].rule != "weekday")


def _under(clause: Clause, other: Clause) -> bool:
    step, depth = clause.governor, 0
    while step is not None and depth < 6:
        if step is other:
            return True
        step, depth = step.governor, depth + 1
    return False


def _continues(first: Clause, clause: Clause) -> bool:
    return clause.kind in ("coord", "inf", "part") and _under(clause, first)


def _joined(items: Sequence[Item], found: list[Found]) -> list[Found]:
    """«van donderdag tot en met zaterdag» as one period; a lone end ("until 2030") is no time of what happens."""
    out: list[Found] = []
    for at, reading in found:
        ends = reading.direction == "until" or (bool(out) and _to_and_with(items, out[-1][0], at))
        if ends and out and at - out[-1][0] <= 5 and _days(out[-1][1], reading):
            start = out[-1][1]
            out[-1] = (
                out[-1][0],
                msgspec.structs.replace(
                    start, kind="period", value=f"{start.value}/{reading.value}", direction=None
                ),
            )
        elif reading.direction != "until":
            out.append((at, reading))
    return out


def _to_and_with(items: Sequence[Item], start: int, stop: int) -> bool:
    """Whether only the words of a span stand between two times, after a "from" («van … tot en met …»)."""
    before = items[start - 1].get("prep") if start else None
    if before is None or "from" not in before.value.split("|"):
        return False
    return stop - start > 1 and all(items[n].kind in ("prep", "coord", "inf") for n in range(start + 1, stop))


def _days(first: TimeReading, last: TimeReading) -> bool:
    return bool(first.value and last.value and first.kind == last.kind == "date" and first.value < last.value)


def settle(scene: Timed, found: Found) -> Found:
    """A time as its record should have it: the whole of a span from … to …, and ahead where the clause looks ahead."""
    at, reading = found
    home = next((c for c in scene.clauses if c.start <= at < c.stop), None)
    if home is None:
        return found
    for first, span in _joined(scene.items, scene.times(home.start, home.stop)):
        if (
            span.kind == "period"
            and span.rule == reading.rule
            and reading.value in str(span.value).split("/")
        ):
            at, reading = first, span
    return ahead(scene, home, (at, reading))


def ahead(scene: Timed, clause: Clause, found: Found) -> Found:
    """The time itself, or its next return where the clause speaks of what is still to come («zondag», "in April")."""
    at, reading = found
    base = reading.rule
    if base not in RECURRING or not reading.derived or scene.published is None or not reading.value:
        return found
    home = next((c for c in scene.clauses if c.start <= at < c.stop), clause)
    verbs = [verb for c in (clause, home) for verb in c.verbs]
    helped = any(verb.kind in ("be", "become") or verb.modal for verb in verbs)
    if any(
        verb.feature == "past" or (verb.feature == "participle" and not helped) for verb in verbs
    ) or _was_due(clause):
        parts = [_back(part, base, scene.published) for part in reading.value.split("/")]
        return at, msgspec.structs.replace(reading, value="/".join(parts))
    planned = scene.force(clause) in (
        "undertaken",
        "expected",
        "agreed",
        "binding",
        "willing",
        "aimed",
        "hoped",
    )
    present = any(not verb.kind for verb in clause.verbs) and all(
        verb.feature != "participle" and verb.kind != "have" for verb in verbs
    )
    if not planned and not (present and base == "weekday"):
        return found
    parts = [_next(part, base, scene.published) for part in reading.value.split("/")]
    return at, msgspec.structs.replace(reading, value="/".join(parts))


def _was_due(clause: Clause) -> bool:
    """Whether what governs an infinitive is itself over ("had been due to travel")."""
    above = clause.governor if clause.kind == "inf" else None
    return above is not None and any(
        verb.kind in ("have", "be") and verb.feature == "past" for verb in above.verbs
    )


def _back(value: str, rule: str, published: datetime.date) -> str:
    """A month or day without a year that the text speaks of in the past, read as the last one."""
    numbers = [int(n) for n in value.split("-") if n.isdigit()]
    if (
        rule == "weekday"
        or len(numbers) < 2
        or tuple(numbers) <= (published.year, published.month, published.day)[: len(numbers)]
    ):
        return value
    return "-".join([f"{numbers[0] - 1:04d}", *(f"{n:02d}" for n in numbers[1:])])


def _next(value: str, rule: str, published: datetime.date) -> str:
    numbers = [int(n) for n in value.split("-") if n.isdigit()]
    if tuple(numbers) >= (published.year, published.month, published.day)[: len(numbers)] or len(numbers) < 2:
        return value
    if rule == "weekday" and len(numbers) == 3:
        return (datetime.date(*numbers) + datetime.timedelta(days=7)).isoformat()
    return "-".join([f"{numbers[0] + 1:04d}", *(f"{n:02d}" for n in numbers[1:])])
