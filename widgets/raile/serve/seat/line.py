"""The server's end of the one connection with a seat's process."""

from __future__ import annotations

import asyncio
import socket

from tornado.iostream import IOStream

from raile.serve.seat import frames
from raile.serve.warm.process import KernelProcess

_LAST_WORDS = 5
"""Seconds that a process has to save what was already on its way."""


class Line:
    """Carries messages; see `raile.serve.seat.frames`.

    Parameters
    ----------
    process
        What is at the other end.
    line
        The socket to it.
    """

    def __init__(self, process: KernelProcess, line: socket.socket) -> None:
        self._process = process
        self._stream = IOStream(line)
        self._ending: asyncio.TimerHandle | None = None

    def write(self, message: bytes) -> None:
        """Send a message, unless the process has ended or has been told to."""
        if self._ending is None and not self._stream.closed():
            # Tornado tells of a closed line twice; the reader has seen it.
            written = self._stream.write(frames.framed(message))
            written.add_done_callback(lambda done: done.exception())

    async def read(self) -> bytes:
        """Wait for the next message.

        Raises
        ------
        StreamClosedError
            When the process has ended.
        """
        start = await self._stream.read_bytes(frames.SIZE)
        return await self._stream.read_bytes(frames.length(start))

    def kill_after(self, seconds: float) -> asyncio.TimerHandle:
        """End the process, unless that is cancelled before."""
        return asyncio.get_running_loop().call_later(seconds, self._process.kill)

    def hang_up(self) -> None:
        """Let the process do what it was asked already, and end."""
        if self._ending is None:
            # What it says till then is still read, or it could not go on.
            self._ending = self.kill_after(_LAST_WORDS)
            self._stream.socket.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """End the process at once."""
        if self._ending:
            self._ending.cancel()
        self._stream.close()
        self._process.kill()
