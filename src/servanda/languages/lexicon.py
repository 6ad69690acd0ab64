"""A compiled pack: one automaton over every form of a language, and what each form can mean."""

from __future__ import annotations

import functools
import hashlib
import os
import pickle
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from servanda.languages.cases import Cases, cases_of_row, compile_cases
from servanda.languages.entries import LOOSE, Entry, gazetteer_entries, pack_entries
from servanda.languages.pack import HERE, Pack, folders, load_pack, rows
from servanda.languages.schema import Trigger
from servanda.text.reading import match_form


class VerbTrigger(msgspec.Struct, frozen=True):
    """A concept that a verb evokes, where `words` (if any) stand in the same clause."""

    frame: str
    concept: str
    value: str | None
    words: tuple[str, ...]


_PRIORITY = (
    "mask", "state", "org", "person", "landmark", "place", "office", "ourref", "theirref", "pairref", "partyref", "selfref", "groupref", "owngov",
    "instrument", "mechanism", "level", "measure", "statenoun", "leadernoun", "forcenoun", "noun",
    "accordingto", "statistics", "family", "neg", "pron", "det", "comp", "rel", "cond", "sub", "purpose",
    "inf", "prep", "coord", "contrast", "genitive", "modal", "verb", "adv", "clitic", "reflexive", "presenting", "nominal", "contracted", "honorific", "former", "acting", "elect",
    "particle", "word", "past", "passive", "serial", "ownfamily", "whole",
)  # fmt: skip
_RANK = {cat: rank for rank, cat in enumerate(_PRIORITY)}
"""Classes in the order in which they lead where a form has several meanings."""


class Lexicon(msgspec.Struct, frozen=True):
    """Forms of one language, ready to be searched in a text."""

    code: str
    version: str
    automaton: Any
    entries: tuple[tuple[Entry, ...], ...]
    lengths: tuple[int, ...]
    verb_triggers: dict[str, tuple[VerbTrigger, ...]]
    particles: frozenset[str]
    areas: Any
    area_of: tuple[tuple[str, bool, bool], ...]
    free: bytes
    compound: bytes
    cases: Cases | None = None
    accents_tell: bool = False
    articled: dict[str, tuple[Entry, ...]] = {}
    """References behind the article of a contraction, without it («país» of «el país», for «del país»)."""
    spelled: dict[int, dict[str, tuple[Entry, ...]]] = {}
    """Meanings by spelling of those forms that are several words by their accents («ingresó», «ingreso»)."""
    capitals: dict[int, tuple[Entry, ...]] = {}
    """Meanings with a capital of those forms that are a name so, and without one an adjective («China», «china»)."""
    memo: dict[int, dict[str, Entry]] = {}
    """Leading entries by class of the forms met so far; it only saves time."""


def _verb_triggers(
    triggers: dict[str, tuple[Trigger, ...]], fold: bool
) -> dict[str, tuple[VerbTrigger, ...]]:
    out: dict[str, list[VerbTrigger]] = {}
    for frame, known in triggers.items():
        for trigger in known:
            for lemma in trigger.verbs:
                out.setdefault(lemma, []).append(VerbTrigger(frame, trigger.concept, trigger.value, ()))
            for phrase in trigger.verbs_with:
                words = tuple(
                    match_form(word.strip(), fold_diacritics=fold) for word in phrase.words.split("|")
                )
                out.setdefault(phrase.verb, []).append(
                    VerbTrigger(frame, trigger.concept, trigger.value, words)
                )
    return {lemma: tuple(found) for lemma, found in out.items()}


