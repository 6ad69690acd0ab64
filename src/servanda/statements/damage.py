"""Damage that translation leaves in a text and that shows without knowing the original."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from servanda.analysis.scan import Scan
from servanda.languages import Entry, Lexicon
from servanda.languages.misreadings import Misreadings, load_misreadings
from servanda.model import RecordUnion, Span, Statement
from servanda.text.reading import match_form

SPLIT_NAME = "split name"
DOUBLED = "doubled words"
JOINED = "joined words"
SUBJECTLESS = "subjectless imperative"
LETTERS_LOST = "letters lost in an acronym"
SPACED = "space before punctuation"

NAMING = frozenset(
    {
        "state", "org", "person", "family", "place", "office", "instrument", "mechanism", "level", "measure", "noun",
        "statenoun", "leadernoun", "statistics",
    }
)  # fmt: skip
"""Classes of forms that a word can be stuck to."""


class Damage(msgspec.Struct, frozen=True):
    """One damaged place: which kind, in which sentence of the scan, and the words as they stand."""

    kind: str
    sentence: int
    span: Span


def find_damage(scan: Scan, lexicon: Lexicon, statements: Sequence[Statement] = ()) -> tuple[Damage, ...]:
    """Every damaged place that shows without knowing the original, in the order of the text."""
    known = load_misreadings(lexicon.code)
    found = [
        *_adjacent(scan, known),
        *_joined(scan, known, lexicon),
        *_subjectless(scan, known),
        *_letters_lost(scan),
        *_split_names(scan, known, statements),
    ]
    return tuple(sorted(found, key=lambda item: (item.span.start, item.span.end, item.kind)))


def _damage(scan: Scan, kind: str, first: int, last: int) -> Damage:
    """Damage at tokens `[first, last)`."""
    return Damage(kind, sentence_of(scan, first), Span.cut(scan.document.text, *scan.origin(first, last)))


def _adjacent(scan: Scan, known: Misreadings) -> Iterator[Damage]:
    """Words that stand twice, alone or joined to themselves; a space before a full stop or comma."""
    tokens, text = scan.tokens, scan.reading.text
    alone, endings, joiners = set(known.may_double), tuple(known.may_double_joined), set(known.joiners)
    before = None
    for at, token in enumerate(tokens):
        if before is not None:
            if token.low == before.low:
                if _twice(before.text, token.text, text[before.end : token.start]) and token.low not in alone:
                    yield _damage(scan, DOUBLED, at - 1, at + 1)
            elif (
                token.text in (".", ",")
                and text[before.end : token.start] == " "
                and _closes(text, before.text, token.end)
            ):
                yield _damage(scan, SPACED, at - 1, at + 1)
            elif before.low in joiners and at > 1 and tokens[at - 2].low == token.low:
                gap = text[tokens[at - 2].end : before.start] + text[before.end : token.start]
                if (
                    len(gap) == 2
                    and _twice(tokens[at - 2].text, token.text, " ")
                    and not token.low.endswith(endings)
                ):
                    yield _damage(scan, DOUBLED, at - 2, at + 1)
        before = token


def _twice(first: str, second: str, gap: str) -> bool:
    """Whether a word is said twice; a name may («Walla Walla»), so the second must be written small."""
    return gap == " " and len(second) > 1 and second[0].isalpha() and second.islower() and not first.isupper()


def _closes(text: str, before: str, end: int) -> bool:
    """Whether a mark after a space is punctuation, not the head of a number, of a name or of dots left out."""
    following = text[end : end + 1]
    return before[-1].isalnum() and not following.isalnum() and following != "."


def _joined(scan: Scan, known: Misreadings, lexicon: Lexicon) -> Iterator[Damage]:
    """A naming word with a word of the pack's list stuck to it («bezoekvan»)."""
    if not known.glued:
        return
    names: set[str] | None = None
    for at, token in enumerate(scan.tokens):
        if not token.low.endswith(known.glued) or token.end - token.start < 6:
            continue
        whole = [entry for hit in scan.hits.get(at, ()) if not hit.suffix for entry in hit.entries]
        for word in known.glued:
            rest = token.low.removesuffix(word)
            if rest == token.low or len(rest) < 4:
                continue
            if names is None:
                names = {other.text for other in scan.tokens if other.text[0].isupper()}
            entries = _entries(rest, lexicon)
            if whole:
                # A pack may list the damaged form itself, so that it is read all the same.
                stuck = any(entry in entries for entry in whole)
            else:
                stuck = token.text[: len(rest)] in names or _names(entries, token.text[0].isupper())
            if stuck:
                yield _damage(scan, JOINED, at, at + 1)
                break


def _entries(form: str, lexicon: Lexicon) -> tuple[Entry, ...]:
    """What a whole form means."""
    for start, end, pattern in lexicon.automaton.find_overlapping(form):
        if start == 0 and end == len(form):
            return lexicon.entries[pattern]
    return ()


