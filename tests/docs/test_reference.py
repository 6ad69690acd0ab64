"""The reference is complete: commands, keys of pack files, zones, errors; generated parts are up to date."""

from __future__ import annotations

import importlib.util
import re
import typing
from types import ModuleType
from typing import Any

import msgspec
import pytest

from servanda import errors
from servanda.languages import schema
from servanda.mentions.quantities.packfile import NumberFile
from servanda.mentions.times.grammar import TimesFile
from servanda.model import Metadata, Zone
from servanda.readers.words import PageWords

from .pages import ROOT

PACKS = (ROOT / "docs/reference/language-packs.md").read_text("utf-8")


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", ROOT / "docs/generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_parts_are_up_to_date() -> None:
    for path, text in _generator().pages().items():
        assert path.read_text("utf-8") == text, f"{path.name}: run python docs/generate.py"


def test_every_command_is_documented() -> None:
    from servanda.cli.main import app

    text = (ROOT / "docs/reference/commands.md").read_text("utf-8")
    names = [
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback
    ]
    assert len(names) > 10
    assert all(f"## {name}\n" in text for name in names)


def test_documents_name_only_commands_and_options_that_exist() -> None:
    from .pages import PAGES

    text = (ROOT / "docs/reference/commands.md").read_text("utf-8")
    known = dict(re.findall(r"^## (\w+)[^\n]*\n(.*?)(?=^## |\Z)", text, re.S | re.M))
    for page in PAGES:
        code = "\n".join(re.findall(r"`([^`]+)`", page.read_text("utf-8")))
        for name, rest in re.findall(r"^(?:\$ )?(?:\.venv/bin/)?servanda ([a-z]+)\b(.*)$", code, re.M):
            assert name in known, f"{page.name}: servanda {name}"
            for option in re.findall(r"(?<!\S)--[a-z-]+", rest.partition("#")[0]):
                assert option in known[name], f"{page.name}: servanda {name} {option}"


def _structs(kind: Any) -> set[type[msgspec.Struct]]:
    """The structs that a type mentions, with all that they mention."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        hints = typing.get_type_hints(kind)
        return {kind}.union(*(_structs(hint) for hint in hints.values()))
    return set().union(*(_structs(inner) for inner in typing.get_args(kind)))


FILES = [
    schema.PackInfo, schema.FrameWords, schema.Words, schema.Offices, schema.Heads, schema.SentenceRules,
    PageWords, NumberFile, TimesFile,
]  # fmt: skip


KEYED: dict[str, type[msgspec.Struct]] = {kind.__name__: kind for file in FILES for kind in _structs(file)}


@pytest.mark.parametrize("kind", [KEYED[name] for name in sorted(KEYED)])
def test_every_key_of_a_pack_is_described(kind: type[msgspec.Struct]) -> None:
    words = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", PACKS))))
    missing = {field.encode_name for field in msgspec.structs.fields(kind)} - words
    assert not missing


def test_every_file_of_a_pack_is_described() -> None:
    for path in (ROOT / "src/servanda/languages").glob("*/*.t*"):
        assert f"`{path.name}`" in PACKS, path.name


def test_zones_and_metadata_are_described() -> None:
    text = (ROOT / "docs/reference/zones.md").read_text("utf-8")
    for name in (*typing.get_args(Zone), *Metadata.__struct_fields__):
        assert f"`{name}`" in text, name


def test_every_kind_of_error_is_described() -> None:
    text = (ROOT / "docs/reference/errors.md").read_text("utf-8")
    kinds = [
        kind.__name__ for kind in errors.ServandaError.__subclasses__() if kind.__module__ == errors.__name__
    ]
    assert len(kinds) >= 4
    assert all(f"## {kind}" in text for kind in kinds)
