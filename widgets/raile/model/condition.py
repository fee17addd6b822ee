"""Conditions on earlier answers: what makes a question visible or a rule apply."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any, Self

from pydantic import Discriminator, Field, Tag, model_validator

from raile.model.base import Id, Ids, Strict


class Chosen(Strict):
    """True when a visible question was answered with any of these options."""

    question: Id
    chosen: Ids | None = None
    at_least: float | None = None
    """Or: when the points of its answer reach this."""

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Self:
        if (self.chosen is None) == (self.at_least is None):
            raise ValueError(
                "it has neither or both of 'chosen' and 'at_least'; give one of them"
            )
        return self


class All(Strict):
    """True when all of them are."""

    all: tuple[Condition, ...] = Field(min_length=1)


class AnyOf(Strict):
    """True when at least one of them is."""

    any: tuple[Condition, ...] = Field(min_length=1)


class Not(Strict):
    """True when it is not."""

    never: Condition


def _fields(value: Any) -> Collection[str]:
    return getattr(value.__class__, "model_fields", ())


def _which(value: Any) -> str:
    keys = value if isinstance(value, dict) else _fields(value)
    for key in ("all", "any", "never"):
        if key in keys:
            return key
    return "question"


Condition = Annotated[
    Annotated[Chosen, Tag("question")]
    | Annotated[All, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("never")],
    Discriminator(_which),
]

All.model_rebuild()
AnyOf.model_rebuild()
Not.model_rebuild()


def questions_in(condition: Chosen | All | AnyOf | Not) -> tuple[str, ...]:
    """Ids of all questions that a condition looks at."""
    match condition:
        case Chosen():
            return (condition.question,)
        case All():
            inner = condition.all
        case AnyOf():
            inner = condition.any
        case Not():
            inner = (condition.never,)
    return tuple(question for one in inner for question in questions_in(one))
