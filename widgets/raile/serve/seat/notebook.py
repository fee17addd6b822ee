"""A notebook's cells, compiled once for all, and run in each seat."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

import IPython.display

from raile.serve.shelf import read


@dataclass(frozen=True)
class Cell:
    """A code cell."""

    name: str
    """'cell-3': its place among all cells of the notebook."""
    body: CodeType
    value: CodeType | None
    """Its last expression, which is what it shows."""


@cache
def cells(file: Path, as_of: int) -> tuple[Cell, ...]:
    """Return the code cells of a notebook as it was at a time.

    Raises
    ------
    SyntaxError
        When one of them is no plain Python.
    """
    return tuple(
        _compiled(f"cell-{place}", cell.source)
        for place, cell in enumerate(read(file, as_of).cells)
        if cell.cell_type == "code"
    )


def _compiled(name: str, source: str) -> Cell:
    tree = ast.parse(source, name)
    value = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = tree.body.pop()
        assert isinstance(last, ast.Expr)  # noqa: S101 - tells mypy
        value = compile(ast.Expression(last.value), name, "eval")
    return Cell(name, compile(tree, name, "exec"), value)


@dataclass(frozen=True)
class Raw:
    """Something shown by `display` in a form of its own."""

    data: dict[str, Any]


def run(cell: Cell, names: dict[str, Any]) -> list[Any]:
    """Run a cell, and return what it shows: by `display`, then its last expression."""
    with _displayed() as shown:
        exec(cell.body, names)  # noqa: S102 - it is the organiser's own notebook
        value = eval(cell.value, names) if cell.value else None  # noqa: S307 - likewise
    return shown if value is None else [*shown, value]


@contextmanager
def _displayed() -> Iterator[list[Any]]:
    """Collect what is shown by `display`, which knows no kernel but IPython's."""
    shown: list[Any] = []

    def display(*values: Any, raw: bool = False, **_: Any) -> None:
        shown.extend(Raw(value) if raw else value for value in values)

    usual = IPython.display.display
    IPython.display.display = display
    try:
        yield shown
    finally:
        IPython.display.display = usual
