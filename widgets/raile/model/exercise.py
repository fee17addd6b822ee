"""Exercises: a task, a starter, checks and a ladder of hints."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from raile.model.base import Id, Ids, Strict, Words


class CloseTo(Strict):
    """The variable is a number close to another."""

    check: Literal["close_to"]
    variable: str
    value: float
    tolerance: float = Field(default=1e-9, ge=0)
    otherwise: Words


class Within(Strict):
    """The variable is a number between two others."""

    check: Literal["within"]
    variable: str
    low: float
    high: float
    otherwise: Words


class Equals(Strict):
    """The variable equals a value: text, a number, a truth value or a list of them."""

    check: Literal["equals"]
    variable: str
    value: str | bool | int | float | tuple[str | bool | int | float, ...]
    otherwise: Words


Check = Annotated[CloseTo | Within | Equals, Field(discriminator="check")]


class Exercise(Strict):
    """``exercises/ID/exercise.yaml``; ``solution.py`` stands beside it."""

    title: Words
    task: Words
    level: Literal["no-code", "change-a-number", "write-pandas"]
    starter: str
    """Code; values still to be given are ``...``"""
    checks: tuple[Check, ...] = Field(min_length=1)
    hints: tuple[Words, ...] = Field(min_length=1)
    """From a nudge to nearly the answer."""
    debrief: Words
    topics: Ids = ()
    source: Ids = ()
    module: Id | None = None


class Outcome(Strict):
    """What checking an exercise found."""

    status: Literal["not-attempted", "not-yet", "right", "cannot-check"]
    say: str | None = None
    """Why not yet, or the debrief once it is right."""
    variable: str | None = None
    """The variable that decided it."""
    fault: str | None = None
    """Where it cannot be checked: what broke in the check, for its authors."""
