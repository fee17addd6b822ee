"""Data sets as frames, each with its datasheet attached."""

from __future__ import annotations

import io

import pandas as pd

from raile.load import Content
from raile.model.datasheet import Column, Datasheet

_TRUTHS = {"yes": True, "no": False}


def load(name: str, content: Content | None = None) -> pd.DataFrame:
    """Return a data set.

    Parameters
    ----------
    name
        Such as ``"compas-counts"``; ``content/data`` has them all.
    content
        Where it lies, and in which language its datasheet is wanted; the kit's own
        content in English if not given.

    Returns
    -------
    pandas.DataFrame
        Its datasheet is in ``frame.attrs["datasheet"]``: what each column means, who
        is missing, and what it must not be used for. Texts are ``str``, whole numbers
        ``int64`` (``Int64`` where a cell may be empty), other numbers ``float64``,
        yes-or-no columns ``bool``.

    Raises
    ------
    raile.load.NotThere
        If there is no such data set.
    raile.load.ContentError
        If its datasheet cannot be read.

    Examples
    --------
    >>> counts = load("compas-counts")
    >>> int(counts["people"].sum())
    6150
    """
    content = content or Content()
    sheet = content.datasheet(name)
    frame = read(content.rows(name), sheet)
    frame.attrs["datasheet"] = sheet
    return frame


def datasheet(name: str, content: Content | None = None) -> Datasheet:
    """Return what a data set is; parameters and errors are those of :func:`load`."""
    return (content or Content()).datasheet(name)


def read(rows: str, sheet: Datasheet) -> pd.DataFrame:
    """Return CSV text as a frame whose columns have the types of a datasheet."""
    types = {column.id: _type(column) for column in sheet.columns}
    frame = pd.read_csv(
        io.StringIO(rows), dtype=types, keep_default_na=False, na_values=[""]
    )
    for column in sheet.columns:
        if column.kind == "truth":
            frame[column.id] = frame[column.id].map(_TRUTHS).astype("bool")
    return frame


def _type(column: Column) -> str:
    match column.kind:
        case "text" | "truth":
            return "str"
        case "whole":
            return "Int64" if column.missing else "int64"
        case "number":
            return "float64"


def misfits(frame: pd.DataFrame, sheet: Datasheet) -> list[str]:
    """Return what in a table does not fit its datasheet, a sentence for each column."""
    found = []
    for column in sheet.columns:
        values = frame[column.id]
        if values.isna().any() and not column.missing:
            found.append(f"'{column.id}' has empty cells, and no meaning of them")
        held = values.dropna()
        if column.values and not held.isin(column.values).all():
            others = sorted(set(held) - set(column.values))
            found.append(f"'{column.id}' also holds {', '.join(others[:5])}")
        if column.low is not None and (held < column.low).any():
            found.append(f"'{column.id}' goes down to {held.min()}")
        if column.high is not None and (held > column.high).any():
            found.append(f"'{column.id}' goes up to {held.max()}")
    return found
