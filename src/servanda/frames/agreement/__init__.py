"""Agreements: an act (a verb, a noun, a participle) on an instrument that the text names, counts or refers to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.frames import truth
from servanda.frames.agreement.formulas import dated_citations, formulas, own_title
from servanda.frames.agreement.instruments import (
    STATES_OF_FORCE,
    WEAK,
    Found,
    coordinated,
    count_of,
    find,
    in_force,
    uncounted_stock,
)
from servanda.frames.agreement.parties import acting, parties_of, partners, referred
from servanda.frames.agreement.talks import mentioned, negotiators, phase, subject_matter
from servanda.frames.agreement.told import told_in
from servanda.frames.common import text_of, when_slots
from servanda.frames.events import of_one_visit
from servanda.frames.scene import Draft, Scene, Use
from servanda.frames.timing import described
from servanda.mentions.context import Actor, acts_for_state
from servanda.mentions.times import TimeReading
from servanda.mentions.titles import Title

ACTS = {
    "act.agreed_on": "agreed",
    "act.wanted": "agreed",
    "act.undersigned": "signed",
    "act.talks": "under_negotiation",
}
BARE = frozenset({"act.agreed", "act.under_negotiation"})
"""Acts that may stand without an instrument («bereikten overeenstemming»)."""
JOINT_TEXTS = frozenset({"joint_statement", "communique", "declaration"})
DONE = "done"
"""Value of a trigger that is an act only where it happened ("accepted a ceasefire")."""
NO_ACT = frozenset({"act.failed", "act.talks"})
SIGNED = frozenset({"act.signed", "act.ratified"})
NEED_ACTOR = frozenset({"contract", "plan", "document", "resolution"})


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of acts on instruments in a sentence; one for each instrument and act."""
    yield from own_title(scene)
    if scene.question:
        return
    uses = list(scene.uses("agreement"))
    formula = list(formulas(scene, uses))
    yield from formula
    if formula:
        return
    taken: set[tuple[int, str]] = set()
    yield from _talks(scene, taken)
    for use in uses:
        if not use.concept.startswith("act.") or use.concept in NO_ACT:
            continue
        if use.how == "noun" and use.concept == "act.under_negotiation":
            continue
        if use.verb is not None and use.verb.kind and use.clause.main_verb is not use.verb:
            continue  # an auxiliary only helps («ist … in Kraft getreten»)
        if use.value == DONE and (_unfinished(use) or scene.force(use.clause)):
            continue
        yield from _acts(scene, use, taken)
    for draft in told_in(scene):
        if not any(spot == draft.cues[0] for spot, _ in taken):
            yield draft
    for draft in dated_citations(scene):
        if (draft.cues[0], "signed") not in taken:
            yield draft


def act_of(concept: str) -> str:
    """The act that a concept stands for."""
    return ACTS.get(concept, concept.partition(".")[2])


def _acts(scene: Scene, use: Use, taken: set[tuple[int, str]]) -> Iterator[Draft]:
    act = act_of(use.concept)
    if use.concept == "act.wanted" and use.verb is not None and use.clause.main_verb is not use.verb:
        return
    if act == "signed" and _aimed_at(scene, use):
        act = "agreed"  # «streben den Abschluss eines Abkommens an»
    found = find(scene, use)
    if found is None:
        draft = _bare(scene, use, act, taken)
        if draft is not None:
            yield draft
        return
    first: int | None = None
    for at in (found.at, *coordinated(scene, found.at)):
        title: Title = scene.items[at].payload
        if (at, act) in taken or (at, f"talks:{use.clause.start}") in taken:
            continue
        count, stock = count_of(scene, at)
        if (stock and found.how == "attribute") or uncounted_stock(scene, use, found, count):
            taken.add((at, act))
            continue
        if first is not None and title.plural and not title.qualified and count is None:
            continue
        first = at if first is None else first
        # What is signed together with an instrument is one too.
        listed = at != found.at and (found.at, act) in taken
        drafts = list(_drafts(scene, use, act, Found(at, found.how), count, listed=listed))
        if drafts:
            taken.add((at, act))
            yield from drafts


def _unfinished(use: Use) -> bool:
    """Whether the verb is a bare infinitive, under whatever else stands in its clause."""
    return use.verb is not None and use.verb.feature in ("base", "te")


