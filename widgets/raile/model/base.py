"""What every model shares: frozen, no unknown keys, and marked words."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints


class Strict(BaseModel):
    """A frozen model that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Translatable:
    """Marks a field as words for people: a translation may replace it, nothing else."""


Id = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)
]
"""Lower-case words joined by hyphens: stable, unique, without meaning."""

Words = Annotated[
    str, StringConstraints(min_length=1, strip_whitespace=True), Translatable()
]
"""Plain Markdown for people; HTML in it is escaped."""


def _as_tuple(value: object) -> object:
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


Ids = Annotated[tuple[Id, ...], BeforeValidator(_as_tuple)]
"""One id or a list of ids; always a tuple once loaded."""
