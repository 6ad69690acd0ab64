"""Clauses: which verbs belong together, who their subject is, what is negated, hoped or only planned.

A shallow reading. It knows word classes and the declared properties of a pack (is the verb second?), no words.
Where it cannot tell who acts, it says so (`subject` is None) rather than guess.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.analysis.clause import HARD as HARD
from servanda.analysis.clause import Clause as Clause
from servanda.analysis.clause import cue_of as cue_of
from servanda.analysis.items import Item
from servanda.analysis.pieces import cut, merge
from servanda.analysis.subjects import find_subject, settle_pronouns
from servanda.analysis.verbs import NOUNISH as NOUNISH
from servanda.analysis.verbs import VerbUse as VerbUse
from servanda.analysis.verbs import skip, verb_uses
from servanda.languages.entries import PERFECT_WITH_BE
from servanda.languages.schema import PackInfo

DESCRIBED = frozenset(
    {"token", "noun", "instrument", "mechanism", "measure", "title", "verb", "name", "forcenoun"}
)
"""Kinds of items that a participle right behind them can describe."""


def split_clauses(items: Sequence[Item], info: PackInfo) -> list[Clause]:
    """The clauses of one sentence, in the order of the text."""
    uses = verb_uses(items)
    pieces = cut(items, uses, info)
    clauses = merge(items, pieces, uses, info)
    for number, clause in enumerate(clauses):
        clause.verbs = [uses[at] for at in range(clause.start, clause.stop) if at in uses]
        _settle_modals(items, clause)
        clause.negated = any(
            item.kind == "neg" and _negates(items, at)
            for at, item in enumerate(items[clause.start : clause.stop], clause.start)
        )
        clause.passive = _passive(items, clause, info) or _elliptic(items, clause, info)
        if number:
            clause.governor = _governor(items, clauses, number)
    for clause in clauses:
        find_subject(items, clause, info)
    settle_pronouns(items, clauses, info)
    if len(clauses) > 1:
        _lend_subject(items, clauses[0], clauses[1], info)
    return clauses


def _lend_subject(items: Sequence[Item], first: Clause, second: Clause, info: PackInfo) -> None:
    """An opening participle tells of the subject behind it: «Reçu par le roi, le ministre …», "Received by the king, he …"."""
    if first.subject is not None or first.thing_subject or not first.verbs or items[second.start].text != ",":
        return
    gerund = info.cases and all(verb.feature == "ing" for verb in first.verbs)  # «Получив статус …, Грузия …»
    if any(verb.kind or verb.modal or not (gerund or _can_be_participle(verb)) for verb in first.verbs):
        return
    if first.verbs[0].at != skip(items, first.start) or second.subject is None or second.subject_inherited:
        return
    first.kind, first.governor, second.governor = "part", second, None
    first.subject, first.subject_inherited = second.subject, True
    first.passive = not gerund and not _active_with_be(items, first)


def _can_be_participle(verb: VerbUse) -> bool:
    return any(entry.feature == "participle" for entry in verb.item.all("verb"))


def reduced(items: Sequence[Item], clause: Clause, at: int) -> bool:
    """Whether a participle with its agent describes the object before it ("criticised the tariffs imposed by China")."""
    if at + 2 >= len(items) or not at or items[at - 1].kind not in DESCRIBED:
        return False
    agent = items[at + 1].get("prep")
    if agent is None or "agent" not in agent.value.split("|"):
        return False
    if not any(entry.feature == "participle" for entry in items[at].all("verb")):
        return False
    before = [verb for verb in clause.verbs if verb.at < at]
    if not before or before[-1].at == at - 1:
        return False
    return not any(verb.kind or verb.modal for verb in before)


def _negates(items: Sequence[Item], at: int) -> bool:
    """Whether a negative word denies its clause: «zonder» before a noun denies only that noun."""
    if items[at].kind != "neg" or denies_figure(items, at):
        return False
    role = items[at].get("prep")
    if role is None or "without" not in role.value.split("|"):
        return True
    return any(items[ahead].has("inf") for ahead in range(at + 1, min(len(items), at + 3)))


def denied_figure(items: Sequence[Item], at: int) -> bool:
    """Whether the figure at item `at` is denied, and it alone («niet met 3 maar met 4 procent»)."""
    return any(denies_figure(items, back) for back in range(max(0, at - 2), at))


def denies_figure(items: Sequence[Item], at: int) -> bool:
    """Whether a negative word denies only the figure behind it («130 miljoen en niet 129», "not three but four")."""
    if items[at].kind != "neg" or at + 1 >= len(items):
        return False
    figure = items[at + 1]
    if figure.kind == "prep" and at + 2 < len(items) and items[at + 2].kind == "quantity":
        return any(item.kind == "contrast" for item in items[at + 3 : at + 5])
    after = items[at + 2] if at + 2 < len(items) else None
    added = at > 0 and (items[at - 1].kind in ("coord", "contrast") or items[at - 1].text in ",(")
    if figure.kind == "token" and added and (after is None or after.kind == "punct"):
        # A bare numeral word that nothing follows («twee verdragen, niet drie») is no quantity by itself.
        return any(item.kind == "quantity" for item in items[:at])
    if figure.kind != "quantity":
        return False
    return added or any(item.kind == "contrast" for item in items[at + 2 : at + 5])


def _settle_modals(items: Sequence[Item], clause: Clause) -> None:
    """A modal verb without an infinitive beside it is a verb of its own («gaat naar Hanoi», "wants peace").

    Before a colon the infinitives are to come («Daarnaast zal Nederland:»).
    """
    if not any(verb.modal for verb in clause.verbs):
        return
    if any(item.text == ":" for item in items[clause.stop - 1 : clause.stop + 1]):
        return
    _settle_becoming(clause)
    _settle_hearsay(clause)
    if any(
        item.kind == "quantity" and item.payload.kind in ("multiplier", "factor")
        for item in items[clause.start : clause.stop]
    ):
        return
    for number, verb in enumerate(clause.verbs):
        if verb.modal and not any(
            other is not verb
            and other.feature in ("base", "te", "participle")
            # «muss ratifiziert werden»: what makes the passive stands behind it, though it also makes the future.
            and (not other.modal or (other.kind == "become" and other.at > verb.at))
            for other in clause.verbs
        ):
            clause.verbs[number] = VerbUse(
                verb.at,
                verb.item,
                verb.lemma,
                verb.feature,
                verb.kind,
                "",
                past=verb.past,
                passive=verb.passive,
            )


def reflexive(items: Sequence[Item], clause: Clause) -> bool:
    """Whether a verb of the clause is sent back to its subject by the pronoun before it («se sont rencontrés»)."""
    for verb in clause.verbs:
        before = verb.at - 1
        while before >= clause.start and items[before].kind in ("neg", "pron"):
            before -= 1
        if before >= clause.start and items[before].has("reflexive"):
            return True
    return False


def _active_with_be(items: Sequence[Item], clause: Clause) -> bool:
    """Whether a participle with "be" is the perfect of an active verb: «est arrivé», «se sont rencontrés», «s'est engagé».

    Behind a participle of being itself («a été passé») it is a passive all the same.
    """
    if any(verb.kind == "become" or (verb.kind and verb.feature == "participle") for verb in clause.verbs):
        return False
    if reflexive(items, clause):
        return True
    lexical = [verb for verb in clause.verbs if not verb.kind and not verb.modal]
    return bool(lexical) and lexical[0].item.has(PERFECT_WITH_BE)


def _elliptic(items: Sequence[Item], clause: Clause, info: PackInfo) -> bool:
    """Whether a clause has nothing but a participle for its verb, as headlines do: «Macron attendu à Berlin»."""
    if info.verb_second or info.bare_passive or clause.kind != "main" or not clause.verbs:
        return False
    if _active_with_be(items, clause):
        return False
    return all({entry.feature for entry in verb.item.all("verb")} == {"participle"} for verb in clause.verbs)


def _settle_hearsay(clause: Clause) -> None:
    """A modal of duty over a perfect infinitive tells what is said to have happened («sollen eingetroffen sein»)."""
    kinds = [(verb.kind, verb.feature) for verb in clause.verbs]
    done = any(verb.feature == "participle" and not verb.kind for verb in clause.verbs)
    if not done or not any(kind in ("be", "have") and feature == "base" for kind, feature in kinds):
        return
    for number, verb in enumerate(clause.verbs):
        if verb.modal == "obliged":
            clause.verbs[number] = VerbUse(
                verb.at, verb.item, verb.lemma, verb.feature, "have", "", past=True
            )


def _settle_becoming(clause: Clause) -> None:
    """A verb that makes both future and passive («wird») is no modal beside a mere participle («wird geschlossen»)."""
    lexical = [verb for verb in clause.verbs if not verb.kind and not verb.modal]
    if not lexical or any(
        entry.feature != "participle" for verb in lexical for entry in verb.item.all("verb")
    ):
        return
    if any(verb.feature == "base" for verb in clause.verbs):
        return
    for number, verb in enumerate(clause.verbs):
        if verb.kind == "become" and verb.modal:
            clause.verbs[number] = VerbUse(
                verb.at, verb.item, verb.lemma, verb.feature, verb.kind, "", past=verb.past
            )


def _passive(items: Sequence[Item], clause: Clause, info: PackInfo) -> bool:
    if _active_with_be(items, clause):
        return False
    verbs = clause.verbs
    if info.bare_passive and (main := clause.main_verb) is not None:
        return main.feature == "participle" and (not main.item.case or clause.kind == "part")
    if any(verb.passive for verb in verbs):
        return True
    if not verbs or not any(e.feature in ("participle", "past") for v in verbs for e in v.item.all("verb")):
        return False
    # "accused Russia of being behind it": a gerund of being makes passive only what stands behind it.
    be = any(
        verb.kind in ("be", "become")
        and (verb.feature != "ing" or any(v.at > verb.at and not v.kind for v in verbs))
        for verb in verbs
    )
    lexical = [verb for verb in verbs if not verb.kind and not verb.modal]
    if any(verb.kind == "become" for verb in verbs) and lexical:
        return lexical[-1].item.has("verb") and any(
            e.feature == "participle" for e in lexical[-1].item.all("verb")
        )
    if be and lexical:
        return any(e.feature == "participle" for v in lexical for e in v.item.all("verb"))
    return clause.kind == "part"


def _governor(items: Sequence[Item], clauses: list[Clause], number: int) -> Clause:
    """The clause that this one continues or depends on; a coordinated clause continues one of its own form."""
    clause = clauses[number]
    if clause.kind == "coord" and (clause.resumes or _returns(items, clause, clauses[number - 1])):
        for back in range(number - 1, -1, -1):
            if clauses[back].kind not in ("rel", "part"):
                clause.resumes = True
                return clauses[back]
    if clause.kind != "coord":
        return clauses[number - 1]
    form = _form(items, clause)
    nearest = clauses[number - 1]
    if form == "inf" and clause.verbs[0].feature == "base" and any(verb.modal for verb in nearest.verbs):
        return nearest
    for earlier in reversed(clauses[:number]):
        if _form(items, earlier) == form:
            return earlier
    for earlier in reversed(clauses[:number]):
        if earlier.kind in ("main", "coord", "comp", "sub", "rel", "inf"):
            return earlier
    return clauses[number - 1]


def _returns(items: Sequence[Item], clause: Clause, before: Clause) -> bool:
    """Whether a clause goes on with its verb behind an inserted relative clause ("X, which …, will …")."""
    if before.kind != "rel" or not clause.verbs or items[clause.start].text != ",":
        return False
    first = clause.verbs[0]
    if first.feature in ("ing", "te", "participle") and not first.kind:
        return False
    if first.feature == "base" and not first.modal and any(verb.modal for verb in before.verbs):
        return False
    return skip(items, clause.start + 1) == first.at


def _form(items: Sequence[Item], clause: Clause) -> str:
    """Finite, infinitive, `ing` or participle: by the first verb of a clause."""
    if not clause.verbs:
        return ""
    first = clause.verbs[0]
    if first.feature in ("te", "ing"):
        return first.feature if first.feature == "ing" else "inf"
    before = items[first.at - 1] if first.at else None
    if before is not None and before.has("inf"):
        return "inf"
    if clause.kind == "inf":
        return "inf"
    if (
        first.feature == "base"
        and clause.kind == "coord"
        and clause.subject is None
        and not clause.thing_subject
    ):
        finite = any(e.feature == "present" for e in first.item.all("verb"))
        return "finite" if finite else "inf"
    return "finite" if first.feature in ("present", "past", "subordinate", "base") else first.feature
