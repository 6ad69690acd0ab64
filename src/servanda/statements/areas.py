"""Which fields of cooperation some words are about."""

from __future__ import annotations

from servanda.languages import Lexicon

MOST = 5


def areas_in(low: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Areas of the schema that words of `low` (in match form) point to, in order of first mention."""
    automaton, _ = lexicon.areas
    if automaton is None:
        return ()
    found: dict[str, int] = {}
    for start, end, pattern in automaton.find_overlapping(low):
        area, any_before, any_after = lexicon.area_of[pattern]
        if not any_before and start and low[start - 1].isalnum():
            continue
        if not any_after and end < len(low) and low[end].isalnum():
            continue
        if area not in found or start < found[area]:
            found[area] = start
    return tuple(sorted(found, key=found.__getitem__)[:MOST])
