"""Servers that know nothing of it start warm kernels when they are told to."""

from __future__ import annotations

import json
import sys
import uuid
from pathlib import Path
from typing import Any

import httpx
import nbformat
from websockets.sync.client import ClientConnection, connect

from servers import Server, answers, free_port
from visits import kernel_of

WARM = "--KernelProvisionerFactory.default_provisioner_name=raile-warm"
BIN = Path(sys.executable).parent

CELL = """
import ipywidgets
from pathlib import Path
print("kernel:", Path("/proc/self/comm").read_text())
ipywidgets.IntSlider(value=17)
"""


def ask(socket: ClientConnection, kind: str, **content: Any) -> None:
    header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "version": "5.3"}
    header |= {"username": "", "session": "test", "date": "2026-11-23T09:00:00Z"}
    parts: dict[str, Any] = {"channel": "shell", "header": header, "buffers": []}
    parts |= {"parent_header": {}, "metadata": {"version": "1.0.0"}, "content": content}
    socket.send(json.dumps(parts))


def until(socket: ClientConnection, kind: str) -> Any:
    """Return the content of the next message of a kind."""
    while True:
        message = json.loads(_text(socket.recv(timeout=60)))
        if message["msg_type"] == kind:
            return message["content"]


def _text(message: str | bytes) -> str:
    # With buffers, the text stands between their table and them.
    if isinstance(message, str):
        return message
    start, end = (int.from_bytes(message[i : i + 4], "big") for i in (4, 8))
    return message[start:end].decode()


def test_stock_voila_shows_widgets_of_warm_kernels(tmp_path: Path) -> None:
    cell = nbformat.v4.new_code_cell(CELL)
    book = nbformat.v4.new_notebook(
        cells=[cell],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    nbformat.write(book, tmp_path / "book.ipynb")
    port = free_port()
    command = [BIN / "voila", "--no-browser", f"--port={port}", WARM, "book.ipynb"]
    voila = Server(command, tmp_path)
    try:
        page = answers(f"{voila.start()[0].rstrip('/')}/").text
        assert "kernel: warm-kernel" in page
        address = f"ws://localhost:{port}/api/kernels/{kernel_of(page)}/channels"
        with connect(address, origin=f"http://localhost:{port}", proxy=None) as socket:
            target = "jupyter.widget.control"
            ask(socket, "comm_open", comm_id="asks", target_name=target, data={})
            data = {"method": "request_states"}
            ask(socket, "comm_msg", comm_id="asks", data=data)
            states = until(socket, "comm_msg")["data"]["states"].values()
        assert 17 in [one["state"].get("value") for one in states]
    finally:
        voila.stop()


def test_jupyters_server_runs_cells_in_warm_kernels(tmp_path: Path) -> None:
    port = free_port()
    options = [f"--port={port}", "--allow-root", "--IdentityProvider.token=secret"]
    # As JupyterLab starts it, whose kernels these are.
    command = [BIN / "jupyter-server", "--no-browser", *options, WARM]
    server = Server(command, tmp_path, {"JUPYTER_NO_CONFIG": "1"})
    try:
        server.start()
        headers = {"Authorization": "token secret"}
        home = f"http://localhost:{port}"
        with httpx.Client(base_url=home, headers=headers, timeout=60) as client:
            started = client.post("/api/kernels", json={"name": "python3"})
            kernel = started.raise_for_status().json()["id"]
            address = f"ws://localhost:{port}/api/kernels/{kernel}/channels"
            with connect(address, additional_headers=headers, proxy=None) as socket:
                ask(socket, "execute_request", code=CELL, silent=False)
                assert "kernel: warm-kernel" in until(socket, "stream")["text"]
            assert client.post(f"/api/kernels/{kernel}/restart").status_code == 200
            assert client.delete(f"/api/kernels/{kernel}").status_code == 204
    finally:
        server.stop()
