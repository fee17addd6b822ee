"""A report's first table as CSV, which no program takes for formulas."""

from __future__ import annotations

import csv
import datetime
from io import StringIO

from raile.model.document import Cell, Document

_ACTIVE = ("=", "+", "-", "@", "\t", "\r")


def write_csv(document: Document) -> bytes:
    """Return the first table as CSV.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    The mark at the beginning tells Excel that this is UTF-8.
    """
    file = StringIO()
    table = document.sheets[0]
    writer = csv.writer(file)
    writer.writerow(_inert(one.title) for one in table.columns)
    writer.writerows([_written(cell) for cell in row] for row in table.rows)
    return file.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str | int | float | None:
    match cell:
        case datetime.datetime():
            return cell.astimezone(datetime.UTC).isoformat(timespec="seconds")
        case datetime.date():
            return cell.isoformat()
        case str():
            return _inert(cell)
    return cell


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_ACTIVE) else text
