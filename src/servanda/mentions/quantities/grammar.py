"""The number grammar of one language, compiled from its `numbers.toml` into lookups on tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from servanda.analysis.tokens import Token, tokenize
from servanda.errors import PackError
from servanda.languages.pack import folds_diacritics
from servanda.mentions.quantities.packfile import (
    CommonFile,
    Compounds,
    NumberFile,
    decode_number_file,
)
from servanda.model.records import Comparator
from servanda.text.reading import match_form

T = TypeVar("T")
Phrases = dict[str, list[tuple[tuple[str, ...], T]]]
"""Phrases by their first token (or by their last, for those looked up backwards), longest first."""


class Unit(msgspec.Struct, frozen=True):
    """What a figure is measured in: `group` is percent, money, measure or time."""

    code: str
    group: str
    rule: str
    least: float = 0.0


class Cue(msgspec.Struct, frozen=True):
    """A comparator phrase; see `ComparatorGroup` for `careful`."""

    sign: Comparator
    careful: bool = False
    not_after: frozenset[str] = frozenset()


class NumberGrammar(msgspec.Struct, frozen=True, kw_only=True):
    """Everything `find_quantities` knows about a language. Forms are match forms, phrases are token tuples."""

    file: NumberFile
    folds: bool
    decimal: str
    thousands: str
    starts: frozenset[str]
    articles: frozenset[str]
    after_article: frozenset[str]
    accented: frozenset[str]
    cardinals: dict[str, float]
    pronouns: frozenset[str]
    pronouns_not_after: frozenset[str]
    pronouns_not_before: frozenset[str]
    joined_by: frozenset[str]
    references: frozenset[str]
    and_a_half: Phrases[float]
    about: dict[str, float]
    ordinals: dict[str, float]
    ordinal_suffixes: frozenset[str]
    ordinal_mark: str
    ordinal_phrases: Phrases[float]
    ordinal_prefixes: Phrases[bool]
    ordinal_prefixed: dict[str, float]
    periods: frozenset[str]
    ordinal_names: Phrases[bool]
    ordinal_not_after: frozenset[str]
    last_but: tuple[str, str] | None
    magnitudes: dict[str, float]
    glued: dict[str, float]
    abbreviated: frozenset[str]
    money_magnitudes: dict[str, float]
    fractions_alone: Phrases[float]
    denominators: dict[str, int]
    fraction_followers: frozenset[str]
    fraction_not_before: Phrases[bool]
    fraction_not_after: frozenset[str]
    fraction_determiners: frozenset[str]
    out_of: Phrases[bool]
    factor_before: Phrases[bool]
    times: frozenset[str]
    compared: frozenset[str]
    growth: frozenset[str]
    times_words: dict[str, float]
    factor_glued: frozenset[str]
    multipliers: dict[str, float]
    multiplier_phrases: Phrases[float]
    fold_suffixes: frozenset[str]
    between: Phrases[bool]
    and_: frozenset[str]
    to: Phrases[bool]
    from_: frozenset[str]
    change: Phrases[bool]
    percent_words: frozenset[str]
    cues_before: Phrases[Cue]
    cues_after: Phrases[Cue]
    units: Phrases[Unit]
    time_not_before: frozenset[str]
    currency_before: Phrases[str]
    currency_codes: frozenset[str]
    persons: frozenset[str]
    countable: frozenset[str]
    labels: frozenset[str]
    names: Phrases[bool]
    clock: Phrases[bool]
    clock_hours: frozenset[str]
    clock_before: frozenset[str]
    year_before: frozenset[str]
    months: frozenset[str]
    small_words: frozenset[str]


def load_number_grammar(path: Path) -> NumberGrammar:
    """The grammar in the `numbers.toml` at `path`; a wrong file is a PackError."""
    file = decode_number_file(path)
    common = msgspec.toml.decode(Path(__file__).with_name("common.toml").read_bytes(), type=CommonFile)
    forms = _Forms(folds_diacritics(path.parent))
    cardinals = forms.folded(file.cardinals.words)
    ordinals = forms.folded(file.ordinals.words)
    if file.compounds:
        ones = list(map(forms.match, file.articles.accented))
        cardinals, ordinals = _compounded(file.compounds, cardinals, ordinals, ones)
    magnitudes = forms.folded(file.magnitudes.words)
    for form in file.magnitudes.glued:
        if form not in magnitudes:
            raise PackError(
                f"[magnitudes] glued form {form!r} has no value",
                where=str(path),
                remedy="give it one in [magnitudes.words]",
            )
    factors, fractions = file.factors, file.fractions
    multipliers = forms.folded({w: v for w, v in file.multipliers.words.items() if " " not in w})
    several = forms.phrases((word, value) for word, value in file.multipliers.words.items() if " " in word)
    for prefix, suffix in file.multipliers.affixes:
        for word, value in cardinals.items():
            if 2 <= value <= 1000:
                multipliers.setdefault(f"{prefix}{word}{suffix}", value)
    units: list[tuple[str, Unit]] = [
        *((form, Unit(code, "measure", "measure")) for form, code in common.units.items()),
        *((form, Unit(code, "measure", "measure")) for form, code in file.units.words.items()),
        *((form, Unit(code, "time", "measure.time")) for form, code in file.units.time.items()),
        *((form, Unit(code, "money", "money")) for form, code in file.currencies.words.items()),
        *((form, Unit(code, "money", "money.symbol")) for form, code in common.currency_symbols.items()),
        ("%", Unit("percent", "percent", "percent")),
        *((form, Unit("percent", "percent", "percent")) for form in file.percent.words),
        *((form, Unit("percent", "percent", "percent.points")) for form in file.percent.points),
    ]
    large = set(file.currencies.large_only)
    units = [
        (form, msgspec.structs.replace(unit, least=1000.0) if form in large else unit) for form, unit in units
    ]
    before: list[tuple[str, Cue]] = [(form, Cue(sign)) for form, sign in common.comparators.items()]
    after: list[tuple[str, Cue]] = [("+", Cue(">="))]
    for group in file.comparators:
        barred = forms.set_of(group.not_after)
        before.extend((form, Cue(group.sign, form in group.careful, barred)) for form in group.before)
        after.extend((form, Cue(group.sign)) for form in group.after)
    alone = forms.phrases(fractions.alone.items())
    prefixes = forms.phrases((form, True) for form in file.ordinals.prefixes)
    return NumberGrammar(
        file=file,
        folds=forms.fold,
        decimal=file.separators.decimal,
        thousands=file.separators.thousands,
        starts=frozenset(
            (
                *forms.set_of(file.articles.words),
                *cardinals,
                *ordinals,
                *prefixes,
                *forms.phrases(file.ordinals.phrases.items()),
                *alone,
                *multipliers,
                *several,
                *forms.folded(factors.words),
            )
        ),
        articles=forms.set_of(file.articles.words),
        after_article=frozenset(
            (
                *magnitudes,
                *forms.folded(file.cardinals.about),
                *map(forms.match, fractions.denominators),
                *alone,
                *forms.second_words(fractions.alone),
                *forms.set_of((*file.percent.words, *file.percent.points)),
                *forms.phrases((form, True) for form in fractions.out_of),
            )
        ),
        accented=frozenset(word.lower() for word in file.articles.accented),
        cardinals=cardinals,
        pronouns=forms.set_of(file.cardinals.pronouns),
        pronouns_not_after=forms.set_of(file.cardinals.pronouns_not_after),
        pronouns_not_before=forms.set_of(file.cardinals.pronouns_not_before),
        joined_by=forms.set_of(file.cardinals.joined_by),
        references=forms.set_of(file.cardinals.references),
        and_a_half=forms.phrases((form, 0.5) for form in file.cardinals.and_a_half),
        about=forms.folded(file.cardinals.about),
        ordinals=ordinals,
        ordinal_suffixes=forms.set_of(file.ordinals.suffixes),
        ordinal_mark=file.ordinals.mark,
        ordinal_phrases=forms.phrases(file.ordinals.phrases.items()),
        ordinal_prefixes=prefixes,
        ordinal_prefixed={**cardinals, **forms.folded(file.ordinals.prefixed)},
        periods=forms.set_of(file.ordinals.periods),
        ordinal_names=forms.phrases((form, True) for form in file.ordinals.names),
        ordinal_not_after=forms.set_of(file.ordinals.not_after),
        last_but=file.ordinals.last_but,
        magnitudes=magnitudes,
        glued={form: magnitudes[form] for form in file.magnitudes.glued},
        abbreviated=forms.set_of(file.magnitudes.abbreviated),
        money_magnitudes=dict(file.magnitudes.with_currency),
        fractions_alone=alone,
        denominators={forms.match(form): value for form, value in fractions.denominators.items()},
        fraction_followers=forms.set_of(fractions.followers),
        fraction_not_before=forms.phrases((form, True) for form in fractions.not_before),
        fraction_determiners=forms.set_of(fractions.determiners),
        fraction_not_after=forms.set_of(fractions.not_after),
        out_of=forms.phrases((form, True) for form in fractions.out_of),
        factor_before=forms.phrases(((form, True) for form in factors.before), backwards=True),
        times=forms.set_of(factors.times),
        compared=forms.set_of(factors.compared),
        growth=forms.set_of(factors.growth),
        times_words=forms.folded(factors.words),
        factor_glued=forms.set_of(factors.glued),
        multipliers=multipliers,
        multiplier_phrases=several,
        fold_suffixes=frozenset(suffix for prefix, suffix in file.multipliers.affixes if not prefix),
        between=forms.phrases(((form, True) for form in file.ranges.between), backwards=True),
        and_=forms.set_of(file.ranges.and_),
        to=forms.phrases((form, True) for form in file.ranges.to),
        change=forms.phrases((form, True) for form in file.ranges.change),
        from_=forms.set_of(file.ranges.from_),
        percent_words=forms.set_of((*file.percent.words, *file.percent.points)),
        cues_before=forms.phrases(before, backwards=True),
        cues_after=forms.phrases(after),
        units=forms.phrases(units),
        time_not_before=forms.set_of(file.units.time_not_before),
        currency_before=forms.phrases(
            [*common.currency_symbols.items(), *file.currencies.before.items()], backwards=True
        ),
        currency_codes=frozenset(common.currency_codes),
        persons=forms.set_of(file.persons.words),
        countable=forms.set_of((*file.persons.words, *file.counted.words)),
        labels=forms.set_of(file.labels.words),
        names=forms.phrases(((form, True) for form in file.labels.names), backwards=True),
        clock=forms.phrases((form, True) for form in file.clock.words),
        clock_hours=forms.set_of(file.clock.hours),
        clock_before=forms.set_of(file.clock.before),
        year_before=forms.set_of(file.years.words),
        months=forms.set_of(file.months.words),
        small_words=forms.set_of(file.small_words.words),
    )


def forward(tokens: Sequence[Token], at: int, phrases: Phrases[T]) -> tuple[int, T] | None:
    """The longest phrase that starts at token `at`: the index after it, and its value."""
    if at >= len(tokens):
        return None
    entries = phrases.get(tokens[at].low)
    if entries is None:
        return None
    for words, value in entries:
        end = at + len(words)
        if end <= len(tokens) and all(tokens[at + k].low == word for k, word in enumerate(words)):
            return end, value
    return None


def backward(tokens: Sequence[Token], end: int, phrases: Phrases[T]) -> tuple[int, T] | None:
    """The longest phrase that ends just before token `end`: its first index, and its value."""
    if end <= 0:
        return None
    entries = phrases.get(tokens[end - 1].low)
    if entries is None:
        return None
    for words, value in entries:
        start = end - len(words)
        if start >= 0 and all(tokens[start + k].low == word for k, word in enumerate(words)):
            return start, value
    return None


class _Forms:
    """Forms of a pack as they are matched: without accents, where the pack says so."""

    def __init__(self, fold: bool) -> None:
        self.fold = fold

    def match(self, form: str) -> str:
        return match_form(form, fold_diacritics=self.fold)

    def phrases(self, items: Iterable[tuple[str, T]], *, backwards: bool = False) -> Phrases[T]:
        """Phrases by their first token, or by their last."""
        table: Phrases[T] = {}
        for form, value in items:
            words = tuple(token.low for token in tokenize(form, self.match(form)))
            table.setdefault(words[-1 if backwards else 0], []).append((words, value))
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        return table

    def second_words(self, forms: Iterable[str]) -> list[str]:
        """The second tokens of phrases."""
        return [words[1] for form in forms if len(words := self.match(form).split()) > 1]

    def set_of(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(map(self.match, words))

    def folded(self, words: Mapping[str, float]) -> dict[str, float]:
        return {self.match(word): value for word, value in words.items()}


def _compounded(
    rule: Compounds, cardinals: dict[str, float], ordinals: dict[str, float], ones: Sequence[str]
) -> tuple[dict[str, float], dict[str, float]]:
    """Number words written together, up to 999 thousand, and the ordinals that end like their last part."""
    small = {word: value for word, value in cardinals.items() if value.is_integer() and value < 100}
    units = {word: value for word, value in small.items() if 1 <= value <= 9}
    units.update((one, 1.0) for one in ones)
    ordinal_small = {word: value for word, value in ordinals.items() if value < 100}
    tens = {word: value for word, value in small.items() if value >= 20 and value % 10 == 0}
    for parts, out in ((tens, small), (_tens_of(ordinal_small), ordinal_small)):
        for ten, value in parts.items():
            for unit, one in units.items():
                out.setdefault(f"{unit}{rule.ten_joiner}{ten}", value + one)
    heads = {rule.hundred: 100.0}
    heads.update({f"{word}{rule.hundred}": 100 * value for word, value in units.items() if value > 1})
    heads.update({f"{word}{rule.hundred}": 100 * value for word, value in small.items() if 11 <= value <= 19})
    below = dict(small)
    for head, value in heads.items():
        below.setdefault(head, value)
        for joiner in rule.rest_joiners:
            for rest, less in small.items():
                if less >= 1:
                    below.setdefault(f"{head}{joiner}{rest}", value + less)
    counted = dict(cardinals) | below
    counted.setdefault(rule.thousand, 1000.0)
    for head, value in below.items():
        if 2 <= value < 1000:
            counted.setdefault(f"{head}{rule.thousand}", value * 1000)
    ordered = dict(ordinals) | ordinal_small
    for rest, less in ordinal_small.items():
        for joiner in rule.rest_joiners:
            ordered.setdefault(f"{rule.hundred}{joiner}{rest}", 100 + less)
    return counted, ordered


def _tens_of(words: dict[str, float]) -> dict[str, float]:
    return {word: value for word, value in words.items() if value >= 20 and value % 10 == 0}
