"""One thread that does one thing after the other."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")


class Desk:
    """What an executor with one worker is, except that no program's end waits for it.

    A template process may take seconds for its imports; a server that is stopped
    meanwhile ends at once, and the process with it.
    """

    def __init__(self, name: str) -> None:
        self._work: SimpleQueue[Callable[[], None]] = SimpleQueue()
        threading.Thread(target=self._do, name=name, daemon=True).start()

    def submit(self, work: Callable[[], T]) -> Future[T]:
        """Have something done, and return what will tell the result."""
        done: Future[T] = Future()

        def do() -> None:
            if done.set_running_or_notify_cancel():
                try:
                    done.set_result(work())
                except BaseException as error:
                    done.set_exception(error)

        self._work.put(do)
        return done

    def _do(self) -> None:
        while True:
            self._work.get()()
