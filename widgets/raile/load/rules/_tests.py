"""The test: a bank of its own for each module, which fills each cell twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raile.load._fault import Fault, closest
from raile.load._library import Library, Loaded
from raile.model.blueprint import Blueprint, Cell
from raile.model.item import ItemSet


def faults(library: Library) -> Iterator[Fault]:
    """Find cells that two forms cannot be drawn from, and items that none draws."""
    known = sorted(library.layout.folders)
    there = library.names("bank")
    banks = {one.name: one for one in library.all("bank", ItemSet)}
    for loaded in library.all("blueprint", Blueprint):
        cells = loaded.value.cells
        for number, cell in enumerate(cells):
            keys = ("cells", number)
            if cell.module not in known:
                wrong = f"There is no module '{cell.module}' to test"
                cure = closest(cell.module, known, "Remove the cell.")
                yield loaded.fault((*keys, "module"), wrong, cure)
            elif cell.module not in there:
                file = library.layout.shown(library.layout.file("bank", cell.module))
                wrong = f"There are no test questions on '{cell.module}' to draw from"
                yield loaded.fault((*keys, "module"), wrong, f"Write {file}.")
            elif cell.module in banks and (fault := _too_few(cell, banks[cell.module])):
                yield loaded.fault(keys, *fault)
        for bank in banks.values():
            yield from _never_drawn(bank, cells)


def _too_few(cell: Cell, bank: Loaded[ItemSet]) -> tuple[str, str] | None:
    found = sum(cell.takes(item) for item in bank.value.items)
    needed = 2 * cell.count
    if found >= needed:
        return None
    levels = " or ".join(f"'{level}'" for level in cell.bloom)
    wrong = (
        f"The test has {found} questions on '{cell.module}' at the level {levels} to "
        f"draw from, and two forms need {needed}"
    )
    cure = (
        f"Write {needed - found} more with 'bloom' and 'difficulty' into "
        f"{bank.document.file}, or lower 'count'."
    )
    return wrong, cure


def _never_drawn(bank: Loaded[ItemSet], cells: Sequence[Cell]) -> Iterator[Fault]:
    mine = [cell for cell in cells if cell.module == bank.name]
    for number, item in enumerate(bank.value.items):
        if not any(cell.takes(item) for cell in mine):
            wrong = "No cell of the blueprint takes this question"
            cure = "Give it a level that one takes and a 'difficulty', or remove it."
            yield bank.fault(("items", number), wrong, cure)
