"""How often somebody may guess."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable


class Guesses:
    """Counts wrong guesses for each address and in all.

    Parameters
    ----------
    each, everybody
        How many wrong guesses are let through from one address, and in all.
    within
        Seconds after which a wrong guess is forgotten.
    """

    def __init__(
        self,
        each: int,
        everybody: int,
        within: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._each = each
        self._everybody = everybody
        self._within = within
        self._clock = clock
        self._wrong: deque[tuple[float, str]] = deque()

    def too_many(self, address: str) -> bool:
        """Return whether this address has to wait."""
        oldest = self._clock() - self._within
        while self._wrong and self._wrong[0][0] < oldest:
            self._wrong.popleft()
        if len(self._wrong) >= self._everybody:
            return True
        return sum(one == address for _, one in self._wrong) >= self._each

    def wrong(self, address: str) -> None:
        """Note a wrong guess."""
        self._wrong.append((self._clock(), address))
