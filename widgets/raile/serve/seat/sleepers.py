"""Seats that have not begun: a stand-in has told their pages what they ask first."""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from raile.serve.seat.seat import Seat

_AT_ONCE = os.cpu_count() or 1
_PAUSE = 0.01
_LATE = 0.005
"""Seconds; a server that comes back later from a pause has something else to do."""


class Sleepers:
    """Lets seats begin when there is time for it, the first ones first."""

    def __init__(self) -> None:
        self._seats: dict[Seat, Callable[[], Awaitable[None]]] = {}
        self._ready: deque[Seat] = deque()
        self._waking: set[asyncio.Task[None]] = set()
        self._needed: set[asyncio.Task[None]] = set()

    def add(self, seat: Seat, begin: Callable[[], Awaitable[None]]) -> None:
        """Let a seat sleep.

        Parameters
        ----------
        begin
            Begins it.
        """
        self._seats[seat] = begin

    def may_begin(self, seat: Seat) -> None:
        """Let one begin when its turn comes: its page has all that it needs first."""
        self._ready.append(seat)
        if len(self._waking) < _AT_ONCE:
            _hold(self._waking, self._wake_all())

    def wake(self, seat: Seat) -> None:
        """Let one begin now: its visitor has done something."""
        _hold(self._needed, self._begin(seat))

    def forget(self, seat: Seat) -> None:
        """Never let it begin."""
        self._seats.pop(seat, None)

    def close(self) -> None:
        """End all that sleep; their pages come again."""
        for seat in list(self._seats):
            seat.close()

    async def _wake_all(self) -> None:
        while self._ready:
            await _calm()
            if self._ready:
                await self._begin(self._ready.popleft())

    async def _begin(self, seat: Seat) -> None:
        if begin := self._seats.pop(seat, None):
            await begin()


def _hold(tasks: set[asyncio.Task[None]], work: Coroutine[Any, Any, None]) -> None:
    """Begin a task, and keep it while it lasts, as nobody else does."""
    task = asyncio.create_task(work)
    tasks.add(task)
    task.add_done_callback(tasks.discard)


async def _calm() -> None:
    """Wait until the server has nothing else to do."""
    loop = asyncio.get_running_loop()
    late = True
    while late:
        due = loop.time() + _PAUSE
        await asyncio.sleep(_PAUSE)
        late = loop.time() - due > _LATE
