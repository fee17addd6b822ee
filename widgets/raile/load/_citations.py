"""Where the content names each of its sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from raile.load._content import Content
from raile.load._lesson import Activity
from raile.model.base import Strict

_NAMING = ("source", "references")
"""The fields that name sources."""


@dataclass(frozen=True)
class Uses:
    """How often a source is named, and where."""

    modules: Counter[str] = field(default_factory=Counter)
    """By a module's id: its questions and exercises, and what its lesson shows."""
    terms: int = 0
    """In the glossary."""
    data: int = 0
    """As the origin of a data set."""


def citations(content: Content) -> dict[str, Uses]:
    """Return the uses of every source, in the order of ``sources.yaml``.

    Raises
    ------
    ContentError
        With the faults of the first file that has any.
    """
    modules = {name: Counter(_named(_parts(content, name))) for name in content.modules}
    terms = Counter(_named(content.glossary.values()))
    sheets = Counter(_named(content.datasheet(name) for name in content.data_sets))
    return {
        source: Uses(
            Counter(
                {name: one[source] for name, one in modules.items() if one[source]}
            ),
            terms[source],
            sheets[source],
        )
        for source in content.sources
    }


def _parts(content: Content, module: str) -> Iterator[Any]:
    """Yield a module, and what its lesson shows, each once."""
    yield content.modules[module]
    for name in content.item_sets(module):
        yield content.item_set(name)
    for name in content.exercises:
        exercise = content.exercise(name)
        if exercise.module == module:
            yield exercise
    activities = content.lesson(module).activities
    for verb, target in dict.fromkeys((one.verb, one.target) for one in activities):
        yield _shown(content, Activity(verb, target))


def _shown(content: Content, activity: Activity) -> Any:
    """Return what an activity shows, unless its module has it anyway."""
    match activity.verb:
        case "example":
            return content.example(activity.target)
        case "scenario":
            return content.scenario(activity.target)
        case "assess":
            return content.instrument(activity.target)
        case "lab":
            return content.lab(activity.target)
        case "data":
            return content.datasheet(activity.target)
        case "law":
            law = content.law
            return (law.dates, law.walk, law.duties, law.cases)
        case "timeline":
            return content.law.dates
        case "test":
            return content.bank
    return None


def _named(part: Any) -> Iterator[str]:
    """Yield the ids of sources in a part of the content, once for every naming."""
    match part:
        case Strict():
            for name, value in part:
                yield from value if name in _NAMING else _named(value)
        case dict():
            yield from _named(part.values())
        case str():
            return
        case Iterable():
            for one in part:
                yield from _named(one)
