"""When the ledger learned something: UTC, ISO 8601, always to the microsecond, so that text sorts like time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from servanda.errors import LedgerError

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """`2025-03-01T12:00:00.000000Z`; a moment without a time zone is taken as UTC."""
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return f"{aware.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def parse(text: str, *, where: str) -> str:
    """The stamp of an ISO 8601 time written by somebody else."""
    try:
        return stamp(datetime.fromisoformat(text))
    except (ValueError, OverflowError) as error:
        raise LedgerError(
            f"{text!r} is not a time", where=where, remedy="write it as 2025-03-01T12:00:00Z"
        ) from error


def last_known(as_of: str) -> str:
    """The last stamp that counts as known at `as_of`: a time itself, or the end of a day (UTC)."""
    try:
        moment = datetime.fromisoformat(as_of)
        if len(as_of) <= 10 and "T" not in as_of:
            moment += timedelta(days=1, microseconds=-1)
        return stamp(moment)
    except (ValueError, OverflowError) as error:
        raise LedgerError(
            f"{as_of!r} is neither a day nor a time",
            where="as of",
            remedy="write 2025-03-01 (to the end of that day, UTC) or 2025-03-01T12:00:00Z",
        ) from error
