"""What the rows of a pack's tables, and of the gazetteer, mean: each form with its entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from servanda.errors import PackError
from servanda.languages.cases import government
from servanda.languages.pack import Pack
from servanda.text.reading import match_form

GONE = "past"
"""Marks a joined form of a separable verb that is past («plaatsvond»), in the extra part of its entry."""

OBLIQUE = "oblique"
"""Marks a relative word that is not the subject of its clause («donde», «con quien»)."""
STATES_ONLY = "states"
"""Marks a reference to two that can only be states («les deux pays»), never a bloc."""

PERFECT_WITH_BE = "perfectbe"
"""Class of the participles of verbs that make their perfect with "be", so that "is arrived" is no passive."""

PROPER = "proper"
"""Marks a short form of an organisation that counts only where it is written with its capital."""


LOOSE = frozenset({"state", "org", "person", "place", "family", "landmark", "office", "mask"})
"""Classes of names: texts leave out their accents, so that any spelling may mean them."""


class Entry(msgspec.Struct, frozen=True):
    """One meaning of a form.

    `cat` is its class (`state`, `office`, `verb`, `trigger` …), `value` what it stands for, `feature` and
    `extra` refine it. `cased` forms match only as written, `capital` ones only with a capital letter first,
    `compound` ones also at the end of a longer word. `one_form`: a verb that has no other form, whatever its tense.
    """

    cat: str
    value: str
    feature: str = ""
    extra: str = ""
    cased: str = ""
    capital: bool = False
    compound: bool = False
    ambiguous: bool = False
    one_form: bool = False


NOUNS = frozenset(
    {"instrument", "mechanism", "measure", "level", "noun", "statenoun", "leadernoun", "forcenoun", "office"}
)
"""Classes of common nouns: where nouns have capitals, a form without one is another word («plane» and «Pläne»)."""


def pack_entries(pack: Pack) -> Iterator[tuple[str, Entry]]:
    """Every form of every table of a pack, as written, with one meaning; a form comes once for each meaning."""
    for source in (_word_entries, _name_entries, _head_entries, _trigger_entries, _verb_entries):
        for form, entry in source(pack):
            if pack.info.capital_nouns and entry.cat in NOUNS and form[0].isupper():
                yield form, msgspec.structs.replace(entry, capital=True)
            else:
                yield form, entry


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
                    # Where adjectives follow, a gerund is never the noun («seguirá formando parte», la forma).
                    ambiguous=verb.noun and not (feature == "ing" and pack.info.adjectives_follow),
                    one_form=len(verb.forms) == 1,
                ),
            )
            if pack.info.adjectives_follow and feature == "participle":
                yield form, Entry("nominal", verb.lemma)
            if verb.lemma in pack.words.presenting_verbs:
                yield form, Entry("presenting", verb.lemma)
            if feature == "participle" and verb.lemma in pack.words.be_perfect:
                yield form, Entry(PERFECT_WITH_BE, verb.lemma)
    wanted = {lemma: f"frames/{frame}.toml" for frame, lemma in _trigger_verbs(pack)}
    wanted |= dict.fromkeys(
        (
            *auxiliary,
            *modal,
            *pack.words.reporting_verbs,
            *pack.words.presenting_verbs,
            *pack.words.serial_verbs,
        ),
        "words.toml",
    )
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
        "theirref": words.own_reference,
        "pairref": words.pair_reference,
        "genitive": words.genitive_marks,
        "ownerart": words.genitive_articles,
        "obliqueart": words.oblique_articles,
        "clauseprep": words.clause_prepositions,
        "seatnoun": words.seat_nouns,
        "partyref": words.party_reference,
        "groupref": words.group_reference,
        "statistics": words.statistics,
        "accordingto": words.according_to,
        "particle": words.particles,
        "past": words.past_marks,
        "passive": words.passive_marks,
        "serial": words.serial_verbs,
        "whole": words.whole_words,
        "partitive": words.partitive,
        "clitic": words.clitics,
        "reflexive": words.reflexives,
        "indefinite": words.indefinite,
        "former": pack.offices.former,
        "acting": pack.offices.acting,
        "elect": pack.offices.elect,
        "honorific": pack.offices.honorific,
    }
    role_of = {form: role for role, forms in words.roles.items() for form in forms}
    for form in words.subordinators:
        # «desde que» has the role of «desde»: since when something is so.
        yield form, Entry("sub", form, role_of.get(form.partition(" ")[0], ""))
    for cat, forms in plain.items():
        for form in forms:
            yield form, Entry(cat, form)
    prepositions = {form for forms in words.roles.values() for form in forms}
    for form in sorted(prepositions | set(words.according_to)):
        if form.rpartition(" ")[2] in words.contractions:
            yield form, Entry("contracted", form)
    for form in words.oblique_relatives:
        yield form, Entry("rel", form, OBLIQUE)
    for form in words.state_pair_reference:
        yield form, Entry("pairref", form, STATES_ONLY)
    for state, forms in words.own_government.items():
        for form in forms:
            yield form, Entry("owngov", state)
    for form in (*words.past_marks, *words.passive_marks):
        # Between an actor and its verb they are passed over as adverbs are.
        yield form, Entry("adv", form)
    for state, forms in words.own_families.items():
        for form in forms:
            yield form, Entry("ownfamily", state, capital=True)
    preps: dict[str, list[str]] = {}
    for role, forms in words.roles.items():
        for form in forms:
            preps.setdefault(form, []).append(role)
    governed = government(pack.folder) if pack.info.cases else {}
    for form, roles in preps.items():
        yield form, Entry("prep", "|".join(roles), extra=governed.get(form, ""))
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
            Entry(
                "org",
                name.id,
                feature,
                extra,
                cased,
                name.form[0].isupper(),
                ambiguous="ambiguous" in name.note,
            ),
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


def gazetteer_entries(code: str, taken: set[str]) -> Iterator[tuple[str, Entry]]:
    """Forms of a language with what the gazetteer knows of them; forms that a pack has `taken` stay the pack's."""
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
            yield (
                family,
                Entry("family", "|".join(ids), "", "", "", family[0].isupper(), ambiguous=len(ids) > 1),
            )
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
