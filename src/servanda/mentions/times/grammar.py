"""The time words and rules of a language: read from `times.toml`, checked, and made into one table to match with.

A pattern is a row of elements: `juni` a word as it is matched (lower case, no accents); `MONTH` a class of words;
`UNIT=year` a class with a value; `DAY:2` a second one of its class; `a|b` a choice; `x?` may be missing;
`<year>` one of the `parts`; `(in)` at either end must stand there but is not part of the expression;
`!old|aged` at either end must not stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from servanda.errors import PackError
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

    forms: tuple[str, ...]
    example: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


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
    contexts: dict[str, ContextList]
    rules: tuple[Rule, ...]
    parts: dict[str, tuple[str, ...]] = {}


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


class Node:
    """A state of the table: where each key leads, and the patterns that end here."""

    __slots__ = ("finals", "next")

    def __init__(self) -> None:
        self.next: dict[str, list[tuple[str | None, Value | None, Node]]] = {}
        self.finals: list[Final] = []


class TimeGrammar:
    """The compiled time words and rules of one language; never changed after loading."""

    __slots__ = (
        "approximators",
        "contexts",
        "directions",
        "file",
        "longest_direction",
        "root",
        "starts",
        "words",
    )

    def __init__(self, file: TimesFile, where: str) -> None:
        self.file = file
        self.words: dict[str, tuple[Entry, ...]] = {}
        self.contexts = {name: frozenset(listed.forms) for name, listed in file.contexts.items()}
        self.directions: dict[str, Direction] = {form: d.means for d in file.directions for form in d.forms}
        self.longest_direction = max((form.count(" ") + 1 for form in self.directions), default=0)
        self.root = Node()
        compiler = _Compiler(file, where)
        self.words = compiler.words
        for order, rule in enumerate(file.rules):
            compiler.add(rule, order, self.root)
        first = self.root.next
        self.starts = frozenset(first) | {
            form for form, entries in self.words.items() if any(entry.key in first for entry in entries)
        }


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
    return TimeGrammar(file, str(path))


_STANDS_FOR = {"MONTHNAME": "MONTH", "WEEKDAYNAME": "WEEKDAY", "WEEKDAYPART": "WEEKDAY", "YEARLONG": "UNIT",
    "DAYLONG": "UNIT", "LENGTH": "UNIT", "SINGLE": "UNIT", "PLURAL": "UNIT"}
"""Classes that are narrower than another one, and give their value under its name."""

Edge = tuple[str, str | None, Value | None]


class _Compiler:
    """Writes the patterns of the rules out into the table, every choice a path of its own."""

    def __init__(self, file: TimesFile, where: str) -> None:
        self.where = where
        self.parts = file.parts
        self.words: dict[str, tuple[Entry, ...]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self.classes = set(NUMERIC_CLASSES)
        for listed in file.words:
            if not listed.example or not listed.forms:
                raise self._wrong(f"words {listed.classes}: no example or no forms", "add both")
            self.classes.update(listed.classes)
            for form, value in listed.forms.items():
                self._add_form(listed, form, value)

    def _wrong(self, what: str, remedy: str) -> PackError:
        return PackError(what, where=self.where, remedy=remedy)

    def _add_form(self, listed: WordList, form: str, value: Value) -> None:
        if form != form.lower():
            raise self._wrong(f"form {form!r} is not in lower case", "write forms as they are matched")
        words = form.split()
        for name in listed.classes:
            keys = [name, f"{name}={value}"] if isinstance(value, str) else [name]
            if len(words) > 1:
                for key in keys:
                    self.phrases.setdefault(key, []).append((tuple(words), value))
                continue
            made = tuple(Entry(key, value, listed.needs, listed.abbreviation) for key in keys)
            known = self.words.get(form, ())
            if any(entry.key == key for entry in known for key in keys):
                raise self._wrong(f"form {form!r} stands twice in class {name}", "keep one of them")
            self.words[form] = known + made

    def add(self, rule: Rule, order: int, root: Node) -> None:
        meaning = MEANINGS.get(rule.means)
        if meaning is None:
            known = ", ".join(sorted(MEANINGS))
            raise self._wrong(
                f"rule {rule.name!r} means {rule.means!r}, which is not known", f"use one of {known}"
            )
        if not rule.example or not rule.patterns:
            raise self._wrong(f"rule {rule.name!r} has no example or no pattern", "add both")
        for pattern in rule.patterns:
            elements = pattern.split()
            before, elements, after = _peel(elements)
            starts = sum(1 for element in elements[: len(elements)] if element.startswith("("))
            leading = 0
            while leading < len(elements) and elements[leading].startswith("("):
                leading += 1
            trailing = starts - leading
            if any(e.startswith("(") for e in elements[leading : len(elements) - trailing]):
                raise self._wrong(f"rule {rule.name!r}: context within {pattern!r}", "put it at an end")
            bare = [element.strip("()") if element.startswith("(") else element for element in elements]
            final = Final(rule, order, leading, trailing, before, after, meaning)
            for path in self._paths(bare, "", rule.name):
                node = root
                for key, bind, const in path:
                    edges = node.next.setdefault(key, [])
                    for known_bind, known_const, child in edges:
                        if (known_bind, known_const) == (bind, const):
                            node = child
                            break
                    else:
                        child = Node()
                        edges.append((bind, const, child))
                        node = child
                if not any(f.rule is rule and f[2:6] == final[2:6] for f in node.finals):
                    node.finals.append(final)

    def _paths(self, elements: list[str], suffix: str, rule: str) -> Iterator[tuple[Edge, ...]]:
        if not elements:
            yield ()
            return
        heads = list(self._element(elements[0], suffix, rule))
        for tail in self._paths(elements[1:], suffix, rule):
            for head in heads:
                yield head + tail

    def _element(self, element: str, suffix: str, rule: str) -> Iterator[tuple[Edge, ...]]:
        if element.endswith("?") and len(element) > 1:
            yield ()
            element = element[:-1]
        for choice in element.split("|"):
            if choice.startswith("<"):
                name, _, number = choice.strip("<>").partition(":")
                if name not in self.parts:
                    raise self._wrong(
                        f"rule {rule!r} names part <{name}>, which is not there", "add it to [parts]"
                    )
                for pattern in self.parts[name]:
                    yield from self._paths(pattern.split(), number or suffix, rule)
                continue
            name, _, number = choice.partition(":") if len(choice) > 1 else (choice, "", "")
            base = name.partition("=")[0]
            if base.isupper():
                if base not in self.classes:
                    raise self._wrong(
                        f"rule {rule!r} names class {base}, which has no words", "add a list of words"
                    )
                bind = _STANDS_FOR.get(base, base) + number + suffix
                yield ((name, bind, None),)
                for words, value in self.phrases.get(name, ()):
                    *most, last = words
                    yield (*((word, None, None) for word in most), (last, bind, value))
            else:
                yield ((choice, None, None),)


def _peel(elements: list[str]) -> tuple[frozenset[str], list[str], frozenset[str]]:
    """Takes the `!…` elements off both ends."""
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    if elements and elements[0].startswith("!"):
        before, elements = frozenset(elements[0][1:].split("|")), elements[1:]
    if elements and elements[-1].startswith("!"):
        after, elements = frozenset(elements[-1][1:].split("|")), elements[:-1]
    return before, elements, after
