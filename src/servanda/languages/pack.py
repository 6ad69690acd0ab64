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


class Name(msgspec.Struct, frozen=True):
    """One row of a name table."""

    id: str
    kind: str
    form: str
    note: str = ""


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


def available() -> tuple[str, ...]:
    """Codes of the languages that can be read."""
    return tuple(folders())


def versions() -> dict[str, str]:
    """Code to version of every pack, without reading the packs' tables."""
    return {code: _toml(folder / "pack.toml", PackInfo).version for code, folder in folders().items()}


def _toml(path: Path, kind: type[T]) -> T:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except FileNotFoundError:
        raise PackError("file is missing", where=str(path), remedy="every pack has this file") from None
    except msgspec.DecodeError as error:
        raise PackError(str(error), where=str(path), remedy="see docs/reference/language-packs.md") from None


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


def _verbs(path: Path) -> tuple[Verb, ...]:
    out = []
    for row in rows(path):
        lemma, particle = row["lemma"], row.get("particle", "")
        forms: list[tuple[str, str]] = []
        if "ing" in row:
            forms = [
                (lemma, "base"),
                (row["present3"], "present"),
                (row["past"], "past"),
                (row["participle"], "participle"),
                (row["ing"], "ing"),
            ]
        else:
            stem = lemma.removeprefix(particle) if particle else lemma
            forms = [
                (lemma, "base"),
                (row["present_sg"], "present"),
                (row["present_pl"], "present"),
                (row["past_sg"], "past"),
                (row["past_pl"], "past"),
                (row["participle"], "participle"),
            ]
            if particle:
                forms.append((f"{particle} te {stem}", "te"))
                forms.extend(
                    (particle + form, "subordinate")
                    for joined in (row["present_sg"], row["present_pl"], row["past_sg"], row["past_pl"])
                    for form in joined.split("/")
                    if form
                )
        out.append(
            Verb(
                lemma,
                tuple((form, feature) for joined, feature in forms for form in joined.split("/") if form),
                particle,
                row.get("noun", "") == "1",
            )
        )
    return tuple(out)


def _names(path: Path, id_column: str, kind_column: str | None) -> tuple[Name, ...]:
    return tuple(
        Name(row[id_column], row.get(kind_column or "", ""), row["form"], row.get("note", ""))
        for row in rows(path)
    )


def _areas(path: Path) -> dict[str, tuple[str, ...]]:
    raw: dict[str, Any] = _toml(path, dict[str, Any])
    out: dict[str, tuple[str, ...]] = {}
    for area, value in raw.items():
        words = value.get("words", value.get("forms", ())) if isinstance(value, dict) else value
        out[area] = tuple(words)
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
        path.stem: _toml(path, FrameWords).trigger for path in sorted((folder / "frames").glob("*.toml"))
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
