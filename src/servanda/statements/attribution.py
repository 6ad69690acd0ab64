"""Who says it: quotations, reported speech, "according to", and the author of an opinion piece."""

from __future__ import annotations

import msgspec

from servanda.frames.scene import Scene
from servanda.languages import Pack
from servanda.mentions.context import Context, PersonRef
from servanda.mentions.persons import known_person


class Voice(msgspec.Struct, frozen=True):
    """Items `[start, stop)` of a sentence are said by `speaker`; `state` is whom the speaker's "we" stands for."""

    start: int
    stop: int
    speaker: str
    state: str
    quoted: bool = False


class QuoteState:
    """Whether a quotation is still open at the end of a sentence, and who is speaking in it."""

    def __init__(self) -> None:
        self.open = False
        self.voice: Voice | None = None


def voices(scene: Scene, pack: Pack, quotes: QuoteState) -> list[Voice]:
    """The voices of a sentence, from the most specific to the most general."""
    reporting = frozenset(pack.words.reporting_verbs)
    found: list[Voice] = []
    count = len(scene.items)
    inside = quotes.open
    for clause in scene.clauses:
        verb = clause.main_verb
        if verb is None or verb.lemma.rstrip("?") not in reporting or clause.thing_subject:
            continue
        who = _speaker(scene, clause.subject)
        if who is None:
            continue
        found.append(_reach(scene, clause, who))
    for at, item in enumerate(scene.items):
        if item.kind == "accordingto":
            who = next((w for n in range(at + 1, min(count, at + 5)) if (w := _speaker(scene, n)) is not None), None)
            if who is not None:
                found.append(Voice(0, count, *who))
    text = scene.sentence.text
    marks = text.count('"')
    if inside and quotes.voice is not None and not found:
        found.append(Voice(0, count, quotes.voice.speaker, quotes.voice.state, True))
    if found and marks:
        quotes.voice = found[0]
    if marks % 2:
        quotes.open = not quotes.open
    return found


def _speaker(scene: Scene, at: int | None) -> tuple[str, str] | None:
    actor = scene.actor(at)
    if actor is None or at is None:
        return None
    if actor.persons:
        name = actor.persons[0]
        state = actor.members[0] if actor.members else ""
        if not state:
            person = scene.context.person(name) or known_person(name)
            state = person.state if person else ""
        return name, state
    item = scene.items[at].actor
    if len(actor.members) == 1 and item.form in ("state_noun", "org", "name"):
        return actor.members[0], actor.members[0]
    return None


def _reach(scene: Scene, clause: object, who: tuple[str, str]) -> Voice:
    """What a reporting clause covers: what follows a complementizer or colon, else what stands before it."""
    start, stop = clause.start, clause.stop  # type: ignore[attr-defined]
    count = len(scene.items)
    after = scene.clauses[scene.clauses.index(clause) + 1 :]  # type: ignore[arg-type]
    if after and (after[0].kind == "comp" or (after[0].opener is not None and after[0].opener.text == ":")):
        return Voice(after[0].start, count, *who)
    if start > 0 and not any(c.kind == "comp" for c in after):
        return Voice(0, start, *who)
    if after:
        return Voice(stop, count, *who)
    return Voice(start, count, *who)


def speaker_at(found: list[Voice], at: int, context: Context) -> str | None:
    """Who says item `at`: the narrowest voice over it, else the author of the piece."""
    fitting = [voice for voice in found if voice.start <= at < voice.stop]
    if fitting:
        return min(fitting, key=lambda voice: voice.stop - voice.start).speaker
    return context.author.name if context.author is not None else None


def speaker_ref(found: list[Voice]) -> PersonRef | None:
    """Whose "we" a sentence speaks."""
    for voice in found:
        if voice.state:
            return PersonRef(voice.speaker, voice.state)
    return None
