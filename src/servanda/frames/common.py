"""Questions that several frames ask: which noun phrase belongs to which, what a span of items says."""

from __future__ import annotations

from servanda.analysis.items import Item
from servanda.frames.scene import Scene, edtf_of
from servanda.frames.timing import settle
from servanda.mentions.context import Actor
from servanda.mentions.times import TimeReading


def phrase_end(scene: Scene, at: int, stop: int) -> int:
    """Where the noun phrase with its complements that begins at item `at` ends: before a verb or a hard mark."""
    verbs = {verb.at for clause in scene.clauses for verb in clause.verbs}
    for ahead in range(at + 1, stop):
        item = scene.items[ahead]
        if ahead in verbs or item.kind in ("comp", "sub", "cond", "purpose") or item.text in ";:.":
            return ahead
        if item.text == "," and not _listed(scene, ahead):
            return ahead
    return stop


def _listed(scene: Scene, at: int) -> bool:
    after = scene.items[at + 1] if at + 1 < len(scene.items) else None
    if after is not None and after.kind == "actor":
        # "…, he said": a pronoun begins something new, a name goes on with the list.
        return bool(after.actor.form != "ref")
    return after is not None and after.kind in ("time", "coord")


def possessor(scene: Scene, at: int) -> Actor | None:
    """Whose something is, said before it: "Putin's visit", «Poetins bezoek», «het Russische bezoek», "his visit"."""
    items = scene.items
    for back in range(at - 1, max(-1, at - 5), -1):
        item = items[back]
        if item.kind == "genitive":
            owner = items[back - 1] if back else None
            entry = owner.get("state") if owner is not None and owner.kind == "state" else None
            if (
                owner is not None
                and owner.kind == "org"
                and (named := owner.get("org"))
                and not named.feature
            ):
                return Actor((named.value,), (), "org")
            return Actor((entry.value,)) if entry is not None else scene.actor(back - 1) if back else None
        if item.kind in ("state", "pairname"):
            entry = item.get("state")
            members = item.actor.members if item.actor is not None else ((entry.value,) if entry else ())
            return Actor(members, (), "adjective")
        if item.kind == "actor":
            owns = item.text.endswith("s") and back == at - 1
            # «während von der Leyens Besuch»: the preposition is that of the visit.
            persons = item.actor.persons
            plain = not scene.cue(back) or (len(persons) == 1 and not persons[0].endswith("s"))
            return scene.actor(back) if owns and plain else None
        if item.kind == "pron":
            entry = item.get("pron")
            if entry is not None and entry.value in ("poss_he", "poss_they", "poss_we"):
                return pronoun_owner(scene, entry.value, back)
            return None
        if item.kind == "verb" and any(e.feature == "participle" for e in item.all("verb")):
            # "Erdogan's planned visit": a participle may stand between the owner and the noun.
            continue
        if item.kind in ("verb", "punct", "prep", "coord", "comp"):
            return None
    return None


def pronoun_owner(scene: Scene, kind: str, at: int) -> Actor | None:
    """Whom a possessive stands for: an actor earlier in the sentence, else the last one mentioned."""
    if kind == "poss_we":
        members = scene.context.we()
        return Actor(members) if members else None
    clause = scene.clause_of(at)
    if kind != "poss_we" and (thanked := _thanked(scene, at, clause.start)) is not None:
        return thanked
    subject = clause.subject if clause.verbs or (clause.subject or 0) < at else None
    order = ([subject] if subject is not None else []) + list(range(at - 1, -1, -1))
    for back in order:
        actor = scene.actor(back)
        raw = scene.items[back].actor
        if raw is not None and raw.ref == "it":
            continue
        if actor is not None and (kind != "poss_he" or actor.persons or len(actor.members) == 1):
            return actor
    ref = "he" if kind == "poss_he" else "they"
    resolved = scene.context.resolve(Actor((), (), "ref", ref))
    return resolved if resolved.members or resolved.persons else None


def _thanked(scene: Scene, at: int, start: int) -> Actor | None:
    """Whom the verb is about where it says for what: "congratulated Thailand on its accession", «agradeció a Perú por su apoyo»."""
    items = scene.items
    back = at - 1
    while back > start and (items[back].kind in ("det", "noun", "token") or "of" in _roles(items[back])):
        back -= 1
    if not _roles(items[back]) & {"for", "about"} or back - 2 < start or items[back - 1].kind != "actor":
        return None
    marked = scene.cue(back - 1)
    direct = scene.verb_here(back - 2) or (items[back - 2].kind == "det" and scene.verb_here(back - 3))
    return scene.actor(back - 1) if marked & {"object", "to"} or (not marked and direct) else None


def _roles(item: Item) -> frozenset[str]:
    entry = item.get("prep")
    return frozenset(entry.value.split("|")) if entry is not None else frozenset()


def following(scene: Scene, at: int, *roles: str) -> tuple[int, Actor] | None:
    """The first actor after item `at`, inside its noun phrase, with a preposition of one of `roles`."""
    end = phrase_end(scene, at, len(scene.items))
    for found in scene.actors(at + 1, end, *roles):
        return found
    return None


def when_slots(found: tuple[int, TimeReading] | None, scene: Scene) -> dict[str, str]:
    """`when` and `when_text` of a time."""
    if found is None:
        return {}
    at, reading = settle(scene, found)
    slots = {"when_text": scene.items[at].text}
    value = edtf_of(reading)
    if value:
        if reading.direction == "since" and "/" not in value:
            value = f"{value}/.."
        slots["when"] = value
    return slots


def text_of(scene: Scene, start: int, stop: int) -> str:
    """The verbatim words of items `[start, stop)`, as the document has them."""
    while stop > start and scene.items[stop - 1].kind in ("punct", "coord"):
        stop -= 1
    while start < stop and (scene.items[start].text in ",;:-–\"'" or scene.items[start].kind == "coord"):
        start += 1
    if start >= stop:
        return ""
    begin, end = scene.sentence.scan.origin(scene.items[start].first, scene.items[stop - 1].last)
    return scene.sentence.scan.document.text[begin:end]


def other_side(scene: Scene, member: str) -> str:
    """The other state of the pair that a text is about."""
    dyad = scene.context.dyad()
    if len(dyad) == 2 and member in dyad:
        return dyad[1] if dyad[0] == member else dyad[0]
    return ""
