"""Finding and reading packs."""

from __future__ import annotations

import functools
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from servanda.errors import PackError
from servanda.languages.schema import (
    FrameWords,
    Heads,
    Offices,
    PackInfo,
    SentenceRules,
    Trigger,
    Words,
)

HERE = Path(__file__).parent
T = TypeVar("T")


class Verb(msgspec.Struct, frozen=True):
    """One row of `verbs.tsv`: forms by feature (`base`, `present`, `past`, `participle`, `ing`, `te`)."""

    lemma: str
    forms: tuple[tuple[str, str], ...]
    particle: str = ""
    noun: bool = False
    gone: frozenset[str] = frozenset()
    """Joined forms of a separable verb that are past and nothing else («plaatsvond»)."""


class Name(msgspec.Struct, frozen=True):
    """One row of a name table."""

    id: str
    kind: str
    form: str
    note: str = ""
    case: str = ""


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a language's folder says, decoded and checked, before compilation to a `Lexicon`."""

    info: PackInfo
    folder: Path
    words: Words
    sentences: SentenceRules
    verbs: tuple[Verb, ...]
    states: tuple[Name, ...]
    organisations: tuple[Name, ...]
    places: tuple[Name, ...]
    persons: tuple[Name, ...]
    offices: Offices
    heads: Heads
    areas: dict[str, tuple[str, ...]]
    triggers: dict[str, tuple[Trigger, ...]]


def _outside() -> dict[str, Path]:
    found: dict[str, Path] = {}
    for point in entry_points(group="servanda.languages"):
        module = point.load()
        found[point.name] = Path(module.__file__).parent
    return found


@functools.cache
def folders() -> dict[str, Path]:
    """Code to folder of every pack: the folders beside this file that hold a `pack.toml`, and entry points."""
    shipped = {path.parent.name: path.parent for path in sorted(HERE.glob("*/pack.toml"))}
    for code, folder in _outside().items():
        if code in shipped:
            raise PackError(
                f"language {code!r} is offered twice: by {shipped[code]} and {folder}",
                remedy="remove one of the two packages",
            )
        shipped[code] = folder
    return shipped


def begin(folder: Path) -> str:
    """Makes a pack's folder known that is neither shipped nor installed, so that it can be checked; gives its code."""
    code = _toml(folder / "pack.toml", PackInfo).code
    folders().setdefault(code, folder)
    available.cache_clear()
    return code


@functools.cache
def available() -> tuple[str, ...]:
    """Codes of the languages that can be read: all that have a pack, but for drafts."""
    return tuple(
        code for code, folder in folders().items() if _toml(folder / "pack.toml", PackInfo).level != "draft"
    )


def versions() -> dict[str, str]:
    """Code to version of every pack, without reading the packs' tables."""
    return {code: _toml(folders()[code] / "pack.toml", PackInfo).version for code in available()}


def _toml(path: Path, kind: type[T]) -> T:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except FileNotFoundError:
        raise PackError("file is missing", where=str(path), remedy="every pack has this file") from None
    except msgspec.DecodeError as error:
        raise PackError(str(error), where=str(path), remedy="see docs/reference/language-packs.md") from None


@functools.cache
def folds_diacritics(folder: Path) -> bool:
    """Whether times and numbers of the pack in a folder match without accents; so they do unless it has tones."""
    path = folder / "pack.toml"
    return not path.exists() or not _toml(path, PackInfo).tones


def rows(path: Path) -> list[dict[str, str]]:
    """Rows of a tab separated table with a header line; lines that start with `#` are comments."""
    if not path.exists():
        return []
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    if not lines:
        raise PackError("table is empty", where=str(path), remedy="give it a header line and rows")
    header = lines[0].split("\t")
    table = []
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) > len(header):
            raise PackError(
                f"row has {len(cells)} cells, header {len(header)}: {line[:80]!r}",
                where=str(path),
                remedy="cells are parted by one tab",
            )
        table.append(dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True)))
    return table


