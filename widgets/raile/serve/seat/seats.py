"""All seats: who sits where, and who has to go."""

from __future__ import annotations

import asyncio
import os
import secrets
import time
from collections.abc import Awaitable, Mapping
from functools import partial
from typing import Any

from tornado.iostream import StreamClosedError

from raile.model.response import TRAINER
from raile.serve.log import log
from raile.serve.seat.openings import Hear, Openings, Report, Visit
from raile.serve.seat.origin import Origin
from raile.serve.seat.seat import Seat
from raile.serve.seat.sleepers import Sleepers
from raile.serve.seat.stand_in import StandIn
from raile.serve.warm.launch import Cold

_MOST_EACH = 6
"""Pages that one participant can have open: a person with ten tabs uses one."""
_AT_ONCE = 2 * (os.cpu_count() or 1)
"""Seats that are made at the same time; more would only slow each other down."""
_REMEMBERED = 10_000
"""People who have left a seat; those who go to another page come back."""
_RELOADING = 60
"""Seconds that a seat is kept for a page that has lost its connection."""


class Seats:
    """Starts seats, and ends those that nobody uses.

    Parameters
    ----------
    idle_seconds
        After so long without a page, a seat is ended; and where others wait for one,
        after so long without its visitor doing anything.
    """

    def __init__(self, idle_seconds: float) -> None:
        self._idle = idle_seconds
        self._seats: dict[str, Seat] = {}
        self._making = asyncio.Semaphore(_AT_ONCE)
        self._left: dict[str, float] = {}
        self._openings = Openings()
        self._sleepers = Sleepers()
        self.origin = Origin(self._begin_anew)
        """Where they come from."""

    def __len__(self) -> int:
        return sum(not seat.ending for seat in self._seats.values())

    @property
    def since(self) -> list[float]:
        """Since when each seat has been ready; infinity for one that is not."""
        return [seat.since for seat in self._seats.values()]

    def serves(self, owner: str) -> bool:
        """Return whether a participant has a seat, or has just left one."""
        left = self._left.get(owner)
        return any(seat.owner == owner for seat in self._seats.values()) or (
            left is not None and time.monotonic() - left < _RELOADING
        )

    def get(self, name: str) -> Seat | None:
        """Return a seat by its name."""
        return self._seats.get(name)

    async def take(
        self,
        owner: str,
        environment: Mapping[str, str],
        order: dict[str, Any],
        visit: Visit | None = None,
    ) -> tuple[Seat, Awaitable[Report]]:
        """Return a seat for a participant, and what will tell of it.

        Where all that the page will ask first is known, the seat begins later.

        Parameters
        ----------
        environment
            Variables that tell whom it serves.
        order
            The notebook, and what is shown for a cell that fails; see
            `raile.serve.seat.kernel.serve`.
        visit
            Whom it is for, if others may be shown the same.

        Raises
        ------
        Cold
            When there can be none.
        """
        opening = await self._openings.get(visit) if visit else None
        hear = self._openings.expect(visit) if visit and not opening else None
        order = {**order, "keep": hear is not None, "told": opening is not None}
        if visit and opening:
            stand_in = StandIn(opening)
            asleep = self._sleepers
            seat = Seat(
                _name(),
                owner,
                self._forget,
                stand_in,
                needed=asleep.wake,
                told=asleep.may_begin,
            )
            asleep.add(
                seat, partial(self._follow, seat, stand_in, visit, environment, order)
            )
            ready: Awaitable[Report] = _told({"views": opening.views})
        else:
            seat = Seat(_name(), owner, self._forget)
            ready = await self._begin(seat, environment, order, hear)
        self._seats[seat.name] = seat
        self._limit(owner)
        return seat, ready

    async def _begin(
        self,
        seat: Seat,
        environment: Mapping[str, str],
        order: dict[str, Any],
        hear: Hear | None = None,
    ) -> asyncio.Task[Report]:
        await self._making.acquire()
        try:
            line = await self.origin.fork(environment)
        except BaseException:
            self._making.release()
            if hear:
                hear(None)
            raise
        ready = asyncio.create_task(seat.begin(line, order))
        ready.add_done_callback(partial(self._made, hear))
        return ready

    async def _follow(
        self,
        seat: Seat,
        stand_in: StandIn,
        visit: Visit,
        environment: Mapping[str, str],
        order: dict[str, Any],
    ) -> None:
        """Begin with a seat whose page has been told of it already."""
        try:
            report = await (await self._begin(seat, environment, order))
        except Cold as why:
            log.error("A kernel could not be had: %s.", why)
        except StreamClosedError:  # which has been told
            pass
        else:
            if stand_in.fits(report["models"]):
                return
            log.error("A page was told of widgets that it does not have.")
            self._openings.drop(visit)
        seat.close()

    def end_all_of(self, owner: str) -> None:
        """End every seat of a participant."""
        for seat in list(self._seats.values()):
            if seat.owner == owner:
                seat.end()

    async def close(self) -> None:
        """End all."""
        for seat in list(self._seats.values()):
            seat.end()
        while self._seats:
            await asyncio.sleep(0.02)

    def clear_away(self, *, needed: bool) -> None:
        """End the seats that nobody uses any more.

        Parameters
        ----------
        needed
            Whether somebody waits for one.
        """
        now = time.monotonic()
        for seat in list(self._seats.values()):
            patience = _RELOADING if needed else self._idle
            gone = seat.left is not None and now - seat.left > patience
            asleep = needed and seat.owner != TRAINER and now - seat.used > self._idle
            if (gone or asleep) and not seat.ending:
                seat.end()
                log.info("Ended an idle kernel; %s are left.", len(self))

    def _limit(self, owner: str) -> None:
        if owner == TRAINER:
            return
        own = [seat for seat in self._seats.values() if seat.owner == owner]
        own.sort(key=lambda seat: seat.used)
        for seat in own[:-_MOST_EACH]:
            seat.end()

    def _made(self, hear: Hear | None, ready: asyncio.Task[Report]) -> None:
        self._making.release()
        report = None if ready.exception() else ready.result()
        if hear:
            hear(report)
        if report is None:
            log.error("A kernel has ended before it was ready.")
            return
        for cell, fault in report["faults"].items():
            log.error("A cell failed: %s: %s", cell, fault[:300])

    def _begin_anew(self) -> None:
        """Tell nobody any more what has been edited."""
        self._openings.clear()
        self._sleepers.close()

    def _forget(self, seat: Seat) -> None:
        self._sleepers.forget(seat)
        self._seats.pop(seat.name, None)
        self._left.pop(seat.owner, None)  # so that the latest are last
        self._left[seat.owner] = time.monotonic()
        while len(self._left) > _REMEMBERED:
            del self._left[next(iter(self._left))]


def _told(report: Report) -> asyncio.Future[Report]:
    """Return what tells at once."""
    told: asyncio.Future[Report] = asyncio.get_running_loop().create_future()
    told.set_result(report)
    return told


def _name() -> str:
    """Return a name that nobody guesses, in the form that Jupyter's kernels have."""
    drawn = secrets.token_hex(16)
    return "-".join(("seat", drawn[:8], drawn[8:16], drawn[16:24], drawn[24:]))
