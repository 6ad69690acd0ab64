"""Meetings: by a noun («gesprekken tussen X en Y», "the 12th session of the Commission") or a verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from servanda.analysis.clauses import Clause, reflexive
from servanda.frames.common import other_side, phrase_end, possessor, when_slots
from servanda.frames.events import (
    acts_in_person,
    called_off,
    event_modality,
    event_place,
    event_time,
    put_off,
    relative_after,
    verb_concepts,
    word_concepts,
)
from servanda.frames.meeting.bodies import body_at, body_of, pair_body, sides_of
from servanda.frames.meeting.sides import (
    HOLDS,
    WHO_MEETS,
    answered,
    beside,
    between,
    carried,
    gerund,
    host_body,
    of_name,
    owner_after,
    paired_behind,
    plural_side,
    subject_body,
    with_next,
)
from servanda.frames.scene import Draft, Scene, Use
from servanda.mentions.context import Actor, PersonRef, acts_for_state, is_state

WITH_BODY = frozenset({"event.meeting", "event.session"})
MET = frozenset({"meeting.verb", "meeting.receive", "meeting.noun"})
TALKS = frozenset({"verb.talk", "verb.discuss"})
SELVES = frozenset({"verb.meet", "verb.see", "verb.talk"})
"""Verbs that a reflexive makes mutual («se sont entretenus»)."""
NUMBERED = "numbered"
"""Value of a use that is a body itself, with the number of its session before it."""
ASIDE = frozenset({"in", "at", "during"})


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of meetings in a sentence; the same parties or body give one."""
    if "guard.sport" in word_concepts(scene, 0, len(scene.items), "meeting"):
        return
    seen: list[tuple[frozenset[str], str]] = []
    drafts: list[Draft] = []
    for use in (*scene.uses("meeting"), *numbered(scene)):
        draft = _read(scene, use)
        if draft is None or (scene.context.legal_text and not draft.slots.get("when")):
            continue
        key = (frozenset(draft.slots.get("parties", ())), draft.slots.get("body") or "")
        if any(key == k or (key[0] and not key[1] and key[0] <= k[0]) for k in seen):
            continue
        seen.append(key)
        if not any(_merged(scene, drafts, number, draft) for number in range(len(drafts))):
            drafts.append(draft)
    yield from drafts


def numbered(scene: Scene) -> Iterator[Use]:
    """Common bodies with a number: «le 24e Conseil des ministres franco-allemand» is a session of it."""
    for at, item in enumerate(scene.items):
        if item.kind == "name" and item.payload is not None and scene.ordinal(at) is not None:
            yield Use("event.session", NUMBERED, at, "noun", scene.clause_of(at))


def _merged(scene: Scene, drafts: list[Draft], number: int, late: Draft) -> bool:
    """Whether a body's event is only where the sides met ("met X on the sidelines of the BRICS summit")."""
    early = drafts[number]
    body, met = (early, late) if early.rule == "meeting.body" else (late, early)
    if body.rule != "meeting.body" or met.rule not in MET or body.clause is not met.clause:
        return False
    if not _cue_of_body(scene, body.cues[0]) & ASIDE or set(body.slots["parties"]) - set(
        met.slots["parties"]
    ):
        return False
    added = {
        name: value for name, value in body.slots.items() if name in ("body", "ordinal") and value is not None
    }
    drafts[number] = msgspec.structs.replace(met, slots=met.slots | added)
    return True


def _cue_of_body(scene: Scene, at: int) -> frozenset[str]:
    """Roles of the preposition before an event, or before the body that names it ("at the G20 summit")."""
    back = at
    while (
        back > 0 and scene.items[back - 1].kind in ("actor", "org", "name", "token", "quantity", "state")
    ) or (back > 0 and scene.items[back - 1].text in "-'"):
        back -= 1
    return scene.cue(at) or scene.cue(back)


