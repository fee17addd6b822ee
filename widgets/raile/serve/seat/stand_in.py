"""Answers pages for seats that are not there yet.

What a page asks first is the same for all who have done nothing of what it shows. It
is told at once, from what a seat has told before, and the seat follows when there is
time for it, or when its visitor does something.
"""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from raile.serve.messages import ABOUT, CONTROL, Message, packed, written
from raile.serve.seat.frames import OWN

Report = dict[str, Any]
"""What a seat says when it has run a notebook's cells."""
Hear = Callable[[Report | None], None]
"""Takes the report of a seat; None if it could make none."""


@dataclass(frozen=True)
class Visit:
    """Whom a page is for, as far as that changes what it shows at first."""

    file: Path
    as_of: int
    """The time of the notebook's last change."""
    role: str | None
    language: str | None
    """The one that was chosen once, whichever the page is in."""
    booklet: int
    done: frozenset[str] = field(compare=False)
    """In which activities the visitor has done something."""
    day: datetime.date = field(default_factory=datetime.date.today)


@dataclass(frozen=True)
class Opening:
    """What a seat tells its page first.

    Parameters
    ----------
    views
        What each code cell shows: the name of a widget, by the name of the cell.
    models
        The names of the widgets' models.
    shown
        The activities of which nothing may have been done.
    states
        The widgets' states, as JSON.
    """

    views: Mapping[str, str]
    models: tuple[str, ...]
    shown: frozenset[str]
    states: bytes

    @classmethod
    def of(cls, report: Report) -> Opening | None:
        """Take what a seat has reported, if it can be everybody's."""
        found = report["opening"]
        if not found:
            return None
        return cls(
            views=report["views"],
            models=tuple(report["models"]),
            shown=frozenset(found["shown"]),
            states=packed(found["states"]),
        )


class Openings:
    """All that is known of one day, or is about to be."""

    def __init__(self) -> None:
        self._known: dict[Visit, asyncio.Future[Opening | None]] = {}

    async def get(self, visit: Visit) -> Opening | None:
        """Return what a visitor would be told, unless it is only theirs.

        Where somebody like them has just come, wait for what that one is told: a room
        that comes at once would else find nothing to share.
        """
        known = self._known.get(visit)
        found = await asyncio.shield(known) if known else None
        return found if found and not found.shown & visit.done else None

    def expect(self, visit: Visit) -> Hear | None:
        """Return what takes the visitor's seat's report; None if that is known."""
        if visit in self._known:
            return None
        if any(one.day != visit.day for one in self._known):
            self.clear()
        expected = asyncio.get_running_loop().create_future()
        self._known[visit] = expected
        return partial(self._hear, visit, expected)

    def _hear(
        self,
        visit: Visit,
        expected: asyncio.Future[Opening | None],
        report: Report | None,
    ) -> None:
        if expected.done():  # what was there has been edited
            return
        if report is None or report["faults"] or report["opening"] == OWN:
            del self._known[visit]  # the next one may say more
            expected.set_result(None)
        else:
            expected.set_result(Opening.of(report))

    def drop(self, visit: Visit) -> None:
        """Never tell again what was wrong."""
        nothing = asyncio.get_running_loop().create_future()
        nothing.set_result(None)
        self._known[visit] = nothing

    def clear(self) -> None:
        """Forget all."""
        for expected in self._known.values():
            if not expected.done():
                expected.set_result(None)
        self._known.clear()


class StandIn:
    """Answers a page until its seat is there."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._control: set[str] = set()

    def fits(self, models: Sequence[str]) -> bool:
        """Return whether a seat has the widgets that its page was told of."""
        return tuple(models) == self._opening.models

    def answer(self, asked: Message) -> list[bytes] | None:
        """Return what answers a message; None if only the seat can."""
        header, content = asked["header"], asked["content"]
        match header["msg_type"]:
            case "kernel_info_request":
                said = [
                    written("kernel_info_reply", ABOUT, parent=header, channel="shell")
                ]
            case "comm_open" if content["target_name"] == CONTROL:
                self._control.add(content["comm_id"])
                said = []
            case "comm_msg" if content["comm_id"] in self._control:
                said = [written("comm_msg", self._states(content), parent=header)]
            case _:
                return None
        return [_status("busy", header), *said, _status("idle", header)]

    def _states(self, content: Message) -> bytes:
        return b'{"comm_id":%s,"data":%s}' % (
            packed(content["comm_id"]),
            self._opening.states,
        )


def _status(state: str, parent: Message) -> bytes:
    return written("status", {"execution_state": state}, parent=parent)
