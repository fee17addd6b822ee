"""The process that seats are forked from, and the next one when something is edited."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from raile import paths
from raile.serve.log import log
from raile.serve.seat.line import Line
from raile.serve.warm.launch import Cold, Launch, Setup
from raile.serve.warm.template import Template, own_template

_PRELOAD = (
    "raile.ui.verbs",
    "raile.serve.seat.kernel",
    "raile.serve.seat.rehearsal",
    "raile.serve.seat.rehearsal:rehearse",
)


class Origin:
    """Where seats come from.

    Parameters
    ----------
    edited
        Called when seats begin to show what was edited.
    """

    def __init__(self, edited: Callable[[], None]) -> None:
        self._edited = edited
        self._stamp = 0
        self._template: Template | None = None
        self._next: Template | None = None

    def warm_up(self) -> None:
        """Start the process, without waiting.

        Raises
        ------
        Cold
            When there can be none; kernels have to start the ordinary way.
        """
        self._template = _new_template()
        self._stamp = _stamp()

    async def fork(self, environment: Mapping[str, str]) -> Line:
        """Return the line to a new process.

        Parameters
        ----------
        environment
            Variables that tell whom it serves.

        Raises
        ------
        Cold
            When it cannot be had.
        """
        if self._template is None:
            raise Cold("no process has been started that they are forked from")
        near, far = socket.socketpair()
        with far:
            launch = Launch((), (), {**os.environ, **environment}, "/")
            return Line(await self._template.fork(launch, "", far.fileno()), near)

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
            self._edited()
            log.info("What was edited is shown to whoever opens a page from now on.")


def _new_template() -> Template:
    return own_template(
        Setup(
            environment=Launch((), (), os.environ, "").shape,
            preload=_PRELOAD,
            entry="raile.serve.seat.kernel:serve",
        )
    )


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
