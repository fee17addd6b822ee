"""What a question takes that is no choice: numbers, days and small tables."""

from __future__ import annotations

import datetime
from math import isfinite
from typing import Annotated, Literal, Self

from pydantic import StringConstraints, model_validator

from raile.model.base import Id, Strict, Words

MOST_ROWS = 100
"""Of one table that people fill row by row."""

LONGEST = 100_000
"""Characters of one answer; more belongs in a document of its own."""

LONGEST_CELL = 20_000

Cell = float | Annotated[str, StringConstraints(max_length=LONGEST_CELL)]
"""What stands in one cell; a day as text, such as '2026-11-23'."""


class Limits(Strict):
    """What a number may be."""

    unit: Words | None = None
    least: float | None = None
    most: float | None = None
    whole: bool = False

    def allows(self, number: float | None) -> bool:
        """Whether a number lies within the limits."""
        return (
            number is not None
            and isfinite(number)
            and (self.least is None or number >= self.least)
            and (self.most is None or number <= self.most)
            and (not self.whole or float(number).is_integer())
        )

    @model_validator(mode="after")
    def _leave_room(self) -> Self:
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValueError("'least' is more than 'most'; exchange them")
        return self


class Entry(Strict):
    """One of the entries that a column of choices offers."""

    id: Id
    text: Words


class Column(Limits):
    """One column of a table that people fill row by row."""

    id: Id
    title: Words
    help: Words | None = None
    kind: Literal["text", "number", "date", "choice"] = "text"
    options: tuple[Entry, ...] = ()

    def takes(self, cell: Cell) -> bool:
        """Whether a cell fits: the right type, within the limits, and not empty."""
        match self.kind, cell:
            case "number", int() | float():
                return self.allows(cell)
            case "date", str():
                return is_day(cell)
            case "choice", str():
                return any(one.id == cell for one in self.options)
            case "text", str():
                return bool(cell.strip())
        return False

    @model_validator(mode="after")
    def _offers_what_its_kind_needs(self) -> Self:
        if (self.kind == "choice") != bool(self.options):
            raise ValueError(
                "only a column of kind 'choice' has 'options', and it needs them; "
                "give both or neither"
            )
        return self


class Origin(Strict):
    """Where an answer may come from: it is proposed, and people may keep it."""

    sheet: Id
    """Another instrument, or 'risk' or 'law'."""
    question: Id | None = None
    """Of the instrument; or instead …"""
    part: Literal["groups", "risks", "safeguards", "findings", "duties"] | None = None
    """… of the risk assessment or the law walk."""

    @model_validator(mode="after")
    def _names_one_thing(self) -> Self:
        if (self.question is None) == (self.part is None):
            raise ValueError(
                "it has neither or both of 'question' and 'part'; give one of them"
            )
        return self


def is_day(text: str) -> bool:
    """Whether a text is a day, such as '2026-11-23'."""
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True
