"""What became of a promise: rules that lay a later statement beside it and propose a verdict, with the reason.

The rules are published in `docs/reference/verdicts.md`, each with an example that a test reads. They say what a later text says of the
promise, never whether that is so. A person's judgement goes before any of them (see `views.owed`).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

import msgspec

from servanda.model import Act, Agreement, Commitment, Indicator, Meeting, RecordUnion, Visit
from servanda.resolution.sameness import same_event, same_undertaking

Outcome = Literal["kept", "partly", "contradicted", "superseded", "postponed"]

POSTPONED = "postponed"
"""Flag of a record whose sentence says that the event was put off."""

HALF = 0.5
"""From this share of a target on, its figure at the deadline keeps it in part."""
NEAR = 0.05
"""So much less than a target that is only given as «about» still reaches it."""
SURE = 0.6
"""Below this score, only days that fit make an event the one that was planned."""
AFTER_DAYS = 3 * 365
"""A numbered or titled thing that happened within so many days of its date is the one that was planned."""
UNNAMED_DAYS = 183
"""The same for what only its parties and persons name."""
NEAR_DAYS = 2 * UNNAMED_DAYS
"""Nothing that is known by its parties only is asked further away than this."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as the rules see it.

    `first_day` and `last_day` are the days (ISO) of its deadline or time, None where it has none; `published` the day of its text,
    None where that is unknown; `start` its place in the text.
    """

    record: RecordUnion
    document_id: str = ""
    start: int = 0
    first_day: str | None = None
    last_day: str | None = None
    published: str | None = None


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What a later statement says of a promise. `score` (0 to 1) is how surely the two speak of one thing; `share` is how much of a
    target was reached, where a figure tells (1.0 is all of it)."""

    outcome: Outcome
    rule: str
    reason: str
    score: float
    share: float | None = None


class Rule(NamedTuple):
    """A published rule: its name in `docs/reference/verdicts.md` and the function that applies it."""

    name: str
    apply: Callable[[Said, Said], Verdict | None]


def verdict(promise: Said, later: Said) -> Verdict | None:
    """What `later` says of `promise` by the first rule that applies; None where it says nothing.

    A promise is a commitment, or a visit, a meeting or an act on an instrument that is planned or wished for.
    """
    if not comes_after(promise, later):
        return None
    if isinstance(promise.record, Commitment):
        rules = COMMITMENT_RULES
    elif same_event(promise.record, later.record) is not None:
        rules = EVENT_RULES
    else:
        return None
    return next((found for rule in rules if (found := rule.apply(promise, later)) is not None), None)


def comes_after(promise: Said, later: Said) -> bool:
    """Whether a statement can tell what became of a promise: it is of a later text, about a later time, or in another sentence of the
    same text."""
    if promise.document_id == later.document_id and later.document_id:
        return promise.start != later.start
    if promise.published is None:
        # Nothing tells when the promise was made: only what happened in its own days can answer it.
        return _touch(promise, later)
    if later.published is not None and later.published > promise.published:
        return True
    return later.first_day is not None and later.first_day >= promise.published


def reached(target: float, value: float, comparator: str) -> bool:
    """Whether a figure reaches a target; one with `<` or `<=` is reached from above."""
    if comparator in ("<", "<="):
        return value <= target
    return value >= (target * (1 - NEAR) if comparator == "~" else target)


def share_of(target: float, value: float, comparator: str) -> float:
    """How much of a target a figure reaches: 1.0 is all of it, more is more."""
    if comparator in ("<", "<="):
        return target / value if value > 0 else 1.0
    return value / target if target else 1.0


def measures(promise: Commitment, figure: Indicator) -> bool:
    """Whether a figure is of what a target sets: the same measure of the same actors, in the same unit, as a level or a change."""
    target = promise.target
    if target is None or figure.measure != target.measure or figure.measure == "other":
        return False
    sides, about = {*promise.by, *promise.to}, set(figure.about)
    if not about or not about <= sides or (len(promise.by) > 1 and about != set(promise.by)):
        return False
    kind = {"percent": "change_pct", "%": "change_pct", "factor": "factor"}.get(target.unit or "", "level")
    if kind == "level":
        units = {target.unit, figure.unit} - {None, target.measure}
        return figure.kind in (None, "level", "count") and len(units) <= 1
    return figure.kind == kind


