"""What a kernel is started with, and whether that can be done by a fork."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any


class Cold(Exception):  # noqa: N818 - it is no error: there is the ordinary way
    """A kernel cannot be forked; the message tells why."""


@dataclass(frozen=True)
class Setup:
    """What a template process is made of: kernels with the same setup share one."""

    options: tuple[str, ...] = ()
    """Of the interpreter, such as ``-Xfrozen_modules=off``."""
    environment: tuple[tuple[str, str], ...] = ()
    """The variables that shape an interpreter when it starts."""
    preload: tuple[str, ...] = ()
    rehearsal: str = ""
    entry: str = ""
    """What forks do, as 'module:function', which is given their files; an ipykernel
    where it is empty."""


@dataclass(frozen=True)
class Launch:
    """One kernel that is asked for."""

    options: tuple[str, ...]
    argv: tuple[str, ...]
    environment: Mapping[str, str]
    folder: str

    @property
    def shape(self) -> tuple[tuple[str, str], ...]:
        """The part of the environment that only a new interpreter would heed."""
        return tuple(
            sorted(
                (name, value)
                for name, value in self.environment.items()
                if shapes(name)
            )
        )


ONE_THREAD = dict.fromkeys(
    ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"
)
"""Keeps numerical libraries from starting threads, which no fork would have."""


def shapes(name: str) -> bool:
    """Return whether a variable is heeded only while an interpreter starts."""
    return name.startswith(("PYTHON", "LD_", "LC_", "LANG", "MALLOC_", "GLIBC_"))


_UNDERSTOOD = {"env", "cwd", "extra_arguments", "kernel_id"}


def understand(command: Sequence[str], settings: Mapping[str, Any]) -> Launch:
    """Return what a kernel's command and settings ask for.

    Raises
    ------
    Cold
        When it takes a process of its own.
    """
    python, *rest = command
    options = tuple(takewhile(lambda part: part != "-m", rest))
    module = rest[len(options) + 1 : len(options) + 2]
    if (
        python != sys.executable
        or module not in (["ipykernel_launcher"], ["ipykernel"])
        or not all(option.startswith("-") for option in options)
    ):
        raise Cold(f"it is no ipykernel of {sys.executable}")
    special = {name for name, value in settings.items() if value is not None}
    if not special <= _UNDERSTOOD:
        names = ", ".join(sorted(special - _UNDERSTOOD))
        raise Cold(f"it is started with settings of its own: {names}")
    folder = Path(settings.get("cwd") or Path.cwd())
    if not folder.is_dir():
        raise Cold(f"its folder {folder} is not there")
    return Launch(
        options=options,
        argv=tuple(rest[len(options) + 2 :]),
        environment=settings.get("env") or os.environ,
        folder=str(folder),
    )
