"""Messages between the server and a template process.

Both ends of all sockets are made by the server, and none has a name: nobody else can
ask for a fork. A message is one JSON object; open files may go with it.

On the socket that a template process is started with, its *control*:

- the server says what to import: ``{"preload": […], "rehearsal": "…", "folder":
  "…"}``, with a folder that it will remove;
- the template process answers ``{"ready": […]}``, with what it has to say about
  that, or ``{"unsafe": "…"}``;
- then the server sends ``{}`` with one end of a *line* for each kernel that it wants.

On the line of a kernel:

- the server has already written with what it is started: ``{"argv": […],
  "environment": {…}, "folder": "…", "hook": "…"}``. Only the kernel reads it, so
  nothing of it stays in the template process;
- the template process writes ``{"pid": …}`` with a pidfd, or ``{"unsafe": "…"}`` or
  ``{"failed": "…"}``;
- at the end of the kernel, the template process writes ``{"ended": …}``, the code as
  Popen gives it.

A line that ends without it tells that the template process is gone.
"""

from __future__ import annotations

import array
import json
import socket
from contextlib import suppress
from typing import Any

_LARGEST = 1 << 18
"""Bytes; the system allows a little less for one message."""

Message = dict[str, Any]


def pair() -> tuple[socket.socket, socket.socket]:
    """Return the two ends of a line that keeps messages apart."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


def send(line: socket.socket, message: Message, *files: int) -> None:
    """Send a message, with copies of open files."""
    socket.send_fds(line, [json.dumps(message).encode()], list(files))


def receive(line: socket.socket) -> tuple[Message | None, list[int]]:
    """Return the next message and its files; None when the other end is closed."""
    files = array.array("i")
    # `socket.recv_fds` ignores its flags: programs that either end starts would
    # inherit the files.
    data, more, _, _ = line.recvmsg(
        _LARGEST, socket.CMSG_SPACE(files.itemsize), socket.MSG_CMSG_CLOEXEC
    )
    for level, kind, value in more:
        if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
            files.frombytes(value[: len(value) - len(value) % files.itemsize])
    return (json.loads(data) if data else None), list(files)


def hang_up(line: socket.socket, message: Message) -> None:
    """Send a last message, to whoever may still be there, and close."""
    with line, suppress(OSError):
        send(line, message)
        # A line that is closed with something unread is reset, and the other end
        # would not get the message.
        line.setblocking(False)
        line.recv(1)
