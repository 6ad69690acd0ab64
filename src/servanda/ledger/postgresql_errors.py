"""Errors of a PostgreSQL server in words that help, and that never repeat a password."""

from __future__ import annotations

import re
from urllib.parse import quote, quote_plus

from sqlalchemy import URL

from servanda.errors import LedgerError

_SETTINGS = "the address, ~/.pgpass or PGPASSWORD"

_BY_STATE = {
    "28P01": ("the server does not accept the password", f"give the right one in {_SETTINGS}"),
    "28000": ("the server does not let this user in", "ask who runs the server for an account"),
    "3D000": ("there is no such database on the server", "make it: createdb NAME"),
    "42501": (
        "the user of this address may not do this",
        "let the user own the database, or grant: SELECT on all tables to read; also INSERT to add; "
        "only the owner makes, upgrades and rebuilds a ledger",
    ),
    "55P03": ("in use by another program that does not let go", "wait for it, or stop it, and try again"),
    "23001": ("the ledger is append only", "add a judgement or a new observation instead"),
    "25006": ("the server can only be read (a standby)", "name the server that is written to"),
    "53100": ("the server's disk is full", "free some space; what was committed is safe"),
    "53300": ("the server has no connection left", "close some, or raise its max_connections"),
    "54000": (
        "a name or subject is longer than the server can index (2,700 bytes)",
        "shorten it, or keep this ledger in a file",
    ),
    "57014": ("the server broke off what took too long", "raise its statement_timeout for this user"),
    "57P03": ("the server is just starting or stopping", "try again in a moment"),
}
_DAMAGED = ("the server's data is damaged", "restore the ledger from a backup: servanda restore FILE LEDGER")
_LOST = ("the connection to the server was lost", "try again; what was committed is safe")

_AT_CONNECTING = (
    # A server that lets nobody in gives no code, only words; those of an English one are told apart.
    (r"password authentication failed|no password supplied|SCRAM", "28P01"),
    (r'database ".*" does not exist', "3D000"),
    (r'role ".*" does not exist|no pg_hba.conf entry|not permitted to log in|authentication failed', "28000"),
    (r"permission denied for database", "42501"),
    (r"too many (?:connections|clients)|remaining connection slots", "53300"),
    (r"starting up|shutting down|not yet accepting", "57P03"),
)
_UNREACHABLE = re.compile(
    r"refused|timeout|timed out|No such file|resolve|not known|No route|unreachable|is the server running",
    re.IGNORECASE,
)


def explained(original: BaseException | None, url: URL, where: str) -> LedgerError:
    """What the driver raised, as an error for a person."""
    message = _first_line(_without_password(str(original), url))
    state = getattr(original, "sqlstate", None) or next(
        (code for pattern, code in _AT_CONNECTING if re.search(pattern, message)), ""
    )
    told = _BY_STATE.get(state)
    if told is None and state.startswith("XX00"):
        told = _DAMAGED
    if told is None and (state.startswith(("08", "57P")) or _is_lost(original, message)):
        told = _LOST
    if told is not None:
        what, remedy = told
        return LedgerError(f"{what} ({message})" if message else what, where=where, remedy=remedy)
    if _UNREACHABLE.search(message) and not state:
        return LedgerError(
            f"the server cannot be reached ({message})",
            where=where,
            remedy="check host and port in the address, and that the server runs and listens there",
        )
    if not state:
        return LedgerError(
            f"the server does not let us in ({message})",
            where=where,
            remedy=f"check user and database in the address, and the password in {_SETTINGS}",
        )
    return LedgerError(f"the database refused: {message}", where=where, remedy="run servanda verify")


def _is_lost(original: BaseException | None, message: str) -> bool:
    return (
        "connection is lost" in message or "closed the connection" in message or "consuming input" in message
    )


def _first_line(message: str) -> str:
    """The last attempt of a connection that was tried in several ways, or the first line of another message."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    plain = [line for line in lines if not line.startswith(("Multiple connection", "LINE ", "^", "CONTEXT:"))]
    return re.sub(r"^- |^connection failed: |^connection is bad: ", "", plain[0]) if plain else ""


def _without_password(message: str, url: URL) -> str:
    secrets = [str(url.password or ""), *(str(value) for key, value in url.query.items() if "pass" in key)]
    for secret in filter(None, secrets):
        for written in {secret, quote(secret, safe=""), quote_plus(secret)}:
            message = message.replace(written, "…")
    return message
