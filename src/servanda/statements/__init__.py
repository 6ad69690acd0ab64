"""From a document to statements: who says it, of whom, how firmly; with evidence, or not at all."""

from servanda.statements.reader import Reading, read_document, read_scan

__all__ = ["Reading", "read_document", "read_scan"]
