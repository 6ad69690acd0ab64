"""What is left to do in a pack that is being filled in, file by file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from servanda.errors import PackError
from servanda.languages.misreadings import decode_misreadings
from servanda.languages.pack import Pack, folders, load_pack, rows
from servanda.languages.schema import Words
from servanda.mentions.quantities import load_number_grammar
from servanda.mentions.times import load_time_grammar
from servanda.readers.words import decode_page_words

SHEETS = ("numbers.toml", "times.toml")
"""Files that a new pack begins with as work sheets: all of them comments."""


class FileState(msgspec.Struct, frozen=True):
    """How far a file is: `state` in words, `done` where nothing needs to be added."""

    file: str
    state: str
    done: bool


def file_states(code: str) -> list[FileState]:
    """Every file of a pack with what is filled in, in the order in which they are best written."""
    folder = folders()[code]
    try:
        pack = load_pack(code)
    except PackError as error:
        return [FileState(Path(error.where).name or "pack.toml", str(error), False)]
    out = [FileState("pack.toml", f"level {pack.info.level}", True)]
    out += [
        _page(folder / "page.toml"),
        _count("sentences.toml", len(pack.sentences.abbreviations), "abbreviations"),
    ]
    out.append(_words(pack.words))
    out.append(_count("verbs.tsv", len(pack.verbs), "verbs"))
    out.append(_states(folder, pack))
    for file, found in (
        ("organisations.tsv", pack.organisations),
        ("places.tsv", pack.places),
        ("persons.tsv", pack.persons),
    ):
        out.append(_count(file, len(found), "forms"))
    filled = sum(bool(office.forms) for office in pack.offices.office)
    out.append(
        FileState(
            "offices.toml",
            f"{filled} of {len(pack.offices.office)} posts",
            filled == len(pack.offices.office),
        )
    )
    heads = [head for kind in msgspec.structs.astuple(pack.heads) for head in kind]
    filled = sum(bool(head.forms) for head in heads)
    out.append(FileState("heads.toml", f"{filled} of {len(heads)} head nouns", filled == len(heads)))
    out.append(_sheet(folder / "numbers.toml", load_number_grammar))
    out.append(_sheet(folder / "times.toml", load_time_grammar))
    filled = sum(bool(words) for words in pack.areas.values())
    out.append(FileState("areas.toml", f"{filled} of {len(pack.areas)} areas", filled == len(pack.areas)))
    out += _frames(pack)
    if (folder / "misreadings.toml").exists():
        known = decode_misreadings((folder / "misreadings.toml").read_bytes(), "misreadings.toml")
        out.append(_count("misreadings.toml", len(known.misreading), "misreadings"))
    return out


def _count(file: str, count: int, what: str) -> FileState:
    return FileState(file, f"{count} {what}" if count else "nothing yet", bool(count))


def _page(path: Path) -> FileState:
    if not path.exists():
        return FileState(path.name, "is missing", False)
    words = decode_page_words(path.read_bytes(), str(path))
    filled = sum(bool(value) for value in msgspec.structs.astuple(words))
    return FileState(
        path.name, f"{filled} of {len(words.__struct_fields__)} lists", filled == len(words.__struct_fields__)
    )


def _words(words: Words) -> FileState:
    needed = [
        field.name
        for field in msgspec.structs.fields(Words)
        if field.required and not getattr(words, field.name)
    ]
    needed += [f"roles.{role}" for role, forms in words.roles.items() if not forms]
    state = f"empty: {', '.join(needed)}" if needed else "every list has words"
    return FileState("words.toml", state, not needed)


def _states(folder: Path, pack: Pack) -> FileState:
    asked = {row["code"] for row in rows(folder / "states.tsv")}
    named = {name.id for name in pack.states if name.kind == "name"}
    return FileState("states.tsv", f"{len(named)} of {len(asked)} states have a name", named >= asked)


def _sheet(path: Path, load: Callable[[Path], object]) -> FileState:
    if path.exists() and all(
        line.startswith("#") or not line.strip() for line in path.read_text("utf-8").splitlines()
    ):
        return FileState(path.name, "still a work sheet", False)
    try:
        load(path)
    except PackError as error:
        return FileState(path.name, str(error), False)
    return FileState(path.name, "is complete", True)


def _frames(pack: Pack) -> list[FileState]:
    out = []
    missing: dict[str, list[str]] = {}
    for concept in pack.info.not_yet:
        frame, _, name = concept.partition(":")
        missing.setdefault(frame, []).append(name)
    for frame, triggers in pack.triggers.items():
        left = missing.get(frame, [])
        state = f"{len(triggers)} entries" + (f", lacks {', '.join(left)}" if left else "")
        out.append(FileState(f"frames/{frame}.toml", state, not left))
    return out
