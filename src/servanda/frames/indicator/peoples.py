"""Measures that no noun says: people counted by what they do, sums by a verb that looks like another."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from servanda.frames.scene import Scene

FEWEST = {"tourists": 5_000, "students": 20, "workers": 300}
"""From here on people of one state who go, study or work somewhere are a figure; fewer are a group in the news."""


class Measure(msgspec.Struct, frozen=True):
    """A measure said at item `at`; `counted` where the figure counts the noun itself; `verb` where a verb says it."""

    name: str
    at: int
    counted: bool = False
    verb: bool = False


def peoples(scene: Scene) -> Iterator[Measure]:
    """People counted by the name of their state: "6.7 million Russians visited …", «1600 Polen studeerden …»."""
    uses = list(scene.uses("indicator", "people."))
    for use in uses:
        name = use.concept[7:]
        for at in range(use.clause.start, use.clause.stop - 1):
            item = scene.items[at]
            if item.kind != "quantity" or item.payload.kind != "cardinal":
                continue
            who = at + 1 + ("of" in scene.cue(at + 2) if at + 2 < use.clause.stop else 0)
            if float(item.payload.value) >= FEWEST[name] and _people(scene, who):
                yield Measure(name, at + 1, True)
    if not uses:
        yield from _unread(scene)


def _unread(scene: Scene) -> Iterator[Measure]:
    """People before a form that is a verb or a noun ("2,500 Indonesians study at Dutch universities")."""
    for at in range(len(scene.items) - 2):
        item = scene.items[at]
        if item.kind != "quantity" or item.payload.kind != "cardinal" or not _people(scene, at + 1):
            continue
        for entry in scene.items[at + 2].all("verb"):
            for trigger in scene.lexicon.verb_triggers.get(entry.value, ()):
                name = trigger.concept[7:]
                told = (
                    trigger.frame == "indicator"
                    and trigger.concept.startswith("people.")
                    and not trigger.words
                )
                if told and float(item.payload.value) >= FEWEST[name]:
                    yield Measure(name, at + 1, True)
                    return


def _people(scene: Scene, at: int) -> bool:
    """Whether item `at` names the people of a state, not only what is theirs ("Chinese" before a noun)."""
    item = scene.items[at]
    if item.kind == "actor" and item.actor.form == "name" and len(item.actor.members) == 1:
        # «40.000 Polen»: a name that a number counts is that of the people.
        return True
    if item.kind != "state" or not any(entry.feature == "inhabitant" for entry in item.all("state")):
        return False
    after = scene.items[at + 1] if at + 1 < len(scene.items) else None
    return (
        after is None
        or after.kind in ("verb", "prep", "inf", "actor", "time", "punct", "adv", "coord", "det")
        or not any(entry.feature == "adjective" for entry in item.all("state"))
    )


def homographs(scene: Scene) -> Iterator[Measure]:
    """Measures of a verb form that is first read as another verb («staken … in» of «steken»)."""
    for clause in scene.clauses:
        for verb in clause.verbs:
            for entry in verb.item.all("verb"):
                # «gaf … uit» is never a form of «geven»: the particle has settled it.
                if verb.lemma.rstrip("?").endswith(entry.value):
                    continue
                for trigger in scene.lexicon.verb_triggers.get(entry.value, ()):
                    told = trigger.frame == "indicator" and trigger.concept.startswith("measure.")
                    if told and trigger.words and scene.holds(clause, trigger.words):
                        yield Measure(trigger.concept[8:], verb.at, False, True)
