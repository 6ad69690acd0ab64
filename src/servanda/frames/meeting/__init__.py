"""Meetings: by a noun («gesprekken tussen X en Y», "the 12th session of the Commission") or a verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.frames.common import phrase_end, possessor, when_slots
from servanda.frames.scene import Draft, Scene, Use
from servanda.mentions.context import Actor
from servanda.mentions.titles import Title


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of meetings in a sentence; the same parties or body give one."""
    seen: set[tuple[frozenset[str], str]] = set()
    for use in scene.uses("meeting"):
        if use.how == "noun":
            draft = _noun(scene, use)
        elif use.concept in ("verb.meet", "verb.talk", "verb.call"):
            draft = _verb(scene, use)
        elif use.concept == "verb.receive":
            draft = _receive(scene, use)
        elif use.concept == "verb.attend":
            draft = _attend(scene, use)
        else:
            continue
        if draft is None:
            continue
        key = (frozenset(draft.slots.get("parties", ())), draft.slots.get("body") or "")
        if any(key == k or (not key[1] and not k[1] and key[0] <= k[0]) for k in seen):
            continue
        seen.add(key)
        yield draft


def body_of(scene: Scene, at: int) -> str:
    """The body whose event a noun is: «zitting van de Commissie», "ASEAN summit", «BRICS-top»."""
    items = scene.items
    for back in range(at - 1, max(-1, at - 4), -1):
        item = items[back]
        if item.kind == "name" and item.payload is not None:
            return _body_name(scene, item.payload, item.text)
        if item.kind in ("org", "actor") and (item.kind == "org" or item.actor.form == "org"):
            entry = item.get("org")
            return entry.value if entry is not None else item.actor.members[0]
        if item.kind in ("verb", "prep", "punct", "det") and item.text != "-":
            break
    end = phrase_end(scene, at, len(items))
    for ahead in range(at + 1, end):
        item = items[ahead]
        if scene.cue(ahead) & {"of"}:
            if item.kind == "name" and item.payload is not None:
                return _body_name(scene, item.payload, item.text)
            if item.kind == "actor" and item.actor.form == "org" and len(item.actor.members) == 1:
                return str(item.actor.members[0])
    return ""


def _body_name(scene: Scene, title: Title, text: str) -> str:
    known = scene.context.mechanisms.get(title.short.lower())
    return known[0] if known is not None and not title.qualified else text


def _noun(scene: Scene, use: Use) -> Draft | None:
    at, clause = use.at, use.clause
    end = phrase_end(scene, at, len(scene.items))
    parties: Actor | None = None
    for _, actor in scene.actors(at + 1, end, "between"):
        parties = actor
        break
    subject = scene.doer(clause)
    with_side: Actor | None = None
    for _, actor in scene.actors(at + 1, max(end, clause.stop), "with"):
        with_side = actor
        break
    body = body_of(scene, at) if use.concept in ("event.meeting", "event.session") else ""
    if parties is None and with_side is not None:
        owner = possessor(scene, at) or subject or _of(scene, at + 1, end)
        parties = owner.joined(with_side) if owner else None
    if parties is None and subject is not None and len(subject.members) > 1 and _holds(scene, use):
        parties = subject
    if parties is None:
        owner = _of(scene, at + 1, end) or possessor(scene, at)
        parties = owner if owner is not None and len(owner.members) > 1 else None
    if body:
        members = tuple(parties.members) if parties else (tuple(subject.members) if subject and _joins(scene, use) else ())
        known = next((v for v in scene.context.mechanisms.values() if v[0] == body), None)
        if known is not None and not members:
            members = known[2]
        persons = parties.persons if parties else (subject.persons if subject and members else ())
        return _draft(scene, use, members, persons, body, "meeting.body")
    if parties is None or len(parties.members) < 2:
        return None
    return _draft(scene, use, parties.members, parties.persons, "", "meeting.noun")


def _of(scene: Scene, start: int, stop: int) -> Actor | None:
    for _, actor in scene.actors(start, stop, "of"):
        return actor
    return None


def _holds(scene: Scene, use: Use) -> bool:
    verb = use.clause.main_verb
    return verb is not None and any(
        t.concept in ("verb.hold", "verb.meet", "verb.talk") for t in scene.lexicon.verb_triggers.get(verb.lemma, ())
    )


def _joins(scene: Scene, use: Use) -> bool:
    verb = use.clause.main_verb
    return verb is not None and any(
        t.concept in ("verb.attend", "verb.hold") for t in scene.lexicon.verb_triggers.get(verb.lemma, ())
    )


def _verb(scene: Scene, use: Use) -> Draft | None:
    clause = use.clause
    subject = scene.subject(clause)
    if subject is None:
        return None
    partner: Actor | None = None
    for _, actor in scene.actors(clause.start, clause.stop, "with"):
        partner = actor
        break
    if partner is None and use.concept in ("verb.meet", "verb.call"):
        found = scene.object(clause, use.at)
        partner = found if found is not None and (found.persons or found.form in ("state_noun", "person")) else None
    together = subject.joined(partner) if partner is not None else subject
    if len(together.members) < 2:
        return None
    if partner is None and use.concept == "verb.talk" and not (subject.persons or subject.form in ("ref", "group", "state_noun")):
        return None
    return _draft(scene, use, together.members, together.persons, "", "meeting.verb")


def _receive(scene: Scene, use: Use) -> Draft | None:
    clause = use.clause
    host = scene.doer(clause)
    guest = scene.subject(clause) if clause.passive else scene.object(clause, use.at)
    if host is None or guest is None or not (guest.persons or guest.form in ("state_noun", "person")):
        return None
    together = host.joined(guest)
    if len(together.members) < 2:
        return None
    return _draft(scene, use, together.members, together.persons, "", "meeting.receive")


def _attend(scene: Scene, use: Use) -> Draft | None:
    """Taking part in an event of a body; events named with a noun are read from that noun."""
    clause = use.clause
    subject = scene.subject(clause)
    if subject is None or not subject.members:
        return None
    for at in range(clause.start, clause.stop):
        item = scene.items[at]
        if any(e.feature == "meeting" and e.cat == "noun" for e in item.entries):
            return None
        if item.kind == "name" and at > use.at:
            return _draft(scene, use, subject.members, subject.persons, item.text, "meeting.attend")
    return None


def _draft(
    scene: Scene, use: Use, members: tuple[str, ...], persons: tuple[str, ...], body: str, rule: str
) -> Draft | None:
    slots: dict[str, Any] = {"parties": members, "persons": persons}
    if body:
        slots["body"] = body
        ordinal = scene.ordinal(use.at)
        if ordinal is not None:
            slots["ordinal"] = ordinal
    if use.concept in ("event.call", "verb.call"):
        slots["format"] = use.value or "call"
    else:
        slots["format"] = "in_person" if persons and len(persons) > 1 else "unspecified"
    place = scene.place(use.clause.start, use.clause.stop)
    if place is not None:
        slots |= {"where": place[0], "where_state": place[1]}
    else:
        state = scene.place_state(use.clause.start, use.clause.stop)
        if state:
            slots["where_state"] = state
    time = scene.time(use.at, use.clause)
    slots |= when_slots(time, scene)
    return Draft(
        record="meeting", slots=slots, rule=rule, cues=(use.at,), clause=use.clause, time_at=time[0] if time else None
    )
