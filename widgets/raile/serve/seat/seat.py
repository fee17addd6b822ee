"""The server's hold on one seat."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from tornado.iostream import IOStream, StreamClosedError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from raile.serve.seat import frames
from raile.serve.warm.process import KernelProcess

_PATIENCE = 60
"""Seconds that a seat has for a notebook's cells."""
_LAST_WORDS = 5
"""Seconds that a seat has to save what was already on its way."""


class Seat:
    """One visitor's kernel, and the pages that talk to it.

    Parameters
    ----------
    name
        What pages call it.
    owner
        The participant that it serves.
    line
        The socket to it.
    forget
        Called once when it has ended, in whatever way.
    """

    def __init__(
        self,
        name: str,
        owner: str,
        process: KernelProcess,
        line: socket.socket,
        forget: Callable[[Seat], None],
    ) -> None:
        self.name = name
        self.owner = owner
        self.since = self.used = time.monotonic()
        """When it was taken, and when its visitor last did something."""
        self.left: float | None = self.since
        """Since when no page has been there."""
        self._process = process
        self._stream = IOStream(line)
        self._forget = forget
        self._pages: set[WebSocketHandler] = set()
        self._ending: asyncio.TimerHandle | None = None
        self._born: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._listening = asyncio.create_task(self._listen())

    @property
    def ending(self) -> bool:
        """Whether it has been told to end."""
        return self._ending is not None

    async def begin(self, order: dict[str, Any]) -> Any:
        """Say what to run; return what the seat says when that is done.

        Raises
        ------
        StreamClosedError
            When it ends before, or takes too long.
        """
        self._write(json.dumps(order).encode())
        too_long = asyncio.get_running_loop().call_later(_PATIENCE, self._process.kill)
        try:
            return json.loads(await self._born)
        finally:
            too_long.cancel()

    def enter(self, page: WebSocketHandler) -> None:
        """Let a page talk to it."""
        self._pages.add(page)
        self.left = None

    def leave(self, page: WebSocketHandler) -> None:
        """Note that a page is gone."""
        self._pages.discard(page)
        if not self._pages:
            self.left = time.monotonic()

    def ask(self, message: bytes) -> None:
        """Pass on what a page says."""
        self.used = time.monotonic()
        self._write(message)

    def end(self) -> None:
        """Let it do what it was asked already, and end."""
        if self._ending is None:
            # What it says till then is still read, or it could not go on.
            loop = asyncio.get_running_loop()
            self._ending = loop.call_later(_LAST_WORDS, self._process.kill)
            self._stream.socket.shutdown(socket.SHUT_WR)

    def _write(self, message: bytes) -> None:
        if self._ending is None and not self._stream.closed():
            # Tornado tells of a closed line twice; the reader has seen it.
            written = self._stream.write(frames.framed(message))
            written.add_done_callback(lambda done: done.exception())

    async def _listen(self) -> None:
        try:
            self._born.set_result(await self._next())
            while True:
                message = await self._next()
                for page in list(self._pages):
                    _pass_on(page, message)
        except StreamClosedError as error:
            if not self._born.done():
                self._born.set_exception(error)
        finally:
            self._over()

    async def _next(self) -> bytes:
        start = await self._stream.read_bytes(frames.SIZE)
        return await self._stream.read_bytes(frames.length(start))

    def _over(self) -> None:
        if self._ending:
            self._ending.cancel()
        self._stream.close()
        self._process.kill()
        self._forget(self)
        for page in list(self._pages):
            page.close()


def _pass_on(page: WebSocketHandler, message: bytes) -> None:
    with suppress(WebSocketClosedError):  # its handler is about to be told
        page.write_message(message, binary=True)
