"""Running an exercise's checks on what a learner's cell left behind.

A check passes by returning and fails by saying why.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from raile.model.exercise import (
    Check,
    CloseTo,
    DiffersFrom,
    Equals,
    Exercise,
    Outcome,
    Within,
)

_NOISE = 1e-12
"""Relative error that a learner's own way of computing may leave behind."""

_COLLECTIONS = (list, tuple, set, frozenset, dict)
_TEXTS = (str, bytes)


class NotYet(Exception):  # noqa: N818 - an outcome, not an error
    """A check fails; the text says why."""


def run(exercise: Exercise, namespace: Mapping[str, Any]) -> Outcome:
    """Check the variables that an exercise asks for.

    Parameters
    ----------
    exercise
        Its checks are made in order; the first that fails decides.
    namespace
        Variables by name, such as ``globals()`` of a notebook. It is only read.

    Returns
    -------
    Outcome
        *Not attempted* where a variable is not there or still ``...``; *not yet* with
        the failing check's reason; *right* with the debrief; *cannot check* where a
        check itself broke, or met a type of value that it cannot judge.
    """
    for check in exercise.checks:
        if _is_open(namespace.get(check.variable, ...)):
            return Outcome(status="not-attempted", variable=check.variable)
    for check in exercise.checks:
        try:
            _run(check, namespace[check.variable])
        except NotYet as reason:
            return Outcome(status="not-yet", say=str(reason), variable=check.variable)
        except Exception as error:  # whatever it is, the learner is not to blame
            return Outcome(
                status="cannot-check",
                variable=check.variable,
                fault=f"{type(error).__name__}: {error}",
            )
    return Outcome(status="right", say=exercise.debrief)


def _is_open(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return any(one is ... for one in value)
    return value is ...


def _run(check: Check, value: Any) -> None:
    match check:
        case CloseTo():
            _close_to(check, value)
        case DiffersFrom():
            _differs_from(check, value)
        case Within():
            _within(check, value)
        case Equals():
            _equals(check, value)
        case _:
            assert_never(check)


def _close_to(check: CloseTo, value: Any) -> None:
    if not _near(_number(value, check.otherwise), check.value, check.tolerance):
        raise NotYet(check.otherwise)


def _differs_from(check: DiffersFrom, value: Any) -> None:
    if _near(_number(value, check.otherwise), check.value, check.tolerance):
        raise NotYet(check.otherwise)


def _within(check: Within, value: Any) -> None:
    if not check.low <= _number(value, check.otherwise) <= check.high:
        raise NotYet(check.otherwise)


def _equals(check: Equals, value: Any) -> None:
    if not isinstance(check.value, tuple):
        _same(check.value, value, check.otherwise)
        return
    values = _values(value, check.otherwise)
    if len(values) != len(check.value):
        raise NotYet(check.otherwise)
    for wanted, one in zip(check.value, values, strict=True):
        _same(wanted, one, check.otherwise)


def _same(wanted: str | bool | float, value: Any, otherwise: str) -> None:
    if isinstance(wanted, str | bool):
        value = _scalar(value)
        same = isinstance(value, type(wanted)) and value == wanted
    else:
        same = _near(_number(value, otherwise), wanted, 0)
    if not same:
        raise NotYet(otherwise)


def _near(number: float, target: float, tolerance: float) -> bool:
    noise = _NOISE * (abs(target) + tolerance)
    return abs(number - target) <= tolerance + noise


def _number(value: Any, otherwise: str) -> float:
    value = _scalar(value)
    # Plain Python that is no number is the learner's; what float() cannot take is ours.
    if value is None or isinstance(value, (bool, *_TEXTS, *_COLLECTIONS)):
        raise NotYet(otherwise)
    try:
        return float(value)
    except OverflowError:
        raise NotYet(otherwise) from None


def _scalar(value: Any) -> Any:
    """Take the one value out of a NumPy or pandas object; several do not fit."""
    take = getattr(value, "item", None)
    return take() if callable(take) else value


def _values(value: Any, otherwise: str) -> list[Any]:
    """List what is in a list, a tuple, or a NumPy or pandas object."""
    if isinstance(value, list | tuple):
        return list(value)
    listed = getattr(value, "tolist", None)
    values = listed() if callable(listed) else value
    if isinstance(values, list):
        return values
    if values is None or isinstance(values, (int, float, *_TEXTS, *_COLLECTIONS)):
        raise NotYet(otherwise)
    # An iterator would be used up, or never end.
    raise TypeError(f"a list was expected, not {type(value).__name__}")
