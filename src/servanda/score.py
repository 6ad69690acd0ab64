"""How well records agree with gold: the measure of `docs/reference/scoring.md`.

A predicted record is *found* where a gold record of its type has evidence that overlaps by half of the shorter
one; it is *right* where every key slot that the gold record fills agrees as well.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from servanda.errors import UsageError
from servanda.model.records import CORE_TYPES

Plain = Mapping[str, Any]

_ACTORS = frozenset({"by", "parties", "about", "against", "from", "to", "actor", "org"})
_NAMES = frozenset({"person", "post", "name"})
_LETTERS = str.maketrans({"đ": "d", "ł": "l"})
_NO_WORD = re.compile(r"[^\w]+")


class Key(NamedTuple):
    """One thing that must agree: any of `options`, each a group of slots; `loose` slots need only share words."""

    options: tuple[tuple[str, ...], ...]
    loose: bool = False

    def __str__(self) -> str:
        return ("~" if self.loose else "") + "|".join("+".join(option) for option in self.options)


def _keys(*slots: str) -> tuple[Key, ...]:
    return tuple(
        Key(tuple(tuple(option.split("+")) for option in slot.lstrip("~").split("|")), slot.startswith("~"))
        for slot in slots
    )


KEYS: dict[str, tuple[Key, ...]] = {
    "visit": _keys("from", "to", "when"),
    "meeting": _keys("parties|body", "when"),
    "agreement": _keys("act", "parties", "when"),
    "relationship": _keys("parties", "level"),
    "membership": _keys("actor", "org", "role"),
    "commitment": _keys("by", "~action"),
    "indicator": _keys("measure", "value", "about"),
    "position": _keys("by", "stance"),
    "act": _keys("plover", "by", "against"),
    "office": _keys("person", "post"),
    "mechanism": _keys("name|kind+parties"),
}


class Rates(msgspec.Struct, frozen=True):
    """Precision, recall and their harmonic mean, to three digits."""

    p: float
    r: float
    f1: float


class Group(msgspec.Struct, frozen=True):
    """The figures of one group of records: how many in gold and predicted, how many found and right."""

    gold: int
    pred: int
    found: Rates
    right: Rates


class Miss(msgspec.Struct, frozen=True):
    """A gold record that was `missed`, one found with `wrong` slots, a predicted one that was `made up`."""

    kind: str
    document: str
    slots: tuple[str, ...]
    gold: dict[str, Any] | None
    predicted: dict[str, Any] | None


class Report(msgspec.Struct, frozen=True):
    """Figures by group (`total`, `core`, `type:…`, `lang:…`), two shares over all, and the misses.

    `quotes_verbatim` is the share of predicted quotes that equal the text at their offsets, None where the
    texts were not given.
    """

    groups: dict[str, Group]
    modality_accuracy: float | None
    quotes_verbatim: float | None
    misses: tuple[Miss, ...] = ()

    def figures(self) -> dict[str, Any]:
        """The report without the misses, by group."""
        extra = {"modality_accuracy": self.modality_accuracy, "quotes_verbatim": self.quotes_verbatim}
        return {**{name: msgspec.to_builtins(group) for name, group in self.groups.items()}, "extra": extra}

    def lines(self, *, misses: bool = False) -> Iterator[str]:
        """The report as a table for people."""
        for miss in self.misses if misses else ():
            wrong = f" {', '.join(miss.slots)}" if miss.slots else ""
            record = (
                {"gold": miss.gold, "pred": miss.predicted} if miss.slots else miss.gold or miss.predicted
            )
            yield f"{miss.kind}{wrong} {miss.document} {json.dumps(record, ensure_ascii=False)}"
        yield f"{'':22}{'gold':>6}{'pred':>6}   found P/R/F1          right P/R/F1"
        for name, group in self.groups.items():
            found, right = (
                f"{rates.p:.2f} {rates.r:.2f} {rates.f1:.2f}" for rates in (group.found, group.right)
            )
            yield f"{name:22}{group.gold:>6}{group.pred:>6}   {found}        {right}"
        yield f"modality right: {_share(self.modality_accuracy)}; quotes verbatim: {_share(self.quotes_verbatim)}"


def score(
    gold: Path, predicted: Path, *, texts: Path | None = None, only: Collection[str] | None = None
) -> Report:
    """Scores `predicted/NAME.jsonl` against `gold/NAME.json`; a missing prediction counts as nothing predicted."""
    files = sorted(path for path in gold.glob("*.json") if only is None or path.stem in only)
    if not files:
        raise UsageError(
            "no gold files here", where=str(gold), remedy="give a folder that holds NAME.json files"
        )
    tally: defaultdict[str, Counter[str]] = defaultdict(Counter)
    extra: Counter[str] = Counter()
    misses: list[Miss] = []
    for path in files:
        page = _load(path.read_bytes(), str(path))
        records = _predictions(predicted / f"{path.stem}.jsonl")
        if texts is not None:
            _check_quotes(records, texts, path.stem, extra)
        for kind in KEYS:
            wanted = [record for record in page["records"] if record["type"] == kind]
            made = [record for record in records if record["type"] == kind]
            hits = matches(wanted, made)
            _count(tally, kind, page["lang"], len(wanted), len(made), [hit.right for hit in hits])
            for hit in hits:
                modality = wanted[hit.gold].get("modality")
                extra["modality_of"] += bool(modality)
                extra["modality"] += bool(modality) and modality == (
                    made[hit.predicted].get("modality") or "asserted"
                )
            misses += _misses(path.stem, kind, wanted, made, hits)
    return Report(
        groups={
            name: _group(count) for name, count in sorted(tally.items()) if count["gold"] + count["pred"]
        },
        modality_accuracy=_ratio(extra["modality"], extra["modality_of"], 3),
        quotes_verbatim=_ratio(extra["verbatim"], extra["quotes"], 4),
        misses=tuple(misses),
    )


class Match(NamedTuple):
    """A gold and a predicted record (by their places) that speak of the same thing."""

    gold: int
    predicted: int
    right: bool


def matches(gold: Sequence[Plain], predicted: Sequence[Plain]) -> list[Match]:
    """One-to-one matches of records of one type in one document, the best first."""
    scored = []
    for i, wanted in enumerate(gold):
        for j, made in enumerate(predicted):
            share = _overlap(wanted["evidence"][0], made["evidence"][0])
            if share >= 0.5:
                agreed = [agrees(key, wanted, made) for key in KEYS[wanted["type"]]]
                scored.append((all(agreed), sum(agreed) / len(agreed), share, i, j))
    taken_gold: set[int] = set()
    taken_made: set[int] = set()
    found = []
    for right, _, _, i, j in sorted(scored, reverse=True):
        if i not in taken_gold and j not in taken_made:
            taken_gold.add(i)
            taken_made.add(j)
            found.append(Match(i, j, right))
    return found


def agrees(key: Key, gold: Plain, predicted: Plain, *, strict: bool = True) -> bool:
    """Whether one key agrees; what gold leaves empty agrees with anything. Not `strict`: loose slots always do."""
    if key.loose:
        return not strict or all(_share_words(gold.get(slot), predicted.get(slot)) for slot in key.options[0])
    filled = [option for option in key.options if all(gold.get(slot) for slot in option)]
    if len(key.options) > 1:
        return not filled or any(all(_same(slot, gold, predicted) for slot in option) for option in filled)
    return all(_same(slot, gold, predicted) for slot in key.options[0])


def _same(slot: str, gold: Plain, predicted: Plain) -> bool:
    wanted, made = gold.get(slot), predicted.get(slot)
    if wanted in (None, "", []):
        return True
    if made in (None, "", []):
        return False
    compare: Callable[[Any, Any], bool]
    if slot == "when":
        compare = _within
    elif slot == "value":
        compare = _close
    elif slot in _NAMES:
        compare = _same_name
    elif slot in _ACTORS:
        compare = _same_actors
    else:
        return _folded_set(wanted) == _folded_set(made)
    return compare(wanted, made)


def _within(gold: str, predicted: str) -> bool:
    (first, last), (start, end) = _days(gold), _days(predicted)
    return first <= start and end <= last


def _close(gold: Any, predicted: Any) -> bool:
    try:
        return abs(float(gold) - float(predicted)) <= 0.005 * max(abs(float(gold)), 1e-9)
    except (TypeError, ValueError):
        return fold(gold) == fold(predicted)


def _same_actors(gold: Any, predicted: Any) -> bool:
    wanted, made = _folded_set(gold), _folded_set(predicted)
    return len(wanted) == len(made) and all(any(_same_name(one, other) for other in made) for one in wanted)


def _same_name(gold: Any, predicted: Any) -> bool:
    """Equal after folding, or one holds every word of the other, or they end in the same word."""
    wanted, made = fold(gold).split(), fold(predicted).split()
    if not wanted or not made:
        return False
    mine, theirs = set(wanted), set(made)
    return mine <= theirs or theirs <= mine or wanted[-1] == made[-1]


def _share_words(gold: Any, predicted: Any) -> bool:
    if not gold or not predicted:
        return False
    wanted, made = set(fold(gold).split()), set(fold(predicted).split())
    return len(wanted & made) >= 0.5 * min(len(wanted), len(made))


def fold(value: Any) -> str:
    """A name without case, accents and punctuation."""
    decomposed = unicodedata.normalize("NFKD", str(value).casefold().translate(_LETTERS))
    return _NO_WORD.sub(" ", "".join(char for char in decomposed if not unicodedata.combining(char))).strip()


def _folded_set(value: Any) -> set[str]:
    return {fold(one) for one in (value if isinstance(value, list) else [value]) if one not in (None, "")}


def _days(edtf: Any) -> tuple[str, str]:
    """First and last day of a date as text; only compared with one another, so 31 stands for any month's end."""
    first, _, last = str(edtf).partition("/")
    return _day(first, "0000-01-01", "0", "-01-01"), _day(last or first, "9999-12-31", "9", "-12-31")


