"""What the kit promises of its own questions, stories and modules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from raile.grade import grade, solution
from raile.load import Content
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
from raile.model.mark import Answer
from raile.model.scenario import Scenario

CONTENT = Content()
SETS = [name for module in CONTENT.modules for name in CONTENT.item_sets(module)]
ITEMS = [
    *(item for name in SETS for item in CONTENT.item_set(name).items),
    *(item for items in CONTENT.bank.values() for item in items),
]
MARKED = [one for one in ITEMS if not (one.opinion or isinstance(one, Open))]
STORIES = sorted(
    {
        activity.target
        for module in CONTENT.modules
        for activity in CONTENT.lesson(module).activities
        if activity.verb == "scenario" and activity.target
    }
)
MOST_FIGURES = 1e9


def wrong_answers(item: Item) -> Iterator[Any]:
    """Yield answers to a marked item that are not wholly right."""
    match item:
        case Single():
            yield from (one.id for one in item.options if not one.right)
        case Several():
            right = sorted(item.right)
            yield from ([*right, one.id] for one in item.options if not one.right)
            yield from ([*right[:at], *right[at + 1 :]] for at in range(len(right)))
        case Order():
            yield [one.id for one in reversed(item.entries)]
        case Match():
            for card in item.cards:
                other = next(box.id for box in item.boxes if box.id != card.box)
                yield {**{one.id: one.box for one in item.cards}, card.id: other}
        case Number() | Slider():
            yield MOST_FIGURES


@pytest.mark.parametrize("item", MARKED, ids=lambda one: one.id)
def test_a_question_marks_right_what_is_right_and_nothing_else(item: Item) -> None:
    assert grade(item, Answer(value=solution(item))).status == "right"
    for value in wrong_answers(item):
        if value not in ([], {}):
            assert grade(item, Answer(value=value)).status in {"wrong", "partly"}


def test_at_least_180_questions_say_all_about_themselves() -> None:
    told = [
        one
        for one in MARKED
        if one.source and one.bloom and one.topics and one.difficulty
    ]
    assert len(told) >= 180
    for one in told:
        if isinstance(one, Single | Several):
            assert all(option.say for option in one.options)


def test_every_module_but_first_and_last_has_a_quiz_of_ten_to_fifteen() -> None:
    for module in list(CONTENT.modules)[1:-1]:
        assert 10 <= len(CONTENT.item_set(f"{module}/quiz").items) <= 15, module


def ways(story: Scenario, step: str, before: tuple[str, ...] = ()) -> Iterator[Any]:
    """Yield the steps of each way through a story, its ending last."""
    here = next((one for one in story.decisions if one.id == step), None)
    if here is None:
        yield (*before, step)
        return
    for choice in here.choices:
        yield from ways(story, choice.next, (*before, step))


@pytest.mark.parametrize("name", STORIES)
def test_every_way_through_a_story_ends_and_misses_no_step(name: str) -> None:
    story = CONTENT.scenario(name)
    found = list(ways(story, story.decisions[0].id))
    endings = {one.id for one in story.endings}
    assert {way[-1] for way in found} == endings
    assert {step for way in found for step in way[:-1]} == {
        one.id for one in story.decisions
    }
    # A grave decision may end a story early; no way is a single click.
    assert max(len(way) - 1 for way in found) in {3, 4, 5, 6}
    assert min(len(way) - 1 for way in found) >= 2
    assert len({ending.tone for ending in story.endings}) > 1


def test_there_are_twelve_stories() -> None:
    assert len(STORIES) == 12