# Planned events


def _held(promise: Said, later: Said) -> Verdict | None:
    found = _event(promise, later, "asserted")
    if found is None:
        return None
    score, strong, what = found
    if not _stage_reached(promise.record, later.record):
        return None
    if _touch(promise, later):
        return _verdict("kept", "held", f"{_done(later)} in the days that were planned: {what}", score)
    if score < SURE or (not strong and None in (promise.first_day, later.first_day)):
        return None
    if promise.document_id == later.document_id and promise.document_id:
        return None  # within one text, only days that fit show that it is not the plan told once more
    if later.first_day is None:
        if promise.first_day is None or (
            later.published is not None and later.published >= promise.first_day
        ):
            return _verdict("kept", "held", f"a later text says that it {_done(later)}: {what}", score - 0.2)
        return None
    if promise.first_day is None:
        near = _days(promise.published, later.first_day)
        if near is not None and 0 <= near <= AFTER_DAYS:
            return _verdict("kept", "held", f"{_done(later)} after it was planned: {what}", score - 0.1)
        return None
    gap = _gap(promise, later)
    if gap is None or not strong or abs(gap) > (AFTER_DAYS if _numbered(promise) else UNNAMED_DAYS):
        return None
    if gap < 0 and (promise.published is None or later.first_day < promise.published):
        return None
    when = f"{abs(gap)} days {'later' if gap > 0 else 'sooner'} than planned"
    return _verdict("kept", "held_on_another_day", f"{_done(later)} {when}: {what}", score - 0.1)


def _called_off(promise: Said, later: Said) -> Verdict | None:
    found = _event(promise, later, "denied")
    if found is None or not _in_time(promise, later):
        return None
    score, strong, what = found
    named = isinstance(promise.record, Agreement) or promise.record.persons  # type: ignore[union-attr]
    if not strong and named and not _touch(promise, later):
        return None  # somebody's visit, some agreement; perhaps not this one
    return _verdict("contradicted", "called_off", f"a text says that it does not take place: {what}", score)


def _put_off(promise: Said, later: Said) -> Verdict | None:
    found = _event(promise, later, "planned")
    if found is None or promise.document_id == later.document_id:
        return None
    score, strong, what = found
    if POSTPONED in later.record.flags and _in_time(promise, later):
        return _verdict("postponed", "put_off", f"a later text says that it was put off: {what}", score)
    gap = _gap(promise, later)
    if not strong or gap is None or not _later_text(promise, later):
        return None
    if not _numbered(promise) and (abs(gap) > NEAR_DAYS or not _still_ahead(promise, later)):
        return None
    if gap > 0:
        return _verdict("postponed", "new_day", f"a later text plans it {gap} days later: {what}", score)
    return _verdict(
        "superseded", "brought_forward", f"a later text plans it {-gap} days sooner: {what}", score
    )


def _half_way(promise: Said, later: Said) -> Verdict | None:
    """An instrument that was to be signed is agreed on; or of so many, fewer."""
    one, other = promise.record, later.record
    if not (isinstance(one, Agreement) and isinstance(other, Agreement)):
        return None
    found = _event(promise, later, "asserted")
    if found is None or _stage_reached(one, other) or not (_later_text(promise, later)):
        return None
    score, strong, what = found
    if strong and other.act in ("agreed", "announced", "under_negotiation") and one.act in _STAGES:
        acts = {"agreed": "agreed on", "announced": "announced", "under_negotiation": "under negotiation"}
        return _verdict("partly", "on_its_way", f"it is {acts[other.act]}: {what}", score - 0.1)
    return None


# Commitments


