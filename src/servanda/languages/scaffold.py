"""A new pack to fill in: every file, with the words of a model language beside each empty place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from servanda.errors import UsageError
from servanda.languages.pack import folders, load_pack, rows
from servanda.languages.schema import PackInfo, Trigger, Words

SHOWN = 12
"""So many words of the model stand beside an empty place."""
_MEANINGS = {
    "code": "its two letters in ISO 639-1",
    "name": "its name in itself",
    "version": "raise it with every change of the words",
    "level": "draft: not read yet | core: names and dates | basic: the core record types | full: all",
    "scripts": "scripts that it is written in",
    "verb_second": "does the finite verb stand second in a main clause, and its partners at the end (Dutch, German)?",
    "compounding": "are nouns joined to longer words, with the head at the end («handelsverdrag»)?",
    "fold_diacritics": "do words mean the same without their accents? false where accents part words («a», «à»)",
    "genitive_s": "can a name carry a bare -s («Vietnams»)?",
    "capital_nouns": "is every noun written with a capital (German)?",
    "cyrillic_spelling": "how its newspapers write names out of Cyrillic: de, en, es, fr, nl, or cyrillic",
    "sources": "where names were taken from",
    "not_yet": "concepts that full packs have and this one lacks; take a line out when its trigger is there",
}
_FORMS = ("forms", "plural", "former", "acting", "elect", "honorific")
_ENTRY = re.compile(
    r"^(?P<key>forms|plural|former|acting|elect|honorific|example|counter|note) = (?:\[(?P<words>[^\]]*)\]|\"[^\n]*)\n",
    re.MULTILINE,
)
_LIST = re.compile(r"^(?P<key>[\w.\"]+) = \[(?P<words>[^\]]*)\]$", re.MULTILINE)


def scaffold(code: str, name: str, into: Path, like: str = "en") -> list[Path]:
    """Writes the files of a pack `into/code`, each to be filled in; gives their paths.

    The pack has level `draft`: nothing is read with it until its level says otherwise. `like` is the pack whose words stand
    beside the empty places; take the language that is nearest.
    """
    if not re.fullmatch(r"[a-z]{2,3}", code):
        raise UsageError(f"{code!r} is not a language code", remedy="write two letters, such as pt")
    if like not in folders():
        raise UsageError(f"there is no pack {like!r}", remedy=f"choose one of {', '.join(sorted(folders()))}")
    folder = into / code
    if folder.exists() and any(path.name != "page.toml" for path in folder.iterdir()):
        raise UsageError(f"{folder} is there already", remedy="work on in it, or choose another folder")
    written = []
    for file, text in _files(code, name, like):
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text(text, "utf-8")
            written.append(path)
    return written


def _files(code: str, name: str, like: str) -> Iterator[tuple[str, str]]:
    model = folders()[like]
    yield "pack.toml", _pack(code, name)
    yield "page.toml", _page(model / "page.toml", like)
    yield "sentences.toml", _sentences(like)
    yield "words.toml", _words(like)
    yield "verbs.tsv", _verbs(model, like)
    yield "states.tsv", _names(like)
    for table, column in (("organisations", "id"), ("persons", "id")):
        yield (
            f"{table}.tsv",
            f"# Spellings that the gazetteer does not have. {column}: as in gazetteer/{table}.tsv.\n{column}\tform\tnote\n",
        )
    yield (
        "places.tsv",
        "# Spellings that the gazetteer does not have. name, state: as in gazetteer/places.tsv.\nname\tstate\tform\n",
    )
    for file in ("offices.toml", "heads.toml"):
        yield file, _blank(model / file, like)
    for file in ("numbers.toml", "times.toml"):
        yield file, _sheet(model / file, like)
    yield "areas.toml", _areas(model / "areas.toml", like)
    for path in sorted((model / "frames").glob("*.toml")):
        yield f"frames/{path.name}", _triggers(load_pack(like).triggers[path.stem], like, path.stem)


def concepts_of_full_packs() -> list[str]:
    """Concepts, as `frame:concept`, that every pack of level `full` has."""
    sets = [
        {f"{frame}:{trigger.concept}" for frame, found in pack.triggers.items() for trigger in found}
        for pack in map(load_pack, sorted(folders()))
        if pack.info.level == "full"
    ]
    return sorted(set.intersection(*sets)) if sets else []


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _pack(code: str, name: str) -> str:
    lines = [
        "# What kind of language this is. The engine asks these properties; it never asks which language it reads."
    ]
    given: dict[str, Any] = {"code": code, "name": name, "version": "1", "level": "draft"}
    for field in msgspec.structs.fields(PackInfo):
        if field.name == "not_yet":
            continue
        if meaning := _MEANINGS.get(field.name):
            lines.append(f"# {field.name}: {meaning}")
        lines.append(f"{field.name} = {_value(given.get(field.name, field.default))}")
    lines += [f"# not_yet: {_MEANINGS['not_yet']}", "not_yet = ["]
    lines += [f'  "{concept}",' for concept in concepts_of_full_packs()]
    return "\n".join([*lines, "]", ""])


def _beside(words: Iterable[str], like: str) -> str:
    found = list(words)
    more = ", …" if len(found) > SHOWN else ""
    return f"# {like}: {', '.join(found[:SHOWN])}{more}"


def _page(path: Path, like: str) -> str:
    """`page.toml`: plain lists, each emptied, with the words of the model beside it."""

    def emptied(match: re.Match[str]) -> str:
        words = re.findall(r'"([^"]*)"', match["words"])
        return f"{_beside(words, like)}\n{match['key']} = []"

    return "# Words that newspapers and sites set around a text, not in it.\n" + "".join(
        f"{emptied(match)}\n" for match in _LIST.finditer(path.read_text("utf-8"))
    )


def _sentences(like: str) -> str:
    rules = load_pack(like).sentences
    return "\n".join(
        [
            "# Where a full stop does not end a sentence. An abbreviation in `may_end` ends one when a capital follows.",
            _beside(rules.abbreviations, like),
            "abbreviations = []",
            _beside(rules.may_end, like),
            "may_end = []",
            "",
        ]
    )


def _words(like: str) -> str:
    words = load_pack(like).words
    lists, tables = ["# The small words of the language, by what they do."], []
    for field in msgspec.structs.fields(Words):
        value = getattr(words, field.name)
        if field.name == "modal":
            for modal in value:
                tables += [
                    "",
                    _beside((*modal.verbs, *modal.words), like),
                    f"# {like}: {modal.example}",
                    "# [[modal]]",
                    f'# force = "{modal.force}"',
                    "# verbs = []",
                    '# example = ""',
                ]
        elif isinstance(value, dict):
            tables += ["", f"[{field.name}]"]
            for key, forms in value.items():
                tables += [_beside(forms, like), f"{key} = []"]
        else:
            lists += [_beside(value, like), f"{field.name} = []"]
    return "\n".join(
        [*lists, "modal = []  # take this line out when the first [[modal]] below is filled in", *tables, ""]
    )


def _verbs(model: Path, like: str) -> str:
    columns = list(rows(model / "verbs.tsv")[0])
    return (
        f"# Verbs with all their forms. Columns of {like}: {', '.join(columns)}; take those that the language has (docs/reference/\n"
        "# language-packs.md names all). noun: 1 where a form is also a noun. Every verb that a later file names needs a row.\n"
        + "\t".join(columns)
        + "\n"
    )


def _names(like: str) -> str:
    """A row for the name and the adjective of every state, with the model's beside it."""
    lines = [
        "# Names of states: name | adjective | inhabitant, in every form that occurs; more rows for more forms.",
        f"# A row without a form is not filled in yet; the note tells the form of {like} until then.",
        "code\tkind\tform\tnote",
    ]
    shown: set[tuple[str, str]] = set()
    for row in load_pack(like).states:
        if row.kind in ("name", "adjective", "inhabitant") and (row.id, row.kind) not in shown:
            shown.add((row.id, row.kind))
            lines.append(f"{row.id}\t{row.kind}\t\t{like}: {row.form}")
    return "\n".join(lines) + "\n"


