"""The clock of a view."""

from __future__ import annotations

import datetime

from servanda.errors import UsageError
from servanda.ledger import Ledger, bounds
from servanda.views.dates import date_words
from servanda.views.model import Moment


def moment(ledger: Ledger, as_of: str | None) -> Moment:
    """The moment of a view: now, or the day `as_of` with what the ledger knew by its end.

    For a day before the ledger was begun (an archive that was read in later) nothing can be held back by when
    it was learned; all that is known now is then shown, judged as on that day, and a note says so.
    """
    if as_of is None:
        return Moment(ledger.now()[:10])
    try:
        day = datetime.datetime.fromisoformat(as_of).date().isoformat()
    except ValueError:
        raise UsageError(f"{as_of!r} is not a day", where="as of", remedy="write it as 2025-09-01") from None
    documents = ledger.documents()
    begun = documents[0].added_at if documents else None
    if begun is not None and day < begun[:10]:
        note = (
            f"The ledger was begun on {date_words(begun[:10])}: shown is all that it knows now, "
            f"with deadlines judged as on {date_words(day)}."
        )
        return Moment(day, None, note)
    return Moment(day, as_of)


def period(since: str | None, until: str | None) -> tuple[str, str] | None:
    """The first and the last day (ISO) of the period that is asked about; None where all time is."""
    if since is None and until is None:
        return None
    first = bounds(since, "since", UsageError)[0] if since else "0000-01-01"
    last = bounds(until, "until", UsageError)[1] if until else "9999-12-31"
    return first, last
