"""What a page asks of its seat, at the addresses that Jupyter's kernels have."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tornado.web import HTTPError
from tornado.websocket import WebSocketHandler

from raile.serve.headers import same_origin
from raile.serve.page import Guarded
from raile.serve.seat.seat import Seat

_PROTOCOL = "v1.kernel.websocket.jupyter.org"


class _OwnSeat(Guarded):
    """Anybody else's seat does not exist."""

    async def prepare(self) -> None:
        """Find the visitor's seat."""
        seat = self.settings["raile_seats"].get(self.path_kwargs["name"])
        if seat is None or not self.cookies_of_ours.may_use(seat.owner):
            raise HTTPError(404)
        self.seat: Seat = seat


class SeatModel(_OwnSeat):
    """Tells a page whether its seat is there."""

    def get(self, name: str) -> None:
        """Describe it as Jupyter describes a kernel."""
        self.set_header("Cache-Control", "no-store")
        self.finish(
            {
                "id": name,
                "name": "python3",
                "last_activity": datetime.now(UTC).isoformat(),
                "execution_state": "idle",
                "connections": 1,
            }
        )


class SeatEnd(_OwnSeat):
    """Ends a page's seat when the page is left."""

    def post(self, name: str) -> None:
        """End it, when it has saved what was on its way."""
        self.seat.end()
        self.set_status(204)


class SeatChannels(_OwnSeat, WebSocketHandler):
    """Carries messages between a page and its seat, unread."""

    def check_origin(self, _: str) -> bool:
        """Refuse pages of other hosts; browsers always say where they come from."""
        return same_origin(self.request, self.room.settings.public_address)

    def select_subprotocol(self, offered: list[str]) -> str | None:
        """Speak Jupyter's newer protocol, which all its pages of today offer."""
        return _PROTOCOL if _PROTOCOL in offered else None

    def get_compression_options(self) -> dict[str, Any]:
        """Pack what is sent: widgets repeat their words, to the tenth of its size."""
        return {"compression_level": 1, "mem_level": 5}

    async def get(self, *values: Any, **settings: Any) -> None:
        """Open the connection."""
        await super().get()

    def open(self, *_: Any, **__: Any) -> None:
        """Let the page in."""
        self.set_nodelay(True)
        self.seat.enter(self)

    def on_message(self, message: str | bytes) -> None:
        """Pass on what the page says; the seat itself refuses what it should not."""
        if isinstance(message, bytes):
            self.seat.ask(self, message)

    def on_close(self) -> None:
        """Let the page go."""
        self.seat.leave(self)
