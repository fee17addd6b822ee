"""What of a reply fits its question."""

from __future__ import annotations

from raile.model.instrument import Question
from raile.model.result import Reply, Row


def fitting(question: Question, reply: Reply) -> Reply:
    """Return what of a reply the question has a field for, and nothing else.

    Choices stay as they are; a number outside the limits, a cell of the wrong type
    and a row without a cell are left out.
    """
    kind = question.kind
    number = reply.number if question.allows(reply.number) else None
    unknown = reply.dont_know and question.dont_know
    return Reply(
        chosen=reply.chosen,
        dont_know=unknown and not reply.chosen and not written(question, reply),
        text=reply.text if kind == "text" else "",
        number=number if kind == "number" else None,
        date=reply.date if kind == "date" else None,
        rows=rows(question, reply),
        evidence=reply.evidence if question.evidence else "",
    )


def written(question: Question, reply: Reply) -> bool:
    """Whether a reply answers a question other than by a choice."""
    match question.kind:
        case "text":
            return bool(reply.text.strip())
        case "number":
            return question.allows(reply.number)
        case "date":
            return reply.date is not None
        case "rows":
            return bool(rows(question, reply))
    return False


def rows(question: Question, reply: Reply) -> tuple[Row, ...]:
    """Return the rows of a reply, each with the cells that fit its column."""
    found = (
        {
            column.id: row[column.id]
            for column in question.columns
            if column.id in row and column.takes(row[column.id])
        }
        for row in reply.rows
    )
    return tuple(row for row in found if row)
