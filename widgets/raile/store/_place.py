"""Where the log is: an address made complete, and the way to connect to it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool, QueuePool

from raile import paths

READ = "BEGIN"
# A writer takes its lock at once: two readers that turn writers would block each other.
WRITE = "BEGIN IMMEDIATE"
ALONE = ""
"""No transaction, for what SQLite does outside of one only."""

_BUSY = 0.05
"""Seconds that SQLite itself waits for a lock before the store tries again.

Its own waiting looks ever more seldom: whoever has waited longest would lose.
"""


def default_url() -> str:
    """Return ``RAILE_DATABASE_URL``, or a SQLite file in the user's data folder."""
    return os.environ.get("RAILE_DATABASE_URL") or URL.create(
        "sqlite", database=str(paths.user_data() / "responses.sqlite3")
    ).render_as_string(hide_password=False)


def complete(url: str) -> URL:
    """Return the address with its driver, and a file's whole path.

    Raises
    ------
    ValueError
        When it names neither a SQLite file nor a PostgreSQL database.
    """
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except ArgumentError:
        backend = ""
    if backend == "sqlite" and parsed.database and parsed.database != ":memory:":
        # A kernel starts in another folder than the server that names the file.
        file = Path(parsed.database).expanduser().absolute()
        return parsed.set(drivername="sqlite", database=str(file))
    if backend in {"postgresql", "postgres"} and parsed.database:
        return parsed.set(drivername="postgresql+psycopg")
    raise ValueError(
        "The address of the database is not understood. Write sqlite:///file or "
        "postgresql://user:password@host/name."
    )


def engine_for(url: URL, patience: float) -> Engine:
    """Return an engine that has opened nothing yet."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(
            url, poolclass=QueuePool, connect_args={"timeout": _BUSY}
        )
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    # Hundreds of kernels would use up the server's connections if each kept one.
    return create_engine(
        url, poolclass=NullPool, connect_args={"connect_timeout": max(2, int(patience))}
    )


def _set_up_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # transactions begin where we say so
    for pragma in (
        "journal_mode = WAL",  # readers and a writer do not wait for each other
        "synchronous = FULL",  # a commit is on disk even if the power fails
        "secure_delete = ON",  # what is erased is overwritten
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    begin = connection.get_execution_options().get("raile_begin", READ)
    if begin != ALONE:
        connection.exec_driver_sql(begin)
