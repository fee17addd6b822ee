"""The server's hold on one seat."""

from __future__ import annotations

import asyncio
import json
import math
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from tornado.iostream import StreamClosedError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from raile.serve.messages import Refused, read
from raile.serve.seat.line import Line
from raile.serve.seat.stand_in import StandIn, can_wait

_PATIENCE = 60
"""Seconds that a seat has for a notebook's cells."""


class Seat:
    """One visitor's kernel, and the pages that talk to it.

    Parameters
    ----------
    name
        What pages call it.
    owner
        The participant that it serves.
    forget
        Called once it has ended, in whatever way.
    stand_in
        Answers pages until it has begun.
    needed
        Called when it is asked what no stand-in can answer, and has not begun.
    told
        Called when a page has been told all states by the stand-in.
    """

    def __init__(
        self,
        name: str,
        owner: str,
        forget: Callable[[Seat], None],
        stand_in: StandIn | None = None,
        needed: Callable[[Seat], None] = lambda _: None,
        told: Callable[[Seat], None] = lambda _: None,
    ) -> None:
        self.name = name
        self.owner = owner
        self.since = math.inf
        """When it was ready."""
        self.used = time.monotonic()
        """When its visitor last did something."""
        self.left: float | None = self.used
        """Since when no page has been there."""
        self.ending = False
        """Whether it has been told to end."""
        self._forget = forget
        self._stand_in = stand_in
        self._needed = needed
        self._told = told
        self._called = False
        self._asked: list[bytes] = []
        self._line: Line | None = None
        self._pages: set[WebSocketHandler] = set()

    @property
    def begun(self) -> bool:
        """Whether its process is there."""
        return self._line is not None

    async def begin(self, line: Line, order: dict[str, Any]) -> Any:
        """Say what to run; return what the seat says when that is done.

        Raises
        ------
        StreamClosedError
            When it ends before, or takes too long.
        """
        self._line = line
        born: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._listening = asyncio.create_task(self._listen(line, born))
        for message in (json.dumps(order).encode(), *self._asked):
            line.write(message)
        if self.ending:
            line.hang_up()
        too_long = line.kill_after(_PATIENCE)
        try:
            report = json.loads(await born)
        finally:
            too_long.cancel()
        self.since = time.monotonic()
        return report

    def enter(self, page: WebSocketHandler) -> None:
        """Let a page talk to it."""
        self._pages.add(page)
        self.left = None

    def leave(self, page: WebSocketHandler) -> None:
        """Note that a page is gone."""
        self._pages.discard(page)
        if not self._pages:
            self.left = time.monotonic()

    def ask(self, page: WebSocketHandler, message: bytes) -> None:
        """Pass on what a page says."""
        self.used = time.monotonic()
        if self.ending:
            return
        if self._stand_in and self._stood_in(self._stand_in, page, message):
            return
        if self._line:
            self._line.write(message)
        else:
            self._asked.append(message)

    def end(self) -> None:
        """Let it do what it was asked already, and end."""
        if self.ending:
            return
        self.ending = True
        if self._line:
            self._line.hang_up()
        elif not self._called:
            self.close()

    def close(self) -> None:
        """End it at once; its pages are told."""
        self.ending = True
        if self._line:
            self._line.close()
        self._forget(self)
        for page in list(self._pages):
            page.close()

    def _stood_in(
        self, stand_in: StandIn, page: WebSocketHandler, message: bytes
    ) -> bool:
        """Answer a message without the seat, or see to it that the seat comes."""
        try:
            asked = read(message)
            answers = stand_in.answer(asked)
            # A page opens one channel; whoever opens more does not fill our memory.
            waits = can_wait(asked) and not self._asked
        except (Refused, KeyError):  # the seat refuses it too, and says why
            answers, waits = None, False
        if answers is None:
            if not self._line and not waits:
                self._called = True
                self._needed(self)
            return False
        for answer in answers:
            _pass_on(page, answer)
        if asked["header"]["msg_type"] == "comm_msg":
            self._told(self)
        return True

    async def _listen(self, line: Line, born: asyncio.Future[bytes]) -> None:
        try:
            report = await line.read()
            self._stand_in = None  # what the seat says next must not be told before
            born.set_result(report)
            while True:
                message = await line.read()
                for page in list(self._pages):
                    _pass_on(page, message)
        except StreamClosedError as error:
            if not born.done():
                born.set_exception(error)
        finally:
            self.close()


def _pass_on(page: WebSocketHandler, message: bytes) -> None:
    with suppress(WebSocketClosedError):  # its handler is about to be told
        page.write_message(message, binary=True)
