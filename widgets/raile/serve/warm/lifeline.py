"""Processes end with the server: no thread watches, and nobody asks.

The server alone has the writing end of a pipe. The reading end goes to all others,
and when the server dies, in whatever way, the system kills them.
"""

from __future__ import annotations

import fcntl
import os
import signal
from contextlib import suppress


def hold(lifeline: int) -> int:
    """End this process when nobody has the writing end of a pipe any more.

    Returns
    -------
    int
        What to close to go on living then.
    """
    # Opened anew, since whom the system tells is noted with the open file, and forks
    # share that.
    own = os.open(f"/proc/self/fd/{lifeline}", os.O_RDONLY | os.O_NONBLOCK)
    fcntl.fcntl(own, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(own, fcntl.F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(own, fcntl.F_SETFL, os.O_NONBLOCK | os.O_ASYNC)
    with suppress(BlockingIOError):  # as long as there is a writing end
        os.read(own, 1)
        os._exit(1)
    return own
