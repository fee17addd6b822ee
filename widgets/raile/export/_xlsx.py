"""A report's tables as a spreadsheet: one sheet each, typed columns, no formula."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

import xlsxwriter

from raile.model.document import Cell, Column, Document, Table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_FITS = 16_000
"""Characters of a cell: Excel takes 32,767 units, and an emoji is two of them."""
_NAME = 31
_REFUSED = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_ACTIVE = ("=", "+", "-", "@", "\t")
_WIDTH = 12
"""Of the narrowest column, in characters."""
_LINE, _HIGHEST = 15, 409
"""Points: of one line, and of what Excel allows."""
_A4 = 9
_STYLE = "Table Style Light 1"


def write_xlsx(document: Document) -> bytes:
    """Return the tables of a report as a spreadsheet."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": f"{document.kind}: {document.title}",
                "author": document.agency,
                "comments": "",
            }
        )
        _Book(book, document).write()
    return file.getvalue()


class _Book:
    """One spreadsheet in the making."""

    def __init__(self, book: Any, document: Document) -> None:
        self._book = book
        self._document = document
        self._names: set[str] = set()
        top = {"text_wrap": True, "valign": "top"}
        self._text: Format = book.add_format(top)
        # Even where the file is saved as CSV from here, Excel keeps it a text.
        self._quoted: Format = book.add_format({**top, "quote_prefix": True})
        self._strong: Format = book.add_format({**top, "bold": True})
        self._head: Format = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 2}
        )
        self._formats: dict[str, Format] = {
            "text": self._text,
            "number": book.add_format({"valign": "top"}),
            "date": book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"}),
            "time": book.add_format(
                {"valign": "top", "num_format": "yyyy-mm-dd hh:mm:ss"}
            ),
        }

    def write(self) -> None:
        """Write the cover, and a sheet for each table."""
        self._cover()
        for table in self._document.sheets:
            self._table(table)

    def _cover(self) -> None:
        document = self._document
        sheet = self._sheet(document.labels.cover)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 90)
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        rows = [(document.kind, document.title)]
        if document.agency:
            rows.append((document.labels.agency, document.agency))
        for fact in document.facts:
            said = "\n".join("".join(run.text for run in line) for line in fact.lines)
            rows.append((fact.label, said))
        for notice in document.notices:
            texts = ("".join(run.text for run in line) for line in notice.lines)
            rows.append((notice.title, "\n".join(texts)))
        down = 0
        for label, text in rows:
            for piece in _pieces(text):
                sheet.set_row(down, min(_LINE * _lines(piece, 6), _HIGHEST))
                sheet.write_string(down, 0, label, self._strong)
                self._write_text(sheet, down, 1, piece)
                down += 1

    def _table(self, table: Table) -> None:
        sheet = self._sheet(table.title)
        sheet.freeze_panes(1, 1)
        # On paper: across, as wide as the page, with its heads on each.
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, _WIDTH * column.width)
        titles = _apart([one.title for one in table.columns])
        rows = [
            part
            for row in table.rows
            for part in _split(row, self._document.labels.continues)
        ]
        for down, row in enumerate(rows, 1):
            sheet.set_row(down, _height(row, table.columns))
            for at, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
                self._write(sheet, down, at, cell, column)
        # A table needs a row, even where nothing is in it.
        sheet.add_table(
            0,
            0,
            max(len(rows), 1),
            len(titles) - 1,
            {
                "columns": [
                    {"header": one, "header_format": self._head} for one in titles
                ],
                "style": _STYLE,
            },
        )

    def _write(
        self, sheet: Worksheet, down: int, at: int, cell: Cell, column: Column
    ) -> None:
        form = self._formats[column.type]
        match cell:
            case None:
                sheet.write_blank(down, at, None, form)
            case datetime.datetime():
                # The format has no time zones.
                there = cell.astimezone(datetime.UTC).replace(tzinfo=None)
                sheet.write_datetime(down, at, there, form)
            case datetime.date():
                sheet.write_datetime(down, at, cell, form)
            case int() | float():
                sheet.write_number(down, at, cell, form)
            case _:
                self._write_text(sheet, down, at, cell)

    def _write_text(self, sheet: Worksheet, down: int, at: int, text: str) -> None:
        # Never `write`, which would make formulas and links of texts.
        form = self._quoted if text.startswith(_ACTIVE) else self._text
        sheet.write_string(down, at, text, form)

    def _sheet(self, title: str) -> Worksheet:
        """Add a sheet; its name has to be short, and is given once."""
        base = " ".join(title.translate(_REFUSED).split())[:_NAME].strip() or "1"
        name, n = base, 1
        while name.lower() in self._names:
            n += 1
            name = f"{base[: _NAME - 4]} ({n})"
        self._names.add(name.lower())
        sheet: Worksheet = self._book.add_worksheet(name)
        return sheet


def _height(row: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Return how high a row is: not every program works that out by itself."""
    lines = max(
        _lines(cell, column.width) if isinstance(cell, str) else 1
        for cell, column in zip(row, columns, strict=True)
    )
    return min(_LINE * lines, _HIGHEST)


def _lines(text: str, width: int) -> int:
    letters = _WIDTH * width
    return sum(1 + len(line) // letters for line in text.split("\n"))


def _pieces(text: str) -> Sequence[str]:
    return [text[at : at + _FITS] for at in range(0, len(text), _FITS)] or [""]


def _split(row: Sequence[Cell], continues: str) -> Iterator[tuple[Cell, ...]]:
    """Yield a row, and as many more as its longest text needs."""
    parts = [_pieces(cell) if isinstance(cell, str) else [cell] for cell in row]
    for at in range(max(map(len, parts))):
        cells: list[Cell] = [part[at] if at < len(part) else None for part in parts]
        if at and cells[0] is None:
            first = row[0]
            cells[0] = f"{first} ({continues})" if isinstance(first, str) else first
        yield tuple(cells)


def _apart(titles: Sequence[str]) -> list[str]:
    """Return titles of which no two are the same, as Excel wants them."""
    found: list[str] = []
    for title in titles:
        name, n = title, 1
        while name.lower() in {one.lower() for one in found}:
            n += 1
            name = f"{title} {n}"
        found.append(name)
    return found