def _day(part: str, open_end: str, digit: str, rest: str) -> str:
    if part == "..":
        return open_end
    part = part.rstrip("~")
    part = part[:-1] + digit if part.endswith("X") else part
    return part + {0: rest, 1: rest[3:]}.get(part.count("-"), "")


def _overlap(gold: Plain, predicted: Plain) -> float:
    common = min(gold["end"], predicted["end"]) - max(gold["start"], predicted["start"])
    shorter = min(gold["end"] - gold["start"], predicted["end"] - predicted["start"])
    return common / shorter if shorter > 0 else 0.0


def _load(raw: bytes, where: str) -> Any:
    try:
        return json.loads(raw)
    except ValueError as error:
        raise UsageError(
            f"is no JSON: {error}", where=where, remedy="see docs/reference/records.md"
        ) from None


def _predictions(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
    records = [_load(line.encode(), f"{path}, line {number}") for number, line in enumerate(lines, 1)]
    return [record for record in records if record.get("type") in KEYS and record.get("evidence")]


def _check_quotes(records: Sequence[Plain], texts: Path, stem: str, extra: Counter[str]) -> None:
    found = sorted(path for path in texts.glob(f"{stem}.*") if path.suffix != ".json")
    if not found:
        raise UsageError(f"no text for {stem}", where=str(texts), remedy="give the folder of the texts")
    text = found[0].read_bytes().decode("utf-8")
    for record in records:
        for span in record["evidence"]:
            extra["quotes"] += 1
            extra["verbatim"] += text[span["start"] : span["end"]] == span["quote"]


def _count(
    tally: defaultdict[str, Counter[str]],
    kind: str,
    language: str,
    gold: int,
    made: int,
    right: Sequence[bool],
) -> None:
    groups = ["total", f"type:{kind}", f"lang:{language}"]
    if kind in CORE_TYPES:
        groups += ["core", f"core:{language}"]
    for group in groups:
        tally[group].update(gold=gold, pred=made, found=len(right), right=sum(right))


def _misses(
    document: str, kind: str, gold: Sequence[Plain], made: Sequence[Plain], hits: Sequence[Match]
) -> Iterator[Miss]:
    found, used = {hit.gold for hit in hits}, {hit.predicted for hit in hits}
    for i, record in enumerate(gold):
        if i not in found:
            yield Miss("MISSED", document, (), dict(record), None)
    for i, j, right in hits:
        if not right:
            bad = (str(key) for key in KEYS[kind] if not agrees(key, gold[i], made[j]))
            yield Miss("WRONG", document, tuple(bad), dict(gold[i]), dict(made[j]))
    for j, record in enumerate(made):
        if j not in used:
            yield Miss("MADE UP", document, (), None, dict(record))


def _group(count: Counter[str]) -> Group:
    def rates(hits: int) -> Rates:
        p, r = (hits / of if of else 0.0 for of in (count["pred"], count["gold"]))
        return Rates(round(p, 3), round(r, 3), round(2 * p * r / (p + r), 3) if p + r else 0.0)

    return Group(count["gold"], count["pred"], rates(count["found"]), rates(count["right"]))


def _ratio(part: int, whole: int, digits: int) -> float | None:
    return round(part / whole, digits) if whole else None


def _share(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.1%}"
