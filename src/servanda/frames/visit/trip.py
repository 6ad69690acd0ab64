"""A journey: who travels where, as one word of travel tells it."""

from __future__ import annotations

from servanda.analysis.clauses import Clause
from servanda.frames.scene import Scene, Use
from servanda.mentions.context import Actor


class Trip:
    """Who travels where, as one use tells it."""

    def __init__(self, use: Use, rule: str) -> None:
        self.use, self.rule = use, rule
        self.traveller: Actor | None = None
        self.targets: list[str] = []
        self.place: tuple[str, str] = ("", "")
        self.level = "unspecified"
        self.inner: Clause | None = None
        self.modality = ""


def add_destinations(scene: Scene, trip: Trip, start: int, stop: int, roles: tuple[str, ...]) -> None:
    own = trip.traveller.members if trip.traveller else ()
    for _, actor in scene.actors(start, stop, *roles):
        if actor.form in ("name", "group", "org") and not actor.persons:
            trip.targets.extend(m for m in actor.members if m not in own and m not in trip.targets)
    first = next(
        (
            at
            for at in range(start, stop)
            if scene.cue(at) & set(roles) and scene.place(at, at + 1) is not None
        ),
        None,
    )
    found = scene.place(first, first + 1) if first is not None else None
    if first is None or found is None or found[1] in own or (trip.targets and found[1] not in trip.targets):
        return
    more = [state for state in _listed(scene, first, stop) if state not in own and state != found[1]]
    if more:
        # «nach Paris und Warschau»: every place is a journey to its state.
        trip.targets.extend(state for state in (found[1], *more) if state not in trip.targets)
        return
    trip.place = found


def _listed(scene: Scene, at: int, stop: int) -> list[str]:
    """The states of the places that are listed behind a place."""
    states: list[str] = []
    while at + 2 < stop and (scene.items[at + 1].kind == "coord" or scene.items[at + 1].text == ","):
        at += 2
        place = scene.place(at, at + 1)
        if place is None:
            break
        states.append(place[1])
    return states
