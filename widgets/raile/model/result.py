"""What scoring an assessment returns."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field

from raile.model.base import Strict
from raile.model.field import LONGEST, MOST_ROWS, Cell

Written = Annotated[str, Field(max_length=LONGEST)]
Row = dict[str, Cell]
"""Cells by the column's id."""


class Reply(Strict):
    """One answer to an instrument's question."""

    chosen: tuple[str, ...] = ()
    """Ids of the levels chosen; one for a choice."""
    dont_know: bool = False
    text: Written = ""
    """The answer of a text question."""
    number: float | None = None
    date: datetime.date | None = None
    rows: tuple[Row, ...] = Field(default=(), max_length=MOST_ROWS)
    """The answer of a question whose table is filled row by row."""
    evidence: Written = ""

    @property
    def written(self) -> bool:
        """Whether it has an answer that is no choice."""
        return bool(
            self.text.strip() or self.number is not None or self.date or self.rows
        )

    @property
    def answered(self) -> bool:
        """Whether it says anything, 'don't know' included."""
        return bool(self.chosen or self.dont_know or self.written)


class Standing(Strict):
    """How one question stands."""

    question: str
    section: str
    points: float
    possible: float
    percent: float
    level: str | None
    dont_know: bool


class SectionResult(Strict):
    """How one section stands."""

    section: str
    points: float
    possible: float
    percent: float | None
    """None where no question of it counts."""
    band: str | None
    asked: int
    answered: int
    dont_know: int


class Result(Strict):
    """The result of an instrument for one set of replies."""

    percent: float | None
    band: str | None
    capped_by: str | None
    """The weakest section, where it held the band down."""
    overrides: tuple[str, ...]
    sections: tuple[SectionResult, ...]
    standings: tuple[Standing, ...]
    """Of every visible scored question that was answered, in order."""
    weakest: tuple[str, ...]
    dont_know: tuple[str, ...]
    missing: tuple[str, ...]
    """Required visible questions without an answer."""
    visible: tuple[str, ...]
    next_steps: tuple[tuple[str, str], ...]
    """(question id, what to do), weakest first."""

    @property
    def complete(self) -> bool:
        """Whether every required question has an answer."""
        return not self.missing
