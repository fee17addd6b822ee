"""How sure people were, and how right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import fsum
from typing import Literal

from raile.model.base import Strict
from raile.model.response import Response
from raile.report.small import K, shown

Lean = Literal["over", "fits", "under"]

_FITS = 10
"""Percentage points that sure and right may lie apart and still fit."""


class SureLevel(Strict):
    """The answers that were given with one confidence."""

    sure: float
    """In per cent."""
    n: int | None
    """Answers; None where too few people have given them."""
    right: float | None = None
    """Their average score, in per cent."""


class Calibration(Strict):
    """Of all answers with a confidence: how sure on average, and how right."""

    hidden: bool
    """Whether too few people have said how sure they are."""
    n: int | None = None
    """Answers."""
    sure: float | None = None
    """In per cent."""
    right: float | None = None
    """In per cent."""
    levels: tuple[SureLevel, ...] = ()
    """From the least sure to the surest."""

    @property
    def lean(self) -> Lean | None:
        """Whether people were surer than right, less sure, or both about the same."""
        if self.sure is None or self.right is None:
            return None
        apart = self.sure - self.right
        if abs(apart) <= _FITS:
            return "fits"
        return "over" if apart > 0 else "under"


def calibration(answers: Iterable[Response], k: int = K) -> Calibration:
    """Compare how sure people were with how right.

    Parameters
    ----------
    answers
        First answers to items that have a right one. Those without a confidence do
        not count.
    k
        The smallest group that anything is told of: 1 for a person's own figures.
    """
    sure = [
        (one.confidence, one)
        for one in answers
        if one.confidence is not None and one.score is not None
    ]
    people = {one.participant for _, one in sure}
    if not sure or len(people) < k:
        return Calibration(hidden=True)
    levels: defaultdict[float, list[Response]] = defaultdict(list)
    for value, one in sure:
        levels[value].append(one)
    sizes = {
        value: len({one.participant for one in given})
        for value, given in levels.items()
    }
    large = shown(sizes, k)
    return Calibration(
        hidden=False,
        n=len(sure),
        sure=fsum(value for value, _ in sure) / len(sure),
        right=_right([one for _, one in sure]),
        levels=tuple(
            SureLevel(sure=value, n=len(levels[value]), right=_right(levels[value]))
            if value in large
            else SureLevel(sure=value, n=None)
            for value in sorted(levels)
        ),
    )


def _right(answers: Sequence[Response]) -> float:
    return 100 * fsum(one.score or 0 for one in answers) / len(answers)
