"""A sentence cut to what there is room for, around the words that matter, with those words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from servanda.views.model import Line

Range = tuple[int, int]

_WORD = re.compile(r"\S+")
_BREAK = (",", ";", ":", ".", "!", "?", ")", "”", '"', "–")
_NUMERAL = re.compile(r"\d[\d.,]*")
_OBJECTS = ("title", "action", "about", "name")
_SHORT = 4
"""Words of so many letters (articles, prepositions) do not end a cut text: it would dangle."""


class Excerpt(msgspec.Struct, frozen=True):
    """Words of a sentence on one line; `marks` are the ranges in them that made the record."""

    text: str
    marks: tuple[Range, ...] = ()


def excerpt(line: Line, room: int | None = None, *others: Line) -> Excerpt:
    """The sentence of a line, cut to `room` characters where it is longer.

    `others` are lines that stand on the same sentence; their words matter as well.
    """
    start = line.quote_start
    cues = [(cue.start - start, cue.end - start) for one in (line, *others) for cue in one.cues]
    evidence = (line.evidence.start - start, line.evidence.end - start)
    told = [place for one in (line, *others) for place in _told(one)]
    inside = [cue for cue in cues if 0 <= cue[0] < cue[1] <= len(line.quote)]
    return cut(line.quote, inside, evidence, room, told)


def _told(line: Line) -> Iterable[Range]:
    """Where the sentence says when, and where it says what the record quotes from it."""
    record = line.record
    objects = (getattr(record, slot, None) for slot in _OBJECTS)
    for words in (record.when_text, *(said for said in objects if isinstance(said, str))):
        at = line.quote.find(words) if words else -1
        if words and at >= 0:
            yield at, at + len(words)


def cut(
    sentence: str,
    cues: Sequence[Range],
    evidence: Range | None = None,
    room: int | None = None,
    told: Sequence[Range] = (),
) -> Excerpt:
    """As much of a sentence as there is room for: the cue words first, then of what and when it tells
    (`told`) and figures, then what stands near.

    A cut falls where a clause ends if it can, never after a short word; `…` says that words are left out.
    """
    flat, marks = _flatten(sentence, cues)
    if room is None or len(flat) <= room:
        return Excerpt(flat, tuple(marks))
    around = _flatten(sentence, [evidence])[1] if evidence else []
    wanted = [(one, 6.0) for one in marks] + [(one, 3.0) for one in _flatten(sentence, told)[1]]
    for numeral in _NUMERAL.finditer(flat):
        first, last = numeral.span()
        stated = any(start <= first and last <= end for start, end in around)
        wanted.append(((first, last), 3.0 if stated else 1.0))
    begin, end = _window(flat, wanted, around, room)
    before, after = "… " if begin else "", " …" if end < len(flat) else ""
    text = flat[begin:end].rstrip(" ,;:–-") if after else flat[begin:end]
    end, shift = begin + len(text), len(before) - begin
    kept = [(max(first, begin) + shift, min(last, end) + shift) for first, last in marks]
    return Excerpt(f"{before}{text}{after}", tuple(one for one in kept if one[0] < one[1]))


def shorten(words: str, room: int) -> str:
    """The beginning of some words on one line, cut where a clause ends or at least not after a short word."""
    flat = " ".join(words.split())
    if len(flat) <= room:
        return flat
    words_kept = [one for one in _WORD.finditer(flat) if one.end() <= room - 2]
    while len(words_kept) > 1 and _dangles(words_kept[-1].group()):
        words_kept.pop()
    end = words_kept[-1].end() if words_kept else room - 2
    return f"{flat[:end].rstrip(' ,;:–-')} …"


def _flatten(sentence: str, ranges: Iterable[Range]) -> tuple[str, list[Range]]:
    """The sentence on one line, and where the ranges stand in it."""
    places: list[int] = []
    made: list[str] = []
    for char in sentence:
        if char.isspace() and (not made or made[-1] == " "):
            places.append(len(made))
            continue
        places.append(len(made))
        made.append(" " if char.isspace() else char)
    flat = "".join(made).rstrip()
    places.append(len(flat))
    found = [(places[first], min(places[last], len(flat))) for first, last in ranges]
    return flat, sorted(one for one in found if one[0] < one[1])


def _window(flat: str, wanted: Sequence[tuple[Range, float]], around: Sequence[Range], room: int) -> Range:
    """The best stretch of whole words that fits."""
    words = [one.span() for one in _WORD.finditer(flat)]
    best, found = float("-inf"), (0, min(room, len(flat)))
    for first, (begin, _) in enumerate(words):
        last = first
        limit = begin + room - (2 if begin else 0)
        while last + 1 < len(words) and words[last + 1][1] <= (
            limit if last + 2 == len(words) else limit - 2
        ):
            last += 1
        for final in range(last, max(first, last - 6) - 1, -1):
            end = words[final][1]
            score = _score(flat, (begin, end), wanted, around)
            if score > best:
                best, found = score, (begin, end)
    return found


def _score(
    flat: str, stretch: Range, wanted: Sequence[tuple[Range, float]], around: Sequence[Range]
) -> float:
    begin, end = stretch
    score = (end - begin) / len(flat) * 3
    for (first, last), weight in wanted:
        shared = min(last, end) - max(first, begin)
        # The beginning of what does not fit says more than its end.
        part = (0.25 if begin <= first else 0.05) * max(0, shared) / (last - first)
        score += weight * (1 if shared == last - first else part)
    for first, last in around:
        score += 2 * max(0, min(last, end) - max(first, begin)) / (last - first)
    if begin == 0:
        score += 2.5
    elif flat[:begin].rstrip().endswith(_BREAK):
        score += 1.5
    if end == len(flat):
        score += 1.5
    elif flat[:end].endswith(_BREAK):
        score += 1.2
    elif _dangles(flat[begin:end].rpartition(" ")[2]):
        score -= 4
    return score


def _dangles(word: str) -> bool:
    bare = word.strip("“”\"'‘’()[]")
    return len(bare) <= _SHORT and not any(char.isdigit() or char.isupper() for char in bare)
