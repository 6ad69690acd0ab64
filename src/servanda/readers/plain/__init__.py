"""Plain text, which may hold front matter, Markdown or fragments of HTML."""

from __future__ import annotations

from servanda.readers.decode import decode
from servanda.readers.scan.running import read_running
from servanda.readers.source import Page, Source


def read(source: Source) -> Page:
    """The page in a plain text file; its text is the decoded file, character for character."""
    return read_running(decode(source.data, source.name, charset=source.charset))
