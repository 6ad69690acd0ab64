"""Finds the expressions of time in a sentence: from each word that can begin one, the longest row that a rule knows."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from servanda.analysis.tokens import Token
from servanda.mentions.times.common import Bound, Context
from servanda.mentions.times.grammar import Entry, Final, Node, TimeGrammar, Value
from servanda.mentions.times.numbers import number_entries
from servanda.mentions.times.reading import Anchor, Direction, Meaning, Tense, TimeReading
from servanda.mentions.times.sentence import join_up
from servanda.text import edtf

_DIGITS = frozenset("0123456789")
_Bindings = tuple[tuple[str, Value | None], ...]
_Candidate = tuple[int, int, Final, _Bindings]
"""Where the span ends, minus the order of the rule, the end of its pattern, what its words stand for."""
Candidates = dict[int, list[_Candidate]]
"""The rows of words in a sentence that can tell a time, by their first token; they hang on no date and no tense."""


def find_times(
    tokens: Sequence[Token], grammar: TimeGrammar, anchor: Anchor | None, *, tense: Tense | None = None,
    candidates: Candidates | None = None,
) -> list[TimeReading]:  # fmt: skip
    """The expressions of time among the tokens of one sentence, in order, none overlapping another.

    `anchor` is the date of the document, `tense` that of the clause: "on Tuesday" is the last one in the past
    (and where nothing is said), the next one in the future. `candidates` are those of the sentence, where known.
    """
    if candidates is None:
        candidates = find_candidates(tokens, grammar)
    if not candidates:
        return []
    search = _Search(tokens, grammar, anchor, tense)
    readings: list[tuple[TimeReading, Meaning]] = []
    reached = 0
    for start in sorted(candidates):
        found = search.best(start, candidates[start]) if start >= reached else None
        if found is not None:
            readings.append(found)
            reached = found[0].last_token
    return join_up(readings, tokens, grammar.contexts["joins"], anchor)


def find_candidates(tokens: Sequence[Token], grammar: TimeGrammar) -> Candidates:
    """What `find_times` chooses from; a sentence that is read for two tenses or dates is searched once."""
    begins = _beginnings(tokens, grammar)
    if not begins:
        return {}
    search = _Search(tokens, grammar, None, None)
    found: Candidates = {}
    for place in begins:
        for candidate in search.candidates(place):
            found.setdefault(place + candidate[2].skip_start, []).append(candidate)
    return found


def _beginnings(tokens: Sequence[Token], grammar: TimeGrammar) -> list[int]:
    """The places where an expression may begin, by its first two words."""
    begins = []
    starts, follow_of, last = grammar.starts, grammar.follow, len(tokens) - 1
    for place, token in enumerate(tokens):
        low = token.low
        if low in starts:
            follow = follow_of(low)
            if follow is not None:
                if place == last:
                    continue
                after = tokens[place + 1].low
                if after not in follow and not (after[0] in _DIGITS and "0" in follow):
                    continue
            begins.append(place)
        elif low[0] in _DIGITS:
            begins.append(place)
    return begins


class _Search:
    """The tokens of one sentence, with the keys of those that were looked at."""

    __slots__ = ("anchor", "context", "entries", "found", "grammar", "tokens")

    def __init__(
        self, tokens: Sequence[Token], grammar: TimeGrammar, anchor: Anchor | None, tense: Tense | None
    ) -> None:
        self.tokens, self.grammar, self.anchor = tokens, grammar, anchor
        self.context = Context(tokens, grammar.contexts, anchor, tense)
        self.entries: dict[int, tuple[Entry, ...]] = {}
        self.found: list[_Candidate] = []

    def entries_at(self, place: int) -> tuple[Entry, ...]:
        known = self.entries.get(place)
        if known is not None:
            return known
        token = self.tokens[place]
        if token.low[0] in _DIGITS:
            made = number_entries(token.low, self.grammar.file.settings)
        else:
            made = self.grammar.words.get(token.low, ())
            if any(entry.needs for entry in made):
                made = tuple(entry for entry in made if self.needs_met(entry, place))
        self.entries[place] = made
        return made

    def needs_met(self, entry: Entry, place: int) -> bool:
        for need in entry.needs:
            if need == "capital" and not self.tokens[place].text[0].isupper():
                return False
            if need == "lower" and place > 0 and self.tokens[place].text[0].isupper():
                return False
            if (
                need == "no_word_after"
                and place + 1 < len(self.tokens)
                and self.tokens[place + 1].text[0].isalpha()
            ):
                return False
        return True

    def candidates(self, place: int) -> list[_Candidate]:
        self.found = []
        self.walk(self.grammar.root, place, (), True)
        return self.found

    def walk(self, node: Node, place: int, bound: _Bindings, may_end: bool) -> None:
        leads = self.grammar.edges(node)
        if may_end:
            for final in node.finals:
                self.found.append((place - final.skip_end, -final.order, final, bound))
        if place >= len(self.tokens):
            return
        for name, const, child in leads.get(self.tokens[place].low, ()):
            self.walk(child, place + 1, bound if name is None else (*bound, (name, const)), True)
        for entry in self.entries_at(place):
            for name, const, child in leads.get(entry.key, ()):
                now = bound if name is None else (*bound, (name, entry.value if const is None else const))
                self.walk(child, place + 1, now, True)
                if entry.dotted and place + 1 < len(self.tokens) and self.tokens[place + 1].low == ".":
                    self.walk(child, place + 2, now, self.goes_on(place + 2))

    def goes_on(self, place: int) -> bool:
        """Whether the sentence goes on after a full stop, so that the stop belongs to the abbreviation before it."""
        return place < len(self.tokens) and not self.tokens[place].text[0].isupper()

    def best(self, start: int, candidates: list[_Candidate]) -> tuple[TimeReading, Meaning] | None:
        """The longest candidate at `start` that makes sense; the earlier rule among equals."""
        candidates.sort(key=lambda candidate: candidate[:2], reverse=True)
        for end, _, final, bound in candidates:
            if end <= start or self.barred(final.not_before, start - 1) or self.barred(final.not_after, end):
                continue
            values: Bound = {**final.rule.given, **dict(bound)}
            meaning = final.meaning(values, msgspec.structs.replace(self.context, start=start, end=end))
            if meaning is not None:
                return self.reading(start, end, final, meaning), meaning
        return None

    def barred(self, words: frozenset[str], place: int) -> bool:
        if not words or not 0 <= place < len(self.tokens):
            return False
        return self.tokens[place].low in words or any(entry.key in words for entry in self.entries_at(place))

    def reading(self, start: int, end: int, final: Final, meaning: Meaning) -> TimeReading:
        direction, before = self.direction(start)
        date = meaning.date
        if date is not None and date.is_interval and before >= 0:
            direction = (
                None if self.tokens[before].low in self.grammar.contexts["range_openers"] else direction
            )
        if date is not None and before >= 0 and self.tokens[before].low in self.grammar.contexts["around"]:
            date = edtf.approximate(date)
        return TimeReading(
            first_token=start,
            last_token=end,
            kind=meaning.kind,
            value=meaning.text if date is None else str(date),
            derived=meaning.derived,
            direction=direction or meaning.direction,
            rule=final.rule.name,
            edge=meaning.edge,
            period=None if meaning.period is None else str(meaning.period),
        )

    def direction(self, start: int) -> tuple[Direction | None, int]:
        """What the words before `start` say, articles passed over; and the place of the last such word."""
        place = start - 1
        articles = self.grammar.contexts["articles"]
        while place >= 0 and self.tokens[place].low in articles:
            place -= 1
        for length in range(min(self.grammar.longest_direction, place + 1), 0, -1):
            words = " ".join(token.low for token in self.tokens[place + 1 - length : place + 1])
            direction = self.grammar.directions.get(words)
            if direction is not None:
                return direction, place
        return None, place
