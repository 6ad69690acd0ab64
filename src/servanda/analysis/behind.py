"""Subjects that stand behind their verb, and subjects that are left out, in languages that declare it."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.analysis.clause import Clause, cue_of
from servanda.analysis.items import Item
from servanda.analysis.verbs import NOUNISH, VerbUse
from servanda.languages.entries import OBLIQUE
from servanda.languages.schema import PackInfo

_ENDS = frozenset({"comp", "sub", "cond", "purpose"})


def behind(items: Sequence[Item], clause: Clause, verb_at: int, info: PackInfo) -> tuple[int | None, bool]:
    """The actor behind the verb that is its subject, and whether a thing behind it is.

    A person without a preposition is the subject wherever the language marks persons that are objects. A state by
    its name can be the object («visitó Vietnam»), unless something tells otherwise.
    """
    verb = next((v for v in clause.verbs if v.at == verb_at), None)
    if verb is None:
        return None, False
    found = _first_free(items, clause, verb_at)
    if found is None:
        return None, False
    item = items[found]
    if item.kind != "actor":
        return None, _thing_leads(items, clause, verb)
    actor = item.actor
    if actor.ref == "he" or not _fits(item, verb, info):
        return None, False
    if actor.form != "name" and actor.form != "org":
        return found, False
    leads = len(actor.members) > 1 or _thing_leads(items, clause, verb)
    return (found, False) if leads or _object_later(items, clause, found) else (None, False)


def behind_object(items: Sequence[Item], clause: Clause, verb_at: int) -> int | None:
    """The actor behind the verb where its object stands before it («cuya presidencia ostenta Chile»)."""
    found = _first_free(items, clause, verb_at)
    return found if found is not None and items[found].kind == "actor" else None


def _first_free(items: Sequence[Item], clause: Clause, verb_at: int) -> int | None:
    """The first noun or actor behind the verb that no preposition governs."""
    verbs = {verb.at for verb in clause.verbs}
    for at in range(verb_at + 1, clause.stop):
        item = items[at]
        if item.kind in _ENDS or item.text in ";:":
            return None
        if at in verbs or not item.text[:1].isalnum():
            continue
        named = item.kind == "actor" or (item.kind in NOUNISH and item.kind != "quantity")
        if named and not cue_of(items[verb_at + 1 :], at - verb_at - 1):
            return at
    return None


def _fits(item: Item, verb: VerbUse, info: PackInfo) -> bool:
    """Whether an actor can be the subject of a verb of this number: one person does not «firmaron»."""
    actor = item.actor
    if not verb.item.low.endswith(info.plural_endings) or actor.ref or actor.form == "state_noun":
        return not verb.item.low.endswith(info.we_endings)
    return len(actor.members) > 1 or len(actor.persons) > 1


def _thing_leads(items: Sequence[Item], clause: Clause, verb: VerbUse) -> bool:
    """Whether what stands behind a verb can be no object of it: a reflexive, a passive, a verb of being or coming."""
    if clause.passive or verb.kind == "be":
        return True
    lexical = clause.main_verb or verb
    if lexical.item.has("presenting"):
        return True
    return any(items[at].has("reflexive") for at in range(clause.start, lexical.at + 1))


def _object_later(items: Sequence[Item], clause: Clause, subject: int) -> bool:
    """Whether an object or what is said follows a state's name, so that the name is the subject («Anunció Perú que …»)."""
    after = items[clause.stop] if clause.stop < len(items) else None
    if after is not None and after.has("comp") and clause.stop == subject + 1:
        return True
    for at in range(subject + 1, clause.stop):
        if items[at].kind in ("punct", "coord"):
            return False
        if items[at].kind in NOUNISH and items[at].text[:1].isalnum() and not cue_of(items, at):
            return True
    return False


def oblique(clause: Clause) -> bool:
    """Whether a relative clause describes what is not its subject («en la que», «con quien», «donde»)."""
    opener = clause.opener
    return opener is not None and any(entry.feature == OBLIQUE for entry in opener.all("rel"))


def dropped(items: Sequence[Item], clause: Clause, info: PackInfo) -> str:
    """Whom the finite verb of a clause without a subject means: `he`, `they` or `we`; empty where it means nobody."""
    first = next((v for v in clause.verbs if v.feature in ("present", "past", "subordinate")), None)
    if first is None:
        return ""
    if first.item.low.endswith(info.we_endings):
        return "we"
    lexical = [verb for verb in clause.verbs if not verb.kind]
    if first.kind and not any(verb.feature == "participle" for verb in lexical):
        return ""
    if _impersonal(items, clause):
        return ""
    return "they" if first.item.low.endswith(info.plural_endings) else "he"


def _impersonal(items: Sequence[Item], clause: Clause) -> bool:
    """Whether nobody in particular acts: «se prevé que …», «se acordó reforzar …»."""
    main = clause.main_verb
    if main is None or not any(items[at].has("reflexive") for at in range(clause.start, main.at)):
        return False
    after = items[main.at + 1] if main.at + 1 < len(items) else None
    return after is None or after.has("comp") or any(entry.feature == "base" for entry in after.all("verb"))
