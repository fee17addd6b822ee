"""What a server and its processes use of the machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import psutil

_KERNEL = "warm-kernel"


@dataclass(frozen=True)
class Use:
    """At one moment."""

    memory: int
    """Bytes, each shared page counted once."""
    seconds: float
    """Of all processors, since the server began, those of ended processes included."""
    processes: int


def use(pid: int) -> Use:
    """Return what a process and all that it has started use."""
    server = psutil.Process(pid)
    family = [server, *server.children(recursive=True)]
    memory = seconds = 0.0
    for one in family:
        try:
            # A page that four processes share counts as a quarter for each.
            held = one.memory_full_info()
            memory += getattr(held, "pss", held.uss)
            times = one.cpu_times()
            seconds += times.user + times.system
            seconds += times.children_user + times.children_system
        except (psutil.Error, OSError):  # it has just ended
            continue
    return Use(int(memory), seconds, len(family))


def kernels(pid: int) -> Iterator[int]:
    """Yield the numbers of the processes that a server has forked as kernels."""
    for one in psutil.Process(pid).children(recursive=True):
        with suppress(psutil.Error):  # it has just ended
            if one.name() == _KERNEL:
                yield one.pid
