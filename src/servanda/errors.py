"""Errors that a person meets: each names what is wrong, where, and what to do about it."""

from __future__ import annotations


class ServandaError(Exception):
    """An error meant for a person. `what` is wrong, `where` it is, `remedy` says what to do."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(
            ": ".join(part for part in (where, what) if part) + (f"\n  → {remedy}" if remedy else "")
        )

    def __reduce__(self) -> tuple[object, ...]:
        # Errors come back from worker processes; the default would call the class with the joined message.
        return (_restore, (type(self), self.what, self.where, self.remedy))


def _restore(kind: type[ServandaError], what: str, where: str, remedy: str) -> ServandaError:
    return kind(what, where=where, remedy=remedy)


class ReadError(ServandaError):
    """A source that cannot be read: damaged, empty, too large, of an unknown kind."""


class PackError(ServandaError):
    """A language pack or gazetteer table that is wrong: unknown key, missing example, duplicate form."""


class LedgerError(ServandaError):
    """A ledger that cannot be opened, written or verified."""


class UsageError(ServandaError):
    """A command asked for in a way that cannot work (exit code 2)."""
