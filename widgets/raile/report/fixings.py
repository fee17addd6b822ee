"""Answers that were fixed before what follows from them was seen."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from raile.model.base import Strict
from raile.model.instrument import Instrument, Section
from raile.model.response import Line
from raile.model.result import Reply

FIXED = "fixed"
"""The key under which a log keeps what was fixed, beside the section's id as item."""


class Dated(Line, Protocol):
    """A line that says when."""

    @property
    def at(self) -> datetime.datetime:
        """When it was written."""


class Fixing(Strict):
    """One moment at which the numbers of a section were fixed."""

    section: str
    at: datetime.datetime
    values: Mapping[str, float | None]
    """By the question's id."""
    changed: tuple[str, ...]
    """The questions whose numbers were others at the fixing before."""


def fixings(instrument: Instrument, log: Iterable[Dated]) -> tuple[Fixing, ...]:
    """Return every moment at which answers were fixed, oldest first.

    Parameters
    ----------
    log
        The lines of one sheet, oldest first.
    """
    sections = {one.id: one for one in instrument.sections if one.fixed}
    found: list[Fixing] = []
    before: dict[str, Mapping[str, float | None]] = {}
    for line in log:
        section = sections.get(line.item)
        values = _values(section, line.value) if section else None
        if section is None or values is None:
            continue
        earlier = before.get(section.id)
        changed = [
            name
            for name, value in values.items()
            if earlier is not None and earlier.get(name) != value
        ]
        found.append(
            Fixing(
                section=section.id,
                at=line.at,
                values=values,
                changed=tuple(changed),
            )
        )
        before[section.id] = values
    return tuple(found)


def numbers(section: Section, replies: Mapping[str, Reply]) -> dict[str, float | None]:
    """Return the numbers of a section as they stand."""
    return {
        one.id: given if one.allows(given) else None
        for one in section.questions
        for given in (replies.get(one.id, Reply()).number,)
    }


def is_fixed(
    section: Section, replies: Mapping[str, Reply], fixed: Iterable[Fixing]
) -> bool:
    """Whether the numbers of a section are still those that were fixed last."""
    last = [one.values for one in fixed if one.section == section.id]
    return bool(last) and dict(last[-1]) == numbers(section, replies)


def _values(section: Section, value: Any) -> dict[str, float | None] | None:
    given = value.get(FIXED) if isinstance(value, dict) else None
    if not isinstance(given, dict):
        return None
    return {
        one.id: number if isinstance(number, int | float) else None
        for one in section.questions
        for number in (given.get(one.id),)
    }
