"""One person's own figures: what is done, and how the quizzes went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from raile.assessment import visible
from raile.model.base import Strict
from raile.model.blueprint import Blueprint
from raile.model.instrument import Instrument
from raile.model.item import ItemSet, Open
from raile.model.response import Response
from raile.model.scenario import Scenario
from raile.replies import latest
from raile.report import together
from raile.report.work import ENDING, Done, Task, Work, done_by_each


def chosen_last(responses: Iterable[Response], item: str) -> str | None:
    """Return the role or language that a participant chose last."""
    chosen = [
        response.value
        for response in responses
        if response.kind == "profile" and response.item == item
    ]
    return chosen[-1] if chosen and isinstance(chosen[-1], str) else None


class Score(Strict):
    """First attempts at the items of a set that have a right answer."""

    points: float
    """Their scores added up; a right answer gives 1."""
    answered: int
    possible: int
    """How many items there are to score."""


class TaskProgress(Strict):
    """How far a person is in one activity."""

    activity: str
    share: float
    """0 to 1."""
    score: Score | None = None
    """Of a quiz; nothing where no item has a right answer."""


class Progress(Strict):
    """How far a person is in one module."""

    module: str
    opened: bool
    tasks: tuple[TaskProgress, ...]
    share: float
    """0 to 1: each activity counts the same; of a mere text, whether it was opened."""

    @property
    def finished(self) -> bool:
        """Whether everything in it is done."""
        return self.share == 1


def progress(work: Work, responses: Sequence[Response]) -> dict[str, Progress]:
    """Return how far one person is in each module.

    Parameters
    ----------
    work
        What there is to do; see `raile.report.work.work`.
    responses
        All of one person's, oldest first.
    """
    done = next(iter(done_by_each(responses).values()), {})
    visited = {one.activity for one in responses if one.kind == "visit"}
    scores = first_scores(responses)
    return {
        module: Progress(
            module=module,
            opened=begun(module, tasks, done, visited),
            tasks=tuple(
                TaskProgress(
                    activity=task.activity,
                    share=share(task, done),
                    score=_score(task, scores.get(task.activity, {})),
                )
                for task in tasks
            ),
            share=share_of_module(module, tasks, done, visited),
        )
        for module, tasks in work.items()
    }


def begun(
    module: str, tasks: Iterable[Task], done: Done, visited: Iterable[str]
) -> bool:
    """Whether a person has opened a module, or done anything that stands in it."""
    return module in visited or any(task.activity in done for task in tasks)


def share_of_module(
    module: str, tasks: Sequence[Task], done: Done, visited: Iterable[str]
) -> float:
    """Return which share of a module a person has done."""
    if not tasks:
        return float(module in visited)
    return fsum(share(task, done) for task in tasks) / len(tasks)


def share(task: Task, done: Done) -> float:
    """Return which share of an activity a person has done."""
    items = done.get(task.activity, {})
    match task.of:
        case ItemSet() as one:
            return sum(item.id in items for item in one.items) / len(one.items)
        case Scenario():
            # Whoever has played it with the room has played it.
            room = done.get(together.activity(task.activity), {})
            return float(ENDING in items or ENDING in room)
        case Blueprint() as one:
            # The items are each person's own; a change of the bank may swap some.
            return min(1, len(items) / one.size)
        case Instrument() as one:
            return _share_of_replies(one, items)


def _share_of_replies(instrument: Instrument, items: Mapping[str, Response]) -> float:
    replies = latest(items.values())
    given = {name for name, reply in replies.items() if reply.answered}
    if not given:
        return 0
    questions = {one.id: one for one in instrument.questions}
    asked = [one for one in visible(instrument, replies) if questions[one].required]
    return sum(one in given for one in asked) / len(asked) if asked else 1


def first_scores(
    responses: Iterable[Response],
) -> dict[str, dict[str, float | None]]:
    """Return the scores of a person's first answers, by activity and item."""
    scores: dict[str, dict[str, float | None]] = {}
    for one in responses:
        if one.kind == "answer":
            scores.setdefault(one.activity, {}).setdefault(one.item, one.score)
    return scores


def _score(task: Task, scores: Mapping[str, float | None]) -> Score | None:
    if not isinstance(task.of, ItemSet):
        return None
    # People compare an open answer themselves: that is no score.
    scored = [
        item.id
        for item in task.of.items
        if not item.opinion and not isinstance(item, Open)
    ]
    if not scored:
        return None
    first = [scores[one] for one in scored if one in scores]
    return Score(
        points=fsum(score or 0 for score in first),
        answered=len(first),
        possible=len(scored),
    )
