"""What visits and meetings share: when and where an event is, and whether it goes on."""

from __future__ import annotations

from servanda.analysis.clauses import Clause
from servanda.frames.common import following, phrase_end, possessor
from servanda.frames.scene import Scene, Use, edtf_of
from servanda.frames.truth import over
from servanda.mentions.context import Actor
from servanda.mentions.times import TimeReading

EVENT_FRAMES = ("visit", "meeting")
HERE = frozenset({"in", "to", "at"})
REACH = 9
CARRIED = frozenset({"verb.hold", "verb.pay", "verb.attend", "verb.open"})
"""Verbs that say of an event that it took place."""


def acts_in_person(actor: Actor) -> bool:
    """Whether an actor is people who can travel and talk, rather than a state in general."""
    return bool(actor.persons) or actor.form in ("state_noun", "person")


def verb_concepts(scene: Scene, clause: Clause | None, frame: str, *, every: bool = False) -> frozenset[str]:
    """Concepts of a frame that the main verb of a clause evokes; with `every`, all its verbs."""
    if clause is None or clause.main_verb is None:
        return frozenset()
    return frozenset(
        trigger.concept
        for verb in (clause.verbs if every else [clause.main_verb])
        for trigger in scene.lexicon.verb_triggers.get(verb.lemma, ())
        if trigger.frame == frame and (not trigger.words or scene.holds(clause, trigger.words))
    )


def word_concepts(scene: Scene, start: int, stop: int, frame: str) -> frozenset[str]:
    """Concepts of a frame's plain words in items `[start, stop)`."""
    return frozenset(
        entry.value
        for item in scene.items[max(0, start) : stop]
        for entry in item.entries
        if entry.cat == "word" and entry.feature == frame
    )


def event_nouns(scene: Scene) -> list[int]:
    """Items that name a visit or a meeting."""
    return [
        at
        for at, item in enumerate(scene.items)
        if item.kind not in ("name", "title")
        and any(e.cat == "noun" and e.feature in EVENT_FRAMES and e.value != "occasion" for e in item.entries)
    ]


def event_time(scene: Scene, use: Use, inner: Clause | None = None) -> tuple[int, TimeReading] | None:
    """When the event of a use is: the time in brackets after it, else the nearest that is not another event's."""
    at, clause = use.at, use.clause
    sided = [n for n in event_nouns(scene) if n != at and _has_side(scene, n)]
    others = [n for n in sided if not going_on(scene, n)]
    if going_on(scene, at) and not any(
        _bracket_open(scene, n) for n, _ in _times(scene, 0, len(scene.items))
    ):
        # The time of what was done during a visit is that of the visit too.
        others = []
    taken = _taken(scene, at, sided)
    after = min((n for n in others if n > at), default=len(scene.items))
    if use.how == "noun":
        bracketed = _in_brackets(scene, at, after)
        if bracketed is not None:
            return bracketed
    inside = taken | _of_another_clause(scene, clause, inner)
    ranges = [(clause.start, clause.stop)]
    if inner is not None:
        ranges.insert(0, (inner.start, inner.stop))
    for start, stop in ranges:
        found = [
            (n, reading)
            for n, reading in _times(scene, start, stop)
            if n not in taken and not _owned(scene, n, at, others)
        ]
        if found:
            return min(found, key=lambda pair: (abs(pair[0] - at), pair[0]))
    dependent = [c for c in scene.clauses if c.governor is clause and c.kind in ("inf", "part")]
    for piece in dependent:
        found = [
            f
            for f in _times(scene, piece.start, piece.stop)
            if f[0] not in taken and not _owned(scene, f[0], at, others)
        ]
        if found:
            return found[0]
    everywhere = _times(scene, 0, len(scene.items))
    if len(everywhere) == 1 and not _owned(scene, everywhere[0][0], at, others):
        return everywhere[0] if everywhere[0][0] not in inside else None
    return None


def _taken(scene: Scene, at: int, others: list[int]) -> frozenset[int]:
    """Times that date something else beside the event at `at`, though they stand in its clause."""
    return frozenset(
        n
        for n, item in enumerate(scene.items)
        if item.kind == "time" and (_since_noun(scene, n, at) or _of_the_one_before(scene, n, at, others))
    )


def _since_noun(scene: Scene, time_at: int, at: int) -> bool:
    """Whether a time dates what an event comes after («sinds de machtswisseling in juli», "after the coup of July").

    A day behind "after" is mostly that of the event itself too ("after arriving on 20 June"); a month is not.
    """
    day = len((edtf_of(scene.items[time_at].payload) or "").partition("/")[0]) > len("2024-07")
    for back in range(time_at - 1, max(-1, time_at - REACH), -1):
        item = scene.items[back]
        if back == at or item.kind == "punct" or scene.verb_here(back):
            return False
        roles = {role for entry in item.all("prep") for role in entry.value.split("|")}
        if roles & {"since", "after"}:
            plain = any(scene.items[n].kind not in ("det", "prep", "adv") for n in range(back + 1, time_at))
            return plain and ("since" in roles or not day)
    return False


