"""The translation doctor: tells a text that was read in translation, and marks what translation has damaged.

Nothing is corrected. A quote stays as it stands; a record whose sentence is damaged carries a short English flag.
What damage looks like is said in a pack's `misreadings.toml`; `damage.py` finds it, in every language alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from servanda.analysis.scan import Scan
from servanda.languages import Lexicon
from servanda.languages.misreadings import Misreadings, load_misreadings
from servanda.model import Act, Commitment, Document, RecordUnion, Span, Statement
from servanda.statements.damage import (
    DOUBLED,
    JOINED,
    SPACED,
    Damage,
    find_damage,
    places,
    sentence_at,
    sentence_of,
    token_at,
)
from servanda.text.reading import match_form

DONE_OR_PROMISED = "done or promised?"

SLIPS = frozenset({DOUBLED, JOINED, SPACED})
"""Damage that a hasty writer does as well: two kinds of it do not tell a translation, three do."""

LIST_REACH = 2
"""So many sentences after an undertaking still belong to the same list."""


class Reason(msgspec.Struct, frozen=True):
    """One thing that shows a translation, with the places that show it."""

    what: str
    spans: tuple[Span, ...] = ()


class Finding(msgspec.Struct, frozen=True):
    """A text was read in translation: why that is thought, and out of which language where that is known."""

    reasons: tuple[Reason, ...]
    original_language: str | None = None


def examine(
    scan: Scan, lexicon: Lexicon, statements: Sequence[Statement]
) -> tuple[Finding | None, tuple[Statement, ...]]:
    """Whether a document was read in translation, and its statements with flags for what is damaged."""
    damage = find_damage(scan, lexicon, statements)
    finding = read_in_translation(scan.document, lexicon.code, damage)
    return finding, flag_records(scan, lexicon.code, statements, damage, finding)


def read_in_translation(document: Document, language: str, damage: Sequence[Damage]) -> Finding | None:
    """The reasons to think that a text in `language` is a translation; None where there are not enough.

    A source in another language is enough. So are two kinds of damage, unless both are slips of a hasty writer.
    """
    reasons: list[Reason] = []
    original = document.metadata.original_language
    source = document.metadata.republished_from
    if original.value and original.value != language:
        named = (
            f"the source line names a text in {original.value!r}"
            if source.value
            else f"the original is in {original.value!r}"
        )
        reasons.append(Reason(named, original.evidence or source.evidence))
    outlet = document.metadata.outlet
    written = _outlet_language(outlet.value, load_misreadings(language))
    if written:
        reasons.append(Reason(f"the outlet {outlet.value} writes in {written!r}", outlet.evidence))
    kinds = dict.fromkeys(item.kind for item in damage)
    if reasons or len(kinds) > 2 or (len(kinds) == 2 and not SLIPS.issuperset(kinds)):
        reasons.extend(
            Reason(f"damage: {kind}", tuple(item.span for item in damage if item.kind == kind))
            for kind in kinds
        )
    if not reasons:
        return None
    foreign = original.value if original.value != language else None
    return Finding(tuple(reasons), foreign or written or None)


def _outlet_language(outlet: str | None, known: Misreadings) -> str:
    if not outlet:
        return ""
    host = outlet.lower().removeprefix("www.")
    return next((code for code, hosts in known.outlets.items() if host in hosts), "")


def flag_records(
    scan: Scan,
    language: str,
    statements: Sequence[Statement],
    damage: Sequence[Damage],
    finding: Finding | None,
) -> tuple[Statement, ...]:
    """The statements, each with the damage of its own sentence as flags; identifiers stay, for flags are not hashed.

    In a text known to be a translation, words of the pack's list are marked for what they may stand for, and a
    past tense in a list of undertakings is doubted.
    """
    by_sentence: dict[int, list[str]] = {}
    for item in damage:
        by_sentence.setdefault(item.sentence, []).append(item.kind)
    if finding is not None:
        for number, flag in _false_friends(scan, load_misreadings(language), finding.original_language):
            by_sentence.setdefault(number, []).append(flag)
    numbers = [sentence_at(scan, statement.record) for statement in statements]
    doubted = _done_or_promised(scan, statements, numbers) if finding is not None else frozenset()
    out = []
    for at, statement in enumerate(statements):
        flags = [*statement.record.flags, *by_sentence.get(numbers[at], ())]
        if at in doubted:
            flags.append(DONE_OR_PROMISED)
        out.append(_flagged(statement, tuple(dict.fromkeys(flags))))
    return tuple(out)


def _flagged(statement: Statement, flags: tuple[str, ...]) -> Statement:
    if flags == statement.record.flags:
        return statement
    record: RecordUnion = msgspec.structs.replace(statement.record, flags=flags)
    return msgspec.structs.replace(statement, record=record)


def _false_friends(scan: Scan, known: Misreadings, original: str | None) -> Iterator[tuple[int, str]]:
    """Sentences with a listed form that, out of this language, may stand for something else."""
    names = {token.text for token in scan.tokens if token.text.isupper()}
    for entry in known.misreading:
        if original is not None and original not in entry.from_:
            continue
        for form in entry.forms:
            if entry.kind == "name" and (form[0].islower() or entry.meant in names):
                # A split name needs its office; letters lost beside the whole acronym are flagged as such.
                continue
            for start in places(scan.low, match_form(form)):
                stop = start + len(form)
                words = scan.reading.text[start:stop]
                yield (
                    sentence_of(scan, token_at(scan, start)),
                    f"false friend: {words} may stand for {entry.meant}",
                )


def _done_or_promised(scan: Scan, statements: Sequence[Statement], numbers: Sequence[int]) -> frozenset[int]:
    """Statements told as done among undertakings of the same actors, without a date: the tense may be the translator's."""
    promised: dict[frozenset[str], int] = {}
    doubted: set[int] = set()
    for at in sorted(range(len(statements)), key=lambda index: numbers[index]):
        record, number = statements[at].record, numbers[at]
        if isinstance(record, Commitment) and record.modality == "planned":
            promised[frozenset(record.by)] = number
        elif _told_as_done(scan, record):
            assert isinstance(record, Act | Commitment)
            actors = frozenset(record.by)
            if number - promised.get(actors, -LIST_REACH - 1) <= LIST_REACH:
                promised[actors] = number
                doubted.add(at)
    return frozenset(doubted)


def _told_as_done(scan: Scan, record: RecordUnion) -> bool:
    """Whether a record of cooperation rests on a verb in the past tense and on no date."""
    if isinstance(record, Act):
        if record.plover != "COOPERATE":
            return False
    elif not isinstance(record, Commitment):
        return False
    if record.when or record.why is None or record.modality not in ("asserted", None):
        return False
    for cue in record.why.cues:
        at = token_at(scan, scan.reading.at(cue.start))
        for hit in scan.hits.get(at, ()):
            features = {entry.feature for entry in hit.entries if entry.cat == "verb"}
            if "past" in features and not features & {"present", "base"}:
                return True
    return False
