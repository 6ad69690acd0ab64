"""Recognises the lines that stand around a text: credits, source lines, comment counters, bylines, labels.

Which words announce them comes from the language packs; the shapes here belong to no language.
"""

from __future__ import annotations

import re

from servanda.readers.scan.pieces import ends_sentence
from servanda.readers.words import PageWords, fold_word

_LABEL = re.compile(r"([^\W\d_][^:：|.!?]{0,40}?)[ \t\xa0]*[:：](?!//)[ \t\xa0]*")
_PAREN = re.compile(r"[(\[]\s*([^\W\d_][^:：()\[\]]{0,40}?)\s*[:：]\s*([^()\[\]]{1,120})[)\]]\s*\.?$")
_TAIL = re.compile(r"(?<=[.!?…»”\"])\s+([^\W\d_][^:：.!?()]{0,30}?)\s*[:：]\s*([^:：!?()]{1,60})$")
_COUNTED = re.compile(
    r"(?:(\d{1,6})\s+)?([^\W\d_][^\d():]{0,40}?)\s*(?:[:：]?\s*[(\[]?\s*(\d{1,6})\s*[)\]]?)?\s*[:：]?"
)
_WORD = re.compile(r"\S+")
_LETTER = re.compile(r"[^\W\d_]")
_OPENING = "\"'“„«‘‹¿¡([-–—"


def label_of(line: str, words: frozenset[str]) -> int:
    """Where the rest begins of a line that opens with one of `words` and a colon; 0 when it does not."""
    match = _LABEL.match(line)
    return match.end() if match and fold_word(match.group(1)) in words else 0


def credit_tail(line: str, words: PageWords) -> tuple[int, bool] | None:
    """Where the credit at the end of a caption begins («(Foto: dpa)», «. Ảnh: Nhật Bắc»), and whether it is a
    picture's credit (rather than a source of what was said)."""
    for pattern in (_PAREN, _TAIL):
        match = pattern.search(line)
        if match and match.start() > 0:
            word = fold_word(match.group(1))
            at = match.start() if pattern is _PAREN else match.start(1)
            if word in words.credit:
                return at, True
            if word in words.source_line:
                return at, False
    return None


def is_credit(line: str, words: PageWords) -> bool:
    """Whether a whole line is a credit: «Foto: Jan Jansen», «(Photo: AFP)»."""
    bare = line.strip("()[] ")
    rest = label_of(bare, words.credit)
    return bool(rest) and len(bare[rest:].split()) <= 6 and not ends_sentence(bare[rest:].rstrip("."))


def comment_counter(line: str, words: PageWords) -> int | None:
    """2 for a counter of comments («Reactie (0)», «3 comments»), 1 for its bare word, `None` for another line."""
    match = _COUNTED.fullmatch(line.strip())
    if not match or fold_word(match.group(2)) not in words.comments:
        return None
    return 2 if match.group(1) or match.group(3) else 1


def related_label(line: str, words: PageWords) -> int:
    """2 for a label of related articles alone on its line, 1 for one with a headline behind it, 0 for none."""
    if fold_word(line.strip(" :：.…")) in words.related:
        return 2
    return 1 if label_of(line, words.related) else 0


def byline_name(line: str, words: PageWords) -> tuple[int, int] | None:
    """Where the name stands in «Door Jan Jansen», «By Jane Doe, Hanoi», «Автор: Иван Петров»."""
    line_end = len(line.rstrip())
    start = label_of(line, words.byline)
    if not start:
        found = list(_WORD.finditer(line))
        for count in (3, 2, 1):
            if len(found) > count and fold_word(line[: found[count - 1].end()]) in words.byline:
                start = found[count].start()
                break
    if not start:
        return None
    comma = line.find(",", start)
    end = comma if comma > 0 else line_end
    return (start, end) if is_name(line[start:end]) else None


def is_name(text: str) -> bool:
    """Whether the words look like names: capitals, save short particles between them («Jan van der Berg»)."""
    parts = text.split()
    if not 2 <= len(parts) <= 8 or not _capital(parts[0]) or not _capital(parts[-1]):
        return False
    return all(
        _capital(part) or (len(part) <= 4 and part.replace("'", "").replace("’", "").isalpha())
        for part in parts
    ) and not ends_sentence(text)


def _capital(part: str) -> bool:
    first = _LETTER.search(part)
    return (
        first is not None
        and first.start() <= 1
        and not first.group().islower()
        and not any(map(str.isdigit, part))
    )


def is_headline(line: str, *, words: int = 12, length: int = 90) -> bool:
    """Whether a line looks like a heading: short, a capital or figure in front, no mark of a finished sentence."""
    bare = line.lstrip(_OPENING)
    if not bare or bare[0].islower() or not bare[0].isalnum() or not _LETTER.search(bare):
        return False
    if (len(line.split()) > words and len(line) > length) or len(line) > 200:
        return False
    return not (ends_sentence(line) or line.rstrip("\"'»”’ ")[-1:] in ",;:")


def fold_line(line: str) -> str:
    """Letters and digits only, lower case: the form in which titles and repeated lines are compared."""
    return "".join(char for char in line.casefold() if char.isalnum())


def same_line(one: str, other: str) -> bool:
    """Whether two titles are the same but for marks, tags in brackets or a cut end."""
    one, other = fold_line(one), fold_line(other)
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= 12 and len(short) >= 0.6 * len(long) and short in long)


def shared_words(one: str, other: str) -> float:
    """The share of the longer words of `one` that `other` has too."""
    mine = {word for part in one.casefold().split() if len(word := part.strip("\"'.,:;()«»“”‘’")) >= 4}
    theirs = {part.strip("\"'.,:;()«»“”‘’") for part in other.casefold().split()}
    return len(mine & theirs) / len(mine) if mine else 0.0
