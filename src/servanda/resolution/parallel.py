"""A text and its translation side by side: which sentences answer to each other, and where their records differ.

Sentences are aligned by what is the same in any language (states, persons, places, dates, figures) and by their length,
in the order of both texts; one sentence can answer to two. Nothing is decided: a difference is shown, not settled.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from servanda.model import RecordUnion, Span
from servanda.model.records import slots_in_any_language

UNMATCHED = 0.72
"""What it costs to leave a sentence without an answer; two sentences with nothing in common cost more together."""
SPLIT = 0.35
"""What it costs that one sentence answers to two."""
STRANGE = 0.6
"""What it costs more where one of the two has names, dates or figures and shares none of them."""
NOTHING_TO_COMPARE = 0.45
"""How alike two sentences are that hold no name, date or figure; their lengths decide."""

REACH = 40
"""So many sentences a text may be ahead of the other; it keeps long texts from being compared whole with whole."""

ANY_LANGUAGE = frozenset({"state", "organisation", "person", "place", "time", "quantity"})
"""Kinds of mentions whose normal form is the same in every language."""

Outcome = Literal["same", "differs", "only_left", "only_right"]


class ReadSentence(msgspec.Struct, frozen=True):
    """A sentence with what it says in any language: `bag` of mentions (`state:RUS`, `time:2024-06-20`), and its records."""

    span: Span
    bag: frozenset[str]
    records: tuple[RecordUnion, ...]


class Laid(msgspec.Struct, frozen=True):
    """A record of one text beside that of the other; `differing` names the slots that do not agree."""

    outcome: Outcome
    left: RecordUnion | None
    right: RecordUnion | None
    differing: tuple[str, ...] = ()


class Beside(msgspec.Struct, frozen=True):
    """Sentences that answer to each other (one side is empty where nothing answers), with their records."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]
    records: tuple[Laid, ...]


def lay_beside(left: Sequence[ReadSentence], right: Sequence[ReadSentence]) -> list[Beside]:
    """Both texts in their order, sentence by sentence."""
    return [
        Beside(
            tuple(sentence.span for sentence in left[a]),
            tuple(sentence.span for sentence in right[b]),
            tuple(_laid([r for s in left[a] for r in s.records], [r for s in right[b] for r in s.records])),
        )
        for a, b in align(left, right)
    ]


def align(left: Sequence[ReadSentence], right: Sequence[ReadSentence]) -> list[tuple[slice, slice]]:
    """The cheapest way to go through both texts side by side; every sentence is in exactly one step."""
    scale = sum(len(s.span.quote) for s in right) / max(1, sum(len(s.span.quote) for s in left)) or 1.0
    reach = REACH + abs(len(left) - len(right))
    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for a in range(len(left) + 1):
        for b in range(len(right) + 1):
            if abs(a * len(right) - b * len(left)) > reach * max(len(left), len(right)) and a and b:
                continue
            for step_a, step_b in ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1)):
                from_a, from_b = a - step_a, b - step_b
                if (from_a, from_b) not in best:
                    continue
                cost = best[from_a, from_b][0] + _cost(left[from_a:a], right[from_b:b], scale)
                if (a, b) not in best or cost < best[a, b][0]:
                    best[a, b] = (cost, step_a, step_b)
    steps = []
    a, b = len(left), len(right)
    while a or b:
        _, step_a, step_b = best[a, b]
        steps.append((slice(a - step_a, a), slice(b - step_b, b)))
        a, b = a - step_a, b - step_b
    return steps[::-1]


def _cost(left: Sequence[ReadSentence], right: Sequence[ReadSentence], scale: float) -> float:
    if not left or not right:
        return UNMATCHED
    bag_a = frozenset().union(*(sentence.bag for sentence in left))
    bag_b = frozenset().union(*(sentence.bag for sentence in right))
    size = len(bag_a) + len(bag_b)
    alike = 2 * len(bag_a & bag_b) / size if size else NOTHING_TO_COMPARE
    lengths = sum(len(s.span.quote) for s in left) * scale, sum(len(s.span.quote) for s in right)
    stretched = min(1.0, abs(math.log((lengths[0] + 1) / (lengths[1] + 1))))
    cost = (1 - alike) * 1.2 + 0.3 * stretched
    if len(left) + len(right) > 2:
        strange = any(s.bag and not s.bag & bag_b for s in left) or any(
            s.bag and not s.bag & bag_a for s in right
        )
        cost += SPLIT + (STRANGE if strange else 0)
    return cost


def _laid(left: list[RecordUnion], right: list[RecordUnion]) -> Iterator[Laid]:
    """Each record beside the one of its type that agrees with it most; equal ones first."""
    order = sorted(
        (
            (len(differing := _differing(one, other)), a, b, differing)
            for a, one in enumerate(left)
            for b, other in enumerate(right)
            if type(one) is type(other)
        ),
        key=lambda pair: pair[:3],
    )
    partner: dict[int, tuple[int, tuple[str, ...]]] = {}
    taken: set[int] = set()
    for _, a, b, differing in order:
        if a not in partner and b not in taken:
            partner[a] = (b, differing)
            taken.add(b)
    for a, one in enumerate(left):
        if a in partner:
            b, differing = partner[a]
            yield Laid("differs" if differing else "same", one, right[b], differing)
        else:
            yield Laid("only_left", one, None)
    yield from (Laid("only_right", None, other) for b, other in enumerate(right) if b not in taken)


def _differing(one: RecordUnion, other: RecordUnion) -> tuple[str, ...]:
    a, b = slots_in_any_language(one), slots_in_any_language(other)
    return tuple(sorted(key for key in a.keys() | b.keys() if a.get(key) != b.get(key)))
