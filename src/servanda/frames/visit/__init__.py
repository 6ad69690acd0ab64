"""Visits: by a noun («het bezoek van X aan Y», "X's visit to Y"), or by a verb of travel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from servanda.analysis.cases import AHEAD
from servanda.analysis.clauses import Clause
from servanda.frames.common import following, other_side, phrase_end, possessor, when_slots
from servanda.frames.events import (
    acts_in_person,
    called_off,
    event_modality,
    event_nouns,
    event_time,
    place_in,
    put_off,
    relative_after,
    verb_concepts,
    word_concepts,
)
from servanda.frames.scene import Draft, Scene, Use
from servanda.frames.visit.occasion import occasion_of
from servanda.frames.visit.presence import due, guest, invited, stay
from servanda.frames.visit.trip import Trip, add_destinations
from servanda.mentions.context import Actor
from servanda.mentions.times import TimeReading

CARRIERS = frozenset(
    {"verb.leave", "verb.pay", "verb.travel", "verb.arrive", "verb.come", "verb.cancel", "verb.postpone"}
)
ON_VISIT = frozenset({"at", "in", "for", "during", "after", "before", "as"})


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of visits in a sentence; one for each side that travels and each destination."""
    seen: dict[tuple[str, str], int] = {}
    drafts: list[Draft] = []
    for use in scene.uses("visit"):
        trip: Trip | None = None
        if use.concept in ("event.visit", "event.visits") and use.how == "noun":
            trip = _noun(scene, use)
        elif use.concept == "event.arrival":
            trip = _arrival(scene, use)
        elif use.concept == "verb.visit":
            trip = _verb(scene, use)
        elif use.concept in ("verb.travel", "verb.arrive", "verb.leave", "verb.come"):
            trip = _travel(scene, use)
        elif use.concept == "verb.stay":
            trip = stay(scene, use)
        elif use.concept == "verb.due":
            trip = due(scene, use)
        elif use.concept == "verb.guest":
            trip = guest(scene, use)
        elif use.concept == "verb.invite":
            trip = invited(scene, use)
        if trip is None:
            continue
        for draft in _drafts(scene, trip):
            key = (draft.slots.get("from_") or "", draft.slots.get("to") or "")
            told = seen.get(key)
            if told is not None and _others(drafts[told], draft):
                drafts.append(draft)
            elif told is not None:
                drafts[told] = _more_exact(drafts[told], draft)
            elif key[0] or not any(k[1] == key[1] for k in seen):
                seen[key] = len(drafts)
                drafts.append(draft)
    yield from drafts


def _others(one: Draft, other: Draft) -> bool:
    """Whether two visits the same way are those of different persons, in different clauses."""
    first, second = set(one.slots.get("persons", ())), set(other.slots.get("persons", ()))
    return bool(first and second) and first.isdisjoint(second) and one.clause is not other.clause


def _more_exact(draft: Draft, again: Draft) -> Draft:
    """A visit told by its verb, with the level that its noun in the same clause gives («посетил с официальным визитом»)."""
    if draft.clause is not again.clause or draft.slots["level"] != "unspecified":
        return draft
    return msgspec.structs.replace(draft, slots=draft.slots | {"level": again.slots["level"]})


