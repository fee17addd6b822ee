"""The room's figures, for its trainer: who is here, and how far they are.

No figure but a headcount says anything about fewer than `K` people.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import median

from raile.model.base import Strict
from raile.model.response import Response
from raile.report.by_role import Readiness, readiness_by_role
from raile.report.mine import begun, share_of_module
from raile.report.small import K
from raile.report.tally import Tally, tallies, tally
from raile.report.work import Work, done_by_each

__all__ = [
    "K",
    "ModuleFigures",
    "People",
    "Readiness",
    "Tally",
    "people",
    "progress",
    "readiness_by_role",
    "tallies",
    "tally",
]

_ACTIVE = timedelta(minutes=10)


class People(Strict):
    """How many are here; a headcount, which anybody in the room could make."""

    joined: int
    active: int
    """Did anything in the last ten minutes."""


class ModuleFigures(Strict):
    """How far the room is in one module."""

    module: str
    hidden: bool
    """Whether fewer than `K` people have begun it: then nothing else is told."""
    started: int | None = None
    finished: int | None = None
    median_percent: int | None = None
    """What the middle one of those who have begun has done."""


def people(responses: Sequence[Response], now: datetime) -> People:
    """Count the people who are here."""
    last = {one.participant: one.at for one in responses}
    return People(
        joined=len(last),
        active=sum(at >= now - _ACTIVE for at in last.values()),
    )


def progress(
    work: Work, responses: Sequence[Response], k: int = K
) -> tuple[ModuleFigures, ...]:
    """Return how far the room is in each module, in the order of `work`.

    Parameters
    ----------
    work
        What there is to do; see `raile.report.work.work`.
    responses
        The whole room's, oldest first.
    k
        The smallest group that anything is told of.
    """
    done = done_by_each(responses)
    visited: dict[str, set[str]] = {one.participant: set() for one in responses}
    for one in responses:
        if one.kind == "visit":
            visited[one.participant].add(one.activity)
    return tuple(
        _figures(
            module,
            [
                share_of_module(module, tasks, done.get(person, {}), seen)
                for person, seen in visited.items()
                if begun(module, tasks, done.get(person, {}), seen)
            ],
            k,
        )
        for module, tasks in work.items()
    )


def _figures(module: str, shares: Sequence[float], k: int) -> ModuleFigures:
    if len(shares) < k:
        return ModuleFigures(module=module, hidden=True)
    return ModuleFigures(
        module=module,
        hidden=False,
        started=len(shares),
        finished=sum(share == 1 for share in shares),
        median_percent=round(100 * median(shares)),
    )
