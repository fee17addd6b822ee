"""Exercises: a task, a starter, checks and a ladder of hints."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from raile.model.base import Id, Ids, Strict, Words
from raile.model.item import Item
from raile.model.ways import refuse_twins


class CloseTo(Strict):
    """The variable is a number close to another."""

    check: Literal["close_to"]
    variable: str
    value: float
    tolerance: float = Field(default=1e-9, ge=0)
    otherwise: Words


class DiffersFrom(Strict):
    """The variable is not a wrong number that people often give."""

    check: Literal["differs_from"]
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


Check = Annotated[CloseTo | DiffersFrom | Within | Equals, Field(discriminator="check")]


class Exercise(Strict):
    """``exercises/ID/exercise.yaml``; ``solution.py`` stands beside it.

    Without code, people answer its items on the page, and the solution works out the
    answer to each: the item ``share-of-alerts`` is its variable ``share_of_alerts``.
    """

    title: Words
    task: Words
    level: Literal["no-code", "change-a-number", "write-pandas"]
    starter: str | None = None
    """Code; values still to be given are ``...``"""
    checks: tuple[Check, ...] = ()
    items: tuple[Item, ...] = ()
    """What is asked where no code is needed."""
    hints: tuple[Words, ...] = Field(min_length=1)
    """From a nudge to nearly the answer."""
    debrief: Words
    topics: Ids = ()
    source: Ids = ()
    module: Id | None = None

    @model_validator(mode="after")
    def _parts_fit_the_level(self) -> Self:
        refuse_twins((item.id for item in self.items), "items")
        if self.level == "no-code":
            if not self.items or self.checks or self.starter is not None:
                raise ValueError(
                    "without code it has 'items', and neither 'starter' nor 'checks'"
                )
            if any(item.opinion or item.kind == "open" for item in self.items):
                raise ValueError(
                    "each of its items needs a right answer; leave out opinions and "
                    "'kind: open'"
                )
        elif self.items or not self.checks or not self.starter:
            raise ValueError(
                "with code it has 'starter' and 'checks', and no 'items'; or write "
                "'level: no-code'"
            )
        return self


class Outcome(Strict):
    """What checking an exercise found."""

    status: Literal["not-attempted", "not-yet", "right", "cannot-check"]
    say: str | None = None
    """Why not yet, or the debrief once it is right."""
    variable: str | None = None
    """The variable that decided it."""
    fault: str | None = None
    """Where it cannot be checked: what broke in the check, for its authors."""
