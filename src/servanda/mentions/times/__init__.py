"""Expressions of time: dates, periods, durations, times of day, what recurs, and vague words.

The engine names no language: words and rules are in `languages/<code>/times.toml`.
"""

from servanda.mentions.times.finder import find_candidates, find_times
from servanda.mentions.times.grammar import TimeGrammar, load_time_grammar
from servanda.mentions.times.reading import Anchor, Tense, TimeReading

__all__ = [
    "Anchor",
    "Tense",
    "TimeGrammar",
    "TimeReading",
    "find_candidates",
    "find_times",
    "load_time_grammar",
]