def _noun(scene: Scene, use: Use) -> Trip | None:
    at, clause = use.at, use.clause
    end = phrase_end(scene, at, len(scene.items))
    if "verb.guest" in verb_concepts(scene, clause, "visit"):
        return None
    trip = Trip(use, "visit.noun")
    trip.level = use.value or "unspecified"
    inner = relative_after(scene, at, end)
    destination = following(scene, at, "to") or _in_state(scene, at + 1, end)
    if trip.level == "friendly" and destination is not None and acts_in_person(destination[1]):
        # A courtesy call on an envoy or leader: people meet, nobody need travel.
        return None
    trip.place = place_in(scene, at + 1, end) or ("", "")
    trip.traveller = (
        _described_guest(scene, at) or possessor(scene, at) or _owner(scene, at + 1, end, destination)
    )
    if inner is not None and (trip.traveller is None or destination is None):
        _from_relative(scene, trip, inner, destination is None and not trip.place[1])
    if (
        inner is not None
        and trip.traveller is None
        and any(
            scene.items[n].has("clitic") and not scene.items[n].has("reflexive")
            for n in range(inner.start, inner.stop)
        )
    ):
        # «una gira que también lo llevó a Cuba»: whoever the sentence is about.
        trip.traveller = scene.subject(clause)
    if destination is not None:
        trip.targets = list(destination[1].members)
        trip.traveller = _guest_meant(scene, at, trip)
        _elsewhere(scene, trip, destination[1])
    invite = _invitation(scene, trip, clause)
    if not invite and trip.traveller is None and not trip.inner:
        trip.traveller = _carrier(scene, use, trip)
    if not trip.targets and not trip.place[1] and not trip.inner:
        _destination_in_clause(scene, trip, clause)
    if use.concept == "event.visits" and not (trip.traveller and trip.traveller.persons):
        return None
    return trip


def _described_guest(scene: Scene, at: int) -> Actor | None:
    """Whom the words for being on a visit describe from before («с находящимся с визитом в Минске министром»)."""
    for ahead in range(at + 1, min(len(scene.items) - 1, at + 6)):
        entry = scene.items[ahead].get("prep")
        if entry is not None and entry.feature == AHEAD:
            return scene.actor(ahead + 1)
    return None


def _elsewhere(scene: Scene, trip: Trip, destination: Actor) -> None:
    """ "That country", where it cannot be the traveller's own: the last other state that the text has named."""
    own = trip.traveller.members if trip.traveller is not None else ()
    if destination.form == "ref" and own and set(trip.targets) <= set(own):
        trip.targets = [state for state in scene.context.recent if state not in own][-1:]


def _guest_meant(scene: Scene, at: int, trip: Trip) -> Actor | None:
    """The traveller; where "his" would make the host visit himself, the only other leader of the sentence."""
    traveller = trip.traveller
    said = any(
        e.value.startswith("poss") for item in scene.items[max(0, at - 3) : at] for e in item.all("pron")
    )
    if (
        traveller is None
        or not said
        or not traveller.members
        or not set(traveller.members) <= set(trip.targets)
    ):
        return traveller
    others = {
        actor.persons: actor
        for where, actor in scene.actors(0, at)
        if actor.persons and len(actor.members) == 1 and actor.members[0] not in trip.targets
    }
    return next(iter(others.values())) if len(others) == 1 else traveller


def _owner(scene: Scene, start: int, stop: int, destination: tuple[int, Actor] | None) -> Actor | None:
    """The traveller after the noun: «bezoek van X», "visit by X"."""
    for where, actor in scene.actors(start, stop, "of", "from", "agent"):
        if destination is not None and (
            where == destination[0]
            or (
                actor.members
                and destination[1].form != "ref"
                and set(actor.members) <= set(destination[1].members)
            )
        ):
            continue  # nobody visits himself: «visita a Cuba … por invitación de su homólogo de ese país»
        return actor
    return None


def _in_state(scene: Scene, start: int, stop: int) -> tuple[int, Actor] | None:
    for where, actor in scene.actors(start, stop, "in"):
        if actor.form == "name" and len(actor.members) == 1:
            return where, actor
    return None


def _from_relative(scene: Scene, trip: Trip, inner: Clause, wants_target: bool) -> None:
    """«het staatsbezoek dat de koning in maart aan Indonesië bracht», "the visit paid by X"."""
    if not verb_concepts(scene, inner, "visit", every=True) & CARRIERS:
        return
    trip.inner = inner
    if trip.traveller is None:
        if inner.passive:
            trip.traveller = scene.agent(inner)
        else:
            trip.traveller = next((a for _, a in scene.actors(inner.start, inner.stop, "")), None)
    if wants_target:
        for _, actor in scene.actors(inner.start, inner.stop, "to"):
            trip.targets = list(actor.members)
            break
        else:
            trip.place = place_in(scene, inner.start, inner.stop) or ("", "")


