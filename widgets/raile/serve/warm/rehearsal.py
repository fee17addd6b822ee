"""What a template process imports: what it is told, and what a kernel has used."""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import NoReturn

from .kernel import KernelApp, named
from .launch import Cold
from .lifeline import hold

_PATIENCE = 40
"""Seconds that a rehearsal may take."""

_NEED_A_SHELL = {"matplotlib_inline"}
"""Packages that look for their shell when imported, and would show no figure."""


@dataclass(frozen=True)
class Stage:
    """What a rehearsal needs."""

    cells: str
    folder: str
    """For what is written meanwhile; somebody else removes it."""
    lifeline: int


def preload(names: Sequence[str], unsafe: Callable[[], str | None]) -> list[str]:
    """Import modules; call what is named as 'module:function'.

    Parameters
    ----------
    unsafe
        Tells, after each of them, why no fork would be safe any more.

    Returns
    -------
    list[str]
        What should be said about it.

    Raises
    ------
    Cold
        When no fork is safe any more.
    """
    # Where one is not there, kernels start without it, and fail as ordinary ones do.
    return [
        f"{name} cannot be preloaded: {problem}"
        for name in names
        if (problem := _import(name, unsafe))
    ]


def learn(stage: Stage, unsafe: Callable[[], str | None]) -> list[str]:
    """Import what a kernel has loaded when it has run some cells.

    It takes the same, returns the same and raises the same as `preload`.
    """
    loaded, notes = _rehearse(stage)
    for name in loaded:
        package = name.partition(".")[0]
        if name not in sys.modules and package not in _NEED_A_SHELL:
            # Some modules can only be loaded by others, which follow.
            _import(name, unsafe)
    return notes


def _import(name: str, unsafe: Callable[[], str | None]) -> str | None:
    """Import a module, or call a function; return why that is not possible."""
    try:
        if ":" in name:
            named(name)()
        else:
            import_module(name)
    except Exception as error:
        return _line(error)
    if why := unsafe():
        raise Cold(f"{why}, since {name} was imported")
    return None


def _rehearse(stage: Stage) -> tuple[list[str], list[str]]:
    """Run cells in a process of their own; return modules, and what should be said."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        hold(stage.lifeline)
        _perform(stage, writing)
    os.close(writing)
    poller = select.poll()
    poller.register(reading, select.POLLIN)
    if not poller.poll(_PATIENCE * 1000):
        os.kill(pid, signal.SIGKILL)
    with os.fdopen(reading, "rb") as told:
        said = told.read()
    os.waitpid(pid, 0)
    if not said:
        return [], ["The rehearsal has come to no end; more is imported in kernels."]
    modules, notes = json.loads(said)
    return modules, notes


def _perform(stage: Stage, writing: int) -> NoReturn:
    """Be a kernel that nobody talks to, tell what it has loaded, and end."""
    notes = []
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.environ["TMPDIR"] = tempfile.tempdir = stage.folder
    files = [f"--ip={stage.folder}/k", "-f", f"{stage.folder}/kernel.json"]
    try:
        app = KernelApp.made_ready()
        app.open(["--transport=ipc", *files])
        result = app.kernel.shell.run_cell(stage.cells)
        if problem := result.error_before_exec or result.error_in_exec:
            notes.append(f"The rehearsal has failed: {_line(problem)}")
    except BaseException as error:
        notes.append(f"The rehearsal has failed: {_line(error)}")
    with os.fdopen(writing, "w") as told:
        json.dump([list(sys.modules), notes], told)
    os._exit(0)


def _line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]