def _of_the_one_before(scene: Scene, time_at: int, at: int, others: list[int]) -> bool:
    """Whether a time is that of the event before, which a coordinator parts from this one ("A's visit in May and B's visit")."""
    before = max((n for n in others if n < time_at), default=-1)
    if before < 0 or not before < time_at < at:
        return False
    joined = any(scene.items[n].kind == "coord" for n in range(time_at + 1, at))
    apart = any(
        scene.verb_here(n) or (scene.items[n].kind in ("punct", "coord") and scene.items[n].text != "(")
        for n in range(before + 1, time_at)
    )
    return joined and not apart and not any(scene.verb_here(n) for n in range(time_at + 1, at))


def of_one_visit(scene: Scene, time_at: int, at: int) -> bool:
    """Whether a time before item `at` dates only one of several events during which something was done."""
    events = [n for n in event_nouns(scene) if n < at and _has_side(scene, n)]
    if len(events) < 2 or not events[0] < time_at < at or not going_on(scene, events[0]):
        return False
    return any(scene.items[n].kind == "coord" for n in range(events[0], events[-1]))


def _of_another_clause(scene: Scene, clause: Clause, inner: Clause | None) -> frozenset[int]:
    """Times in a clause that tells how somebody came to a post ("after he was re-elected in March 2024")."""
    found: set[int] = set()
    for other in scene.clauses:
        if other is clause or other is inner or other.kind not in ("sub", "rel"):
            continue
        if verb_concepts(scene, other, "office") or (
            other.kind == "sub" and other.start > clause.start and _since_when(scene, other)
        ):
            found |= set(range(other.start, other.stop))
    return frozenset(found)


def _since_when(scene: Scene, clause: Clause) -> bool:
    """Whether a clause only says since when or after what something is so («desde que … en abril de 2022»)."""
    opener = clause.opener
    roles = (
        {role for entry in opener.all("sub") for role in entry.feature.split("|")}
        if opener is not None
        else set()
    )
    return "since" in roles


def _has_side(scene: Scene, at: int) -> bool:
    """Whether an event noun has somebody of its own; "a visit of great importance" only says more of another."""
    return (
        possessor(scene, at) is not None
        or following(scene, at, "to", "of", "with", "between", "agent") is not None
    )


def going_on(scene: Scene, at: int) -> bool:
    """Whether an event noun, with its owner, stands behind "during": its time is also that of the main event."""
    for back in range(at - 1, max(-1, at - 6), -1):
        item = scene.items[back]
        entry = item.get("prep")
        if entry is not None and item.kind == "prep":
            return "during" in entry.value.split("|")
        if item.kind in ("verb", "punct", "coord"):
            return False
    return False


def _owned(scene: Scene, time_at: int, at: int, others: list[int]) -> bool:
    """Whether a time belongs to another event: in brackets behind it, or right after it and far from this one."""
    if _bracket_open(scene, time_at):
        nearest = max((n for n in [*others, at] if n < time_at), default=at)
        return nearest != at
    return any(
        abs(n - time_at) < abs(at - time_at) and (at < n < time_at or time_at < n < at) for n in others
    )


def _bracket_open(scene: Scene, at: int) -> bool:
    for back in range(at - 1, max(-1, at - 5), -1):
        if scene.items[back].text == "(":
            return True
        if scene.items[back].text == ")":
            return False
    return False


def _in_brackets(scene: Scene, at: int, stop: int) -> tuple[int, TimeReading] | None:
    return next((f for f in _times(scene, at, stop) if _bracket_open(scene, f[0])), None)


def _times(scene: Scene, start: int, stop: int) -> list[tuple[int, TimeReading]]:
    found: list[tuple[int, TimeReading]] = []
    for at in range(start, stop):
        item = scene.items[at]
        if item.kind == "time" and (edtf_of(item.payload) or item.payload.kind == "date"):
            found.append((at, item.payload))
    dated = [f for f in found if edtf_of(f[1])]
    return dated or found


def place_in(scene: Scene, start: int, stop: int, *, bare: bool = False) -> tuple[str, str] | None:
    """Place and state said with a word of place in `[start, stop)`; `bare` takes one without it too."""
    for at in range(start, stop):
        item = scene.items[at]
        entry = item.get("place") or item.get("landmark")
        if entry is None or item.kind not in ("place", "landmark"):
            continue
        cue = scene.cue(at)
        if (cue & HERE) or (bare and not cue):
            found = scene.place(at, at + 1)
            if found is not None:
                return found
    return None


