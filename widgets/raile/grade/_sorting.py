"""Putting entries in order, and cards into boxes."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from raile.grade._marks import NOT_ATTEMPTED, is_blank, not_blank, opinion, scored
from raile.model.item import Match, Order
from raile.model.mark import Mark, Part


def grade_order(item: Order, value: Any) -> Mark:
    """Mark a list of ids of entries.

    Judged are the pairs that are neighbours in the right order; a pair that is not
    complete is wrong. An entry is right when it comes after the one it should follow
    (the first: before the one that should follow it), so that one entry in the wrong
    place does not make all those behind it wrong.
    """
    given = not_blank(value if isinstance(value, list | tuple) else [value])
    if not given:
        return NOT_ATTEMPTED
    ids = item.part_ids
    places: dict[str, int] = {}
    for place, one in enumerate(given):
        if one in ids:
            places.setdefault(one, place)
    kept = [
        first in places and then in places and places[first] < places[then]
        for first, then in pairwise(ids)
    ]
    parts = tuple(
        Part(id=entry.id, right=right, say=entry.say)
        for entry, right in zip(item.entries, [kept[0], *kept], strict=True)
        if entry.id in places
    )
    if item.opinion:
        return opinion(parts)
    if item.partial:
        return scored(sum(kept) / len(kept), parts)
    return scored(float(all(kept)), parts)


def grade_match(item: Match, value: Any) -> Mark:
    """Mark a mapping of card ids to box ids; a card in no box is not right."""
    boxes = value if isinstance(value, dict) else {"": value}
    if not not_blank(boxes.values()):
        return NOT_ATTEMPTED
    parts = tuple(
        Part(id=card.id, right=boxes[card.id] == card.box, say=card.say)
        for card in item.cards
        if not is_blank(boxes.get(card.id))
    )
    if item.opinion:
        return opinion(parts)
    share = sum(part.right is True for part in parts) / len(item.cards)
    return scored(share if item.partial else float(share == 1), parts)