def _names(entries: Iterable[Entry], capital: bool) -> bool:
    """Whether a form names something, written as it is."""
    return any(entry.cat in NAMING and (capital or not entry.capital) for entry in entries)


def _subjectless(scan: Scan, known: Misreadings) -> Iterator[Damage]:
    """A statement in running text that opens with a command («Bevorder daarnaast …»), not one of a list of them."""
    forms = {match_form(form) for form in known.imperatives}
    if not forms:
        return
    opens = [
        where.zone == "body"
        and scan.tokens[where.first].low in forms
        and scan.tokens[where.first].text[0].isupper()
        for where in scan.sentences
    ]
    for number, where in enumerate(scan.sentences):
        if not opens[number] or scan.tokens[where.last - 1].text != "." or where.last - where.first < 4:
            continue
        if number == 0 or opens[number - 1] or (number + 1 < len(opens) and opens[number + 1]):
            continue
        before = scan.sentences[number - 1]
        mark = scan.tokens[before.last - 1].text
        if before.zone != "body" or mark not in (".", ")", '"') or _addressed(scan, where.first, where.last):
            continue
        yield _damage(scan, SUBJECTLESS, where.first, where.first + 1)


def _addressed(scan: Scan, first: int, last: int) -> bool:
    """Whether somebody speaks to somebody: then a command is a command. Quoted words are not running text either."""
    for at in range(first, last):
        if scan.tokens[at].text == '"':
            return True
        for hit in scan.hits.get(at, ()):
            if any(
                entry.cat == "pron" and entry.value in ("we", "you", "i", "poss_we") for entry in hit.entries
            ):
                return True
    return False


def _letters_lost(scan: Scan) -> Iterator[Damage]:
    """An acronym beside its longer self in one text («BRIC» beside «BRICS»), where only the latter stands in the open."""
    standing: dict[str, list[int]] = {}
    for at, token in enumerate(scan.tokens):
        if len(token.text) > 2 and token.text.isupper() and token.text.isalpha():
            standing.setdefault(token.text, []).append(at)
    for short, found in standing.items():
        whole = next(
            (other for other in standing if len(other) == len(short) + 1 and other.startswith(short)), None
        )
        if whole is None:
            continue
        meant = _organisation(scan, standing[whole][0])
        if meant and _organisation(scan, found[0]) in ("", meant):
            for at in found:
                yield _damage(scan, LETTERS_LOST, at, at + 1)


def _organisation(scan: Scan, at: int) -> str:
    """The organisation that a token alone names."""
    for hit in scan.hits.get(at, ()):
        if hit.last == at + 1 and not hit.suffix:
            return next((entry.value for entry in hit.entries if entry.cat == "org"), "")
    return ""


def _split_names(scan: Scan, known: Misreadings, statements: Sequence[Statement]) -> Iterator[Damage]:
    """A family name taken for a preposition after an office, by the pack's list or by what the persons' reader saw."""
    seen: set[int] = set()
    offices: set[int] | None = None
    for entry in known.misreading:
        if entry.kind != "name":
            continue
        for form in entry.forms:
            for start in places(scan.reading.text, form):
                if offices is None:
                    offices = {
                        hit.last
                        for hits in scan.hits.values()
                        for hit in hits
                        if any(meaning.cat == "office" for meaning in hit.entries)
                    }
                first = token_at(scan, start)
                if first in offices and form[0].islower():
                    last = token_at(scan, start + len(form) - 1) + 1
                    seen.add(sentence_of(scan, first))
                    yield _damage(scan, SPLIT_NAME, first, last)
    for statement in statements:
        if SPLIT_NAME in statement.record.flags:
            number = sentence_at(scan, statement.record)
            if number not in seen:
                seen.add(number)
                yield Damage(SPLIT_NAME, number, statement.record.evidence[0])


def sentence_of(scan: Scan, token: int) -> int:
    """The number of the sentence that a token stands in."""
    return bisect_right(scan.sentences, token, key=lambda where: where.first) - 1


def places(text: str, form: str) -> Iterator[int]:
    """Where `form` stands in `text` at word bounds."""
    at = text.find(form)
    while at >= 0:
        stop = at + len(form)
        if not (at and text[at - 1].isalnum()) and not text[stop : stop + 1].isalnum():
            yield at
        at = text.find(form, stop)


def token_at(scan: Scan, position: int) -> int:
    """The token that covers a position of the reading view, or the last one before it."""
    return bisect_right(scan.tokens, position, key=lambda token: token.start) - 1


def sentence_at(scan: Scan, record: RecordUnion) -> int:
    """The number of the sentence that a record's first evidence begins in."""
    return sentence_of(scan, token_at(scan, scan.reading.at(record.evidence[0].start)))
