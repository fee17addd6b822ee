"""The server's hold on one kernel: what Popen is for a process that was not forked."""

from __future__ import annotations

import os
import select
import signal
import socket
from contextlib import suppress

from . import wire

UNKNOWN = 255
"""The code of a kernel whose end nobody saw; asyncio gives the same one."""


class KernelProcess:
    """A kernel that a template process has forked."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, handle: int, line: socket.socket) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._handle = handle
        self._line = line
        line.setblocking(False)

    def poll(self) -> int | None:
        """Return the code that the kernel has ended with, or None."""
        if self.returncode is None and _readable(self._handle):
            self.returncode = self._code()
            if self.returncode is not None:
                self._close()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Return the code once the kernel has ended."""
        while (code := self.poll()) is None:
            ended = _readable(self._handle, timeout)
            if not (ended and _readable(self._line.fileno(), timeout)):
                raise TimeoutError(f"The kernel {self.pid} has not ended.")
        return code

    def send_signal(self, signum: int) -> None:
        """Send a signal to the kernel, and certainly to no other process."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, signum)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the kernel."""
        self.send_signal(signal.SIGKILL)

    def __del__(self) -> None:
        if self.returncode is None:
            self._close()

    def _code(self) -> int | None:
        """Return what the template process says, if it has said it already."""
        try:
            message, _ = wire.receive(self._line)
        except BlockingIOError:
            return None
        except OSError:
            message = None
        return int(message["ended"]) if message else self._code_of_orphan()

    def _code_of_orphan(self) -> int:
        # Orphans come to us where we are the first process of a container.
        with suppress(ChildProcessError):
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
        return UNKNOWN

    def _close(self) -> None:
        self._line.close()
        os.close(self._handle)


def _readable(file: int, timeout: float | None = 0) -> bool:
    poller = select.poll()
    poller.register(file, select.POLLIN)
    return bool(poller.poll(None if timeout is None else timeout * 1000))