def _blank(path: Path, like: str) -> str:
    """A file of entries, each with empty forms and the model's beside them; examples, counters and notes go."""

    def emptied(match: re.Match[str]) -> str:
        if match["key"] not in _FORMS:
            return ""
        words = re.findall(r'"([^"]*)"', match["words"])
        return f"{_beside(words, like)}\n{match['key']} = []\n" if words else f"{match['key']} = []\n"

    return _ENTRY.sub(emptied, path.read_text("utf-8"))


def _sheet(path: Path, like: str) -> str:
    """A file of rules as a work sheet: all of the model, each line a comment, to be turned into the language line by line."""
    head = f"# A work sheet made from {like}: take the marks away and write the language's own words, group by group.\n"
    return head + "".join(f"# {line}\n" if line else "\n" for line in path.read_text("utf-8").splitlines())


def _areas(path: Path, like: str) -> str:
    lines = [
        "# Words that show what field a sentence is about; `*` stands for any beginning or continuation."
    ]
    for area, value in msgspec.toml.decode(path.read_bytes()).items():
        words = value["words"] if isinstance(value, dict) else value
        lines += ["", _beside(words, like), f"[{area}]", "words = []"]
    return "\n".join(lines) + "\n"


def _triggers(triggers: Iterable[Trigger], like: str, frame: str) -> str:
    """A frame's concepts, each with empty lists for its words; an entry without words is not there yet."""
    lines = [f"# Words that evoke a {frame}. An entry whose lists are all empty is not there yet."]
    for trigger in triggers:
        phrases = (f"{one.verb} + {one.words}" for one in trigger.verbs_with)
        lines += ["", _beside((*trigger.verbs, *phrases, *trigger.nouns, *trigger.words), like)]
        lines.append(f"# {like}: {trigger.example}")
        lines += ["[[trigger]]", f'concept = "{trigger.concept}"']
        if trigger.value is not None:
            lines.append(f'value = "{trigger.value}"')
        lines += [f"{name} = []" for name in ("verbs", "verbs_with", "nouns", "words")]
        lines.append('example = ""')
    return "\n".join(lines) + "\n"
