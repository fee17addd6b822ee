"""What grading an answer returns."""

from __future__ import annotations

from typing import Any, Literal

from raile.model.base import Strict

Status = Literal["not-attempted", "wrong", "partly", "right", "recorded"]


class Answer(Strict):
    """What a person answered: the kind's own value, and how sure they were."""

    value: Any = None
    confidence: float | None = None
    """0 to 100, in per cent."""


class Part(Strict):
    """One option, entry, card or criterion of the answer, and what to say of it."""

    id: str
    right: bool | None = None
    say: str | None = None


class Mark(Strict):
    """The mark of one answer."""

    status: Status
    score: float | None = None
    """0 to 1; none where nothing was attempted or no answer is right."""
    parts: tuple[Part, ...] = ()
    """Feedback for the parts that the person chose, in the author's order."""
    say: str | None = None
    """Feedback for the answer as a whole."""
