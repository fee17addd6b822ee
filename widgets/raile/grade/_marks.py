"""Marks, and what counts as blank, for every kind of item."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from raile.model.mark import Mark, Part, Status

NOT_ATTEMPTED = Mark(status="not-attempted")


def is_blank(value: Any) -> bool:
    """Whether nothing was entered; a zero or a 'no' is something."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, list | tuple | dict) and not value)


def not_blank(values: Iterable[Any]) -> list[Any]:
    """Keep the values that say something, in order."""
    return [one for one in values if not is_blank(one)]


def scored(score: float, parts: tuple[Part, ...] = (), say: str | None = None) -> Mark:
    """Mark by a score from 0 to 1."""
    status: Status = "partly"
    if score == 1:
        status = "right"
    elif score == 0:
        status = "wrong"
    return Mark(status=status, score=score, parts=parts, say=say)


def recorded(parts: tuple[Part, ...] = ()) -> Mark:
    """Mark an answer that is noted and not judged."""
    return Mark(status="recorded", parts=parts)


def opinion(parts: tuple[Part, ...] = ()) -> Mark:
    """Mark an opinion: none of its parts is right or wrong."""
    return recorded(tuple(Part(id=one.id, say=one.say) for one in parts))
