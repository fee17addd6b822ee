"""Answers pages for seats that are not there yet.

What a page asks first is the same for all who have done nothing of what it shows. It
is told at once, from what a seat has told before, and the seat follows when there is
time for it, or when its visitor does something.
"""

from __future__ import annotations

from collections.abc import Sequence

from raile.serve.messages import ABOUT, Message, packed, written
from raile.serve.seat.openings import Opening


class StandIn:
    """Answers a page until its seat is there."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening

    def fits(self, models: Sequence[str]) -> bool:
        """Return whether a seat has the widgets that its page was told of."""
        return tuple(models) == self._opening.models

    def answer(self, asked: Message) -> list[bytes] | None:
        """Return what answers a message; None if only the seat can."""
        header, content = asked["header"], asked["content"]
        match header["msg_type"]:
            case "kernel_info_request":
                said = written(
                    "kernel_info_reply", ABOUT, parent=header, channel="shell"
                )
            case "comm_msg" if content["data"] == {"method": "request_states"}:
                said = written("comm_msg", self._states(content), parent=header)
            case _:
                return None
        return [_status("busy", header), said, _status("idle", header)]

    def _states(self, content: Message) -> bytes:
        return b'{"comm_id":%s,"data":%s}' % (
            packed(content["comm_id"]),
            self._opening.states,
        )


def can_wait(asked: Message) -> bool:
    """Return whether a page expects no answer yet: it opens a channel, to ask on it."""
    return bool(asked["header"]["msg_type"] == "comm_open")


def _status(state: str, parent: Message) -> bytes:
    return written("status", {"execution_state": state}, parent=parent)
