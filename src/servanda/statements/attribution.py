"""Who says it: quotations, reported speech, "according to", and the author of an opinion piece."""

from __future__ import annotations

import msgspec

from servanda.analysis.clauses import Clause, reduced
from servanda.frames.scene import Scene
from servanda.languages import Pack
from servanda.mentions.context import Context, PersonRef, is_media
from servanda.mentions.known import known_person


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
    for number, clause in enumerate(scene.clauses):
        verb = clause.main_verb
        if verb is None:
            continue
        if clause.kind in ("rel", "inf", "cond") and not _content(scene, clause):
            continue
        if reduced(scene.items, clause, verb.at):
            continue  # "condemned the sanctions announced by Russia" tells nothing that Russia said
        if verb.lemma.rstrip("?") in reporting:
            who = _teller(scene, clause, verb.at, first=number == 0)
        else:
            who = _figures_tell(scene, clause)
        if who is not None:
            found.append(_reach(scene, clause, who))
    for at, item in enumerate(scene.items):
        if item.kind == "accordingto":
            who = _source(scene, at + 1, count)
            if who is not None:
                found.append(Voice(*_scope(scene, at), *who))
    text = scene.sentence.text
    marks = text.count('"')
    if inside and quotes.voice is not None and not found:
        found.append(Voice(0, count, quotes.voice.speaker, quotes.voice.state, True))
    if found and marks:
        quotes.voice = found[0]
    if marks % 2:
        quotes.open = not quotes.open
    return found


def _teller(scene: Scene, clause: Clause, verb_at: int, *, first: bool) -> tuple[str, str] | None:
    """Who says it in a reporting clause: its own subject, else the name beside the verb ("the USTR adds")."""
    if (
        clause.subject is not None
        and not clause.thing_subject
        and (not clause.subject_inherited or first or _content(scene, clause))
    ):
        return _speaker(scene, clause.subject)
    if clause.subject is None and clause.dropped in ("he", "they"):
        meant = scene.subject(clause)
        if meant is None or len(meant.members) != 1:
            return None
        return (meant.persons[0] if meant.persons else meant.members[0]), meant.members[0]
    return _source(scene, clause.start, verb_at) or _source(scene, verb_at + 1, clause.stop)


def _content(scene: Scene, clause: Clause) -> bool:
    """Whether a clause goes on with what is said («… en zei dat …») rather than standing behind it."""
    return any(c.governor is clause and c.kind == "comp" for c in scene.clauses)


def _figures_tell(scene: Scene, clause: Clause) -> tuple[str, str] | None:
    """Whose statistics show it («blijkt uit cijfers van de Vietnamese douane», "figures from Hanoi show that")."""
    at = next((n for n in range(clause.start, clause.stop) if scene.items[n].kind == "statistics"), None)
    if at is None or any(
        scene.items[n].kind in ("quantity", "accordingto") for n in range(clause.start, clause.stop)
    ):
        return None
    return _source(scene, at + 1, clause.stop) or _source(scene, clause.start, at)


def _scope(scene: Scene, at: int) -> tuple[int, int]:
    """What "according to" covers: its sentence, or its part where semicolons divide it."""
    marks = [n for n, item in enumerate(scene.items) if item.text == ";"]
    start = max((n + 1 for n in marks if n < at), default=0)
    stop = min((n for n in marks if n > at), default=len(scene.items))
    return (start, stop) if start else (0, len(scene.items))


def _source(scene: Scene, start: int, stop: int) -> tuple[str, str] | None:
    """Who is named in a phrase: a person or state, whose statistics they are, else an office by its own name."""
    state = ""
    for at in range(start, stop):
        item = scene.items[at]
        if item.kind == "actor":
            who = _speaker(scene, at)
            if who is not None and not (_official_name(scene, at + 1, stop) and len(who[0]) == 3):
                return who
            state = state or (who[1] if who is not None else "")
        elif item.kind == "state" and (entry := item.get("state")):
            state = state or entry.value
        elif item.kind == "org" and (entry := item.get("org")) and is_media(entry.value):
            return entry.value, ""
        elif item.kind in ("token", "org", "name") and item.text[:1].isupper() and at > 0 and not state:
            name = _official_name(scene, at, stop)
            if name:
                return name, ""
        if item.kind in ("time", "quantity", "comp", "contrast", "rel") or item.text in ",;:(":
            break
        if (
            item.kind == "verb"
            and at > start
            and not any(e.feature == "participle" for e in item.all("verb"))
        ):
            break
    return (state, state) if state else None


def _official_name(scene: Scene, at: int, stop: int) -> str:
    """A run of capitalised words ("Global Trade Research Initiative"), or an acronym; empty where there is none."""
    words: list[str] = []
    while (
        at < stop
        and scene.items[at].kind in ("token", "org", "name", "measure", "noun")
        and scene.items[at].text[:1].isupper()
    ):
        words.append(scene.items[at].text)
        at += 1
    if len(words) > 1 or (words and words[0].isupper() and len(words[0]) > 2):
        return " ".join(words)
    return ""


def _speaker(scene: Scene, at: int | None) -> tuple[str, str] | None:
    actor = scene.actor(at)
    if actor is None or at is None:
        return None
    if actor.persons:
        name = actor.persons[0]
        state = actor.members[0] if actor.members else ""
        if not state:
            person = scene.context.person(name) or known_person(name, scene.context.day)
            state = person.state if person else ""
        return name, state
    item = scene.items[at].actor
    if len(actor.members) == 1 and item.form in ("state_noun", "org", "name"):
        return actor.members[0], actor.members[0]
    return None


def _reach(scene: Scene, clause: Clause, who: tuple[str, str]) -> Voice:
    """What a reporting clause covers: what follows a complementizer or colon, else what stands before it."""
    start, stop = clause.start, clause.stop
    count = len(scene.items)
    after = scene.clauses[scene.clauses.index(clause) + 1 :]
    if after and (after[0].kind == "comp" or (after[0].opener is not None and after[0].opener.text == ":")):
        return Voice(after[0].start, count, *who)
    if start > 0 and not any(c.kind == "comp" for c in after):
        return Voice(0, start, *who)
    if after and not after[0].subject_inherited:
        return Voice(stop, count, *who)
    quoted = '"' in scene.sentence.text or sum(not verb.kind and not verb.modal for verb in clause.verbs) > 1
    return Voice(start, count if quoted and not after else start, *who)


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
