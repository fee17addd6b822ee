"""What pages are told first, kept for all whom their seats would tell the same."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from raile.serve.messages import packed
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
