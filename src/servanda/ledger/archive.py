"""A backup as a file: the journal with all that it sealed, as JSON Lines under gzip, the same for every database.

The first line is a `Header`, then comes a `Link` for each journal entry in order, at last a `Foot` with the SHA-256 of all
lines before it. Nothing in it tells when or from where it was made: the same ledger gives the same bytes.
`docs/decisions/0012-backup.md` describes the format for who has to read it without this program.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import hashlib
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from servanda.errors import LedgerError
from servanda.ledger.journal import GENESIS, digest, seal
from servanda.ledger.rows import Head

VERSION = 1

Given = TypeVar("Given")
Got = TypeVar("Got")


class Header(msgspec.Struct, frozen=True):
    """How many journal entries follow, and the hash of the last one."""

    entries: int
    head: str
    format: Literal["servanda-backup"] = "servanda-backup"
    version: int = VERSION


class Content(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a ledger keeps of a document beside its entry; `raw` (Base64) only where it is not the text in UTF-8."""

    text: str
    blocks: msgspec.Raw
    metadata: msgspec.Raw
    raw: str | None = None

    def bytes(self) -> bytes:
        """What the document was read from."""
        return self.text.encode() if self.raw is None else base64.b64decode(self.raw, validate=True)


class Link(msgspec.Struct, frozen=True, omit_defaults=True):
    """A journal entry: its sealed body, its hash, and the content that the body names by digests."""

    entry: msgspec.Raw
    hash: str
    document: Content | None = None
    records: tuple[msgspec.Raw, ...] = ()

    def body(self) -> dict[str, Any]:
        """The body of the entry."""
        decoded: dict[str, Any] = msgspec.json.decode(self.entry)
        return decoded


class Foot(msgspec.Struct, frozen=True):
    """The end; a file without it was cut short."""

    sha256: str


def content(text: str, blocks: str, metadata: str, raw: bytes) -> Content:
    """The content of a document's row."""
    same = raw == text.encode()
    return Content(text, _json(blocks), _json(metadata), None if same else base64.b64encode(raw).decode())


def _json(text: str) -> msgspec.Raw:
    return msgspec.Raw(text.encode())


def follow(before: Head, link: Link, where: str) -> Head:
    """The head after `link`; raises `LedgerError` where it does not follow `before`, or holds what its body did not seal."""

    def wrong(what: str) -> LedgerError:
        return LedgerError(
            f"journal entry {before.seq + 1} {what}",
            where=where,
            remedy="take another backup; of a ledger, servanda verify says all that is wrong",
        )

    entry = bytes(link.entry)
    body = link.body()
    if body["seq"] != before.seq + 1:
        raise wrong(f"is missing: number {body['seq']} stands in its place")
    if seal(before.hash, entry) != link.hash:
        raise wrong("has not the hash of its body")
    if body["kind"] == "document":
        named = body["document"]
        if ("sha256" in named) != (link.document is not None):
            raise wrong("comes without its document, or with one that it does not name")
        if link.document is not None:
            kept = link.document
            found = {
                "text_sha256": digest(kept.text),
                "sha256": hashlib.sha256(kept.bytes()).hexdigest(),
                "blocks_sha256": digest(bytes(kept.blocks)),
                "metadata_sha256": digest(bytes(kept.metadata)),
            }
            for name, value in found.items():
                if named[name] != value:
                    raise wrong(f"sealed another {name.removesuffix('_sha256')} of {named['id']}")
        if [sealed for _, sealed in body["statements"]] != [digest(bytes(one)) for one in link.records]:
            raise wrong("sealed other records")
    elif body["kind"] not in ("run", "judgement"):
        raise LedgerError(
            f"journal entry {body['seq']} is of kind {body['kind']!r}, which this version does not know",
            where=where,
            remedy="upgrade servanda",
        )
    return Head(body["seq"], link.hash)


