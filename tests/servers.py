"""Real servers in processes of their own, for tests that visit them."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import httpx

RAILE = Path(sys.executable).with_name("raile")
PATIENCE = 60
"""Seconds until a server that says nothing counts as broken."""


def eventually(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@dataclass
class Server:
    """A command that prints the addresses it answers at."""

    command: Sequence[str | Path]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    addresses: int = 1
    """How many addresses it prints before it is ready."""
    printed: list[str] = field(default_factory=list)

    def start(self) -> list[str]:
        """Start it and return its addresses in the order in which it prints them."""
        self.printed.clear()
        self._process = subprocess.Popen(
            [str(part) for part in self.command],
            cwd=self.folder,
            env=os.environ | {"PYTHONUNBUFFERED": "1"} | dict(self.environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            # Kernels join its group, so that all can be killed at once.
            start_new_session=True,
        )
        self._reader = Thread(target=self._listen, daemon=True)
        self._reader.start()
        deadline = time.monotonic() + PATIENCE
        while len(self.found) < self.addresses:
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise AssertionError(f"It does not start:\n{self.output}")
            time.sleep(0.02)
        return self.found

    @property
    def output(self) -> str:
        """What it has printed so far."""
        return "".join(self.printed)

    @property
    def found(self) -> list[str]:
        """The addresses in what it has printed so far."""
        return re.findall(r"https?://[^\s\"'<>]+", self.output)

    def stop(self) -> None:
        """Ask it to end, as Control-C or a service manager does."""
        self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(15)
        self.kill()

    def kill(self) -> None:
        """End it and all its kernels at once, as a power cut does."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._reader.join()
        if self._process.stdout:
            self._process.stdout.close()

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self.printed.append(line)


@dataclass
class Workshop:
    """A running ``raile serve`` with a log of answers of its own."""

    data: Path
    command: Sequence[str | Path] = (RAILE,)
    environment: Mapping[str, str] = field(default_factory=dict)
    port: int = 0
    """The same again after a restart, so that pages find it."""

    def __post_init__(self) -> None:
        self.port = self.port or free_port()
        self.server = Server(
            [*self.command, "serve", "--host", "127.0.0.1", "--port", str(self.port)],
            folder=self.data,
            environment={"RAILE_DATA": str(self.data), **self.environment},
            addresses=2,
        )

    def start(self) -> Workshop:
        """Start it and wait until it answers."""
        self.participants, self.trainer = self.server.start()[:2]
        assert "#secret=" in self.trainer, self.server.output
        answers(self.participants)
        return self

    def at(self, path: str) -> str:
        """Return the address of one of its pages."""
        return f"http://127.0.0.1:{self.port}{path}"


@contextlib.contextmanager
def running(workshop: Workshop) -> Iterator[Workshop]:
    """Run a workshop for as long as the block lasts."""
    try:
        yield workshop.start()
    finally:
        workshop.server.stop()


def answers(address: str) -> httpx.Response:
    """Wait until a page is there and return it."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return httpx.get(address, timeout=PATIENCE).raise_for_status()
        except httpx.TransportError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
