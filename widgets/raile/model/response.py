"""One line of the log of responses."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, Protocol

from pydantic import Field

from raile.model.base import Strict

Kind = Literal["answer", "shown", "profile", "visit"]
"""An answer; a look at the solution; a role or language; a module opened."""

TRAINER = "trainer"
"""The participant under whose name trainers try things out; in no figure of a room."""


class Response(Strict):
    """What one participant did, once. The log is only ever added to."""

    key: str = Field(min_length=1, max_length=64)
    """Made where the answer was given; the same key is stored once."""
    participant: str = Field(min_length=1, max_length=64)
    kind: Kind
    activity: str = Field(max_length=120)
    """'principles/quiz', 'readiness', 'threshold-vote', or 'participant'."""
    item: str = Field(max_length=60)
    value: Any = None
    confidence: float | None = None
    score: float | None = None
    content: str = Field(max_length=40)
    """Version of the content that was answered."""
    at: datetime
    """With its time zone."""
    number: int | None = None
    """Its place in the log, once stored."""


class Line(Protocol):
    """What a log's line says, whichever log it is."""

    @property
    def kind(self) -> str:
        """'answer', or something else."""

    @property
    def item(self) -> str:
        """What it is about."""

    @property
    def value(self) -> Any:
        """What it says."""
