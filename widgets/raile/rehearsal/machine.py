"""What a server and its processes use of the machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

_KIB = 1024
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
            memory += _memory(one.pid)
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


def _memory(pid: int) -> int:
    """Return its share of the memory: a page that four share counts as a quarter."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * _KIB
    return 0
