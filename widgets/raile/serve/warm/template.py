"""The server's hold on template processes."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from . import wire
from .desk import Desk
from .launch import ONE_THREAD, Cold, Launch, Setup, shapes
from .process import KernelProcess

log = logging.getLogger(__name__)

_PATIENCE = 60
"""Seconds that a template process has for its imports."""
_ANSWER = 10
"""Seconds that it has for a fork."""
_DEATHS = 5
_DEATHS_IN = 60
"""If it dies so often in so many seconds, there is no use in another one."""


def template(setup: Setup) -> Template:
    """Return the template for a setup, started if there was none.

    Raises
    ------
    Cold
        When there cannot be one.
    """
    with _lock:
        if setup not in _templates:
            _require_system()
            if sum(not one.broken for one in _templates.values()) == _MOST:
                raise Cold("there are too many kinds of them")
            _templates[setup] = Template(setup)
        return _templates[setup]


def own_template(setup: Setup) -> Template:
    """Return a template that nobody else uses.

    Raises
    ------
    Cold
        When there cannot be one.
    """
    _require_system()
    return Template(setup)


_templates: dict[Setup, Template] = {}
_MOST = 4
_lock = threading.Lock()


def _require_system() -> None:
    if not sys.platform.startswith("linux"):
        raise Cold("only on Linux they can be forked safely")
    try:
        os.close(os.pidfd_open(os.getpid()))
    except (AttributeError, OSError) as error:
        raise Cold("this system has no pidfd") from error
    if not Path("/proc/self/task").is_dir():
        raise Cold("this system has no /proc")


class Template:
    """A process that forks kernels, and the next one should it die."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._deaths: deque[float] = deque(maxlen=_DEATHS)
        self.broken: str | None = None
        """Why there will be no more forks."""
        # Kernels end when nobody holds its writing end any more. It is the same
        # for all processes that follow each other.
        self._lifeline = os.pipe()
        # All that concerns the process happens there.
        self._desk = Desk("warm-kernels")
        self.opened: Future[None] = self._desk.submit(self._open)

    async def fork(self, launch: Launch, hook: str = "", *files: int) -> KernelProcess:
        """Return a new kernel, which gets copies of open files.

        Raises
        ------
        Cold
            When it cannot be had.
        """
        return await asyncio.wrap_future(
            self._desk.submit(partial(self._fork, launch, hook, *files))
        )

    def retire(self) -> None:
        """Fork no more; the process ends when all its kernels have."""
        self._desk.submit(self._retire)

    def _retire(self) -> None:
        self.broken = "it has been replaced"
        if self._control:
            self._control.close()

    def _fork(self, launch: Launch, hook: str, *files: int) -> KernelProcess:
        for _ in range(2):
            self._open()
            try:
                return self._ask(launch, hook, *files)
            except OSError:
                self._lose()
        raise Cold("their template process does not answer")

    def _ask(self, launch: Launch, hook: str, *files: int) -> KernelProcess:
        assert self._control  # noqa: S101 - tells mypy
        line, far = wire.pair()
        line.settimeout(_ANSWER)
        try:
            with far:
                wire.send(
                    line,
                    {
                        "argv": launch.argv,
                        "environment": {
                            **ONE_THREAD,
                            **launch.environment,
                            "JPY_PARENT_PID": str(os.getpid()),
                        },
                        "folder": launch.folder,
                        "hook": hook,
                    },
                    *files,
                )
                wire.send(self._control, {}, far.fileno())
            answer, handles = wire.receive(line)
            match answer:
                case {"pid": int(pid)}:
                    kernel = KernelProcess(pid, handles[0], line)
                    line = None  # type: ignore[assignment]
                    return kernel
                case {"failed": str(why)}:
                    raise Cold(why)
                case {"unsafe": str(why)}:
                    self._break(why)
            raise ConnectionError
        finally:
            if line:
                line.close()

    def _open(self) -> None:
        """Start a process, unless there is one, and wait until it can fork."""
        while self._process is None:
            if self.broken:
                raise Cold(self.broken)
            self._control, self._process = self._start()
            threading.Thread(
                target=self._watch, args=(self._process,), name="warm", daemon=True
            ).start()
            match self._prepare():
                case {"ready": list(notes)}:
                    for note in notes:
                        log.warning("%s", note)
                case {"unsafe": str(why)}:
                    self._break(why)
                case _:
                    code = self._drop()
                    if code >= 0:
                        self._break(f"their template process ended with {code}")

    def _start(self) -> tuple[socket.socket, subprocess.Popen[bytes]]:
        control, far = wire.pair()
        files = (far.fileno(), self._lifeline[0])
        python = [sys.executable, *self._setup.options, "-m", str(__package__)]
        with far:
            try:
                return control, subprocess.Popen(  # noqa: S603 - this very package
                    [*python, *map(str, files)],
                    env=_environment(self._setup),
                    cwd="/",  # it keeps no folder in use, and imports nothing from it
                    stdin=subprocess.DEVNULL,
                    pass_fds=files,
                    start_new_session=True,
                )
            except OSError as error:
                control.close()
                raise Cold(f"no process can be started: {error}") from error

    def _prepare(self) -> wire.Message | None:
        """Let the process import what it shall, and return what it says then."""
        assert self._control  # noqa: S101 - tells mypy
        wanted = {
            "preload": self._setup.preload,
            "rehearsal": self._setup.rehearsal,
            "entry": self._setup.entry,
        }
        try:
            # Made here, since the rehearsal may not live long enough to remove it.
            with tempfile.TemporaryDirectory(
                prefix="warm-", ignore_cleanup_errors=True
            ) as folder:
                self._control.settimeout(_PATIENCE)
                wire.send(self._control, wanted | {"folder": folder})
                answer, _ = wire.receive(self._control)
                self._control.settimeout(_ANSWER)
        except TimeoutError:
            return {"unsafe": f"after {_PATIENCE} seconds, not all is imported"}
        except OSError:  # it has died
            return None
        return answer

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        process.wait()
        self._desk.submit(partial(self._replace, process))

    def _replace(self, process: subprocess.Popen[bytes]) -> None:
        """Start a new process when one has died, before somebody waits for it."""
        if process is self._process and not self.broken:
            self._lose()
            self._open()

    def _lose(self) -> None:
        log.warning("The process that forks kernels has ended (%s).", self._drop())

    def _drop(self) -> int:
        """Let go of the process, end it, and return its code."""
        assert self._process  # noqa: S101 - tells mypy
        assert self._control  # noqa: S101
        process, self._process = self._process, None
        self._control.close()
        process.kill()
        code = process.wait()
        now = time.monotonic()
        self._deaths.append(now)
        if len(self._deaths) == _DEATHS and now - self._deaths[0] < _DEATHS_IN:
            self.broken = "their template process dies again and again"
        return code

    def _break(self, why: str) -> None:
        """Never fork again."""
        self.broken = why
        if self._process:
            self._drop()
        raise Cold(why)


def _environment(setup: Setup) -> dict[str, str]:
    """Return the environment of a template process."""
    ours = {name: value for name, value in os.environ.items() if not shapes(name)}
    return {
        **ours,
        **dict(setup.environment),
        **ONE_THREAD,
        # Read by ipykernel when it is imported: there is a parent; do not watch it.
        "JPY_PARENT_PID": "1",
        # Read by matplotlib when it is imported; ipykernel would set it later.
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        # Read by the debugger, which would print advice on Python's options.
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }
