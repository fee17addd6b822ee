"""What a page and its kernel say to each other; whatever else comes is refused."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from typing import Any

from jupyter_client.jsonutil import json_default
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)

ALLOWED = (
    "comm_open",
    "comm_close",
    "comm_msg",
    "comm_info_request",
    "kernel_info_request",
)
"""What a page may ask of its kernel. Nothing of it runs code."""
CONTROL = "jupyter.widget.control"
"""The one channel that a page opens: to ask for the state of all widgets."""
_PROTOCOL = "5.3"
ABOUT = {
    "status": "ok",
    "protocol_version": _PROTOCOL,
    "implementation": "raile",
    "implementation_version": "1",
    "banner": "",
    "help_links": [],
    "language_info": {
        "name": "python",
        "version": "3",
        "mimetype": "text/x-python",
        "file_extension": ".py",
    },
}
"""What a page wants to know of its kernel."""
_PARTS = 64
"""A message has a channel, four parts, and a buffer for each large value."""

Message = dict[str, Any]


class Refused(Exception):  # noqa: N818 - what is wrong is the message
    """A message that no page of ours sends; it tells why."""


def read(data: str | bytes) -> Message:
    """Return the parts of a message, by their names.

    Raises
    ------
    Refused
        When it is malformed, asks for what is not allowed, or opens another channel.
    """
    # The number of parts stands first, and whoever reads on would trust it.
    if not isinstance(data, bytes) or not 6 <= _number(data) <= _PARTS:
        raise Refused("it has a strange number of parts")
    try:
        _, parts = deserialize_msg_from_ws_v1(data)
        header, parent, metadata, content = map(json.loads, parts[:4])
        kind = header["msg_type"]
        expected = kind in ALLOWED and (
            kind != "comm_open" or content["target_name"] == CONTROL
        )
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise Refused("it is malformed") from error
    if not expected:
        raise Refused("it asks for what no page of ours does")
    return {
        "header": header,
        "parent_header": parent,
        "metadata": metadata,
        "content": content,
        "buffers": parts[4:],
    }


def written(
    kind: str,
    content: Message | bytes,
    *,
    parent: Message,
    channel: str = "iopub",
    metadata: Message | None = None,
    buffers: list[Any] | None = None,
) -> bytes:
    """Return a message to a page, ready for its WebSocket.

    Parameters
    ----------
    content
        As JSON where that has been written already.
    parent
        The header of what the page has asked.
    """
    header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": kind,
        "username": "",
        "session": "",
        "date": datetime.now(UTC).isoformat(),
        "version": _PROTOCOL,
    }
    parts = [
        one if isinstance(one, bytes) else packed(one)
        for one in (header, parent, metadata or {}, content)
    ]
    return bytes(serialize_msg_to_ws_v1(parts + (buffers or []), channel))


def packed(part: Message) -> bytes:
    """Return a part of a message as JSON."""
    return json.dumps(
        part, default=json_default, ensure_ascii=False, allow_nan=False
    ).encode()


def _number(message: bytes) -> int:
    return int.from_bytes(message[:8], "little")
