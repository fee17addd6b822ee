"""The answers to an instrument, whatever kind they are of."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from raile.model.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Part,
    Run,
    Table,
)
from raile.model.field import Column as Field
from raile.model.field import is_day
from raile.model.instrument import Instrument, Question
from raile.model.result import Reply, Row
from raile.report.papers._lines import flat, plain, strong
from raile.report.papers._paper import Paper
from raile.report.told import told


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
    title = f"{at}. {flat(question.ask)}"
    yield Heading(title=title, level=3)
    said = answer(paper, instrument, question, reply)
    if question.kind == "rows" and reply.rows:
        yield _rows(question, reply.rows, title)
    elif question.kind == "several" and len(reply.chosen) > 1:
        yield Bullets(items=tuple(plain(one) for one in said.split("\n")))
    elif said:
        yield Paragraph(line=plain(said))
    else:
        yield Paragraph(line=(Run(text=paper.say("not-answered"), emphasis=True),))
    if reply.evidence.strip():
        label = paper.say("evidence-is")
        proof = (*strong(label), Run(text=f" {reply.evidence.strip()}"))
        yield Paragraph(line=proof, quiet=True)


def answer(
    paper: Paper, instrument: Instrument, question: Question, reply: Reply
) -> str:
    """Return an answer in words, a line for each choice or row; '' for none."""
    if reply.dont_know and not reply.chosen and not reply.written:
        return paper.content.words("assessment").say("dont_know")
    said = told(instrument, question, reply, paper.content.language)
    chosen = question.kind in ("choice", "several")
    return "\n".join(map(flat, said.splitlines())) if chosen else said


def _rows(question: Question, rows: tuple[Row, ...], title: str) -> Table:
    return Table(
        title=title,
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
    scored = bool(instrument.bands)
    rows: list[tuple[Cell, ...]] = []
    tables = []
    for section in instrument.sections:
        for question in section.questions:
            if question.id in visible:
                reply = replies.get(question.id, Reply())
                said = answer(paper, instrument, question, reply)
                points = _points(instrument, question, reply)
                score = (points,) if scored else ()
                asked = (section.title, flat(question.ask))
                rows.append((*asked, said, *score, reply.evidence))
                if question.kind == "rows" and reply.rows:
                    tables.append(_rows(question, reply.rows, flat(question.ask)))
    yield Table(
        title=instrument.title,
        columns=(
            paper.column("section", 2),
            paper.column("question", 5),
            paper.column("answer", 5),
            *((paper.column("points", type="number"),) if scored else ()),
            paper.column("evidence", 4),
        ),
        rows=tuple(rows),
    )
    yield from tables


def _points(instrument: Instrument, question: Question, reply: Reply) -> float | None:
    chosen = [one for one in instrument.levels(question) if one.id in reply.chosen]
    return max((one.points for one in chosen), default=None)
