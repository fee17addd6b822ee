"""The states of all widgets: what every page asks its seat for first."""

from __future__ import annotations

from base64 import b64decode
from typing import Any

from ipywidgets import Box, Layout, Widget
from ipywidgets.widgets.widget import _instances as widgets

from raile.serve.messages import Message
from raile.serve.seat.frames import OWN
from raile.ui.component import Component
from raile.ui.session import Session


def states() -> tuple[Message, list[bytes]]:
    """Return what answers a page's request for states, with its buffers."""
    found = Widget.get_manager_state()["state"]
    paths: list[list[Any]] = []
    buffers = []
    for name, one in found.items():
        for part in one.pop("buffers", ()):
            paths.append([name, "state", *part["path"]])
            buffers.append(b64decode(part["data"]))
    return {
        "method": "update_states",
        "states": found,
        "buffer_paths": paths,
    }, buffers


def answer_states(comm: Any, _: Message) -> None:
    """Answer a page that has opened the channel on which it asks for them."""

    def answer(message: Message) -> None:
        if message["content"]["data"].get("method") == "request_states":
            data, buffers = states()
            comm.send(data, buffers=buffers)

    comm.on_msg(answer)


def models() -> list[str]:
    """Return the names of all widgets' models."""
    return list(widgets)


def opening(session: Session) -> Message | str | None:
    """Return what everybody would be told who has done nothing that is shown here.

    What is only this person's is left out.

    Returns
    -------
    dict, OWN or None
        ``shown``: the activities of which nothing may have been done; ``states``: the
        answer. `OWN` if this visitor has done something, None if it would not be the
        same for others either.
    """
    if not all(isinstance(one, Box | Layout | Component) for one in widgets.values()):
        return None
    if any(session.shown.values()):
        return OWN
    data, buffers = states()
    if buffers:
        return None
    for name, widget in widgets.items():
        if isinstance(widget, Component) and not widget.alike:
            data["states"][name]["state"]["view"] = {}
    return {"shown": list(session.shown), "states": data}


def complete() -> None:
    """Tell a page that knows an opening what is not in it, or may have changed."""
    for widget in list(widgets.values()):
        if isinstance(widget, Component) and (widget.of_the_room or not widget.alike):
            widget.send_state("view")