def _read(scene: Scene, use: Use) -> Draft | None:
    if use.how == "noun":
        return _noun(scene, use)
    if use.concept in ("verb.meet", "verb.gather", "verb.talk", "verb.discuss", "verb.call", "verb.see"):
        return _verb(scene, use)
    if use.concept in ("verb.receive", "verb.welcome"):
        return _receive(scene, use)
    if use.concept in ("verb.credentials", "verb.caller"):
        return _audience(scene, use)
    return None


def _noun(scene: Scene, use: Use) -> Draft | None:
    at, clause = use.at, use.clause
    end = phrase_end(scene, at, len(scene.items))
    if use.concept == "event.contact" and not with_next(scene, at):
        return None
    if use.concept == "event.courtesy":
        return _courtesy(scene, use, end)
    if use.value == NUMBERED:
        body = body_at(scene, at)
        members = sides_of(scene, body) if body else ()
        return _draft(scene, use, members, (), body, "meeting.body") if len(members) > 1 else None
    body = body_of(scene, at) if use.concept in WITH_BODY else ""
    parties = (
        gerund(scene, use)
        or of_name(scene, use)
        or between(scene, at + 1, end)
        or paired_behind(scene, at)
        or beside(scene, use, end)
        or plural_side(scene, use, end)
        or answered(scene, use, end)
    )
    if parties is None and not body and use.concept in WITH_BODY:
        body = host_body(scene, use)
    if parties is None and not body and use.concept not in ("event.welcome", "event.contact"):
        parties = carried(scene, use)
    if body:
        members = tuple(m for m in parties.members if m != body) if parties else ()
        subject = scene.doer(clause)
        said = verb_concepts(scene, clause, "meeting")
        aside = bool(scene.cue(at) & {"during", "after", "before"}) or (
            "verb.attend" not in said and bool(scene.cue(at))
        )
        if not members and subject is not None and said & HOLDS and not aside:
            members = tuple(m for m in subject.members if m != body)
            parties = subject
        if len(members) < 2:
            members = sides_of(scene, body) or members
        return _draft(
            scene, use, members, parties.persons if parties and members else (), body, "meeting.body"
        )
    if parties is None or len(parties.members) < 2:
        return None
    if (
        use.concept == "event.talks"
        and not parties.persons
        and "verb.open" in verb_concepts(scene, clause, "meeting")
    ):
        # Negotiations that begin or go on are an agreement in the making, not a meeting.
        return None
    return _draft(scene, use, parties.members, parties.persons, "", "meeting.noun")


def _courtesy(scene: Scene, use: Use, end: int) -> Draft | None:
    """A call that somebody pays on somebody: "a courtesy call on President X", «een beleefdheidsbezoek aan X»."""
    caller = possessor(scene, use.at) or owner_after(scene, use.at + 1, end) or scene.doer(use.clause)
    behind = next(scene.actors(use.at + 1, end, "to", "at", "about", "with"), None)
    verb = use.clause.main_verb
    # «stattete dem Präsidenten einen Höflichkeitsbesuch ab»: who receives it can be an object of the verb.
    host = behind[1] if behind else scene.object(use.clause, verb.at) if verb is not None else None
    if caller is None or host is None or not (acts_in_person(caller) and acts_in_person(host)):
        return None
    together = caller.joined(host)
    if len(together.members) < 2:
        return None
    return _draft(scene, use, together.members, together.persons, "", "meeting.noun")


def _verb(scene: Scene, use: Use) -> Draft | None:
    clause = use.clause
    subject = scene.subject(clause)
    if subject is None or (
        len(subject.members) == 1 and (subject.form == "org" or not is_state(subject.members[0]))
    ):
        sat = _sitting(scene, use)
        if sat is not None or subject is None:
            return sat
    partner = next((actor for _, actor in scene.actors(clause.start, clause.stop, "with")), None)
    if partner is None:
        partner = _alongside(scene, clause) or _spoken_with(scene, use, subject)
    if partner is None and use.concept in ("verb.meet", "verb.call"):
        found = scene.object(clause, use.at)
        partner = found if found is not None and (acts_in_person(found) or found.form == "group") else None
    if partner is None and use.concept == "verb.call":
        partner = next((actor for _, actor in scene.actors(use.at + 1, clause.stop, "to")), None)
    if clause.passive and partner is None and use.concept == "verb.meet":
        partner = scene.agent(clause)
    together = _both(scene, subject, partner) if partner is not None else subject
    if len(together.members) < 2:
        return None
    if use.concept == "verb.see" and not (
        acts_in_person(together) and (event_place(scene, use) or event_time(scene, use))
    ):
        return None
    if partner is None and not _each_other(scene, use, subject):
        return None
    if partner is not None and not (
        acts_in_person(partner)
        or acts_in_person(subject)
        or subject.form in WHO_MEETS
        or (use.concept in TALKS and acts_for_state(together))
    ):
        return None
    return _draft(scene, use, together.members, together.persons, "", "meeting.verb")


