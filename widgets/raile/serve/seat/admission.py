"""Who gets a seat now, and who waits for one: as many as the memory holds."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import psutil

SEAT = 22 << 20
"""Bytes that one seat takes when it is used: 16 to 21 MB of its own, by its module."""
_OTHERS = 0.1
"""Share of the memory that is left to all else on the machine."""
_PATIENT = 20
"""Seconds after which somebody who waited and asks no more is taken to be gone."""
_GROWING = 2
"""Seconds until a seat that is ready has all the memory that it will take."""


class Admission:
    """A queue, first come, first served.

    Parameters
    ----------
    most
        How many seats there can be at most, however much memory there is.
    taken
        Tells since when each seat that there is has been ready; infinity for one that
        is not.
    memory
        Tells how many bytes are available, and how many there are in all.
    """

    def __init__(
        self,
        most: int,
        taken: Callable[[], list[float]],
        memory: Callable[[], tuple[int, int]] | None = None,
    ) -> None:
        self._most = most
        self._taken = taken
        self._memory = memory or available
        self._waiting: dict[str, float] = {}

    @property
    def waiting(self) -> int:
        """How many people wait."""
        self._drop_the_gone()
        return len(self._waiting)

    def ask(self, who: str) -> int:
        """Return 0 to come in now, or a place in the queue; ask again before long."""
        place = self.look(who)
        if not place:
            self._waiting.pop(who, None)
        return place

    def look(self, who: str) -> int:
        """Return 0 if there is room now, or a place in the queue, which is kept."""
        self._drop_the_gone()
        self._waiting[who] = time.monotonic()  # a place once taken stays the same
        place = list(self._waiting).index(who) + 1
        return 0 if self.free() >= place else place

    def free(self) -> int:
        """Return how many more seats there is room for."""
        taken = self._taken()
        left, all_of_it = self._memory()
        now = time.monotonic()
        growing = sum(now - since < _GROWING for since in taken)
        free = int((left - all_of_it * _OTHERS) // SEAT) - growing
        return min(free, self._most - len(taken))

    def _drop_the_gone(self) -> None:
        limit = time.monotonic() - _PATIENT
        for who in [one for one, asked in self._waiting.items() if asked < limit]:
            del self._waiting[who]


def available() -> tuple[int, int]:
    """Return the memory that is available, and all of it, in bytes.

    In a container, it is what the container may use.
    """
    machine = psutil.virtual_memory()
    left, all_of_it = machine.available, machine.total
    try:
        limit = int(Path("/sys/fs/cgroup/memory.max").read_text())
        used = int(Path("/sys/fs/cgroup/memory.current").read_text())
    except (OSError, ValueError):  # there is no limit
        return left, all_of_it
    return min(left, limit - used), min(all_of_it, limit)
