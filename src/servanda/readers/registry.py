"""Finds the readers: every folder here with a `reader.toml`, and packages that register by entry point."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path, PurePosixPath
from typing import Literal

import msgspec

from servanda.errors import PackError, ReadError
from servanda.readers.source import Page, Source

HERE = Path(__file__).parent
SNIFFED = 1024


class ReaderInfo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A `reader.toml`. A reader of `kind` "text" never sees binary data; `signatures` are what a file of the
    format begins with (white space before it and case left aside for text)."""

    name: str
    kind: Literal["text", "binary"] = "text"
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    signatures: tuple[str, ...] = ()


class Reader(msgspec.Struct, frozen=True):
    """A reader: what it says of itself, and the package whose `read` does the work (imported when needed)."""

    info: ReaderInfo
    package: str

    def read(self, source: Source) -> Page:
        function: Callable[[Source], Page] = import_module(self.package).read
        return function(source)


def load_info(raw: bytes, where: str) -> ReaderInfo:
    """The content of a `reader.toml`; `PackError` for an unknown key, a missing one or a wrong value."""
    try:
        return msgspec.toml.decode(raw, type=ReaderInfo)
    except msgspec.DecodeError as failure:
        keys = ", ".join(ReaderInfo.__struct_fields__)
        raise PackError(str(failure), where=where, remedy=f"keys of a reader.toml: {keys}") from None


@cache
def readers() -> tuple[Reader, ...]:
    """All readers, ours first; two that claim one suffix or media type are a `PackError`."""
    found = [
        Reader(load_info(path.read_bytes(), str(path)), f"{__package__}.{path.parent.name}")
        for path in sorted(HERE.glob("*/reader.toml"))
    ]
    for point in entry_points(group="servanda.readers"):
        path = Path(str(point.load().__file__)).parent / "reader.toml"
        if not path.is_file():
            raise PackError(
                "reader.toml is missing", where=str(path), remedy="put it beside the package's __init__.py"
            )
        found.append(Reader(load_info(path.read_bytes(), str(path)), point.value))
    claimed: dict[str, str] = {}
    for reader in found:
        for claim in (*reader.info.suffixes, *reader.info.media_types):
            if claim in claimed:
                raise PackError(
                    f"{claim!r} is claimed by two readers",
                    where=f"{claimed[claim]}, {reader.package}",
                    remedy="remove one",
                )
            claimed[claim] = reader.package
    return tuple(found)


def suffixes() -> frozenset[str]:
    """The suffixes of the files that some reader reads."""
    return frozenset(suffix for reader in readers() for suffix in reader.info.suffixes)


def pick(data: bytes, name: str, media_type: str | None) -> Reader:
    """The reader for some bytes: by the signature of a binary format, the media type, the suffix, the content."""
    known = readers()
    for reader in known:
        if reader.info.kind == "binary" and _signed(reader.info, data):
            return reader
    if media_type:
        wanted = media_type.split(";")[0].strip().lower()
        for reader in known:
            if wanted in reader.info.media_types:
                return reader
        if not wanted.startswith("text/"):
            raise ReadError(
                f"no reader for media type {wanted!r}",
                where=name,
                remedy=f"known: {', '.join(sorted(kind for reader in known for kind in reader.info.media_types))}",
            )
    suffix = PurePosixPath(name.split("?")[0].split("#")[0].replace("\\", "/")).suffix.lower()
    for reader in known:
        if suffix and suffix in reader.info.suffixes:
            return reader
    for reader in known:
        if _signed(reader.info, data):
            return reader
    return next(reader for reader in known if "text/plain" in reader.info.media_types)


def _signed(info: ReaderInfo, data: bytes) -> bool:
    if info.kind == "binary":
        return any(data.startswith(mark.encode("latin-1")) for mark in info.signatures)
    head = data[:SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return any(head.startswith(mark.encode().lower()) for mark in info.signatures)
