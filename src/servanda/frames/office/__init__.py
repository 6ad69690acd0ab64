"""Offices: a title with a name in one sentence, and words of election, appointment and leaving."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.frames.scene import Draft, Scene
from servanda.mentions.persons import NO_OFFICE_RECORD


def propose(scene: Scene) -> Iterator[Draft]:
    """One draft for each person whose public post the sentence names."""
    seen: set[tuple[str, str]] = set()
    for office in scene.sentence.offices:
        if office.kind in NO_OFFICE_RECORD or (office.person, office.post) in seen:
            continue
        seen.add((office.person, office.post))
        at = next((n for n, item in enumerate(scene.items) if item.first <= office.first < item.last), 0)
        slots: dict[str, Any] = {"person": office.person, "post": office.post, "act": "left" if office.former else "holds"}
        if office.of:
            slots["of"] = office.of
        yield Draft(
            record="office", slots=slots, rule="office.title", cues=(at,), modality="asserted",
            clause=scene.clause_of(at), flags=(office.flag,) if office.flag else (),
        )  # fmt: skip
