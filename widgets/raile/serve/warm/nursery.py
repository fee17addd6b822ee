"""The template process: it imports, forks, and tells how its children end.

It has one thread and no event loop, and does nothing between two forks, so that a
fork finds all locks free and all memory as it was.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise

from . import wire
from .filling import filling
from .kernel import KernelApp, arrive, changes, finish, named
from .launch import Cold
from .lifeline import hold
from .rehearsal import Stage, learn, preload
from .safety import left_open, threads


def main(control: int, lifeline: int) -> None:
    """Serve the server until it is gone, or become a kernel."""
    # A kernel ignores it until a cell runs; until then, so do we.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nursery = Nursery(socket.socket(fileno=control), lifeline)
    become = nursery.prepare()
    changed = changes()
    line = nursery.tend()
    # From here on, this is a kernel.
    code = 0
    try:
        asked, files = arrive(line, lifeline, changed)
        if asked is not None:
            become(asked, files)
    except SystemExit as wish:
        code = wish.code if isinstance(wish.code, int) else int(wish.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    finish(code)


def _entry(name: str) -> Callable[[wire.Message, list[int]], None]:
    if name:
        entry = named(name)
        return lambda _, files: entry(*files)
    app = KernelApp.made_ready()
    return lambda asked, _: app.become(asked)


@dataclass(frozen=True)
class _Child:
    pid: int
    line: int


class Nursery:
    """Forks, for the server at the other end of a socket."""

    def __init__(self, control: socket.socket, lifeline: int) -> None:
        self._control = control
        self._children: dict[int, _Child] = {}
        self._poller = select.poll()
        self._poller.register(control, select.POLLIN)
        self._lifeline = lifeline
        self._held = hold(lifeline)

    def prepare(self) -> Callable[[wire.Message, list[int]], None]:
        """Import what the server names, and tell it whether forks are safe.

        Returns
        -------
        Callable
            What a fork does with what is asked of it, and with its files.
        """
        wanted, _ = wire.receive(self._control)
        if wanted is None:
            sys.exit()
        try:
            notes = preload(wanted["preload"], self._unsafe)
            if not wanted["entry"]:
                stage = Stage(wanted["rehearsal"], wanted["folder"], self._lifeline)
                notes += learn(stage, self._unsafe)
        except Cold as why:
            wire.send(self._control, {"unsafe": str(why)})
            sys.exit()
        become = _entry(wanted["entry"])
        # What there is now stays for good: nobody need look through it again, which
        # would copy all of it. New garbage is collected in the kernels.
        gc.collect()
        gc.disable()
        self._filling = filling()
        gc.freeze()
        # From now on, the end of the server is seen, and kernels are buried.
        os.close(self._held)
        wire.send(self._control, {"ready": notes})
        return become

    def _unsafe(self) -> str | None:
        known = {0, 1, 2, self._lifeline, self._held, self._control.fileno()}
        return threads() or left_open(known)

    def tend(self) -> socket.socket:
        """Fork whenever the server asks; return a kernel's line, in the kernel."""
        while True:
            for file, _ in self._poller.poll():
                if file != self._control.fileno():
                    self._bury(file)
                elif (line := self._next()) and self._fork(line):
                    return line

    def _next(self) -> socket.socket | None:
        message, files = wire.receive(self._control)
        if message is None:
            # The server is gone, and kernels go with it. Not every system has
            # somebody else who would bury them.
            for child in self._children.values():
                os.waitpid(child.pid, 0)
            sys.exit()
        return socket.socket(fileno=files[0]) if files else None

    def _fork(self, line: socket.socket) -> bool:
        """Return whether this is the child."""
        if why := threads():
            wire.hang_up(line, {"unsafe": why})
            return False
        pid = None
        try:
            pid = os.fork()
            if pid == 0:
                self._leave(line)
                return True
            handle = os.pidfd_open(pid)
        except OSError as error:
            if pid:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
            wire.hang_up(line, {"failed": f"no process can be forked: {error}"})
            return False
        with suppress(OSError):  # the server has not waited
            wire.send(line, {"pid": pid}, handle)
        self._children[handle] = _Child(pid, line.detach())
        self._poller.register(handle, select.POLLIN)
        return False

    def _leave(self, line: socket.socket) -> None:
        """Let go, in a child, of all that is its parent's.

        All files at once: to look at its siblings would copy them.
        """
        self._control.detach()
        most = os.sysconf("SC_OPEN_MAX")
        kept = sorted({2, self._lifeline, line.fileno(), most})
        for before, after in pairwise(kept):
            os.closerange(before + 1, after)

    def _bury(self, handle: int) -> None:
        """Tell how a child has ended."""
        self._poller.unregister(handle)
        child = self._children.pop(handle)
        # Nobody else gets its number before the server is told.
        ended = os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        if ended:
            exited = ended.si_code == os.CLD_EXITED
            code = ended.si_status if exited else -ended.si_status
            wire.hang_up(socket.socket(fileno=child.line), {"ended": code})
        else:
            os.close(child.line)
        os.waitpid(child.pid, 0)
        os.close(handle)
