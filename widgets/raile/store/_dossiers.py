"""The log of dossiers: entries of several people about one AI system after another."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Insert, Select, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from raile.model.dossier import ERASED, IMPORTED, Entry
from raile.store._place import READ, WRITE
from raile.store._schema import entries

T = TypeVar("T")


class _Do(Protocol):
    def __call__(self, work: Callable[[Connection], T], begin: str = READ) -> T: ...


class Dossiers:
    """Dossiers by id. Every method raises `StoreError` as the store's own do."""

    def __init__(self, do: _Do) -> None:
        self._do = do

    def add(self, entry: Entry) -> Entry:
        """Store an entry and return it, with its number, once it is on disk.

        An author's key is stored once in a dossier: adding it again changes nothing
        and returns what was stored first.
        """
        return self.add_all([entry])[0]

    def add_all(self, added: Iterable[Entry]) -> list[Entry]:
        """Store entries, all of them or none."""
        together = list(added)

        def work(connection: Connection) -> list[Entry]:
            return [_add(connection, one) for one in together]

        return self._do(work, WRITE)

    def entries(self, dossier: str) -> list[Entry]:
        """Return all that is written in a dossier, oldest first."""
        query = select(entries).where(entries.c.dossier == dossier)
        return self._do(lambda connection: _read(connection, query))

    def last(self, dossier: str) -> int:
        """Return the number of a dossier's newest entry; 0 where there is none."""
        query = select(func.max(entries.c.number)).where(entries.c.dossier == dossier)
        return self._do(lambda connection: connection.execute(query).scalar() or 0)

    def newest(self, participant: str | None = None) -> dict[str, int]:
        """Return the number of each dossier's newest entry, by id.

        Parameters
        ----------
        participant
            Only dossiers that this one is a member of; all if not given.
        """
        query = select(entries.c.dossier, func.max(entries.c.number))
        if participant is not None:
            query = query.where(entries.c.dossier.in_(_joined(participant)))
        query = query.group_by(entries.c.dossier)
        return self._do(
            lambda connection: {row[0]: row[1] for row in connection.execute(query)}
        )

    def some(self, dossiers: Iterable[str]) -> dict[str, list[Entry]]:
        """Return the entries of these dossiers, by id."""
        query = select(entries).where(entries.c.dossier.in_(list(dossiers)))
        return _by_dossier(self._do(lambda connection: _read(connection, query)))

    def of(self, participant: str) -> dict[str, list[Entry]]:
        """Return the entries of every dossier that somebody is a member of, by id."""
        query = select(entries).where(entries.c.dossier.in_(_joined(participant)))
        return _by_dossier(self._do(lambda connection: _read(connection, query)))

    def all(self) -> dict[str, list[Entry]]:
        """Return the entries of every dossier, by id."""
        query = select(entries)
        return _by_dossier(self._do(lambda connection: _read(connection, query)))

    def invited(self, code: str) -> str | None:
        """Return the dossier that an invite code opens; none for an old code."""
        query = select(entries).where(
            entries.c.kind == "invite", entries.c.item == code
        )

        def work(connection: Connection) -> str | None:
            for found in _read(connection, query):
                newest = select(entries).where(
                    entries.c.dossier == found.dossier, entries.c.kind == "invite"
                )
                if _read(connection, newest)[-1].item == code:
                    return found.dossier
            return None

        return self._do(work)


def is_member(connection: Connection, participant: str) -> bool:
    """Return whether somebody is a member of any dossier."""
    return connection.execute(_joined(participant).limit(1)).first() is not None


def erase(connection: Connection, participant: str) -> int:
    """Delete dossiers that nobody else works on, and hide who wrote in the others.

    Returns
    -------
    int
        How many entries were deleted.
    """
    query = select(entries.c.dossier).where(entries.c.author == participant).distinct()
    erased = 0
    for dossier in connection.execute(query).scalars().all():
        others = select(entries.c.number).where(
            entries.c.dossier == dossier,
            entries.c.kind == "member",
            entries.c.author != participant,
            entries.c.author.not_like(f"{ERASED}-%"),
            entries.c.author.not_like(f"{IMPORTED}-%"),
        )
        here = entries.c.dossier == dossier
        if connection.execute(others.limit(1)).first() is None:
            erased += connection.execute(delete(entries).where(here)).rowcount
            continue
        # A name of its own: two raters stay two, and what they wrote is nobody's.
        nobody = f"{ERASED}-{secrets.token_hex(4)}"
        mine = update(entries).where(here, entries.c.author == participant)
        connection.execute(mine.values(author=nobody))
    return erased


def _joined(participant: str) -> Select[tuple[str]]:
    return select(entries.c.dossier).where(
        entries.c.author == participant, entries.c.kind == "member"
    )


def _add(connection: Connection, entry: Entry) -> Entry:
    connection.execute(_insert(connection), entry.model_dump(exclude={"number"}))
    stored = select(entries).where(
        entries.c.dossier == entry.dossier,
        entries.c.author == entry.author,
        entries.c.key == entry.key,
    )
    return _read(connection, stored)[0]


def _insert(connection: Connection) -> Insert:
    once = ["dossier", "author", "key"]
    if connection.dialect.name == "sqlite":
        return sqlite.insert(entries).on_conflict_do_nothing(index_elements=once)
    return postgresql.insert(entries).on_conflict_do_nothing(index_elements=once)


def _read(connection: Connection, query: Select[tuple[Any, ...]]) -> list[Entry]:
    rows = connection.execute(query.order_by(entries.c.number)).mappings()
    return [Entry.model_validate(dict(row)) for row in rows]


def _by_dossier(found: list[Entry]) -> dict[str, list[Entry]]:
    dossiers: dict[str, list[Entry]] = {}
    for one in found:
        dossiers.setdefault(one.dossier, []).append(one)
    return dossiers
