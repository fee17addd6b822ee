"""What a room expected of a lab, how it set the controls, and what it decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from statistics import median, quantiles
from typing import Any

from raile.load import Content
from raile.model.base import Strict
from raile.model.lab import Control, Lab, Option, Selection, Slider
from raile.model.response import Response
from raile.report.game import RoomPlay, room_play, turns
from raile.report.small import K, percent

Kept = Mapping[str, Mapping[str, Any]]
"""What one person recorded last in a lab, by item."""


class Chosen(Strict):
    """How many have chosen an option."""

    id: str
    count: int
    percent: int


class Choices(Strict):
    """How a room has chosen among options, in their order."""

    hidden: bool
    """Whether fewer than `K` people have: then nothing else is told."""
    n: int | None = None
    options: tuple[Chosen, ...] = ()


class Setting(Strict):
    """Where a room has set one control: a slider has numbers, a selection choices."""

    control: str
    hidden: bool
    """Whether fewer than `K` people have: then nothing else is told."""
    n: int | None = None
    numbers: tuple[float, ...] = ()
    """One for each person, from the lowest."""
    quartiles: tuple[float, float, float] | None = None
    """Of the numbers; the second is their median."""
    options: tuple[Chosen, ...] = ()


class LabFigures(Strict):
    """What a room made of a lab."""

    expected: Choices
    decided: Choices
    settings: tuple[Setting, ...]
    """With which people decided, in the order of the controls."""
    play: RoomPlay | None
    """Of the lab's game, if it has one."""


def labs(content: Content) -> dict[str, str]:
    """Return the module of each lab in a lesson, by the lab's id, in teaching order."""
    return {
        activity.target: module
        for module in content.modules
        for activity in content.lesson(module).activities
        if activity.verb == "lab" and not activity.trainer
    }


def lab_figures(
    name: str, lab: Lab, responses: Iterable[Response], k: int = K
) -> LabFigures:
    """Return what a room made of a lab: of each person the latest answer.

    Parameters
    ----------
    name
        Its id.
    lab
        The lab.
    responses
        The whole room's, oldest first, without the trainer's.
    k
        The smallest group that anything is told of.
    """
    people = _kept(f"lab/{name}", responses)
    decisions = [one["decision"] for one in people if "decision" in one]
    expected = [one["expectation"] for one in people if "expectation" in one]
    return LabFigures(
        expected=_choices(_chosen(expected), lab.question.options, k),
        decided=_choices(_chosen(decisions), lab.decision.options, k),
        settings=_settings(lab, decisions, k),
        play=room_play(lab.game, [turns(lab.game, one) for one in people], k)
        if lab.game
        else None,
    )


def _kept(activity: str, responses: Iterable[Response]) -> list[Kept]:
    people: dict[str, dict[str, Mapping[str, Any]]] = {}
    for one in responses:
        ours = one.activity == activity and one.kind == "answer"
        if ours and isinstance(one.value, dict):
            people.setdefault(one.participant, {})[one.item] = one.value
    return list(people.values())


def _chosen(answers: Iterable[Mapping[str, Any]]) -> list[Any]:
    return [one.get("choice") for one in answers]


def _choices(given: Sequence[Any], options: Sequence[Option], k: int) -> Choices:
    """Count what was chosen; an option that is no longer there counts as nothing."""
    known = [one.id for one in options]
    counts = Counter(one for one in given if one in known)
    n = counts.total()
    if n < k:
        return Choices(hidden=True)
    chosen = (
        Chosen(id=one, count=counts[one], percent=percent(counts[one], n))
        for one in known
    )
    return Choices(hidden=False, n=n, options=tuple(chosen))


def _settings(
    lab: Lab, decisions: Iterable[Mapping[str, Any]], k: int
) -> tuple[Setting, ...]:
    given: dict[str, list[Any]] = {one.id: [] for one in lab.controls}
    for decision in decisions:
        values = decision.get("values")
        if isinstance(values, dict):
            # What somebody could not see, they have not set.
            for name in given.keys() & values.keys() - lab.hidden(values):
                given[name].append(values[name])
    found = (_setting(one, given[one.id], k) for one in lab.controls)
    return tuple(one for one in found if one)


def _setting(control: Control, values: Sequence[Any], k: int) -> Setting | None:
    match control:
        case Slider():
            return _numbers(control, values, k)
        case Selection():
            chosen = _choices(values, control.options, k)
            return Setting(control=control.id, **chosen.model_dump())
    return None


def _numbers(slider: Slider, values: Sequence[Any], k: int) -> Setting:
    numbers = sorted(
        float(one)
        for one in values
        if isinstance(one, int | float)
        and isfinite(one)
        and slider.low <= one <= slider.high
    )
    if len(numbers) < max(k, 2):
        return Setting(control=slider.id, hidden=True)
    low, _, high = quantiles(numbers, n=4, method="inclusive")
    return Setting(
        control=slider.id,
        hidden=False,
        n=len(numbers),
        numbers=tuple(numbers),
        quartiles=(low, median(numbers), high),
    )
