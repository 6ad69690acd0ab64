"""How far apart the clocks of two states' capitals are."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

from servanda.gazetteer.tables import HERE, read_table


@functools.cache
def load_clocks(path: Path = HERE / "clocks.tsv") -> Mapping[str, int]:
    """By state, the minutes by which the standard time of its capital is ahead of UTC."""
    return {row["actor"]: int(row["minutes"]) for row in read_table(path, ("actor", "zone", "minutes"))}


def minutes_ahead(one: str, other: str) -> int | None:
    """By how many minutes the clocks in the capital of `one` are ahead of those of `other`; None where not known.

    Standard time: summer time can make it an hour more or less.
    """
    clocks = load_clocks()
    return clocks[one] - clocks[other] if one in clocks and other in clocks else None