def _drafts(
    scene: Scene, use: Use, act: str, found: Found, count: int | None, *, listed: bool = False
) -> Iterator[Draft]:
    title: Title = scene.items[found.at].payload
    for parties in partners(scene, use, found) or (parties_of(scene, use, found),):
        if not (listed and parties.members) and not _plausible(scene, use, found, parties, count):
            return
        draft = _make(scene, use, act, title.kind, parties, found.at, count)
        if use.how == "noun" and not _eventful(scene, use, draft, title, count):
            return
        # In a treaty's own articles only a dated act is an event; the rest is a rule about what may happen.
        if scene.context.legal_text and not (
            "when" in draft.slots and scene.modality(use.clause) == "asserted"
        ):
            return
        yield draft


def _eventful(scene: Scene, use: Use, draft: Draft, title: Title, count: int | None) -> bool:
    """A signing named by a noun counts where its clause gives a date, a place, a number, an agent or who saw it."""
    if count is not None or "when_text" in draft.slots or "where" in draft.slots or title.between is not None:
        return True
    if any(True for _ in scene.actors(use.at, use.clause.stop, "agent")):
        return True
    doer = scene.doer(use.clause)
    if scene.force(use.clause) == "expected" and len(draft.slots["parties"]) > 1:
        return True  # «ожидается подписание совместного заявления»
    return (
        doer is not None and len(doer.members) > 1 and scene.modality(use.clause) in ("asserted", "desired")
    )


def _plausible(scene: Scene, use: Use, found: Found, parties: Actor, count: int | None) -> bool:
    """Whether states act here: a contract of a club or a plan of one ministry is nothing to the ledger."""
    title: Title = scene.items[found.at].payload
    doer = acting(scene, use, found)
    active = use.how == "verb" and found.how == "object" and not (use.clause.passive or use.clause.undergone)
    if active and doer is None and use.clause.thing_subject and not _anybody(scene, use):
        return False
    plain = not (title.qualified or title.capital or title.plural or " " in title.short)
    thin = title.ambiguous and plain and count is None
    again = title.kind == "document" and use.concept in SIGNED and len(scene.context.pair) > 1
    if thin and doer is None and not scene.context.own_kind and not again:
        return False
    states = [m for m in parties.members if acts_for_state(Actor((m,)))]
    if parties.members and not states:
        return False
    said = any(item.actor is not None for item in scene.items)
    if use.concept in WEAK and title.kind not in JOINT_TEXTS and len(parties.members) < 2:
        return False
    if use.concept in WEAK and title.kind == "plan" and title.plural:
        return False
    told = said or count is not None or again
    if title.kind in NEED_ACTOR and not (told and parties.members):
        return False
    if title.kind == "contract":
        return len(parties.members) > 1
    if not parties.members:
        return (title.qualified or title.capital) and not title.ambiguous
    return True


def _anybody(scene: Scene, use: Use) -> bool:
    return any(scene.items[at].kind == "actor" for at in range(use.clause.start, use.clause.stop))


def _bare(scene: Scene, use: Use, act: str, taken: set[tuple[int, str]]) -> Draft | None:
    """Acts without an instrument in their clause: "it entered into force", «bereikten overeenstemming»."""
    if use.how == "noun":
        return None
    if use.concept in STATES_OF_FORCE or use.concept in ("act.signed", "act.ratified"):
        known = referred(scene, use)
        if known is None:
            return None
        by = acting(scene, use, None)
        return _make(
            scene, use, act, known[0], Actor(known[1], by.persons if by is not None else ()), None, None
        )
    if use.concept not in BARE or any(kind.startswith("talks") for _, kind in taken):
        return None
    doer = acting(scene, use, None)
    alone = doer is not None and len(doer.members) == 1
    parties = parties_of(scene, use, None)
    if len(parties.members) < 2 or (alone and use.concept == "act.under_negotiation"):
        return None
    if scene.context.legal_text:
        return None
    return _make(scene, use, act, "agreement", parties, None, None)


def _talks(scene: Scene, taken: set[tuple[int, str]]) -> Iterator[Draft]:
    for use in mentioned(scene):
        found = phase(scene, use)
        at = subject_matter(scene, use)
        if found is None and "after" in scene.cue(use.at):
            continue  # «nach langen Verhandlungen»: what came of them is told by another verb
        if at is not None:
            taken.add((at, f"talks:{use.clause.start}"))
        if found is None or (use.concept == "act.talks" and at is None):
            continue
        act, verb = found
        if scene.cue(use.at) & {"during", "after"} and verb.concept.startswith("act."):
            continue  # «по итогам переговоров министры подписали …»: the act has an instrument of its own
        said = negotiators(scene, use)
        between = scene.items[at].payload.between if at is not None else None
        if between is not None and len(between.members) > 1 and not between.ref:
            said = between  # "negotiate an agreement between A and B": the name tells whose it is
        parties = said
        if said is None or len(said.members) < 2:
            whole = parties_of(scene, use, Found(at, "noun") if at is not None else None)
            parties = (
                said.joined(whole) if said is not None and set(said.members) & set(whole.members) else whole
            )
        if not parties or len(parties.members) < 2:
            continue
        kind = scene.items[at].payload.kind if at is not None else "agreement"
        taken.add((at if at is not None else use.at, f"talks:{use.clause.start}"))
        yield _make(scene, verb, act, kind, parties, at, None)


