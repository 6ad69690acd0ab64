"""A compiled pack: one automaton over every form of a language, and what each form can mean."""

from __future__ import annotations

import functools
import hashlib
import os
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from servanda.errors import PackError
from servanda.languages.pack import Pack, folders, load_pack
from servanda.languages.schema import Trigger
from servanda.text.reading import match_form

LAYOUT = "16"
"""Changes whenever compiled lexicons of older versions must not be loaded again."""


GONE = "past"
"""Marks a joined form of a separable verb that is past («plaatsvond»), in the extra part of its entry."""


PROPER = "proper"
"""Marks a short form of an organisation that counts only where it is written with its capital."""


class Entry(msgspec.Struct, frozen=True):
    """One meaning of a form.

    `cat` is its class (`state`, `office`, `verb`, `trigger` …), `value` what it stands for, `feature` and
    `extra` refine it. `cased` forms match only as written, `capital` ones only with a capital letter first,
    `compound` ones also at the end of a longer word.
    """

    cat: str
    value: str
    feature: str = ""
    extra: str = ""
    cased: str = ""
    capital: bool = False
    compound: bool = False
    ambiguous: bool = False


class VerbTrigger(msgspec.Struct, frozen=True):
    """A concept that a verb evokes, where `words` (if any) stand in the same clause."""

    frame: str
    concept: str
    value: str | None
    words: tuple[str, ...]


