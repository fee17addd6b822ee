"""Answers as plain text, the same wherever they are read again."""

from __future__ import annotations

import datetime

from raile.assessment import fitting
from raile.day import day
from raile.digits import plain
from raile.model.field import Cell, Column, is_day
from raile.model.instrument import Instrument, Question
from raile.model.result import Reply, Row


def told(
    instrument: Instrument, question: Question, reply: Reply, language: str
) -> str:
    """Return an answer as plain text, one line for each row or choice."""
    kept = fitting(question, reply)
    match question.kind:
        case "text":
            return kept.text.strip()
        case "number" if kept.number is not None:
            return _number(kept.number, question.unit, language)
        case "date" if kept.date:
            return day(kept.date, language)
        case "rows":
            rows = (_row(question, one, language) for one in kept.rows)
            return "\n".join(rows)
    levels = instrument.levels(question)
    return "\n".join(one.text for one in levels if one.id in reply.chosen)


def _number(number: float, unit: str | None, language: str) -> str:
    text = plain(number, language)
    return f"{text} {unit}" if unit else text


def _row(question: Question, row: Row, language: str) -> str:
    """Return a row in one line; a number or a day alone would not say what it is."""
    return " · ".join(
        f"{column.title}: {said}" if column.kind in ("number", "date") else said
        for column in question.columns
        if (said := told_cell(column, row.get(column.id), language))
    )


def told_cell(column: Column, value: Cell | None, language: str) -> str:
    """Return what stands in a cell; nothing where nothing does."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return _number(value, column.unit, language)
    if column.kind == "date" and is_day(value):
        return day(datetime.date.fromisoformat(value), language)
    if column.kind == "choice":
        return next((one.text for one in column.options if one.id == value), value)
    return value
