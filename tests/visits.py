"""What a visitor finds on a workshop's pages."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from servers import PATIENCE, Workshop

PROTOCOL = Subprotocol("v1.kernel.websocket.jupyter.org")

_CONTROL = "jupyter.widget.control"
_VERSION = {"version": "1.0.0"}


def code_of(client: httpx.Client) -> str:
    """Return the code name that the start page shows."""
    return re.findall(r'id="code">([^<]+)<', client.get("/").text)[0]


def language_of(page: str) -> str:
    """Return the language that a page says it is in."""
    return re.findall(r'<html lang="([\w-]+)"', page)[0]


def outputs_of(page: str) -> list[Any]:
    """Return the outputs that a page hands to Voilà's script."""
    found = re.findall(
        r'<script type="application/vnd.voila.cell-output\+json">(.*?)</script>', page
    )
    return [json.loads(one) for one in found]


def widgets_of(workshop: Workshop, person: httpx.Client, page: str) -> dict[str, Any]:
    """Return what a page's widgets show, as its script asks for it."""
    with talk(workshop, person, kernel_of(page)) as socket:
        send(socket, "comm_open", _VERSION, comm_id="c", target_name=_CONTROL, data={})
        send(socket, "comm_msg", comm_id="c", data={"method": "request_states"})
        while True:
            kind, content = receive(socket)
            if kind == "comm_msg" and content["comm_id"] == "c":
                states = content["data"]["states"]
                return {name: one["state"] for name, one in states.items()}


def who_is_served(
    workshop: Workshop, person: httpx.Client, page: str
) -> tuple[int, str, str, str]:
    """Return what the kernel of a page knows of its visitor, its process first."""
    widgets = widgets_of(workshop, person, page).values()
    shown = next(one["outputs"][0]["data"] for one in widgets if "outputs" in one)
    pid, participant, trainer, language = json.loads(
        shown["text/plain"].replace("'", '"')
    )
    return pid, participant, trainer, language


def kernel_of(page: str) -> str:
    """Return the id of a page's kernel."""
    config = re.findall(r'"kernelId": "([\w-]+)"', page)
    return str(config[0])


@contextmanager
def talk(
    workshop: Workshop, person: httpx.Client, kernel: str, origin: str | None = None
) -> Iterator[ClientConnection]:
    """Open the connection that a page has to its kernel."""
    cookies = "; ".join(f"{name}={value}" for name, value in person.cookies.items())
    with connect(
        workshop.at(f"/api/kernels/{kernel}/channels").replace("http", "ws", 1),
        additional_headers={"Cookie": cookies},
        origin=origin or workshop.at(""),
        subprotocols=[PROTOCOL],
        proxy=None,
    ) as socket:
        yield socket


def send(
    socket: ClientConnection,
    kind: str,
    metadata: dict[str, Any] | None = None,
    **content: Any,
) -> None:
    """Say something to a kernel, as a page's script does."""
    header = {
        "msg_id": f"{kind}-{time.monotonic_ns()}",
        "msg_type": kind,
        "username": "",
        "session": "test",
        "date": "2026-11-23T09:00:00Z",
        "version": "5.4",
    }
    parts = (header, {}, metadata or {}, content)
    socket.send(
        serialize_msg_to_ws_v1([json.dumps(one).encode() for one in parts], "shell")
    )


def receive(socket: ClientConnection) -> tuple[str, dict[str, Any]]:
    """Return the kind of the next message and what it says."""
    message = socket.recv(timeout=PATIENCE)
    assert isinstance(message, bytes)
    _, parts = deserialize_msg_from_ws_v1(message)
    return json.loads(parts[0])["msg_type"], json.loads(parts[3])