def _invitation(scene: Scene, trip: Trip, clause: Clause) -> bool:
    """«nodigde X uit voor een bezoek»: the guest travels to the host."""
    if "verb.invite" not in verb_concepts(scene, clause, "visit"):
        return False
    verb = clause.main_verb
    host = scene.doer(clause)
    guest = scene.subject(clause) if clause.passive else (scene.object(clause, verb.at) if verb else None)
    if guest is not None:
        trip.traveller = guest
    elif trip.traveller is None and host is not None and len(host.members) == 1:
        other = other_side(scene, host.members[0])
        trip.traveller = Actor((other,)) if other else None
    if host is not None and not trip.targets and not trip.place[1]:
        trip.targets = list(host.members)
    return True


def _carrier(scene: Scene, use: Use, trip: Trip) -> Actor | None:
    """The traveller in the clause of the noun: who brings the visit, or is somewhere for it."""
    clause = use.clause
    verb = clause.main_verb
    away = {*trip.targets, trip.place[1]}
    subject = scene.subject(clause)
    agent = scene.agent(clause) if clause.passive else None
    concepts = verb_concepts(scene, clause, "visit")
    cue = scene.cue(use.at)
    light = bool(concepts & CARRIERS) or verb is None or verb.kind == "be"
    if clause.passive and concepts & CARRIERS and agent is not None:
        return agent
    if subject is not None and not clause.passive and light and _from_elsewhere(subject, away):
        return subject
    if cue & ON_VISIT or (light and cue):
        if subject is not None and acts_in_person(subject) and _from_elsewhere(subject, away):
            return subject
        near = [
            actor
            for _, actor in scene.actors(clause.start, clause.stop)
            if acts_in_person(actor) and len(actor.members) == 1 and _from_elsewhere(actor, away)
        ]
        if near:
            return near[-1]
    return None


def _from_elsewhere(actor: Actor, away: set[str]) -> bool:
    return bool(actor.persons or actor.members) and not (actor.members and set(actor.members) <= away)


def _destination_in_clause(scene: Scene, trip: Trip, clause: Clause) -> None:
    """The destination before the noun or elsewhere in the clause: «bracht aan Laos een bezoek»."""
    own = trip.traveller.members if trip.traveller else ()
    concepts = verb_concepts(scene, clause, "visit")
    for role in ("to", "in"):
        for _, actor in scene.actors(clause.start, clause.stop, role):
            if actor.form in ("name", "org") and actor.members and actor.members[0] not in own:
                trip.targets = list(actor.members)
                return
    found = place_in(scene, clause.start, clause.stop)
    if found is not None and found[1] not in own:
        trip.place = found
        return
    host = scene.subject(clause)
    if "verb.receive" in concepts and host is not None and len(host.members) == 1 and host.members != own:
        trip.targets = list(host.members)


def _arrival(scene: Scene, use: Use) -> Trip | None:
    trip = Trip(use, "visit.travel")
    end = phrase_end(scene, use.at, len(scene.items))
    trip.traveller = possessor(scene, use.at) or _owner(scene, use.at + 1, end, None)
    if trip.traveller is None or not acts_in_person(trip.traveller):
        return None
    add_destinations(scene, trip, use.at + 1, end, ("to", "in", "at"))
    return trip if trip.targets or trip.place[1] else None


def _verb(scene: Scene, use: Use) -> Trip | None:
    clause = use.clause
    trip = Trip(use, "visit.verb")
    trip.level = use.value or _level_in(scene, clause)
    target: Actor | None
    if clause.passive:
        trip.traveller, target = scene.agent(clause), scene.subject(clause)
    else:
        trip.traveller, target = _visitor(scene, clause), scene.object(clause, use.at)
    described = _described(scene, clause)
    if described is not None and trip.traveller is not None and not acts_in_person(trip.traveller):
        # «die Nederland aandoet»: the only actor of the relative clause is the goal of whom it describes.
        trip.traveller, target = described, trip.traveller
    if trip.traveller is None or not (acts_in_person(trip.traveller) or trip.traveller.form == "ref"):
        return None
    if target is not None and not (target.persons and not target.members):
        trip.targets = list(target.members)
    own = set(trip.traveller.members)
    if not set(trip.targets) - own:
        trip.targets = []
        trip.place = place_in(scene, clause.start, clause.stop, bare=True) or ("", "")
    return trip if trip.targets or trip.place[1] else None


