"""Whether a process can be forked: what it shares with no thread and no file."""

from __future__ import annotations

import threading
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path


def threads() -> str | None:
    """Return what speaks against a fork, if there is more than one thread.

    A fork has only the thread that made it, and all locks that the others held.
    """
    if len(list(Path("/proc/self/task").iterdir())) == 1:
        return None
    here = threading.current_thread()
    names = [one.name for one in threading.enumerate() if one is not here]
    return f"a thread runs ({', '.join(names) or 'not of Python'})"


def left_open(known: Collection[int]) -> str | None:
    """Return what speaks against a fork, if more files are open than are known.

    Sockets, databases and positions in files would be shared by all forks.
    """
    for entry in Path("/proc/self/fd").iterdir():
        if int(entry.name) not in known:
            with suppress(FileNotFoundError):  # the listing itself
                return f"{entry.readlink()} is open"
    return None
