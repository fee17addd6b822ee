"""What a visitor finds on a workshop's pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from servers import Workshop

PROTOCOL = Subprotocol("v1.kernel.websocket.jupyter.org")


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


def who_is_served(page: str) -> tuple[int, str, str, str]:
    """Return what the kernel of a page knows of its visitor, its process first."""
    text = outputs_of(page)[0]["data"]["text/plain"]
    pid, participant, trainer, language = json.loads(text.replace("'", '"'))
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