VERB_FORMS = {
    "base": "base", "present": "present", "present3": "present", "present_sg": "present", "present_pl": "present",
    "past": "past", "past_sg": "past", "past_pl": "past", "participle": "participle", "ing": "ing", "te": "te",
    "future": "future", "conditional": "conditional", "subordinate": "subordinate",
}  # fmt: skip
"""Columns of `verbs.tsv` that hold forms, with the feature that they give them."""

SINGLE = ("present_sg", "present_pl", "past_sg", "past_pl")


def _verbs(path: Path) -> tuple[Verb, ...]:
    out = []
    for row in rows(path):
        unknown = set(row) - set(VERB_FORMS) - {"lemma", "particle", "noun"}
        if unknown:
            raise PackError(
                f"unknown column {sorted(unknown)[0]!r}",
                where=str(path),
                remedy=f"columns are lemma, {', '.join(VERB_FORMS)}, particle, noun",
            )
        lemma, particle = row["lemma"], row.get("particle", "")
        forms = [(lemma, "base")]
        forms += [
            (form, feature)
            for column, feature in VERB_FORMS.items()
            for form in row.get(column, "").split("/")
            if form
        ]
        if particle and "te" not in row:
            forms.append((f"{particle} te {lemma.removeprefix(particle)}", "te"))
        if particle and "subordinate" not in row:
            # In a subordinate clause the particle stands before its verb, as one word.
            forms += [
                (particle + form, "subordinate")
                for column in SINGLE
                for form in row.get(column, "").split("/")
                if form
            ]
        gone = _joined(row, particle, SINGLE[2:]) - _joined(row, particle, SINGLE[:2]) - {lemma}
        out.append(Verb(lemma, tuple(dict.fromkeys(forms)), particle, row.get("noun", "") == "1", gone))
    return tuple(out)


def _joined(row: dict[str, str], particle: str, columns: tuple[str, ...]) -> frozenset[str]:
    """The forms of some columns with the particle before them; none where the verb has no particle."""
    if not particle:
        return frozenset()
    return frozenset(particle + form for column in columns for form in row.get(column, "").split("/") if form)


def _names(path: Path, id_column: str, kind_column: str | None) -> tuple[Name, ...]:
    return tuple(
        Name(
            row[id_column],
            row.get(kind_column or "", ""),
            row["form"],
            row.get("note", ""),
            row.get("case", ""),
        )
        for row in rows(path)
        if row["form"]
    )


def _areas(path: Path) -> dict[str, tuple[str, ...]]:
    raw: dict[str, Any] = _toml(path, dict[str, Any])
    out: dict[str, tuple[str, ...]] = {}
    for area, value in raw.items():
        words = value["words"] if isinstance(value, dict) else value
        out[area] = tuple(map(str, words))
    return out


@functools.cache
def load_pack(code: str) -> Pack:
    """The pack of a language, decoded and checked."""
    folder = folders().get(code)
    if folder is None:
        raise PackError(
            f"there is no pack for language {code!r}",
            remedy=f"choose one of {', '.join(available())}, or add a folder (docs/how-to/add-a-language.md)",
        )
    triggers = {
        path.stem: tuple(trigger for trigger in _toml(path, FrameWords).trigger if trigger.filled)
        for path in sorted((folder / "frames").glob("*.toml"))
    }
    return Pack(
        info=_toml(folder / "pack.toml", PackInfo),
        folder=folder,
        words=_toml(folder / "words.toml", Words),
        sentences=_toml(folder / "sentences.toml", SentenceRules),
        verbs=_verbs(folder / "verbs.tsv"),
        states=_names(folder / "states.tsv", "code", "kind"),
        organisations=_names(folder / "organisations.tsv", "id", None),
        places=_names(folder / "places.tsv", "name", "state"),
        persons=_names(folder / "persons.tsv", "id", None),
        offices=_toml(folder / "offices.toml", Offices),
        heads=_toml(folder / "heads.toml", Heads),
        areas=_areas(folder / "areas.toml"),
        triggers=triggers,
    )
