"""The one place that tells the kinds of items apart."""

from __future__ import annotations

from typing import assert_never

from raile.grade import _choices, _numbers, _open, _sorting
from raile.grade._marks import NOT_ATTEMPTED, is_blank
from raile.model.item import (
    Item,
    Match,
    Number,
    Open,
    Order,
    Several,
    Single,
    Slider,
)
from raile.model.mark import Answer, Mark, Part


def grade(item: Item, answer: Answer) -> Mark:
    """Mark an answer.

    Parameters
    ----------
    item
        An item of any kind.
    answer
        Any JSON value is fit: what makes no sense is wrong, what is blank is not
        attempted. The confidence changes nothing.

    Returns
    -------
    Mark
        The score is between 0 and 1, and none where nothing was attempted or where no
        answer is right. Feedback is only for what the person chose.
    """
    value = answer.value
    if is_blank(value):
        return NOT_ATTEMPTED
    match item:
        case Single():
            return _choices.grade_single(item, value)
        case Several():
            return _choices.grade_several(item, value)
        case Number() | Slider():
            return _numbers.grade_number(item, value)
        case Order():
            return _sorting.grade_order(item, value)
        case Match():
            return _sorting.grade_match(item, value)
        case Open():
            return _open.grade_open(item, value)
        case _:
            assert_never(item)


def explain(item: Item) -> tuple[Part, ...]:
    """Say of every part whether it is right and why: only for after the reveal.

    Parameters
    ----------
    item
        An item of any kind.

    Returns
    -------
    tuple of Part
        Options, entries, cards or criteria in the author's order. A number has one
        part, which bears the item's own id and tells how it is worked out.
    """
    judged = not item.opinion
    match item:
        case Single() | Several():
            return tuple(
                Part(id=one.id, right=one.right if judged else None, say=one.say)
                for one in item.options
            )
        case Number() | Slider():
            return (Part(id=item.id, right=True, say=item.say),) if judged else ()
        case Order():
            said = [(one.id, one.say) for one in item.entries]
        case Match():
            said = [(one.id, one.say) for one in item.cards]
        case Open():
            said = [(one.id, None) for one in item.criteria]
        case _:
            assert_never(item)
    return tuple(Part(id=id, right=judged or None, say=say) for id, say in said)


def solution(item: Item) -> str | float | list[str] | dict[str, str] | None:
    """Give the right answer's value, in the form that `grade` takes.

    Parameters
    ----------
    item
        An item of any kind.

    Returns
    -------
    str, float, list, dict or None
        An option's id, the number, ids of options or entries, or a mapping of cards to
        boxes. For an open item its model answer; for an opinion none.
    """
    if item.opinion:
        return None
    match item:
        case Single():
            return next(one.id for one in item.options if one.right)
        case Several():
            return [one.id for one in item.options if one.right]
        case Number() | Slider():
            return item.answer
        case Order():
            return [one.id for one in item.entries]
        case Match():
            return {one.id: one.box for one in item.cards}
        case Open():
            return item.model_answer
        case _:
            assert_never(item)
