"""What ids and the ways between them have to keep to, in every model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter


def refuse_twins(ids: Iterable[str], what: str) -> None:
    """Raise ValueError where two things have the same id."""
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise ValueError(f"two {what} have the id '{one}'; give each its own")
        seen.add(one)


def reachable(start: str, onward: Mapping[str, Iterable[str]]) -> set[str]:
    """Return every place that a way from the start leads to, itself included."""
    reached: set[str] = set()
    ahead = [start]
    while ahead:
        place = ahead.pop()
        if place not in reached:
            reached.add(place)
            ahead.extend(onward.get(place, ()))
    return reached


def circle(onward: Mapping[str, Iterable[str]]) -> str | None:
    """Return a place that a way from it leads back to; none where all ways end."""
    try:
        TopologicalSorter(onward).prepare()
    except CycleError as error:
        place: str = error.args[1][0]
        return place
    return None