def _target(promise: Said, later: Said) -> Verdict | None:
    one, other = promise.record, later.record
    if not (isinstance(one, Commitment) and isinstance(other, Indicator)) or one.target is None:
        return None
    if not measures(one, other) or other.modality not in (None, "asserted"):
        return None
    about = later.last_day or later.published
    # A figure of before the promise is its starting point, not its answer.
    if about is None or (promise.published is not None and about <= promise.published):
        return None
    share = share_of(one.target.value, other.value, one.target.comparator)
    if reached(one.target.value, other.value, one.target.comparator):
        return _verdict("kept", "target_reached", f"the figure reaches the target ({share:.0%})", 0.9, share)
    at_the_end = promise.last_day is not None and about >= promise.last_day and _touch(promise, later)
    if not at_the_end:
        return None
    if share >= HALF:
        return _verdict(
            "partly", "target_short", f"the figure of the deadline is {share:.0%} of the target", 0.9, share
        )
    return _verdict(
        "contradicted",
        "target_missed",
        f"the figure of the deadline is {share:.0%} of the target",
        0.9,
        share,
    )


def _new_promise(promise: Said, later: Said) -> Verdict | None:
    """The same parties set another figure or another date for the same."""
    one, other = promise.record, later.record
    if not (isinstance(one, Commitment) and isinstance(other, Commitment)) or other.modality not in (
        "planned", "desired",
    ):  # fmt: skip
        return None
    if set(one.by) != set(other.by) or not _later_text(promise, later):
        return None
    if one.target and other.target:
        same = one.target.measure == other.target.measure != "other" and one.target.unit == other.target.unit
        if not same or (one.target.value, one.deadline) == (other.target.value, other.deadline):
            return None
        if one.target.value != other.target.value:
            moved = "higher" if other.target.value > one.target.value else "lower"
            return _verdict("superseded", "new_figure", f"a later text sets a {moved} figure for it", 0.8)
        score: float | None = 0.9
    elif one.target or other.target or one.deadline == other.deadline:
        return None
    else:
        score = same_undertaking(one, other)
    if score is None or _gap(promise, later) is None or promise.last_day is None or later.last_day is None:
        return None
    moved = f"a later text moves it from {one.deadline} to {other.deadline}"
    if promise.last_day < later.last_day:
        return _verdict("postponed", "new_deadline", moved, score)
    return _verdict("superseded", "nearer_deadline", moved, score)


def _done_as_promised(promise: Said, later: Said) -> Verdict | None:
    one, other = promise.record, later.record
    if not isinstance(one, Commitment) or isinstance(other, Commitment | Indicator):
        return None
    if one.measurable is False or other.modality not in (None, "asserted", "denied"):
        return None
    score = same_undertaking(one, other)
    if score is None or not (_later_text(promise, later) or _touch(promise, later)):
        return None
    if promise.published is not None and later.last_day is not None and later.last_day < promise.published:
        return None
    if other.modality == "denied" or (isinstance(other, Act) and other.plover == "REJECT"):
        return _verdict("contradicted", "refused", "a later text says that it was refused or not done", score)
    if isinstance(other, Agreement) and other.act not in _DONE:
        return None
    return _verdict("kept", "done", "a later text says that it was done", score)


def _taken_back(promise: Said, later: Said) -> Verdict | None:
    one, other = promise.record, later.record
    if not (isinstance(one, Commitment) and isinstance(other, Commitment)) or other.modality != "denied":
        return None
    score = same_undertaking(one, other)
    if score is None or not set(one.by) & set(other.by) or not _later_text(promise, later):
        return None
    return _verdict("contradicted", "taken_back", "a later text says that it is not going to be done", score)


_STAGES: dict[str, int] = {
    "under_negotiation": 0, "proposed": 0, "announced": 1, "agreed": 2, "signed": 3, "adopted": 3, "exchanged": 3,
    "ratified": 4, "entered_into_force": 5, "in_force": 5,
}  # fmt: skip
"""How far an instrument has come. What is in force was signed before."""
_DONE = frozenset({"signed", "adopted", "exchanged", "ratified", "entered_into_force", "in_force", "extended", "upgraded"})  # fmt: skip


