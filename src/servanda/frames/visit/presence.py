"""Visits told by where somebody is, is awaited, is asked to come, or by the host who has them over."""

from __future__ import annotations

from servanda.analysis.clauses import Clause
from servanda.frames.events import acts_in_person, event_nouns, event_time, word_concepts
from servanda.frames.scene import Scene, Use
from servanda.frames.visit.trip import Trip, add_destinations

ITSELF = "itself"
"""Value of a verb whose subject is the one that is awaited («ожидается»)."""


def stay(scene: Scene, use: Use) -> Trip | None:
    """Who is somewhere abroad on a day ("will be in Hanoi next week"); nothing else may be said of him."""
    clause = use.clause
    lexical = [v for v in clause.verbs if not v.modal]
    if len(lexical) != 1 or lexical[0].at != use.at or clause.thing_subject or clause.negated:
        return None
    trip = Trip(use, "visit.stay")
    trip.traveller = scene.subject(clause)
    if trip.traveller is None or not trip.traveller.members or not acts_in_person(trip.traveller):
        return None
    for at in range(clause.start, clause.stop):
        item = scene.items[at]
        if item.kind == "time" or at == clause.subject:
            continue
        if item.kind in ("place", "actor", "landmark", "state"):
            if not scene.cue(at) & {"in", "at"}:
                return None
        elif at > clause.start and item.kind not in (
            "prep",
            "verb",
            "modal",
            "adv",
            "punct",
            "det",
            "coord",
            "inf",
        ):
            return None
    add_destinations(scene, trip, clause.start, clause.stop, ("in",))
    if not (trip.targets or trip.place[1]) or (
        event_time(scene, use) is None and not _counted(scene, clause)
    ):
        return None
    return trip


def _counted(scene: Scene, clause: Clause) -> bool:
    """Whether it is told how many times somebody has been there ("the second time that X is in Y")."""
    return "count.time" in word_concepts(scene, clause.start - 3, clause.start + 2, "visit")


def due(scene: Scene, use: Use) -> Trip | None:
    """Who is awaited somewhere abroad («wordt maandag in Berlijn verwacht», "is expected in Beijing in April").

    Also where nobody is said to wait («президента ждут в Берлине»), or where the verb itself says so (value `itself`).
    """
    clause = use.clause
    main = clause.main_verb
    nobody = clause.subject is None and not clause.thing_subject
    if not (clause.passive or nobody or use.value == ITSELF) or main is None or main.at != use.at:
        return None
    if any(c.governor is clause and c.kind == "inf" for c in scene.clauses):
        return None
    trip = Trip(use, "visit.due")
    trip.traveller = scene.object(clause, use.at) if nobody else scene.subject(clause)
    trip.modality = "denied" if clause.negated else "planned"
    if trip.traveller is None or not trip.traveller.members or not acts_in_person(trip.traveller):
        return None
    add_destinations(scene, trip, clause.start, clause.stop, ("in",))
    return trip if trip.targets or trip.place[1] else None


def guest(scene: Scene, use: Use) -> Trip | None:
    """The host has somebody over («kreeg X op bezoek», "played host to X"): the guest travels."""
    clause = use.clause
    host = scene.subject(clause)
    guest = scene.object(clause, use.at) or next(
        (a for _, a in scene.actors(use.at, clause.stop, "to")), None
    )
    if host is None or guest is None or clause.passive or not acts_in_person(guest) or len(host.members) != 1:
        return None
    trip = Trip(use, "visit.guest")
    trip.traveller, trip.targets = guest, list(host.members)
    return trip


def invited(scene: Scene, use: Use) -> Trip | None:
    """A person asked to come to a place of the host («nodigde X uit in het Witte Huis», "was invited to Moscow")."""
    clause = use.clause
    verb = clause.main_verb
    if verb is None or verb.at != use.at or any(clause.start <= n < clause.stop for n in event_nouns(scene)):
        return None
    host = scene.doer(clause)
    guest = scene.subject(clause) if clause.passive else scene.object(clause, use.at)
    if guest is None or not acts_in_person(guest):
        return None
    trip = Trip(use, "visit.invited")
    trip.traveller, trip.modality = guest, "denied" if clause.negated else "desired"
    add_destinations(scene, trip, clause.start, clause.stop, ("to", "in"))
    goal = trip.place[1] or (trip.targets[0] if trip.targets else "")
    if not goal or (host is not None and goal not in host.members):
        return None
    return trip
