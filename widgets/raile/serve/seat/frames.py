"""Messages over the one socket between the server and a seat.

Each begins with its length, four bytes, the least first. The first one from the
server is JSON and says what to do, the first one from the seat is JSON and says how
that went; all others are Jupyter's messages as they go over the page's WebSocket.
"""

from __future__ import annotations

import socket
from contextlib import suppress

OWN = "own"
"""Stands in a seat's report for an opening that holds what its visitor has done."""
SIZE = 4
"""Bytes that a message's length takes."""


def framed(message: bytes) -> bytes:
    """Return a message with its length before it."""
    return len(message).to_bytes(SIZE, "little") + message


def length(start: bytes) -> int:
    """Return how long the message is that begins so."""
    return int.from_bytes(start, "little")


def receive(line: socket.socket) -> bytes | None:
    """Wait for the next message; None when the other end is closed."""
    start = _exactly(line, SIZE)
    return None if start is None else _exactly(line, length(start))


def send(line: socket.socket, message: bytes) -> None:
    """Send a message, to whoever may still be there."""
    with suppress(ConnectionError):
        line.sendall(framed(message))


def _exactly(line: socket.socket, size: int) -> bytes | None:
    found = bytearray()
    while len(found) < size:
        try:
            part = line.recv(size - len(found))
        except ConnectionError:
            return None
        if not part:
            return None
        found += part
    return bytes(found)