def _make(
    scene: Scene, use: Use, act: str, kind: str, parties: Actor, at: int | None, count: int | None
) -> Draft:
    slots: dict[str, Any] = {
        "act": act, "kind": kind, "parties": parties.members, "persons": parties.persons, "count": count,
    }  # fmt: skip
    if at is not None:
        title: Title = scene.items[at].payload
        words = text_of(scene, at, at + 1)
        # «Vertrag» says no more than that it is one; «New START» is a name.
        bare = words.casefold() == title.short.casefold() and words[1:].islower() and not title.qualified
        set_of_them = title.plural and count is not None and not title.quoted
        named = title.capital or (title.qualified and not (title.plural and words.endswith(title.short)))
        if named and not (bare or set_of_them):
            slots["title"] = words
    time = _time(scene, use)
    slots |= when_slots(time, scene)
    if slots.get("act") == "entered_into_force" and str(slots.get("when")).endswith("/.."):
        # «có hiệu lực từ ngày …», "in force as from …": the day on which it entered into force.
        slots["when"] = slots["when"].removesuffix("/..")
    place = scene.place(use.clause.start, use.clause.stop)
    if place is not None:
        slots |= {"where": place[0], "where_state": place[1]}
    modality = _modality(scene, use, at)
    return Draft(
        record="agreement", slots=slots, rule=f"agreement.{use.how}", cues=(use.at,) if at is None else (use.at, at),
        clause=use.clause, modality=modality, time_at=time[0] if time else None,
    )  # fmt: skip


def _time(scene: Scene, use: Use) -> tuple[int, TimeReading] | None:
    """When: a date that goes with the act, unless it is only that of one of the visits during which it was done."""
    found = _time_near(scene, use)
    if use.how != "word" and found is not None and _since_in_force(scene, found[0]):
        return None
    return None if found is not None and of_one_visit(scene, found[0], use.at) else found


def _since_in_force(scene: Scene, at: int) -> bool:
    """Whether a time only tells since when the instrument before it has been in force («…, en vigor desde 2005»)."""
    return any(
        other.how == "word" and 0 < at - other.at <= 3
        for concept in STATES_OF_FORCE
        for other in scene.uses("agreement", concept)
    )


def _time_near(scene: Scene, use: Use) -> tuple[int, TimeReading] | None:
    """When: in the clause itself, in the one that it hangs on, else the only date that goes with it."""
    inside = scene.time(use.at, use.clause, whole_sentence=False)
    if inside is not None:
        return inside
    governor = use.clause.governor
    if use.clause.kind in ("rel", "comp", "sub") and governor is not None:
        return scene.time(use.at, governor, whole_sentence=False) or scene.time(use.at, use.clause)
    if use.concept in STATES_OF_FORCE or scene.modality(use.clause) != "asserted":
        return None
    return scene.time(use.at, use.clause)


def _aimed_at(scene: Scene, use: Use) -> bool:
    """Whether an act told by a noun is what the verb of its clause strives or calls for («streben den Abschluss an»)."""
    if use.how != "noun" or use.clause.passive or use.clause.main_verb is None:
        return False
    return truth.verb_force(scene, use.clause) in truth.DESIRED


def _modality(scene: Scene, use: Use, title: int | None) -> str | None:
    """Another modality than that of the clause; a negative word before the title denies from any clause ("No accord …")."""
    if title and scene.items[title - 1].kind == "neg":
        return "denied"
    if use.how == "word" and in_force(scene, use) is not None:
        return "asserted"
    if use.verb is not None and described(scene.items, use.clause, use.verb.at):
        return "asserted"
    if use.clause.negated:
        return None
    if use.concept == "act.wanted" or _aimed_at(scene, use):
        return "desired"
    if use.concept in ("act.agreed_on", "act.agreed") and scene.force(use.clause) == "agreed":
        return "asserted"
    return None
