"""One point of a lesson, as it looks in different roles."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from raile.model.base import Id, Ids, Strict, Words
from raile.model.ways import refuse_twins


class Case(Strict):
    """What it looks like for some of the roles."""

    id: Id
    roles: Ids = Field(min_length=1)
    text: Words
    source: Ids = ()


class Example(Strict):
    """``content/modules/NN-slug/example.yaml``: each reader is shown a case nearby."""

    title: Words
    cases: tuple[Case, ...] = Field(min_length=2)

    def case(self, role: str | None) -> Case:
        """Return the case for a role; the first one for who has named none."""
        return next((one for one in self.cases if role in one.roles), self.cases[0])

    @model_validator(mode="after")
    def _cases_differ(self) -> Self:
        refuse_twins((one.id for one in self.cases), "cases")
        refuse_twins((role for one in self.cases for role in one.roles), "roles")
        return self
