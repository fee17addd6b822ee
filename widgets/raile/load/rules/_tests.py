"""The test: its modules are there, and their quizzes fill each cell twice."""

from __future__ import annotations

from collections.abc import Iterator

from raile.load._fault import Fault, closest
from raile.load._library import Library
from raile.model.blueprint import Blueprint
from raile.model.item import ItemSet


def faults(library: Library) -> Iterator[Fault]:
    """Find cells of the blueprint that two forms cannot be drawn from."""
    known = sorted(library.layout.folders)
    there = library.names("set")
    banks = {one.name: one for one in library.all("set", ItemSet)}
    for loaded in library.all("blueprint", Blueprint):
        for number, cell in enumerate(loaded.value.cells):
            keys = ("cells", number)
            quiz = f"{cell.module}/quiz"
            if quiz not in there:
                wrong = f"There is no quiz of a module '{cell.module}' to draw from"
                cure = closest(cell.module, known, "Write it, or remove the cell.")
                yield loaded.fault((*keys, "module"), wrong, cure)
            elif quiz in banks:
                items = banks[quiz].value.items
                found = sum(cell.takes(item) for item in items)
                if found < (needed := 2 * cell.count):
                    levels = " or ".join(f"'{level}'" for level in cell.bloom)
                    wrong = (
                        f"The quiz '{cell.module}' has {found} items at the level "
                        f"{levels} to draw from, and two forms need {needed}"
                    )
                    cure = (
                        f"Write {needed - found} more with 'bloom' and 'difficulty' "
                        f"into {banks[quiz].document.file}, or lower 'count'."
                    )
                    yield loaded.fault(keys, wrong, cure)
