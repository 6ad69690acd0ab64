"""The time words and rules of a language: read from `times.toml`, checked, and made into one table to match with.

A pattern is a row of elements: `juni` a word as it is matched (lower case, no accents); `MONTH` a class of words;
`UNIT=year` a class with a value; `DAY:2` a second one of its class; `a|b` a choice; `x?` may be missing;
`<year>` one of the `parts`; `(in)` at either end must stand there but is not part of the expression;
`!old|aged` at either end must not stand there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from servanda.errors import PackError
from servanda.languages.pack import folds_diacritics
from servanda.mentions.times.common import NUMERIC_CLASSES
from servanda.mentions.times.meanings import MEANINGS
from servanda.mentions.times.reading import Direction

Need = Literal["capital", "lower", "no_word_after"]
Value = int | float | str


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a language writes numbers and dates. `example_anchor` is the date of the document in all examples."""

    date_order: Literal["dmy", "mdy"]
    decimal: Literal[",", "."]
    example_anchor: str
    ordinal_suffixes: tuple[str, ...] = ()
    decade_suffixes: tuple[str, ...] = ()
    hour_suffixes: tuple[str, ...] = ()
    am_suffixes: tuple[str, ...] = ()
    pm_suffixes: tuple[str, ...] = ()


class WordList(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words of one or more classes, with what each stands for. `abbreviation`: a full stop may follow."""

    classes: tuple[str, ...]
    forms: dict[str, Value]
    example: tuple[str, ...]
    counter: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    abbreviation: bool = False


class ContextList(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that stand before or after an expression and tell how to take it."""

    forms: tuple[str, ...] = ()
    example: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


class Contexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lists of context words, by what they do.

    Passed over before an expression: `articles`. Open a range: `range_openers`. Make it approximate: `around`.
    Join two dates that share a year: `joins`. About four digits: `labels`, `currency`, `counted` and `not_year` say
    that they are no year; `year_after` (before them), `year_before` (after them) and `determiners` that they may
    be one; `weak` does not suffice for a round number. After a length: `age_after` and `anniversary` say it is none.
    """

    articles: ContextList = ContextList()
    determiners: ContextList = ContextList()
    range_openers: ContextList = ContextList()
    around: ContextList = ContextList()
    joins: ContextList = ContextList()
    labels: ContextList = ContextList()
    currency: ContextList = ContextList()
    counted: ContextList = ContextList()
    year_after: ContextList = ContextList()
    year_before: ContextList = ContextList()
    weak: ContextList = ContextList()
    not_year: ContextList = ContextList()
    age_after: ContextList = ContextList()
    anniversary: ContextList = ContextList()


class Direct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words before an expression that give it a direction."""

    means: Direction
    forms: tuple[str, ...]
    example: tuple[str, ...]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One kind of expression. `means` names what is made of it, `given` adds values that no word tells."""

    name: str
    patterns: tuple[str, ...]
    means: str
    example: tuple[str, ...]
    counter: tuple[str, ...] = ()
    given: dict[str, Value] = {}


class TimesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A whole `times.toml`."""

    settings: Settings
    words: tuple[WordList, ...]
    directions: tuple[Direct, ...]
    contexts: Contexts
    rules: tuple[Rule, ...]
    parts: dict[str, tuple[str, ...]] = {}


Phrases = dict[str, list[tuple[tuple[str, ...], Value]]]


class Entry(NamedTuple):
    """One reading of a word: its key in the table, its value, and what it needs to be read so."""

    key: str
    value: Value | None
    needs: tuple[Need, ...]
    dotted: bool


class Final(NamedTuple):
    """The end of a pattern: its rule, and how many tokens at either end are context only."""

    rule: Rule
    order: int
    skip_start: int
    skip_end: int
    not_before: frozenset[str]
    not_after: frozenset[str]
    meaning: Callable[..., Any]


class Say(NamedTuple):
    """The last word of a phrase, which gives the value of the whole phrase under a name."""

    word: str
    name: str
    value: Value


Element = tuple[str, str] | Say


class Item(NamedTuple):
    """What is left of a pattern, each element with the number that its names get, and its end."""

    rest: tuple[Element, ...]
    final: Final


class Node:
    """A state of the table: where each key leads, and the patterns that end here. Made when it is first asked for."""

    __slots__ = ("finals", "items", "next")

    def __init__(self, items: tuple[Item, ...]) -> None:
        self.items: tuple[Item, ...] = items
        self.finals: tuple[Final, ...] = ()
        self.next: dict[str, list[tuple[str | None, Value | None, Node]]] | None = None


class TimeGrammar:
    """The time words and rules of one language. Its table grows while it is used; what it says never changes."""

    __slots__ = (
        "_follow",
        "_forms",
        "contexts",
        "directions",
        "file",
        "folds",
        "longest_direction",
        "phrases",
        "root",
        "starts",
        "words",
    )

    def __init__(self, file: TimesFile, where: str, folds: bool = True) -> None:
        self.file, self.folds = file, folds
        self.words, self.phrases = read_words(file, where)
        self.contexts = {
            name: frozenset(getattr(file.contexts, name).forms) for name in file.contexts.__struct_fields__
        }
        self.directions: dict[str, Direction] = {form: d.means for d in file.directions for form in d.forms}
        self.longest_direction = max((form.count(" ") + 1 for form in self.directions), default=0)
        self.root = Node(read_rules(file, where))
        self._follow: dict[str, frozenset[str] | None] = {}
        self._forms: dict[str, list[str]] = {}
        for form, entries in self.words.items():
            for entry in entries:
                self._forms.setdefault(entry.key, []).append(form)
        first = self.edges(self.root)
        self.starts = frozenset(first).union(*(self._forms.get(key, ()) for key in first))

    def edges(self, node: Node) -> dict[str, list[tuple[str | None, Value | None, Node]]]:
        """Where each key leads from a node."""
        if node.next is not None:
            return node.next
        finals: list[Final] = []
        ahead: dict[str, dict[tuple[str | None, Value | None], list[Item]]] = {}
        waiting = list(reversed(node.items))
        while waiting:
            item = waiting.pop()
            if not item.rest:
                if item.final not in finals:
                    finals.append(item.final)
                continue
            head, rest = item.rest[0], item.rest[1:]
            if isinstance(head, Say):
                ahead.setdefault(head.word, {}).setdefault((head.name, head.value), []).append(
                    Item(rest, item.final)
                )
                continue
            element, suffix = head
            if element.endswith("?") and len(element) > 1:
                waiting.append(Item(rest, item.final))
                element = element[:-1]
            for choice in element.split("|"):
                name, number = split_name(choice)
                if name.startswith("<"):
                    for pattern in self.file.parts[name[1:-1]]:
                        inner = tuple((word, number or suffix) for word in pattern.split())
                        waiting.append(Item(inner + rest, item.final))
                    continue
                base = name.partition("=")[0]
                bind = _STANDS_FOR.get(base, base) + number + suffix if base.isupper() else None
                ahead.setdefault(name, {}).setdefault((bind, None), []).append(Item(rest, item.final))
                if bind is None:
                    continue
                for words, value in self.phrases.get(name, ()):
                    middle = tuple((word, "") for word in words[1:-1])
                    left = Item((*middle, Say(words[-1], bind, value), *rest), item.final)
                    ahead.setdefault(words[0], {}).setdefault((None, None), []).append(left)
        node.finals = tuple(finals)
        node.next = {
            key: [(bind, const, Node(tuple(items))) for (bind, const), items in ways.items()]
            for key, ways in ahead.items()
        }
        return node.next

    def follow(self, low: str) -> frozenset[str] | None:
        """The words that can come after a first word `low` in an expression; None if it can be one by itself.

        `0` stands for any number.
        """
        if low in self._follow:
            return self._follow[low]
        keys = {low, *(entry.key for entry in self.words.get(low, ()))}
        follow: set[str] | None = {"."} if any(entry.dotted for entry in self.words.get(low, ())) else set()
        for key in keys:
            for _, _, child in self.edges(self.root).get(key, ()):
                ahead = self.edges(child)
                if child.finals:
                    follow = None
                if follow is None:
                    break
                for other in ahead:
                    follow.update(self._forms.get(other, (other,)))
                    if other in NUMERIC_CLASSES:
                        follow.add("0")
        self._follow[low] = None if follow is None else frozenset(follow)
        return self._follow[low]


def load_time_grammar(path: Path) -> TimeGrammar:
    """Reads and compiles `times.toml`; raises PackError for what is wrong with it."""
    try:
        file = msgspec.toml.decode(path.read_bytes(), type=TimesFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise PackError(
            str(error), where=str(path), remedy="correct the file; keys are those of the other languages"
        ) from None
    except OSError as error:
        raise PackError(
            f"cannot be read ({error.strerror})", where=str(path), remedy="give the path of a times.toml"
        ) from None
    return TimeGrammar(file, str(path), folds_diacritics(path.parent))


_STANDS_FOR = {
    "MONTHNAME": "MONTH",
    "WEEKDAYNAME": "WEEKDAY",
    "WEEKDAYPART": "WEEKDAY",
    "YEARLONG": "UNIT",
    "DAYLONG": "UNIT",
    "LENGTH": "UNIT",
    "SINGLE": "UNIT",
    "PLURAL": "UNIT",
    "CENTURYNAME": "ORDINAL",
}
"""Classes that are narrower than another one, and give their value under its name."""


def split_name(choice: str) -> tuple[str, str]:
    """The name and the number of `DAY:2` and `<year:2>`; marks such as a colon are names themselves."""
    if len(choice) < 3 or ":" not in choice:
        return choice, ""
    name, _, number = choice.strip("<>").partition(":")
    return (f"<{name}>" if choice.startswith("<") else name), number


def read_words(file: TimesFile, where: str) -> tuple[dict[str, tuple[Entry, ...]], Phrases]:
    """The words of a grammar by form, and those of more than one word by class."""
    words: dict[str, tuple[Entry, ...]] = {}
    phrases: Phrases = {}
    for listed in file.words:
        if not listed.example or not listed.forms:
            raise PackError(f"words {listed.classes}: no example or no forms", where=where, remedy="add both")
        for form, value in listed.forms.items():
            if form != form.lower():
                raise PackError(
                    f"form {form!r} is not in lower case",
                    where=where,
                    remedy="write forms as they are matched",
                )
            for name in listed.classes:
                keys = [name, f"{name}={value}"] if isinstance(value, str) else [name]
                if len(pieces := tuple(form.split())) > 1:
                    for key in keys:
                        phrases.setdefault(key, []).append((pieces, value))
                    continue
                if any(entry.key == name for entry in words.get(form, ())):
                    raise PackError(
                        f"form {form!r} stands twice in class {name}", where=where, remedy="keep one of them"
                    )
                made = tuple(Entry(key, value, listed.needs, listed.abbreviation) for key in keys)
                words[form] = words.get(form, ()) + made
    return words, phrases


def read_rules(file: TimesFile, where: str) -> tuple[Item, ...]:
    """The patterns of all rules, checked: every meaning, class and part that they name is there."""
    classes = {*NUMERIC_CLASSES, *(name for listed in file.words for name in listed.classes)}
    for name, patterns in file.parts.items():
        for pattern in patterns:
            _check(pattern.split(), classes, file.parts, f"part <{name}>", where)
    items = []
    for order, rule in enumerate(file.rules):
        meaning = MEANINGS.get(rule.means)
        if meaning is None:
            known = ", ".join(sorted(MEANINGS))
            raise PackError(
                f"rule {rule.name!r} means {rule.means!r}, which is not known",
                where=where,
                remedy=f"use one of {known}",
            )
        if not rule.example or not rule.patterns:
            raise PackError(
                f"rule {rule.name!r} has no example or no pattern", where=where, remedy="add both"
            )
        for pattern in rule.patterns:
            before, elements, after = _peel(pattern.split())
            context = [len(element) > 1 and element.startswith("(") for element in elements]
            leading = context.index(False) if False in context else len(context)
            trailing = context[::-1].index(False) if False in context else 0
            if sum(context) != leading + trailing or leading == len(context):
                raise PackError(
                    f"rule {rule.name!r}: context within {pattern!r}", where=where, remedy="put it at an end"
                )
            bare = [
                element.strip("()") if inside else element
                for element, inside in zip(elements, context, strict=True)
            ]
            _check(bare, classes, file.parts, f"rule {rule.name!r}", where)
            final = Final(rule, order, leading, trailing, before, after, meaning)
            items.append(Item(tuple((element, "") for element in bare), final))
    return tuple(items)


def _check(
    elements: list[str], classes: set[str], parts: dict[str, tuple[str, ...]], who: str, where: str
) -> None:
    for element in elements:
        for choice in (element.removesuffix("?") or element).split("|"):
            name = split_name(choice)[0]
            if name.startswith("<") and name[1:-1] not in parts:
                raise PackError(
                    f"{who} names {name}, which is not there", where=where, remedy="add it to [parts]"
                )
            base = name.partition("=")[0]
            if base.isupper() and base not in classes:
                raise PackError(
                    f"{who} names class {base}, which has no words", where=where, remedy="add a list of words"
                )


def _peel(elements: list[str]) -> tuple[frozenset[str], list[str], frozenset[str]]:
    """Takes the `!…` elements off both ends."""
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    if elements and elements[0].startswith("!"):
        before, elements = frozenset(elements[0][1:].split("|")), elements[1:]
    if elements and elements[-1].startswith("!"):
        after, elements = frozenset(elements[-1][1:].split("|")), elements[:-1]
    return before, elements, after
