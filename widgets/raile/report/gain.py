"""What the workshop has changed: the test before it and the test after it.

The normalised gain is Hake's: of what somebody could still gain, the share gained.
It is undefined for whoever had everything right before, and negative for whoever
has less right afterwards. Both are told as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import fsum
from typing import Literal

from raile.model.base import Strict
from raile.model.blueprint import Moment
from raile.model.response import Response
from raile.report.small import K

Level = Literal["loss", "low", "medium", "high"]

LEAST_FOR_INTERVAL = 8
"""People; of fewer a bootstrap interval says too little."""

_MEDIUM, _HIGH = 0.3, 0.7
_RESAMPLES = 4000
_COVERED = 0.95
_DEFINED = 0.99
"""Share of the resamples whose gain must be defined for an interval to be told."""
_NOISE = 1e-9
"""What adding shares in floating point may fall short of a whole number."""
_BINS = 5


class Gain(Strict):
    """A result before and a result after, in per cent, and what lies between."""

    pre: float
    post: float

    @property
    def change(self) -> float:
        """The raw change, in percentage points."""
        return self.post - self.pre

    @property
    def normalised(self) -> float | None:
        """Hake's gain: at most 1, below 0 for a loss; None where `pre` is 100."""
        left = 100 - self.pre
        return None if left <= _NOISE else self.change / left

    @property
    def level(self) -> Level | None:
        """Low below 0.3, high above 0.7; None where the gain is undefined."""
        return level(self.normalised)


class Interval(Strict):
    """Where the gain of such a group lies in 95 of 100 resamples."""

    low: float
    high: float


class Bin(Strict):
    """How many results lie from `low` to below `high` per cent; 100 is in the last."""

    low: int
    high: int
    pre: int
    post: int


class RoomGain(Strict):
    """The gain of everybody who has finished both forms."""

    hidden: bool
    """Whether fewer than `K` people have: then nothing else is told."""
    n: int | None = None
    gain: Gain | None = None
    """Of the averages before and after."""
    interval: Interval | None = None
    """Of the normalised gain; None below `LEAST_FOR_INTERVAL` people."""
    losses: int = 0
    """How many had less right afterwards."""
    undefined: int = 0
    """How many had everything right before, and so no gain of their own."""
    bins: tuple[Bin, ...] = ()


def level(normalised: float | None) -> Level | None:
    """Name a normalised gain.

    Examples
    --------
    >>> level(0.3), level(-0.1), level(None)
    ('medium', 'loss', None)
    """
    if normalised is None:
        return None
    if normalised < 0:
        return "loss"
    if normalised < _MEDIUM - _NOISE:
        return "low"
    return "medium" if normalised <= _HIGH + _NOISE else "high"


def activity(moment: Moment) -> str:
    """Return the name that the responses to a form carry."""
    return f"test/{moment}"


def first_answers(
    responses: Iterable[Response],
) -> dict[str, dict[str, Response]]:
    """Return everybody's first answer to each item, of one activity's responses."""
    people: defaultdict[str, dict[str, Response]] = defaultdict(dict)
    for one in responses:
        if one.kind == "answer":
            people[one.participant].setdefault(one.item, one)
    return dict(people)


def gains(responses: Sequence[Response], size: int) -> dict[str, Gain]:
    """Return the gain of everybody who has finished both forms, in this order.

    Whoever was still at the first form when they began with the second one has
    measured nothing, and is left out.

    Parameters
    ----------
    responses
        Oldest first.
    size
        How many items a form holds.
    """
    place = {one.key: number for number, one in enumerate(responses)}
    pre = _finished(responses, "pre", size)
    post = _finished(responses, "post", size)
    found = {}
    for person in pre.keys() & post.keys():
        last = max(place[one.key] for one in pre[person])
        first = min(place[one.key] for one in post[person])
        if last < first:
            found[person] = Gain(pre=score(pre[person]), post=score(post[person]))
    return found


def score(answers: Collection[Response]) -> float:
    """Return the result of answers, in per cent; partly right ones count in part."""
    return 100 * fsum(one.score or 0 for one in answers) / len(answers)


def room(gains: Collection[Gain], k: int = K) -> RoomGain:
    """Return the gain of a group, from its averages.

    Parameters
    ----------
    gains
        One of each person.
    k
        The smallest group that anything is told of.
    """
    if len(gains) < k:
        return RoomGain(hidden=True)
    pre, post = [one.pre for one in gains], [one.post for one in gains]
    return RoomGain(
        hidden=False,
        n=len(gains),
        gain=Gain(pre=fsum(pre) / len(pre), post=fsum(post) / len(post)),
        interval=interval(pre, post),
        losses=sum(one.change < -_NOISE for one in gains),
        undefined=sum(one.normalised is None for one in gains),
        bins=_bins(pre, post),
    )


def interval(
    pre: Sequence[float], post: Sequence[float], seed: int = 1
) -> Interval | None:
    """Return the percentile bootstrap interval of a group's normalised gain.

    People are drawn with replacement, each with both results.

    Parameters
    ----------
    pre, post
        Everybody's results in per cent, in the same order.
    seed
        The same one gives the same interval.

    Returns
    -------
    Interval or None
        None of fewer than `LEAST_FOR_INTERVAL` people, and where nearly all had
        everything right before, so that the gain is undefined in many resamples.
    """
    if len(pre) < LEAST_FOR_INTERVAL:
        return None
    import numpy as np

    before, after = np.asarray(pre), np.asarray(post)
    drawn = np.random.default_rng(seed).integers(
        len(before), size=(_RESAMPLES, len(before))
    )
    left = 100 - before[drawn].mean(axis=1)
    change = (after[drawn] - before[drawn]).mean(axis=1)
    defined = left > _NOISE
    if defined.mean() < _DEFINED:
        return None
    tail = (1 - _COVERED) / 2
    low, high = np.quantile(change[defined] / left[defined], (tail, 1 - tail))
    return Interval(low=float(low), high=float(high))


def _finished(
    responses: Iterable[Response], moment: Moment, size: int
) -> dict[str, list[Response]]:
    of_form = (one for one in responses if one.activity == activity(moment))
    return {
        person: list(answers.values())
        for person, answers in first_answers(of_form).items()
        if len(answers) >= size
    }


def _bins(pre: Sequence[float], post: Sequence[float]) -> tuple[Bin, ...]:
    width = 100 // _BINS

    def count(results: Sequence[float]) -> Mapping[int, int]:
        found: defaultdict[int, int] = defaultdict(int)
        for one in results:
            found[min(int((one + _NOISE) // width), _BINS - 1)] += 1
        return found

    before, after = count(pre), count(post)
    return tuple(
        Bin(
            low=number * width,
            high=(number + 1) * width,
            pre=before[number],
            post=after[number],
        )
        for number in range(_BINS)
    )
