"""All seats: who sits where, and who has to go."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
import time
from collections.abc import Awaitable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from tornado.iostream import StreamClosedError

from raile import paths
from raile.model.response import TRAINER
from raile.serve.log import log
from raile.serve.seat.line import Line
from raile.serve.seat.seat import Seat
from raile.serve.seat.sleepers import Sleepers
from raile.serve.seat.stand_in import Hear, Openings, Report, StandIn, Visit
from raile.serve.warm.launch import Cold, Launch, Setup
from raile.serve.warm.template import Template, own_template

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
        self._stamp = 0
        self._openings = Openings()
        self._sleepers = Sleepers()
        self._template: Template | None = None
        self._next: Template | None = None

    def __len__(self) -> int:
        return sum(not seat.ending for seat in self._seats.values())

    def warm_up(self) -> None:
        """Start the process that seats are forked from, without waiting.

        Raises
        ------
        Cold
            When there can be none; kernels have to start the ordinary way.
        """
        self._template = _new_template()
        self._stamp = _stamp()

    def look_for_changes(self) -> None:
        """Fork from another process as soon as one has read what was edited.

        Until then, and for those who are here already, nothing changes.
        """
        if self._template is None or (stamp := _stamp()) == self._stamp:
            return
        self._stamp = stamp
        self._next = new = _new_template()
        loop = asyncio.get_running_loop()
        new.opened.add_done_callback(
            lambda opened: loop.call_soon_threadsafe(self._use, new, opened.exception())
        )

    def _use(self, new: Template, failed: BaseException | None) -> None:
        if new is not self._next:  # something was edited again meanwhile
            new.retire()
        elif failed or self._template is None:
            log.error("What was edited is not shown yet: %s.", failed)
        else:
            self._template.retire()
            self._template = new
            self._openings.clear()
            self._sleepers.close()
            log.info("What was edited is shown to whoever opens a page from now on.")

    @property
    def since(self) -> list[float]:
        """When each seat was taken."""
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
            seat = Seat(_name(), owner, self._forget, stand_in, self._sleepers.wake)
            self._sleepers.add(
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
        if self._template is None:
            raise Cold("no process has been started that they are forked from")
        await self._making.acquire()
        try:
            near, far = socket.socketpair()
            with far:
                launch = Launch((), (), {**os.environ, **environment}, "/")
                process = await self._template.fork(launch, "", far.fileno())
        except BaseException:
            self._making.release()
            if hear:
                hear(None)
            raise
        ready = asyncio.create_task(seat.begin(Line(process, near), order))
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

    def _forget(self, seat: Seat) -> None:
        self._sleepers.forget(seat)
        self._seats.pop(seat.name, None)
        self._left.pop(seat.owner, None)  # so that the latest are last
        self._left[seat.owner] = time.monotonic()
        while len(self._left) > _REMEMBERED:
            del self._left[next(iter(self._left))]


_PRELOAD = (
    "raile.ui.verbs",
    "raile.serve.seat.kernel",
    "raile.serve.seat.rehearsal",
    "raile.serve.seat.rehearsal:rehearse",
)


def _new_template() -> Template:
    return own_template(
        Setup(
            environment=Launch((), (), os.environ, "").shape,
            preload=_PRELOAD,
            entry="raile.serve.seat.kernel:serve",
        )
    )


def _told(report: Report) -> asyncio.Future[Report]:
    """Return what tells at once."""
    told: asyncio.Future[Report] = asyncio.get_running_loop().create_future()
    told.set_result(report)
    return told


def _stamp() -> int:
    """Return a number that changes when something in content or notebooks does."""
    found = hash(())
    for root in (paths.content(), paths.exercises(), paths.notebooks()):
        for folder, _, names in os.walk(root):
            for name in names:
                with suppress(OSError):  # an editor puts a file in its place just now
                    changed = Path(folder, name).stat().st_mtime_ns
                    found ^= hash((folder, name, changed))
    return found


def _name() -> str:
    """Return a name that nobody guesses, in the form that Jupyter's kernels have."""
    drawn = secrets.token_hex(16)
    return "-".join(("seat", drawn[:8], drawn[8:16], drawn[16:24], drawn[24:]))