def _stage_reached(planned: RecordUnion, done: RecordUnion) -> bool:
    if not (isinstance(planned, Agreement) and isinstance(done, Agreement)):
        return True
    if planned.count and done.count and done.count < planned.count:
        return False
    if planned.act in _STAGES and done.act in _STAGES:
        return _STAGES[done.act] >= max(2, _STAGES[planned.act])
    return planned.act == done.act


def _event(promise: Said, later: Said, modality: str) -> tuple[float, bool, str] | None:
    """How surely two records speak of one event, whether by more than its parties, and by what."""
    if isinstance(promise.record, Commitment) or not isinstance(later.record, Visit | Meeting | Agreement):
        return None
    said = later.record.modality or "asserted"
    if said != modality and not (modality == "planned" and said == "desired"):
        return None
    return same_event(promise.record, later.record)


def _numbered(promise: Said) -> bool:
    record = promise.record
    return bool(getattr(record, "ordinal", None) or getattr(record, "title", None))


def _touch(one: Said, other: Said) -> bool:
    return bool(
        one.first_day and one.last_day and other.first_day and other.last_day
        and one.first_day <= other.last_day and other.first_day <= one.last_day
    )  # fmt: skip


def _gap(promise: Said, later: Said) -> int | None:
    """By how many days a time lies behind (positive) or before another one; None where they touch or are not known."""
    if _touch(promise, later):
        return None
    after, before = _days(promise.last_day, later.first_day), _days(later.last_day, promise.first_day)
    if after is not None and after > 0:
        return after
    return -before if before is not None and before > 0 else None


def _days(start: str | None, end: str | None) -> int | None:
    """Days from one to another; None where one of them is not known or has no end."""
    if start is None or end is None or not ("0002" < start < "9998" and "0002" < end < "9998"):
        return None
    return (datetime.date.fromisoformat(end) - datetime.date.fromisoformat(start)).days


def _in_time(promise: Said, later: Said) -> bool:
    """Whether what denies or delays an event can mean the planned one: its days fit, or it gives none and is said in time."""
    if later.first_day is not None and promise.first_day is not None:
        return _touch(promise, later)
    if promise.document_id == later.document_id:
        return later.start > promise.start
    return _later_text(promise, later) and _still_ahead(promise, later)


def _still_ahead(promise: Said, later: Said) -> bool:
    """Whether the planned days were not long past when the later text was written."""
    past = _days(promise.last_day or promise.published, later.published)
    return past is not None and past <= UNNAMED_DAYS


def _later_text(promise: Said, later: Said) -> bool:
    return bool(promise.published and later.published and promise.published < later.published)


def _done(later: Said) -> str:
    if isinstance(later.record, Agreement):
        return f"was {later.record.act.replace('_', ' ')}" if later.record.act in ("signed", "adopted", "ratified", "agreed") else "was done"  # fmt: skip
    return "took place"


def _verdict(outcome: Outcome, rule: str, reason: str, score: float, share: float | None = None) -> Verdict:
    said = reason[:1].upper() + reason[1:]
    return Verdict(
        outcome=outcome, rule=rule, reason=said, score=round(score, 2), share=share and round(share, 3)
    )


EVENT_RULES: tuple[Rule, ...] = (
    Rule("held", _held),
    Rule("called_off", _called_off),
    Rule("put_off", _put_off),
    Rule("on_its_way", _half_way),
)
COMMITMENT_RULES: tuple[Rule, ...] = (
    Rule("target", _target),
    Rule("taken_back", _taken_back),
    Rule("new_promise", _new_promise),
    Rule("done", _done_as_promised),
)
"""The rules in the order in which they are tried; at most one of them speaks about a pair of statements."""


def names() -> Iterator[str]:
    """The names of all proposals that the rules can make, as the reference lists them."""
    yield from (
        "held", "held_on_another_day", "called_off", "put_off", "new_day", "brought_forward", "on_its_way",
        "target_reached", "target_short", "target_missed", "taken_back", "new_figure", "new_deadline",
        "nearer_deadline", "done", "refused",
    )  # fmt: skip
