"""Finding systems in a register of many."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, Self

from pydantic import ValidationError

from raile.load import Content
from raile.model.base import Strict
from raile.model.dossier import System

Order = Literal["name", "state", "gate", "band", "review", "changed"]

_LAST = datetime.date.max


class Query(Strict):
    """What somebody looks for; each thing that is said narrows it down."""

    text: str = ""
    """In the name, the purpose or the supplier."""
    state: str = ""
    gate: int | None = None
    band: str = ""
    overdue: bool = False
    order: Order = "changed"
    down: bool = True
    """Whether what would come last comes first."""

    @classmethod
    def read(cls, value: Mapping[str, Any]) -> Self:
        """Return what a page asks for; everything where it makes no sense."""
        try:
            return cls.model_validate(dict(value))
        except ValidationError:
            return cls()


def find(
    systems: Iterable[System], query: Query, content: Content, today: datetime.date
) -> list[System]:
    """Return the systems that a query asks for, in its order.

    Parameters
    ----------
    content
        The order of bands and states.
    today
        The day by which a review is overdue.
    """
    words = query.text.casefold().split()
    found = [
        one
        for one in systems
        if (not query.state or one.state == query.state)
        and (query.gate is None or one.gate == query.gate)
        and (not query.band or one.band == query.band)
        and (not query.overdue or (one.review is not None and one.review < today))
        and (not words or _holds(one, words))
    ]
    by_name = _orders(content)["name"]
    found.sort(key=by_name)
    if query.order != "name" or query.down:
        found.sort(key=_orders(content)[query.order], reverse=query.down)
    return found


def _holds(one: System, words: list[str]) -> bool:
    text = f"{one.name}\n{one.purpose}\n{one.supplier}".casefold()
    return all(word in text for word in words)


def _orders(content: Content) -> dict[Order, Callable[[System], Any]]:
    bands: dict[str | None, int] = {
        one.id: place for place, one in enumerate(content.risk.bands)
    }
    states = {one.id: place for place, one in enumerate(content.gates.states)}
    gates = len(content.gates.gates)
    return {
        "name": lambda one: one.name.casefold(),
        "state": lambda one: states.get(one.state, len(states)),
        "gate": lambda one: gates if one.gate is None else one.gate,
        # What is stopped is worse than any band.
        "band": lambda one: len(bands) if one.stopped else bands.get(one.band, -1),
        "review": lambda one: one.review or _LAST,
        "changed": lambda one: one.changed.timestamp() if one.changed else 0.0,
    }