def _level_in(scene: Scene, clause: Clause) -> str:
    """The level that a noun in the verb's clause tells («посетил с официальным визитом», "flew there on a state visit")."""
    for use in scene.uses("visit", "event.visit"):
        if use.how == "noun" and use.clause is clause and use.value and scene.cue(use.at):
            return use.value
    return "unspecified"


def _described(scene: Scene, clause: Clause) -> Actor | None:
    """The person that a relative clause describes, where the clause names its own goal in the subject's place."""
    above = clause.governor
    if clause.kind != "rel" or above is None or clause.subject is None or clause.subject < clause.start:
        return None
    actor = scene.subject(above)
    return actor if actor is not None and acts_in_person(actor) else None


def _visitor(scene: Scene, clause: Clause) -> Actor | None:
    """The subject of a verb of visiting; the guest where an invitation governs it."""
    governor = clause.governor
    if (
        clause.kind == "inf"
        and governor is not None
        and "verb.invite" in verb_concepts(scene, governor, "visit")
    ):
        verb = governor.main_verb
        guest = (
            scene.subject(governor)
            if governor.passive
            else (scene.object(governor, verb.at) if verb else None)
        )
        if guest is not None:
            return guest
        host = scene.doer(governor)
        verb = governor.main_verb
        if verb is not None and verb.at and scene.items[verb.at - 1].has("clitic") and host is not None:
            # «lo invitó a visitar Guatemala»: whom it means is on the other side.
            other = other_side(scene, host.members[0]) if len(host.members) == 1 else ""
            return Actor((other,), (), "state_noun") if other else None
    return scene.subject(clause)


def _travel(scene: Scene, use: Use) -> Trip | None:
    clause = use.clause
    trip = Trip(use, "visit.travel")
    trip.level = _level_in(scene, clause)
    # «is aangekomen» looks like a passive; verbs of travel have none.
    trip.traveller = _visitor(scene, clause)
    if trip.traveller is None or not acts_in_person(trip.traveller):
        return None
    if use.concept == "verb.come" and not (trip.traveller.persons or trip.traveller.office):
        return None
    roles = {"verb.arrive": ("to", "in", "at"), "verb.leave": ("to", "for")}.get(use.concept, ("to",))
    add_destinations(scene, trip, clause.start, clause.stop, roles)
    if not trip.targets and not trip.place[1] and use.verb is not None and use.verb.item.has("prep"):
        # A form that is preposition and verb alike has its goal right behind it («đến Hà Nội»).
        _goal_behind(scene, trip, use.at)
    if not trip.targets and not trip.place[1] and _to_event(scene, clause):
        add_destinations(scene, trip, clause.start, clause.stop, ("in", "at"))
    return trip if trip.targets or trip.place[1] else None


def _goal_behind(scene: Scene, trip: Trip, at: int) -> None:
    own = trip.traveller.members if trip.traveller else ()
    actor = scene.actor(at + 1) if at + 1 < len(scene.items) else None
    if actor is not None and actor.form in ("name", "group", "org") and not set(actor.members) & set(own):
        trip.targets = list(actor.members)
    found = scene.place(at + 1, at + 2) if actor is None else None
    if found is not None and found[1] not in own:
        trip.place = found


def _to_event(scene: Scene, clause: Clause) -> bool:
    """Whether the way leads to a summit or talks («reist naar de top in Kazan»)."""
    return any(clause.start <= at < clause.stop and "to" in scene.cue(at) for at in event_nouns(scene))


