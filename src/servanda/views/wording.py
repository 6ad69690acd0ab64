"""Records in plain English: one sentence from the slots of a record, nothing that is not in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from servanda.model import (
    Act,
    Agreement,
    Commitment,
    Indicator,
    Mechanism,
    Meeting,
    Membership,
    Office,
    Position,
    Record,
    Relationship,
    Target,
    Visit,
)
from servanda.views.dates import by_words, in_words
from servanda.views.figures import figure, ordinal
from servanda.views.names import actor_name
from servanda.views.quoting import shorten
from servanda.views.verbs import (
    ACTS,
    AGREEMENT_VERBS,
    COUNTED,
    INSTRUMENTS,
    LEVELS,
    MEASURES,
    RELATION_VERBS,
    ROLES,
    STANCES,
    STRENGTHS,
    Verb,
)


def wording(record: Record, titles: Mapping[str, str] | None = None) -> str:
    """What a record states, as one plain sentence without its date (see `dated`).

    `titles` are the posts by which persons are called: «President Vladimir Putin».
    """
    if titles and isinstance(record, Visit | Meeting):
        called = tuple(f"{titles[name]} {name}" if name in titles else name for name in record.persons)
        record = msgspec.structs.replace(record, persons=called)
    text = " ".join(_sentence(record).split())
    return text[:1].upper() + text[1:]


def dated(record: Record) -> str:
    """The sentence with its date or deadline, where the record has one."""
    deadline = getattr(record, "deadline", None)
    when = by_words(deadline) if deadline else in_words(record.when)
    return f"{wording(record)} {when}".rstrip()


def lead(record: Record, sentence: str, titles: Mapping[str, str] | None = None) -> str:
    """The words of a record without the object that they quote, where the sentence below them holds it.

    «Russia and Vietnam signed a treaty» for «… signed the treaty “Treaty on the Sea”»; empty where nothing is quoted.
    """
    for slot, empty in _OBJECTS.get(type(record), {}).items():
        said = getattr(record, slot, None)
        if said and _tight(said) in _tight(sentence):
            bare = msgspec.structs.replace(record, **{slot: empty})
            if isinstance(bare, Position):
                bare = msgspec.structs.replace(bare, toward=())
            return wording(bare, titles)
    return ""


_OBJECTS: dict[type[Record], dict[str, str | None]] = {
    Agreement: {"title": None},
    Mechanism: {"name": None},
    Position: {"about": None},
    Act: {"action": None},
    Commitment: {"action": ""},
}


def _tight(text: str) -> str:
    return "".join(text.split()).casefold()


def names(actors: Sequence[str]) -> str:
    """«Russia and Vietnam», «Russia, Belarus and the EU»."""
    found = [actor_name(actor) for actor in actors]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else ""


def short(words: str, room: int = 110) -> str:
    """The words on one line, cut at a word where they are very long."""
    return shorten(words, room)


def label(value: str | None) -> str:
    """A slot value as words: `oil_gas` as «oil gas»."""
    return (value or "").replace("_", " ")


def _one(noun: str) -> str:
    return f"{'an' if noun[:1] in tuple('aeiou') else 'a'} {noun}"


def _sentence(record: Record) -> str:
    match record:
        case Visit():
            return _visit(record)
        case Meeting():
            return _meeting(record)
        case Agreement():
            return _agreement(record)
        case Relationship():
            return _relationship(record)
        case Membership():
            return _membership(record)
        case Commitment():
            return _commitment(record)
        case Indicator():
            return _indicator(record)
        case Position():
            return _position(record)
        case Act():
            return _act(record)
        case Office():
            return _office(record)
        case Mechanism():
            return _mechanism(record)
    raise TypeError(f"no words for a {type(record).__name__}")


def _verb(verb: Verb, record: Record, many: bool) -> str:
    be, have = ("are", "wish") if many else ("is", "wishes")
    return {
        "planned": f"{be} to {verb.base}",
        "desired": f"{have} to {verb.base}",
        "denied": f"did not {verb.base}",
        "conditional": f"may {verb.base}",
    }.get(record.modality or "", verb.past)


def _passive(record: Record, done: str, base: str) -> str:
    return {
        "planned": f"is to {base}",
        "desired": f"is hoped to {base}",
        "denied": f"did not {base}",
        "conditional": f"may {base}",
    }.get(record.modality or "", done)


def _persons(persons: Sequence[str], state: str | None) -> str:
    if not persons:
        return actor_name(state) if state else "a delegation"
    who = names(persons) if len(persons) <= 3 else f"{', '.join(persons[:3])} and others"
    return f"{who} ({actor_name(state).removeprefix('the ')})" if state else who


def _place(record: Record) -> str:
    if record.where:
        return f"in {record.where}"
    return f"in {actor_name(record.where_state)}" if record.where_state else ""


def _visit(record: Visit) -> str:
    level = label(record.level) if record.level not in (None, "unspecified") else ""
    rank = ordinal(record.ordinal) if record.ordinal else ""
    article = "an" if (rank or level).startswith(tuple("aeiou")) else "a"
    many = len(record.persons) > 1
    where = record.where if record.where_state in (None, record.to) else None
    to = f"to {_seat(where, record.to)}" if record.to else ""
    occasion = f"(occasion: {record.occasion})" if record.occasion else ""
    verb = _verb(Verb("pay", "paid"), record, many)
    return f"{_persons(record.persons, record.from_)} {verb} {article} {rank} {level} visit {to} {occasion}"


def _seat(place: str | None, state: str) -> str:
    """«Brasilia, Brazil»; the state alone where no place is given."""
    name = actor_name(state)
    return f"{place}, {name.removeprefix('the ')}" if place and place not in name else name


def _meeting(record: Meeting) -> str:
    place, topic = _place(record), f"on {record.topic}" if record.topic else ""
    if record.body or record.ordinal:
        which = f"the {ordinal(record.ordinal)} session" if record.ordinal else "a session"
        body = record.body or ""
        of = f" of {actor_name(body) if len(body.split()) < 3 else f'“{short(body, 70)}”'}" if body else ""
        sides = f"({names(record.parties)})" if record.parties else ""
        return f"{which}{of} {sides} {_passive(record, 'was held', 'be held')} {place} {topic}"
    several = len(record.persons) > 1
    who = record.persons if several or not record.parties else record.parties
    verb = Verb("meet", "met") if several else Verb("hold talks", "held talks")
    if record.format == "call":
        verb = Verb("speak by telephone", "spoke by telephone")
    elif record.format == "video":
        verb = Verb("confer by video", "conferred by video")
    others = record.parties if who is record.persons else record.persons
    aside = f"({names(others)})" if others else ""
    return f"{names(who)} {aside} {_verb(verb, record, len(who) != 1)} {place} {topic}"


def _instrument(record: Agreement) -> str:
    kind = INSTRUMENTS.get(record.kind or "", "document")
    if record.count:
        return f"{record.count} {kind if kind.endswith('s') else kind + 's'}"
    return f"the {kind} “{short(record.title)}”" if record.title else _one(kind)


def _agreement(record: Agreement) -> str:
    verb, passive = AGREEMENT_VERBS[record.act]
    what, place = _instrument(record), _place(record)
    if passive:
        sides = f"between {names(record.parties)}" if len(record.parties) > 1 else ""
        sides = sides or (f"of {names(record.parties)}" if record.parties else "")
        return f"{what} {sides} {_passive(record, verb.past, verb.base)}"
    if not record.parties:
        done = "were" if record.count and record.count > 1 else "was"
        return f"{what} {_passive(record, f'{done} {verb.done}', f'be {verb.done}')} {place}"
    return f"{names(record.parties)} {_verb(verb, record, len(record.parties) > 1)} {what} {place}"


def _relationship(record: Relationship) -> str:
    level, (verb, link) = LEVELS[record.level], RELATION_VERBS[record.act or "holds"]
    who = names(record.parties) or "the two sides"
    many = len(record.parties) != 1
    if record.act in (None, "holds") and record.modality in (None, "asserted"):
        return f"{who} {'have' if many else 'has'} {level}"
    if link and record.level == "diplomatic_relations":
        link, level = "the level of their", "diplomatic relations"
    return f"{who} {_verb(verb, record, many)} {link} {level}"


def _membership(record: Membership) -> str:
    who, org, role = actor_name(record.actor), actor_name(record.org), ROLES[record.role]
    if record.role in ("host", "chair"):
        past = "is" if record.act in (None, "holds", "accepted") else "was to be"
        planned = record.modality == "planned" or record.act == "expected"
        return f"{who} {'is to be' if planned else past} {role} of {org}"
    if record.modality == "denied":
        return f"{who} is not {role} of {org}"
    if record.modality in ("planned", "desired", "conditional"):
        return f"{who} {_verb(Verb('be', 'is'), record, False)} {role} of {org}"
    if record.act == "left" or record.role == "withdrawn":
        return f"{who} left {org}"
    act = {
        "joined": f"joined {org} as",
        "accepted": f"was accepted to {org} as",
        "applied": f"applied to {org} as",
        "expected": f"is expected in {org} as",
    }.get(record.act or "")
    return f"{who} {act} {role}" if act else f"{who} is {role} of {org}"


def _commitment(record: Commitment) -> str:
    verb = STRENGTHS[record.strength or "undertaken"][len(record.by) > 1]
    if record.modality == "denied":
        verb = f"{'do' if len(record.by) > 1 else 'does'} not undertake"
    to = f" towards {names(record.to)}" if record.to else ""
    target = ""
    if record.target:
        target = f"(target: {_target(record.target)})"
    action = f": “{short(record.action)}”" if record.action else ""
    return f"{names(record.by)} {verb}{to}{action} {target}"


def _target(target: Target) -> str:
    value = figure(target.value, None, target.comparator)
    if target.unit == "factor":
        return f"a factor of {value}"
    if target.measure in COUNTED:
        return f"{value} {MEASURES[target.measure]}"
    unit = f"{value}{'%' if target.unit in ('percent', '%') else f' {target.unit}' if target.unit else ''}"
    return unit if target.measure == "other" else f"{MEASURES[target.measure]} of {unit}"


def _indicator(record: Indicator) -> str:
    measure = MEASURES[record.measure]
    about = f" of {names(record.about)}" if record.about else ""
    if len(record.about) > 1:
        if record.measure == "exports":
            about = f" from {names(record.about[:1])} to {names(record.about[1:])}"
        elif record.measure in ("trade_turnover", "trade_balance"):
            about = f" between {names(record.about)}"
    lead, size = f"{measure}{about}", abs(record.value)
    moved = _verb(
        Verb("grow", "grew") if record.value >= 0 else Verb("fall", "fell"), record, measure.endswith("s")
    )
    unit = None if record.unit == record.measure else record.unit
    match record.kind:
        case "change_pct":
            return f"{lead} {moved} by {figure(size, None, record.comparator)}%"
        case "change_abs":
            return f"{lead} {moved} by {figure(size, unit, record.comparator)}"
        case "factor":
            return f"{lead} {moved} by a factor of {figure(size, None, record.comparator)}"
        case "share_pct":
            return f"{lead}: a share of {figure(record.value, None, record.comparator)}%"
        case "rank":
            return f"{lead}: rank {figure(record.value)}"
    if record.measure in COUNTED and record.kind in (None, "level", "count"):
        return f"{figure(record.value, None, record.comparator)} {measure}{about}"
    size_words = figure(record.value, unit, record.comparator)
    if record.measure == "other" and record.about:
        return f"{names(record.about)}: {size_words}"
    return f"{lead}: {size_words}"


def _position(record: Position) -> str:
    one, more = STANCES[record.stance]
    verb = more if len(record.by) > 1 else one
    if record.modality == "denied":
        verb = f"{'do' if len(record.by) > 1 else 'does'} not {more}"
    elif record.modality == "planned":
        verb = f"{'are' if len(record.by) > 1 else 'is'} to {more}"
    about = f"“{short(record.about)}”" if record.about else ""
    toward = f"({names(record.toward)})" if about and record.toward else names(record.toward)
    return f"{names(record.by)} {verb} {about} {toward}"


def _act(record: Act) -> str:
    many = len(record.by) > 1
    one, more, preposition = ACTS[record.plover]
    against = f" {preposition} {names(record.against)}" if record.against else ""
    action = f": “{short(record.action)}”" if record.action else ""
    verb = more if many else one
    if record.modality not in (None, "asserted"):
        verb = _verb(Verb(more, more), record, many)
    return f"{names(record.by)} {verb}{against}{action}"


def _office(record: Office) -> str:
    post = record.post
    head, _, seat = post.rpartition(" to ")
    if head:
        post = f"{head} to {actor_name(seat)}"
    of = f"of {actor_name(record.of)}" if record.of else ""
    verb = {"appointed": "was appointed", "elected": "was elected", "left": "left office as"}.get(
        record.act or "", "is"
    )
    return f"{record.person} {verb} {post} {of}"


def _mechanism(record: Mechanism) -> str:
    name = f"“{short(record.name)}”" if record.name else _one(label(record.kind))
    sides = f"({names(record.parties)})" if record.parties else ""
    return f"{label(record.kind)} {name} {sides}" if record.name else f"{name} {sides}"
