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
    found = next(
        (
            place
            for at in range(start, stop)
            if scene.cue(at) & set(roles) and (place := scene.place(at, at + 1)) is not None
        ),
        None,
    )
    if found is not None and found[1] not in own and (not trip.targets or found[1] in trip.targets):
        trip.place = found
