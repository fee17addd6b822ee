"""What people answer in a risk assessment."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field

from raile.model.base import Strict

Rated = Annotated[int, Field(ge=1, le=5, strict=True)]
Written = Annotated[str, Field(max_length=20_000)]


class Rating(Strict):
    """A cell of the matrix, and why."""

    likelihood: Rated | None = None
    impact: Rated | None = None
    reason: Written = ""
    evidence: Written = ""
    """Where the proof is kept."""


class Measure(Strict):
    """A safeguard that was chosen, and who sees to it until when."""

    id: str
    owner: Written = ""
    """A function, no name."""
    due: datetime.date | None = None
    tested: bool = False
    """Whether it exists and was tested: only then may it lower a risk."""


class Judgement(Strict):
    """One person's answer to one question."""

    group: Written = ""
    """The group that would be worst affected."""
    inherent: Rating = Rating()
    """Without any safeguards."""
    residual: Rating = Rating()
    """With those that exist and are tested."""
    measures: tuple[Measure, ...] = Field(default=(), max_length=100)
    follow_ups: dict[str, str] = Field(default={}, max_length=100)
    """The option chosen, by follow-up."""


class Screened(Strict):
    """What is rated, and whether anything is prohibited; empty while not answered."""

    system: Written = ""
    """What people call the system among themselves."""
    practices: tuple[str, ...] = ()
    none: bool = False
    """Nothing of it; a practice that is named counts all the same."""
