"""Where sentences end, by marks, by the abbreviations of the pack, and by what follows."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from servanda.analysis.tokens import Token
from servanda.languages.schema import SentenceRules

_ENDS = frozenset(".!?…")
_CLOSES = frozenset("\"')]}*_")


def split_sentences(
    tokens: Sequence[Token], first: int, last: int, rules: SentenceRules
) -> Iterator[tuple[int, int]]:
    """Token ranges of the sentences in `tokens[first:last]` (one block)."""
    never, maybe = _abbreviations(rules)
    begin = first
    position = first
    while position < last:
        token = tokens[position]
        if token.text not in _ENDS:
            position += 1
            continue
        end = position + 1
        while end < last and (tokens[end].text in _ENDS or tokens[end].text in _CLOSES):
            if tokens[end].text in _CLOSES and tokens[end].start > tokens[end - 1].end:
                break
            end += 1
        if end >= last:
            break
        if _ends_here(tokens, begin, position, end, never, maybe):
            yield begin, end
            begin = end
        position = end
    if begin < last:
        yield begin, last


@functools.lru_cache(maxsize=32)
def _abbreviations(rules: SentenceRules) -> tuple[frozenset[str], frozenset[str]]:
    """Abbreviations that never end a sentence, and those that may, as the splitter compares them."""

    def key(form: str) -> str:
        return form.lower().rstrip(".").replace(" ", "")

    return frozenset(map(key, rules.abbreviations)), frozenset(map(key, rules.may_end))


def _ends_here(
    tokens: Sequence[Token], begin: int, mark: int, end: int, never: frozenset[str], maybe: frozenset[str]
) -> bool:
    following = tokens[end]
    if following.start == tokens[end - 1].end:
        return False
    opens = following.text in "\"'([«*_-–•" and end + 1 < len(tokens)
    starter = tokens[end + 1] if opens else following
    capital = starter.text[0].isupper() or starter.text[0].isdigit()
    if tokens[mark].text != "." or mark == begin:
        return capital or not starter.text[0].isalpha()
    before = tokens[mark - 1]
    joined = before.low
    back = mark - 1
    while back - 2 >= begin and tokens[back - 1].text == "." and tokens[back - 1].end == tokens[back].start:
        joined = tokens[back - 2].low + "." + joined
        back -= 2
    if len(before.text) == 1 and before.text.isalpha() and before.text.isupper():
        return False
    if joined in maybe or before.low in maybe:
        return capital and starter.text[0].isupper()
    if joined in never or before.low in never:
        return False
    if before.is_number and before.end - before.start <= 2 and mark - 1 == begin:
        return False
    return capital
