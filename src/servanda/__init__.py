"""Servanda keeps the ledger of relations between states out of the texts in which they speak."""

__version__ = "0.1.0"
