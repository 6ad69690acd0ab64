"""Readers: from a file or some bytes to a `Document` with zones and metadata. See the README beside this file."""

from servanda.readers.document import MAX_BYTES, read_bytes
from servanda.readers.files import discover, read_many, read_path
from servanda.readers.source import Page, ReadOptions, Source

__all__ = ["MAX_BYTES", "Page", "ReadOptions", "Source", "discover", "read_bytes", "read_many", "read_path"]
