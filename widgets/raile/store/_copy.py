"""The whole log in memory, for whoever looks at it again and again."""

from __future__ import annotations

from raile.model.response import Response
from raile.store._store import Store


class Copy:
    """A copy of the log that is brought up to date each time it is read.

    Only what is new is fetched, unless somebody has erased what was there.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._responses: list[Response] = []

    def read(self) -> list[Response]:
        """Return all responses of the whole room, oldest first."""
        last = self._last
        if self._store.count(until=last) != len(self._responses):
            self._responses = []
        self._responses = self._responses + self._store.since(self._last)
        return self._responses

    @property
    def _last(self) -> int:
        return (self._responses[-1].number or 0) if self._responses else 0
