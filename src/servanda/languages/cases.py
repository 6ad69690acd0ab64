"""Cases as a pack tells them: `cases.tsv` (nouns in their cases), `cases.toml` (what a case says by itself)."""

from __future__ import annotations

import functools
from pathlib import Path

import msgspec

from servanda.errors import PackError
from servanda.text.reading import match_form

CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
_NONE: frozenset[str] = frozenset()


class CaseRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`cases.toml`.

    `bare`: the role that a case has without a preposition. `governed`: by case, prepositions by the roles that they
    have with it (`all`: every role that `words.toml` gives them). `adjectives`: endings of words that agree with
    their noun, by case. `genitive_nouns`, `verbs`: endings of nouns in the genitive, and of verbs, that no table knows.
    `names`: endings of persons' names that no table knows, by case, with the ending of the nominative. `no_names`: by
    case, endings that no name has in it, so that a capital word with one behind a title is no holder.
    """

    bare: dict[str, str]
    governed: dict[str, dict[str, tuple[str, ...]]] = {}
    adjectives: dict[str, tuple[str, ...]] = {}
    genitive_nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    names: dict[str, dict[str, str]] = {}
    no_names: dict[str, tuple[str, ...]] = {}


class Cases(msgspec.Struct, frozen=True):
    """The cases of a language, ready to be asked: `forms` are matched forms, endings are in small letters."""

    bare: dict[str, str]
    forms: dict[str, frozenset[str]]
    adjectives: dict[str, frozenset[str]]
    genitive_nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    names: dict[str, dict[str, str]]
    no_names: dict[str, tuple[str, ...]]

    def of(self, low: str) -> frozenset[str]:
        """The cases that a matched form can be; none where they are not known."""
        return self.forms.get(low, _NONE)

    def described(self, text: str) -> frozenset[str]:
        """The cases that an unknown word can be, if it ends like an adjective."""
        if len(text) < 5:
            return _NONE
        low = text.lower()
        return next((self.adjectives[low[-n:]] for n in (5, 4, 3, 2) if low[-n:] in self.adjectives), _NONE)

    def looks_genitive(self, text: str) -> bool:
        return len(text) > 3 and text.lower().endswith(self.genitive_nouns) and not self.looks_verbal(text)

    def looks_verbal(self, text: str) -> bool:
        return text.lower().endswith(self.verbs)

    def no_name(self, word: str, case: frozenset[str]) -> bool:
        """Whether a capital word behind a title of this case can be no holder («председателем Кенеша»)."""
        return bool(case) and all(word.endswith(self.no_names.get(one, ())) for one in case)

    def nominative(self, word: str, case: frozenset[str]) -> str:
        """A word of a person's name in the nominative, as far as its ending tells."""
        if not case or "nom" in case:
            return word
        for one in CASES:
            if one not in case:
                continue
            for ending, first in sorted(self.names.get(one, {}).items(), key=lambda pair: -len(pair[0])):
                if word.endswith(ending) and len(word) > len(ending) + 1:
                    return word[: len(word) - len(ending)] + first
        return word


def read_rules(folder: Path) -> CaseRules:
    """`cases.toml` of a pack that declares cases."""
    path = folder / "cases.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=CaseRules)
    except FileNotFoundError:
        raise PackError(
            "file is missing", where=str(path), remedy="a pack with `cases` has this file"
        ) from None
    except msgspec.DecodeError as error:
        raise PackError(str(error), where=str(path), remedy="see docs/reference/language-packs.md") from None


@functools.cache
def government(folder: Path) -> dict[str, str]:
    """What each preposition says with each case, as `case=role|role;…`."""
    found: dict[str, list[str]] = {}
    for case, roles in read_rules(folder).governed.items():
        by_form: dict[str, list[str]] = {}
        for role, forms in roles.items():
            for form in forms:
                by_form.setdefault(form, []).append(role)
        for form, said in by_form.items():
            found.setdefault(form, []).append(f"{case}={'|'.join(said)}")
    return {form: ";".join(parts) for form, parts in found.items()}


@functools.lru_cache(maxsize=4096)
def governed(roles: str, extra: str, case: frozenset[str]) -> frozenset[str]:
    """The roles of a preposition before a phrase of these cases; none where it does not take them."""
    every = frozenset(roles.split("|"))
    if not extra or not case:
        return every
    said: set[str] = set()
    for part in extra.split(";"):
        one, _, found = part.partition("=")
        if one in case:
            said |= every if found == "all" else set(found.split("|"))
    return frozenset(said)


def cases_of_row(cell: str) -> frozenset[str]:
    """The cases of a cell («m-gen/n-gen» → gen): gender and number are left out."""
    return frozenset(part for one in cell.split("/") for part in one.split("-") if part in CASES)


def compile_cases(
    folder: Path, named: dict[str, frozenset[str]], nounish: set[str], nouns: list[dict[str, str]]
) -> Cases:
    """`named` holds the cases of the forms of name tables, `nounish` other forms, whose head word tells their case."""
    rules = read_rules(folder)
    heads: dict[str, frozenset[str]] = {}
    for row in nouns:
        for case in CASES:
            for form in row.get(case, "").split("/"):
                key = match_form(form)
                if key:
                    heads[key] = heads.get(key, _NONE) | {case}
    adjectives: dict[str, frozenset[str]] = {}
    for case, endings in rules.adjectives.items():
        for ending in endings:
            adjectives[ending] = adjectives.get(ending, _NONE) | {case}
    forms = dict(named)
    made = Cases(
        rules.bare, forms, adjectives, rules.genitive_nouns, rules.verbs, rules.names, rules.no_names
    )
    for form in nounish:
        key = match_form(form)
        found = heads.get(key) or _of_head(form, heads, made)
        if found:
            forms[key] = forms.get(key, _NONE) | found
    return made


def _of_head(form: str, heads: dict[str, frozenset[str]], made: Cases) -> frozenset[str]:
    """The cases of the first word of a longer form that is a noun, as far as the adjectives before it agree."""
    agreed: frozenset[str] = frozenset()
    for word in form.split():
        found = heads.get(match_form(word))
        if found:
            return (agreed & found) or found
        described = made.described(word)
        agreed = (agreed & described if agreed else described) or agreed
    return _NONE
