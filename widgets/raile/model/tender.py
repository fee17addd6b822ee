"""Offers to choose between: what each claims, what was tested, and its marks."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from raile.model.base import Id, Strict, Words
from raile.model.ways import refuse_twins


class Criterion(Strict):
    """Something that counts; the control ``weight-ID`` says how much."""

    id: Id
    name: Words


class Vendor(Strict):
    """An invented vendor, with the test that it names."""

    id: Id
    name: Words
    errors: int = Field(ge=0)
    cases: int = Field(gt=0)
    claimed: float = Field(gt=0, lt=1)
    """The error rate that it claims to stay below, as a share."""
    marks: dict[Id, Annotated[int, Field(ge=0, le=10)]]
    """By criterion."""

    @model_validator(mode="after")
    def _has_no_more_errors_than_cases(self) -> Self:
        if self.errors > self.cases:
            raise ValueError(
                f"'{self.id}' has {self.errors} errors in {self.cases} cases; there "
                "cannot be more errors than cases"
            )
        return self


class Tender(Strict):
    """Vendors, and the criteria by which they are compared."""

    criteria: tuple[Criterion, ...] = Field(min_length=2)
    vendors: tuple[Vendor, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _marks_all_vendors_by_all_criteria(self) -> Self:
        refuse_twins((one.id for one in self.criteria), "criteria")
        refuse_twins((one.id for one in self.vendors), "vendors")
        known = {one.id for one in self.criteria}
        for vendor in self.vendors:
            if odd := sorted(vendor.marks.keys() ^ known):
                raise ValueError(
                    f"the marks of '{vendor.id}' and the criteria differ by "
                    f"{', '.join(odd)}; give one mark for each criterion"
                )
        return self
