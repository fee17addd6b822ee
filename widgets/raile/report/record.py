"""What one person did, as a record to keep: evidence of training, no certificate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date
from math import fsum

from raile.model.base import Strict
from raile.model.course import Module
from raile.model.response import Response
from raile.report.gain import Gain
from raile.report.mine import Progress

GONE = ""
"""Stands for a module or role of a record that the content no longer has."""


class ModuleDone(Strict):
    """One module of a record."""

    module: str
    """Its id, or `GONE`."""
    percent: int
    """How much of it was done; 100 only if all was."""
    score: int | None = None
    """Per cent of the points at first attempts; nothing where none was scored."""
    answered: int = 0
    """At how many questions these points could be had."""


class Record(Strict):
    """What one person did, without who it was."""

    role: str | None
    """Its id, or `GONE`; nothing if the person gave none."""
    modules: tuple[ModuleDone, ...]
    """Those that were begun, in teaching order."""
    minutes: int
    """Planned for the modules that are finished."""
    before: int | None = None
    """Per cent in the test before the workshop; nothing unless both are finished …"""
    after: int | None = None
    """… and in the one after it."""
    first: date
    """Of the first activity, as it was in UTC."""
    last: date
    content: str
    """Version of the content."""
    code: str
    """Version of the code."""


def record(
    modules: Mapping[str, Module],
    progress: Mapping[str, Progress],
    responses: Sequence[Response],
    *,
    role: str | None,
    content: str,
    code: str,
    gain: Gain | None = None,
    scores: bool = True,
) -> Record | None:
    """Return the record of somebody's work; none if nothing was done yet.

    Parameters
    ----------
    modules
        In teaching order.
    progress
        How far the person is in each of them.
    responses
        All of one person's, oldest first.
    role
        The id of the role that the person gave.
    content, code
        The versions.
    gain
        Of the tests before and after, if both are finished.
    scores
        Whether scores are on it: not everybody's employer needs to see them.
    """
    begun = [name for name in modules if progress[name].opened]
    days = [one.at.astimezone(UTC).date() for one in responses if one.kind != "profile"]
    if not begun or not days:
        return None
    return Record(
        role=role,
        modules=tuple(_done(progress[name], scores=scores) for name in begun),
        minutes=sum(modules[name].minutes for name in begun if progress[name].finished),
        before=round(gain.pre) if gain and scores else None,
        after=round(gain.post) if gain and scores else None,
        first=min(days),
        last=max(days),
        content=content,
        code=code,
    )


def _done(progress: Progress, *, scores: bool) -> ModuleDone:
    found = [one.score for one in progress.tasks if one.score and scores]
    answered = sum(score.answered for score in found)
    points = fsum(score.points for score in found)
    return ModuleDone(
        module=progress.module,
        percent=int(100 * progress.share),
        score=round(100 * points / answered) if answered else None,
        answered=answered,
    )