def _audience(scene: Scene, use: Use) -> Draft | None:
    """An envoy before his host: «ontving de geloofsbrieven van X», "presented his credentials to X"."""
    clause = use.clause
    first = scene.subject(clause)
    if clause.passive:
        first, others = (
            scene.agent(clause),
            [a for _, a in scene.actors(clause.start, clause.stop, "of", "from")],
        )
    else:
        others = [
            a for at, a in scene.actors(use.at, clause.stop, "of", "from", "to") if at != clause.subject
        ]
        near = scene.object(clause, use.at)
        others = [near, *others] if near is not None and not others else others
    if first is None or not acts_in_person(first):
        return None
    other = next((a for a in others if acts_in_person(a) and set(a.members) - set(first.members)), None)
    if other is None:
        return None
    together = first.joined(other)
    if len(together.members) < 2:
        return None
    return _draft(scene, use, together.members, together.persons, "", "meeting.receive")


def _alongside(scene: Scene, clause: Clause) -> Actor | None:
    """Who is said to join in before the subject: "Together with India and Bangladesh, Nepal is discussing …"."""
    if clause.subject is None or scene.items[clause.start].kind != "coord":
        return None
    return next((a for at, a in scene.actors(clause.start, clause.start + 2) if at < clause.subject), None)


def _spoken_with(scene: Scene, use: Use, subject: Actor) -> Actor | None:
    """The other side, where one of two says what "we" discussed («Мы обсудили план», "We talked about trade")."""
    raw = scene.items[use.clause.subject].actor if use.clause.subject is not None else None
    if raw is None or raw.ref != "we" or use.concept != "verb.discuss" or len(subject.members) != 1:
        return None
    other = other_side(scene, subject.members[0])
    return Actor((other,)) if other and scene.context.speaker is not None else None


def _sitting(scene: Scene, use: Use) -> Draft | None:
    """A body that meets: «De Commissie kwam in Hanoi bijeen», "the Joint Committee met for the ninth time"."""
    clause = use.clause
    if use.concept not in ("verb.meet", "verb.gather") or not (
        event_place(scene, use) or event_time(scene, use) or _rhythm(scene, clause)
    ):
        return None
    if any(True for _ in scene.actors(clause.start, clause.stop, "with")):
        return None
    body = subject_body(scene, use)
    if body:
        return _draft(scene, use, sides_of(scene, body), (), body, "meeting.sitting")
    body, members = pair_body(scene, clause.start, clause.stop)
    return _draft(scene, use, members, (), body, "meeting.sitting") if body else None


def _rhythm(scene: Scene, clause: Clause) -> bool:
    """Whether a clause says how often a body meets ("annually", «twee keer per jaar»)."""
    return any(
        scene.items[at].kind == "time" and scene.items[at].payload.kind == "set"
        for at in range(clause.start, clause.stop)
    )


