"""One visitor's widgets, in a process that was forked for them."""

from __future__ import annotations

import json
import logging
import resource
import socket
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from IPython.core.formatters import DisplayFormatter
from ipywidgets import HTML, Output, Widget
from ipywidgets.widgets import widget as ipywidget

from raile.serve.messages import CONTROL, Refused, packed
from raile.serve.seat import frames
from raile.serve.seat.comms import Comms
from raile.serve.seat.notebook import Cell, Raw, cells, run
from raile.serve.seat.states import answer_states, complete, models, opening
from raile.store import StoreError
from raile.ui.session import session

log = logging.getLogger("raile")

_MEMORY = 1 << 30
"""Bytes that a kernel may have beyond what it was born with."""
_COMPUTING = 60
"""Seconds that a kernel may compute for one message; the usual is a hundredth."""


def serve(file: int) -> None:
    """Run a notebook's cells, then answer its page until the server hangs up.

    Parameters
    ----------
    file
        The socket to the server, see `raile.serve.seat.frames`.
    """
    line = socket.socket(fileno=file)
    asked = frames.receive(line)
    if asked is None:
        return
    limit_memory()
    limit_computing()
    order = json.loads(asked)
    comms = Comms(lambda message: frames.send(line, message))
    comms.manager.register_target(CONTROL, answer_states)
    notebook = cells(Path(order["notebook"]), order["as_of"])
    with ExitStack() as reading:
        # Where that fails, each widget tells so in its place.
        with suppress(StoreError):
            reading.enter_context(session().read_once())
        report = _perform(notebook, order["failed"], comms)
        if order["keep"]:
            report["opening"] = opening(session())
    frames.send(line, packed(report))
    comms.open()
    if order["told"]:
        complete()
    while (message := frames.receive(line)) is not None:
        limit_computing()
        try:
            comms.receive(message)
        except Refused as why:
            log.error("Refused a message: %s.", why)


def limit_memory() -> None:
    """Let what takes too much fail here, and nowhere else."""
    born_with = int(Path("/proc/self/statm").read_text().split()[0])
    most = born_with * resource.getpagesize() + _MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))


def limit_computing() -> None:
    """Let the system end what computes for long, counted from now on."""
    until = int(time.process_time()) + _COMPUTING
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def _perform(notebook: tuple[Cell, ...], failed: str, comms: Comms) -> dict[str, Any]:
    """Run the cells; return what each shows, and how those failed that did."""
    space = {"__name__": "__main__"}
    views, faults = {}, {}
    for cell in notebook:
        try:
            widget = _widget(run(cell, space))
        except Exception as error:
            faults[cell.name] = f"{type(error).__name__}: {error}"
            widget = HTML(failed)
        if widget:
            views[cell.name] = _view(widget, cell.name, comms)
    return {"views": views, "faults": faults, "models": models()}


def _widget(results: list[Any]) -> Widget | None:
    """Return what shows a cell's results.

    All of them are widgets' states: nothing that is a visitor's gets into the page,
    which serves everybody.
    """
    if not results:
        return None
    if len(results) == 1 and isinstance(results[0], Widget):
        return results[0]
    return Output(outputs=tuple(map(_output, results)))


def _output(result: Any) -> dict[str, Any]:
    if isinstance(result, Raw):
        data, metadata = result.data, {}
    else:
        data, metadata = DisplayFormatter().format(result)  # type: ignore[no-untyped-call]
    return {"output_type": "display_data", "data": data, "metadata": metadata}


def _view(widget: Widget, name: str, comms: Comms) -> str:
    """Name a widget after its cell, so that one page serves everybody.

    Nobody has heard of it by another name yet.
    """
    end = widget.comm
    if end.comm_id not in _named:
        del ipywidget._instances[end.comm_id]
        comms.manager.unregister_comm(end)
        end.comm_id = name
        comms.manager.register_comm(end)
        ipywidget._instances[name] = widget
        _named.add(name)
    return str(end.comm_id)


_named: set[str] = set()
