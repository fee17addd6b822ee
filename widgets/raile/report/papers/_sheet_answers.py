"""The answers to an instrument, whatever kind they are of."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from babel.numbers import format_decimal

from raile.model.document import (
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Heading,
    Line,
    Paragraph,
    Part,
    Run,
    Table,
)
from raile.model.field import Column as Field
from raile.model.field import is_day
from raile.model.instrument import Instrument, Question
from raile.model.result import Reply, Row
from raile.report.papers._lines import flat, plain
from raile.report.papers._paper import Paper


def sheet_answers(
    paper: Paper,
    instrument: Instrument,
    replies: Mapping[str, Reply],
    visible: tuple[str, ...],
    title: str,
) -> Part:
    """Return each visible question with its answer and its proof."""
    blocks: list[Block] = []
    at = 0
    for section in instrument.sections:
        asked = [one for one in section.questions if one.id in visible]
        if asked:
            blocks.append(Heading(title=section.title))
        for question in asked:
            at += 1
            reply = replies.get(question.id, Reply())
            blocks += _question(paper, instrument, at, question, reply)
    return Part(title=title, blocks=tuple(blocks))


def _question(
    paper: Paper, instrument: Instrument, at: int, question: Question, reply: Reply
) -> Iterator[Block]:
    yield Heading(title=f"{at}. {flat(question.ask)}", level=3)
    if question.kind == "rows" and reply.rows:
        yield _rows(paper, question, reply.rows)
    else:
        said = answer(paper, instrument, question, reply)
        line: Line = (
            (*plain(said),)
            if said
            else (Run(text=paper.say("not-answered"), emphasis=True),)
        )
        yield Paragraph(line=line)
    if reply.evidence.strip():
        yield Facts(
            rows=(Fact(label=paper.say("evidence"), lines=(plain(reply.evidence),)),)
        )


def answer(
    paper: Paper, instrument: Instrument, question: Question, reply: Reply
) -> str:
    """Return an answer in words; nothing where there is none."""
    if reply.dont_know and not reply.chosen and not reply.written:
        return paper.content.words("assessment").say("dont_know")
    match question.kind:
        case "choice" | "several":
            known = {one.id: flat(one.text) for one in instrument.levels(question)}
            return "; ".join(known[one] for one in reply.chosen if one in known)
        case "number":
            if reply.number is None:
                return ""
            number = format_decimal(reply.number, locale=paper.content.language)
            return f"{number} {question.unit or ''}".strip()
        case "date":
            return paper.day(reply.date) if reply.date else ""
        case "rows":
            return "; ".join(
                ", ".join(
                    str(cell)
                    for column in question.columns
                    if (cell := _cell(column, row)) is not None
                )
                for row in reply.rows
            )
    return reply.text


def _rows(paper: Paper, question: Question, rows: tuple[Row, ...]) -> Table:
    return Table(
        title=flat(question.ask),
        columns=tuple(_column(one) for one in question.columns),
        rows=tuple(tuple(_cell(one, row) for one in question.columns) for row in rows),
    )


def _column(one: Field) -> Column:
    unit = f" ({one.unit})" if one.unit else ""
    typed = one.kind if one.kind in {"number", "date"} else "text"
    width = 3 if one.kind == "text" else 2
    return Column.model_validate(
        {"title": f"{flat(one.title)}{unit}", "type": typed, "width": width}
    )


def _cell(column: Field, row: Row) -> Cell:
    found = row.get(column.id)
    if column.kind == "choice":
        return next((flat(one.text) for one in column.options if one.id == found), None)
    if column.kind == "date":
        known = isinstance(found, str) and is_day(found)
        return datetime.date.fromisoformat(str(found)) if known else None
    if column.kind == "number":
        return found if isinstance(found, float | int) else None
    return None if found is None else str(found)


def sheet_tables(
    paper: Paper,
    instrument: Instrument,
    replies: Mapping[str, Reply],
    visible: tuple[str, ...],
) -> Iterator[Table]:
    """Yield the answers as one table, and each table that was filled row by row."""
    rows: list[tuple[Cell, ...]] = []
    tables = []
    for section in instrument.sections:
        for question in section.questions:
            if question.id in visible:
                reply = replies.get(question.id, Reply())
                said = answer(paper, instrument, question, reply)
                points = _points(instrument, question, reply)
                rows.append(
                    (section.title, flat(question.ask), said, points, reply.evidence)
                )
                if question.kind == "rows" and reply.rows:
                    tables.append(_rows(paper, question, reply.rows))
    yield Table(
        title=instrument.title,
        columns=(
            paper.column("section", 2),
            paper.column("question", 5),
            paper.column("answer", 5),
            paper.column("points", type="number"),
            paper.column("evidence", 4),
        ),
        rows=tuple(rows),
    )
    yield from tables


def _points(instrument: Instrument, question: Question, reply: Reply) -> float | None:
    chosen = [one for one in instrument.levels(question) if one.id in reply.chosen]
    return max((one.points for one in chosen), default=None)
