"""Jupyter's messages in a seat: what a page may ask, and what it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import count
from typing import Any

import comm
from comm.base_comm import BaseComm, CommManager

from raile.serve.messages import ABOUT, Message, read, written

_STREAM: Any = None
"""Comm's functions take one, for kernels that have sockets, and do not use it."""


class Comms:
    """Answers a page, and speaks to it.

    Parameters
    ----------
    send
        Takes each message for the page, ready for its WebSocket.
    """

    def __init__(self, send: Callable[[bytes], None]) -> None:
        self._send = send
        self._parent: Message = {}
        self._open = False
        self._manager = CommManager()
        # The same cells get the same names, whoever they are run for.
        names = (f"model-{number}" for number in count())
        comm.get_comm_manager = lambda: self._manager
        comm.create_comm = lambda **settings: _Comm(
            self, **{"comm_id": next(names), **settings}
        )

    @property
    def manager(self) -> CommManager:
        """What knows the widgets' ends."""
        return self._manager

    def open(self) -> None:
        """Let what widgets say from now on reach the page.

        Until then, nobody is there who would miss it: a page asks for all states.
        """
        self._open = True

    def receive(self, data: bytes) -> None:
        """Do what a page asks.

        Raises
        ------
        Refused
            When no page of ours would ask for it; nothing has been done.
        """
        message = read(data)
        self._parent = message["header"]
        act = self._acts()[message["header"]["msg_type"]]
        self.tell("status", {"execution_state": "busy"})
        try:
            act(message)
        finally:
            self.tell("status", {"execution_state": "idle"})

    def tell(
        self,
        kind: str,
        content: Message,
        *,
        channel: str = "iopub",
        metadata: Message | None = None,
        buffers: list[Any] | None = None,
    ) -> None:
        """Send a message to the page."""
        if not self._open:
            return
        self._send(
            written(
                kind,
                content,
                parent=self._parent,
                channel=channel,
                metadata=metadata,
                buffers=buffers,
            )
        )

    def _acts(self) -> Mapping[str, Callable[[Message], None]]:
        return {
            "kernel_info_request": self._tell_about_us,
            "comm_info_request": self._tell_of_comms,
            "comm_open": partial(self._manager.comm_open, _STREAM, ""),
            "comm_msg": partial(self._manager.comm_msg, _STREAM, ""),
            "comm_close": partial(self._manager.comm_close, _STREAM, ""),
        }

    def _tell_about_us(self, _: Message) -> None:
        self.tell("kernel_info_reply", ABOUT, channel="shell")

    def _tell_of_comms(self, message: Message) -> None:
        target = message["content"].get("target_name")
        found = {
            name: {"target_name": one.target_name}
            for name, one in self._manager.comms.items()
            if target in (None, one.target_name)
        }
        self.tell("comm_info_reply", {"status": "ok", "comms": found}, channel="shell")


class _Comm(BaseComm):
    """A widget's end of its connection with its model in the page."""

    def __init__(self, comms: Comms, **settings: Any) -> None:
        self._comms = comms
        super().__init__(**settings)

    def publish_msg(
        self,
        msg_type: str,
        data: Message | None = None,
        metadata: Message | None = None,
        buffers: list[bytes] | None = None,
        **keys: Any,
    ) -> None:
        self._comms.tell(
            msg_type,
            {"data": data or {}, "comm_id": self.comm_id, **keys},
            metadata=metadata,
            buffers=buffers,
        )
