"""A fork becomes a kernel: with all that is its own, and nothing of its siblings."""

from __future__ import annotations

import atexit
import gc
import os
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from ipykernel import ipkernel
from ipykernel.kernelapp import IPKernelApp
from traitlets.config import Config

from . import wire
from .lifeline import hold

_FIRST_TO_GO = 500
"""Of 1000: where memory ends, a kernel ends before the server and the template."""

_HABITS = ["--HistoryManager.enabled=False"]
"""A history would be a thread, and a file that all kernels write into."""


class KernelApp(IPKernelApp):
    """ipykernel's application, with what is the same for all done before the fork."""

    launcher: str
    modules: dict[int, _Module]

    @classmethod
    def made_ready(cls) -> KernelApp:
        """Return the application before it has opened anything."""
        app: KernelApp = cls.instance()
        app.parse_command_line(_HABITS)
        # A shell notes the names of all modules: 2 MB, if they are not side by side.
        for name in list(sys.modules):
            sys.modules[_copy(name)] = sys.modules.pop(name)
        found = find_spec("ipykernel_launcher")
        app.launcher = str(found.origin) if found else ""
        files = (getattr(module, "__file__", None) for module in sys.modules.values())
        app.modules = dict(enumerate(_Module(one) for one in files if one))
        return app

    def become(self, asked: wire.Message) -> None:
        """Be the kernel that is asked for, until its end."""
        sys.argv = [self.launcher, *asked["argv"]]
        self.open(asked["argv"])
        if asked["hook"]:
            named(asked["hook"])()
        self.start()

    def parse_command_line(self, argv: list[str] | None = None) -> None:
        """Read the arguments; the usual ones without a parser.

        A parser costs each kernel 3 MB.
        """
        match argv:
            case ["-f", file]:
                self.update_config(Config({"IPKernelApp": {"connection_file": file}}))
            case _:
                super().parse_command_line(argv)

    def init_kernel(self) -> None:
        """Make the kernel, and keep it from looking at every module.

        It lists their files, for its debugger. To touch them, and so to copy the pages
        that they are on, costs each kernel 5 MB.
        """
        with _modules_seen_as(self.modules):
            super().init_kernel()  # type: ignore[no-untyped-call]

    def start(self) -> None:
        """Serve, and let the thread that is asked to end the kernel answer.

        It flushes through a thread that ipykernel ends at exit, and would now and then
        wait for that one until the server loses patience and kills the kernel.
        """
        super().start()  # type: ignore[no-untyped-call]
        self.control_thread.stop()
        self.control_thread.join()

    def open(self, argv: list[str]) -> None:
        """Make sockets, threads and shell, and let modules know that they are there."""
        self.initialize(argv)  # type: ignore[no-untyped-call]
        if "ipywidgets" in sys.modules:
            # It registers what pages ask for when it is imported, if it sees a shell.
            sys.modules["ipywidgets"].register_comm_target()


class _Module:
    """What a debugger wants to know of a module."""

    __slots__ = ("__file__",)

    def __init__(self, file: str) -> None:
        self.__file__ = _copy(file)


def _copy(text: str) -> str:
    """Return a string that lies in memory beside others that are copied now.

    To use an object is to count it, and so to copy the page that it is on.
    """
    return os.fsdecode(os.fsencode(text))


@contextmanager
def _modules_seen_as(modules: dict[int, _Module]) -> Iterator[None]:
    names = vars(ipkernel)
    real = names["sys"]
    names["sys"] = stand_in = ModuleType("sys")
    vars(stand_in).update(vars(real), modules=modules)
    try:
        yield
    finally:
        names["sys"] = real


def changes() -> dict[str, str]:
    """Return what imports have done to the environment of this process."""
    first = Path("/proc/self/environ").read_bytes().split(b"\0")
    pairs = set(map(os.fsdecode, first))
    return {
        name: value
        for name, value in os.environ.items()
        if f"{name}={value}" not in pairs
    }


def arrive(
    line: socket.socket, lifeline: int, changes: dict[str, str]
) -> tuple[wire.Message | None, list[int]]:
    """Be a process of its own; return what is asked of it on a line, and its files."""
    os.setsid()
    hold(lifeline)
    os.close(lifeline)
    asked, files = wire.receive(line)
    line.close()
    if asked is not None:
        _take(changes | asked["environment"])
        os.chdir(asked["folder"])
        _step_back()
        _draw_lots_anew()
        gc.enable()
    return asked, files


def named(name: str) -> Callable[..., Any]:
    """Return a function by its name, 'module:function'."""
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


def finish(code: int) -> NoReturn:
    """End, as Python does, except that nothing is tidied up that ends anyway.

    That would touch, and so copy, all memory: 29 MB and 40 ms for each kernel.
    """
    threading._shutdown()  # type: ignore[attr-defined] # waits for the others
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(Exception):
            stream.flush()
    os._exit(code)


def _take(environment: dict[str, str]) -> None:
    for name in os.environ.keys() - environment.keys():
        del os.environ[name]
    os.environ.update(environment)
    time.tzset()
    tempfile.tempdir = None


def _step_back() -> None:
    """Let the system see what this is, and end it first where memory ends."""
    with suppress(OSError):
        Path("/proc/self/comm").write_text("warm-kernel")
        score = Path("/proc/self/oom_score_adj")
        if int(score.read_text()) < _FIRST_TO_GO:
            score.write_text(str(_FIRST_TO_GO))


def _draw_lots_anew() -> None:
    """Renew what should be random: it was drawn before the fork, once for all.

    Python's own `random` does so by itself.
    """
    if "numpy.random" in sys.modules:
        sys.modules["numpy.random"].seed()
    if "multiprocessing.process" in sys.modules:
        process = sys.modules["multiprocessing.process"].current_process()
        process.authkey = os.urandom(32)
