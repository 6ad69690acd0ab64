"""Agreements: an act (a verb, a noun, a participle) on an instrument that the text names or counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.frames.common import text_of, when_slots
from servanda.frames.scene import Draft, Scene, Use
from servanda.mentions.context import Actor
from servanda.mentions.titles import Title

SELF_TITLED = frozenset({"joint_statement", "declaration", "communique"})
WEAK_ACTS = frozenset({"act.announced", "act.adopted", "act.exchanged", "act.upgraded", "act.extended", "act.proposed"})


def propose(scene: Scene) -> Iterator[Draft]:
    """Drafts of acts on instruments in a sentence; one for each instrument and act."""
    if scene.sentence.range.zone == "title":
        yield from _own_title(scene)
    done: set[int] = set()
    uses = list(scene.uses("agreement"))
    for use in uses:
        at = _instrument(scene, use, done)
        if at is None:
            draft = _untitled(scene, use)
            if draft is not None:
                yield draft
            continue
        for each in (at, *_coordinated(scene, at)):
            if each in done:
                continue
            done.add(each)
            draft = _draft(scene, use, each)
            if draft is not None:
                yield draft


def _own_title(scene: Scene) -> Iterator[Draft]:
    for at, item in enumerate(scene.items):
        if item.kind == "title" and item.payload.kind in SELF_TITLED and at <= 2:
            title: Title = item.payload
            slots: dict[str, Any] = {
                "act": "adopted", "kind": title.kind, "parties": scene.context.parties,
                "title": text_of(scene, 0, len(scene.items)),
            }  # fmt: skip
            if scene.published is not None:
                slots["when"] = scene.published.isoformat()
            yield Draft(record="agreement", slots=slots, rule="agreement.own_title", cues=(at,), modality="asserted")
            return


def _instrument(scene: Scene, use: Use, done: set[int]) -> int | None:
    """The instrument that an act is about: after a noun or active verb, before a passive or participle."""
    items = scene.items
    clause = use.clause
    spots = [at for at in range(clause.start, clause.stop) if items[at].kind == "title"]
    if use.how == "noun":
        after = [at for at in spots if at > use.at and scene.cue(at) & {"of", "about", "for", "to"}]
        return after[0] if after else None
    if clause.kind == "rel" and clause.antecedent is not None and items[clause.antecedent].kind == "title":
        return clause.antecedent
    if clause.kind in ("part", "coord") and not spots and use.verb is not None and use.verb.feature in ("participle", "past"):
        for back in range(clause.start - 1, max(-1, clause.start - 3), -1):
            if items[back].kind == "title":
                return back
    free = [at for at in spots if not scene.cue(at) or at not in done]
    objects = [at for at in free if not scene.cue(at) & {"during", "under", "at", "in", "of", "via", "after", "before", "since"}]
    if not objects:
        return None
    usable = [at for at in objects if not (items[at].payload.ambiguous and use.concept in WEAK_ACTS and not items[at].payload.qualified)]
    if not usable:
        return None
    return min(usable, key=lambda at: abs(at - use.at))


def _coordinated(scene: Scene, at: int) -> Iterator[int]:
    items = scene.items
    position = at + 1
    while position + 1 < len(items) and (items[position].kind in ("coord", "det") or items[position].text == ","):
        if items[position + 1].kind == "title":
            yield position + 1
            position += 1
        position += 1


def _untitled(scene: Scene, use: Use) -> Draft | None:
    """«bereikten overeenstemming», "the negotiations began": acts without a named instrument."""
    if use.concept == "act.under_negotiation" and use.how == "noun":
        parties = _between(scene, use.at, use.clause) or scene.doer(use.clause)
        if parties is not None and len(parties.members) >= 2:
            return _make(scene, use, "under_negotiation", "agreement", parties, None, None)
    return None


def _between(scene: Scene, at: int, clause: Any) -> Actor | None:
    for _, actor in scene.actors(at + 1, clause.stop, "between", "with"):
        if len(actor.members) > 1:
            return actor
        subject = scene.doer(clause)
        return subject.joined(actor) if subject is not None else actor
    return None


def _draft(scene: Scene, use: Use, at: int) -> Draft | None:
    title: Title = scene.items[at].payload
    act = use.concept.partition(".")[2]
    parties = title.between
    if parties is not None:
        parties = scene.context.resolve(parties)
    doer = scene.doer(use.clause)
    if use.how == "noun" or use.clause.kind == "rel":
        doer = scene.agent(use.clause)
    if parties is None or len(parties.members) < 2:
        partner: Actor | None = parties
        if partner is None:
            for _, actor in scene.actors(use.clause.start, use.clause.stop, "with"):
                partner = actor
                break
        if doer is not None:
            parties = doer.joined(partner) if partner is not None else doer
        elif title.actors:
            members: tuple[str, ...] = ()
            for actor in title.actors:
                members += tuple(m for m in scene.context.resolve(actor).members if m not in members)
            parties = Actor(members) if members else partner
        else:
            parties = partner
    elif doer is not None and doer.persons:
        parties = parties.joined(Actor((), doer.persons))
    if parties is None and use.concept not in ("act.signed", "act.ratified", "act.entered_into_force", "act.terminated"):
        return None
    if parties is None and not title.qualified:
        return None
    count = _count(scene, at) if title.plural else None
    return _make(scene, use, act, title.kind, parties, at, count)


def _count(scene: Scene, at: int) -> int | None:
    for back in range(at - 1, max(-1, at - 4), -1):
        item = scene.items[back]
        if item.kind == "quantity" and item.payload.kind == "cardinal":
            return int(item.payload.value)
        if item.kind in ("prep", "det", "punct"):
            return None
    return None


def _make(
    scene: Scene, use: Use, act: str, kind: str, parties: Actor | None, at: int | None, count: int | None
) -> Draft:
    slots: dict[str, Any] = {"act": act, "kind": kind}
    if parties is not None:
        slots["parties"] = parties.members
        slots["persons"] = parties.persons
    if at is not None:
        title: Title = scene.items[at].payload
        if title.qualified or title.capital:
            slots["title"] = text_of(scene, at, at + 1)
    if count is not None:
        slots["count"] = count
    time = scene.time(use.at, use.clause)
    slots |= when_slots(time, scene)
    place = scene.place(use.clause.start, use.clause.stop)
    if place is not None:
        slots |= {"where": place[0], "where_state": place[1]}
    cues = (use.at,) if at is None else (use.at, at)
    return Draft(
        record="agreement", slots=slots, rule=f"agreement.{use.how}", cues=cues, clause=use.clause,
        time_at=time[0] if time else None,
    )  # fmt: skip