def _each_other(scene: Scene, use: Use, subject: Actor) -> bool:
    """Whether a plural subject alone makes the verb a meeting: they meet each other, or nothing else is met."""
    if use.concept == "verb.discuss":
        # «Эмир Катара и президент Узбекистана обсудили в Дохе …»: two who discuss it somewhere do so with each other.
        named = len(scene.items[use.clause.subject or 0].actor.members) > 1
        return named and subject.form in ("person", "group", "state_noun") and bool(event_place(scene, use))
    if "mood.reciprocal" in word_concepts(scene, use.clause.start, use.clause.stop, "meeting"):
        return True
    if reflexive(scene.items, use.clause) and use.concept in SELVES:
        return True
    after = use.at + 1
    while after < len(scene.items) and scene.items[after].kind == "adv":
        after += 1
    intransitive = after >= len(scene.items) or scene.items[after].kind in (
        "prep", "punct", "time", "coord", "inf", "purpose", "sub", "verb", "comp", "word",
    )  # fmt: skip
    if use.concept == "verb.talk":
        return intransitive and (len(subject.persons) > 1 or bool(event_place(scene, use)))
    if use.concept == "verb.gather":
        return subject.form != "name" or bool(event_place(scene, use))
    if use.concept == "verb.see":
        return any(item.has("reflexive") for item in scene.items[use.clause.start : use.at])
    return use.concept == "verb.meet" and intransitive and not _has_object(scene, use)


def _has_object(scene: Scene, use: Use) -> bool:
    """Whether a thing stands before a final verb as its object («zullen de eisen ontmoeten»)."""
    subject = use.clause.subject if use.clause.subject is not None else use.clause.start
    return any(
        scene.items[at].kind in ("token", "noun", "measure", "instrument") and not scene.cue(at)
        for at in range(max(subject + 1, use.clause.start), use.at)
    )


def _receive(scene: Scene, use: Use) -> Draft | None:
    clause = use.clause
    host = scene.doer(clause)
    guest = scene.subject(clause) if clause.passive else scene.object(clause, use.at)
    if host is None or guest is None or not (acts_in_person(guest) or (clause.passive and guest.persons)):
        return None
    if use.concept == "verb.welcome" and not guest.persons:
        return None
    if host.form == "name" and not guest.persons:
        return None
    together = _both(scene, host, guest)
    if len(together.members) < 2:
        return None
    return _draft(scene, use, together.members, together.persons, "", "meeting.receive")


def _both(scene: Scene, one: Actor, other: Actor) -> Actor:
    """Two sides together; a minister whose state is not said acts for the other one of the pair the text is about."""
    for known, unknown in ((one, other), (other, one)):
        if len(known.members) == 1 and len(unknown.persons) == 1 and not unknown.members and unknown.office:
            side = other_side(scene, known.members[0])
            if side:
                scene.context.remember_person(PersonRef(unknown.persons[0], side, unknown.office))
            found = Actor((side,) if side else (), unknown.persons, unknown.form, "", unknown.office)
            return one.joined(found) if unknown is other else found.joined(other)
    return one.joined(other)


def _draft(
    scene: Scene, use: Use, members: tuple[str, ...], persons: tuple[str, ...], body: str, rule: str
) -> Draft | None:
    slots: dict[str, Any] = {"parties": members, "persons": persons}
    if body:
        slots["body"] = body
    ordinal = scene.ordinal(use.at)
    if ordinal is not None and use.how == "noun":
        slots["ordinal"] = ordinal
    if use.concept in ("event.call", "verb.call") or (use.concept == "event.contact" and use.value):
        slots["format"] = use.value or "call"
    else:
        called = word_concepts(scene, use.clause.start, use.clause.stop, "meeting") & {
            "mode.call",
            "mode.video",
        }
        if called:
            slots["format"] = "video" if "mode.video" in called else "call"
        else:
            slots["format"] = "in_person" if len(persons) > 1 else "unspecified"
    end = phrase_end(scene, use.at, len(scene.items))
    inner = relative_after(scene, use.at, end) if use.how == "noun" else None
    slots |= event_place(scene, use, inner)
    time = event_time(scene, use, inner)
    slots |= when_slots(time, scene)
    modality = event_modality(scene, use, "meeting", slots.get("when"))
    if called_off(scene, use, "meeting"):
        modality = "denied"
    return Draft(
        record="meeting", slots=slots, rule=rule, cues=(use.at,), clause=use.clause, modality=modality,
        time_at=time[0] if time else None, flags=put_off(scene, use, "meeting"),
    )  # fmt: skip
