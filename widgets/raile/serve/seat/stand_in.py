"""Answers pages for seats that are not there yet.

What a page asks first is the same for all who have done nothing of what it shows. It
is told at once, from what a seat has told before, and the seat follows when there is
time for it, or when its visitor does something.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from raile.serve.messages import ABOUT, CONTROL, Message, packed, written

Report = dict[str, Any]
"""What a seat says when it has run a notebook's cells."""


@dataclass(frozen=True)
class Visit:
    """Whom a page is for, as far as that changes what it shows at first."""

    file: Path
    as_of: int
    """The time of the notebook's last change."""
    role: str | None
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
        """Take what a seat has reported, if it is everybody's."""
        found = report.get("opening")
        if not found:
            return None
        return cls(
            views=report["views"],
            models=tuple(report["models"]),
            shown=frozenset(found["shown"]),
            states=packed(found["states"]),
        )


class Openings:
    """All that is known of one day."""

    def __init__(self) -> None:
        self._kept: dict[Visit, Opening] = {}

    def get(self, visit: Visit) -> Opening | None:
        """Return what a visitor would be told, unless it is only theirs."""
        found = self._kept.get(visit)
        return found if found and not found.shown & visit.done else None

    def keep(self, visit: Visit, opening: Opening) -> None:
        """Remember what one visitor was told, for the next ones."""
        if any(one.day != visit.day for one in self._kept):
            self._kept.clear()
        self._kept[visit] = opening

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()


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
