"""Choosing one option, or all that apply."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from raile.grade._marks import NOT_ATTEMPTED, not_blank, opinion, scored
from raile.model.item import Several, Single
from raile.model.mark import Mark, Part


def grade_single(item: Single, value: Any) -> Mark:
    """Mark the id of one option."""
    parts = _chosen(item, [value])
    if item.opinion:
        return opinion(parts)
    return scored(float(any(part.right for part in parts)), parts)


def grade_several(item: Several, value: Any) -> Mark:
    """Mark a list of ids of options; one that is not there is a wrong choice."""
    given = not_blank(value if isinstance(value, list | tuple) else [value])
    if not given:
        return NOT_ATTEMPTED
    names = {one for one in given if isinstance(one, str)}
    parts = _chosen(item, names)
    if item.opinion:
        return opinion(parts)
    junk = sum(not isinstance(one, str) for one in given)
    wrong = len(names - item.right) + junk
    missed = len(item.right - names)
    if not item.partial:
        return scored(float(not wrong and not missed), parts)
    gained = len(item.right) - missed - wrong
    return scored(max(gained, 0) / len(item.right), parts)


def _chosen(item: Single | Several, names: Container[Any]) -> tuple[Part, ...]:
    return tuple(
        Part(id=one.id, right=one.right, say=one.say)
        for one in item.options
        if one.id in names
    )
