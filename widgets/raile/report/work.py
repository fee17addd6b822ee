"""What each module gives people to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from raile.load import Activity, Content
from raile.model.blueprint import Blueprint
from raile.model.instrument import Instrument
from raile.model.item import ItemSet
from raile.model.response import Response
from raile.model.scenario import Scenario

Work = dict[str, tuple["Task", ...]]
"""The tasks of each module, by the module's id, in teaching order."""

Done = dict[str, dict[str, Response]]
"""A person's latest response to each item, by activity and item."""

ENDING = "ending"
"""The item under which a scenario's ending is recorded."""


@dataclass(frozen=True)
class Task:
    """One activity of a lesson that has an end."""

    activity: str
    """The name that its responses carry."""
    of: ItemSet | Scenario | Instrument | Blueprint


def work(content: Content) -> Work:
    """Return what each module gives participants to do.

    What a lesson marks as optional is not in it, nor are labs and exercises: nobody
    has to finish them, and on the workshop's pages nobody can run an exercise.
    """
    found = {}
    for module in content.modules:
        # By name: an activity may stand in a lesson twice.
        tasks = {
            task.activity: task
            for activity in content.lesson(module).activities
            if not (activity.trainer or activity.optional)
            and (task := _task(content, activity))
        }
        found[module] = tuple(tasks.values())
    return found


def _task(content: Content, activity: Activity) -> Task | None:
    match activity.verb:
        case "quiz" | "poll":
            return Task(activity.target, content.item_set(activity.target))
        case "scenario":
            return Task(activity.target, content.scenario(activity.target))
        case "assess":
            return Task(activity.target, content.instrument(activity.target))
        case "test":
            return Task(f"test/{activity.target}", content.blueprint)
    return None


def done_by_each(responses: Iterable[Response]) -> dict[str, Done]:
    """Return what each participant has done, from responses oldest first."""
    people: dict[str, Done] = {}
    for one in responses:
        # Asking to see the solution ends an item too.
        if one.kind == "answer" or one.kind == "shown":
            done = people.setdefault(one.participant, {})
            done.setdefault(one.activity, {})[one.item] = one
    return people
