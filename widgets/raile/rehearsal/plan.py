"""The play: people arrive, answer, go on, lose their connection, and come back."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

import psutil

from raile.rehearsal.crowd import Crowd, Step
from raile.rehearsal.host import Host
from raile.rehearsal.machine import Use, kernels, use
from raile.rehearsal.person import Person
from raile.rehearsal.report import Report

_ANSWERS = 5
_CHANGE = 10
_PATIENCE = 30
_FEW = 0.05
"""Share of the people to whom something happens."""


@dataclass(frozen=True)
class Plan:
    """How many come, and how fast.

    Parameters
    ----------
    people
        How many.
    over
        Seconds within which they arrive.
    modules
        The two that they open, one after the other.
    """

    people: int
    over: float = 30
    modules: tuple[str, str] = ("principles", "policing")


async def play(host: Host, plan: Plan) -> Report:
    """Let a room be full, and return what it was like."""
    begun = time.monotonic()
    async with host.open() as (address, pid):
        first, second = (f"{host.path}{one}{host.ending}" for one in plan.modules)
        heated = await _warm(Crowd(address, 1, host.person), first, begun)
        empty = use(pid)
        crowd = Crowd(address, plan.people, host.person)
        psutil.cpu_percent()  # of all that runs, from now on
        steps = [await crowd.all("arrive", lambda one: one.open(first), plan.over)]
        steps.append(await crowd.all("answer", Person.answer, _ANSWERS))
        full = use(pid)  # now every kernel is there, and has been used
        steps.append(await _change(crowd, second))
        used = use(pid)
        steps.append(await crowd.some("reconnect", _FEW, Person.drop, 1))
        if crash := await _crash(crowd, pid, second):
            steps.append(crash)
        busy = psutil.cpu_percent() / 100
        await crowd.close()
    return _report(host.name, plan, heated, steps, (empty, full, used), busy)


async def _warm(crowd: Crowd, path: str, begun: float) -> float:
    """Be the first visitor; return the seconds from the start till they could work."""
    await crowd.people[0].open(path)
    heated = time.monotonic() - begun
    await crowd.close()
    return heated


async def _change(crowd: Crowd, path: str) -> Step:
    async def change(one: Person) -> float:
        await one.leave()
        return await one.open(path)

    return await crowd.all("next module", change, _CHANGE)


async def _crash(crowd: Crowd, server: int, path: str) -> Step | None:
    """Kill some kernels, whose people then load their pages again.

    Returns
    -------
    Step or None
        None where kernels are no processes of our kind, which could be told apart.
    """
    victims = list(islice(kernels(server), max(1, round(len(crowd.people) * _FEW))))
    for pid in victims:
        with suppress(ProcessLookupError):  # it has just ended
            os.kill(pid, signal.SIGKILL)
    if not victims:
        return None
    async with asyncio.timeout(_PATIENCE):
        while len(lost := [one for one in crowd.people if one.lost]) < len(victims):
            await asyncio.sleep(0.05)
    return await crowd.these("after a crash", lost, lambda one: one.open(path), 1)


def _report(
    name: str,
    plan: Plan,
    heated: float,
    steps: list[Step],
    uses: tuple[Use, Use, Use],
    busy: float,
) -> Report:
    empty, full, used = uses
    return Report(
        host=name,
        people=plan.people,
        over=plan.over,
        processors=os.cpu_count() or 1,
        memory_of_machine=psutil.virtual_memory().total,
        heated=heated,
        steps=tuple(steps),
        memory_empty=empty.memory,
        memory_full=max(full.memory, used.memory),
        seconds_each=(full.seconds - empty.seconds) / plan.people,
        busy=busy,
    )