def write(path: Path, head: Head, links: Iterable[Link]) -> None:
    """Writes an archive that appears under its name once it is whole and was read again; replaces no file."""
    if path.exists():
        raise LedgerError("there is a file already", where=str(path), remedy="name another, or move it away")
    if not path.parent.is_dir():
        raise LedgerError(
            f"the directory {path.parent} does not exist", where=str(path), remedy="make it first"
        )
    part = path.with_name(f"{path.name}.part")
    encode = msgspec.json.Encoder().encode
    try:
        with part.open("xb") as file:
            summed = hashlib.sha256()
            with gzip.GzipFile("", "wb", compresslevel=6, fileobj=file, mtime=0) as zipped:

                def put(value: msgspec.Struct) -> None:
                    line = encode(value) + b"\n"
                    summed.update(line)
                    zipped.write(line)

                put(Header(head.seq, head.hash))
                before = Head(0, GENESIS)
                for link in links:
                    before = follow(before, link, str(path))
                    put(link)
                put(Foot(summed.hexdigest()))
            file.flush()
            os.fsync(file.fileno())
        check(part)
        os.replace(part, path)
    except FileExistsError as error:
        raise LedgerError(
            "another backup to this file is under way, or one was broken off",
            where=str(part),
            remedy="wait for it, or remove that file",
        ) from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def check(path: Path) -> Header:
    """Reads a whole archive; raises `LedgerError` where it is damaged, cut short, or no backup."""
    header, links = read(path)
    for _ in links:
        pass
    return header


def read(path: Path) -> tuple[Header, Iterator[Link]]:
    """The header of an archive and its links, each checked as it comes; the last step checks that it is whole."""
    lines = _lines(path)
    first = next(lines, b"")
    header = _decoded(first, msgspec.json.Decoder(Header).decode, path, 1)
    if header.version > VERSION:
        raise LedgerError(
            f"a backup of format {header.version}; this version knows {VERSION}",
            where=str(path),
            remedy="upgrade servanda",
        )
    return header, _links(path, header, first, lines)


def _links(path: Path, header: Header, first: bytes, lines: Iterator[bytes]) -> Iterator[Link]:
    summed, before = hashlib.sha256(first), Head(0, GENESIS)
    decode, decode_foot = msgspec.json.Decoder(Link).decode, msgspec.json.Decoder(Foot).decode
    for number in range(2, header.entries + 2):
        line = next(lines, b"")
        link = _decoded(line, decode, path, number)
        before = _decoded(link, partial(follow, before, where=str(path)), path, number)
        summed.update(line)
        yield link
    foot = _decoded(next(lines, b""), decode_foot, path, header.entries + 2)
    if before.hash != (header.head if header.entries else GENESIS) or foot.sha256 != summed.hexdigest():
        raise _damaged(path, header.entries + 2, "its lines are not those that were written")
    if next(lines, None) is not None:
        raise _damaged(path, header.entries + 3, "there is more after the end")


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with gzip.open(path, "rb") as file:
            yield from file
    except FileNotFoundError as error:
        raise LedgerError("there is no such file", where=str(path), remedy="name a backup") from error
    except gzip.BadGzipFile as error:
        raise LedgerError(
            "is no backup of a ledger", where=str(path), remedy="name a file that servanda backup wrote"
        ) from error
    except (EOFError, zlib.error) as error:
        raise _damaged(path, 0, str(error)) from error


def _decoded(given: Given, decode: Callable[[Given], Got], path: Path, number: int) -> Got:
    try:
        return decode(given)
    except (msgspec.MsgspecError, UnicodeError, KeyError, TypeError, ValueError, binascii.Error) as error:
        if number == 1:
            raise LedgerError(
                "is no backup of a ledger", where=str(path), remedy="name a file that servanda backup wrote"
            ) from error
        raise _damaged(path, number, str(error) or "it ends here") from error


def _damaged(path: Path, number: int, why: str) -> LedgerError:
    at = f" at line {number}" if number else ""
    return LedgerError(
        f"is damaged or cut short{at}: {why}", where=str(path), remedy="take another backup or copy"
    )
