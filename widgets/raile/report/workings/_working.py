from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from raile.assessment import rows
from raile.chart import Chart
from raile.model.document import Table
from raile.model.instrument import Instrument, Question
from raile.model.result import Reply, Row


@dataclass(frozen=True)
class Working:
    """What follows from the answers."""

    said: tuple[str, ...] = ()
    """Plain sentences."""
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Table, ...] = ()
    """What the charts show, with typed columns, for a spreadsheet."""


def question(instrument: Instrument, name: str) -> Question:
    """Return a question that the check has found to be there."""
    return next(one for one in instrument.questions if one.id == name)


def number(
    instrument: Instrument, replies: Mapping[str, Reply], name: str
) -> float | None:
    """Return a number that was answered; none where it does not fit its question."""
    given = replies.get(name, Reply()).number
    return given if question(instrument, name).allows(given) else None


def table_rows(
    instrument: Instrument, replies: Mapping[str, Reply], name: str
) -> tuple[Row, ...]:
    """Return the rows that were filled in."""
    return rows(question(instrument, name), replies.get(name, Reply()))


def figure(row: Row, column: str) -> float | None:
    """Return the number in a cell."""
    cell = row.get(column)
    return None if isinstance(cell, str) else cell