def _drafts(scene: Scene, trip: Trip) -> Iterator[Draft]:
    use = trip.use
    traveller = trip.traveller
    if traveller is not None and not (traveller.members or traveller.persons):
        traveller = None
    targets = trip.targets or ([trip.place[1]] if trip.place[1] else [])
    origins = [m for m in traveller.members if m not in targets] if traveller else []
    if traveller is not None and traveller.members and not origins:
        return
    if not targets and len(origins) == 1 and traveller is not None and traveller.persons:
        targets = [other_side(scene, origins[0])]
    if (
        not origins
        and len(targets) == 1
        and (traveller is None or (traveller.office and not traveller.members))
    ):
        origins = [other_side(scene, targets[0])]
    for to in targets:
        for origin in origins or [""]:
            if to and (origin or traveller is not None or trip.place[0] or use.how == "noun"):
                yield _draft(scene, trip, origin, to, traveller)


def _draft(scene: Scene, trip: Trip, origin: str, to: str, traveller: Actor | None) -> Draft:
    use = trip.use
    slots: dict[str, Any] = {"from_": origin or None, "to": to, "level": trip.level}
    if traveller is not None and traveller.persons:
        slots["persons"] = _persons_of(scene, traveller, origin)
    if trip.place[0] and trip.place[1] == to:
        slots |= {"where": trip.place[0], "where_state": trip.place[1]}
    first, anew = _first_time(scene, use)
    ordinal = scene.ordinal(use.at) or _times_that(scene, use) or first
    if ordinal is not None:
        slots["ordinal"] = ordinal
    occasion = occasion_of(scene, use)
    if occasion:
        slots["occasion"] = occasion
    time = event_time(scene, use, trip.inner)
    if time is not None and time[0] == anew:
        time = None
    slots |= when_slots(time, scene)
    modality = event_modality(scene, use, "visit", slots.get("when"))
    modality = trip.modality or modality
    if called_off(scene, use, "visit"):
        modality = "denied"
    return Draft(
        record="visit", slots=slots, rule=trip.rule, cues=(use.at,), clause=use.clause, modality=modality,
        time_at=time[0] if time else None, flags=put_off(scene, use, "visit"),
    )  # fmt: skip


def _persons_of(scene: Scene, traveller: Actor, origin: str) -> tuple[str, ...]:
    if len(traveller.members) < 2:
        return traveller.persons
    known = {p.name: p.state for p in scene.context.persons.values()}
    return tuple(name for name in traveller.persons if known.get(name, origin) in ("", origin))


def _times_that(scene: Scene, use: Use) -> int | None:
    """The ordinal of «de vijfde keer dat X Y bezoekt», "the third time that …", said in the clause before.

    Where the number follows the word («lần thứ hai»), it stands in the clause itself.
    """
    clause = use.clause
    for time in scene.uses("visit", "count.time"):
        after = scene.items[time.at + 1] if time.at + 1 < len(scene.items) else None
        if (
            time.clause is clause
            and after is not None
            and after.kind == "quantity"
            and after.payload.kind == "ordinal"
        ):
            return int(after.payload.value)
    if "count.time" not in word_concepts(scene, clause.start - 3, clause.start + 2, "visit"):
        return None
    for back in range(clause.start + 1, max(-1, clause.start - 6), -1):
        item = scene.items[back] if back < len(scene.items) else None
        if item is not None and item.kind == "quantity" and item.payload.kind == "ordinal":
            return int(item.payload.value)
    return None


def _first_time(scene: Scene, use: Use) -> tuple[int | None, int | None]:
    """1 where a clause says "for the first time", or the item of the time from which that is counted.

    "For the first time since 2017", "in ten years" is no first visit, and 2017 not when it was.
    """
    for first in scene.uses("visit", "count.first"):
        if not use.clause.start - 4 <= first.at < use.clause.stop:
            continue
        near = range(max(use.clause.start, first.at - 2), min(use.clause.stop, first.at + 4))
        counted = next((at for at in near if _counts_anew(scene, at)), None)
        return (1, None) if counted is None else (None, counted)
    return None, None


def _counts_anew(scene: Scene, at: int) -> bool:
    """Whether the time at item `at` is one that a first time is counted from."""
    item = scene.items[at]
    if item.kind != "time":
        return False
    reading: TimeReading = item.payload
    behind_since = at > 0 and (role := scene.items[at - 1].get("prep")) and "since" in role.value.split("|")
    return bool(reading.kind == "duration" or reading.direction == "since" or behind_since)