def compile_pack(pack: Pack) -> Lexicon:
    """The lexicon of a pack: every form of every table, in one automaton."""
    from daachorse import MATCH_KIND_STANDARD, CharwiseDoubleArrayAhoCorasick

    forms: dict[str, list[Entry]] = {}
    written: dict[str, dict[str, list[Entry]]] = {}
    fold = not pack.info.tones

    def add(form: str, entry: Entry) -> None:
        key = match_form(form.replace("’", "'"), fold_diacritics=pack.info.fold_diacritics)
        known = forms.setdefault(key, [])
        if pack.info.accents_tell:
            as_written = match_form(form.replace("’", "'"), fold_diacritics=False)
            written.setdefault(key, {}).setdefault(as_written, []).append(entry)
        if entry not in known:
            known.append(entry)

    for form, entry in pack_entries(pack):
        add(form, entry)
    for form, entry in gazetteer_entries(pack.info.code, set(forms)):
        add(form, entry)
    if pack.info.genitive_s:
        _add_genitives(forms, behind=pack.info.genitive_behind)
    if pack.info.owner_endings:
        _add_owning_adjectives(forms, pack.info.owner_endings)
    keys = sorted(forms)
    # Forms of one word mean the same: one object for all of them keeps the cache small and quick to read.
    shared: dict[Any, Any] = {}
    ranked = tuple(
        shared.setdefault(meanings, meanings)
        for key in keys
        for meanings in (
            tuple(
                shared.setdefault(entry, entry)
                for entry in sorted(forms[key], key=lambda entry: _RANK.get(entry.cat, 99))
            ),
        )
    )
    area_rows: dict[str, list[tuple[str, bool, bool]]] = {}
    for area, stems in pack.areas.items():
        for stem in stems:
            key = match_form(stem.strip("*"), fold_diacritics=fold)
            area_rows.setdefault(key, []).append((area, stem.startswith("*"), stem.endswith("*")))
    area_keys, area_of = [], []
    for key, meanings in sorted(area_rows.items()):
        for meaning in meanings:
            area_keys.append(key)
            area_of.append(meaning)
    unique = sorted(set(area_keys))
    return Lexicon(
        code=pack.info.code,
        version=pack.info.version,
        automaton=CharwiseDoubleArrayAhoCorasick(keys, MATCH_KIND_STANDARD),
        entries=ranked,
        lengths=tuple(len(key) for key in keys),
        verb_triggers=_verb_triggers(pack.triggers, fold),
        particles=frozenset(
            match_form(verb.particle, fold_diacritics=fold) for verb in pack.verbs if verb.particle
        ),
        areas=(
            CharwiseDoubleArrayAhoCorasick(unique, MATCH_KIND_STANDARD) if unique else None,
            tuple(unique),
        ),
        area_of=tuple(
            (area, before, after) for key in unique for area, before, after in (area_rows[key][0],)
        ),
        free=bytes(not any(entry.cased or entry.capital for entry in entries) for entries in ranked),
        spelled={
            n: _spelled(ranked[n], written[key])
            for n, key in enumerate(keys)
            if key in written and not (len(written[key]) == 1 and key in written[key])
        },
        accents_tell=pack.info.accents_tell,
        articled=_articled(forms, pack.words.contracted_article),
        capitals=_capitals(pack, keys, ranked),
        compound=bytes(any(entry.compound for entry in entries) for entries in ranked),
        cases=_cases(pack, forms) if pack.info.cases else None,
    )


_DECLINED = frozenset(
    {
        "office", "statenoun", "leadernoun", "forcenoun", "owngov", "pairref", "ourref", "partyref", "groupref",
        "selfref", "statistics", "instrument", "mechanism", "level", "measure", "noun", "word", "rel", "pron",
    }
)  # fmt: skip
"""Classes whose forms are nouns or decline like them, so that `cases.tsv` tells their case."""


def _cases(pack: Pack, forms: dict[str, list[Entry]]) -> Cases:
    """The cases of every form that has one: from the name tables, else from the noun that heads it."""
    named: dict[str, frozenset[str]] = {}
    for name in (*pack.states, *pack.organisations, *pack.places, *pack.persons):
        able = cases_of_row(name.case)
        if name.kind == "adjective" and "gen" in able:
            able |= {"acc"}  # before the name of a person
        if able:
            key = match_form(name.form)
            named[key] = named.get(key, frozenset()) | able
    written = {
        form for form, entry in pack_entries(pack) if entry.cat in _DECLINED and match_form(form) not in named
    }
    return compile_cases(pack.folder, named, written, rows(pack.folder / "cases.tsv"))


