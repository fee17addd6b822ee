"""Data sets: each has a datasheet, and is exactly what its datasheet describes."""

from __future__ import annotations

import csv
import hashlib
import io
import zlib
from collections.abc import Iterator
from pathlib import Path

from raile.load._data import data_text
from raile.load._fault import Fault
from raile.load._layout import Layout
from raile.load._library import Library, Loaded
from raile.model.datasheet import Datasheet


def faults(library: Library) -> Iterator[Fault]:
    """Find data sets that differ from their datasheets, or lack them."""
    described = library.names("data")
    for path in _files(library.layout):
        name = path.name.partition(".")[0]
        if name not in described:
            file = library.layout.shown(path)
            cure = f"Write {name}.yaml beside it; another datasheet shows how."
            yield Fault(file, 1, name, "The data set has no datasheet", cure)
    for loaded in library.all("data", Datasheet):
        yield from _differences(library.layout, loaded)


def _files(layout: Layout) -> list[Path]:
    folder = layout.root / "data"
    return sorted([*folder.glob("*.csv"), *folder.glob("*.csv.gz")])


def _differences(layout: Layout, sheet: Loaded[Datasheet]) -> Iterator[Fault]:
    files = [p for p in _files(layout) if p.name.partition(".")[0] == sheet.name]
    if len(files) != 1:
        wrong = f"There are {len(files)} files of this data set"
        cure = f"Put its rows into one file, {sheet.name}.csv or {sheet.name}.csv.gz."
        yield sheet.fault((), wrong, cure)
        return
    try:
        text = data_text(files[0])
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        wrong = f"{files[0].name} cannot be read ({error})"
        yield sheet.fault((), wrong, f"Make it again: raile data {sheet.name}.")
        return
    if hashlib.sha256(text.encode()).hexdigest() != sheet.value.sha256:
        wrong = f"{files[0].name} is not the file that this datasheet describes"
        cure = f"Make it again: raile data {sheet.name}."
        yield sheet.fault(("sha256",), wrong, cure)
    lines = csv.reader(io.StringIO(text))
    columns = next(lines, [])
    if columns != [column.id for column in sheet.value.columns]:
        wrong = f"{files[0].name} has other columns: {', '.join(columns)}"
        yield sheet.fault(("columns",), wrong, "Describe these, in this order.")
    rows = sum(1 for _ in lines)
    if rows != sheet.value.rows:
        wrong = f"{files[0].name} has {rows} rows"
        yield sheet.fault(("rows",), wrong, f"Write 'rows: {rows}'.")
