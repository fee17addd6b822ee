"""A room full of simulated people, and what it was like for them."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from tornado.simple_httpclient import SimpleAsyncHTTPClient

from raile.rehearsal.person import Failed, Person


@dataclass
class Step:
    """What all of them did once."""

    name: str
    seconds: list[float] = field(default_factory=list)
    """How long each had to wait."""
    failures: list[str] = field(default_factory=list)

    def percentile(self, share: int) -> float | None:
        """Return the wait that so many per cent did not exceed."""
        if len(self.seconds) < 2:
            return self.seconds[0] if self.seconds else None
        return statistics.quantiles(self.seconds, n=100, method="inclusive")[share - 1]


_ANY = 1_000_000
"""Requests at a time: whoever comes does not wait for others."""

Act = Callable[[Person], Awaitable[float]]


class Crowd:
    """So many people at one server.

    Parameters
    ----------
    server
        Its address, without a path.
    person
        Speaks the server's protocol.
    seed
        Of when each of them comes.
    """

    def __init__(
        self, server: str, people: int, person: type[Person] = Person, seed: int = 1
    ) -> None:
        client = SimpleAsyncHTTPClient(force_instance=True, max_clients=_ANY)
        self.people = [person(server, client) for _ in range(people)]
        self._random = Random(seed)

    async def all(self, name: str, act: Act, over: float) -> Step:
        """Let all of them do something, each at a moment of their own.

        They come without waiting for each other, however slow the server is.
        """
        return await self.these(name, self.people, act, over)

    async def some(self, name: str, share: float, act: Act, over: float) -> Step:
        """Let a share of them do something."""
        number = max(1, round(len(self.people) * share))
        chosen = self._random.sample(self.people, number)
        return await self.these(name, chosen, act, over)

    async def these(
        self, name: str, people: Sequence[Person], act: Act, over: float
    ) -> Step:
        """Let some of them do something."""
        step = Step(name)
        moments = sorted(self._random.uniform(0, over) for _ in people)
        begun = time.monotonic()

        async def do(person: Person, moment: float) -> None:
            await asyncio.sleep(max(0, begun + moment - time.monotonic()))
            try:
                step.seconds.append(await act(person))
            except Failed as why:
                step.failures.append(str(why))
            except (OSError, TimeoutError) as error:
                step.failures.append(type(error).__name__)

        await asyncio.gather(*map(do, people, moments))
        return step

    async def close(self) -> None:
        """Let all of them go."""
        await asyncio.gather(
            *(one.leave() for one in self.people), return_exceptions=True
        )
