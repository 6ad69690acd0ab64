"""Markdown with or without front matter."""

from __future__ import annotations

from servanda.readers.decode import decode
from servanda.readers.scan.running import read_running
from servanda.readers.source import Page, Source


def read(source: Source) -> Page:
    """The page in a Markdown file; its text is the decoded file, marks included, which the blocks skip."""
    return read_running(decode(source.data, source.name, charset=source.charset))
