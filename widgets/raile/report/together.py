"""A scenario that a room plays together: its votes, and the ways its trainer takes.

The trainer's moves and everybody's votes are lines of the log like all others. Of two
trainers who move at once the first one counts, so all pages show the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from raile.model.base import Strict
from raile.model.response import TRAINER, Response
from raile.model.scenario import Decision
from raile.report.small import K, percent

OPEN, CLOSE = "open", "close"
"""The items under which a trainer begins with the room, and ends it."""


class Way(Strict):
    """Where a room stands in a scenario."""

    run: int = 0
    """Which way it is, from 1; 0 before the first."""
    open: bool = False
    """Whether the room plays now."""
    made: Mapping[str, str] = {}
    """The choice that was taken at each decision."""
    votes: Mapping[str, Mapping[str, int]] = {}
    """How many had voted for each choice then, unless they were too few to tell."""
    read: frozenset[str] = frozenset()
    """The decisions whose consequences the room has left behind."""


class Votes(Strict):
    """How a room has voted at one decision."""

    hidden: bool
    """Whether fewer than `K` people have voted: then nothing else is told."""
    n: int = 0
    counts: Mapping[str, int] = {}
    """How many are for each choice, in the author's order."""

    @property
    def most(self) -> frozenset[str]:
        """The choices that nobody has outvoted."""
        top = max(self.counts.values(), default=0)
        return frozenset(one for one, count in self.counts.items() if count == top > 0)

    def percent(self, choice: str) -> int:
        """Return which share is for a choice."""
        return percent(self.counts[choice], self.n)


def activity(scenario: str) -> str:
    """Return the name that moves and votes carry; a person's own way has another."""
    return f"room/{scenario}"


def way(moves: Iterable[Response]) -> Way:
    """Return where the room stands.

    Parameters
    ----------
    moves
        The trainer's, in one scenario, oldest first.
    """
    lines = list(_lines(moves))
    run = max((run for item, run, _ in lines if item == OPEN), default=0)
    here = [(item, value) for item, at, value in lines if at == run]
    made: dict[str, str] = {}
    votes: dict[str, Mapping[str, int]] = {}
    for item, value in here:
        match value:
            case {"choice": str(choice)} if item not in made:
                made[item] = choice
                votes[item] = _counts(value.get("votes"))
    return Way(
        run=run,
        open=run > 0 and all(item != CLOSE for item, _ in here),
        made=made,
        votes=votes,
        read=frozenset(item for item, value in here if value.get("read") is True),
    )


def vote(responses: Iterable[Response], run: int, decision: Decision) -> str | None:
    """Return what one person has voted for last at a decision, if anything."""
    return next(iter(_latest(responses, run, decision).values()), None)


def votes(
    decision: Decision, run: int, responses: Iterable[Response], k: int = K
) -> Votes:
    """Count a room's votes at a decision; of each person the latest one.

    Parameters
    ----------
    decision
        The decision that the room votes on.
    run
        Which way of the room's it is.
    responses
        To the scenario in the room, oldest first; the trainer's do not count.
    k
        The smallest group that anything is told of.
    """
    of_room = (one for one in responses if one.participant != TRAINER)
    latest = _latest(of_room, run, decision)
    if len(latest) < k:
        return Votes(hidden=True)
    found = Counter(latest.values())
    counts = {one.id: found[one.id] for one in decision.choices}
    return Votes(hidden=False, n=len(latest), counts=counts)


def _latest(
    responses: Iterable[Response], run: int, decision: Decision
) -> dict[str, str]:
    """Return the latest vote of each person."""
    latest = {}
    for one in responses:
        match one.value:
            case {"run": int(at), "choice": str(choice)} if (
                at == run and one.item == decision.id and decision.choice(choice)
            ):
                latest[one.participant] = choice
    return latest


def _counts(value: object) -> Mapping[str, int]:
    if not isinstance(value, dict):
        return {}
    return {one: n for one, n in value.items() if isinstance(n, int)}


def _lines(responses: Iterable[Response]) -> Iterator[tuple[str, int, dict[str, Any]]]:
    for one in responses:
        match one.value:
            case {"run": int(run)}:
                yield one.item, run, one.value
