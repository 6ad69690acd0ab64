"""The first lines of a brief: how the relation stands, when the two last met, what is due next."""

from __future__ import annotations

import msgspec

from servanda.model import Commitment, Meeting, Relationship
from servanda.views.dates import date_words, in_words
from servanda.views.model import Entry
from servanda.views.owed import CLOSED, EVENTS
from servanda.views.relation import Relation
from servanda.views.verbs import LEVELS
from servanda.views.wording import lead, names, wording


class OpeningLine(msgspec.Struct, frozen=True, kw_only=True):
    """`label` says of what, `tag` names the text and sentence, `id` the statement that it is made from."""

    label: str
    words: str
    tag: str
    id: str


_LOST = {"suspended": "suspended", "broken": "broken off", "downgraded": "lowered"}


def opening(found: Relation) -> tuple[OpeningLine, ...]:
    """Two to four lines, each made from one entry; what the ledger does not tell has no line."""
    return tuple(line for line in (_state(found), _last(found), _next(found), _overdue(found)) if line)


def _state(found: Relation) -> OpeningLine | None:
    day = found.moment.day
    said = (entry for entry in found.status if entry.modality in ("asserted", None))
    steps = [entry for entry in said if _level(entry) >= 0 and _since(entry) <= day]
    changes = [entry for entry in steps if _since(entry)]
    chosen = max(changes, key=_rank) if changes else max(steps, key=_level, default=None)
    if chosen is None or not isinstance(chosen.record, Relationship):
        return None
    record = chosen.record
    level = LEVELS[record.level].removeprefix("a ").removeprefix("an ")
    words = level[:1].upper() + level[1:]
    if record.act in _LOST:
        words += f", {_LOST[record.act]}"
    when = in_words(chosen.when)
    if when:
        since = record.act in ("established", "upgraded", "restored") and when.startswith(("in ", "on "))
        words += f" since {date_words(chosen.when)}" if since else f" {when}"
    elif _since(chosen):
        words += f" (told on {date_words(chosen.lines[0].source.published)}, without a date)"
    return _line("Relation", words, chosen)


def _since(entry: Entry) -> str:
    """The first day of a step; the day of the text that tells of a change without a date; else empty."""
    record = entry.record
    if entry.first_day or not isinstance(record, Relationship) or record.act in (None, "holds"):
        return entry.first_day or ""
    return max((line.source.published or "" for line in entry.lines), default="")


def _rank(entry: Entry) -> tuple[str, int]:
    return _since(entry), _level(entry)


def _level(entry: Entry) -> int:
    record = entry.record
    return (
        list(LEVELS).index(record.level)
        if isinstance(record, Relationship) and record.level != "other"
        else -1
    )


def _last(found: Relation) -> OpeningLine | None:
    day = found.moment.day
    met = [
        entry
        for entry in (*found.meetings, *found.visits)
        if entry.modality in ("asserted", None)
        and not entry.via
        and entry.first_day
        and entry.first_day <= day
    ]
    if not met:
        return None
    chosen = max(met, key=lambda entry: (entry.last_day or "", bool(getattr(entry.record, "persons", ()))))
    return _line("Last met", f"{date_words(chosen.when)}: {_words(chosen)}", chosen)


def _next(found: Relation) -> OpeningLine | None:
    """What has a date that is not past."""
    day = found.moment.day
    dated = [item.entry for item in found.owed if item.deadline and item.status not in CLOSED]
    dated += [entry for entry in found.coming if entry.when and entry.type not in EVENTS]
    ahead = [entry for entry in dated if (entry.last_day or "") >= day]
    if not ahead:
        return None
    chosen = min(ahead, key=lambda entry: (entry.last_day or "", entry.type not in EVENTS))
    return _line("Next due", f"{date_words(chosen.when)}: {_words(chosen)}", chosen)


def _overdue(found: Relation) -> OpeningLine | None:
    """Planned events whose date has passed while no text says that they took place."""
    passed = [
        item.entry
        for item in found.owed
        if item.status == "overdue" and item.entry.type in EVENTS and item.entry.modality == "planned"
    ]
    if not passed:
        return None
    chosen = max(passed, key=lambda entry: entry.last_day or "")
    more = f"; {len(passed) - 1} more" if len(passed) > 1 else ""
    return _line("No word yet", f"{date_words(chosen.when)}: {_words(chosen)}{more}", chosen)


def _words(entry: Entry) -> str:
    """The words of an entry on about one line: the name of a body is left to the entry itself."""
    record = entry.record
    if isinstance(record, Meeting) and record.ordinal and record.body:
        return wording(msgspec.structs.replace(record, body=None, parties=()))
    sides = f" ({names(getattr(record, 'parties', ()))})"
    plain = isinstance(record, Commitment) and record.target is None
    words = "" if plain else lead(record, entry.lines[0].quote)
    return (words or entry.words).replace(sides, "")


def _line(label: str, words: str, entry: Entry) -> OpeningLine:
    words = words[:1].upper() + words[1:]
    return OpeningLine(label=label, words=words, tag=entry.lines[0].tag, id=entry.lines[0].id)
