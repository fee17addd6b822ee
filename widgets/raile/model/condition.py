"""Conditions on earlier answers: what makes a question visible or a rule apply."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, Protocol, Self

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


class Answered(Protocol):
    """What a condition sees of an answer."""

    @property
    def ids(self) -> Collection[str]:
        """Ids of the options chosen; none where nothing counts."""

    @property
    def points(self) -> float:
        """What the answer gives."""


def holds(
    condition: Chosen | All | AnyOf | Not, answers: Mapping[str, Answered]
) -> bool:
    """Whether a condition is true of the answers that count, by question."""
    match condition:
        case All():
            return all(holds(one, answers) for one in condition.all)
        case AnyOf():
            return any(holds(one, answers) for one in condition.any)
        case Not():
            return not holds(condition.never, answers)
        case Chosen():
            answer = answers.get(condition.question)
            # 'Don't know' gives no points in a condition, not even zero of them.
            if answer is None or not answer.ids:
                return False
            if condition.at_least is not None:
                return answer.points >= condition.at_least
            return any(one in (condition.chosen or ()) for one in answer.ids)


def parts_of(
    condition: Chosen | All | AnyOf | Not,
) -> Iterator[Chosen | All | AnyOf | Not]:
    """Yield a condition and every condition inside it."""
    yield condition
    match condition:
        case All():
            inner = condition.all
        case AnyOf():
            inner = condition.any
        case Not():
            inner = (condition.never,)
        case Chosen():
            inner = ()
    for one in inner:
        yield from parts_of(one)