_PRIORITY = (
    "mask", "state", "org", "person", "landmark", "place", "office", "ourref", "pairref", "partyref", "selfref", "groupref", "owngov",
    "instrument", "mechanism", "level", "measure", "statenoun", "leadernoun", "forcenoun", "noun",
    "accordingto", "statistics", "family", "neg", "pron", "det", "comp", "rel", "cond", "sub", "purpose",
    "inf", "prep", "coord", "contrast", "genitive", "modal", "verb", "adv", "honorific", "former", "acting", "elect",
    "particle", "word",
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
    memo: dict[int, dict[str, Entry]] = {}
    """Leading entries by class of the forms met so far; it only saves time."""


def _verb_entries(pack: Pack) -> Iterator[tuple[str, Entry]]:
    auxiliary = {lemma: kind for kind, lemmas in pack.words.auxiliaries.items() for lemma in lemmas}
    modal = {lemma: m.force for m in pack.words.modal for lemma in m.verbs}
    known = set()
    for verb in pack.verbs:
        known.add(verb.lemma)
        kind = auxiliary.get(verb.lemma, "")
        force = modal.get(verb.lemma, "")
        for form, feature in verb.forms:
            yield (
                form,
                Entry(
                    "verb",
                    verb.lemma,
                    feature,
                    "|".join((kind, force, *((GONE,) if form in verb.gone else ()), verb.particle)),
                    ambiguous=verb.noun,
                ),
            )
    wanted = {lemma: f"frames/{frame}.toml" for frame, lemma in _trigger_verbs(pack)}
    wanted |= dict.fromkeys((*auxiliary, *modal, *pack.words.reporting_verbs), "words.toml")
    for lemma, where in wanted.items():
        if lemma not in known:
            raise PackError(
                f"verb {lemma!r} has no row in verbs.tsv",
                where=f"{pack.info.code}/{where}",
                remedy="add the verb with its forms to verbs.tsv",
            )


def _trigger_verbs(pack: Pack) -> Iterator[tuple[str, str]]:
    for frame, triggers in pack.triggers.items():
        for trigger in triggers:
            for lemma in trigger.verbs:
                yield frame, lemma
            for phrase in trigger.verbs_with:
                yield frame, phrase.verb


def _word_entries(pack: Pack) -> Iterator[tuple[str, Entry]]:
    words = pack.words
    plain: dict[str, Iterable[str]] = {
        "det": words.determiners,
        "coord": words.coordinators,
        "contrast": words.contrast,
        "sub": words.subordinators,
        "comp": words.complementizers,
        "cond": words.conditional,
        "rel": words.relatives,
        "inf": words.infinitive_marks,
        "purpose": words.purpose_marks,
        "neg": words.negation,
        "adv": words.adverbs,
        "statenoun": words.state_nouns,
        "forcenoun": words.force_nouns,
        "leadernoun": words.leader_nouns,
        "selfref": words.self_reference,
        "ourref": words.our_reference,
        "pairref": words.pair_reference,
        "genitive": words.genitive_marks,
        "partyref": words.party_reference,
        "groupref": words.group_reference,
        "statistics": words.statistics,
        "accordingto": words.according_to,
        "particle": words.particles,
        "partitive": words.partitive,
        "former": pack.offices.former,
        "acting": pack.offices.acting,
        "elect": pack.offices.elect,
        "honorific": pack.offices.honorific,
    }
    for cat, forms in plain.items():
        for form in forms:
            yield form, Entry(cat, form)
    for state, forms in words.own_government.items():
        for form in forms:
            yield form, Entry("owngov", state)
    preps: dict[str, list[str]] = {}
    for role, forms in words.roles.items():
        for form in forms:
            preps.setdefault(form, []).append(role)
    for form, roles in preps.items():
        yield form, Entry("prep", "|".join(roles))
    for kind, forms in words.pronouns.items():
        for form in forms:
            yield form, Entry("pron", kind)
    for modal in words.modal:
        for form in modal.words:
            yield form, Entry("modal", modal.force)


def _acronym(form: str) -> bool:
    letters = [char for char in form if char.isalpha()]
    return len(letters) <= 7 and sum(char.isupper() for char in letters) >= max(2, len(letters) - 1)


def _name_entries(pack: Pack) -> Iterator[tuple[str, Entry]]:
    for name in pack.states:
        cased = name.form if _acronym(name.form) else ""
        capital = name.form[0].isupper() and name.form[0].isalpha()
        yield (
            name.form,
            Entry("state", name.id, name.kind, "", cased, capital, ambiguous="ambiguous" in name.note),
        )
    for name in pack.organisations:
        cased = name.form if _acronym(name.form) else ""
        feature = "context" if "needs context" in name.note else ""
        # «de Unie» is a name by its capital; «het bondgenootschap» needs none.
        extra = PROPER if feature and any(char.isupper() for char in name.form[1:]) else ""
        yield (
            name.form,
            Entry("org", name.id, feature, extra, cased, name.form[0].isupper(), ambiguous="ambiguous" in name.note),
        )
    for name in pack.places:
        yield name.form, Entry("place", name.id, name.kind, "", "", name.form[0].isupper())
    for name in pack.persons:
        yield name.form, Entry("person", name.id, "", "", "", name.form[0].isupper())
    for office in pack.offices.office:
        for form in (*office.forms, *office.plural):
            feature = "plural" if form in office.plural else ""
            yield (
                form,
                Entry(
                    "office",
                    office.post,
                    office.kind,
                    f"{office.complement or ''}|{feature}",
                    form if _acronym(form) else "",
                    ambiguous=office.ambiguous,
                ),
            )


def _gazetteer_entries(code: str, taken: set[str]) -> Iterator[tuple[str, Entry]]:
    from servanda.gazetteer import load_landmarks, load_masks, load_persons, load_places

    for mask in load_masks():
        if mask.language == code:
            yield mask.form, Entry("mask", mask.form)

    for person in load_persons():
        yield person.id, Entry("person", person.id, "", "", "", person.id[0].isupper())
    families: dict[str, list[str]] = {}
    for person in load_persons():
        families.setdefault(person.family, []).append(person.id)
    for family, ids in families.items():
        if match_form(family) not in taken:
            yield family, Entry("family", "|".join(ids), "", "", "", family[0].isupper(), ambiguous=len(ids) > 1)
    for place in load_places():
        if match_form(place.name) not in taken:
            yield (
                place.name,
                Entry("place", place.name, place.state, "", "", True, ambiguous=bool(place.ambiguous)),
            )
    for mark in load_landmarks():
        if mark.language == code:
            yield mark.form, Entry("landmark", mark.place, mark.state, "", "", True)


def _head_entries(pack: Pack) -> Iterator[tuple[str, Entry]]:
    for cat, heads in (
        ("instrument", pack.heads.instrument),
        ("mechanism", pack.heads.mechanism),
        ("level", pack.heads.level),
        ("measure", pack.heads.measure),
    ):
        for head in heads:
            value = head.kind or head.level or head.measure or "other"
            for form in (*head.forms, *head.plural):
                flags = ("plural" if form in head.plural else "", "named" if head.named_only else "")
                yield (
                    form,
                    Entry(
                        cat,
                        value,
                        "|".join(flags),
                        "counted" if head.counted else "",
                        form if _acronym(form) else "",
                        compound=head.compound,
                        ambiguous=head.ambiguous,
                    ),
                )


def _trigger_entries(pack: Pack) -> Iterator[tuple[str, Entry]]:
    for frame, triggers in pack.triggers.items():
        for trigger in triggers:
            for form in trigger.nouns:
                yield (
                    form,
                    Entry(
                        "noun",
                        trigger.concept,
                        frame,
                        trigger.value or "",
                        compound=trigger.compound,
                        ambiguous=trigger.counter is not None,
                    ),
                )
            for form in trigger.words:
                yield form, Entry("word", trigger.concept, frame, trigger.value or "")


def _verb_triggers(triggers: dict[str, tuple[Trigger, ...]]) -> dict[str, tuple[VerbTrigger, ...]]:
    out: dict[str, list[VerbTrigger]] = {}
    for frame, rows in triggers.items():
        for trigger in rows:
            for lemma in trigger.verbs:
                out.setdefault(lemma, []).append(VerbTrigger(frame, trigger.concept, trigger.value, ()))
            for phrase in trigger.verbs_with:
                words = tuple(match_form(word.strip()) for word in phrase.words.split("|"))
                out.setdefault(phrase.verb, []).append(
                    VerbTrigger(frame, trigger.concept, trigger.value, words)
                )
    return {lemma: tuple(found) for lemma, found in out.items()}


def compile_pack(pack: Pack) -> Lexicon:
    """The lexicon of a pack: every form of every table, in one automaton."""
    from daachorse import MATCH_KIND_STANDARD, CharwiseDoubleArrayAhoCorasick

    forms: dict[str, list[Entry]] = {}

    def add(form: str, entry: Entry) -> None:
        key = match_form(form.replace("’", "'"), fold_diacritics=pack.info.fold_diacritics)
        known = forms.setdefault(key, [])
        if entry not in known:
            known.append(entry)

    for source in (_word_entries, _name_entries, _head_entries, _trigger_entries, _verb_entries):
        for form, entry in source(pack):
            add(form, entry)
    for form, entry in _gazetteer_entries(pack.info.code, set(forms)):
        add(form, entry)
    if pack.info.genitive_s:
        _add_genitives(forms)
    keys = sorted(forms)
    ranked = tuple(tuple(sorted(forms[key], key=lambda entry: _RANK.get(entry.cat, 99))) for key in keys)
    area_rows: dict[str, list[tuple[str, bool, bool]]] = {}
    for area, stems in pack.areas.items():
        for stem in stems:
            key = match_form(stem.strip("*"))
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
        verb_triggers=_verb_triggers(pack.triggers),
        particles=frozenset(match_form(verb.particle) for verb in pack.verbs if verb.particle),
        areas=(CharwiseDoubleArrayAhoCorasick(unique, MATCH_KIND_STANDARD) if unique else None, tuple(unique)),
        area_of=tuple(
            (area, before, after)
            for key in unique
            for area, before, after in (area_rows[key][0],)
        ),
        free=bytes(not any(entry.cased or entry.capital for entry in entries) for entries in ranked),
        compound=bytes(any(entry.compound for entry in entries) for entries in ranked),
    )


def _add_genitives(forms: dict[str, list[Entry]]) -> None:
    """«Vietnams», «Poetins»: names with a bare -s, where the form is not a word of its own."""
    for form, entries in list(forms.items()):
        if form[-1] in "sxz" or form + "s" in forms:
            continue
        owned = [
            msgspec.structs.replace(entry, feature="genitive" if entry.cat == "state" else entry.feature, extra="genitive")
            for entry in entries
            if entry.cat in ("person", "family", "place") or (entry.cat == "state" and entry.feature == "name")
        ]
        if owned:
            forms[form + "s"] = owned


def _fingerprint(code: str) -> str:
    from servanda import gazetteer

    digest = hashlib.sha256(LAYOUT.encode())
    for folder in (folders()[code], Path(gazetteer.__file__).parent):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".toml", ".tsv"}:
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
