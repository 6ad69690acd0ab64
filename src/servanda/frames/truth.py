"""How firmly a clause says what it says: asserted, planned, desired, denied or conditional, and under which force."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from servanda.analysis.clauses import Clause, VerbUse

if TYPE_CHECKING:
    from servanda.frames.scene import Scene

DESIRED = frozenset({"hoped", "willing", "aimed", "called"})
FORESEEN = frozenset({"expected", "aimed"})
PLANNED = frozenset({"expected", "undertaken", "agreed", "binding"})


def modality(scene: Scene, clause: Clause | None, when: str | None = None) -> str:
    """Asserted, planned, desired, denied or conditional, from the verbs of the clause and what governs it."""
    under = force(scene, clause)
    if clause is not None and (clause.negated or _denied_above(clause)):
        return "denied"
    if under == "refused":
        return "denied"
    if under == "conditional" or (clause is not None and clause.kind == "cond"):
        return "conditional"
    if under in DESIRED:
        return "desired"
    if under in PLANNED or under == "obliged":
        return "planned"
    if when and scene.published is not None and _after(when, scene.published):
        return "planned"
    return "asserted"


def over(scene: Scene, clause: Clause | None) -> bool:
    """Whether a clause looks back with a finite verb of its own («die op 6 juni plaatsvond»).

    A time ahead of the text's day is then no plan: the day of the text is not known as well as the tense.
    """
    if clause is None or force(scene, clause):
        return False
    return any(verb.past for verb in clause.verbs) and not foreseen(scene, clause)


def force(scene: Scene, clause: Clause | None, depth: int = 0) -> str:
    """The force under which a clause stands: its own modal verb, else that of the verb that governs it."""
    if clause is None or depth > 3:
        return ""
    own = ""
    for verb in clause.verbs:
        if verb.modal:
            would = verb.feature == "past" and verb.modal == "undertaken" and not reported(clause)
            own = "conditional" if would else verb.modal
            break
    if not own and any(verb.future for verb in clause.verbs):
        # «signerait» is hearsay or a condition, unless it is "will" in what somebody has said; «aurait signé» is hearsay.
        doubtful = next((verb for verb in clause.verbs if verb.would), None)
        told = doubtful is None or (doubtful.kind != "have" and reported(clause))
        own = "undertaken" if told else "conditional"
    if not own:
        own = _word_force(scene, clause) or _governing_force(scene, clause)
    if own:
        return own
    if clause.kind == "inf" and _is_to(clause):
        return "expected"
    if clause.kind in ("inf", "comp") and clause.governor is not None:
        return verb_force(scene, clause.governor) or force(scene, clause.governor, depth + 1)
    if clause.kind == "coord" and clause.subject_inherited and clause.governor is not None:
        finite = any(v.feature in ("present", "past") for v in clause.verbs)
        return "" if finite else force(scene, clause.governor, depth + 1)
    return ""


def _governing_force(scene: Scene, clause: Clause) -> str:
    """The force of a verb that governs the infinitive in its own clause («weigert … te ondertekenen»)."""
    main = clause.main_verb
    if main is None or main.feature not in ("te", "base"):
        return _wished(scene, clause, main)
    for verb in clause.verbs:
        if verb is not main and not verb.kind and (found := _lemma_force(scene, verb.lemma)):
            return found
    return ""


def _wished(scene: Scene, clause: Clause, main: VerbUse | None) -> str:
    """The wish under which a bare participle stands with its object ("wants the treaty ratified this year")."""
    if main is None or not any(e.feature == "participle" for e in main.item.all("verb")):
        return ""
    lexical = [verb for verb in clause.verbs if verb is not main]
    if len(lexical) != 1 or lexical[0].kind or lexical[0].modal or lexical[0].at > main.at:
        return ""
    if any(c.kind == "inf" and c.governor is clause for c in scene.clauses):
        return ""  # "wants the treaty signed last year to enter into force"
    wish = _lemma_force(scene, lexical[0].lemma)
    return wish if wish in ("hoped", "willing", "called") else ""


def _word_force(scene: Scene, clause: Clause) -> str:
    for at in range(clause.start, clause.stop):
        item = scene.items[at]
        if item.kind == "modal" and (entry := item.get("modal")):
            return entry.value
        for entry in item.entries:
            if entry.cat == "word" and entry.feature == "commitment" and entry.value.startswith("force."):
                return entry.value[6:]
    return ""


def verb_force(scene: Scene, clause: Clause) -> str:
    """The force that the main verb of a clause lays on what it governs."""
    verb = clause.main_verb
    return _lemma_force(scene, verb.lemma) if verb is not None else ""


def foreseen(scene: Scene, clause: Clause) -> bool:
    """Whether the clause says with a participle that something is planned or expected («stond gepland voor»)."""
    return any(
        verb.feature == "participle" or (clause.passive and verb is clause.main_verb)
        for verb in clause.verbs
        if _lemma_force(scene, verb.lemma) in FORESEEN
    )


def _lemma_force(scene: Scene, lemma: str) -> str:
    for trigger in scene.lexicon.verb_triggers.get(lemma, ()):
        own = bool(trigger.value and trigger.words)
        if trigger.frame == "commitment" and trigger.concept.startswith("force.") and not own:
            # One that has both a value and words holds for its own object only («stelt 5 miljoen beschikbaar»).
            return trigger.concept[6:]
        refusing = trigger.concept in ("plover.REJECT", "stance.reject", "act.failed", "truth.refused")
        if refusing and not trigger.words:
            return "refused"
        if trigger.concept == "stance.call_for":
            return "called"
    return ""


def reported(clause: Clause) -> bool:
    """Whether a clause is the content of what somebody says, thinks or agrees, so that "would" is "will"."""
    depth = 0
    while clause.governor is not None and depth < 4:
        if clause.kind == "comp":
            return True
        clause, depth = clause.governor, depth + 1
    return False


def negated_force(scene: Scene, clause: Clause, cue: int) -> bool:
    """Whether the force itself is denied ("did not agree to", "will not send"), not what stands under it."""
    modal = any(v.at == cue and v.modal for v in clause.verbs)
    stop = clause.stop if modal else cue
    return any(scene.items[at].kind == "neg" for at in range(clause.start, stop))


def conditional(scene: Scene, clause: Clause) -> bool:
    """Whether the sentence opens with the condition under which its clauses hold."""
    first = scene.clauses[0] if scene.clauses else None
    return first is not None and first.kind == "cond" and clause is not first


def _denied_above(clause: Clause) -> bool:
    """ "did not manage to sign": an infinitive under a denied verb."""
    return clause.kind == "inf" and clause.governor is not None and clause.governor.negated


def _is_to(clause: Clause) -> bool:
    """ "is to be signed", "are to meet": a form of being right before an infinitive."""
    governor = clause.governor
    verb = governor.main_verb if governor is not None else None
    return (
        verb is not None and verb.kind == "be" and verb.feature == "present" and verb.at == clause.start - 1
    )


def _after(when: str, day: datetime.date) -> bool:
    first = when.partition("/")[0].rstrip("~")
    if first == ".." or not first[:4].isdigit():
        return False
    parts = first.split("-")
    if any(not part.isdigit() for part in parts):
        return False
    numbers = [int(part) for part in parts]
    return tuple(numbers) > (day.year, day.month, day.day)[: len(numbers)]
