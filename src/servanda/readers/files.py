"""Sources on disk: one path, many paths, folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from servanda.errors import ReadError
from servanda.model import Document
from servanda.readers.document import MAX_BYTES, read_bytes, too_large
from servanda.readers.registry import suffixes
from servanda.readers.sidecar import SUFFIX, load_sidecar
from servanda.readers.source import ReadOptions


def read_path(path: Path, *, options: ReadOptions | None = None) -> Document:
    """The document in a file, with its sidecar; raises `ReadError` that names what is wrong and what to do."""
    name = str(path)
    try:
        if path.is_dir():
            raise ReadError(
                "this is a folder, not a file", where=name, remedy="find its files with discover()"
            )
        if not path.exists():
            raise ReadError("there is no such file", where=name, remedy="check the path")
        if not path.is_file():
            raise ReadError("this is not a regular file", where=name, remedy="give a file with text in it")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise too_large(size, name)
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as failure:
        reason = getattr(failure, "strerror", None) or str(failure)
        raise ReadError(
            f"cannot be opened: {reason}", where=name, remedy="check the path and its permissions"
        ) from None
    return read_bytes(data, name, sidecar=load_sidecar(path), options=options)


def read_many(paths: Iterable[Path], options: ReadOptions | None = None) -> Iterator[Document | ReadError]:
    """The documents in files and folders, one after the other; for each that cannot be read, its error."""
    seen: set[Path] = set()
    for given in paths:
        try:
            found = discover([given])
        except ReadError as failure:
            yield failure
            continue
        for path in found:
            if path in seen:
                continue
            seen.add(path)
            try:
                yield read_path(path, options=options)
            except ReadError as failure:
                yield failure


def discover(paths: Iterable[Path]) -> list[Path]:
    """The files to read, sorted: files as given, and of folders all that some reader claims by their suffix.

    Sidecars and hidden files and folders are left out. `ReadError` for a missing path or a folder with nothing
    to read in it.
    """
    found: set[Path] = set()
    for path in paths:
        try:
            if path.is_dir():
                inside = _walk(path)
                if not inside:
                    raise ReadError(
                        "no readable files in this folder",
                        where=str(path),
                        remedy=f"put files in it that end in {', '.join(sorted(suffixes()))}",
                    )
                found.update(inside)
            elif path.exists():
                found.add(path)
            else:
                raise ReadError("there is no such file or folder", where=str(path), remedy="check the path")
        except (OSError, ValueError) as failure:
            raise ReadError(
                f"cannot be opened: {failure}", where=str(path), remedy="check the path"
            ) from None
    return sorted(found)


def _walk(folder: Path) -> list[Path]:
    claimed = suffixes()
    found: list[Path] = []
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(root, name)
            for name in names
            if not name.startswith(".") and not name.endswith(SUFFIX) and Path(name).suffix.lower() in claimed
        ]
    return found
