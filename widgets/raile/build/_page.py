"""One lesson in, one notebook out; the same lesson always gives the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import jupytext
import nbformat
import yaml
from jupytext.myst import MystMetadataParsingError
from nbformat import NotebookNode, v4

TRAINER = "trainer"
"""The tag of a cell that only the trainer's edition shows."""


class BuildError(Exception):
    """A notebook that could not be written; the message says what to do."""


def page(lesson: str, about: Mapping[str, str], *, trainer: bool) -> str:
    """Return a notebook's text.

    Parameters
    ----------
    lesson
        A MyST Markdown notebook.
    about
        What the notebook is: kept in its metadata under ``raile``.
    trainer
        Whether it is the trainer's edition, which keeps the cells tagged so.

    Raises
    ------
    BuildError
        When the lesson is no MyST Markdown notebook.
    """
    try:
        source = jupytext.reads(lesson, fmt="md:myst")
    except (MystMetadataParsingError, yaml.YAMLError) as error:
        raise BuildError(str(error)) from error
    kept = [
        cell
        for cell in source.cells
        if trainer or TRAINER not in cell.metadata.get("tags", ())
    ]
    cells = _numbered(kept)
    notebook = v4.new_notebook(
        cells=cells,
        metadata={
            "kernelspec": {
                "display_name": "Python 3",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
            "title": _title(cells),
            "raile": {**about, "digest": digest(cells)},
        },
    )
    nbformat.validate(notebook)
    return f"{nbformat.writes(notebook)}\n"


def digest(cells: Iterable[Mapping[str, Any]]) -> str:
    """Return a fingerprint of what a person reads and edits in these cells.

    Outputs and counts do not matter, so that a notebook that was only run still
    has the fingerprint that it was written with.
    """
    read = [[cell["cell_type"], "".join(cell["source"])] for cell in cells]
    return hashlib.sha256(json.dumps(read).encode()).hexdigest()[:16]


def recorded(notebook: Mapping[str, Any]) -> str | None:
    """Return the fingerprint that a notebook was written with, if by us."""
    about = notebook.get("metadata", {}).get("raile", {})
    return about.get("digest") if isinstance(about, dict) else None


def _numbered(cells: Iterable[NotebookNode]) -> list[NotebookNode]:
    """Give each cell an id that stays when the cells around it change."""
    seen: Counter[str] = Counter()
    done = []
    for cell in cells:
        fingerprint = digest([cell])[:10]
        seen[fingerprint] += 1
        name = f"{fingerprint}-{seen[fingerprint]}"
        if cell.cell_type == "code":
            new = v4.new_code_cell(cell.source, id=name, metadata=cell.metadata)
        else:
            new = v4.new_markdown_cell(cell.source, id=name, metadata=cell.metadata)
        done.append(new)
    return done


def _title(cells: Iterable[NotebookNode]) -> str:
    for cell in cells:
        if cell.cell_type == "markdown":
            for line in cell.source.splitlines():
                if line.startswith("# "):
                    return str(line.removeprefix("# ").strip())
    raise BuildError("It has no title. Begin it with a line '# Title'.")
