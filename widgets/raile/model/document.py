"""A report before it is a file: what it says in which order, and nothing of its looks.

Texts are runs of plain characters: there is no markup in them that a writer could
take for its own. Dates and numbers keep their types for tables.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from raile.model.base import Strict

_UNPRINTABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEW_LINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def printable(text: str) -> str:
    r"""Return a text that every file format can hold.

    Characters that XML refuses become the sign for a lost character, so that nobody
    misses that something stood there.

    Examples
    --------
    >>> printable("bell\x07 and\r\nline")
    'bell\ufffd and\nline'
    """
    return _UNPRINTABLE.sub("\ufffd", _NEW_LINE.sub("\n", text))


Text = Annotated[str, AfterValidator(printable)]


class Run(Strict):
    """Some characters of a line that look alike."""

    text: Text
    strong: bool = False
    emphasis: bool = False
    link: str | None = Field(default=None, pattern=r"^https?://[^\s]+$")
    """Only ever from the content; what people type is never a link."""


Line = tuple[Run, ...]
"""One paragraph; a new line inside it stays one."""


class Paragraph(Strict):
    """Running text."""

    kind: Literal["paragraph"] = "paragraph"
    line: Line
    quiet: bool = False
    """Explains, and may be smaller."""


class Heading(Strict):
    """A heading inside a part."""

    kind: Literal["heading"] = "heading"
    title: Text
    level: Literal[2, 3] = 2


class Notice(Strict):
    """Something that nobody may overlook: a decision, a warning, what is invented."""

    kind: Literal["notice"] = "notice"
    title: Text
    lines: tuple[Line, ...] = ()
    weight: Literal["decision", "warning", "note"] = "note"


class Fact(Strict):
    """A label and what belongs to it."""

    label: Text
    lines: tuple[Line, ...]


class Facts(Strict):
    """Labelled facts, one below the other."""

    kind: Literal["facts"] = "facts"
    rows: tuple[Fact, ...]


class Bullets(Strict):
    """A list."""

    kind: Literal["bullets"] = "bullets"
    items: tuple[Line, ...]
    ordered: bool = False


ColumnType = Literal["text", "number", "date", "time"]


class Column(Strict):
    """One column of a table, of one type."""

    title: Text
    type: ColumnType = "text"
    width: int = Field(default=1, ge=1, le=12)
    """Compared with the other columns."""


Cell = Text | int | float | datetime.datetime | datetime.date | None


def _typed(cell: Any, column: Column) -> Any:
    if isinstance(cell, str) and column.type == "date":
        return datetime.date.fromisoformat(cell)
    if isinstance(cell, str) and column.type == "time":
        return datetime.datetime.fromisoformat(cell)
    return cell


class Table(Strict):
    """Rows of one kind."""

    kind: Literal["table"] = "table"
    title: Text
    columns: tuple[Column, ...] = Field(min_length=1)
    rows: tuple[tuple[Cell, ...], ...]
    empty: Text = ""
    """Said instead of a table without rows."""

    @field_validator("rows", mode="before")
    @classmethod
    def _days_are_days(cls, rows: Any, info: ValidationInfo) -> Any:
        """Read days and times out of JSON, which has none."""
        columns: tuple[Column, ...] = info.data.get("columns", ())
        return [
            [_typed(cell, column) for cell, column in zip(row, columns, strict=True)]
            for row in rows
        ]


class Figure(Strict):
    """A drawing, with all that it shows in words."""

    kind: Literal["figure"] = "figure"
    title: Text
    svg: str
    """Made by `raile.chart`, or a QR code: black on white, and safe."""
    told: Text
    """What stands in the place of the drawing for those who do not see it."""
    width: float = Field(default=1, gt=0, le=1)
    """Share of the page's."""


class Signature(Strict):
    """A line to sign on."""

    function: Text
    says: Text = ""
    """What is signed."""


class Signatures(Strict):
    """The block of signatures."""

    kind: Literal["signatures"] = "signatures"
    lines: tuple[Signature, ...] = Field(min_length=1)


Block = Annotated[
    Paragraph | Heading | Notice | Facts | Bullets | Table | Figure | Signatures,
    Field(discriminator="kind"),
]


class Part(Strict):
    """A chapter."""

    title: Text
    blocks: tuple[Block, ...]
    new_page: bool = True


class Labels(Strict):
    """The few words that writers add."""

    agency: Text
    contents: Text
    page: Text
    of: Text
    """Between the page's number and that of all pages."""
    place: Text
    date: Text
    name: Text
    signature: Text
    cover: Text
    continues: Text
    figure: Text


class Document(Strict):
    """A report."""

    name: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)
    """Of its file, without what follows the dot."""
    language: str
    kind: Text
    """What it is, such as 'Risk assessment'."""
    title: Text
    """What it is about."""
    agency: Text = ""
    """Typed when the report is made, and kept nowhere."""
    facts: tuple[Fact, ...] = ()
    notices: tuple[Notice, ...] = ()
    """On the cover."""
    cover: bool = True
    """Whether the first page is a cover with a table of contents."""
    parts: tuple[Part, ...] = Field(min_length=1)
    sheets: tuple[Table, ...] = ()
    """The tables of the spreadsheet: the same facts, to count and to sort."""
    labels: Labels
