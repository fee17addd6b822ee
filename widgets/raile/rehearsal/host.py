"""A server of the rehearsal's own."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tornado.httpclient import AsyncHTTPClient

from raile import paths
from raile.rehearsal.person import Person

_PATIENCE = 120
"""Seconds that it has to begin."""


@dataclass(frozen=True)
class Host:
    """What serves the room.

    Parameters
    ----------
    name
        As a table shall call it.
    command
        Starts it; ``{port}`` and ``{data}`` are filled in.
    path
        Of the pages of modules, whose names come after it.
    ending
        What comes after the names of modules.
    person
        Who can use its pages.
    """

    name: str
    command: Sequence[str]
    path: str = "/learn/"
    ending: str = ""
    person: type[Person] = Person

    @asynccontextmanager
    async def open(self) -> AsyncIterator[tuple[str, int]]:
        """Start it; yield its address and the number of its process."""
        with tempfile.TemporaryDirectory(prefix="rehearsal-") as data:
            port = _free_port()
            server = await asyncio.create_subprocess_exec(
                *(part.format(port=port, data=data) for part in self.command),
                env=os.environ | {"RAILE_DATA": data},
                cwd=data,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=None,
            )
            try:
                address = f"http://127.0.0.1:{port}"
                await _answers(address, server)
                yield address, server.pid
            finally:
                if server.returncode is None:
                    server.terminate()
                await server.wait()


def own(*options: str) -> Host:
    """Return the kit's own server, with options of ``raile serve``."""
    command = (sys.executable, "-m", "raile", "serve", "--port", "{port}", *options)
    return Host("raile", command)


def stock_voila() -> Host:
    """Return Voilà as it comes, with the kit's notebooks, and patience to fill a room.

    With its own patience of four seconds for a cell, pages come without widgets.
    """
    return Host(
        "stock Voilà",
        (
            *(sys.executable, "-m", "voila", str(paths.notebooks())),
            *("--port={port}", "--no-browser", "--Voila.ip=127.0.0.1"),
            "--VoilaExecutor.iopub_timeout=120",
            "--VoilaExecutor.startup_timeout=120",
            "--KernelManager.transport=ipc",
            "--Voila.log_level=ERROR",
            '--VoilaConfiguration.extension_allowlist=["anywidget",'
            '"@jupyter-widgets/jupyterlab-manager",'
            '"@voila-dashboards/widgets-manager8"]',
        ),
        path="/voila/render/en/",
        ending=".ipynb",
        person=_FromTheList,
    )


class _FromTheList(Person):
    """Somebody who has come by Voilà's list: without its cookie nobody can leave."""

    async def open(self, path: str) -> float:
        if "_xsrf" not in self.cookies:
            await self._fetch("/")
        return await super().open(path)


async def _answers(address: str, server: asyncio.subprocess.Process) -> None:
    """Wait until it does.

    Raises
    ------
    RuntimeError
        When it has ended, or takes too long.
    """
    deadline = asyncio.get_running_loop().time() + _PATIENCE
    while asyncio.get_running_loop().time() < deadline:
        if server.returncode is not None:
            break
        try:
            await AsyncHTTPClient().fetch(address, request_timeout=_PATIENCE)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            return
    raise RuntimeError("The server does not start; see above.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
