"""What a data set is, where it comes from, and what it must not be used for."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from raile.model.base import Ids, Strict, Words

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

ColumnName = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)
]
"""As code writes it: lower-case words joined by underscores."""


class Column(Strict):
    """One column of a data set."""

    id: ColumnName
    """Its name in the file's first line."""
    kind: Literal["text", "whole", "number", "truth"]
    """Text, whole numbers, any numbers, or 'yes' and 'no'."""
    meaning: Words
    unit: Words | None = None
    values: tuple[str, ...] = ()
    """All texts that it may hold; any if none are listed."""
    low: float | None = None
    high: float | None = None
    """The least and greatest number that it may hold."""
    missing: Words | None = None
    """What an empty cell means; where nothing is said, no cell is empty."""

    @model_validator(mode="after")
    def _allows_what_fits_its_kind(self) -> Self:
        if self.values and self.kind != "text":
            raise ValueError(
                f"'values' lists texts, but '{self.id}' is of kind '{self.kind}'; "
                "give 'low' and 'high', or remove it"
            )
        bounds = (self.low, self.high) != (None, None)
        if bounds and self.kind not in ("whole", "number"):
            raise ValueError(
                f"'{self.id}' is no number, but has 'low' or 'high'; remove them"
            )
        return self


class Package(Strict):
    """A package of the package index that a data set was taken from."""

    package: str = Field(pattern=r"^[A-Za-z0-9._-]+==[A-Za-z0-9.]+$")
    sha256: Sha256
    """Of the one file that the index gives for it."""
    files: tuple[str, ...] = Field(min_length=1)
    """Inside it, those that were read."""


class Datasheet(Strict):
    """``content/data/NAME.yaml``, beside ``NAME.csv`` or ``NAME.csv.gz``."""

    title: Words
    caveat: Words
    """What everybody should know who sees a number from it, in a sentence or two."""
    why_it_is_here: Words
    collected_by: Words
    period: Words
    unit: Words
    """What one row is, and what is counted."""
    rows: int = Field(ge=1)
    columns: tuple[Column, ...] = Field(min_length=1)
    made_from: tuple[Package, ...]
    """None where the numbers were typed from their sources, or invented."""
    recipe: Words
    """How it was made from that, so that somebody else could do it."""
    licence: Words
    attribution: Words
    """The line to print wherever it is used."""
    known_faults: tuple[Words, ...] = Field(min_length=1)
    who_is_missing: Words
    must_not_be_used_for: tuple[Words, ...] = Field(min_length=1)
    source: Ids = Field(min_length=1)
    sha256: Sha256
    """Of the CSV text, uncompressed."""

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        # A frame copies what is attached to it in every operation; nothing here can
        # change.
        return self
