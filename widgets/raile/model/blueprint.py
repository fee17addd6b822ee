"""The blueprint that the test before and after the workshop is drawn by."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from raile.model.base import Id, Strict, Words
from raile.model.item import Bloom, Item, Number, Order, Several, Single, Slider

Moment = Literal["pre", "post"]
"""Before the workshop, and after it."""


def _as_tuple(value: object) -> object:
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


class Cell(Strict):
    """How many items of one module, at some of Bloom's levels, a form holds."""

    module: Id
    """``content/tests/MODULE.yaml`` is the bank on it."""
    bloom: Annotated[tuple[Bloom, ...], BeforeValidator(_as_tuple)] = Field(
        min_length=1
    )
    count: int = Field(default=1, ge=1)

    def takes(self, item: Item) -> bool:
        """Whether an item of the module may fill this cell.

        It must be marked by rules alone, and its author must have said at which
        level it is and how difficult.
        """
        marked = isinstance(item, Single | Several | Number | Order | Slider)
        return (
            marked
            and not item.opinion
            and item.difficulty is not None
            and item.bloom in self.bloom
        )


class FormTexts(Strict):
    """What one of the two forms says above its questions."""

    title: Words
    intro: Words


class Blueprint(Strict):
    """``content/tests/knowledge.yaml``: what each form of the test holds."""

    pre: FormTexts
    post: FormTexts
    cells: tuple[Cell, ...] = Field(min_length=1)

    @property
    def size(self) -> int:
        """How many items a form holds."""
        return sum(cell.count for cell in self.cells)

    @property
    def modules(self) -> tuple[str, ...]:
        """The modules that items come from, in the blueprint's order."""
        return tuple(dict.fromkeys(cell.module for cell in self.cells))

    @model_validator(mode="after")
    def _cells_differ(self) -> Self:
        # An item that fits two cells could be drawn twice.
        seen: set[tuple[str, str]] = set()
        for cell in self.cells:
            for level in cell.bloom:
                if (cell.module, level) in seen:
                    raise ValueError(
                        f"two cells take items of '{cell.module}' at the level "
                        f"'{level}'; join them"
                    )
                seen.add((cell.module, level))
        return self