def event_place(scene: Scene, use: Use, inner: Clause | None = None) -> dict[str, str]:
    """`where` and `where_state` of an event: in its noun phrase, else in its clause."""
    end = phrase_end(scene, use.at, len(scene.items))
    ranges = [(use.at + 1, end), (use.clause.start, use.clause.stop)]
    if inner is not None:
        ranges.insert(1, (inner.start, inner.stop))
    ranges += [(c.start, c.stop) for c in scene.clauses if c.governor is use.clause and c.kind == "inf"]
    for start, stop in ranges:
        found = place_in(scene, start, stop)
        if found is not None:
            return {"where": found[0], "where_state": found[1]}
    for start, stop in ranges:
        state = scene.place_state(start, stop)
        if state:
            return {"where_state": state}
    return {}


def relative_after(scene: Scene, at: int, end: int) -> Clause | None:
    """The relative clause that describes the noun at `at` («het staatsbezoek dat de koning … bracht»)."""
    for clause in scene.clauses:
        if clause.start > at and clause.kind == "rel" and clause.start <= end + 1:
            return clause
    return None


def event_modality(scene: Scene, use: Use, frame: str, when: str | None) -> str:
    """Modality of an event: its clause's, unless a word says that it was called off, put off or planned."""
    clause = use.clause
    said = verb_concepts(scene, clause, frame)
    plain = scene.modality(clause, when)
    if use.how == "noun" and "verb.cancel" in said:
        return "asserted" if clause.negated else "denied"
    if plain == "denied":
        return "denied"
    if plain == "planned" and _went_by(scene, use, frame):
        return "asserted"
    # «En visite à Kiev, elle a annoncé une aide»: what is announced is not the visit.
    aside = bool(scene.cue(use.at) & {"during", "after", "in"})
    if use.how == "noun" and said & {"verb.postpone", "verb.plan"} and plain == "asserted" and not aside:
        return "planned"
    if use.how == "noun" and "verb.invite" in said:
        return "desired"
    before = word_concepts(scene, use.at - 4, use.at, frame) | _participles(scene, use.at, frame)
    if use.how == "noun" and before & {"mood.coming", "verb.plan", "verb.postpone"} and plain == "asserted":
        return "planned"
    if use.how == "noun" and before & {"mood.cancelled", "verb.cancel"}:
        return "denied"
    governor = clause.governor
    if clause.kind == "inf" and plain == "asserted" and governor is not None:
        above = verb_concepts(scene, governor, frame)
        if "verb.cancel" in above:
            return "denied"
        if "verb.invite" in above:
            return "desired"
        if above & {"verb.plan", "verb.postpone"} or "mood.due" in word_concepts(
            scene, governor.start, governor.stop, frame
        ):
            return "planned"
    return plain


def put_off(scene: Scene, use: Use, frame: str) -> tuple[str, ...]:
    """The flag `postponed` where the event's own clause, or the word before it, says that it was put off."""
    clause = use.clause
    above = (
        verb_concepts(scene, clause.governor, frame) if clause.kind == "inf" and clause.governor else set()
    )
    if use.how != "noun" or clause.negated:
        return ()
    said = verb_concepts(scene, clause, frame) | above | _participles(scene, use.at, frame)
    return ("postponed",) if "verb.postpone" in said else ()


def _went_by(scene: Scene, use: Use, frame: str) -> bool:
    """Whether the event's own verb looks back («de zitting die op 6 juni plaatsvond»), whatever the day of the text."""
    clause: Clause | None = use.clause
    if use.how == "noun" and not use.clause.verbs:
        clause = relative_after(scene, use.at, phrase_end(scene, use.at, len(scene.items)))
    if use.how == "noun" and not verb_concepts(scene, clause, frame) & CARRIED:
        return False
    return over(scene, clause)


def _participles(scene: Scene, at: int, frame: str) -> frozenset[str]:
    """Concepts of participles that describe the noun at `at` ("the planned visit")."""
    found: set[str] = set()
    for item in scene.items[max(0, at - 3) : at]:
        for entry in item.all("verb"):
            if entry.feature == "participle":
                found |= {
                    t.concept for t in scene.lexicon.verb_triggers.get(entry.value, ()) if t.frame == frame
                }
    return frozenset(found)


def called_off(scene: Scene, use: Use, frame: str) -> bool:
    """Whether a later clause of the sentence says that the event was called off («maar de reis ging niet door»)."""
    for clause in scene.clauses:
        if clause.start <= use.at or clause is use.clause or clause.kind == "rel":
            continue
        nouns = any(clause.start <= n < clause.stop for n in event_nouns(scene))
        if nouns and "verb.cancel" in verb_concepts(scene, clause, frame):
            return True
    return False
