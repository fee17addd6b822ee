"""Lessons: what their cells name is there, and what is there is named."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import get_args

from raile.load._fault import Fault, closest
from raile.load._layout import Kind
from raile.load._lesson import VERBS
from raile.load._library import LessonFile, Library
from raile.model.blueprint import Moment
from raile.model.item import ItemSet

_KINDS: dict[str, Kind] = {
    "quiz": "set",
    "poll": "set",
    "example": "example",
    "scenario": "scenario",
    "lab": "lab",
    "assess": "instrument",
    "worksheet": "instrument",
    "exercise": "exercise",
    "data": "data",
}
_CALLS: dict[Kind, str] = {
    "set": "quiz",
    "example": "example",
    "scenario": "scenario",
    "lab": "lab",
    "instrument": "assess",
}


def faults(library: Library) -> Iterator[Fault]:
    """Find activities that are not there, and content that no lesson shows."""
    for one in library.lessons:
        yield from _activities(library, one)
        yield from _imports(one)
    used = {
        (_KINDS[activity.verb], activity.target)
        for one in library.lessons
        for activity in one.lesson.activities
        if activity.verb in _KINDS
    }
    yield from _recalled(library)
    for place, document in library.documents.items():
        verb = _CALLS.get(place.kind)
        if place.kind == "instrument" and "gate" in (document.data or ()):
            continue  # The gates of a system lead to its sheets.
        if verb and place.language is None and (place.kind, place.name) not in used:
            call = f'raile.{verb}("{place.name}")'
            cure = f"Write '{call}' into a lesson, or remove the file."
            wrong = f"No lesson uses '{place.name}'"
            yield Fault(document.file, 1, place.name, wrong, cure)


def _recalled(library: Library) -> Iterator[Fault]:
    known = library.names("set")
    for loaded in library.all("set", ItemSet):
        name = loaded.value.recalls
        if name is not None and name not in known:
            cure = closest(name, sorted(known), "Write it, or remove the line.")
            yield loaded.fault(("recalls",), f"There is no quiz '{name}'", cure)


def _activities(library: Library, one: LessonFile) -> Iterator[Fault]:
    for activity in one.lesson.activities:
        if activity.verb == "test":
            known = set(get_args(Moment))
            if activity.target in known and not library.names("blueprint"):
                wrong = f"There is no test to draw '{activity.target}' from"
                path = library.layout.shown(library.layout.file("blueprint"))
                yield one.fault(
                    activity.line, wrong, f"Write {path}, or remove the cell."
                )
        elif activity.verb in _KINDS:
            known = library.names(_KINDS[activity.verb])
        else:
            continue
        if activity.target not in known:
            wrong = f"There is no {VERBS[activity.verb]} '{activity.target}'"
            cure = closest(
                activity.target, sorted(known), "Write it, or remove the cell."
            )
            yield one.fault(activity.line, wrong, cure)


def _imports(one: LessonFile) -> Iterator[Fault]:
    """Find the first use of raile if it comes before its import."""
    activities = one.lesson.activities
    for cell in one.lesson.cells:
        if any(cell.line <= activity.line for activity in activities[:1]):
            try:
                nodes = list(ast.walk(ast.parse(cell.code)))
            except SyntaxError:
                return
            names = [
                a.name for n in nodes if isinstance(n, ast.Import) for a in n.names
            ]
            if "raile" in names:
                return
    if activities:
        cure = "Write a code cell 'import raile' above it."
        yield one.fault(activities[0].line, "'raile' is not imported yet", cure)
