"""The log of responses."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Insert, Select, delete, distinct, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from raile.model.dossier import DOSSIERS
from raile.model.response import Response
from raile.store import _dossiers
from raile.store._dossiers import Dossiers
from raile.store._failure import Reason, StoreError, reason_of
from raile.store._migrate import UnknownSchemaError, migrate, version
from raile.store._place import ALONE, READ, WRITE, complete, engine_for
from raile.store._schema import HEAD, entries, responses
from raile.store._turn import turn

T = TypeVar("T")

_TRANSIENT: tuple[Reason, ...] = ("locked", "unreachable")
"""Reasons that often pass within a second or two."""

_START = 30.0
"""Seconds that a start may wait while another process makes the schema."""

_PAUSE = 0.02
"""Seconds between two tries."""

_ADDING = 7_241_530_114
"""Names PostgreSQL's lock on adding; any number that nobody else uses."""


class Store:
    """Logs in SQLite or PostgreSQL, shared by many processes: responses, and dossiers.

    Nothing is opened before the first use; then the schema is made or migrated.
    Every method raises `StoreError` when the database does not serve it.

    Parameters
    ----------
    url
        ``sqlite:///path`` or ``postgresql://user:password@host/name``.
    patience
        Seconds to keep trying while the database is locked or out of reach.

    Examples
    --------
    >>> store = Store("sqlite:///workshop.sqlite3")
    >>> store.url.startswith("sqlite:///")
    True
    """

    def __init__(self, url: str, *, patience: float = 5.0) -> None:
        self._url = complete(url)
        self._patience = patience
        self._engine = engine_for(self._url, patience)
        self._file = (
            Path(self._url.database or "") if self._engine.name == "sqlite" else None
        )
        self._ready = False
        self._opened: tuple[int, int] | None = None

    @property
    def url(self) -> str:
        """The whole address, to hand on to other processes; it may hold a password."""
        return self._url.render_as_string(hide_password=False)

    @property
    def place(self) -> str:
        """Where the log is, fit to be shown."""
        return str(self._file or self._url.render_as_string(hide_password=True))

    def add(self, response: Response) -> Response:
        """Store a response and return it, with its number, once it is on disk.

        A participant's key is stored once: adding it again changes nothing and
        returns what was stored first.
        """
        row = response.model_dump(exclude={"number"})

        def work(connection: Connection) -> Response:
            connection.execute(_insert(connection), row)
            stored = select(responses).where(
                responses.c.participant == response.participant,
                responses.c.key == response.key,
            )
            return _read(connection, stored)[0]

        return self._do(work, WRITE)

    def of(self, participant: str, activity: str | None = None) -> list[Response]:
        """Return what one participant did, oldest first."""
        query = select(responses).where(responses.c.participant == participant)
        if activity is not None:
            query = query.where(responses.c.activity == activity)
        return self._do(lambda connection: _read(connection, query))

    def done(self, participant: str) -> frozenset[str]:
        """Return the activities in which a participant has done something.

        To have opened a page is nothing. Whoever is a member of a dossier has done
        something in `DOSSIERS`.
        """
        query = (
            select(responses.c.activity)
            .distinct()
            .where(responses.c.participant == participant, responses.c.kind != "visit")
        )

        def work(connection: Connection) -> frozenset[str]:
            found = connection.execute(query).scalars().all()
            member = _dossiers.is_member(connection, participant)
            return frozenset([*found, DOSSIERS] if member else found)

        return self._do(work)

    def everybody(self, activity: str) -> list[Response]:
        """Return what the whole room did in one activity, oldest first."""
        query = select(responses).where(responses.c.activity == activity)
        return self._do(lambda connection: _read(connection, query))

    def since(self, number: int = 0, limit: int | None = None) -> list[Response]:
        """Return what the whole room did after a number, oldest first.

        Responses become visible in the order of their numbers, so whoever asks on
        from the last number that they have seen misses none.
        """
        query = select(responses).where(responses.c.number > number).limit(limit)
        return self._do(lambda connection: _read(connection, query))

    def count(self, until: int) -> int:
        """Return how many responses there are up to a number.

        That becomes fewer only when somebody's are erased.
        """
        query = select(func.count()).where(responses.c.number <= until)
        return self._do(lambda connection: connection.execute(query).scalar_one())

    def participants(self) -> int:
        """Return how many people have answered anything."""
        query = select(func.count(distinct(responses.c.participant)))
        return self._do(lambda connection: connection.execute(query).scalar_one())

    def knows(self, participant: str) -> bool:
        """Return whether a participant of this name has done anything."""
        queries = (
            select(responses.c.number).where(responses.c.participant == participant),
            select(entries.c.number).where(entries.c.author == participant),
        )
        return self._do(
            lambda connection: any(
                connection.execute(query.limit(1)).first() for query in queries
            )
        )

    def erase(self, participant: str) -> int:
        """Delete all that a participant did, and return how many lines it was.

        The one exception to logs that are only added to: people may take back
        what they gave. What they wrote in a dossier that others work on too stays,
        and nothing says any more that it was they. In SQLite nothing of it lingers
        in the file; PostgreSQL frees the space at its next vacuum.
        """
        query = delete(responses).where(responses.c.participant == participant)

        def work(connection: Connection) -> int:
            erased: int = connection.execute(query).rowcount
            return erased + _dossiers.erase(connection, participant)

        erased = self._do(work, WRITE)
        if self._file:
            self._empty_journal()
        return erased

    @property
    def dossiers(self) -> Dossiers:
        """The log of dossiers."""
        return Dossiers(self._do)

    def close(self) -> None:
        """Let go of the database; a later use opens it again."""
        self._engine.dispose()

    def _empty_journal(self) -> None:
        # The journal beside the file still holds the pages as they were. Whoever
        # reads at this moment keeps it from being emptied.
        deadline = time.monotonic() + self._patience
        while self._do(_checkpoint, ALONE) and time.monotonic() < deadline:
            time.sleep(_PAUSE)

    def _do(self, work: Callable[[Connection], T], begin: str = READ) -> T:
        self._make_ready()
        queue = self._file if begin == WRITE else None
        with turn(queue, self._patience) as ours:
            return self._try(work, begin, self._patience if ours else 0)

    def _make_ready(self) -> None:
        if self._ready and self._file:
            # What is written to an open file that was deleted is lost.
            now = _identity(self._file)
            if now is None:
                raise StoreError("missing", self.place, "the file is gone")
            if now != self._opened:
                self._engine.dispose()
                self._ready = False
        if not self._ready:
            if self._try(version, READ, self._patience) != HEAD:
                self._try(migrate, WRITE, _START)
            self._opened = _identity(self._file) if self._file else None
            self._ready = True

    def _try(self, work: Callable[[Connection], T], begin: str, patience: float) -> T:
        deadline = time.monotonic() + patience
        while True:
            try:
                return self._once(work, begin)
            except UnknownSchemaError as error:
                raise StoreError("unknown-schema", self.place, str(error)) from error
            except DBAPIError as error:
                reason = reason_of(error, self._file)
                if reason not in _TRANSIENT or time.monotonic() >= deadline:
                    raise StoreError(reason, self.place, str(error.orig)) from error
            time.sleep(_PAUSE)

    def _once(self, work: Callable[[Connection], T], begin: str) -> T:
        with self._engine.connect() as connection:
            connection = connection.execution_options(raile_begin=begin)
            with connection.begin():
                if begin == WRITE and not self._file:
                    self._queue(connection)
                return work(connection)

    def _queue(self, connection: Connection) -> None:
        # Writers go one after the other until they have committed: else a number
        # could become visible after a higher one, and `since` would miss it.
        milliseconds = int(self._patience * 1000)
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {milliseconds}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADDING})")


def _insert(connection: Connection) -> Insert:
    once = ["participant", "key"]
    if connection.dialect.name == "sqlite":
        return sqlite.insert(responses).on_conflict_do_nothing(index_elements=once)
    return postgresql.insert(responses).on_conflict_do_nothing(index_elements=once)


def _checkpoint(connection: Connection) -> bool:
    """Move SQLite's journal into the file, and return whether others are in the way."""
    row = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    return bool(row[0])


def _read(connection: Connection, query: Select[tuple[Any, ...]]) -> list[Response]:
    rows = connection.execute(query.order_by(responses.c.number)).mappings()
    return [Response.model_validate(dict(row)) for row in rows]


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
