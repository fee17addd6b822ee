"""What can go wrong with a database, in the few reasons that people can act on."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from typing import Literal

from sqlalchemy.exc import DBAPIError, OperationalError

Reason = Literal[
    "full",
    "read-only",
    "locked",
    "missing",
    "unreachable",
    "unknown-schema",
    "damaged",
]

# For whoever runs the workshop; what participants read is in
# content/interface/store.yaml.
_CURES: dict[Reason, str] = {
    "full": "The disk or quota is full. Make room, then answers are saved again.",
    "read-only": "It may not be written. Give this user the right to write the "
    "file and its folder, or the table.",
    "locked": "Another program holds it. Close that program.",
    "missing": "It is not there. Make the folder, put the file or table back, or "
    "name another database.",
    "unreachable": "The server does not answer. Start it, or mend the address.",
    "unknown-schema": "A newer kit wrote it. Update this kit.",
    "damaged": "It cannot be read. Restore a copy, or name another database.",
}


class StoreError(Exception):
    """The log could not be read or written; nothing was kept.

    Attributes
    ----------
    reason
        One of a few words that a page has a text for.
    """

    def __init__(self, reason: Reason, place: str, detail: str) -> None:
        super().__init__(reason, place, detail)
        self.reason: Reason = reason
        self.place = place
        self.detail = detail

    def __str__(self) -> str:
        """Say where, what to do, and what the database said."""
        return f"{self.place}: {_CURES[self.reason]} ({self.detail})"


def reason_of(error: DBAPIError, file: Path | None) -> Reason:
    """Return why the database refused; `file` is SQLite's."""
    if isinstance(error.orig, sqlite3.Error):
        return _sqlite_reason(error.orig, file)
    state = getattr(error.orig, "sqlstate", None)
    if state is None and isinstance(error, OperationalError):
        return "unreachable"  # no connection, or it broke
    return _postgresql_reason(state or "")


def _sqlite_reason(error: sqlite3.Error, file: Path | None) -> Reason:
    # Errors of the driver's own have no code.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    # A quota, unlike a full disk, is told as a failed write.
    if code in {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE}:
        return "full"
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return "missing"
    match code & 0xFF:
        case sqlite3.SQLITE_FULL:
            return "full"
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return "locked"
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return "read-only"
        case sqlite3.SQLITE_CANTOPEN:
            there = file is not None and _is_there(file.parent)
            return "read-only" if there else "missing"
        case sqlite3.SQLITE_ERROR if "no such table" in str(error):
            return "missing"
    return "damaged"


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError as error:  # a folder that may not be looked into is there
        return error.errno == errno.EACCES


def _postgresql_reason(state: str) -> Reason:
    # https://www.postgresql.org/docs/current/errcodes-appendix.html
    match state:
        case "25006" | "42501":  # read-only transaction, insufficient privilege
            return "read-only"
        case "3D000" | "42P01" | "3F000":  # no such database, table, schema
            return "missing"
        case "53300":  # too many connections
            return "unreachable"
    match state[:2]:
        case "08" | "57" | "28":  # connection, operator intervention, authorisation
            return "unreachable"
        case "53" | "54":  # no disk space or memory, beyond a limit
            return "full"
        case "55" | "40":  # lock not available, deadlock
            return "locked"
    return "damaged"
