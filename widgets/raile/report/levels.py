"""What a workshop has done, on Kirkpatrick's levels, from what its people answered.

Level 1: did they like it? 2: did they learn? 3: do they plan to act, and have they
acted? Level 4, what has changed at the agency, is in no answer of theirs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from raile.load import Content
from raile.model.base import Strict
from raile.model.item import ItemSet, Measure
from raile.model.response import Response
from raile.report.gain import RoomGain, gains, room
from raile.report.small import K
from raile.report.tally import Tally, tallies


class Asked(Strict):
    """How a room has answered one set of questions about the workshop."""

    name: str
    people: int | None
    """How many have answered any of it; None of fewer than `K`."""
    tallies: tuple[Tally, ...]
    """In the set's order."""


class Levels(Strict):
    """What is known of the first three levels."""

    reaction: tuple[Asked, ...]
    gain: RoomGain
    plans: tuple[Asked, ...]
    planners: int | None
    """How many have written any card at all; None of fewer than `K`."""
    behaviour: tuple[Asked, ...]


def sets(content: Content) -> dict[str, ItemSet]:
    """Return the sets that measure the workshop, by name, in teaching order."""
    names = [name for module in content.modules for name in content.item_sets(module)]
    found = {name: content.item_set(name) for name in names}
    return {name: one for name, one in found.items() if one.measures}


def levels(
    measuring: Mapping[str, ItemSet],
    responses: Sequence[Response],
    size: int,
    k: int = K,
) -> Levels:
    """Return what a room's answers say about the workshop.

    Parameters
    ----------
    measuring
        See `sets`.
    responses
        The whole room's, oldest first.
    size
        How many items a form of the test holds.
    k
        The smallest group that anything is told of.
    """

    def asked(measure: Measure) -> tuple[Asked, ...]:
        return tuple(
            Asked(
                name=name,
                people=_people([name], responses, k),
                tallies=tallies(name, one, responses, k),
            )
            for name, one in measuring.items()
            if one.measures == measure
        )

    plans = [name for name, one in measuring.items() if one.measures == "plan"]
    return Levels(
        reaction=asked("reaction"),
        gain=room(list(gains(responses, size).values()), k),
        plans=asked("plan"),
        planners=_people(plans, responses, k),
        behaviour=asked("behaviour"),
    )


def _people(names: Sequence[str], responses: Sequence[Response], k: int) -> int | None:
    people = {
        one.participant
        for one in responses
        if one.kind == "answer" and one.activity in names
    }
    return len(people) if len(people) >= k else None
