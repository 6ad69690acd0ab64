"""Makes the `Document`: picks the reader, joins what option, sidecar and file say, checks that there is text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from servanda.errors import ReadError
from servanda.model import Block, Document, Field, Metadata
from servanda.readers.dates import published_date
from servanda.readers.decode import refuse_binary
from servanda.readers.registry import pick
from servanda.readers.scan.running import plain_field
from servanda.readers.scan.zones import shown_text
from servanda.readers.sidecar import check_sidecar
from servanda.readers.source import ReadOptions, Source
from servanda.readers.source_line import detect_language

MAX_BYTES = 50 * 1024 * 1024
"""Sources above this size are refused before they are read."""

_SAMPLE = 4_000
"""So many characters show the language of a text."""

FIELDS = ("title", "published", "author", "outlet", "url", "language")


def read_bytes(
    data: bytes,
    name: str,
    *,
    media_type: str | None = None,
    sidecar: Mapping[str, Any] | None = None,
    options: ReadOptions | None = None,
) -> Document:
    """The document in `data`; `name` is its path or URL, by whose suffix the reader is chosen without a media type.

    Raises `ReadError` for what is empty, too large, binary, wrongly encoded, or without any visible text.
    """
    options = options or ReadOptions()
    if len(data) > MAX_BYTES:
        raise too_large(len(data), name)
    if not data:
        raise ReadError("the file is empty", where=name, remedy="give a file with text in it")
    beside = check_sidecar(sidecar, name) if sidecar is not None else {}
    reader = pick(data, name, media_type)
    if reader.info.kind == "text":
        refuse_binary(data, name, allow_nul=reader.info.name == "html")
    page = reader.read(Source(data=data, name=name, charset=options.charset))
    if not page.text.strip(" \t\r\n\f\v\xa0\ufeff\u200b"):
        raise ReadError("there is only white space in it", where=name, remedy="give a file with text in it")
    digest = hashlib.sha256(data).hexdigest()
    return Document(
        id=f"d1:{digest[:32]}",
        name=name,
        media_type=reader.info.media_types[0],
        sha256=digest,
        text=page.text,
        blocks=page.blocks,
        metadata=_metadata(page.text, page.blocks, page.fields, beside, options, name),
    )


def too_large(size: int, name: str) -> ReadError:
    """The error for a source of `size` bytes."""
    return ReadError(
        f"{size / 1e6:.0f} MB is more than the limit of {MAX_BYTES // 2**20} MiB",
        where=name,
        remedy="split the file, or take the article out of it",
    )


def _metadata(
    text: str,
    blocks: tuple[Block, ...],
    found: Mapping[str, Field],
    beside: Mapping[str, str],
    options: ReadOptions,
    name: str,
) -> Metadata:
    fields = dict(found)
    for key in FIELDS:
        given: str | None = getattr(options, key)
        if given is not None:
            fields[key] = Field(_checked(key, given, f"{name}: option {key}"), "option")
        elif key in beside:
            fields[key] = Field(_checked(key, beside[key], f"{name}: sidecar key {key!r}"), "sidecar")
    fields["language"] = _language(text, blocks, fields.get("language", Field()))
    return Metadata(**fields)


def _checked(key: str, value: str, where: str) -> str:
    value = value.strip()
    if key == "published":
        parts = (
            [published_date(part) for part in value.split("/")]
            if value.count("/") == 1
            else [published_date(value)]
        )
        if None in parts:
            raise ReadError(
                f"{value!r} is not a date", where=where, remedy="write it as 2024-06-20, 2024-06 or 2024"
            )
        return "/".join(part for part in parts if part)
    if key == "language":
        code = plain_field("language", value).value
        if code is None:
            raise ReadError(
                f"{value!r} is not a language code", where=where, remedy="write two letters, such as nl"
            )
        return code
    if not value:
        raise ReadError("the value is empty", where=where, remedy="leave the key out where nothing is known")
    return value


def _language(text: str, blocks: tuple[Block, ...], field: Field) -> Field:
    """The language that is given, noted where the text looks like another; else the one that the text shows."""
    sample: list[str] = []
    size = 0
    for block in blocks:
        if block.zone in ("title", "heading", "body", "caption"):
            end = min(block.end, block.start + _SAMPLE)
            shown = shown_text(text, block.start, end, _clip(block.skips, end))
            sample.append(shown)
            size += len(shown)
            if size > _SAMPLE:
                break
    detected = detect_language("\n".join(sample))
    if field.value is None:
        if detected:
            return Field(detected[0], "inferred", note="recognised from the words of the text")
        return msgspec.structs.replace(
            field, note=field.note or "the text does not show its language clearly"
        )
    if detected and detected[0] != field.value and field.origin == "file":
        return msgspec.structs.replace(field, note=f"the words of the text look like {detected[0]}")
    return field


def _clip(skips: tuple[tuple[int, int], ...], end: int) -> tuple[tuple[int, int], ...]:
    return tuple((low, min(high, end)) for low, high in skips if low < end)
