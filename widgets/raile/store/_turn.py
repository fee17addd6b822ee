"""Writers to a SQLite file go one after the other."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_FIRST, _LAST = 0.005, 0.4
"""Seconds until one asks again, the first time and after many: a thousand processes
that wake up often leave no processor to the one that writes."""


@contextmanager
def turn(file: Path | None, patience: float) -> Iterator[bool]:
    """Wait for one's turn, as long as the queue moves.

    When hundreds ask SQLite itself again and again, the one that writes gets no
    processor to come to an end, and the others give up.

    Parameters
    ----------
    file
        The database; None where it keeps its writers in order itself.
    patience
        Seconds to wait while nobody else gets a turn either.

    Yields
    ------
    bool
        Whether it is one's turn.
    """
    if file is None or sys.platform == "win32":
        yield True
        return
    try:
        # Not the database's own file: to close that would end SQLite's locks on it.
        queue = os.open(f"{file}-turn", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:  # the database tells what is wrong with the folder
        yield True
        return
    try:
        ours = _wait(queue, patience)
        if ours:
            os.utime(queue)  # which tells those who wait
        yield ours
    finally:
        os.close(queue)


def _wait(queue: int, patience: float) -> bool:
    moved, since, pause = 0, time.monotonic(), _FIRST
    while time.monotonic() - since < patience:
        try:
            fcntl.flock(queue, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if (now := os.fstat(queue).st_mtime_ns) != moved:
                moved, since = now, time.monotonic()
            time.sleep(pause)
            pause = min(2 * pause, _LAST)
        else:
            return True
    return False
