"""When a thing is said to happen: which of the times of a sentence belongs to an item of one of its clauses."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Protocol

import msgspec

from servanda.analysis.clauses import Clause, VerbUse
from servanda.analysis.items import Item
from servanda.mentions.times import TimeReading

Found = tuple[int, TimeReading]
FRONT = 6
"""A time among the first items of a sentence governs the clauses that continue the first one."""
LOOKS_AHEAD = frozenset({"undertaken", "expected", "agreed", "binding", "willing", "aimed", "hoped"})
MAIN = frozenset({"main", "coord"})
SOON = 270
"""Days ahead within which a present tense beside a day and month without a year can mean it."""
FIGURES = frozenset({"percent", "money", "factor", "multiplier", "measure"})


class Timed(Protocol):
    """What this module asks of a scene."""

    items: list[Item]
    clauses: list[Clause]
    published: datetime.date | None

    @property
    def headline(self) -> bool: ...

    def times(self, start: int, stop: int) -> list[Found]: ...

    def force(self, clause: Clause | None) -> str: ...

    def foreseen(self, clause: Clause) -> bool: ...

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
    if reading.direction == "until" or (at > where and _of_participle(items, where, at)):
        return True
    if _years_ahead(items, where, reading):
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


def _years_ahead(items: Sequence[Item], where: int, reading: TimeReading) -> bool:
    """Whether whole years are those that a plan is for, by a preposition that says so with their case («на 2025–2027 годы»)."""
    role = items[where - 1].get("prep") if where else None
    if role is None or ";" not in role.extra or "for" not in role.extra:
        return False
    first, _, last = (reading.value or "").partition("/")
    return len(first) == len(last) == 4 and first.isdigit() and last.isdigit()


def _of_participle(items: Sequence[Item], where: int, at: int) -> bool:
    """Whether a time belongs to a participle that describes an instrument ("the deal signed in July took effect")."""
    for back in range(where - 1, max(0, where - 8), -1):
        if items[back].kind == "punct":
            return False
        if any(entry.feature == "participle" for entry in items[back].all("verb")):
            return back != at and items[back - 1].kind == "title"
    return False


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
                    start,
                    kind="period",
                    value=f"{start.value}/{reading.value}",
                    direction=None,
                    either=_spanned(start, reading),
                ),
            )
        elif reading.direction != "until":
            out.append((at, reading))
    return out


def _spanned(start: TimeReading, last: TimeReading) -> tuple[str, str] | None:
    """Both values of a span whose ends hang on the tense."""
    if start.either is None and last.either is None:
        return None
    first, second = start.either or (start.value, start.value), last.either or (last.value, last.value)
    return f"{first[0]}/{second[0]}", f"{first[1]}/{second[1]}"


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


def _unmarked(verb: VerbUse) -> bool:
    """Whether a verb has one form only and no word of the future beside it."""
    return not verb.modal and any(entry.one_form for entry in verb.item.all("verb"))


def ahead(scene: Timed, clause: Clause, found: Found) -> Found:
    """The time as the verbs around it mean it: the last return where they look back, the next where they look ahead.

    Only a past tense looks back. A present tense beside a month speaks of what is to come («reist in oktober naar
    Ankara»), unless it tells a figure or a day that has only just gone by.
    """
    at, reading = found
    if reading.either is None:
        return found
    if reading.direction == "since":
        return at, msgspec.structs.replace(reading, value=reading.either[0])
    home = next((c for c in scene.clauses if c.start <= at < c.stop), clause)
    verbs = [verb for c in (clause, home) for verb in c.verbs]
    if verbs and all(verb.feature in ("ing", "subordinate") for verb in verbs):
        verbs += [verb for c in scene.clauses if c.kind in MAIN for verb in c.verbs]
    helped = any(verb.kind in ("be", "become") or verb.modal for verb in verbs)
    last, coming = reading.either
    settled = {c.main_verb.at for c in (clause, home) if c.passive and c.main_verb is not None}
    gone = any(verb.past and not verb.modal and verb.at not in settled for verb in verbs) or any(
        _told(scene, c) for c in (clause, home)
    )
    if (not gone or reading.rule.startswith("weekday")) and any(scene.foreseen(c) for c in (clause, home)):
        return at, msgspec.structs.replace(reading, value=coming)
    if verbs and all(_unmarked(verb) for verb in verbs) and not any(scene.force(c) for c in (clause, home)):
        # A verb of one form looks ahead only with a word that says so («sẽ gặp»).
        return at, msgspec.structs.replace(reading, value=last)
    bare = helped and any(c.verbs and described(scene.items, c, c.verbs[0].at) for c in (clause, home))
    if gone or bare or any(verb.feature == "participle" and not helped for verb in verbs) or _was_due(clause):
        return at, msgspec.structs.replace(reading, value=last)
    passive = any(verb.kind == "become" and verb.feature == "present" for verb in verbs)
    if scene.headline and reading.rule.startswith("weekday"):
        return at, msgspec.structs.replace(reading, value=coming)
    present = bool(clause.verbs) and (
        passive or all(verb.feature != "participle" and verb.kind != "have" for verb in verbs)
    )
    if scene.force(clause) in LOOKS_AHEAD or (
        present and (reading.rule.startswith("weekday") or _to_come(scene, home, reading, coming))
    ):
        return at, msgspec.structs.replace(reading, value=coming)
    return found


def _told(scene: Timed, clause: Clause) -> bool:
    """Whether a finite form that is present and past alike opens the clause ("cut ties on Monday"): news tells what was.

    A third person singular in the present has a form of its own ("cuts"), and what is to come has its marks.
    """
    first = clause.verbs[0] if clause.verbs else None
    if first is None or first.modal or first.kind or first.feature not in ("base", "present") or first.future:
        return False
    if clause.kind == "inf" or (first.at and scene.items[first.at - 1].has("inf")):
        return False
    lemma = first.lemma.rstrip("?")
    if not any(e.feature == "past" and e.value == lemma for e in first.item.all("verb")):
        return False
    return (clause.subject is not None or clause.thing_subject) and not scene.force(clause)


def described(items: Sequence[Item], clause: Clause, at: int) -> bool:
    """Whether the participle at item `at`, right behind an instrument, describes it ("the deal signed in May is new").

    The auxiliary or modal of its clause then comes only later and is not its own.
    """
    first = clause.verbs[0] if clause.verbs else None
    if first is None or first.at != at or first.kind or first.modal or not at:
        return False
    return (
        items[at - 1].kind == "title"
        and any(entry.feature == "participle" for entry in first.item.all("verb"))
        and any(verb.kind in ("be", "become") or verb.modal for verb in clause.verbs[1:])
    )


def _to_come(scene: Timed, clause: Clause, reading: TimeReading, coming: str) -> bool:
    """Whether a month or day beside a present tense lies ahead."""
    if any(
        item.kind == "quantity" and item.payload.kind in FIGURES
        for item in scene.items[clause.start : clause.stop]
    ):
        return False
    return "day" not in reading.rule or _soon(coming, scene.published)


def _soon(value: str, published: datetime.date | None) -> bool:
    """Whether a day lies within the months to come, and not a whole year away."""
    first = value.partition("/")[0]
    return (
        published is not None
        and len(first) == 10
        and (datetime.date.fromisoformat(first) - published).days < SOON
    )


def _was_due(clause: Clause) -> bool:
    """Whether what governs an infinitive is itself over ("had been due to travel")."""
    above = clause.governor if clause.kind == "inf" else None
    return above is not None and any(
        verb.kind in ("have", "be") and verb.feature == "past" for verb in above.verbs
    )
