"""One simulated person: what a browser says to the server, without drawing it."""

from __future__ import annotations

import asyncio
import json
import re
import time
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado.httpclient import HTTPError, HTTPRequest, HTTPResponse
from tornado.simple_httpclient import SimpleAsyncHTTPClient
from tornado.websocket import (
    WebSocketClientConnection,
    WebSocketClosedError,
    websocket_connect,
)

_PROTOCOL = "v1.kernel.websocket.jupyter.org"
_CONTROL = "jupyter.widget.control"
_AT_ONCE = 6
"""Connections that browsers open to one server."""
_LARGEST = 1 << 26
_CLOSED = "a connection that was closed"


class Failed(Exception):  # noqa: N818 - what failed is the server
    """The server did not do what a person would wait for; the message tells."""


@dataclass
class Person:
    """Somebody with a browser of their own.

    Parameters
    ----------
    server
        Its address, without a path.
    client
        Carries requests; it can be shared.
    patience
        Seconds that they wait for anything.
    """

    server: str
    client: SimpleAsyncHTTPClient
    patience: float = 60
    cookies: SimpleCookie = field(default_factory=SimpleCookie)
    _seen: set[str] = field(default_factory=set)
    """Files that the browser has kept."""
    _widgets: dict[str, dict[str, Any]] = field(default_factory=dict)
    _socket: WebSocketClientConnection | None = None
    _waiting: dict[str, asyncio.Future[Any]] = field(default_factory=dict)
    _reader: asyncio.Task[None] | None = None
    kernel: str = ""

    async def open(self, path: str) -> float:
        """Open a page; return the seconds until all its widgets can be used.

        Raises
        ------
        Failed
            When it comes without them.
        """
        begun = time.monotonic()
        async with asyncio.timeout(self.patience):
            page = await self._page(path)
            self.kernel = self._kernel_of(page)
            await self._connect()
            await asyncio.gather(self._files(page), self._states(page))
        return time.monotonic() - begun

    async def answer(self) -> float:
        """Answer a question; return the seconds until that is saved.

        Raises
        ------
        Failed
            When there is none, or the answer is not saved.
        """
        name, item, value = self._question()
        key = uuid.uuid4().hex
        event = {"event": "answer", "item": item, "value": value, "key": key}
        done = self._waiting[key] = asyncio.get_running_loop().create_future()
        begun = time.monotonic()
        await self._say(
            "comm_msg", comm_id=name, data={"method": "custom", "content": event}
        )
        async with asyncio.timeout(self.patience):
            said = await done
        if "done" not in said:
            raise Failed(f"an answer that was not saved: {said.get('reason')}")
        return time.monotonic() - begun

    async def leave(self) -> None:
        """Leave the page, as a browser does that goes on to another one."""
        if not self._socket:
            return
        self._hang_up()
        token = self.cookies.get("_xsrf")  # which stock Voilà asks for
        await self._fetch(
            f"/voila/api/shutdown/{self.kernel}",
            method="POST",
            body=urlencode({"_xsrf": token.value if token else ""}),
        )

    async def drop(self) -> float:
        """Lose the connection and come back; return the seconds that that takes."""
        self._hang_up()
        begun = time.monotonic()
        async with asyncio.timeout(self.patience):
            await self._connect()
            await self._ask("kernel_info_request", "kernel_info_reply")
        return time.monotonic() - begun

    def _kernel_of(self, page: str) -> str:
        found = re.search(r'"kernelId":\s*"([\w-]+)"', page)
        if not found:
            raise Failed("a page without a kernel")
        return found[1]

    def _channels(self) -> str:
        """Return the path of the kernel's connection."""
        return f"/api/kernels/{self.kernel}/channels"

    @property
    def lost(self) -> bool:
        """Whether the server has closed the connection."""
        return self._reader is not None and self._reader.done()

    def _hang_up(self) -> None:
        if self._reader:
            self._reader.cancel()
        if self._socket:
            self._socket.close()
        self._socket = self._reader = None

    async def _page(self, path: str) -> str:
        while True:
            answer = await self._fetch(path)
            page = answer.body.decode()
            if 'id="raile-queue"' not in page:
                return page
            await asyncio.sleep(1)

    async def _files(self, page: str) -> None:
        """Load what a browser would that has not kept it."""
        names = re.findall(r'(?:src|href)="(/(?:static|assets)/[^"]+)"', page)
        wanted = [name for name in dict.fromkeys(names) if name not in self._seen]
        self._seen.update(wanted)
        gate = asyncio.Semaphore(_AT_ONCE)

        async def load(name: str) -> None:
            async with gate:
                # To unpack it would be the browser's work, not the server's.
                await self._fetch(name, streaming_callback=lambda _: None)

        await asyncio.gather(*map(load, wanted))

    async def _fetch(self, path: str, **settings: Any) -> HTTPResponse:
        try:
            answer = await self.client.fetch(
                HTTPRequest(
                    self.server + path,
                    headers={
                        "Cookie": self._cookies(),
                        "Origin": self.server,
                        "Accept-Encoding": "gzip",
                    },
                    decompress_response="streaming_callback" not in settings,
                    connect_timeout=self.patience,
                    request_timeout=self.patience,
                    **settings,
                )
            )
        except HTTPError as error:
            what = path.partition("?")[0].replace(self.kernel or "…", "…")
            raise Failed(f"{error.code} for {what}") from error
        for cookie in answer.headers.get_list("Set-Cookie"):
            self.cookies.load(cookie)
        return answer

    def _cookies(self) -> str:
        return "; ".join(
            f"{one.key}={one.coded_value}" for one in self.cookies.values()
        )

    async def _connect(self) -> None:
        self._hang_up()
        self._socket = await websocket_connect(
            HTTPRequest(
                self.server.replace("http", "ws", 1) + self._channels(),
                headers={"Cookie": self._cookies(), "Origin": self.server},
                connect_timeout=self.patience,
            ),
            subprotocols=[_PROTOCOL],
            max_message_size=_LARGEST,
        )
        if self._socket.protocol:
            self._socket.protocol.set_nodelay(True)  # as browsers do
        self._reader = asyncio.create_task(self._listen(self._socket))

    async def _states(self, page: str) -> None:
        """Ask for all widgets, and check that the page's own are among them."""
        await self._ask("kernel_info_request", "kernel_info_reply")
        done = self._waiting["states"] = asyncio.get_running_loop().create_future()
        name = uuid.uuid4().hex
        await self._say(
            "comm_open",
            {"version": "1.0.0"},
            comm_id=name,
            target_name=_CONTROL,
            data={},
        )
        await self._say("comm_msg", comm_id=name, data={"method": "request_states"})
        await done
        shown = set(re.findall(r'"model_id":\s*"([\w-]+)"', page))
        if not shown or shown - set(self._widgets):
            raise Failed("a page without its widgets")
        late = [name for name, one in self._widgets.items() if one.get("view") == {}]
        await asyncio.gather(*map(self._drawn, late))

    async def _drawn(self, name: str) -> None:
        """Wait for a widget that is not in what all are told."""
        done = self._waiting[name] = asyncio.get_running_loop().create_future()
        await done

    def _question(self) -> tuple[str, str, Any]:
        """Return a question that is still open, with an answer to it."""
        for name, state in self._widgets.items():
            for item in (state.get("view") or {}).get("items") or ():
                if item.get("kind") == "single" and not item.get("closed"):
                    item["closed"] = True
                    return name, item["id"], item["options"][0]["id"]
        raise Failed("a page without a question")

    async def _ask(self, kind: str, reply: str) -> None:
        done = self._waiting[reply] = asyncio.get_running_loop().create_future()
        await self._say(kind)
        await done

    async def _say(
        self, kind: str, metadata: dict[str, Any] | None = None, **content: Any
    ) -> None:
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": kind,
            "username": "",
            "session": self.kernel,
            "date": datetime.now(UTC).isoformat(),
            "version": "5.2",
        }
        packed = self._packed(header, metadata or {}, content)
        assert self._socket  # noqa: S101 - tells mypy
        try:
            await self._socket.write_message(packed, binary=isinstance(packed, bytes))
        except WebSocketClosedError as error:
            raise Failed(_CLOSED) from error

    def _packed(
        self, header: dict[str, Any], metadata: dict[str, Any], content: dict[str, Any]
    ) -> str | bytes:
        parts = [json.dumps(one).encode() for one in (header, {}, metadata, content)]
        return bytes(serialize_msg_to_ws_v1(parts, "shell"))

    def _unpacked(self, message: str | bytes) -> tuple[str, dict[str, Any]]:
        """Return what kind of message it is, and its content."""
        _, parts = deserialize_msg_from_ws_v1(message)
        return json.loads(parts[0])["msg_type"], json.loads(parts[3])

    async def _listen(self, socket: WebSocketClientConnection) -> None:
        while (message := await socket.read_message()) is not None:
            self._hear(*self._unpacked(message))
        for future in self._waiting.values():
            if not future.done():
                future.set_exception(Failed(_CLOSED))
                future.exception()  # whoever waited may have gone

    def _hear(self, kind: str, content: dict[str, Any]) -> None:
        if kind != "comm_msg":
            self._settle(kind, None)
            return
        data = content["data"]
        said = data.get("content") or {}
        if data.get("method") == "update_states":
            states = data["states"]
            self._widgets = {name: one["state"] for name, one in states.items()}
            self._settle("states", None)
        elif data.get("method") == "update" and data["state"].get("view"):
            widget = self._widgets.get(content["comm_id"], {})
            if widget.get("view") == {}:
                widget |= data["state"]
            self._settle(content["comm_id"], None)
        elif key := said.get("done") or said.get("failed"):
            self._settle(key, said)

    def _settle(self, name: str, value: Any) -> None:
        future = self._waiting.pop(name, None)
        if future and not future.done():
            future.set_result(value)
