"""Free text that people compare with a model answer themselves."""

from __future__ import annotations

from typing import Any

from raile.grade._marks import NOT_ATTEMPTED, is_blank, recorded
from raile.model.item import Open
from raile.model.mark import Mark, Part


def grade_open(item: Open, value: Any) -> Mark:
    """Record a text and the criteria that its author finds met."""
    given = value if isinstance(value, dict) else {"text": value}
    text, met = given.get("text"), given.get("met")
    ticked = met if isinstance(met, list | tuple) else ()
    parts = tuple(
        Part(id=one.id, right=True) for one in item.criteria if one.id in ticked
    )
    if not parts and (not isinstance(text, str) or is_blank(text)):
        return NOT_ATTEMPTED
    return recorded(parts)
