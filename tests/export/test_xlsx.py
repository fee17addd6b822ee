"""The spreadsheet, opened again by openpyxl: typed, whole, and without formulas."""

from __future__ import annotations

import csv
import datetime
from io import BytesIO, StringIO

import pytest
from openpyxl import Workbook, load_workbook

from raile.export import write
from raile.model.document import Column, Table
from raile.model.dossier import System
from raile.report.papers import register_paper
from reported import CONTENT, FORMULA, LONG, MADE, SCRIPT, example_paper


def read(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def test_each_table_has_a_sheet_of_its_own(example_xlsx):
    book = read(example_xlsx)
    tables = example_paper().sheets
    assert len(book.sheetnames) == len(tables) + 1
    assert len(set(book.sheetnames)) == len(book.sheetnames)
    for sheet, table in zip(book.worksheets[1:], tables, strict=True):
        assert len(sheet.tables) == 1
        assert [cell.value for cell in sheet[1]] == [one.title for one in table.columns]
        assert sheet.max_row >= len(table.rows) + 1


def test_numbers_are_numbers_and_days_are_days(example_xlsx):
    book = read(example_xlsx)
    gates = book["The way through the gates"]
    assert [cell.value for cell in gates["A"][1:4]] == [0, 1, 2]
    assert gates["E"][6].value == datetime.datetime(2026, 11, 18)
    assert gates["E"][6].is_date
    every = book["All answers"]
    assert every["D1"].value == "Likelihood without safeguards"
    assert {type(cell.value) for cell in every["D"][1:]} == {int}


def test_no_cell_is_a_formula_or_a_link(nasty_xlsx):
    book = read(nasty_xlsx)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if cell.hyperlink]
    active = [
        cell
        for cell in cells
        if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@"))
    ]
    assert {FORMULA, "+1", "-1", "@cmd"} <= {cell.value for cell in active}
    assert all(cell.quotePrefix for cell in active)


def test_nothing_that_was_typed_is_lost(nasty_xlsx):
    cells = [
        cell.value
        for sheet in read(nasty_xlsx)
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    ]
    assert SCRIPT in cells
    assert max(map(len, cells)) <= 32_767
    joined = "".join(cells)
    fifth = LONG[: len(LONG) // 5]
    assert fifth.strip() in joined


def test_a_text_that_no_cell_can_hold_goes_on_in_the_next_row():
    column = Column(title="Answer")
    table = Table(
        title="Long", columns=(Column(title="Question"), column), rows=(("Why?", LONG),)
    )
    paper = example_paper().model_copy(update={"sheets": (table,)})
    sheet = read(write(paper, "xlsx")).worksheets[1]
    pieces = [cell.value for cell in sheet["B"][1:]]
    assert "".join(pieces) == LONG
    assert {cell.value for cell in sheet["A"][2:]} == {"Why? (continued)"}


def test_a_csv_file_is_as_inert():
    systems = [
        System(id="a", name=FORMULA, purpose="-1+1"),
        System(id="b", name="Lantern", review=datetime.date(2026, 11, 1)),
    ]
    data = write(register_paper(CONTENT, systems, MADE), "csv")
    head, first, second = csv.reader(StringIO(data.decode("utf-8-sig")))
    assert head[0] == "System"
    assert first[:2] == [f"'{FORMULA}", "'-1+1"]
    assert second[0] == "Lantern"
    assert "2026-11-01" in second
    assert "overdue" in second


@pytest.mark.parametrize("title", ["a" * 40, "What: [is] this/that?", "", "'"])
def test_any_title_makes_a_name_of_a_sheet(title: str):
    table = Table(title=title, columns=(Column(title="x"),), rows=((1,),))
    paper = example_paper().model_copy(update={"sheets": (table, table)})
    book = read(write(paper, "xlsx"))
    assert len(book.sheetnames) == 3