def _spelled(entries: tuple[Entry, ...], written: dict[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    """The meanings of each spelling of a form: its own, and those of names."""
    return {
        form: tuple(entry for entry in entries if entry in own or entry.cat in LOOSE)
        for form, own in written.items()
    }


_REFERENCES = frozenset({"selfref", "pairref", "groupref", "partyref", "ourref", "owngov", "pron"})


def _articled(forms: dict[str, list[Entry]], articles: tuple[str, ...]) -> dict[str, tuple[Entry, ...]]:
    """The references of a pack that begin with the article of its contractions, by the words behind it."""
    return {
        form.removeprefix(opening): tuple(entries)
        for opening in (f"{article} " for article in articles)
        for form, entries in forms.items()
        if form.startswith(opening) and any(entry.cat in _REFERENCES for entry in entries)
    }


def _capitals(
    pack: Pack, forms: list[str], ranked: tuple[tuple[Entry, ...], ...]
) -> dict[int, tuple[Entry, ...]]:
    """The meanings that a form keeps with a capital, where the pack writes names with one and adjectives without."""
    small = {
        match_form(n.form)
        for n in pack.states
        if n.kind in ("adjective", "inhabitant") and n.form[0].islower()
    }
    kept = {}
    for number, form in enumerate(forms):
        named = any(entry.cat == "state" and entry.capital for entry in ranked[number])
        if form in small and named:
            kept[number] = tuple(entry for entry in ranked[number] if entry.cat != "state" or entry.capital)
    return kept


def _add_owning_adjectives(forms: dict[str, list[Entry]], endings: tuple[str, ...]) -> None:
    """Marks adjectives of states whose ending can tell an owner («russischer Soldaten»)."""
    for form, entries in forms.items():
        adjective = any(entry.cat == "state" and entry.feature == "adjective" for entry in entries)
        if adjective and form.endswith(endings):
            entries.append(Entry("ownername", form))


def _add_genitives(forms: dict[str, list[Entry]], *, behind: bool) -> None:
    """«Vietnams», «Poetins»: names with a bare -s, where the form is not a word of its own.

    Where they can follow what they own (`behind`), they say so with a class of their own besides.
    """
    for form, entries in list(forms.items()):
        if form[-1] in "sxz" or form + "s" in forms:
            continue
        owned = [
            msgspec.structs.replace(
                entry, feature="genitive" if entry.cat == "state" else entry.feature, extra="genitive"
            )
            for entry in entries
            if entry.cat in ("person", "family", "place")
            or (entry.cat == "state" and entry.feature == "name")
        ]
        if owned:
            forms[form + "s"] = [*owned, Entry("ownername", form)] if behind else owned


def _fingerprint(code: str) -> str:
    from servanda import gazetteer

    digest = hashlib.sha256()
    # The tables, and the code that compiles them: a lexicon that either would make otherwise is another one.
    tables = {".toml", ".tsv"}
    for folder, kinds in (
        (folders()[code], tables),
        (Path(gazetteer.__file__).parent, tables),
        (HERE, {".py"}),
    ):
        for path in sorted(folder.rglob("*") if kinds is tables else folder.glob("*")):
            if path.suffix in kinds:
                status = path.stat()
                digest.update(f"{path.name}:{status.st_size}:{status.st_mtime_ns};".encode())
    return digest.hexdigest()[:24]


def cache_folder() -> Path:
    """Where compiled lexicons are kept between runs; they can be deleted at any time."""
    base = os.environ.get("SERVANDA_CACHE") or os.environ.get("XDG_CACHE_HOME")
    return Path(base) / "servanda" if base else Path.home() / ".cache" / "servanda"


@functools.cache
def load_lexicon(code: str) -> Lexicon:
    """The compiled lexicon of a language, from the cache where the pack has not changed since."""
    import daachorse  # noqa: F401  (the pickle needs it)

    path = cache_folder() / f"{code}-{_fingerprint(code)}.lexicon"
    try:
        with path.open("rb") as stream:
            lexicon = pickle.load(stream)
        if isinstance(lexicon, Lexicon):
            return lexicon
    except Exception:
        # A missing, torn or foreign cache file only means that the lexicon is compiled again.
        pass
    lexicon = compile_pack(load_pack(code))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as fresh:
            pickle.dump(lexicon, fresh, protocol=pickle.HIGHEST_PROTOCOL)
        Path(fresh.name).replace(path)
        for stale in path.parent.glob(f"{code}-*.lexicon"):
            if stale != path:
                stale.unlink(missing_ok=True)
    except OSError:
        pass
    return lexicon
